"""References to footnotes in the picture of a page: small raised figures, set apart from the word before them. Tesseract is not run."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import pytest
from PIL import Image, ImageDraw

from nq57graph.read.pages.sheet import Box, Token
from nq57graph.read.scan import raised
from nq57graph.read.scan.pictures import Picture, Pixels
from nq57graph.read.scan.raised import set_raised_apart

from .scan_pages import printing_type

DENSITY = 300.0
SIZE = 14.0  # points
BASELINE = 100  # pixels


def set_word(word: str, figures: str = "", behind: str = "") -> tuple[Token, Picture]:
    """A word in type, raised figures, and what stands behind them, read as one word."""
    type_, small = (printing_type(round(size * DENSITY / 72)) for size in (SIZE, 0.66 * SIZE))
    image = Image.new("L", (900, 160), 255)
    draw = ImageDraw.Draw(image)
    draw.text((50, BASELINE), word, font=type_, fill=0, anchor="ls")
    across = 52 + type_.getlength(word)
    draw.text((across, BASELINE - round(0.33 * SIZE * DENSITY / 72)), figures, font=small, fill=0, anchor="ls")
    across += small.getlength(figures) + 2
    draw.text((across, BASELINE), behind, font=type_, fill=0, anchor="ls")
    pixels = np.asarray(image)
    rows, columns = np.flatnonzero((pixels < 128).any(axis=1)), np.flatnonzero((pixels < 128).any(axis=0))
    edges = (columns[0], rows[0], columns[-1] + 1, rows[-1] + 1)
    box = Box(*(float(edge) * 72 / DENSITY for edge in edges))
    return Token(f"{word}!{behind}", box, BASELINE * 72 / DENSITY, SIZE, 0.8), Picture(pixels, DENSITY)


@pytest.fixture
def recognised(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is read in the pieces, in order: first the figures, then the words without them."""
    texts: list[str] = []

    def pieces(found: Sequence[Pixels], density: float) -> list[list[Token]]:
        read = [texts.pop(0) for _ in found]
        return [[Token(text, Box(0, 0, 5, 5), 5, 5, 0.5)] if text else [] for text in read]

    monkeypatch.setattr(raised, "recognise_pieces", pieces)
    return texts


FOUND = [
    ("dự", "1", "", "1", "dự", ["dự", "1"], "a figure behind a word"),
    ("dự", "1", ",", "1", "dự,", ["dự", "1", ","], "a comma behind it"),
    ("tỉnh", "12", ".", "12", "tỉnh.", ["tỉnh", "12", "."], "two figures"),
    ("dự", "1", "", "l", "dự", ["dự", "1"], "a figure read as a letter"),
    ("dự", "[1]", "", "[1]", "dự", ["dự", "1"], "in brackets, as Word exports a note"),
    ("dự", "[1]", "", "I1]", "dự", ["dự", "1"], "a bracket read as a stroke"),
    ("dự", "[1]", ",", "[1]", "dự_—,", ["dự", "1", ","], "the line below a link"),
    ("dự", "1", "", "", "dự", ["dự!"], "nothing recognised: left as it was read"),
]


@pytest.mark.parametrize(
    ("word", "figures", "behind", "read", "plain", "texts", "why"), FOUND, ids=[r[-1] for r in FOUND]
)
def test_raised_figures_are_set_apart(
    word: str, figures: str, behind: str, read: str, plain: str, texts: list[str], why: str, recognised: list[str]
) -> None:
    token, picture = set_word(word, figures, behind)
    recognised += [read, plain]
    found = set_raised_apart([token], picture)
    assert [one.text for one in found] == texts, why
    assert [one.raised for one in found] == [one.text in ("1", "12") for one in found]
    for before, after in pairwise(found):
        assert before.box.left < after.box.left
        assert before.box.right <= after.box.left + 1


NONE = ["dự", "dự,", "tổ", "ủy", "ngữ:", "“số”", "Điều", "(1)", "57-NQ/TW", "ỷ", "i", "ầ;", "2026", "“", "…", "–"]


@pytest.mark.parametrize("word", NONE)
def test_marks_of_letters_and_quotation_marks_are_none(word: str, recognised: list[str]) -> None:
    token, picture = set_word(word)
    assert set_raised_apart([token], picture) == [token], "no piece is recognised: there is none to take"
