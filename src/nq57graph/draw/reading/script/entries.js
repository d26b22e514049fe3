/* What was understood: entries in their groups, each value leading to its words. */

const entryElements = new Map();

const signElement = (kind) => signs.has(kind) && element("span", { kind: `sign ${kind}`, text: signs.get(kind) });

/** What leads to words of the source, or to another entry. */
function go(text, kind, entry, mark, other) {
  const made = element("button", { kind });
  made.append(text);
  made.tabIndex = -1;
  made.addEventListener("click", (event) => {
    event.stopPropagation();
    if (other) chooseEntry(other, null, { there: true });
    else chooseEntry(entry.id, mark);
    if (event.detail === 0 && !other) focusMark();
  });
  return made;
}

function valueElement(value, entry) {
  const made = element("li", {});
  const mark = value.mark;
  const sign = value.kind && mark !== undefined && signElement(value.kind);
  const text = element("span", { text: value.text, lang: "vi" });
  if (value.text && (mark !== undefined || value.entry)) {
    const link = go(text, "go", entry, mark, value.entry);
    if (sign) link.prepend(sign, " ");
    made.append(link);
  } else if (value.text) made.append(text);
  const said = (value.phrases || []).map(sayPhrase).filter((each) => fold(each) !== fold(value.text || ""));
  for (const each of said) made.append(" ", element("small", { text: each }));
  if (value.inherited) {
    const text = sayPhrase(value.inherited);
    made.append(" ", value.whence === undefined ? element("span", { kind: "inherited", text }) : go(text, "inherited", entry, value.whence));
  }
  return made;
}

function rowElement(row, entry) {
  const values = row.values || [];
  const told = values.length
    ? element("ul", {}, ...values.map((value) => valueElement(value, entry)))
    : element("span", { kind: "ghost", text: say("none") });
  return [element("dt", { text: say(`row-${row.name}`) }), element("dd", { kind: row.name }, told)];
}

function entryElement(entry) {
  const made = element("article", { kind: `entry ${entry.kind}` });
  made.dataset.entry = entry.id;
  made.tabIndex = -1;
  const where = entry.where || [];
  const place = where.length > 1 ? say("line-page", { line: where[0], page: where[1] }) : where.length ? say("line", { line: where[0] }) : "";
  const head = element(
    "p",
    { kind: "head-line" },
    entry.kind !== "note" && signElement(entry.kind),
    entry.label && element("b", { kind: "path", text: entry.label }),
    ...entry.phrases.map((phrase) => element("span", { kind: `flag ${phrase[0]}`, text: sayPhrase(phrase) })),
    place && element("span", { kind: "where", text: place }),
  );
  if (entry.kind === "heading") {
    made.style.setProperty("--depth", entry.depth);
    head.insertBefore(element("span", { kind: "words", text: entry.text || "", lang: "vi" }), head.querySelector(".where"));
    made.append(head);
    return made;
  }
  if (entry.label || entry.phrases.length || place) made.append(head);
  const english = state.lang === "en" && entry.text_en;
  if (entry.text) made.append(element("p", { kind: "words", text: english || entry.text, lang: english ? "en" : "vi" }));
  if (entry.rows.length) made.append(element("dl", {}, ...entry.rows.flatMap((row) => rowElement(row, entry))));
  if (entry.absent) {
    const names = entry.absent.map((name) => say(`row-${name}`).toLowerCase()).join(" · ");
    made.append(element("p", { kind: "ghost", text: say("absent", { names }) }));
  }
  return made;
}

function groupElement(group, chapter) {
  const head = element("h2", {}, element("span", { text: say(`group-${group.name}`) }));
  if (group.name !== "document") head.append(" ", element("span", { kind: "count", text: String(group.count) }));
  const made = element("section", { kind: `group group-${group.name}` }, head);
  made.dataset.group = `${chapter}-${group.name}`;
  for (const entry of group.entries) {
    const one = entryElement(entry);
    entryElements.set(entry.id, one);
    made.append(one);
  }
  if (!group.entries.length) made.append(element("p", { kind: "ghost none", text: say(`none-${group.name}`) }));
  return made;
}

const chapterName = (chapter) => chapter.name || say("none");

function writeEntries() {
  entryElements.clear();
  const made = chapters.map((chapter, number) => {
    const section = element("section", { kind: "chapter" });
    section.dataset.chapter = number;
    if (chapters.length > 1) section.append(element("h2", { kind: "chapter-name", text: `${number + 1}. ${chapterName(chapter)}`, lang: "vi" }));
    section.append(...chapter.groups.map((group) => groupElement(group, number)));
    return section;
  });
  const nothing = element("p", { kind: "ghost none", text: say("not-found") });
  nothing.id = "nothing";
  nothing.hidden = true;
  get("entries").replaceChildren(...made, nothing);
}

/** The way to the groups of the document that is being looked at. */
function writeGroups(number) {
  const made = chapters[number].groups.map((group) => {
    const link = element("button", { kind: "to-group", click: () => showGroup(`${number}-${group.name}`) });
    link.append(element("span", { text: say(`short-${group.name}`) }));
    if (group.name !== "document") link.append(" ", element("span", { kind: "count", text: String(group.count) }));
    link.classList.toggle("nothing", !group.count);
    link.classList.toggle("mind", ["notes", "unread", "findings"].includes(group.name) && group.count > 0);
    return link;
  });
  get("groups").replaceChildren(...made);
}
const showGroup = (name) => document.querySelector(`[data-group="${name}"]`).scrollIntoView({ block: "start" });
