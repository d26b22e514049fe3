"""Fields of a table in which the recognition of the whole page has found nothing, though there is ink: mostly single figures."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import cv2
import numpy as np

from nq57graph.read.pages.sheet import Box, Token
from nq57graph.read.scan.pictures import Picture, Pixels
from nq57graph.read.scan.tesseract import recognise_words

_EDGE = 2.5  # points at the edges of a field that are left out: remains of its lines
_INK = 180  # grey value: darker is ink; the paper has been made white
_LEAST_INK = 1.2  # square points
_LOWEST = 3.5  # points: no figure is lower
_APART = 18.0  # points between two fields that are recognised together
_HIGHEST_COLUMN = 12_000  # pixels; Tesseract takes no picture higher than 32,767
_UNSURE = 0.3


def recognise_fields(picture: Picture, fields: Iterable[Box]) -> list[Token]:
    """The words in those ``fields`` (points) of ``picture`` that have ink. Raises ``ProgramFailed``."""
    cuts = [cut for field in fields if (cut := _cut(picture, field))]
    pieces = recognise_pieces([cut.pixels for cut in cuts], picture.density)
    points = 72 / picture.density
    return [
        _moved(word, cut.left * points, cut.top * points)
        for cut, words in zip(cuts, pieces, strict=True)
        for word in words
        if _is_sure(word)
    ]


def recognise_pieces(pieces: Sequence[Pixels], density: float) -> list[list[Token]]:
    """The words of each of ``pieces`` of a page, many of which are recognised at one go, below one another; places count from the upper
    left corner of the piece. Raises ``ProgramFailed``."""
    apart = int(_APART * density / 72)
    found: list[list[Token]] = []
    column: list[Pixels] = []
    for piece in pieces:
        if column and sum(len(one) + apart for one in (*column, piece)) > _HIGHEST_COLUMN:
            found += _recognise_column(column, density, apart)
            column = []
        column.append(piece)
    return found + _recognise_column(column, density, apart)


def _recognise_column(pieces: Sequence[Pixels], density: float, apart: int) -> list[list[Token]]:
    if not pieces:
        return []
    width = max(piece.shape[1] for piece in pieces) + 2 * apart
    column = np.full((sum(len(piece) + apart for piece in pieces) + apart, width), 255, np.uint8)
    tops = []
    top = apart
    for piece in pieces:
        column[top : top + len(piece), apart : apart + piece.shape[1]] = piece
        tops.append(top)
        top += len(piece) + apart
    found: list[list[Token]] = [[] for _ in pieces]
    points = 72 / density
    for word in recognise_words(Picture(column, density), mode=6):
        middle = (word.box.top + word.box.bottom) / 2 / points
        index = bisect_right(tops, middle) - 1
        if index >= 0 and middle <= tops[index] + len(pieces[index]):
            found[index].append(_moved(word, -apart * points, -tops[index] * points))
    return found


def _moved(word: Token, right: float, down: float) -> Token:
    box = word.box
    left, top, far, low, baseline = (
        round(place, 3)
        for place in (box.left + right, box.top + down, box.right + right, box.bottom + down, word.baseline + down)
    )
    return replace(word, box=Box(left, top, far, low), baseline=baseline)


@dataclass(frozen=True, slots=True)
class _Cut:
    """What is in a field, and where it stands on the page, in pixels."""

    pixels: Pixels
    left: int
    top: int


def _is_sure(word: Token) -> bool:
    return (word.confidence or 0.0) >= _UNSURE and any(map(str.isalnum, word.text))


def _cut(picture: Picture, field: Box) -> _Cut | None:
    scale = picture.density / 72
    left, top = int((field.left + _EDGE) * scale), int((field.top + _EDGE) * scale)
    pixels = picture.pixels[top : int((field.bottom - _EDGE) * scale), left : int((field.right - _EDGE) * scale)]
    if pixels.size == 0:
        return None
    ink = (pixels < _INK).astype(np.uint8)
    count, _, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    tall = [stats[i] for i in range(1, count) if stats[i][cv2.CC_STAT_HEIGHT] > _LOWEST * scale]
    if sum(int(one[cv2.CC_STAT_AREA]) for one in tall) < _LEAST_INK * scale * scale:
        return None
    high, low = min(int(s[1]) for s in tall), max(int(s[1] + s[3]) for s in tall)
    margin = int(3 * scale)
    high, low = max(high - margin, 0), min(low + margin, len(pixels))
    return _Cut(pixels[high:low], left, top + high)
