"""Times by which work is due, in the words of the genre.

A deadline is a time phrase with its preposition. The preposition decides the kind (trước: before; trong: during; đến,
chậm nhất, hạn, hoàn thành: by); the end is the day as printed or the last day of the period. Times that are none: the date
of a cited document, the length of a campaign or a plan's period, meeting times, other work's dates.
"""

from __future__ import annotations

import calendar
import datetime
import re
from dataclasses import replace

from nq57graph.model.facts import Boundary, Precision
from nq57graph.model.reading import DeadlineMention, Mention
from nq57graph.model.text import Flow

_DAY = r"(?P<d>\d{1,2})\s*[/.-]\s*(?P<m>\d{1,2})\s*[/.-]\s*(?P<y>\d{4})"
_DAY_WORDS = r"(?P<dw>\d{1,2})\s+tháng\s+(?P<mw>\d{1,2})\s+năm\s+(?P<yw>\d{4})"
_HOUR = r"(?:(?P<hh>\d{1,2})\s*(?:h|giờ|g|:)\s*(?P<mm>\d{2})?(?:\s*phút)?\s*,?\s*)"
_MONTH = r"(?:tháng\s+)?(?P<mo>\d{1,2})\s*(?:/|\s+năm\s+)\s*(?P<moy>\d{4})"
_MONTH_RANGE = r"tháng\s+(?P<ra>\d{1,2})\s*[-–]\s*(?P<rb>\d{1,2})\s*/\s*(?P<ry>\d{4})"
_QUARTER = r"quý\s+(?P<q>IV|I{1,3}|[1-4])(?:\s*(?:và|-|–|,)\s*(?:quý\s+)?(?P<q2>IV|I{1,3}|[1-4]))?\s*(?:[/,-]|\s+năm)?\s*(?P<qy>\d{4})"
_HALF = r"(?:(?P<h1>06|6|sáu)\s+tháng\s+(?P<hw>đầu|cuối)\s+năm|nửa\s+(?P<hw2>đầu|cuối)\s+năm)\s+(?P<hy>\d{4})"
_YEAR = r"(?:năm\s+)?(?P<yr>20\d{2})(?:\s*[-–]\s*(?P<yr2>20\d{2}))?"
_YEAR_WORD = r"năm\s+(?P<yr>20\d{2})"

