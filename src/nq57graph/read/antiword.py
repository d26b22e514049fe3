"""Old Word files as antiword shows them.

Its text output has the paragraphs with their breaks and numbers, and the notes, but breaks the cells of a table into
lines; its DocBook output has the tables, but drops breaks and numbers. So paragraphs are taken from the one, tables
from the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby, pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from lxml import etree

from nq57graph.errors import RefusedFile
from nq57graph.read.canonical import Canonical, Cell, raised
from nq57graph.read.docx import refuse_pictures, write_blocks
from nq57graph.read.docx.body import Block, Paragraph, Table
from nq57graph.read.docx.tables import Box, place_cells
from nq57graph.read.programs import run_program

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

NOTE = "Tệp .doc được đọc bằng antiword: số mục tự động và ô gộp có thể bị mất; cài LibreOffice để đọc đầy đủ hơn."

_TIME = 60.0  # seconds; a long document takes one
_MAPPING = ("-m", "UTF-8.txt")
_PICTURE = "[pic]"
_BEFORE_NOTES = re.compile(r"\n-{20,}\n\s*(?=\[1\] )")
_NOTE = re.compile(r"^\[(\d{1,3})\] ", re.MULTILINE)
_WIDTH = re.compile(r"(\d{1,5})(?:\.\d+)?pt")
_CELL_ENDS = " |"


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of a table: its cells, and where each begins and the last one ends, in points."""

    cells: tuple[Element, ...]
    edges: tuple[int, ...]


def read_with_antiword(antiword: str, data: bytes, name: str) -> Canonical:
    """The canonical text of the .doc file ``data``, read with the program ``antiword``. Raises ``ProgramFailed``,
    ``RefusedFile``."""
    with TemporaryDirectory(prefix="nq57-", ignore_cleanup_errors=True) as folder:
        source = Path(folder, "document.doc")
        source.write_bytes(data)
        text = run_program([antiword, *_MAPPING, "-w", "0", str(source)], timeout=_TIME)
        book = run_program([antiword, *_MAPPING, "-x", "db", str(source)], timeout=_TIME)
    return join_outputs(text.decode("utf-8", "replace"), book, name)


def join_outputs(text: str, book: bytes, name: str) -> Canonical:
    """The canonical text out of antiword's ``text`` and its ``book`` in DocBook. Raises ``RefusedFile``."""
    body, notes = _apart_notes(text.replace(_PICTURE, ""))
    written = write_blocks(_blocks(body, notes, iter(_read_tables(book))))
    refuse_pictures(written, _PICTURE in text, name)
    if not written:
        raise RefusedFile(name, "empty", vi="rỗng")
    return Canonical(written, notes=(NOTE,))


# ── paragraphs ────────────────────────────────────────────────────────────────────────────────────────────────────


def _apart_notes(text: str) -> tuple[str, dict[str, str]]:
    """The text, and the notes printed at its end, by the raised figure that stands for '[1]' in both."""
    body, *end = _BEFORE_NOTES.split(text, maxsplit=1)
    pieces = _NOTE.split(end[0]) if end else [""]
    notes = {}
    for number, note in zip(pieces[1::2], pieces[2::2], strict=True):
        mark = raised(int(number))
        body = body.replace(f"[{number}]", mark, 1)
        notes[mark] = f"{mark} {' '.join(note.split())}"
    return body, notes


def _blocks(body: str, notes: Mapping[str, str], tables: Iterator[list[_Row]]) -> Iterator[Block]:
    """Paragraphs and tables in order. Lines that stand together are one paragraph here; the layout tells them apart."""
    torn: list[list[str]] = []  # the paragraphs that antiword made of a table
    for is_table, lines in _groups(body):
        if is_table:
            shown = _next_tables(tables, lines)
            yield from map(_as_table, shown) if shown else [Table([_fields(line[1:-1].split("|")) for line in lines])]
        elif torn or _is_torn(lines):
            torn.append(lines)
            if lines[-1].endswith("|"):
                yield from _mended(torn)
                torn = []
        else:
            yield Paragraph(tuple(lines), tuple(note for mark, note in notes.items() if _has(lines, mark)))
    yield from (Paragraph(tuple(lines)) for lines in torn)


