/* Search, without accents. */

const search = get("search");
const found = get("found");
const index = order.map((id) => {
  const node = nodes.get(id);
  const strong = fold([node.label, node.label_en, node.number, node.path, ...(node.aliases || [])].filter(Boolean).join(" "));
  const weak = fold([node.title, node.sub, node.province].filter(Boolean).join(" "));
  return { id, strong, weak, all: `${strong} ${weak}` };
});
const WEIGHT = { document: 0, agency: 1, group: 1, post: 1, official: 1, unresolved: 2, section: 3, task: 4 };

/** At most twelve nodes that hold every word, those that begin with the query first. */
function lookUp(query) {
  const wanted = fold(query);
  if (!wanted) return [];
  const words = wanted.split(" ");
  const rate = (each) =>
    (each.strong === wanted ? 0 : each.strong.startsWith(wanted) ? 10 : each.strong.includes(wanted) ? 20 : 30) +
    (WEIGHT[nodes.get(each.id).kind] ?? 5);
  return index
    .filter((each) => words.every((word) => each.all.includes(word)))
    .map((each) => [rate(each), each.id])
    .sort((a, b) => a[0] - b[0] || byRank(a[1], b[1]))
    .slice(0, 12)
    .map(([, id]) => id);
}

function offer(ids, asked) {
  found.hidden = !asked;
  search.setAttribute("aria-expanded", String(asked));
  if (!asked) return;
  found.replaceChildren(
    ...ids.map((id, position) => {
      const node = nodes.get(id);
      const context = [kindLabel(node), node.kind === "task" || node.kind === "section" ? `${nodes.get(node.document).label} ${node.path}` : node.sub || node.province];
      const item = element("li", { click: () => pick(id) }, element("b", { text: labelOf(node) }), element("small", { text: context.filter(Boolean).join(" · ") }));
      item.id = `found-${position}`;
      item.setAttribute("role", "option");
      item.setAttribute("aria-selected", String(position === 0));
      item.dataset.node = id;
      return item;
    }),
  );
  if (!ids.length) found.append(element("li", { text: say("not-found") }));
  mark(0);
}
const offers = () => [...found.querySelectorAll("li[role=option]")];
const marked = () => offers().findIndex((item) => item.getAttribute("aria-selected") === "true");
function mark(position) {
  offers().forEach((item, at) => {
    item.setAttribute("aria-selected", String(at === position));
    if (at === position) {
      search.setAttribute("aria-activedescendant", item.id);
      item.scrollIntoView({ block: "nearest" });
    }
  });
}
function pick(id) {
  offer([], false);
  showTable(false);
  choose(id);
  stage.focus({ preventScroll: true });
}
search.addEventListener("input", () => offer(lookUp(search.value), fold(search.value) !== ""));
search.addEventListener("keydown", (event) => {
  const items = offers();
  if (event.key === "ArrowDown") mark(Math.min(items.length - 1, marked() + 1));
  else if (event.key === "ArrowUp") mark(Math.max(0, marked() - 1));
  else if (event.key === "Enter") {
    const ids = found.hidden ? lookUp(search.value) : items.map((item) => item.dataset.node);
    const id = ids[Math.max(0, found.hidden ? 0 : marked())];
    if (id) pick(id);
  } else if (event.key === "Escape") offer([], false);
  else return;
  event.preventDefault();
});
search.addEventListener("blur", () => setTimeout(() => offer([], false), 180));
document.addEventListener("keydown", (event) => {
  if (event.key === "/" && !/^(INPUT|SELECT|TEXTAREA)$/.test(document.activeElement.tagName)) {
    event.preventDefault();
    search.focus();
  } else if (event.key === "Escape" && document.activeElement !== search && state.chosen) choose(null);
});
