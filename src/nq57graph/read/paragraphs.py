"""Lines → paragraphs: wrapped lines joined, sentences torn by page breaks joined, footnotes and tables set apart."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from nq57graph.model.document import Level, Row, Table
from nq57graph.model.text import EMPTY, Flow, join
from nq57graph.model.words import UPPER, is_capitals
from nq57graph.read.lines import Line

_MARKERS: tuple[tuple[Level, re.Pattern[str]], ...] = (
    (Level.PART, re.compile(r"(?:PHẦN|Phần|CHƯƠNG|Chương|MỤC|Mục)\s+(?P<mark>[IVXLC]+|\d{1,2}|(?:THỨ|thứ)\s+\w+)\b[.:]?\s*")),
    (Level.ARTICLE, re.compile(r"(?:Điều|ĐIỀU)\s+(?P<mark>\d{1,3}[a-zđ]?)\s*[.:]\s*")),
    (Level.ROMAN, re.compile(rf"(?P<mark>[IVX]{{1,5}})\s*[.\-–—/)]\s*(?=[\"“'(]?[{UPPER}])")),
    (Level.NUMBER, re.compile(r"(?P<mark>\d{1,2}(?:\.\d{1,2}){0,4})(?:\s*[.)]\s*|/\s+)(?=[^\W\d]|[\"“'(])")),
    (Level.NUMBER, re.compile(rf"(?P<mark>\d{{1,2}}(?:\.\d{{1,2}}){{1,4}})\s+(?=[\"“'(]?[{UPPER}])")),
    (Level.LETTER, re.compile(r"(?P<mark>[a-zđ])\s*\)\s*(?=\S)")),
    (Level.LETTER, re.compile(rf"(?P<mark>[a-zđ])\.\s+(?=[\"“'(]?[{UPPER}])")),
    (Level.PLUS, re.compile(r"(?P<mark>\+)\s*(?=\S)")),
    (Level.DASH, re.compile(r"(?P<mark>[-–—•●▪])\s+(?=\S)")),
    (Level.DASH, re.compile(rf"(?P<mark>[-–—•])(?=[{UPPER}])")),
)
_PAGE = re.compile(r"[-–—\s]*(?:PAGE BREAK|Trang)?[-–—\s]*\d{0,3}[-–—\s]*(?:PAGE BREAK)?[-–—\s]*$|-{2,}\s*PAGE BREAK\s*-{2,}$")
_RULE = re.compile(r"[-–—_=*~.\s]{3,}$|[_=~*]+$")
_ENDED = re.compile(r"[.;:!?…](?:[\"”’')\]]|/\.)*$|\./\.?$")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph. ``body`` is ``whole`` without the marker; ``table`` is set for a table, which has no words."""

    whole: Flow
    level: Level = Level.PLAIN
    mark: str = ""
    body: Flow = EMPTY
    table: Table | None = None
    footnote: bool = False
    apart: bool = True  # a blank line (or the beginning) stands before it

    @property
    def text(self) -> str:
        return self.body.text


def to_paragraphs(lines: Sequence[Line]) -> list[Paragraph]:
    """The paragraphs of ``lines`` in order, footnotes among them."""
    wrapped = _is_wrapped(lines)
    gathered: list[Paragraph] = []
    apart = True
    index = 0
    while index < len(lines):
        line = lines[index]
        if line.cells:
            table, index = _table(lines, index)
            gathered.append(Paragraph(EMPTY, table=table, apart=apart))
            apart = True
            continue
        index += 1
        if not line.text:
            apart = True
            continue
        if _PAGE.match(line.text) or _RULE.match(line.text):
            apart = True
            continue
        paragraph = _paragraph(line, apart)
        previous = gathered[-1] if gathered else None
        if previous is not None and _goes_on(previous, paragraph, line, wrapped):
            gathered[-1] = _joined(previous, paragraph, torn=apart)
        else:
            gathered.append(paragraph)
        apart = False
    return _mend(gathered)


