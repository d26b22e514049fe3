"""Where two files of one document have not the same words: the stretches, each with whole numbers, dates and names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from nq57graph.model.words import fold
from nq57graph.resolve.alignment import Block, align
from nq57graph.resolve.contents import Contents, contents_of
from nq57graph.resolve.wording import Wording, spelling

LONGEST = 40
"""Words; where one file has so many more than the other, a passage is missing and not another wording."""

_FEWEST_MOVED = 3  # words; fewer may stand elsewhere by chance
_MOVED = 0.8  # the part of them that stands there
_CHANCE = 2  # words that may be the same by chance
_CHANGED_AROUND = 4  # how many times as many are then changed on either side, those of both files counted


@dataclass(frozen=True, slots=True)
class Region:
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
        return lengths[1] > LONGEST and 2 * lengths[0] < lengths[1]


@dataclass(frozen=True, slots=True)
class Side:
    words: Wording
    contents: Contents

    @classmethod
    def of(cls, words: Wording) -> Side:
        return cls(words, contents_of(words))


def find_regions(one: Side, other: Side) -> list[Region]:
    """Where the words of ``one`` and ``other`` differ, in their order, and where a name has other accents."""
    blocks = align(one.words.keys, other.words.keys)
    return _grown(_changed(one, other, _without_chance(blocks, Block(len(one.words), len(other.words), 0))), one, other)


@dataclass(frozen=True, slots=True)
class Moves:
    """The words that one file has and the other lacks, region by region, and the other way round."""

    removed: tuple[tuple[str, ...], ...]
    added: tuple[tuple[str, ...], ...]

    @classmethod
    def of(cls, regions: Iterable[Region], kept: Wording, copy: Wording) -> Moves:
        regions = list(regions)
        return cls(
            tuple(kept.keys[region.low : region.high] for region in regions),
            tuple(copy.keys[region.other_low : region.other_high] for region in regions),
        )

    def have(self, words: Sequence[str], kept: bool) -> bool:
        """Whether ``words``, which only one file has at one place (the one that is ``kept``, or the other), stand elsewhere in
        the other one: a footnote, the cells of a column."""
        elsewhere = self.added if kept else self.removed
        if len(words) < _FEWEST_MOVED:
            return False
        count, least = Counter(words), _MOVED * len(words)
        return any(len(other) >= least and (count & Counter(other)).total() >= least for other in elsewhere)


def _without_chance(blocks: Sequence[Block], end: Block) -> list[Block]:
    """``blocks`` and ``end``, less a word or two that a sentence worded anew happens to have, too: more is changed on either side."""
    firm = [Block(0, 0, 0)]
    for block, following in zip(blocks, (*blocks[1:], end), strict=True):
        before = block.first - firm[-1].first + block.second - firm[-1].second - 2 * firm[-1].size
        behind = following.first - block.first + following.second - block.second - 2 * block.size
        if block.size > _CHANCE or min(before, behind) < _CHANGED_AROUND * block.size:
            firm.append(block)
    return [*firm, end]


def _changed(one: Side, other: Side, blocks: Sequence[Block]) -> Iterator[Region]:
    """The words between ``blocks``, and inside them the names that have other accents."""
    low = other_low = 0
    for block in blocks:
        if low < block.first or other_low < block.second:
            yield Region(low, block.first, other_low, block.second)
        low, other_low = block.first + block.size, block.second + block.size
        for at, other_at in zip(range(block.first, low), range(block.second, other_low), strict=True):
            named = one.contents.is_name(at) or other.contents.is_name(other_at)
            if named and _are_other_accents(one.words.word(at), other.words.word(other_at)):
                yield Region(at, at + 1, other_at, other_at + 1)


def _are_other_accents(word: str, other: str) -> bool:
    """Whether two words with the same letters have other accents; where one has none, they are lost."""
    if word == other:
        return False
    spelt_one, spelt_other = spelling(word), spelling(other)
    return spelt_one != spelt_other and fold(word) != spelt_one and fold(other) != spelt_other


def _grown(regions: Iterable[Region], one: Side, other: Side) -> list[Region]:
    """``regions`` with the whole of every number, date and name that they are a part of."""
    changed = list(regions)
    grown: list[Region] = []
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
        grown.append(Region(low, high, other_low, other_high))
    return grown
