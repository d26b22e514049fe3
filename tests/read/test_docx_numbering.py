"""Automatic numbers of Word files, as Word prints them."""

from __future__ import annotations

import pytest

from nq57graph.read.docx import read_docx

from .docx_files import TAB, Xml, cell, docx, level, numbered, p, restart, row, series, style, table

GONE = "<w:rPr><w:del/></w:rPr>"


def text_of(*blocks: str, **parts: str) -> str:
    return read_docx(docx(*blocks, **parts), "a.docx").text  # type: ignore[arg-type]


OUTLINE = series(
    1,
    level(0, "upperRoman", "%1."),
    level(1, "decimal", "%2."),
    level(2, "lowerLetter", "%3)"),
    level(3, "bullet", "-"),
)
LEGAL = series(
    2, level(0, "upperRoman", "%1."), level(1, "decimal", "%1.%2."), level(2, "decimal", "%1.%2.%3", 1, "<w:isLgl/>")
)
ONE = numbered(1, 1)
NUMBERED = [
    (OUTLINE + ONE, [(1, 0), (1, 1), (1, 2), (1, 2), (1, 1), (1, 2), (1, 0), (1, 1)],
     ["I. ", "1. ", "a) ", "b) ", "2. ", "a) ", "II. ", "1. "], "levels begin anew below a higher one"),
    (LEGAL + numbered(1, 2), [(1, 0), (1, 1), (1, 0), (1, 1), (1, 2)], ["I. ", "I.1. ", "II. ", "II.1. ", "2.1.1 "],
     "numbers of the levels above, in figures where they are to be legal"),
    (LEGAL + numbered(1, 2), [(1, 1), (1, 1), (1, 0)], ["I.1. ", "I.2. ", "II. "], "a level passed over counts"),
    (OUTLINE + ONE + numbered(2, 1), [(1, 1), (2, 1), (1, 1)], ["1. ", "2. ", "3. "], "lists of one series count on"),
    (OUTLINE + ONE + numbered(2, 1, restart(1, 1)), [(1, 1), (1, 1), (2, 1), (2, 1), (1, 1)],
     ["1. ", "2. ", "1. ", "2. ", "3. "], "a list that begins anew does so once"),
    (OUTLINE + ONE + numbered(2, 1, restart(1, 7)), [(1, 1), (2, 1), (2, 1)], ["1. ", "7. ", "8. "], "and where it likes"),
    (series(1, level(0, "decimal", "%1."), level(1, "lowerLetter", "%2)", 1, '<w:lvlRestart w:val="0"/>')) + ONE,
     [(1, 0), (1, 1), (1, 0), (1, 1)], ["1. ", "a) ", "2. ", "b) "], "a level that goes on below every higher one"),
    (series(1, level(0, "decimal", "%1"), level(1, "decimal", "%2"), level(2, "decimal", "%3", 1, '<w:lvlRestart w:val="1"/>'))
     + ONE, [(1, 0), (1, 1), (1, 2), (1, 1), (1, 2), (1, 0), (1, 2)], ["1 ", "1 ", "1 ", "2 ", "2 ", "2 ", "1 "],
     "a level that begins anew below the first alone"),
    (series(1, level(0, "decimal", "%1.", 4)) + ONE, [(1, 0), (1, 0)], ["4. ", "5. "], "another first number"),
    (series(1, level(0, "decimalZero", "%1.")) + ONE, [(1, 0)] * 10, [f"{n:02}. " for n in range(1, 11)], "two figures"),
    (series(1, level(0, "lowerRoman", "(%1)", 4)) + ONE, [(1, 0), (1, 0)], ["(iv) ", "(v) "], "Roman figures"),
    (series(1, level(0, "upperLetter", "%1.", 26)) + ONE, [(1, 0), (1, 0)], ["Z. ", "AA. "], "letters behind Z"),
    (series(1, level(0, "lowerLetter", "%1)", 4)) + ONE, [(1, 0), (1, 0)], ["d) ", "e) "], "Word knows no đ"),
    (series(1, level(0, "decimal", "Điều %1.")) + ONE, [(1, 0), (1, 0)], ["Điều 1. ", "Điều 2. "], "words in front"),
    (series(1, level(0, "upperRoman", "Chương %1", 1, '<w:suff w:val="nothing"/>')) + ONE, [(1, 0)], ["Chương I"],
     "nothing behind the number"),
    (series(1, level(0, "bullet", "\uf0b7"), level(1, "bullet", "o"), level(2, "bullet", "+"), level(3, "bullet", "–"),
            level(4, "bullet", "\uf02b"), level(5, "bullet", "")) + ONE,
     [(1, 0), (1, 1), (1, 2), (1, 3), (1, 4), (1, 5)], ["- ", "- ", "+ ", "- ", "+ ", "- "], "bullets are dashes, a plus stays one"),
    (series(1, level(0, "none", "")) + ONE, [(1, 0)], [""], "a level without a number"),
    (series(1, level(0, "chicago", "%1.")) + ONE, [(1, 0)], ["1. "], "formats of other languages in figures"),
    (series(1, level(0, "upperRoman", "%1.", 99_999)) + ONE, [(1, 0)], ["99999. "], "numbers beyond Roman figures"),
    (series(1, level(0, "lowerLetter", "%1.", 999_999_999)) + ONE, [(1, 0)], ["999999999. "], "and beyond letters"),
    (series(1, level(0, "decimal", "%1.", 99_999_999_999)) + ONE, [(1, 0)], ["0. "], "a number that is none"),
    (OUTLINE + ONE, [(0, 0), (5, 0), (1, 8), (1, 99)], ["", "", "", ""], "no list, no such list, no such level"),
    (OUTLINE + numbered(1, 1, f'<w:lvlOverride w:ilvl="0">{level(0, "decimal", "%1/")}</w:lvlOverride>'), [(1, 0)], ["1/ "],
     "a list with a level of its own"),
    (series(1, more='<w:numStyleLink w:val="Numbers"/>') + OUTLINE.replace('"1"', '"7"', 1) + ONE + numbered(2, 7), [(1, 0)],
     ["I. "], "a series that stands for a numbering style"),
]  # fmt: skip


