"""The outline and the annexes → tasks with their parties and deadlines.

What is a task: the annotation guide (docs/reading.md). A task is a leaf of the list structure in a part of the document
that gives orders; headings and lead-in clauses hand their parties, and a period, down to the items under them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from nq57graph.find.context import Context, opening_context
from nq57graph.find.orders import find_orders
from nq57graph.find.sections import Mode
from nq57graph.find.tasks.annexes import find_sections, read_annex
from nq57graph.find.tasks.headings import hand_down
from nq57graph.find.tasks.kinds import NO_ORDERS, NORMATIVE_NUMBER, NORMATIVE_TYPE, is_closing, is_effect, is_member
from nq57graph.find.tasks.leaves import read_leaf
from nq57graph.find.tasks.outline import read_block
from nq57graph.model.document import Block, Document
from nq57graph.model.reading import SectionMention, TaskMention
from nq57graph.model.text import Flow
from nq57graph.model.words import fold


def find_tasks(document: Document) -> tuple[tuple[TaskMention, ...], tuple[SectionMention, ...]]:
    """The tasks of ``document`` in its order, and the headings above them."""
    if NO_ORDERS.match(fold(document.header.type.text)):
        return (), ()
    context = _context(document)
    tasks: list[TaskMention] = []
    for block in document.body:
        tasks.extend(read_block(block, context))
    for prefix, annex in document.prefixed_annexes():
        tasks.extend(read_annex(annex, prefix, context))
    if not tasks and not document.body and not context.rules:
        tasks.extend(_unnumbered(document.opening))
    issuer = _short(document.header.issuer.text)
    found = tuple(_without_issuer(task, issuer) for task in _told_apart(tasks))
    return found, tuple(find_sections(document, found))


def _context(document: Document) -> Context:
    type_ = fold(document.header.type.text)
    rules = bool(NORMATIVE_NUMBER.match(document.header.number.text) or NORMATIVE_TYPE.match(type_))
    return replace(opening_context(document.opening), rules=rules, mode=Mode.NONE if rules else Mode.NEUTRAL)


def passed_over(document: Document) -> frozenset[str]:
    """Paths of the blocks that give no orders for a reason: by the kind of document, by the heading above them, as a
    clause on effect, as a member of a team."""
    if NO_ORDERS.match(fold(document.header.type.text)):
        return frozenset(block.path for block in document.blocks())
    context = _context(document)
    return frozenset(path for block in document.body for path in _passed(block, context))


def _passed(block: Block, above: Context) -> Iterator[str]:
    text = block.flow.text
    context = hand_down(block, above) if block.children or block.tables else above
    if context.mode is Mode.NONE or is_effect(text) or is_member(text):
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
        if orders and not addressed and not is_closing(flow.text):
            yield from read_leaf(flow, f"p{position}", Context(Mode.NEUTRAL, ""))


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


__all__ = ["find_tasks", "passed_over"]
