"""The words of an order: who is told to do something, through whom, and with whom.

An order begins with its party ('Sở X khẩn trương …', 'Công an tỉnh: Chủ trì …'), with a verb that gives work ('Giao Sở X …',
'đề nghị các …'), or with nobody; a chain of command is passed down with 'lãnh đạo', 'chỉ đạo' ('A lãnh đạo B chỉ đạo C').
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from nq57graph.find.parties import begins_party, body_end, find_predicate, is_whole, read_parties
from nq57graph.lexicon import load
from nq57graph.model.text import Flow
from nq57graph.model.words import LOWER, UPPER, unaccented


@dataclass(frozen=True, slots=True)
class Order:
    """What a clause says of parties. ``start`` is where it begins in the flow, ``end`` where the parties have been read.

    ``directs`` is true where the last party in ``lead`` is itself told to direct others who are not named
    ('A lãnh đạo B chỉ đạo').
    """

    lead: tuple[Flow, ...]
    via: tuple[Flow, ...]
    support: tuple[Flow, ...]
    start: int
    end: int
    request: bool = False
    directs: bool = False
    passes_on: bool = False  # 'Chỉ đạo X …' at the beginning: the party of the heading joins the chain
    given: bool = False  # a verb says that work is given: 'giao', 'yêu cầu', 'đề nghị'


@cache
def _verbs() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The giving verbs and the asking verbs, for the text without accents."""
    words = load("orders")

    def either(kind: str) -> str:
        made = (
            re.escape(unaccented(word)).replace(r"\ ", r"\s+") for word in sorted(words[kind], key=len, reverse=True)
        )
        return "|".join(made)

    give = rf"(?:{either('give')})\s+(?:(?:{either('manner')})\s+)?"
    return re.compile(give, re.IGNORECASE), re.compile(rf"(?:{either('request')})\s+", re.IGNORECASE)


def _giving(text: str, at: int) -> tuple[re.Match[str] | None, bool]:
    """The verb at ``at`` that gives work, and whether it asks for it ('đề nghị')."""
    give, ask = _verbs()
    bare = unaccented(text)
    if asked := ask.match(bare, at):
        return asked, True
    return give.match(bare, at), False


