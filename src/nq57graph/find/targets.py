"""Measurable goals: indicator, comparator, value, unit, and the year by which.

Only what is set for the future: goals and tasks, not results reached. 'trên', 'hơn' is '>'; 'tối thiểu', 'ít nhất' '>=';
a plain 'đạt' '='; 'thuộc nhóm N dẫn đầu' '<=' in ranks; 'a - b' a range (annotation guide).

A paragraph is read clause by clause. Each number that is a goal is a level; levels of one indicator ('đạt 65% vào năm 2025
và đạt 80% vào năm 2030', 'dưới 23% (khu vực miền núi dưới 30%)') are a goal each, with the words that are its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import pairwise

from nq57graph.find.deadlines import find_deadline, read_cell
from nq57graph.find.labels import read_labels
from nq57graph.find.sections import Mode, read_mode
from nq57graph.find.tables import read_rows
from nq57graph.lexicon import load
from nq57graph.model.document import Block, Document, Table
from nq57graph.model.reading import Mention, TargetMention
from nq57graph.model.text import Flow
from nq57graph.model.words import flat

_NUMBER = r"\d{1,3}(?:\.\d{3})+(?!\d)|\d+(?:,\d+)?"
_OF_END = r"(?=[,;.()]| (?:cho|theo|phục vụ|để|vào|trong|đến|được|có|đạt|tại|trên|nhằm|trở lên|năm 20\d\d)(?!\w)|$)"
_GOALS = re.compile(r"(?<!\w)(?:mục tiêu|tầm nhìn|chỉ tiêu)(?!\w)", re.IGNORECASE)
_CLAUSE = re.compile(r"[;.](?= |$)|, (?=trong đó)", re.IGNORECASE)
_YEAR = re.compile(r"(?<!\w)năm (20\d\d)(?: ?[-–] ?(20\d\d))?", re.IGNORECASE)
_STAGE = re.compile(r"(?:giai đoạn|thời kỳ) 20\d\d ?[-–] ?(20\d\d)", re.IGNORECASE)
_DAY = re.compile(r"(?:đến|hết|trước) (?:ngày )?\d{1,2}/\d{1,2}/(20\d\d)", re.IGNORECASE)
_OUTLOOK = re.compile(r",? (?:và )?tầm nhìn(?!\w)", re.IGNORECASE)
_DATED = re.compile(r"tháng \d{1,2} $", re.IGNORECASE)
_OPENS_YEAR = re.compile(
    r"^(?:Phấn đấu |Tầm nhìn |Mục tiêu |Từ nay )?(?:Đến|Vào|Trong)? ?(?:hết |cuối )?(?:quý [IV]{1,3} ?/ ?|(?:quý [IV]{1,3} )?năm )(20\d\d)",
    re.IGNORECASE,
)
# A time by which a level is to be reached: a year by itself, a day or a month only behind the preposition of a deadline.
_TIME = re.compile(
    r"(?<!\w)(?:năm (?P<year>20\d\d)(?: ?[-–] ?(?P<last>20\d\d))?|(?:giai đoạn|thời kỳ) 20\d\d ?[-–] ?(?P<stage>20\d\d)"
    r"|(?:trước|đến|trong|xong|hết|vào|chậm nhất)(?: hết| trước| là| ngày){0,3} (?:\d{1,2}/\d{1,2}/|(?:tháng|quý) [\dIVX]{1,4} ?/ ?)(?P<day>20\d\d))",
    re.IGNORECASE,
)
# Years that are none to reach a level by: of a comparison, of a printed date, from which on, until which it is kept.
_OTHER_YEAR = re.compile(r"(?:so với(?: \w+){0,3}|ngày \d{1,2} tháng \d{1,2}|duy trì(?: \w+){0,5}|từ) $", re.IGNORECASE)
_WITH_TIME = re.compile(r"(?: ?\([^()]{0,150}\)|\))? (?:vào|đến|trong)(?: hết| cuối)? năm 20\d\d(?!\w)", re.IGNORECASE)
_RANK = re.compile(
    r"(?:(?:thuộc|nằm trong|vào|trong) )?(?:nhóm|tốp|top) (?P<n>\d{1,3})(?: [^;.\d]{0,60}?)? (?:dẫn đầu|đứng đầu|cao nhất|tốt nhất)(?!\w)"
    r"|(?:thuộc|nằm trong|vào|trong) (?:tốp|top) (?P<n3>\d{1,3})(?![\d.,/]*\d)"
    r"|(?:xếp |đứng )?(?:hạng|thứ) (?:từ )?(?:thứ )?(?P<n2>\d{1,3}) trở lên(?!\w)",
    re.IGNORECASE,
)
_INDEX = re.compile(r"(?:chỉ số|hệ số)(?!\w)[^;.]{0,120}$", re.IGNORECASE)
_WITHIN = re.compile(
    r"(?:trong|trên) (?P<of>GRDP|GDP|tổng [^,;.()\d]{3,60}?)(?= (?:năm|đạt|chiếm|ở mức|đến)(?!\w)|,|$)", re.IGNORECASE
)
_BRACKETS = re.compile(r"\([^()]{0,400}\)")
_SET = re.compile(
    r"(?<!\w)(?:phấn đấu|mục tiêu|chỉ tiêu|bảo đảm|đảm bảo|đạt (?:tỷ|tỉ) lệ|nâng (?:tỷ|tỉ) lệ|nâng (?:tỷ|tỉ) trọng)(?!\w)",
    re.IGNORECASE,
)
_OPENS = re.compile(
    r"(?<!\w)(?:bố trí|tỷ trọng|tỉ trọng|tỷ lệ|tỉ lệ|quy mô|số lượng|bảo đảm|đảm bảo)(?!\w)", re.IGNORECASE
)
_BEGINS = re.compile(r"(?:năm 20\d\d|trong đó|phấn đấu|:),? ?(?:có )?$", re.IGNORECASE)
_JOINS = re.compile(
    r"[ ,;)]*(?:và )?(?:(?:vào|đến|trong) )?(?:(?:hết )?năm 20\d\d)?[ ,;]*(?:và )?(?:phấn đấu |phấn )?", re.IGNORECASE
)
_WHERE = re.compile(r" (?:so với|(?:ở|đối với|tại|cho|phục vụ|vào)(?! (?:hết |cuối )?năm))(?!\w)", re.IGNORECASE)
_PUT_ABOUT = re.compile(
    r"(?<!\w)(?:tại|ở|cho|của|đến|tới)(?: (?:hơn|trên|ít nhất|tối thiểu|khoảng))? ?$", re.IGNORECASE
)
_GROUP = re.compile(
    r" (?P<noun>[^,;.()\d]{2,60}?)(?: trên địa bàn)?"
    r"(?=[,;.()]| (?:cho|theo|phục vụ|để|vào|trong|đến|được|có|đạt|tại|nhằm|trước|xong|và|sử dụng|hoàn thành)(?!\w)|$)",
    re.IGNORECASE,
)
_LOWERS = re.compile(r"(?<!\w)(?:rút ngắn|giảm|phấn đấu|bảo đảm|đảm bảo|tỷ lệ|tỉ lệ)(?!\w)", re.IGNORECASE)
_CUTS = re.compile(r"(?<!\w)(?:giảm|tiết kiệm|giải ngân)(?!\w)[^,;]{0,30}$", re.IGNORECASE)
_EACH = re.compile(r"(?<!\w)(?:mỗi|hằng|hàng) (?P<what>năm|tháng|xã|phường|thôn|huyện|tỉnh)(?!\w)", re.IGNORECASE)
_PER_HEAD = re.compile(r"[^;.()\d]{0,60}?( trên (?:một |1 )?(?:vạn|nghìn) dân)(?!\w)", re.IGNORECASE)
_LABEL = re.compile(r"^(?:kết quả|sản phẩm|đầu ra|chỉ tiêu|mục tiêu)[^:;.\d]{0,25}:", re.IGNORECASE)
_BREAK = re.compile(r"[,;]|(?<!\w)và(?!\w)", re.IGNORECASE)
# What follows a goal in its sentence and is none of it: who does it and until when, what becomes of it.
_AFTER = re.compile(
    r" ?\[| ?\((?=[^()]*$)| ?\([^() ]+ [^()]*\)$"
    r"|, (?:xong|hoàn thành|báo cáo|trình|gửi|ra mắt|đặc biệt|bao gồm|nhằm|góp phần|chậm nhất|trước|trong|để|đáp ứng|định kỳ)(?!\w)",
    re.IGNORECASE,
)
_TITLE_WORDS = 30
_DIGIT = re.compile(r"\d")
_FAR = 400  # code points: how far words reach to qualify a number
_NEAR = 120  # code points in which the words that set a level, or do the work, stand
_LOOK_BACK = 48  # code points in which the words of comparison stand


@dataclass(frozen=True, slots=True)
class _Frame:
    """What stands around a clause: whether goals are set there, by which year, and in which year the document was made.

    ``plan`` is the year by which the document's title sets its goals, for goals whose headings name none; ``due`` the year in
    which a task is due, for the clauses that begin before offset ``until`` of the source, where its deadline stands.
    """

    goals: bool
    by: str | None
    written: str | None
    plan: str | None = None
    due: str | None = None
    until: int = 0


@dataclass(frozen=True, slots=True)
class _Level:
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


@dataclass(frozen=True, slots=True)
class _Read:
    """A target as its clause gives it. ``dated`` says that the clause names the year; ``shares`` that the goal before it in the
    sentence has its year from it ('90% đối với tuyến tỉnh; 75% đối với tuyến huyện vào năm 2025')."""

    target: TargetMention
    dated: bool
    shares: bool


@cache
def _grammar() -> dict[str, re.Pattern[str]]:
    words = load("targets")
    unit, whole = _either([*words["units"], *words["sizes"]]), _either(words["wholes"])
    share = (
        rf"%(?: ?/ ?(?:năm|tháng|quý)(?!\w)| (?:(?:trong|trên|so với) )?(?P<of>(?:{whole})(?!\w)|dân số(?: trong độ tuổi lao động)?{_OF_END}"
        rf"|(?:tổng|ngân sách|kinh phí|chi thường xuyên)(?!\w)[^,;.()]{{0,90}}?(?: trên địa bàn)?{_OF_END}))?"
    )
    rate = r"(?P<rate>(?:m[23](?: sàn)?|[^\W\d_][^\d;.()%/]{2,40}) ?/ ?(?:năm|tháng|ngày|(?:1 |một )?vạn dân|nghìn dân|1\.000 dân|người/năm|người)(?!\w))"
    counted = rf"(?P<counted>(?:{unit})(?!\w| tuổi(?!\w))(?:, (?:{unit})(?!\w)){{0,2}}(?: trên (?:một |1 )?(?:vạn|nghìn) dân)?)"
    works, levels = _either([*words["operators"], *words["works"]]), _either([*words["operators"], *words["levels"]])
    operator = _either(words["operators"])
    return {
        "quantity": re.compile(
            rf"(?<![\w/.,:-])(?P<a>{_NUMBER})(?:/(?P<all>\d{{1,4}})(?= ?(?:{unit})(?!\w)))?(?: ?%? ?(?:[-–]|đến) ?(?P<b>{_NUMBER}))? ?"
            rf"(?P<unit>{share}|{rate}|{counted})?(?P<up> trở (?:lên|xuống))?",
            re.IGNORECASE,
        ),
        "lead": re.compile(rf"(?:(?<!\w)(?:{works}) ?)+$|(?:(?<!\w)(?:{levels}) ?)+$", re.IGNORECASE),
        "verb": re.compile(r"(?<!\w)(?:(?:đạt|chiếm)(?: \w+){0,2}|phấn đấu(?: \w+){0,6}) ?$", re.IGNORECASE),
        "makes": re.compile(rf"(?<!\w)(?:{_either(words['makes'])}) (?:(?:{operator}) )?$", re.IGNORECASE),
        "completes": re.compile(rf"(?<!\w)(?:{_either(words['completes'])}) $", re.IGNORECASE),
        "spreads": re.compile(rf"(?<!\w)(?:{_either(words['spreads'])})(?!\w)", re.IGNORECASE),
        "past": re.compile(rf"(?<!\w)(?:{_either(words['not_past'])}|(?P<past>{_either(words['past'])}))(?!\w)", re.IGNORECASE),
        "such": re.compile(rf"(?<!\w)(?:{unit}) có từ $", re.IGNORECASE),
        "size": re.compile(rf"(?:{_either(words['sizes'])})(?!\w)", re.IGNORECASE),
    }  # fmt: skip


def _either(words: Iterable[str]) -> str:
    return "|".join(re.escape(w).replace(r"\ ", " +") for w in sorted(words, key=len, reverse=True))


@cache
def _spoiled() -> tuple[re.Pattern[str], dict[str, str]]:
    """Words of goals as scans print them → as they are, of one length: single ones by their misprints, phrases by their letters."""
    words = load("targets")
    known = {**words["spoiled"], **{flat(phrase): phrase for phrase in words["scanned"]}}
    return re.compile(rf"(?<!\w)(?:{_either(known)})(?!\w)", re.IGNORECASE), known


def _mended(text: str) -> str:
    """``text``, as long as it is, with the words of goals put right where a scan spoiled their letters: 'đưới', 'ít nhât'."""
    pattern, known = _spoiled()
    plain = flat(text)
    if len(plain) != len(text):  # letters that have no single small form
        return text
    singles = pattern.sub(lambda m: known.get(m[0].lower(), m[0]), text)
    pieces, at = [], 0
    for match in pattern.finditer(plain):
        if right := known.get(match[0]) if " " in match[0] else None:
            pieces += [singles[at : match.start()], _cased(right, text[match.start()])]
            at = match.end()
    return "".join([*pieces, singles[at:]])


def _cased(word: str, first: str) -> str:
    return word[0].upper() + word[1:] if first.isupper() else word


def find_targets(document: Document) -> tuple[TargetMention, ...]:
    """The targets of ``document``, in order; parts that tell results hold none, tables of tasks are read like tasks."""
    found: list[TargetMention] = []
    year = re.search(r"20\d\d", document.header.date.text)
    written = year[0] if year else None
    frame = _Frame(goals=False, by=None, written=written, plan=_plan_year(document.header.title.text, written))
    for block in document.body:
        found.extend(_walk(block, frame))
    for annex in document.annexes:
        inner = replace(frame, plan=_plan_year(annex.title.text, written) or frame.plan)
        for table in annex.tables:
            found.extend(_in_table(table, inner))
        for block in annex.blocks:
            found.extend(_walk(block, inner))
    return tuple(found)


def _walk(block: Block, frame: _Frame) -> Iterator[TargetMention]:
    text = block.flow.text
    if block.children and len(text.split()) <= _TITLE_WORDS:
        mode = read_mode(text)
        goals = bool(_GOALS.search(text))
        if mode is Mode.NONE and not goals:
            return
        within = goals or (frame.goals and mode is not Mode.ORDERS)
        by = _year_of_heading(text) or _year_of_lines(block.children) or frame.by or (frame.plan if within else None)
        frame = replace(frame, goals=within, by=by)
        if "%" in text:  # a goal with sub-goals under it
            yield from _in_flow(block.flow, frame)
    else:
        yield from _in_flow(block.flow, frame if frame.goals else _with_deadline(frame, block.flow))
    for table in block.tables:
        yield from _in_table(table, frame)
    for child in block.children:
        yield from _walk(child, frame)


def _year_of_heading(text: str) -> str | None:
    """'Mục tiêu đến năm 2030', 'giai đoạn 2026 - 2030', 'ĐẾN 31/12/2026'; with an outlook besides, the nearer year."""
    for part in _OUTLOOK.split(text, maxsplit=1):
        if stage := _STAGE.search(part):
            return stage[1]
        years = {m[2] or m[1] for m in _YEAR.finditer(part) if not _DATED.search(part[: m.start()])}
        years = years or set(_DAY.findall(part))
        if years:
            return years.pop() if len(years) == 1 else None
    return None


def _plan_year(title: str, written: str | None) -> str | None:
    """The year for which a plan is made: 'Kế hoạch năm 2026 …'; a year gone by is of a document named in the title."""
    year = _year_of_heading(title)
    return year if year and year >= (written or "") else None


def _year_of_lines(blocks: tuple[Block, ...]) -> str | None:
    """The year of an activity given by labelled lines ('Thời gian: Quý III/2026'), for the line that gives its result."""
    for block in blocks:
        if not block.children and len(block.flow) < _FAR:
            for field in read_labels(block.flow)[1]:
                deadline = read_cell(field.value) if field.kind == "deadline" else None
                if deadline and deadline.end:
                    return deadline.end[:4]
    return None


def _with_deadline(frame: _Frame, flow: Flow) -> _Frame:
    """``frame`` with the year in which the task is due: that of the goals it sets, where they name none."""
    deadline = find_deadline(flow) if _DIGIT.search(flow.text) else None
    if deadline is None or not deadline.end or not deadline.mention.spans:
        return frame
    return replace(frame, due=deadline.end[:4], until=deadline.mention.spans[-1].end)


def _in_table(table: Table, frame: _Frame) -> Iterator[TargetMention]:
    """The row's own time says by when, unless the work recurs."""
    for row in read_rows(table):
        deadline = read_cell(row.deadline) if row.deadline.text else None
        by = deadline.end[:4] if deadline and deadline.end else None
        for flow in (row.task, row.product):
            yield from _in_flow(flow, _Frame(goals=False, by=by, written=frame.written))


