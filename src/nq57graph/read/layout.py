"""A source → its zones: header, opening, outline, recipients, signatures, footnotes, annexes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from nq57graph.model.document import Annex, Document, Level, Signature
from nq57graph.model.text import EMPTY, Flow, Source, join
from nq57graph.model.words import LOWER, UPPER, fold, is_capitals
from nq57graph.read.header import read_header, type_at
from nq57graph.read.lines import Line, split_lines
from nq57graph.read.outline import to_outline
from nq57graph.read.paragraphs import Paragraph, to_paragraphs

_ANNEX = re.compile(r"(?:PHỤ LỤC|Phụ lục|PHỤ LUC|Phụ Lục)\b(?:\s+(?:số\s+)?[\dIVXa-zA-Z]{0,5})?\s*[.:]?\s*$")
_RECIPIENTS = re.compile(r"^\W*n[oơ]i\s+nh[aậ][nm]\s*:?", re.IGNORECASE)
_CLOSING = re.compile(
    r"(?:nay thông báo|.{0,120}?\bthông báo (?:để|tới|đến|cho)\b.{0,200}(?:thực hiện|biết)|(?:trân trọng|kính)\b.{0,80}|"
    r"yêu cầu các .{0,120}nghiêm túc (?:triển khai )?thực hiện)",
    re.IGNORECASE | re.DOTALL,
)
# Formulas of a signature block (Decree 30, Appendix I, 7; 36-HD/VPTW, 2.7).
_FORMULA = re.compile(
    r"^(?:T/?M\.?|TM\.?|KT[.,]?|TL\.?|TUQ\.?|Q\.)\s*\S|^(?:BÍ THƯ|PHÓ|CHỦ TỊCH|CHÁNH|GIÁM ĐỐC|TRƯỞNG|THỦ TƯỚNG|BỘ TRƯỞNG|"
    r"THỨ TRƯỞNG|CỤC TRƯỞNG|TỔNG|VỤ TRƯỞNG|CHỦ NHIỆM|ỦY VIÊN|UỶ VIÊN|VIỆN TRƯỞNG|TƯ LỆNH|HIỆU TRƯỞNG|THƯỜNG TRỰC)\b"
)
_CONCURRENT = re.compile(r"^kiêm$", re.IGNORECASE)
_NAME = re.compile(rf"^(?:[{UPPER}][{LOWER}]+)(?:\s+[{UPPER}][{LOWER}]+){{1,4}}$")


def lay_out(source: Source) -> Document:
    """The layout of ``source``. What is not there stays empty."""
    lines = list(split_lines(source))
    header, first, after = read_header(lines)
    end = next((i for i in range(after, len(lines)) if _RECIPIENTS.match(lines[i].text)), None)
    annex_from = _annex_start(lines, after if end is None else end, header.type.text)
    close = annex_from if annex_from is not None else len(lines)
    text_end = min(end if end is not None else close, close)
    body_lines = lines[after:text_end]
    signatures: tuple[Signature, ...] = ()
    recipients: tuple[Flow, ...] = ()
    if end is not None and end < close:
        recipients, signatures = _close(lines[end:close])
    if not signatures:
        body_lines, signatures = _signed_body(body_lines)
    footnotes, paragraphs = _apart(to_paragraphs(body_lines))
    paragraphs, closing = _closing(paragraphs)
    opening, rest = _opening(paragraphs)
    return Document(
        source, header, opening, to_outline(rest), recipients, signatures, footnotes,
        _annexes(lines, annex_from) if annex_from is not None else (), closing,
    )  # fmt: skip


def _annex_start(lines: Sequence[Line], after: int, type_: str) -> int | None:
    """The line at which the main document has ended: an annex, or another document in the same file."""
    if fold(type_) == "phu luc":
        return after
    for index in range(after, len(lines)):
        flow = lines[index].flow
        if not flow.text or len(flow.text) > 120:
            continue
        if _ANNEX.match(flow.text) or (type_at(flow) and _is_attached(lines, index)):
            return index
    return None


def _is_attached(lines: Sequence[Line], index: int) -> bool:
    """Whether the type printed at ``index`` heads a document issued with this one: '(Kèm theo Quyết định số …)'."""
    near = " ".join(line.text for line in lines[index : index + 12])
    return bool(re.search(r"k[eè]m\s+theo", near, re.IGNORECASE))


def _apart(paragraphs: Sequence[Paragraph]) -> tuple[tuple[Flow, ...], list[Paragraph]]:
    return (
        tuple(p.whole for p in paragraphs if p.footnote),
        [p for p in paragraphs if not p.footnote],
    )


def _closing(paragraphs: list[Paragraph]) -> tuple[list[Paragraph], tuple[Flow, ...]]:
    """The lines by which a document takes its leave ('thông báo để … triển khai thực hiện') are no part of its outline."""
    closing: list[Flow] = []
    while paragraphs and paragraphs[-1].level is Level.PLAIN and paragraphs[-1].table is None:
        last = paragraphs[-1]
        if not _CLOSING.match(last.text) and not re.fullmatch(r"[\W_]*", last.text):
            break
        closing.insert(0, last.whole)
        paragraphs = paragraphs[:-1]
    return paragraphs, tuple(closing)


def _opening(paragraphs: Sequence[Paragraph]) -> tuple[tuple[Flow, ...], list[Paragraph]]:
    """What stands before the first numbered or lettered block; a text without any is all outline but its first paragraph."""
    numbered = (Level.PART, Level.ROMAN, Level.ARTICLE, Level.NUMBER, Level.LETTER)
    at = next((i for i, p in enumerate(paragraphs) if p.level in numbered or p.table is not None), None)
    if at is None:
        at = next((i for i, p in enumerate(paragraphs) if p.level is not Level.PLAIN), None)
    if at is None:
        return tuple(p.whole for p in paragraphs), []
    while at and paragraphs[at - 1].level in (Level.DASH, Level.PLUS) and not _are_addressees(paragraphs[:at]):
        at -= 1
    return tuple(p.whole for p in paragraphs[:at]), list(paragraphs[at:])


def _are_addressees(paragraphs: Sequence[Paragraph]) -> bool:
    return any(fold(p.text).startswith("kinh gui") for p in paragraphs)


def _signed_body(lines: list[Line]) -> tuple[list[Line], tuple[Signature, ...]]:
    """A signature at the end of the text where no 'Nơi nhận' tells the end."""
    tail = [i for i, line in enumerate(lines) if line.text][-8:]
    for index in tail:
        if _is_formula(lines[index].flow):
            signatures = _signatures([line.flow for line in lines[index:] if line.text])
            if signatures:
                return lines[:index], signatures
    return lines, ()


def _is_formula(flow: Flow) -> bool:
    return bool(_FORMULA.match(flow.text)) and is_capitals(flow.text) and len(flow.text) < 80


def _close(lines: Sequence[Line]) -> tuple[tuple[Flow, ...], tuple[Signature, ...]]:
    """Recipients and signature block, which stand one after the other or, in text out of two columns, interleaved."""
    items: list[list[Flow]] = []
    block: list[Flow] = []
    apart = False
    for index, line in enumerate(lines):
        for flow in line.cells or (line.flow,):
            if index == 0 or _RECIPIENTS.match(flow.text):
                heading = _RECIPIENTS.match(flow.text)
                flow = flow.part(heading.end()).strip() if heading else flow
            if not flow.text:
                apart = True
                continue
            if _is_formula(flow) or _CONCURRENT.match(flow.text):
                block.append(flow)
            elif line.bullet or re.match(r"[-–—~+•]", flow.text):
                item, formula = _split_column(flow if line.bullet else flow.strip("-–—~+•_ "))
                items.append([item])
                block.extend(formula)
            elif block and apart and _NAME.match(flow.text):
                block.append(flow)
            elif block and not items and _NAME.match(flow.text):
                block.append(flow)
            elif items and not block and (not apart or flow.text[:1].islower() or flow.text.startswith("(")):
                items[-1].append(flow)
            elif is_capitals(flow.text) and block:
                block.append(flow)
            elif items and (flow.text[:1].islower() or flow.text.startswith("(")):
                items[-1].append(flow)
            apart = False
    recipients = tuple(_trim(join(parts, torn=False)) for parts in items)
    return tuple(r for r in recipients if r.text), _signatures(block)


def _split_column(flow: Flow) -> tuple[Flow, list[Flow]]:
    """A recipient with what the scan put behind it out of the signature's column: 'Ban Bí thư …; KT. THỦ TƯỚNG'."""
    at = flow.text.rfind(";")
    if 0 <= at < len(flow.text) - 1:
        rest = flow.part(at + 1).strip()
        if _is_formula(rest) or _NAME.match(rest.text):
            return flow.part(0, at), [rest]
    return flow, []