def _paragraph(line: Line, apart: bool) -> Paragraph:
    flow = line.flow
    if line.footnote:
        return Paragraph(flow, body=flow, footnote=True, apart=apart)
    if line.bullet:
        return Paragraph(flow, Level.DASH, "-", flow, apart=apart)
    for level, pattern in _MARKERS:
        found = pattern.match(flow.text)
        if found:
            return Paragraph(flow, level, found["mark"], flow.part(found.end()), apart=apart)
    return Paragraph(flow, body=flow, apart=apart)


def _goes_on(previous: Paragraph, paragraph: Paragraph, line: Line, wrapped: bool) -> bool:
    """Whether ``paragraph`` is the rest of ``previous``: a wrapped line."""
    if paragraph.apart or previous.table or paragraph.footnote or line.heading:
        return False
    if paragraph.level is not Level.PLAIN:
        return False
    if wrapped:
        return not (is_capitals(paragraph.text) and not is_capitals(previous.text))
    return paragraph.text[:1].islower() and not _ENDED.search(previous.text)


def _joined(previous: Paragraph, rest: Paragraph, *, torn: bool) -> Paragraph:
    return replace(
        previous,
        whole=join((previous.whole, rest.whole), torn=torn),
        body=join((previous.body, rest.whole), torn=torn),
    )


def _mend(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """Sentences torn by a page break, or by footnotes at the foot of a page, put together again.

    A paragraph that does not end a sentence goes on in the next unmarked one that begins small (or with a figure, or after
    a comma); footnotes between the two stay footnotes. An unmarked paragraph after a footnote is the footnote's own.
    """
    mended: list[Paragraph] = []
    open_at: int | None = None  # the last paragraph of the text, footnotes not counted
    for paragraph in paragraphs:
        if paragraph.footnote or paragraph.table:
            mended.append(paragraph)
            if paragraph.table:
                open_at = None
            continue
        if open_at is not None and paragraph.level is Level.PLAIN and _is_torn(mended[open_at], paragraph):
            mended[open_at] = _joined(mended[open_at], paragraph, torn=True)
            continue
        if paragraph.level is Level.PLAIN and mended and mended[-1].footnote:
            mended[-1] = _joined(mended[-1], paragraph, torn=True)
            continue
        mended.append(paragraph)
        open_at = len(mended) - 1
    return mended


def _is_torn(before: Paragraph, after: Paragraph) -> bool:
    text, rest = before.text, after.text
    if not text or _ENDED.search(text) or is_capitals(text):
        return False
    if rest[:1].islower():
        return True
    if re.search(r"(?:,|\b(?:và|của|các|cho|về|từ|đến|với|tại|theo|bình))$", text):
        return not is_capitals(rest)
    return False


def _is_wrapped(lines: Sequence[Line]) -> bool:
    """Whether paragraphs are broken into lines of one width, as in text out of a PDF or a scan."""
    lengths = [len(line.text) for line in lines if len(line.text) > 30]
    if len(lengths) < 8:
        return sum(n > 110 for n in lengths) == 0 and len(lengths) > 3
    return sum(n > 120 for n in lengths) < 0.08 * len(lengths)


def _table(lines: Sequence[Line], index: int) -> tuple[Table, int]:
    """The table that begins at ``index``, and the line after it. Blank lines inside it do not end it."""
    rows: list[tuple[Flow, ...]] = []
    while index < len(lines):
        line = lines[index]
        if line.cells:
            rows.append(line.cells)
            index += 1
        elif not line.text:
            ahead = index
            while ahead < len(lines) and not lines[ahead].text and not lines[ahead].cells:
                ahead += 1
            if ahead < len(lines) and lines[ahead].cells:
                index = ahead
            else:
                break
        else:
            break
    width = max(len(row) for row in rows)
    padded = [row + (EMPTY,) * (width - len(row)) for row in rows]
    body: list[tuple[Flow, ...]] = []
    for row in padded[1:]:
        if body and not row[0].text and sum(bool(cell.text) for cell in row) < width / 2 + 1:
            body[-1] = tuple(join(pair, torn=True) for pair in zip(body[-1], row, strict=True))
        else:
            body.append(row)
    return Table(padded[0], tuple(Row(row) for row in body)), index
