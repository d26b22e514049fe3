/* Choosing with mouse and keyboard. */

/** Lay everything out anew, the node `still` staying where it is in the window. */
function relay(still) {
  const before = still && where.has(still) ? where.get(still)[1] * state.zoom - stage.scrollTop : null;
  lay();
  if (before !== null && where.has(still)) {
    stage.scrollTop = where.get(still)[1] * state.zoom - before;
    sync();
  }
  filterTable();
}

function choose(id, { show = true } = {}) {
  state.chosen = id;
  state.begun = true;
  hint();
  if (id && nodes.has(id) && !where.has(id)) uncover(id);
  tell();
  size(); // the panel takes room
  light();
  if (show && id) reveal(nodes.has(id) ? id : lines.get(id).upper);
  for (const row of get("table").querySelectorAll("tbody tr")) row.classList.toggle("chosen", row.dataset.task === id);
}

/** Make a node visible that a filter or a closed section hides. */
function uncover(id) {
  const node = nodes.get(id);
  if (node.kind === "task") {
    if (!taskShown(id)) clearFilters();
    state.open.add(node.parent);
    state.shut.delete(node.document);
  } else if (node.kind === "section") {
    state.shut.delete(node.document);
    lay();
    if (!where.has(id)) clearFilters();
  } else {
    const agents = node.kind === "official" ? above(id).map((line) => line.upper) : [id];
    const reaching = agents.flatMap(above).filter((line) => isWho(line.kind));
    for (const line of reaching) state.shut.delete(nodes.get(line.upper).document);
    if (reaching.length && !reaching.some((line) => roleShown(line.kind))) {
      for (const line of reaching) state.roles.add(line.kind);
    }
    lay();
    if (!where.has(id)) clearFilters();
  }
  syncFilters();
  relay(null);
}

const isHeld = (id) => nodes.has(id) && nodes.get(id).kind === "document" && nodes.get(id).held && holds(id);
const holds = (id) => tasks.some((task) => nodes.get(task).document === id);
const opens = (id) => tasksOf.has(id) || isHeld(id);
function isOpen(id) {
  if (state.shut.has(id)) return false;
  return tasksOf.has(id) ? state.open.has(id) : true;
}

/** Open one step further, or close what is open: a document's sections, then the tasks that stand under none. */
function turn(id) {
  if (state.shut.delete(id)) return;
  if (tasksOf.has(id) && !state.open.has(id)) state.open.add(id);
  else {
    state.open.delete(id);
    if (isHeld(id)) state.shut.add(id);
  }
}
function toggle(id) {
  if (!opens(id)) return;
  turn(id);
  relay(id);
  tell();
  if (isOpen(id)) revealBelow(id);
}

network.on("click", ({ nodes: [hit], edges: [edge] }) => {
  if (hit !== undefined && nodes.has(cardOf(hit))) {
    const node = cardOf(hit);
    const again = state.chosen === node;
    const turned = opens(node) && (again || !isOpen(node));
    if (turned) {
      turn(node);
      relay(node);
    }
    choose(node);
    if (turned && isOpen(node)) revealBelow(node);
  } else choose(edge === undefined ? null : pieces.get(edge), { show: false });
});
network.on("hoverNode", ({ node, event }) => {
  if (!nodes.has(cardOf(node))) return;
  holder.classList.add("point");
  const tip = get("tip");
  const about = nodes.get(cardOf(node));
  const full = about.kind === "task" ? about.label : about.title;
  tip.textContent = full.length > 260 ? `${full.slice(0, 260)}…` : full;
  tip.hidden = small.matches || dragging;
  const frame = get("picture").getBoundingClientRect();
  const at = { x: event.clientX - frame.left, y: event.clientY - frame.top };
  tip.style.left = `${Math.max(4, Math.min(at.x + 14, frame.width - 350))}px`;
  tip.style.top = `${at.y > frame.height - 110 ? at.y - 16 - tip.offsetHeight : at.y + 20}px`;
});
network.on("blurNode", () => {
  holder.classList.remove("point");
  get("tip").hidden = true;
});
network.on("hoverEdge", () => holder.classList.add("point"));
network.on("blurEdge", () => holder.classList.remove("point"));

// dragging with the mouse scrolls, as touch does by itself
let dragging = false;
let from = null;
stage.addEventListener("pointerdown", (event) => {
  if (event.pointerType === "mouse" && event.button === 0 && holder.contains(event.target)) {
    from = { x: event.clientX + stage.scrollLeft, y: event.clientY + stage.scrollTop, at: [event.clientX, event.clientY] };
  }
});
window.addEventListener("pointermove", (event) => {
  if (!from) return;
  if (!dragging && Math.hypot(event.clientX - from.at[0], event.clientY - from.at[1]) < 5) return;
  dragging = true;
  holder.classList.add("grab");
  stage.scrollTo(from.x - event.clientX, from.y - event.clientY);
});
window.addEventListener("pointerup", () => {
  from = null;
  dragging = false;
  holder.classList.remove("grab");
});
stage.addEventListener("scroll", sync);
stage.addEventListener(
  "wheel",
  (event) => {
    if (!event.ctrlKey) return;
    event.preventDefault();
    zoomTo(state.zoom * (event.deltaY < 0 ? 1.1 : 1 / 1.1));
  },
  { passive: false },
);
new ResizeObserver(size).observe(stage);

stage.addEventListener("keydown", (event) => {
  const step = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] }[event.key];
  if (event.key === "Escape") choose(null);
  else if ((event.key === "Enter" || event.key === " ") && state.chosen) toggle(state.chosen);
  else if (event.key === "+" || event.key === "=") zoomTo(state.zoom * 1.15);
  else if (event.key === "-") zoomTo(state.zoom / 1.15);
  else if (step) choose(beside(state.chosen, ...step));
  else return;
  event.preventDefault();
});

/** The visible node next to `id`: in its column, or the first one linked with it to the left or right. */
function beside(id, sideways, down) {
  if (!nodes.has(id) || !where.has(id)) return page.root;
  const visible = order.filter((each) => where.has(each));
  if (down) {
    const column = visible.filter((each) => nodes.get(each).layer === nodes.get(id).layer);
    return column[column.indexOf(id) + down] || id;
  }
  const ends = [...seen.drawn].map((each) => lines.get(each));
  const found = ends
    .filter((line) => (sideways > 0 ? line.upper : line.lower) === id)
    .map((line) => (sideways > 0 ? line.lower : line.upper));
  return found.sort(byRank)[0] || id;
}
