"""The cascade as one self-contained page: picture, table and the sentence behind every line; nothing is fetched.

Text of documents reaches the page in two ways only: escaped by the template, or as JSON that the script puts into the
page as text. Only our own script and style may run: the page's policy names them by their digests.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from nq57graph.draw import layout
from nq57graph.draw.network import Card, Line, details, embedded, library, render
from nq57graph.draw.offline import policy
from nq57graph.draw.words import CASCADE

if TYPE_CHECKING:
    from nq57graph.trace import Cascade, Quote

AT_FIRST = ("lead", "none-stated")
"""The roles shown when the page opens; the others are a click away, and all at once would be a thicket."""

FEW = 40
"""As many cards stand on one screen; with more, the page opens with its documents closed."""

LEADERS = 3
"""The agencies shown beside a closed document: as many as lead the most of its tasks."""

SCRIPT = ("dom", "data", "view", "layout", "cards", "network", "choosing", "panel", "search", "filters", "page")
"""The parts of the page's script, each a file of ``script/``; a part uses what stands above it."""

_DESCENT = ("implements", "directs", "pursuant-to", "candidate")


@dataclass(frozen=True, slots=True)
class Part:
    """One statement of a line. ``quotes`` are positions in the page's list of quotes."""

    kind: str
    label_vi: str
    label_en: str
    note: str
    quotes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Drawn:
    """A line of the picture: what two cards have to do with each other.

    ``kind`` is that of the first part, the strongest. With ``members`` it stands for those lines (ids) while the
    section from which it comes is closed; with ``leading`` as well, while its document is: 1 for the agency that
    leads the most tasks of the document, 2 for the next.
    """

    id: str
    upper: str
    lower: str
    kind: str
    parts: tuple[Part, ...] = ()
    members: tuple[str, ...] = ()
    leading: int = 0


@dataclass(frozen=True, slots=True)
class FirstView:
    """What is seen when the page opens, and where it stands. ``shut``: documents are closed; ``leaders``: how many
    agencies stand beside each."""

    shown: frozenset[str]
    places: layout.Places
    shut: bool = False
    leaders: int = 0


@dataclass
class Quotes:
    """Every quote once."""

    found: dict[tuple[str, str, int, str], int] = field(default_factory=dict)
    all: list[Quote] = field(default_factory=list)

    def refer(self, quotes: Iterable[Quote]) -> tuple[int, ...]:
        return tuple(self._one(quote) for quote in quotes)

    def _one(self, quote: Quote) -> int:
        key = quote["quote"], quote["file"], quote["line"], quote["inherited"]
        if key not in self.found:
            self.found[key] = len(self.all)
            self.all.append(quote)
        return self.found[key]


def cascade_page(cascade: Cascade, lang: str = "vi", unread: Sequence[str] = ()) -> str:
    """The HTML of the page, opening in ``lang`` ('vi' or 'en'). ``unread``: files that the build could not read.

    The same cascade gives the same bytes.
    """
    from jinja2 import Environment, PackageLoader, StrictUndefined

    quotes = Quotes()
    order = layout.order_of(cascade)
    rank = order.rank
    lines = drawn_lines(cascade, quotes)
    first = first_view(cascade, lines, order)
    nodes = {each: _node(cascade, each, order, quotes) for each in sorted(cascade)}
    style, own = _asset("base.css") + _asset("cascade.css"), script()
    words = CASCADE | _headline(cascade, unread)
    page = {
        "lang": lang,
        "root": cascade.graph["root"],
        "words": words,
        "roles": AT_FIRST,
        "order": ("lead", "none-stated", "via", "support"),
        "shut": first.shut,
        "leaders": first.leaders,
        "sizes": layout.SIZE,
        "compact": layout.COMPACT,
        "spacing": {
            "gap": layout.GAP,
            "groupGap": layout.GROUP_GAP,
            "alley": layout.ALLEY,
            "margin": layout.MARGIN,
            "waypoint": layout.WAYPOINT,
            "heading": layout.HEADING,
        },
        "nodes": details(nodes),
        "lines": details({line.id: asdict(line) for line in lines}),
        "quotes": quotes.all,
    }
    environment = Environment(
        loader=PackageLoader("nq57graph.draw", "."), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )
    environment.filters["embedded"] = embedded
    environment.globals.update(
        page=page,
        lang=lang,
        words={key: pair[lang == "en"] for key, pair in words.items()},
        rows=table_rows(cascade, rank),
        style=style,
        scripts=[library(), own],
        policy=policy([library(), own], [style]),
    )
    cards = [
        Card(each, str(cascade.nodes[each]["label"]), *first.places.get(each, (0, 0)), hidden=each not in first.shown)
        for each in sorted(cascade, key=lambda each: (cascade.nodes[each]["layer"], rank[each]))
    ]
    visible = [Line(line.id, line.upper, line.lower, hidden=not _at_first(line, first)) for line in lines]
    return render(cards, visible, environment, "cascade.html")


