"""Where the sentence around a mention begins and ends; a table of cases, each with its reason."""

from __future__ import annotations

import pytest

from nq57graph.model.text import Span
from nq57graph.resolve.sentences import REACH, sentence_around

CASES = [
    ("Một câu. Thực hiện ⟦57-NQ/TW⟧ ngay. Câu khác.", "Thực hiện 57-NQ/TW ngay.", "full stops on both sides"),
    ("- Thực hiện ⟦57-NQ/TW⟧ ngay;\n- Việc khác.", "Thực hiện 57-NQ/TW ngay;", "an item ends where the next begins"),
    ("Tiêu đề\n\nthực hiện ⟦57-NQ/TW⟧\n\nThân", "thực hiện 57-NQ/TW", "an empty line ends it"),
    ("1. Dòng một thực hiện\n⟦57-NQ/TW⟧ của Bộ\nChính trị. Hết.", "Dòng một thực hiện\n57-NQ/TW của Bộ\nChính trị.",
     "a wrapped line does not end it; the number of the item is left out"),
    ("1\tXây dựng theo ⟦57-NQ/TW⟧\tSở A", "Xây dựng theo 57-NQ/TW", "the edge of a cell ends it"),
    ("| 1 | Theo ⟦57-NQ/TW⟧ | Sở A |", "Theo 57-NQ/TW", "so in a table of pipes"),
    ("ngày 22/12/2024 theo ⟦57-NQ/TW⟧ ban hành.", "ngày 22/12/2024 theo 57-NQ/TW ban hành.",
     "must not match: a date holds no end of a sentence"),
    ("⟦57-NQ/TW⟧", "57-NQ/TW", "nothing but the mention"),
]  # fmt: skip


@pytest.mark.parametrize(("marked", "wanted", "reason"), CASES)
def test_sentence_around(marked: str, wanted: str, reason: str) -> None:
    start = marked.index("⟦")
    end = marked.index("⟧") - 1
    text = marked.replace("⟦", "").replace("⟧", "")
    found = sentence_around(text, Span(start, end))
    assert text[found.start : found.end] == wanted, reason


def test_sentence_has_a_limit() -> None:
    text = "a " * 5000 + "57-NQ/TW" + " b" * 5000
    at = text.index("57-NQ/TW")
    found = sentence_around(text, Span(at, at + 8))
    assert found.start <= at < found.end
    assert found.end - found.start <= 2 * REACH + 8