_PERIOD = rf"(?:{_HOUR})?(?:ngày\s+)?(?:{_DAY}|{_DAY_WORDS})|{_MONTH_RANGE}|{_QUARTER}|{_HALF}|{_MONTH}"
_BEFORE = r"trước(?:\s+(?:ngày|thời\s+điểm))?|chậm\s+nhất\s+trước"
_DURING = r"(?:ngay\s+)?trong(?:\s+(?:ngày|thời\s+gian))?"
_BY = (
    r"(?:chậm|muộn)\s+nhất\s+(?:là\s+)?(?:vào\s+|đến\s+|trong\s+)?(?:ngày\s+)?|"
    r"(?:hoàn\s+thành|xong|thời\s+hạn|hạn|thời\s+gian(?:\s+hoàn\s+thành)?)\s*:?\s*(?:vào|đến|là)?\s*(?:ngày\s+)?|"
    r"đến\s+(?:hết\s+)?(?:ngày\s+)?|vào\s+(?:ngày\s+)?"
)
_PROSE = re.compile(
    rf"(?<!\w)(?:(?P<before>{_BEFORE})|(?P<during>{_DURING})|(?P<by>{_BY}))\s*(?P<period>(?:{_PERIOD})|{_YEAR_WORD})(?![\d/])",
    re.IGNORECASE,
)
_CELL = re.compile(
    rf"^\s*(?:(?P<before>{_BEFORE})|(?P<during>{_DURING})|(?P<by>{_BY}))?\s*(?P<period>(?:{_PERIOD})|{_YEAR})\s*[.;]?\s*$",
    re.IGNORECASE,
)
_PERIOD_ONLY = re.compile(rf"(?:{_QUARTER}|{_HALF}|{_MONTH_RANGE}|tháng\s+(?P<mo>\d{{1,2}})\s*(?:/|\s+năm\s+)\s*(?P<moy>\d{{4}})|{_YEAR_WORD})", re.IGNORECASE)
_RECURRING = re.compile(
    r"(?<!\w)(?P<words>(?:định\s+kỳ\s*,?\s*)?(?:hàng|hằng)\s+(?P<unit>ngày|tuần|tháng|quý|năm)|"
    r"định\s+kỳ(?:\s+(?P<n>\d{1,2}|sáu|ba)\s+tháng(?:\s*(?:/|một)\s*lần)?)?)(?!\w)",
    re.IGNORECASE,
)
_CONTINUOUS = re.compile(r"^(?:nhiệm\s+vụ\s+)?(?:thường\s+xuyên|liên\s+tục|hàng\s+năm|hằng\s+năm|định\s+kỳ)", re.IGNORECASE)
_TRIGGERED = re.compile(
    r"(?<!\w)(?:sau|trong\s+(?:thời\s+hạn|vòng)?|chậm\s+nhất(?:\s+là)?(?:\s+sau)?)\s*(?P<n>\d{1,3})\s*(?P<unit>ngày(?:\s+làm\s+việc)?|giờ|tháng|năm|tuần)"
    r"\s*,?\s*(?:kể\s+)?(?:từ|sau)\s+(?P<trigger>(?:ngày|khi|thời\s+điểm)[^.;,]{3,120})",
    re.IGNORECASE,
)
_EVERY = {"ngày": "P1D", "tuần": "P7D", "tháng": "P1M", "quý": "P3M", "năm": "P1Y"}
_QUARTERS = {"I": 1, "II": 2, "III": 3, "IV": 4, "1": 1, "2": 2, "3": 3, "4": 4}

# Work of others, periods of plans, names of documents: a time after these words is no deadline of the task.
_OTHERS = re.compile(
    r"(?:được\s+giao\s+(?:phải\s+)?(?:hoàn\s+thành)?|giai\s+đoạn|nhiệm\s+kỳ|thời\s+kỳ|tầm\s+nhìn|định\s+hướng|mục\s+tiêu|"
    r"kế\s+hoạch(?:\s+hoạt\s+động|\s+công\s+tác)?|chương\s+trình|dự\s+toán|kinh\s+phí|báo\s+cáo\s+năm|kết\s+quả|từ(?:\s+ngày)?|"
    r"đại\s+hội)\s*$",
    re.IGNORECASE,
)
_RECURRING_OBJECT = re.compile(
    r"(?:ngân\s+sách|chi|kinh\s+phí|công\s+tác|hoàn\s+thành\s+nhiệm\s+vụ|thi\s+đua|khen\s+thưởng|chi\s+tiết|đánh\s+giá|xếp\s+loại|quản\s+lý|"
    r"kế\s+hoạch|chương\s+trình|thủ\s+tục|kiểm\s+tra|thường\s+kỳ|kinh\s+tế\s+-\s+xã\s+hội|tổ\s+chức\s+kiểm\s+tra)\s*,?\s*$",
    re.IGNORECASE,
)


def find_deadline(flow: Flow) -> DeadlineMention | None:
    """The deadline that the prose of a task states for the task itself; the last one where it states several dates."""
    found = [d for m in _PROSE.finditer(flow.text) if (d := _dated(flow, m)) is not None]
    if found:
        return found[-1]
    if triggered := _TRIGGERED.search(flow.text):
        mention = _mention(flow, *triggered.span())
        return DeadlineMention(mention, "by", trigger=triggered["trigger"].strip())
    for recurring in _RECURRING.finditer(flow.text):
        if not _is_work_of_others(flow.text, recurring.start(), recurring.end()):
            return DeadlineMention(_mention(flow, *recurring.span("words")), "recurring", every=_every(recurring))
    return None


