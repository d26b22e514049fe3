"""Names of parties: where one ends, and how a list of them comes apart.

The end of a name is found twice over: by what names are made of (``parties.yaml``), and by the words that begin what a
party is told to do (``orders.yaml``). Lists come apart by the annotation guide: at ';', at each repeated 'các', at 'và UBND',
in front of a further named body; commas inside one group ('các sở, ban, ngành') and inside a name ('Sở Văn hóa, Thể thao và
Du lịch') stay. Names and order words of two syllables and more are known without their accents, too, as scans spoil these
('Bộ Văn hóa, Thé thao và Du lịch', 'đây mạnh'); one syllable alone would be taken for another word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from nq57graph.lexicon import load
from nq57graph.lexicon.provinces import spellings
from nq57graph.model.text import Flow
from nq57graph.model.words import LOWER, UPPER, unaccented

# Not the name of a paper that a body is given: 'trình HĐND tỉnh Nghị quyết về …'.
_NO_PROPER = (
    "Nghị quyết|Nghị định|Quyết định|Kế hoạch|Chương trình|Đề án|Chỉ thị|Thông báo|Thông tư|Báo cáo|Tờ trình|Quy hoạch|Quy chế|Quy định|Danh mục|"
    "Dự án|Luật|Chiến lược|Kết luận"
)
_PROPER = rf"(?-i:(?!(?:{_NO_PROPER})(?!\w))[{UPPER}][^\W\d_]*(?:\s+[{UPPER}][^\W\d_]*){{0,3}}(?:\s+-\s+Vũng\s+Tàu)?)"


def _either(words: Iterable[str], space: str = r"\s+") -> str:
    """The alternation of ``words``, longest first; white space in a word matches ``space``, {P} a proper name, {R} a Roman number."""
    made = []
    for word in sorted(words, key=len, reverse=True):
        pattern = re.escape(word).replace(r"\ ", space).replace(r"\{P\}", _PROPER).replace(r"\{R\}", "[IVX]{1,5}")
        made.append(pattern.replace(r"\-", "[-–]"))
    return "|".join(made)


@cache
def _grammar() -> dict[str, re.Pattern[str]]:
    words = load("parties")
    fields, bodies = _either(map(unaccented, words["fields"])), _either(map(unaccented, words["bodies"]))
    heads, nouns = _either(words["heads"]), _either(words["group_nouns"])
    starts, roles = _either(words["group_starts"]), _either(words["roles"])
    committees = _either(words["committees"])
    levels = rf"(?!tỉnh\s+(?:đoàn|ủy|uỷ))(?:{_either(words['levels'])})(?:\s+{_PROPER})?(?!\w)"
    return {
        # 'plain' patterns run over the text without accents: a body by what it is made of, 'Sở' + field, or a known name.
        "plain body": re.compile(
            rf"(?:(?:{_either(map(unaccented, words['field_heads']))})\s+(?:{fields})|(?:{bodies}))(?!\w)",
            re.IGNORECASE,
        ),
        "plain fields": re.compile(rf"(?:{fields})(?!\w)", re.IGNORECASE),
        # What follows the name of a body and belongs to it: 'tỉnh …', 'quận, huyện và thành phố …', 'các xã, phường'.
        "tail": re.compile(
            rf"\s+(?:{_either(words['tails'])})(?!\w)|\s+(?-i:{_either(spellings())})(?!\w)"
            rf"|\s+(?-i:(?!(?:{heads}|Các|Đề)(?!\w))[{UPPER}][{LOWER}]+\s+(?!(?:{heads})(?!\w))[{UPPER}][{LOWER}]+)(?=\s+[{LOWER}])"
            rf"|\s+các\s+(?:{committees})(?:(?:\s*,\s*(?:và\s+)?|\s+và\s+)(?:các\s+)?(?:{committees}))*(?!\w)"
            rf"|\s+các\s+(?:{_either(words['levels'])})\s+{_PROPER}(?:\s*,\s*{_PROPER}(?=\s*(?:[,;.)]|$|\s[{LOWER}])))+"
            rf"|\s+(?:các\s+)?{levels}(?:(?:\s*,\s*(?:và\s+)?|\s+và\s+|\s*/\s*){levels})*(?:\s+trực\s+thuộc\s+(?:Trung\s+ương|TW))?",
            re.IGNORECASE,
        ),
        "committee": re.compile(
            rf"(?:Ban\s+Chỉ\s+đạo|Hội\s+đồng|Ban\s+Quản\s+lý)\s+(?:về\s+)?[^;:.()]{{3,120}}?\s(?:tỉnh|thành\s+phố|quốc\s+gia)(?:\s+{_PROPER})?(?!\w)",
            re.IGNORECASE,
        ),
        "holder": re.compile(rf"(?:{_either(words['holders'])})(?!\w)"),
        "head": re.compile(rf"(?:{heads})(?!\w)"),
        "group": re.compile(
            rf"(?:{starts})\s+(?:(?:{nouns})(?!\w)|(?:{roles})(?!\w)|(?:{heads})(?!\w))", re.IGNORECASE
        ),
        "start": re.compile(rf"(?:{starts})(?!\w)", re.IGNORECASE),
        "noun": re.compile(rf"(?:{nouns})(?!\w)", re.IGNORECASE),
        "role": re.compile(rf"(?:{roles})(?!\w)", re.IGNORECASE),
    }


_OF = re.compile(r"\s+(?:(?:các\s+)?cơ\s+quan\s+)?(?!(?:Sở|Bộ)\s)")


@lru_cache(maxsize=8192)
def body_end(text: str, at: int) -> int:
    """Where the body named at ``at`` ends by what names are made of; ``at`` if none is known there.

    It may be a body of another: 'Ban Tuyên giáo Liên đoàn Lao động tỉnh', 'Đảng ủy cơ quan Văn phòng Quốc hội'.
    """
    end = _one_body_end(text, at)
    if (
        end > at
        and _grammar()["holder"].match(text, at)
        and (of := _OF.match(text, end))
        and text[of.end() : of.end() + 1].isupper()
    ):
        inner = _one_body_end(text, of.end())
        return inner if inner > of.end() else end
    return end


def _one_body_end(text: str, at: int) -> int:
    grammar = _grammar()
    core = grammar["plain body"].match(unaccented(text), at)
    if core is None:
        committee = grammar["committee"].match(text, at)
        return committee.end() if committee else at
    end = core.end()
    while tail := grammar["tail"].match(text, end):
        end = tail.end()
    return end


@cache
def _predicates() -> tuple[re.Pattern[str], re.Pattern[str], dict[str, tuple[str, ...]], dict[str, tuple[str, ...]]]:
    words = load("orders")
    short = [w for w in words["predicates"] if " " not in w]
    long = [unaccented(w) for w in words["predicates"] if " " in w]
    modified: dict[str, tuple[str, ...]] = {}
    for before, word in words["modifiers"]:
        modified[unaccented(word)] = (*modified.get(unaccented(word), ()), unaccented(before))
    exceptions = {
        unaccented(word): tuple(map(unaccented, after)) for word, after in words["exceptions"].items() if after
    }
    return (
        re.compile(rf"(?<![\w-])(?:{_either(short)})(?![\w-])"),
        re.compile(rf"(?<![\w-])(?:{_either(long, space='[ |]+')})(?![\w-])"),
        modified,
        exceptions,
    )


def find_predicate(text: str, start: int, end: int | None = None) -> re.Match[str] | None:
    """The first word in ``text[start:end]`` that says what a party is to do, and is no part of a name."""
    for found in _words_of_work(text, start, len(text) if end is None else end):
        if not _is_in_name(text, start, found):
            return found
    return None


def _words_of_work(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Order words in the order of the text: single syllables as printed, longer ones without regard to accents."""
    short, long, _, _ = _predicates()
    bare = unaccented(text)
    one, two = short.search(text, start, end), long.search(bare, start, end)
    while one or two:
        if two is None or (one is not None and one.start() < two.start()):
            assert one is not None
            yield one
            one = short.search(text, one.end(), end)
        else:
            yield two
            if one is not None and one.start() < two.end():
                one = short.search(text, two.end(), end)
            two = long.search(bare, two.end(), end)


