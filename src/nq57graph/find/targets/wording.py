"""The words of a goal: where they begin and end, and those of them that name its indicator."""

from __future__ import annotations

import re

from nq57graph.find.targets.frames import Frame
from nq57graph.find.targets.grammar import FAR, LABEL, LOOK_BACK, grammar
from nq57graph.find.targets.levels import Level

_OPENS = re.compile(
    r"(?<!\w)(?:bố trí|tỷ trọng|tỉ trọng|tỷ lệ|tỉ lệ|quy mô|số lượng|bảo đảm|đảm bảo)(?!\w)", re.IGNORECASE
)
WHERE = re.compile(r" (?:so với|(?:ở|đối với|tại|cho|phục vụ|vào)(?! (?:hết |cuối )?năm))(?!\w)", re.IGNORECASE)
_WITH_TIME = re.compile(r"(?: ?\([^()]{0,150}\)|\))? (?:vào|đến|trong)(?: hết| cuối)? năm 20\d\d(?!\w)", re.IGNORECASE)
# What follows a goal in its sentence and is none of it: who does it and until when, what becomes of it.
_AFTER = re.compile(
    r" ?\[| ?\((?=[^()]*$)| ?\([^() ]+ [^()]*\)$"
    r"|, (?:xong|hoàn thành|báo cáo|trình|gửi|ra mắt|đặc biệt|bao gồm|nhằm|góp phần|chậm nhất|trước|trong|để|đáp ứng|định kỳ)(?!\w)",
    re.IGNORECASE,
)


def start_of(text: str, level: Level, after: int, frame: Frame) -> int:
    """Where the goal begins: in its bracket, behind the goal before it, behind a colon, or at the words that set it."""
    if level.bracket:
        return max(level.bracket[0] + 1, after if after <= level.lead and after < level.bracket[1] else 0)
    start = min(after, level.lead)
    if level.joined:
        return start
    if after and re.search(r"(?<!\w)và $", text[max(0, level.lead - 4) : level.lead], re.IGNORECASE):
        return level.lead
    if not frame.goals and (opens := _OPENS.search(text, max(start, level.start - FAR), level.start)):
        return opens.start()
    colon = text.rfind(": ", start, level.lead)
    if colon >= 0 and (text[colon + 2 : level.lead].strip() or LABEL.match(text)):
        start = colon + 2
    if frame.goals:
        return start
    if work := grammar()["completes"].search(text[max(start, level.start - LOOK_BACK) : level.start]):
        return max(start, level.start - LOOK_BACK) + work.start()
    return max(start, text.rfind(", ", start, level.lead) + 1)


def limit_of(text: str, level: Level, following: Level) -> int:
    """How far a goal can reach that another follows: to its bracket, else to the comma before what that one is of."""
    if following.bracket:
        return following.bracket[0]
    between = text[level.end : following.lead]
    cut = max(between.rfind(", "), between.rfind(" và "))
    return level.end + cut if cut >= 0 else following.lead


def stop_of(text: str, level: Level, limit: int, *, named: bool) -> int:
    """What is counted goes on behind its unit, and so does what the share is for; a level ends with its unit and its year."""
    end = level.end
    if level.open or not named or WHERE.match(text, end):
        after = _AFTER.search(text, end, limit)
        end = max(end, after.start() if after else limit)
    dated = _WITH_TIME.match(text, end)
    return dated.end() if dated else end


def indicator_of(name: str, own: str, behind: str, level: Level) -> str:
    """What a level is of: the words before it, else those ``behind`` it; a part ('khu vực miền núi', 'ở khu vực nông thôn')
    or another level is of the indicator ``name`` of the one before."""
    if not name or (own and not level.bracket):
        return own or behind
    part = own or ("" if level.joined else behind)
    if part and not own and not WHERE.match(f" {part}"):
        return part
    return f"{name} ({part})" if part else name


def name_of(indicator: str) -> str:
    """The indicator without what introduces it: 'Đến năm 2030, phấn đấu tỷ lệ …'."""
    name = re.sub(
        r"^(?:(?:và|phấn đấu|trong đó|(?:(?:đến|vào|trong) (?:hết )?)?năm 20\d\d)(?!\w)|[ ,:;-])+",
        "",
        indicator.strip(),
        flags=re.IGNORECASE,
    )
    name = re.sub(r" (?:vào|đến|trong) (?:hết )?năm 20\d\d$", "", name.strip(" ,;.:-–"), flags=re.IGNORECASE)
    return name.strip(" ,;.:-–")
