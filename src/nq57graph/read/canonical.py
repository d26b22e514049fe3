"""What a reader of one format gives: the canonical text of a file, and how its tables are written there.

The canonical text is what ``lay_out`` takes, whatever the file was: one paragraph on a line, an empty line between two
paragraphs; lines that belong together in a heading (centred below one another) stand without an empty line between. A row of a
table is one line, ``| cell | cell |``. A frame (a table that only sets heading or signature block in columns) is written column
after column. A reference to a footnote is a raised figure ('¹'), the footnote a paragraph of its own that begins with it, behind
the paragraph that refers to it. Where pages were not read between others, a paragraph of our own says so: '(Trang 2 không đọc.)'.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from nq57graph.model.text import Page, Word
from nq57graph.model.words import flat

_FRAMED = re.compile(
    r"doc lap\s*[-–—]\s*tu do|cong hoa xa hoi chu nghia|dang cong \S{2,5} viet nam|^\W*noi nhan\b|^(?:t/?m|kt|tl|tuq)\.",
    re.MULTILINE,
)
_SIGNED = re.compile(r"(?:t/?m|kt|tl|tuq)[./ ]")
UNREAD_PAGES = re.compile(r"\(Trang \d+(?: – \d+)? không đọc\.\)")
_MOST_FRAME_ROWS = 6
_FIGURES = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


Line = TypeVar("Line")


@dataclass(frozen=True, slots=True)
class Canonical:
    """``text`` with its ``pages`` and ``words`` (empty where the format has none); ``notes``, in Vietnamese, is what the
    reader has to say of the file; ``refused`` names the pages that are not in the text, each with the reason in Vietnamese."""

    text: str
    pages: tuple[Page, ...] = ()
    words: tuple[Word, ...] = ()
    notes: tuple[str, ...] = ()
    refused: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Cell(Generic[Line]):
    """A field of a table's grid: its lines or paragraphs. A merged cell fills several fields, each with the same ``lines``:
    ``below`` marks those that are not in its first row, ``beside`` those that are not in its first column."""

    lines: tuple[Line, ...] = ()
    below: bool = False
    beside: bool = False

    @property
    def text(self) -> str:
        return " ".join(map(str, self.lines))


def write_table(rows: Sequence[Sequence[Cell[str]]]) -> list[str]:
    """The lines of a table: rows between pipes, or the paragraphs of a frame, column after column, which are apart."""
    if is_frame([["\n".join(cell.lines) for cell in row] for row in rows]):
        columns = [
            [line for cell in column if not (cell.below or cell.beside) for line in cell.lines]
            for column in columns_of(rows)
        ]
        return [line for column in columns if column for line in (*column, "")][:-1]
    return [
        "| " + " | ".join(_in_row(cell.text) for cell in row) + " |"
        for row in show_merged(rows)
        if any(c.text for c in row)
    ]


def is_frame(rows: Sequence[Sequence[str]]) -> bool:
    """Whether a table (the lines of its cells) only sets things side by side: few rows of two filled columns at most, with the
    motto, 'Nơi nhận' or the formula of a signature in one (Decree 30/2020/NĐ-CP, Appendix I; Guideline 36-HD/VPTW). Where more
    bodies sign together, the first row has a formula in each column."""
    filled = [[text for text in row if text.strip()] for row in rows]
    if len(rows) > _MOST_FRAME_ROWS:
        return False
    if max(map(len, filled), default=0) > 2:
        return all(_SIGNED.match(flat(text)) for text in next(row for row in filled if row))
    return any(_FRAMED.search(flat(text)) for row in rows for text in row)


def show_merged(rows: Sequence[Sequence[Cell[Line]]]) -> list[list[Cell[Line]]]:
    """``rows`` with the words of merged cells where a reader needs them.

    A cell merged over rows holds for each of them: it is shown again in a row that has a first cell of its own. In a row whose
    first cell goes on from above, too, it is left empty: that row continues the one above. A cell merged over columns is shown
    in the first.
    """
    shown = []
    for row in rows:
        continues = bool(row) and row[0].below
        shown.append([replace(cell, lines=()) if cell.beside or (cell.below and continues) else cell for cell in row])
    return shown


def unread_pages(first: int, last: int) -> str:
    """The paragraph that stands for pages which were not read; ``UNREAD_PAGES`` tells it from the document's own."""
    return f"(Trang {first if first == last else f'{first} – {last}'} không đọc.)"


def raised(number: int) -> str:
    """``number`` in raised figures, as a reference to a footnote."""
    return str(number).translate(_FIGURES)


def columns_of(rows: Sequence[Sequence[Cell[Line]]]) -> list[list[Cell[Line]]]:
    """The fields of each column of a grid, from the top."""
    width = max(map(len, rows), default=0)
    return [[row[index] for row in rows if index < len(row)] for index in range(width)]


def _in_row(text: str) -> str:
    """``text`` on one line, without what divides cells."""
    return " ".join(text.replace("|", "¦").split())
