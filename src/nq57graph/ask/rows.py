"""What a question is answered with: rows of plain values, what was understood, what was looked at, what was left out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from nq57graph.ask.engine import Graph, Node
from nq57graph.vocabulary import BOUNDARY, ELI, NQ, NQS, ROLE

_ROLE_OF = {iri: role for role, iri in ROLE.items()}
_BOUNDARY_OF = {iri: boundary for boundary, iri in BOUNDARY.items()}


@dataclass(frozen=True, slots=True)
class Column:
    """A column of an answer: the key in a row, its heading in both languages, and whether it is a ``detail``, which tables
    for people leave out (identities, and what stands in another column in other words).
    """

    key: str
    vi: str
    en: str
    detail: bool = False

    def heading(self, lang: str) -> str:
        return self.vi if lang == "vi" else self.en


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What an answer does not hold. ``what`` is a key, ``count`` how many, the notes say it to a person."""

    what: str
    count: int
    vi: str
    en: str

    def note(self, lang: str) -> str:
        return self.vi if lang == "vi" else self.en


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer. ``looked_at`` counts the held documents and their tasks in which the rows were sought ({} where
    the graph was not asked).

    ``understood`` says in plain values what the words of the user were taken for; ``works`` counts the works behind
    rows that are tasks (several orders of one work count once), else it is None.
    """

    command: str
    arguments: Mapping[str, Any]
    understood: Mapping[str, Any]
    looked_at: Mapping[str, int]
    rows: Sequence[Any]
    columns: Sequence[Column]
    left_out: Sequence[LeftOut] = ()

    @property
    def tasks(self) -> int | None:
        """How many tasks the rows are about; None if they are about something else."""
        return len({row.task for row in self.rows}) if self.is_tasks else None

    @property
    def works(self) -> int | None:
        """How many works the tasks of the rows are; None if the rows are about something else."""
        return len({row.work for row in self.rows}) if self.is_tasks else None

    @property
    def is_tasks(self) -> bool:
        return bool(self.columns) and self.columns[0].key == TASK_COLUMNS[0].key


@dataclass(frozen=True, slots=True)
class Deadline:
    """A deadline of a task: ``text`` as printed, days as ISO dates (``end`` as printed, ``latest`` the last day that
    keeps it), ``kind`` before, by, during or recurring. ``inherited`` says that a heading states it, ``heading`` which.
    """

    text: str | None
    end: str | None
    earliest: str | None
    latest: str | None
    kind: str | None
    inherited: bool
    heading: str | None = None

    @property
    def day(self) -> str | None:
        """The last day on which it is kept."""
        return self.latest or self.end


@dataclass(frozen=True, slots=True)
class Note:
    """What a finding says of a task: ``rule`` is the key of what was found, as 'deadline-differs'."""

    rule: str
    note: str

    def __str__(self) -> str:
        return self.note


@dataclass(frozen=True, slots=True)
class TaskRow:
    """One party of one task; ``role`` and ``agent`` are None where the text names nobody.

    ``task``, ``work``, ``document`` and ``agent`` are local names (prefix ``id:``). ``reached_by``: 'own', 'inherited'
    (a heading, named in ``heading``, hands the party down) or 'group' (``agent`` is a group that takes the agency in).
    ``via`` is the chain of command, top first; ``lead`` and ``support`` are all the parties of the task. ``spans`` are
    [start, end) in code points of ``file``; ``line`` counts from 1, so does ``page``, which is None where the file has none. ``quote`` has ' … ' where more than white space lies
    between two spans. ``findings`` say what is contradictory or odd about the task.
    """

    task: str
    work: str
    document: str
    document_label: str
    number: str | None
    place: str | None
    path: str
    path_label: str
    role: str | None
    agent: str | None
    agent_label: str | None
    reached_by: str | None
    heading: str | None
    lead: tuple[str, ...]
    support: tuple[str, ...]
    via: tuple[str, ...]
    text: str
    deadline: Deadline | None
    product: str | None
    addressee: str | None
    quote: str
    file: str
    line: int
    page: int | None
    spans: tuple[tuple[int, int], ...]
    findings: tuple[Note, ...] = ()

    @property
    def called(self) -> str:
        """What the document is called: its number, or its label if it has none."""
        return self.number or self.document_label


TASK_COLUMNS = (
    Column("task", "Mã nhiệm vụ", "Task", detail=True),
    Column("called", "Văn bản", "Document"),
    Column("place", "Địa phương", "Place"),
    Column("path_label", "Vị trí", "Where"),
    Column("agent_label", "Cơ quan", "Party"),
    Column("role", "Vai trò", "Role"),
    Column("reached_by", "Giao bằng", "Reached by"),
    Column("heading", "Thừa kế từ", "Inherited from"),
    Column("text", "Nhiệm vụ", "Task text"),
    Column("lead", "Chủ trì", "Lead"),
    Column("support", "Phối hợp", "Support"),
    Column("via", "Qua chỉ đạo của", "Via"),
    Column("deadline.text", "Thời hạn", "Deadline"),
    Column("deadline.end", "Ngày", "Day"),
    Column("deadline.inherited", "Hạn thừa kế", "Deadline inherited"),
    Column("deadline.heading", "Hạn thừa kế từ", "Deadline inherited from"),
    Column("product", "Sản phẩm", "Product"),
    Column("addressee", "Gửi", "Addressee"),
    Column("findings", "Lưu ý", "Note"),
    Column("quote", "Trích dẫn", "Quote"),
    Column("file", "Tệp", "File"),
    Column("line", "Dòng", "Line"),
    Column("page", "Trang", "Page"),
    Column("work", "Mã công việc", "Work", detail=True),
    Column("document", "Mã văn bản", "Document id", detail=True),
)


@dataclass(frozen=True, slots=True)
class Party:
    """One assignment of a task: ``agent`` is an IRI, ``heading`` the label of the section it is inherited from."""

    agent: str
    role: str
    order: int
    heading: str | None


@dataclass(frozen=True, slots=True)
class Task:
    """A task as the graph tells it, with all its parties; ``iri`` and ``document`` are IRIs, ``row`` makes its rows."""

    iri: str
    document: str
    ordinal: int
    parties: tuple[Party, ...]
    about: TaskRow

    @property
    def deadline(self) -> Deadline | None:
        return self.about.deadline


def read_task(graph: Graph, iri: str, lang: str = "vi") -> Task:
    """The task ``iri``. Raises KeyError if it is none."""
    node = graph.describe(iri)
    document = node.text(NQ.inDocument)
    work = node.text(NQ.work)
    if document is None or work is None:
        raise KeyError(iri)
    paper = graph.describe(document)
    place = paper.text(NQ.place)
    parties = tuple(sorted(_parties(graph, node, lang), key=lambda p: (_ROLE_ORDER[p.role], p.order)))
    said, text = node.text(NQ.quote) or "", node.text(NQ.text)
    evidence = _own_evidence(graph, node, said)
    quote = quote_of(graph, evidence) if evidence else said
    about = TaskRow(
        task=graph.local(iri),
        work=graph.local(work),
        document=graph.local(document),
        document_label=graph.label(document, lang),
        number=paper.text(ELI.id_local),
        place=graph.label(place, lang) if place else None,
        path=node.text(NQ.path) or "",
        path_label=node.text(NQ.pathLabel, lang) or "",
        role=None,
        agent=None,
        agent_label=None,
        reached_by=None,
        heading=None,
        lead=_labels(graph, parties, "lead", lang),
        support=_labels(graph, parties, "support", lang),
        via=_labels(graph, parties, "via", lang),
        text=quote if text in (None, said) else text,
        deadline=read_deadline(graph, iri, lang),
        product=node.text(NQ.expectedProduct),
        addressee=node.text(NQ.addresseeText),
        quote=quote,
        file=paper.text(NQ.file) or "",
        line=node.number(NQ.line) or 0,
        page=node.number(NQ.page),
        spans=evidence_spans(graph, evidence) if evidence else (),
        findings=_findings(graph, iri, lang),
    )
    return Task(iri, document, node.number(NQ.ordinal) or 0, parties, about)


def party_row(graph: Graph, task: Task, party: Party | None, lang: str = "vi", *, by_group: bool = False) -> TaskRow:
    """The row of one party of ``task``; of nobody, where ``party`` is None."""
    if party is None:
        return task.about
    reached_by = "group" if by_group else "inherited" if party.heading else "own"
    return replace(
        task.about,
        role=party.role,
        agent=graph.local(party.agent),
        agent_label=graph.label(party.agent, lang),
        reached_by=reached_by,
        heading=party.heading,
    )


def lead_rows(graph: Graph, tasks: Iterable[Task], lang: str = "vi") -> list[TaskRow]:
    """One row for each lead of each task; a task that names nobody to lead it has one row of nobody."""
    rows = []
    for task in tasks:
        leads: list[Party | None] = [party for party in task.parties if party.role == "lead"]
        rows += [party_row(graph, task, party, lang) for party in leads or [None]]
    return rows


def name_with_place(graph: Graph, iri: str, lang: str = "vi") -> str:
    """The label of an agent, its place in brackets unless the label tells it."""
    label = graph.label(iri, lang)
    place = graph.describe(iri).text(NQ.place)
    where = graph.label(place, lang) if place else ""
    return label if where in label else f"{label} ({where})"


def count_all(graph: Graph) -> dict[str, int]:
    """The held documents and the tasks of the whole graph."""
    return {"documents": len(held_documents(graph)), "tasks": len(graph.instances(NQ.Task))}


def held_documents(graph: Graph) -> list[str]:
    """The IRIs of the documents that are held, sorted."""
    return graph.subjects(NQ.held, True)


def task_iris(graph: Graph) -> list[str]:
    """The IRIs of all tasks, in the order of the documents."""
    tasks = [graph.describe(iri) for iri in graph.instances(NQ.Task)]
    tasks.sort(key=lambda task: (task.text(NQ.inDocument) or "", task.number(NQ.ordinal) or 0, task.iri))
    return [task.iri for task in tasks]


_ROLE_ORDER = {"lead": 0, "support": 1, "via": 2}


def _parties(graph: Graph, node: Node, lang: str) -> Iterable[Party]:
    for iri in node.texts(NQ.assignment):
        assignment = graph.describe(iri)
        agent, role = assignment.text(NQ.agent), assignment.text(NQ.role)
        if agent is None or role is None:
            continue
        yield Party(agent, _ROLE_OF[role], assignment.number(NQ.order) or 0, inherited_from(graph, assignment, lang))


def read_deadline(graph: Graph, task: str, lang: str = "vi") -> Deadline | None:
    """The deadline of the task ``task`` (IRI), None if it has none."""
    iri = graph.describe(task).text(NQ.deadline)
    if iri is None:
        return None
    found = graph.describe(iri)
    heading = inherited_from(graph, found, lang)
    return Deadline(
        text=found.text(NQ.dueText),
        end=found.text(NQ.end),
        earliest=found.text(NQ.earliest),
        latest=found.text(NQ.latest),
        kind=_BOUNDARY_OF.get(found.text(NQ.boundary) or ""),
        inherited=heading is not None,
        heading=heading,
    )


def inherited_from(graph: Graph, statement: Node, lang: str) -> str | None:
    """Where an inherited statement comes from, for people: 'mục II.2', or the document's label."""
    above = statement.text(NQ.inheritedFrom)
    return (graph.describe(above).text(NQ.pathLabel, lang) or graph.label(above, lang)) if above else None


