"""The deadline that the prose of a task states for the task itself."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from nq57graph.find.deadlines.dating import dated, mention
from nq57graph.find.deadlines.periods import Period, legible, period_at
from nq57graph.find.deadlines.recurring import find_recurring, recurring_at
from nq57graph.find.deadlines.triggered import find_triggered
from nq57graph.find.deadlines.words import ends_with, holds
from nq57graph.find.parties import find_predicate
from nq57graph.model.facts import Boundary
from nq57graph.model.reading import DeadlineMention
from nq57graph.model.text import Flow

_PREPOSITION = re.compile(
    r"(?<!\w)(?:"
    r"(?P<before>(?:(?:chậm|muộn) nhất (?:là )?)?trước(?: thời điểm| hết| dịp)?)"
    r"|(?P<during>(?:ngay )?trong(?: thời gian)?)"
    r"|(?P<latest>(?:chậm|muộn|trễ) nhất(?: là)?(?: vào| đến| trong)?(?: hết)?|không (?:muộn|chậm|trễ) hơn)"
    r"|(?P<done>(?:hoàn thành|xong)(?: vào| đến)?(?: hết)?)"
    r"|(?P<term>(?:thời hạn|hạn cuối|hạn chót|hạn|thời gian)(?: thực hiện| hoàn thành| gửi| nộp| báo cáo)?(?: là| đến| vào)?)"
    r"|(?P<until>(?:cho )?đến(?: hết)?)"
    r"|(?P<at>vào)"
    r"|(?P<session>tại (?:các )?(?:kỳ|phiên) họp(?: [^\W\d]+){0,4}?(?= (?:tháng|quý|cuối|giữa|đầu|ngày) ))"
    r") ?:? ?(?=[\dtqncshgTQNCSHG])",
    re.IGNORECASE,
)
_FIGURE = re.compile(r"\d|quý", re.IGNORECASE)  # 'Quý III' may stand without a year
_BRACKET = re.compile(r"(?:[(\[]|; ?)(?:dự kiến |hoàn thành |xong |hạn:? )?(?=[\dtqncTQNC])", re.IGNORECASE)
_SENTENCE = re.compile(r"[.;](?= |$)")
_PURPOSE = re.compile(r"(?<!\w)(?:để|nhằm|làm cơ sở|làm căn cứ|phục vụ)(?!\w)", re.IGNORECASE)
_TOUCHED = re.compile(
    r"(?<!\w)(?:đã|bị|được|hồ sơ nộp|đơn nộp|có hiệu lực|thành lập|phát sinh|đang)(?: \w+){0,3} ?$", re.IGNORECASE
)
_DUE = re.compile(r"(?<!\w)(?:hoàn thành|xong|báo cáo|gửi|trình|tổng hợp|bàn giao)(?!\w)", re.IGNORECASE)
_GOAL = re.compile(r"[^.;]{0,120}?\d[\d.,]* ?%")
_LAID_BEFORE = re.compile(
    r"(?<!chương )(?<!đã )(?<!được )(?<!\w)(?:trình|báo cáo|thông qua|xem xét|quyết định)(?! (?:này|số))(?!\w)",
    re.IGNORECASE,
)
_OF_THING = re.compile(
    r"(?<!\w)(?:tại (?:các )?|(?:kết quả|tình hình|tiến độ|số liệu)(?: \w+){0,3} )(?:\w+ ){1,3}$", re.IGNORECASE
)
# In front of a verb: what is told of is past, or a thing that has a pace or a result ('bảo đảm tiến độ phân bổ vốn').
_NO_VERB = re.compile(r"(?<!\w)(?:đã|được|bị|do|tiến độ|kết quả|tình hình) ?$", re.IGNORECASE)
_NEAR = 400  # code points: how far a word reaches to qualify a time
_EVENT = re.compile(
    r"(?<!\w)(?:kỳ họp|phiên họp|hội nghị|đại hội|cuộc họp|luật|nghị quyết|nghị định|quyết định|thông tư)(?!\w)[^.;]{0,80}$",
    re.IGNORECASE,
)


def find_deadline(flow: Flow) -> DeadlineMention | None:
    """The deadline of the task itself: the last date where several are stated, else a time from an event, else a rhythm."""
    found = [deadline for deadline, _ in _dates(flow)]
    dated_in_full = [deadline for deadline in found if deadline.end]
    if dated_in_full:
        return dated_in_full[-1]
    # 'định kỳ hằng năm (trước ngày 05/12)': a day without a year beside a rhythm is the day of every year.
    return find_triggered(flow) or find_recurring(flow) or (found[-1] if found else None)


def find_dates(flow: Flow) -> list[tuple[DeadlineMention, int]]:
    """The full dates stated for work in ``flow``, each with the offset in its text at which its words end."""
    return [(deadline, end) for deadline, end in _dates(flow) if deadline.end]


def count_dates(flow: Flow) -> int:
    """How many different dates the prose states for work."""
    return len({(d.end, d.mention.text if d.end is None else "") for d, _ in _dates(flow)})


def _dates(flow: Flow) -> list[tuple[DeadlineMention, int]]:
    """The dates stated for the task, each with where it ends, in the order of the text."""
    return [
        (dated(mention(flow, start, period.end), boundary, period), period.end)
        for start, boundary, period in (_stated(flow.text) if _FIGURE.search(flow.text) else ())
    ]


_Stated = tuple[int, Boundary, Period]
"""Where the words of a date begin, what its preposition says, and the period."""


@lru_cache(maxsize=1024)
def _stated(printed: str) -> tuple[_Stated, ...]:
    """The dates that ``printed`` states for work; asked for again by the goals that the task sets."""
    text = legible(printed)
    found: list[_Stated] = []
    after = 0
    for match in _PREPOSITION.finditer(text):
        if match.start() < after:
            continue
        period = period_at(text, match.end())
        if period is None or recurring_at(text, match.start()):
            continue
        if not _is_own(text, match, period) or (found and _serves_further_work(text, found[-1][2].end, match.start())):
            continue
        start = match.end() if match["done"] or match["term"] else match.start()
        found.append((start, _boundary(match), period))
        after = period.end
    return tuple(found) or _before_event(text) or _in_bracket(text)


def _boundary(match: re.Match[str]) -> Boundary:
    if match["before"]:
        return "before"
    return "during" if match["during"] else "by"


_EVENT_DATED = re.compile(
    r"(?<!\w)trước (?:dịp |thời điểm )?(?:ngày|lễ|tuần lễ|tết|kỳ họp|hội nghị|đại hội|phiên họp|khai giảng|kỳ thi|dịp|mùa)(?! \d)"
    r" [^,;.:()\d]{2,60}?(?: thứ \d+| lần thứ [IVX]+)? (?P<open>\()?(?=(?:ngày |tháng )?\d)",
    re.IGNORECASE,
)


_HAPPENED = re.compile(r"(?<!\w)(?:đã|từ|phát sinh)(?!\w)[^.;]*$", re.IGNORECASE)


def _before_event(text: str) -> tuple[_Stated, ...]:
    """'trước Tuần lễ Du lịch tỉnh (ngày 12/8/2026)', 'trước ngày khai giảng 05/9/2026': an event that the text dates."""
    for match in _EVENT_DATED.finditer(text) if "rước" in text else ():
        if _HAPPENED.search(text[max(0, match.start() - 200) : match.start()]) or "hiệu lực" in match[0].lower():
            continue  # what was done, or what a law catches, before that day
        period = period_at(text, match.end())
        if period is None or not period.last or period.precision not in ("day", "month"):
            continue
        closes = text[period.end : period.end + 1] == ")"
        if match["open"] is None or closes:
            return ((match.start(), "before", replace(period, end=period.end + bool(match["open"]))),)
    return ()


def _in_bracket(text: str) -> tuple[_Stated, ...]:
    """'… (Quý III/2026)', '… (Sở X chủ trì; Quý III/2026)' at the end of an item: its time, where the words before it name
    no meeting and no document."""
    brackets = list(_BRACKET.finditer(text))
    match = brackets[-1] if brackets else None
    period = period_at(text, match.end()) if match else None
    if match is None or period is None or not period.last or period.precision in ("day", "hour"):
        return ()
    if period.precision == "year" and match[0][0] != ";":  # a year alone in brackets tells of a thing
        return ()
    if text[period.end :].strip(" .;") not in (")", "]") or _EVENT.search(
        text[max(0, match.start() - 120) : match.start()]
    ):
        return ()
    return ((match.end(), "by", period),)


_TO_THE_END = re.compile(r"(?<!\w)(?:hết|cuối)(?!\w)", re.IGNORECASE)
_AIMED = re.compile(r"(?<!\w)(?:phấn đấu|bảo đảm|đảm bảo) $", re.IGNORECASE)


def _is_own(text: str, match: re.Match[str], period: Period) -> bool:
    """Whether the time is one by which, or in which, the task is to be done."""
    before = text[max(0, match.start() - 200) : match.start()]
    if ends_with("others").search(before) or (
        ends_with("things_of_work").search(before) and not _is_work_on_thing(before, match)
    ):
        return False
    if not period.last and not _names_a_time(text, match, period):
        return False
    if match["session"]:  # laid before a session: a meeting that has been held is told of otherwise
        return bool(_LAID_BEFORE.search(_SENTENCE.split(before)[-1]))
    if match["done"] or match["term"] or match["latest"]:
        return True
    if match["before"]:
        return not _TOUCHED.search(before) or _is_reported(text, match, period)
    if match["until"] and _AIMED.search(before):
        # 'phấn đấu đến năm 2030 tỷ lệ … đạt 90%' sets a goal; a day, or the end of the year, is one by which work is done
        return (
            bool(_TO_THE_END.search(text, match.start(), period.end))
            or period.precision != "year"
            or not _GOAL.match(text, period.end)
        )
    if match["until"]:
        return (_opens_clause(before) or _closes_work(text, match, period)) and not _is_since(text, match)
    if match["during"] and period.precision != "year":
        return not ends_with("results").search(before) or bool(
            re.search(r"báo cáo[^.;,]{0,60}$", before, re.IGNORECASE)
        )
    return _is_time_of_work(before)


def _is_work_on_thing(before: str, match: re.Match[str]) -> bool:
    """'gửi Kế hoạch trước ngày 15/5', 'tổ chức hội nghị trong tháng 5': work on a thing, not the time printed in its name.

    What was said at a meeting, or reached under a plan, in a period has that period for itself.
    """
    if match["before"] or match["latest"]:
        return True
    return bool(match["during"]) and not _OF_THING.search(before) and _is_time_of_work(before)


def _names_a_time(text: str, match: re.Match[str], period: Period) -> bool:
    """Whether a period without a year is one: 'trong 2/3 …' is a fraction, 'tháng 9 hằng năm' is of every year."""
    words = text[period.start : period.end].lower()
    if period.precision == "day" and not (
        words.startswith("ngày") or "tháng" in words or match["before"] or match["latest"]
    ):
        return False
    return not re.match(r" ?(?:hàng|hằng|mỗi|đầu|cuối|năm sau|của)(?!\w)", text[period.end :])


def _is_reported(text: str, match: re.Match[str], period: Period) -> bool:
    """'báo cáo kết quả các nhiệm vụ đã giao trước ngày …': a verb of delivery rules the clause, which the date closes."""
    sentence = _SENTENCE.split(text[max(0, match.start() - _NEAR) : match.start()])[-1]
    return bool(_DUE.search(sentence)) and not re.match(r" (?!để\b|và\b|theo\b|nhằm\b)\w", text[period.end :])


def _opens_clause(before: str) -> bool:
    """'Đến hết năm 2026, hoàn thành …': at the head of a sentence or clause; inside one 'đến' tells a length of time."""
    return (
        not before.strip()
        or before.rstrip()[-1] in ".;:"
        or bool(re.search(r"(?:^|[.;:,] )(?:phấn đấu|và)$", before.rstrip(), re.IGNORECASE))
    )


def _closes_work(text: str, match: re.Match[str], period: Period) -> bool:
    """'hoàn thành cơ sở dữ liệu … đến hết năm 2026.': the end of a clause that says what to complete."""
    clause = _SENTENCE.split(text[max(0, match.start() - _NEAR) : match.start()])[-1]
    closed = re.match(r" ?(?:[.;,)]|$)", text[period.end :])
    return (
        "hết" in match[0].lower()
        and closed is not None
        and bool(re.search(r"(?<!\w)hoàn thành(?!\w)", clause, re.IGNORECASE))
    )


def _is_since(text: str, match: re.Match[str]) -> bool:
    return bool(re.match(r"đến nay", text[match.start() :], re.IGNORECASE))


def _is_time_of_work(before: str) -> bool:
    """Whether the clause before 'trong năm 2026', 'vào tháng 6/2026' does work that the time can belong to."""
    sentence = _SENTENCE.split(before)[-1]
    verbs = list(holds("works").finditer(sentence))
    if not verbs:
        first = find_predicate(sentence.lower(), 0)
        return not sentence.strip() or (first is not None and not sentence[: first.start()].strip(" ,"))
    between = sentence[verbs[-1].end() :]
    return not holds("past").search(between) and not _NO_VERB.search(sentence[: verbs[-1].start()])


def _serves_further_work(text: str, start: int, end: int) -> bool:
    """'gửi … trước ngày 15/5 để tổng hợp, báo cáo … trước ngày 20/5': the later date is of the work that this one serves."""
    between = text[start:end] if end - start < _NEAR else ""
    return bool(_PURPOSE.search(between)) and not _SENTENCE.search(between)
