/* The images of pages with their words over them; only those near the eye are there, for each takes megabytes. */

const leaves = new Map(); // number → { leaf, made, paper, filled }
const leafOf = new Map(); // piece → number of the page on which it begins
for (const leaf of pages) {
  for (const [, , , , , , ...holding] of leaf.words || []) {
    for (const piece of holding) if (!leafOf.has(piece)) leafOf.set(piece, leaf.number);
  }
}
const hasImages = pages.some((leaf) => leaf.type);

function writePages() {
  const near = new IntersectionObserver(
    (seen) => seen.forEach((each) => (each.isIntersecting ? fill : empty)(Number(each.target.dataset.leaf))),
    { root: get("scroll"), rootMargin: "120% 0px" },
  );
  for (const leaf of pages) {
    const sign = element("p", { kind: "leaf-name" });
    sign.dataset.page = leaf.number;
    const paper = element("div", { kind: leaf.type ? "paper" : "paper missing" });
    if (leaf.type) paper.style.aspectRatio = `${leaf.width} / ${leaf.height}`;
    else {
      const missing = element("p", { text: say("no-image") });
      missing.dataset.t = "no-image";
      paper.append(missing);
    }
    const made = element("section", { kind: leaf.read ? "leaf" : "leaf refused" }, sign, paper);
    made.dataset.leaf = leaf.number;
    leaves.set(leaf.number, { leaf, made, paper, filled: false });
    get("leaves").append(made);
    near.observe(made);
  }
}

function fill(number) {
  const { leaf, paper, filled } = leaves.get(number);
  if (filled || !leaf.type) return;
  leaves.get(number).filled = true;
  const image = element("img");
  image.alt = sayPage(number);
  image.src = `data:${leaf.type};base64,${get(`image-${number}`).textContent}`;
  const begun = new Set();
  const words = element("div", { kind: "words", lang: "vi" }, ...(leaf.words || []).map((word) => wordElement(word, number, begun)));
  paper.replaceChildren(image, words);
  paint();
}
function empty(number) {
  const each = leaves.get(number);
  if (!each.filled || each.paper.contains(document.activeElement)) return;
  each.filled = false;
  for (const word of each.paper.querySelectorAll(".word")) {
    for (const piece of wordOf.get(word).holding) elementsOf.get(piece).delete(word);
  }
  each.paper.replaceChildren();
}

/** Names and posts are told by their lines: a sign over each would hide the line above. */
const signed = (piece) => leads(piece) && !["person", "post"].includes(markOf(piece).kind);

/** A word where it stands, with the kinds of all marks that hold it; a click on it means the innermost. */
function wordElement([left, top, width, height, text, sure, ...holding], number, begun) {
  const made = element("mark", { kind: "word" });
  wordOf.set(made, { text, sure, holding });
  const tags = [];
  for (const piece of holding) {
    made.classList.add(markOf(piece).kind);
    enter(piece, made);
    if (leafOf.get(piece) === number && signed(piece) && begins(piece) && !begun.has(piece)) tags.push(tagOf(piece));
    begun.add(piece);
  }
  const within = holding.filter(leads);
  if (within.length) {
    made.dataset.piece = within[within.length - 1];
    made.tabIndex = -1;
  }
  if (tags.length) made.dataset.tag = tags.join(" ");
  Object.assign(made.style, { left: `${left / 100}%`, top: `${top / 100}%`, width: `${width / 100}%`, height: `${height / 100}%` });
  return made;
}

function zoom(factor) {
  const scroll = get("scroll");
  const at = scroll.scrollTop / scroll.scrollHeight;
  state.zoom = Math.min(4, Math.max(0.5, state.zoom * factor));
  get("leaves").style.width = `${100 * state.zoom}%`;
  scroll.scrollTop = at * scroll.scrollHeight;
}
