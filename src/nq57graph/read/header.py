"""The block above the text: issuer, number, place and date, type and title.

Sources of the layout: Decree 30/2020/NĐ-CP, Appendix I (State); Guideline 36-HD/VPTW of 2018 (Party).
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from nq57graph.lexicon import load
from nq57graph.model.document import Header
from nq57graph.model.text import EMPTY, Flow, join
from nq57graph.model.words import LOWER, UPPER, flat, is_capitals
from nq57graph.read.letters import is_noise
from nq57graph.read.lines import BLANK, Line, stitch

ANNEX = "PHỤ LỤC"
_REACH = 90  # lines within which a document has begun
_LONGEST_LINE = 400  # characters; no line of a heading is longer

# The patterns below match text without accents ('plain'), so that letters which a scan has spoiled do not matter.
_MOTTO = re.compile(r"(?:cong\s*hoa\s+xa\s+h[o0]i|dang\s+cong\s+san\s+viet\s+nam|doc\s+l[ae]p\s*[-–—.]+\s*tu\s).*$")
_STAMP = re.compile(
    r".{0,8}?(?P<label>k[yi]\s+boi|nguoi\s+ky|co\s+quan|e?.?mai[lt]|dia\s+chi|thoi\s+gian\s+ky|ngay\s+ky|sao\s+y)\s*[:;(]"
)
_STAMP_GOES_ON = frozenset({"ky boi", "nguoi ky", "co quan", "dia chi"})
_RECEIVED = re.compile(r"\W*(?:den\b.{0,6}[:.]|gio\s*[:.]|ngay\s*[:.]|(?:cong\s+)?van\s+den\b|chuyen\s*:).*$")
_RUNNING_HEAD = re.compile(r"\W*\d{0,4}\W*cong\s+bao\b.{0,20}/\s*so\b")
_RULE = re.compile(r"[\W_]*$")

# 'Số' as printed and as scanned ('$6:'); never 'Sở'.
NUMBER_WORD = re.compile(
    r"(?:^|(?<=\s))(?:[Ss][ốỐoOóÓôÔồỒ0]\s*(?:[:;.]\s*(?=\S)|(?=\d))|[Ss$58][oO06]\s*[:;]\s*(?=\d))"
)
# A number and symbol: digits (dotted, slashed, with a letter behind), then '/' or '-' and capitals.
NUMBER = re.compile(
    r"(?P<number>\d[\d.]*[a-z]?)\s*(?P<symbol>(?P<year>/\s*\d{4}\s*)?[-/]\s*[A-ZĐÐ][\wĐđ]*(?:\s?[-–/,&]\s?[A-ZĐÐ][\wĐđ]*)*)"
)
_BARE_NUMBER = re.compile(r"\d[\d.]*[a-z]?\s*$")
_TORN_SYMBOL = re.compile(r"\s*[-/]\s*[A-ZĐ][\wĐđ]*(?:[-/][A-ZĐ][\wĐđ]*)*")
_DAY = re.compile(
    r"\bngay\s*(?:(?P<day>\d{1,2})\s*thang\s*(?P<month>\d{1,2})\s*nam\s*(?P<year>\d{4})(?!\d)|"
    r"(?P<day2>\d{1,2})[/.-](?P<month2>\d{1,2})[/.-](?P<year2>\d{4})(?!\d))"
)
_DATED = re.compile(r"[,.]\s*ng.{1,24}?\bn?am\s*[\d_.]")  # something written as a date, readable or not
_LEFT_BLANK = re.compile(r"[,.]\s*ngay[\s._…]*thang[\s._…\d]{0,12}nam\b")
_PLACE_COMMA = re.compile(r"\s*[,.]\s*$")
_WORD = rf"[{UPPER}][{LOWER}]+(?:['’][{UPPER}{LOWER}]+)?"
_PLACE = re.compile(
    rf"(?<!\w)(?:(?:[Tt]h[àa]nh\s+ph\w{{1,2}}|T[Pp]\.?|[Hh]uyện|[Qq]uận|[Xx]ã|[Pp]hường|[Tt]hị\s+xã|[Tt]hị\s+trấn|[Đđ]ặc\s+khu)\s*)?"
    rf"{_WORD}(?:(?:\s*[-–]\s*|\s+){_WORD}){{0,4}}$"
)
_PLACE_IN_CAPITALS = re.compile(rf"^(?:[{UPPER}]+\s+)?[{UPPER}]+(?:\s+[{UPPER}]+){{0,3}}$")
_ADOPTED = re.compile(
    r"(?:luat|bo luat|nghi quyet|phap lenh)\s+nay\s+(?:da\s+)?duoc\s.{3,200}?thong\s+qua\b.{0,60}?(?=\bngay\s*\d)"
)
_OPENING = re.compile(
    r"(?:C[aăĂ]n cứ|CĂN CỨ|Ngày \d|Thực hiện\b.{0,120}(?:,|;|ngày)|Triển khai\b.{0,120},|Nhằm |Để |Theo |Trên cơ sở|"
    r"Nhân dịp|Điều \d|Xét |Sau khi|Trong thời gian|Thời gian qua)"
)
_OF_TITLE = re.compile(r"(?:Tại|Về|Của)\s")
_LETTERED = re.compile(r"[A-E]\s*[.)]|(?:PHẦN|CHƯƠNG|MỤC|PHỤ LỤC)\b")
_LONGEST_TITLE_LINE = 200
_HEADED = re.compile(r"(?:[IVX]+\s*[.\-–/]|\d{1,2}\s*[.)/]|[-–+•*]\s)\s*\S")
_ISSUER_AGAIN = re.compile(
    r"(?:chu tich |bo truong |truong ban |thu tuong|chinh phu$|uy ban |hoi dong |quoc hoi$|giam doc |cuc truong |tong cuc truong )"
)
_SUBJECT = re.compile(r"v\s*[/\\|w]\s*v\b|vw\b|v/\s+(?=[a-z])")  # 'V/v', and as scanned
_DIRT_BEFORE_TITLE = re.compile(r"(?:\S*[\d|\\]\S*\s+|[^\w\s“\"(]\S{0,3}\s+)+(?=V[eề]\b|V/v\b)")


@dataclass(frozen=True, slots=True)
class Top:
    """The header and the lines it takes: ``first`` prints the type, ``after`` is the first line of the text."""

    header: Header
    first: int
    after: int
    notes: tuple[str, ...] = ()


@cache
def _types() -> tuple[re.Pattern[str], dict[str, str]]:
    names = {flat(name): name for name in load("heads")["types"]}
    longest_first = sorted(names, key=len, reverse=True)
    return re.compile("|".join(re.sub(" ", r"\\s+", re.escape(n).replace(r"\ ", " ")) for n in longest_first)), names


@cache
def _bodies() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What begins the name of a body, and what cannot end one."""
    words = load("heads")
    heads = "|".join(flat(w) for row in words["bodies"] for w in row)
    torn = "|".join(flat(w) for row in words["unfinished"] for w in row)
    return re.compile(rf"(?:{heads})(?!\w)"), re.compile(rf"(?:(?<!\w)(?:{torn})|[,\-–])$")


