"""Persons with their posts, and the meeting that they chaired or attended.

Three forms: 'đồng chí NAME - post, post' (Party; also 'Ông', 'Bà', posts in brackets), 'post NAME' (State: 'Phó Chủ tịch UBND
tỉnh Trần Phước Hiền'), and the list of those present, a line for each: '- NAME, post'. Names are kept as printed.
"""

from __future__ import annotations

import datetime
import re
from bisect import bisect_right
from collections.abc import Iterator

from nq57graph.find.casing import sentence_case
from nq57graph.find.heading import read_signers
from nq57graph.find.parties import begins_party, body_end, find_predicate
from nq57graph.lexicon.provinces import is_place_name
from nq57graph.model.document import Block, Document, Level
from nq57graph.model.facts import Attested
from nq57graph.model.reading import Meeting, Mention, OfficialMention
from nq57graph.model.text import Flow
from nq57graph.model.words import LOWER, UPPER

_WORD = rf"[{UPPER}][{LOWER}]*"
_NAME = rf"{_WORD}(?:\s+{_WORD}){{1,4}}"
# Family names; without 'đồng chí' in front only they begin the name of a person.
_FAMILY = (
    "Nguyễn|Trần|Lê|Phạm|Hoàng|Huỳnh|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Hồ|Ngô|Dương|Lý|Lâm|Trịnh|Đinh|Đoàn|Mai|Tô|Hà|Tạ|Thái|Chu|Châu|"
    "Cao|La|Lương|Lưu|Phùng|Nghiêm|Quách|Tống|Triệu|Trương|Đào|Đàm|Hứa|Kiều|Lại|Lã|Mạc|Từ|Vương|Viên|Giàng|Lò|Vàng|Thào|Sùng|Quàng|Cầm|Bế|Nông|Hầu|Điểu|Y|Rơ|Siu|Ksor"
)
_POST_WORD = (
    r"(?:Ủy\s+viên|Uỷ\s+viên|Bí\s+thư|Phó\s+Bí\s+thư|Tổng\s+Bí\s+thư|Chủ\s+tịch|Phó\s+Chủ\s+tịch|Trưởng|Phó\s+Trưởng|Giám\s+đốc|Phó\s+Giám\s+đốc|"
    r"Chánh|Phó\s+Chánh|Tỉnh\s+ủy\s+viên|Thành\s+ủy\s+viên|Thủ\s+tướng|Phó\s+Thủ\s+tướng|Bộ\s+trưởng|Thứ\s+trưởng|Cục\s+trưởng|Phó\s+Cục\s+trưởng|"
    r"Tổng\s+cục\s+trưởng|Phó\s+Tổng\s+cục\s+trưởng|Vụ\s+trưởng|Phó\s+Vụ\s+trưởng|Chủ\s+nhiệm|Phó\s+Chủ\s+nhiệm|Thường\s+trực|Tổ\s+trưởng|Tổ\s+phó|Tổng\s+[Gg]iám\s+đốc|Đại\s+tá|Thiếu\s+tướng)"
)
_PERSON = rf"(?:{_FAMILY})(?:\s+{_WORD}){{1,3}}"
# Words that begin a post or a group, not a name: 'đồng chí Phó Bí thư', 'các đồng chí Lãnh đạo'.
_NO_NAME = "Phó|Trưởng|Chánh|Lãnh|Thành|Đại|Đại\\s+diện|Ủy|Uỷ|Thường|Tỉnh|Bí|Chủ|Giám|Thủ|Tổng|Cục|Vụ|Ban|Hội|Các|Thứ|Bộ|Đảng|Văn|Sở|Nguyên|Quyền"
_COMRADE = re.compile(
    rf"(?:(?:[Đđ]ồng\s+chí|[Đđ]/c|[Đđ]\.c)\s*:?\s+(?P<name>(?!(?:{_NO_NAME})(?!\w)){_NAME})|"
    rf"(?<!\w)(?:[Ôô]ng|[Bb]à)\s*:?\s+(?P<other>{_PERSON}))(?=\s*[-–,:;(.)/]|\s+[{LOWER}]|$)"
)
_LISTED = re.compile(rf"(?:\d{{1,2}}[.)]\s*|[-–+•]\s*)?(?P<name>{_PERSON})\s*(?=[-–,:(]\s*{_POST_WORD})")
# After these a name of persons is that of a place or a school: 'phường Trần Hưng Đạo', 'Trường THPT Nguyễn Trãi'.
_NAMED_AFTER = re.compile(
    r"(?:huyện|quận|xã|phường|thị\s+trấn|thị\s+xã|đặc\s+khu|đường|phố|khóm|ấp|thôn|trường|THPT|THCS|tiểu\s+học|đại\s+học|bệnh\s+viện|quảng\s+trường|"
    r"giải\s+thưởng|cầu|sông|cửa\s+khẩu|sân\s+bay|cảng)\s+$", re.IGNORECASE
)  # fmt: skip
_POST_BEFORE = re.compile(rf"(?P<post>{_POST_WORD}(?!\w)[^,;.:()]{{0,90}}?)\s*,\s*$")
_PRESENT = re.compile(
    r"(?:tham\s+dự|dự\s+họp|cùng\s+dự|thành\s+phần|có\s+mặt|tham\s+gia\s+(?:cuộc|phiên)\s+họp)", re.IGNORECASE
)
_REACH = 400  # characters around a name in which its posts and part are told
_POST_NAME = re.compile(
    rf"(?<!\w)(?P<post>{_POST_WORD}(?!\w)(?:\s+(?!(?:{_FAMILY})\s+[{UPPER}])[^\s,;.()]+){{0,10}}?)\s+(?P<name>{_PERSON})(?!\w)"
)
_ANYBODY = re.compile(_PERSON)
_STOP = re.compile(
    r"\s+(?:(?:đồng\s+)?chủ\s+trì|kết\s+luận|phát\s+biểu|đã|ký|làm|báo\s+cáo|dự(?!\s+khuyết)|tham\s+dự|cùng|và\s+các|và\s+đồng\s+chí|cho\s+biết|giao|yêu\s+cầu|chỉ\s+đạo)(?!\w)|[;.:()]|"
    r",\s+(?=(?:Ban\s+(?:Chỉ\s+đạo|Thường\s+vụ|Chấp\s+hành)|UBND|Ủy\s+ban|HĐND|Hội\s+đồng|Tỉnh\s+ủy|Thành\s+ủy|Chính\s+phủ|Bộ\s+Chính\s+trị|các)\s)"
)
_POST_START = re.compile(rf"{_POST_WORD}(?!\w)")
_POST_SEPARATOR = re.compile(
    rf"\s*[,;]\s*(?:kiêm\s+)?(?={_POST_WORD})|\s+[-–]\s+(?={_POST_WORD})|\s+kiêm\s+(?={_POST_WORD})"
)
_COMMITTEE = re.compile(r"(?:[Bb]an\s+[Cc]hỉ\s+đạo|[Tt]iểu\s+ban|[Hh]ội\s+đồng|Tổ\s+công\s+tác)(?!\w)")
_PLAIN_WORK = re.compile(
    r"(?:chủ\s+trì|phối\s+hợp|tham\s+mưu|chịu\s+trách\s+nhiệm|có\s+trách\s+nhiệm|chỉ\s+đạo|trực\s+tiếp|theo\s+dõi|phụ\s+trách|báo\s+cáo|đôn\s+đốc|"
    r"rà\s+soát|khẩn\s+trương)(?!\w)"
)
_DATE = re.compile(r"[Nn]gày\s+(\d{1,2})(?:/|\s+tháng\s+)(\d{1,2})(?:/|\s+năm\s+)(\d{4})")
# What may stand before the day of the meeting: 'Lúc 14 giờ 00 ngày …', 'Chiều ngày …', 'Tại phiên họp ngày …'.
_OPENED = re.compile(
    r"(?:(?:Lúc|Hồi|Vào\s+lúc|Từ)\s+\d{1,2}\s*(?:giờ|h|g)[^.;,]{0,12}?,?\s+|(?:Sáng|Chiều|Tối|Trong)\s+(?:các\s+)?|"
    r"Tại\s+(?:phiên|cuộc|buổi|hội)\s+(?:họp|làm\s+việc|nghị)[^.;,]{0,60}?\s+)(?=ngày\s)"
)
_MET = re.compile(r"(?:tổ\s+chức|họp|chủ\s+trì|hội\s+nghị|phiên\s+họp|cuộc\s+họp|làm\s+việc)", re.IGNORECASE)


