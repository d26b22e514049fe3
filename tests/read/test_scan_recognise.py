"""Pages side by side: their order, those refused, how many are held at once, those that lie on their side. Tesseract is not run."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Iterator

import numpy as np
import pytest

from nq57graph.read.pages.sheet import Box, Sheet, Token
from nq57graph.read.programs import ProgramFailed
from nq57graph.read.scan import recognise as module
from nq57graph.read.scan.pictures import Picture
from nq57graph.read.scan.recognise import LEAST_CONFIDENCE, RefusedPage, mean_confidence, recognise, recognise_page

WIDE = Picture(np.full((60, 100), 255, np.uint8), 300.0)


def token(text: str, confidence: float | None = 0.9) -> Token:
    return Token(text, Box(10, 10, 20, 20), 20, 10, confidence)


def sheet(number: int, confidence: float, *texts: str) -> Sheet:
    return Sheet(number, 595, 842, tuple(token(text, confidence) for text in texts), (), confidence)


def test_pages_keep_their_order(monkeypatch: pytest.MonkeyPatch) -> None:
    def slowly(numbered: tuple[int, Picture]) -> Sheet:
        time.sleep(0.02 * (numbered[0] % 3 == 1))  # some take longer
        return sheet(numbered[0], 0.9, "a")

    monkeypatch.setattr(module, "recognise_page", slowly)
    numbers = [2, 3, 5, 7, 8, 9, 10, 11, 12, 13, 14, 15]
    sheets, refused = recognise((number, WIDE) for number in numbers)
    assert [one.number for one in sheets] == numbers
    assert refused == []


PAGES = [
    (sheet(1, LEAST_CONFIDENCE, "a"), None, "just sure enough"),
    (sheet(1, LEAST_CONFIDENCE - 0.01, "a"), RefusedPage(1, LEAST_CONFIDENCE - 0.01), "not sure enough"),
    (sheet(1, 0.0), None, "an empty page is read: there is nothing on it"),
]


@pytest.mark.parametrize(("page", "refused", "why"), PAGES, ids=[why for *_, why in PAGES])
def test_unsure_pages_are_refused(
    page: Sheet, refused: RefusedPage | None, why: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "recognise_page", lambda numbered: page)
    assert recognise([(1, WIDE)]) == (([], [refused]) if refused else ([page], [])), why


def test_one_bad_page_does_not_take_the_others_with_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        module, "recognise_page", lambda numbered: sheet(numbered[0], 0.3 if numbered[0] == 2 else 0.9, "a")
    )
    sheets, refused = recognise((number, WIDE) for number in (1, 2, 3))
    assert [one.number for one in sheets] == [1, 3]
    assert refused == [RefusedPage(2, 0.3)]


def test_no_more_pictures_are_held_than_twice_the_workers(monkeypatch: pytest.MonkeyPatch) -> None:
    workers = os.cpu_count() or 1
    held, most, lock = 0, 0, threading.Lock()

    def pictures() -> Iterator[tuple[int, Picture]]:
        nonlocal held, most
        for number in range(1, 12 * workers):
            with lock:
                held += 1
                most = max(most, held)
            yield number, WIDE

    def work(numbered: tuple[int, Picture]) -> Sheet:
        nonlocal held
        time.sleep(0.005)
        with lock:
            held -= 1
        return sheet(numbered[0], 0.9, "a")

    monkeypatch.setattr(module, "recognise_page", work)
    sheets, _ = recognise(pictures())
    assert len(sheets) == 12 * workers - 1
    assert most <= 2 * workers + 1, "one more is decoded to be handed over"


def test_a_failing_program_stops_the_rest(monkeypatch: pytest.MonkeyPatch) -> None:
    begun: list[int] = []

    def work(numbered: tuple[int, Picture]) -> Sheet:
        begun.append(numbered[0])
        raise ProgramFailed("tesseract", "stopped after 180 seconds")

    monkeypatch.setattr(module, "recognise_page", work)
    with pytest.raises(ProgramFailed):
        recognise((number, WIDE) for number in range(1000))
    assert len(begun) < 100


# ── one page ──────────────────────────────────────────────────────────────────────────────────────────────────────


class Tesseract:
    """Reads a page that is wider than high badly, one that is higher than wide well."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, turn: int, *, well: float = 0.95, badly: float = 0.2) -> None:
        self.pages: list[tuple[int, int]] = []
        self.turns = 0
        self.turn, self.well, self.badly = turn, well, badly
        monkeypatch.setattr(module, "recognise_words", self.words)
        monkeypatch.setattr(module, "find_turn", self.find_turn)

    def words(self, picture: Picture) -> list[Token]:
        height, width = picture.pixels.shape
        self.pages.append((height, width))
        return [token("Điều", self.well if height > width else self.badly)]

    def find_turn(self, picture: Picture) -> int:
        self.turns += 1
        return self.turn


def test_a_page_on_its_side_is_turned(monkeypatch: pytest.MonkeyPatch) -> None:
    program = Tesseract(monkeypatch, 1)
    found = recognise_page((4, WIDE))
    assert (found.number, found.confidence) == (4, 0.95)
    assert program.pages == [(60, 100), (100, 60)]
    assert (found.width, found.height) == (14.4, 24.0), "points, as one looks at it"


def test_a_sure_page_is_not_asked_how_it_lies(monkeypatch: pytest.MonkeyPatch) -> None:
    program = Tesseract(monkeypatch, 1, badly=0.8)
    recognise_page((1, WIDE))
    assert (program.turns, len(program.pages)) == (0, 1)


def test_a_page_that_is_worse_when_turned_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    Tesseract(monkeypatch, 1, well=0.1)
    found = recognise_page((1, WIDE))
    assert (found.confidence, found.width) == (0.2, 24.0)


def test_a_bad_page_that_stands_upright_is_recognised_once(monkeypatch: pytest.MonkeyPatch) -> None:
    program = Tesseract(monkeypatch, 0)
    assert recognise_page((1, WIDE)).confidence == 0.2
    assert len(program.pages) == 1


DIRT = [
    (token("|", 0.3), False, "a stroke at the edge"),
    (token("—.", 0.3), True, "a dash is a mark of the text"),
    (token(".;", 0.49), False, "specks"),
    (token("|", 0.6), True, "sure enough"),
    (token("a|", 0.3), True, "a letter in it"),
    (token("-", 0.3), True, "the mark of an item"),
    (token(")", 0.3), True, "a bracket"),
]


@pytest.mark.parametrize(("word", "stays", "why"), DIRT, ids=[why for *_, why in DIRT])
def test_dirt_is_no_word(word: Token, stays: bool, why: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "recognise_words", lambda picture: [word, token("Điều", 0.95)])
    texts = [one.text for one in recognise_page((1, WIDE)).tokens]
    assert texts == ([word.text, "Điều"] if stays else ["Điều"]), why


MEANS = [
    ([], 0.0, "no words"),
    ([token("abc", 0.9), token("a", 0.5)], 0.8, "long words count more"),
    ([token("ab", None), token("ab", 1.0)], 0.5, "an unknown one counts as not sure"),
]


@pytest.mark.parametrize(("words", "mean", "why"), MEANS, ids=[why for *_, why in MEANS])
def test_the_mean_is_over_letters(words: list[Token], mean: float, why: str) -> None:
    assert mean_confidence(words) == pytest.approx(mean), why
