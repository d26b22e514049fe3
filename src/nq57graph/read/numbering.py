"""Numbers of headings that a scan has spoiled, put right where their place in the series leaves one reading."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from nq57graph.model.document import Level

_ROMANS = (
    "", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV", "XVI", "XVII", "XVIII",
    "XIX", "XX",
)  # fmt: skip
_VALUES = {roman: value for value, roman in enumerate(_ROMANS) if roman}
_VALUES_OF_STROKES = {"H": 2}  # other letters that stand for strokes count one
_STROKES = re.compile(r"[Il1|!LHT]+")


@dataclass(frozen=True, slots=True)
class Marked:
    """A paragraph's marker; ``capitals``: its words are a heading in capitals."""

    level: Level
    mark: str
    capitals: bool


def mend_marks(marks: Sequence[Marked]) -> tuple[list[Marked], tuple[str, ...]]:
    """``marks`` put right, and a note for each that was: '1. TINH THẦN' before 'II.' is I, 'Il.' after 'II.' is III,
    '©)' is c), of two 'đ)' after 'c)' the first is d)."""
    mended, notes = list(marks), []
    for index, mark in (*_romans(marks), *_letters(marks)):
        notes.append(f"Đề mục in '{marks[index].mark}' đọc là '{mark.mark}'.")
        mended[index] = mark
    letters = {m.mark for m in marks if m.level is Level.PART}
    for index, marked in enumerate(mended):
        if marked.level is Level.PART and not marked.capitals and marked.mark in "ABCDE" and not {"A", "B"} <= letters:
            mended[index] = replace(marked, level=Level.PLAIN, mark="")  # one capital letter alone is no series
        if marked.level is Level.ROMAN and marked.mark not in _VALUES:  # strokes that are no number in their place
            upright = _STROKES.sub(lambda m: "I" * len(m[0]), marked.mark)
            known = re.fullmatch(r"[IVXl1|!]+", marked.mark)
            mended[index] = replace(marked, mark=upright) if known else replace(marked, level=Level.PLAIN, mark="")
    return mended, tuple(notes)


def _romans(marks: Sequence[Marked]) -> list[tuple[int, Marked]]:
    heads = [
        (i, m)
        for i, m in enumerate(marks)
        if m.level in (Level.PART, Level.ROMAN) or (m.level is Level.NUMBER and m.capitals and m.mark == "1")
    ]
    found, last = [], 0
    for position, (index, marked) in enumerate(heads):
        expected = _ROMANS[last + 1] if last + 1 < len(_ROMANS) else ""
        following = heads[position + 1][1] if position + 1 < len(heads) else None
        if marked.level is Level.PART:
            last = 0
            continue
        if marked.level is Level.NUMBER:
            if last == 0 and following is not None and following.level is Level.ROMAN and following.mark == "II":
                found.append((index, Marked(Level.ROMAN, "I", capitals=True)))
                last = 1
            continue
        if marked.mark in _VALUES:
            last = _VALUES[marked.mark]
        elif _may_be(marked.mark, expected) and marked.capitals:
            found.append((index, replace(marked, mark=expected)))
            last += 1
    return found


def _may_be(printed: str, expected: str) -> bool:
    """Whether ``printed`` is what a scan makes of ``expected``: strokes for I, one of them lost at most; all else equal."""
    plain = _upright(printed)
    if not expected or plain == printed != expected:
        return False
    return plain == expected or (plain.rstrip("I") == expected.rstrip("I") and len(expected) - len(plain) == 1)


def _upright(printed: str) -> str:
    """``printed`` with its strokes as I: 'IIL' and 'HI' are 'III', 'Vv' is 'V'."""
    strokes = _STROKES.sub(lambda m: "I" * sum(_VALUES_OF_STROKES.get(c, 1) for c in m[0]), printed)
    return re.sub(r"V[vV]|v", "V", strokes.replace("ị", "I"))


def _letters(marks: Sequence[Marked]) -> list[tuple[int, Marked]]:
    found = []
    series = [(i, m) for i, m in enumerate(marks) if m.level is Level.LETTER]
    for position, (index, marked) in enumerate(series):
        before = series[position - 1][1].mark if position else ""
        after = series[position + 1][1].mark if position + 1 < len(series) else ""
        if marked.mark == "©":
            found.append((index, replace(marked, mark="c")))
        elif before in ("c", "©") and marked.mark == after == "đ":
            found.append((index, replace(marked, mark="d")))
        elif before == marked.mark == "d":
            found.append((index, replace(marked, mark="đ")))
    return found
