"""The grid of a table (ECMA-376, part 1, 17.4): which cell fills which columns and rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from nq57graph.read.canonical import Cell
from nq57graph.read.docx.markup import W, as_number, contents, is_on, number, value

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_MOST_COLUMNS = 63  # Word allows no more
_NARROW = 170  # twentieths of a point, 3 mm: a column that only comes from edges not quite in line
_MOST_REPEATED = 500  # code points; the words of a longer merged cell stand in its first row alone

_BELOW: Cell[str] = Cell(below=True)


@dataclass(frozen=True, slots=True)
class Box:
    """A cell of a row as it is stored: the columns of the grid from ``start`` to ``end``; ``below``: it is merged with
    the one above. ``element`` is the 'w:tc'."""

    element: Element
    start: int
    end: int
    below: bool


def read_grid(table: Element) -> tuple[list[list[Box]], list[int]]:
    """The rows that are shown, and where the columns of the grid begin, in twentieths of a point."""
    rows = [list(_boxes(row)) for row in contents(table) if row.tag == f"{W}tr" and not _is_left_out(row)]
    grid = table.find(f"{W}tblGrid")
    widths = [as_number(column.get(f"{W}w")) or 0 for column in grid] if grid is not None else []
    return rows, list(accumulate(widths, initial=0))


def _is_left_out(row: Element) -> bool:
    properties = row.find(f"{W}trPr")
    return properties is not None and (properties.find(f"{W}del") is not None or bool(is_on(properties, "hidden")))


def _boxes(row: Element) -> Iterator[Box]:
    at = _span(row.find(f"{W}trPr"), "gridBefore", 0)
    for element in contents(row):
        if element.tag != f"{W}tc":
            continue
        properties = element.find(f"{W}tcPr")
        if properties is not None and properties.find(f"{W}cellDel") is not None:
            continue
        end = min(at + _span(properties, "gridSpan", 1), _MOST_COLUMNS)
        if at < end:
            yield Box(element, at, end, _goes_on(properties))
        at = end


def _span(properties: Element | None, name: str, least: int) -> int:
    return min(max(number(properties, name) or 0, least), _MOST_COLUMNS)


def _goes_on(properties: Element | None) -> bool:
    """Whether the cell continues the one above: 'w:vMerge' without a value, too (17.4.84)."""
    merge = properties.find(f"{W}vMerge") if properties is not None else None
    return merge is not None and value(properties, "vMerge") in (None, "continue")


def place_cells(
    rows: Sequence[Sequence[Box]], lines: Iterable[Iterable[Sequence[str]]], edges: Sequence[int]
) -> list[list[Cell[str]]]:
    """The fields of the table, row by row, out of its boxes and their lines, one for one."""
    columns = _columns(rows, edges)
    width = max(columns.values(), default=-1) + 1
    begun = [len({columns[start] for start in columns if start < end}) for end in range(_MOST_COLUMNS + 1)]
    above: list[Cell[str]] = [Cell()] * width
    placed = []
    for boxes, texts in zip(rows, lines, strict=True):
        fields: list[Cell[str]] = [Cell()] * width
        for box, text in zip(boxes, texts, strict=True):
            first, end = columns[box.start], begun[box.end]
            fields[first] = _continued(above[first]) if box.below else Cell(tuple(text))
            fields[first + 1 : end] = [_beside(fields[first])] * (end - first - 1)
        placed.append(fields)
        above = fields
    return placed


def _continued(above: Cell[str]) -> Cell[str]:
    if not above.lines or sum(map(len, above.lines)) > _MOST_REPEATED:
        return _BELOW
    return above if above.below else replace(above, below=True)


def _beside(cell: Cell[str]) -> Cell[str]:
    return replace(cell, beside=True)


def _columns(rows: Sequence[Sequence[Box]], edges: Sequence[int]) -> dict[int, int]:
    """Column by column of the grid at which a cell begins: those at which none does hold nothing of their own, nor do
    those that begin a hair's breadth beside another (edges drawn by hand), unless one row has a cell at both."""
    neighbours = {(left.start, right.start) for row in rows for left, right in pairwise(row)}
    columns: dict[int, int] = {}
    group: list[int] = []  # beginnings that count as one
    for start in sorted({box.start for row in rows for box in row}):
        if not (group and _is_near(group[0], start, edges)) or any((other, start) in neighbours for other in group):
            group = []
        columns[start] = max(columns.values(), default=-1) + (0 if group else 1)
        group.append(start)
    return columns


def _is_near(first: int, start: int, edges: Sequence[int]) -> bool:
    return start < len(edges) and 0 < edges[start] - edges[first] < _NARROW
