"""Lines → paragraphs: wrapped lines joined, sentences torn by page breaks joined, footnotes and tables set apart."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from nq57graph.model.document import Level, Row, Table
from nq57graph.model.text import EMPTY, Flow, join
from nq57graph.model.words import UPPER, flat, is_capitals
from nq57graph.read.canonical import UNREAD_PAGES
from nq57graph.read.lines import Line
from nq57graph.read.numbering import Marked, mend_marks

_MARKERS: tuple[tuple[Level, re.Pattern[str]], ...] = (
    (
        Level.PART,
        re.compile(
            r"(?:PHẦN|Phần|CHƯƠNG|Chương|MỤC|Mục)\s+(?P<mark>[IVXLC]+|\d{1,2}|[A-E](?=\W)|"
            r"(?:THỨ|thứ)\s+(?:nhất|hai|ba|tư|năm|sáu|bảy|NHẤT|HAI|BA|TƯ|NĂM|SÁU|BẢY))"
            rf"(?:\s*[.:\-–]\s*|\s*$|\s+(?=[{UPPER}]))"
        ),
    ),
    (
        Level.ARTICLE,
        re.compile(r"(?:[^\w\s]{1,2}\s*)?(?:[ĐDÐ]i[eêéềếểệẻ]u|ĐIỀU)\s+(?P<mark>\d{1,3}[a-zđ]?)\s*(?:[.:]\s*|$)"),
    ),
    (Level.ROMAN, re.compile(rf"(?P<mark>[IVX]{{1,5}})\s*[.\-–—/)]\s*(?=[\"“'(]?[{UPPER}])")),
    (
        Level.NUMBER,
        re.compile(r"(?P<mark>\d{1,2}(?:\.\d{1,2}){0,4})(?:\s*\.\s*|(?<=\.\d)\s*\)\s*|/\s+)(?=[^\W\d]|[\"“'(])"),
    ),
    (Level.NUMBER, re.compile(rf"(?P<mark>\d{{1,2}}(?:\.\d{{1,2}}){{1,4}})\s+(?=[\"“'(]?[{UPPER}])")),
    (Level.NUMBER, re.compile(rf"(?P<mark>\d{{1,2}}(?:\.\d{{1,2}}){{0,4}})\s*[-–]\s+(?=[\"“'(]?[{UPPER}])")),
    (
        Level.NUMBER,
        re.compile(
            r"(?:Hoạt\s+động|Nhiệm\s+vụ|Nhóm\s+nhiệm\s+vụ|Giải\s+pháp|Nội\s+dung|Công\s+việc|Hoạt\s+đông)\s+(?:số\s+)?"
            rf"(?P<mark>\d{{1,2}}(?:\.\d{{1,2}}){{0,3}})\s*[.:–-]\s*(?=[\"“'(]?[{UPPER}])"
        ),
    ),
    (Level.LETTER, re.compile(r"(?P<mark>[a-zđ©])\s*\)\s*(?=\S)")),
    (Level.LETTER, re.compile(rf"(?P<mark>[a-zđ])\.\s+(?=[\"“'(]?[{UPPER}])")),
    (Level.BRACKET, re.compile(rf"\(?(?P<mark>\d{{1,2}})\s*\)\s*(?=[\"“']?(?:[{UPPER}]|\d))")),
    (Level.PLUS, re.compile(r"(?P<mark>\+)\s*(?=\S)")),
    (Level.DASH, re.compile(r"(?:[_~'`.,]{1,3}\s+)?(?P<mark>[-–—•●▪])\s+(?=\S)")),
    (Level.DASH, re.compile(rf"(?P<mark>[-–—•])(?=[{UPPER}])|(?P<mark2>~|__|[:=»])\s+(?=[{UPPER}])")),
)
_SMALL_MARK = re.compile(r"[a-zđ]\s*[).]")
_NUMBERED = (Level.NUMBER, Level.LETTER)
_DIRT = re.compile(r"[_~'`‘’.,·|]{0,3}\s*")  # what a scan leaves in front of a number: '_2.3. Giao Vụ …'
# 'A. MỤC TIÊU', and 'Il. TỔ CHỨC' or 'HI, TỔ CHỨC' as scans put 'II.' or 'III.': headings in capitals only.
_TITLE = 14  # words
_PART_LETTER = re.compile(rf"(?P<mark>[A-E])\s*[.\-–/]\s*(?=[{UPPER}])")
_BARE_ROMAN = re.compile(rf"(?P<mark>[IVX]{{1,5}})\s+(?=[{UPPER}]{{2}})")  # 'II MỤC TIÊU': its stop is lost
_TORN_ROMAN = re.compile(rf"(?P<mark>[IVXl1|!LHTvị]{{1,5}})\s*[.,\-–]\s*(?=[{UPPER}])")

_PAGE = re.compile(r"[-–—\s]*(?:PAGE BREAK|Trang)?[-–—\s]*\d{0,3}(?:/\d{1,3})?[-–—\s]*(?:PAGE BREAK)?[-–—\s]*$")
_PAGE_NUMBER = re.compile(r"[-–—\s]*(?:Trang\s*)?\d{1,3}(?:\s*/\s*\d{1,3})?[-–—\s]*$")
_FIGURES = re.compile(r"\d+")
_LONGEST_HEAD = 120  # code points
_PAGE_BREAK = re.compile(r"\W*PAGE BREAK\W*$")
# Running heads of a gazette, and the addresses of the sites that text was taken from.
_FURNITURE = re.compile(
    r"\W*\d{0,4}\W*cong\s+bao\b.{0,20}/\s*so\b.{0,60}$|(?:.{0,60}\btel\b.{0,60})?\W*(?:www\.|https?://)\S+\W*\d{0,4}\W*$"
)
_RULE = re.compile(r"[-–—_=*~.\s]{3,}$|[_=~*]+$")
# A labelled line under the name of an activity: 'Đơn vị chủ trì: …', 'Thời gian thực hiện: …'.
_LABELLED = re.compile(
    r"(?:(?:don vi|co quan|bo phan|nguoi)\s+(?:chu tri|phoi hop|thuc hien|dau moi|phu trach)|chu tri|phoi hop|thoi (?:gian|han)|"
    r"san pham|ket qua|kinh phi|nguon kinh phi|dia diem|thanh phan|tien do|lo trinh)(?:\s+[^\W\d_]+){0,4}\s*:"
)
_ENDED = re.compile(r"[.;:!?…](?:[\"”’')\]]|/\.)*$|\./\.?$")
_GOES_ON = re.compile(r"(?:,|\b(?:và|của|các|cho|về|từ|đến|với|tại|theo|bình|năm|tháng|quý|ngày|số))$")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph. ``body`` is ``whole`` without the marker; ``table`` is set for a table, which has no words."""

    whole: Flow
    level: Level = Level.PLAIN
    mark: str = ""
    body: Flow = EMPTY
    table: Table | None = None
    footnote: bool = False

    @property
    def text(self) -> str:
        return self.body.text