def _trim(flow: Flow) -> Flow:
    return flow.strip(" ,;.")


def _signatures(flows: Sequence[Flow]) -> tuple[Signature, ...]:
    """Blocks of formulas, each closed by a name; a last block without a name is kept, its name empty."""
    found: list[Signature] = []
    formulas: list[Flow] = []
    for flow in flows:
        if _NAME.match(flow.text) and not is_capitals(flow.text) and formulas:
            found.append(Signature(tuple(formulas), flow))
            formulas = []
        elif _is_formula(flow) or _CONCURRENT.match(flow.text) or (formulas and is_capitals(flow.text)):
            formulas.append(flow)
    if formulas and not found:
        found.append(Signature(tuple(formulas), EMPTY))
    return tuple(found)


def _annexes(lines: Sequence[Line], start: int) -> tuple[Annex, ...]:
    starts = [start] + [
        i for i in range(start + 1, len(lines)) if _ANNEX.match(lines[i].text) and len(lines[i].text) < 40
    ]
    return tuple(_annex(lines[a:b]) for a, b in zip(starts, [*starts[1:], len(lines)], strict=True))


def _annex(lines: Sequence[Line]) -> Annex:
    label = lines[0].flow if lines and (_ANNEX.match(lines[0].text) or type_at(lines[0].flow)) else EMPTY
    title: list[Flow] = []
    note = EMPTY
    at = 1 if label.text else 0
    while at < len(lines):
        line = lines[at]
        if not line.text and not line.cells:
            at += 1
            continue
        if re.match(r"\(?\s*(?:ban hành )?k[eè]m theo", line.text, re.IGNORECASE):
            note = line.flow
            at += 1
            break
        if line.cells or (title and not is_capitals(line.text)) or len(title) > 8:
            break
        title.append(line.flow)
        at += 1
    footnotes, paragraphs = _apart(to_paragraphs(lines[at:]))
    tables = tuple(p.table for p in paragraphs if p.table is not None)
    blocks = to_outline([p for p in paragraphs if p.table is None])
    return Annex(label, join(title, torn=False), note, blocks, tables)