def find_in_flow(
    flow: Flow, *, goals: bool, by: str | None = None, written: str | None = None
) -> Iterator[TargetMention]:
    """The targets in one paragraph. ``goals`` says that it stands among goals, where every number with a unit is one."""
    yield from _in_flow(flow, _Frame(goals, by, written))


def _in_flow(flow: Flow, frame: _Frame) -> Iterator[TargetMention]:
    if not _DIGIT.search(flow.text):
        return
    for sentence in _sentences(flow):
        read: list[_Read] = []
        listed = False  # behind a colon: one list, whose last member may name the year of all
        for clause in sentence:
            if opened := _OPENS_YEAR.match(clause.text):
                frame = replace(frame, by=opened[1])
            here = list(_in_clause(clause, _of_clause(frame, clause)))
            read += [replace(r, shares=r.shares or listed) for r in here]
            listed = listed or ": " in clause.text
        yield from _dated(read, frame)


def _of_clause(frame: _Frame, clause: Flow) -> _Frame:
    return replace(frame, by=frame.due) if frame.due and clause.text and clause.starts[0] < frame.until else frame


def _sentences(flow: Flow) -> Iterator[list[Flow]]:
    """The clauses of each sentence of ``flow``."""
    start = 0
    sentence: list[Flow] = []
    for end in [m.start() for m in _CLAUSE.finditer(flow.text)] + [len(flow)]:
        sentence.append(flow.part(start, end).strip(" ,;."))
        if flow.text[end : end + 1] in (".", ""):
            yield sentence
            sentence = []
        start = end + 1


