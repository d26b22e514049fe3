"""Which texts are nearly the same, found without comparing each with each.

Of the runs of three words of a text the smallest by a fixed hash are its sketch (Broder's 'resemblance'): two texts share as
large a part of their sketches as of their runs. Whoever shares the rarer runs is looked up in an index of the runs.
"""

from __future__ import annotations

import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import islice

Sketch = tuple[int, ...]
"""The smallest hashes of a text's runs of words, rising."""

_SIZE = 256
_LOOKED_UP = 32  # of the runs of a sketch, the rarest
_COMMON = 500  # texts; a run that more of them have is boilerplate, and tells nothing
_LEAST_SHARED = 4
_ALIKE = 0.2  # of the runs; one word in four misread in one of the files leaves a quarter
_MOST = 4  # texts that are found for one

_BITS = (1 << 64) - 1
_FACTORS = (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9)


def make_sketch(keys: Sequence[str]) -> Sketch:
    """The sketch of a text by the keys of its words; the same in every run of the program."""
    numbers = [_number(key) for key in keys]
    one, two, three = _FACTORS
    runs = zip(numbers, islice(numbers, 1, None), islice(numbers, 2, None), strict=False)
    return tuple(sorted({(a * one + b * two + c * three) & _BITS for a, b, c in runs})[:_SIZE])


def resemblance(sketch: Sketch, other: Sketch) -> float:
    """The part of the runs of two texts that both have, as their sketches tell it."""
    smallest = sorted({*sketch, *other})[:_SIZE]
    shared = {*sketch} & {*other}
    return sum(run in shared for run in smallest) / len(smallest) if smallest else 0.0


class SketchIndex:
    """The texts added so far, by their runs. ``all_sketches`` are those of every text that may be added or asked for."""

    def __init__(self, all_sketches: Iterable[Sketch]) -> None:
        self._texts = Counter(run for sketch in all_sketches for run in sketch)
        self._with: dict[int, list[int]] = defaultdict(list)
        self._added: list[tuple[int, Sketch]] = []

    def add(self, what: int, sketch: Sketch) -> None:
        """Adds a text as ``what``; several may be the same one's."""
        for run in sketch:
            if 1 < self._texts[run] <= _COMMON:
                self._with[run].append(len(self._added))
        self._added.append((what, sketch))

    def find_near(self, sketch: Sketch) -> list[int]:
        """What has been added that ``sketch`` may be nearly the same as, the nearest first."""
        known = sorted((self._texts[run], run) for run in sketch if run in self._with)
        counts = Counter(place for _, run in known[:_LOOKED_UP] for place in self._with[run])
        near: dict[int, float] = {}
        for place, shared in counts.items():
            what, other = self._added[place]
            if shared >= min(_LEAST_SHARED, len(sketch)) and (alike := resemblance(sketch, other)) >= _ALIKE:
                near[what] = max(alike, near.get(what, 0.0))
        return sorted(near, key=lambda what: (-near[what], what))[:_MOST]


@lru_cache(maxsize=65536)
def _number(key: str) -> int:
    return zlib.crc32(key.encode())
