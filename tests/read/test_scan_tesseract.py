"""What Tesseract is asked, and how its page of words is read; no program is run."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping, Sequence

import numpy as np
import pytest

from nq57graph.read.pages.sheet import Box
from nq57graph.read.programs import ProgramFailed, ProgramMissing
from nq57graph.read.scan import tesseract
from nq57graph.read.scan.pictures import Picture
from nq57graph.read.scan.tesseract import find_turn, recognise_words, tesseract_version

PICTURE = Picture(np.full((200, 400), 255, np.uint8), 144.0)  # two pixels to a point


class Program:
    """In place of ``run_program``: what it was asked, and an answer."""

    def __init__(self, *answers: str | Exception) -> None:
        self.answers = list(answers)
        self.asked: list[Sequence[str]] = []
        self.data = b""
        self.variables: Mapping[str, str] = {}

    def __call__(
        self, arguments: Sequence[str], *, data: bytes = b"", timeout: float, variables: Mapping[str, str] | None = None
    ) -> bytes:
        assert 0 < timeout < 600
        self.asked.append(arguments)
        self.data, self.variables = data, variables or {}
        answer = self.answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer.encode()


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Iterator[type[Program]]:
    """``run(answer, …)`` puts a program in place."""

    class Placed(Program):
        def __init__(self, *answers: str | Exception) -> None:
            super().__init__(*answers)
            monkeypatch.setattr(tesseract, "run_program", self)

    yield Placed
    tesseract_version.cache_clear()


def hocr(*lines: str) -> str:
    """A page as Tesseract writes it: XML with a document type, areas, paragraphs and lines."""
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" '
        '"http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">\n'
        '<html xmlns="http://www.w3.org/1999/xhtml" xml:lang="en" lang="en"><head><title></title>'
        "<meta name='ocr-system' content='tesseract 5.3.0' /></head><body>"
        "<div class='ocr_page' id='page_1' title='image \"-\"; bbox 0 0 400 200; ppageno 0; scan_res 144 144'>"
        f"<div class='ocr_carea' title='bbox 0 0 400 200'><p class='ocr_par' lang='vie' title='bbox 0 0 400 200'>{''.join(lines)}"
        "</p></div></div></body></html>"
    )


def line(
    *words: str,
    kind: str = "ocr_line",
    title: str = "bbox 20 40 380 80; baseline 0 -10; x_size 36; x_descenders 8; x_ascenders 9",
) -> str:
    return f"<span class='{kind}' title=\"{title}\">{''.join(words)}</span>"


def word(text: str, title: str = "bbox 20 42 100 70; x_wconf 96") -> str:
    return f"<span class='ocrx_word' title='{title}'>{text}</span>"


def test_a_word_has_its_place_in_points(run: type[Program]) -> None:
    run(hocr(line(word("Nghị"))))
    (token,) = recognise_words(PICTURE)
    assert (token.text, token.box, token.confidence) == ("Nghị", Box(10, 21, 50, 35), 0.96)
    assert (token.baseline, token.size, token.raised) == (35, 18, False)


def test_a_line_may_slope(run: type[Program]) -> None:
    title = "bbox 20 40 380 80; baseline -0.05 -10; x_size 36"
    run(hocr(line(word("a"), word("b", "bbox 300 32 380 60; x_wconf 50"), title=title)))
    first, second = recognise_words(PICTURE)
    assert first.baseline == pytest.approx((80 - 10 - 0.05 * 40) / 2)
    assert second.baseline == pytest.approx((80 - 10 - 0.05 * 320) / 2)


WORDS = [
    (line(word("<strong>Điều</strong>")), ["Điều"], "bold letters are marked within"),
    (line(word("<strong><em>Điều</em></strong>")), ["Điều"], "twice"),
    (line(word("A&amp;B")), ["A&B"], "signs of markup"),
    (line(word("Đie\u0302\u0300u")), ["Điều"], "marks that stand alone are put together"),
    (line(word(" \n "), word("a")), ["a"], "an empty word"),
    (line(word("a b")), ["ab"], "a space within a word"),
    (line(word("a", "x_wconf 96"), word("b")), ["b"], "a word without a place"),
    (line(word("a"), kind="ocr_header") + line(word("b"), kind="ocr_textfloat") + line(word("c"), kind="ocr_caption"), ["a", "b", "c"], "other kinds of lines"),
    (line(word("a"), word("b")) + line(word("c")), ["a", "b", "c"], "in the order of the page"),
    ("", [], "a page without words"),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "texts", "why"), WORDS, ids=[why for *_, why in WORDS])
def test_the_words_of_a_page(lines: str, texts: list[str], why: str, run: type[Program]) -> None:
    run(hocr(lines))
    assert [token.text for token in recognise_words(PICTURE)] == texts, why


def test_measures_that_are_missing(run: type[Program]) -> None:
    run(hocr(line(word("a", "bbox 20 42 100 70"), title="bbox 20 40 380 80")))
    (token,) = recognise_words(PICTURE)
    assert (token.confidence, token.baseline, token.size) == (0.0, 40, 20)


def test_what_tesseract_is_asked(run: type[Program]) -> None:
    program = run(hocr(), hocr())
    recognise_words(PICTURE)
    (asked,) = program.asked
    assert asked == ["tesseract", "-", "-", "-l", "vie", "--dpi", "144", "--psm", "3", "hocr"]
    assert program.data.startswith(b"\x89PNG")
    assert program.variables == {"OMP_THREAD_LIMIT": "1"}, "pages are recognised side by side"
    recognise_words(PICTURE, mode=6)
    assert program.asked[1][program.asked[1].index("--psm") + 1] == "6"


def test_a_failure_is_told(run: type[Program]) -> None:
    run(ProgramFailed("tesseract", "stopped after 180 seconds"))
    with pytest.raises(ProgramFailed):
        recognise_words(PICTURE)


TURNS = [
    ("Page number: 0\nOrientation in degrees: 270\nRotate: 90\nOrientation confidence: 8.1\nScript: Latin\n", 3),
    ("Rotate: 180\n", 2),
    ("Rotate: 270\n", 1),
    ("Rotate: 0\n", 0),
    ("", 0),
    (ProgramFailed("tesseract", "Too few characters. Skipping this page"), 0),
]


@pytest.mark.parametrize(("told", "quarters"), TURNS)
def test_how_a_page_lies(told: str | Exception, quarters: int, run: type[Program]) -> None:
    run(told)
    assert find_turn(PICTURE) == quarters


@pytest.mark.parametrize(
    ("there", "listed", "missing"),
    [(False, "", "tesseract"), (True, "List of available languages in /x (2):\neng\nosd\n", "tesseract-ocr-vie")],
)
def test_what_is_missing_is_named(
    there: bool, listed: str, missing: str, run: type[Program], monkeypatch: pytest.MonkeyPatch
) -> None:
    tesseract_version.cache_clear()
    monkeypatch.setattr(shutil, "which", lambda name: "/usr/bin/tesseract" if there else None)
    run(listed)
    with pytest.raises(ProgramMissing) as error:
        tesseract_version()
    assert error.value.program == missing


def test_the_version(run: type[Program], monkeypatch: pytest.MonkeyPatch) -> None:
    tesseract_version.cache_clear()
    monkeypatch.setattr(shutil, "which", lambda name: "/usr/bin/tesseract")
    run("List of available languages (2):\neng\nvie\n", "tesseract 5.3.0\n leptonica-1.82.0\n")
    assert tesseract_version() == "5.3.0"