def _is_in_name(text: str, start: int, found: re.Match[str]) -> bool:
    _, _, modified, exceptions = _predicates()
    word = re.sub(r"[\s|]+", " ", unaccented(found[0]))
    before = text[max(start, found.start() - 40) : found.start()]
    after = unaccented(text[found.end() : found.end() + 40]).lstrip(" ,").lower()
    bare = unaccented(before).rstrip(" ,").lower()
    if any(bare.endswith(b) and not bare[: -len(b)][-1:].isalnum() for b in modified.get(word, ())):
        return True
    if after.startswith(exceptions.get(word, ("\0",))):
        return True
    if word == "to chuc" and re.search(r"(?:^|\W)(?:các|những|mọi|mỗi)\s*$", before, re.IGNORECASE):
        return True
    if word in ("lanh dao", "to chuc") and before.rstrip().endswith((",", ";")):
        return text[found.end() : found.end() + 1] == "," or bool(
            re.match(r"\s+(?:các|đảng|,)", text[found.end() : found.end() + 12])
        )
    return False


def begins_party(text: str, at: int = 0) -> bool:
    """Whether the name of a party begins at ``at``: a named body, a group, or a post with what it is of."""
    grammar = _grammar()
    if grammar["group"].match(text, at):
        return True
    if re.match(
        r"(?:sở|bộ|cơ quan|đơn vị|địa phương|ban|cấp)\s*,\s*(?:ngành|ban|cơ quan|đơn vị|địa phương)",
        text[at : at + 40],
        re.IGNORECASE,
    ):
        return True
    if body_end(text, at) > at:
        return text[at].isupper()
    if head := grammar["head"].match(text, at):
        rest = text[head.end() :].lstrip()
        abbreviation = head[0].isupper() and len(head[0]) > 2
        if rest[:1].isupper() or re.match(r"(?:các|ở)\s", rest) or (abbreviation and not rest[:1].isalpha()):
            return True
    alone = _ALONE.match(text, at)
    work = find_predicate(text, alone.end(), alone.end() + 20) if alone else None
    if alone and work and not text[alone.end() : work.start()].strip():
        return True
    if role := grammar["role"].match(text, at):
        rest_at = role.end() + (len(text[role.end() :]) - len(text[role.end() :].lstrip()))
        rest = text[rest_at:]
        if re.match(r"(?:các|cấp|chính\s+quyền|cơ\s+quan)(?!\w)", rest):
            return True
        if rest[:1].isupper() and (
            body_end(text, rest_at) > rest_at or any(grammar[kind].match(text, rest_at) for kind in ("head", "role"))
        ):
            return True
    return bool(_OTHER_PARTY.match(text, at))


