"""The time that a user writes: a day, a month, a quarter, a half or a whole year."""

from __future__ import annotations

import re
from calendar import monthrange

from nq57graph.errors import UserError
from nq57graph.model.words import fold

_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_DAY = r"(?:ngay )?(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})"
_ISO_DAY = r"(\d{4})-(\d{1,2})-(\d{1,2})"
_WRITTEN_DAY = r"ngay (\d{1,2}) thang (\d{1,2}) nam (\d{4})"
_MONTH = r"(?:thang )?(\d{1,2})(?:/|-| nam )(\d{4})|(\d{4})-(\d{1,2})"
_QUARTER = r"(?:quy |q)(iv|iii|ii|i|[1-4])(?:[/ -]| nam )(\d{4})|(\d{4})-?q([1-4])"
_HALF = r"(?:6 thang |nua )(dau|cuoi) nam (\d{4})|h([12])[/ -](\d{4})"
_YEAR = r"(?:nam )?(\d{4})"


def read_period(text: str) -> tuple[str, str]:
    """The first and the last day (ISO) of what ``text`` names: '15/5/2026', '2026-05-15', 'tháng 5/2026', '2026-05',
    'quý II/2026', '6 tháng đầu năm 2026', 'năm 2026', '2026'.

    Raises UserError if it is none of these or no day of the calendar.
    """
    words = " ".join(fold(text).split())
    try:
        found = _read(words)
    except ValueError:
        found = None
    if found is None:
        raise UserError(
            f"'{text}' is not a time: write 15/5/2026, 2026-05-15, 'tháng 5/2026', 'quý II/2026' or 2026",
            vi=f"'{text}' không phải thời gian: viết 15/5/2026, 2026-05-15, 'tháng 5/2026', 'quý II/2026' hoặc 2026",
        )
    return found


def _read(words: str) -> tuple[str, str] | None:
    if m := re.fullmatch(_DAY, words) or re.fullmatch(_WRITTEN_DAY, words):
        return _months(int(m[3]), int(m[2]), 1, day=int(m[1]))
    if m := re.fullmatch(_ISO_DAY, words):
        return _months(int(m[1]), int(m[2]), 1, day=int(m[3]))
    if m := re.fullmatch(_MONTH, words):
        return _months(int(m[2] or m[3]), int(m[1] or m[4]), 1)
    if m := re.fullmatch(_QUARTER, words):
        return _months(int(m[2] or m[3]), 3 * _ROMAN[m[1] or m[4]] - 2, 3)
    if m := re.fullmatch(_HALF, words):
        second = m[1] == "cuoi" or m[3] == "2"
        return _months(int(m[2] or m[4]), 7 if second else 1, 6)
    if m := re.fullmatch(_YEAR, words):
        return _months(int(m[1]), 1, 12)
    return None


def _months(year: int, month: int, count: int, day: int | None = None) -> tuple[str, str]:
    """``count`` months from ``month`` on, or one ``day`` of it. Raises ValueError for what the calendar has not."""
    last = month + count - 1
    if not (month >= 1 and last <= 12 and year >= 1):
        raise ValueError(month)
    end = monthrange(year, last)[1]
    if day is not None:
        if not 1 <= day <= end:
            raise ValueError(day)
        return (f"{year:04}-{month:02}-{day:02}",) * 2
    return f"{year:04}-{month:02}-01", f"{year:04}-{last:02}-{end:02}"