# ── what is drawn ─────────────────────────────────────────────────────────────────────────────────────────────────


def drawn_lines(cascade: Cascade, quotes: Quotes) -> list[Drawn]:
    """Lines between cards, sorted by id: one for all that two documents have to do with each other, one for each role
    of an agency in a task, and those that stand for several while a section is closed."""
    lines: dict[str, Drawn] = {}
    together: defaultdict[tuple[str, str, str], list[str]] = defaultdict(list)
    for upper, lower, kind, data in sorted(cascade.edges(keys=True, data=True), key=lambda edge: edge[:3]):
        part = Part(kind, data["label_vi"], data["label_en"], data["note"], quotes.refer(data["quotes"]))
        shared = kind in _DESCENT
        line_id = f"{upper}>{lower}" + ("" if shared else f">{kind}")
        parts = sorted(
            [*(lines[line_id].parts if line_id in lines else ()), part],
            key=lambda each: _DESCENT.index(each.kind) if each.kind in _DESCENT else 0,
        )
        lines[line_id] = Drawn(line_id, upper, lower, parts[0].kind, tuple(parts))
        if cascade.nodes[upper]["kind"] == "task":
            together[cascade.nodes[upper]["parent"], lower, kind].append(line_id)
    for (parent, lower, kind), members in together.items():
        line_id = f"{parent}>>{lower}>{kind}"
        lines[line_id] = Drawn(line_id, parent, lower, kind, members=tuple(sorted(members)))
    lines |= {line.id: line for line in _leading_lines(cascade, together)}
    return [lines[each] for each in sorted(lines)]


def _leading_lines(cascade: Cascade, together: Mapping[tuple[str, str, str], Sequence[str]]) -> Iterator[Drawn]:
    """From each document to those who lead its tasks, for the document closed."""
    led: defaultdict[str, defaultdict[tuple[str, str], list[str]]] = defaultdict(lambda: defaultdict(list))
    for (parent, lower, kind), members in together.items():
        if kind in AT_FIRST:
            led[cascade.nodes[parent]["document"]][lower, kind] += members
    for document, members_of in led.items():
        ranked = sorted(members_of.items(), key=lambda item: (-len(item[1]), item[0]))
        for place, ((lower, kind), members) in enumerate(ranked, start=1):
            line_id = f"{document}>>>{lower}>{kind}"
            yield Drawn(line_id, document, lower, kind, members=tuple(sorted(members)), leading=place)


def first_view(cascade: Cascade, lines: Sequence[Drawn], order: layout.Order) -> FirstView:
    """Every section closed; where that is too much for one screen, every document, beside it those who lead the most
    of its tasks; where that is too much as well, the documents alone."""
    kinds: dict[str, str] = {each: data["kind"] for each, data in cascade.nodes(data=True)}
    documents = {each for each, kind in kinds.items() if kind == "document"}
    sections = {each for each, kind in kinds.items() if kind == "section"}
    led = {line.lower for line in lines if line.members and line.kind in AT_FIRST}
    leaders = {line.lower for line in lines if 0 < line.leading <= LEADERS}

    def with_heads(shown: set[str]) -> frozenset[str]:
        return frozenset(shown | {line.lower for line in lines if line.kind == "holds-post" and line.upper in shown})

    choices = (
        FirstView(with_heads(documents | sections | led), {}),
        FirstView(with_heads(documents | leaders), {}, shut=True, leaders=LEADERS),
        FirstView(frozenset(documents), {}, shut=True),
    )
    first = next((each for each in choices if len(each.shown) <= FEW), choices[-1])
    pairs = {(line.upper, line.lower) for line in lines if _at_first(line, first)}
    return replace(first, places=layout.arrange(cascade, first.shown, pairs, order))


def _at_first(line: Drawn, first: FirstView) -> bool:
    if line.upper not in first.shown or line.lower not in first.shown:
        return False
    if line.leading:
        return line.leading <= first.leaders
    return not line.members or (line.kind in AT_FIRST and not first.shut)