def find_officials(document: Document) -> tuple[OfficialMention, ...]:
    """Persons in the order of the text, one mention for each place that names them with a part or posts; signers last."""
    found: list[OfficialMention] = []
    present = False
    for flow in document.opening:
        present = present and _is_listed(flow)
        found.extend(_in_text(flow, opening=True, present=present))
        present = present or (flow.text.endswith(":") and bool(_PRESENT.search(flow.text[-120:])))
    for flow in document.footnotes:
        found.extend(_in_text(flow))
    for block in document.body:
        present = present and block.level in (Level.DASH, Level.PLUS)
        found.extend(_in_block(block, present=present))
    found.extend(
        OfficialMention(signer.name, signer.positions, "signer") for signer in read_signers(document) if signer.name
    )
    return tuple(found)


def _in_block(block: Block, *, present: bool) -> Iterator[OfficialMention]:
    yield from _in_text(block.flow, present=present)
    within = present or (bool(block.children) and bool(_PRESENT.search(block.flow.text[-120:])))
    for child in block.children:
        yield from _in_block(child, present=within)


def _is_listed(flow: Flow) -> bool:
    return bool(re.match(r"\s*(?:[-–+•]|\d{1,2}[.)])", flow.text))


def _in_text(flow: Flow, *, opening: bool = False, present: bool = False) -> Iterator[OfficialMention]:
    """Persons in ``flow``; ``opening``: it tells of the meeting; ``present``: it belongs to a list of those present."""
    text = flow.text
    taken = 0
    persons = _persons(text)
    told = [match.end() for match in _PRESENT.finditer(text)] if persons else []
    for start, end, begin, post in persons:
        if begin < taken:
            continue
        posts, after = _posts(flow, end)
        at = max(taken, begin - 160)
        if post is not None:
            posts, after = (_mention(flow, *post),), end
        elif not posts and (before := _POST_BEFORE.search(text[at:begin])):
            posts = (_mention(flow, at + before.start("post"), at + before.end("post")),)
        taken = after
        here = present or _is_among_those_present(text, begin, told)
        role = "attendee" if present else _role(text, begin, after, opening=opening, present=here)
        yield OfficialMention(_mention(flow, start, end), posts, role)


