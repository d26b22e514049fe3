/* The data of the page: lines cut into runs, pieces of marks, entries, pages; and its words in both languages. */

const page = read("page");
const { lines, pieces, marks, chapters, pages } = page;
const signs = new Map(page.signs);

/** A mark knows its pieces (their numbers, in the order of the text), and how many segments they are. */
marks.forEach((mark, number) => Object.assign(mark, { number, pieces: [], segments: 1, entries: mark.entries || [] }));
pieces.forEach(([number, segment], piece) => {
  const mark = marks[number];
  mark.pieces.push(piece);
  mark.segments = Math.max(mark.segments, segment + 1);
});
/** Whether a segment begins with `piece`. */
const begins = (piece) => {
  const { pieces: all } = markOf(piece);
  const before = all[all.indexOf(piece) - 1];
  return before === undefined || pieces[before][1] !== pieces[piece][1];
};
const markOf = (piece) => marks[pieces[piece][0]];

const entries = new Map();
chapters.forEach((chapter, number) => {
  for (const group of chapter.groups) {
    group.entries ||= [];
    for (const entry of group.entries) {
      Object.assign(entry, { rows: entry.rows || [], phrases: entry.phrases || [], chapter: number });
      entries.set(entry.id, entry);
    }
  }
});
const valuesOf = (entry) => entry.rows.flatMap((row) => row.values || []);

/** The marks on which an entry rests, its own words first. */
function marksOf(entry) {
  const found = [entry.mark, ...valuesOf(entry).map((value) => value.mark)];
  return [...new Set(found.filter((mark) => mark !== undefined))];
}

const state = {
  lang: page.lang,
  view: "text", // or "pages"
  panes: "both", // or "source", "reading"
  mark: null, // the number of the mark chosen
  entry: null, // the id of the entry chosen
  zoom: 1, // the width of a page image, in widths of the pane
};
const narrow = window.matchMedia("(max-width: 760px)");

const say = (key, values = {}) =>
  page.words[key][state.lang === "en" ? 1 : 0].replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
const sayPhrase = ([key, values]) => (page.words[key] ? say(key, values) : key);

/** What is said of a page: its number, how sure its recognition is, or why it was not read. */
function sayPage(number) {
  const { read: isRead, reason, sure } = pages[number - 1];
  if (!isRead) return reason ? say("page-refused-because", { number, reason }) : say("page-refused", { number });
  return sure === undefined ? say("page", { number }) : say("page-sure", { number, sure: `${sure} %` });
}
