"""Source text → lines of normalised text, each with its way back."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise, zip_longest

from nq57graph.model.text import EMPTY, Flow, Source, join

_MARKS = "\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"  # combining
# Marks of emphasis, escapes before punctuation, soft hyphens, zero-width characters and superscript references to
# footnotes are how a text is dressed, not what it says.
_DRESS = r"\*+|\\(?=[-*_.#+>()\[\]])|[\u00ad\u200b-\u200f\u2060\ufeff¹²³⁴-⁹⁰]+"
_BREAK = r"<[bB][rR]\s*/?>"  # a line break inside a cell of a Markdown table
_PIECE = re.compile(
    rf"(?P<dropped>{_DRESS})|(?P<space>(?:\s|{_BREAK})+)|(?P<cluster>[^\s{_MARKS}][{_MARKS}]+)|"
    rf"(?P<run>(?:(?!{_DRESS}|{_BREAK})\S(?![{_MARKS}]))+)|(?P<other>.)",
    re.DOTALL,
)
_ODD = re.compile(r"[<*\\\u00ad\u200b-\u200f\u2060\ufeff¹²³⁴-⁹⁰\t\r\f\v\xa0\u2000-\u200a\u202f\u3000]|\s\s")
_MOST_COLUMNS = 40  # no table of the genre is wider; a line with more separators is dirt


@dataclass(frozen=True, slots=True)
class Line:
    """One line. ``cells`` is filled for a line of a table, ``footnote`` where it begins with the mark of one.

    ``columns``: the parts of a line set in columns (a tab, ' | ' or a wide gap between them), as heading and signature
    block are; also a row of a table without its outer pipes.
    """

    flow: Flow
    cells: tuple[Flow, ...] = ()
    footnote: bool = False
    bullet: bool = False  # a Markdown bullet: '*' and spaces
    heading: bool = False  # a Markdown heading: '#'
    columns: tuple[Flow, ...] = ()

    @property
    def text(self) -> str:
        return self.flow.text

    @property
    def parts(self) -> tuple[Flow, ...]:
        """The cells or columns of the line that hold words; the line itself where it is undivided."""
        parts = self.cells or self.columns or (self.flow,)
        return tuple(part for part in parts if part.text)


BLANK = Line(EMPTY)

_FOOTNOTE = re.compile(r"[\s*]*(?:[¹²³⁴⁵⁶⁷⁸⁹⁰]+|\[\d{1,3}\])\s*(?=\S)")
_BULLET = re.compile(r"\s*\*\s+(?=\S)")
_HEADING = re.compile(r"\s*#+\s+")
_TABLE_RULE = frozenset("|-: \t")
_LINE_BREAK = re.compile(r"\r\n?|\n|\f|\v|\x85|\u2028|\u2029")
_BETWEEN = " \t\n\r\f\v\x85\xa0\u2000\u2028\u2029\ufeff\u200b*"  # what may stand between two lines of one flow
_PIPE = re.compile(r" ?\|")
_GAP = re.compile(r"\t+| \| | {3,}")


def split_lines(source: Source) -> Iterator[Line]:
    """The lines of ``source`` in order; an empty line has an empty flow."""
    text, at = source.text, 0
    for match in _LINE_BREAK.finditer(text):
        yield from _lines(text, at, match.start())
        at = match.end()
    if at < len(text):
        yield from _lines(text, at, len(text))


_CELL_BREAK = re.compile(_BREAK)
_SET_BESIDE = re.compile(r"\s*\|[^|]*\|[^|]*\|\s*")


def _lines(text: str, start: int, end: int) -> Iterator[Line]:
    """The line, or the lines that stand side by side in two cells: how Markdown sets a heading or the signature block."""
    raw = text[start:end]
    if "<" not in raw or not _SET_BESIDE.fullmatch(raw) or not _CELL_BREAK.search(raw):
        yield _line(text, start, end)
        return
    pipes = [start + i for i, letter in enumerate(raw) if letter == "|"]
    columns = [_broken(text, left + 1, right) for left, right in pairwise(pipes)]
    for row in zip_longest(*columns, fillvalue=EMPTY):
        yield Line(EMPTY, cells=row, columns=row) if any(row) else BLANK


def _broken(text: str, start: int, end: int) -> list[Flow]:
    edges = [start, *(edge for found in _CELL_BREAK.finditer(text, start, end) for edge in found.span()), end]
    return [normalise(text, a, b) for a, b in zip(edges[::2], edges[1::2], strict=True)]


def _line(text: str, start: int, end: int) -> Line:
    if start == end:
        return BLANK
    raw = text[start:end]
    if "--" in raw and "|" in raw and _TABLE_RULE.issuperset(raw):
        return BLANK
    cells = _cells(text, start, end)
    if cells:
        return Line(EMPTY, cells=cells, columns=_columns(text, start, end))
    footnote = bool(_FOOTNOTE.match(raw))
    bullet = _BULLET.match(raw)
    heading = _HEADING.match(raw)
    skip = bullet or heading
    at = start + skip.end() if skip else start
    return Line(
        normalise(text, at, end), footnote=footnote, bullet=bool(bullet), heading=bool(heading),
        columns=_columns(text, at, end),
    )  # fmt: skip


def _columns(text: str, start: int, end: int) -> tuple[Flow, ...]:
    """The columns of a line that pipes, tabs or wide gaps divide, or nothing where it has one."""
    if not any(text.find(gap, start, end) >= 0 for gap in ("   ", "\t", " | ")):
        return ()
    low = start + len(text[start:end]) - len(text[start:end].lstrip())
    high = end - (len(text[start:end]) - len(text[start:end].rstrip()))
    between = _PIPE if text.count("|", low, high) > 2 and " | " in text[low:high] else _GAP
    gaps = [gap.span() for gap in between.finditer(text, low, high)] if low < high else []
    if not 1 <= len(gaps) < _MOST_COLUMNS:
        return ()
    edges = [low, *(edge for gap in gaps for edge in gap), high]
    return tuple(normalise(text, a, b) for a, b in zip(edges[::2], edges[1::2], strict=True))


def _cells(text: str, start: int, end: int) -> tuple[Flow, ...]:
    """The cells of a line of a table: pipes at both ends, or at least two tabs."""
    raw = text[start:end]
    if "|" not in raw and "\t" not in raw:
        return ()
    stripped = raw.strip()
    if stripped.startswith("|") and stripped.endswith("|") and stripped.count("|") > 2:
        first = start + raw.index("|") + 1
        last = start + raw.rindex("|")
        separator = "|"
    elif raw.count("\t") >= 2 and stripped:
        first, last, separator = start, end, "\t"
    else:
        return ()
    if raw.count(separator) > _MOST_COLUMNS:
        return ()
    found, at = [], first
    while True:
        stop = text.find(separator, at, last)
        stop = last if stop < 0 else stop
        found.append(normalise(text, at, stop))
        if stop == last:
            return tuple(found)
        at = stop + len(separator)


@lru_cache(maxsize=4)
def _is_composed(text: str) -> bool:
    """Whether a source is in NFC as a whole, asked for each of its lines."""
    return unicodedata.is_normalized("NFC", text)


def normalise(text: str, start: int, end: int) -> Flow:
    """``text[start:end]`` in NFC, white space folded and trimmed, marks left out, with its way back."""
    raw = text[start:end]
    if not _ODD.search(raw) and (raw.isascii() or _is_composed(text)):
        trimmed = raw.strip()
        first = start + len(raw) - len(raw.lstrip())
        return Flow(trimmed, range(first, first + len(trimmed)), range(first + 1, first + len(trimmed) + 1))
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    space: tuple[int, int] | None = None
    for piece in _PIECE.finditer(raw):
        kind, low, high = piece.lastgroup, start + piece.start(), start + piece.end()
        if kind == "dropped":
            continue
        if kind == "space":
            space = space or (low, high)
            continue
        if space is not None and words:
            words.append(" ")
            starts.append(space[0])
            ends.append(space[1])
        space = None
        kept = unicodedata.normalize("NFC", piece[0])
        words.append(kept)
        if len(kept) == high - low and kind == "run":
            starts.extend(range(low, high))
            ends.extend(range(low + 1, high + 1))
        else:
            starts.extend([low] * len(kept))
            ends.extend([high] * len(kept))
    return _ranged("".join(words), starts, ends)


def _ranged(text: str, starts: list[int], ends: list[int]) -> Flow:
    """The flow, with ranges for offsets where they run on without a gap."""
    size = len(text)
    if size and starts[-1] - starts[0] == size - 1 == ends[-1] - ends[0] and ends[0] == starts[0] + 1:
        return Flow(text, range(starts[0], starts[0] + size), range(ends[0], ends[0] + size))
    return Flow(text, tuple(starts), tuple(ends))


def stitch(flows: Sequence[Flow], text: str) -> Flow:
    """``flows`` as one; torn where ``text``, their source, has other words between two of them (a second column, a stamp)."""
    segments: list[list[Flow]] = []
    for flow in flows:
        if not flow.text:
            continue
        if segments and not text[segments[-1][-1].ends[-1] : flow.starts[0]].strip(_BETWEEN):
            segments[-1].append(flow)
        else:
            segments.append([flow])
    return join((join(segment, torn=False) for segment in segments), torn=True)
