"""One paragraph, clause by clause: its levels as targets, dated by the sentence that they are in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from nq57graph.find.targets.frames import Frame
from nq57graph.find.targets.grammar import DIGIT, is_past, mended
from nq57graph.find.targets.levels import Level, find_levels
from nq57graph.find.targets.wording import WHERE, indicator_of, limit_of, name_of, start_of, stop_of
from nq57graph.find.targets.years import OPENS_YEAR, find_years
from nq57graph.model.reading import Mention, TargetMention
from nq57graph.model.text import Flow

_CLAUSE = re.compile(r"[;.](?= |$)|, (?=trong đó)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Read:
    """A target as its clause gives it. ``dated`` says that the clause names the year; ``shares`` that the goal before it in the
    sentence has its year from it ('90% đối với tuyến tỉnh; 75% đối với tuyến huyện vào năm 2025')."""

    target: TargetMention
    dated: bool
    shares: bool


def find_in_flow(
    flow: Flow, *, goals: bool, by: str | None = None, written: str | None = None
) -> Iterator[TargetMention]:
    """The targets in one paragraph. ``goals`` says that it stands among goals, where every number with a unit is one."""
    yield from in_flow(flow, Frame(goals, by, written))


def in_flow(flow: Flow, frame: Frame) -> Iterator[TargetMention]:
    if not DIGIT.search(flow.text):
        return
    for sentence in _sentences(flow):
        read: list[_Read] = []
        listed = False  # behind a colon: one list, whose last member may name the year of all
        for clause in sentence:
            if opened := OPENS_YEAR.match(clause.text):
                frame = replace(frame, by=opened[1])
            here = list(_in_clause(clause, _of_clause(frame, clause)))
            read += [replace(r, shares=r.shares or listed) for r in here]
            listed = listed or ": " in clause.text
        yield from _dated(read, frame)


def _of_clause(frame: Frame, clause: Flow) -> Frame:
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


def _dated(read: list[_Read], frame: Frame) -> Iterator[TargetMention]:
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


def _in_clause(clause: Flow, frame: Frame) -> Iterator[_Read]:
    if not DIGIT.search(clause.text):
        return
    text = mended(clause.text)
    if is_past(text):
        return
    levels = find_levels(text, frame)
    years = find_years(text, levels)
    end = 0
    name = ""
    for position, (level, year) in enumerate(zip(levels, years, strict=True)):
        limit = limit_of(text, level, levels[position + 1]) if position + 1 < len(levels) else len(text)
        start = start_of(text, level, end, frame)
        own = name_of(text[start : level.lead])
        stop = stop_of(text, level, limit, named=bool(own or (level.joined and name)))
        indicator = indicator_of(name, own, name_of(text[level.end : stop]), level)
        if own and not level.bracket or not (name or WHERE.match(f" {indicator}")):
            name = indicator
        part = clause.part(start, stop).strip(" ,;.:")
        end = max(end, stop)
        shares = bool(level.bracket) or level.bare if position else level.lead == 0
        yield _Read(_made(part, indicator, level, year or frame.by), bool(year), shares)


def _made(part: Flow, indicator: str, level: Level, by: str | None) -> TargetMention:
    joined = re.match(r"(?:và|cũng như) ", part.text, re.IGNORECASE)
    part = part.part(joined.end()) if joined else part
    name = re.sub(r"\s+", " ", indicator).strip(" ,;.:-")
    return TargetMention(Mention(part.text, part.spans()), name, level.operator, level.values, level.unit, by)
