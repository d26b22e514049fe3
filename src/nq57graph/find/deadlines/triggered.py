"""Time that runs from an event: 'trong thời hạn 10 ngày kể từ ngày ban hành Kế hoạch này'."""

from __future__ import annotations

import re

from nq57graph.find.deadlines.dating import count_days, mention
from nq57graph.model.facts import Boundary
from nq57graph.model.reading import DeadlineMention
from nq57graph.model.text import Flow

_RUNS = re.compile(
    r"(?<!\w)(?P<prep>sau|trong (?:thời hạn|vòng|thời gian)|trong|chậm nhất(?: là)?(?: sau)?|không quá|tối đa(?: là)?) "
    r"(?:không quá )?\d{1,3}(?: ?\([^)]{1,20}\))? (?:ngày làm việc|ngày|giờ|tuần|tháng|năm)(?: làm việc)?,? ?"
    r"(?:(?:kể |tính )?từ|sau) (?P<trigger>(?:ngày|khi|thời điểm|lúc) [^.;,]{3,120})",
    re.IGNORECASE,
)
_DAY = re.compile(r"ngày (?P<d>\d{1,2})/(?P<m>\d{1,2})/(?P<y>20\d\d)")
_AFTER = re.compile(r"^(?:ngay )?(?P<trigger>(?:sau khi|khi) [^.;]{3,120})", re.IGNORECASE)
# What an office needs for each application that it receives is no deadline of the task.
_PROCESSING = re.compile(r"(?<!\w)(?:nhận|hồ sơ|đơn|nộp|đề nghị của|yêu cầu của)(?!\w)", re.IGNORECASE)
_THIS = re.compile(
    r"(?:Thông báo|Kế hoạch|Quyết định|Công văn|Chỉ thị|Nghị quyết|Chương trình|Kết luận|[Vv]ăn bản) (?:này|nêu trên)"
)


def find_triggered(flow: Flow) -> DeadlineMention | None:
    """The time that prose counts from an event; None for processing times ('kể từ ngày nhận đủ hồ sơ')."""
    for found in _RUNS.finditer(flow.text):
        if not _PROCESSING.search(found["trigger"]) or _THIS.search(found["trigger"]):
            boundary: Boundary = "during" if found["prep"].lower().startswith("trong") else "by"
            words = mention(flow, *found.span())
            day = _DAY.match(found["trigger"])
            last = count_days(words.text, f"{day['y']}-{int(day['m']):02d}-{int(day['d']):02d}") if day else None
            return DeadlineMention(
                words, boundary, "day" if last else None, last, latest=last, trigger=found["trigger"].strip()
            )
    return None


def read_triggered_cell(flow: Flow) -> DeadlineMention | None:
    """The same in a cell, where 'Sau khi Luật được thông qua' alone is a time, too."""
    if found := _RUNS.search(flow.text):
        boundary: Boundary = "during" if found["prep"].lower().startswith("trong") else "by"
        return DeadlineMention(mention(flow, 0, len(flow)), boundary, trigger=found["trigger"].strip())
    if after := _AFTER.match(flow.text):
        return DeadlineMention(mention(flow, 0, len(flow)), "by", trigger=after["trigger"].strip())
    return None