def count_dates(flow: Flow) -> int:
    """How many different dates the prose states for work."""
    return len({d.end for m in _PROSE.finditer(flow.text) if (d := _dated(flow, m)) is not None})


def read_cell(flow: Flow) -> DeadlineMention | None:
    """The deadline in a cell of a column 'Thời gian hoàn thành': bare it is 'by', unless it prints 'Trước' or 'Trong'."""
    text = flow.text
    if not text.strip(" -–."):
        return None
    if found := _CELL.match(text):
        made = _made(flow, found, flow.strip(" .;"))
        if made is not None:
            return made
    if recurring := _RECURRING.search(text):
        return DeadlineMention(_mention(flow, 0, len(text)), "recurring", every=_every(recurring))
    if _CONTINUOUS.match(text):
        return DeadlineMention(_mention(flow, 0, len(text)), "recurring")
    return find_deadline(flow)


def find_period(flow: Flow) -> DeadlineMention | None:
    """The period in a heading of orders or the title of an annex ('NHIỆM VỤ TRỌNG TÂM QUÝ II/2026'): kind 'during'."""
    found = [m for m in _PERIOD_ONLY.finditer(flow.text) if not _OTHERS.search(flow.text[: m.start()])]
    if len(found) != 1:
        return None
    match = found[0]
    period = _period(match)
    if period is None or (match["yr"] and not re.search(r"nhiệm\s+vụ|trọng\s+tâm|tháng|quý", flow.text[: match.start()], re.IGNORECASE)):
        return None
    precision, first, last = period
    return DeadlineMention(_mention(flow, *match.span()), "during", precision, last, first, last)


def _mention(flow: Flow, start: int, end: int) -> Mention:
    part = flow.part(start, end).strip(" ,;.")
    return Mention(part.text, part.spans())


def _dated(flow: Flow, match: re.Match[str]) -> DeadlineMention | None:
    before = flow.text[: match.start()]
    if match["by"] and re.match(r"(?:vào|đến)", match["by"], re.IGNORECASE) and not _is_completion(before):
        return None
    if match["during"] and match["yr"] and not re.search(r"(?:hoàn\s+thành|thực\s+hiện|triển\s+khai|ban\s+hành|trình|định\s+kỳ|kiểm\s+tra|xong)[^.;]{0,40}$", before, re.IGNORECASE):
        return None
    if _OTHERS.search(before) and not match["by"]:
        return None
    if re.search(r"được\s+giao\s+(?:hoàn\s+thành\s*)?$", before, re.IGNORECASE):
        return None
    words = match["by"] or ""
    start = match.start()
    if re.match(r"(?:hoàn\s+thành|xong)\s*", words, re.IGNORECASE):
        start += re.match(r"(?:hoàn\s+thành|xong)\s*:?\s*", words, re.IGNORECASE).end()  # type: ignore[union-attr]
    elif re.match(r"(?:thời\s+)?hạn\s*|thời\s+gian", words, re.IGNORECASE):
        start = match.start("period")
    return _made(flow, match, flow.part(start, match.end()))


def _is_completion(before: str) -> bool:
    """Whether 'đến …', 'vào …' closes work ('hoàn thành đến', 'xong vào') rather than telling a period or a meeting."""
    return bool(re.search(r"(?:hoàn\s+thành|xong|báo\s+cáo|gửi|trình|nộp)[^.;]{0,60}$", before, re.IGNORECASE)) and not re.search(
        r"(?:giai\s+đoạn|tầm\s+nhìn|định\s+hướng|mục\s+tiêu)[^.;]{0,60}$", before, re.IGNORECASE
    )