def read_header(lines: Sequence[Line], text: str) -> Top:
    """The header of the document whose lines are ``lines`` of the source ``text``. What is not printed, or not readable, stays empty."""
    near = _without_stamps(lines[:_REACH])
    found = _find_type(near)
    if found is not None:
        return _under_type(near, text, *found)
    letter = next((i for i, line in enumerate(near) if flat(line.text[:40]).startswith("kinh gui")), None)
    if letter is not None:
        header, notes = _read_head(near[:letter])
        return Top(replace(header, title=_subject(near[:letter], text)), letter, letter, notes)
    return _introduced(near) or Top(Header(), 0, 0)


def type_at(flow: Flow) -> str | None:
    """The type that the line ``flow`` prints as a heading: alone, or with capitals or a place behind it."""
    found = _type_in(flow)
    return found[1] if found else None


def _type_in(flow: Flow) -> tuple[int, str, int] | None:
    """(start, type, end) of the type printed in ``flow``."""
    text = flow.text
    if len(text) > _LONGEST_LINE:
        return None
    pattern, names = _types()
    for found in pattern.finditer(flat(text)):
        name = names[re.sub(r"\s+", " ", found[0])]
        before, words, rest = text[: found.start()], found[0], text[found.end() :].strip("*_")
        if not is_capitals(text[found.start() : found.end()]) or not words:
            continue
        if before and (len(before) > 15 or before[-1].isalnum() or (is_capitals(before) and len(before.strip()) > 6)):
            continue
        if name == ANNEX:
            if re.fullmatch(r"\W*(?:số\W*)?[IVX\d]*\W*", rest):
                return found.start(), name, found.end()
        elif not rest.strip(" :*_-–—\"“”'") or (rest[:1].isspace() and is_capitals(rest)):
            return found.start(), name, found.end()
    return None


# ── what stands above the type ────────────────────────────────────────────────────────────────────────────────────


