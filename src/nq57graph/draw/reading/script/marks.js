/* Marks as elements: in the text and on the images of pages the same classes, signs and behaviour. */

/** The elements of each piece: several where it runs over lines, is crossed by another, or stands on an image as well. */
const elementsOf = new Map();
function enter(piece, made) {
  if (!elementsOf.has(piece)) elementsOf.set(piece, new Set());
  elementsOf.get(piece).add(made);
}
const wordOf = new WeakMap(); // element on an image → its word

/** The marks that lead to an entry, in the order of the text. */
const walk = marks.filter((mark) => mark.entries.length).sort((a, b) => a.pieces[0] - b.pieces[0]);
const leads = (piece) => markOf(piece).entries.length > 0;

/** What stands at the beginning of a piece: the sign of its kind; for a task its path, and which segment this is. */
function tagOf(piece) {
  const mark = markOf(piece);
  const labels = mark.kind === "task" ? mark.entries.map((id) => entries.get(id).label) : [];
  const parts = mark.segments;
  const segment = parts > 1 ? say("segment", { part: pieces[piece][1] + 1, parts }) : "";
  return [signs.get(mark.kind), labels.join(", "), segment].filter(Boolean).join(" ");
}

/** What a mark is and for which tasks, in words. */
function titleOf(made) {
  const told = [];
  const word = wordOf.get(made);
  if (word) told.push(word.sure < 0 ? `'${word.text}'` : say("word-sure", word));
  if (made.dataset.piece === undefined) return told.join("");
  const mark = markOf(made.dataset.piece);
  told.push(say(`kind-${mark.kind}`));
  if (mark.sure !== undefined) told.push(`${mark.sure} %`);
  const tasks = mark.entries.map((id) => entries.get(id)).filter((entry) => entry && entry.kind === "task");
  if (tasks.length > 3) told.push(say("given-to", { count: tasks.length }));
  else if (tasks.length) told.push(tasks.map((entry) => entry.label).join(", "));
  return told.join(" · ");
}
function tell(event) {
  const made = event.target.closest && event.target.closest("mark");
  if (made && !made.title) made.title = titleOf(made);
}

function markElement(piece, first) {
  const made = element("mark", { kind: markOf(piece).kind });
  made.dataset.piece = piece;
  if (leads(piece)) made.tabIndex = -1;
  if (first && begins(piece)) made.dataset.tag = tagOf(piece);
  enter(piece, made);
  return made;
}
