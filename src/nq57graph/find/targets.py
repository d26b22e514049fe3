"""Measurable goals: indicator, comparator, value, unit, and the year by which.

Only what is set for the future: goals and tasks, not results reached. 'trên', 'hơn' is '>'; 'tối thiểu', 'ít nhất' '>=';
a plain 'đạt' '='; 'thuộc nhóm N dẫn đầu' '<=' in ranks; 'a - b' a range (annotation guide).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from nq57graph.find.deadlines import read_cell
from nq57graph.find.sections import Mode, read_mode
from nq57graph.find.tables import read_rows
from nq57graph.lexicon import load
from nq57graph.model.document import Block, Document, Table
from nq57graph.model.reading import Mention, TargetMention
from nq57graph.model.text import Flow

_NUMBER = r"\d{1,3}(?:\.\d{3})+(?!\d)|\d+(?:,\d+)?"
_OF_END = r"(?=[,;.()]| (?:cho|theo|phục vụ|để|vào|trong|đến|được|có|đạt|tại|trên|nhằm|năm 20\d\d)(?!\w)|$)"
_GOALS = re.compile(r"(?<!\w)(?:mục tiêu|tầm nhìn|chỉ tiêu)(?!\w)", re.IGNORECASE)
_CLAUSE = re.compile(r"[;.](?= |$)|, (?=trong đó)", re.IGNORECASE)
_YEAR = re.compile(r"(?<!\w)năm (20\d\d)(?: ?[-–] ?(20\d\d))?", re.IGNORECASE)
_STAGE = re.compile(r"(?:giai đoạn|thời kỳ) 20\d\d ?[-–] ?(20\d\d)", re.IGNORECASE)
_OPENS_YEAR = re.compile(r"^(?:Phấn đấu )?(?:Đến|Đến hết|Vào|Trong) (?:hết )?năm (20\d\d)", re.IGNORECASE)
_RANK = re.compile(
    r"(?:thuộc|nằm trong|vào|trong) (?:nhóm|tốp|top) (?P<n>\d{1,3})(?: [^,;.\d]{0,40})? (?:dẫn đầu|đứng đầu|cao nhất)[^,;.]*"
    r"|(?:xếp|đứng) (?:hạng|thứ) (?:từ )?(?P<n2>\d{1,3}) trở lên[^,;.]*",
    re.IGNORECASE,
)
_INDEX = re.compile(r"(?:chỉ số|hệ số)(?!\w)[^;.]{0,120}$", re.IGNORECASE)
_WITHIN = re.compile(
    r"(?:trong|trên) (?P<of>GRDP|GDP|tổng [^,;.()\d]{3,60}?)(?= (?:năm|đạt|chiếm|ở mức|đến)(?!\w)|,|$)", re.IGNORECASE
)
_BRACKETS = re.compile(r"\([^)]*\)")
_SET = re.compile(r"(?<!\w)(?:phấn đấu|mục tiêu|chỉ tiêu|bảo đảm|đảm bảo)(?!\w)", re.IGNORECASE)
_OPENS = re.compile(
    r"(?<!\w)(?:bố trí|tỷ trọng|tỉ trọng|tỷ lệ|tỉ lệ|quy mô|số lượng|bảo đảm|đảm bảo)(?!\w)", re.IGNORECASE
)
_GOES_ON = re.compile(
    r" *(?:(?:vào|đến|trong) )?(?:hết )?năm 20\d\d ?(?:,|và|;)? ?(?:và )?(?:phấn đấu )?", re.IGNORECASE
)
_TITLE_WORDS = 30
_FAR = 400  # code points: how far words reach to qualify a number
_LOOK_BACK = 48  # code points in which the words of comparison stand


@dataclass(frozen=True, slots=True)
class _Frame:
    """What stands around a clause: whether goals are set there, by which year, and in which year the document was made."""

    goals: bool
    by: str | None
    written: str | None


@cache
def _grammar() -> dict[str, re.Pattern[str]]:
    words = load("targets")
    unit, whole = _either(words["units"]), _either(words["wholes"])
    share = rf"%(?: ?/ ?(?:năm|tháng|quý)(?!\w)| (?:(?:trong|trên|so với) )?(?P<of>(?:{whole})(?!\w)|(?:tổng|ngân sách)(?!\w)[^,;.()]{{0,90}}?{_OF_END}))?"
    rate = r"(?P<rate>[^\W\d_][^\d;.()%/]{2,40} ?/ ?(?:năm|tháng|vạn dân|nghìn dân|1\.000 dân|người/năm|người)(?!\w))"
    counted = rf"(?P<counted>(?:{unit})(?!\w)(?: trên (?:một |1 )?(?:vạn|nghìn) dân)?)"
    lead = _either([*words["operators"], *words["verbs"]])
    return {
        "quantity": re.compile(
            rf"(?<![\w/.,:-])(?P<a>{_NUMBER})(?: ?%? ?(?:[-–]|đến) ?(?P<b>{_NUMBER}))? ?(?P<unit>{share}|{rate}|{counted})?(?P<up> trở (?:lên|xuống))?",
            re.IGNORECASE,
        ),
        "lead": re.compile(rf"(?:(?<!\w)(?:{lead}) ?)+$", re.IGNORECASE),
        "verb": re.compile(r"(?<!\w)(?:đạt|chiếm)(?: \w+){0,2} ?$", re.IGNORECASE),
        "makes": re.compile(
            rf"(?<!\w)(?:{_either(words['makes'])}) (?:(?:{_either(words['operators'])}) )?$", re.IGNORECASE
        ),
        "past": re.compile(rf"(?<!\w)(?:{_either(words['past'])})(?!\w)", re.IGNORECASE),
    }


def _either(words: list[str]) -> str:
    return "|".join(re.escape(w).replace(r"\ ", " +") for w in sorted(words, key=len, reverse=True))


def find_targets(document: Document) -> tuple[TargetMention, ...]:
    """The targets of ``document``, in order; parts that tell results hold none, tables of tasks are read like tasks."""
    found: list[TargetMention] = []
    year = re.search(r"20\d\d", document.header.date.text)
    frame = _Frame(goals=False, by=None, written=year[0] if year else None)
    for block in document.body:
        found.extend(_walk(block, frame))
    for annex in document.annexes:
        for table in annex.tables:
            found.extend(_in_table(table, frame))
        for block in annex.blocks:
            found.extend(_walk(block, frame))
    return tuple(found)


def _walk(block: Block, frame: _Frame) -> Iterator[TargetMention]:
    text = block.flow.text
    if block.children and len(text.split()) <= _TITLE_WORDS:
        goals = bool(_GOALS.search(text))
        if read_mode(text) is Mode.NONE and not goals:
            return
        frame = _Frame(frame.goals or goals, _year_of_heading(text) or frame.by, frame.written)
    else:
        yield from find_in_flow(block.flow, goals=frame.goals, by=frame.by, written=frame.written)
    for table in block.tables:
        yield from _in_table(table, frame)
    for child in block.children:
        yield from _walk(child, frame)


def _year_of_heading(text: str) -> str | None:
    if stage := _STAGE.search(text):
        return stage[1]
    years = {m[2] or m[1] for m in _YEAR.finditer(text)}
    return years.pop() if len(years) == 1 else None


def _in_table(table: Table, frame: _Frame) -> Iterator[TargetMention]:
    """The row's own time says by when, unless the work recurs."""
    for row in read_rows(table):
        deadline = read_cell(row.deadline) if row.deadline.text else None
        by = deadline.end[:4] if deadline and deadline.end else None
        for flow in (row.task, row.product):
            yield from find_in_flow(flow, goals=False, by=by, written=frame.written)