def _labels(graph: Graph, parties: Iterable[Party], role: str, lang: str) -> tuple[str, ...]:
    return tuple(graph.label(party.agent, lang) for party in parties if party.role == role)


def _findings(graph: Graph, task: str, lang: str) -> tuple[Note, ...]:
    found = [graph.describe(iri) for iri in graph.subjects(NQ.concerns, task)]
    start = f"{NQS.rule}-"
    return tuple(Note((f.text(NQ.rule) or "").removeprefix(start), f.text(NQ.note, lang) or "") for f in found)


def _own_evidence(graph: Graph, node: Node, quote: str) -> Node | None:
    """That of the evidences of a task whose quote its words are."""
    found = (graph.describe(iri) for iri in node.texts(NQ.evidence))
    return next((evidence for evidence in found if evidence.text(NQ.quote) == quote), None)


def quote_of(graph: Graph, evidence: Node) -> str:
    """The quote of an evidence, ' … ' in it where more than white space lies between two of its segments.

    The graph joins segments by a space. Where the texts are not at hand, segments that are one character apart are taken
    for the two ends of a line.
    """
    quote = evidence.text(NQ.quote) or ""
    pieces = _pieces(graph, evidence)
    if len(pieces) == 1:
        return quote
    text = graph.text_of(evidence.text(NQ.inDocument) or "")
    shown, end = "", 0
    for piece in pieces:
        start = piece.number(NQ.start) or 0
        joined = not text[end:start].strip() if text is not None else start - end <= 1
        shown += ("" if not shown else " " if joined else " … ") + (piece.text(NQ.quote) or "")
        end = piece.number(NQ.end) or 0
    return shown


def evidence_spans(graph: Graph, evidence: Node) -> tuple[tuple[int, int], ...]:
    """The spans of an evidence, in the order of its segments."""
    return tuple((piece.number(NQ.start) or 0, piece.number(NQ.end) or 0) for piece in _pieces(graph, evidence))


def _pieces(graph: Graph, evidence: Node) -> list[Node]:
    """The segments of an evidence in their order; itself, if it is one piece."""
    segments = [graph.describe(iri) for iri in evidence.texts(NQ.segment)]
    return sorted(segments, key=lambda s: s.number(NQ.ordinal) or 0) or [evidence]
