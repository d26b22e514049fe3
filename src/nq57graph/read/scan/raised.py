"""References to footnotes: small raised figures behind a word, which Tesseract takes for part of it ('dự¹' as 'dự!')."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

import cv2
import numpy as np

from nq57graph.read.pages.sheet import Box, Token
from nq57graph.read.scan.fields import recognise_pieces
from nq57graph.read.scan.pictures import Picture, Pixels

# Of the height of the type:
_HIGHER = 0.12  # the foot of a raised figure above the baseline, at least
_HEIGHT = (0.27, 0.85)  # quotation marks are lower
_WIDEST = 0.5
_LOWEST_SIGN = 0.32  # a stop or comma is lower
_BRACKET = 1.12  # times the height of a figure: '[1]'
_ENLARGED = 2.0
_FIGURES = str.maketrans("lI!|ÌÍíìiZzOoSB", "11111111122005" + "8")
_END = re.compile(r"(?P<word>.*?)[_—–]*(?P<signs>[.,;:!?)”\"]*)$")


@dataclass(frozen=True, slots=True)
class _Raised:
    """A word (by its index) with raised figures: the word's picture without them, theirs, and their place in points; whether letters
    stand before them."""

    index: int
    word: Pixels
    figures: Pixels
    box: Box
    has_letters: bool


def set_raised_apart(words: Sequence[Token], picture: Picture) -> list[Token]:
    """``words`` of ``picture``, raised figures as tokens of their own. Raises ``ProgramFailed``."""
    found = [raised for index, word in enumerate(words) if (raised := _find(index, word, picture))]
    figures = recognise_pieces([_enlarged(one.figures) for one in found], picture.density * _ENLARGED)
    plain = recognise_pieces([one.word for one in found], picture.density)
    apart: dict[int, list[Token]] = {}
    for one, read, rest in zip(found, figures, plain, strict=True):
        if number := _number("".join(token.text for token in read)):
            text = "".join(token.text for token in rest) or _letters_of(words[one.index].text, one)
            apart[one.index] = list(_parts(words[one.index], text, number, one.box))
    return [part for index, word in enumerate(words) for part in apart.get(index, [word])]


def _letters_of(text: str, one: _Raised) -> str:
    """What ``text`` says of the word without its figures, where nothing was read in its picture; '' where it has no letters."""
    found = re.match(r"[^\W\d_]*", text)
    return found[0] if found and one.has_letters else ""


def _number(read: str) -> str:
    """The figures that were read as ``read``, without the brackets around them; '' where there are none."""
    if len(read) > 2 and (read[0] in "[({|" or read[-1] in "])"):
        read = read[1:-1]
    found = re.search(r"\d{1,3}", read.translate(_FIGURES))
    return found[0] if found else ""


def _parts(word: Token, text: str, number: str, box: Box) -> list[Token]:
    """The word in front of the figures, these, and the signs behind them; not the line below a link."""
    found = _END.match(text)
    assert found  # it matches any text
    figures = replace(word, text=number, box=box, baseline=box.bottom, size=round(box.height / 0.66, 3), raised=True)
    parts = [figures]
    if found["word"]:
        parts.insert(0, replace(word, text=found["word"], box=replace(word.box, right=box.left)))
    if found["word"] and found["signs"]:
        parts.append(replace(word, text=found["signs"], box=replace(word.box, left=min(box.right, word.box.right))))
    return parts


def _find(index: int, word: Token, picture: Picture) -> _Raised | None:
    scale = picture.density / 72
    size = word.size * scale
    left, top = max(int(word.box.left * scale) - 2, 0), max(int(word.box.top * scale) - 2, 0)
    right, bottom = int(np.ceil(word.box.right * scale)) + 2, int(np.ceil(word.box.bottom * scale)) + 2
    cut = picture.pixels[top:bottom, left:right]
    if cut.size == 0:
        return None
    ink = cv2.threshold(cut, 0, 255, cv2.THRESH_BINARY_INV + cv2.THRESH_OTSU)[1]
    count, labels, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    shapes = {i: _Shape(*(int(value) for value in stats[i][:4])) for i in range(1, count)}
    baseline = word.baseline * scale - top
    raised = [i for i, shape in shapes.items() if _is_raised(shape, baseline, size) and not _stands_on(i, shapes, size)]
    if not raised:
        return None
    first = min(shapes[i].left for i in raised)
    behind = [shape for i, shape in shapes.items() if i not in raised and shape.left > first]
    if any(shape.height > _LOWEST_SIGN * size for shape in behind):
        return None  # letters follow: it is a mark of another kind
    mask = np.isin(labels, raised)
    lowest = min(shapes[i].height for i in raised)
    plain = [i for i in raised if shapes[i].height <= _BRACKET * lowest]
    box = _around([shapes[i] for i in plain])
    figures = np.where(np.isin(labels, plain), cut, 255).astype(np.uint8)[
        box.top : box.top + box.height, box.left : box.left + box.width
    ]
    place = Box(
        *(
            round(edge / scale, 3)
            for edge in (left + box.left, top + box.top, left + box.left + box.width, top + box.top + box.height)
        )
    )
    has_letters = any(s.left < first and s.height > _LOWEST_SIGN * size for i, s in shapes.items() if i not in raised)
    return _Raised(index, np.where(mask, 255, cut).astype(np.uint8), figures, place, has_letters)


@dataclass(frozen=True, slots=True)
class _Shape:
    left: int
    top: int
    width: int
    height: int

    @property
    def bottom(self) -> int:
        return self.top + self.height


def _is_raised(shape: _Shape, baseline: float, size: float) -> bool:
    low, high = _HEIGHT
    return (
        shape.bottom < baseline - _HIGHER * size
        and low * size < shape.height < high * size
        and shape.width < _WIDEST * size
    )


def _stands_on(index: int, shapes: dict[int, _Shape], size: float) -> bool:
    """Whether there is a letter below a shape, which then is the mark of it."""
    one = shapes[index]
    for other_index, other in shapes.items():
        shared = min(one.left + one.width, other.left + other.width) - max(one.left, other.left)
        letter = other.height > _LOWEST_SIGN * size and other.bottom > one.bottom
        if other_index != index and letter and shared > 0.4 * one.width:
            return True
    return False


def _around(shapes: Sequence[_Shape]) -> _Shape:
    left, top = min(s.left for s in shapes), min(s.top for s in shapes)
    right, bottom = max(s.left + s.width for s in shapes), max(s.bottom for s in shapes)
    return _Shape(left, top, right - left, bottom - top)


def _enlarged(pixels: Pixels) -> Pixels:
    bordered = cv2.copyMakeBorder(pixels, 6, 6, 6, 6, cv2.BORDER_CONSTANT, value=255)
    return cv2.resize(bordered, None, fx=_ENLARGED, fy=_ENLARGED, interpolation=cv2.INTER_CUBIC)