def _without_stamps(lines: Sequence[Line]) -> list[Line]:
    """``lines`` with blanks for the stamps of signature servers, of registries, and running heads of a gazette."""
    kept: list[Line] = []
    stamped = False
    for line in lines:
        text = flat(line.text[:_LONGEST_LINE])
        stamp = _STAMP.match(text)
        if stamp:
            stamped = re.sub(r"\s+", " ", stamp["label"]) in _STAMP_GOES_ON
        elif not text or _MOTTO.search(text) or NUMBER_WORD.search(line.text[:_LONGEST_LINE]) or _type_in(line.flow):
            stamped = False
        drop = stamp or stamped or _RECEIVED.match(text) or _RUNNING_HEAD.match(text)
        kept.append(BLANK if drop and not _type_in(line.flow) else line)
    return kept


def _find_type(lines: Sequence[Line]) -> tuple[int, int, str, int] | None:
    for index, line in enumerate(lines):
        if found := _type_in(line.flow):
            return index, *found
    return None


def _under_type(near: Sequence[Line], text: str, at: int, start: int, name: str, end: int) -> Top:
    header, notes = _read_head(near[:at])
    flow = near[at].flow
    beginning = EMPTY if name == ANNEX else flow.part(end).strip(" :*_")
    parts, after = _title(near, at, beginning)
    title = stitch(parts, text)
    if dirt := _DIRT_BEFORE_TITLE.match(title.text):
        title = title.part(dirt.end())
    return Top(replace(header, type=flow.part(start, end), title=title), at, after, notes)


def _read_head(lines: Sequence[Line]) -> tuple[Header, tuple[str, ...]]:
    """Issuer, number, place and date out of the lines above type or addressee; notes on what was left unread."""
    notes: tuple[str, ...] = ()
    number, number_line = _number(lines)
    place, date, date_line, spoiled = _place_and_date(lines)
    if number.text and (spoiled or _is_misread(number.text)):
        # Number and day are filled in by the same hand: where the one cannot be right, the other is not to be trusted.
        notes = (f"Số '{number.text}' không chắc chắn (dòng số, ngày bị nhận dạng hỏng): coi là không có.",)
        number = EMPTY
    last = max((i for i in (number_line, date_line) if i is not None), default=len(lines))
    issuer, parent = _issuers(lines[: last + 1])
    motto = any(_MOTTO.search(flat(line.text[:_LONGEST_LINE])) for line in lines)
    if not (motto or number.text or date.text):
        issuer = parent = EMPTY
    return Header(issuer, parent, number, place, date), notes


def _is_misread(number: str) -> bool:
    """A dotted number ('66.12/2026/NQ-CP') stands only before a year; else a scan has made the dot."""
    found = NUMBER.match(number)
    return bool(found and "." in found["number"].rstrip(".") and not found["year"])


def _columns(lines: Sequence[Line], *, whole: bool = False) -> Iterator[tuple[int, Flow]]:
    """The columns of each line with its index; ``whole``: after them the line as one (a gap may be a day left blank)."""
    for index, line in enumerate(lines):
        if len(line.text) <= _LONGEST_LINE:
            for flow in (*line.parts, line.flow) if whole and line.columns else line.parts:
                yield index, flow


def _number(lines: Sequence[Line]) -> tuple[Flow, int | None]:
    for index, flow in _columns(lines):
        word = NUMBER_WORD.search(flow.text)
        if not word:
            continue
        if found := NUMBER.match(flow.text, word.end()):
            return flow.part(found.start(), found.end()).strip(), index
        if bare := _BARE_NUMBER.match(flow.text, word.end()):
            for later, other in _columns(
                lines[index + 1 :]
            ):  # the symbol may stand in the next column: 'Số: 453' … '/TB-UBND'
                if symbol := _TORN_SYMBOL.match(other.text):
                    digits = flow.part(bare.start(), bare.end()).strip()
                    return _glue(digits, other.part(0, symbol.end()).strip()), index + 1 + later
        return EMPTY, index
    return EMPTY, None


def _glue(first: Flow, second: Flow) -> Flow:
    """Two parts of one token, joined without a space."""
    starts, ends = (*first.starts, *second.starts), (*first.ends, *second.ends)
    return Flow(first.text + second.text, starts, ends, frozenset({len(first)}))