# Posts that need no body behind them in a document of that body: 'Chánh Văn phòng chịu trách nhiệm …'.
_ALONE = re.compile(
    r"(?:Chánh\s+Văn\s+phòng|Giám\s+đốc|Chủ\s+tịch|Thủ\s+trưởng|Hiệu\s+trưởng|Tổ\s+trưởng|Bộ\s+trưởng|Chánh\s+Thanh\s+tra)(?=\s)"
)
_OTHER_PARTY = re.compile(
    r"(?:bộ\s+trưởng\s*,\s*thủ\s+trưởng|nhà\s+trường(?!\w)|(?:đảng\s+ủy|cấp\s+ủy|chi\s+bộ)\s+các\s|tổ\s+công\s+nghệ\s+số\s+cộng\s+đồng|công\s+chức\s+(?:phụ\s+trách|chuyên\s+trách|đầu\s+mối|(?:tư\s+pháp|tài\s+chính|văn\s+phòng|địa\s+chính|văn\s+hóa)\s+-)|trưởng\s+(?:\d+\s+)?(?:các\s+)?(?:thôn|bản|buôn|ấp|khu\s+phố|phòng)|(?:cán\s+bộ|đảng\s+viên|công\s+chức)\s*,\s*(?:đảng\s+viên|công\s+chức|viên\s+chức)|cả\s+(?:hai|ba)\s+(?:sở|bộ|cơ\s+quan|đơn\s+vị)|cộng\s+đồng\s+doanh\s+nghiệp|người\s+đứng\s+đầu|cấp\s+(?:xã|huyện|tỉnh|ủy|có\s+thẩm\s+quyền)|(?:cơ\s+quan|đơn\s+vị)\s+(?!,))",
    re.IGNORECASE,
)


