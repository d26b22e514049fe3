"""A source → its zones: header, opening, outline, recipients, signatures, footnotes, annexes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from nq57graph.model.document import Annex, Document, Header, Level, Signature
from nq57graph.model.text import EMPTY, Flow, Source
from nq57graph.model.words import UPPER, flat, is_capitals
from nq57graph.read.closing import find_signed_end, heads_recipients, is_formula, is_person, read_close
from nq57graph.read.header import ANNEX, NUMBER_WORD, find_adoption, read_header, type_at
from nq57graph.read.lines import Line, split_lines, stitch
from nq57graph.read.outline import to_outline
from nq57graph.read.paragraphs import Paragraph, is_page_break, to_paragraphs

_ANNEX = re.compile(r"(?:PHỤ LỤC|Phụ lục|PHỤ LUC|Phụ Lục)\b(?:\s+(?:số\s+)?[\dIVXa-zA-Z]{0,5})?\s*[.:]?\s*$")
_ANNEX_WITH_TITLE = re.compile(
    rf"(?:PHỤ LỤC|Phụ lục)\s+(?:số\s+)?(?:\d{{1,2}}|[IVX]{{1,5}}|[A-D])\s*[.:–-]\s*(?=[{UPPER}])"
)
_ATTACHED = re.compile(r"\W*(?:ban\s+hanh\s+)?kem\s+theo\b")
# Over the text without accents, which a scan may have spoiled. Decree 30/2020/NĐ-CP, Appendix III, shows the formulas.
_CLOSING = re.compile(
    r"(?:nay thong bao|.{0,120}?\bthong bao (?:de|toi|den|cho)\b.{0,200}(?:thuc hien|biet)|(?:tran trong|kinh)\b.{0,80}|"
    r"tren day la\b|(?:nghi quyet|quyet dinh|chi thi|ke hoach|chuong trinh(?: hanh dong)?|thong bao|ket luan) nay (?:co hieu luc|duoc pho bien|pho bien|duoc thong qua)\b|trong qua trinh (?:to chuc |trien khai )*(?:thuc hien|trien khai)\b[^.;]{0,80}?\b(?:kho khan|vuong mac|phat sinh)\b|"
    r"(?:yeu cau|de nghi) (?:cac|thu truong|giam doc|chu tich)\b[^.;:]{0,300}?\b(?:nghiem tuc|phoi hop)(?: \w+){0,2} thuc hien"
    r"(?: (?:nghi quyet|quyet dinh|chi thi|ke hoach|thong bao|cong van|van ban|noi dung) (?:nay|tren))?\W*$)"
)
_MOTTO = re.compile(r"(?:cong\s*hoa\s+xa\s+h[o0]i\s+chu|dang\s+cong\s+san\s+viet\s+nam|doc\s+lap\s*[-–—.]+\s*tu\s+d)")
_FILED = re.compile(r"[-–—~_]\s*luu\s*(?::|(?:vt|vp|hc|hs|van phong|van thu)\b)")
_BULLETED = re.compile(r"[-–—~_]\s*\S")
_LAST_LINES = 40
_LONGEST_BLOCK = 12  # lines from the formula of a signature to the name
_LONGEST_HEADING = 120
_HIGHEST_HEAD = 12  # lines of a header above the motto, where it was read column by column


def lay_out(source: Source) -> Document:
    """The layout of ``source``. What is not there stays empty."""
    document = _lay_out(source, list(split_lines(source)))
    return replace(document, notes=(*source.notes, *document.notes)) if source.notes else document


def _lay_out(source: Source, lines: Sequence[Line]) -> Document:
    """The document that ``lines`` of ``source`` begin with; further ones behind it are attached to it."""
    top = read_header(lines, source.text)
    end = next((i for i in range(top.after, len(lines)) if heads_recipients(lines[i])), _listed_recipients(lines))
    close = _main_end(lines, top.after, end, top.header.type)
    body_lines = lines[top.after : min(end if end is not None else close, close)]
    signatures: tuple[Signature, ...] = ()
    recipients: tuple[Flow, ...] = ()
    if end is not None and end < close:
        recipients, signatures = read_close(lines[end:close], source.text)
    if not signatures:
        signed, signatures = find_signed_end(body_lines)
        body_lines = body_lines[:signed]
    paragraphs, notes = to_paragraphs(body_lines, canonical=source.canonical)
    footnotes, paragraphs = _apart(paragraphs)
    paragraphs, closing = _closing(paragraphs)
    opening, rest = _opening(paragraphs)
    header = top.header
    if header.number.text and not header.date.text:
        header = replace(header, date=find_adoption([*opening[-1:], *(p.whole for p in rest[-12:]), *closing]))
    paths: dict[str, int] = {}
    body = to_outline(rest, paths)
    attached = _attached(source, lines[close:], header)
    annexes = () if attached else _annexes(lines, close, source, paths)
    return Document(
        source,
        header,
        opening,
        body,
        recipients,
        signatures,
        footnotes,
        annexes,
        closing,
        (*top.notes, *notes),
        attached,
    )


def _attached(source: Source, lines: Sequence[Line], main: Header) -> tuple[Document, ...]:
    """The documents behind the main one that have a header of their own, with a number: a decision and the agreement that
    it makes known, two notices saved in one file."""
    found = read_header(lines, source.text).header if any(line.parts for line in lines) else None
    if found is None or not found.type.text or not found.number.text or found.number.text == main.number.text:
        return ()
    following = _lay_out(source, lines)
    return (replace(following, attached=()), *following.attached)


def _main_end(lines: Sequence[Line], after: int, recipients: int | None, type_: Flow) -> int:
    """The line at which the main document has ended: an annex, or another document in the same file."""
    if flat(type_.text) == flat(ANNEX):
        return after
    start = after if recipients is None else recipients
    limit = _signed_at(lines, after) if recipients is None else _close_end(lines, recipients)
    heading = next((i for i in range(start, len(lines)) if _heads_annex(lines, i, recipients is not None)), None)
    if limit < len(lines) and (heading is None or heading > limit):
        # What follows the signature without a heading of its own is attached all the same.
        return limit
    return len(lines) if heading is None else heading


def _listed_recipients(lines: Sequence[Line]) -> int | None:
    """The first of the bulleted lines that end with 'Lưu: VT', where a scan has lost the words 'Nơi nhận' above them."""
    shown = [i for i, line in enumerate(lines) if line.text][-_LAST_LINES:]
    last = next((i for i in reversed(shown) if _FILED.match(flat(lines[i].text[:40]))), None)
    if last is None:
        return None
    first = last
    for index in reversed(shown[: shown.index(last)]):
        text = lines[index].text
        if not (_BULLETED.match(text) and len(text) < 100 and text.rstrip()[-1] in ";,."):
            break
        first = index
    return first if first < last else None


def _signed_at(lines: Sequence[Line], after: int) -> int:
    """The line after a signature that stands inside the file without 'Nơi nhận': the text has ended with './.', a formula and a
    person's name follow. The number of lines where there is none."""
    closed = False
    for index in range(after, len(lines)):
        text = lines[index].text
        if not text:
            continue
        if closed and is_formula(text):
            block = range(index + 1, min(index + _LONGEST_BLOCK, len(lines)))
            name = next((i for i in block if is_person(lines[i].text)), None)
            return len(lines) if name is None else name + 1
        closed = text.rstrip(' "”').endswith("./.")
    return len(lines)


