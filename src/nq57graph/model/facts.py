"""Facts: what the documents say once every name is tied to an identity. ``resolve`` makes them, ``build`` writes them.

Identities (``Id``) are local names, ASCII, functions of what they identify ('org-khanh-hoa-so-khoa-hoc-va-cong-nghe');
``build`` puts the data namespace in front. Dates are ISO strings ('2026-05-15', a year '2026', a year and month '2026-05').
Every fact drawn from a document carries ``Evidence``; what was derived says from what.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from nq57graph.model.text import Source, Span

Id = str
AgentKind = Literal["agency", "group", "post", "person", "unresolved"]
Role = Literal["lead", "support", "via"]
Relation = Literal["implements", "basis", "amends", "attaches", "mentions"]
Basis = Literal["stated", "derived", "candidate"]
Boundary = Literal["before", "by", "during", "recurring"]
Precision = Literal["hour", "day", "month", "quarter", "half", "year"]
Capacity = Literal["direct", "T/M", "KT.", "TL.", "TUQ."]
Attested = Literal["chair", "signer", "attendee", "mentioned"]


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words of ``document`` that say something: one span, or several where the source is torn."""

    document: Id
    spans: tuple[Span, ...]


# ── what documents share ──────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Place:
    """A place. ``level``: 'national' | 'province' | 'district' | 'commune'; ``within`` the place above."""

    id: Id
    label: str
    level: str
    within: Id | None = None
    code: str | None = None  # administrative code
    iso: str | None = None  # ISO 3166-2
    label_en: str | None = None
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Agent:
    """Whoever can be ordered to do something.

    ``kind`` 'agency' is one body of one ``place``; 'group' has open membership ('các sở, ban, ngành') and ``covers`` says
    which kinds of agency it takes in (keys of the scheme of agency kinds); 'post' is the holder of a post
    ('Trưởng Ban Chỉ đạo tỉnh'); 'unresolved' is a name that fits no candidate or several, it belongs to ``document`` and
    lists its ``candidates``. ``agency_kind`` is a key of the scheme of agency kinds ('department', 'party-board', …).
    """

    id: Id
    kind: AgentKind
    label: str
    place: Id | None = None
    aliases: tuple[str, ...] = ()  # other spellings met in the documents
    label_en: str | None = None
    agency_kind: str | None = None
    part_of: Id | None = None  # the body above it
    covers: tuple[str, ...] = ()
    document: Id | None = None
    candidates: tuple[Id, ...] = ()


@dataclass(frozen=True, slots=True)
class Person:
    id: Id
    label: str


@dataclass(frozen=True, slots=True)
class Post:
    """A post ('Bí thư Tỉnh ủy') in an agency, which is None where the text does not tell it."""

    id: Id
    label: str
    agency: Id | None = None


@dataclass(frozen=True, slots=True)
class CitedDocument:
    """A document that is cited and not held, with what the citations say of it."""

    id: Id
    type: str | None  # as printed: 'Nghị quyết'
    number: str | None
    name: str | None
    date: str | None
    issuer: Id | None
    place: Id | None


# ── what one document says ────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Field:
    """The evidence of one header field. ``name`` is an attribute of ``DocumentFact`` ('number', 'date', 'issuer', …)."""

    name: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class DocumentFact:
    """A document that is held. ``copies`` are further files of it, which are not read; ``differences`` tells of each by its name
    in how many places it prints another number, date or name."""

    id: Id
    source: Source
    type: str  # as printed, sentence case: 'Thông báo'
    number: str | None
    date: str | None
    title: str | None
    issuer: Id | None
    issuer_text: str | None
    parent: Id | None
    place: Id | None  # the province, or Việt Nam for a central document
    fields: tuple[Field, ...] = ()
    copies: tuple[Source, ...] = ()
    annexes: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    differences: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SectionFact:
    id: Id
    path: str
    label: str  # 'mục II.4'
    heading: str
    ordinal: int
    parent: Id  # section above, or the document
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Assignment:
    """One party of one task. ``order`` counts, from 1, within the role (the chain of command for 'via')."""

    id: Id
    agent: Id
    text: str  # the name as printed
    role: Role
    order: int
    evidence: Evidence
    inherited_from: Id | None = None  # the section or document whose heading or opening hands it down


