"""Which files are one document, and which of them is read.

Two files with one identity (issuer, type, number, date) are one document where their texts are alike. Where a file prints no
number or no date, or a scan has spoiled them, its text must be nearly the same as that of one document, and of one only. What is
only like it stays a document of its own: a draft, the same plan of another province or year, a version with later amendments.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any

from nq57graph.model.facts import Id
from nq57graph.model.reading import Reading
from nq57graph.model.text import Source
from nq57graph.resolve.alignment import align
from nq57graph.resolve.contents import contents_of
from nq57graph.resolve.differences import Difference, find_differences
from nq57graph.resolve.documents import held_id
from nq57graph.resolve.identity import parse_number
from nq57graph.resolve.sketches import Sketch, SketchIndex, make_sketch
from nq57graph.resolve.versions import PrintedIdentity, was_issued
from nq57graph.resolve.wording import Wording, begins, extents, part_of, words_of

ALIKE = 0.7
"""The part of the words of either file that two files with one identity share, if they are one document: half of what a bad
scan loses. An excerpt holds less of the whole."""
NEARLY_THE_SAME = 0.9
"""The same where the identity is not printed."""
COMPLETE = 0.98
"""The part of the most words that a file of a document has, with which another has as many."""
FEWEST_WORDS = 50
"""A text with fewer is not recognised by its words alone: two short letters may well say the same."""
CONTRADICTIONS = 0.05
"""Of the numbers, dates and names of a text without an identity, those in which it may contradict the document that it is;
one always may. A draft has other dates, the plan of last year other figures."""


@dataclass(frozen=True, slots=True)
class Copy:
    """A further file of a document, and in what it differs from the one that is read: for certain, and where a scan may only
    have been misread. ``names_it`` says that number and date of the document are printed here, and not in the one read."""

    reading: Reading
    differences: tuple[Difference, ...]
    doubtful: tuple[Difference, ...] = ()
    names_it: bool = False

    @property
    def source(self) -> Source:
        return self.reading.source


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A file that holds a part of the document that ``kept`` holds whole: ``share`` (0 – 1) of its words."""

    reading: Reading
    kept: Reading
    share: float


@dataclass(frozen=True, slots=True)
class Sorted:
    """Readings by what they are: one for each document, in the order of their identity; further files of the same one; files
    of another text, or of a part of it, under the identity of a document that is there (with the file that is)."""

    kept: tuple[Reading, ...]
    copies: Mapping[Id, tuple[Copy, ...]]
    clashing: tuple[tuple[Reading, Reading], ...] = ()
    excerpts: tuple[Excerpt, ...] = ()

    def copies_of(self, kept: Reading) -> tuple[Copy, ...]:
        return self.copies.get(held_id(kept), ())


def sort_out(readings: Sequence[Reading]) -> Sorted:
    """Which of ``readings`` are read as documents, and which are copies of them. The order of ``readings`` does not matter.

    Only files with one identity are compared with each other; a text without its identity is looked up in an index.
    """
    shelf = _Shelf(readings)
    groups: dict[Id, list[Reading]] = {}
    for reading in readings:
        groups.setdefault(held_id(reading), []).append(reading)
    documents = _without_unnamed([_one_identity(group, shelf) for _, group in sorted(groups.items())], shelf)
    documents.sort(key=lambda document: held_id(document.kept))
    return Sorted(
        tuple(document.kept for document in documents),
        {held_id(document.kept): shelf.compared(document) for document in documents if document.copies},
        tuple((reading, document.kept) for document in documents for reading in sorted(document.clashing, key=_place)),
        tuple(
            Excerpt(reading, document.kept, share)
            for document in documents
            for reading, share in sorted(document.excerpts, key=lambda pair: _place(pair[0]))
        ),
    )


def preference(reading: Reading, words: Wording, most: int = 0) -> tuple[Any, ...]:
    """By what the file to read is chosen, the best first:

    1. its text is not recognised in an image: recognition misreads what nobody would (a text without its number gives way to
       a scan that has it, see ``_is_better_text``);
    2. it prints number and date, since what carries out a document names it by them, and a text without may be a draft;
    3. it has more words that can be read, less is missing: nearly as many as ``most``, the most that one of the files has, are
       enough, for the rest may be numbers of pages and stamps;
    4. its recognition is surer, its reader had less to say of it (encodings, pages refused);
    5. its name comes first, so that the choice is always the same.
    """
    heading, notes = reading.heading, len(reading.source.notes)
    printed = bool(heading.number and parse_number(heading.number)) + bool(heading.date)
    legible = len(words) - len(words.unsure)
    legible = most if legible >= COMPLETE * most > 0 else legible
    return (words.recognised, -printed, -legible, -_confidence(reading.source), notes, *_place(reading))