def _persons(text: str) -> list[tuple[int, int, int, tuple[int, int] | None]]:
    """(start of the name, its end, start of what introduces it, where the post in front of it stands), in the order of
    ``text``."""
    found: dict[int, tuple[int, int, int, tuple[int, int] | None]] = {}
    for match in _COMRADE.finditer(text):
        start, end = match.span("name" if match["name"] else "other")
        found[start] = (start, end, match.start(), None)
    if listed := _LISTED.match(text):
        found.setdefault(listed.start("name"), (*listed.span("name"), listed.start("name"), None))
    for match in _POST_NAME.finditer(text) if _ANYBODY.search(text) else ():
        start, end = match.span("name")
        if not is_place_name(match["name"]) and not _NAMED_AFTER.search(text[max(0, start - 20) : start]):
            found.setdefault(start, (start, end, match.start(), match.span("post")))
    return [found[start] for start in sorted(found)]


def _posts(flow: Flow, at: int) -> tuple[tuple[Mention, ...], int]:
    """The posts listed after a name: ' - post, post' or '(post, post)', up to a verb or a stop; and where they end."""
    text = flow.text
    opened = re.compile(r"\s*[-–,:(]\s*").match(text, at)
    if not opened or not _POST_START.match(text, opened.end()):
        return (), at
    stop = _STOP.search(text, opened.end(), opened.end() + _REACH)
    end = stop.start() if stop else min(len(text), opened.end() + _REACH)
    end = _posts_end(text, opened.end(), end)
    posts = []
    start = opened.end()
    for separator in _POST_SEPARATOR.finditer(text, start, end):
        posts.append(_mention(flow, start, separator.start()))
        start = separator.end()
    posts.append(_mention(flow, start, end))
    return tuple(p for p in posts if p.text), end


