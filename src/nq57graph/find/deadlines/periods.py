"""Periods of the calendar as the genre writes them: a day with its hour, the first week of a month, months, quarters, halves, years, ranges of these.

'17 giờ 00 ngày 15/7/2026', 'ngày 15 tháng 7 năm 2026', 'tháng 6/2026', 'tháng 01 - 02/2026', 'Quý III và Quý IV năm 2026',
'6 tháng đầu năm 2026', 'cuối năm 2026', '2026 - 2027'. A period printed without its year is read, too, with no first and no
last day: ``deadlines.in_year`` gives it one.
"""

from __future__ import annotations

import calendar
import datetime
import re
from dataclasses import dataclass

from nq57graph.model.facts import Precision

_Y = r"20\d{2}"
_OF_YEAR = r" ?(?:/|-|\.|,? năm |, ?) ?"
_Q = r"(?:IV|I{1,3}|[1-4])(?![\w])"
_AND = r" ?(?:-|–|và|,|đến) ?"
_HOUR = r"(?:(?P<hh>\d{1,2}) ?(?:h|giờ|g|:) ?(?P<mm>[0-5]\d)?(?: ?phút)? ?,? ?)"
_WEEKDAY = r"(?:(?:thứ (?:hai|ba|tư|năm|sáu|bảy)|chủ nhật) ?,? ?)?"
_DAY = (
    rf"(?:{_HOUR})?{_WEEKDAY}(?:ngày )?(?P<d>\d{{1,2}}) ?(?:(?P<sep>[/.-]) ?(?P<m>\d{{1,2}}) ?(?P=sep) ?(?P<y>{_Y})(?!\d)|/(?P<mb>\d{{1,2}})(?!\d| ?[/.,-] ?\d)"
    rf"|tháng (?P<mw>\d{{1,2}})(?:(?: ?/ ?|,? năm )(?P<yw>{_Y})(?!\d))?(?!\d))"
)
_MONTHS = (
    rf"tháng (?P<ra>\d{{1,2}})(?: ?/ ?(?P<rya>{_Y}))?{_AND}(?:tháng )?(?P<rb>\d{{1,2}})"
    rf"(?:{_OF_YEAR}(?P<ry>{_Y})(?![\d/]))"
)
_MONTHS_TORN = r"tháng (?P<ta>\d{1,2}) ?[-–] ?(?P<tb>\d{1,2})(?: ?/)?(?![\d/])"
_QUARTERS = rf"quý (?P<q>{_Q})(?: ?/ ?(?P<qya>{_Y}))?(?:{_AND}(?:quý )?(?P<q2>{_Q}))?(?:(?: ?[/,-] ?(?:năm )?| năm | )(?P<qy>{_Y})(?![\d/]))?"
_WEEK = rf"tuần (?:đầu(?: tiên)?|thứ nhất)(?: của)? tháng (?P<wk>\d{{1,2}})(?:{_OF_YEAR}(?P<wky>{_Y})(?![\d/])|(?![\d/]| ?[-–/] ?\d))"
_HALF = rf"(?:(?:0?6|sáu) tháng (?P<hw>đầu|cuối) năm|nửa (?P<hw2>đầu|cuối) năm)(?: (?P<hy>{_Y}))?(?![\d/])"
_MONTH = rf"(?:tháng (?P<mo>\d{{1,2}})(?:{_OF_YEAR}(?P<moy>{_Y})(?![\d/])|(?![\d/]| ?[-–/] ?\d))|(?P<mo2>\d{{1,2}}) ?/ ?(?P<moy2>{_Y})(?![\d/-]))"
_YEAR = rf"(?:các )?năm (?P<yr>{_Y})(?:{_AND}(?:năm )?(?P<yr2>{_Y}))?(?![\d/])"
_BARE_YEAR = rf"(?<![\d/.])(?P<by>{_Y})(?:{_AND}(?:năm )?(?P<by2>{_Y}))?(?![\d/])"

_END = r"(?:(?:cuối|hết) )?"
_PROSE = re.compile(
    rf"{_END}(?:{_HALF}|{_WEEK}|{_DAY}|{_MONTHS}|{_MONTHS_TORN}|{_QUARTERS}|{_MONTH}|{_YEAR})", re.IGNORECASE
)
_CELL = re.compile(
    rf"(?<![\w/]){_END}(?:{_HALF}|{_WEEK}|{_DAY}|{_MONTHS}|{_MONTHS_TORN}|{_QUARTERS}|{_MONTH}|{_YEAR}|{_BARE_YEAR})",
    re.IGNORECASE,
)
_HEADING = re.compile(rf"(?<!\w){_END}(?:{_HALF}|{_MONTHS}|{_QUARTERS}|{_MONTH}|{_YEAR})", re.IGNORECASE)

_MONTH_ALONE = re.compile(_MONTH, re.IGNORECASE)
_MONTH_AND_QUARTER = re.compile(
    rf"(?<!\w)(?P<month>tháng \d{{1,2}}) (?:và|,) (?P<quarter>quý {_Q}(?: ?/ ?| năm | )(?P<year>{_Y}))(?![\d/])",
    re.IGNORECASE,
)
_SPOILED_DAY = re.compile(r"(?<![\w/])[0-3]?[\dlIOo]/[0-1]?[\dlIOo]/20[\dlIOo]{2}(?![\w/])")
_FIGURES = str.maketrans("lIOo", "1100")

