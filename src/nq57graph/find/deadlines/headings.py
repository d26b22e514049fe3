"""The period that a heading of orders, or the title of an annex, hands down to the tasks below."""

from __future__ import annotations

import re

from nq57graph.find.deadlines.dating import mention
from nq57graph.find.deadlines.periods import Period, periods_in_heading
from nq57graph.find.deadlines.words import holds
from nq57graph.model.reading import DeadlineMention
from nq57graph.model.text import Flow

_SYMBOL = re.compile(r"\d+[^\s]*/[^\s]*[A-ZĐ]")
_TITLE = 400  # code points: longer is no title
_NUMBERED = re.compile(r" \d")  # 'Đề án 06' is a name for work; a document's number has 'số' in front
_DAY_BEFORE = re.compile(r"(?:ngày )?(?<!\d)(?<!đề án )\d{1,2} ?,? ?$", re.IGNORECASE)


def find_period(flow: Flow) -> DeadlineMention | None:
    """'NHIỆM VỤ TRỌNG TÂM QUÝ II/2026' → kind 'during'. Not the month of a date, not a period of results, of a meeting or of
    a document named in the heading; a year only behind a word for work ('nhiệm vụ năm 2026')."""
    found = [period for period in periods_in_heading(flow.text) if _is_of_the_work(flow.text, period)]
    if len(found) != 1:
        return None
    period = found[0]
    words = mention(flow, period.start, period.end)
    return DeadlineMention(words, "during", period.precision, period.last, period.first, period.last)


def _is_of_the_work(text: str, period: Period) -> bool:
    before = text[max(0, period.start - _TITLE) : period.start]
    if _DAY_BEFORE.search(before) or _SYMBOL.search(before):
        return False
    orders = [m.end() for m in holds("orders").finditer(before)]
    others = [m.end() for m in holds("no_orders").finditer(before) if not _NUMBERED.match(before, m.end())]
    if others and (not orders or others[-1] > orders[-1]):
        return False
    return bool(orders) or period.precision != "year"
