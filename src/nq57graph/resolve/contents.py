"""Which words of a text are its numbers, dates and names: what a difference between two files of one document is about."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Literal

from nq57graph.model.text import Span
from nq57graph.resolve.wording import Wording, spelling

Kind = Literal["number", "date", "name"]

# Over the keys with what stands between them: one sign, or one space (see ``_plain``).
_DATE = re.compile(
    r"(?<!\w)(?:(?:ngay )?\d{1,2} thang \d{1,2}(?: nam \d{4})?|(?:ngay )?\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|"
    r"(?:ngay|thang) \d{1,2}[/.-]\d{1,4}|thang \d{1,2}(?: nam \d{4})?|quy (?:[ivx]{1,3}|\d)(?:(?:[/.-]| nam )\d{4})?|"
    r"nam \d{4})(?!\w)"
)
# A day that is filled in by hand: no date yet.
_LEFT_BLANK = re.compile(r"(?<!\w)ngay[ .…_;]*thang(?:[ .…_;]*\d{1,2})?(?:[ .…_;]*nam(?:[ .…_;]*\d{4})?)?(?!\w)")
# A number of a document: '57-NQ/TW' (Party, Guideline 36-HD/VPTW), '71/NQ-CP', '23/2025/QĐ-UBND' (State, Decree 30/2020/NĐ-CP).
_SYMBOL = re.compile(
    r"(?<!\w)\d+(?:/\d{4})?(?:/[a-z]+\d*(?:[-,&][a-z]+\d*)*|-[a-z]+\d*/[a-z]+\d*(?:[-,&][a-z]+\d*)*)(?!\w)"
)
_BETWEEN_LETTERS = re.compile(r"(?<=[a-z]) (?=[a-z])")  # 'QĐUBND' is 'QĐ-UBND'
_HYPHENS = frozenset(
    "-\u00ad\u2010\u2011\u2012–—\u2212\ufffe"
)  # the last is what some PDF files have for a soft hyphen
_DRESS_OF_DATES = frozenset({"ngay", "thang", "nam", "quy"})

# What is printed with figures or capitals and says nothing: marks of lists, numbers of pages, references to footnotes, the
# stamp of an electronic signature (Decree 30/2020/NĐ-CP, Appendix I), the running head of the gazette.
_BESIDE = re.compile(
    r"^[ \t|*#>(\[•+–—-]*\d{1,3}(?:\.\d{1,3})*[ \t]*\\?[.)\]|]|^[^\w\n]*(?:[Tt]rang[ \t]+)?\d{1,3}(?:[ \t]*/[ \t]*\d{1,3})?[^\w\n]*$|"
    r"\[\d{1,2}\]|^.{0,8}(?:[Kk]ý bởi|[Nn]gười ký|[Cc]ơ quan|[Ee]mail|[Tt]hời gian ký|[Nn]gày ký)[ \t]*:.*$|"
    r"CÔNG BÁO[^/\n]{0,20}/[ \t]*[Ss]ố.*$",
    re.MULTILINE,
)
_UNITS = frozenset(
    {"h", "g", "p", "m", "km", "kg", "ha", "tr", "đ", *"abcde"}
)  # and letters behind numbers of documents
_ENDS_SENTENCE = re.compile(r"[.:;!?|“\"]|\n\s*\n|\n\s*[-–—+•*]|\)\s*$")


@dataclass(frozen=True, slots=True)
class Item:
    """A number, date or name: the words from ``low`` to ``high``, and ``value`` by which two are the same."""

    kind: Kind
    low: int
    high: int
    value: str


@dataclass(frozen=True, slots=True)
class Contents:
    """The items of a text in their order; ``at`` gives for each word the index of the item that it belongs to, or -1."""

    items: tuple[Item, ...]
    at: Sequence[int]

    def bound(self, place: int) -> bool:
        """Whether the words before and behind ``place`` belong to one item."""
        return 0 < place < len(self.at) and self.at[place] == self.at[place - 1] >= 0

    def is_name(self, place: int) -> bool:
        """Whether the word at ``place`` belongs to a name."""
        return self.at[place] >= 0 and self.items[self.at[place]].kind == "name"

    def within(self, low: int, high: int) -> list[Item]:
        """The items that have a word from ``low`` to ``high``."""
        first = bisect_right(self.items, low, key=lambda item: item.high)
        last = bisect_left(self.items, high, key=lambda item: item.low)
        return list(self.items[first:last])


def contents_of(words: Wording) -> Contents:
    """The numbers, dates and names of ``words``; no word belongs to two of them."""
    plain, places = _plain(words)
    taken = _beside(words)
    for match in _LEFT_BLANK.finditer(plain):
        low, high = _placed(match, places)
        taken[low:high] = b"\1" * (high - low)
    found: list[Item] = []
    for item in chain(_figures(words, plain, places), _names(words)):
        if not any(taken[item.low : item.high]):
            found.append(item)
            taken[item.low : item.high] = b"\1" * (item.high - item.low)
    items = tuple(sorted(found, key=lambda item: item.low))
    at = array("i", [-1]) * len(words)
    for index, item in enumerate(items):
        for place in range(item.low, item.high):
            at[place] = index
    return Contents(items, at)


def _beside(words: Wording) -> bytearray:
    """For each word 1 where it is printed beside the text and no part of it, else 0."""
    beside = bytearray(len(words))
    if not words:
        return beside
    text = words.source.text
    for match in _BESIDE.finditer(text, text.rfind("\n", 0, words.starts[0]) + 1, words.ends[-1]):
        low, high = words.within(Span(match.start(), match.end()))
        beside[low:high] = b"\1" * (high - low)
    for at, key in enumerate(words.keys):
        if key.isdigit() and _is_glued(words, at):
            beside[at] = 1
    return beside


def _is_glued(words: Wording, at: int) -> bool:
    """Whether the figure at ``at`` is stuck to a word in small letters: a reference ('Đảng1'), a power ('m2'), a letter that a
    scan has misread ('8à'); not before a unit ('14h30')."""
    if at and words.ends[at - 1] == words.starts[at] and words.word(at - 1)[-1].islower():
        return words.keys[at - 1] not in _UNITS
    if at + 1 == len(words) or words.ends[at] != words.starts[at + 1]:
        return False
    behind = words.word(at + 1)
    return behind[0].islower() and behind not in _UNITS


def _plain(words: Wording) -> tuple[str, list[int]]:
    """The keys in one line, with one sign or one space between two, and where in it each begins."""
    text, places, parts = words.source.text, [], []
    length = 0
    for at, key in enumerate(words.keys):
        if at:
            between = text[words.ends[at - 1] : words.starts[at]]
            sign = between.strip()
            sign = "-" if sign in _HYPHENS else sign if len(sign) == 1 else " ;" if sign else " " if between else ""
            parts.append(sign)
            length += len(sign)
        places.append(length)
        parts.append(key)
        length += len(key)
    return "".join(parts), places


def _placed(match: re.Match[str], places: Sequence[int]) -> tuple[int, int]:
    """The range of the words that ``match`` takes of the line of keys that begin at ``places``."""
    return bisect_left(places, match.start()), bisect_left(places, match.end())


def _figures(words: Wording, plain: str, places: Sequence[int]) -> Iterator[Item]:
    """Dates, numbers of documents, and then all else with figures: the first of them that has a word keeps it."""
    kinds: tuple[tuple[re.Pattern[str], Kind], ...] = ((_DATE, "date"), (_SYMBOL, "number"))
    for pattern, kind in kinds:
        for match in pattern.finditer(plain):
            low, high = _placed(match, places)
            value = " ".join(key for key in words.keys[low:high] if key not in _DRESS_OF_DATES)
            yield Item(kind, low, high, _BETWEEN_LETTERS.sub("", value) if kind == "number" else value)
    for at, key in enumerate(words.keys):
        if key.isdigit():
            yield Item("number", at, at + 1, key)


def _names(words: Wording) -> Iterator[Item]:
    """The names that the reading has found; besides, inside a sentence, words written large: two in a row, or letters ('UBND')."""
    for low, high in words.names:
        if low < high:
            yield Item("name", low, high, spelt(words, low, high))
    low = 0
    while low < len(words):
        high = low
        while high < len(words) and _is_capital(words, high) and (high == low or _gap(words, high).isspace()):
            high += 1
        if high > low + 1 or (high > low and words.word(low).isupper()):
            yield Item("name", low, high, spelt(words, low, high))
        low = max(high, low + 1)


def spelt(words: Wording, low: int, high: int) -> str:
    """The letters of the words from ``low`` to ``high``, however they are spaced, their accents kept."""
    return "".join(spelling(words.word(at)) for at in range(low, high))


def _is_capital(words: Wording, at: int) -> bool:
    """Whether a word is written large for what it says: inside a sentence, and not because all words around it are."""
    word = words.word(at)
    if not word[0].isupper() or not at or _ENDS_SENTENCE.search(_gap(words, at)):
        return False
    around = [words.word(near) for near in (at - 1, at + 1) if near < len(words)]
    return not word.isupper() or (len(word) > 1 and not any(near.isupper() for near in around))


def _gap(words: Wording, at: int) -> str:
    return words.source.text[words.ends[at - 1] : words.starts[at]] if at else ""
