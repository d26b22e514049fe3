/* Table and language, and how it all begins. */

// ── table, language ─────────────────────────────────────────────────────────────────────────────────────────────

function filterTable() {
  for (const row of get("table").querySelectorAll("tbody tr")) row.hidden = !seen.live.has(row.dataset.task);
  const narrowed = seen.live.size < tasks.length;
  const caption = get("table").querySelector("caption");
  hint();
  caption.textContent = say("caption") + (narrowed ? ` · ${say("shown", { shown: seen.live.size, all: tasks.length })}` : "");
}
/** What to do, until it is done for the first time; later only why a picture is empty. */
function hint() {
  get("hint").hidden = state.begun && seen.live.size > 0;
  get("hint").textContent = say(seen.live.size ? "hint" : "nothing");
}
function showTable(on) {
  state.begun = true;
  hint();
  document.querySelector(".main").classList.toggle("as-table", on);
  get("show-table").setAttribute("aria-pressed", String(on));
  get("show-picture").setAttribute("aria-pressed", String(!on));
  get("tools").hidden = on;
  if (!on) size();
}
get("show-table").addEventListener("click", () => showTable(true));
get("show-picture").addEventListener("click", () => showTable(false));
get("table").addEventListener("click", (event) => {
  const row = event.target.closest("tbody tr");
  if (row && !String(window.getSelection())) choose(row.dataset.task, { show: false });
});

function speak(lang) {
  state.lang = lang;
  document.documentElement.lang = lang;
  for (const each of document.querySelectorAll("[data-t]")) each.textContent = say(each.dataset.t);
  for (const each of document.querySelectorAll("[data-t-label]")) each.setAttribute("aria-label", say(each.dataset.tLabel));
  for (const each of document.querySelectorAll("[data-t-placeholder]")) each.placeholder = say(each.dataset.tPlaceholder);
  document.title = say("title");
  fillFilters();
  relay(null);
  tell();
}
get("language").addEventListener("click", () => speak(state.lang === "vi" ? "en" : "vi"));

// ── begin ───────────────────────────────────────────────────────────────────────────────────────────────────────

get("filters").open = !small.matches;
get("legend").open = !small.matches;
closeAll();
const begin = () => {
  widths.clear();
  speak(state.lang);
  state.zoom = fitting();
  size();
  home();
};
begin();
if (document.fonts && document.fonts.status !== "loaded") document.fonts.ready.then(begin);

/** For tests and for a console: the same things a reader can do. */
window.nq57 = {
  select: (id) => choose(id),
  toggle,
  onScreen,
  middleOf,
  visible: () => [...where].map(([id, [x, y]]) => ({ id, x, y, width: sizeOf(nodes.get(id))[0], height: sizeOf(nodes.get(id))[1], layer: nodes.get(id).layer })),
  drawn: () => [...seen.drawn],
  chosen: () => state.chosen,
  lit: () => lit && [...lit.nodes].sort(),
};