def _dated(read: list[_Read], frame: _Frame) -> Iterator[TargetMention]:
    """The targets of a sentence, those without a year of their own dated by the list that they are in."""
    by: str | None = None
    found: list[TargetMention] = []
    for position in range(len(read) - 1, -1, -1):
        target = read[position].target
        if not read[position].dated and position + 1 < len(read) and read[position + 1].shares and by:
            target = replace(target, by=by)
        elif not read[position].dated:
            by = None
        by = target.by if read[position].dated else by
        found.append(target)
    return (t for t in reversed(found) if not (t.by and frame.written and t.by < frame.written))


def _in_clause(clause: Flow, frame: _Frame) -> Iterator[_Read]:
    if not _DIGIT.search(clause.text):
        return
    text = _mended(clause.text)
    if _is_past(text):
        return
    levels = _levels(text, frame)
    years = _years(text, levels)
    end = 0
    name = ""
    for position, (level, year) in enumerate(zip(levels, years, strict=True)):
        limit = _limit(text, level, levels[position + 1]) if position + 1 < len(levels) else len(text)
        start = _start(text, level, end, frame)
        own = _name(text[start : level.lead])
        stop = _stop(text, level, limit, named=bool(own or (level.joined and name)))
        indicator = _indicator(name, own, _name(text[level.end : stop]), level)
        if own and not level.bracket or not (name or _WHERE.match(f" {indicator}")):
            name = indicator
        part = clause.part(start, stop).strip(" ,;.:")
        end = max(end, stop)
        shares = bool(level.bracket) or level.bare if position else level.lead == 0
        yield _Read(_made(part, indicator, level, year or frame.by), bool(year), shares)


