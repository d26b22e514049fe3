"""A document written out as a Word file, as offices write them: heading and signature in tables without lines, the title centred,
part of the numbers automatic, footnotes and tables as Word has them.

``write_docx`` takes a document in the form of the example workspace (a paragraph on a line, footnotes behind raised figures, tables
in tabs); the reader of Word files is the way back.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from .docx_files import Xml, cell, docx, level, note, numbered, p, r, restart, row, series, style, table

_TYPES = ("THÔNG BÁO", "NGHỊ QUYẾT")
_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_NOTE = re.compile(rf"([{_RAISED}]+) ")
_PIECE = re.compile(rf"(\*+)(.+?)\1|([{_RAISED}]+)|([^*{_RAISED}]+|\*)")
_MARK = re.compile(r"(?P<number>[IVX]+|\d+|[a-e])(?P<behind>[.)-]) (?=\S)|(?P<sign>[-+]) ")
_ENDED = re.compile(r"[.;:!?/”)]\W*$")

# (format, text) of the series that number automatically; each is one 'w:abstractNum'.
_FORMATS = {
    "-": ("bullet", "-"),
    "+": ("bullet", "+"),
    "I.": ("upperRoman", "%1."),
    "I-": ("upperRoman", "%1-"),
    "1.": ("decimal", "%1."),
    "a)": ("lowerLetter", "%1)"),
}
_ROMANS = ["I", "II", "III", "IV", "V", "VI"]


@dataclass(slots=True)
class _Lists:
    """The lists used so far; one that does not count on begins another, as Word does with 'Restart numbering'."""

    lists: list[tuple[str, int]] = field(default_factory=list)  # series and first number of each
    current: dict[str, tuple[int, int]] = field(default_factory=dict)  # of a series: its list, the last number

    def item(self, kind: str, number: int) -> tuple[int, int]:
        known = self.current.get(kind)
        if known is None or (kind not in "-+" and known[1] + 1 != number):
            self.lists.append((kind, number))
            known = len(self.lists), number - 1
        self.current[kind] = known[0], number
        return known[0], 0

    def xml(self) -> str:
        kinds = list(_FORMATS)
        made = [series(i, level(0, *_FORMATS[kind])) for i, kind in enumerate(kinds)]
        for index, (kind, start) in enumerate(self.lists):
            anew = start != 1 or kind in [before for before, _ in self.lists[:index]]
            made.append(numbered(index + 1, kinds.index(kind), restart(0, start) if anew else ""))
        return "".join(made)


def write_docx(text: str) -> bytes:
    """The document ``text`` as a Word file."""
    blocks = [block.split("\n") for block in re.split(r"\n[\s]*\n", text.strip())]
    typed = next(i for i, block in enumerate(blocks) if block[0].startswith(_TYPES))
    signed = next(i for i, block in enumerate(blocks) if block[0].startswith("Nơi nhận"))
    annexed = next((i for i in range(signed, len(blocks)) if blocks[i][0].startswith("Phụ lục")), len(blocks))
    begun = next(i for i in range(typed + 1, signed) if not blocks[i][0].startswith(("**", "Kết luận của")))
    paragraphs, notes = _apart([line for block in blocks[begun:signed] for line in block])
    lists = _Lists()
    head = [line for block in blocks[:typed] for line in block]
    annex = [line for block in blocks[annexed:] for line in block]
    written = [
        *_heading(head),
        *(p(*_runs(line), centred=True) for block in blocks[typed:begun] for line in block),
        p(),
        *(_paragraph(line, lists) for line in paragraphs),
        _closing([line for block in blocks[signed:annexed] for line in block]),
        *_annex(annex),
        p(),
    ]
    return docx(
        *written,
        styles=style("Item", ppr='<w:ind w:firstLine="720"/><w:jc w:val="both"/>'),
        numbering=lists.xml(),
        footnotes=notes,
    )


def _apart(lines: Sequence[str]) -> tuple[list[str], dict[int, list[str]]]:
    """The paragraphs, those torn by a page mended, and the footnotes that stood between them."""
    paragraphs: list[str] = []
    notes: dict[int, list[str]] = {}
    note: list[str] | None = None  # the one that unmarked lines go on in
    for line in filter(str.strip, lines):
        marked = _MARK.match(line)
        if noted := _NOTE.match(line):
            note = notes[_number(noted[1])] = [line[noted.end() :]]
        elif paragraphs and line[0].islower() and not marked and not _ENDED.search(paragraphs[-1]):
            paragraphs[-1] += f" {line}"
            note = None
        elif note is not None and not marked:
            note.append(line)
        else:
            paragraphs.append(line)
            note = None
    return paragraphs, notes


def _number(figures: str) -> int:
    return int("".join(str(_RAISED.index(figure)) for figure in figures))


def _runs(text: str) -> Iterator[str]:
    """``text`` as runs: stars as bold or italic letters, raised figures as references to notes."""
    for found in _PIECE.finditer(text):
        stars, marked, figures, plain = found.groups()
        if stars:
            yield r(marked, "<w:b/>" if len(stars) > 1 else "<w:i/>")
        elif figures:
            yield note(_number(figures))
        else:
            yield plain


def _paragraph(line: str, lists: _Lists) -> Xml:
    """A paragraph of the text; its number is automatic where a list of Word can print it."""
    mark = _MARK.match(line)
    if mark is None:
        return p(*_runs(line), style="Item")
    if mark["sign"]:
        return p(*_runs(line[mark.end() :]), style="Item", item=lists.item(mark["sign"], 1))
    figure = mark["number"]
    kind = ("I" if figure in _ROMANS else "1" if figure.isdecimal() else "a") + mark["behind"]
    if kind not in _FORMATS:
        return p(*_runs(line), style="Item")
    number = _ROMANS.index(figure) + 1 if figure in _ROMANS else int(figure) if figure.isdecimal() else ord(figure) - 96
    return p(*_runs(line[mark.end() :]), style="Item", item=lists.item(kind, number))


def _heading(lines: Sequence[str]) -> Iterator[Xml]:
    """Issuer and number left, motto, place and date right (Guideline 36-HD/VPTW)."""
    shown = [line for line in lines if line.strip()]
    if shown:
        last = next(i for i, line in enumerate(shown) if line.startswith("Số"))
        yield _frame(shown[: last + 1], shown[last + 1 :])


def _closing(lines: Sequence[str]) -> Xml:
    """'Nơi nhận' left, the signature right."""
    shown = [line for line in lines if line.strip()]
    listed = next(i for i, line in enumerate(shown) if i and not line.startswith("-"))
    return _frame(shown[:listed], shown[listed:])


def _frame(left: Sequence[str], right: Sequence[str]) -> Xml:
    return table(row(cell(*map(p, left)), cell(*(p(line, centred=True) for line in right))), widths=(4000, 5000))


def _annex(lines: Sequence[str]) -> Iterator[Xml]:
    for tabbed, group in groupby(filter(str.strip, lines), key=lambda line: "\t" in line):
        if tabbed:
            yield _table([line.split("\t") for line in group])
        else:
            yield from (p(line, centred=True) for line in group)


def _table(rows: Sequence[Sequence[str]]) -> Xml:
    """A table of Word; equal neighbours below one another in one column are a cell merged over rows."""
    width = max(map(len, rows))
    padded = [[*cells, *[""] * (width - len(cells))] for cells in rows]
    made = []
    for index, cells in enumerate(padded):
        above = padded[index - 1] if index else [""] * width
        below = padded[index + 1] if index + 1 < len(padded) else [""] * width
        made.append(
            row(
                *(
                    cell(merge="continue")
                    if text and text == over
                    else cell(text, merge="restart" if text and text == under else "")
                    for text, over, under in zip(cells, above, below, strict=True)
                )
            )
        )
    return table(*made, widths=[1300] * width)
