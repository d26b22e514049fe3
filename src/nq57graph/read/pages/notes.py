"""Footnotes at the foot of a page."""

from __future__ import annotations

import re
from collections.abc import Sequence

from nq57graph.read.pages.sheet import Rule, Sheet, TextLine, median

_MARK = re.compile(r"[\[(]?(\d{1,3})[\])]?")
_SMALLER = 0.93  # of the height of the type of the text: most lines of footnotes
_NOT_LARGER = 1.05  # the same of each, which recognition does not measure to a hair
_SHORT_RULE = (40.0, 220.0)  # points: the line above footnotes
_HIGHEST = 0.3  # of the height of the page: footnotes stand below


def split_notes(lines: Sequence[TextLine], sheet: Sheet, size: float) -> tuple[list[TextLine], list[list[TextLine]]]:
    """(lines of the text, footnotes) of a page whose text is set in type of ``size``. A footnote begins with its number; all
    of them stand at the foot of the page, in smaller type or below a short ruled line."""
    ruled = [r for r in sheet.rules if r.level and _SHORT_RULE[0] < r.end - r.start < _SHORT_RULE[1]]
    for index, line in enumerate(lines):
        if note_number(line) is None:
            continue
        below = lines[index:]
        sizes = [other.size for other in below]
        smaller = median(sizes) <= _SMALLER * size and max(sizes) <= _NOT_LARGER * size
        low = line.box.top > _HIGHEST * sheet.height
        if smaller or (low and _is_below(ruled, line, lines[index - 1] if index else None)):
            return list(lines[:index]), _apart(below)
    return list(lines), []


def note_number(line: TextLine) -> int | None:
    """The number that a footnote begins with: raised, or figures alone before words."""
    first = line.tokens[0]
    found = _MARK.fullmatch(first.text)
    if found is None or len(line.tokens) < 2:
        return None
    return int(found[1]) if first.raised or first.size < line.size or first.text[0] == "[" else None


def _is_below(rules: Sequence[Rule], line: TextLine, before: TextLine | None) -> bool:
    top = before.baseline if before else 0.0
    return any(top < rule.at < line.baseline and abs(rule.start - line.box.left) < 3 * line.size for rule in rules)


def _apart(lines: Sequence[TextLine]) -> list[list[TextLine]]:
    notes: list[list[TextLine]] = []
    for line in lines:
        number = note_number(line)
        last = note_number(notes[-1][0]) if notes else None
        if not notes or (number is not None and last is not None and number == last + 1):
            notes.append([line])
        else:
            notes[-1].append(line)
    return notes
