"""Rows of an annex and paragraphs of the body that order the same work."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from nq57graph.model.reading import TaskMention
from nq57graph.model.words import fold

# Words that every order has say nothing of which work it is.
_COMMON = frozenset(
    ("va", "cac", "cua", "cho", "trong", "theo", "voi", "de", "ve", "tai", "den", "tu", "la", "co", "duoc", "mot", "nhung", "nay",
     "do", "khi", "cap", "thuc", "hien", "trien", "khai", "xay", "dung", "tiep", "tuc", "tap", "trung", "khan", "truong", "nham",
     "bao", "dam", "phuc", "vu", "tinh", "nam")
)  # fmt: skip
# Short forms that rows use for what the body writes out.
_WRITTEN_OUT = (("khcn", "khoa hoc cong nghe"), ("kh&cn", "khoa hoc cong nghe"), ("cntt", "cong nghe thong tin"))
ENOUGH = 0.55  # share of the shorter text's words that the longer one must hold


def link_same_orders(tasks: Sequence[TaskMention]) -> tuple[TaskMention, ...]:
    """``tasks`` with ``same_as`` set on each row that plainly repeats an order of the body: the best match, if it is
    good enough and belongs to no other row that matches it better."""
    body = [task for task in tasks if not task.row]
    words = {task.path: _words(task) for task in tasks}
    pairs = []
    for row in tasks:
        if not row.row:
            continue
        for other in body:
            score = _likeness(words[row.path], words[other.path], row, other)
            if score >= ENOUGH:
                pairs.append((score, row.path, other.path))
    linked: dict[str, str] = {}
    taken: set[str] = set()
    for _, row_path, path in sorted(pairs, key=lambda p: (-p[0], p[1], p[2])):
        if row_path not in linked and path not in taken:
            linked[row_path] = path
            taken.add(path)
    return tuple(replace(task, same_as=linked.get(task.path)) for task in tasks)


def _words(task: TaskMention) -> list[str]:
    text = fold(task.mention.text)
    for short, long in _WRITTEN_OUT:
        text = text.replace(short, long)
    return [w for w in re.findall(r"[a-z0-9]+", text) if w not in _COMMON]


def _likeness(row: list[str], other: list[str], first: TaskMention, second: TaskMention) -> float:
    """Share of the row's word pairs and words that the paragraph holds; one time in common speaks for them, too."""
    if len(row) < 3 or len(other) < 3:
        return 0.0
    shorter, longer = (row, other) if len(row) <= len(other) else (other, row)
    single = len(set(shorter) & set(longer)) / len(set(shorter))
    pairs = set(pairwise(shorter))
    double = len(pairs & set(pairwise(longer))) / len(pairs)
    score = 0.5 * single + 0.5 * double
    ends = {t.deadline.end for t in (first, second) if t.deadline and not t.deadline.inherited}
    return score + 0.05 if len(ends) == 1 and None not in ends else score
