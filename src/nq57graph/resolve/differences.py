"""Where a further file of a document prints another number, date or name than the file that is read.

The words of both are laid beside each other. Of what is then changed only that is told which has a number, a date or a name in
it: other wording of a sentence, and most of what a scan misreads, is not. The heading above the type and the block from 'Nơi
nhận' to the signature are set in columns, which each format gives in an order of its own: there the numbers, dates and names are
compared as sets.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import Literal

from nq57graph.model.text import Span
from nq57graph.model.words import fold
from nq57graph.resolve.alignment import Block, align
from nq57graph.resolve.contents import Contents, Item, Kind, contents_of, spelt
from nq57graph.resolve.wording import Wording, spelling

_LONGEST = 40  # words; where one file has so many more than the other, a passage is missing and not another wording
_SHOWN = 12  # words of a passage that are quoted
_NEARLY = 0.8  # of the letters of two names, which are one misread
_LONGEST_NAME = 200  # letters that are compared
_AROUND = 40  # words around a closing block that may belong to it
_FEWEST_MOVED = 3  # words; fewer may stand elsewhere by chance
_MOVED = 0.8  # the part of them that stands there


@dataclass(frozen=True, slots=True)
class Difference:
    """``kept`` stands at ``span`` of the file that is read, ``copy`` in the other one; one of them is '' where it has nothing there
    (``span`` are the words around it, then). A passage is told by ``words``, how many there are, and by its first ones.

    ``certain`` is False where the recognition of a scan is not sure of the words.
    """

    kind: Kind | Literal["passage"]
    span: Span
    kept: str
    copy: str
    certain: bool = True
    words: int = 0

    @property
    def is_conflict(self) -> bool:
        """Whether each file says something, and not the same."""
        return self.kind != "passage" and bool(self.kept and self.copy)


@dataclass(frozen=True, slots=True)
class _Region:
    """The words from ``low`` to ``high`` of the kept text, for which the other has those from ``other_low`` to ``other_high``."""

    low: int
    high: int
    other_low: int
    other_high: int

    @property
    def is_one_sided(self) -> bool:
        return self.low == self.high or self.other_low == self.other_high

    @property
    def is_passage(self) -> bool:
        lengths = sorted((self.high - self.low, self.other_high - self.other_low))
        return lengths[1] > _LONGEST and 2 * lengths[0] < lengths[1]


@dataclass(frozen=True, slots=True)
class _Side:
    words: Wording
    contents: Contents

    @classmethod
    def of(cls, words: Wording) -> _Side:
        return cls(words, contents_of(words))


def find_differences(kept: Wording, copy: Wording) -> tuple[Difference, ...]:
    """The numbers, dates and names in which ``copy`` differs from ``kept``, in the order of ``kept``."""
    if not kept or not copy:
        return ()
    kept, copy = _with_like_zones(kept, copy)
    one, other = _Side.of(kept), _Side.of(copy)
    regions = _grown(_changed(one, other, align(kept.keys, copy.keys)), one, other)
    moves = _Moves.of(regions, kept, copy)
    found = [*_zone(one, other, kept.head, copy.head), *_zone(one, other, kept.close, copy.close, _AROUND)]
    for region in regions:
        told = None if _is_apart(region, kept, copy) else _told(region, one, other)
        if told and not moves.has(region, kept, copy):
            found.append(told)
    return tuple(sorted(found, key=lambda d: (d.span, d.kept, d.copy)))


def _with_like_zones(kept: Wording, copy: Wording) -> tuple[Wording, Wording]:
    """Both, their headings (and closing blocks) forgotten where one is far longer than the other: it has been misjudged."""

    def are_like(zone: tuple[int, int], other: tuple[int, int]) -> bool:
        short, long = sorted((zone[1] - zone[0], other[1] - other[0]))
        return not short or long <= 2 * short + _SHOWN

    if not are_like(kept.head, copy.head):
        kept, copy = replace(kept, head=(0, 0)), replace(copy, head=(0, 0))
    if not are_like(kept.close, copy.close):
        kept, copy = replace(kept, close=(0, 0)), replace(copy, close=(0, 0))
    return kept, copy


# ── what has changed ──────────────────────────────────────────────────────────────────────────────────────────────


def _changed(one: _Side, other: _Side, blocks: Sequence[Block]) -> Iterator[_Region]:
    """The words between the blocks, and inside them the names that have other accents."""
    low = other_low = 0
    for block in (*blocks, Block(len(one.words), len(other.words), 0)):
        if low < block.first or other_low < block.second:
            yield _Region(low, block.first, other_low, block.second)
        low, other_low = block.first + block.size, block.second + block.size
        for at, other_at in zip(range(block.first, low), range(block.second, other_low), strict=True):
            named = one.contents.is_name(at) or other.contents.is_name(other_at)
            if named and _are_other_accents(one.words.word(at), other.words.word(other_at)):
                yield _Region(at, at + 1, other_at, other_at + 1)


def _are_other_accents(word: str, other: str) -> bool:
    """Whether two words with the same letters have other accents; where one has none, they are lost."""
    if word == other:
        return False
    spelt_one, spelt_other = spelling(word), spelling(other)
    return spelt_one != spelt_other and fold(word) != spelt_one and fold(other) != spelt_other


def _grown(regions: Iterable[_Region], one: _Side, other: _Side) -> list[_Region]:
    """``regions`` with the whole of every number, date and name that they are a part of."""
    changed = list(regions)
    grown: list[_Region] = []
    for index, region in enumerate(changed):
        low, high, other_low, other_high = region.low, region.high, region.other_low, region.other_high
        former = grown[-1].high if grown else 0
        following = changed[index + 1].low if index + 1 < len(changed) else len(one.words)
        while low > former and other_low and (one.contents.bound(low) or other.contents.bound(other_low)):
            low, other_low = low - 1, other_low - 1
        while high < following and (one.contents.bound(high) or other.contents.bound(other_high)):
            high, other_high = high + 1, other_high + 1
        if grown and (grown[-1].high, grown[-1].other_high) == (low, other_low):
            low, other_low = grown[-1].low, grown[-1].other_low
            grown.pop()
        grown.append(_Region(low, high, other_low, other_high))
    return grown


def _is_apart(region: _Region, kept: Wording, copy: Wording) -> bool:
    """Whether ``region`` lies in heading or closing block, which are compared as sets."""
    if region.is_passage:
        return False
    one = any(_touches(region.low, region.high, zone) for zone in (kept.head, kept.close))
    return one or any(_touches(region.other_low, region.other_high, zone) for zone in (copy.head, copy.close))


def _touches(low: int, high: int, zone: tuple[int, int]) -> bool:
    return low < zone[1] and max(high, low + 1) > zone[0]


# ── what is told of it ────────────────────────────────────────────────────────────────────────────────────────────


def _told(region: _Region, one: _Side, other: _Side) -> Difference | None:
    """The difference in ``region``; None where no number, date or name differs."""
    items = one.contents.within(region.low, region.high)
    other_items = other.contents.within(region.other_low, region.other_high)
    if region.is_passage:
        return _passage(region, one, other) if items or other_items else None
    figures, other_figures = _figures(items), _figures(other_items)
    rest, other_rest = _less(figures, other_figures), _less(other_figures, figures)
    if (rest or other_rest) and _values(figures) != _values(other_figures):
        kind: Kind = "date" if any(item.kind == "date" for item in (*rest, *other_rest)) else "number"
    elif (figures != items or other_figures != other_items) and not _say_the_same(region, one, other):
        kind, rest, other_rest = "name", items, other_items
    else:
        return None
    longest = _LONGEST if kind == "name" else _SHOWN
    low, high = _shown(region.low, region.high, rest, longest)
    other_low, other_high = _shown(region.other_low, region.other_high, other_rest, longest)
    both = low < high and other_low < other_high
    if kind == "number" and both and _goes_on_alike(one.words, high, other.words, other_high):
        high, other_high = high + 1, other_high + 1  # what is counted: '12 người', '85% hồ sơ'
    certain = (kind == "name" or bool(rest and other_rest) or not _is_scanned(one, other)) and _is_certain(
        kind, one, range(low, high), other, range(other_low, other_high)
    )
    kept, copy = one.words.printed(low, high), other.words.printed(other_low, other_high)
    return Difference(kind, _span(one.words, low, high), kept, copy, certain)


def _goes_on_alike(words: Wording, at: int, other: Wording, other_at: int) -> bool:
    return at < len(words) and other_at < len(other) and words.keys[at] == other.keys[other_at]


def _shown(low: int, high: int, items: Sequence[Item], longest: int) -> tuple[int, int]:
    """The words that are quoted of a stretch: all of a short one, of a long one those from the first to the last of ``items``."""
    if high - low <= longest:
        return low, high
    return (items[0].low, items[-1].high) if items else (low, low)


def _passage(region: _Region, one: _Side, other: _Side) -> Difference:
    span = _span(one.words, region.low, min(region.high, region.low + _SHOWN))
    lacking = (region.high - region.low) - (region.other_high - region.other_low)
    if lacking > 0:
        return Difference("passage", span, one.words.printed(region.low, region.low + _SHOWN), "", words=lacking)
    return Difference(
        "passage", span, "", other.words.printed(region.other_low, region.other_low + _SHOWN), words=-lacking
    )


def _figures(items: Iterable[Item]) -> list[Item]:
    return [item for item in items if item.kind != "name"]


def _values(items: Iterable[Item]) -> str:
    return " ".join(item.value for item in items)


def _less(items: Sequence[Item], others: Sequence[Item]) -> list[Item]:
    """``items`` without those whose value one of ``others`` has."""
    there = Counter(item.value for item in others)
    left = []
    for item in items:
        if there[item.value]:
            there[item.value] -= 1
        else:
            left.append(item)
    return left


def _is_scanned(one: _Side, other: _Side) -> bool:
    return one.words.recognised or other.words.recognised


def _is_certain(kind: str, one: _Side, words: range, other: _Side, other_words: range) -> bool:
    """Whether no scan may be at fault: it is sure of the words, and has neither lost them nor made them out of dirt. A name that is
    nearly the same is not certain: a letter or an accent is what recognition misreads, however sure it is."""
    if not _is_scanned(one, other):
        return True
    sure = one.words.unsure.isdisjoint(words) and other.words.unsure.isdisjoint(other_words)
    if not (words and other_words and sure):
        return False
    name = "".join(one.words.keys[words.start : words.stop])[:_LONGEST_NAME]
    other_name = "".join(other.words.keys[other_words.start : other_words.stop])[:_LONGEST_NAME]
    return kind != "name" or SequenceMatcher(None, name, other_name, autojunk=False).ratio() < _NEARLY


def _say_the_same(region: _Region, one: _Side, other: _Side) -> bool:
    """Whether the letters are the same however they are spaced, or have only lost their accents."""
    spelt_one = spelt(one.words, region.low, region.high)
    spelt_other = spelt(other.words, region.other_low, region.other_high)
    bare, other_bare = fold(spelt_one), fold(spelt_other)
    return spelt_one == spelt_other or (bare == other_bare and (bare == spelt_one or other_bare == spelt_other))


def _span(words: Wording, low: int, high: int) -> Span:
    """Where the words from ``low`` to ``high`` stand; where there are none, the words around."""
    return words.span(low, high) if low < high else words.span(max(0, low - 1), min(len(words), low + 1))


@dataclass(frozen=True, slots=True)
class _Moves:
    """The words that one file has and the other lacks, region by region, and the other way round."""

    removed: tuple[tuple[str, ...], ...]
    added: tuple[tuple[str, ...], ...]

    @classmethod
    def of(cls, regions: Iterable[_Region], kept: Wording, copy: Wording) -> _Moves:
        regions = list(regions)
        return cls(
            tuple(kept.keys[region.low : region.high] for region in regions),
            tuple(copy.keys[region.other_low : region.other_high] for region in regions),
        )

    def has(self, region: _Region, kept: Wording, copy: Wording) -> bool:
        """Whether what only one file has in ``region`` stands elsewhere in the other: a footnote, the cells of a column."""
        removed, added = kept.keys[region.low : region.high], copy.keys[region.other_low : region.other_high]
        words, elsewhere = (removed, self.added) if len(removed) > len(added) else (added, self.removed)
        if len(words) < _FEWEST_MOVED or not (region.is_one_sided or region.is_passage):
            return False
        count, least = Counter(words), _MOVED * len(words)
        return any(len(other) >= least and (count & Counter(other)).total() >= least for other in elsewhere)


# ── heading and closing block ─────────────────────────────────────────────────────────────────────────────────────


def _zone(
    one: _Side, other: _Side, zone: tuple[int, int], other_zone: tuple[int, int], around: int = 0
) -> Iterator[Difference]:
    """The numbers, dates and names of ``zone`` that ``other_zone`` has not, beside those that only it has. ``around`` words more
    are looked through, where two layouts show the end of a block otherwise."""
    if zone[0] == zone[1] or other_zone[0] == other_zone[1]:
        return
    lacking, added = _lacking(one, zone, other, other_zone, around), _lacking(other, other_zone, one, zone, around)
    for kind in ("number", "date", "name"):
        only, other_only = [i for i in lacking if i.kind == kind], [i for i in added if i.kind == kind]
        for mine, theirs in zip_longest(only, other_only):
            words, other_words = _range(mine), _range(theirs)
            low, high = (mine.low, mine.high) if mine else _like(kind, one, zone)
            kept = one.words.printed(words.start, words.stop)
            copy = other.words.printed(other_words.start, other_words.stop)
            certain = _is_certain(kind, one, words, other, other_words)
            yield Difference(kind, one.words.span(low, high), kept, copy, certain)


def _range(item: Item | None) -> range:
    return range(item.low, item.high) if item else range(0)


def _lacking(one: _Side, zone: tuple[int, int], other: _Side, other_zone: tuple[int, int], around: int) -> list[Item]:
    """The items of ``zone`` that do not stand in ``other_zone``, nor in the ``around`` words before and behind it."""
    low, high = max(0, other_zone[0] - around), min(len(other.words), other_zone[1] + around)
    figures = {item.value for item in other.contents.within(low, high)}
    words = {spelling(other.words.word(at)) for at in range(low, high)}
    bare = {fold(word) for word in words} if one.words.recognised or other.words.recognised else words

    def stands(item: Item) -> bool:
        if item.kind != "name":
            return item.value in figures
        return all(
            one.words.keys[at] in bare or spelling(one.words.word(at)) in words for at in range(item.low, item.high)
        )

    return [item for item in one.contents.within(*zone) if not stands(item)]


def _like(kind: str, one: _Side, zone: tuple[int, int]) -> tuple[int, int]:
    """Where ``zone`` has another item of ``kind``, to which something is added; else its first word."""
    last = [item for item in one.contents.within(*zone) if item.kind == kind][-1:]
    return (last[0].low, last[0].high) if last else (zone[0], zone[0] + 1)
