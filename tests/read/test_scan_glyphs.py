"""Signs that are looked at again in the picture: Roman numbers and semicolons, printed here in a type and given a wrong reading."""

from __future__ import annotations

from dataclasses import replace

import pytest

from nq57graph.read.pages.sheet import Box, Token
from nq57graph.read.scan.glyphs import look_again

from .scan_pages import printed

_QUARTER = Token("quý", Box(0, 0, 20, 14), 25.0, 14, 0.9)


def seen(print_: str, read: str, *, density: float, behind: tuple[Token, ...] = (), size: float = 14) -> str:
    """What becomes of the reading ``read`` of a printed word, other words in front of it."""
    word, picture = printed(print_, size=size, density=density)
    return look_again([*behind, replace(word, text=read)], picture)[-1].text


QUARTERS = [
    ("I/2026", "1/2026", "one stroke with serifs is no figure"),
    ("II/2026", "1/2026", "two strokes"),
    ("II/2026", "I/2026", "two strokes"),
    ("II/2026", "H/2026", "two strokes whose serifs touch are read as a letter"),
    ("III/2026", "1/2026", "three strokes"),
    ("III/2026", "II/2026", "three strokes"),
    ("II/2026;", "1/2026;", "what stands behind is kept"),
]


@pytest.mark.parametrize("density", [200, 300])
@pytest.mark.parametrize(("print_", "read", "why"), QUARTERS)
def test_the_strokes_of_a_quarter_are_counted(print_: str, read: str, why: str, density: float) -> None:
    assert seen(print_, read, density=density, behind=(_QUARTER,)) == print_, why


KEPT = [
    ("1/2026", "1/2026", "the figure is printed: 'quý 1/2026'"),
    ("2/2026", "2/2026", "another figure"),
    ("IV/2026", "IV/2026", "read as it is printed"),
    ("VI/2026", "VI/2026", "no quarter"),
    ("X/2026", "1/2026", "no strokes: not known better"),
    ("IV/2026", "1/2026", "a stroke before another letter is no 'I'"),
]


@pytest.mark.parametrize("density", [200, 300])
@pytest.mark.parametrize(("print_", "read", "why"), KEPT)
def test_what_is_no_row_of_strokes_stays_as_it_was_read(print_: str, read: str, why: str, density: float) -> None:
    assert seen(print_, read, density=density, behind=(_QUARTER,)) == read, why


NOT_BEHIND = [
    (replace(_QUARTER, text="ngày"), "a day: 'ngày 1/2026' is a slip, but not of a quarter"),
    (replace(_QUARTER, text="số"), "the number of a document"),
]


@pytest.mark.parametrize(("before", "why"), NOT_BEHIND, ids=[why for _, why in NOT_BEHIND])
def test_only_behind_the_word_quarter(before: Token, why: str) -> None:
    assert seen("II/2026", "1/2026", density=300, behind=(before,)) == "1/2026", why


HEADINGS = [
    ("I-", "l-", "I-", "a letter of the same shape"),
    ("II-", "I-", "II-", "one stroke lost"),
    ("III.", "II.", "III.", "one stroke lost"),
    ("II.", "ll.", "II.", "letters of the same shape"),
    ("1.", "1.", "1.", "a figure that is printed as one"),
    ("1.", "l.", "l.", "a figure is no stroke, whatever it was read as"),
    ("IV.", "IV.", "IV.", "no row of strokes"),
]


@pytest.mark.parametrize("density", [200, 300])
@pytest.mark.parametrize(("print_", "read", "meant", "why"), HEADINGS)
def test_the_strokes_of_a_heading_are_counted(print_: str, read: str, meant: str, why: str, density: float) -> None:
    assert seen(print_, read, density=density) == meant, why


def test_a_heading_begins_a_line() -> None:
    word, picture = printed("II.", density=300)
    before = Token("Điều", Box(0, 0, 5, word.baseline), word.baseline, 14, 0.9)  # on the same line
    assert look_again([before, replace(word, text="I.")], picture)[-1].text == "I."


SIGNS = ["việc;", "việc:", "ngày;", "ngày:", "lý;", "lý:", "nhiệm;", "nhiệm:", "2026;", "2026:", "i;", "i:", "ạ;", "ạ:"]


@pytest.mark.parametrize("density", [200, 300])
@pytest.mark.parametrize("size", [11, 14])
@pytest.mark.parametrize("print_", SIGNS)
def test_a_semicolon_is_told_from_a_colon(print_: str, size: float, density: float) -> None:
    assert seen(print_, print_[:-1] + ":", density=density, size=size) == print_


def test_other_words_are_not_looked_at() -> None:
    words, picture = printed("tỉnh;", density=300)
    assert look_again([words], picture) == [words]