_APPOSITION = re.compile(r"\s*[-–]\s*(?:là\s+)?(?:[Cc]ơ\s+quan|[Đđ]ơn\s+vị|[Tt]hường\s+trực)\b[^,;:.]*")
_LISTED_FIELDS = re.compile(r"(?:với\s+)?[Cc]ác\s+(?:[Bb]ộ|[Ss]ở)(?:\s*,\s*(?:ngành|cơ\s+quan))?\s*:\s*")
_STOP = re.compile(
    r"[:;!?](?=\s|$|[\"”])|(?<!TP)\.(?=\s|$|[\"”])|\s[-–]\s(?=(?:[Cc]ơ quan|[Đđ]ơn vị|[Tt]hường trực|là|giao|yêu cầu|trong|trước|hoàn thành|xong|chậm nhất|quý|tháng)\b)|\(|"
    r",\s*(?:để|nhằm|theo|trên|trong|đồng thời|qua đó|từ đó|bảo đảm|đảm bảo|trực tiếp)\b"
)


_LONGEST = 1500  # letters that a list of parties in prose may take


def stretch_end(text: str, at: int, *, cell: bool = False) -> int:
    """Where a list of parties that begins at ``at`` must have ended: a predicate, a stop, a clause of purpose.

    A semicolon ends it only where no further party follows ('các cơ quan Trung ương; các sở, ban, ngành; UBND các xã').
    """
    if cell:
        return len(text)
    stop_from = at
    if listed := _LISTED_FIELDS.match(text, at):
        stop_from = listed.end()
    limit = min(len(text), at + _LONGEST)
    role = _grammar()["role"].match(text, at)
    named = role.end() + 1 if role else at  # 'Lãnh đạo UBND cùng cấp': 'cấp' is no verb here
    predicate = find_predicate(text, max(at, body_end(text, named)), limit)
    if predicate:
        limit = predicate.start()
    while found := _STOP.search(text, stop_from, limit):
        if found[0] != ";" or not begins_party(text, found.end() + 1):
            return found.start()
        stop_from = found.end() + 1
    return limit


def read_parties(flow: Flow, at: int = 0, *, cell: bool = False) -> tuple[list[Flow], int]:
    """The parties listed from ``at`` on, and where the list ends; ``([], at)`` if no name begins there.

    ``cell`` says that the whole flow is a list of parties, as in a column 'Cơ quan chủ trì'.
    """
    text = flow.text
    if not cell and not begins_party(text, at):
        return [], at
    end = stretch_end(text, at, cell=cell)
    pieces = split_parties(text, at, end, cell=cell)
    if not pieces:
        return [], at
    if not cell:
        first, last = pieces[-1]
        known = _name_end(text, first, last)
        if known < last:
            pieces[-1] = (first, known)
            end = known
        if (given := _given_end(text, pieces[-1][0], end)) > end:
            pieces[-1] = (pieces[-1][0], given)
            end = given
    parties = [part for a, b in pieces if (part := _trim(flow.part(a, b))).text]
    named = [part for part in parties if not _is_bare(part.text)]
    return (named if not cell or named else parties), end


# 'Các cơ quan được giao nhiệm vụ tại Kế hoạch này báo cáo …': not all of them.
_GIVEN = re.compile(
    r"\s*(?:đã\s+)?được\s+(?:giao|phân\s+công)(?:(?:\s*,)?\s+(?:làm|chủ\s+trì|đầu\s+mối|phụ\s+trách|theo\s+dõi|triển\s+khai|thực\s+hiện|và))*"
    r"(?:\s+(?:các\s+)?(?:nhiệm\s+vụ|công\s+việc|việc|chỉ\s+tiêu|nội\s+dung|dự\s+án|đề\s+án)(?!\w)|(?=\s+(?:tại|trong|theo)\s))"
)
_WHERE_GIVEN = re.compile(
    r"\s(?:này|nêu\s+trên|kèm\s+theo|Phụ\s+lục(?:\s+[IVX\d]+)?|(?:[Mm]ục|[Đđ]iều|[Pp]hần|[Kk]hoản|[Đđ]iểm)\s+[IVXa-eđ\d.]+)(?!\w)"
)
_CLAUSE = 120  # letters that such a clause may take