def _node(cascade: Cascade, node: str, order: layout.Order, quotes: Quotes) -> dict[str, Any]:
    data = dict(cascade.nodes[node])
    data["rank"] = order.rank[node]
    data["passes"] = order.passes.get(node)
    data["quotes"] = quotes.refer(data["quotes"])
    if data.get("deadline"):
        data["deadline"] = data["deadline"] | {"quotes": quotes.refer(data["deadline"]["quotes"])}
    if data["label_en"] == data["label"]:
        del data["label_en"]
    if data.get("text") == data["label"]:
        del data["text"]
    return data


# ── what is said beside it ────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class TableRow:
    """One task as a row of the table."""

    task: str
    document: str
    place: str
    where: str
    text: str
    lead: str
    support: str
    via: str
    deadline: str
    inherited: str
    source: str


def table_rows(cascade: Cascade, rank: dict[str, int]) -> list[TableRow]:
    """Every task, in the order of documents and text."""
    tasks = [each for each, data in cascade.nodes(data=True) if data["kind"] == "task"]
    rows = []
    for task in sorted(tasks, key=lambda each: rank[each]):
        data = cascade.nodes[task]
        document = cascade.nodes[data["document"]]
        deadline = data["deadline"] or {"text": "", "inherited": ""}
        rows.append(
            TableRow(
                task=task,
                document=document["label"],
                place=document["sub"],
                where=data["path"],
                text=data["text"],
                lead=_parties(cascade, task, "lead"),
                support=_parties(cascade, task, "support"),
                via=_parties(cascade, task, "via"),
                deadline=deadline["text"],
                inherited=deadline["inherited"],
                source=f"{data['file']}:{data['line']}",
            )
        )
    return rows


def _parties(cascade: Cascade, task: str, role: str) -> str:
    named = sorted(lower for _, lower, kind in cascade.out_edges(task, keys=True) if kind == role)
    return "; ".join(cascade.nodes[each]["label"] for each in named)


def _headline(cascade: Cascade, unread: Sequence[str]) -> dict[str, tuple[str, str]]:
    """What the page is about, filled in: which documents, how many tasks, what was not read."""
    nodes: dict[str, dict[str, Any]] = {each: data for each, data in cascade.nodes(data=True)}
    root = nodes[cascade.graph["root"]]["label"]
    documents = [data for _, data in sorted(nodes.items()) if data["kind"] == "document"]
    tasks = {each: data for each, data in nodes.items() if data["kind"] == "task"}
    unnamed = [task for task in tasks if cascade.in_degree(task) and _unnamed(cascade, task)]
    held = [_named(data) for data in documents if data["held"]]
    cited = [data["label"] for data in documents if not data["held"]]
    numbers = {"tasks": len(tasks), "works": len({data["work"] for data in tasks.values()}), "unnamed": len(unnamed)}

    def fill(key: str, **values: object) -> tuple[str, str]:
        vi, en = CASCADE[key]
        return vi.format(**values), en.format(**values)

    lines = [("counted", numbers)]
    told = {"title": fill("title", root=root), "read": fill("read", count=len(held), names=", ".join(held))}
    told |= {key: fill(key, **values) for key, values in lines}
    told["cited"] = fill("cited", names=", ".join(cited)) if cited else ("", "")
    told["refused"] = fill("refused", names=", ".join(unread)) if unread else ("", "")
    told["untied"] = fill("untied", root=root)
    outside = [fill("outside-one", label=label, tasks=tasks) for label, tasks in cascade.graph["outside"]]
    vi, en = ("; ".join(each[lang] for each in outside) for lang in (0, 1))
    told["outside"] = (fill("outside", root=root, names=vi)[0], fill("outside", root=root, names=en)[1])
    if not outside:
        told["outside"] = ("", "")
    return told


def _unnamed(cascade: Cascade, task: str) -> bool:
    return any(kind == "none-stated" for _, _, kind in cascade.out_edges(task, keys=True))


def _named(data: dict[str, Any]) -> str:
    return f"{data['label']} ({data['province']})" if data["province"] else str(data["label"])


# ── the page itself ───────────────────────────────────────────────────────────────────────────────────────────────


def script() -> str:
    """The page's own script: its parts in order, in one scope of their own."""
    parts = "\n".join(_asset(f"script/{part}.js") for part in SCRIPT)
    return f'"use strict";\n(() => {{\n{parts}}})();\n'


def _asset(name: str) -> str:
    return files("nq57graph.draw").joinpath(*name.split("/")).read_text(encoding="utf-8")
