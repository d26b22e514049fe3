"""An activity given as a heading with labelled lines, or an item with labels in its brackets → its task."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from nq57graph.find.addressees import find_addressee
from nq57graph.find.context import Context, others, party_of
from nq57graph.find.deadlines import find_deadline, inherited, read_cell
from nq57graph.find.labels import Labelled, read_labels
from nq57graph.find.parties import read_parties
from nq57graph.model.document import Block, Level
from nq57graph.model.reading import Mention, TaskMention
from nq57graph.model.text import Flow


def activity_fields(block: Block) -> tuple[Labelled, ...]:
    """The labelled lines under the heading of an activity; () where what stands below is something else."""
    fields: list[Labelled] = []
    for child in block.children:
        before, found = read_labels(child.flow)
        if child.children or not found or before.text:
            return ()
        fields.extend(found)
    return tuple(fields) if {"lead", "support", "deadline"} & {f.kind for f in fields} and block.flow.text else ()


_UNNUMBERED = (Level.DASH, Level.PLUS, Level.PLAIN)


def fields_beside(block: Block) -> tuple[Labelled, ...]:
    """The fields of an entry without a number that is nothing but labels of who and when; () where it is work of its own."""
    if block.level not in _UNNUMBERED or block.children:
        return ()
    before, found = read_labels(block.flow)
    return found if not before.text and {"lead", "support", "deadline"} & {f.kind for f in found} else ()


def with_fields(context: Context, lines: Sequence[Block]) -> Context:
    """``context`` for entries that labelled ``lines`` beside them speak of: 'Đơn vị chủ trì: …', 'Thời gian: …' below them."""
    for line in lines:
        for field in fields_beside(line):
            named = tuple(party_of(p, line.path) for p in read_parties(field.value, cell=True)[0])
            if field.kind == "lead" and named:
                context = replace(context, lead=named, via=(), support=())
            elif field.kind == "support" and named:
                context = replace(context, support=others((*context.support, *named), context.lead))
            elif field.kind == "deadline" and (due := read_cell(field.value)):
                context = replace(context, deadline=inherited(due, line.path))
    return context


def read_activity(flow: Flow, path: str, context: Context, fields: Sequence[Labelled]) -> TaskMention:
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