_HONORIFIC = re.compile(rf"(?:[Đđ]ồng\s+chí|[Đđ]/c|[Ôô]ng|[Bb]à)\s+(?=[{UPPER}])")
_PERSON = re.compile(rf"[{UPPER}][{LOWER}]+(?:\s+[{UPPER}][{LOWER}]*){{1,4}}(?=\s*[,:(–-]|\s+[{LOWER}]|$)")
_DUTY_OF = re.compile(
    r"(?:(?:trách\s+nhiệm|nhiệm\s+vụ)(?:(?:\s*,\s*|\s+và\s+)(?:quyền\s+hạn|trách\s+nhiệm)){0,2}|đ[ốổôo]i\s+với|riêng)\s+"
    r"(?:của\s+|đối\s+với\s+)?", re.IGNORECASE
)  # fmt: skip
# A team that a decision sets up, by whatever it is called there: 'Tổ triển khai Đề án 06 có nhiệm vụ:', 'Tổ trưởng có trách nhiệm …'.
_TEAM = r"(?:Tổ(?!\s+chức)|Đoàn|Hội\s+đồng|Tiểu\s+ban|Ban|Nhóm)(?!\w)"
_TEAM_HAS_DUTY = re.compile(
    rf"(?P<name>{_TEAM}(?:\s[^,.;:()]{{1,120}}?)?)\s+có\s+(?:các\s+|những\s+)?(?:nhiệm\s+vụ|trách\s+nhiệm)(?!\w)"
)
_DUTY_OF_TEAM = re.compile(rf"(?P<name>{_TEAM}\s[^,.;:()]{{2,120}}?)\s*[.:]?\s*$")
# 'A lãnh đạo B', 'A giao B'. Who only voices the order ('Thủ tướng Chính phủ yêu cầu …') is no link of the chain.
_CHAIN = re.compile(
    r"\s*,?\s*(?:(?P<voiced>(?:và\s+)?(?:yêu\s+cầu|đề\s+nghị|dé\s+nghị|trân\s+trọng\s+đề\s+nghị))|lãnh\s+đạo\s*,\s*chỉ\s+đạo|lãnh\s+đạo|"
    r"(?:(?:trực\s+tiếp|tập\s+trung|tiếp\s+tục)\s+)?chỉ\s+đạo(?:\s*,\s*(?:hướng\s+dẫn|đôn\s+đốc|yêu\s+cầu))*(?:\s+kịp\s+thời)?|giao)(?!\w)\s*"
)
_DIRECTS = re.compile(
    r"\s*,?\s*(?:lãnh\s+đạo\s*,\s*chỉ\s+đạo|lãnh\s+đạo|chỉ\s+đạo)(?:\s+(?:tổ\s+chức\s+|triển\s+khai\s+)?thực\s+hiện)?\s*:?\s*$"
)
# Over the text without accents.
_SUPPORT = re.compile(
    r"(?<!\w)(?:ph[oe]i\s+ho[pn](?:[\s,]+(?:chat\s+che|dong\s+bo|hieu\s+qua|kip\s+thoi|thuong\s+xuyen|tot))*(?:\s+cung)?(?:\s+voi)?|"
    r"cung\s+voi|chu\s+tri\s*,?\s*cung)\s+(?=\S)",
    re.IGNORECASE,
)
# What may stand in front of the party: a connective, a label, a condition, a time.
_LEAD_IN = re.compile(
    r"(?:(?:trong\s+đó|đồng\s+thời|ngoài\s+ra|bên\s+cạnh\s+đó|riêng|tuy\s+nhiên|song\s+song\s+đó|qua\s+đó)\s*,?\s+|định\s+kỳ\s*,\s*|"
    r"(?:hàng|hằng)\s+(?:tháng|quý|năm|tuần)\s*,\s*)+",
    re.IGNORECASE,
)
_LABEL = re.compile(r"(?:Về|Đối với|Lĩnh vực|Công tác)\s(?P<of>[^:.;]{2,120}):\s+(?=\S)")
# Over the text without accents.
_CONDITION = re.compile(
    r"(?:De|Ve|Nham|Ket\s+thuc|Can\s+cu|Tren\s+co\s+so|Sau\s+khi|Khi|Voi|Trong|Theo|Thuc\s+hien|Xet|Truoc\s+mat|Tren\s+tinh\s+than)\s"
)
# 'các đơn vị có kết nối …', 'các dự án chưa hoàn thành …': who or what is meant, not what they are to do.
_RELATIVE = re.compile(r"\s(?:có|được|không|chưa|đã|đang)$")
_NOISE = re.compile(rf"[\W\d_]{{1,4}}(?=[{UPPER}])")  # what a scan leaves in front of the first word
_FAR = 500  # letters that a condition may run on before its party
_NEAR = 80  # letters in which the word after a name is looked for


def read_order(flow: Flow, at: int = 0) -> Order | None:
    """The order that begins at ``at``; None where no party is told to do anything there."""
    text = flow.text
    begin = at
    at = _skip_lead_in(text, at)
    passes_on, duty = False, None
    verb, request = _giving(text, at)
    if verb:
        passes_on = unaccented(verb[0]).lower().startswith(("chi dao", "tiep tuc chi dao"))
        party_at = verb.end()
    elif duty := _DUTY_OF.match(text, at):
        party_at = duty.end()
    else:
        party_at = at
    parties, end = _person(flow, party_at) or read_parties(flow, party_at)
    if not verb and not (parties and _is_subject(text, _skip_apposition(text, end))):
        parties, end = _team(flow, party_at, duty is not None) or (parties, end)
    if not parties:
        return None
    end = _skip_apposition(text, end)
    if not verb and unaccented(text[at : at + 7]).lower() == "doi voi" and not _is_addressed(text, end):
        return None
    told = _is_subject(text, end) or _is_told(text, text.rfind(parties[-1].text, 0, end), end)
    if not verb and (not told or _RELATIVE.search(parties[-1].text)):
        return None
    lead, via, end, voiced = _chain(flow, tuple(parties), end)
    support, end = _support(flow, end)
    directs = bool(_DIRECTS.match(text, end)) and bool(via or text[end:].strip())
    return Order(
        lead,
        via,
        support,
        begin,
        end,
        request or bool(voiced),
        directs,
        passes_on,
        verb is not None or voiced is not None,
    )