# ── one identity ──────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(slots=True)
class _Document:
    """The file to read of a document, and all others that have to do with it."""

    kept: Reading
    named_by: Reading | None = None
    copies: list[Reading] = field(default_factory=list)
    clashing: list[Reading] = field(default_factory=list)
    excerpts: list[tuple[Reading, float]] = field(default_factory=list)

    def take_in(self, other: _Document) -> None:
        self.copies += [other.kept, *other.copies]
        self.clashing += other.clashing
        self.excerpts += other.excerpts

    def read_instead(self, copy: Reading) -> None:
        """``copy`` becomes the file to read, with the number and the day that only the former one prints."""
        former, heading = self.kept.heading, copy.heading
        self.copies = [reading for reading in self.copies if reading is not copy] + [self.kept]
        self.named_by = self.kept
        self.kept = replace(copy, heading=replace(heading, number=former.number, date=former.date))


class _Shelf:
    """The words of the readings, taken out when they are asked for: those of thousands of documents are not held at once."""

    def __init__(self, readings: Sequence[Reading]) -> None:
        self._extents = extents(readings)
        self._readings = {_place(reading): reading for reading in readings}
        self._words = lru_cache(maxsize=128)(self._read)

    def words(self, reading: Reading) -> Wording:
        return self._words(_place(reading))

    def _read(self, place: tuple[str, int]) -> Wording:
        return words_of(self._readings[place], self._extents[place])

    def by_preference(self, readings: Sequence[Reading]) -> list[Reading]:
        legible = [len(words) - len(words.unsure) for words in map(self.words, readings)]
        return sorted(readings, key=lambda reading: preference(reading, self.words(reading), max(legible)))

    def was_issued(self, reading: Reading, other: Reading) -> bool:
        """See ``versions.was_issued``."""
        return was_issued(reading, self.words(reading), other, self.words(other))

    def are_versions(self, reading: Reading, other: Reading) -> bool:
        """Whether only one of the two is a draft, or has amendments that came later."""
        return self.was_issued(reading, other) or self.was_issued(other, reading)

    def compared(self, document: _Document) -> tuple[Copy, ...]:
        kept = self.words(document.kept)
        found = []
        for reading in sorted(document.copies, key=_place):
            all_ = find_differences(kept, self.words(reading))
            certain, doubtful = (tuple(d for d in all_ if d.certain is is_certain) for is_certain in (True, False))
            found.append(Copy(reading, certain, doubtful, reading is document.named_by))
        return tuple(found)


def _one_identity(group: Sequence[Reading], shelf: _Shelf) -> _Document:
    """The document of readings that all print the same identity."""
    if len(group) == 1:
        return _Document(group[0])
    ordered = shelf.by_preference(group)
    document = _Document(_whole(ordered, shelf))
    for reading in ordered:
        if reading is not document.kept:
            _put(reading, document, shelf)
    return document


def _whole(ordered: Sequence[Reading], shelf: _Shelf) -> Reading:
    """The first of ``ordered`` that no later one is to be read for: one of which it is a mere part, since what is not read is not
    found, however clear the rest is; or the text as it was issued, where it is a draft or has later amendments in it."""
    kept = ordered[0]
    for other in ordered[1:]:
        share, other_share = _shares(shelf.words(kept), shelf.words(other))
        versions = shelf.are_versions(kept, other)
        if shelf.was_issued(other, kept) if versions else share >= ALIKE > other_share:
            kept = other
    return kept


def _put(reading: Reading, document: _Document, shelf: _Shelf) -> None:
    """``reading`` as a copy of ``document``, whole or without its annexes; as an excerpt of it, or as another text."""
    kept, words = shelf.words(document.kept), shelf.words(reading)
    share, other_share = _shares(kept, words)
    if shelf.are_versions(document.kept, reading) or other_share < ALIKE:
        document.clashing.append(reading)
    elif share >= ALIKE or any(min(_shares(part, words)) >= ALIKE for part in _parts(document.kept, kept)):
        document.copies.append(reading)
    else:
        document.excerpts.append((reading, share))


def _shares(words: Wording, other: Wording) -> tuple[float, float]:
    """The part of either text that stands in the other, in the same order. A word that recognition is not sure of counts for
    nothing where it finds no match, as long as most of the text does."""
    blocks = align(words.keys, other.keys)
    shared = sum(block.size for block in blocks)
    if 2 * shared < min(len(words), len(other)) or not shared:
        return shared / max(1, len(words)), shared / max(1, len(other))
    places = {at for block in blocks for at in range(block.first, block.first + block.size)}
    other_places = {at for block in blocks for at in range(block.second, block.second + block.size)}
    unread = len(words.unsure - places) + len(other.unsure - other_places)
    return shared / max(shared, len(words) - unread), shared / max(shared, len(other) - unread)


