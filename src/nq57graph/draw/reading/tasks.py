"""The tasks of a reading as entries, under the headings in which they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nq57graph.draw.reading.dates import day
from nq57graph.draw.reading.entries import Context, Entry, Phrase, Row, Value
from nq57graph.model.reading import DeadlineMention, Party, SectionMention, TaskMention

_ALWAYS = ("lead", "deadline")
"""The rows of a task that are shown even where the document does not say."""

_PERIOD = re.compile("P(?P<count>[0-9]+)(?P<unit>[DWMY])")  # ISO 8601, as far as documents tell periods


def task_entries(context: Context) -> Iterator[Entry]:
    """The tasks in their order, each below the heading in which it stands: that is shown, with those above it, where the
    task before stands elsewhere."""
    sections = {section.path: section for section in context.reading.sections}
    above: list[str] = []
    for task in context.reading.tasks:
        chain = [path for path in sections if task.section == path or task.section.startswith(f"{path}.")]
        if above and not chain:
            yield Entry(context.id("outside", task.path), "heading", phrases=(("no-heading", {}),))
        for depth, path in enumerate(chain):
            if path not in above or (path == chain[-1] != above[-1]):
                yield _heading(context, sections[path], depth, task)
        above = chain
        yield _task(context, task)


def _heading(context: Context, section: SectionMention, depth: int, task: TaskMention) -> Entry:
    """The heading as it stands above ``task``."""
    entry = context.new_id("section", section.path, task.path)
    number = context.marks.refer("heading", section.mention.spans, entry)
    where = context.where(section.mention)
    text = section.mention.text
    return Entry(entry, "heading", text, label=section.path, mark=number, where=where, depth=depth)


def _task(context: Context, task: TaskMention) -> Entry:
    entry = context.id("task", task.path)
    number = context.marks.refer("task", task.mention.spans, entry)
    rows = {
        "lead": _parties(context, "lead", task.lead, entry),
        "support": _parties(context, "support", task.support, entry),
        "via": _parties(context, "via", task.via, entry),
        "deadline": (_deadline(context, task.deadline, entry),) if task.deadline else (),
        "product": context.values("product", [task.product], entry),
        "addressee": context.values("addressee", [task.addressee], entry),
    }
    if task.same_as:
        rows["same-as"] = (context.task_link(task.same_as),)
    absent = tuple(name for name, values in rows.items() if not values and name not in _ALWAYS)
    return Entry(
        entry,
        "task",
        task.mention.text,
        label=task.path,
        mark=number,
        where=context.where(task.mention),
        phrases=tuple((name, {}) for name in ("request", "row", "merged") if getattr(task, name)),
        rows=tuple(Row(name, values) for name, values in rows.items() if name not in absent),
        absent=absent,
    )


def _parties(context: Context, role: str, parties: tuple[Party, ...], entry: str) -> tuple[Value, ...]:
    return tuple(context.handed_down(context.value(role, p.mention, entry), p.inherited) for p in parties)


def _deadline(context: Context, deadline: DeadlineMention, entry: str) -> Value:
    value = context.value("deadline", deadline.mention, entry, *_meaning(deadline))
    return context.handed_down(value, deadline.inherited)


def _meaning(deadline: DeadlineMention) -> Iterator[Phrase]:
    """What a deadline was taken for, as far as it is a day: before it, by it, from one to another; how often; since when."""
    end = day(deadline.end) if deadline.end else ""
    if deadline.hour and end:
        end = f"{deadline.hour} {end}"
    if end and deadline.boundary == "during" and deadline.precision in ("day", "hour"):
        yield "boundary-on", {"day": end}
    elif end and deadline.boundary == "during" and deadline.earliest:
        yield "boundary-from-to", {"from": day(deadline.earliest), "to": end}
    elif end and deadline.boundary != "recurring":
        yield f"boundary-{deadline.boundary}", {"day": end}
    if deadline.boundary == "recurring":
        yield "boundary-recurring", {}
    if deadline.every and (period := _PERIOD.fullmatch(deadline.every)):
        count = period["count"]
        yield (f"every-{period['unit']}", {}) if count == "1" else (f"every-some-{period['unit']}", {"count": count})
    if deadline.trigger:
        yield "trigger", {"event": deadline.trigger}