def _indicator(name: str, own: str, behind: str, level: _Level) -> str:
    """What a level is of: the words before it, else those ``behind`` it; a part ('khu vực miền núi', 'ở khu vực nông thôn')
    or another level is of the indicator ``name`` of the one before."""
    if not name or (own and not level.bracket):
        return own or behind
    part = own or ("" if level.joined else behind)
    if part and not own and not _WHERE.match(f" {part}"):
        return part
    return f"{name} ({part})" if part else name


def _made(part: Flow, indicator: str, level: _Level, by: str | None) -> TargetMention:
    joined = re.match(r"(?:và|cũng như) ", part.text, re.IGNORECASE)
    part = part.part(joined.end()) if joined else part
    name = re.sub(r"\s+", " ", indicator).strip(" ,;.:-")
    return TargetMention(Mention(part.text, part.spans()), name, level.operator, level.values, level.unit, by)


def _is_past(text: str) -> bool:
    """Whether the clause tells what was reached, or a condition; 'thực hiện' holds 'hiện' and tells neither."""
    plain = _BRACKETS.sub(" ", text)
    return any(m["past"] for m in _grammar()["past"].finditer(plain))


# Levels


def _levels(text: str, frame: _Frame) -> list[_Level]:
    """The goals of a clause, in order. In brackets stand levels of a part of what was named before them, with no year."""
    found: list[_Level] = []
    brackets = [m for m in _BRACKETS.finditer(text)]
    matches = sorted([*_RANK.finditer(text), *_grammar()["quantity"].finditer(text)], key=lambda m: m.start())
    at = 0
    for match in matches:
        while at < len(brackets) and brackets[at].end() <= match.start():
            at += 1
        bracket = brackets[at] if at < len(brackets) and brackets[at].start() < match.start() else None
        if found and match.start() < found[-1].end:
            continue
        if "n3" in match.re.groupindex:  # a rank
            value = float(match["n"] or match["n2"] or match["n3"])
            found.append(_Level(match.start(), match.start(), match.end(), "<=", (value,), "hạng", open=True))
        elif bracket and not (found and frame.goals and _is_part(text, match, bracket)):
            continue
        elif level := _level(text, match, frame, found[-1] if found else None):
            found.append(replace(level, bracket=bracket.span(), joined=True) if bracket else level)
    return found


