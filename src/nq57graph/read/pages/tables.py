"""Ruled lines → the grids of tables, with the words in their cells."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from nq57graph.read.canonical import Cell
from nq57graph.read.pages.lines import to_lines
from nq57graph.read.pages.sheet import Box, Rule, Sheet, TextLine, Token

_NEAR = 3.0  # points within which two ruled lines are one, or meet
_COVERED = 0.5  # of the side of a field, by which a line divides it from the next
_MOST_LINES = 2_000  # ruled lines of a page; more are a drawing
_MOST_FIELDS = 20_000  # of a table; fields as small as those of a larger one hold no words


@dataclass(frozen=True, slots=True)
class Grid:
    """A table on page ``page``: the edges of its columns from the left, of its rows from the top, and its rows of cells."""

    page: int
    edges: tuple[float, ...]
    levels: tuple[float, ...]
    rows: tuple[tuple[Cell[TextLine], ...], ...]

    @property
    def top(self) -> float:
        return self.levels[0]

    def empty_fields(self) -> Iterator[Box]:
        """The fields without words that are no part of a merged cell."""
        for number, row in enumerate(self.rows):
            below = self.rows[number + 1] if number + 1 < len(self.rows) else ()
            for column, cell in enumerate(row):
                merged = cell.below or cell.beside or (column + 1 < len(row) and row[column + 1].beside)
                if not cell.lines and not merged and not (below and below[column].below):
                    yield Box(self.edges[column], self.levels[number], self.edges[column + 1], self.levels[number + 1])


def find_grids(sheet: Sheet) -> tuple[list[Grid], list[Token]]:
    """The tables of a page, and the words that stand in none."""
    grids = []
    outside = list(sheet.tokens)
    for level, upright in _meeting(_merged(sheet.rules)):
        # A row that a page break has cut may have no line below; those at its sides reach as far as it does.
        ys = _places([*(rule.at for rule in level), min(r.start for r in upright), max(r.end for r in upright)])
        xs = _places(rule.at for rule in upright)
        if len(ys) < 2 or len(xs) < 3 or len(xs) * len(ys) > _MOST_FIELDS:  # a box around one column holds no table
            continue
        box = Box(xs[0], ys[0], xs[-1], ys[-1])
        inside = [token for token in outside if _holds(box, token)]
        if inside:
            outside = [token for token in outside if not _holds(box, token)]
            grids.append(Grid(sheet.number, tuple(xs), tuple(ys), _rows(inside, xs, ys, level, upright, sheet.number)))
    return grids, outside


def _merged(rules: Iterable[Rule]) -> list[Rule]:
    """``rules`` with those that run on in one another as one, as borders drawn cell by cell do."""
    merged: list[Rule] = []
    for rule in sorted(rules, key=lambda r: (r.level, round(r.at / _NEAR), r.start))[:_MOST_LINES]:
        last = merged[-1] if merged else None
        if last and last.level == rule.level and abs(last.at - rule.at) <= _NEAR and rule.start <= last.end + _NEAR:
            merged[-1] = Rule(rule.level, last.at, last.start, max(last.end, rule.end))
        else:
            merged.append(rule)
    return merged


def _meeting(rules: Sequence[Rule]) -> list[tuple[list[Rule], list[Rule]]]:
    """Level and upright lines by the figure that they make together, the upper figures first."""
    level, upright = [r for r in rules if r.level], [r for r in rules if not r.level]
    group = list(range(len(rules)))

    def root(index: int) -> int:
        while group[index] != index:
            group[index] = group[group[index]]
            index = group[index]
        return index

    for i, one in enumerate(level):
        for j, other in enumerate(upright, start=len(level)):
            if other.start - _NEAR <= one.at <= other.end + _NEAR and one.start - _NEAR <= other.at <= one.end + _NEAR:
                group[root(i)] = root(j)
    figures: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for index, rule in enumerate((*level, *upright)):
        figures.setdefault(root(index), ([], []))[not rule.level].append(rule)
    return sorted((f for f in figures.values() if f[0] and f[1]), key=lambda f: min(rule.at for rule in f[0]))


def _places(values: Iterable[float]) -> list[float]:
    """``values`` in order, those that are near one another once."""
    places: list[float] = []
    for value in sorted(values):
        if not places or value - places[-1] > _NEAR:
            places.append(value)
    return places


def _holds(box: Box, token: Token) -> bool:
    middle = (token.box.top + token.box.bottom) / 2
    return box.left - 1 <= token.box.middle <= box.right + 1 and box.top <= middle <= box.bottom


def _rows(
    tokens: Iterable[Token], xs: list[float], ys: list[float], level: list[Rule], upright: list[Rule], page: int
) -> tuple[tuple[Cell[TextLine], ...], ...]:
    """Fields between ``xs`` and ``ys``; where no line divides two, they are one merged cell."""
    width, height = len(xs) - 1, len(ys) - 1
    upright_at, level_at = _near(upright, xs), _near(level, ys)
    first: dict[tuple[int, int], tuple[int, int]] = {}
    for row in range(height):
        for column in range(width):
            first[row, column] = (row, column)
            if column and not _is_drawn(upright_at[column], ys[row], ys[row + 1]):
                first[row, column] = first[row, column - 1]
            elif row and not _is_drawn(level_at[row], xs[column], xs[column + 1]):
                first[row, column] = first[row - 1, column]
    words: dict[tuple[int, int], list[Token]] = {}
    for token in tokens:
        column = min(max(bisect_right(xs, token.box.middle) - 1, 0), width - 1)
        row = min(max(bisect_right(ys, (token.box.top + token.box.bottom) / 2) - 1, 0), height - 1)
        words.setdefault(first[row, column], []).append(token)
    lines = {where: tuple(to_lines(found, page)) for where, found in words.items()}
    return tuple(
        tuple(
            Cell(lines.get(at := first[row, column], ()), below=at[0] < row, beside=at[1] < column)
            for column in range(width)
        )
        for row in range(height)
    )


def _near(rules: Sequence[Rule], places: Sequence[float]) -> list[list[Rule]]:
    """The rules at each of ``places``."""
    return [[rule for rule in rules if abs(rule.at - place) <= _NEAR] for place in places]


def _is_drawn(rules: Iterable[Rule], start: float, end: float) -> bool:
    return sum(max(0.0, min(rule.end, end) - max(rule.start, start)) for rule in rules) >= _COVERED * (end - start)