@pytest.mark.parametrize(("numbering", "items", "labels", "why"), NUMBERED, ids=[why for *_, why in NUMBERED])
def test_automatic_numbers(numbering: str, items: list[tuple[int, int]], labels: list[str], why: str) -> None:
    styles = style("Numbers", kind="numbering", ppr='<w:numPr><w:numId w:val="2"/></w:numPr>')
    text = text_of(*(p("x", item=item) for item in items), numbering=numbering, styles=styles)
    assert text.split("\n\n") == [f"{label}x" for label in labels], why


def list_of(list_id: int, level_: int | None = None) -> str:
    at = f'<w:ilvl w:val="{level_}"/>' if level_ is not None else ""
    return f'<w:numPr>{at}<w:numId w:val="{list_id}"/></w:numPr>'


LINKED = series(
    1,
    level(0, "upperRoman", "%1.", 1, '<w:pStyle w:val="H1"/>'),
    level(1, "decimal", "%2.", 1, '<w:pStyle w:val="H2"/>'),
)
STYLED = [
    (p("x", style="H1") + p("x", style="H2") + p("x", style="H3"), ["I. x", "1. x", "2. x"], "levels by style, inherited, too"),
    (p("x", style="H1", props=list_of(0)) + p("x", style="H1"), ["x", "I. x"], "the list 0 switches a number off"),
    (p("x", style="Off") + p("x", style="H1"), ["x", "I. x"], "also in a style"),
    (p("x", style="H1", props='<w:numPr><w:ilvl w:val="1"/></w:numPr>'), ["1. x"], "another level of the list of the style"),
    (p("x", style="H1") + p("x", style="H1", props=GONE) + p(" y", style="H1"), ["I. x", "II. x y"],
     "a paragraph that has run into another has no number"),
    (p("x", style="H1") + p(style="H1") + p("x", style="H1"), ["I. x", "III. x"], "an empty one counts, and is not shown"),
    (p(TAB, "x", style="H1"), ["I. x"], "a tab behind the number is its own"),
]  # fmt: skip


@pytest.mark.parametrize(("blocks", "lines", "why"), STYLED, ids=[why for *_, why in STYLED])
def test_numbers_by_style(blocks: str, lines: list[str], why: str) -> None:
    styles = (
        style("H1", ppr=list_of(1))
        + style("H2", ppr=list_of(1, 1))
        + style("H3", based_on="H2")
        + style("Off", based_on="H1", ppr=list_of(0))
    )
    assert text_of(Xml(blocks), styles=styles, numbering=LINKED + ONE).split("\n\n") == lines, why


def test_a_number_alone_is_shown_in_a_cell_and_counted_in_order() -> None:
    numbering = series(1, level(0, "decimal", "%1")) + ONE
    rows = [row(cell(p(item=(1, 0))), cell(name)) for name in ("Sở A", "Sở B")]
    assert text_of(table(*rows), numbering=numbering) == "| 1 | Sở A |\n| 2 | Sở B |"
