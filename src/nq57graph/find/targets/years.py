"""The years by which a clause sets its levels: which of them is of which."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from nq57graph.find.targets.grammar import BRACKETS, FAR, LOOK_BACK
from nq57graph.find.targets.levels import Level

OPENS_YEAR = re.compile(
    r"^(?:Phấn đấu |Tầm nhìn |Mục tiêu |Từ nay )?(?:Đến|Vào|Trong)? ?(?:hết |cuối )?(?:quý [IV]{1,3} ?/ ?|(?:quý [IV]{1,3} )?năm )(20\d\d)",
    re.IGNORECASE,
)
# A time by which a level is to be reached: a year by itself, a day or a month only behind the preposition of a deadline.
_TIME = re.compile(
    r"(?<!\w)(?:năm (?P<year>20\d\d)(?: ?[-–] ?(?P<last>20\d\d))?|(?:giai đoạn|thời kỳ) 20\d\d ?[-–] ?(?P<stage>20\d\d)"
    r"|(?:trước|đến|trong|xong|hết|vào|chậm nhất)(?: hết| trước| là| ngày){0,3} (?:\d{1,2}/\d{1,2}/|(?:tháng|quý) [\dIVX]{1,4} ?/ ?)(?P<day>20\d\d))",
    re.IGNORECASE,
)
# Years that are none to reach a level by: of a comparison, of a printed date, from which on, until which it is kept.
_OTHER_YEAR = re.compile(r"(?:so với(?: \w+){0,3}|ngày \d{1,2} tháng \d{1,2}|duy trì(?: \w+){0,5}|từ) $", re.IGNORECASE)
_BREAK = re.compile(r"[,;]|(?<!\w)và(?!\w)", re.IGNORECASE)


def find_years(text: str, levels: list[Level]) -> list[str | None]:
    """The year that the clause names for each level: behind it ('65% vào năm 2025'), or before it ('năm 2028 đạt 14%')."""
    if not levels:
        return []
    behind: list[str | None] = [None] * len(levels)
    ahead: list[str | None] = [None] * len(levels)
    at = 0
    for start, end, year in _times(text):
        while at < len(levels) and levels[at].start < start:
            at += 1
        last = at - 1
        if at < len(levels) and (last < 0 or _is_of_next(text, levels[last], levels[at], start, end)):
            ahead[at] = year
        elif last >= 0 and not behind[last] and _is_of_last(text, levels[last], start, opened=ahead[0] is not None):
            behind[last] = year
    for here, following in reversed(list(pairwise(range(len(levels))))):
        if levels[following].bracket or levels[following].bare:
            behind[here] = behind[here] or behind[following]
    running: str | None = None
    found = []
    for own, before in zip(behind, ahead, strict=True):
        running = before or running
        found.append(own or running)
    return found


def _times(text: str) -> Iterator[tuple[int, int, str]]:
    """Start, end and year of the times by which something is to be; times in brackets that hold a level are of that."""
    reached = [m.span() for m in BRACKETS.finditer(text) if "%" in m[0] or "đạt" in m[0]]
    at = 0
    for match in _TIME.finditer(text):
        while at < len(reached) and reached[at][1] <= match.start():
            at += 1
        if at < len(reached) and reached[at][0] < match.start():
            continue
        if _OTHER_YEAR.search(text[max(0, match.start() - LOOK_BACK) : match.start()]):
            continue
        yield match.start(), match.end(), match["last"] or match["year"] or match["stage"] or match["day"]


def _is_of_next(text: str, last: Level, following: Level, start: int, end: int) -> bool:
    """'đạt 65%, đến năm 2030 đạt 80%': a comma parts the year from the level before it and none from the one behind."""
    if following.lead - end > FAR or start - last.end > FAR:
        return following.lead - end <= FAR
    before, after = BRACKETS.sub("", text[last.end : start]), text[end : following.lead].strip(" ,:")
    return bool(_BREAK.search(before)) and not _BREAK.search(after)


def _is_of_last(text: str, last: Level, start: int, *, opened: bool) -> bool:
    """'Đến năm 2027, tỷ lệ hộ nghèo dưới 1,5%, đến năm 2030 …': a year behind a comma is none of a level that has one ahead."""
    if start - last.end > FAR:
        return False
    return not (opened and _BREAK.search(BRACKETS.sub("", text[last.end : start])))