def _is_addressed(text: str, end: int) -> bool:
    """'Đối với cấp xã, …', 'Đối với các sở:' speaks to a party; 'Đối với các cơ quan có kết nối thì …' says whom a rule is about."""
    return text[:end].rstrip()[-1:] == "," or text[end:].lstrip()[:1] in ("", ":", ",")


def _person(flow: Flow, at: int) -> tuple[list[Flow], int] | None:
    """'đồng chí Nguyễn Văn A, Phó Chủ tịch UBND tỉnh': the person, the post behind the name being an apposition."""
    honorific = _HONORIFIC.match(flow.text, at)
    if honorific is None:
        return None
    name = _PERSON.match(flow.text, honorific.end())
    if name is None or begins_party(flow.text, honorific.end()):
        return read_parties(flow, honorific.end())
    end = name.end()
    if post := re.compile(r"\s*(?:,|[-–])\s*").match(flow.text, end):
        posts, after = read_parties(flow, post.end())
        end = after if posts else end
    return [flow.part(*name.span())], end


def _team(flow: Flow, at: int, of_duty: bool) -> tuple[list[Flow], int] | None:
    """A team in 'Tổ … có nhiệm vụ …'; ``of_duty``: 'Nhiệm vụ của' stands in front, and the team's name closes the heading."""
    found = _TEAM_HAS_DUTY.match(flow.text, at) or (_DUTY_OF_TEAM.match(flow.text, at) if of_duty else None)
    return ([flow.part(*found.span("name"))], found.end("name")) if found else None


def _skip_lead_in(text: str, at: int) -> int:
    if at == 0 and (noise := _NOISE.match(text)):
        at = noise.end()
    if (label := _LABEL.match(text, at)) and not begins_party(text, label.start("of")):
        at = label.end()
    if connective := _LEAD_IN.match(text, at):
        at = connective.end()
    if _giving(text, at)[0] or not _CONDITION.match(unaccented(text), at):
        return at
    # The shortest condition behind which a party begins: 'Sau khi …, đề nghị các cơ quan …'.
    stop = re.compile(r"[.;:](?=\s|$)").search(text, at, at + _FAR)
    for comma in re.compile(r",\s+").finditer(text, at, stop.start() if stop else min(len(text), at + _FAR)):
        here = comma.end()
        verb, _ = _giving(text, here)
        if verb and begins_party(text, verb.end()):
            return here
        if here - at > 4 and _names_party(text, here) and _has_predicate(text, here):
            return here
    return at


def _names_party(text: str, at: int) -> bool:
    """A named body or a group; a bare noun inside a condition ('…, đơn vị …') is none."""
    return begins_party(text, at) and (
        text[at].isupper() or bool(re.match(r"(?:các|mỗi|từng|toàn|đảng ủy|cấp ủy)\s", text[at:]))
    )


def _has_predicate(text: str, at: int) -> bool:
    flow = Flow(text, range(len(text)), range(1, len(text) + 1))
    parties, end = read_parties(flow, at)
    if not parties:
        return False
    return _is_subject(text, _skip_apposition(text, end)) or _is_told(text, text.rfind(parties[-1].text, 0, end), end)


def _skip_apposition(text: str, at: int) -> int:
    """Past '(Cơ quan Thường trực Ban Chỉ đạo)' or ' - Cơ quan Thường trực Ban Chỉ đạo'."""
    if bracket := _BRACKET.match(text, at):
        return bracket.end()
    if dash := _APPOSED.match(text, at):
        limit = min(len(text), at + _FAR)
        predicate = find_predicate(text, dash.end(), limit)
        colon = text.find(":", dash.end(), limit)
        ends = [e for e in (predicate.start() if predicate else -1, colon) if e >= 0]
        return min(ends, default=limit)
    return at


_BRACKET = re.compile(r"\s*\([^()]*\)\s*")
_APPOSED = re.compile(r"\s*[-–]\s*(?:là\s+)?(?:[Cc]ơ\s+quan|[Đđ]ơn\s+vị|[Tt]hường\s+trực)\b")


def _is_subject(text: str, at: int) -> bool:
    """Whether the words after a name tell it to do something (or nothing follows: a heading)."""
    rest = text[at : at + _NEAR].lstrip(" ,")
    if not rest or rest[0] in ":.":
        return not rest.startswith(".") or not rest.strip(". ")
    if (command := _CHAIN.match(text, at)) and begins_party(text, command.end()):
        return True  # 'Ban Thường vụ Tỉnh ủy giao Sở Tài chính …'
    predicate = find_predicate(text, at, min(len(text), at + _NEAR))
    return predicate is not None and not text[at : predicate.start()].strip(" ,")


