"""What there is: documents, agencies, people, places, tasks, and what is missing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from nq57graph.ask.engine import Graph, Node
from nq57graph.ask.lookup import list_agents, list_places
from nq57graph.ask.rows import (
    TASK_COLUMNS,
    Answer,
    Column,
    count_all,
    held_documents,
    lead_rows,
    quote_of,
    read_task,
    task_iris,
)
from nq57graph.errors import UserError
from nq57graph.vocabulary import DCT, ELI, NQ, PROV


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A held document. ``file`` is the one that is read, ``copies`` are further files of it."""

    document: str
    label: str
    number: str | None
    type: str | None
    date: str | None
    place: str | None
    title: str | None
    tasks: int
    file: str
    copies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MissingRow:
    """A document that is cited and not held; ``cited_by`` are the labels of those that cite it."""

    document: str
    label: str
    number: str | None
    type: str | None
    date: str | None
    cited_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AgentRow:
    """An agency, group, post or unresolved name, and in how many works it leads, supports or directs."""

    agent: str
    label: str
    kind: str
    place: str | None
    lead: int
    support: int
    via: int


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A person with a post as attested: ``on`` is an ISO date, None where the document has none."""

    person: str
    label: str
    post: str
    role: str
    on: str | None
    document: str
    quote: str | None
    file: str | None
    line: int | None


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A place; ``documents`` counts those held that are of it."""

    place: str
    label: str
    level: str | None
    documents: int


def list_kind(graph: Graph, kind: str, lang: str = "vi") -> Answer:
    """All things of one kind, a key of ``KINDS``. Raises UserError for another."""
    if kind not in KINDS:
        raise UserError(
            f"'{kind}' is no kind of thing: one of {', '.join(KINDS)}, queries",
            vi=f"không có loại '{kind}': chọn một trong {', '.join(KINDS)}, queries",
        )
    rows_of, columns = KINDS[kind]
    return Answer(
        command="list",
        arguments={"kind": kind},
        understood={},
        looked_at=count_all(graph),
        rows=rows_of(graph, lang),
        columns=columns,
    )


def _documents(graph: Graph, lang: str) -> tuple[DocumentRow, ...]:
    rows = (_document(graph, iri, lang) for iri in held_documents(graph))
    return tuple(sorted(rows, key=lambda r: (r.date or "9999", r.document)))


def _document(graph: Graph, iri: str, lang: str) -> DocumentRow:
    node = graph.describe(iri)
    place = node.text(NQ.place)
    return DocumentRow(
        document=graph.local(iri),
        label=graph.label(iri, lang),
        number=node.text(ELI.id_local),
        type=node.text(NQ.typeText),
        date=node.text(ELI.date_document),
        place=graph.label(place, lang) if place else None,
        title=node.text(DCT.title, "vi"),
        tasks=node.number(NQ.taskCount) or 0,
        file=node.text(NQ.file) or "",
        copies=_copies(graph, node),
    )


def _copies(graph: Graph, document: Node) -> tuple[str, ...]:
    files = {file for source in document.texts(PROV.wasDerivedFrom) for file in graph.describe(source).texts(NQ.file)}
    return tuple(sorted(files - {document.text(NQ.file)}))


def _missing(graph: Graph, lang: str) -> tuple[MissingRow, ...]:
    found = []
    for iri in graph.instances(NQ.Document):
        node = graph.describe(iri)
        if node.text(NQ.held) == "true":
            continue
        cited_by = [graph.label(other, lang) for other in graph.subjects(ELI.cites, iri)]
        found.append(
            MissingRow(
                document=graph.local(iri),
                label=graph.label(iri, lang),
                number=node.text(ELI.id_local),
                type=node.text(NQ.typeText),
                date=node.text(ELI.date_document),
                cited_by=tuple(cited_by),
            )
        )
    return tuple(found)


def _agencies(graph: Graph, lang: str) -> tuple[AgentRow, ...]:
    agents = [agent for agent in list_agents(graph) if agent.kind != "person"]
    works: dict[str, dict[str, int]] = {}
    for role, query in _WORKS.items():
        for row in graph.select(query):
            works.setdefault(str(row["agent"]), {})[role] = int(row["n"] or 0)
    rows = []
    for agent in agents:
        counts = works.get(agent.iri, {})
        rows.append(
            AgentRow(
                agent=graph.local(agent.iri),
                label=graph.label(agent.iri, lang),
                kind=agent.kind,
                place=graph.label(agent.place, lang) if agent.place else None,
                lead=counts.get("lead", 0),
                support=counts.get("support", 0),
                via=counts.get("via", 0),
            )
        )
    return tuple(
        sorted(rows, key=lambda r: (r.kind == "unresolved", r.place or "", -r.lead, -r.support, r.label, r.agent))
    )


