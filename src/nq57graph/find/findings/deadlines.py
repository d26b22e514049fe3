"""Deadlines: two for the same work, one before the day of the document, one after the period of its annex."""

from __future__ import annotations

from collections.abc import Iterator

from nq57graph.model.reading import FindingMention, Mention, Reading


def of_deadlines(reading: Reading) -> Iterator[FindingMention]:
    """One warning for a deadline: where body and annex differ, that one of them is early as well is not told again."""
    differ = tuple(_deadlines_differ(reading))
    told = {path for finding in differ for path in finding.paths}
    yield from differ
    yield from (finding for finding in _early_deadlines(reading) if not told.intersection(finding.paths))
    yield from _beyond_annex(reading)


def _deadlines_differ(reading: Reading) -> Iterator[FindingMention]:
    """Body and annex order the same work for different days."""
    by_path = {task.path: task for task in reading.tasks}
    for row in reading.tasks:
        body = by_path.get(row.same_as or "")
        if body is None or row.deadline is None or body.deadline is None:
            continue
        if row.deadline.inherited or body.deadline.inherited or not row.deadline.end or not body.deadline.end:
            continue
        if row.deadline.end != body.deadline.end:
            yield FindingMention(
                "deadline-differs", "contradiction", (body.deadline.mention, row.deadline.mention),
                f"cùng một việc: {body.path} ghi hạn '{body.deadline.mention.text}', {row.path} ghi '{row.deadline.mention.text}'",
                f"same work: {body.path} is due '{body.deadline.mention.text}', {row.path} '{row.deadline.mention.text}'",
                (body.path, row.path),
            )  # fmt: skip


def _early_deadlines(reading: Reading) -> Iterator[FindingMention]:
    """A task due before the day of its own document; without a printed day, before that of a document it cites."""
    written = _written(reading)
    if written is None:
        return
    date, mention = written
    for task in reading.tasks:
        due = task.deadline
        if due and due.end and due.end < date and not due.inherited:
            yield FindingMention(
                "deadline-before-document", "contradiction", (due.mention, mention),
                f"{task.path}: thời hạn '{due.mention.text}' trước ngày ban hành văn bản",
                f"{task.path}: due '{due.mention.text}', before the date of the document",
                (task.path,),
            )  # fmt: skip


def _written(reading: Reading) -> tuple[str, Mention] | None:
    """A day on or before which the document was not yet made, and the words that say so."""
    heading = reading.heading
    if heading.date and "date" in heading.mentions:
        return heading.date, heading.mentions["date"]
    cited = [
        (c.date, c.mentions[0]) for c in reading.citations if c.number and c.date and len(c.date) == 10 and c.mentions
    ]
    return max(cited, key=lambda pair: pair[0]) if cited else None


def _beyond_annex(reading: Reading) -> Iterator[FindingMention]:
    """A row due after the period that the title of its annex sets for all rows."""
    periods = {t.deadline.inherited: t.deadline for t in reading.tasks if t.row and t.deadline and t.deadline.inherited}
    for task in reading.tasks:
        period = periods.get(task.path.split(".")[0])
        due = task.deadline
        if not task.row or period is None or due is None or due.inherited or not due.end or not period.end:
            continue
        if due.end > period.end:
            yield FindingMention(
                "deadline-differs", "contradiction", (period.mention, due.mention),
                f"{task.path}: phụ lục của '{period.mention.text}' nhưng thời hạn ghi '{due.mention.text}'",
                f"{task.path}: due '{due.mention.text}', while the annex is of '{period.mention.text}'",
                (task.path,),
            )  # fmt: skip
