"""Work done again and again: 'định kỳ hàng tháng', 'trước ngày 20 hàng tháng', '6 tháng một lần'."""

from __future__ import annotations

import re

from nq57graph.find.deadlines.dating import mention
from nq57graph.find.deadlines.words import begins_with, ends_with
from nq57graph.model.reading import DeadlineMention
from nq57graph.model.text import Flow

_UNIT = r"(?P<unit>ngày|tuần|tháng|quý|năm)(?!\w)"
_COUNT = r"(?P<n>0?[1-9]|1[0-2]|hai|ba|sáu)"
_DAY_OF = r"(?:(?:trước|chậm nhất(?: là)?|vào|đến)(?: ngày| hết ngày)? ?|ngày )\d{1,2}(?: ?/ ?\d{1,2}| tháng \d{1,2})?(?:(?:,| và) (?:trước )?(?:ngày )?\d{1,2}(?: ?/ ?\d{1,2}| tháng \d{1,2})?)?"
_WEEKLY = (
    r"(?:(?:trước|vào|chậm nhất(?: là)?) )?(?:\d{1,2} ?(?:giờ|h)(?: ?\d{2})?,? )?(?:(?:sáng|chiều|tối) )?"
    r"thứ (?:hai|ba|tư|năm|sáu|bảy) (?:hàng|hằng|mỗi) (?P<weekly>tuần)"
)
# With a day of its own: always the time of the work.
_WITH_DAY = re.compile(
    rf"(?<!\w)(?:định kỳ,? )?(?:{_WEEKLY}|{_DAY_OF} (?:của )?(?:hàng|hằng|mỗi) {_UNIT}"
    rf"|{_DAY_OF} (?:của )?tháng (?:cuối|đầu)(?: của)?(?: mỗi| từng| hằng| hàng)? (?P<unit2>quý|năm)(?! \d)"
    r"|(?:trước|chậm nhất(?: là)?)(?: ngày)? \d{1,2} (?:của )?tháng (?:sau|kế tiếp|tiếp theo|liền kề)(?!\w))",
    re.IGNORECASE,
)
_SESSION = re.compile(
    rf"(?<!\w)tại (?:các )?(?:phiên họp|cuộc họp|hội nghị|giao ban)[^.;,:]{{0,40}} (?:hàng|hằng) {_UNIT}", re.IGNORECASE
)
_COUNTED = re.compile(
    rf"(?<!\w)(?:định kỳ,? )?(?:(?:mỗi )?{_COUNT} (?P<unit>tuần|tháng|quý|năm)(?: ?/ ?lần| (?:một|1|01) lần)"
    r"|(?:mỗi|một|1|01) (?P<unit2>tuần|tháng|quý|năm)(?:,? (?:họp )?(?:ít nhất )?(?:một|1|01) lần| ?/ ?lần)"
    r"|mỗi năm (?P<twice>hai|2|02|bốn|4|04) lần|(?P<unit3>tuần|tháng|quý|năm) ?/ ?lần)(?!\w)",
    re.IGNORECASE,
)
_PERIODIC = re.compile(
    rf"(?<!\w)định kỳ(?:,? (?:(?:hàng|hằng|theo|mỗi) {_UNIT}|{_COUNT} (?P<unit2>tháng|năm)(?!\w)|(?P<unit3>tuần|tháng|quý|năm)(?!\w)))?(?!\w)",
    re.IGNORECASE,
)
_EVERY = re.compile(rf"(?<!\w)(?:hàng|hằng) {_UNIT}", re.IGNORECASE)
_CUE = re.compile(r"h[àằ]ng |mỗi |định kỳ|lần(?!\w)|tháng (?:sau|kế|tiếp|liền|cuối|đầu)", re.IGNORECASE)
_ISO = {"ngày": "P1D", "tuần": "P1W", "tháng": "P1M", "quý": "P3M", "năm": "P1Y"}
_LETTER = {"tuần": "W", "tháng": "M", "năm": "Y"}
_NUMBERS = {"hai": 2, "ba": 3, "sáu": 6}
_CONTINUOUS = re.compile(
    r"^(?:nhiệm vụ |công việc )?(?:thường xuyên|liên tục)(?!\w)|(?<!\w)(?:và|,) ?(?:những|các) năm (?:tiếp theo|sau|tới)",
    re.IGNORECASE,
)


