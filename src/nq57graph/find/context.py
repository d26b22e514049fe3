"""What stands above an entry of the outline and is handed down to it: mode, parties, a period."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from nq57graph.find.orders import Order, find_orders, find_support
from nq57graph.find.sections import Mode
from nq57graph.model.reading import DeadlineMention, Mention, Party
from nq57graph.model.text import Flow


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
    rules: bool = False  # a document that lays down rules: only what it says of its own carrying out is an order


def opening_context(opening: Sequence[Flow]) -> Context:
    """'… yêu cầu các Bộ trưởng … :' at the end of the opening hands these parties to everything below."""
    context = Context(Mode.NEUTRAL, "")
    for flow in opening[-2:]:
        if flow.text.rstrip().endswith(":"):
            context = with_orders(context, [o for o in find_orders(flow) if o.given], "", flow)
    return context


def with_orders(context: Context, orders: Sequence[Order], path: str, flow: Flow) -> Context:
    if not orders:
        return context
    leads = tuple(party_of(f, path) for order in orders for f in order.lead)
    if not leads:
        return context
    last = orders[-1]
    return replace(
        context,
        lead=leads,
        via=tuple(party_of(f, path) for order in orders for f in order.via),
        support=others(
            (party_of(f, path) for f in (*(f for o in orders for f in o.support), *find_support(flow))), leads
        ),
        directs=last.directs,
        request=all(order.request for order in orders),
    )


def others(parties: Iterable[Party], lead: Sequence[Party]) -> tuple[Party, ...]:
    """``parties`` once each, without those in ``lead``."""
    seen = {p.mention.text.lower() for p in lead}
    kept = []
    for party in parties:
        if party.mention.text.lower() not in seen:
            seen.add(party.mention.text.lower())
            kept.append(party)
    return tuple(kept)


def party_of(flow: Flow, path: str | None = None) -> Party:
    return Party(Mention(flow.text, flow.spans()), path)
