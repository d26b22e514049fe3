"""Whether a number is a goal: set among goals, or in a task by words of aiming."""

from __future__ import annotations

import re

from nq57graph.find.targets.frames import Frame
from nq57graph.find.targets.grammar import FAR, LABEL, LOOK_BACK, grammar
from nq57graph.find.targets.quantities import GROUP, PUT_ABOUT, far, read_number, read_operator

_INDEX = re.compile(r"(?:chỉ số|hệ số)(?!\w)[^;.]{0,120}$", re.IGNORECASE)
_SET = re.compile(
    r"(?<!\w)(?:phấn đấu|mục tiêu|chỉ tiêu|bảo đảm|đảm bảo|đạt (?:tỷ|tỉ) lệ|nâng (?:tỷ|tỉ) lệ|nâng (?:tỷ|tỉ) trọng)(?!\w)",
    re.IGNORECASE,
)
_BEGINS = re.compile(r"(?:năm 20\d\d|trong đó|phấn đấu|:),? ?(?:có )?$", re.IGNORECASE)
_LOWERS = re.compile(r"(?<!\w)(?:rút ngắn|giảm|phấn đấu|bảo đảm|đảm bảo|tỷ lệ|tỉ lệ)(?!\w)", re.IGNORECASE)
_NEAR = 120  # code points in which the words that set a level, or do the work, stand


def is_target(text: str, match: re.Match[str], frame: Frame, lead: str, up: bool) -> bool:
    before = text[max(0, match.start() - LOOK_BACK) : match.start()]
    if not match["unit"]:
        return frame.goals and "," in match["a"] and bool(lead) and bool(_INDEX.search(far(text, match)))
    if up and match["counted"] and grammar()["such"].search(before):
        return False  # 'doanh nghiệp có từ 500 lao động trở lên' says which
    if frame.goals:
        return bool(lead or up or match["all"] or not before.strip() or _BEGINS.search(before)) or (
            match["unit"].startswith("%") and before.endswith(", ")  # '…, 100% xã có mạng 5G'
        )
    if LABEL.match(text) and re.search(r": ?$", before[: len(before) - len(lead)]):
        return not match["unit"].startswith("%") and (read_number(match["a"]) >= 2)
    operator = read_operator(lead)
    if operator == "<=" and (not _LOWERS.search(_near(text, match)) or "tối đa" in lead.lower()):
        return False  # a ceiling, not a level to come down to
    if match["unit"].startswith("%"):
        return _is_share(text, match, operator, lead, up)
    if match["counted"] and grammar()["size"].match(match["counted"]):
        return operator == "<="  # 'tối thiểu 30 ngày', 'tối thiểu 36 m2' is a condition
    if match["rate"]:
        return operator == ">="
    if operator in (">=", "<="):
        return True
    return bool(grammar()["makes"].search(before)) and read_number(match["a"]) >= 2


def _is_share(text: str, match: re.Match[str], operator: str | None, lead: str, up: bool) -> bool:
    """Whether a percentage in a task is a level to reach: set by words of aiming, or all of something to be done."""
    near = _near(text, match)
    patterns = grammar()
    if operator in (">=", "<="):
        return True
    is_set = bool(_SET.search(text[max(0, match.start() - FAR) : match.start()]))
    if match["a"] == "100" and (patterns["completes"].search(near) or _is_spread(text, match, near)):
        return True
    if is_set and (operator or up) and _SET.search(near):
        return True
    return is_set and bool(lead) and bool(patterns["verb"].search(near))


def _is_spread(text: str, match: re.Match[str], near: str) -> bool:
    """'đưa bệnh án điện tử vào sử dụng tại 100% bệnh viện công lập': work that is to reach all of a group."""
    return bool(PUT_ABOUT.search(near) and GROUP.match(text, match.end()) and grammar()["spreads"].search(near))


def _near(text: str, match: re.Match[str]) -> str:
    return text[max(0, match.start() - _NEAR) : match.start()]