def _close_end(lines: Sequence[Line], start: int) -> int:
    """The line after 'Nơi nhận' and signature: a page break, the motto or a numbered heading of what comes next."""
    named = False
    for index in range(start + 1, len(lines)):
        line = lines[index]
        text = line.text
        if is_page_break(text) or (_MOTTO.search(flat(text[:120])) and index > start + 1):
            return _head_begins(lines, index) if any(later.parts for later in lines[index:]) else len(lines)
        if line.cells and len(line.cells) > 2 and named:
            return index
        if re.match(rf"(?:[IVX]{{1,5}}|[1-9])\s*[.)]\s*[{UPPER}]", text) or re.match(
            r"(?:Điều|Chương|Phần)\s+[\dIVX]", text
        ):
            return index
        if len(text) > 500:
            return index
        named = named or bool(text)
    return len(lines)


def _head_begins(lines: Sequence[Line], index: int) -> int:
    """The line at which the header begins that has the motto at ``index``: issuers may stand in lines of their own above."""
    begin = index
    while begin and begin > index - _HIGHEST_HEAD:
        text = lines[begin - 1].text
        if re.search(r"\w", text) and not NUMBER_WORD.match(text) and (not is_capitals(text) or is_formula(text)):
            break
        begin -= 1
    while begin < index and not lines[begin].text:
        begin += 1
    return begin


def _heads_annex(lines: Sequence[Line], index: int, closed: bool) -> bool:
    """Whether the line heads an annex or an attached document; ``closed``: the main document has ended above it."""
    text = lines[index].text
    if not text or len(text) > _LONGEST_HEADING or text.rstrip().endswith(":") and not _ANNEX.match(text):
        return False
    if _ANNEX.match(text):
        return True
    if _ANNEX_WITH_TITLE.match(text):
        return closed or is_capitals(text)
    return type_at(lines[index].flow) is not None and not is_formula(text) and _is_attached(lines, index)


def _is_attached(lines: Sequence[Line], index: int) -> bool:
    """Whether the type printed at ``index`` heads a document issued with this one: '(Kèm theo Quyết định số …)'."""
    return any(_ATTACHED.match(flat(line.text[:60])) for line in lines[index + 1 : index + 13])


def _apart(paragraphs: Sequence[Paragraph]) -> tuple[tuple[Flow, ...], list[Paragraph]]:
    return (
        tuple(p.whole for p in paragraphs if p.footnote),
        [p for p in paragraphs if not p.footnote],
    )