def find_recurring(flow: Flow) -> DeadlineMention | None:
    """The rhythm in which prose orders the work; 'thường xuyên' in prose is none (annotation guide)."""
    text = flow.text
    if not _CUE.search(text):
        return None
    for pattern in (_WITH_DAY, _SESSION):
        if found := pattern.search(text):
            return _made(flow, found)
    candidates = sorted(
        (m for pattern in (_COUNTED, _PERIODIC, _EVERY) for m in pattern.finditer(text) if _is_time_of_work(text, m)),
        key=lambda m: (m.start(), -m.end()),
    )
    return _made(flow, candidates[0]) if candidates else None


def recurring_at(text: str, at: int) -> bool:
    """Whether a day of every month begins at ``at`` ('trước ngày 20 hàng tháng'), which is no date."""
    return _WITH_DAY.match(text, at) is not None


def read_recurring_cell(flow: Flow) -> DeadlineMention | None:
    """The rhythm in a cell: 'Thường xuyên', '2026 và những năm tiếp theo' have none that could be named."""
    text = flow.text
    for pattern in (_WITH_DAY, _COUNTED, _EVERY, _PERIODIC):
        if found := pattern.search(text):
            return DeadlineMention(mention(flow, 0, len(text)), "recurring", every=_every(found))
    if _CONTINUOUS.search(text):
        return DeadlineMention(mention(flow, 0, len(text)), "recurring")
    return None


def _made(flow: Flow, found: re.Match[str]) -> DeadlineMention:
    return DeadlineMention(mention(flow, *found.span()), "recurring", every=_every(found))


def _every(match: re.Match[str]) -> str | None:
    got = match.groupdict()
    unit = next((value.lower() for key in ("unit", "unit2", "unit3", "weekly") if (value := got.get(key))), None)
    if number := got.get("n"):
        count = _NUMBERS.get(number.lower()) or int(number)
        return f"P{3 * count}M" if unit == "quý" else f"P{count}{_LETTER[unit or 'tháng']}"
    if twice := got.get("twice"):
        return "P6M" if twice.lower() in ("hai", "2", "02") else "P3M"
    if unit is None:
        return "P1M" if re.search(r"tháng (?:sau|kế|tiếp|liền)", match[0], re.IGNORECASE) else None
    return _ISO[unit]


def _is_time_of_work(text: str, match: re.Match[str]) -> bool:
    """'ngân sách hằng năm', 'chế độ báo cáo định kỳ' qualify a thing; they do not say when the work is done."""
    before, after = text[max(0, match.start() - 80) : match.start()], text[match.end() : match.end() + 60]
    if _opens_clause(before):
        return True
    does_work = begins_with("works_every").match(after) is not None
    printed = match[0].lower()
    if printed == "định kỳ":
        return does_work and not ends_with("occasions").search(before)
    if match.re is _COUNTED:
        return True
    if printed.startswith("định kỳ"):
        return does_work or not ends_with("occasions").search(before) or _reports(before)
    if ends_with("things").search(before):
        return False
    return does_work or _reports(before)


def _opens_clause(before: str) -> bool:
    return not before.strip() or before.rstrip()[-1] in ".;:("


def _reports(before: str) -> bool:
    return bool(
        re.search(
            r"(?<!chế độ )(?<!hệ thống )(?<!các )(?<!mẫu )(?<!\w)(?:báo cáo|gửi|trình|công bố|tổng hợp|rà soát|đối soát|cập nhật|sơ kết|công khai|họp|giao ban|phát sóng|kiểm tra|đánh giá|diễn tập) (?:theo )?$",
            before,
            re.IGNORECASE,
        )
    )
