"""A row of a table of tasks → its task, or two where it gives two parties different work."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nq57graph.find.addressees import find_addressee
from nq57graph.find.context import Context, party_of
from nq57graph.find.deadlines import count_dates, find_deadline, read_cell
from nq57graph.find.labels import read_labels
from nq57graph.find.orders import Order, find_orders, find_support, read_order
from nq57graph.find.parties import read_parties
from nq57graph.find.tables import TaskRow
from nq57graph.model.reading import Mention, Party, TaskMention
from nq57graph.model.text import Flow
from nq57graph.model.words import unaccented


def row_number(row: TaskRow, position: int) -> str:
    number = row.number.text.strip(" .")
    return number if re.fullmatch(r"\d{1,4}(?:\.\d{1,3})*", number) else str(position)


def read_row(row: TaskRow, path: str, context: Context) -> Iterator[TaskMention]:
    lead, support = _cell_parties(row)
    product = Mention(row.product.text, row.product.spans()) if row.product.text else None
    from_cell = read_cell(row.deadline) if row.deadline.text else None
    cell_parties = tuple(party_of(f).mention for f in read_parties(row.addressee, cell=True)[0])
    in_cell = (Mention(row.addressee.text, row.addressee.spans()), cell_parties) if cell_parties else None
    parts = _split_row(row.task)
    for position, (flow, order) in enumerate(parts, start=1):
        own = f"{path}.{position}" if len(parts) > 1 else path
        named = tuple(party_of(f) for f in order.lead) if order else ()
        deadline = from_cell or find_deadline(flow) or context.deadline
        yield TaskMention(
            own, Mention(flow.text, flow.spans()), context.section, _row_lead(named, lead, len(parts)), support, (), deadline, product,
            *(in_cell or _addressee(flow, row.product)), row=True, merged=row.merged,
        )  # fmt: skip


def _addressee(task: Flow, product: Flow) -> tuple[Mention | None, tuple[Mention, ...]]:
    """Whom the order names, else whom its product is for: 'Báo cáo Thủ tướng Chính phủ'."""
    found = find_addressee(task)
    return found if found[0] else find_addressee(product)


def _cell_parties(row: TaskRow) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """Lead and support of a row; a cell that names both says which with 'Chủ trì: …; Phối hợp: …' or '… chủ trì, … phối hợp'."""
    own = row.lead if row.lead.text else row.both
    lead, added = _lead_and_support(own)
    support = tuple(party_of(f) for f in read_parties(row.support, cell=True)[0])
    return lead, support + added


_ROLE_WORD = re.compile(
    r"\s*(?:la\s+)?(?:(?:co\s+quan|don\s+vi)\s+)?(?P<role>chu\s+tri|thuc\s+hien|tham\s+muu|phoi\s+hop)(?:\s+(?:voi|cung))?\s*$",
    re.IGNORECASE,
)


def _lead_and_support(cell: Flow) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    before, fields = read_labels(cell)
    if fields and not before.text:
        found = {
            kind: tuple(party_of(f) for x in fields if x.kind == kind for f in read_parties(x.value, cell=True)[0])
            for kind in ("lead", "support")
        }
        return found["lead"], found["support"]
    orders = find_orders(cell)
    if orders and orders[0].start == 0 and (support := find_support(cell) or orders[0].support):
        return tuple(party_of(f) for f in orders[0].lead), tuple(party_of(f) for f in support)
    if role := _ROLE_WORD.search(unaccented(cell.text)):
        parties = tuple(party_of(f) for f in read_parties(cell.part(0, role.start()), cell=True)[0])
        return ((), parties) if role["role"].lower().startswith("phoi") else (parties, ())
    return tuple(party_of(f) for f in read_parties(cell, cell=True)[0]), ()


def _row_lead(named: tuple[Party, ...], cell: tuple[Party, ...], parts: int) -> tuple[Party, ...]:
    """The column beats the prose of the row, unless the row gives two parties different work."""
    return named or cell if parts > 1 or not cell else cell


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
