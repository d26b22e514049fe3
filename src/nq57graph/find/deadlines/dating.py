"""``DeadlineMention`` from a period and its preposition; years for those printed without; what a heading hands down."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable
from dataclasses import replace

from nq57graph.find.deadlines.periods import Period, period_at
from nq57graph.model.facts import Boundary
from nq57graph.model.reading import DeadlineMention, Mention, TaskMention
from nq57graph.model.text import Flow

_COUNT = re.compile(r"(?<!\d)(?P<n>\d{1,3})(?: ?\([^)]{1,20}\))? ngày(?! ?làm việc)", re.IGNORECASE)
_OF_THIS = re.compile(r"ngày (?:ký )?(?:ban hành|ký)\b[^.;,]{0,40}?(?:\b(?:này|nêu trên)\b|$)", re.IGNORECASE)
_HALF_A_YEAR = datetime.timedelta(days=183)


def mention(flow: Flow, start: int, end: int) -> Mention:
    part = flow.part(start, end).strip(" ,;.:")
    if part.text.count("(") != part.text.count(")"):
        part = part.strip("() ")
    return Mention(part.text, part.spans())


def dated(words: Mention, boundary: Boundary, period: Period) -> DeadlineMention:
    """'trước ngày 15/5' is due on the 14th at the latest, though people are shown the day as printed; 'trước tháng 6' (or a
    quarter, a year) ends with the day before it."""
    end, latest = period.last, period.last
    if boundary == "before" and period.precision != "hour" and period.first:
        latest = (datetime.date.fromisoformat(period.first) - datetime.timedelta(days=1)).isoformat()
        end = period.last if period.precision == "day" else latest
    earliest = period.first if boundary == "during" else None
    return DeadlineMention(words, boundary, period.precision, end, earliest, latest, period.hour)


def in_year(deadline: DeadlineMention, written: str | None) -> DeadlineMention:
    """``deadline`` with the year that it is printed without: that of the document's day ``written`` (ISO), or the next one
    where the period would else be over, as long as that is within half a year; else it stays unknown."""
    if deadline.end or deadline.precision is None or not written:
        return deadline
    period = _yearless(deadline.mention.text)
    if period is None:
        return deadline
    day = datetime.date.fromisoformat(written)
    for year in (day.year, day.year + 1):
        full = _with_year(deadline.mention.text, period, year)
        if full is None or not full.last or not full.first or full.last < written:
            continue
        if year > day.year and datetime.date.fromisoformat(full.first) - day > _HALF_A_YEAR:
            continue
        made = dated(
            deadline.mention, deadline.boundary, replace(full, hour=deadline.hour, precision=deadline.precision)
        )
        return replace(made, inherited=deadline.inherited)
    return deadline


def complete_deadlines(tasks: Iterable[TaskMention], written: str | None) -> tuple[TaskMention, ...]:
    """``tasks`` with the years of deadlines printed without one (see ``in_year``); ``written`` is the document's day."""
    return tuple(
        replace(task, deadline=_counted(in_year(task.deadline, written), written)) if task.deadline else task
        for task in tasks
    )


def _counted(deadline: DeadlineMention, written: str | None) -> DeadlineMention:
    """'trong 15 ngày kể từ ngày ban hành Kế hoạch này' with its last day, counted from the document's own day."""
    if deadline.end or not deadline.trigger or not written or not _OF_THIS.match(deadline.trigger):
        return deadline
    last = count_days(deadline.mention.text, written)
    return replace(deadline, precision="day", end=last, latest=last) if last else deadline


def count_days(words: str, first: str) -> str | None:
    """The day that ``words`` ('trong 15 ngày kể từ …') come to, counted from the day ``first`` (ISO); None where they count
    working days, or ``first`` is no day."""
    count = _COUNT.search(words)
    if count is None:
        return None
    try:
        return (datetime.date.fromisoformat(first) + datetime.timedelta(days=int(count["n"]))).isoformat()
    except ValueError:
        return None


def inherited(deadline: DeadlineMention, path: str) -> DeadlineMention:
    """``deadline`` as handed down by the heading at ``path``."""
    return replace(deadline, inherited=path)


def _yearless(text: str) -> Period | None:
    """The last period in ``text``."""
    found = [
        period for at in range(len(text)) if (at == 0 or not text[at - 1].isalnum()) and (period := period_at(text, at))
    ]
    return max(found, key=lambda p: (p.end, -p.start)) if found else None


def _with_year(text: str, period: Period, year: int) -> Period | None:
    words = text[period.start : period.end].rstrip(" /-")
    joint = "/" if words[-1].isdigit() and "/" in words and "tháng" not in words.lower() else " năm "
    if words.lower().endswith("năm"):
        joint = " "
    return period_at(f"{words}{joint}{year}", 0)
