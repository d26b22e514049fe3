"""The words of a document as they are compared with those of another file: what of them is print, and what is content.

Two files of one document differ in a thousand ways that say nothing: where lines and pages break, how a tone mark is placed
('hòa', 'hoà'), hyphens, zeros before a day, accents that a scan has lost, numbers of pages, the stamp of an electronic signature.
A word is compared by its key, which has none of these.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from nq57graph.model.reading import Mention, Reading
from nq57graph.model.text import Source, Span
from nq57graph.model.words import fold

UNSURE = 0.8
"""A word whose recognition is less sure (0 – 1) than this is not trusted against another."""

_MARKS = "\u0300-\u036f"
_LETTER = "[^\\W\\d_\u00b2\u00b3\u00b9\u2070-\u209f]"  # raised figures are references to footnotes
# Groups of three figures are one number ('1.500', '1 500'), unless it goes on as something else.
_GROUPED = r"\d{1,3}(?:\.\d{3}){1,6}(?!\d|\.\d)|\d{1,3}(?:[ \u00a0]\d{3}){1,6}(?![\d/]|\.\d)"
_WORD = re.compile(rf"{_GROUPED}|\d+|{_LETTER}(?:{_LETTER}|[{_MARKS}])*")
_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
_LONGEST_HEAD = 150  # words above the type; more are no heading, but a type that was found further down
_HEAD_FIELDS = ("parent", "issuer", "number", "place", "date", "type", "title")


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of ``source`` between two offsets: ``keys`` to compare them by, and where each begins and ends.

    ``unsure`` holds the places (indexes) of words that recognition is not sure of; ``recognised`` says whether any word at all
    was recognised and not read. ``head`` and ``close`` are the ranges of words above the printed type, and from 'Nơi nhận' to
    the signature, (0, 0) where the text does not show them; ``names`` the ranges of those that name people and agencies.
    """

    source: Source
    keys: tuple[str, ...]
    starts: Sequence[int]
    ends: Sequence[int]
    unsure: frozenset[int] = frozenset()
    recognised: bool = False
    head: tuple[int, int] = (0, 0)
    close: tuple[int, int] = (0, 0)
    names: tuple[tuple[int, int], ...] = ()

    def __len__(self) -> int:
        return len(self.keys)

    def word(self, at: int) -> str:
        return self.source.text[self.starts[at] : self.ends[at]]

    def printed(self, low: int, high: int) -> str:
        """The words from ``low`` to ``high`` as they stand, on one line; '' for none."""
        return " ".join(self.source.text[self.starts[low] : self.ends[high - 1]].split()) if low < high else ""

    def span(self, low: int, high: int) -> Span:
        """Where the words from ``low`` to ``high`` (one at least) stand."""
        return Span(self.starts[low], self.ends[high - 1])

    def within(self, span: Span) -> tuple[int, int]:
        """The range of the words that touch ``span``."""
        low = bisect_left(self.ends, span.start + 1)
        return low, max(low, bisect_left(self.starts, span.end))


def words_of(reading: Reading, extent: tuple[int, int]) -> Wording:
    """The words of ``reading``, which takes the code points ``extent`` of its source."""
    keys, starts, ends = _split(reading.source.text, *extent)
    words = Wording(reading.source, keys, starts, ends)
    unsure, recognised = _recognition(words)
    head, close = _zones(reading, words)
    spans = sorted({span for mention in _named(reading) for span in mention.spans})
    names = tuple(words.within(span) for span in spans)
    return Wording(reading.source, keys, starts, ends, unsure, recognised, head, close, names)