@dataclass(frozen=True, slots=True)
class Deadline:
    """``end`` is the day as printed or the last day of the period; ``latest`` the day before it for 'trước ngày'.

    ``earliest`` is the first day of the period for 'during'. ``hour`` is 'HH:MM' where printed. ``every`` is an ISO
    duration ('P1M'), ``trigger`` the event from which the time runs.
    """

    id: Id
    text: str
    boundary: Boundary
    precision: Precision | None
    end: str | None
    earliest: str | None
    latest: str | None
    evidence: Evidence
    hour: str | None = None
    every: str | None = None
    trigger: str | None = None
    inherited_from: Id | None = None


@dataclass(frozen=True, slots=True)
class Task:
    """One order. ``text`` is its words (segments joined by one space, Markdown marks left out)."""

    id: Id
    path: str
    path_label: str  # 'mục II.4, gạch đầu dòng thứ ba'
    ordinal: int
    text: str
    part_of: Id  # section or document
    work: Id  # shared by all orders of the same work
    evidence: Evidence
    assignments: tuple[Assignment, ...] = ()
    deadline: Deadline | None = None
    product: str | None = None
    product_evidence: Evidence | None = None
    addressee: str | None = None
    addressee_agents: tuple[Id, ...] = ()
    addressee_evidence: Evidence | None = None
    carries_out: tuple[Id, ...] = ()
    same_order_as: Id | None = None
    request: bool = False  # asked of a body that is not subordinate


@dataclass(frozen=True, slots=True)
class Citation:
    """``citing`` is the document itself, or another one where this text states a relation between two cited ones."""

    id: Id
    citing: Id
    cited: Id
    relation: Relation
    basis: Basis
    text: str  # as first printed
    evidence: tuple[Evidence, ...]  # one for each mention


@dataclass(frozen=True, slots=True)
class Candidate:
    """``document`` may be the same as ``candidate``: a score in [0, 1], reasons for and against, evidence."""

    id: Id
    document: Id
    candidate: Id
    score: float
    reasons_for: tuple[str, ...]
    reasons_against: tuple[str, ...]
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class PostAttestation:
    """``on`` is None where the document has no date; ``post`` None where only the presence is attested."""

    id: Id
    person: Id
    post: Id
    post_text: str
    on: str | None
    role: Attested
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class SignatureFact:
    id: Id
    signatory: Id | None  # None where the name cannot be read
    capacity: Capacity
    posts: tuple[Id, ...]
    post_texts: tuple[str, ...]
    on_behalf_of: Id | None
    ordinal: int
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class MeetingFact:
    id: Id
    name: str | None
    date: str | None
    chair: Id | None
    attendees: tuple[Id, ...]
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class RecipientFact:
    id: Id
    text: str
    agents: tuple[Id, ...]
    purpose: str | None  # 'để báo cáo'
    ordinal: int
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class TargetFact:
    id: Id
    text: str
    indicator: str
    comparator: str  # '>', '>=', '=', '<=', '<', 'range'
    values: tuple[float, ...]
    unit: str | None
    by: str | None
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class FindingFact:
    """What a reader should be warned of. ``rule`` is a key of the scheme of finding rules."""

    id: Id
    rule: str
    kind: str  # 'contradiction' | 'slip' | 'omission'
    note: str
    note_en: str
    evidence: tuple[Evidence, ...]
    about: tuple[Id, ...] = ()


@dataclass(frozen=True, slots=True)
class DocumentFacts:
    """All that one held document says."""

    document: DocumentFact
    sections: tuple[SectionFact, ...] = ()
    tasks: tuple[Task, ...] = ()
    citations: tuple[Citation, ...] = ()
    attestations: tuple[PostAttestation, ...] = ()
    signatures: tuple[SignatureFact, ...] = ()
    meetings: tuple[MeetingFact, ...] = ()
    recipients: tuple[RecipientFact, ...] = ()
    targets: tuple[TargetFact, ...] = ()
    findings: tuple[FindingFact, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    standing_agency: tuple[tuple[Id, Id, Evidence], ...] = ()  # (agency, steering committee, evidence)


@dataclass(frozen=True, slots=True)
class Corpus:
    """The facts of a whole workspace: the shared things, and what each document says."""

    places: tuple[Place, ...]
    agents: tuple[Agent, ...]
    persons: tuple[Person, ...]
    posts: tuple[Post, ...]
    cited: tuple[CitedDocument, ...]
    documents: tuple[DocumentFacts, ...]
