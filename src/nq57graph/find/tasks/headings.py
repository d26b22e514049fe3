"""What a heading hands down to the entries under it: how they are read, parties, a period."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from nq57graph.find.context import Context, party_of, with_orders
from nq57graph.find.deadlines import find_deadline, find_period, inherited
from nq57graph.find.orders import Order, find_orders, find_support
from nq57graph.find.parties import body_end
from nq57graph.find.sections import Mode, read_mode
from nq57graph.find.tasks.kinds import is_effect, lists_members
from nq57graph.model.document import Block, Level
from nq57graph.model.text import Flow
from nq57graph.model.words import unaccented

# 'Sở X có trách nhiệm:', 'Tổ công tác có các nhiệm vụ sau đây:': every item below is an order.
_HAS_DUTY = re.compile(
    r"\bco\s+(?:cac\s+|nhung\s+)?(?:nhiem\s+vu|trach\s+nhiem)(?:\s+(?:sau|cu\s+the))?(?:\s+(?:day|sau))?\s*:$",
    re.IGNORECASE,
)


def hand_down(block: Block, above: Context) -> Context:
    """The context of what stands under ``block``."""
    text = block.flow.text
    if is_effect(text):  # under the last article there is nothing but what a scan has misplaced
        return replace(above, section=block.path, mode=Mode.NONE, rules=False)
    mode = read_mode(text) if _is_title(block) else None
    if lists_members(block):
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
        if not orders and is_lead_in(child):
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
    lead_in = next((child.flow.text for child in block.children if is_lead_in(child)), "")
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


def is_lead_in(block: Block) -> bool:
    """An unmarked paragraph that introduces the items after it ('… các nhiệm vụ trọng tâm sau:')."""
    return block.level is Level.PLAIN and not block.children and block.flow.text.rstrip().endswith(":")
