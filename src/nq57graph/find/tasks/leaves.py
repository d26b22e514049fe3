"""A leaf of the outline → its task, or one for each party or date of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from nq57graph.find.addressees import find_addressee
from nq57graph.find.context import Context, others, party_of
from nq57graph.find.deadlines import find_dates, find_deadline
from nq57graph.find.labels import read_labels
from nq57graph.find.orders import Order, find_orders, find_support
from nq57graph.find.parties import find_predicate, read_parties
from nq57graph.find.sections import Mode
from nq57graph.find.tasks.activities import read_activity
from nq57graph.find.tasks.kinds import INDICATOR, is_effect, is_member
from nq57graph.model.reading import Mention, Party, TaskMention
from nq57graph.model.text import Flow
from nq57graph.model.words import is_capitals, unaccented


def read_leaf(flow: Flow, path: str, context: Context) -> Iterator[TaskMention]:
    text = flow.text
    if (
        context.mode is Mode.NONE
        or not text
        or is_effect(text)
        or text.rstrip().endswith(":")
        or is_capitals(text)
        or is_member(text)
    ):
        return
    words, fields = read_labels(flow)
    if (
        words.text
        and {"lead", "deadline"} & {f.kind for f in fields}
        and any(f.kind in ("lead", "support") for f in fields)
    ):
        in_brackets = text[len(words) :].lstrip()[:1] in ("(", "[")
        yield read_activity(flow if in_brackets else words, path, context, fields)
        return
    orders = [_led(order, context) for order in find_orders(flow)]
    if not orders and not context.lead and (context.mode is Mode.NEUTRAL or INDICATOR.match(unaccented(text))):
        return
    if _names_only(flow, context) or (not orders and _AGREES.match(text) and not find_dates(flow)):
        return
    pieces = _split(flow, orders)
    if context.mode is Mode.NEUTRAL and not context.lead:
        pieces = [
            (part, order) for part, order in pieces if order
        ]  # what stands before the first order only leads up to it
    tasks = [task for part, order in pieces for task in _by_dates(part, order, context)]
    for position, task in enumerate(tasks, start=1):
        yield replace(task, path=f"{path}.{position}" if len(tasks) > 1 else path)


_FIRST_WORDS = 25  # letters
_CLAUSE_END = re.compile(r"[.;,]\s+|(?<=\))\s+và\s+")


def _is_work_at(text: str, at: int, listed: bool) -> bool:
    """Whether a clause that begins at ``at`` says what to do; behind a comma (``listed``) with its first word."""
    found = find_predicate(text[at : at + _FIRST_WORDS].lower(), 0)
    return found is not None and (not listed or found.start() == 0)


def _by_dates(flow: Flow, orders: Sequence[Order], context: Context) -> Iterator[TaskMention]:
    """The task of ``flow``, or one for each clause with a date of its own: 'dự thảo …, gửi Sở X trước ngày 15/4; hoàn thiện,
    trình UBND tỉnh trước ngày 10/5'. The later ones are of the same parties."""
    starts = [0]
    dates = find_dates(flow)
    for (first, end), (second, later) in pairwise(dates):
        clause = _CLAUSE_END.search(flow.text, end, later)
        if clause and first.end != second.end and _is_work_at(flow.text, clause.end(), clause[0][0] == ","):
            starts.append(clause.end())
    for start, end in pairwise([*starts, len(flow)]):
        task = _task(flow.part(start, end).strip(" ;,") if len(starts) > 1 else flow, "", context, orders)
        yield task
        context, orders = replace(context, lead=task.lead, via=task.via, support=task.support, request=task.request), ()


_SHORT_LINE, _LINE = 8, 25  # words


def _names_only(flow: Flow, context: Context) -> bool:
    """A line that says nothing to be done: a body's name alone (a list of recipients), a few words without an order word."""
    parties, end = read_parties(flow)
    if parties and not flow.text[end:].strip(" .;,/"):
        return True
    words = len(flow.text.split())
    enough = _LINE if context.mode is Mode.NEUTRAL and context.lead else 0 if context.lead else _SHORT_LINE
    return words < enough and find_predicate(flow.text.lower(), 0) is None


def _split(flow: Flow, orders: Sequence[Order]) -> list[tuple[Flow, list[Order]]]:
    """The item as one task, or as one task for each party that is given work of its own.

    Parties that are urged to the same ('phải', 'cần') stay together.
    """
    cuts = [0]
    groups: list[list[Order]] = [[]]
    for order in orders:
        if order.start > 0 and _is_work_of_its_own(flow, order, groups[-1], cuts[-1]):
            cuts.append(order.start)
            groups.append([order])
        else:
            groups[-1].append(order)
    return [
        (flow.part(start, end).strip(" ;,"), group)
        for start, end, group in zip(cuts, [*cuts[1:], len(flow)], groups, strict=True)
    ]


def _is_work_of_its_own(flow: Flow, order: Order, before: list[Order], start: int) -> bool:
    text = flow.text
    if start == order.start or text[order.start] in "([" or _closes_item(text, order):
        return False
    first = text[start : order.start]
    if not before and not find_deadline(flow.part(start, order.start)) and not _names_work(first):
        return False
    if not before and not re.search(r"[.;!?…]\s*$", first.rstrip(" -–")):
        return False  # the clause first, its party last: 'Đối với việc … - giao Cục X chủ trì'
    if re.match(r"\s*(?:phải|cần)\b", text[order.end :]) and not order.request:
        return False
    # The same party, or some of the same, is told more of its work; a party that joins makes it other work.
    return not before or not all(
        any(f.text.lower() == g.text.lower() for o in before for g in o.lead) for f in order.lead
    )