def _made(flow: Flow, match: re.Match[str], words: Flow) -> DeadlineMention | None:
    period = _period(match)
    if period is None:
        return None
    precision, first, last = period
    boundary: Boundary = "before" if match["before"] else "during" if match["during"] else "by"
    hour = f"{int(match['hh']):02d}:{int(match['mm'] or 0):02d}" if match["hh"] else None
    latest = last
    if boundary == "before" and precision == "day" and hour is None:
        latest = (datetime.date.fromisoformat(last) - datetime.timedelta(days=1)).isoformat()
    mention = Mention(words.strip(" ,;.").text, words.strip(" ,;.").spans())
    return DeadlineMention(
        mention, boundary, "hour" if hour else precision, last, first if boundary == "during" else None, latest, hour
    )


def _period(match: re.Match[str]) -> tuple[Precision, str, str] | None:
    """(precision, first day, last day) of the period matched; None where the numbers are no date."""
    groups = match.groupdict()
    try:
        if day := groups.get("d") or groups.get("dw"):
            month = groups.get("m") or groups.get("mw")
            year = groups.get("y") or groups.get("yw")
            date = datetime.date(int(year or 0), int(month or 0), int(day)).isoformat()
            return "day", date, date
        if groups.get("rb"):
            year = int(groups["ry"])
            return "month", _first(year, int(groups["ra"])), _last(year, int(groups["rb"]))
        if groups.get("q"):
            year = int(groups["qy"])
            low = _QUARTERS[groups["q"].upper()]
            high = _QUARTERS[(groups.get("q2") or groups["q"]).upper()]
            return "quarter", _first(year, 3 * low - 2), _last(year, 3 * high)
        if groups.get("hy"):
            year = int(groups["hy"])
            first_half = (groups.get("hw") or groups.get("hw2") or "").lower() == "đầu"
            return "half", _first(year, 1 if first_half else 7), _last(year, 6 if first_half else 12)
        if groups.get("mo"):
            year, number = int(groups["moy"]), int(groups["mo"])
            return "month", _first(year, number), _last(year, number)
        if groups.get("yr"):
            return "year", f"{groups['yr']}-01-01", f"{groups.get('yr2') or groups['yr']}-12-31"
    except (ValueError, KeyError, calendar.IllegalMonthError):
        return None
    return None


def _first(year: int, month: int) -> str:
    return datetime.date(year, month, 1).isoformat()


def _last(year: int, month: int) -> str:
    return datetime.date(year, month, calendar.monthrange(year, month)[1]).isoformat()


def _every(match: re.Match[str]) -> str | None:
    if unit := match["unit"]:
        return _EVERY[unit.lower()]
    if number := match["n"]:
        return f"P{ {'sáu': 6, 'ba': 3}.get(number.lower()) or int(number) }M".replace(" ", "")
    return None


def _is_work_of_others(text: str, start: int, end: int) -> bool:
    """'ngân sách hằng năm', 'kế hoạch hàng tháng': the words qualify a thing, they do not say when the work is done."""
    before = text[:start]
    if re.match(r"định\s+kỳ", text[start:end], re.IGNORECASE):
        return bool(re.search(r"(?:đánh\s+giá|họp|giao\s+ban|kiểm\s+tra|bài)\s*$", before, re.IGNORECASE))
    if _RECURRING_OBJECT.search(before):
        return True
    after = text[end : end + 60]
    works = re.match(r"\s*(?:,\s*)?(?:sơ\s+kết|tổng\s+kết|báo\s+cáo|rà\s+soát|tổng\s+hợp|đánh\s+giá|kiểm\s+tra|tổ\s+chức|xây\s+dựng|gửi|cập\s+nhật|công\s+bố)", after)
    return works is None and not re.search(r"(?:báo\s+cáo|gửi|trình|công\s+bố|trước\s+ngày\s+\d{1,2})\s*$", before, re.IGNORECASE)


def inherited(deadline: DeadlineMention, path: str) -> DeadlineMention:
    """``deadline`` as handed down by the heading at ``path``."""
    return replace(deadline, inherited=path)