@dataclass(slots=True)
class _Draft:
    """A paragraph that is being put together. ``torn[i]``: a page break or a footnote stands before ``flows[i]``."""

    flows: list[Flow]
    first_body: Flow = EMPTY
    level: Level = Level.PLAIN
    mark: str = ""
    table: Table | None = None
    footnote: bool = False
    apart: bool = True  # a blank line (or the beginning) stands before it
    paged: bool = False  # the end of a page stands before it
    capitals: bool = False  # all its lines are in capitals
    torn: list[bool] = field(default_factory=lambda: [False])

    @property
    def last(self) -> str:
        """The text of its last line."""
        return self.flows[-1].text if len(self.flows) > 1 else self.first_body.text

    def add(self, other: _Draft, *, torn: bool) -> None:
        self.torn += [torn, *other.torn[1:]]
        self.flows += other.flows
        self.capitals = self.capitals and other.capitals

    def finish(self, mark: str) -> Paragraph:
        whole = self._joined(self.flows[0])
        body = whole if self.first_body is self.flows[0] else self._joined(self.first_body)
        return Paragraph(whole, self.level, mark, body, self.table, self.footnote)

    def _joined(self, first: Flow) -> Flow:
        if len(self.flows) == 1:
            return first
        segments: list[list[Flow]] = [[first]]
        for flow, torn in zip(self.flows[1:], self.torn[1:], strict=True):
            if torn:
                segments.append([flow])
            else:
                segments[-1].append(flow)
        return join((join(segment, torn=False) for segment in segments), torn=True)


