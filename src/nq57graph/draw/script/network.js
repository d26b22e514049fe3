/* The network: laying out, scrolling, zooming. */

const stage = get("stage");
const field = get("field");
const holder = get("canvas");
// vis ends a line at the middle of a node; ports, nodes without extent, make it end at the side of the card
const port = { left: (id) => `< ${id}`, right: (id) => `> ${id}` };
const cardOf = (id) => (nodes.has(id) ? id : id.slice(2));
const nothing = () => ({ drawNode() {}, nodeDimensions: { width: 0.01, height: 0.01 } }); // vis takes 0 for unknown
const standing = (id, x, y, hidden) => {
  const half = sizeOf(nodes.get(id))[0] / 2;
  return [
    { id, x, y, hidden },
    { id: port.left(id), x: x - half, y, hidden },
    { id: port.right(id), x: x + half, y, hidden },
  ];
};
const asPort = { shape: "custom", ctxRenderer: nothing };
const data = {
  nodes: new vis.DataSet(
    cards.flatMap(({ id, x, y, hidden }) =>
      standing(id, x, y, hidden).map((each) => (each.id === id ? { ...each, shape: "custom", ctxRenderer: card } : { ...each, ...asPort })),
    ),
  ),
  edges: new vis.DataSet(threads.map(({ id, from, to, hidden }) => ({ id, hidden, from: port.right(from), to: port.left(to) }))),
};
let ways = new Map(); // line → the waypoints that it passes
const OVER = "|heading";
const untied = (node) => node.tied === false;
let over = null; // where the heading over the documents stands that nothing ties to the root
let pieces = new Map(); // what vis draws → line
const network = new vis.Network(holder, data, options);
const extent = { width: 0, height: 0 };

function lay() {
  seen = view();
  const shown = order.filter((id) => seen.shown.has(id));
  const layers = [...new Set(shown.map((id) => nodes.get(id).layer))].sort((a, b) => a - b);
  const boxes = new Map();
  for (const id of shown) {
    const node = nodes.get(id);
    const [width, height] = sizeOf(node);
    const group = node.kind === "section" || node.kind === "task" ? node.document : "";
    boxes.set(id, { id, layer: node.layer, width, height, group, rank: node.rank });
  }
  const links = [];
  ways = new Map();
  for (const id of seen.drawn) {
    const [upper, lower] = [nodes.get(lines.get(id).upper), nodes.get(lines.get(id).lower)];
    const passed = [];
    for (const layer of layers) {
      if (layer <= upper.layer || layer >= lower.layer) continue;
      const way = `${upper.id}|${layer}`;
      const rank = upper.passes[layer];
      boxes.set(way, { id: way, layer, width: 0, height: page.spacing.waypoint, group: upper.document, rank });
      links.push([passed[passed.length - 1] || upper.id, way]);
      passed.push(way);
    }
    links.push([passed[passed.length - 1] || upper.id, lower.id]);
    ways.set(id, passed);
  }
  const beside = shown.filter((id) => untied(nodes.get(id)));
  if (beside.length) {
    const first = nodes.get(beside[0]);
    boxes.set(OVER, { id: OVER, layer: first.layer, width: 0, height: page.spacing.heading, group: "", rank: first.rank - 0.5 });
    links.push(...links.filter(([upper]) => upper === first.id).map(([, lower]) => [OVER, lower]));
  }
  const ranked = [...boxes.values()].sort((a, b) => a.rank - b.rank || (a.id < b.id ? -1 : 1));
  const { centres, heads } = place(ranked, links);
  over = beside.length ? centres.get(OVER) : null;
  where = new Map(shown.map((id) => [id, centres.get(id)]));
  const placed = shown.map((id) => boxes.get(id));
  extent.width = Math.max(...placed.map((box) => centres.get(box.id)[0] + box.width / 2)) + (small.matches ? 20 : page.spacing.margin);
  extent.height = Math.max(...placed.map((box) => centres.get(box.id)[1] + box.height / 2)) + page.spacing.margin + 26;
  const spans = new Map(heads.map(({ layer, left, width }) => [layer, [left, left + width]]));
  const passing = [...boxes.values()].filter((box) => !nodes.has(box.id) && box.id !== OVER).flatMap(({ id, layer }) => {
    const [left, right] = spans.get(layer);
    const [, y] = centres.get(id);
    return [
      { id: port.left(id), x: left, y, ...asPort },
      { id: port.right(id), x: right, y, ...asPort },
    ];
  });
  data.edges.clear();
  data.nodes.remove(data.nodes.getIds().filter((id) => !nodes.has(cardOf(id))));
  data.nodes.update(order.flatMap((id) => standing(id, ...(centres.get(id) || [0, 0]), !centres.has(id))));
  data.nodes.add(passing);
  pieces = new Map();
  data.edges.add([...ways].flatMap(([id, passed]) => cut(lines.get(id), passed)));
  drawHeads(heads);
  light();
  size();
}

