/* Tools, language, paper, and how it all begins. */

// ── what is shown ───────────────────────────────────────────────────────────────────────────────────────────────

const press = (group, value) => {
  for (const each of get(group).querySelectorAll("button")) each.setAttribute("aria-pressed", String(each.value === value));
};

/** The number of the page that stands at the top of the source, in either view. */
function pageAtTop() {
  const top = get("scroll").getBoundingClientRect().top + 40;
  const signs = [...get(state.view === "pages" ? "leaves" : "text").querySelectorAll("[data-page]")];
  const above = signs.filter((sign) => sign.getBoundingClientRect().top <= top);
  const sign = above[above.length - 1] || signs[0];
  return sign && sign.dataset.page;
}

/** The source as "text" or as "pages", at the same place. */
function show(view) {
  const number = state.view === view ? null : pageAtTop();
  state.view = view;
  get("text").hidden = view === "pages";
  get("leaves").hidden = get("tools").hidden = view !== "pages";
  press("views", view);
  const sign = number && get(view === "pages" ? "leaves" : "text").querySelector(`[data-page="${number}"]`);
  if (sign) sign.scrollIntoView({ block: "start" });
  rove();
}
function arrange(panes) {
  state.panes = panes;
  get("main").dataset.panes = panes;
  press("panes", panes);
}
get("views").addEventListener("click", ({ target }) => {
  if (!target.value) return;
  show(target.value);
  if (state.mark !== null && (state.view === "text" || marks[state.mark].pieces.some((piece) => leafOf.has(piece)))) showMark();
});
get("panes").addEventListener("click", ({ target }) => target.value && arrange(target.value));
get("larger").addEventListener("click", () => zoom(1.25));
get("smaller").addEventListener("click", () => zoom(0.8));

let looked = -1; // the document whose groups are named above the entries
function lookAt(number) {
  if (looked === number) return;
  looked = number;
  get("documents").value = String(number);
  writeGroups(number);
}
get("documents").addEventListener("change", ({ target }) => {
  const number = Number(target.value);
  lookAt(number);
  document.querySelector(`[data-chapter="${number}"]`).scrollIntoView({ block: "start" });
  const first = chapters[number].groups.flatMap((group) => group.entries).find((entry) => marksOf(entry).length);
  if (first) chooseEntry(first.id);
});
get("entries").addEventListener("scroll", () => {
  if (chapters.length < 2) return;
  const middle = get("entries").getBoundingClientRect().top + get("entries").clientHeight / 3;
  const begun = [...get("entries").querySelectorAll(".chapter")].filter((each) => each.getBoundingClientRect().top <= middle);
  lookAt(begun.length ? Number(begun[begun.length - 1].dataset.chapter) : 0);
});

function writeKinds() {
  const used = new Set(marks.map((mark) => mark.kind));
  const made = [...signs.keys()].filter((kind) => used.has(kind)).map((kind) => {
    const box = element("input");
    box.type = "checkbox";
    box.checked = !get("scroll").classList.contains(`off-${kind}`);
    box.addEventListener("change", () => get("scroll").classList.toggle(`off-${kind}`, !box.checked));
    const sample = element("mark", { kind, text: say(`kind-${kind}`) });
    sample.dataset.tag = signs.get(kind);
    return element("li", {}, element("label", { kind: "chip" }, box, sample));
  });
  get("kinds").replaceChildren(...made);
}

// ── searching ───────────────────────────────────────────────────────────────────────────────────────────────────

/** Only the entries that hold every word of `query`; of headings, those above such an entry. */
function filter(query) {
  if (get("search").value !== query) get("search").value = query;
  const words = fold(query).split(" ").filter(Boolean);
  let some = false;
  for (const group of get("entries").querySelectorAll(".group")) {
    let needed = -1; // headings of a lesser depth are
    let any = false;
    for (const made of [...group.querySelectorAll(".entry")].reverse()) {
      const heading = made.classList.contains("heading");
      const depth = Number(made.style.getPropertyValue("--depth")) || 0;
      const found = heading ? depth < needed : words.every((word) => fold(made.textContent).includes(word));
      made.hidden = words.length > 0 && !found;
      if (heading && found) needed = depth;
      else if (found) needed = Infinity;
      any ||= !made.hidden;
    }
    group.hidden = words.length > 0 && !any;
    some ||= any;
  }
  get("nothing").hidden = !words.length || some;
}
let waiting;
get("search").addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(() => filter(get("search").value), 120);
});

// ── language ────────────────────────────────────────────────────────────────────────────────────────────────────

function speak(lang) {
  state.lang = lang;
  document.documentElement.lang = lang;
  for (const each of document.querySelectorAll("[data-t]")) each.textContent = say(each.dataset.t);
  for (const each of document.querySelectorAll("[data-t-label]")) each.setAttribute("aria-label", say(each.dataset.tLabel));
  for (const each of document.querySelectorAll("[data-t-placeholder]")) each.placeholder = say(each.dataset.tPlaceholder);
  for (const each of document.querySelectorAll("mark[title]")) each.removeAttribute("title");
  document.title = say("title", { name: page.name });
  get("file").textContent = say("source-is", { file: page.file });
  get("documents").replaceChildren(
    ...chapters.map((chapter, number) => {
      const option = element("option", { text: `${number + 1}. ${chapterName(chapter)}` });
      option.value = number;
      return option;
    }),
  );
  get("documents").hidden = chapters.length < 2;
  writeKinds();
  writeEntries();
  namePages();
  looked = -1;
  lookAt(0);
  filter(get("search").value);
  settle();
}
get("language").addEventListener("click", () => speak(state.lang === "vi" ? "en" : "vi"));

// ── begin ───────────────────────────────────────────────────────────────────────────────────────────────────────

get("legend").open = !narrow.matches;
get("views").hidden = !hasImages;
writeText();
writePages();
speak(state.lang);
show(hasImages && !narrow.matches ? "pages" : "text");

/** For tests and for a console: the same things a reader can do. */
window.nq57 = {
  state,
  chooseEntry,
  chooseMark,
  /** The words of a mark as they stand in the text, segment by segment. */
  wordsOf: (number) => marks[number].pieces.map((piece) => [...elementsOf.get(piece)].filter((made) => !made.classList.contains("word")).map((made) => made.textContent).join("\n")),
  marks,
  entries: [...entries.values()],
};
