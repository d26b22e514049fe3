/* The text of the source, line by line; marks nest as the runs say. */

const CHUNK = 40; // lines that are laid out together, or not at all while they are out of sight

function leafSign(number) {
  const made = element("span", { kind: "leaf-sign" });
  made.dataset.page = number;
  return made;
}

function lineElement(runs, number, seen) {
  const made = element("div", { kind: "line" });
  const all = typeof runs === "string" ? [runs] : runs;
  made.classList.toggle("empty", all.every((run) => run === "" || typeof run === "number"));
  made.classList.toggle("of-table", typeof all[0] === "string" ? all[0].startsWith("|") : String(all[0][0]).startsWith("|"));
  made.dataset.line = number;
  const open = [];
  const inner = () => (open.length ? open[open.length - 1].made : made);
  for (const run of all) {
    if (typeof run === "number") {
      open.length = 0;
      made.append(leafSign(run));
      continue;
    }
    const [words, ...holding] = typeof run === "string" ? [run] : run;
    let same = 0;
    while (same < open.length && open[same].piece === holding[same]) same += 1;
    open.length = same;
    for (const piece of holding.slice(same)) {
      const mark = markElement(piece, !seen.has(piece));
      seen.add(piece);
      inner().append(mark);
      open.push({ piece, made: mark });
    }
    inner().append(words);
  }
  return made;
}

function writeText() {
  const seen = new Set();
  const made = document.createDocumentFragment();
  for (let first = 0; first < lines.length; first += CHUNK) {
    const some = lines.slice(first, first + CHUNK).map((runs, index) => lineElement(runs, first + index + 1, seen));
    made.append(element("div", { kind: "chunk" }, ...some));
  }
  get("text").replaceChildren(made);
}

function namePages() {
  for (const sign of document.querySelectorAll("[data-page]")) {
    sign.dataset.label = sayPage(sign.dataset.page);
    sign.classList.toggle("refused", !pages[sign.dataset.page - 1].read);
  }
}
