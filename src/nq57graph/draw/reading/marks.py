"""Words that mean something, and the source cut into lines and runs so that each of them can be shown.

A mark is what one fact rests on: one span or several. The text is cut at every edge of a span; each run knows the spans that
hold it, from the outermost to the innermost. So marks may nest and cross as they like, and no offset leaves this module.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from nq57graph.model.text import Source, Span

KINDS = (
    "passed",
    "heading",
    "task",
    "unread",
    "finding",
    "field",
    "person",
    "post",
    "target",
    "citation",
    "product",
    "addressee",
    "deadline",
    "lead",
    "support",
    "via",
    "doubtful",
)
"""The kinds of marks, from those that hold others to those that are held, where two have the same extent."""

DOUBTFUL = 0.6
"""A word whose recognition is less sure than this is shown as doubtful: of a fair scan one word in fifty, stamps and torn
letters for the most part."""

_RANK = {kind: rank for rank, kind in enumerate(KINDS)}


@dataclass(slots=True)
class Mark:
    """``spans`` that say one thing; ``entries`` are those of the reading that rest on it. ``sure``: of a doubtful word, how
    sure its recognition is, in percent."""

    kind: str
    spans: tuple[Span, ...]
    entries: list[str] = field(default_factory=list)
    sure: int | None = None


@dataclass(slots=True)
class Marks:
    """Every mark once; its number is its place in ``all``."""

    all: list[Mark] = field(default_factory=list)
    _found: dict[tuple[str, tuple[Span, ...]], int] = field(default_factory=dict)

    def refer(self, kind: str, spans: tuple[Span, ...], entry: str) -> int | None:
        """The number of the mark of ``kind`` on ``spans``, on which ``entry`` rests as well; None where there are no spans."""
        if not spans:
            return None
        number = self._found.setdefault((kind, spans), len(self.all))
        if number == len(self.all):
            self.all.append(Mark(kind, spans))
        if entry not in self.all[number].entries:
            self.all[number].entries.append(entry)
        return number

    def doubt(self, source: Source) -> None:
        """Marks the words of ``source`` whose recognition is doubtful; nothing rests on these marks."""
        for word in source.words:
            if word.confidence is not None and word.confidence < DOUBTFUL:
                self.all.append(Mark("doubtful", (word.span,), sure=round(100 * word.confidence)))


@dataclass(frozen=True, slots=True)
class Piece:
    """A span of a mark. ``segment`` counts from 0 within the mark: spans that only a line break parts are of one segment."""

    mark: int
    segment: int
    kind: str
    span: Span

    @property
    def order(self) -> tuple[int, int, int, int]:
        """What holds another stands before it."""
        return self.span.start, -self.span.end, _RANK[self.kind], self.mark


@dataclass(frozen=True, slots=True)
class Run:
    """Words between two edges: ``pieces`` (numbers) are those that hold them, outermost first."""

    start: int
    end: int
    pieces: tuple[int, ...] = ()


def pieces_of(marks: Sequence[Mark], text: str) -> list[Piece]:
    """Every span of every mark, those that hold others before them; the number of a piece is its place here."""
    pieces = (
        Piece(number, segment, mark.kind, span)
        for number, mark in enumerate(marks)
        for segment, span in zip(_segments(mark.spans, text), mark.spans, strict=True)
    )
    return sorted(pieces, key=lambda piece: piece.order)


def _segments(spans: Sequence[Span], text: str) -> Iterator[int]:
    """For each of ``spans`` the number of its segment."""
    segment = 0
    for index, span in enumerate(spans):
        if index:
            between = text[spans[index - 1].end : span.start]
            segment += bool(between.strip()) or between.count("\n") > 1
        yield segment


def runs_of(pieces: Sequence[Piece], length: int) -> Iterator[Run]:
    """The text of ``length`` code points cut at every edge of a piece; together the runs are the whole text."""
    edges = sorted({0, length, *(e for piece in pieces for e in (piece.span.start, piece.span.end) if e < length)})
    held: list[int] = []
    following = 0
    for start, end in pairwise(edges):
        held = [number for number in held if pieces[number].span.end > start]
        while following < len(pieces) and pieces[following].span.start <= start:
            held.append(following)
            following += 1
        yield Run(start, end, tuple(held))


def holders(pieces: Sequence[Piece], spans: Iterable[Span]) -> Iterator[tuple[int, ...]]:
    """For each of ``spans`` (in the order of the text) the pieces that share a character with it, outermost first."""
    held: list[int] = []
    following = 0
    for span in spans:
        held = [number for number in held if pieces[number].span.end > span.start]
        while following < len(pieces) and pieces[following].span.start < span.end:
            if pieces[following].span.end > span.start:
                held.append(following)
            following += 1
        yield tuple(held)


# ── lines ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def lines_of(text: str, pieces: Sequence[Piece], breaks: Sequence[tuple[int, int]] = ()) -> list[Any]:
    """``text`` line by line, for the page: a line is a text, or a list of runs, each a text or ``[text, piece, …]``.

    ``breaks`` are (offset, number of page), in order: where a page begins stands its number, as a run of its own.
    """
    lines: list[Any] = []
    line: list[Any] = []
    waiting = list(breaks)
    for run in runs_of(pieces, len(text)):
        at = run.start
        while at < run.end:
            while waiting and waiting[0][0] <= at:
                line.append(waiting.pop(0)[1])
            stop = min(run.end, waiting[0][0]) if waiting else run.end
            newline = text.find("\n", at, stop)
            words = text[at : stop if newline < 0 else newline]
            if words:
                line.append([words, *run.pieces] if run.pieces else words)
            if newline >= 0:
                lines.append(_plain(line))
                line, stop = [], newline + 1
            at = stop
    line.extend(number for _, number in waiting)
    if line or text.endswith("\n") or not text:
        lines.append(_plain(line))
    return lines


def _plain(line: list[Any]) -> Any:
    """A line that is one text, or nothing, as that text."""
    if not line:
        return ""
    return line[0] if len(line) == 1 and isinstance(line[0], str) else line
