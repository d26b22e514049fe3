"""Source text → lines of normalised text, each with its way back."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from nq57graph.model.text import EMPTY, Flow, Source

# Marks of emphasis, escapes before punctuation, soft hyphens, zero-width characters and superscript references to
# footnotes are how a text is dressed, not what it says.
_DROPPED = re.compile(r"\*+|\\(?=[-*_.#+>()\[\]])|[\u00ad\u200b-\u200f\u2060\ufeff]|[¹²³⁴⁵⁶⁷⁸⁹⁰]+")
_SPACES = re.compile(r"[^\S\n]+")
_ODD = re.compile(r"[*\\\u00ad\u200b-\u200f\u2060\ufeff¹²³⁴-⁹⁰\t\r\f\v\xa0\u2000-\u200a\u202f\u3000]|  ")


@dataclass(frozen=True, slots=True)
class Line:
    """One line. ``cells`` is filled for a line of a table, ``footnote`` where it begins with the mark of one."""

    flow: Flow
    cells: tuple[Flow, ...] = ()
    footnote: bool = False
    bullet: bool = False  # a Markdown bullet: '*' and spaces
    heading: bool = False  # a Markdown heading: '#'

    @property
    def text(self) -> str:
        return self.flow.text


_FOOTNOTE = re.compile(r"[\s*]*(?:[¹²³⁴⁵⁶⁷⁸⁹⁰]+|\[\d{1,3}\])\s*(?=\S)")
_BULLET = re.compile(r"\s*\*\s+(?=\S)")
_HEADING = re.compile(r"\s*#+\s+")
_TABLE_RULE = re.compile(r"\s*\|?(?:\s*:?-{2,}:?\s*\|)+\s*:?-*:?\s*\|?\s*$")
_IN_LINE_BREAK = re.compile(r"\r\n?|\n|\f|\v|\x85|\u2028|\u2029")


def split_lines(source: Source) -> Iterator[Line]:
    """The lines of ``source`` in order; an empty line has an empty flow."""
    text, at = source.text, 0
    for match in _IN_LINE_BREAK.finditer(text):
        yield _line(text, at, match.start())
        at = match.end()
    if at < len(text):
        yield _line(text, at, len(text))


def _line(text: str, start: int, end: int) -> Line:
    raw = text[start:end]
    if _TABLE_RULE.match(raw):
        return Line(EMPTY)
    cells = _cells(text, start, end)
    if cells:
        return Line(EMPTY, cells=cells)
    footnote = bool(_FOOTNOTE.match(raw))
    bullet = _BULLET.match(raw)
    heading = _HEADING.match(raw)
    skip = bullet or heading
    at = start + skip.end() if skip else start
    return Line(normalise(text, at, end), footnote=footnote, bullet=bool(bullet), heading=bool(heading))


def _cells(text: str, start: int, end: int) -> tuple[Flow, ...]:
    """The cells of a line of a table: pipes at both ends, or at least two tabs."""
    raw = text[start:end]
    stripped = raw.strip()
    if stripped.startswith("|") and stripped.endswith("|") and stripped.count("|") > 2:
        first = start + raw.index("|") + 1
        last = start + raw.rindex("|")
        separator = "|"
    elif raw.count("\t") >= 2:
        first, last, separator = start, end, "\t"
    else:
        return ()
    found, at = [], first
    while True:
        stop = text.find(separator, at, last)
        stop = last if stop < 0 else stop
        found.append(normalise(text, at, stop))
        if stop == last:
            return tuple(found)
        at = stop + 1


def normalise(text: str, start: int, end: int) -> Flow:
    """``text[start:end]`` in NFC, white space folded and trimmed, marks left out, with its way back."""
    raw = text[start:end]
    if raw.isascii() and not _ODD.search(raw) or not _ODD.search(raw) and unicodedata.is_normalized("NFC", raw):
        low = len(raw) - len(raw.lstrip())
        trimmed = raw.strip()
        first = start + low
        return Flow(trimmed, range(first, first + len(trimmed)), range(first + 1, first + len(trimmed) + 1))
    pieces: list[tuple[str, int, int]] = []
    at = 0
    dropped = {m.start(): m.end() for m in _DROPPED.finditer(raw)}
    while at < len(raw):
        if at in dropped:
            at = dropped[at]
            continue
        if space := _SPACES.match(raw, at):
            pieces.append((" ", start + at, start + space.end()))
            at = space.end()
            continue
        stop = at + 1
        while stop < len(raw) and unicodedata.combining(raw[stop]):
            stop += 1
        for character in unicodedata.normalize("NFC", raw[at:stop]):
            pieces.append((character, start + at, start + stop))
        at = stop
    folded: list[tuple[str, int, int]] = []
    for piece in pieces:
        if piece[0] == " " and (not folded or folded[-1][0] == " "):
            continue
        folded.append(piece)
    while folded and folded[-1][0] == " ":
        folded.pop()
    return Flow(
        "".join(p[0] for p in folded), tuple(p[1] for p in folded), tuple(p[2] for p in folded)
    )