def _place_and_date(lines: Sequence[Line]) -> tuple[Flow, Flow, int | None, bool]:
    """(place, date, line, whether a date is written that cannot be read)."""
    spoiled: tuple[Flow, int] | None = None
    for index, flow in _columns(lines, whole=True):
        text = flat(flow.text)
        for found in _DAY.finditer(text):
            place = _place(flow.part(0, found.start()))
            alone = _RULE.match(text[: found.start()]) or NUMBER_WORD.match(flow.text)
            if _is_day(found) and (place.text or alone):
                return place, flow.part(*found.span()), index, False
        if dated := _DATED.search(text):
            place = _place(flow.part(0, dated.start() + 1))
            if place.text and _LEFT_BLANK.match(text, dated.start()):
                return place, EMPTY, index, False
            if spoiled is None or not spoiled[0].text:
                spoiled = place, index
    if spoiled is None:
        return EMPTY, EMPTY, None, False
    return spoiled[0], EMPTY, spoiled[1], True


def _is_day(found: re.Match[str]) -> bool:
    day, month, year = (found[name] or found[f"{name}2"] for name in ("day", "month", "year"))
    try:
        return 1900 < datetime.date(int(year), int(month), int(day)).year < 2100
    except ValueError:
        return False


def _place(flow: Flow) -> Flow:
    """The place that ends ``flow``, which runs up to 'ngày': without what a fused line has in front of it ('03/NQ-CP Hà Nội,')."""
    comma = _PLACE_COMMA.search(flow.text)
    if not comma:
        return EMPTY
    text = flow.text[: comma.start()]
    found = _PLACE.search(text[-60:]) or _PLACE_IN_CAPITALS.search(text)
    if not found:
        return EMPTY
    start = found.start() + (max(0, len(text) - 60) if found.re is _PLACE else 0)
    if re.search(rf"(?:^|\s)[{LOWER}]{{1,2}}\s+$", text[:start]):  # 'a Nội': its first letters are lost
        return EMPTY
    return flow.part(start, comma.start())


def _issuers(lines: Sequence[Line]) -> tuple[Flow, Flow]:
    """(issuer, body above it) of a stacked heading. Bodies that issue together are one flow, a segment for each."""
    head, unfinished = _bodies()
    bodies: list[list[Flow]] = []
    joint = numbered = False
    for line in lines:
        flow = _issuer_words(line)
        if flow is None or (numbered and len(flow.text.split()) < 2):  # dirt: a name has ended above the number
            numbered = numbered or bool(NUMBER_WORD.match(line.text))
            continue
        text = flat(flow.text)
        bare = flow.strip(" *_-–—.'\"“”|")
        joint = joint or text.endswith((" -", " –")) or bool(re.search(rf"\s[-–]\s(?={head.pattern})", text))
        if head.match(flat(bare.text)) and not (bodies and unfinished.search(flat(bodies[-1][-1].text))):
            bodies.append([bare])
        elif bodies:
            bodies[-1].append(bare)
    if not bodies:
        return EMPTY, EMPTY
    if joint:
        return join((flow for body in bodies for flow in body), torn=True).strip(" ,"), EMPTY
    issuer = join(bodies[-1], torn=True).strip(" ,")
    return issuer, join(bodies[-2], torn=True).strip(" ,") if len(bodies) > 1 else EMPTY


def _issuer_words(line: Line) -> Flow | None:
    """What a line of the heading says of the issuer: the capitals left of the motto, the number and the date."""
    first = next(iter(line.parts), EMPTY)
    text = flat(first.text[:_LONGEST_LINE])
    if _SUBJECT.match(text):
        return None
    cuts = [
        found.start()
        for found in (_MOTTO.search(text), NUMBER_WORD.search(first.text[:_LONGEST_LINE]), _DATED.search(text))
        if found
    ]
    flow = first.part(0, min(cuts, default=len(text))).strip(" *_.'\"“”|")
    words = flow.text
    if (
        len(words) < 3
        or _RULE.match(words)
        or not is_capitals(words)
        or re.search(r"\d", words)
        or words.startswith("/")
    ):
        return None
    return None if is_noise(words.strip("-–— ")) else flow


# ── titles ────────────────────────────────────────────────────────────────────────────────────────────────────────


def _title(lines: Sequence[Line], at: int, beginning: Flow) -> tuple[list[Flow], int]:
    parts = [beginning] if beginning.text else []
    index = at + 1
    while index < len(lines):
        line = lines[index]
        text = line.text
        if not text and not line.cells:
            following = next((candidate for candidate in lines[index:] if candidate.text), None)
            if parts and (following is None or not _continues(parts[-1].text, following.text)):
                break
            index += 1
            continue
        if line.cells or text.startswith("(") or len(text) > 4 * _LONGEST_LINE or len(parts) > 12:
            break
        if flat(text[:20]).startswith("kinh gui") or (parts and (_begins_text(text) or _RULE.match(text))):
            break
        if parts and is_noise(text):
            break
        if not _RULE.match(text):
            parts.append(line.flow)
        index += 1
    return parts, index


