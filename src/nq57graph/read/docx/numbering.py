"""Automatic numbers as Word prints them (ECMA-376, part 1, 17.9): lists, their levels, and the count so far."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from nq57graph.read.docx.markup import W, as_number, is_on, number, value
from nq57graph.read.docx.symbols import clean

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    from nq57graph.read.docx.styles import Style, Styles

_LEVELS = 9
_PLACE = re.compile(r"%([1-9])")
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
    (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_HIGHEST_ROMAN = 3999
_LONGEST_LETTERS = 9


@dataclass(frozen=True, slots=True)
class Level:
    """A level of a list: how its numbers are counted and written. ``restart`` is the lowest of the levels above,
    counted from 1, that begin it anew, 0 for none; ``style`` the paragraph style that stands on this level."""

    start: int = 1
    format: str = "decimal"
    text: str = ""
    suffix: str = "tab"
    legal: bool = False
    restart: int | None = None
    style: str | None = None


@dataclass(frozen=True, slots=True)
class NumberedList:
    """A 'w:num': its ``levels``; lists of one ``series`` ('w:abstractNum') count on together. ``restarts`` are the
    levels that begin anew when the list is first used."""

    series: str
    levels: Mapping[int, Level]
    restarts: frozenset[int] = frozenset()


@dataclass(slots=True)
class Numbering:
    """The lists of a document by id, and how far each series has counted."""

    lists: Mapping[str, NumberedList] = field(default_factory=dict)
    _counts: dict[str, list[int | None]] = field(default_factory=dict)
    _begun: set[str] = field(default_factory=set)

    def level(self, list_id: str, style: Style) -> int:
        """The level on which paragraphs of ``style`` stand, which has its numbering from there."""
        levels = self.lists[list_id].levels if list_id in self.lists else {}
        linked = {level.style: index for index, level in levels.items() if level.style}
        return next((linked[name] for name in style.lineage if name in linked), style.level or 0)

    def advance(self, list_id: str, level: int) -> str:
        """The next number on ``level`` (from 0) of a list, with the gap behind it; '' where nothing is printed."""
        numbered = self.lists.get(list_id)
        if numbered is None or level not in numbered.levels:
            return ""
        counts = self._counts.setdefault(numbered.series, [None] * _LEVELS)
        if list_id not in self._begun:
            self._begun.add(list_id)
            for index in numbered.restarts:
                counts[index] = None
        _count(counts, level, numbered.levels)
        printed = numbered.levels[level]
        label = _bullet(printed.text) if printed.format == "bullet" else _written(counts, level, numbered.levels)
        return label if not label or printed.suffix == "nothing" else f"{label} "


def _count(counts: list[int | None], level: int, levels: Mapping[int, Level]) -> None:
    """Counts one on at ``level``. Levels below begin anew; those above that were passed over count as begun."""
    for index in range(level + 1, _LEVELS):
        restart = levels[index].restart if index in levels else None
        if level < (index if restart is None else restart):
            counts[index] = None
    for index in range(level):
        if counts[index] is None:
            counts[index] = levels[index].start if index in levels else 1
    count = counts[level]
    counts[level] = levels[level].start if count is None else count + 1


def _written(counts: list[int | None], level: int, levels: Mapping[int, Level]) -> str:
    legal = levels[level].legal

    def figure(found: re.Match[str]) -> str:
        index = int(found[1]) - 1
        count = counts[index] if index <= level else None
        if count is None:
            return ""
        format_ = levels[index].format if index in levels else "decimal"
        return write_number(count, "decimal" if legal and format_ != "none" else format_)

    return _PLACE.sub(figure, levels[level].text).strip()


def _bullet(text: str) -> str:
    """A bullet as the text writes it: a plus, or a dash for every other sign."""
    return "+" if clean(text).strip() == "+" else "-"


def write_number(count: int, format_: str) -> str:
    """``count`` in a format of 'w:numFmt' (17.18.59); formats that the genre does not know come out in figures."""
    if format_ in ("none", "bullet"):
        return ""
    if format_ in ("upperRoman", "lowerRoman") and 0 < count <= _HIGHEST_ROMAN:
        return _roman(count) if format_ == "lowerRoman" else _roman(count).upper()
    if format_ in ("upperLetter", "lowerLetter") and 0 < count <= 26 * _LONGEST_LETTERS:
        letters = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)
        return letters if format_ == "lowerLetter" else letters.upper()
    return f"{count:02}" if format_ == "decimalZero" else str(count)


def _roman(count: int) -> str:
    written = ""
    for worth, letters in _ROMAN:
        times, count = divmod(count, worth)
        written += letters * times
    return written


# ── the part 'numbering' ──────────────────────────────────────────────────────────────────────────────────────────


def read_numbering(root: Element | None, styles: Styles) -> Numbering:
    """The lists of the part 'numbering', which a document may lack."""
    if root is None:
        return Numbering()
    series = {element.get(f"{W}abstractNumId", ""): element for element in root.iter(f"{W}abstractNum")}
    lists = {element.get(f"{W}numId", ""): element for element in root.iter(f"{W}num")}
    made = {}
    for id_, element in lists.items():
        name = _series(element, series, lists, styles)
        if name is not None:
            made[id_] = _list(name, _levels(series[name].findall(f"{W}lvl")), element)
    return Numbering(made)


def _series(
    element: Element, series: Mapping[str, Element], lists: Mapping[str, Element], styles: Styles
) -> str | None:
    """The series of a list. One that stands for a numbering style has its levels in that style's list (17.9.21)."""
    name = value(element, "abstractNumId")
    if name is None or name not in series:
        return None
    style = value(series[name], "numStyleLink")
    linked = lists.get(styles.list_of(style) or "") if style is not None else None
    other = value(linked, "abstractNumId")
    return other if other is not None and other in series else name


def _list(series: str, levels: dict[int, Level], element: Element) -> NumberedList:
    restarts = set()
    for override in element.findall(f"{W}lvlOverride"):
        index = as_number(override.get(f"{W}ilvl"))
        if index is None or not 0 <= index < _LEVELS:
            continue
        levels |= _levels(override.findall(f"{W}lvl"))
        start = number(override, "startOverride")
        if start is not None:
            restarts.add(index)
            levels[index] = replace(levels.get(index, Level()), start=start)
    return NumberedList(series, levels, frozenset(restarts))


def _levels(elements: Iterable[Element]) -> dict[int, Level]:
    found = {}
    for element in elements:
        index = as_number(element.get(f"{W}ilvl"))
        if index is not None and 0 <= index < _LEVELS:
            found[index] = _level(element)
    return found


def _level(element: Element) -> Level:
    formats = [format_.get(f"{W}val", "decimal") for format_ in element.iter(f"{W}numFmt")]
    start, restart = number(element, "start"), number(element, "lvlRestart")
    return Level(
        start=0 if start is None else start,
        format=formats[-1] if formats else "decimal",  # the last is the fallback of a format of one's own
        text=value(element, "lvlText") or "",
        suffix=value(element, "suff") or "tab",
        legal=bool(is_on(element, "isLgl")),
        restart=restart,
        style=value(element, "pStyle"),
    )
