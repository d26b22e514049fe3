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
from nq57graph.resolve.contents import Item, Kind, spelt
from nq57graph.resolve.regions import LONGEST, Moves, Region, Side, find_regions
from nq57graph.resolve.wording import Wording, spelling

_SHOWN = 12  # words of a passage that are quoted
_NEARLY = 0.8  # of the letters of two names, which are one misread
_LONGEST_NAME = 200  # letters that are compared
_AROUND = 40  # words around a closing block that may belong to it


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


def find_differences(kept: Wording, copy: Wording) -> tuple[Difference, ...]:
    """The numbers, dates and names in which ``copy`` differs from ``kept``, in the order of ``kept``."""
    if not kept or not copy:
        return ()
    kept, copy = _with_like_zones(kept, copy)
    one, other = Side.of(kept), Side.of(copy)
    regions = find_regions(one, other)
    moves = Moves.of(regions, kept, copy)
    found = [*_zone(one, other, kept.head, copy.head), *_zone(one, other, kept.close, copy.close, _AROUND)]
    for region in regions:
        if not _is_apart(region, kept, copy) and (told := _told(region, one, other, moves)):
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


def _is_apart(region: Region, kept: Wording, copy: Wording) -> bool:
    """Whether ``region`` lies in heading or closing block, which are compared as sets."""
    if region.is_passage:
        return False
    one = any(_touches(region.low, region.high, zone) for zone in (kept.head, kept.close))
    return one or any(_touches(region.other_low, region.other_high, zone) for zone in (copy.head, copy.close))


def _touches(low: int, high: int, zone: tuple[int, int]) -> bool:
    return low < zone[1] and max(high, low + 1) > zone[0]


# ── what is told of it ────────────────────────────────────────────────────────────────────────────────────────────


def _told(region: Region, one: Side, other: Side, moves: Moves) -> Difference | None:
    """The difference in ``region``; None where no number, date or name differs, or what does stands elsewhere."""
    items = one.contents.within(region.low, region.high)
    other_items = other.contents.within(region.other_low, region.other_high)
    if region.is_passage:
        return _passage(region, one, other, moves) if items or other_items else None
    figures, other_figures = _figures(items), _figures(other_items)
    rest, other_rest = _less(figures, other_figures), _less(other_figures, figures)
    if (rest or other_rest) and _values(figures) != _values(other_figures):
        kind: Kind = "date" if any(item.kind == "date" for item in (*rest, *other_rest)) else "number"
        both, longest = bool(rest and other_rest), _SHOWN
    elif (figures != items or other_figures != other_items) and not _say_the_same(region, one, other):
        kind, rest, other_rest = "name", items, other_items
        both, longest = not region.is_one_sided, LONGEST
    else:
        return None
    low, high = _shown(region.low, region.high, rest, longest)
    other_low, other_high = _shown(region.other_low, region.other_high, other_rest, longest)
    if not both and moves.have(
        one.words.keys[low:high] if rest else other.words.keys[other_low:other_high], bool(rest)
    ):
        return None
    certain = (both or not _is_scanned(one, other)) and _is_certain(
        kind, one, range(low, high), other, range(other_low, other_high)
    )
    if kind == "number" and both and _goes_on_alike(one.words, high, other.words, other_high):
        high, other_high = high + 1, other_high + 1  # what is counted: '12 người', '85% hồ sơ'
    kept, copy = one.words.printed(low, high), other.words.printed(other_low, other_high)
    return Difference(kind, _span(one.words, low, high), kept, copy, certain)


def _goes_on_alike(words: Wording, at: int, other: Wording, other_at: int) -> bool:
    return at < len(words) and other_at < len(other) and words.keys[at] == other.keys[other_at]


def _shown(low: int, high: int, items: Sequence[Item], longest: int) -> tuple[int, int]:
    """The words that are quoted of a stretch: all of a short one, of a long one those from the first to the last of ``items``."""
    if high - low <= longest:
        return low, high
    return (items[0].low, items[-1].high) if items else (low, low)


def _passage(region: Region, one: Side, other: Side, moves: Moves) -> Difference | None:
    lacking = (region.high - region.low) - (region.other_high - region.other_low)
    words, low, high = (
        (one.words, region.low, region.high) if lacking > 0 else (other.words, region.other_low, region.other_high)
    )
    if moves.have(words.keys[low:high], lacking > 0):
        return None
    first = words.printed(low, low + _SHOWN)
    span = _span(one.words, region.low, min(region.high, region.low + _SHOWN))
    return Difference("passage", span, first if lacking > 0 else "", "" if lacking > 0 else first, words=abs(lacking))


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


def _is_scanned(one: Side, other: Side) -> bool:
    return one.words.recognised or other.words.recognised


def _is_certain(kind: str, one: Side, words: range, other: Side, other_words: range) -> bool:
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


def _say_the_same(region: Region, one: Side, other: Side) -> bool:
    """Whether the letters are the same however they are spaced, or have only lost their accents."""
    spelt_one = spelt(one.words, region.low, region.high)
    spelt_other = spelt(other.words, region.other_low, region.other_high)
    bare, other_bare = fold(spelt_one), fold(spelt_other)
    return spelt_one == spelt_other or (bare == other_bare and (bare == spelt_one or other_bare == spelt_other))


def _span(words: Wording, low: int, high: int) -> Span:
    """Where the words from ``low`` to ``high`` stand; where there are none, the words around."""
    return words.span(low, high) if low < high else words.span(max(0, low - 1), min(len(words), low + 1))


# ── heading and closing block ─────────────────────────────────────────────────────────────────────────────────────


def _zone(
    one: Side, other: Side, zone: tuple[int, int], other_zone: tuple[int, int], around: int = 0
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
            certain = _is_certain(kind, one, _and_around(words, one), other, _and_around(other_words, other))
            yield Difference(kind, one.words.span(low, high), kept, copy, certain)


def _range(item: Item | None) -> range:
    return range(item.low, item.high) if item else range(0)


def _and_around(words: range, side: Side) -> range:
    """``words`` with those next to them: what recognition lost of a date or name stood there."""
    return range(max(0, words.start - 2), min(len(side.words), words.stop + 2)) if words else words


def _lacking(one: Side, zone: tuple[int, int], other: Side, other_zone: tuple[int, int], around: int) -> list[Item]:
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


def _like(kind: str, one: Side, zone: tuple[int, int]) -> tuple[int, int]:
    """Where ``zone`` has another item of ``kind``, to which something is added; else its first word."""
    last = [item for item in one.contents.within(*zone) if item.kind == kind][-1:]
    return (last[0].low, last[0].high) if last else (zone[0], zone[0] + 1)