def _continues(title: str, line: str) -> bool:
    """Whether a title goes on after a blank line: the next line begins small, or both are in capitals, or it says at what meeting or
    of what, and ends no sentence; and the title does not end one."""
    if title.rstrip().endswith((".", ":", ";", "”")) or _begins_text(line):
        return False
    if line[:1].islower():
        return True
    if line.rstrip().endswith((".", ":", ";")) or len(line) > _LONGEST_TITLE_LINE:
        return False
    return is_capitals(title) and (is_capitals(line) or bool(_OF_TITLE.match(line))) and not _LETTERED.match(line)


def _begins_text(text: str) -> bool:
    """State documents repeat the issuer in capitals between title and grounds: 'CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH …'."""
    again = is_capitals(text) and _ISSUER_AGAIN.match(flat(text))
    return bool(_OPENING.match(text) or _HEADED.match(text) or again)


def _subject(lines: Sequence[Line], text: str) -> Flow:
    """The subject of an official letter, 'V/v …', which stands below its number."""
    start = next(
        (i for i, line in enumerate(lines) if any(_SUBJECT.match(flat(f.text[:10])) for f in line.parts)), None
    )
    if start is None:
        return EMPTY
    parts: list[Flow] = []
    for line in lines[start:]:
        flow = next(iter(line.parts), EMPTY)
        motto = _MOTTO.search(flat(flow.text[:_LONGEST_LINE]))
        if not flow.text or motto or (parts and _place_and_date([line])[2] is not None):
            break
        parts.append(flow)
    return stitch(parts, text)


# ── what stands elsewhere ─────────────────────────────────────────────────────────────────────────────────────────

_NAMED = re.compile(
    r"(?<!\w)(?P<type>Nghị quyết|Kết luận|Chỉ thị|Quyết định|Quy định|Kế hoạch|Thông báo|Chương trình hành động|Công điện|Nghị định|"
    r"Thông tư|Hướng dẫn)\s+(?:số\s*:?\s*)?(?P<number>\d[\d.]*[a-z]?(?:/\d{4})?\s?[-/]\s?[A-ZĐ][\wĐđ]*(?:[-/][A-ZĐ][\wĐđ]*)*)"
)
_FULL_TEXT = re.compile(r"(?:toàn\s+văn|nội\s+dung)\b.{0,200}:\s*$", re.IGNORECASE)
_ABOUT = re.compile(
    r"[\s,(]*(?:ngày\s+(?P<date>[^)\s,]+|\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4})[\s,)]*)?"
    rf"(?:của\s+(?P<issuer>[{UPPER}].{{2,80}}?)\s+)?(?P<title>về\s.{{5,400}}?)(?=[.”\"]*$|\.\s|\s+\()"
)


def _introduced(lines: Sequence[Line]) -> Top | None:
    """A document on a web page, its heading left out: a line that is its type and number, or 'toàn văn Nghị quyết số …:'
    before its text, and an introduction that tells date, issuer and title."""
    shown = [(i, line) for i, line in enumerate(lines[:30]) if line.text and len(line.text) < 1500]
    heading = next(((i, m) for i, line in shown[:3] if (m := _NAMED.fullmatch(line.text))), None)
    full = next((i for i, line in shown if _FULL_TEXT.search(line.text[-260:])), None)
    if full is None and heading is None:
        return None
    after = 1 + (full if full is not None else heading[0] if heading else 0)
    intro = [line.flow for i, line in shown if i < after]
    named = [(flow, m) for flow in intro if (m := _NAMED.search(flow.text))]
    if not named:
        return None
    flow, first = named[0]
    header = Header(number=flow.part(*first.span("number")).strip(), type=flow.part(*first.span("type")))
    for flow, found in named:
        about = _ABOUT.match(flow.text, found.end())
        if found["number"] != first["number"] or about is None:
            continue
        day = _DAY.search(flat(flow.text), found.end(), about.end())
        return Top(
            replace(
                header,
                date=flow.part(*day.span()) if day and _is_day(day) else EMPTY,
                issuer=flow.part(*about.span("issuer")) if about["issuer"] else EMPTY,
                title=flow.part(*about.span("title")),
            ),
            0,
            after,
        )
    return Top(header, 0, after)


def find_adoption(flows: Sequence[Flow]) -> Flow:
    """The date in the closing sentence: 'Luật này được Quốc hội … thông qua … ngày 27 tháng 6 năm 2025.'"""
    for flow in reversed(flows):
        text = flat(flow.text[:600])
        if (adopted := _ADOPTED.search(text)) and (day := _DAY.match(text, adopted.end())) and _is_day(day):
            return flow.part(*day.span())
    return EMPTY
