"""A reading: what one document says, every name as printed. ``find`` makes it, ``resolve`` ties the names to identities.

``nq57 read --format json`` prints it in the layout of the annotation guide.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from nq57graph.model.facts import Attested, Boundary, Capacity, Precision, Relation
from nq57graph.model.text import Source, Span

Spans = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Mention:
    """Words of the document. ``text`` is normalised (one space, no marks); ``spans`` lead to the words as they stand."""

    text: str
    spans: Spans


@dataclass(frozen=True, slots=True)
class Party:
    """Who is named for a task. ``inherited`` is the path of the block that hands it down; '' is the document's opening."""

    mention: Mention
    inherited: str | None = None


@dataclass(frozen=True, slots=True)
class DeadlineMention:
    """A time by which, or in which, something is to be done; dates are ISO. See ``model.facts.Deadline``."""

    mention: Mention
    boundary: Boundary
    precision: Precision | None = None
    end: str | None = None
    earliest: str | None = None
    latest: str | None = None
    hour: str | None = None
    every: str | None = None
    trigger: str | None = None
    inherited: str | None = None


@dataclass(frozen=True, slots=True)
class SectionMention:
    """A heading of the part of the outline that holds tasks."""

    path: str
    mention: Mention


@dataclass(frozen=True, slots=True)
class TaskMention:
    """An order. ``section`` is the path of the nearest heading above it ('' if none)."""

    path: str
    mention: Mention
    section: str
    lead: tuple[Party, ...] = ()
    support: tuple[Party, ...] = ()
    via: tuple[Party, ...] = ()
    deadline: DeadlineMention | None = None
    product: Mention | None = None
    addressee: Mention | None = None
    addressees: tuple[Mention, ...] = ()  # the parties in it
    request: bool = False
    row: bool = False  # a row of a table of an annex
    merged: bool = False  # its lead is read from the cell of the row above, which runs on over this one
    same_as: str | None = None  # the path of the task of the body that orders the same work


@dataclass(frozen=True, slots=True)
class CitationMention:
    """A document cited; ``number`` or ``name`` is set. ``mentions`` are all the places that name it; ``carried`` tells of each
    whether the words around it order the document to be carried out, ``telling`` the first mention whose words state the
    relation (an index into ``mentions``)."""

    type: str | None
    number: str | None
    name: str | None
    date: str | None
    issuer: str | None
    relation: Relation
    mentions: tuple[Mention, ...]
    carried: tuple[bool, ...] = ()
    telling: int = 0


@dataclass(frozen=True, slots=True)
class CitedRelation:
    """The text says that one cited document carries out another: keys are numbers (or names) of citations."""

    citing: str
    cited: str
    relation: Relation
    mention: Mention


@dataclass(frozen=True, slots=True)
class OfficialMention:
    """A person with posts, as named in one place of the document. ``role`` is in what part he or she appears."""

    name: Mention
    posts: tuple[Mention, ...]
    role: Attested


@dataclass(frozen=True, slots=True)
class RecipientMention:
    """A line of 'Nơi nhận': the parties in it, and what they get it for ('để báo cáo')."""

    mention: Mention
    parties: tuple[Mention, ...]
    purpose: str | None


@dataclass(frozen=True, slots=True)
class Signer:
    name: Mention | None
    positions: tuple[Mention, ...]
    capacity: Capacity
    on_behalf_of: Mention | None = None


@dataclass(frozen=True, slots=True)
class Meeting:
    name: Mention | None
    date: str | None
    date_mention: Mention | None
    chair: Mention | None


@dataclass(frozen=True, slots=True)
class TargetMention:
    mention: Mention
    indicator: str
    comparator: str
    values: tuple[float, ...]
    unit: str | None
    by: str | None


@dataclass(frozen=True, slots=True)
class FindingMention:
    rule: str
    kind: str
    mentions: tuple[Mention, ...]
    note: str
    note_en: str
    paths: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Heading:
    """The header as values. A value read elsewhere than in the header (issuer out of the signature) has its own mention."""

    type: str | None = None
    number: str | None = None
    date: str | None = None  # ISO
    place: str | None = None
    issuer: str | None = None
    parent: str | None = None
    province: str | None = None  # in the register's spelling
    title: str | None = None
    mentions: dict[str, Mention] = field(default_factory=dict)  # field → words that say it


@dataclass(frozen=True, slots=True)
class Reading:
    source: Source
    heading: Heading
    signers: tuple[Signer, ...] = ()
    meeting: Meeting | None = None
    recipients: tuple[RecipientMention, ...] = ()
    officials: tuple[OfficialMention, ...] = ()
    citations: tuple[CitationMention, ...] = ()
    cited_relations: tuple[CitedRelation, ...] = ()
    sections: tuple[SectionMention, ...] = ()
    tasks: tuple[TaskMention, ...] = ()
    targets: tuple[TargetMention, ...] = ()
    findings: tuple[FindingMention, ...] = ()
    standing: tuple[tuple[Mention, Mention], ...] = ()  # (agency, 'Cơ quan Thường trực Ban Chỉ đạo')
    annexes: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    unread: tuple[Mention, ...] = ()  # sentences with words of order that gave no task
    passed_over: tuple[SectionMention, ...] = ()  # headings under which nothing is a task
    attached: tuple[Reading, ...] = ()  # further documents of the same source, each with a number of its own

    @property
    def documents(self) -> tuple[Reading, ...]:
        """This reading and those attached to it: one for each document of the source."""
        return (self, *self.attached)
