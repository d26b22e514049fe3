"""What the right side of the page is made of: entries, their rows, their values, each with the mark of its words.

Phrases are keys of ``words.READING`` with what is to be filled in, so that the page can say them in both languages.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from nq57graph.draw.reading.marks import Marks
from nq57graph.model.reading import Mention, Reading
from nq57graph.model.text import Span

Phrase = tuple[str, dict[str, str]]
"""A key of ``words.READING`` and the values of its placeholders."""


@dataclass(frozen=True, slots=True)
class Value:
    """A value as understood, with the name of what it is, as the kinds of marks.

    ``mark`` is the number of the words that say it (None: no words of the document do), ``entry`` another entry that it
    leads to. ``inherited`` says which block hands it down, ``whence`` is the mark of that block's words.
    """

    text: str
    kind: str = ""
    mark: int | None = None
    entry: str | None = None
    phrases: tuple[Phrase, ...] = ()
    inherited: Phrase | None = None
    whence: int | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """What an entry says under one name; no ``values``: the document does not say."""

    name: str
    values: tuple[Value, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """Something understood. ``where`` is the line and, where there are pages, the page of its words. ``text_en`` is there
    where it differs. ``absent`` names the rows about which the document says nothing and that are not shown one by one."""

    id: str
    kind: str
    text: str = ""
    text_en: str = ""
    label: str = ""
    mark: int | None = None
    where: tuple[int, ...] = ()
    depth: int = 0
    phrases: tuple[Phrase, ...] = ()
    rows: tuple[Row, ...] = ()
    absent: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """Entries of one sort. ``count`` is how many there are, headings between them not counted."""

    name: str
    entries: tuple[Entry, ...]
    count: int


@dataclass(frozen=True, slots=True)
class Chapter:
    """One document of the source; ``type`` and ``number`` are '' where it prints none."""

    type: str
    number: str
    groups: tuple[Group, ...]


@dataclass(slots=True)
class Context:
    """What the entries of one document are made with. ``prefix`` begins their ids."""

    reading: Reading
    marks: Marks
    prefix: str
    _headings: dict[str, tuple[Span, ...]] = field(init=False)
    _given: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self._headings = {section.path: section.mention.spans for section in self.reading.sections}

    def id(self, kind: str, name: str | int) -> str:
        return f"{self.prefix}.{kind}.{name}"

    def new_id(self, kind: str, name: str, again: str) -> str:
        """That of ``kind`` and ``name``, the first time; then one that has ``again`` in it."""
        entry = self.id(kind, name)
        entry = f"{entry}@{again}" if entry in self._given else entry
        self._given.add(entry)
        return entry

    def value(self, kind: str, mention: Mention, entry: str, *phrases: Phrase, text: str | None = None) -> Value:
        """The words of ``mention``, or ``text`` for them, on which ``entry`` rests."""
        number = self.marks.refer(kind, mention.spans, entry)
        return Value(mention.text if text is None else text, kind, number, phrases=phrases)

    def values(self, kind: str, mentions: Iterable[Mention | None], entry: str) -> tuple[Value, ...]:
        return tuple(self.value(kind, mention, entry) for mention in mentions if mention)

    def handed_down(self, value: Value, path: str | None) -> Value:
        """``value`` with the block at ``path`` that hands it down ('' is the opening): its heading, else the very words."""
        if path is None:
            return value
        spans = self._headings.get(path, ())
        whence = self.marks.refer("heading", spans, self.id("section", path))
        inherited: Phrase = ("inherited", {"where": path}) if path else ("inherited-opening", {})
        return replace(value, inherited=inherited, whence=value.mark if whence is None else whence)

    def task_link(self, path: str) -> Value:
        """The task at ``path``, to be looked at."""
        known = any(task.path == path for task in self.reading.tasks)
        return Value(path, "task", entry=self.id("task", path) if known else None)

    def where(self, mention: Mention | None) -> tuple[int, ...]:
        if mention is None or not mention.spans:
            return ()
        start, source = mention.spans[0].start, self.reading.source
        page = source.page(start)
        return (source.line(start),) if page is None else (source.line(start), page)
