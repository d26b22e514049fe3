"""Empty fields of a table that have ink: recognised together, each word put back to its place."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from nq57graph.read.pages.sheet import Box, Token
from nq57graph.read.scan import fields
from nq57graph.read.scan.fields import recognise_fields
from nq57graph.read.scan.pictures import Picture, Pixels

DENSITY = 300.0
SCALE = DENSITY / 72


def page(*inked: Box) -> Pixels:
    """A page of 300 × 400 points with black boxes."""
    pixels = np.full((round(400 * SCALE), round(300 * SCALE)), 255, np.uint8)
    for box in inked:
        rows, columns = (
            slice(round(box.top * SCALE), round(box.bottom * SCALE)),
            slice(round(box.left * SCALE), round(box.right * SCALE)),
        )
        pixels[rows, columns] = 0
    return pixels


def blobs(picture: Picture, *, text: str = "1", confidence: float = 0.9) -> list[Token]:
    """In place of Tesseract: every row of ink as one word."""
    rows = np.flatnonzero((picture.pixels < 128).any(axis=1))
    found = []
    for run in np.split(rows, np.flatnonzero(np.diff(rows) > 1) + 1):
        columns = np.flatnonzero((picture.pixels[run[0] : run[-1] + 1] < 128).any(axis=0))
        box = Box(*(float(edge) * 72 / picture.density for edge in (columns[0], run[0], columns[-1] + 1, run[-1] + 1)))
        found.append(Token(text, box, box.bottom, box.height, confidence))
    return found


@pytest.fixture
def recognised(monkeypatch: pytest.MonkeyPatch) -> list[Picture]:
    """The pictures that are recognised, each row of ink in them as '1'."""
    pictures: list[Picture] = []

    def words(picture: Picture, *, mode: int) -> list[Token]:
        assert mode == 6
        pictures.append(picture)
        return blobs(picture)

    monkeypatch.setattr(fields, "recognise_words", words)
    return pictures


FIELDS = (Box(50, 60, 90, 90), Box(150, 60, 250, 90), Box(50, 200, 90, 300))
INK = (Box(66, 70, 70, 80), Box(200, 68, 212, 78), Box(60, 280, 66, 291))


def test_words_come_back_to_their_places(recognised: list[Picture]) -> None:
    found = recognise_fields(Picture(page(*INK), DENSITY), FIELDS)
    assert len(recognised) == 1, "all fields at once"
    assert [word.text for word in found] == ["1", "1", "1"]
    for word, ink in zip(found, INK, strict=True):
        assert (word.box.left, word.box.top) == pytest.approx((ink.left, ink.top), abs=0.5)
        assert (word.box.right, word.box.bottom) == pytest.approx((ink.right, ink.bottom), abs=0.5)
        assert word.baseline == pytest.approx(ink.bottom, abs=0.5)


def test_fields_stand_apart(recognised: list[Picture]) -> None:
    recognise_fields(Picture(page(*INK), DENSITY), FIELDS)
    rows = np.flatnonzero((recognised[0].pixels < 128).any(axis=1))
    gaps = np.diff(rows)[np.diff(rows) > 1]
    assert len(gaps) == 2
    assert gaps.min() * 72 / DENSITY > 12


NOTHING = [
    ((), "a white field"),
    ((Box(50, 60, 90, 61), Box(50, 60, 51, 90)), "the remains of its lines"),
    ((Box(66, 70, 68, 72),), "a speck"),
    ((Box(60, 70, 80, 72),), "a dash, lower than any figure"),
]


@pytest.mark.parametrize(("ink", "why"), NOTHING, ids=[why for _, why in NOTHING])
def test_fields_without_figures_cost_nothing(ink: tuple[Box, ...], why: str, recognised: list[Picture]) -> None:
    assert recognise_fields(Picture(page(*ink), DENSITY), FIELDS) == []
    assert recognised == [], why


def test_a_field_too_small_for_its_edges(recognised: list[Picture]) -> None:
    assert recognise_fields(Picture(page(*INK), DENSITY), [Box(66, 70, 69, 74), Box(290, 390, 320, 430)]) == []


UNSURE: list[tuple[Callable[[Picture], list[Token]], str]] = [
    (lambda picture: blobs(picture, confidence=0.2), "not sure enough"),
    (lambda picture: blobs(picture, text="|"), "a mark that is no letter or figure"),
    (lambda picture: [], "nothing recognised"),
    (lambda picture: [Token("1", Box(0, 0, 5, 0.5), 0.5, 5, 0.9)], "a word outside all fields"),
]


@pytest.mark.parametrize(("words", "why"), UNSURE, ids=[why for _, why in UNSURE])
def test_words_that_are_not_believed(
    words: Callable[[Picture], list[Token]], why: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fields, "recognise_words", lambda picture, mode: words(picture))
    assert recognise_fields(Picture(page(*INK), DENSITY), FIELDS) == [], why
