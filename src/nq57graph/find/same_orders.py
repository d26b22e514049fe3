"""Rows of an annex and paragraphs of the body that order the same work."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
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
    rows, body = [_words(task) for task in tasks if task.row], []
    if rows:
        body = [_words(task) for task in tasks if not task.row]
    pairs = []
    for row in rows:
        for other in body:
            score = _likeness(row, other)
            if score >= ENOUGH:
                pairs.append((score, row.task.path, other.task.path))
    linked: dict[str, str] = {}
    taken: set[str] = set()
    for _, row_path, path in sorted(pairs, key=lambda p: (-p[0], p[1], p[2])):
        if row_path not in linked and path not in taken:
            linked[row_path] = path
            taken.add(path)
    return tuple(replace(task, same_as=linked.get(task.path)) for task in tasks)


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of a task that tell which work it is, and the pairs of neighbours among them."""

    task: TaskMention
    count: int
    words: frozenset[str]
    pairs: frozenset[tuple[str, str]]


def _words(task: TaskMention) -> _Words:
    text = fold(task.mention.text)
    for short, long in _WRITTEN_OUT:
        text = text.replace(short, long)
    words = [w for w in re.findall(r"[a-z0-9]+", text) if w not in _COMMON]
    return _Words(task, len(words), frozenset(words), frozenset(pairwise(words)))


def _likeness(row: _Words, other: _Words) -> float:
    """Share of the row's word pairs and words that the paragraph holds; one time in common speaks for them, too."""
    if row.count < 3 or other.count < 3:
        return 0.0
    shorter, longer = (row, other) if row.count <= other.count else (other, row)
    single = len(shorter.words & longer.words) / len(shorter.words)
    double = len(shorter.pairs & longer.pairs) / len(shorter.pairs)
    score = 0.5 * single + 0.5 * double
    ends = {t.deadline.end for t in (row.task, other.task) if t.deadline and not t.deadline.inherited}
    return score + 0.05 if len(ends) == 1 and None not in ends else score
