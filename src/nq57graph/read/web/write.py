"""The lines of a page → the canonical text of its document: paragraphs apart, headings together, tables, footnotes behind what
refers to them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from nq57graph.model.words import is_capitals
from nq57graph.read.canonical import Cell, write_table
from nq57graph.read.web.footnotes import Footnotes, write_first
from nq57graph.read.web.lists import starts_with_mark
from nq57graph.read.web.markup import Element
from nq57graph.read.web.region import Region
from nq57graph.read.web.tables import Field, grid
from nq57graph.read.web.walk import Line, Page

_LONGEST_HEADING = 300
_WRAPPED_LINE = 120  # lines broken to one width are not longer
_MOST_LONGER = 0.08
_FEWEST_LINES = 8
_FULL = 0.75  # of the width, for a line that is broken because the next word did not fit
_FLOWING_LINES, _FLOWING_TEXT = 4, 800  # a cell that holds more is no field of a table but a part of the page
_MOST_REPEATED = 1_000_000  # characters of merged cells

_HEADED = re.compile(r"(?:Điều|Chương|Mục|Phần|Phụ lục)\s+[\dIVXA-Z]|(?:Nơi nhận|Kính gửi)\b|Căn cứ\s")

Chunk = list[str]  # lines that stand together


def write_document(page: Page, region: Region, footnotes: Footnotes) -> str:
    """The canonical text of the document in ``region``."""
    moved = _moved(page, region, footnotes)
    writer = _Writer(page, footnotes, moved, _wrapped_to(page.lines[region.start : region.end]))
    tables = _tables(page, region)
    chunks = writer.write(region.start, region.end, tables)
    return "\n\n".join("\n".join(chunk) for chunk in chunks) + "\n"


def _moved(page: Page, region: Region, footnotes: Footnotes) -> frozenset[int]:
    """The lines of the footnotes to which the document refers, or one of these: they are written behind what refers to them."""
    moved: set[int] = set()
    for line in sorted(footnotes.by_line):  # a note stands behind what refers to it
        if line in moved or (region.start <= line < region.end and not page.lines[line].dropped):
            moved.update(at for note in footnotes.by_line[line] for at in range(note.start, note.end))
    return frozenset(moved)


def _wrapped_to(lines: Sequence[Line]) -> int:
    """The width to which line breaks break paragraphs, as on pages made from PDF: the ninth tenth of the lengths of lines. 0 where
    each line break ends a paragraph."""
    lengths = sorted(len(line.text) for line, after in pairwise(lines) if not after.begins and len(line.text) > 30)
    longer = sum(length > _WRAPPED_LINE for length in lengths)
    if len(lengths) < _FEWEST_LINES or longer >= _MOST_LONGER * len(lengths):
        return 0
    return lengths[len(lengths) * 9 // 10]


@dataclass(frozen=True, slots=True)
class _Table:
    """A table, its lines [start, end) in the page, and the tables inside it."""

    element: Element
    start: int
    end: int
    inside: list[_Table] = field(default_factory=list)


def _tables(page: Page, region: Region) -> list[_Table]:
    """The tables of ``region`` that hold lines, outermost ones, in order."""
    outer: list[_Table] = []
    open_tables: list[_Table] = []
    for element, (start, end) in page.extents.items():  # in the order of the page
        if element.tag != "table" or start == end or not region.start <= start < region.end:
            continue
        table = _Table(element, start, end)
        while open_tables and start >= open_tables[-1].end:
            open_tables.pop()
        (open_tables[-1].inside if open_tables else outer).append(table)
        open_tables.append(table)
    return outer


@dataclass(frozen=True, slots=True)
class _Writer:
    page: Page
    footnotes: Footnotes
    moved: frozenset[int]  # lines that are written elsewhere
    width: int  # to which paragraphs are broken by line breaks, 0 where they are not

    def write(self, start: int, end: int, tables: Sequence[_Table]) -> list[Chunk]:
        """The chunks of the lines [start, end), in which ``tables`` stand."""
        chunks: list[Chunk] = []
        at = start
        for table in tables:
            if at <= table.start < end:
                chunks += self._paragraphs(at, table.start)
                chunks += self._table(table)
                at = min(table.end, end)
        return chunks + self._paragraphs(at, end)

    # ── paragraphs ────────────────────────────────────────────────────────────────────────────────────────────────

    def _paragraphs(self, start: int, end: int) -> list[Chunk]:
        chunks: list[Chunk] = []
        before: Line | None = None
        noted: list[int] = []  # lines of the chunk that is being written
        for index in filter(self._is_read, range(start, end)):
            line = self.page.lines[index]
            text = self.footnotes.write(line.text)
            if before is not None and self._goes_on(before, line):
                chunks[-1][-1] += f" {text}"
            elif before is not None and _stands_below(before, line):
                chunks[-1].append(text)
            else:
                chunks += self._notes(noted)
                noted = []
                chunks.append([text])
            noted.append(index)
            before = line
        return chunks + self._notes(noted)

    def _goes_on(self, before: Line, after: Line) -> bool:
        """Whether a line break stands inside a paragraph: in a sentence, or where its next word did not fit the width."""
        if after.begins or after.displayed or _begins_paragraph(after.text) or is_capitals(before.text):
            return False
        if _is_in_columns(before.text) or _is_in_columns(after.text):
            return False
        if after.text[:1].islower() and not before.text.endswith((".", ";", ":")):
            return True
        return 0 < _FULL * self.width <= len(before.text) + 1 + len(after.text.split()[0])

    def _notes(self, lines: Sequence[int]) -> list[Chunk]:
        """The footnotes to which ``lines`` refer, and those to which these refer, each in one paragraph."""
        chunks: list[Chunk] = []
        waiting = list(reversed(lines))
        while waiting:
            for note in self.footnotes.by_line.get(waiting.pop(), ()):
                first, *others = (self.page.lines[at].text for at in range(note.start, note.end))
                texts = [write_first(first, note, self.footnotes), *map(self.footnotes.write, others)]
                chunks.append([" ".join(texts)])
                waiting.extend(reversed(range(note.start, note.end)))
        return chunks

    # ── tables ────────────────────────────────────────────────────────────────────────────────────────────────────

    def _table(self, table: _Table) -> list[Chunk]:
        """A table as rows or frames; a row whose one cell holds a part of the page is written as that."""
        chunks: list[Chunk] = []
        rows: list[list[Field]] = []
        fields = grid(table.element)
        chunks += self._loose(table, fields)
        single = all(len(self._filled(row)) < 2 for row in fields)
        for row in fields:
            filled = self._filled(row)
            if len(filled) == 1 and not filled[0].below and (single or self._is_flowing(filled[0].element, table)):
                chunks += self._rows(rows)
                rows = []
                start, end = self.page.extents[filled[0].element]
                chunks += self.write(start, end, [t for t in table.inside if start <= t.start < end])
            else:
                rows.append(row)
        return chunks + self._rows(rows)

    def _filled(self, row: Sequence[Field]) -> list[Field]:
        return [each for each in row if not each.beside and any(self._texts(each.element))]

    def _is_flowing(self, cell: Element, table: _Table) -> bool:
        start, end = self.page.extents[cell]
        if any(start <= each.start < end for each in table.inside):
            return True
        texts = list(self._texts(cell))
        return len(texts) >= _FLOWING_LINES and sum(map(len, texts)) >= _FLOWING_TEXT

    def _rows(self, rows: Sequence[Sequence[Field]]) -> list[Chunk]:
        if not rows:
            return []
        lines = write_table(self._cells(rows))
        own = (each.element for row in rows for each in row if not (each.below or each.beside))
        held = [index for cell in own for index in range(*self.page.extents.get(cell, (0, 0)))]
        return ([lines] if lines else []) + self._notes(held)

    def _cells(self, rows: Sequence[Sequence[Field]]) -> list[list[Cell[str]]]:
        """The cells of ``rows``, merged ones with their lines in each field, as long as that does not blow up a table."""
        known: dict[Element, tuple[str, ...]] = {}
        repeated = 0
        cells: list[list[Cell[str]]] = []
        for row in rows:
            cells.append([])
            for each in row:
                if each.element not in known:
                    known[each.element] = tuple(self._texts(each.element))
                lines = known[each.element]
                repeated += sum(map(len, lines)) if each.below else 0
                cells[-1].append(Cell(lines if repeated < _MOST_REPEATED else (), each.below, each.beside))
        return cells

    def _texts(self, cell: Element) -> Iterator[str]:
        start, end = self.page.extents.get(cell, (0, 0))
        return (self.footnotes.write(self.page.lines[at].text) for at in filter(self._is_read, range(start, end)))

    def _is_read(self, index: int) -> bool:
        return not self.page.lines[index].dropped and index not in self.moved

    def _loose(self, table: _Table, fields: Sequence[Sequence[Field]]) -> list[Chunk]:
        """What stands in a table but in none of its cells: a caption, or a paragraph in broken markup."""
        cells = {each.element for row in fields for each in row}
        held = {index for cell in cells for index in range(*self.page.extents.get(cell, (0, 0)))}
        loose = (at for at in range(table.start, table.end) if at not in held)
        return [chunk for at in loose for chunk in self._paragraphs(at, at + 1)]


def _stands_below(before: Line, after: Line) -> bool:
    """Whether no empty line stands between two lines: those of a heading, of a signature, of a text file."""
    if before.displayed and after.displayed:
        return not after.begins or not (_is_running(before) or _is_running(after))
    return not after.begins and (after.verbatim or (is_capitals(before.text) and is_capitals(after.text)))


def _begins_paragraph(text: str) -> bool:
    return starts_with_mark(text) or bool(_HEADED.match(text)) or is_capitals(text)


def _is_in_columns(text: str) -> bool:
    return "   " in text or "\t" in text or "|" in text


def _is_running(line: Line) -> bool:
    """Whether a displayed line is a sentence all the same."""
    return len(line.text) > _LONGEST_HEADING or line.text.endswith((".", ";"))
