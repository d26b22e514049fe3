"""Signs that Tesseract mistakes and the picture tells apart: the strokes of Roman numbers, the comma below a dot."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

import cv2
import numpy as np

from nq57graph.model.words import flat
from nq57graph.read.pages.sheet import Token
from nq57graph.read.scan.pictures import Picture, Pixels

_ROMAN = re.compile(r"(?P<strokes>[1IlH|!]{1,3})(?P<rest>(?:/\d{4}|[.\-–]).*)")
_TALL = 0.6  # of the tallest letter of the word
_SPECK = 0.05  # of the same: less is dirt
_WIDE = 0.35  # of its height: no stroke is as wide
_LEANS = 0.07  # of its height, that a stroke strays; '/' goes over a third of it
_EVEN = 0.6  # of what the head of 'I' has on its left, it has on its right
_MOST = 3
_COMMA = 1.35  # times as high as the dot above it

_Shape = tuple[int, int, int, int, int]  # left, top, width, height, area


def look_again(words: Sequence[Token], picture: Picture) -> list[Token]:
    """``words`` of ``picture`` with Roman numbers counted (of a quarter, behind 'quý'; of headings: 'II/2026' is read as '1/2026',
    'II-' as 'I-') and each ':' looked at, which may be ';'."""
    seen = list(words)
    for index, word in enumerate(words):
        if word.text.endswith(":") and len(word.text) > 1 and _is_semicolon(_ink(word, picture)):
            seen[index] = word = replace(word, text=f"{word.text[:-1]};")
        if (found := _ROMAN.fullmatch(word.text)) and _may_be_roman(words, index, found):
            strokes = _count_strokes(_ink(word, picture))
            if 0 < strokes <= _MOST:
                seen[index] = replace(word, text="I" * strokes + found["rest"])
    return seen


def _may_be_roman(words: Sequence[Token], index: int, found: re.Match[str]) -> bool:
    word = words[index]
    before = flat(words[index - 1].text) if index else ""
    if found["rest"].startswith("/"):
        return before.endswith("quy")
    begins = index == 0 or word.baseline - words[index - 1].baseline > 0.5 * word.size
    return begins and "1" not in found["strokes"]


def _count_strokes(ink: Pixels) -> int:
    """How many upright strokes make the Roman number at the left of a word; 0 where what stands there is none: another letter or
    figure follows before the '/', the stop or the dash, or the only stroke is not as a mirror would show it ('1')."""
    count, labels, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    order = sorted(range(1, count), key=lambda i: int(stats[i][cv2.CC_STAT_LEFT]))
    tallest = max((int(stats[i][cv2.CC_STAT_HEIGHT]) for i in order), default=0)
    strokes = 0
    first: Pixels | None = None
    for i in order:
        left, top, width, height, _ = (int(value) for value in stats[i])
        if height < _TALL * tallest:
            if strokes and height > _SPECK * tallest:
                break  # a stop or a dash
            continue
        shape = labels[top : top + height, left : left + width] == i
        found, leans = _upright_strokes(shape)
        first = shape if first is None else first
        strokes += found
        if leans:
            break  # '/'
        if not found:
            return 0
    if strokes == 1 and first is not None and not _is_even(first):
        return 0
    return strokes


def _upright_strokes(shape: Pixels) -> tuple[int, bool]:
    """(upright strokes at the left of a shape, whether one behind them leans as '/' does). Strokes may hang together by their
    serifs; (0, False) for another shape.

    At four heights a row crosses each stroke once, at the same place and as narrowly; '/' it crosses ever farther to the left.
    """
    height = len(shape)
    rows = [_runs(shape[int(part * height)]) for part in (0.3, 0.45, 0.6, 0.7)]
    if len({len(row) for row in rows}) != 1:
        return 0, False
    strokes = 0
    for crossings in zip(*rows, strict=True):
        middles = [(start + end) / 2 for start, end in crossings]
        if max(end - start for start, end in crossings) > _WIDE * height:
            return 0, False
        if max(middles) - min(middles) > _LEANS * height:
            leans = middles == sorted(middles, reverse=True)
            return (strokes, True) if leans else (0, False)
        strokes += 1
    return strokes, False


def _runs(row: Pixels) -> list[tuple[int, int]]:
    """[start, end) of each stretch of ink in a row."""
    edges = np.flatnonzero(np.diff(np.concatenate(([0], row.astype(np.int8), [0]))))
    return [(int(start), int(end)) for start, end in zip(edges[::2], edges[1::2], strict=True)]


def _is_even(glyph: Pixels) -> bool:
    """Whether the head of a stroke reaches as far to the right of its stem as to the left: 'I', not '1'."""
    height = len(glyph)
    stem = np.flatnonzero(glyph[height // 2]).mean()
    head = np.flatnonzero(glyph[: max(height // 5, 1)].any(axis=0))
    return bool(head[-1] - stem >= _EVEN * (stem - head[0]))


def _is_semicolon(ink: Pixels) -> bool:
    """Whether the last sign of a word is a dot with something higher below it."""
    count, _, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    shapes: list[_Shape] = [tuple(int(value) for value in stats[i]) for i in range(1, count)]  # type: ignore[misc]
    if len(shapes) < 2:
        return False
    last = max(shapes, key=lambda shape: shape[0] + shape[2])
    pair = sorted((s for s in shapes if s[0] + s[2] > last[0]), key=lambda shape: shape[1])
    return len(pair) == 2 and pair[1][3] >= _COMMA * pair[0][3] and pair[1][1] > pair[0][1] + pair[0][3]


def _ink(word: Token, picture: Picture) -> Pixels:
    scale = picture.density / 72
    top, bottom = int(word.box.top * scale) - 1, int(np.ceil(word.box.bottom * scale)) + 1
    left, right = int(word.box.left * scale) - 1, int(np.ceil(word.box.right * scale)) + 1
    cut = picture.pixels[max(top, 0) : bottom, max(left, 0) : right]
    return cv2.threshold(cut, 0, 255, cv2.THRESH_BINARY_INV + cv2.THRESH_OTSU)[1]
