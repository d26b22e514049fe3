"""The numbers of a clause that are goals, and which of them are of one indicator."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from nq57graph.find.targets.aims import is_target
from nq57graph.find.targets.frames import Frame
from nq57graph.find.targets.grammar import BRACKETS, FAR, LOOK_BACK, YEAR, grammar, is_past
from nq57graph.find.targets.quantities import read_number, read_operator, read_unit, up_behind

_RANK = re.compile(
    r"(?:(?:thuộc|nằm trong|vào|trong) )?(?:nhóm|tốp|top) (?P<n>\d{1,3})(?: [^;.\d]{0,60}?)? (?:dẫn đầu|đứng đầu|cao nhất|tốt nhất)(?!\w)"
    r"|(?:thuộc|nằm trong|vào|trong) (?:tốp|top) (?P<n3>\d{1,3})(?![\d.,/]*\d)"
    r"|(?:xếp |đứng )?(?:hạng|thứ) (?:từ )?(?:thứ )?(?P<n2>\d{1,3}) trở lên(?!\w)",
    re.IGNORECASE,
)
_JOINS = re.compile(
    r"[ ,;)]*(?:và )?(?:(?:vào|đến|trong) )?(?:(?:hết )?năm 20\d\d)?[ ,;]*(?:và )?(?:phấn đấu |phấn )?", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Level:
    """A number that is a goal: from ``lead``, the words that lead to it, over ``start`` to ``end``, behind its unit.

    ``open`` says that what is counted goes on behind the unit; ``joined`` that it is another level of the indicator of the
    one before, ``bare`` that 'và' alone joins it ('60% ở thành thị và 40% ở nông thôn vào năm 2025'); ``bracket`` is the
    bracket in which it stands ('(khu vực miền núi dưới 30%)').
    """

    lead: int
    start: int
    end: int
    operator: str
    values: tuple[float, ...]
    unit: str | None
    open: bool
    joined: bool = False
    bare: bool = False
    bracket: tuple[int, int] | None = None


def find_levels(text: str, frame: Frame) -> list[Level]:
    """The goals of a clause, in order. In brackets stand levels of a part of what was named before them, with no year."""
    found: list[Level] = []
    brackets = [m for m in BRACKETS.finditer(text)]
    matches = sorted([*_RANK.finditer(text), *grammar()["quantity"].finditer(text)], key=lambda m: m.start())
    at = 0
    for match in matches:
        while at < len(brackets) and brackets[at].end() <= match.start():
            at += 1
        bracket = brackets[at] if at < len(brackets) and brackets[at].start() < match.start() else None
        if found and match.start() < found[-1].end:
            continue
        if "n3" in match.re.groupindex:  # a rank
            value = float(match["n"] or match["n2"] or match["n3"])
            found.append(Level(match.start(), match.start(), match.end(), "<=", (value,), "hạng", open=True))
        elif bracket and not (found and frame.goals and _is_part(text, match, bracket)):
            continue
        elif level := _level(text, match, frame, found[-1] if found else None):
            found.append(replace(level, bracket=bracket.span(), joined=True) if bracket else level)
    return found


def _is_part(text: str, match: re.Match[str], bracket: re.Match[str]) -> bool:
    """'(khu vực miền núi xuống dưới 30%)': words that lead to a level, no year ('(năm 2025 đạt 1,7%)' was reached)."""
    lead = grammar()["lead"].search(text[max(bracket.start() + 1, match.start() - LOOK_BACK) : match.start()])
    return bool(lead and match["unit"]) and not YEAR.search(bracket[0]) and not is_past(bracket[0].strip("()"))


def _level(text: str, match: re.Match[str], frame: Frame, previous: Level | None) -> Level | None:
    """The number at ``match`` as a goal, or None."""
    before = text[max(0, match.start() - LOOK_BACK) : match.start()]
    found = grammar()["lead"].search(before)
    words = found[0] if found else ""
    lead = match.start() - len(words)
    joined = previous is not None and _goes_on(text[previous.end : lead])
    bare = previous is not None and _is_added(text[previous.end : lead])
    up = match["up"] or up_behind(text, match, words)
    if not ((joined or bare) and match["unit"]) and not is_target(text, match, frame, words, bool(up)):
        return None
    operator = read_operator(words)
    if not words and (joined or bare) and previous:  # 'tối thiểu 95% … và 85% …'
        operator = previous.operator if previous.operator != "range" else None
    if up:
        operator = ">=" if "lên" in up else "<="
    values = tuple(read_number(match[name]) for name in ("a", "b") if match[name])
    if len(values) > 1 and operator not in (None, "="):
        values = values[1:] if operator in ("<", "<=") else values[:1]
    unit, end = read_unit(text, match)
    opens = bool(match["counted"]) or (unit == "%" and not frame.goals and text[end : end + 1] == " ")
    sign = operator or ("range" if len(values) > 1 else "=")
    return Level(lead, match.start(), end, sign, values, unit, opens, joined, bare and not words)


def _goes_on(between: str) -> bool:
    """'đạt 65% vào năm 2025 và đạt 80% vào năm 2030', '90% và 80%': the second level is of the same indicator."""
    return len(between) < FAR and bool(_JOINS.fullmatch(BRACKETS.sub("", between)))


def _is_added(between: str) -> bool:
    """'tối thiểu 95% hồ sơ cấp tỉnh và 85% hồ sơ cấp xã', 'cắt giảm … (trừ …) và tiết kiệm 10% …': 'và' adds a second level."""
    return len(between) < FAR and bool(re.fullmatch(r"[^;\d]{0,200}(?<!\w)và ", BRACKETS.sub("", between)))
