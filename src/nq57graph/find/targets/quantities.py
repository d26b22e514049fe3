"""A number as it is printed: its value, its unit, and the words of comparison that rule it."""

from __future__ import annotations

import re
from functools import lru_cache

from nq57graph.find.targets.grammar import FAR, LOOK_BACK, either
from nq57graph.lexicon import load

_WITHIN = re.compile(
    r"(?:trong|trên) (?P<of>GRDP|GDP|tổng [^,;.()\d]{3,60}?)(?= (?:năm|đạt|chiếm|ở mức|đến)(?!\w)|,|$)", re.IGNORECASE
)
PUT_ABOUT = re.compile(r"(?<!\w)(?:tại|ở|cho|của|đến|tới)(?: (?:hơn|trên|ít nhất|tối thiểu|khoảng))? ?$", re.IGNORECASE)
GROUP = re.compile(
    r" (?P<noun>[^,;.()\d]{2,60}?)(?: trên địa bàn)?"
    r"(?=[,;.()]| (?:cho|theo|phục vụ|để|vào|trong|đến|được|có|đạt|tại|nhằm|trước|xong|và|sử dụng|hoàn thành)(?!\w)|$)",
    re.IGNORECASE,
)
_CUTS = re.compile(r"(?<!\w)(?:giảm|tiết kiệm|giải ngân)(?!\w)[^,;]{0,30}$", re.IGNORECASE)
_EACH = re.compile(r"(?<!\w)(?:mỗi|hằng|hàng) (?P<what>năm|tháng|xã|phường|thôn|huyện|tỉnh)(?!\w)", re.IGNORECASE)
_PER_HEAD = re.compile(r"[^;.()\d]{0,60}?( trên (?:một |1 )?(?:vạn|nghìn) dân)(?!\w)", re.IGNORECASE)


def read_number(text: str) -> float:
    """'1.500' is fifteen hundred, '0,7' seven tenths."""
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+", text):
        return float(text.replace(".", ""))
    return float(text.replace(",", "."))


@lru_cache(maxsize=1024)
def read_operator(lead: str) -> str | None:
    operators = load("targets")["operators"]
    words = " ".join(lead.lower().split())
    for word in sorted(operators, key=len, reverse=True):
        if re.search(rf"(?<!\w){re.escape(word)}(?!\w)", words):
            return str(operators[word])
    return None


def up_behind(text: str, match: re.Match[str], lead: str) -> str | None:
    """'từ 70% dân số … trở lên': the words that rule the number stand behind what it is of."""
    if not re.search(r"(?<!\w)từ ?$", lead, re.IGNORECASE):
        return None
    found = re.match(r"[^,;.()\d]{0,60}? trở (?:lên|xuống)(?!\w)", text[match.end() : match.end() + 2 * LOOK_BACK])
    return found[0] if found else None


def read_unit(text: str, match: re.Match[str]) -> tuple[str | None, int]:
    """The unit of a number and where it ends: '% GRDP', '% bệnh viện công lập', 'kỹ sư, kỹ thuật viên', 'sinh viên/năm'."""
    before = far(text, match)
    if not match["unit"]:
        return None, match.end()
    if match["unit"].startswith("%"):
        return _share(text, match, before)
    unit = re.sub(r" ?/ ?", "/", match["unit"].strip())
    if not match["counted"]:
        return unit, match.end()
    known = {word.lower(): word for word in (*load("targets")["units"], *load("targets")["sizes"])}
    unit = ", ".join(known.get(word.lower(), word) for word in unit.split(", "))
    if each := list(_EACH.finditer(re.split(r"[,;:] ", before)[-1])):
        return f"{unit}/{each[-1]['what'].lower()}", match.end()
    if "dân" not in unit and (per_head := _PER_HEAD.match(text, match.end())):
        return unit + per_head[1], match.end()
    return unit, match.end()


def _share(text: str, match: re.Match[str], before: str) -> tuple[str, int]:
    if match["of"]:
        whole = match["of"].strip()
        if _CUTS.search(before) and not whole.lower().startswith(("kế hoạch", "tổng", "ngân sách", "dự toán")):
            return "%", match.start("of") - 1  # 'tiết kiệm 10% chi thường xuyên': by how much, not how much of it
        return f"% {whole}", match.end()
    unit = re.sub(r" ?/ ?", "/", match["unit"].strip())
    if unit == "%" and (within := _WITHIN.search(before)):
        return f"% {within['of'].strip()}", match.end()
    if unit == "%" and PUT_ABOUT.search(before) and (group := GROUP.match(text, match.end())):
        return f"% {_listed(text, group)}", group.end()
    return unit, match.end()


def _listed(text: str, group: re.Match[str]) -> str:
    """'100% xã, phường': the group is named by two units."""
    words = load("targets")["units"]
    more = re.match(rf", (?:{either(words)})(?!\w)", text[group.end() : group.end() + LOOK_BACK])
    return group["noun"] + (more[0] if more and group["noun"] in words else "")


def far(text: str, match: re.Match[str]) -> str:
    return text[max(0, match.start() - FAR) : match.start()]
