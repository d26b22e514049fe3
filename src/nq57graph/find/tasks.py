"""The outline and the annexes → tasks with their parties and deadlines.

What is a task: the annotation guide (docs/reading.md). A task is a leaf of the list structure in a part of the document
that gives orders; headings and lead-in clauses hand their parties, and a period, down to the items under them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from nq57graph.find.addressees import find_addressee
from nq57graph.find.context import Context, opening_context, others, party_of, with_orders
from nq57graph.find.deadlines import find_dates, find_deadline, find_period, inherited, read_cell
from nq57graph.find.labels import Labelled, read_labels
from nq57graph.find.orders import Order, find_orders, find_support
from nq57graph.find.parties import body_end, find_predicate, read_parties
from nq57graph.find.rows import read_row, row_number
from nq57graph.find.sections import Mode, read_mode
from nq57graph.find.tables import read_rows
from nq57graph.model.document import Annex, Block, Document, Level
from nq57graph.model.reading import Mention, Party, SectionMention, TaskMention
from nq57graph.model.text import Flow
from nq57graph.model.words import UPPER, fold, is_capitals, unaccented

# What orders nothing to be done: effect, publication, the formula that closes a State document. Over the text without accents.
_EFFECT = re.compile(
    r"(?:co\s+hieu\s+luc|(?:chiu|co)\s+trach\s+nhiem\s+(?:thi\s+hanh|thuc\s+hien|to\s+chuc\s+thuc\s+hien)\s+(?:Nghi\s+quyet|Quyet\s+dinh|Chi\s+thi|Nghi\s+dinh|"
    r"Thong\s+tu|Ke\s+hoach)\s+n[ao]y\s*(?:[./;]|$)|^(?:ban\s+hanh|phe\s+duyet|thong\s+qua|cong\s+bo)\b.{0,400}kem\s+theo\s+\w+\s+\w+\s+n[ao]y|"
    r"(?:Nghi\s+quyet|Quyet\s+dinh|Nghi\s+dinh|Thong\s+tu)\s+n[ao]y\s+(?:quy\s+dinh|ap\s+dung|thay\s+the|bai\s+bo)|"
    r"can\s+cu\s+(?:Nghi\s+quyet|Quyet\s+dinh)\s+thi\s+hanh)",
    re.IGNORECASE,
)
# Documents that lay down rules carry the year in their number ('23/2025/QĐ-UBND', '193/2025/QH15': Law on legal documents,
# art. 8); rules bind whoever they meet, and only what they say of their own carrying out is an order.
_NORMATIVE_NUMBER = re.compile(r"\s*\d+(?:\.\d+)?\s*/\s*(?:19|20)\d\d\s*/")
_NORMATIVE_TYPE = re.compile(r"(?:luat|bo luat|phap lenh|nghi dinh|thong tu|quy che|quy dinh|dieu le|noi quy)\b")
_NO_ORDERS = re.compile(r"(?:giay moi|giay gioi thieu|giay nghi phep|to trinh)\b")
_TABLE_HEAD = re.compile(r"(?<!\w)S?TT\s.{0,120}(?:chu\s+tri|phoi\s+hop|thuc\s+hien|hoan\s+thanh)")
# 'Tỷ lệ … đạt …', '100% hồ sơ …': a goal reached or not, wherever it stands; nobody is told what to do.
_INDICATOR = re.compile(
    r"(?:\d[\d.,]*\s*%|(?:ty|ti)\s+le|muc\s+do|chi\s+so|muc\s+tieu|(?:toi\s+thieu|it\s+nhat|tren)\s+\d)", re.IGNORECASE
)


# 'Thành lập … gồm các ông, bà có tên sau:': what follows are persons.
_MEMBERS = re.compile(
    r"(?:\bco\s+ten\s+(?:sau|duoi)|\bgom\s+(?:co\s+)?(?:(?:cac|nhung)\s+)?(?:ong|ba|dong\s+chi|thanh\s+vien|thanh\s+phan)\b)", re.IGNORECASE
)  # fmt: skip
_PERSON_LINE = re.compile(
    rf"(?:[^:.;]{{2,60}}:\s*)?(?:[Ôô]ng|[Bb]à|[Đđ]ồng\s+chí|[Đđ]/c)\s*:?\s+[{UPPER}]\w*(?:\s+[{UPPER}]\w*){{1,4}}\s*(?=[-–,:(;.]|$)"
)
_PLACE_IN_TEAM = re.compile(
    r"[-–,:(]\s*(?:to\s+truong|to\s+pho|(?:pho\s+)?truong\s+(?:ban|doan|tieu\s+ban|nhom)|(?:pho\s+)?chu\s+tich(?:\s+hoi\s+dong)?|"
    r"(?:uy|thanh)\s+vien|thu\s+ky)(?:\s+(?:thuong\s+truc|hoi\s+dong))?[\W]*$", re.IGNORECASE
)  # fmt: skip
# 'Sở X có trách nhiệm:', 'Tổ công tác có các nhiệm vụ sau đây:': every item below is an order.
_HAS_DUTY = re.compile(
    r"\bco\s+(?:cac\s+|nhung\s+)?(?:nhiem\s+vu|trach\s+nhiem)(?:\s+(?:sau|cu\s+the))?(?:\s+(?:day|sau))?\s*:$",
    re.IGNORECASE,
)


def _lists_members(block: Block) -> bool:
    """'Thành lập Tổ công tác gồm các ông, bà có tên sau:'"""
    return bool(block.children) and bool(_MEMBERS.search(unaccented(block.flow.text)))


def _is_member(text: str) -> bool:
    """'Bà Lê Thị Hương, Phó Giám đốc Sở, Tổ phó.': a person with posts, told nothing to do."""
    person = _PERSON_LINE.match(text)
    if person is None:
        return False
    return bool(_PLACE_IN_TEAM.search(unaccented(text))) or find_predicate(text, person.end()) is None


def find_tasks(document: Document) -> tuple[tuple[TaskMention, ...], tuple[SectionMention, ...]]:
    """The tasks of ``document`` in its order, and the headings above them."""
    if _NO_ORDERS.match(fold(document.header.type.text)):
        return (), ()
    context = _context(document)
    tasks: list[TaskMention] = []
    for block in document.body:
        tasks.extend(_walk(block, context))
    for prefix, annex in document.prefixed_annexes():
        tasks.extend(_annex(annex, prefix, context))
    if not tasks and not document.body and not context.rules:
        tasks.extend(_unnumbered(document.opening))
    issuer = _short(document.header.issuer.text)
    found = tuple(_without_issuer(task, issuer) for task in _told_apart(tasks))
    return found, tuple(_sections(document, found))


def _context(document: Document) -> Context:
    type_ = fold(document.header.type.text)
    rules = bool(_NORMATIVE_NUMBER.match(document.header.number.text) or _NORMATIVE_TYPE.match(type_))
    return replace(opening_context(document.opening), rules=rules, mode=Mode.NONE if rules else Mode.NEUTRAL)


def passed_over(document: Document) -> frozenset[str]:
    """Paths of the blocks that give no orders for a reason: by the kind of document, by the heading above them, as a
    clause on effect, as a member of a team."""
    if _NO_ORDERS.match(fold(document.header.type.text)):
        return frozenset(block.path for block in document.blocks())
    context = _context(document)
    return frozenset(path for block in document.body for path in _passed(block, context))


def _passed(block: Block, above: Context) -> Iterator[str]:
    text = block.flow.text
    context = _below(block, above) if block.children or block.tables else above
    if context.mode is Mode.NONE or _EFFECT.search(unaccented(text)) or _is_member(text):
        yield block.path
    for child in block.children:
        yield from _passed(child, context)


def _told_apart(tasks: Iterable[TaskMention]) -> Iterator[TaskMention]:
    """Each path once: where rows of two tables carry the same number the second is '…~2', as in the outline."""
    taken: dict[str, int] = {}
    for task in tasks:
        taken[task.path] = taken.get(task.path, 0) + 1
        yield task if taken[task.path] == 1 else replace(task, path=f"{task.path}~{taken[task.path]}")


def _unnumbered(opening: Sequence[Flow]) -> Iterator[TaskMention]:
    """A text without any number or dash is all opening: its paragraphs are tasks where they give work to a party."""
    for position, flow in enumerate(opening, start=1):
        orders = find_orders(flow)
        addressed = re.match(r"[-–+•]\s", flow.text)  # a line under 'Kính gửi'
        if orders and not addressed and not _is_closing(flow.text):
            yield from _leaf(flow, f"p{position}", Context(Mode.NEUTRAL, ""))


_CLOSING = re.compile(
    r"(?:(?:thua\s+lenh|tran\s+trong|kinh\b)|[^.;]{0,120}\bthong\s+bao\s+(?:de|toi|den|cho)\b)", re.IGNORECASE
)


def _is_closing(text: str) -> bool:
    """'Văn phòng Chính phủ thông báo để các Bộ, cơ quan biết, thực hiện': the document takes its leave."""
    return bool(_CLOSING.match(unaccented(text)))


_SHORT = (("uy ban nhan dan", "ubnd"), ("hoi dong nhan dan", "hdnd"))


_COMMITTEE_OF = re.compile(r"^(?:ban thuong vu|ban chap hanh|thuong truc|chu tich) ")


def _short(name: str) -> str:
    made = fold(name)
    for long, short in _SHORT:
        made = made.replace(long, short)
    return made


def _without_issuer(task: TaskMention, issuer: str) -> TaskMention:
    """Who issues the document gives the order: 'UBND tỉnh giao Sở X' in its own document has no chain of command."""
    if not task.via or not issuer:
        return task
    first = _COMMITTEE_OF.sub("", _short(task.via[0].mention.text))
    return replace(task, via=task.via[1:]) if first == issuer or issuer.startswith(first + " ") else task


# ── the outline ───────────────────────────────────────────────────────────────────────────────────────────────────


def _walk(block: Block, above: Context) -> Iterator[TaskMention]:
    if not block.children and not block.tables:
        yield from _leaf(block.flow, block.path, above)
        return
    context = _below(block, above)
    if context.mode is Mode.NONE and not context.rules and not _lists_members(block):
        return
    if context.mode is not Mode.NONE and (fields := _activity(block)):
        yield _labelled(block.flow, block.path, above, fields)
        return
    for table_at, table in enumerate(block.tables, start=1):
        if context.mode is Mode.NONE:
            break
        rows = read_rows(table)
        prefix = f"{block.path}." if table_at == 1 else f"{block.path}.t{table_at}."
        for position, row in enumerate(rows, start=1):
            yield from read_row(row, f"{prefix}r{row_number(row, position)}", context)
    if len(block.children) == 1 and block.children[0].level is Level.PLAIN and not _is_lead_in(block.children[0]):
        yield from _leaf(block.children[0].flow, block.path, context)
        return
    for child in block.children:
        if not _is_lead_in(child):
            yield from _walk(child, context)


def _activity(block: Block) -> tuple[Labelled, ...]:
    """The labelled lines under the heading of an activity; () where what stands below is something else."""
    fields: list[Labelled] = []
    for child in block.children:
        before, found = read_labels(child.flow)
        if child.children or not found or before.text:
            return ()
        fields.extend(found)
    return tuple(fields) if {"lead", "support", "deadline"} & {f.kind for f in fields} and block.flow.text else ()


def _labelled(flow: Flow, path: str, context: Context, fields: Sequence[Labelled]) -> TaskMention:
    """An activity as one task: its span is the heading, the lines fill its fields."""

    def values(kind: str) -> list[Flow]:
        return [f.value for f in fields if f.kind == kind and f.value.text]

    lead = tuple(party_of(p) for value in values("lead") for p in read_parties(value, cell=True)[0])
    support = tuple(party_of(p) for value in values("support") for p in read_parties(value, cell=True)[0])
    deadline = next((d for value in values("deadline") if (d := read_cell(value)) is not None), None)
    product = next((Mention(value.text, value.spans()) for value in values("product")), None)
    words = flow.strip(" :;,")
    return TaskMention(
        path, Mention(words.text, words.spans()), context.section, lead or context.lead, support if lead else context.support + support,
        () if lead else context.via, deadline or find_deadline(words) or context.deadline, product, *find_addressee(words),
    )  # fmt: skip


def _is_lead_in(block: Block) -> bool:
    """An unmarked paragraph that introduces the items after it ('… các nhiệm vụ trọng tâm sau:')."""
    return block.level is Level.PLAIN and not block.children and block.flow.text.rstrip().endswith(":")


def _below(block: Block, above: Context) -> Context:
    """The context of what stands under ``block``."""
    text = block.flow.text
    if _EFFECT.search(unaccented(text)):  # under the last article there is nothing but what a scan has misplaced
        return replace(above, section=block.path, mode=Mode.NONE, rules=False)
    mode = read_mode(text) if _is_title(block) else None
    if _lists_members(block):
        return replace(above, section=block.path, mode=Mode.NONE)
    if mode is None and above.mode is Mode.NEUTRAL and _HAS_DUTY.search(unaccented(_said(block))):
        mode = Mode.ORDERS
    if above.rules and mode is not None and (block.level is Level.PART or not _CARRIED_OUT.search(unaccented(text))):
        mode = Mode.NONE
    context = replace(above, section=block.path, mode=mode or above.mode)
    if mode is not None and mode is not Mode.NONE and (period := find_period(block.flow)):
        context = replace(context, deadline=inherited(period, block.path))
    orders, said = find_orders(block.flow), block.flow
    for child in block.children:
        if not orders and _is_lead_in(child):
            orders, said = find_orders(child.flow), child.flow
    if said.text.rstrip().endswith(":") and (due := find_deadline(said)):  # '…, báo cáo trong tháng 3 năm 2020:'
        context = replace(context, deadline=inherited(due, block.path))
    if not orders and (name := _bare_heading(block.flow)):
        lead = (party_of(name, block.path),)
        return replace(context, lead=lead, via=(), support=())
    return _take_over(context, orders, block.path, said) if orders else _with_support(context, block)


_CARRIED_OUT = re.compile(r"(?:to\s+chuc|trien\s+khai)\s+(?:thuc\s+hien|thi\s+hanh)", re.IGNORECASE)


def _bare_heading(flow: Flow) -> Flow | None:
    """The body that a heading names, where a scan has run the line together with what follows ('Bộ Tài chính __ - Trình …')."""
    end = body_end(flow.text, 0)
    return (
        flow.part(0, end)
        if end and flow.text[:1].isupper() and re.match(r"\s*(?:[_.|·~]+\s*)?[-–]\s", flow.text[end : end + 8])
        else None
    )


def _said(block: Block) -> str:
    """What introduces the items of ``block``: its own words, or the unmarked lead-in under them."""
    lead_in = next((child.flow.text for child in block.children if _is_lead_in(child)), "")
    return (lead_in or block.flow.text).rstrip()


def _is_title(block: Block) -> bool:
    return block.level in (Level.PART, Level.ROMAN, Level.ARTICLE) or len(block.flow.text.split()) <= 40


def _with_support(context: Context, block: Block) -> Context:
    """A lead-in clause of an item: 'Chủ trì, phối hợp Sở X:' keeps the lead from above and adds its support."""
    support = find_support(block.flow)
    if support and re.match(r"(?:chủ\s+trì|phối\s+hợp|tiếp\s+tục)", block.flow.text, re.IGNORECASE):
        return replace(context, support=context.support + tuple(party_of(f, block.path) for f in support))
    return context


def _take_over(context: Context, orders: Sequence[Order], path: str, flow: Flow) -> Context:
    """The parties of a heading, in place of those from above; a chain begun above goes on where the heading continues it."""
    made = with_orders(context, orders, path, flow)
    if orders[0].passes_on:
        return replace(made, via=context.via + context.lead)
    return made


# ── leaves ────────────────────────────────────────────────────────────────────────────────────────────────────────


def _leaf(flow: Flow, path: str, context: Context) -> Iterator[TaskMention]:
    text = flow.text
    if (
        context.mode is Mode.NONE
        or not text
        or _EFFECT.search(unaccented(text))
        or text.rstrip().endswith(":")
        or is_capitals(text)
        or _is_member(text)
    ):
        return
    words, fields = read_labels(flow)
    if (
        words.text
        and {"lead", "deadline"} & {f.kind for f in fields}
        and any(f.kind in ("lead", "support") for f in fields)
    ):
        in_brackets = text[len(words) :].lstrip()[:1] in ("(", "[")
        yield _labelled(flow if in_brackets else words, path, context, fields)
        return
    orders = find_orders(flow)
    if not orders and not context.lead and (context.mode is Mode.NEUTRAL or _INDICATOR.match(unaccented(text))):
        return
    if _names_only(flow, context):
        return
    pieces = _split(flow, orders)
    if context.mode is Mode.NEUTRAL and not context.lead:
        pieces = [
            (part, order) for part, order in pieces if order
        ]  # what stands before the first order only leads up to it
    tasks = [task for part, order in pieces for task in _by_dates(part, order, context)]
    for position, task in enumerate(tasks, start=1):
        yield replace(task, path=f"{path}.{position}" if len(tasks) > 1 else path)


_CLAUSE_END = re.compile(r"[.;,]\s+")


def _is_work_at(text: str, at: int, listed: bool) -> bool:
    """Whether a clause that begins at ``at`` says what to do; behind a comma (``listed``) with its first word."""
    found = find_predicate(text.lower(), at, at + _LINE)
    return found is not None and (not listed or found.start() == at)


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
    return not before or not {f.text.lower() for f in order.lead} <= {f.text.lower() for o in before for f in o.lead}


_CHAIRS = re.compile(r"\s*chủ\s+trì(?!\w)")
_CLOSING_WORDS = 10


def _closes_item(text: str, order: Order) -> bool:
    """'Rà soát danh mục. Sở X chủ trì, công bố trước ngày 31/3.': the last sentence only tells whose work the item is."""
    chairs = _CHAIRS.search(text, max(order.start, order.end - 12), order.end + 12)
    return (
        order.start > 0
        and not order.given
        and chairs is not None
        and len(text[chairs.end() :].split()) <= _CLOSING_WORDS
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
        lead, via = own, own_via or _chain_above(context, orders[0])
        support = ()
        request = all(order.request for order in orders)
    named = tuple(party_of(f) for f in find_support(flow))
    support = _united(support, tuple(p for p in named if p.mention.text not in {q.mention.text for q in lead}))
    deadline = find_deadline(flow)
    return TaskMention(
        path, Mention(flow.text, flow.spans()), context.section, lead, support, via,
        deadline or context.deadline, None, *find_addressee(flow), request,
    )  # fmt: skip


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


# ── tables and annexes ────────────────────────────────────────────────────────────────────────────────────────────


def _annex(annex: Annex, prefix: str, above: Context) -> Iterator[TaskMention]:
    rules = bool(_NORMATIVE_TYPE.match(fold(annex.label.text))) or above.rules
    context = Context(Mode.ORDERS, "")
    if not annex.attached and (period := find_period(annex.title)):
        context = replace(context, deadline=inherited(period, prefix))
    position = 0
    for table in annex.tables:
        for row in read_rows(table):
            position += 1
            number = row_number(row, position)
            yield from read_row(row, f"r{number}" if annex.attached else f"{prefix}.{number}", context)
    if _TABLE_HEAD.search(unaccented(annex.title.text)):
        return
    outer = Context(Mode.NONE if rules else Mode.NEUTRAL, "", rules=rules)
    for block in annex.blocks:
        if any(_TABLE_HEAD.search(unaccented(b.flow.text[:400])) for b in block.walk()):
            return  # a table that has lost its columns: which word belongs to which cell cannot be told
        for task in _walk(block, outer):
            yield task if annex.attached else _below_annex(task, prefix)


def _below_annex(task: TaskMention, prefix: str) -> TaskMention:
    """``task`` with the paths of the annex's own outline ('II.1') as paths of the whole file ('PL.II.1')."""

    def moved(parties: tuple[Party, ...]) -> tuple[Party, ...]:
        return tuple(replace(p, inherited=f"{prefix}.{p.inherited}") if p.inherited else p for p in parties)

    deadline = task.deadline
    if deadline and deadline.inherited:
        deadline = replace(deadline, inherited=f"{prefix}.{deadline.inherited}")
    return replace(
        task,
        path=f"{prefix}.{task.path}",
        section=f"{prefix}.{task.section}" if task.section else "",
        lead=moved(task.lead),
        via=moved(task.via),
        support=moved(task.support),
        deadline=deadline,
    )