def _is_told(text: str, begin: int, end: int) -> bool:
    """'Sở Công Thương khảo nghiệm …': behind a whole name any small word that links nothing says what the body is to do."""
    follows = re.match(rf"\s+(?P<word>[{LOWER}]+)(?=\s)", text[end : end + _NEAR])
    return follows is not None and is_whole(text, begin, end) and follows["word"] not in load("orders")["links"]


def _chain(flow: Flow, lead: tuple[Flow, ...], end: int) -> tuple[tuple[Flow, ...], tuple[Flow, ...], int, bool | None]:
    """'A lãnh đạo, chỉ đạo B chỉ đạo C': C leads, by way of A and B. Last: whether A asks for it; None where A has no voice."""
    via: tuple[Flow, ...] = ()
    asked: bool | None = None
    while command := _CHAIN.match(flow.text, end):
        following, after = read_parties(flow, command.end())
        if not following:
            break
        joined = bool(re.search(r"\bvà\s*$", flow.text[max(0, end - 4) : end]) or re.match(r"\s*và\b", command[0]))
        if voiced := command["voiced"]:
            asked = bool(asked) if joined else not voiced.startswith("yêu")
        else:
            via += lead
        # 'yêu cầu các cấp, các ngành và đề nghị cộng đồng doanh nghiệp …': both are called upon.
        lead, end = (*lead, *following) if joined else tuple(following), _skip_apposition(flow.text, after)
    return lead, via, end, asked


def _support(flow: Flow, end: int) -> tuple[tuple[Flow, ...], int]:
    """Parties after 'phối hợp với' in the clause that begins at ``end``; 'A chủ trì, B phối hợp'."""
    text = flow.text
    if chairs := re.compile(r"\s*chu\s+tri\s*[,;]\s*", re.IGNORECASE).match(unaccented(text), end):
        parties, after = read_parties(flow, chairs.end())
        if parties and re.match(r"\s*(?:cung\s+)?phoi\s+hop(?!\w)", unaccented(text[after : after + 20])):
            return tuple(parties), after
    clause = re.compile(r"[.;:](?:\s|$)").search(text, end, min(len(text), end + 2 * _NEAR))
    found = _SUPPORT.search(unaccented(text), end, min(clause.start() if clause else len(text), end + 2 * _NEAR))
    if not found or found.start() - end > 60:
        return (), end
    parties, after = read_parties(flow, found.end())
    return tuple(parties), max(end, after) if parties else end


def find_support(flow: Flow) -> tuple[Flow, ...]:
    """All parties in the flow that are named to work with: 'phối hợp với X …', wherever it stands."""
    found: list[Flow] = []
    at = 0
    while match := _SUPPORT.search(unaccented(flow.text), at):
        parties, after = read_parties(flow, match.end())
        found.extend(parties)
        at = max(after, match.end())
    return tuple(found)


def find_orders(flow: Flow) -> list[Order]:
    """The orders in ``flow``, one for each sentence or clause that gives work to a party of its own, in order."""
    orders: list[Order] = []
    for start in clause_starts(flow.text):
        if orders and start < orders[-1].end:
            continue
        order = read_order(flow, start) if _may_begin(flow.text, start) else None
        if order is not None:
            orders.append(order)
            continue
        inner = _inner_order(flow, start)
        if inner is not None:
            orders.append(inner)
    if not orders and (bracketed := bracket_order(flow)):
        orders.append(bracketed)
    return orders


_STOP = re.compile(r"[.;](?=\s|$)")
_CLAUSE = re.compile(r"(?<=[.;!?…])\s+(?=[^\W\d_]|[\"“(])|(?<=\))\s*[.;]\s+")
_INNER = re.compile(
    r"(?:,|;|:|\s[-–])\s*(?:đồng\s+thời\s*,?\s*)?(?=(?:đề\s+nghị|giao|yêu\s+cầu|phân\s+công)\s)", re.IGNORECASE
)