/** A line in pieces: from card to card, straight through the columns that it passes. */
function cut(line, passed) {
  const made = [];
  const add = (from, to, smooth) => {
    const id = `${line.id}#${made.length}`;
    pieces.set(id, line.id);
    made.push(smooth ? { id, from, to } : { id, from, to, smooth: false });
  };
  let at = line.upper;
  for (const way of passed) {
    add(port.right(at), port.left(way), true);
    add(port.left(way), port.right(way), false);
    at = way;
  }
  add(port.right(at), port.left(line.lower), true);
  return made;
}

function light() {
  lit = state.chosen ? pathOf(state.chosen) : null;
  data.edges.update([...pieces].map(([id, line]) => ({ id, ...lineStyle(lines.get(line)) })));
  network.redraw();
}

/** What lies above and below the choice, as far as it is on show. */
function pathOf(id) {
  const line = lines.get(id);
  const up = new Set();
  const down = new Set();
  const climb = (at) => {
    if (up.has(at)) return;
    up.add(at);
    for (const each of above(at)) {
      if (isWho(each.kind) && !(roleShown(each.kind) && seen.live.has(each.upper))) continue;
      climb(each.upper);
    }
  };
  const descend = (at) => {
    if (down.has(at)) return;
    down.add(at);
    for (const each of below(at)) {
      if (isWho(each.kind) && !roleShown(each.kind)) continue;
      if (nodes.get(each.lower).kind === "task" && !seen.live.has(each.lower)) continue;
      descend(each.lower);
    }
  };
  climb(line ? line.upper : id);
  descend(line ? line.lower : id);
  const on = new Set([id]);
  for (const each of seen.drawn) {
    const { upper, lower } = lines.get(each);
    if ((up.has(upper) && up.has(lower)) || (down.has(upper) && down.has(lower))) on.add(each);
  }
  return { nodes: new Set([...up, ...down]), lines: on };
}

// The canvas is as large as the window onto it; scrolling moves what it shows, so that it stays sharp and small.
function size() {
  holder.style.width = `${stage.clientWidth}px`;
  holder.style.height = `${stage.clientHeight}px`;
  field.style.width = `${Math.max(stage.clientWidth, Math.ceil(extent.width * state.zoom))}px`;
  field.style.height = `${Math.max(stage.clientHeight, Math.ceil(extent.height * state.zoom))}px`;
  network.setSize(`${stage.clientWidth}px`, `${stage.clientHeight}px`);
  network.redraw();
  sync();
}
const inset = () => ({
  x: Math.max(0, (stage.clientWidth - extent.width * state.zoom) / 2),
  y: Math.max(0, (stage.clientHeight - extent.height * state.zoom) / 2),
});
function sync() {
  const { x, y } = inset();
  network.moveTo({
    position: {
      x: (stage.scrollLeft - x + stage.clientWidth / 2) / state.zoom,
      y: (stage.scrollTop - y + stage.clientHeight / 2) / state.zoom,
    },
    scale: state.zoom,
    animation: false,
  });
  for (const head of get("columns").children) {
    head.style.left = `${Number(head.dataset.left) * state.zoom + x - stage.scrollLeft}px`;
  }
  get("tip").hidden = true;
}
/** As large as the window allows, everything in it; never so small that it cannot be read. */
const fitting = () => {
  const wide = Math.min(1.12, Math.max(0.92, stage.clientWidth / extent.width));
  return small.matches ? wide : Math.max(0.8, Math.min(wide, stage.clientHeight / extent.height));
};

