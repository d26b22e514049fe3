"""Fields of a table in which the recognition of the whole page has found nothing, though there is ink: mostly single figures."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

import cv2
import numpy as np

from nq57graph.read.pages.sheet import Box, Token
from nq57graph.read.scan.pictures import Picture, Pixels
from nq57graph.read.scan.tesseract import recognise_words

_EDGE = 2.5  # points at the edges of a field that are left out: remains of its lines
_LEAST_INK = 1.2  # square points
_LOWEST = 3.5  # points: no figure is lower
_APART = 18.0  # points between two fields that are recognised together
_UNSURE = 0.3


@dataclass(frozen=True, slots=True)
class _Piece:
    """A piece of the page: its place there, in pixels, and its first row in the column of pieces."""

    left: int
    top: int
    height: int
    row: int


def recognise_fields(picture: Picture, fields: Iterable[Box]) -> list[Token]:
    """The words in those ``fields`` (points) of ``picture`` that have ink. Raises ``ProgramFailed``."""
    cuts = [cut for field in fields if (cut := _cut(picture, field))]
    if not cuts:
        return []
    apart = int(_APART * picture.density / 72)
    width = max(pixels.shape[1] for pixels, _, _ in cuts) + 2 * apart
    column = np.full((sum(pixels.shape[0] + apart for pixels, _, _ in cuts) + apart, width), 255, np.uint8)
    pieces = []
    row = apart
    for pixels, left, top in cuts:
        height = pixels.shape[0]
        column[row : row + height, apart : apart + pixels.shape[1]] = pixels
        pieces.append(_Piece(left - apart, top, height, row))
        row += height + apart
    words = recognise_words(Picture(column, picture.density), mode=6)
    points = 72 / picture.density
    return [
        _back(word, piece, points) for word in words if (piece := _piece_of(word, pieces, points)) and _is_sure(word)
    ]


def _is_sure(word: Token) -> bool:
    return (word.confidence or 0.0) >= _UNSURE and any(map(str.isalnum, word.text))


def _cut(picture: Picture, field: Box) -> tuple[Pixels, int, int] | None:
    """(pixels, left, top) of what is in a field; None where there is nothing."""
    scale = picture.density / 72
    left, top = int((field.left + _EDGE) * scale), int((field.top + _EDGE) * scale)
    pixels = picture.pixels[top : int((field.bottom - _EDGE) * scale), left : int((field.right - _EDGE) * scale)]
    if pixels.size == 0:
        return None
    ink = (pixels < 140).astype(np.uint8)
    count, _, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    tall = [stats[i] for i in range(1, count) if stats[i][cv2.CC_STAT_HEIGHT] > _LOWEST * scale]
    if sum(int(one[cv2.CC_STAT_AREA]) for one in tall) < _LEAST_INK * scale * scale:
        return None
    high, low = min(int(s[1]) for s in tall), max(int(s[1] + s[3]) for s in tall)
    margin = int(3 * scale)
    high, low = max(high - margin, 0), min(low + margin, len(pixels))
    return pixels[high:low], left, top + high


def _piece_of(word: Token, pieces: Iterable[_Piece], points: float) -> _Piece | None:
    middle = (word.box.top + word.box.bottom) / 2 / points
    return next((piece for piece in pieces if piece.row <= middle <= piece.row + piece.height), None)


def _back(word: Token, piece: _Piece, points: float) -> Token:
    right, down = piece.left * points, (piece.top - piece.row) * points
    left, top, far, low, baseline = (
        round(place + moved, 3)
        for place, moved in (
            (word.box.left, right), (word.box.top, down), (word.box.right, right), (word.box.bottom, down), (word.baseline, down),
        )
    )  # fmt: skip
    return replace(word, box=Box(left, top, far, low), baseline=baseline)
