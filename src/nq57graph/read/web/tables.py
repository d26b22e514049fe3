"""The grid of a table: its rows, merged cells filling each of their fields (HTML, 'forming a table')."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from nq57graph.read.web.markup import Element

_MOST_COLUMNS = 40  # no table of the genre is wider
_MOST_FIELDS = 500_000
_CELLS = frozenset(("td", "th"))


@dataclass(frozen=True, slots=True)
class Field:
    """A field of the grid, of the cell ``element``: ``below`` not in the first row of the cell, ``beside`` not in its first column."""

    element: Element
    below: bool
    beside: bool


def grid(table: Element) -> list[list[Field]]:
    """The rows of ``table``, its heading first and its foot last; a cell merged beyond the bounds of a table fills one field."""
    rows: list[list[Field]] = []
    open_cells: dict[int, tuple[Field, int]] = {}  # column → a cell that goes on below, and for how many rows
    fields = 0
    for row in _rows(table):
        cells = iter([child for child in row if child.tag in _CELLS])
        found: list[Field] = []
        while True:
            at = len(found)
            if at in open_cells:
                field, left = open_cells.pop(at)
                found.append(field)
                if left > 1:
                    open_cells[at] = (field, left - 1)
                continue
            cell = next(cells, None)
            if cell is None:
                break
            width = min(_span(cell, "colspan"), max(1, _MOST_COLUMNS - at)) if fields < _MOST_FIELDS else 1
            height = _span(cell, "rowspan")
            for column in range(at, at + width):
                found.append(Field(cell, False, column > at))
                if height > 1:
                    open_cells[column] = (Field(cell, True, column > at), height - 1)
        fields += len(found)
        rows.append(found)
    return rows


def _rows(table: Element) -> Iterator[Element]:
    """The rows of ``table`` itself, not of tables inside it."""
    parts: dict[str, list[Element]] = {"thead": [], "tbody": [], "tfoot": []}
    waiting: list[tuple[Element, str]] = [(child, "tbody") for child in reversed(table)]
    while waiting:
        element, part = waiting.pop()
        if element.tag == "tr":
            parts[part].append(element)
        elif element.tag not in ("table", "caption"):
            part = element.tag if element.tag in parts else part
            waiting.extend((child, part) for child in reversed(element))
    yield from (row for rows in parts.values() for row in rows)


def _span(cell: Element, name: str) -> int:
    try:
        return max(1, min(int(cell.get(name) or 1), 1_000))
    except ValueError:
        return 1
