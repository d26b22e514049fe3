/* Filters by province, agency and role; opening and closing. */

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
  closeAll();
  if (state.chosen && nodes.has(state.chosen) && nodes.get(state.chosen).kind === "task") state.chosen = nodes.get(state.chosen).parent;
  relay(state.chosen);
  if (state.chosen && lines.has(state.chosen) && !seen.drawn.has(state.chosen)) state.chosen = null;
  tell();
  light();
});
/** Closed as at the start. */
function closeAll() {
  state.open.clear();
  state.shut = new Set(page.shut || small.matches ? order.filter(isHeld) : []);
}
get("larger").addEventListener("click", () => zoomTo(state.zoom * 1.15));
get("smaller").addEventListener("click", () => zoomTo(state.zoom / 1.15));