def _posts_end(text: str, start: int, end: int) -> int:
    """The first comma in ``text[start:end]`` behind which the sentence goes on with something else than a post: work, or
    another party. Commas inside a name ('Sở Văn hóa, Thể thao và Du lịch') are passed over."""
    named = start  # up to here the names of bodies reach
    words = re.compile(rf"(?<!\w)[{UPPER}]|,\s+")
    begun = start  # of the post that the comma would end
    for found in words.finditer(text, start, end):
        if found[0][0] != ",":
            named = max(named, body_end(text, found.start()) if found.start() >= named else named)
        elif _POST_START.match(text, found.end()) or text.startswith("kiêm ", found.end()):
            begun = found.end()
        elif found.start() >= named and _goes_on(text, begun, found.end()):
            return found.start()
    return end


def _goes_on(text: str, begun: int, at: int) -> bool:
    if text[at : at + 1].isupper():
        return begins_party(text, at)
    # What a committee is for may read like work: 'Trưởng Ban Chỉ đạo khoa học, phát triển dữ liệu'.
    if _COMMITTEE.search(text, begun, at):
        return bool(_PLAIN_WORK.match(text, at))
    work = find_predicate(text, at, at + 40)
    return work is not None and work.start() == at


def _mention(flow: Flow, start: int, end: int) -> Mention:
    part = flow.part(start, end).strip(" ,-–")
    return Mention(sentence_case(part.text), part.spans())


def _is_among_those_present(text: str, at: int, told: list[int]) -> bool:
    """Whether the sentence that leads up to ``at`` tells who was present; ``told``: where ``text`` has words that do."""
    last = bisect_right(told, at)
    return last > 0 and text.find(". ", told[last - 1], at) < 0


def _role(text: str, start: int, end: int, *, opening: bool, present: bool) -> Attested:
    """In what part a person appears at ``text[start:end]``. To chair work ('đồng chí … chủ trì xây dựng') is an order, not a
    part: below the opening only a meeting is chaired."""
    before, after = text[max(0, start - _REACH) : start], text[end : end + _REACH]
    sentence = before[max(before.rfind(". "), 0) :]
    if re.search(r"thay\s+mặt\s[^.;]{0,80}\s$", sentence, re.IGNORECASE) and re.match(r"\s*(?:đã\s+)?ký\b", after):
        return "signer"
    meeting = r"(?!\w)" if opening else r"\s+(?:\w+\s+){0,2}?(?:cuộc|phiên|hội\s+nghị|buổi)(?!\w)"
    if opening and re.search(r"(?:chủ\s+trì\s+của|(?<!\w)do)\s*$", before, re.IGNORECASE):
        return "chair"
    if re.match(rf"\s*(?:đã\s+|đồng\s+)?(?:chủ\s+trì{meeting}|kết\s+luận(?!\w))", after, re.IGNORECASE):
        return "chair"
    if present:
        return "attendee"
    if opening and re.match(r"[^.;]{0,260}?(?<!\w)(?:chủ\s+trì|kết\s+luận)(?!\w)", after, re.IGNORECASE):
        return "chair"
    return "mentioned"


def find_meeting(document: Document) -> Meeting | None:
    """The meeting that the opening tells of: date, name out of the title, chair."""
    title = document.header.title
    chair = next((o.name for flow in document.opening for o in _in_text(flow, opening=True) if o.role == "chair"), None)
    for flow in document.opening[:3]:
        opened = _OPENED.match(flow.text)
        date = _DATE.match(flow.text, opened.end() if opened else 0)
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
