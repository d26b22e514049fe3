"""What a reader should be warned of, as far as one document tells it by itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from nq57graph.model.reading import FindingMention, Reading, TaskMention
from nq57graph.model.words import fold


def find_findings(reading: Reading) -> Reading:
    """``reading`` with its findings."""
    found = (*_deadlines_differ(reading), *_early_deadlines(reading), *_lead_supports(reading), *_misprints(reading))
    return replace(reading, findings=tuple(found))


def _label(task: TaskMention) -> str:
    return f"{task.path}"


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
                f"cùng một việc: {_label(body)} ghi hạn '{body.deadline.mention.text}', {_label(row)} ghi '{row.deadline.mention.text}'",
                f"same work: {_label(body)} is due '{body.deadline.mention.text}', {_label(row)} '{row.deadline.mention.text}'",
                (body.path, row.path),
            )  # fmt: skip


def _early_deadlines(reading: Reading) -> Iterator[FindingMention]:
    """A task due before the day of its own document."""
    date = reading.heading.date
    for task in reading.tasks:
        if date and task.deadline and task.deadline.end and task.deadline.end < date and "date" in reading.heading.mentions:
            yield FindingMention(
                "deadline-before-document", "contradiction", (task.deadline.mention, reading.heading.mentions["date"]),
                f"{_label(task)}: thời hạn '{task.deadline.mention.text}' trước ngày ban hành văn bản",
                f"{_label(task)}: due '{task.deadline.mention.text}', before the date of the document",
                (task.path,),
            )  # fmt: skip


def _lead_supports(reading: Reading) -> Iterator[FindingMention]:
    """The same body in the column of those who lead and of those who support."""
    for task in reading.tasks:
        leads = {fold(p.mention.text) for p in task.lead if p.inherited is None}
        both = [p for p in task.support if fold(p.mention.text) in leads and p.inherited is None]
        if both:
            names = ", ".join(p.mention.text for p in both)
            mentions = tuple(p.mention for p in task.lead if fold(p.mention.text) in {fold(b.mention.text) for b in both})
            yield FindingMention(
                "lead-also-supports", "contradiction", (*mentions, *(p.mention for p in both)),
                f"{_label(task)}: {names} vừa chủ trì vừa phối hợp",
                f"{_label(task)}: {names} named both to lead and to support",
                (task.path,),
            )  # fmt: skip


def _misprints(reading: Reading) -> Iterator[FindingMention]:
    """A number printed otherwise than where the same document is cited elsewhere in the text."""
    for citation in reading.citations:
        if not citation.number:
            continue
        for mention in citation.mentions:
            printed = "".join(mention.text.split())
            symbol = citation.number.split("-", 1)[-1]
            if citation.number not in printed.replace("–", "-") and "/" in printed and symbol not in printed:
                yield FindingMention(
                    "number-misprint", "slip", (mention, citation.mentions[0]),
                    f"'{mention.text}' có lẽ là {citation.number}, như ghi ở chỗ khác trong văn bản",
                    f"'{mention.text}' is probably {citation.number}, as printed elsewhere in the text",
                )  # fmt: skip