def part_of(words: Wording, low: int, high: int) -> Wording:
    """The words from ``low`` to ``high`` alone."""

    def shifted(ranges: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
        return tuple((start - low, end - low) for start, end in ranges if low <= start < end <= high)

    return replace(
        words, keys=words.keys[low:high], starts=words.starts[low:high], ends=words.ends[low:high],
        unsure=frozenset(at - low for at in words.unsure if low <= at < high), names=shifted(words.names),
        head=next(iter(shifted([words.head])), (0, 0)), close=next(iter(shifted([words.close])), (0, 0)),
    )  # fmt: skip


def begins(reading: Reading) -> int:
    """The offset of the line on which the heading of ``reading`` begins; 0 where it has none."""
    mentions = (reading.heading.mentions.get(field) for field in _HEAD_FIELDS)
    starts = [span.start for mention in mentions if mention for span in mention.spans]
    return reading.source.text.rfind("\n", 0, min(starts)) + 1 if starts else 0


def extents(readings: Iterable[Reading]) -> dict[tuple[str, int], tuple[int, int]]:
    """(file, ``begins``) → [start, end) of each reading in its file: from its heading to that of the next document there."""
    found: dict[str, tuple[set[int], int]] = {}
    for reading in readings:
        starts, _ = found.setdefault(reading.source.file, (set(), len(reading.source.text)))
        starts.update(begins(document) for document in reading.documents)
    placed = {}
    for file, (starts, length) in found.items():
        ordered = sorted(starts)
        for number, (start, end) in enumerate(zip(ordered, [*ordered[1:], length], strict=True)):
            placed[file, start] = (start if number else 0, end)
    return placed


@lru_cache(maxsize=16384)
def spelling(word: str) -> str:
    """``word`` in small letters, its accents kept, its tone mark moved to the end: 'hòa' and 'hoà' are one."""
    letters = unicodedata.normalize("NFD", word).lower()
    return "".join(c for c in letters if c not in _TONES) + "".join(c for c in letters if c in _TONES)


def _split(text: str, start: int, end: int) -> tuple[tuple[str, ...], array[int], array[int]]:
    keys, starts, ends = [], array("I"), array("I")
    for match in _WORD.finditer(text, start, end):
        word = match[0]
        keys.append(_number(text, match) if word[0].isdigit() else fold(word))
        starts.append(match.start())
        ends.append(match.end())
    return tuple(keys), starts, ends


def _number(text: str, match: re.Match[str]) -> str:
    """Figures without what groups them, and without zeros before them unless they are decimals."""
    figures = re.sub(r"\D", "", match[0])
    at = match.start()
    decimal = at > 1 and text[at - 1] == "," and text[at - 2].isdigit()
    return figures if decimal else figures.lstrip("0") or "0"


def _recognition(words: Wording) -> tuple[frozenset[int], bool]:
    unsure: set[int] = set()
    recognised = any(page.confidence is not None for page in words.source.pages)
    for word in words.source.words:
        if word.confidence is not None:
            recognised = True
            if word.confidence < UNSURE:
                unsure.update(range(*words.within(word.span)))
    return frozenset(unsure), recognised


def _zones(reading: Reading, words: Wording) -> tuple[tuple[int, int], tuple[int, int]]:
    type_ = reading.heading.mentions.get("type")
    head = (0, words.within(type_.spans[0])[0]) if type_ and type_.spans else (0, 0)
    head = head if head[1] <= _LONGEST_HEAD else (0, 0)
    ending = [span for mention in _closing(reading) for span in mention.spans]
    if not ending:
        return head, (0, 0)
    first, last = min(span.start for span in ending), max(span.end for span in ending)
    return head, words.within(Span(first, last))


def _closing(reading: Reading) -> Iterator[Mention]:
    yield from (recipient.mention for recipient in reading.recipients)
    for signer in reading.signers:
        yield from signer.positions
        yield from (mention for mention in (signer.name, signer.on_behalf_of) if mention)


def _named(reading: Reading) -> Iterator[Mention]:
    """Every mention of a person or an agency."""
    heading = (reading.heading.mentions.get(field) for field in ("issuer", "parent"))
    yield from (mention for mention in heading if mention)
    yield from (official.name for official in reading.officials)
    yield from (signer.name for signer in reading.signers if signer.name)
    yield from (party for recipient in reading.recipients for party in recipient.parties)
    yield from (agency for agency, _ in reading.standing)
    for task in reading.tasks:
        yield from (party.mention for party in (*task.lead, *task.support, *task.via))
        yield from task.addressees