def _given_end(text: str, first: int, end: int) -> int:
    """Where the name of a group ends that is those 'được giao nhiệm vụ …', right in front of what they are to do."""
    if not _grammar()["group"].match(text, first, end) or not (given := _GIVEN.match(text, end)):
        return end
    places = _WHERE_GIVEN.finditer(text, given.end(), given.end() + _CLAUSE)
    ends = [given.end(), *(place.end() for place in places)]
    for at in ends:
        work = find_predicate(text, at, at + 30)
        if work and not text[at : work.start()].strip():
            return at
    return end


_MORE_NAME = re.compile(rf"[\s,;]*(?:và\b|các\b|,|;|\(|-|–|$)|\s+[{UPPER}]")
# A group ends with what it has to do with, or where it is; what follows is a predicate that no list has yet.
_GROUP_END = re.compile(
    rf"(?:liên\s+quan|trên\s+địa\s+bàn\s+(?:toàn\s+)?(?:[Tt]ỉnh|[Tt]hành\s+phố|huyện|quận|xã|phường|đặc\s+khu)(?:\s+{_PROPER})?)"
    r"(?=\s+(?!(?:đến|tới|về|trong|ở|tại|thuộc|trên|khác|của|và|hoặc|do|trực\s+tiếp|đóng)\b)[^\W\d_])"
)


def _name_end(text: str, first: int, last: int) -> int:
    """Where the last name of a list in prose ends: a body by what names are made of, a group at its last modifier."""
    known = body_end(text, first)
    if first < known:
        return last if known >= last or _MORE_NAME.match(text, known, last) else known
    closed = _GROUP_END.search(text, first, last)
    return closed.end() if closed else _whole_end(text, first, last)


# Bodies whose bare name goes on with what they are for: 'Ban Chỉ đạo phát triển …', 'Hội đồng tư vấn …'.
_OPEN = re.compile(
    r"(?:Ban\s+Chỉ\s+đạo|Hội\s+đồng|Tổ\s+\w+(?:\s+\w+)?|Đoàn\s+\w+(?:\s+\w+)?|Ban\s+[Qq]uản\s+lý|Văn\s+phòng|Trung\s+tâm)$",
    re.IGNORECASE,
)


_NAME = 60  # letters that hold such a bare name


def _is_open(text: str, at: int, end: int) -> bool:
    return _OPEN.search(text[max(at, end - _NAME) : end]) is not None


def is_whole(text: str, at: int, end: int) -> bool:
    """Whether ``text[at:end]`` is the whole name of a body, or of a group that ends with one, behind which nothing more can
    follow but what it is to do."""
    if role := _grammar()["role"].match(text, at, end):  # 'Giám đốc Sở Nội vụ'
        at = role.end() + 1
    if _is_open(text, at, end):
        return False
    begins = re.compile(rf"(?<=\s)(?=[{UPPER}])").finditer(text, at, end) if _grammar()["group"].match(text, at) else ()
    return at < end and any(body_end(text, begin) == end for begin in (at, *(m.end() for m in begins)))


def _whole_end(text: str, first: int, last: int) -> int:
    """'các chi bộ trực thuộc Đảng ủy chọn …': a body that closes the name of a group, an open word behind it."""
    if school := re.compile(r"nhà\s+trường(?!\w)").match(text, first, last):
        return school.end()
    for found in re.compile(rf"(?<=\s)(?=[{UPPER}])").finditer(text, first, last):
        end = body_end(text, found.end())
        if (
            found.end() < end < last
            and not _is_open(text, first, end)
            and (word := re.compile(rf"\s+([{LOWER}]+)\s").match(text, end))
        ):
            return last if word[1] in load("orders")["links"] else end
    return last