def _groups(body: str) -> Iterator[tuple[bool, list[str]]]:
    """(whether it is a table, its lines) of each group of lines that no empty line parts."""
    lines = (line.strip() for line in body.splitlines())
    for kind, group in groupby(lines, key=lambda line: _is_row(line) if line else None):
        if kind is not None:
            yield kind, list(group)


def _is_row(line: str) -> bool:
    return len(line) > 2 and line.startswith("|") and line.endswith("|")


def _has(lines: Iterable[str], mark: str) -> bool:
    return any(mark in line for line in lines)


def _is_torn(lines: Sequence[str]) -> bool:
    """Whether a table begins that antiword shows as running text: 'STT |Nhiệm vụ |Cơ quan | |1 |…'."""
    return lines[0].count(_CELL_ENDS) > 3


def _mended(torn: Sequence[Sequence[str]]) -> Iterator[Block]:
    """Such a table: every cell ends with '|', every row with one more. The paragraphs where the rows are not alike."""
    pieces = [piece.strip() for piece in " ".join(line for lines in torn for line in lines).split("|")]
    width = next((index for index, piece in enumerate(pieces) if not piece), 0)
    rows = [pieces[at : at + width + 1] for at in range(0, len(pieces) - 1, width + 1)]
    if width > 1 and all(len(row) == width + 1 and not row[-1] for row in rows):
        yield Table([_fields(row[:-1]) for row in rows])
    else:
        yield from (Paragraph(tuple(lines)) for lines in torn)


def _fields(texts: Iterable[str]) -> list[Cell[str]]:
    return [Cell((text.strip(),) if text.strip() else ()) for text in texts]


# ── tables ────────────────────────────────────────────────────────────────────────────────────────────────────────


def _read_tables(book: bytes) -> list[list[_Row]]:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True)
    root = etree.fromstring(book, parser) if book.strip() else None
    if root is None:
        return []
    for number, note in enumerate(root.iter("footnote"), start=1):
        note.clear(keep_tail=True)
        note.text = raised(number)
    return [list(_rows(table)) for table in root.iter("informaltable")]


def _rows(table: Element) -> Iterator[_Row]:
    for group in table.iter("tgroup"):
        widths = [_WIDTH.match(column.get("colwidth", "")) for column in group.iter("colspec")]
        edges = tuple(accumulate((int(width[1]) if width else 0 for width in widths), initial=0))
        for row in group.iter("row"):
            cells = tuple(row.iter("entry"))
            yield _Row(cells, edges if len(edges) == len(cells) + 1 else tuple(range(len(cells) + 1)))


def _next_tables(tables: Iterator[list[_Row]], lines: Iterable[str]) -> list[list[_Row]]:
    """The tables of the other output that ``lines`` show: as many as have the same number of characters."""
    found = []
    left = _size(line.replace("|", "") for line in lines)
    while left > 0 and (rows := next(tables, None)) is not None:
        found.append(rows)
        left -= _size(line for row in rows for cell in row.cells for line in _lines(cell))
    return found


def _size(lines: Iterable[str]) -> int:
    return sum(len("".join(line.split())) for line in lines)


def _lines(cell: Element) -> list[str]:
    return [shown for line in "".join(cell.itertext()).splitlines() if (shown := line.strip())]


def _as_table(rows: Sequence[_Row]) -> Table:
    """The rows in one grid: its columns begin wherever a cell of one of them does."""
    grid = sorted({edge for row in rows for edge in row.edges})
    column = {edge: index for index, edge in enumerate(grid)}
    boxes = [
        [
            Box(cell, column[start], column[end], below=False)
            for cell, (start, end) in zip(row.cells, pairwise(row.edges), strict=True)
            if start < end
        ]
        for row in rows
    ]
    lines = [[_lines(box.element) for box in row] for row in boxes]
    return Table(place_cells(boxes, lines, [edge * 20 for edge in grid]))