# ── sections ──────────────────────────────────────────────────────────────────────────────────────────────────────


def _sections(document: Document, tasks: Sequence[TaskMention]) -> Iterator[SectionMention]:
    """The headings above tasks, each with its own above it."""
    wanted: set[str] = set()
    for task in tasks:
        wanted.add(task.section)
        wanted.update(p.inherited for p in (*task.lead, *task.via, *task.support) if p.inherited)
        if task.deadline and task.deadline.inherited:
            wanted.add(task.deadline.inherited)
    wanted = {".".join(parts[:size]) for w in wanted for parts in (w.split("."),) for size in range(1, len(parts) + 1)}
    for block in document.blocks():
        if block.path in wanted and (block.children or block.tables):
            yield SectionMention(block.path, Mention(block.flow.text, block.flow.spans()))
    for prefix, annex in document.prefixed_annexes():
        flow = annex.title if annex.title.text else annex.label
        if prefix and flow.text and any(task.path.startswith(prefix + ".") for task in tasks):
            yield SectionMention(prefix, Mention(flow.text, flow.spans()))
        for block in (b for top in annex.blocks for b in top.walk()):
            own = f"{prefix}.{block.path}" if prefix else block.path
            if (block.children or block.tables) and own in wanted:
                yield SectionMention(own, Mention(block.flow.text, block.flow.spans()))