function zoomTo(zoom) {
  const before = state.zoom;
  const middle = stage.scrollTop + stage.clientHeight / 2;
  state.zoom = Math.min(1.8, Math.max(0.4, zoom));
  size();
  stage.scrollTop = (middle * state.zoom) / before - stage.clientHeight / 2;
  sync();
}

function drawHeads(heads) {
  const kindOf = new Map();
  const partly = page.leaders && !small.matches && order.some((id) => isHeld(id) && state.shut.has(id));
  for (const id of where.keys()) {
    const { layer, kind } = nodes.get(id);
    if (["root", "held"].includes(kindOf.get(layer))) continue;
    kindOf.set(layer, id === page.root ? "root" : isAgent(kind) ? (partly ? "leading" : "agency") : isHeld(id) && state.shut.has(id) ? "held" : kind);
  }
  get("columns").replaceChildren(
    ...heads.map(({ layer, left }) => {
      const head = element("span", { text: say(`column-${kindOf.get(layer)}`, { count: page.leaders }) });
      head.dataset.left = left;
      return head;
    }),
  );
}

network.on("beforeDrawing", (ctx) => {
  if (!over) return;
  const rows = say("untied").split("\n");
  const left = over[0] - sizeOf({ kind: "document" })[0] / 2;
  const size = small.matches ? 10.5 : 12;
  rows.forEach((row, index) => write(ctx, row, left, over[1] + (index - 0.5) * 15, font(size, 600), colour("soft"), 0));
});

/** Where a node stands in the window, in CSS pixels. */
function onScreen(id) {
  const frame = holder.getBoundingClientRect();
  const [x, y] = where.get(id);
  const spot = network.canvasToDOM({ x, y });
  return { x: frame.left + spot.x, y: frame.top + spot.y };
}

/** Where a line is in the window: the middle of its last piece. */
function middleOf(id) {
  const frame = holder.getBoundingClientRect();
  const { upper, lower } = lines.get(id);
  const last = ways.get(id)[ways.get(id).length - 1] || upper;
  const [start, end] = [port.right(last), port.left(lower)].map((each) => network.getPosition(each));
  const spot = network.canvasToDOM({ x: (start.x + end.x) / 2, y: (start.y + end.y) / 2 });
  return { x: frame.left + spot.x, y: frame.top + spot.y };
}

/** Scroll as little as needed to see the node; what is far away comes to the middle. */
function reveal(id) {
  if (!where.has(id)) return;
  const [width, height] = sizeOf(nodes.get(id)).map((each) => each * state.zoom);
  const { x: dx, y: dy } = inset();
  const [x, y] = [where.get(id)[0] * state.zoom + dx, where.get(id)[1] * state.zoom + dy];
  const scrolled = (scroll, middle, length, room) => {
    const [low, high] = [middle - length / 2 - 40, middle + length / 2 + 40];
    return low >= scroll && high <= scroll + room ? scroll : Math.min(low, middle - room / 2);
  };
  stage.scrollLeft = scrolled(stage.scrollLeft, x, width, stage.clientWidth);
  stage.scrollTop = scrolled(stage.scrollTop, y, height, stage.clientHeight);
  sync();
}

/** After opening: what came to light, as far as there is room beside the card itself. */
function revealBelow(id) {
  const lower = below(id).map((line) => line.lower).filter((each) => where.has(each));
  if (!lower.length) return;
  const edge = (each, side) => (where.get(each)[0] + (side * sizeOf(nodes.get(each))[0]) / 2) * state.zoom + inset().x;
  const right = Math.max(...lower.map((each) => edge(each, 1))) + 20;
  stage.scrollLeft = Math.max(stage.scrollLeft, Math.min(edge(id, -1) - 20, right - stage.clientWidth));
  sync();
}

/** The resolution in the middle of the height, everything from the left. */
function home() {
  stage.scrollLeft = 0;
  stage.scrollTop = Math.max(0, where.get(page.root)[1] * state.zoom - stage.clientHeight / 2);
  sync();
}
