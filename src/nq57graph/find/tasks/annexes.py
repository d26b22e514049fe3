"""Annexes and attached documents → their tasks; the headings above the tasks of a document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from nq57graph.find.context import Context
from nq57graph.find.deadlines import find_period, inherited
from nq57graph.find.rows import read_row, row_number
from nq57graph.find.sections import Mode
from nq57graph.find.tables import read_rows
from nq57graph.find.tasks.kinds import NORMATIVE_TYPE, heads_torn_table, is_torn_table
from nq57graph.find.tasks.outline import read_block
from nq57graph.model.document import Annex, Document
from nq57graph.model.reading import Mention, Party, SectionMention, TaskMention
from nq57graph.model.words import fold


def read_annex(annex: Annex, prefix: str, above: Context) -> Iterator[TaskMention]:
    rules = bool(NORMATIVE_TYPE.match(fold(annex.label.text))) or above.rules
    context = Context(Mode.ORDERS, "")
    if not annex.attached and (period := find_period(annex.title)):
        context = replace(context, deadline=inherited(period, prefix))
    position = 0
    for table in annex.tables:
        for row in read_rows(table):
            position += 1
            number = row_number(row, position)
            yield from read_row(row, f"r{number}" if annex.attached else f"{prefix}.{number}", context)
    if heads_torn_table(annex.title.text):
        return
    outer = Context(Mode.NONE if rules else Mode.NEUTRAL, "", rules=rules)
    for block in annex.blocks:
        if any(map(is_torn_table, block.walk())):
            return  # a table that has lost its columns: which word belongs to which cell cannot be told
        for task in read_block(block, outer):
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


def find_sections(document: Document, tasks: Sequence[TaskMention]) -> Iterator[SectionMention]:
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
