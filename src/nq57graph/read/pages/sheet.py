"""A page as placed words and ruled lines: what a PDF's text layer and the recognition of a scan both give.

Lengths are points (1/72 inch), counted from the upper left corner of the page as one looks at it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

_CLOSE = 0.2  # of the height of the type: no space is as narrow


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle; ``top`` is less than ``bottom``."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @property
    def middle(self) -> float:
        """Half way from left to right."""
        return (self.left + self.right) / 2


@dataclass(frozen=True, slots=True)
class Token:
    """A run of characters without white space. ``size`` is the height of its type, ``confidence`` (0 – 1) that of its
    recognition, None in a text layer; ``raised``: set above the line, as a reference to a footnote is."""

    text: str
    box: Box
    baseline: float
    size: float
    confidence: float | None = None
    raised: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """A ruled line, level or upright. ``at`` is its place across its direction, ``start`` and ``end`` along it."""

    level: bool
    at: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page; ``number`` counts from 1 in the file, ``confidence`` (0 – 1) is that of its recognition, if it was recognised, and
    ``mended`` how many of its words then had their case, marks or spaces put right."""

    number: int
    width: float
    height: float
    tokens: tuple[Token, ...]
    rules: tuple[Rule, ...] = ()
    confidence: float | None = None
    mended: int = 0


@dataclass(frozen=True, slots=True)
class TextLine:
    """Words on one line of page ``page``, from left to right; ``size`` is the height of most of its type."""

    page: int
    tokens: tuple[Token, ...]
    box: Box = field(init=False)
    baseline: float = field(init=False)
    size: float = field(init=False)

    def __post_init__(self) -> None:
        letters = [t for t in self.tokens for _ in t.text if not t.raised] or list(self.tokens)
        object.__setattr__(self, "box", around(token.box for token in self.tokens))
        object.__setattr__(self, "baseline", median([t.baseline for t in letters]))
        object.__setattr__(self, "size", median([t.size for t in letters]))

    @property
    def text(self) -> str:
        return "".join(gap + token.text for gap, token in zip(spacing(self.tokens), self.tokens, strict=True))

    def __str__(self) -> str:
        return self.text


def spacing(tokens: Sequence[Token]) -> list[str]:
    """What stands in front of each token of a line: a space, but for the first, for what is close to a raised figure, and for a
    symbol that goes on from a number filled in ('Số: 173' and '/KH-UBND')."""
    gaps = [""]
    for before, token in pairwise(tokens):
        goes_on = token.text[0] in "/-" and len(token.text) > 2 and before.text[-1:].isdigit()
        close = token.box.left - before.box.right < _CLOSE * token.size and (before.raised or token.raised)
        gaps.append("" if close or goes_on else " ")
    return gaps[: len(tokens)]


def around(boxes: Iterable[Box]) -> Box:
    """The smallest box that holds ``boxes``, of which there is one at least."""
    lefts, tops, rights, bottoms = zip(*((b.left, b.top, b.right, b.bottom) for b in boxes), strict=True)
    return Box(min(lefts), min(tops), max(rights), max(bottoms))


def median(values: Sequence[float]) -> float:
    """The middle one of ``values`` (the upper one of two), of which there is one at least."""
    return sorted(values)[len(values) // 2]
