"""Dates: days that no calendar has, and days of the week that do not fit their date."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from nq57graph.find.findings.quoting import DATE, is_day, near, read_date, spaced, words_at
from nq57graph.model.reading import FindingMention, Reading

_DAY = spaced(rf"(?<![\w/.-])(?:ngày )?(?<![\d/.-]){DATE}")
# A day and a month alone may be a fraction or the number of a document: only behind 'ngày'.
_DAY_OF_MONTH = spaced(
    r"(?<!\w)ngày (?P<day>\d{1,2})~(?:/~(?P<month>\d{1,2})(?![\d/])|tháng (?P<month2>\d{1,2})(?!\d))"
)
_OF_YEAR = re.compile(r"(?:/|năm)\s{0,60}\d{4}")
_MONTHS = {2: 29, 4: 30, 6: 30, 9: 30, 11: 30}
_WEEK = ("hai", "ba", "tư", "năm", "sáu", "bảy", "chủ nhật")
_WEEKDAY = r"(?:thứ (?P<name>hai|ba|tư|năm|sáu|bảy|bẩy|[2-7])|(?P<sunday>chủ nhật))"
# 'thứ hai' counts sessions as well ('phiên họp lần thứ hai, ngày …'): only where the words before it tell a time.
_ON_WEEKDAY = spaced(
    rf"(?:(?<!\w)(?:sáng|chiều|tối|trưa|vào|trước|giờ|phút|từ|đến|đúng)|\d(?:h|g|:)\d{{0,2}}|[(:]|(?m:^))[,\s]{{0,9}}{_WEEKDAY}~[,(]?~(?:ngày )?{DATE}"
)
_WEEKDAY_CUE = re.compile(r"hứ\s+(?:[Hh]ai|[Bb]a|[Tt]ư|[Nn]ăm|[Ss]áu|[Bb]ảy|[Bb]ẩy|[2-7])|hủ\s+[Nn]hật")
_WITH_WEEKDAY = spaced(rf"(?<![\d/.-]){DATE}~\(~{_WEEKDAY}~\)")


def of_dates(reading: Reading) -> Iterator[FindingMention]:
    yield from _impossible(reading)
    yield from _weekdays(reading)


def _impossible(reading: Reading) -> Iterator[FindingMention]:
    """'31/4/2025', '29/02/2026': a day that the month lacks. A day 49 or a month 13 is a scan's, or no date at all."""
    text = reading.source.text
    found = {m.start("day"): m for m in _DAY_OF_MONTH.finditer(text) if not _has_day(m)}
    found |= {m.start("day"): m for m in near(_DAY, _OF_YEAR, text, 40, 8) if _lacks(*read_date(m))}
    for _, match in sorted(found.items()):
        mention = words_at(reading, *match.span())
        yield FindingMention(
            "number-misprint", "slip", (mention,),
            f"'{mention.text}': không có ngày này trong lịch", f"'{mention.text}': the calendar has no such day",
        )  # fmt: skip


def _has_day(match: re.Match[str]) -> bool:
    day, month = int(match["day"]), int(match["month"] or match["month2"])
    return not (_MONTHS.get(month, 31) < day <= 31)


def _lacks(year: int, month: int, day: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= 31 and 1900 < year < 2100 and not is_day(year, month, day)


def _weekdays(reading: Reading) -> Iterator[FindingMention]:
    """'thứ Sáu, ngày 23/5/2026', which is a Saturday."""
    for pattern in (_ON_WEEKDAY, _WITH_WEEKDAY):
        for match in near(pattern, _WEEKDAY_CUE, reading.source.text, 60, 120):
            date = read_date(match)
            if not is_day(*date):
                continue
            printed, right = _position(match), datetime.date(*date).weekday()
            if printed == right:
                continue
            first = min(match.start("day"), max(match.start("name") - 4, match.start("sunday")))
            mention = words_at(reading, first, match.end())
            yield FindingMention(
                "number-misprint", "slip", (mention,),
                f"'{mention.text}': ngày này là {_name(right)}", f"'{mention.text}': that day is a {_ENGLISH[right]}",
            )  # fmt: skip


_ENGLISH = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def _position(match: re.Match[str]) -> int:
    name = (match["name"] or "chủ nhật").lower()
    if name.isdigit():
        return int(name) - 2
    return _WEEK.index("bảy" if name == "bẩy" else name)


def _name(weekday: int) -> str:
    return _WEEK[weekday] if weekday == 6 else f"thứ {_WEEK[weekday].capitalize()}"