def is_page_break(text: str) -> bool:
    """Whether the line is the mark that converters put between pages."""
    return bool(_PAGE_BREAK.match(text))


def to_paragraphs(lines: Sequence[Line], *, canonical: bool = False) -> tuple[list[Paragraph], tuple[str, ...]]:
    """The paragraphs of ``lines`` in order, footnotes among them; and notes on numbers that were put right.

    ``canonical``: a reader has put each paragraph on a line of its own, a footnote too.
    """
    wrapped = not canonical and _is_wrapped(lines)
    drafts = _mend(_gather(lines, wrapped), _width(lines), canonical)
    marks, notes = mend_marks([Marked(d.level, d.mark, d.capitals) for d in drafts])
    for draft, marked in zip(drafts, marks, strict=True):
        if draft.level is not Level.PLAIN and marked.level is Level.PLAIN:
            draft.first_body = draft.flows[0]
        draft.level = marked.level
    return [d.finish(m.mark) for d, m in zip(drafts, marks, strict=True)], notes


def _gather(lines: Sequence[Line], wrapped: bool) -> list[_Draft]:
    heads = _running_heads(lines)
    width = _width(lines) if wrapped else 0
    gathered: list[_Draft] = []
    apart = True
    paged = False  # a page number or a page break stands before the line
    index = 0
    while index < len(lines):
        line = lines[index]
        if line.cells or _begins_loose_table(lines, index):
            table, index = _table(lines, index)
            gathered.append(_Draft([EMPTY], table=table, apart=apart))
            apart = True
            continue
        index += 1
        if not line.text or _is_furniture(line.text) or (heads and _FIGURES.sub("#", line.text) in heads):
            apart, paged = True, paged or bool(line.text)
            continue
        previous = gathered[-1] if gathered else None
        draft = _draft(line, apart or previous is None or _ended(previous.last))
        draft.apart, draft.paged = apart, paged
        if previous is not None and wrapped and (_is_reference(previous, draft) or _is_enumerated(gathered, draft)):
            draft = _Draft([line.flow], line.flow)
            draft.apart = False
        if previous is not None and not _closes(previous, draft, width) and _goes_on(previous, draft, line, wrapped):
            previous.add(draft, torn=apart)
        else:
            gathered.append(draft)
        apart = paged = False
    return gathered


def _running_heads(lines: Sequence[Line]) -> frozenset[str]:
    """Lines that stand beside the number of two pages or more, figures left open: what is printed on every page."""
    counts: Counter[str] = Counter()
    shown = [line.text for line in lines if line.text]
    for before, text, after in zip(["", *shown], shown, [*shown[1:], ""], strict=False):
        if len(text) < _LONGEST_HEAD and (_PAGE_NUMBER.match(before) or _PAGE_NUMBER.match(after)):
            counts[_FIGURES.sub("#", text)] += 1
    return frozenset(text for text, count in counts.items() if count > 1 and re.search(r"[^\W\d]{2}", text))


def _is_furniture(text: str) -> bool:
    if len(text) > 300:
        return False
    return bool(_PAGE.match(text) or _RULE.match(text) or _FURNITURE.match(flat(text)))


def _draft(line: Line, apart: bool) -> _Draft:
    flow = line.flow
    capitals = is_capitals(flow.text)
    if line.footnote:
        return _Draft([flow], flow, footnote=True, apart=apart)
    if line.bullet:
        return _Draft([flow], flow, Level.DASH, "-", apart=apart)
    if flow.text[:1].islower() and not _SMALL_MARK.match(flow.text):
        return _Draft([flow], flow, apart=apart)  # most lines go on in a sentence
    clean = _DIRT.match(flow.text).end()  # type: ignore[union-attr]
    for level, pattern in _MARKERS:
        if found := pattern.match(flow.text) or (level in _NUMBERED and pattern.match(flow.text, clean)):
            return _Draft([flow], flow.part(found.end()), level, found["mark"] or "-", apart=apart, capitals=capitals)
    if apart and len(flow.text.split()) < _TITLE and (found := _PART_LETTER.match(flow.text)) and not _ended(flow.text):
        return _Draft([flow], flow.part(found.end()), Level.PART, found["mark"], apart=apart, capitals=capitals)
    if capitals and len(flow.text.split()) > 2:
        bare = ((Level.ROMAN, _BARE_ROMAN),) if apart else ()
        for level, pattern in ((Level.PART, _PART_LETTER), (Level.ROMAN, _TORN_ROMAN), *bare):
            if found := pattern.match(flow.text):
                return _Draft([flow], flow.part(found.end()), level, found["mark"], apart=apart, capitals=True)
    return _Draft([flow], flow, apart=apart, capitals=capitals)