def _is_part(text: str, match: re.Match[str], bracket: re.Match[str]) -> bool:
    """'(khu vực miền núi xuống dưới 30%)': words that lead to a level, no year ('(năm 2025 đạt 1,7%)' was reached)."""
    lead = _grammar()["lead"].search(text[max(bracket.start() + 1, match.start() - _LOOK_BACK) : match.start()])
    return bool(lead and match["unit"]) and not _YEAR.search(bracket[0]) and not _is_past(bracket[0].strip("()"))


def _level(text: str, match: re.Match[str], frame: _Frame, previous: _Level | None) -> _Level | None:
    """The number at ``match`` as a goal, or None."""
    before = text[max(0, match.start() - _LOOK_BACK) : match.start()]
    found = _grammar()["lead"].search(before)
    words = found[0] if found else ""
    lead = match.start() - len(words)
    joined = previous is not None and _goes_on(text[previous.end : lead])
    bare = previous is not None and _is_added(text[previous.end : lead])
    up = match["up"] or _up_behind(text, match, words)
    if not ((joined or bare) and match["unit"]) and not _is_target(text, match, frame, words, bool(up)):
        return None
    operator = _operator(words)
    if not words and (joined or bare) and previous:  # 'tối thiểu 95% … và 85% …'
        operator = previous.operator if previous.operator != "range" else None
    if up:
        operator = ">=" if "lên" in up else "<="
    values = tuple(_number(match[name]) for name in ("a", "b") if match[name])
    if len(values) > 1 and operator not in (None, "="):
        values = values[1:] if operator in ("<", "<=") else values[:1]
    unit, end = _unit(text, match)
    opens = bool(match["counted"]) or (unit == "%" and not frame.goals and text[end : end + 1] == " ")
    sign = operator or ("range" if len(values) > 1 else "=")
    return _Level(lead, match.start(), end, sign, values, unit, opens, joined, bare and not words)


