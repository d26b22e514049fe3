/* The data of the page, and its words in both languages. */

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
  begun: false, // something has been clicked
};

// ── words ───────────────────────────────────────────────────────────────────────────────────────────────────────

const say = (key, values = {}) =>
  page.words[key][state.lang === "en" ? 1 : 0].replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
const labelOf = (node) => (state.lang === "en" && node.label_en) || node.label;
const day = (iso) => iso.split("-").reverse().map((part) => part.replace(/^0/, "")).join("/");
