/* Where everything stands, step for step as layout.py. */

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