def _ended(text: str) -> bool:
    return bool(_ENDED.search(text[-12:]))


def _is_enumerated(gathered: Sequence[_Draft], draft: _Draft) -> bool:
    """Whether '(2)' at the beginning of a line goes on in a sentence: '… gồm: (1) … và' / '(2) …'."""
    if draft.level is not Level.BRACKET or draft.apart:
        return False
    last = next((other.mark for other in reversed(gathered) if other.level is Level.BRACKET), "")
    follows = last == str(int(draft.mark) - 1) if draft.mark != "1" else True
    return not (follows and _ended(gathered[-1].last))


def _is_reference(previous: _Draft, draft: _Draft) -> bool:
    """Whether a wrapped line only begins with the words of a heading: '… tại điểm 1' / 'Mục III Bản Thỏa thuận'."""
    if draft.level is not Level.PART or draft.apart or draft.capitals or not previous.last:
        return False
    return not _ENDED.search(previous.last[-12:]) and not previous.capitals and len(draft.first_body) > 0


def _goes_on(previous: _Draft, draft: _Draft, line: Line, wrapped: bool) -> bool:
    """Whether ``draft`` is the rest of ``previous``: a wrapped line, or the title of 'Chương I' on the line below."""
    if previous.table or draft.footnote or draft.level is not Level.PLAIN:
        return False
    if line.text[:1].isupper() and _LABELLED.match(flat(line.text[:60])):
        return False
    if previous.level in (Level.PART, Level.ARTICLE) and not previous.last and len(previous.flows) == 1:
        return draft.capitals or len(line.text) < 150
    if draft.apart or line.heading:
        return False
    if wrapped:
        return draft.capitals <= previous.capitals
    return line.text[:1].islower() and not _ENDED.search(previous.last[-12:])


def _mend(drafts: Sequence[_Draft], width: int, canonical: bool) -> list[_Draft]:
    """Sentences torn by a page break, or by footnotes at the foot of a page, put together again.

    A paragraph that does not end a sentence goes on in the next unmarked one that begins small (or with a figure, or after
    a comma); footnotes between the two stay footnotes. An unmarked paragraph after a footnote is the footnote's own.
    """
    mended: list[_Draft] = []
    before: _Draft | None = None  # the last paragraph of the text, footnotes not counted
    for draft in drafts:
        if draft.footnote or draft.table:
            mended.append(draft)
            if draft.table:
                before = None
            continue
        if before is not None and draft.level is Level.PLAIN and _is_torn(before, draft, width):
            before.add(draft, torn=True)
            continue
        if not canonical and draft.level is Level.PLAIN and mended and mended[-1].footnote:
            mended[-1].add(draft, torn=True)
            continue
        mended.append(draft)
        before = draft
    return mended


def _is_torn(before: _Draft, after: _Draft, width: int) -> bool:
    text, rest = before.last, after.flows[0].text
    if not text or _ENDED.search(text[-12:]) or before.capitals:
        return False
    if UNREAD_PAGES.fullmatch(text) or UNREAD_PAGES.fullmatch(rest):
        return False
    if rest[:1].islower() or rest.startswith("("):
        return True
    if after.paged and len(before.flows) > 1 and len(before.flows[-1].text) > 0.8 * width and not after.capitals:
        return True  # the last line of the page is full, and its sentence has not ended
    # A bracket is open: '(chủ trì: Công ty' / 'Điện lực Vĩnh An, …)'.
    return (bool(_GOES_ON.search(text[-12:])) or text.count("(") > text.count(")")) and not after.capitals


