"""Persons with their posts, and the meeting that they chaired or attended.

Two forms: 'đồng chí NAME - post, post' (Party), and 'post NAME' (State: 'Phó Chủ tịch UBND tỉnh Trần Phước Hiền').
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from nq57graph.find.casing import sentence_case
from nq57graph.find.heading import read_signers
from nq57graph.model.document import Document
from nq57graph.model.facts import Attested
from nq57graph.model.reading import Meeting, Mention, OfficialMention
from nq57graph.model.text import Flow
from nq57graph.model.words import LOWER, UPPER

_WORD = rf"[{UPPER}][{LOWER}]*"
_NAME = rf"{_WORD}(?:\s+{_WORD}){{1,4}}"
# Family names; without 'đồng chí' in front only they begin the name of a person.
_FAMILY = (
    "Nguyễn|Trần|Lê|Phạm|Hoàng|Huỳnh|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Hồ|Ngô|Dương|Lý|Lâm|Trịnh|Đinh|Đoàn|Mai|Tô|Hà|Tạ|Thái|Chu|Châu|"
    "Cao|La|Lương|Lưu|Phùng|Nghiêm|Quách|Tống|Triệu|Trương|Đào|Đàm|Hứa|Kiều|Lại|Lã|Mạc|Ông|Từ|Vương|Viên|Giàng|Lò|Vàng|Thào|Sùng|Quàng|Cầm|Bế|Nông|Hầu|Điểu|Y|Rơ|Siu|Ksor"
)
_POST_WORD = (
    r"(?:Ủy\s+viên|Uỷ\s+viên|Bí\s+thư|Phó\s+Bí\s+thư|Tổng\s+Bí\s+thư|Chủ\s+tịch|Phó\s+Chủ\s+tịch|Trưởng|Phó\s+Trưởng|Giám\s+đốc|Phó\s+Giám\s+đốc|"
    r"Chánh|Phó\s+Chánh|Tỉnh\s+ủy\s+viên|Thành\s+ủy\s+viên|Thủ\s+tướng|Phó\s+Thủ\s+tướng|Bộ\s+trưởng|Thứ\s+trưởng|Cục\s+trưởng|Phó\s+Cục\s+trưởng|"
    r"Tổng\s+cục\s+trưởng|Phó\s+Tổng\s+cục\s+trưởng|Vụ\s+trưởng|Phó\s+Vụ\s+trưởng|Chủ\s+nhiệm|Phó\s+Chủ\s+nhiệm|Thường\s+trực|Đại\s+tá|Thiếu\s+tướng)"
)
_COMRADE = re.compile(
    rf"(?:(?:[Đđ]ồng\s+chí|[Đđ]/c)\s+(?P<name>{_NAME})|(?:[Ôô]ng|[Bb]à)\s+(?P<other>(?:{_FAMILY})(?:\s+{_WORD}){{1,3}}))"
    rf"(?=\s*[-–,;(.]|\s+[{LOWER}]|$)"
)
_POST_NAME = re.compile(
    rf"(?P<post>{_POST_WORD}(?:\s+(?!(?:{_FAMILY})\s+[{UPPER}])[^\s,;.()]+){{0,10}}?)\s+(?P<name>(?:{_FAMILY})(?:\s+{_WORD}){{1,3}})(?!\w)"
)
_STOP = re.compile(
    r"\s+(?:chủ\s+trì|kết\s+luận|phát\s+biểu|đã|ký|làm|báo\s+cáo|dự(?!\s+khuyết)|tham\s+dự|cùng|và\s+các|và\s+đồng\s+chí|cho\s+biết|giao|yêu\s+cầu|chỉ\s+đạo)(?!\w)|[;.:()]"
)
_POST_START = re.compile(_POST_WORD)
_DATE = re.compile(r"[Nn]gày\s+(\d{1,2})(?:/|\s+tháng\s+)(\d{1,2})(?:/|\s+năm\s+)(\d{4})")
_MET = re.compile(r"(?:tổ\s+chức|họp|chủ\s+trì|hội\s+nghị|phiên\s+họp|cuộc\s+họp|làm\s+việc)", re.IGNORECASE)


def find_officials(document: Document) -> tuple[OfficialMention, ...]:
    """Persons in the order of the text, one mention for each place that names them with a part or posts; signers last."""
    found: list[OfficialMention] = []
    for flow in (*document.opening, *document.footnotes):
        found.extend(_in_text(flow))
    for block in document.blocks():
        found.extend(_in_text(block.flow))
    found.extend(
        OfficialMention(signer.name, signer.positions, "signer") for signer in read_signers(document) if signer.name
    )
    return tuple(found)


def _in_text(flow: Flow) -> Iterator[OfficialMention]:
    text = flow.text
    taken: list[tuple[int, int]] = []
    for match in _COMRADE.finditer(text):
        start, end = match.span("name" if match["name"] else "other")
        if _is_post(text, start):
            continue
        posts, after = _posts(flow, end)
        taken.append((match.start(), after))
        yield OfficialMention(_mention(flow, start, end), posts, _role(text, match.start(), after))
    for match in _POST_NAME.finditer(text):
        if any(a <= match.start() < b for a, b in taken):
            continue
        post = _mention(flow, *match.span("post"))
        yield OfficialMention(_mention(flow, *match.span("name")), (post,), _role(text, match.start(), match.end()))


def _is_post(text: str, at: int) -> bool:
    """Whether a post, not a name, follows 'đồng chí': 'đồng chí Phó Bí thư Tỉnh ủy'."""
    return bool(_POST_START.match(text, at) or re.compile(r"(?:Lãnh\s+đạo|Thành\s+viên|Đại\s+diện)(?!\w)").match(text, at))


def _posts(flow: Flow, at: int) -> tuple[tuple[Mention, ...], int]:
    """The posts listed after a name: ' - post, post' up to a verb or a stop."""
    text = flow.text
    opened = re.compile(r"\s*[-–,]\s*").match(text, at)
    if not opened or not _POST_START.match(text, opened.end()):
        return (), at
    stop = _STOP.search(text, opened.end())
    end = stop.start() if stop else len(text)
    posts = []
    start = opened.end()
    for separator in re.finditer(rf"\s*,\s*(?={_POST_WORD})|\s+[-–]\s+(?={_POST_WORD})", text[:end]):
        if separator.start() <= start:
            continue
        posts.append(_mention(flow, start, separator.start()))
        start = separator.end()
    posts.append(_mention(flow, start, end))
    return tuple(p for p in posts if p.text), end


def _mention(flow: Flow, start: int, end: int) -> Mention:
    part = flow.part(start, end).strip(" ,-–")
    return Mention(sentence_case(part.text), part.spans())


def _role(text: str, start: int, end: int) -> Attested:
    before, after = text[:start], text[end : end + 160]
    sentence = before[max(before.rfind(". "), 0) :]
    if re.search(r"(?:sự\s+chủ\s+trì\s+của|(?<!\w)do)\s*$", before, re.IGNORECASE):
        return "chair"
    if re.match(r"\s*(?:chủ\s+trì|kết\s+luận)", after, re.IGNORECASE):
        return "chair"
    if re.search(r"(?:tham\s+dự|dự\s+họp|cùng\s+dự|thành\s+phần)", sentence, re.IGNORECASE):
        return "attendee"
    if re.match(r"[^.;]{0,140}?(?:chủ\s+trì|kết\s+luận)", after, re.IGNORECASE):
        return "chair"
    return "mentioned"


def find_meeting(document: Document) -> Meeting | None:
    """The meeting that the opening tells of: date, name out of the title, chair."""
    title = document.header.title
    chair = next((o.name for flow in document.opening for o in _in_text(flow) if o.role == "chair"), None)
    for flow in document.opening[:3]:
        date = _DATE.match(flow.text)
        if not date or not _MET.search(flow.text):
            continue
        if chair is None and not re.search(r"(?:họp|hội\s+nghị|chủ\s+trì)", flow.text[:400], re.IGNORECASE):
            continue
        try:
            iso = datetime.date(int(date[3]), int(date[2]), int(date[1])).isoformat()
        except ValueError:
            continue
        name = _meeting_name(title, flow)
        if name is None and chair is None:
            continue
        return Meeting(name, iso, Mention(date[0], flow.part(*date.span()).spans()), chair)
    return None


def _meeting_name(title: Flow, opening: Flow) -> Mention | None:
    pattern = re.compile(r"(?:(?:phiên|cuộc|buổi)\s+(?:họp|làm\s+việc)|hội\s+nghị|hội\s+thảo)(?!\w)", re.IGNORECASE)
    if found := pattern.search(title.text):
        part = title.part(found.start())
        return Mention(part.text, part.spans())
    if found := pattern.search(opening.text):
        end = re.compile(r"[,;.]").search(opening.text, found.end())
        part = opening.part(found.start(), end.start() if end else None)
        return Mention(part.text, part.spans())
    return None
