"""What stands around a clause, and the year that titles, headings and deadlines set for the goals below them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from nq57graph.find.deadlines import find_deadline, read_cell
from nq57graph.find.labels import read_labels
from nq57graph.find.targets.grammar import DIGIT, FAR, YEAR
from nq57graph.model.document import Block
from nq57graph.model.text import Flow

_STAGE = re.compile(r"(?:giai đoạn|thời kỳ) 20\d\d ?[-–] ?(20\d\d)", re.IGNORECASE)
_DAY = re.compile(r"(?:đến|hết|trước) (?:ngày )?\d{1,2}/\d{1,2}/(20\d\d)", re.IGNORECASE)
_OUTLOOK = re.compile(r",? (?:và )?tầm nhìn(?!\w)", re.IGNORECASE)
_DATED = re.compile(r"tháng \d{1,2} $", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around a clause: whether goals are set there, by which year, and in which year the document was made.

    ``plan`` is the year by which the document's title sets its goals, for goals whose headings name none; ``due`` the year in
    which a task is due, for the clauses that begin before offset ``until`` of the source, where its deadline stands.
    """

    goals: bool
    by: str | None
    written: str | None
    plan: str | None = None
    due: str | None = None
    until: int = 0


def year_of_heading(text: str) -> str | None:
    """'Mục tiêu đến năm 2030', 'giai đoạn 2026 - 2030', 'ĐẾN 31/12/2026'; with an outlook besides, the nearer year."""
    for part in _OUTLOOK.split(text, maxsplit=1):
        if stage := _STAGE.search(part):
            return stage[1]
        years = {m[2] or m[1] for m in YEAR.finditer(part) if not _DATED.search(part[: m.start()])}
        years = years or set(_DAY.findall(part))
        if years:
            return years.pop() if len(years) == 1 else None
    return None


def plan_year(title: str, written: str | None) -> str | None:
    """The year for which a plan is made: 'Kế hoạch năm 2026 …'; a year gone by is of a document named in the title."""
    year = year_of_heading(title)
    return year if year and year >= (written or "") else None


def year_of_lines(blocks: tuple[Block, ...]) -> str | None:
    """The year of an activity given by labelled lines ('Thời gian: Quý III/2026'), for the line that gives its result."""
    for block in blocks:
        if not block.children and len(block.flow) < FAR:
            for field in read_labels(block.flow)[1]:
                deadline = read_cell(field.value) if field.kind == "deadline" else None
                if deadline and deadline.end:
                    return deadline.end[:4]
    return None


def with_deadline(frame: Frame, flow: Flow) -> Frame:
    """``frame`` with the year in which the task is due: that of the goals it sets, where they name none."""
    deadline = find_deadline(flow) if DIGIT.search(flow.text) else None
    if deadline is None or not deadline.end or not deadline.mention.spans:
        return frame
    return replace(frame, due=deadline.end[:4], until=deadline.mention.spans[-1].end)
