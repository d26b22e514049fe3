"""An entry of the outline → its tasks: headings, activities with labelled lines, tables, leaves."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from nq57graph.find.context import Context
from nq57graph.find.rows import read_row, row_number
from nq57graph.find.sections import Mode
from nq57graph.find.tables import read_rows
from nq57graph.find.tasks.activities import activity_fields, fields_beside, read_activity, with_fields
from nq57graph.find.tasks.headings import hand_down, is_lead_in
from nq57graph.find.tasks.kinds import is_torn_table, lists_members
from nq57graph.find.tasks.leaves import read_leaf
from nq57graph.model.document import Block, Level
from nq57graph.model.reading import TaskMention


def read_block(block: Block, above: Context) -> Iterator[TaskMention]:
    if not block.children and not block.tables:
        yield from read_leaf(block.flow, block.path, above)
        return
    context = hand_down(block, above)
    if context.mode is Mode.NONE and not context.rules and not lists_members(block):
        return
    if context.mode is not Mode.NONE and (fields := activity_fields(block)):
        yield read_activity(block.flow, block.path, above, fields)
        return
    for table_at, table in enumerate(block.tables, start=1):
        if context.mode is Mode.NONE:
            break
        rows = read_rows(table)
        prefix = f"{block.path}." if table_at == 1 else f"{block.path}.t{table_at}."
        for position, row in enumerate(rows, start=1):
            yield from read_row(row, f"{prefix}r{row_number(row, position)}", context)
    if len(block.children) == 1 and block.children[0].level is Level.PLAIN and not is_lead_in(block.children[0]):
        yield from read_leaf(block.children[0].flow, block.path, context)
        return
    for child, said in _with_what_is_beside(block.children, context):
        if child.level is Level.PLAIN and is_torn_table(child):
            return  # a table that has lost its columns: which word belongs to which cell cannot be told
        if not is_lead_in(child):
            yield from read_block(child, said)


def _with_what_is_beside(children: Sequence[Block], context: Context) -> Iterator[tuple[Block, Context]]:
    """Each entry with its context; labelled lines ('Thời gian: quý II') speak of the entries in front of them, or, where they
    come first, of all."""
    entries: list[Block] = []
    for labelled, run in groupby(children, key=lambda child: bool(fields_beside(child))):
        if not labelled:
            entries = list(run)
        elif entries:
            said = with_fields(context, list(run))
            yield from ((entry, said) for entry in entries)
            entries = []
        else:
            context = with_fields(context, list(run))
    yield from ((entry, context) for entry in entries)
