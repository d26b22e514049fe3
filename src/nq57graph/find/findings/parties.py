"""Parties: the same body named to lead and to support."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nq57graph.model.reading import FindingMention, Mention, Party, Reading, TaskMention
from nq57graph.model.words import fold

GROUP = re.compile(r"(?:các|mỗi|từng|những)\s|bộ, |sở, |cơ quan|đơn vị|địa phương", re.IGNORECASE)


def of_parties(reading: Reading) -> Iterator[FindingMention]:
    """The same body named to lead and to support. A group ('các bộ, ngành') may well work with the rest of itself: only a
    table, where it fills both columns, leaves open who leads, and that is told once for the whole document."""
    groups: list[TaskMention] = []
    for task in reading.tasks:
        both = _both(task)
        if not both:
            continue
        if all(GROUP.match(p.mention.text) for p in both):
            if task.row:
                groups.append(task)
            continue
        names = ", ".join(p.mention.text for p in both)
        yield FindingMention(
            "lead-also-supports", "contradiction", _own_mentions(task),
            f"{task.path}: {names} vừa chủ trì vừa phối hợp",
            f"{task.path}: {names} named both to lead and to support",
            (task.path,),
        )  # fmt: skip
    if groups:
        paths = tuple(task.path for task in groups)
        yield FindingMention(
            "lead-also-supports", "contradiction", tuple(m for task in groups for m in _own_mentions(task)),
            f"{', '.join(paths)}: cùng một nhóm cơ quan vừa chủ trì vừa phối hợp, không rõ ai chủ trì",
            f"{', '.join(paths)}: one group named both to lead and to support",
            paths,
        )  # fmt: skip


def _both(task: TaskMention) -> list[Party]:
    leads = {fold(p.mention.text) for p in task.lead if p.inherited is None}
    return [p for p in task.support if p.inherited is None and fold(p.mention.text) in leads]


def _own_mentions(task: TaskMention) -> tuple[Mention, ...]:
    return tuple(p.mention for p in (*task.lead, *task.support) if p.inherited is None)