_QUARTER_NUMBERS = {"I": 1, "II": 2, "III": 3, "IV": 4, "1": 1, "2": 2, "3": 3, "4": 4}


@dataclass(frozen=True, slots=True)
class Period:
    """``first`` and ``last`` are ISO days, both None where the year is not printed; ``start``, ``end`` offsets in the text."""

    precision: Precision
    first: str | None
    last: str | None
    start: int
    end: int
    hour: str | None = None


def legible(text: str) -> str:
    """``text``, as long as it is, with the figures of days put right where a scan printed letters: '3l/10/2026'."""
    return _SPOILED_DAY.sub(lambda m: m[0].translate(_FIGURES), text) if "/20" in text else text


def period_at(text: str, at: int) -> Period | None:
    """The period that begins at ``at``; None where none does, or where its numbers are no date."""
    found = _PROSE.match(text, at)
    return _period(found) if found else None


def periods_in_cell(text: str) -> list[Period]:
    """All periods in a cell, where a year may stand alone ('2026')."""
    return [period for found in _CELL.finditer(text) if (period := _period(found)) is not None]


def periods_in_heading(text: str) -> list[Period]:
    """Months, quarters, halves and years named in a heading, each with its year; 'tháng 10 và Quý IV năm 2024' is one."""
    if joined := _MONTH_AND_QUARTER.search(text):
        month, quarter = (
            _period_of(_MONTH_ALONE, f"{joined['month']}/{joined['year']}"),
            period_at(text, joined.start("quarter")),
        )
        if month and quarter and month.first and quarter.last and month.first <= quarter.last:
            return [Period("quarter", min(month.first, quarter.first or ""), quarter.last, *joined.span())]
    found = [period for match in _HEADING.finditer(text) if (period := _period(match)) is not None]
    return [period for period in found if period.last]


def _period_of(pattern: re.Pattern[str], text: str) -> Period | None:
    found = pattern.match(text)
    return _period(found) if found else None


def _period(match: re.Match[str]) -> Period | None:
    got = match.groupdict()
    try:
        read = _read(got)
    except (ValueError, calendar.IllegalMonthError):
        return None
    if read is None:
        return None
    precision, first, last = read
    if not got.get("hh"):
        return Period(precision, first, last, *match.span())
    hour, minute = int(got["hh"] or 0), int(got["mm"] or 0)
    return Period("hour", first, last, *match.span(), f"{hour:02d}:{minute:02d}") if hour < 24 else None


def _read(got: dict[str, str | None]) -> tuple[Precision, str | None, str | None] | None:
    if day := got.get("d"):
        month, year = got.get("m") or got.get("mb") or got.get("mw"), got.get("y") or got.get("yw")
        # Year 2024 allows 29/2: without the year the day is only tested for being one.
        date = datetime.date(int(year or 2024), int(month or 0), int(day)).isoformat()
        return "day", date if year else None, date if year else None
    if month := got.get("wk"):
        year = got.get("wky")
        first, _ = _months(year or "2024", month, year or "2024", month)
        return "day", first if year else None, f"{first[:-2]}07" if first and year else None
    if last := got.get("rb"):
        return "month", *_months(got.get("rya") or got["ry"], got["ra"], got["ry"], last)
    if last := got.get("tb"):
        return "month", *_months(None, got["ta"], None, last)
    if quarter := got.get("q"):
        first_quarter = _QUARTER_NUMBERS[quarter.upper()]
        last_quarter = _QUARTER_NUMBERS[(got.get("q2") or quarter).upper()]
        first_year = got.get("qya") or got.get("qy")
        return "quarter", *_months(first_year, 3 * first_quarter - 2, got.get("qy") or first_year, 3 * last_quarter)
    if part := got.get("hw") or got.get("hw2"):
        months = (1, 6) if part.lower() == "đầu" else (7, 12)
        return "half", *_months(got.get("hy"), months[0], got.get("hy"), months[1])
    if month := got.get("mo") or got.get("mo2"):
        year = got.get("moy") or got.get("moy2")
        return "month", *_months(year, month, year, month)
    if year := got.get("yr") or got.get("by"):
        return "year", *_months(year, 1, got.get("yr2") or got.get("by2") or year, 12)
    return None


def _months(
    first_year: str | None, first: str | int | None, last_year: str | None, last: str | int
) -> tuple[str | None, str | None]:
    """First and last day from month to month; (None, None) without a year. Raises ``ValueError`` for what is no month."""
    low, high = int(first or 0), int(last)
    if not (1 <= low <= 12 and 1 <= high <= 12):
        raise ValueError(f"no months: {first}, {last}")
    if not first_year or not last_year:
        return None, None
    begin = datetime.date(int(first_year), low, 1)
    end = datetime.date(int(last_year), high, calendar.monthrange(int(last_year), high)[1])
    if end < begin:
        raise ValueError(f"ends before it begins: {begin} {end}")
    return begin.isoformat(), end.isoformat()
