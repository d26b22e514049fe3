"""Measurable goals: indicator, comparator, value, unit, and the year by which.

Only what is set for the future: goals and tasks, not results reached. 'trên', 'hơn' is '>'; 'tối thiểu', 'ít nhất' '>=';
a plain 'đạt' '='; 'thuộc nhóm N dẫn đầu' '<=' in ranks; 'a - b' a range (annotation guide).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from nq57graph.model.document import Block, Document
from nq57graph.model.reading import Mention, TargetMention
from nq57graph.model.text import Flow

_N = r"\d{1,3}(?:\.\d{3})+(?!\d)|\d+(?:,\d+)?"
_PERCENT_OF = r"(?:\s*/\s*năm|\s+(?:GRDP|GDP|tổng\s+[^,;.()]{3,60}|kinh\s+tế\s+số))?"
_GOAL = re.compile(
    rf"(?P<verb>đạt|chiếm|duy\s+trì|tăng|giảm|ở\s+mức|bảo\s+đảm|đảm\s+bảo|bố\s+trí|tỷ\s+lệ|tỉ\s+lệ|có|phấn\s+đấu)?\s*"
    rf"(?P<op>tối\s+thiểu|ít\s+nhất|không\s+(?:dưới|thấp\s+hơn|ít\s+hơn)|trên|hơn|dưới|không\s+quá|tối\s+đa|khoảng|trung\s+bình|bình\s+quân|đạt)?\s*"
    rf"(?<![\d/.,-])(?P<a>{_N})(?:\s*[-–]\s*(?P<b>{_N}))?\s*"
    rf"(?P<unit>%{_PERCENT_OF}|người\s+trên\s+(?:một\s+)?vạn\s+dân|tổ\s+chức|doanh\s+nghiệp|sáng\s+chế[^,;.()]*?/năm|bằng\s+sáng\s+chế|sản\s+phẩm|nhiệm\s+vụ|đề\s+tài)?",
    re.IGNORECASE,
)
_RANK = re.compile(r"thuộc\s+nhóm\s+(?P<n>\d{1,3})\s+(?:[^,;.]{0,40}?)(?:dẫn\s+đầu|đứng\s+đầu)[^,;.]*", re.IGNORECASE)
_INDEX = re.compile(rf"(?:chỉ\s+số|HDI)[^,;.]{{0,80}}?(?P<op>trên|tối\s+thiểu|ít\s+nhất|đạt)\s+(?P<a>\d+,\d+)", re.IGNORECASE)
_OPS = {"tối thiểu": ">=", "ít nhất": ">=", "không dưới": ">=", "không thấp hơn": ">=", "không ít hơn": ">=", "trên": ">", "hơn": ">",
        "dưới": "<", "không quá": "<=", "tối đa": "<="}  # fmt: skip
_YEAR = re.compile(r"đến\s+(?:hết\s+)?năm\s+(?P<y>20\d{2})|(?<!\w)năm\s+(?P<z>20\d{2})", re.IGNORECASE)
_PAST = re.compile(r"(?:ước\s+đạt|đã\s+đạt|xếp\s+(?:hạng|thứ)|chỉ\s+đạt|năm\s+20\d\d\s+đạt\s+được)", re.IGNORECASE)
_CLAUSE = re.compile(r"[;.](?=\s|$)|,\s*(?=trong\s+đó)|,\s+(?=đóng\s+góp\s+vào\s+chỉ\s+số)")
_GOALS = re.compile(r"mục\s+tiêu|tầm\s+nhìn|chỉ\s+tiêu", re.IGNORECASE)
_RESULTS = re.compile(r"kết\s+quả|đánh\s+giá|tình\s+hình|hạn\s+chế", re.IGNORECASE)


def find_targets(document: Document) -> tuple[TargetMention, ...]:
    """The targets of the body, in order; parts that tell results hold none."""
    found: list[TargetMention] = []
    for block in document.body:
        found.extend(_walk(block, None, goals=False))
    return tuple(found)


def _walk(block: Block, by: str | None, *, goals: bool) -> Iterator[TargetMention]:
    text = block.flow.text
    heading = len(text.split()) <= 30 and bool(block.children)
    if heading and _RESULTS.search(text) and not _GOALS.search(text) and not re.search("nhiệm vụ|phương hướng", text, re.IGNORECASE):
        return
    if heading:
        goals = goals or bool(_GOALS.search(text))
        if goals and (year := _YEAR.search(text)):
            by = year["y"] or year["z"]
    else:
        yield from _in_flow(block.flow, by, goals=goals)
    for child in block.children:
        yield from _walk(child, by, goals=goals)


def _in_flow(flow: Flow, by: str | None, *, goals: bool) -> Iterator[TargetMention]:
    start = 0
    text = flow.text
    ends = [m.start() for m in _CLAUSE.finditer(text)] + [len(text)]
    for end in ends:
        clause = flow.part(start, end).strip(" ,;.")
        start = end + 1 if end < len(text) and text[end] in ";.," else end
        target = _target(clause, by, goals=goals)
        if target is not None:
            yield target


def _target(clause: Flow, by: str | None, *, goals: bool) -> TargetMention | None:
    text = clause.text
    if _PAST.search(text):
        return None
    year = _YEAR.search(text)
    until = (year["y"] or year["z"]) if year else by
    if rank := _RANK.search(text):
        return _made(clause, 0, rank.end(), text[: rank.start()], "<=", (float(rank["n"]),), "hạng", until)
    if index := _INDEX.search(text):
        op = _OPS.get(re.sub(r"\s+", " ", index["op"].lower()), "=")
        return _made(clause, index.start(), index.end("a"), text[index.start() : index.start("op")], op, (_number(index["a"]),), None, until)
    best = None
    for match in _GOAL.finditer(text):
        if not match["unit"] or not (match["verb"] or match["op"]):
            continue
        if not goals and match["unit"][0] != "%":
            continue
        best = match
        break
    if best is None:
        return None
    values = (_number(best["a"]),) + ((_number(best["b"]),) if best["b"] else ())
    word = re.sub(r"\s+", " ", (best["op"] or "").lower())
    op = _OPS.get(word, "=")
    if len(values) > 1 and op == "=":
        op = "range"
    elif len(values) > 1:
        values = values[:1]
    unit = re.sub(r"\s+", " ", best["unit"]).strip()
    indicator = text[: best.start()]
    end = best.end()
    if goals or re.match(r"\s+cho\s", text[end:]):
        stop = re.compile(r"[,;.]\s(?!công nghệ|đổi mới|chi nhánh)").search(text, end)
        end = stop.start() if stop else len(text)
    opened = re.search(r"(?:bố\s+trí|tỷ\s+trọng|tỷ\s+lệ|gắn\s+với\s+)[^,;]*$", text[: best.start()], re.IGNORECASE)
    return _made(clause, opened.start() if opened and not goals else 0, end, indicator or text[best.end() :], op, values, unit, until)


def _made(
    clause: Flow, start: int, end: int, indicator: str, op: str, values: tuple[float, ...], unit: str | None, by: str | None
) -> TargetMention:
    part = clause.part(start, end).strip(" ,;.")
    name = re.sub(r"\s+", " ", indicator).strip(" ,;.:-")
    return TargetMention(Mention(part.text, part.spans()), name, op, values, unit, by)


def _number(text: str) -> float:
    return float(text.replace(".", "").replace(",", ".")) if "," in text or re.fullmatch(r"\d{1,3}(?:\.\d{3})+", text) else float(text)