_CHAIRS = re.compile(
    r"\s*(?:chủ\s+trì|phụ\s+trách|đầu\s+mối|thực\s+hiện(?=\s*(?:[,.;(]|$|(?:trước|trong|xong|hoàn\s+thành)\b)))(?!\w)"
)
# What a sentence that only closes an item goes on with: when it is to be done, or made known.
_ONLY_WHEN = re.compile(
    r"[\s,.;/(\[–-]*(?:$|(?:và\s+)?(?:hoàn\s+thành|xong|công\s+bố|thực\s+hiện|triển\s+khai|trước|trong|chậm\s+nhất|vào|đến|từ|quý|tháng|năm)\b)",
    re.IGNORECASE,
)
_CLOSING_WORDS, _CLOSING_LETTERS = 10, 200


def _closes_item(text: str, order: Order) -> bool:
    """'Rà soát danh mục. Sở X chủ trì, công bố trước ngày 31/3.', '… Giao Sở X chủ trì, phối hợp với Sở Y.': the last sentence
    only tells whose work the item is."""
    chairs = _CHAIRS.search(text, order.start, order.end + 14)
    if order.start == 0 or chairs is None:
        return False
    rest = max(order.end, chairs.end())
    if len(text) - rest > _CLOSING_LETTERS:
        return False
    return len(text[rest:].split()) <= _CLOSING_WORDS and bool(_ONLY_WHEN.match(text[rest:]))


# An item that only agrees, praises or takes note: 'Thống nhất với đề xuất …', 'Về đề tài X: đồng ý gia hạn …'.
_AGREES = re.compile(
    r"(?:(?:Về|Đối với)\s[^:.;]{2,160}:\s*)?(?:cơ\s+bản\s+)?(?:thống\s+nhất|đồng\s+ý|nhất\s+trí|ghi\s+nhận|đánh\s+giá\s+cao|biểu\s+dương)"
    r"(?:,\s+(?:biểu\s+dương|đánh\s+giá\s+cao))?\s+(?:với|về|cho|chủ\s+trương|đề\s+xuất|kết\s+quả|nội\s+dung|gia\s+hạn|các|những|sự)(?!\w)",
    re.IGNORECASE,
)
_AGREED = re.compile(
    r"(?:cơ\s+bản\s+)?(?:thống\s+nhất|đồng\s+ý|nhất\s+trí|ghi\s+nhận|đánh\s+giá\s+cao|biểu\s+dương)", re.IGNORECASE
)


def _names_work(text: str) -> bool:
    """Whether the words in front of a second order are an order of their own, rather than agreement or praise."""
    return not _AGREED.match(text.strip()) and len(text.split()) > 6


def _task(flow: Flow, path: str, context: Context, orders: Sequence[Order]) -> TaskMention:
    lead, via, support = context.lead, context.via, context.support
    request = context.request
    own = others((party_of(f) for order in orders for f in order.lead), ())
    if own:
        own_via = tuple(party_of(f) for order in orders for f in order.via)
        above = _chain_above(context, orders[0])
        lead, via = own, above + own_via if orders[0].passes_on else own_via or above
        support = ()
        request = all(order.request for order in orders)
    named = tuple(party_of(f) for f in find_support(flow))
    support = _united(support, tuple(p for p in named if p.mention.text not in {q.mention.text for q in lead}))
    deadline = find_deadline(flow)
    return TaskMention(
        path, Mention(flow.text, flow.spans()), context.section, lead, support, via,
        deadline or context.deadline, None, *find_addressee(flow), request,
    )  # fmt: skip


_LEADS = re.compile(r"Lãnh\s+đạo\s+")
_PARTY_COMMITTEE = re.compile(
    r"(?:Các\s+)?(?:(?:Đảng|Cấp|Chi|Tỉnh|Thành)\s+(?:ủy|uỷ)|Đảng\s+(?:đoàn|bộ)|Ban\s+(?:cán\s+sự|thường\s+vụ))(?!\w)",
    re.IGNORECASE,
)


def _led(order: Order, context: Context) -> Order:
    """'Lãnh đạo UBND tỉnh chỉ đạo Sở X …' below 'Giao Đảng ủy UBND tỉnh:' tells the committee to lead the body; elsewhere
    'Lãnh đạo UBND tỉnh' are its leaders."""
    chain = (*order.via, *order.lead)
    begins = _LEADS.match(chain[0].text) if chain and order.start == 0 else None
    if begins is None or not any(_PARTY_COMMITTEE.match(party.mention.text) for party in context.lead):
        return order
    first = chain[0].part(begins.end())
    if order.via:
        return replace(order, via=(first, *order.via[1:]), passes_on=True)
    return replace(order, lead=(first, *order.lead[1:]), passes_on=True)


def _chain_above(context: Context, order: Order) -> tuple[Party, ...]:
    """The chain of command above a party that an item names for itself, where the heading has opened one.

    The heading's last named body joins it; a group at its end ('các cơ quan, đơn vị') is what the item makes particular.
    """
    if not (context.via or context.directs or order.passes_on):
        return ()
    last = tuple(
        p for p in context.lead if order.passes_on or not re.match(r"(?:các|mỗi|từng)\s", p.mention.text, re.IGNORECASE)
    )
    return context.via + last


def _united(first: tuple[Party, ...], second: tuple[Party, ...]) -> tuple[Party, ...]:
    seen = {p.mention.text.lower() for p in first}
    return first + tuple(p for p in second if not (p.mention.text.lower() in seen or seen.add(p.mention.text.lower())))  # type: ignore[func-returns-value]
