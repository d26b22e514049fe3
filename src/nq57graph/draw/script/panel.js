/* The panel: the sentence behind what is chosen, and where it stands. */

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
    const context = [kindLabel(node), isAgent(node.kind) || node.kind === "document" ? node.sub || node.province : ""];
    get("told").replaceChildren(
      element("p", { kind: "kind", text: context.filter(Boolean).join(" · ") }),
      element("h2", { text: title }),
      ...(isAgent(node.kind) ? [] : [crumbs(node.id)]),
      ...(about[node.kind] || about.agency)(node),
    );
  }
  panel.scrollTop = 0;
}
get("close").addEventListener("click", () => choose(null));
