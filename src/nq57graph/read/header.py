"""The block above the text: issuer, number, place and date, type and title.

Sources of the layout: Decree 30/2020/NĐ-CP, Appendix I (State); Guideline 36-HD/VPTW of 2018 (Party).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from nq57graph.model.document import Header
from nq57graph.model.text import EMPTY, Flow, join
from nq57graph.model.words import fold, is_capitals
from nq57graph.read.lines import Line

# Names of types as they head a document, longest first where one begins another (Decree 30, Appendix III; Party: 36-HD).
TYPES = (
    "NGHỊ QUYẾT LIÊN TỊCH",
    "NGHỊ QUYẾT",
    "CHƯƠNG TRÌNH PHỐI HỢP",
    "CHƯƠNG TRÌNH HÀNH ĐỘNG",
    "CHƯƠNG TRÌNH",
    "THÔNG BÁO",
    "KẾ HOẠCH",
    "QUYẾT ĐỊNH",
    "CHỈ THỊ",
    "KẾT LUẬN",
    "QUY ĐỊNH",
    "QUY CHẾ",
    "HƯỚNG DẪN",
    "BÁO CÁO",
    "TỜ TRÌNH",
    "CÔNG ĐIỆN",
    "CÔNG VĂN",
    "ĐỀ ÁN",
    "NGHỊ ĐỊNH",
    "THÔNG TƯ LIÊN TỊCH",
    "THÔNG TƯ",
    "BỘ LUẬT",
    "LUẬT",
    "PHÁP LỆNH",
    "LỆNH",
    "GIẤY MỜI",
    "BIÊN BẢN",
    "PHỤ LỤC",
)
ANNEX = "PHỤ LỤC"
_FOLDED_TYPES = tuple((fold(t), t) for t in TYPES)

_MOTTO = re.compile(
    r"\W*(?:c[oộ]ng\s+h[oò0][aà]\s+x[aã]\s+h[oộọ]i\s+ch[uủ].*|[dđ][aả]ng\s+c[oộ]ng\s+s[aả]n\s+vi[eệ]t\s+nam.*|"
    r"[dđ][oộ]c\s+l[aậạ]p\s*[-–—.]+\s*t[uự].*)$",
    re.IGNORECASE,
)
_RULE = re.compile(r"^[\W_]*$")
NUMBER_WORD = re.compile(r"(?:^|(?<=\s))(?:\w+\s+\w+\s+)?[Ss][ốoóôồố]\s*[:;.]?\s*(?=[\w#‡£/‹])", re.UNICODE)
# A number and symbol: digits (dotted, slashed, with a letter behind), then '/' or '-' and capitals.
NUMBER = re.compile(
    r"(?P<number>\d[\d.]*[a-z]?)\s*(?P<symbol>(?:/\s*\d{4}\s*)?[-/]\s*[A-ZĐ][\wĐđ]*(?:\s?[-–/,&]\s?[A-ZĐ][\wĐđ]*)*)"
)
_BARE_NUMBER = re.compile(r"\d[\d.]*[a-z]?(?=\s*$)")
_TORN_SYMBOL = re.compile(r"^\s*/\s*[A-ZĐ][\wĐđ]*(?:[-/][A-ZĐ][\wĐđ]*)*")
DATE = re.compile(
    r"(?:^|(?<=\s))(?P<place>[^\W\d_][^,;:\d\n/]{1,60}?)\s*[,.]\s*(?P<date>ng[àaả]y\s*(?P<day>\d{1,2})\s*th[áa]ng\s*(?P<month>\d{1,2})\s*"
    r"n[ăaä]m\s*(?P<year>\d{4}))",
    re.IGNORECASE,
)
_PLACE_ONLY = re.compile(r"(?:^|(?<=\s))(?P<place>[A-ZĐ][^\W\d_]+(?:\s+[^\W\d_]+){0,3})\s*[,.]\s*ng[àaả]y", re.IGNORECASE)

# Words that begin the name of a body, so that a line beginning with one starts a new body in a stacked heading.
_BODY_HEADS = tuple(
    fold(head)
    for head in (
        "tỉnh ủy", "thành ủy", "huyện ủy", "quận ủy", "thị ủy", "đảng ủy", "đảng bộ", "đảng đoàn", "ban chấp hành",
        "ban chỉ đạo", "ban", "bộ", "sở", "tổng cục", "cục", "vụ", "chi cục", "văn phòng", "ủy ban", "uỷ ban",
        "ubnd", "hội đồng", "hội", "liên đoàn", "chính phủ", "thủ tướng", "chủ tịch", "quốc hội", "trung tâm",
        "tổ", "công an", "viện", "trường", "đoàn", "mặt trận", "kho bạc", "thanh tra", "tòa án", "bộ trưởng",
    )
)  # fmt: skip
_OPENING = re.compile(
    r"(?:C[aăĂ]n cứ|CĂN CỨ|Ngày \d|Thực hiện\b.{0,120}(?:,|;|ngày)|Triển khai\b.{0,120},|Nhằm |Để |Theo |Trên cơ sở|"
    r"Nhân dịp|Kính gửi|KÍNH GỬI|Điều \d|Xét |Sau khi|Trong thời gian|Thời gian qua)"
)
_HEADED = re.compile(r"(?:[IVX]+\s*[.\-–/]|\d{1,2}\s*[.)/]|[-–+•*]\s)\s*\S")


def find_type(lines: Sequence[Line], limit: int = 70) -> tuple[int, str] | None:
    """The line, among the first ``limit`` with words, that prints the type of the document, and that type."""
    seen = 0
    for index, line in enumerate(lines):
        if not line.text:
            continue
        seen += 1
        if seen > limit:
            return None
        if found := type_at(line.flow):
            return index, found
    return None


def type_at(flow: Flow) -> str | None:
    """The type that the line ``flow`` prints as a heading: alone, or with capitals or a place behind it."""
    text = flow.text.strip(" :*_-–—\"“”'")
    folded = fold(text)
    for plain, name in _FOLDED_TYPES:
        at = folded.find(plain)
        if at < 0 or (at and not re.fullmatch(r"[\W\d_a-z]{0,14}\W", folded[:at])):
            continue
        rest = text[at + len(plain) :]
        words = text[at : at + len(plain)]
        if not is_capitals(words) or (at and is_capitals(text[:at]) and len(text[:at].strip()) > 6):
            continue
        if name == ANNEX and re.fullmatch(r"\W*(?:số\W*)?[IVX\d]*\W*", rest):
            return name
        if name != ANNEX and (not rest.strip() or (rest[:1].isspace() and is_capitals(rest))):
            return name
    return None


def read_header(lines: Sequence[Line]) -> tuple[Header, int, int]:
    """The header and the lines it takes: ``(header, first line of the title, first line after the header)``.

    A document without a printed type keeps ``type`` and ``title`` empty; what is above its first words of text is then
    read for issuer, number and date only when it has the shape of a heading.
    """
    found = find_type(lines)
    if found is None:
        letter = _addressed(lines)
        if letter is None:
            return Header(), 0, 0
        head = _read_head(lines[:letter])
        return head, letter, letter
    at, name = found
    head = _read_head(lines[:at])
    flow = lines[at].flow
    start = fold(flow.text).find(fold(name))
    type_flow = flow.part(start, start + len(name)).strip(" :*_")
    beginning = EMPTY if name == ANNEX else flow.part(start + len(name)).strip(" :*_")
    parts, after = _title(lines, at, beginning)
    return (
        Header(head.issuer, head.parent, head.number, head.place, head.date, type_flow, join(parts, torn=False)),
        at,
        after,
    )


def _addressed(lines: Sequence[Line]) -> int | None:
    """The line of 'Kính gửi' of an official letter, which prints no type."""
    for index, line in enumerate(lines[:60]):
        if fold(line.text).startswith("kinh gui"):
            return index
    return None


def _title(lines: Sequence[Line], at: int, beginning: Flow) -> tuple[list[Flow], int]:
    parts = [beginning] if beginning.text else []
    index = at + 1
    while index < len(lines):
        line = lines[index]
        text = line.text
        if not text:
            following = next((candidate for candidate in lines[index:] if candidate.text), None)
            if parts and (following is None or not _continues(parts[-1].text, following.text)):
                break
            index += 1
            continue
        if line.cells or text.startswith("(") or (parts and _begins_text(text)) or (_RULE.match(text) and parts):
            break
        if not _RULE.match(text):
            parts.append(line.flow)
        index += 1
        if len(parts) > 12:
            break
    return parts, index


def _continues(title: str, line: str) -> bool:
    """Whether a title goes on after a blank line: the next line begins small, and the title does not end a sentence."""
    return line[:1].islower() and not title.rstrip().endswith((".", ":", ";", "”"))


def _begins_text(text: str) -> bool:
    return bool(_OPENING.match(text) or _HEADED.match(text) or _names_issuer(text))


def _names_issuer(text: str) -> bool:
    """State documents repeat the issuer in capitals between title and grounds: 'CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH …'."""
    return bool(
        re.match(r"(?:CHỦ TỊCH |BỘ TRƯỞNG |TRƯỞNG BAN |THỦ TƯỚNG|CHÍNH PHỦ$|ỦY BAN |UỶ BAN |HỘI ĐỒNG |QUỐC HỘI$)", text)
    )


def _read_head(lines: Sequence[Line]) -> Header:
    number, number_line = _number(lines)
    place, date, date_line = _date(lines)
    bodies: list[list[Flow]] = []
    last = max((i for i in (number_line, date_line) if i is not None), default=len(lines))
    motto = any(_MOTTO.search(line.text) for line in lines)
    for line in lines[: last + 1]:
        flow = _without_motto(_first_cell(line))
        cut = min((m.start() for m in (NUMBER_WORD.search(flow.text), DATE.search(flow.text)) if m), default=len(flow))
        flow = flow.part(0, cut).strip(" *_-–—.'\"“”|")
        if not flow.text or _RULE.match(flow.text) or not is_capitals(flow.text) or len(flow.text) < 3:
            continue
        if re.search(r"\d", flow.text) or flow.text.startswith("/"):
            continue
        new = any(fold(flow.text).startswith(head + " ") or fold(flow.text) == head for head in _BODY_HEADS)
        if new and not _unfinished(bodies):
            bodies.append([flow])
        elif bodies:
            bodies[-1].append(flow)
    if not (motto or number.text or date.text):
        bodies = []
    issuer = join(bodies[-1], torn=True).strip(" ,") if bodies else EMPTY
    parent = join(bodies[-2], torn=True).strip(" ,") if len(bodies) > 1 else EMPTY
    return Header(issuer, parent, number, place, date)


def _unfinished(bodies: list[list[Flow]]) -> bool:
    """'BAN CHẤP HÀNH' / 'ĐẢNG BỘ TỈNH …': a name that cannot end where the line ends."""
    return bool(bodies) and bool(re.search(r"(?:\b(?:VỀ|VÀ|CỦA|BAN CHẤP HÀNH)|[,\-–])$", bodies[-1][-1].text))


def _first_cell(line: Line) -> Flow:
    return next((cell for cell in line.cells if cell.text), EMPTY) if line.cells else line.flow


def _without_motto(flow: Flow) -> Flow:
    found = _MOTTO.search(flow.text)
    return flow.part(0, found.start()) if found else flow


def _flows(lines: Sequence[Line]) -> list[tuple[int, Flow]]:
    return [(i, f) for i, line in enumerate(lines) for f in (line.cells or (line.flow,)) if f.text]


def _number(lines: Sequence[Line]) -> tuple[Flow, int | None]:
    for index, flow in _flows(lines):
        word = NUMBER_WORD.search(flow.text)
        if not word:
            continue
        if found := NUMBER.match(flow.text, word.end()):
            return flow.part(found.start(), found.end()).strip(), index
        if bare := _BARE_NUMBER.match(flow.text, word.end()):
            for later, other in _flows(lines[index + 1 :]):  # the symbol may stand in the next column: 'Số: 453' … '/TB-UBND'
                if symbol := _TORN_SYMBOL.match(other.text):
                    torn = [flow.part(bare.start(), bare.end()), other.part(0, symbol.end())]
                    return _glue(torn), index + 1 + later
        return EMPTY, index
    return EMPTY, None


def _glue(flows: list[Flow]) -> Flow:
    """Parts of one token, joined without a space."""
    text = "".join(f.text for f in flows)
    starts = [o for f in flows for o in f.starts]
    ends = [o for f in flows for o in f.ends]
    return Flow(text, tuple(starts), tuple(ends), frozenset({len(flows[0])}))


def _date(lines: Sequence[Line]) -> tuple[Flow, Flow, int | None]:
    for index, flow in _flows(lines):
        if found := DATE.search(flow.text):
            return _place(flow.part(*found.span("place"))), flow.part(*found.span("date")), index
    for index, flow in _flows(lines):
        if found := _PLACE_ONLY.search(flow.text):
            return _place(flow.part(*found.span("place"))), EMPTY, index
    return EMPTY, EMPTY, None


def _place(flow: Flow) -> Flow:
    """The place without what a fused line has in front of it: '03/NQ-CP Hà Nội'."""
    text = flow.text
    start = 0
    for word in re.finditer(r"\S*[\d/)]\S*\s+", text):
        start = word.end()
    return flow.part(start).strip(" -–—*_.")