_BARE = frozenset(
    ("cơ quan", "đơn vị", "bộ", "ngành", "sở", "ban", "cấp", "tổ", "tổ chức", "cá nhân", "phòng", "vụ", "cục", "hội")
)


def _is_bare(name: str) -> bool:
    """A noun alone names nobody: it is the rest of a name that was cut."""
    return name.lower() in _BARE


_LED = re.compile(
    r"(?:và|va|với|cùng\s+với|cùng|phối\s+hợp\s+với|phối\s+hợp|(?:và\s+)?(?:[Đđ]ề\s+nghị|[Yy]êu\s+cầu))\s+"
)


def _trim(flow: Flow) -> Flow:
    text = flow.text
    if apposition := _APPOSITION.search(text):
        flow = flow.part(0, apposition.start())
    if bracket := re.search(r"\s*\([^()]*\)?\s*$", flow.text):
        flow = flow.part(0, bracket.start())
    flow = flow.strip(" ,;.:-–+•/|_")
    if lead := _LED.match(flow.text):
        flow = flow.part(lead.end())
    if joint := re.search(r"\s(?:và|va|trong|để|dé|về|với|cho|của|tại)$", flow.text):
        flow = flow.part(0, joint.start())
    return flow.strip()


_SEPARATOR = re.compile(
    rf"\s*;\s*(?:và\s+)?|\s*,\s*(?:và\s+|cùng\s+|nhất\s+là\s+|đặc\s+biệt\s+là\s+|trong\s+đó\s+có\s+)?|"
    rf"\s+v[àa]\s+(?:(?:đề\s+nghị|yêu\s+cầu)\s+)?|\s+cùng(?!\s+cấp)(?:\s+với)?\s+|\s+[-–+•]\s+(?=[{UPPER}])|\s*/\s*(?=[{UPPER}])|"
    r"(?<=\w)\s+(?=(?:Bộ|Sở|UBND|Ủy\s+ban|Văn\s+phòng|Ban|Cục|Vụ|Công\s+an|Các|Đề\s+nghị)\s)"
)


def split_parties(text: str, at: int, end: int, *, cell: bool = False) -> list[tuple[int, int]]:
    """The parties in the list ``text[at:end]`` as ranges."""
    if listed := _LISTED_FIELDS.match(text, at, end):
        return _split_fields(text, listed.end(), end)
    pieces = []
    start, scan = at, at
    depth_end = _bracketed(text, at, end)
    covered = body_end(text, start)
    while separator := _SEPARATOR.search(text, max(scan, at), end):
        scan = max(separator.end(), separator.start() + 1)
        if any(a <= separator.start() < b for a, b in depth_end):
            continue
        if separator.end() < covered <= end:
            scan = covered
            continue
        if ";" in separator[0] or _begins_next(text, start, separator, end, cell=cell):
            if separator.start() > start:
                pieces.append((start, separator.start()))
            start = separator.end()
            covered = body_end(text, start)
    if start < end:
        pieces.append((start, end))
    return pieces


def _bracketed(text: str, at: int, end: int) -> list[tuple[int, int]]:
    return [m.span() for m in re.compile(r"\([^()]*\)").finditer(text, at, end)]


def _split_fields(text: str, at: int, end: int) -> list[tuple[int, int]]:
    """'các Bộ: Văn hóa, Thể thao và Du lịch, Công an và các cơ quan liên quan': fields, then ordinary parties."""
    field, bare = _grammar()["plain fields"], unaccented(text)
    pieces = []
    while found := field.match(bare, at, end):
        pieces.append(found.span())
        separator = re.compile(r"\s*[,;]\s*(?:và\s+)?|\s+và\s+").match(text, found.end(), end)
        if not separator:
            return pieces
        at = separator.end()
    return pieces + (split_parties(text, at, end) if at < end else [])


_NEAR = 160  # letters


