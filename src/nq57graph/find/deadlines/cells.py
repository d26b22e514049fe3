"""The column 'Thời gian hoàn thành'."""

from __future__ import annotations

import re

from nq57graph.find.deadlines.dating import dated, mention
from nq57graph.find.deadlines.periods import Period, legible, periods_in_cell
from nq57graph.find.deadlines.prose import find_deadline
from nq57graph.find.deadlines.recurring import read_recurring_cell
from nq57graph.find.deadlines.triggered import read_triggered_cell
from nq57graph.model.facts import Boundary
from nq57graph.model.reading import DeadlineMention
from nq57graph.model.text import Flow

_DONE = re.compile(r"^ ?(?:đã (?:hoàn thành|thực hiện|ban hành|xong)|hoàn thành$)", re.IGNORECASE)
_LONG = 25  # words: more is prose that strayed into the column


def read_cell(flow: Flow) -> DeadlineMention | None:
    """The deadline in a cell: bare it is 'by', unless it prints 'Trước' or 'Trong'; the last date where it names several."""
    flow = flow.strip()
    text = legible(flow.text)
    if not text.strip(" -–.…") or _DONE.match(text):
        return None
    if len(text.split()) > _LONG:
        return find_deadline(flow)
    if found := read_recurring_cell(flow) or read_triggered_cell(flow):
        return found
    periods = periods_in_cell(text)
    if not periods:
        return find_deadline(flow)
    last = _last(periods)
    start, end = _words_of(text, last) if len(periods) > 1 else (0, len(text))
    return dated(mention(flow, start, end), _boundary(text, last), last)


def _last(periods: list[Period]) -> Period:
    return max(periods, key=lambda p: (p.last or "", p.start))


def _words_of(text: str, period: Period) -> tuple[int, int]:
    """The clause of the cell that holds ``period``."""
    start = max(text.rfind(mark, 0, period.start) for mark in (";", ",", "\n")) + 1
    return start, period.end


def _boundary(text: str, period: Period) -> Boundary:
    before = text[: period.start].lower().rstrip(" :,")
    if re.match(r"từ (?:ngày )?\d.*(?:đến|-|–)(?: hết)?(?: ngày)?$", before):
        return "during"
    if re.search(r"(?<!\w)trước(?: ngày| hết)?$", before):
        return "before"
    return "during" if re.search(r"(?<!\w)trong(?: thời gian)?$", before) else "by"
