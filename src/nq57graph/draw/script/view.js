/* What is visible: the nodes and lines to draw now. */

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
      if (line.leading) {
        const told = line.leading <= (small.matches ? 0 : page.leaders) || line.lower === state.agency;
        if (!members.length || !told || !state.shut.has(line.upper)) continue;
        shown.add(line.lower);
        count.set(line.id, members.length);
        drawn.add(line.id);
        continue;
      }
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
