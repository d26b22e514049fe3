"""Ruled lines → tables: what is a grid, where its cells are merged, and what is none."""

from __future__ import annotations

from itertools import pairwise

import pytest

from nq57graph.read.pages.sheet import Box, Rule
from nq57graph.read.pages.tables import Grid, find_grids

from .page_sheets import filled, level, ruled, set_words, sheet, upright

XS, YS = (90.0, 130.0, 350.0, 550.0), (100.0, 140.0, 180.0, 220.0)
ROWS = [["TT", "Nhiệm vụ", "Đơn vị"], ["1", "Lập kế hoạch", "Sở Tài chính"], ["2", "Rà soát hạ / tầng số", "Sở Y tế"]]
WORDS = filled(XS, YS, ROWS)


def shown(grid: Grid) -> list[list[str]]:
    """The words of each field; '^' goes on from above, '<' from the left."""
    return [["^" if cell.below else "<" if cell.beside else cell.text for cell in row] for row in grid.rows]


WHOLE = [[text.replace(" / ", " ") for text in row] for row in ROWS]
CELL_BY_CELL = [
    rule
    for top, bottom in pairwise(YS)
    for left, right in pairwise(XS)
    for rule in (level(top, left, right), level(bottom, left, right), upright(left, top, bottom), upright(right, top, bottom))
]  # fmt: skip
DRAWN = [
    (ruled(XS, YS), "lines through the whole table"),
    (CELL_BY_CELL, "borders drawn cell by cell, each of them twice"),
    ([Rule(r.level, r.at + shift, r.start, r.end) for r in ruled(XS, YS) for shift in (0, 2)], "double lines"),
    ([Rule(r.level, r.at, r.start + 2, r.end - 2) for r in ruled(XS, YS)], "lines that do not quite meet"),
    (ruled(XS, YS)[::-1], "drawn in any order"),
]


@pytest.mark.parametrize(("rules", "why"), DRAWN)
def test_a_grid_however_it_is_drawn(rules: list[Rule], why: str) -> None:
    (grid,), outside = find_grids(sheet(WORDS, rules=rules))
    assert shown(grid) == WHOLE, why
    assert outside == []


def test_a_cell_merged_over_rows() -> None:
    rules = [rule for rule in ruled(XS, YS) if rule != level(180, 90, 550)] + [level(180, 90, 350)]
    (grid,), _ = find_grids(sheet(WORDS, rules=rules))
    assert shown(grid) == [WHOLE[0], ["1", "Lập kế hoạch", "Sở Tài chính Sở Y tế"], ["2", "Rà soát hạ tầng số", "^"]]


def test_a_cell_merged_over_columns() -> None:
    rules = [rule for rule in ruled(XS, YS) if rule not in (upright(130, 100, 220), upright(350, 100, 220))]
    rules += [upright(x, 100, 140) for x in (130, 350)] + [upright(x, 180, 220) for x in (130, 350)]
    words = filled(XS, YS, [ROWS[0], ["I", "HẠ TẦNG SỐ"], ROWS[2]])
    (grid,), _ = find_grids(sheet(words, rules=rules))
    assert shown(grid) == [WHOLE[0], ["I HẠ TẦNG SỐ", "<", "<"], WHOLE[2]]


def test_a_head_of_two_levels_is_merged_over_rows_and_over_columns() -> None:
    xs, ys = (90.0, 130.0, 250.0, 350.0, 450.0), (100.0, 130.0, 160.0, 190.0)
    rules = [r for r in ruled(xs, ys) if r not in (level(130, 90, 450), upright(350, 100, 190))]
    rules += [level(130, 250, 450), upright(350, 130, 190)]
    words = filled(xs, ys, [["TT", "Nhiệm vụ", "Thời hạn"], ["", "", "Tháng", "Năm"], ["1", "Lập", "4", "2025"]])
    (grid,), _ = find_grids(sheet(words, rules=rules))
    assert shown(grid) == [["TT", "Nhiệm vụ", "Thời hạn", "<"], ["^", "^", "Tháng", "Năm"], ["1", "Lập", "4", "2025"]]


def test_a_row_that_the_end_of_the_page_cuts_has_no_line_below() -> None:
    (grid,), outside = find_grids(sheet(WORDS, rules=[r for r in ruled(XS, YS) if r != level(220, 90, 550)]))
    assert shown(grid) == WHOLE and outside == []


def test_a_row_that_begins_on_the_page_before_has_no_line_above() -> None:
    (grid,), outside = find_grids(sheet(WORDS, rules=[r for r in ruled(XS, YS) if r != level(100, 90, 550)]))
    assert shown(grid) == WHOLE and outside == []


@pytest.mark.parametrize(("end", "merged", "why"), [(410.0, True, "a stroke"), (500.0, False, "most of a line")])
def test_a_line_divides_what_it_runs_along_for_the_most_part(end: float, merged: bool, why: str) -> None:
    rules = [rule for rule in ruled(XS, YS) if rule != level(180, 90, 550)] + [
        level(180, 90, 350),
        level(180, 350, end),
    ]
    (grid,), _ = find_grids(sheet(WORDS, rules=rules))
    assert grid.rows[2][2].below is merged, why


NO_TABLE = [
    (ruled((90, 550), (100, 140, 180)), "a box has one column"),
    ([level(100), level(140), level(180)], "lines below words"),
    ([upright(90, 100, 220), upright(130, 100, 220)], "bars at the side"),
    ([level(100, 90, 300), upright(400, 200, 300), upright(450, 200, 300)], "lines that do not meet"),
    ([], "no lines"),
]


@pytest.mark.parametrize(("rules", "why"), NO_TABLE)
def test_no_table(rules: list[Rule], why: str) -> None:
    grids, outside = find_grids(sheet(WORDS, rules=rules))
    assert (grids, outside) == ([], WORDS), why


def test_an_empty_grid_takes_no_words() -> None:
    below = set_words("Nơi nhận:", 90, 400)
    assert find_grids(sheet(below, rules=ruled(XS, YS))) == ([], below)


def test_words_around_tables_stay_outside_and_tables_are_apart() -> None:
    around = [*set_words("Phụ lục", 300, 80), *set_words("Nơi nhận:", 90, 260)]
    lower = tuple(y + 200 for y in YS)
    grids, outside = find_grids(
        sheet(WORDS, around, filled(XS, lower, [["Mục"], ["A"]]), rules=[*ruled(XS, lower), *ruled(XS, YS)])
    )
    assert [shown(grid)[0][0] for grid in grids] == ["TT", "Mục"]
    assert outside == around


def test_fields_without_words_are_named_and_merged_ones_are_not() -> None:
    rules = [rule for rule in ruled(XS, YS) if rule != level(180, 90, 550)] + [level(180, 130, 550)]
    (grid,), _ = find_grids(sheet(filled(XS, YS, [["TT", "Nhiệm vụ", "Đơn vị"], ["", "Lập"]]), rules=rules))
    assert list(grid.empty_fields()) == [Box(350, 140, 550, 180), Box(130, 180, 350, 220), Box(350, 180, 550, 220)]


@pytest.mark.parametrize(
    ("crossing", "why"),
    [(1500, "3,000 lines, each crossing 1,500 others"), (200, "as many fields as no page has room for")],
)
def test_a_drawing_is_no_table(crossing: int, why: str) -> None:
    end = 4.0 * crossing
    drawing = [rule for i in range(crossing) for rule in (level(4.0 * i, 0, end), upright(4.0 * i, 0, end))]
    assert find_grids(sheet(WORDS, rules=drawing, size=(end, end))) == ([], WORDS), why
