"""Names of parties: where one ends, and how a list of them comes apart.

The end of a name is found twice over: by what names are made of (``parties.yaml``), and by the words that begin what a
party is told to do (``orders.yaml``). Lists come apart by the annotation guide: at ';', at each repeated 'các', at 'và UBND',
in front of a further named body; commas inside one group ('các sở, ban, ngành') and inside a name ('Sở Văn hóa, Thể thao và
Du lịch') stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from nq57graph.lexicon import load
from nq57graph.model.text import Flow
from nq57graph.model.words import UPPER

_PROPER = rf"(?-i:[{UPPER}][^\W\d_]*(?:\s+[{UPPER}][^\W\d_]*){{0,3}})"


def _either(words: Iterable[str]) -> str:
    """The alternation of ``words``, longest first; white space in a word matches any, {P} a proper name."""
    made = []
    for word in sorted(words, key=len, reverse=True):
        pattern = re.escape(word).replace(r"\ ", r"\s+").replace(r"\{P\}", _PROPER)
        made.append(pattern.replace(r"\-", "[-–]"))
    return "|".join(made)


@cache
def _grammar() -> dict[str, re.Pattern[str]]:
    words = load("parties")
    fields, bodies, tails = _either(words["fields"]), _either(words["bodies"]), _either(words["tails"])
    heads, nouns = _either(words["heads"]), _either(words["group_nouns"])
    starts, roles = _either(words["group_starts"]), _either(words["roles"])
    field_heads = r"Sở|Bộ|Ban|Vụ|Cục|Tổng\s+cục|Chi\s+cục|Phòng|Ủy\s+ban|Uỷ\s+ban|Thường\s+trực\s+Ủy\s+ban|Viện|Trung\s+tâm|Thứ\s+trưởng\s+Bộ|Bộ\s+trưởng\s+Bộ"
    return {
        # A body by what it is made of: 'Sở' + field, or a known name; then 'tỉnh …', 'Tỉnh ủy', 'các xã, phường' …
        "body": re.compile(
            rf"(?:(?:{field_heads})\s+(?:{fields})|(?:{bodies}))(?!\w)(?:\s+(?:{tails})(?!\w))*"
            rf"|(?:Ban\s+Chỉ\s+đạo|Hội\s+đồng|Ban\s+Quản\s+lý)\s+(?:về\s+)?[^;:.()]{{3,120}}?\s(?:tỉnh|thành\s+phố|quốc\s+gia)(?:\s+{_PROPER})?(?!\w)",
            re.IGNORECASE,
        ),
        "head": re.compile(rf"(?:{heads})(?!\w)"),
        "group": re.compile(rf"(?:{starts})\s+(?:(?:{nouns})(?!\w)|(?:{roles})(?!\w)|(?:{heads})(?!\w))", re.IGNORECASE),
        "start": re.compile(rf"(?:{starts})(?!\w)", re.IGNORECASE),
        "noun": re.compile(rf"(?:{nouns})(?!\w)", re.IGNORECASE),
        "role": re.compile(rf"(?:{roles})(?!\w)", re.IGNORECASE),
        "fields": re.compile(rf"(?:{fields})(?!\w)", re.IGNORECASE),
    }


@cache
def _predicates() -> tuple[re.Pattern[str], frozenset[tuple[str, str]], dict[str, tuple[str, ...]]]:
    words = load("orders")
    pattern = re.compile(rf"(?<![\w-])(?:{_either(words['predicates'])})(?![\w-])")
    modified = frozenset((before, word) for before, word in words["modifiers"])
    exceptions = {word: tuple(after) for word, after in words["exceptions"].items()}
    return pattern, modified, exceptions


def find_predicate(text: str, start: int, end: int | None = None) -> re.Match[str] | None:
    """The first word in ``text[start:end]`` that says what a party is to do, and is no part of a name."""
    pattern, modified, exceptions = _predicates()
    end = len(text) if end is None else end
    at = start
    while found := pattern.search(text, at, end):
        if not _is_in_name(text, start, found, modified, exceptions):
            return found
        at = found.end()
    return None


def _is_in_name(
    text: str,
    start: int,
    found: re.Match[str],
    modified: frozenset[tuple[str, str]],
    exceptions: dict[str, tuple[str, ...]],
) -> bool:
    word = re.sub(r"\s+", " ", found[0])
    before = text[start : found.start()].rstrip(" ,").lower()
    after = text[found.end() : found.end() + 40].lstrip(" ,").lower()
    if any(word == w and re.search(rf"(?:^|\W){re.escape(b)}$", before) for b, w in modified):
        return True
    if after.startswith(exceptions.get(word, ())) and exceptions.get(word):
        return True
    if word == "tổ chức" and re.search(r"(?:^|\W)(?:các|những|mọi|mỗi)$", before):
        return True
    if word in ("lãnh đạo", "tổ chức") and text[start : found.start()].rstrip().endswith((",", ";")):
        return text[found.end() : found.end() + 1] == "," or bool(re.match(r"\s+(?:các|đảng|,)", text[found.end() :]))
    return False


def begins_party(text: str, at: int = 0) -> bool:
    """Whether the name of a party begins at ``at``: a named body, a group, or a post with what it is of."""
    grammar = _grammar()
    if grammar["group"].match(text, at):
        return True
    if re.match(r"(?:sở|bộ|cơ quan|đơn vị|địa phương|ban|cấp)\s*,\s*(?:ngành|ban|cơ quan|đơn vị|địa phương)", text[at : at + 40], re.IGNORECASE):
        return True
    if body := grammar["body"].match(text, at):
        return text[at].isupper() and _is_whole(text, body)
    if head := grammar["head"].match(text, at):
        rest = text[head.end() :].lstrip()
        abbreviation = head[0].isupper() and len(head[0]) > 2
        if rest[:1].isupper() or re.match(r"(?:các|ở)\s", rest) or (abbreviation and not rest[:1].isalpha()):
            return True
    if role := grammar["role"].match(text, at):
        rest_at = role.end() + (len(text[role.end() :]) - len(text[role.end() :].lstrip()))
        rest = text[rest_at:]
        if re.match(r"(?:các|cấp|chính\s+quyền|cơ\s+quan)(?!\w)", rest):
            return True
        if rest[:1].isupper() and any(grammar[kind].match(text, rest_at) for kind in ("body", "head", "role")):
            return True
    return bool(_OTHER_PARTY.match(text, at))


_OTHER_PARTY = re.compile(
    r"(?:cộng\s+đồng\s+doanh\s+nghiệp|người\s+đứng\s+đầu|cấp\s+(?:xã|huyện|tỉnh|ủy|có\s+thẩm\s+quyền)|(?:cơ\s+quan|đơn\s+vị)\s+(?!,))",
    re.IGNORECASE,
)


def _is_whole(text: str, body: re.Match[str]) -> bool:
    """'Ban' before 'hành' is the verb 'ban hành', not a body."""
    return not re.match(r"\w", text[body.end() : body.end() + 1])


def body_end(text: str, at: int) -> int:
    """Where the body named at ``at`` ends by what names are made of; ``at`` if none is known there."""
    found = _grammar()["body"].match(text, at)
    return found.end() if found else at


_APPOSITION = re.compile(r"\s*[-–]\s*(?:là\s+)?(?:[Cc]ơ\s+quan|[Đđ]ơn\s+vị|[Tt]hường\s+trực)\b[^,;:.]*")
_LISTED_FIELDS = re.compile(r"(?:với\s+)?[Cc]ác\s+(?:[Bb]ộ|[Ss]ở)(?:\s*,\s*(?:ngành|cơ\s+quan))?\s*:\s*")


def stretch_end(text: str, at: int, *, cell: bool = False) -> int:
    """Where a list of parties that begins at ``at`` must have ended: a predicate, a stop, a clause of purpose."""
    if cell:
        return len(text)
    stop_from = at
    if listed := _LISTED_FIELDS.match(text, at):
        stop_from = listed.end()
    stop = re.compile(r"[:;.!?](?=\s|$|[\"”])|\s[-–]\s(?=(?:[Cc]ơ quan|[Đđ]ơn vị|[Tt]hường trực|là|giao|yêu cầu)\b)|\s\(|\(|,\s*(?:để|nhằm|theo|trên|trong|đồng thời|qua đó|từ đó|bảo đảm|đảm bảo|trực tiếp)\b")
    found = stop.search(text, stop_from)
    end = found.start() if found else len(text)
    predicate = find_predicate(text, max(at, body_end(text, at)), end)
    if predicate:
        end = predicate.start()
    return end


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
        known = body_end(text, first)
        if first < known < last and not re.match(r"[\s,;]*(?:và\b|các\b|,|;|\(|-|–|$)", text[known:last]):
            # The name ends where what names are made of ends: what follows is a predicate that no list has yet.
            pieces[-1] = (first, known)
            end = known
    return [part for a, b in pieces if (part := _trim(flow.part(a, b))).text], end


def _trim(flow: Flow) -> Flow:
    text = flow.text
    if apposition := _APPOSITION.search(text):
        flow = flow.part(0, apposition.start())
    if bracket := re.search(r"\s*\([^)]*\)?\s*$", flow.text):
        flow = flow.part(0, bracket.start())
    flow = flow.strip(" ,;.:-–")
    if lead := re.match(r"(?:và|với|cùng|cùng với|phối hợp với|phối hợp)\s+", flow.text):
        flow = flow.part(lead.end())
    return flow.strip()


_SEPARATOR = re.compile(r"\s*;\s*(?:và\s+)?|\s*,\s*(?:và\s+|cùng\s+|nhất\s+là\s+|đặc\s+biệt\s+là\s+|trong\s+đó\s+có\s+)?|\s+và\s+|\s+cùng(?:\s+với)?\s+|\s*\n\s*|\s+-\s+(?=[A-ZĐ])|(?<=\w)\s+(?=(?:Bộ|Sở)\s+[A-ZĐ])")


def split_parties(text: str, at: int, end: int, *, cell: bool = False) -> list[tuple[int, int]]:
    """The parties in the list ``text[at:end]`` as ranges."""
    if listed := _LISTED_FIELDS.match(text, at, end):
        return _split_fields(text, listed.end(), end)
    pieces = []
    start, scan = at, at
    depth_end = _bracketed(text, at, end)
    while separator := _SEPARATOR.search(text, max(scan, at), end):
        scan = max(separator.end(), separator.start() + 1)
        if any(a <= separator.start() < b for a, b in depth_end):
            continue
        covered = body_end(text, start)
        if covered > separator.start() and covered <= end and covered > separator.end():
            scan = covered
            continue
        if ";" in separator[0] or _begins_next(text, start, separator, end, cell=cell):
            if separator.start() > start:
                pieces.append((start, separator.start()))
            start = separator.end()
    if start < end:
        pieces.append((start, end))
    return pieces


def _bracketed(text: str, at: int, end: int) -> list[tuple[int, int]]:
    return [m.span() for m in re.finditer(r"\([^)]*\)", text[:end]) if m.start() >= at]


def _split_fields(text: str, at: int, end: int) -> list[tuple[int, int]]:
    """'các Bộ: Văn hóa, Thể thao và Du lịch, Công an và các cơ quan liên quan': fields, then ordinary parties."""
    field = _grammar()["fields"]
    pieces = []
    while found := field.match(text, at, end):
        pieces.append(found.span())
        separator = re.compile(r"\s*[,;]\s*(?:và\s+)?|\s+và\s+").match(text, found.end(), end)
        if not separator:
            return pieces
        at = separator.end()
    return pieces + (split_parties(text, at, end) if at < end else [])


def _begins_next(text: str, start: int, separator: re.Match[str], end: int, *, cell: bool) -> bool:
    """Whether what follows ``separator`` is a further party, rather than more of the one that begins at ``start``."""
    grammar = _grammar()
    left, right_at = text[start : separator.start()], separator.end()
    right = text[right_at:end]
    if not right.strip():
        return False
    if separator[0].isspace() and "\n" not in separator[0] and not re.match(r"\s+(?:và|cùng)", separator[0]):
        return bool(grammar["body"].match(text, right_at)) and bool(grammar["body"].fullmatch(left.strip()))
    if re.match(r"(?:sở|bộ|ban|ngành)\s*,", right, re.IGNORECASE) and not grammar["body"].match(left):
        return False
    if grammar["group"].match(text, right_at) or re.match(r"(?:các|những|mỗi|từng)\s", right, re.IGNORECASE):
        return True
    left_is_group = (
        bool(grammar["start"].match(left))
        or bool(re.search(r"\bcác\b", left))
        or bool(re.match(r"(?:cơ quan|đơn vị|địa phương|sở|bộ)(?:\W|$)", left, re.IGNORECASE) and not grammar["body"].match(left))
    )
    if _is_shared_object(left, right):
        return False
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


def _is_shared_object(left: str, right: str) -> bool:
    """'các đồng chí Bí thư Đảng ủy, Chủ tịch UBND các xã', 'các Bộ trưởng, Thủ trưởng cơ quan ngang Bộ': posts that share
    what they are posts of make one group."""
    if re.match(r"(?:các|mỗi)\s+đồng\s+chí", left, re.IGNORECASE) and re.search(r"\bcác\b|^Chủ tịch\s+(?:xã|phường)", right[:60]):
        return not re.match(r"các\b", right, re.IGNORECASE)
    if re.search(r"Bộ\s+trưởng$", left) and re.match(r"Thủ\s+trưởng", right):
        return True
    return bool(re.search(r"Chủ\s+tịch\s+Hội\s+đồng\s+(?:thành\s+viên|quản\s+trị)$", left)) and bool(
        re.match(r"Tổng\s+[Gg]iám\s+đốc\s+các", right)
    )