def _parts(reading: Reading, words: Wording) -> tuple[Wording, ...]:
    """A document with annexes without them, and they alone: each may be saved in a file of its own. Empty for one without."""
    end = words.close[1]
    if not reading.annexes or min(end, len(words) - end) < FEWEST_WORDS:
        return ()
    return part_of(words, 0, end), part_of(words, end, len(words))


# ── no identity ───────────────────────────────────────────────────────────────────────────────────────────────────


def _without_unnamed(documents: Sequence[_Document], shelf: _Shelf) -> list[_Document]:
    """``documents``, those whose number, date or province is missing put with the one document whose text they have, if they
    have one's and no other's."""
    named = [document for document in documents if PrintedIdentity.of(document.kept).is_whole]
    unnamed = [document for document in documents if not PrintedIdentity.of(document.kept).is_whole]
    if not unnamed:
        return named
    found = [*named]
    sketches = [_sketches(document, shelf) for document in (*named, *unnamed)]
    index = SketchIndex(sketch for of_one in sketches for sketch in of_one)
    for number, of_one in enumerate(sketches[: len(named)]):
        for sketch in of_one:
            index.add(number, sketch)
    own = dict(zip(map(id, unnamed), sketches[len(named) :], strict=True))
    for document in sorted(unnamed, key=lambda document: preference(document.kept, shelf.words(document.kept))):
        near = [found[at] for at in index.find_near(own[id(document)][0])]
        if same := _only_one_it_is(document, near, shelf):
            same.take_in(document)
            if _is_better_text(document.kept, same.kept, shelf):
                same.read_instead(document.kept)
            continue
        for sketch in own[id(document)]:
            index.add(len(found), sketch)
        found.append(document)
    return found


def _sketches(document: _Document, shelf: _Shelf) -> list[Sketch]:
    """The sketch of the whole, and those of its parts."""
    words = shelf.words(document.kept)
    return [make_sketch(part.keys) for part in (words, *_parts(document.kept, words))]


def _only_one_it_is(document: _Document, near: Sequence[_Document], shelf: _Shelf) -> _Document | None:
    """The one of ``near`` that ``document`` is a copy of; None where there is none, or several that contradict it as little."""
    against = [(other, _contradictions(document.kept, other.kept, shelf)) for other in near]
    least = min((count for _, count in against if count is not None), default=None)
    same = [other for other, count in against if count is not None and count == least]
    return same[0] if len(same) == 1 else None


def _contradictions(reading: Reading, document: Reading, shelf: _Shelf) -> int | None:
    """How often ``reading``, whose identity is not printed whole, contradicts ``document``, if it has the text of it or of a part
    of it; None if it has not, or contradicts it too often."""
    words, kept = shelf.words(reading), shelf.words(document)
    if len(words) < FEWEST_WORDS or shelf.are_versions(reading, document):
        return None
    own, theirs = PrintedIdentity.of(reading), PrintedIdentity.of(document)
    main, annexes = _parts(document, kept) or (None, None)
    pairs: list[tuple[Wording | None, Wording | None]] = []
    if own.may_be(theirs):
        pairs += [(words, kept), (words, _headless(kept)), (_headless(words), kept), (words, main)]
    if own.may_be(replace(theirs, type=None)):
        pairs.append((words, annexes))  # a plan behind its decision is of another type
    for one, other in pairs:
        if one and other and min(_shares(one, other)) >= NEARLY_THE_SAME:
            count = sum(d.is_conflict and d.certain for d in find_differences(other, one))
            if count <= max(1, CONTRADICTIONS * len(contents_of(one).items)):
                return count
    return None


def _is_better_text(reading: Reading, named: Reading, shelf: _Shelf) -> bool:
    """Whether ``reading`` is the text of which ``named`` is a scan, with all but number and day: as a secretary keeps it, who
    fills them in by hand. Where the two contradict each other, what was signed counts."""
    words, scan = shelf.words(reading), shelf.words(named)
    if words.recognised or not scan.recognised or not PrintedIdentity.of(named).is_whole:
        return False
    if not words.head[1] or reading.heading.province != named.heading.province:
        return False
    whole = min(_shares(scan, words)) >= NEARLY_THE_SAME
    return whole and not any(d.is_conflict and d.certain for d in find_differences(words, scan))


def _headless(words: Wording) -> Wording | None:
    return part_of(words, words.head[1], len(words)) if words.head[1] else None


def _place(reading: Reading) -> tuple[str, int]:
    return reading.source.file, begins(reading)


def _confidence(source: Source) -> float:
    """The mean confidence of the words recognised, else of the pages; 1 where nothing was recognised."""
    sure = [word.confidence for word in source.words if word.confidence is not None]
    sure = sure or [page.confidence for page in source.pages if page.confidence is not None]
    return sum(sure) / len(sure) if sure else 1.0
