"""Lineage: what comes down from a document, and what a task or a document rests on, link by link with its words."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator
from dataclasses import dataclass

from nq57graph.ask.engine import Graph, Node
from nq57graph.ask.lookup import list_agents
from nq57graph.ask.nodes import find_nodes
from nq57graph.ask.rows import Answer, Column, LeftOut, count_all, evidence_spans, name_with_place, quote_of, task_iris
from nq57graph.ask.scope import left_out
from nq57graph.errors import UserError
from nq57graph.vocabulary import BASIS, ELI, NQ, NQS, RDF

ROOT = "57-NQ/TW"
"""The resolution whose way down is traced when nothing else is named."""

RELATIONS: dict[str, tuple[str, str]] = {
    "implements": ("thực hiện", "implements"),
    "pursuant to": ("căn cứ", "pursuant to"),
    "directs implementation of": ("chỉ đạo thực hiện", "directs implementation of"),
    "candidate of": ("có thể chính là", "may be the same as"),
    "ordered in": ("giao tại", "ordered in"),
    "same order as": ("cùng việc với", "same work as"),
    "carries out": ("giao thực hiện", "orders to carry out"),
    "cites": ("viện dẫn", "cites"),
    "leads": ("chủ trì", "leads"),
}
"""A link read from the particular to the general, in Vietnamese and English."""

_DESCENT = {
    "implements": NQ.implements,
    "pursuant to": NQ.pursuantTo,
    "directs implementation of": NQ.directsImplementationOf,
}
_STATED_BY = {"implements": NQS.relation_implements, "pursuant to": NQS.relation_basis}
_BASIS_OF = {iri: basis for basis, iri in BASIS.items()}


@dataclass(frozen=True, slots=True)
class Link:
    """One step of a lineage, from the particular (``source``) to the general (``target``), both local names.

    ``step`` counts from where the trace began. ``source_held`` and ``target_held`` are False for a document that is only cited.
    ``basis``: 'stated' (the quote says it), 'derived' (it follows from the quote, which says something else) or
    'candidate' (it may be so). ``document``, ``quote``, ``file``, ``line``, ``page`` and ``spans`` are where it is said; a link that
    nothing quotes has None there.
    """

    step: int
    source: str
    source_label: str
    source_held: bool
    relation: str
    relation_label: str
    target: str
    target_label: str
    target_held: bool
    basis: str
    document: str | None
    document_label: str | None
    quote: str | None
    file: str | None
    line: int | None
    page: int | None
    spans: tuple[tuple[int, int], ...]


COLUMNS = (
    Column("step", "Bước", "Step"),
    Column("source_label", "Từ", "From"),
    Column("relation_label", "Quan hệ", "Relation"),
    Column("target_label", "Đến", "To"),
    Column("target_held", "Có trong kho", "Held"),
    Column("basis", "Cơ sở", "Basis"),
    Column("document_label", "Nêu tại", "Said in"),
    Column("quote", "Trích dẫn", "Quote"),
    Column("file", "Tệp", "File"),
    Column("line", "Dòng", "Line"),
    Column("page", "Trang", "Page"),
    Column("source", "Mã từ", "From id", detail=True),
    Column("target", "Mã đến", "To id", detail=True),
)


@dataclass(frozen=True, slots=True)
class _Edge:
    """A link before it is shown: ``said`` are the statements (IRIs, with evidence) that say it, one of them per row."""

    source: str
    relation: str
    target: str
    basis: str
    said: str | None


def trace(graph: Graph, words: str = ROOT, *, tasks: bool = False, lang: str = "vi") -> Answer:
    """The lineage of what is called ``words``: a document, a task, or an agency.

    From a document: what it rests on, and the documents below it, link by link; with ``tasks`` the tasks of each and who
    leads them, too. From a task, and from the tasks that an agency leads: upwards, to what they rest on. Raises NothingFound and UserError.
    """
    nodes = find_nodes(graph, words)
    edges: list[tuple[int, _Edge]] = []
    for node in nodes:
        edges += _trace_node(graph, node, tasks)
    rows = [_link(graph, step, edge, lang) for step, edge in _once(edges)]
    return Answer(
        command="trace",
        arguments={"words": words} | ({"tasks": True} if tasks else {}),
        understood={"traced": [{"id": graph.local(node), "label": graph.label(node, lang)} for node in nodes]},
        looked_at=count_all(graph),
        rows=tuple(rows),
        columns=COLUMNS,
        left_out=tuple(_missing(graph, rows, edges, nodes, lang)),
    )


def _trace_node(graph: Graph, iri: str, with_tasks: bool) -> list[tuple[int, _Edge]]:
    classes = set(graph.describe(iri).texts(RDF.type))
    if NQ.Document in classes:
        up = list(_walk(iri, lambda document: _edges_above(graph, document), lambda edge: edge.target))
        down = list(_walk(iri, lambda document: _edges_below(graph, document), lambda edge: edge.source))
        if with_tasks:
            papers = {iri: 0} | {edge.source: step for step, edge in down}
            for task in task_iris(graph):
                document = graph.describe(task).text(NQ.inDocument) or ""
                if document in papers:
                    step = papers[document] + 1
                    down.append((step, _ordered_in(task, document)))
                    down += [(step + 1, edge) for edge in _leads(graph, task)]
        return up + down
    if NQ.Task in classes:
        return _from_task(graph, iri, 0)
    if NQ.Agent in classes:
        found = []
        for task in graph.subjects(NQ.lead, iri):
            found += [(1, edge) for edge in _leads(graph, task) if edge.source == iri] + _from_task(graph, task, 1)
        return found
    if NQ.Place in classes:
        theirs = [agent.iri for agent in list_agents(graph) if agent.place == iri]
        return [edge for agent in theirs for edge in _trace_node(graph, agent, with_tasks)]
    raise UserError(
        f"{graph.label(iri)} is neither a document nor a task nor an agency: nothing to trace",
        vi=f"{graph.label(iri)} không phải văn bản, nhiệm vụ hay cơ quan: không có gì để lần theo",
    )


def _from_task(graph: Graph, task: str, step: int) -> list[tuple[int, _Edge]]:
    """A task, the order that it repeats, what it carries out and cites, and what its document rests on."""
    node = graph.describe(task)
    document = node.text(NQ.inDocument) or ""
    edges = [(step + 1, _ordered_in(task, document))]
    edges += [(step + 1, _Edge(task, "same order as", same, "derived", task)) for same in node.texts(NQ.sameOrderAs)]
    repeats = graph.subjects(NQ.sameOrderAs, task)
    edges += [(step + 1, _Edge(other, "same order as", task, "derived", other)) for other in repeats]
    carried = node.texts(NQ.carriesOut)
    edges += [(step + 1, _Edge(task, "carries out", other, "stated", task)) for other in carried]
    edges += [(step + 1, edge) for edge in _cites(graph, task, document) if edge.target not in carried]
    above = _walk(document, lambda paper: _edges_above(graph, paper), lambda edge: edge.target)
    return edges + [(step + 1 + n, edge) for n, edge in above]


def _walk(
    start: str, edges_of: Callable[[str], list[_Edge]], next_of: Callable[[_Edge], str]
) -> Iterator[tuple[int, _Edge]]:
    """Every edge that can be reached from ``start``, nearest first, with its step; each node is gone through once."""
    seen, layer, step = {start}, [start], 0
    while layer:
        step += 1
        edges = [edge for node in layer for edge in edges_of(node)]
        yield from ((step, edge) for edge in edges)
        layer = list(
            dict.fromkeys(next_of(e) for e in edges if next_of(e) not in seen and e.relation != "candidate of")
        )
        seen.update(layer)


def _edges_above(graph: Graph, document: str) -> list[_Edge]:
    node = graph.describe(document)
    edges = [
        e
        for relation, prop in _DESCENT.items()
        for up in node.texts(prop)
        for e in _said(graph, document, relation, up)
    ]
    return edges + _candidates(graph, NQ.document, document)


def _edges_below(graph: Graph, document: str) -> list[_Edge]:
    edges = [
        edge
        for relation, prop in _DESCENT.items()
        for below in graph.subjects(prop, document)
        for edge in _said(graph, below, relation, document)
    ]
    return edges + _candidates(graph, NQ.candidate, document)


def _said(graph: Graph, source: str, relation: str, target: str) -> list[_Edge]:
    """The link, once for each document that says it. A directed implementation follows from the tasks that order it."""
    if relation not in _STATED_BY:
        tasks = [t for t in graph.subjects(NQ.carriesOut, target) if graph.describe(t).text(NQ.inDocument) == source]
        return [_Edge(source, relation, target, "derived", tasks[0] if tasks else None)]
    found = []
    for iri in graph.subjects(NQ.cited, target):
        citation = graph.describe(iri)
        if citation.text(NQ.citing) == source and citation.text(NQ.relation) == _STATED_BY[relation]:
            found.append(_Edge(source, relation, target, _BASIS_OF[citation.text(NQ.basis) or NQS.basis_stated], iri))
    return found or [_Edge(source, relation, target, "derived", None)]


def _candidates(graph: Graph, end: str, document: str) -> list[_Edge]:
    edges = []
    for iri in graph.subjects(end, document):
        node = graph.describe(iri)
        source, target = node.text(NQ.document), node.text(NQ.candidate)
        if source and target:
            edges.append(_Edge(source, "candidate of", target, "candidate", iri))
    return edges


def _cites(graph: Graph, task: str, document: str) -> list[_Edge]:
    """The documents that are cited within the words of ``task``."""
    node = graph.describe(task)
    within = [span for iri in node.texts(NQ.evidence) for span in evidence_spans(graph, graph.describe(iri))]
    edges = []
    for citation in graph.subjects(NQ.citing, document):
        cited = graph.describe(citation)
        spans = [span for iri in cited.texts(NQ.evidence) for span in evidence_spans(graph, graph.describe(iri))]
        target = cited.text(NQ.cited)
        if target and any(a <= start and end <= b for start, end in spans for a, b in within):
            edges.append(_Edge(task, "cites", target, "stated", task))
    return edges


def _ordered_in(task: str, document: str) -> _Edge:
    return _Edge(task, "ordered in", document, "stated", task)


def _leads(graph: Graph, task: str) -> list[_Edge]:
    edges = []
    for iri in graph.describe(task).texts(NQ.assignment):
        assignment = graph.describe(iri)
        agent = assignment.text(NQ.agent)
        if agent and assignment.text(NQ.role) == NQS.role_lead:
            edges.append(_Edge(agent, "leads", task, "stated", iri))
    return edges


def _once(edges: Iterable[tuple[int, _Edge]]) -> list[tuple[int, _Edge]]:
    """Each link once, at its first step."""
    first: dict[_Edge, int] = {}
    for step, edge in edges:
        first[edge] = min(step, first.get(edge, step))
    return [(step, edge) for edge, step in first.items()]


def _link(graph: Graph, step: int, edge: _Edge, lang: str) -> Link:
    said = graph.describe(edge.said) if edge.said else None
    evidence = _evidence(graph, said)
    document = said.text(NQ.inDocument) if said else None
    vi, en = RELATIONS[edge.relation]
    return Link(
        step=step,
        source=graph.local(edge.source),
        source_label=_name(graph, edge.source, lang),
        source_held=not _is_only_cited(graph, edge.source),
        relation=edge.relation,
        relation_label=vi if lang == "vi" else en,
        target=graph.local(edge.target),
        target_label=_name(graph, edge.target, lang),
        target_held=not _is_only_cited(graph, edge.target),
        basis=edge.basis,
        document=graph.local(document) if document else None,
        document_label=graph.label(document, lang) if document else None,
        quote=quote_of(graph, evidence) if evidence else None,
        file=graph.describe(document).text(NQ.file) if document else None,
        line=evidence.number(NQ.line) if evidence else None,
        page=evidence.number(NQ.page) if evidence else None,
        spans=evidence_spans(graph, evidence) if evidence else (),
    )


def _name(graph: Graph, iri: str, lang: str) -> str:
    """A task by its document and place in it, an agency with its place, anything else by its label."""
    node = graph.describe(iri)
    label = graph.label(iri, lang)
    if (path := node.text(NQ.pathLabel, lang)) is not None:
        document = node.text(NQ.inDocument) or ""
        number = graph.describe(document).text(ELI.id_local) or graph.label(document, lang)
        return f"{number}, {path}: {label}"
    return name_with_place(graph, iri, lang) if NQ.Agent in node.texts(RDF.type) else label


_RELATIONS = {NQ.implements, NQ.pursuantTo, ELI.amends}


def _evidence(graph: Graph, said: Node | None) -> Node | None:
    """The evidence of a statement: the words that state a relation, else those that stand first in the text."""
    found = [graph.describe(iri) for iri in said.texts(NQ.evidence)] if said else []
    return min(found, key=lambda node: (not _states(node), node.number(NQ.start) or 0, node.iri), default=None)


def _states(evidence: Node) -> bool:
    return bool(_RELATIONS & set(evidence.texts(NQ.about)))


def _is_only_cited(graph: Graph, iri: str) -> bool:
    return graph.describe(iri).text(NQ.held) == "false"


def _only_citing(graph: Graph, iri: str, linked: Container[str], lang: str) -> list[LeftOut]:
    """The held documents that cite the document ``iri`` and are not ``linked`` (local names); where ``iri`` itself rests
    on nothing, what it cites."""
    parts = []
    if citing := [o for o in graph.subjects(ELI.cites, iri) if graph.local(o) not in linked and _is_held(graph, o)]:
        told = {spoken: ", ".join(_with_tasks(graph, other, spoken) for other in citing) for spoken in ("vi", "en")}
        parts.append(
            LeftOut(
                "only citing",
                len(citing),
                f"{len(citing)} văn bản trong kho viện dẫn mà không nói là thực hiện: {told['vi']}",
                f"{len(citing)} held documents cite it without saying that they carry it out: {told['en']}",
            )
        )
    cited = graph.values(iri, ELI.cites)
    if cited and _is_held(graph, iri) and not _edges_above(graph, iri):
        names = ", ".join(graph.label(other, lang) for other in cited)
        parts.append(
            LeftOut(
                "only cited",
                len(cited),
                f"{graph.label(iri)} viện dẫn mà không nói là thực hiện: {names}",
                f"{graph.label(iri, lang)} cites without saying that it carries them out: {names}",
            )
        )
    return parts


def _with_tasks(graph: Graph, document: str, lang: str) -> str:
    count = graph.describe(document).number(NQ.taskCount) or 0
    return f"{graph.label(document, lang)} ({count} {'nhiệm vụ' if lang == 'vi' else 'tasks'})"


def _is_held(graph: Graph, iri: str) -> bool:
    return graph.describe(iri).text(NQ.held) == "true"


def _missing(
    graph: Graph, rows: Iterable[Link], edges: Iterable[tuple[int, _Edge]], asked: Iterable[str], lang: str
) -> list[LeftOut]:
    """Where a lineage breaks off: at documents that cite and say no more, and at those of which only the number is known."""
    resting = {row.source for row in rows} | {graph.local(iri) for iri in asked}
    ends = {edge.source for _, edge in edges} | {edge.target for _, edge in edges}
    cited = {graph.local(end): graph.label(end) for end in ends if _is_only_cited(graph, end)}
    silent = [label for name, label in sorted(cited.items()) if name not in resting]
    names = ", ".join(silent)
    plain = [part for iri in asked for part in _only_citing(graph, iri, resting | {row.target for row in rows}, lang)]
    return plain + left_out(
        (
            "not held",
            len(silent),
            f"căn cứ của các văn bản không có trong kho: {names}",
            f"what these documents, which are not held, rest on: {names}",
        )
    )
