/* How cards and lines look, drawn on the canvas. */

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
  const told = node.kind === "document" ? say("holds", { count: held }) : held;
  const text = `${told} ${isOpen(node.id) ? "▾" : "▸"}`;
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
    const narrow = w < 120;
    const inset = narrow ? 10 : 12;
    const pill = badge(ctx, node, (width) => left + inset + width / 2, y + h / 2 - 13, colour("document"));
    const middle = pill ? y - 11 : y;
    const ink = ghost ? colour("soft") : colour("ink");
    const free = w - inset - 6;
    const bold = font(narrow ? 12.5 : 13, 650);
    ctx.font = bold;
    const rows = narrow ? wrap(ctx, labelOf(node), free, 2) : [shorten(ctx, labelOf(node), free)];
    const sub = narrow ? node.province || node.sub : node.sub; // a narrow card has no room for the day
    if (sub) rows.push(sub);
    rows.forEach((row, index) => {
      const last = sub && index === rows.length - 1;
      const at = middle + (index - (rows.length - 1) / 2) * 17;
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