def _may_begin(text: str, start: int) -> bool:
    """After ';' a name may be one more object of the verb before it; a giving verb makes it a party, and so does a whole
    body's name at the head of its own clause where no list of parties stands in front of the ';'."""
    if not text[max(0, start - 4) : start].rstrip().endswith(";"):
        return True
    connective = _LEAD_IN.match(text, start)
    at = connective.end() if connective else start
    if _giving(text, at)[0] is not None:
        return True
    above = text[max(0, start - _FAR) : start]
    if sum(map(above.count, "([")) > sum(map(above.count, ")]")):
        return False  # inside brackets the names are those of one order
    stop = _STOP.search(text, at, at + _FAR)
    clause = text[at : stop.start() if stop else at + _FAR]
    if (
        not clause[:1].isupper()
        or clause.startswith("Các ")
        or not begins_party(clause)
        or not _has_predicate(clause, 0)
    ):
        return False
    before = _STOP.split(above.rstrip(" ;"))[-1]
    last = list(_SUPPORT.finditer(unaccented(before)))
    return find_predicate(before, last[-1].end() if last else 0) is not None and not _ends_with_party(before)


def _ends_with_party(clause: str) -> bool:
    """'… gửi Sở Tài chính', '… và UBND các xã': the clause ends with the name of a body, so that ';' may go on in a list."""
    return any(
        body_end(clause, found.start()) == len(clause)
        for found in re.compile(rf"(?<!\w)[{UPPER}]").finditer(clause, max(0, len(clause) - _NEAR))
    )


def clause_starts(text: str) -> list[int]:
    """Where sentences and clauses of ``text`` begin; full stops in abbreviations and numbers are none."""
    starts = [0]
    starts.extend(
        m.end()
        for m in _CLAUSE.finditer(text)
        if not re.search(r"\b(?:TP|TS|ThS|GS|PGS)\.$", text[max(0, m.start() - 8) : m.start()])
    )
    return starts


_CLOSERS = re.compile(
    r"\s*(?:chu\s+tri|thuc\s+hien|dau\s+moi|lam\s+dau\s+moi|chiu\s+trach\s+nhiem|phu\s+trach|tham\s+muu)(?!\w)",
    re.IGNORECASE,
)
_LAST_BRACKET = re.compile(r"[(\[](?:giao\s+|do\s+)?(?P<inside>[^()\[\]]{3,300})[)\]][\s.;,/]*$", re.IGNORECASE)
# What may stand behind a bare name in such a bracket: nothing, or the time: '(Sở Nội vụ; tháng 4/2026)'.
_ONLY_TIME = re.compile(
    r"\s*(?:;\s*(?:han|thoi\s+(?:gian|han)|hoan\s+thanh|xong|truoc|trong|cham\s+nhat|quy|thang|nam|ngay|\d)[^;]*)?[)\]]",
    re.IGNORECASE,
)


def bracket_order(flow: Flow) -> Order | None:
    """'… (Sở X chủ trì, phối hợp với Sở Y)', '… [Sở X; hạn: 30/6/2026]' at the end of an item: the party in brackets, told
    that it is to do the item, or named there alone."""
    bracket = _LAST_BRACKET.search(flow.text, max(0, len(flow) - 320))
    if bracket is None:
        return None
    parties, end = read_parties(flow, bracket.start("inside"))
    bare = unaccented(flow.text)
    alone = _ONLY_TIME.match(bare, end) and all(begins_party(p.text) and p.text[:1].isupper() for p in parties)
    if not parties or not (_CLOSERS.match(bare, end) or alone):
        return None
    support, end = _support(flow, end)
    if not support and (chair := _CLOSERS.match(bare, end)) and bare[chair.end() : chair.end() + 1] == ";":
        support, end = _support(flow, chair.end() - len(chair[0]))
    return Order(tuple(parties), (), support, bracket.start(), end, given=True)


def _inner_order(flow: Flow, start: int) -> Order | None:
    """'…, đề nghị các cơ quan … triển khai', '… - giao Cục X chủ trì': the giving verb inside a sentence."""
    sentence_end = _CLAUSE.search(flow.text, start + 1)
    end = sentence_end.start() if sentence_end else len(flow.text)
    for match in _INNER.finditer(flow.text, start, end):
        verb, _ = _giving(flow.text, match.end())
        if verb and begins_party(flow.text, verb.end()):
            return read_order(flow, match.end())
    return None
