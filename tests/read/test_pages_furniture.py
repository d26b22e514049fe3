"""What is printed on every page and belongs to none: page numbers, running heads, stamps of digital signatures."""

from __future__ import annotations

import pytest

from nq57graph.read.pages.furniture import drop_furniture, drop_stamps
from nq57graph.read.pages.sheet import TextLine

from .page_sheets import CENTRE, HEIGHT, LEFT, line, texts

TOP, BOTTOM = 50.0, 810.0
BODY = ["Giao Sở Tài chính chủ trì", "rà soát quy định hiện hành", "báo cáo kết quả trước ngày"]


def body(page: int) -> list[TextLine]:
    return [line(f"{text} {'abcd'[page]}", 120 + 20 * n, page=page) for n, text in enumerate(BODY * 2)]


def kept(*pages: list[TextLine]) -> list[list[str]]:
    return [texts(page) for page in drop_furniture(pages, [HEIGHT] * len(pages))]


@pytest.mark.parametrize("text", ["2", "- 2 -", "– 2 –", "—2—", "2.", "Trang 2", "trang 2/7", "2/7", "2 | 7", "12"])
@pytest.mark.parametrize("y", [TOP, BOTTOM])
def test_a_page_number(text: str, y: float) -> None:
    lines = sorted([line(text, y, CENTRE), *body(1)], key=lambda found: found.baseline)
    assert kept(lines) == [texts(body(1))]


NO_NUMBER = [
    ("1. Mục tiêu", TOP, "a numbered heading at the top of a page"),
    ("II", TOP, "a Roman number"),
    ("2025 là năm bản lề", TOP, "a sentence that begins with a number"),
    ("(2)", TOP, "a number in brackets"),
    ("12345", TOP, "a number that no page has"),
    ("2", 400.0, "a number in the middle of the page"),
]


@pytest.mark.parametrize(("text", "y", "why"), NO_NUMBER)
def test_no_page_number(text: str, y: float, why: str) -> None:
    lines = sorted([line(text, y), *body(1)], key=lambda found: found.baseline)
    assert kept(lines) == [texts(lines)], why


RUNNING = [
    (["2 CÔNG BÁO/Số 3/Ngày 1-2-2025", "CÔNG BÁO/Số 3/Ngày 1-2-2025 3"], "number to the left, then to the right"),
    (["CÔNG BÁO An Sơn", "CÔNG BÁO An Sơn"], "the same on each page"),
    (["Văn bản ký ngày 4/4/2025", "Văn bản ký ngày 4/4/2025"], "a line of the archive"),
]


@pytest.mark.parametrize("y", [TOP, BOTTOM])
@pytest.mark.parametrize(("heads", "why"), RUNNING)
def test_a_running_head(heads: list[str], why: str, y: float) -> None:
    pages = [
        sorted([line(head, y, page=n), *body(n)], key=lambda found: found.baseline) for n, head in enumerate(heads, 1)
    ]
    assert kept(*pages) == [texts(body(1)), texts(body(2))], why


STAYS = [
    (["1. Mục tiêu", "2. Nhiệm vụ"], "different headings at the top of two pages"),
    (["PHỤ LỤC I Danh mục", "PHỤ LỤC II Nhiệm vụ"], "two annexes"),
    (["Giao Sở Y tế"], "the first line of the only page"),
]


@pytest.mark.parametrize(("heads", "why"), STAYS)
def test_a_first_line_that_stays(heads: list[str], why: str) -> None:
    pages = [[line(head, TOP, page=n), *body(n)] for n, head in enumerate(heads, 1)]
    assert kept(*pages) == [texts(page) for page in pages], why


def test_a_line_in_the_middle_of_the_page_stays_though_others_are_like_it() -> None:
    pages = [[*body(n), line("Tổng cộng", 400, page=n), *body(n)] for n in (1, 2)]
    assert kept(*pages) == [texts(page) for page in pages]


def test_empty_pages() -> None:
    assert kept([], []) == [[], []]


# ── stamps ────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_stamp_of_a_digital_signature() -> None:
    stamp = [
        "Ký bởi: CỔNG THÔNG TIN",
        "Email: cong@anson.gov.vn",
        "Cơ quan: VĂN PHÒNG",
        "CHÍNH",
        "Thời gian ký: 04.04.2025",
    ]
    lines = [line(text, 30 + 9 * n, 400, 8) for n, text in enumerate(stamp)]
    assert texts(drop_stamps([*lines, *body(1)], 14)) == texts(body(1))


NO_STAMP = [
    ("Ký bởi: Chủ tịch", LEFT, 14.0, "in the type of the text"),
    ("Lưu: VT, TH.", LEFT, 8.0, "small type that says nothing of a signature"),
    ("Cơ quan chủ trì", LEFT, 8.0, "a column's name"),
]


@pytest.mark.parametrize(("text", "x", "size", "why"), NO_STAMP)
def test_no_stamp(text: str, x: float, size: float, why: str) -> None:
    lines = [line(text, 600, x, size), *body(1)]
    assert drop_stamps(lines, 14) == lines, why


def test_small_type_beside_a_stamp_stays() -> None:
    lines = [line("Ký bởi: CỔNG THÔNG TIN", 600, 400, 8), line("- Lưu: VT.", 609, LEFT, 8)]
    assert texts(drop_stamps(lines, 14)) == ["- Lưu: VT."]