def _closes(previous: _Draft, draft: _Draft, width: int) -> bool:
    """Whether the line before a capital was broken off well short of the ``width`` of the text, behind a stop: a paragraph
    has ended there although no blank line stands between, as below a heading ('1. Sở Tài chính:')."""
    if not width or draft.level is not Level.PLAIN or not draft.flows[0].text[:1].isupper() or previous.capitals:
        return False
    last = previous.flows[-1].text
    length = len(last) + len(draft.flows[0].text.split()[0]) + 1
    if previous.level is Level.NUMBER and len(previous.flows) == 1 and not _GOES_ON.search(last[-12:]):
        return length < 0.6 * width  # a heading without a stop: '4. Chế độ báo cáo'
    return _ended(last) and length < 0.85 * width


def _width(lines: Sequence[Line]) -> int:
    """The length that lines of running text have: that of the ninth tenth of them."""
    lengths = sorted(len(line.text) for line in lines if len(line.text) > 30)
    return lengths[len(lengths) * 9 // 10] if lengths else 0


def _is_wrapped(lines: Sequence[Line]) -> bool:
    """Whether paragraphs are broken into lines of one width, as in text out of a PDF or a scan."""
    lengths = [len(line.text) for line in lines if len(line.text) > 30]
    if len(lengths) < 8:
        return sum(n > 110 for n in lengths) == 0 and len(lengths) > 3
    return sum(n > 120 for n in lengths) < 0.08 * len(lengths)


# ── tables ────────────────────────────────────────────────────────────────────────────────────────────────────────


def _table(lines: Sequence[Line], index: int) -> tuple[Table, int]:
    """The table that begins at ``index``, and the line after it. Blank lines inside it do not end it, nor does a section
    row of two cells ('II.⇥Hạ tầng số')."""
    rows: list[tuple[Flow, ...]] = []
    blank = index  # where the blank lines since the last row began
    while index < len(lines):
        line = lines[index]
        row = line.cells
        if row and rows and len(row) < len(rows[0]) == len(line.columns):
            row = line.columns  # empty cells at both ends look like outer pipes
        if rows and (torn := _torn_row(lines, index, len(rows[0]))):
            rows.append(torn)
            blank = index = index + 2
            continue
        if not row and (not rows or len(line.columns) == len(rows[0]) or _is_section_row(line)):
            row = line.columns
        if row:
            rows.append(row)
            blank = index + 1
        elif line.text:
            break
        index += 1
    width = max(len(row) for row in rows)
    padded = [row + (EMPTY,) * (width - len(row)) for row in rows]
    body: list[list[list[Flow]]] = []  # rows of cells of pieces
    for row in padded[1:]:
        if body and not row[0].text and sum(bool(cell.text) for cell in row) < width / 2 + 1:
            for pieces, cell in zip(body[-1], row, strict=True):
                pieces.append(cell)
        else:
            body.append([[cell] for cell in row])
    return Table(padded[0], tuple(Row(tuple(_cell(pieces) for pieces in row)) for row in body)), blank


def _torn_row(lines: Sequence[Line], index: int, width: int) -> tuple[Flow, ...]:
    """The row of ``width`` cells that a line break inside one of them has torn into two lines; () for any other."""
    if index + 1 >= len(lines) or not lines[index + 1].parts:
        return ()
    first, rest = (line.cells or line.columns or (line.flow,) for line in lines[index : index + 2])
    if not 1 < len(first) < width or len(first) + len(rest) - 1 != width or _is_section_row(lines[index]):
        return ()
    return (*first[:-1], join((first[-1], rest[0]), torn=False), *rest[1:])


def _begins_loose_table(lines: Sequence[Line], index: int) -> bool:
    """Whether a row without outer pipes begins here: the next line with words has as many columns. One alone is dirt."""
    width = len(lines[index].columns)
    if width < 3:
        return False
    following = [line for line in lines[index + 1 : index + 6] if line.text]
    while following and _is_section_row(following[0]):
        del following[0]
    if not following:
        return False
    return len(following[0].columns) == width or (len(following) > 1 and bool(_torn_row(following, 0, width)))


def _is_section_row(line: Line) -> bool:
    return len(line.columns) == 2 and bool(re.fullmatch(r"(?:[IVXA-E]+|\d{1,3})\s*[.)]?", line.columns[0].text))


def _cell(pieces: list[Flow]) -> Flow:
    return pieces[0] if len(pieces) == 1 else join(pieces, torn=True)