def _goes_on(between: str) -> bool:
    """'đạt 65% vào năm 2025 và đạt 80% vào năm 2030', '90% và 80%': the second level is of the same indicator."""
    return len(between) < _FAR and bool(_JOINS.fullmatch(_BRACKETS.sub("", between)))


def _is_added(between: str) -> bool:
    """'tối thiểu 95% hồ sơ cấp tỉnh và 85% hồ sơ cấp xã', 'cắt giảm … (trừ …) và tiết kiệm 10% …': 'và' adds a second level."""
    return len(between) < _FAR and bool(re.fullmatch(r"[^;\d]{0,200}(?<!\w)và ", _BRACKETS.sub("", between)))


def _up_behind(text: str, match: re.Match[str], lead: str) -> str | None:
    """'từ 70% dân số … trở lên': the words that rule the number stand behind what it is of."""
    if not re.search(r"(?<!\w)từ ?$", lead, re.IGNORECASE):
        return None
    found = re.match(r"[^,;.()\d]{0,60}? trở (?:lên|xuống)(?!\w)", text[match.end() : match.end() + 2 * _LOOK_BACK])
    return found[0] if found else None


def _is_target(text: str, match: re.Match[str], frame: _Frame, lead: str, up: bool) -> bool:
    before = text[max(0, match.start() - _LOOK_BACK) : match.start()]
    if not match["unit"]:
        return frame.goals and "," in match["a"] and bool(lead) and bool(_INDEX.search(_far(text, match)))
    if up and match["counted"] and _grammar()["such"].search(before):
        return False  # 'doanh nghiệp có từ 500 lao động trở lên' says which
    if frame.goals:
        return bool(lead or up or match["all"] or not before.strip() or _BEGINS.search(before)) or (
            match["unit"].startswith("%") and before.endswith(", ")  # '…, 100% xã có mạng 5G'
        )
    if _LABEL.match(text) and re.search(r": ?$", before[: len(before) - len(lead)]):
        return not match["unit"].startswith("%") and (_number(match["a"]) >= 2)
    operator = _operator(lead)
    if operator == "<=" and (not _LOWERS.search(_near(text, match)) or "tối đa" in lead.lower()):
        return False  # a ceiling, not a level to come down to
    if match["unit"].startswith("%"):
        return _is_share(text, match, operator, lead, up)
    if match["counted"] and _grammar()["size"].match(match["counted"]):
        return operator == "<="  # 'tối thiểu 30 ngày', 'tối thiểu 36 m2' is a condition
    if match["rate"]:
        return operator == ">="
    if operator in (">=", "<="):
        return True
    return bool(_grammar()["makes"].search(before)) and _number(match["a"]) >= 2


