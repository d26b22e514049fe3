"use strict";
/* The cascade page. Text of documents is only ever drawn on the canvas or set as textContent, never as markup. */
(() => {
  const read = (id) => JSON.parse(document.getElementById(id).textContent);
  const get = (id) => document.getElementById(id);
  const { nodes: cards, edges: threads, options } = read("network");
  const page = read("page");

  // ── the data ────────────────────────────────────────────────────────────────────────────────────────────────────

  const nodes = new Map(Object.entries(page.nodes));
  const lines = new Map(Object.entries(page.lines));
  for (const [id, node] of nodes) Object.assign(node, { id, quotes: node.quotes || [], province: node.province || "" });
  for (const line of lines.values()) Object.assign(line, { parts: line.parts || [], members: line.members || [] });

  const into = new Map();
  const outOf = new Map();
  for (const line of lines.values()) {
    if (line.members.length) continue;
    if (!into.has(line.lower)) into.set(line.lower, []);
    if (!outOf.has(line.upper)) outOf.set(line.upper, []);
    into.get(line.lower).push(line);
    outOf.get(line.upper).push(line);
  }
  const above = (id) => into.get(id) || [];
  const below = (id) => outOf.get(id) || [];
  const byRank = (a, b) => nodes.get(a).layer - nodes.get(b).layer || nodes.get(a).rank - nodes.get(b).rank;
  const order = [...nodes.keys()].sort(byRank);
  const tasks = order.filter((id) => nodes.get(id).kind === "task");
  const tasksOf = new Map();
  for (const id of tasks) {
    const { parent } = nodes.get(id);
    if (!tasksOf.has(parent)) tasksOf.set(parent, []);
    tasksOf.get(parent).push(id);
  }
  const isAgent = (kind) => ["agency", "group", "post", "unresolved", "no-agency"].includes(kind);
  const isWho = (kind) => ["lead", "support", "via", "none-stated"].includes(kind);

  const state = {
    lang: page.lang,
    open: new Set(), // holders of tasks (sections, or documents) whose tasks are shown
    shut: new Set(), // documents whose sections are hidden
    roles: new Set(page.roles),
    province: "",
    agency: "",
    chosen: null, // the id of a node or a line
    zoom: 1,
  };

  // ── words ───────────────────────────────────────────────────────────────────────────────────────────────────────

  const say = (key, values = {}) =>
    page.words[key][state.lang === "en" ? 1 : 0].replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
  const labelOf = (node) => (state.lang === "en" && node.label_en) || node.label;
  const fold = (text) =>
    text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[đĐ]/g, "d").toLowerCase().replace(/\s+/g, " ").trim();
  const day = (iso) => iso.split("-").reverse().map((part) => part.replace(/^0/, "")).join("/");

  // ── what is visible ─────────────────────────────────────────────────────────────────────────────────────────────

  const roleShown = (kind) => state.roles.has(kind);
  const taskShown = (id) =>
    (!state.province || nodes.get(id).province === state.province) &&
    (!state.agency || below(id).some((line) => line.lower === state.agency && roleShown(line.kind)));

  /** The nodes and lines to draw now, and how many tasks each line or holder stands for. */
  function view() {
    const live = new Set(tasks.filter(taskShown));
    const shown = new Set();
    const drawn = new Set();
    const count = new Map();
    const filtered = state.province || state.agency;
    const keepUp = (id) => {
      if (shown.has(id)) return;
      shown.add(id);
      for (const line of above(id)) keepUp(line.upper);
    };
    for (const id of order) {
      const { kind, province } = nodes.get(id);
      if (kind === "document" && (!filtered || (!state.agency && province === state.province))) keepUp(id);
    }
    keepUp(page.root);
    const add = (id) => count.set(id, (count.get(id) || 0) + 1);
    for (const id of live) {
      const { parent, document: source } = nodes.get(id);
      add(source);
      keepUp(source);
      if (state.shut.has(source)) continue;
      keepUp(parent);
      if (parent !== source) add(parent);
      if (state.open.has(parent)) shown.add(id);
    }
    for (const line of lines.values()) {
      if (!isWho(line.kind) || !roleShown(line.kind)) continue;
      if (line.members.length) {
        const members = line.members.filter((id) => live.has(lines.get(id).upper));
        if (!members.length || state.shut.has(nodes.get(line.upper).document)) continue;
        shown.add(line.lower);
        if (state.open.has(line.upper)) continue;
        count.set(line.id, members.length);
        drawn.add(line.id);
      } else if (shown.has(line.upper)) {
        drawn.add(line.id);
      }
    }
    for (const line of lines.values()) {
      if (line.kind === "holds-post" && shown.has(line.upper)) shown.add(line.lower);
    }
    for (const line of lines.values()) {
      if (!isWho(line.kind) && shown.has(line.upper) && shown.has(line.lower)) drawn.add(line.id);
    }
    return { live, shown, drawn, count };
  }

  // ── where it stands (step for step as layout.py) ────────────────────────────────────────────────────────────────

  const small = window.matchMedia("(max-width: 760px)");
  const sizeOf = (node) => {
    const sizes = small.matches ? page.compact : page.sizes;
    return node.id === page.root ? sizes.root : sizes[node.kind] || sizes.agency;
  };

  function place(boxes, links) {
    const { gap, groupGap } = page.spacing;
    const [alley, margin] = small.matches ? [22, 8] : [page.spacing.alley, page.spacing.margin];
    const columns = new Map();
    for (const box of boxes) {
      if (!columns.has(box.layer)) columns.set(box.layer, []);
      columns.get(box.layer).push(box);
    }
    const layers = [...columns.keys()].sort((a, b) => a - b);
    const neighbours = new Map(boxes.map((box) => [box.id, []]));
    const compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
    const pairs = new Map(links.map(([upper, lower]) => [`${upper} ${lower}`, [upper, lower]]));
    for (const [upper, lower] of [...pairs.values()].sort((a, b) => compare(a[0], b[0]) || compare(a[1], b[1]))) {
      neighbours.get(upper).push(lower);
      neighbours.get(lower).push(upper);
    }
    const stepsOf = (column) =>
      column.map((box, index) => {
        if (!index) return box.height / 2;
        const before = column[index - 1];
        return (before.height + box.height) / 2 + (before.group === box.group ? gap : gap + groupGap);
      });
    const steps = new Map(layers.map((layer) => [layer, stepsOf(columns.get(layer))]));
    const sum = (values) => values.reduce((total, value) => total + value, 0);
    let anchor = 0;
    layers.forEach((layer, index) => {
      if (sum(steps.get(layer)) > sum(steps.get(layers[anchor]))) anchor = index;
    });
    const indices = layers.map((_, index) => index);
    const y = new Map();
    for (const index of [...indices.slice(anchor), ...indices.slice(0, anchor).reverse()]) {
      const column = columns.get(layers[index]);
      const wanted = [];
      let at = 0;
      column.forEach((box, i) => {
        at += steps.get(layers[index])[i];
        const near = neighbours.get(box.id).filter((id) => y.has(id)).map((id) => y.get(id));
        if (index === anchor) wanted.push(at);
        else wanted.push(near.length ? sum(near) / near.length : wanted.length ? wanted[wanted.length - 1] : 0);
      });
      spread(wanted, steps.get(layers[index])).forEach((height, i) => y.set(column[i].id, height));
    }
    const top = Math.min(...boxes.map((box) => y.get(box.id) - box.height / 2));
    const centres = new Map();
    const heads = [];
    let left = margin;
    for (const layer of layers) {
      const width = Math.max(...columns.get(layer).map((box) => box.width));
      heads.push({ layer, left, width });
      for (const box of columns.get(layer)) {
        centres.set(box.id, [Math.round(left + width / 2), Math.round(y.get(box.id) - top + margin)]);
      }
      left += width + alley;
    }
    return { centres, heads };
  }

  function spread(wanted, steps) {
    const offsets = [];
    let offset = 0;
    for (const step of steps) offsets.push((offset += step));
    const blocks = [];
    wanted.forEach((want, index) => {
      let [total, count] = [want - offsets[index], 1];
      while (blocks.length && blocks[blocks.length - 1][0] * count > total * blocks[blocks.length - 1][1]) {
        const before = blocks.pop();
        [total, count] = [before[0] + total, before[1] + count];
      }
      blocks.push([total, count]);
    });
    return blocks.flatMap(([total, count]) => Array(count).fill(total / count)).map((each, index) => each + offsets[index]);
  }

  // ── how it looks ────────────────────────────────────────────────────────────────────────────────────────────────

  const css = getComputedStyle(document.documentElement);
  const colour = (name) => css.getPropertyValue(`--${name}`).trim();
  const FONT = css.fontFamily && getComputedStyle(document.body).fontFamily;
  const font = (size, weight = 400, style = "normal") => `${style} ${weight} ${size}px ${FONT}`;
  const widths = new Map();
  let lit = null; // ids of what is on the path of the choice; null: everything
  let seen = view();
  let where = new Map();

  function measure(ctx, text) {
    const key = `${ctx.font}\n${text}`;
    if (!widths.has(key)) widths.set(key, ctx.measureText(text).width);
    return widths.get(key);
  }

  function shorten(ctx, text, width) {
    if (measure(ctx, text) <= width) return text;
    let [low, high] = [0, text.length];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (measure(ctx, `${text.slice(0, middle).trimEnd()}…`) <= width) low = middle;
      else high = middle - 1;
    }
    return `${text.slice(0, low).trimEnd()}…`;
  }

  function wrap(ctx, text, width, most) {
    const rows = [];
    let rest = text.split(" ");
    while (rest.length && rows.length < most - 1) {
      let taken = 1;
      while (taken < rest.length && measure(ctx, rest.slice(0, taken + 1).join(" ")) <= width) taken += 1;
      rows.push(shorten(ctx, rest.slice(0, taken).join(" "), width));
      rest = rest.slice(taken);
    }
    if (rest.length) rows.push(shorten(ctx, rest.join(" "), width));
    return rows;
  }

  function shape(ctx, x, y, width, height, radius, { fill, stroke, dash = [], thick = 1 }) {
    ctx.beginPath();
    ctx.roundRect(x - width / 2, y - height / 2, width, height, radius);
    if (fill) {
      ctx.fillStyle = fill;
      ctx.fill();
    }
    if (stroke) {
      ctx.setLineDash(dash);
      ctx.lineWidth = thick;
      ctx.strokeStyle = stroke;
      ctx.stroke();
      ctx.setLineDash([]);
    }
  }

  function write(ctx, text, x, y, what, ink, width, align = "left") {
    ctx.font = what;
    ctx.fillStyle = ink;
    ctx.textAlign = align;
    ctx.textBaseline = "middle";
    ctx.fillText(width ? shorten(ctx, text, width) : text, x, y);
  }

  function bar(ctx, x, y, width, height, ink) {
    ctx.save();
    ctx.beginPath();
    ctx.roundRect(x - width / 2, y - height / 2, width, height, 7);
    ctx.clip();
    ctx.fillStyle = ink;
    ctx.fillRect(x - width / 2, y - height / 2, 5, height);
    ctx.restore();
  }

  /** The number of tasks that a section or document holds, its middle at `middle`; returns how wide it is. */
  function badge(ctx, node, middle, y, ink) {
    const held = seen.count.get(node.id);
    if (!held) return 0;
    const text = `${held} ${isOpen(node.id) ? "▾" : "▸"}`;
    ctx.font = font(12, 600);
    const width = measure(ctx, text) + 14;
    shape(ctx, middle(width), y, width, 19, 10, { fill: ink });
    write(ctx, text, middle(width), y + 0.5, font(12, 600), "#fff", 0, "center");
    return width;
  }

  const paint = {
    root(ctx, node, x, y, w, h) {
      shape(ctx, x, y, w, h, 10, { fill: colour("root") });
      if (!node.held) shape(ctx, x, y, w - 7, h - 7, 7, { stroke: "rgba(255,255,255,.75)", dash: [4, 3] });
      write(ctx, labelOf(node), x, y - 10, font(w > 100 ? 17 : 14, 700), "#fff", w - 12, "center");
      write(ctx, node.date ? day(node.date) : "", x, y + 12, font(12.5), "rgba(255,255,255,.92)", w - 16, "center");
    },
    document(ctx, node, x, y, w, h) {
      const left = x - w / 2;
      const ghost = !node.held;
      if (ghost) shape(ctx, x, y, w, h, 7, { fill: "#fbfbfc", stroke: colour("cited"), dash: [5, 4], thick: 1.2 });
      else {
        shape(ctx, x, y, w, h, 7, { fill: colour("paper"), stroke: colour("edge") });
        bar(ctx, x, y, w, h, colour("document"));
      }
      const pill = badge(ctx, node, () => x + w / 2, y, colour("document"));
      const ink = ghost ? colour("soft") : colour("ink");
      const narrow = w < 120;
      const inset = narrow ? 10 : 13;
      const free = w - inset - 3 - pill / 2;
      const bold = font(narrow ? 12.5 : 13.5, 650);
      ctx.font = bold;
      const rows = narrow ? wrap(ctx, labelOf(node), free, 2) : [shorten(ctx, labelOf(node), free)];
      const sub = narrow ? node.province || node.sub : node.sub; // a narrow card has no room for the day
      if (sub) rows.push(sub);
      rows.forEach((row, index) => {
        const last = sub && index === rows.length - 1;
        const at = y + (index - (rows.length - 1) / 2) * 18.5;
        if (last) write(ctx, row, left + inset, at, font(12, 400, ghost ? "italic" : "normal"), colour("soft"), free);
        else write(ctx, row, left + inset, at, bold, ink);
      });
    },
    section(ctx, node, x, y, w, h) {
      shape(ctx, x, y, w, h, 7, { fill: colour("section"), stroke: colour("section-edge") });
      const pill = badge(ctx, node, (width) => x + w / 2 - 5 - width / 2, y, colour("section-ink")) + 6;
      const left = x - w / 2 + 10;
      ctx.font = font(13, 650);
      const path = Math.min(measure(ctx, node.path), 74);
      write(ctx, node.path, left, y + 0.5, font(13, 650), colour("section-ink"), 74);
      write(ctx, node.label, left + path + 7, y + 0.5, font(13), colour("section-ink"), w - 22 - path - 7 - pill);
    },
    task(ctx, node, x, y, w, h) {
      shape(ctx, x, y, w, h, 7, { fill: colour("task"), stroke: colour("task-edge") });
      bar(ctx, x, y, w, h, colour("task-mark"));
      const left = x - w / 2 + 13;
      ctx.font = font(13);
      const rows = wrap(ctx, node.label, w - 24, node.deadline ? 1 : 2);
      rows.forEach((row, index) => {
        const at = node.deadline || rows.length === 2 ? y - 9.5 + index * 18 : y;
        write(ctx, row, left, at, font(13), colour("ink"), w - 22);
      });
      if (node.deadline) {
        const due = node.deadline.inherited ? `${node.deadline.text} (${say("inherited", { where: node.deadline.inherited })})` : node.deadline.text;
        write(ctx, `◷ ${due}`, left, y + 10, font(12.5, 600), colour("due"), w - 24 - (node.same_as ? 22 : 0));
      }
      if (node.same_as) write(ctx, "≡", x + w / 2 - 9, y + 10, font(14, 700), colour("soft"), 0, "right");
    },
    agency(ctx, node, x, y, w, h) {
      const style = { fill: colour("agency"), stroke: colour("agency-edge") };
      let ink = colour("agency-ink");
      let radius = 7;
      if (node.kind === "group") {
        shape(ctx, x + 3, y + 3, w, h, radius, style);
        style.fill = colour("paper");
      } else if (node.kind === "post") {
        radius = h / 2;
        style.fill = colour("paper");
      } else if (node.kind === "unresolved") {
        Object.assign(style, { fill: colour("unresolved"), stroke: colour("unresolved-edge"), dash: [4, 3], thick: 1.2 });
        ink = colour("unresolved-ink");
      } else if (node.kind === "no-agency") {
        Object.assign(style, { fill: colour("none"), stroke: colour("none-edge"), dash: [4, 3] });
        ink = colour("none-ink");
      }
      shape(ctx, x, y, w, h, radius, style);
      const left = x - w / 2 + 11;
      let free = w - 22;
      if (node.province) {
        ctx.font = font(12);
        const wide = measure(ctx, node.province);
        write(ctx, node.province, x + w / 2 - 10, y + 0.5, font(12), colour("soft"), 0, "right");
        free -= wide + 8;
      }
      const text = (node.kind === "unresolved" ? "? " : "") + labelOf(node);
      write(ctx, text, left, y + 0.5, font(13, 500, node.kind === "no-agency" ? "italic" : "normal"), ink, free);
    },
    official(ctx, node, x, y, w, h) {
      shape(ctx, x, y, w, h, h / 2, { fill: colour("official"), stroke: colour("official-edge") });
      write(ctx, labelOf(node), x, y - 8, font(13, 600), colour("official-ink"), w - 24, "center");
      write(ctx, node.sub || "", x, y + 9, font(12), colour("official-ink"), w - 26, "center");
    },
  };

  function card({ ctx, id, x, y, state: { hover } }) {
    const node = nodes.get(id);
    const [width, height] = sizeOf(node);
    const draw = id === page.root ? paint.root : paint[node.kind] || paint.agency;
    return {
      drawNode() {
        ctx.save();
        ctx.globalAlpha = lit && !lit.nodes.has(id) ? 0.36 : 1;
        if (id === state.chosen || hover) {
          const radius = node.kind === "official" || node.kind === "post" ? height / 2 + 2 : 9;
          const chosen = id === state.chosen;
          shape(ctx, x, y, width + 4, height + 4, radius, { stroke: colour(chosen ? "select" : "faint"), thick: chosen ? 2.4 : 1.2 });
        }
        draw(ctx, node, x, y, width, height);
        ctx.restore();
      },
      nodeDimensions: { width, height },
    };
  }

  const DASH = { candidate: [3, 4], support: [7, 5], via: [2, 4], "none-stated": [2, 5] };
  const WIDTH = { implements: 2, directs: 2, "pursuant-to": 1.6, candidate: 1.8, "part-of": 1.2 };

  function lineStyle(line) {
    const many = seen.count.get(line.id) || 1;
    const on = !lit || lit.lines.has(line.id);
    const chosen = line.id === state.chosen;
    const base = (WIDTH[line.kind] || 1.3) + Math.min(2.6, Math.log2(many) * 0.75);
    return {
      color: { color: colour(chosen ? "select" : line.kind), opacity: on ? (lit ? 1 : 0.62) : 0.12, inherit: false },
      dashes: DASH[line.kind] || false,
      width: base + (chosen ? 1.6 : on && lit ? 0.6 : 0),
    };
  }

  // ── the network ─────────────────────────────────────────────────────────────────────────────────────────────────

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
    const ranked = [...boxes.values()].sort((a, b) => a.rank - b.rank || (a.id < b.id ? -1 : 1));
    const { centres, heads } = place(ranked, links);
    where = new Map(shown.map((id) => [id, centres.get(id)]));
    const cards_ = shown.map((id) => boxes.get(id));
    extent.width = Math.max(...cards_.map((box) => centres.get(box.id)[0] + box.width / 2)) + (small.matches ? 20 : page.spacing.margin);
    extent.height = Math.max(...cards_.map((box) => centres.get(box.id)[1] + box.height / 2)) + page.spacing.margin + 26;
    const spans = new Map(heads.map(({ layer, left, width }) => [layer, [left, left + width]]));
    const passing = [...boxes.values()].filter((box) => !nodes.has(box.id)).flatMap(({ id, layer }) => {
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
  const fitting = () => Math.min(1.12, Math.max(0.92, stage.clientWidth / extent.width));

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
    for (const id of where.keys()) {
      const { layer, kind } = nodes.get(id);
      kindOf.set(layer, id === page.root ? "root" : isAgent(kind) ? "agency" : kind);
    }
    get("columns").replaceChildren(
      ...heads.map(({ layer, left }) => {
        const head = element("span", { text: say(`column-${kindOf.get(layer)}`) });
        head.dataset.left = left;
        return head;
      }),
    );
  }

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
    const into_ = (scroll, middle, extent_, room) => {
      const [low, high] = [middle - extent_ / 2 - 40, middle + extent_ / 2 + 40];
      return low >= scroll && high <= scroll + room ? scroll : Math.min(low, middle - room / 2);
    };
    stage.scrollLeft = into_(stage.scrollLeft, x, width, stage.clientWidth);
    stage.scrollTop = into_(stage.scrollTop, y, height, stage.clientHeight);
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

  // ── choosing ────────────────────────────────────────────────────────────────────────────────────────────────────

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
    get("hint").hidden = true;
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

  // ── the panel ───────────────────────────────────────────────────────────────────────────────────────────────────

  function element(name, { text, kind, click, lang } = {}, ...children) {
    const made = document.createElement(name);
    if (text !== undefined) made.textContent = text;
    if (kind) made.className = kind;
    if (click) made.addEventListener("click", click);
    if (lang) made.lang = lang;
    if (name === "button") made.type = "button";
    made.append(...children.filter(Boolean));
    return made;
  }
  const brief = (text, most = 110) => (text.length > most ? `${text.slice(0, most).trimEnd()}…` : text);
  const go = (id, text) =>
    element("button", { kind: "go", text: text || brief(labelOf(nodes.get(id))), click: () => choose(id) });
  const heading = (key, values) => element("h3", { text: say(key, values) });
  const inheritedMark = (whence) => whence && element("span", { kind: "mark", text: say("inherited", { where: whence }) });

  /** The quotes with their places; of many the first three, the others a click away. */
  function quoted(references) {
    const told = references.map((reference) => {
      const quote = page.quotes[reference];
      const source = [quote.document, quote.file, `${say("line")} ${quote.line}`].filter(Boolean).join(" · ");
      return [
        element("blockquote", { text: quote.quote, lang: "vi" }),
        element("cite", {}, element("span", { text: `${source} ` }), inheritedMark(quote.inherited)),
      ];
    });
    if (told.length <= 4) return told.flat();
    const more = element("summary", { text: say("more-quotes", { count: told.length - 3 }) });
    return [...told.slice(0, 3).flat(), element("details", { kind: "more" }, more, ...told.slice(3).flat())];
  }

  function kindLabel(node) {
    if (node.kind === "document" && !node.held) return say("kind-cited");
    return say(`kind-${node.kind}`);
  }

  /** From the resolution to `id`, by the longest way that a sentence states; a candidate only where nothing else leads up. */
  function crumbs(id) {
    const path = [id];
    for (let at = id; at !== page.root; at = path[0]) {
      const rank = ({ upper, kind }) => [nodes.get(upper).tied !== false, kind !== "candidate", nodes.get(upper).layer].map(Number);
      const lead = above(at)
        .filter(({ upper }) => !path.includes(upper))
        .map((line) => [rank(line), line.upper])
        .sort(([a], [b]) => b[0] - a[0] || b[1] - a[1] || b[2] - a[2])[0];
      if (!lead) break;
      path.unshift(lead[1]);
    }
    const list = element("div", { kind: "crumbs" });
    path.forEach((each, index) => {
      if (index) list.append("→");
      const node = nodes.get(each);
      const name = node.kind === "section" || node.kind === "task" ? node.path : labelOf(node);
      list.append(each === id ? element("b", { text: brief(name, 50) }) : go(each, brief(name, 50)));
    });
    return list;
  }

  function partsOf(line) {
    return line.parts.flatMap((part) => [
      element("p", {}, element("b", { text: say(`edge-${part.kind}`) }), element("span", { text: part.note ? ` — ${part.note}` : "" })),
      ...(part.quotes && part.quotes.length ? quoted(part.quotes) : [element("p", { kind: "ghost", text: say("derived") })]),
    ]);
  }

  function taskItem(id) {
    const node = nodes.get(id);
    const item = element("li", {}, element("b", { text: `${node.path} ` }), go(id));
    if (node.deadline) item.append(" ", element("span", { kind: "due", text: node.deadline.text }));
    return item;
  }
  const works = (ids) => {
    const count = new Set(ids.map((id) => nodes.get(id).work)).size;
    return count === ids.length ? say("holds", { count }) : say("works", { tasks: ids.length, works: count });
  };

  const about = {
    document(node) {
      const told = [];
      if (!node.held) told.push(element("p", { kind: "ghost", text: say("not-held") }));
      if (!node.tied) told.push(element("p", { kind: "ghost", text: say("not-tied", { root: labelOf(nodes.get(page.root)) }) }));
      const upper = [...above(node.id)].sort((a, b) => nodes.get(b.upper).tied - nodes.get(a.upper).tied || byRank(a.upper, b.upper));
      for (const line of upper) {
        told.push(heading("rests-on"), element("p", {}, go(line.upper)), ...partsOf(line));
      }
      if (node.also) {
        told.push(heading("also-rests-on"));
        told.push(element("ul", {}, ...node.also.map((each) => element("li", { text: `${each.label} (${say(`edge-${each.kind}`)})` }))));
      }
      const further = below(node.id).filter((line) => nodes.get(line.lower).kind !== "task");
      if (further.length) {
        told.push(heading("leads-to"));
        const items = further.map((line) => {
          const lower = nodes.get(line.lower);
          const name = lower.kind === "section" ? `${lower.path} ${lower.label}` : labelOf(lower);
          return element("li", {}, go(line.lower, brief(name, 90)), element("span", { kind: "count", text: ` ${lower.sub || ""}` }));
        });
        told.push(element("ul", {}, ...items));
      }
      if (isHeld(node.id)) told.push(...holding(node.id));
      if (node.quotes.length) told.push(heading("says"), ...quoted(node.quotes));
      return told;
    },
    section(node) {
      const told = [];
      if (node.quotes.length) told.push(...quoted(node.quotes));
      if (node.above) {
        told.push(heading("above"), element("ul", {}, ...node.above.map((text) => element("li", { text, lang: "vi" }))));
      }
      return [...told, ...holding(node.id)];
    },
    task(node) {
      const told = [...quoted(node.quotes), heading("who")];
      const who = [...below(node.id)].sort(
        (a, b) => page.order.indexOf(a.kind) - page.order.indexOf(b.kind) || byRank(a.lower, b.lower),
      );
      told.push(
        element(
          "ul",
          {},
          ...who.map((line) => {
            const item = element("li", {}, element("span", { kind: "role", text: say(`edge-${line.kind}`) }), " ", go(line.lower));
            const whence = line.parts.flatMap((part) => (part.quotes || []).map((each) => page.quotes[each].inherited)).find(Boolean);
            if (whence) item.append(" ", inheritedMark(whence));
            return item;
          }),
        ),
        heading("deadline"),
      );
      if (node.deadline) {
        const line = element("p", {}, element("span", { kind: "due", text: node.deadline.text }));
        if (node.deadline.end) line.append(element("span", { kind: "count", text: ` · ${say("until")} ${day(node.deadline.end)} ` }));
        if (node.deadline.inherited) line.append(inheritedMark(node.deadline.inherited));
        told.push(line, ...(node.deadline.inherited ? quoted(node.deadline.quotes) : []));
      } else told.push(element("p", { kind: "ghost", text: say("no-deadline") }));
      for (const key of ["product", "addressee"]) {
        if (node[key]) told.push(heading(key), element("p", { text: node[key], lang: "vi" }));
      }
      const twins = tasks.filter((id) => id !== node.id && nodes.get(id).work === node.work);
      if (twins.length) told.push(heading("same"), element("ul", {}, ...twins.map(taskItem)));
      return told;
    },
    agency(node) {
      const told = [];
      if (node.possible) {
        told.push(heading("possible"), element("ul", {}, ...node.possible.map((text) => element("li", { text, lang: "vi" }))));
      }
      if (node.aliases) told.push(heading("aliases"), element("p", { text: node.aliases.join(" · "), lang: "vi" }));
      for (const line of below(node.id)) {
        told.push(heading("heads"), element("p", {}, go(line.lower)), ...partsOf(line));
      }
      for (const role of page.order) {
        const ids = above(node.id).filter((line) => line.kind === role).map((line) => line.upper).sort(byRank);
        if (!ids.length) continue;
        told.push(element("h3", { text: `${say(`edge-${role}`)} · ${works(ids)}` }));
        told.push(element("ul", {}, ...ids.map((id) => {
          const item = taskItem(id);
          item.prepend(element("span", { kind: "count", text: `${nodes.get(nodes.get(id).document).label} · ` }));
          return item;
        })));
      }
      return told;
    },
    official(node) {
      const told = [element("p", { kind: "kind", text: say("as-attested") })];
      for (const line of above(node.id)) told.push(element("p", {}, go(line.upper)), ...partsOf(line));
      return told;
    },
  };

  function holding(id) {
    const ids = tasks.filter((task) => (nodes.get(task).parent === id || nodes.get(task).document === id) && seen.live.has(task));
    return [
      element("h3", { text: works(ids) }),
      element("p", {}, element("button", { text: say(isOpen(id) ? "shut" : "open"), click: () => toggle(id) })),
      element("ul", {}, ...ids.map(taskItem)),
    ];
  }

  function lineAbout(line) {
    const [upper, lower] = [nodes.get(line.upper), nodes.get(line.lower)];
    const told = [
      element("p", { kind: "kind", text: say(`edge-${line.kind}`) }),
      element("h2", {}, go(line.upper, brief(labelOf(upper), 80)), " → ", go(line.lower, brief(labelOf(lower), 80))),
    ];
    const members = line.members.filter((id) => seen.live.has(lines.get(id).upper));
    if (!members.length) return [...told, ...partsOf(line)];
    told.push(element("p", { kind: "count", text: say("lines-in-one", { count: members.length }) }));
    for (const id of members) {
      told.push(element("h3", {}, go(lines.get(id).upper)), ...partsOf(lines.get(id)));
    }
    return told;
  }

  function tell() {
    const panel = get("panel");
    panel.hidden = !state.chosen;
    if (!state.chosen) return;
    const line = lines.get(state.chosen);
    const node = nodes.get(state.chosen);
    if (line) get("told").replaceChildren(...lineAbout(line));
    else {
      const title = node.kind === "no-agency" ? labelOf(node) : node.name || node.title;
      const where_ = [kindLabel(node), isAgent(node.kind) || node.kind === "document" ? node.sub || node.province : ""];
      get("told").replaceChildren(
        element("p", { kind: "kind", text: where_.filter(Boolean).join(" · ") }),
        element("h2", { text: title }),
        ...(isAgent(node.kind) ? [] : [crumbs(node.id)]),
        ...(about[node.kind] || about.agency)(node),
      );
    }
    panel.scrollTop = 0;
  }
  get("close").addEventListener("click", () => choose(null));

  // ── search ──────────────────────────────────────────────────────────────────────────────────────────────────────

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
  const options_ = () => [...found.querySelectorAll("li[role=option]")];
  const marked = () => options_().findIndex((item) => item.getAttribute("aria-selected") === "true");
  function mark(position) {
    options_().forEach((item, at) => {
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
    const items = options_();
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

  // ── filters ─────────────────────────────────────────────────────────────────────────────────────────────────────

  function fillFilters() {
    const option = (value, text) => {
      const made = element("option", { text });
      made.value = value;
      return made;
    };
    const provinces = [...new Set(tasks.map((id) => nodes.get(id).province).filter(Boolean))].sort((a, b) => a.localeCompare(b, "vi"));
    get("province").replaceChildren(option("", say("all-provinces")), ...provinces.map((each) => option(each, each)));
    const agents = order
      .filter((id) => isAgent(nodes.get(id).kind))
      .filter((id) => !state.province || above(id).some((line) => nodes.get(line.upper).province === state.province))
      .sort((a, b) => labelOf(nodes.get(a)).localeCompare(labelOf(nodes.get(b)), "vi") || byRank(a, b));
    const named = (id) => [labelOf(nodes.get(id)), nodes.get(id).province].filter(Boolean).join(" · ");
    get("agency").replaceChildren(option("", say("all-agencies")), ...agents.map((id) => option(id, brief(named(id), 70))));
    syncFilters();
  }
  function syncFilters() {
    get("province").value = state.province;
    get("agency").value = state.agency;
    for (const box of get("roles").querySelectorAll("input")) box.checked = state.roles.has(box.value);
    get("reset").hidden = !(state.province || state.agency);
  }
  function clearFilters() {
    state.province = "";
    state.agency = "";
    fillFilters();
  }
  function refilter() {
    fillFilters();
    if (state.chosen && nodes.has(state.chosen)) {
      lay();
      if (!where.has(state.chosen)) state.chosen = null;
    } else state.chosen = null;
    relay(state.chosen);
    tell();
    size();
    if (!state.chosen) home();
  }
  get("province").addEventListener("change", (event) => {
    state.province = event.target.value;
    const known = state.agency && above(state.agency).some((line) => nodes.get(line.upper).province === state.province);
    if (state.province && !known) state.agency = "";
    refilter();
  });
  get("agency").addEventListener("change", (event) => {
    state.agency = event.target.value;
    const roles = state.agency ? above(state.agency).map((line) => line.kind) : [];
    if (roles.length && !roles.some(roleShown)) for (const role of roles) state.roles.add(role);
    refilter();
  });
  get("roles").addEventListener("change", (event) => {
    const kinds = event.target.value === "lead" ? ["lead", "none-stated"] : [event.target.value];
    for (const kind of kinds) {
      if (event.target.checked) state.roles.add(kind);
      else state.roles.delete(kind);
    }
    refilter();
  });
  get("reset").addEventListener("click", () => {
    clearFilters();
    refilter();
  });
  get("expand").addEventListener("click", () => {
    for (const id of tasksOf.keys()) state.open.add(id);
    state.shut.clear();
    relay(state.chosen);
    tell();
  });
  get("collapse").addEventListener("click", () => {
    close();
    if (state.chosen && nodes.has(state.chosen) && nodes.get(state.chosen).kind === "task") state.chosen = nodes.get(state.chosen).parent;
    relay(state.chosen);
    if (state.chosen && lines.has(state.chosen) && !seen.drawn.has(state.chosen)) state.chosen = null;
    tell();
    light();
  });
  /** Closed as at the start. */
  function close() {
    state.open.clear();
    state.shut = new Set(page.shut || small.matches ? order.filter(isHeld) : []);
  }
  get("larger").addEventListener("click", () => zoomTo(state.zoom * 1.15));
  get("smaller").addEventListener("click", () => zoomTo(state.zoom / 1.15));

  // ── table, language ─────────────────────────────────────────────────────────────────────────────────────────────

  function filterTable() {
    for (const row of get("table").querySelectorAll("tbody tr")) row.hidden = !seen.live.has(row.dataset.task);
    const narrowed = seen.live.size < tasks.length;
    const caption = get("table").querySelector("caption");
    caption.textContent = say("caption") + (narrowed ? ` · ${say("shown", { shown: seen.live.size, all: tasks.length })}` : "");
  }
  function showTable(on) {
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
  close();
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
})();
