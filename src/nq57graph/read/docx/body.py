"""The blocks of a document in order: paragraphs as printed, with their numbers, and tables; each with its notes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Generator, Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from nq57graph.read.canonical import Cell, raised
from nq57graph.read.docx.lines import to_lines
from nq57graph.read.docx.markup import W, contents, number, value
from nq57graph.read.docx.numbering import Numbering
from nq57graph.read.docx.runs import read_runs
from nq57graph.read.docx.styles import Style, Styles, look_of
from nq57graph.read.docx.tables import place_cells, read_grid

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_SEPARATORS = frozenset({"separator", "continuationSeparator", "continuationNotice"})


@dataclass(frozen=True, slots=True)
class Paragraph:
    """The ``lines`` of a paragraph, an empty one where a page ends inside it, and the ``notes`` that it refers to."""

    lines: tuple[str, ...]
    notes: tuple[str, ...] = ()
    centred: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table: ``rows`` of fields, and the ``notes`` that its cells refer to."""

    rows: list[list[Cell[str]]]
    notes: tuple[str, ...] = ()


Block = Paragraph | Table
NoteKey = tuple[str, str]  # 'footnote' or 'endnote', and its id


@dataclass(slots=True)
class Reader:
    """Reads the blocks of one document, once: numbers and notes are counted on the way."""

    styles: Styles
    numbering: Numbering
    notes: dict[NoteKey, Element]
    embedded: int = 0  # pieces met that have a format of their own ('w:altChunk')
    _numbers: dict[NoteKey, int] = field(default_factory=dict)
    _counts: Counter[str] = field(default_factory=Counter)  # of the notes of each kind
    _referred: list[str] = field(default_factory=list)  # notes referred to in the paragraph that is being read
    _in_note: bool = False

    def read_blocks(self, parent: Element, *, framed: bool = False) -> Iterator[Block]:
        """The blocks in ``parent``: the body or a note, or what is ``framed``, a cell or a text box."""
        begun: list[str] = []  # pieces of paragraphs whose mark is deleted or hidden: they go on in the next one
        for element in contents(parent):
            if element.tag == f"{W}p":
                begun = yield from self._read_paragraph(element, begun, framed)
            elif element.tag == f"{W}tbl":
                yield from self._paragraph("", begun, framed=True)
                begun = []
                yield from self._read_table(element)
            elif element.tag == f"{W}altChunk":
                self.embedded += 1
        yield from self._paragraph("", begun, framed=True)

    # ── paragraphs ────────────────────────────────────────────────────────────────────────────────────────────────

    def _read_paragraph(self, element: Element, begun: list[str], framed: bool) -> Generator[Block, None, list[str]]:
        """The paragraph, and the text boxes anchored in it. Returns the pieces that go on in the next one."""
        properties = element.find(f"{W}pPr")
        style = self.styles.paragraph(value(properties, "pStyle"))
        shown = read_runs(element, style, self.styles, self._refer)
        goes_on = _goes_on(properties, style)
        if goes_on:
            begun += shown.pieces
        elif not style.contents:
            centred = (value(properties, "jc") or style.alignment) == "center"
            label = self._label(properties, style)
            yield from self._paragraph(label, begun + shown.pieces, centred=centred, framed=framed)
        for box in shown.boxes:
            yield from self.read_blocks(box, framed=True)
        return begun if goes_on else []

    def _paragraph(
        self, label: str, pieces: list[str], *, centred: bool = False, framed: bool = False
    ) -> Iterator[Paragraph]:
        lines = to_lines(label, "".join(pieces), apart=centred or framed, framed=framed)
        notes, self._referred = tuple(self._referred), []
        if lines or notes or not framed:  # an empty one in the body parts what stands above it from what stands below
            yield Paragraph(tuple(lines), notes, centred)

    def _label(self, properties: Element | None, style: Style) -> str:
        """The automatic number of the paragraph, '' for none. The list 0 is none (17.9.18)."""
        direct = properties.find(f"{W}numPr") if properties is not None else None
        list_id = value(direct, "numId") or style.list_id
        if list_id is None or list_id == "0":
            return ""
        level = number(direct, "ilvl")
        return self.numbering.advance(list_id, self.numbering.level(list_id, style) if level is None else level)

    # ── notes ─────────────────────────────────────────────────────────────────────────────────────────────────────

    def _refer(self, kind: str, id_: str) -> int | None:
        """The number of a note, which is read where it is first referred to. A note refers to no other."""
        key = (kind, id_)
        if self._in_note or key not in self.notes:
            return None
        if key not in self._numbers:
            self._counts[kind] += 1
            self._numbers[key] = self._counts[kind]
            self._referred.append(f"{raised(self._numbers[key])} {self._read_note(self.notes[key])}")
        return self._numbers[key]

    def _read_note(self, note: Element) -> str:
        referred, self._referred, self._in_note = self._referred, [], True
        text = " ".join(_cell_lines(self.read_blocks(note)))
        self._referred, self._in_note = referred, False
        return text

    # ── tables ────────────────────────────────────────────────────────────────────────────────────────────────────

    def _read_table(self, element: Element) -> Iterator[Block]:
        """The table; one that only frames a column of text gives the blocks inside."""
        rows, edges = read_grid(element)
        cells = [[[] if box.below else list(self.read_blocks(box.element, framed=True)) for box in row] for row in rows]
        if all(sum(map(bool, row)) <= 1 for row in cells):
            for row in cells:
                for blocks in row:
                    yield from blocks
            return
        notes = tuple(note for row in cells for blocks in row for block in blocks for note in block.notes)
        yield Table(place_cells(rows, [[_cell_lines(blocks) for blocks in row] for row in cells], edges), notes)


def read_notes(root: Element | None, kind: str) -> dict[NoteKey, Element]:
    """The notes of the part 'footnotes' or 'endnotes', which a document may lack; the rules above them are no notes."""
    if root is None:
        return {}
    return {
        (kind, note.get(f"{W}id", "")): note
        for note in root.iter(f"{W}{kind}")
        if note.get(f"{W}type") not in _SEPARATORS
    }


def _goes_on(properties: Element | None, style: Style) -> bool:
    """Whether the mark of the paragraph is deleted or hidden, so that its words run into the next one."""
    mark = properties.find(f"{W}rPr") if properties is not None else None
    if mark is None:
        return bool(style.look.hidden)
    deleted = mark.find(f"{W}del") is not None or mark.find(f"{W}moveFrom") is not None
    return deleted or bool(look_of(mark).over(style.look).hidden)


def _cell_lines(blocks: Iterable[Block]) -> list[str]:
    """The lines of the blocks, a row of a table inside as one."""
    lines: list[str] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            lines.extend(filter(None, block.lines))
        else:
            lines.extend(filter(None, map(_row_line, block.rows)))
    return lines


def _row_line(row: Iterable[Cell[str]]) -> str:
    return "; ".join(cell.text for cell in row if cell.text and not (cell.below or cell.beside))