def _begins_next(text: str, start: int, separator: re.Match[str], end: int, *, cell: bool) -> bool:
    """Whether what follows ``separator`` is a further party, rather than more of the one that begins at ``start``."""
    grammar = _grammar()
    # What a name is shows in its first and last words: a list without end must not be copied at each of its commas.
    right_at = separator.end()
    left, left_end = (
        text[start : min(separator.start(), start + _NEAR)],
        text[max(start, separator.start() - _NEAR) : separator.start()],
    )
    right = text[right_at : min(end, right_at + _NEAR)]
    if not right.strip():
        return False
    left_is_body = body_end(text, start) > start
    if separator[0].isspace():  # no sign at all: the cell's lines have run together
        whole = body_end(text, start) >= separator.start() or (cell and right.startswith(("Các ", "Đề ")))
        return whole and (body_end(text, right_at) > right_at or right.startswith(("Các ", "Đề ")))
    if re.search(r"(?:đề\s+nghị|yêu\s+cầu)\s+$", separator[0]):
        return begins_party(text, right_at)
    if "/" in separator[0]:
        return cell and begins_party(text, right_at)
    if re.match(r"(?:sở|bộ|ban|ngành)\s*,", right, re.IGNORECASE) and not left_is_body:
        return False
    if grammar["group"].match(text, right_at) or re.match(
        r"(?:các|những|mỗi|từng)\s(?!(?:năm|quý|tháng|tuần|ngày|lần|kỳ)\b)", right, re.IGNORECASE
    ):
        return True
    left_is_group = (
        bool(grammar["start"].match(left))
        or bool(re.search(r"\bcác\b", left))
        or (not left_is_body and bool(re.match(r"(?:cơ quan|đơn vị|địa phương|sở|bộ)(?:\W|$)", left, re.IGNORECASE)))
        or bool(grammar["noun"].fullmatch(left.strip()))
    )
    if _is_shared_object(left, left_end, right) or (left_is_group and _KIND_OF_BODY.match(right)):
        return False
    if re.search(r"[-–]", separator[0]) and grammar["role"].match(left) and grammar["role"].match(right):
        return False  # 'Tổng Thư ký Quốc hội - Chủ nhiệm Văn phòng Quốc hội' is one person
    if begins_party(text, right_at) and right[0].isupper():
        return True
    if re.match(r"(?:lãnh đạo|thủ trưởng|người đứng đầu|chủ tịch)\s+(?:các|ubnd|ủy ban|cơ quan)", right, re.IGNORECASE):
        return True
    noun = grammar["noun"].match(text, right_at)
    if noun and not left_is_group and left[:1].isupper() and not grammar["role"].match(left):
        return True
    left_noun = grammar["noun"].match(left)
    if noun and left_noun and noun[0].lower() == left_noun[0].lower() and left_noun.end() < len(left):
        return True
    token = re.match(r"[A-ZĐ][A-ZĐ&\d]+(?=\s*(?:[,;]|$|\s+và\s))", right)
    return bool(token) and (cell or bool(re.fullmatch(r"[A-ZĐ&\d]+", left.strip())))


_KIND_OF_BODY = re.compile(rf"\w+\s+[{LOWER}][^,;]*liên\s+quan\s*$")  # '(các Vụ, đơn vị,) Cục thuế có liên quan'


def _is_shared_object(left: str, left_end: str, right: str) -> bool:
    """'các đồng chí Bí thư Đảng ủy, Chủ tịch UBND các xã', 'các Bộ trưởng, Thủ trưởng cơ quan ngang Bộ': posts that share
    what they are posts of make one group."""
    if re.match(r"(?:các|mỗi)\s+đồng\s+chí", left, re.IGNORECASE) and re.search(
        r"\bcác\b|^Chủ tịch\s+(?:xã|phường)", right[:60]
    ):
        return not re.match(r"các\b", right, re.IGNORECASE)
    if re.search(r"Bộ\s+trưởng$", left_end) and re.match(r"Thủ\s+trưởng", right):
        return True
    return bool(re.search(r"Chủ\s+tịch\s+Hội\s+đồng\s+(?:thành\s+viên|quản\s+trị)$", left_end)) and bool(
        re.match(r"Tổng\s+[Gg]iám\s+đốc\s+các", right)
    )
