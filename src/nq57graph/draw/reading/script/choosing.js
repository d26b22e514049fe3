/* From words to entries and back: by mouse and by keyboard. */

const lit = new Set(); // elements

/** Light what is chosen: all words of the entry, strongest those of the mark; and every entry that rests on the mark. */
function paint() {
  for (const made of lit) made.classList.remove("lit", "chosen", "also");
  lit.clear();
  const light = (made, ...names) => made && (made.classList.add(...names), lit.add(made));
  const piecesOf = (mark) => marks[mark].pieces.flatMap((piece) => [...(elementsOf.get(piece) || [])]);
  if (state.entry !== null) {
    for (const mark of marksOf(entries.get(state.entry))) for (const made of piecesOf(mark)) light(made, "lit");
    light(entryElements.get(state.entry), "chosen");
  }
  if (state.mark !== null) {
    for (const made of piecesOf(state.mark)) light(made, "chosen");
    for (const id of marks[state.mark].entries) if (id !== state.entry) light(entryElements.get(id), "also");
  }
}

/** An entry, and of its words `mark`, else its own: the source shows them. `there`: the reading is to show the entry, too. */
function chooseEntry(id, mark = null, { there = false } = {}) {
  const entry = entries.get(id);
  const own = marksOf(entry)[0];
  state.entry = id;
  state.mark = mark ?? own ?? null;
  settle();
  if (there) showEntry();
  if (state.mark !== null) showMark();
}

/** A mark: the reading shows the entry that rests on it; chosen again, the next such entry. */
function chooseMark(number, { again = true } = {}) {
  const ids = marks[number].entries.filter((id) => entryElements.has(id));
  const known = number === state.mark ? ids.indexOf(state.entry) : -1;
  state.mark = number;
  state.entry = ids[(again ? known + 1 : Math.max(known, 0)) % ids.length] ?? null;
  settle();
  showEntry();
}

function chooseNothing() {
  state.mark = state.entry = null;
  settle();
}

function settle() {
  for (const made of get("entries").querySelectorAll("[data-open]")) {
    delete made.dataset.open;
    for (const each of made.querySelectorAll("button")) each.tabIndex = -1;
  }
  const made = entryElements.get(state.entry);
  if (made) {
    made.dataset.open = "";
    for (const each of made.querySelectorAll("button")) each.tabIndex = 0;
    lookAt(entries.get(state.entry).chapter);
  }
  paint();
  rove();
}

/** One mark and one entry are reached by Tab: those chosen, else the first. */
const roving = new Set();
function rove() {
  for (const made of roving) made.tabIndex = -1;
  roving.clear();
  const mark = state.mark !== null && elementOf(state.mark) ? elementOf(state.mark) : walk.length && elementOf(walk[0].number);
  const entry = entryElements.get(state.entry) || entryElements.values().next().value;
  for (const made of [mark, entry]) if (made) (made.tabIndex = 0), roving.add(made);
}

// ── showing ─────────────────────────────────────────────────────────────────────────────────────────────────────

/** The element with which a mark begins, in the view that is on. */
function elementOf(number) {
  const kind = state.view === "pages" ? "word" : "text";
  for (const piece of marks[number].pieces) {
    for (const made of elementsOf.get(piece) || []) if (made.classList.contains("word") === (kind === "word")) return made;
  }
  return null;
}

function showMark() {
  const begins = marks[state.mark].pieces.find((piece) => leafOf.has(piece));
  if (state.view === "pages" && begins === undefined) show("text");
  if (state.view === "pages") fill(leafOf.get(begins));
  if (state.panes === "reading") arrange("both");
  const made = elementOf(state.mark);
  if (made) made.scrollIntoView({ block: "center", inline: "nearest" });
  rove();
}
function showEntry() {
  if (state.panes === "source") arrange("both");
  const made = entryElements.get(state.entry);
  if (!made) return;
  if (made.hidden) filter("");
  made.scrollIntoView({ block: "nearest" });
  if (made.offsetHeight > get("entries").clientHeight) made.scrollIntoView({ block: "start" });
}
const focusOn = (made) => made && made.focus({ preventScroll: true });
const focusMark = () => state.mark !== null && focusOn(elementOf(state.mark));

// ── mouse ───────────────────────────────────────────────────────────────────────────────────────────────────────

get("scroll").addEventListener("click", (event) => {
  const made = event.target.closest("mark[tabindex]");
  if (!made || String(window.getSelection())) return;
  chooseMark(pieces[made.dataset.piece][0]);
  focusOn(made);
});
get("entries").addEventListener("click", (event) => {
  const made = event.target.closest(".entry");
  if (!made || String(window.getSelection())) return;
  chooseEntry(made.dataset.entry);
  if (!made.contains(document.activeElement)) focusOn(made);
});
for (const kind of ["pointerover", "focusin"]) get("scroll").addEventListener(kind, tell);

// ── keyboard ────────────────────────────────────────────────────────────────────────────────────────────────────

const STEP = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };

get("scroll").addEventListener("keydown", (event) => {
  const made = event.target.closest("mark[tabindex]");
  if (!made) return;
  const number = pieces[made.dataset.piece][0];
  if (STEP[event.key]) {
    const next = walk[walk.findIndex((mark) => mark.number === number) + STEP[event.key]];
    if (next) {
      chooseMark(next.number, { again: false });
      showMark();
      focusMark();
    }
  } else if (event.key === "Enter" || event.key === " ") {
    chooseMark(number, { again: state.mark === number && state.entry !== null ? false : true });
    focusOn(entryElements.get(state.entry));
  } else return;
  event.preventDefault();
});

get("entries").addEventListener("keydown", (event) => {
  const made = event.target.closest(".entry");
  if (!made) return;
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    const all = [...entryElements.values()].filter((each) => !each.hidden);
    const next = all[all.indexOf(made) + STEP[event.key]];
    if (next) {
      chooseEntry(next.dataset.entry, null, { there: true });
      focusOn(next);
    }
  } else if (event.key === "Enter" && event.target === made) {
    chooseEntry(made.dataset.entry);
    focusMark();
  } else return;
  event.preventDefault();
});

document.addEventListener("keydown", (event) => {
  const writing = /^(INPUT|SELECT|TEXTAREA)$/.test(document.activeElement.tagName);
  if (event.key === "/" && !writing) {
    event.preventDefault();
    get("search").focus();
  } else if (event.key === "Escape") {
    if (document.activeElement === get("search")) filter("");
    else chooseNothing();
  }
});
