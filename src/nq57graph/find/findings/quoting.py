"""What the rules share: words of the source as mentions, patterns that read over line breaks, dates as printed."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator

from nq57graph.model.reading import Mention, Reading
from nq57graph.model.text import Span

_GAP = r"[\s*|]{1,60}"  # a space as printed: a line break with the indent behind it, marks of emphasis
_MAY_GAP = r"[\s*|]{0,60}"

DATE = r"(?P<day>\d{1,2})~(?:/~(?P<month>\d{1,2})~/~(?P<year>\d{4})|tháng (?P<month2>\d{1,2}) năm (?P<year2>\d{4}))(?![\d/])"
NUMBER = r"\d{1,3}(?:\.\d{3})+|\d{1,6}"
STARTS = r"(?<![\w/.,-])"


def spaced(pattern: str) -> re.Pattern[str]:
    """``pattern`` with each space read as some white space, each '~' as white space or none: bounded, so that long runs
    of it cost no more than others."""
    return re.compile(pattern.replace(" ", _GAP).replace("~", _MAY_GAP), re.IGNORECASE)


def near(
    pattern: re.Pattern[str], cue: re.Pattern[str], text: str, before: int, behind: int
) -> Iterator[re.Match[str]]:
    """The matches of ``pattern`` that begin within ``before`` code points of a ``cue`` and end within ``behind`` of it, in
    order: a cue that is a plain word costs a tenth of a pattern that may begin in many ways."""
    at = 0
    for found in cue.finditer(text):
        match = pattern.search(text, max(at, found.start() - before), min(len(text), found.end() + behind))
        if match:
            yield match
            at = match.end()


def words_at(reading: Reading, start: int, end: int) -> Mention:
    """The words of the source from ``start`` to ``end``, white space and marks at the ends left out."""
    text = reading.source.text
    while start < end and text[start] in " \t\r\n*|_":
        start += 1
    while end > start + 1 and text[end - 1] in " \t\r\n*|_,":
        end -= 1
    return Mention(" ".join(re.sub(r"[*|]+", " ", text[start:end]).split()), (Span(start, end),))


def read_date(match: re.Match[str]) -> tuple[int, int, int]:
    """(year, month, day) of a match of ``DATE``, also where no such day exists."""
    return int(match["year"] or match["year2"]), int(match["month"] or match["month2"]), int(match["day"])


def is_day(year: int, month: int, day: int) -> bool:
    return year > 0 and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]


def printed(date: tuple[int, int, int]) -> str:
    """As the documents print a date: '9/02/2026'."""
    year, month, day = date
    return f"{day}/{month:02}/{year}" if month < 3 else f"{day}/{month}/{year}"


def iso(date: tuple[int, int, int]) -> str:
    return "{:04}-{:02}-{:02}".format(*date)


def read_number(text: str) -> int:
    """'1.500' is fifteen hundred."""
    return int(text.replace(".", ""))