_WORKS = {
    "lead": "SELECT ?agent (COUNT(DISTINCT ?w) AS ?n) WHERE { ?t nq:lead ?agent ; nq:work ?w } GROUP BY ?agent",
    "support": "SELECT ?agent (COUNT(DISTINCT ?w) AS ?n) WHERE { ?t nq:support ?agent ; nq:work ?w } GROUP BY ?agent",
    "via": "SELECT ?agent (COUNT(DISTINCT ?w) AS ?n) WHERE { ?t nq:via ?agent ; nq:work ?w } GROUP BY ?agent",
}


def _people(graph: Graph, lang: str) -> tuple[PersonRow, ...]:
    rows = graph.select(
        """SELECT ?p ?post ?role ?on ?document ?line ?file ?e WHERE {
             ?a a nq:PostAttestation ; nq:person ?p ; nq:postText ?post ; nq:as ?role ; nq:inDocument ?document ;
                nq:evidence ?e .
             ?document nq:file ?file . ?e nq:line ?line
             OPTIONAL { ?a nq:attestedOn ?on } }"""
    )
    found = [
        PersonRow(
            person=graph.local(str(row["p"])),
            label=graph.label(str(row["p"]), lang),
            post=str(row["post"]),
            role=str(row["role"]).rsplit("-", 1)[-1],
            on=None if row["on"] is None else str(row["on"]),
            document=graph.label(str(row["document"]), lang),
            quote=quote_of(graph, graph.describe(str(row["e"]))),
            file=str(row["file"]),
            line=int(row["line"] or 0),
        )
        for row in rows
    ]
    return tuple(sorted(found, key=lambda r: (r.label, r.on or "9999", r.document, r.line or 0, r.post)))


def _places(graph: Graph, lang: str) -> tuple[PlaceRow, ...]:
    held = set(held_documents(graph))
    return tuple(
        PlaceRow(
            place=graph.local(place.iri),
            label=graph.label(place.iri, lang),
            level=(graph.describe(place.iri).text(NQ.level) or "").rsplit("-", 1)[-1] or None,
            documents=len(held & set(graph.subjects(NQ.place, place.iri))),
        )
        for place in list_places(graph)
    )


KINDS: Mapping[str, tuple[Callable[[Graph, str], tuple[object, ...]], tuple[Column, ...]]] = {
    "documents": (
        _documents,
        (
            Column("number", "Số", "Number"),
            Column("date", "Ngày", "Date"),
            Column("type", "Loại", "Type"),
            Column("place", "Địa phương", "Place"),
            Column("title", "Trích yếu", "Title"),
            Column("tasks", "Nhiệm vụ", "Tasks"),
            Column("file", "Tệp", "File"),
            Column("copies", "Bản sao", "Copies"),
            Column("document", "Mã", "Id", detail=True),
        ),
    ),
    "agencies": (
        _agencies,
        (
            Column("label", "Cơ quan", "Body"),
            Column("place", "Địa phương", "Place"),
            Column("kind", "Loại", "Kind"),
            Column("lead", "Chủ trì", "Leads"),
            Column("support", "Phối hợp", "Supports"),
            Column("via", "Chỉ đạo", "Directs"),
            Column("agent", "Mã", "Id", detail=True),
        ),
    ),
    "people": (
        _people,
        (
            Column("label", "Họ tên", "Name"),
            Column("post", "Chức vụ", "Post"),
            Column("on", "Ghi nhận ngày", "Attested on"),
            Column("role", "Tư cách", "As"),
            Column("document", "Văn bản", "Document"),
            Column("line", "Dòng", "Line"),
            Column("file", "Tệp", "File"),
            Column("quote", "Trích dẫn", "Quote"),
            Column("person", "Mã", "Id", detail=True),
        ),
    ),
    "places": (
        _places,
        (
            Column("label", "Địa phương", "Place"),
            Column("level", "Cấp", "Level"),
            Column("documents", "Văn bản", "Documents"),
            Column("place", "Mã", "Id", detail=True),
        ),
    ),
    "tasks": (
        lambda graph, lang: tuple(lead_rows(graph, (read_task(graph, iri, lang) for iri in task_iris(graph)), lang)),
        TASK_COLUMNS,
    ),
    "missing": (
        _missing,
        (
            Column("number", "Số", "Number"),
            Column("label", "Văn bản", "Document"),
            Column("date", "Ngày", "Date"),
            Column("cited_by", "Được viện dẫn bởi", "Cited by"),
            Column("document", "Mã", "Id", detail=True),
        ),
    ),
}
"""What can be listed, and how."""
