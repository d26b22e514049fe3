"""Words of a page → lines: what stands on one line, and the figures that stand a little off it."""

from __future__ import annotations

import pytest

from nq57graph.read.pages.sheet import Token

from .page_sheets import LEFT, RIGHT, lines_of, set_words, texts, width_of

BODY = "Giao Sở Tài chính rà soát"


def behind(text: str, size: float = 14.0) -> float:
    """Where ``text``, set from the margin, ends."""
    return LEFT + width_of(text, size)


SYMBOL = set_words("Số:", 120, 100) + set_words("/TB-UBND", 170, 100)
LINES = [
    ([set_words("Số:", 120, 100), set_words("173", 147, 100), set_words("/KH-UBND", 169, 100)], ["Số: 173/KH-UBND"],
     "a symbol goes on from its number without a space"),
    ([SYMBOL, set_words("453", 145, 97, 12)], ["Số: 453/TB-UBND"], "a number filled in a little higher"),
    ([SYMBOL, set_words("453", 145, 106, 13)], ["Số: 453/TB-UBND"], "a number filled in lower than a line is close"),
    ([SYMBOL, set_words("453", 145, 94, 13)], ["Số: 453/TB-UBND"], "a number filled in higher than a line is close"),
    ([set_words("Khánh Hòa, ngày", 300, 100), set_words("tháng 4 năm 2025", 425, 100), set_words("04", 407, 94, 13)],
     ["Khánh Hòa, ngày 04 tháng 4 năm 2025"], "a day filled in by a signature"),
    ([set_words(BODY, LEFT, 100), set_words("453", LEFT, 120)], [BODY, "453"], "figures on a line of their own"),
    ([set_words(BODY, LEFT, 100), set_words("12", LEFT + 20, 94, 13)], ["12", BODY], "figures over words are no part of them"),
    ([set_words(BODY, LEFT, 100), set_words("12", RIGHT - 20, 94, 13)], ["12", BODY], "figures far from the line"),
    ([set_words(BODY, LEFT, 100), set_words("một", behind(BODY) + 3, 92, 13)], ["một", BODY], "words are no figures"),
    ([set_words(BODY, LEFT, 100), set_words("Dòng sau", LEFT, 112)], [BODY, "Dòng sau"], "two narrow lines stay two"),
    ([set_words("sau", 200, 101), set_words("trước", 100, 100)], ["trước sau"], "order of the content, order of reading"),
    ([[]], [], "an empty page"),
]  # fmt: skip


@pytest.mark.parametrize(("tokens", "expected", "why"), LINES)
def test_lines(tokens: list[list[Token]], expected: list[str], why: str) -> None:
    assert texts(lines_of(*tokens)) == expected, why


RAISED = [
    ("1", 5.0, 8.0, True, "a reference to a footnote"),
    ("[2]", 5.0, 8.0, True, "one in brackets"),
    ("12", 7.0, 9.0, True, "of two figures"),
    ("3", 0.0, 14.0, False, "an ordinary figure on the line"),
    ("3", 5.0, 14.0, False, "a figure as large as the text, out of line"),
    ("3", 0.0, 8.0, False, "a small figure that stands on the line"),
    ("3", -5.0, 8.0, False, "a lowered figure, as in CO2"),
    ("3.", 5.0, 8.0, False, "a figure with a full stop"),
]


@pytest.mark.parametrize(("figure", "above", "size", "expected", "why"), RAISED)
def test_raised_figures(figure: str, above: float, size: float, expected: bool, why: str) -> None:
    (found,) = lines_of(set_words(BODY, LEFT, 100), set_words(figure, behind(BODY) + 0.5, 100 - above, size))
    assert [token.text for token in found.tokens if token.raised] == ([figure] if expected else []), why
    assert found.baseline == 100 and found.size == 14, why


def test_a_raised_figure_joins_the_word_in_front_of_it_and_not_the_one_behind() -> None:
    after = behind(BODY) + 5
    (found,) = lines_of(
        set_words(BODY, LEFT, 100), set_words("1", behind(BODY) + 0.5, 95, 8), set_words("trước", after + 4, 100)
    )
    assert found.text == f"{BODY}1 trước"
