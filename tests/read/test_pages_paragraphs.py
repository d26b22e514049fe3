"""Lines → paragraphs: where one begins, what is set in the middle, and what goes on over a page break."""

from __future__ import annotations

from dataclasses import replace

import pytest

from nq57graph.read.pages.paragraphs import Margins, begins_paragraph, find_margins, is_centred, joint, title_lines
from nq57graph.read.pages.sheet import TextLine, Token

from .page_sheets import (
    CENTRE,
    INDENT,
    LEFT,
    RIGHT,
    STEP,
    WIDTH,
    centre,
    justify,
    line,
    lines_of,
    paragraph,
    set_words,
    texts,
)

MARGINS = Margins(LEFT, RIGHT, STEP)
FULL = "Giao Sở Khoa học và Công nghệ chủ trì, phối hợp với các cơ quan"


def full(text: str = FULL, y: float = 100.0, x: float = LEFT) -> TextLine:
    """A line that fills the width of the text from ``x`` on."""
    return TextLine(1, tuple(justify(text, x, y)))


def short(text: str, x: float = LEFT, y: float = 100.0 + STEP, page: int = 1) -> TextLine:
    return line(text, y, x, page=page)


IN = LEFT + INDENT
BEGINS = [
    (full(f"{FULL}."), full(y=120, x=IN), False, True, "an indented first line behind a sentence"),
    (full(), short("Sở Tài chính bố trí kinh phí.", IN), False, True, "an indented line behind one that has none"),
    (full(f"{FULL}."), full(y=120), False, False, "a sentence that ends where the line does"),
    (full(x=IN), full("triển khai các nhiệm vụ được giao tại Kế hoạch này và báo cáo", 120), True, False,
     "the second line of a paragraph"),
    (short("Sở Y tế.", y=100), full(y=120), False, True, "a short last line, ended"),
    (short("báo cáo kết quả", y=100), short("trước ngày 30/4"), False, False, "a short line whose sentence goes on"),
    (short("báo cáo kết quả", y=100), short("Sở Y tế chủ trì"), False, True, "a short line, then a capital"),
    (short("NHIỆM VỤ CHUNG", y=100), short("của các cơ quan"), False, True, "a heading in capitals ends with its line"),
    (full(f"{FULL};"), full(f"- {FULL}", 120, IN), False, True, "an item behind a semicolon"),
    (full(), full(f"- {FULL}", 120, IN), False, True, "an item behind an entry that lacks its sign"),
    (full(), short("- Công nghệ và các cơ quan liên quan"), False, False, "a dash of the sentence at the margin"),
    (full(), short("2025. Các sở báo cáo"), False, False, "a year that ends the sentence"),
    (full(f"{FULL}:"), short("a) Rà soát quy định", IN), False, True, "a lettered item"),
    (full(f"{FULL}."), short("Điều 2. Tổ chức thực hiện"), False, True, "an article at the margin"),
    (full(f"1. {FULL}"), short("triển khai các nhiệm vụ được giao", LEFT + 18), True, False, "the hanging lines of an item"),
    (full(), full(y=100 + 1.6 * STEP), False, True, "a wider gap"),
    (full(), full("triển khai các nhiệm vụ được giao tại Kế hoạch này và báo cáo", 100 + 1.1 * STEP), False, False,
     "a gap a little wider"),
    (full(), short("CHỦ TỊCH", 400), False, True, "words far to the right"),
]  # fmt: skip


@pytest.mark.parametrize(("before", "here", "first", "expected", "why"), BEGINS)
def test_where_a_paragraph_begins(before: TextLine, here: TextLine, first: bool, expected: bool, why: str) -> None:
    assert begins_paragraph(before, here, MARGINS, MARGINS, first=first) is expected, why


OVER_A_PAGE = [
    (full(y=780), "triển khai các nhiệm vụ được giao.", LEFT, False, "a break inside a sentence"),
    (full(f"{FULL}.", 780), "Sở Tài chính bố trí kinh phí.", IN, True, "a paragraph that begins on the next page"),
    (full(f"{FULL};", 780), "- Sở Tài chính bố trí kinh phí.", IN, True, "an item on the next page"),
    (short("Sở Y tế.", y=780), "Sở Tài chính bố trí kinh phí.", LEFT, True, "a last line at the end of the page"),
]


