"""The outline and the annexes → tasks with their parties and deadlines.

What is a task: the annotation guide (docs/reading.md). A task is a leaf of the list structure in a part of the document
that gives orders; headings and lead-in clauses hand their parties, and a period, down to the items under them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from nq57graph.find.addressees import find_addressee
from nq57graph.find.deadlines import count_dates, find_deadline, find_period, inherited, read_cell
from nq57graph.find.orders import Order, find_orders, find_support, read_order
from nq57graph.find.parties import read_parties
from nq57graph.find.sections import Mode, read_mode
from nq57graph.find.tables import TaskRow, read_rows
from nq57graph.model.document import Annex, Block, Document, Level
from nq57graph.model.reading import DeadlineMention, Mention, Party, SectionMention, TaskMention
from nq57graph.model.text import Flow

# What orders nothing to be done: effect, publication, the formula that closes a State document.
_EFFECT = re.compile(
    r"(?:có\s+hiệu\s+lực|chịu\s+trách\s+nhiệm\s+(?:thi\s+hành|thực\s+hiện)\s+(?:Nghị\s+quyết|Quyết\s+định|Chỉ\s+thị|Nghị\s+định|Thông\s+tư)\s+này|"
    r"(?:Nghị\s+quyết|Quyết\s+định|Nghị\s+định|Thông\s+tư)\s+này\s+(?:quy\s+định|áp\s+dụng|thay\s+thế|bãi\s+bỏ))"
)


@dataclass(frozen=True, slots=True)
class Context:
    """What stands above a block: how it is read, and what is handed down to it."""

    mode: Mode
    section: str
    lead: tuple[Party, ...] = ()
    via: tuple[Party, ...] = ()
    support: tuple[Party, ...] = ()
    deadline: DeadlineMention | None = None
    directs: bool = False  # the last in ``lead`` is told to direct whoever an item names
    request: bool = False


def find_tasks(document: Document) -> tuple[tuple[TaskMention, ...], tuple[SectionMention, ...]]:
    """The tasks of ``document`` in its order, and the headings above them."""
    context = _opening_context(document.opening)
    tasks: list[TaskMention] = []
    for block in document.body:
        tasks.extend(_walk(block, context))
    for number, annex in enumerate(document.annexes, start=1):
        tasks.extend(_annex(annex, "PL" if len(document.annexes) == 1 else f"PL{number}", context))
    return tuple(tasks), tuple(_sections(document, tasks))


def _opening_context(opening: Sequence[Flow]) -> Context:
    """'… yêu cầu các Bộ trưởng … :' at the end of the opening hands these parties to everything below."""
    context = Context(Mode.NEUTRAL, "")
    for flow in opening[-2:]:
        if flow.text.rstrip().endswith(":"):
            context = _with_orders(context, [o for o in find_orders(flow) if o.given], "")
    return context


def _with_orders(context: Context, orders: Sequence[Order], path: str) -> Context:
    if not orders:
        return context
    leads = tuple(_party(f, path) for order in orders for f in order.lead)
    if not leads:
        return context
    last = orders[-1]
    return replace(
        context,
        lead=leads,
        via=tuple(_party(f, path) for order in orders for f in order.via),
        support=tuple(_party(f, path) for order in orders for f in order.support),
        directs=last.directs,
        request=all(order.request for order in orders),
    )


def _party(flow: Flow, path: str | None = None) -> Party:
    return Party(Mention(flow.text, flow.spans()), path)


# ── the outline ───────────────────────────────────────────────────────────────────────────────────────────────────


def _walk(block: Block, above: Context) -> Iterator[TaskMention]:
    context = _below(block, above)
    content = [c for c in block.children if not _is_lead_in(c)]
    if not block.children and not block.tables:
        yield from _leaf(block.flow, block.path, above if _is_item(block) else context)
        return
    if context.mode is Mode.NONE:
        return
    for table_at, table in enumerate(block.tables, start=1):
        rows = read_rows(table)
        prefix = f"{block.path}." if table_at == 1 else f"{block.path}.t{table_at}."
        for position, row in enumerate(rows, start=1):
            yield from _row(row, f"{prefix}r{_row_number(row, position)}", context)
    if len(block.children) == 1 and block.children[0].level is Level.PLAIN and content:
        yield from _leaf(block.children[0].flow, block.path, context)
        return
    for child in block.children:
        if child in content:
            yield from _walk(child, context)


def _is_item(block: Block) -> bool:
    """A block without anything under it is read for itself; only a heading speaks for what is below."""
    return True


def _is_lead_in(block: Block) -> bool:
    """An unmarked paragraph that introduces the items after it ('… các nhiệm vụ trọng tâm sau:')."""
    return block.level is Level.PLAIN and not block.children and block.flow.text.rstrip().endswith(":")


def _below(block: Block, above: Context) -> Context:
    """The context of what stands under ``block``."""
    if not block.children and not block.tables:
        return above
    text = block.flow.text
    heading = _is_title(block)
    mode = read_mode(text) if heading else None
    context = replace(above, section=block.path, mode=mode or above.mode)
    if mode is not None and mode is not Mode.NONE and (period := find_period(block.flow)):
        context = replace(context, deadline=inherited(period, block.path))
    orders = find_orders(block.flow)
    for child in block.children:
        if _is_lead_in(child):
            orders = orders or find_orders(child.flow)
    return _take_over(context, orders, block.path) if orders else _with_support(context, block)


def _is_title(block: Block) -> bool:
    return block.level in (Level.PART, Level.ROMAN, Level.ARTICLE) or len(block.flow.text.split()) <= 40


def _with_support(context: Context, block: Block) -> Context:
    """A lead-in clause of an item: 'Chủ trì, phối hợp Sở X:' keeps the lead from above and adds its support."""
    support = find_support(block.flow)
    if support and re.match(r"(?:chủ\s+trì|phối\s+hợp|tiếp\s+tục)", block.flow.text, re.IGNORECASE):
        return replace(context, support=context.support + tuple(_party(f, block.path) for f in support))
    return context


def _take_over(context: Context, orders: Sequence[Order], path: str) -> Context:
    """The parties of a heading, in place of those from above; a chain begun above goes on where the heading continues it."""
    made = _with_orders(context, orders, path)
    if orders[0].passes_on:
        return replace(made, via=context.via + context.lead)
    return made


# ── leaves ────────────────────────────────────────────────────────────────────────────────────────────────────────


def _leaf(flow: Flow, path: str, context: Context) -> Iterator[TaskMention]:
    if context.mode is Mode.NONE or not flow.text or _EFFECT.search(flow.text) or flow.text.rstrip().endswith(":"):
        return
    orders = find_orders(flow)
    if not orders and not context.lead and context.mode is Mode.NEUTRAL:
        return
    pieces = _split(flow, orders)
    for position, (part, order) in enumerate(pieces, start=1):
        own = f"{path}.{position}" if len(pieces) > 1 else path
        yield _task(part, own, context, order)


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
    if start == order.start:
        return False
    first = text[start : order.start]
    if not before and not find_deadline(flow.part(start, order.start)) and not _names_work(first):
        return False
    if re.match(r"\s*(?:phải|cần)\b", text[order.end :]) and not order.request:
        return False
    if before and {f.text.lower() for o in before for f in o.lead} & {f.text.lower() for f in order.lead}:
        return False
    return True


_AGREED = re.compile(r"(?:cơ\s+bản\s+)?(?:thống\s+nhất|đồng\s+ý|nhất\s+trí|ghi\s+nhận|đánh\s+giá\s+cao|biểu\s+dương)", re.IGNORECASE)


def _names_work(text: str) -> bool:
    """Whether the words in front of a second order are an order of their own, rather than agreement or praise."""
    return not _AGREED.match(text.strip()) and len(text.split()) > 6


def _task(flow: Flow, path: str, context: Context, orders: Sequence[Order]) -> TaskMention:
    lead, via, support = context.lead, context.via, context.support
    request = context.request
    own = tuple(_party(f) for order in orders for f in order.lead)
    if own:
        own_via = tuple(_party(f) for order in orders for f in order.via)
        lead, via = own, own_via or _chain_above(context, orders[0])
        support = ()
        request = all(order.request for order in orders)
    named = tuple(_party(f) for f in find_support(flow))
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
    last = tuple(p for p in context.lead if order.passes_on or not re.match(r"(?:các|mỗi|từng)\s", p.mention.text, re.IGNORECASE))
    return context.via + last


def _united(first: tuple[Party, ...], second: tuple[Party, ...]) -> tuple[Party, ...]:
    seen = {p.mention.text.lower() for p in first}
    return first + tuple(p for p in second if not (p.mention.text.lower() in seen or seen.add(p.mention.text.lower())))  # type: ignore[func-returns-value]


# ── tables and annexes ────────────────────────────────────────────────────────────────────────────────────────────


def _annex(annex: Annex, prefix: str, above: Context) -> Iterator[TaskMention]:
    context = Context(Mode.ORDERS, "")
    if period := find_period(annex.title):
        context = replace(context, deadline=inherited(period, prefix))
    position = 0
    for table in annex.tables:
        for row in read_rows(table):
            position += 1
            yield from _row(row, f"{prefix}.{_row_number(row, position)}", context)
    for block in annex.blocks:
        for task in _walk(block, Context(Mode.NEUTRAL, "")):
            yield replace(task, path=f"{prefix}.{task.path}", section=f"{prefix}.{task.section}" if task.section else "")


def _row_number(row: TaskRow, position: int) -> str:
    number = row.number.text.strip(" .")
    return number if re.fullmatch(r"\d{1,4}(?:\.\d{1,3})*", number) else str(position)


def _row(row: TaskRow, path: str, context: Context) -> Iterator[TaskMention]:
    lead = tuple(_party(f) for f in read_parties(row.lead, cell=True)[0])
    support = tuple(_party(f) for f in read_parties(row.support, cell=True)[0])
    product = Mention(row.product.text, row.product.spans()) if row.product.text else None
    from_cell = read_cell(row.deadline) if row.deadline.text else None
    in_cell = tuple(_party(f).mention for f in read_parties(row.addressee, cell=True)[0])
    parts = _split_row(row.task)
    for position, (flow, order) in enumerate(parts, start=1):
        own = f"{path}.{position}" if len(parts) > 1 else path
        named = tuple(_party(f) for f in order.lead) if order else ()
        deadline = from_cell or find_deadline(flow) or context.deadline
        yield TaskMention(
            own, Mention(flow.text, flow.spans()), context.section, named or lead, support, (), deadline, product,
            *((Mention(row.addressee.text, row.addressee.spans()), in_cell) if in_cell else find_addressee(flow)), row=True,
        )  # fmt: skip


def _split_row(flow: Flow) -> list[tuple[Flow, Order | None]]:
    """A row with two orders for two parties, each with a time of its own, is split."""
    flow = flow.strip(" ;")
    orders = [o for o in find_orders(flow) if o.start > 0]
    if not orders or count_dates(flow) < 2:
        first = read_order(flow)
        return [(flow, first)] if first and not orders else [(flow, None)]
    starts = [0] + [o.start for o in orders]
    parts: list[tuple[Flow, Order | None]] = []
    for start, end, order in zip(starts, [*starts[1:], len(flow)], [None, *orders], strict=True):
        parts.append((flow.part(start, end).strip(" ;."), order))
    return parts


# ── sections ──────────────────────────────────────────────────────────────────────────────────────────────────────


def _sections(document: Document, tasks: Sequence[TaskMention]) -> Iterator[SectionMention]:
    """The headings above tasks, each with its own above it."""
    wanted: set[str] = set()
    for task in tasks:
        wanted.add(task.section)
        wanted.update(p.inherited for p in (*task.lead, *task.via, *task.support) if p.inherited)
        if task.deadline and task.deadline.inherited:
            wanted.add(task.deadline.inherited)
    for block in document.blocks():
        if any(w == block.path or w.startswith(block.path + ".") for w in wanted) and block.children:
            yield SectionMention(block.path, Mention(block.flow.text, block.flow.spans()))
    for number, annex in enumerate(document.annexes, start=1):
        prefix = "PL" if len(document.annexes) == 1 else f"PL{number}"
        if any(task.path.startswith(prefix + ".") for task in tasks):
            flow = annex.title if annex.title.text else annex.label
            if flow.text:
                yield SectionMention(prefix, Mention(flow.text, flow.spans()))
            for block in (b for top in annex.blocks for b in top.walk()):
                if block.children and any(t.section == f"{prefix}.{block.path}" for t in tasks):
                    yield SectionMention(f"{prefix}.{block.path}", Mention(block.flow.text, block.flow.spans()))