def find_in_flow(
    flow: Flow, *, goals: bool, by: str | None = None, written: str | None = None
) -> Iterator[TargetMention]:
    """The targets in one paragraph. ``goals`` says that it stands among goals, where every number with a unit is one."""
    start = 0
    frame = _Frame(goals, by, written)
    for end in [m.start() for m in _CLAUSE.finditer(flow.text)] + [len(flow)]:
        clause = flow.part(start, end).strip(" ,;.")
        start = end + 1
        if opened := _OPENS_YEAR.match(clause.text):
            frame = _Frame(goals, opened[1], written)
        yield from _in_clause(clause, frame)


def _in_clause(clause: Flow, frame: _Frame) -> Iterator[TargetMention]:
    text = clause.text
    if not re.search(r"\d", text) or _grammar()["past"].search(text):
        return
    if rank := _RANK.search(text):
        value = float(rank["n"] or rank["n2"])
        made = _made(
            clause,
            0,
            rank.end(),
            text[: rank.start()],
            "<=",
            (value,),
            "hạng",
            _year_near(text, rank.start(), len(text)) or frame.by,
        )
        if _is_future(made, frame):
            yield made
        return
    unbracketed = _BRACKETS.sub(lambda m: " " * len(m[0]), text)
    numbers = [m for m in _grammar()["quantity"].finditer(unbracketed) if _is_target(text, m, frame)]
    start = 0
    name = ""
    for position, match in enumerate(numbers):
        limit = numbers[position + 1].start() if position + 1 < len(numbers) else len(text)
        near = match.start() - start < _FAR
        if not (position and near and _goes_on(text[numbers[position - 1].end() : match.start()])):
            start = numbers[position - 1].end() if position else 0
            name = ""
        target = _target(clause, match, start, limit, frame, name)
        name = target.indicator
        if _is_future(target, frame):
            yield target


def _goes_on(between: str) -> bool:
    """'đạt 65% vào năm 2025 và đạt 80% vào năm 2030': the second level is of the same indicator."""
    plain = _BRACKETS.sub("", between)
    lead = _grammar()["lead"].search(plain[-_LOOK_BACK:])
    return bool(_GOES_ON.fullmatch(plain[: len(plain) - len(lead[0])] if lead else plain))


def _is_future(target: TargetMention, frame: _Frame) -> bool:
    return not (target.by and frame.written and target.by < frame.written)


