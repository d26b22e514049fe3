"""The words of an order: who is told to do something, through whom, and with whom.

An order begins with its party ('Sở X khẩn trương …', 'Công an tỉnh: Chủ trì …'), with a verb that gives work ('Giao Sở X …',
'đề nghị các …'), or with nobody; a chain of command is passed down with 'lãnh đạo', 'chỉ đạo' ('A lãnh đạo B chỉ đạo C').
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from nq57graph.find.parties import begins_party, find_predicate, read_parties
from nq57graph.lexicon import load
from nq57graph.model.text import Flow


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
    words = load("orders")
    give = "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in sorted(words["give"], key=len, reverse=True))
    ask = "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in sorted(words["request"], key=len, reverse=True))
    return re.compile(rf"(?:{give})\s+", re.IGNORECASE), re.compile(rf"(?:{ask})\s+", re.IGNORECASE)


_HONORIFIC = re.compile(r"(?:đồng\s+chí|ông|bà)\s+(?=[A-ZĐ])", re.IGNORECASE)
_DUTY_OF = re.compile(r"(?:trách\s+nhiệm|nhiệm\s+vụ|đ[ốổôo]i\s+với|riêng)\s+(?:của\s+|đối\s+với\s+)?", re.IGNORECASE)
_CHAIN = re.compile(r"\s*,?\s*(?:lãnh\s+đạo\s*,\s*chỉ\s+đạo|lãnh\s+đạo|chỉ\s+đạo|giao|yêu\s+cầu|hướng\s+dẫn)(?!\w)\s*")
_DIRECTS = re.compile(r"\s*,?\s*(?:lãnh\s+đạo\s*,\s*chỉ\s+đạo|lãnh\s+đạo|chỉ\s+đạo)\s*:?\s*$")
_SUPPORT = re.compile(
    r"(?<!\w)(?:phối\s+hợp(?:\s+chặt\s+chẽ)?(?:\s+cùng)?(?:\s+với)?|cùng\s+với|chủ\s+trì\s+cùng|chủ\s+trì\s*,?\s*cùng)\s+(?=\S)", re.IGNORECASE
)
# What may stand in front of the party: a connective, a label, a condition, a time.
_LEAD_IN = re.compile(
    r"(?:(?:trong\s+đó|đồng\s+thời|ngoài\s+ra|bên\s+cạnh\s+đó|riêng|tuy\s+nhiên|song\s+song\s+đó|qua\s+đó)\s*,?\s+|định\s+kỳ\s*,\s*|"
    r"(?:hàng|hằng)\s+(?:tháng|quý|năm|tuần)\s*,\s*)+",
    re.IGNORECASE,
)
_LABEL = re.compile(r"(?:Về|Đối với|Lĩnh vực|Công tác)\s[^:.;]{2,120}:\s+(?=\S)")
_CONDITION = re.compile(
    r"(?:Để|Nhằm|Căn\s+cứ|Trên\s+cơ\s+sở|Sau\s+khi|Khi|Với|Trong|Theo|Thực\s+hiện)\s[^.;:]{3,400}?,\s+"
)


def read_order(flow: Flow, at: int = 0) -> Order | None:
    """The order that begins at ``at``; None where no party is told to do anything there."""
    text = flow.text
    begin = at
    at = _skip_lead_in(text, at)
    request = passes_on = False
    give, ask = _verbs()
    verb = ask.match(text, at) or give.match(text, at)
    if verb:
        request = bool(ask.match(text, at))
        passes_on = bool(re.match(r"chỉ\s+đạo", verb[0], re.IGNORECASE))
        party_at = verb.end()
    elif duty := _DUTY_OF.match(text, at):
        party_at = duty.end()
    else:
        party_at = at
    if honorific := _HONORIFIC.match(text, party_at):
        party_at = honorific.end()
    if passes_on and not begins_party(text, party_at):
        return None
    parties, end = read_parties(flow, party_at)
    if not parties:
        return None
    end = _skip_apposition(text, end)
    if not verb and party_at == at and not _is_subject(text, end):
        return None
    lead, via, end = _chain(flow, tuple(parties), end)
    support, end = _support(flow, end)
    directs = bool(_DIRECTS.match(text, end)) and bool(via or text[end:].strip())
    return Order(lead, via, support, begin, end, request, directs, passes_on, verb is not None)


def _skip_lead_in(text: str, at: int) -> int:
    if label := _LABEL.match(text, at):
        if not begins_party(text, at + len(re.match(r"\w+\s+(?:với\s+)?", text[at:])[0])):  # type: ignore[index]
            at = label.end()
    if connective := _LEAD_IN.match(text, at):
        at = connective.end()
    if condition := _CONDITION.match(text, at):
        # The shortest condition behind which a party begins: 'Sau khi …, đề nghị các cơ quan …'.
        give, ask = _verbs()
        for comma in re.finditer(r",\s+", text[at : at + 500]):
            here = at + comma.end()
            verb = ask.match(text, here) or give.match(text, here)
            if (verb and begins_party(text, verb.end())) or (
                condition.end() <= here and _names_party(text, here) and _has_predicate(text, here)
            ):
                return here
    return at


def _names_party(text: str, at: int) -> bool:
    """A named body or a group; a bare noun inside a condition ('…, đơn vị …') is none."""
    return begins_party(text, at) and (text[at].isupper() or bool(re.match(r"(?:các|mỗi|từng|toàn)\s", text[at:])))


def _has_predicate(text: str, at: int) -> bool:
    flow = Flow(text, range(len(text)), range(1, len(text) + 1))
    parties, end = read_parties(flow, at)
    return bool(parties) and _is_subject(text, _skip_apposition(text, end))


def _skip_apposition(text: str, at: int) -> int:
    """Past '(Cơ quan Thường trực Ban Chỉ đạo)' or ' - Cơ quan Thường trực Ban Chỉ đạo'."""
    if bracket := re.compile(r"\s*\([^)]*\)\s*").match(text, at):
        return bracket.end()
    if dash := re.compile(r"\s*[-–]\s*(?:là\s+)?(?:[Cc]ơ\s+quan|[Đđ]ơn\s+vị|[Tt]hường\s+trực)\b").match(text, at):
        predicate = find_predicate(text, dash.end())
        colon = text.find(":", dash.end())
        ends = [e for e in (predicate.start() if predicate else -1, colon) if e >= 0]
        return min(ends) if ends else len(text)
    return at


def _is_subject(text: str, at: int) -> bool:
    """Whether the words after a name tell it to do something (or nothing follows: a heading)."""
    rest = text[at:]
    stripped = rest.lstrip(" ,")
    if not stripped or stripped[0] in ":.":
        return not stripped.startswith(".") or not stripped.strip(". ")
    predicate = find_predicate(text, at)
    return predicate is not None and not text[at : predicate.start()].strip(" ,")


def _chain(flow: Flow, lead: tuple[Flow, ...], end: int) -> tuple[tuple[Flow, ...], tuple[Flow, ...], int]:
    """'A lãnh đạo, chỉ đạo B chỉ đạo C': C leads, by way of A and B."""
    via: tuple[Flow, ...] = ()
    while command := _CHAIN.match(flow.text, end):
        following, after = read_parties(flow, command.end())
        if not following:
            break
        via += lead
        lead, end = tuple(following), _skip_apposition(flow.text, after)
    return lead, via, end


def _support(flow: Flow, end: int) -> tuple[tuple[Flow, ...], int]:
    """Parties after 'phối hợp với' in the clause that begins at ``end``."""
    text = flow.text
    clause = re.compile(r"[.;:](?:\s|$)").search(text, end)
    found = _SUPPORT.search(text, end, clause.start() if clause else len(text))
    if not found or found.start() - end > 60:
        return (), end
    parties, after = read_parties(flow, found.end())
    return tuple(parties), max(end, after) if parties else end


def find_support(flow: Flow) -> tuple[Flow, ...]:
    """All parties in the flow that are named to work with: 'phối hợp với X …', wherever it stands."""
    found: list[Flow] = []
    at = 0
    while match := _SUPPORT.search(flow.text, at):
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
        order = read_order(flow, start)
        if order is not None and (order.given or not _follows_semicolon(flow.text, start)):
            orders.append(order)
            continue
        inner = _inner_order(flow, start)
        if inner is not None:
            orders.append(inner)
    return orders


_CLAUSE = re.compile(r"(?<=[.;!?…])\s+(?=[^\W\d_]|[\"“(])|(?<=\))\s*[.;]\s+")
_INNER = re.compile(r"(?:,|;|\s[-–])\s*(?:đồng\s+thời\s*,?\s*)?(?=(?:đề\s+nghị|giao|yêu\s+cầu|phân\s+công)\s)", re.IGNORECASE)


def _follows_semicolon(text: str, start: int) -> bool:
    """After ';' a name may be one more object of the verb before it; only a giving verb makes it a party."""
    return text[:start].rstrip().endswith(";")


def clause_starts(text: str) -> list[int]:
    """Where sentences and clauses of ``text`` begin; full stops in abbreviations and numbers are none."""
    starts = [0]
    starts.extend(m.end() for m in _CLAUSE.finditer(text) if not re.search(r"\b(?:TP|TS|ThS|GS|PGS)\.$", text[: m.start()]))
    return starts


def _inner_order(flow: Flow, start: int) -> Order | None:
    """'…, đề nghị các cơ quan … triển khai', '… - giao Cục X chủ trì': the giving verb inside a sentence."""
    sentence_end = _CLAUSE.search(flow.text, start + 1)
    end = sentence_end.start() if sentence_end else len(flow.text)
    for match in _INNER.finditer(flow.text, start, end):
        give, ask = _verbs()
        verb = ask.match(flow.text, match.end()) or give.match(flow.text, match.end())
        if verb and begins_party(flow.text, verb.end()):
            return read_order(flow, match.end())
    return None
