"""Pages → the canonical text: furniture left out, columns and tables in reading order, paragraphs joined over page breaks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from nq57graph.model.text import Page, Span, Word
from nq57graph.model.words import flat
from nq57graph.read.canonical import Canonical, Cell, columns_of, is_frame, raised, show_merged, unread_pages
from nq57graph.read.pages.frames import Frame, find_frames
from nq57graph.read.pages.furniture import drop_furniture, drop_stamps
from nq57graph.read.pages.lines import to_lines
from nq57graph.read.pages.notes import note_number, split_notes
from nq57graph.read.pages.paragraphs import (
    Margins,
    Paragraph,
    begins_paragraph,
    find_margins,
    joint,
    title_lines,
)
from nq57graph.read.pages.sheet import Sheet, TextLine, Token, median, spacing
from nq57graph.read.pages.tables import Grid, find_grids

_SAME_EDGE = 8.0  # points between the edges of a column on two pages
_ALIKE = 0.9
_HEADING_GAP = 1.7  # times the usual step: more of it parts two lines of a heading

_Rows = list[tuple[Cell[TextLine], ...]]


@dataclass(slots=True)
class _Table:
    edges: tuple[float, ...]
    rows: _Rows


@dataclass(frozen=True, slots=True)
class _Note:
    lines: tuple[TextLine, ...]

    @property
    def page(self) -> int:
        return self.lines[0].page

    @property
    def number(self) -> int:
        return note_number(self.lines[0]) or 0

    def follows(self, other: _Note) -> bool:
        return self.page == other.page and self.number > other.number


@dataclass(frozen=True, slots=True)
class _Gap:
    """Pages that were not read, from ``first`` to ``last``: nothing goes on over them."""

    first: int
    last: int


_Block = Paragraph | Frame | _Table | _Note | _Gap


def compose(sheets: Sequence[Sheet]) -> Canonical:
    """The canonical text of ``sheets``, with the place of every word."""
    writer = _Writer(sheets)
    for block in _join(_blocks(sheets)):
        writer.write(block)
    return writer.finish()


# ── pages → blocks ────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class _PageItems:
    """What stands on a page from the top, its footnotes apart; the lines of a heading in ``titles``."""

    number: int
    items: tuple[TextLine | Frame | Grid, ...]
    notes: tuple[tuple[TextLine, ...], ...]
    margins: Margins
    titles: frozenset[int]  # by id, lines being values that may be equal


def _blocks(sheets: Sequence[Sheet]) -> Iterator[_PageItems]:
    grids, lines = [], []
    for sheet in sheets:
        found, outside = find_grids(sheet)
        grids.append(found)
        lines.append(to_lines(outside, sheet.number))
    sizes = [line.size for page in lines for line in page]
    size = median(sizes) if sizes else 0.0
    lines = drop_furniture([drop_stamps(page, size) for page in lines], [sheet.height for sheet in sheets])
    for sheet, page, tables in zip(sheets, lines, grids, strict=True):
        text, notes = split_notes(page, sheet, size)
        margins = find_margins(text, sheet.width)
        items: list[TextLine | Frame | Grid] = []
        for run, table in _between(text, tables):
            items += find_frames(run, margins.left, margins.right)
            items += [table] if table else []
        plain = [item for item in items if isinstance(item, TextLine)]
        titles = frozenset(id(line) for line in title_lines(plain, margins))
        yield _PageItems(sheet.number, tuple(items), tuple(tuple(note) for note in notes), margins, titles)


def _between(lines: Sequence[TextLine], tables: Sequence[Grid]) -> Iterator[tuple[list[TextLine], Grid | None]]:
    """The lines above each table with the table, then those below the last."""
    rest = list(lines)
    for table in sorted(tables, key=lambda grid: grid.top):
        yield [line for line in rest if line.baseline <= table.top], table
        rest = [line for line in rest if line.baseline > table.top]
    yield rest, None


def _join(pages: Iterable[_PageItems]) -> Iterator[_Block]:
    """Blocks in reading order: paragraphs and tables that go on over a page break are one, a footnote stands behind the block
    that refers to it, or else behind the last one of its page."""
    blocks: list[_Block] = []
    notes: list[tuple[_Note, int]] = []
    above: Margins | None = None
    last = 0
    for page in pages:
        if blocks and page.number > last + 1:
            blocks.append(_Gap(last + 1, page.number - 1))
        last = page.number
        for item in page.items:
            if not (blocks and _goes_on(blocks[-1], item, above or page.margins, page)):
                blocks.append(_opened(item, page))
            above = page.margins
        notes += [(_Note(lines), len(blocks) - 1) for lines in page.notes]
    behind = _note_places(blocks, notes)
    yield from behind.get(-1, ())
    for index, block in enumerate(blocks):
        yield block
        yield from behind.get(index, ())


def _note_places(blocks: Sequence[_Block], notes: Sequence[tuple[_Note, int]]) -> dict[int, list[_Note]]:
    """Index of a block → the notes behind it. A reference means the note of its number on its own page, else the first such
    note behind it that no other reference means. A note whose reference is not found stands before the next one of its page."""
    left = list(notes)
    places: dict[int, list[_Note]] = {}
    for index, block in enumerate(blocks if notes else ()):
        for page, number in _references(block):
            same = [(n, i) for n, i in left if n.number == number]
            own = next((found for found in same if found[0].page == page), None)
            meant = own or next((found for found in same if found[0].page > page), None)
            if meant:
                left.remove(meant)
                places.setdefault(index, []).append(meant[0])
    for note, index in left:
        behind = (i for i, placed in places.items() if any(other.follows(note) for other in placed))
        places.setdefault(min([index, *behind]), []).append(note)
    return {index: sorted(placed, key=lambda note: (note.page, note.number)) for index, placed in places.items()}


def _references(block: _Block) -> Iterator[tuple[int, int]]:
    """(page, number) of each reference to a footnote."""
    match block:
        case Paragraph(lines, _):
            found = lines
        case _Table(_, rows):
            found = [line for row in rows for cell in row if not (cell.below or cell.beside) for line in cell.lines]
        case _:
            found = []
    for line in found:
        for token in line.tokens:
            if token.raised:
                yield line.page, int(token.text.strip("[]()"))


def _opened(item: TextLine | Frame | Grid, page: _PageItems) -> _Block:
    if isinstance(item, TextLine):
        return Paragraph([item], centred=id(item) in page.titles)
    if isinstance(item, Frame):
        return item
    if is_frame([["\n".join(map(str, cell.lines)) for cell in row] for row in item.rows]):
        return Frame(*_frame_columns(item))
    return _Table(item.edges, list(item.rows))


def _frame_columns(grid: Grid) -> tuple[list[TextLine], list[TextLine]]:
    columns = [
        [line for cell in column if not (cell.below or cell.beside) for line in cell.lines]
        for column in columns_of(grid.rows)
    ]
    left, *others = [column for column in columns if column] or [[]]
    return left, [line for column in others for line in column]


def _goes_on(opened: _Block, item: TextLine | Frame | Grid, above: Margins, page: _PageItems) -> bool:
    """Whether ``item`` is the rest of ``opened``, which then takes it in."""
    if isinstance(opened, Paragraph) and isinstance(item, TextLine):
        before = opened.lines[-1]
        if opened.centred or id(item) in page.titles:
            if not (opened.centred and id(item) in page.titles and before.page == item.page):
                return False
            if item.baseline - before.baseline > _HEADING_GAP * max(page.margins.step, item.size):
                return False
        elif begins_paragraph(before, item, above, page.margins, first=len(opened.lines) == 1):
            return False
        opened.lines.append(item)
        return True
    if isinstance(opened, Frame) and isinstance(item, TextLine) and opened.takes(item):
        opened.left.append(item)
        return True
    if isinstance(opened, _Table) and isinstance(item, Grid) and _same_columns(opened.edges, item.edges):
        _add_rows(opened.rows, item.rows)
        return True
    return False


def _same_columns(one: Sequence[float], other: Sequence[float]) -> bool:
    return len(one) == len(other) and all(
        abs((a - one[0]) - (b - other[0])) < _SAME_EDGE for a, b in zip(one, other, strict=True)
    )


def _add_rows(rows: _Rows, more: Sequence[tuple[Cell[TextLine], ...]]) -> None:
    """``more``, from the next page: without the head again, its first row put to the last one where that goes on."""
    if _is_alike(more[0], rows[0]):
        more = more[1:]
    if more and rows and not more[0][0].lines and rows[-1][0].lines and any(cell.lines for cell in more[0]):
        rows[-1] = tuple(
            replace(cell, lines=(*cell.lines, *rest.lines)) for cell, rest in zip(rows[-1], more[0], strict=True)
        )
        more = more[1:]
    rows.extend(more)


def _is_alike(row: Sequence[Cell[TextLine]], head: Sequence[Cell[TextLine]]) -> bool:
    """Whether two rows print the same, but for what recognition makes of a few letters."""
    one, other = (flat("|".join(cell.text for cell in cells)) for cells in (row, head))
    return one == other or SequenceMatcher(None, one, other, autojunk=False).ratio() > _ALIKE


# ── blocks → text ─────────────────────────────────────────────────────────────────────────────────────────────────


class _Writer:
    """Puts words one behind the other and remembers where each stands."""

    def __init__(self, sheets: Sequence[Sheet]) -> None:
        self._sheets = {sheet.number: sheet for sheet in sheets}
        self._parts: list[str] = []
        self._at = 0
        self._pages: list[Page] = []
        self._words: list[Word] = []

    def write(self, block: _Block) -> None:
        if self._at:
            self._put("\n\n")
        match block:
            case Paragraph(lines, centred):
                self._lines(lines, apart=centred)
            case Frame(left, right):
                self._lines(left, apart=True)
                self._put("\n\n" if left and right else "")
                self._lines(right, apart=True)
            case _Table(_, rows):
                self._table(rows)
            case _Gap(low, high):
                self._put(unread_pages(low, high))
            case _Note(lines):
                # It stands where it is referred to, maybe on another page than that of its words: no page begins with it.
                self._put(f"{raised(block.number)} ")
                first = TextLine(lines[0].page, lines[0].tokens[1:])
                self._lines([first, *lines[1:]], apart=False, is_note=True)

    def finish(self) -> Canonical:
        return Canonical("".join(self._parts), tuple(self._pages), tuple(self._words))

    def _lines(self, lines: Sequence[TextLine], *, apart: bool, is_note: bool = False) -> None:
        """``lines`` as one paragraph, or each on a line of its own (``apart``)."""
        for index, line in enumerate(lines):
            self._line(line, is_note=is_note)
            if index + 1 < len(lines):
                self._put("\n" if apart else joint(line.text)[len(line.text) :])

    def _line(self, line: TextLine, *, in_table: bool = False, is_note: bool = False) -> None:
        for gap, token in zip(spacing(line.tokens), line.tokens, strict=True):
            self._put(gap)
            self._token(token, line.page, in_table, is_note)

    def _token(self, token: Token, page: int, in_table: bool, is_note: bool) -> None:
        sheet = self._sheets[page]
        if not is_note and (not self._pages or self._pages[-1].number < page):
            self._pages.append(Page(self._at, page, sheet.confidence))
        text = token.text.replace("|", "¦") if in_table else token.text
        if token.raised:
            text = raised(int(text.strip("[]()")))
        box = token.box
        place = (box.left / sheet.width, box.top / sheet.height, box.right / sheet.width, box.bottom / sheet.height)
        self._words.append(
            Word(
                Span(self._at, self._at + len(text)),
                page,
                tuple(round(min(max(edge, 0.0), 1.0), 4) for edge in place),  # type: ignore[arg-type]
                token.confidence,
            )
        )
        self._put(text)

    def _table(self, rows: _Rows) -> None:
        shown = [row for row in show_merged(rows) if any(cell.lines for cell in row)]
        for number, row in enumerate(shown):
            self._put("\n| " if number else "| ")
            for index, cell in enumerate(row):
                self._put(" | " if index else "")
                for position, line in enumerate(cell.lines):
                    self._line(line, in_table=True)
                    if position + 1 < len(cell.lines):
                        self._put(joint(line.text)[len(line.text) :])
            self._put(" |")

    def _put(self, text: str) -> None:
        self._parts.append(text)
        self._at += len(text)