def _is_share(text: str, match: re.Match[str], operator: str | None, lead: str, up: bool) -> bool:
    """Whether a percentage in a task is a level to reach: set by words of aiming, or all of something to be done."""
    near = _near(text, match)
    grammar = _grammar()
    if operator in (">=", "<="):
        return True
    is_set = bool(_SET.search(text[max(0, match.start() - _FAR) : match.start()]))
    if match["a"] == "100" and (grammar["completes"].search(near) or _is_spread(text, match, near)):
        return True
    if is_set and (operator or up) and _SET.search(near):
        return True
    return is_set and bool(lead) and bool(grammar["verb"].search(near))


def _is_spread(text: str, match: re.Match[str], near: str) -> bool:
    """'đưa bệnh án điện tử vào sử dụng tại 100% bệnh viện công lập': work that is to reach all of a group."""
    return bool(_PUT_ABOUT.search(near) and _GROUP.match(text, match.end()) and _grammar()["spreads"].search(near))


def _near(text: str, match: re.Match[str]) -> str:
    return text[max(0, match.start() - _NEAR) : match.start()]


def _far(text: str, match: re.Match[str]) -> str:
    return text[max(0, match.start() - _FAR) : match.start()]


@lru_cache(maxsize=1024)
def _operator(lead: str) -> str | None:
    operators = load("targets")["operators"]
    words = " ".join(lead.lower().split())
    for word in sorted(operators, key=len, reverse=True):
        if re.search(rf"(?<!\w){re.escape(word)}(?!\w)", words):
            return str(operators[word])
    return None


def _unit(text: str, match: re.Match[str]) -> tuple[str | None, int]:
    """The unit of a number and where it ends: '% GRDP', '% bệnh viện công lập', 'kỹ sư, kỹ thuật viên', 'sinh viên/năm'."""
    before = _far(text, match)
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
    if unit == "%" and _PUT_ABOUT.search(before) and (group := _GROUP.match(text, match.end())):
        return f"% {_listed(text, group)}", group.end()
    return unit, match.end()


def _listed(text: str, group: re.Match[str]) -> str:
    """'100% xã, phường': the group is named by two units."""
    words = load("targets")["units"]
    more = re.match(rf", (?:{_either(words)})(?!\w)", text[group.end() : group.end() + _LOOK_BACK])
    return group["noun"] + (more[0] if more and group["noun"] in words else "")


# The words of a goal


def _start(text: str, level: _Level, after: int, frame: _Frame) -> int:
    """Where the goal begins: in its bracket, behind the goal before it, behind a colon, or at the words that set it."""
    if level.bracket:
        return max(level.bracket[0] + 1, after if after <= level.lead and after < level.bracket[1] else 0)
    start = min(after, level.lead)
    if level.joined:
        return start
    if after and re.search(r"(?<!\w)và $", text[max(0, level.lead - 4) : level.lead], re.IGNORECASE):
        return level.lead
    if not frame.goals and (opens := _OPENS.search(text, max(start, level.start - _FAR), level.start)):
        return opens.start()
    colon = text.rfind(": ", start, level.lead)
    if colon >= 0 and (text[colon + 2 : level.lead].strip() or _LABEL.match(text)):
        start = colon + 2
    if frame.goals:
        return start
    if work := _grammar()["completes"].search(text[max(start, level.start - _LOOK_BACK) : level.start]):
        return max(start, level.start - _LOOK_BACK) + work.start()
    return max(start, text.rfind(", ", start, level.lead) + 1)