@pytest.mark.parametrize("shift", [0, 12])
@pytest.mark.parametrize(("before", "text", "x", "expected", "why"), OVER_A_PAGE)
def test_over_a_page_break(before: TextLine, text: str, x: float, expected: bool, why: str, shift: float) -> None:
    """``shift``: even pages may have other margins than odd ones (Decree 30/2020/NĐ-CP leaves them alike, printers do not)."""
    there = replace(MARGINS, left=LEFT + shift, right=RIGHT + shift)
    assert begins_paragraph(before, short(text, x + shift, 60, 2), MARGINS, there, first=False) is expected, why


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nghị quyết số 57-NQ/", "Nghị quyết số 57-NQ/"),
        ("Nghị quyết số 57-", "Nghị quyết số 57-"),
        ("khoa học -", "khoa học - "),
        ("phát triển khoa học", "phát triển khoa học "),
        ("và/", "và/"),
    ],
)
def test_what_stands_between_two_lines(text: str, expected: str) -> None:
    assert joint(text) == expected


# ── margins and titles ────────────────────────────────────────────────────────────────────────────────────────────


def test_the_margins_are_those_of_the_long_lines() -> None:
    lines = lines_of(centre("THÔNG BÁO", 80), paragraph(f"{FULL} {FULL} {FULL} {FULL}", 100), set_words("12", 560, 800))
    margins = find_margins(lines, WIDTH)
    assert (margins.left, round(margins.right), margins.step) == (LEFT, RIGHT, STEP)


@pytest.mark.parametrize("tokens", [[], set_words("THÔNG BÁO", 260, 100)])
def test_a_page_with_few_lines_has_the_usual_margins(tokens: list[Token]) -> None:
    margins = find_margins(lines_of(tokens), WIDTH)
    assert 80 < margins.left < 90 and 540 < margins.right < 560 and margins.step > 0


IN_THE_MIDDLE = [
    (centre("THÔNG BÁO", 100), True, "a title"),
    (centre("Kết luận của Chủ tịch Ủy ban nhân dân tỉnh", 100), True, "the line below it"),
    (set_words("Giao Sở Y tế", IN, 100), False, "a short line that is indented"),
    (justify(FULL, LEFT, 100), False, "a full line"),
    (justify(FULL, IN, 100), False, "a full line that is indented"),
    (set_words("Lê Văn Mẫu", 420, 100), False, "a name to the right"),
]


@pytest.mark.parametrize(("tokens", "expected", "why"), IN_THE_MIDDLE)
def test_centred(tokens: list[Token], expected: bool, why: str) -> None:
    assert is_centred(TextLine(1, tuple(tokens)), MARGINS) is expected, why


LONG = "Kết luận của Chủ tịch Ủy ban nhân dân tỉnh tại cuộc họp về chuyển đổi"
TITLES = [
    (["THÔNG BÁO", LONG, "số năm 2025"], 3, "a long line between two short ones"),
    (["THÔNG BÁO", "Kết luận của Chủ tịch"], 2, "two lines"),
    (["Kết thúc.", LONG], 1, "a sentence that has ended"),
    (["THÔNG BÁO", f"1. {LONG}"], 1, "an item below"),
]


@pytest.mark.parametrize(("heading", "expected", "why"), TITLES)
def test_the_lines_of_a_title(heading: list[str], expected: int, why: str) -> None:
    lines = [TextLine(1, tuple(centre(text, 100 + STEP * n))) for n, text in enumerate(heading)]
    found = title_lines([*lines, full(y=100 + STEP * len(lines), x=IN)], MARGINS)
    assert texts(found) == heading[:expected], why


RAGGED = "Giao Sở Khoa học và Công nghệ chủ trì, phối hợp với các cơ quan có"
FIRST_LINES = [
    (
        set_words("triển khai các nhiệm vụ được giao", LEFT, 120),
        [],
        "the first line of a paragraph that is not justified",
    ),
    ([], [], "the same at the end of a page"),
    (set_words("2. Sở Tài chính bố trí kinh phí", IN, 120), [RAGGED], "a line that stands by itself"),
    (set_words("Sở Tài chính bố trí kinh phí", LEFT, 160), [RAGGED], "a line well above the text"),
]


@pytest.mark.parametrize(("after", "expected", "why"), FIRST_LINES)
def test_an_indented_line_that_ends_before_the_margin(after: list[Token], expected: list[str], why: str) -> None:
    lines = lines_of(set_words(RAGGED, LEFT + 32, 100), after)
    assert is_centred(lines[0], MARGINS)
    assert texts(title_lines(lines, MARGINS)) == expected, why


def test_a_title_does_not_take_what_stands_apart_from_it() -> None:
    lines = [TextLine(1, tuple(centre("THÔNG BÁO", 100))), full(y=100 + 2 * STEP)]
    assert lines[0].box.middle == CENTRE and title_lines(lines, MARGINS) == lines[:1]
