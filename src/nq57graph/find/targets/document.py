"""The walk over outline, annexes and tables: which paragraphs stand among goals, and by which year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from nq57graph.find.deadlines import read_cell
from nq57graph.find.sections import Mode, read_mode
from nq57graph.find.tables import read_rows
from nq57graph.find.targets.clauses import in_flow
from nq57graph.find.targets.frames import Frame, plan_year, with_deadline, year_of_heading, year_of_lines
from nq57graph.model.document import Block, Document, Table
from nq57graph.model.reading import TargetMention

_GOALS = re.compile(r"(?<!\w)(?:mục tiêu|tầm nhìn|chỉ tiêu)(?!\w)", re.IGNORECASE)
_TITLE_WORDS = 30


def find_targets(document: Document) -> tuple[TargetMention, ...]:
    """The targets of ``document``, in order; parts that tell results hold none, tables of tasks are read like tasks."""
    found: list[TargetMention] = []
    year = re.search(r"20\d\d", document.header.date.text)
    written = year[0] if year else None
    frame = Frame(goals=False, by=None, written=written, plan=plan_year(document.header.title.text, written))
    for block in document.body:
        found.extend(_walk(block, frame))
    for annex in document.annexes:
        inner = replace(frame, plan=plan_year(annex.title.text, written) or frame.plan)
        for table in annex.tables:
            found.extend(_in_table(table, inner))
        for block in annex.blocks:
            found.extend(_walk(block, inner))
    return tuple(found)


def _walk(block: Block, frame: Frame) -> Iterator[TargetMention]:
    text = block.flow.text
    if block.children and len(text.split()) <= _TITLE_WORDS:
        mode = read_mode(text)
        goals = bool(_GOALS.search(text))
        if mode is Mode.NONE and not goals:
            return
        within = goals or (frame.goals and mode is not Mode.ORDERS)
        by = year_of_heading(text) or year_of_lines(block.children) or frame.by or (frame.plan if within else None)
        frame = replace(frame, goals=within, by=by)
        if "%" in text:  # a goal with sub-goals under it
            yield from in_flow(block.flow, frame)
    else:
        yield from in_flow(block.flow, frame if frame.goals else with_deadline(frame, block.flow))
    for table in block.tables:
        yield from _in_table(table, frame)
    for child in block.children:
        yield from _walk(child, frame)


def _in_table(table: Table, frame: Frame) -> Iterator[TargetMention]:
    """The row's own time says by when, unless the work recurs."""
    for row in read_rows(table):
        deadline = read_cell(row.deadline) if row.deadline.text else None
        by = deadline.end[:4] if deadline and deadline.end else None
        for flow in (row.task, row.product):
            yield from in_flow(flow, Frame(goals=False, by=by, written=frame.written))