def _limit(text: str, level: _Level, following: _Level) -> int:
    """How far a goal can reach that another follows: to its bracket, else to the comma before what that one is of."""
    if following.bracket:
        return following.bracket[0]
    between = text[level.end : following.lead]
    cut = max(between.rfind(", "), between.rfind(" và "))
    return level.end + cut if cut >= 0 else following.lead


def _stop(text: str, level: _Level, limit: int, *, named: bool) -> int:
    """What is counted goes on behind its unit, and so does what the share is for; a level ends with its unit and its year."""
    end = level.end
    if level.open or not named or _WHERE.match(text, end):
        after = _AFTER.search(text, end, limit)
        end = max(end, after.start() if after else limit)
    dated = _WITH_TIME.match(text, end)
    return dated.end() if dated else end


def _years(text: str, levels: list[_Level]) -> list[str | None]:
    """The year that the clause names for each level: behind it ('65% vào năm 2025'), or before it ('năm 2028 đạt 14%')."""
    if not levels:
        return []
    behind: list[str | None] = [None] * len(levels)
    ahead: list[str | None] = [None] * len(levels)
    at = 0
    for start, end, year in _times(text):
        while at < len(levels) and levels[at].start < start:
            at += 1
        last = at - 1
        if at < len(levels) and (last < 0 or _is_of_next(text, levels[last], levels[at], start, end)):
            ahead[at] = year
        elif last >= 0 and not behind[last] and _is_of_last(text, levels[last], start, opened=ahead[0] is not None):
            behind[last] = year
    for here, following in reversed(list(pairwise(range(len(levels))))):
        if levels[following].bracket or levels[following].bare:
            behind[here] = behind[here] or behind[following]
    running: str | None = None
    found = []
    for own, before in zip(behind, ahead, strict=True):
        running = before or running
        found.append(own or running)
    return found


def _times(text: str) -> Iterator[tuple[int, int, str]]:
    """Start, end and year of the times by which something is to be; times in brackets that hold a level are of that."""
    reached = [m.span() for m in _BRACKETS.finditer(text) if "%" in m[0] or "đạt" in m[0]]
    at = 0
    for match in _TIME.finditer(text):
        while at < len(reached) and reached[at][1] <= match.start():
            at += 1
        if at < len(reached) and reached[at][0] < match.start():
            continue
        if _OTHER_YEAR.search(text[max(0, match.start() - _LOOK_BACK) : match.start()]):
            continue
        yield match.start(), match.end(), match["last"] or match["year"] or match["stage"] or match["day"]


def _is_of_next(text: str, last: _Level, following: _Level, start: int, end: int) -> bool:
    """'đạt 65%, đến năm 2030 đạt 80%': a comma parts the year from the level before it and none from the one behind."""
    if following.lead - end > _FAR or start - last.end > _FAR:
        return following.lead - end <= _FAR
    before, after = _BRACKETS.sub("", text[last.end : start]), text[end : following.lead].strip(" ,:")
    return bool(_BREAK.search(before)) and not _BREAK.search(after)


def _is_of_last(text: str, last: _Level, start: int, *, opened: bool) -> bool:
    """'Đến năm 2027, tỷ lệ hộ nghèo dưới 1,5%, đến năm 2030 …': a year behind a comma is none of a level that has one ahead."""
    if start - last.end > _FAR:
        return False
    return not (opened and _BREAK.search(_BRACKETS.sub("", text[last.end : start])))


def _name(indicator: str) -> str:
    """The indicator without what introduces it: 'Đến năm 2030, phấn đấu tỷ lệ …'."""
    name = re.sub(
        r"^(?:(?:và|phấn đấu|trong đó|(?:(?:đến|vào|trong) (?:hết )?)?năm 20\d\d)(?!\w)|[ ,:;-])+",
        "",
        indicator.strip(),
        flags=re.IGNORECASE,
    )
    name = re.sub(r" (?:vào|đến|trong) (?:hết )?năm 20\d\d$", "", name.strip(" ,;.:-–"), flags=re.IGNORECASE)
    return name.strip(" ,;.:-–")


def _number(text: str) -> float:
    """'1.500' is fifteen hundred, '0,7' seven tenths."""
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+", text):
        return float(text.replace(".", ""))
    return float(text.replace(",", "."))