def _closing(paragraphs: list[Paragraph]) -> tuple[list[Paragraph], tuple[Flow, ...]]:
    """The unmarked paragraphs by which a document takes its leave ('thông báo để … triển khai thực hiện', 'Trên đây là …',
    'Trong quá trình thực hiện, nếu có vướng mắc …') are no part of its outline."""
    end = len(paragraphs)
    while end and paragraphs[end - 1].level is Level.PLAIN and paragraphs[end - 1].table is None:
        text = paragraphs[end - 1].text
        if not _CLOSING.match(flat(text)) and not re.fullmatch(r"[\W_]*", text):
            break
        end -= 1
    return paragraphs[:end], tuple(p.whole for p in paragraphs[end:])


def _addressees(paragraphs: Sequence[Paragraph]) -> int:
    """How many paragraphs 'Kính gửi' and the list of addressees under it take; 0 for a document that is no letter."""
    at = next((i for i, p in enumerate(paragraphs[:8]) if flat(p.text[:20]).startswith("kinh gui")), None)
    if at is None:
        return 0
    return next(
        (i for i in range(at + 1, len(paragraphs)) if paragraphs[i].level not in (Level.DASH, Level.PLUS)),
        len(paragraphs),
    )


def _opening(paragraphs: Sequence[Paragraph]) -> tuple[tuple[Flow, ...], list[Paragraph]]:
    """What stands before the first numbered or lettered block; a text without any is all outline but its first paragraph."""
    numbered = (Level.PART, Level.ROMAN, Level.ARTICLE, Level.NUMBER, Level.LETTER, Level.BRACKET)
    if after := _addressees(paragraphs):
        opening, rest = _opening(paragraphs[after:])
        return (*(p.whole for p in paragraphs[:after]), *opening), rest
    at = next((i for i, p in enumerate(paragraphs) if p.level in numbered or p.table is not None), None)
    if at is None:
        at = next((i for i, p in enumerate(paragraphs) if p.level is not Level.PLAIN), None)
    if at is None:
        return tuple(p.whole for p in paragraphs), []
    while at and paragraphs[at - 1].level in (Level.DASH, Level.PLUS):
        at -= 1
    return tuple(p.whole for p in paragraphs[:at]), list(paragraphs[at:])


def _annexes(lines: Sequence[Line], start: int, source: Source, paths: dict[str, int]) -> tuple[Annex, ...]:
    if not any(line.parts for line in lines[start:]):
        return ()
    starts = [start] + [
        i
        for i in range(start + 1, len(lines))
        if len(lines[i].text) < 40
        and _ANNEX.match(lines[i].text)
        or _ANNEX_WITH_TITLE.match(lines[i].text[:60])
        and is_capitals(lines[i].text)
    ]
    annexes = (_annex(lines[a:b], source, paths) for a, b in zip(starts, [*starts[1:], len(lines)], strict=True))
    return tuple(annex for annex in annexes if annex.blocks or annex.tables or annex.label.text)


def _annex(lines: Sequence[Line], source: Source, paths: dict[str, int]) -> Annex:
    shown = [i for i, line in enumerate(lines[:40]) if line.parts and not _is_furniture(line)]
    typed = next(
        (i for i in shown[:10] if type_at(lines[i].flow)), None
    )  # an attached document has a heading of its own
    first = typed if typed is not None else shown[0] if shown else len(lines)
    label, title = EMPTY, []
    if first < len(lines):
        flow = lines[first].flow
        if titled := _ANNEX_WITH_TITLE.match(flow.text):
            label, title = flow.part(0, titled.end()).strip(" .:–-"), [flow.part(titled.end())]
        elif _ANNEX.match(flow.text) or type_at(flow):
            label = flow
    note = EMPTY
    at = first + 1 if label.text else first
    while at < len(lines):
        line = lines[at]
        if not line.parts or (_is_furniture(line) and not title):
            at += 1
            continue
        if _ATTACHED.match(flat(line.text[:60])):
            note = line.flow
            at += 1
            break
        if line.cells or (title and not is_capitals(line.text)) or len(title) > 8 or len(line.text) > 600:
            break
        if not label.text and not is_capitals(line.text):
            break
        title.append(line.flow)
        at += 1
    paragraphs, _ = to_paragraphs(lines[at:], canonical=source.canonical)
    _, paragraphs = _apart(paragraphs)
    paragraphs, _ = _closing(paragraphs)
    headed = next((i for i, p in enumerate(paragraphs) if p.table is None), len(paragraphs))
    if (
        label.text and type_at(label) and not flat(label.text).startswith("phu luc")
    ):  # a plan issued with a decision has an outline of its own, its tables in their places
        tables = tuple(p.table for p in paragraphs[:headed] if p.table is not None)
        return Annex(
            label, stitch(title, source.text), note, to_outline(paragraphs[headed:], paths), tables, attached=True
        )
    tables = tuple(p.table for p in paragraphs if p.table is not None)
    blocks = to_outline([p for p in paragraphs if p.table is None])
    return Annex(label, stitch(title, source.text), note, blocks, tables)


def _is_furniture(line: Line) -> bool:
    return is_page_break(line.text) or bool(_MOTTO.search(flat(line.text[:120])))
