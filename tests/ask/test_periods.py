"""The times that a user writes."""

from __future__ import annotations

import pytest

from nq57graph.ask.periods import read_period
from nq57graph.errors import UserError

PERIODS = [
    ("15/5/2026", "2026-05-15", "2026-05-15"),
    ("15-05-2026", "2026-05-15", "2026-05-15"),
    ("2026-05-15", "2026-05-15", "2026-05-15"),
    ("ngày 15 tháng 5 năm 2026", "2026-05-15", "2026-05-15"),
    ("tháng 5/2026", "2026-05-01", "2026-05-31"),
    ("thang 2 nam 2028", "2028-02-01", "2028-02-29"),
    ("2026-05", "2026-05-01", "2026-05-31"),
    ("quý II/2026", "2026-04-01", "2026-06-30"),
    ("Quý 2/2026", "2026-04-01", "2026-06-30"),
    ("q2/2026", "2026-04-01", "2026-06-30"),
    ("6 tháng đầu năm 2026", "2026-01-01", "2026-06-30"),
    ("6 tháng cuối năm 2026", "2026-07-01", "2026-12-31"),
    ("năm 2026", "2026-01-01", "2026-12-31"),
    ("2026", "2026-01-01", "2026-12-31"),
]


@pytest.mark.parametrize(("text", "first", "last"), PERIODS, ids=[row[0] for row in PERIODS])
def test_period(text: str, first: str, last: str) -> None:
    assert read_period(text) == (first, last)


@pytest.mark.parametrize("text", ["31/2/2026", "13/2026", "quý V/2026", "mai", "", "15/5", "0/5/2026", "2026-13-01"])
def test_no_period(text: str) -> None:
    with pytest.raises(UserError, match="is not a time"):
        read_period(text)