def _is_target(text: str, match: re.Match[str], frame: _Frame) -> bool:
    before = text[max(0, match.start() - _LOOK_BACK) : match.start()]
    grammar = _grammar()
    lead = grammar["lead"].search(before)
    if not match["unit"]:
        return (
            frame.goals
            and "," in match["a"]
            and bool(lead)
            and bool(_INDEX.search(text[max(0, match.start() - _FAR) : match.start()]))
        )
    if frame.goals:
        opens = not before.strip() or bool(
            re.search(r"(?:năm 20\d\d|trong đó|phấn đấu),? ?(?:có )?$", before, re.IGNORECASE)
        )
        return bool(lead) or opens or bool(match["up"])
    operator = _operator(lead[0] if lead else "")
    if match["unit"].startswith("%"):
        if operator in (">=", "<="):
            return True
        return (
            bool(lead)
            and bool(grammar["verb"].search(before))
            and bool(_SET.search(text[max(0, match.start() - _FAR) : match.start()]))
        )
    if match["rate"]:
        return operator == ">="
    return operator == ">=" or bool(grammar["makes"].search(before)) and float(_number(match["a"])) >= 2


def _operator(lead: str) -> str | None:
    operators = load("targets")["operators"]
    words = " ".join(lead.lower().split())
    for word in sorted(operators, key=len, reverse=True):
        if re.search(rf"(?<!\w){re.escape(word)}(?!\w)", words):
            return str(operators[word])
    return None


def _target(clause: Flow, match: re.Match[str], start: int, limit: int, frame: _Frame, name: str) -> TargetMention:
    text = clause.text
    before = text[max(0, match.start() - _LOOK_BACK) : match.start()]
    lead = _grammar()["lead"].search(before)
    words = lead[0] if lead else ""
    values = tuple(_number(match[name]) for name in ("a", "b") if match[name])
    operator = _operator(words)
    if match["up"]:
        operator = ">=" if "lên" in match["up"] else "<="
    if len(values) > 1 and operator:
        values = values[:1]
    comparator = operator or ("range" if len(values) > 1 else "=")
    indicator = name or _name(text[start : match.start() - len(words)])
    begin = start if frame.goals else _begin(text, start, match.start())
    end = _end(text, match, limit, named=bool(indicator) or not frame.goals)
    by = (
        _year_near(text, match.end(), limit)
        or _year_before(text[max(0, match.start() - _FAR) : match.start()])
        or frame.by
    )
    unit = _unit(match, text[start : match.start()])
    return _made(clause, begin, end, indicator or _name(text[match.end() : end]), comparator, values, unit, by)


def _unit(match: re.Match[str], before: str) -> str | None:
    if not match["unit"]:
        return None
    if match["of"]:
        return f"% {match['of'].strip()}"
    unit = re.sub(r" ?/ ?", "/", match["unit"].strip())
    if unit == "%" and (within := _WITHIN.search(before)):
        return f"% {within['of'].strip()}"
    return (
        unit if unit.startswith("%") or unit.isupper() or match["rate"] or unit != unit.capitalize() else unit.lower()
    )


def _begin(text: str, start: int, number: int) -> int:
    """In a task the goal begins with the words that set it, else behind the last comma."""
    if opens := _OPENS.search(text, start, number):
        return opens.start()
    return max(start, text.rfind(", ", start, number) + 1)


def _end(text: str, match: re.Match[str], limit: int, *, named: bool) -> int:
    """What is counted goes on behind its unit, and so does what the money is for; a level ends with its unit."""
    if named and not match["counted"] and not re.match(r" (?:cho|phục vụ) ", text[match.end() :]):
        return match.end()
    lead = _grammar()["lead"].search(text[:limit][-_LOOK_BACK:]) if limit < len(text) else None
    return max(match.end(), limit - len(lead[0]) if lead else limit)


def _year_near(text: str, start: int, limit: int) -> str | None:
    """The first year behind the number and before the next one ('65% vào năm 2025 và 80% vào năm 2030')."""
    found = _YEAR.search(text, start, limit)
    return (found[2] or found[1]) if found else None


def _year_before(text: str) -> str | None:
    years = _YEAR.findall(text)
    return (years[-1][1] or years[-1][0]) if years else None


def _name(indicator: str) -> str:
    """The indicator without what introduces it: 'Đến năm 2030, phấn đấu tỷ lệ …'."""
    name = re.sub(
        r"^(?:(?:và|phấn đấu|trong đó|(?:đến|vào|trong) (?:hết )?năm 20\d\d)(?!\w)|[ ,:;-])+",
        "",
        indicator.strip(),
        flags=re.IGNORECASE,
    )
    return name.strip(" ,;.:-–")


def _made(
    clause: Flow,
    start: int,
    end: int,
    indicator: str,
    op: str,
    values: tuple[float, ...],
    unit: str | None,
    by: str | None,
) -> TargetMention:
    part = clause.part(start, end).strip(" ,;.:")
    name = re.sub(r"\s+", " ", indicator).strip(" ,;.:-")
    return TargetMention(Mention(part.text, part.spans()), name, op, values, unit, by)


def _number(text: str) -> float:
    """'1.500' is fifteen hundred, '0,7' seven tenths."""
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+", text):
        return float(text.replace(".", ""))
    return float(text.replace(",", "."))
