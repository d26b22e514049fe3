"""Two sequences of words, one laid beside the other: which words of the one stand in the other, in the same order.

The longest common subsequence takes a time that grows with the product of the lengths. So the sequences are first tied together
at runs of words that stand once in each (Cohen's 'patience diff'), and it is sought only in the short stretches between two ties.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_RUNS = (6, 3, 1)  # lengths of the runs that may tie two stretches together, the surest first
_SHORT = 10_000  # product of the lengths of two stretches that are compared word by word
_DEEPEST = 12  # times that a stretch is divided again; what is then left counts as changed


@dataclass(frozen=True, order=True, slots=True)
class Block:
    """``size`` words that are the same: from ``first`` on in the one sequence, from ``second`` on in the other."""

    first: int
    second: int
    size: int


@dataclass(frozen=True, slots=True)
class _Stretch:
    low: int
    high: int
    other_low: int
    other_high: int
    depth: int = 0

    @property
    def is_short(self) -> bool:
        return (self.high - self.low) * (self.other_high - self.other_low) <= _SHORT


def align(first: Sequence[str], second: Sequence[str]) -> tuple[Block, ...]:
    """The words that ``first`` and ``second`` share, in the order of both; blocks that touch are one.

    Takes time in proportion to the words (times their logarithm): where two long stretches have nothing that ties them
    together, they count as wholly changed.
    """
    found: list[Block] = []
    waiting = [_Stretch(0, len(first), 0, len(second))]
    while waiting:
        stretch = waiting.pop()
        ends, inner = _equal_ends(first, second, stretch)
        found += ends
        if inner.low == inner.high or inner.other_low == inner.other_high:
            continue
        if inner.is_short:
            found += _matched(first, second, inner)
        elif inner.depth < _DEEPEST and (ties := _ties(first, second, inner)):
            found += ties
            waiting += _between(ties, inner)
    return tuple(_joined(sorted(found)))


def _equal_ends(first: Sequence[str], second: Sequence[str], stretch: _Stretch) -> tuple[list[Block], _Stretch]:
    """The blocks at both ends of ``stretch``, and what lies between them."""
    low, high, other_low, other_high = stretch.low, stretch.high, stretch.other_low, stretch.other_high
    while low < high and other_low < other_high and first[low] == second[other_low]:
        low, other_low = low + 1, other_low + 1
    while low < high and other_low < other_high and first[high - 1] == second[other_high - 1]:
        high, other_high = high - 1, other_high - 1
    ends = [
        Block(stretch.low, stretch.other_low, low - stretch.low),
        Block(high, other_high, stretch.high - high),
    ]
    return [block for block in ends if block.size], _Stretch(low, high, other_low, other_high, stretch.depth)


def _matched(first: Sequence[str], second: Sequence[str], stretch: _Stretch) -> list[Block]:
    """The longest common subsequence of the two parts of ``stretch``, word by word."""
    one, other = first[stretch.low : stretch.high], second[stretch.other_low : stretch.other_high]
    if set(one).isdisjoint(other):
        return []
    lengths = [[0] * (len(other) + 1)]  # from the end: lengths[-1 - i][j] is the longest of one[i:] and other[j:]
    for word in reversed(one):
        below, row = lengths[-1], [0] * (len(other) + 1)
        for j in range(len(other) - 1, -1, -1):
            row[j] = below[j + 1] + 1 if word == other[j] else max(below[j], row[j + 1])
        lengths.append(row)
    lengths.reverse()
    blocks = []
    i = j = 0
    while lengths[i][j]:
        if one[i] == other[j]:
            blocks.append(Block(stretch.low + i, stretch.other_low + j, 1))
            i, j = i + 1, j + 1
        elif lengths[i + 1][j] >= lengths[i][j + 1]:
            i += 1
        else:
            j += 1
    return blocks


def _ties(first: Sequence[str], second: Sequence[str], stretch: _Stretch) -> list[Block]:
    """Runs of words that stand once in both parts of ``stretch``, as many as are in the same order; the longest runs that do."""
    for size in _RUNS:
        one = _once(first, stretch.low, stretch.high, size)
        other = _once(second, stretch.other_low, stretch.other_high, size)
        pairs = [(at, other[run]) for run, at in one.items() if run in other]
        if pairs:
            ties: list[Block] = []
            for at, other_at in _rising(sorted(pairs)):
                end, other_end = (ties[-1].first + size, ties[-1].second + size) if ties else (0, 0)
                if at >= end and other_at >= other_end:
                    ties.append(Block(at, other_at, size))
            return ties
    return []


def _once(words: Sequence[str], low: int, high: int, size: int) -> dict[tuple[str, ...], int]:
    """Each run of ``size`` words that stands once in ``words[low:high]``, with its place."""
    places: dict[tuple[str, ...], int] = {}
    for at in range(low, high - size + 1):
        run = tuple(words[at : at + size])
        places[run] = -1 if run in places else at
    return {run: at for run, at in places.items() if at >= 0}


def _rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest part of ``pairs``, which rise in the first, that rises in the second as well."""
    tops: list[int] = []  # the smallest second of a chain of each length, and whose it is
    last: list[int] = []
    before: list[int | None] = []
    for index, (_, second) in enumerate(pairs):
        length = bisect_left(tops, second)
        before.append(last[length - 1] if length else None)
        tops[length : length + 1] = [second]
        last[length : length + 1] = [index]
    chain = []
    at = last[-1] if last else None
    while at is not None:
        chain.append(pairs[at])
        at = before[at]
    return chain[::-1]


def _between(ties: Sequence[Block], stretch: _Stretch) -> Iterator[_Stretch]:
    low, other_low = stretch.low, stretch.other_low
    for tie in ties:
        yield _Stretch(low, tie.first, other_low, tie.second, stretch.depth + 1)
        low, other_low = tie.first + tie.size, tie.second + tie.size
    yield _Stretch(low, stretch.high, other_low, stretch.other_high, stretch.depth + 1)


def _joined(blocks: Sequence[Block]) -> Iterator[Block]:
    former: Block | None = None
    for block in blocks:
        if former and (former.first + former.size, former.second + former.size) == (block.first, block.second):
            former = Block(former.first, former.second, former.size + block.size)
            continue
        if former:
            yield former
        former = block
    if former:
        yield former
