"""Footnotes at the foot of a page, and small type that is none."""

from __future__ import annotations

import pytest

from nq57graph.read.pages.notes import note_number, split_notes
from nq57graph.read.pages.sheet import Rule, TextLine, Token

from .page_sheets import LEFT, SIZE, level, lines_of, set_words, sheet, texts

BODY = [
    token for n in range(4) for token in set_words(f"Giao Sở Tài chính rà soát dòng {'abcd'[n]}", LEFT, 640 + 20 * n)
]
BODY_LINES = texts(lines_of(BODY))


def note(number: int | str, text: str, y: float, size: float = 11.0, mark: float = 7.0) -> list[Token]:
    """A footnote, its number raised."""
    return [*set_words(str(number), LEFT, y - 4, mark), *set_words(text, LEFT + 8, y, size)]


def split(*tokens: list[Token], rules: tuple[Rule, ...] = ()) -> tuple[list[str], list[list[str]]]:
    text, notes = split_notes(lines_of(*tokens), sheet(rules=rules), SIZE)
    return texts(text), [texts(found) for found in notes]


SHORT = level(720, LEFT, LEFT + 144)
FOUND = [
    ([note(1, "Nghị quyết số 57-NQ/TW", 740)], (), [["1 Nghị quyết số 57-NQ/TW"]], "smaller type"),
    ([note(1, "Nghị quyết số 57-NQ/TW", 740, SIZE)], (SHORT,), [["1 Nghị quyết số 57-NQ/TW"]], "below a short line"),
    ([note(7, "Công văn số 3", 740)], (SHORT,), [["7 Công văn số 3"]], "numbers go on from the page before"),
    ([note(1, "Công văn số 3", 740), note(2, "Kế hoạch số 4", 755)], (SHORT,),
     [["1 Công văn số 3"], ["2 Kế hoạch số 4"]], "two notes"),
    ([note(1, "Công văn số 3", 740), set_words("của Sở Y tế", LEFT, 755, 11)], (),
     [["1 Công văn số 3", "của Sở Y tế"]], "a note of two lines"),
    ([note(1, "Công văn số 3", 740), set_words("2025 của Sở Y tế", LEFT, 755, 11)], (),
     [["1 Công văn số 3", "2025 của Sở Y tế"]], "whose second line begins with a year"),
    ([set_words("[1] Công văn số 3", LEFT, 740, 11)], (), [["[1] Công văn số 3"]], "a number in brackets"),
]  # fmt: skip


@pytest.mark.parametrize(("tokens", "rules", "expected", "why"), FOUND)
def test_footnotes(tokens: list[list[Token]], rules: tuple[Rule, ...], expected: list[list[str]], why: str) -> None:
    assert split(BODY, *tokens, rules=rules) == (BODY_LINES, expected), why


NONE = [
    ([set_words("2025 đạt 100% hồ sơ trực tuyến", LEFT, 740, 11)], (), "a line of small type that begins with a figure"),
    ([set_words("(Biểu mẫu kèm theo)", LEFT, 740, 11)], (), "small type without a number"),
    ([set_words("3 nhiệm vụ trọng tâm", LEFT, 740)], (), "a sentence that begins with a figure"),
    ([note(1, "Công văn số 3", 740, SIZE)], (), "a raised number before type as large as the text, without a line"),
    ([note(1, "Công văn số 3", 740, SIZE)], (level(720, LEFT, LEFT + 460),), "below the line of a table"),
    ([note(1, "Công văn", 740), set_words("Giao Sở Y tế báo cáo", LEFT, 770)], (), "small type above text"),
]  # fmt: skip


@pytest.mark.parametrize(("tokens", "rules", "why"), NONE)
def test_no_footnotes(tokens: list[list[Token]], rules: tuple[Rule, ...], why: str) -> None:
    assert split(BODY, *tokens, rules=rules) == (texts(lines_of(BODY, *tokens)), []), why


@pytest.mark.parametrize(
    ("line", "expected"),
    [(note(12, "Công văn", 740), 12), (set_words("[3] Công văn", LEFT, 740), 3), (set_words("3 sở", LEFT, 740), None),
     (set_words("3", LEFT, 740, 7), None), (set_words("Công văn 3", LEFT, 740), None), ([*set_words("1234", LEFT, 736, 7), *set_words("việc", LEFT + 20, 740, 11)], None)],
)  # fmt: skip
def test_the_number_of_a_note(line: list[Token], expected: int | None) -> None:
    (found,) = lines_of(line)
    assert isinstance(found, TextLine) and note_number(found) == expected
