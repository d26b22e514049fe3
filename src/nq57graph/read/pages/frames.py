"""Heading and signature block: what is set side by side without ruled lines, read column after column."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from nq57graph.model.words import flat, is_capitals
from nq57graph.read.canonical import is_frame
from nq57graph.read.pages.sheet import TextLine, median

_NARROWEST = 0.55  # of the height of the type: the gap between two columns
_NARROWEST_SHARED = 0.3  # the same, of what the gaps of all its lines share
_MORE_THAN_SPACE = 2.2  # times the gap between the words of the line
_MIDDLE = (0.2, 0.8)  # of the width of the text, where a gutter may be
_OFF_CENTRE = 0.03  # of the width of the text: a line within it is centred
_RECIPIENTS = re.compile(r"\W*noi nhan\b")

_ADDRESS = re.compile(r"\W*kinh gui\b")  # a letter's addressees stand below its heading
_LIST_WIDTH = 0.62  # of the width of the text
_BULLETS = ("-", "–", "+")

_Gap = tuple[float, float]


@dataclass(slots=True)
class Frame:
    """Two columns of lines, each from the top."""

    left: list[TextLine]
    right: list[TextLine]

    def takes(self, line: TextLine) -> bool:
        """Whether ``line``, on the page after that of the frame, goes on in its left column: a list of recipients is the longer
        one, and a page break may cut it."""
        anchor = self.right[-1] if self.right else self.left[0] if self.left else None
        if anchor is None or line.page != anchor.page + 1:
            return False
        text = line.text
        listed = text.startswith(_BULLETS) or text[0].islower() or self.left[-1].text.endswith((";", ","))
        return listed and (not self.right or line.box.right < self.right[0].box.middle)


def find_frames(lines: Sequence[TextLine], left: float, right: float) -> list[TextLine | Frame]:
    """``lines`` of a page from the top, those of a frame as one; ``left`` and ``right`` are the margins of the text."""
    found: list[TextLine | Frame] = []
    start = 0
    while start < len(lines):
        end, gutter = _grow(lines, start, left, right)
        frame = _frame(lines[start:end], gutter) if gutter else None
        if frame is None and _RECIPIENTS.match(flat(lines[start].text)):
            end = _list_end(lines, start, left, right)
            frame = Frame(list(lines[start:end]), [])
        if frame is None:
            found.append(lines[start])
            start += 1
        else:
            found.append(frame)
            start = end
    return found


def _list_end(lines: Sequence[TextLine], start: int, left: float, right: float) -> int:
    """The line behind the list of recipients that begins at ``start`` with nothing beside it."""
    end = start + 1
    while end < len(lines) and lines[end].box.right < left + _LIST_WIDTH * (right - left):
        if lines[end].box.left > (left + right) / 2 or _is_centred(lines[end], left, right):
            break
        end += 1
    return end


def _grow(lines: Sequence[TextLine], start: int, left: float, right: float) -> tuple[int, _Gap | None]:
    """(line behind the last, gutter) of the longest run from ``start`` that one gutter divides; no gutter where the first
    line is of one column that could be running text."""
    first = lines[start]
    if not (_divides(first) or _opens(first, left, right)):
        return start, None
    gutters = _gaps(first, left, right)
    end, best = start, None
    while end < len(lines):
        line = lines[end]
        if end > start and (_is_centred(line, left, right) or _ADDRESS.match(flat(line.text))):
            break
        gutters = _shared(gutters, _gaps(line, left, right), _NARROWEST_SHARED * line.size)
        between = [g for g in gutters if _is_between(g, lines[start : end + 1], left, right)]
        if not gutters or (best and not between):
            break
        best = max(between, key=lambda gap: gap[1] - gap[0]) if between else best
        end += 1
    return end, best


def _is_between(gutter: _Gap, lines: Sequence[TextLine], left: float, right: float) -> bool:
    """Whether words stand on both sides of a gutter, and neither column is but a number's width."""
    middle = ((gutter[0] + gutter[1]) / 2 - left) / (right - left)
    if not _MIDDLE[0] < middle < _MIDDLE[1]:
        return False
    return any(line.box.left < gutter[0] for line in lines) and any(line.box.right > gutter[1] for line in lines)


def _divides(line: TextLine) -> bool:
    return any(gap for gap in _inner(line))


def _opens(line: TextLine, left: float, right: float) -> bool:
    """Whether a line that stands alone may be the first of a frame: capitals, 'Nơi nhận', or one in the right half."""
    text = line.text
    if _is_centred(line, left, right):
        return False
    return is_capitals(text) or bool(_RECIPIENTS.match(flat(text))) or line.box.left > (left + right) / 2


def _is_centred(line: TextLine, left: float, right: float) -> bool:
    return not _divides(line) and abs(line.box.middle - (left + right) / 2) < _OFF_CENTRE * (right - left)


def _inner(line: TextLine) -> list[_Gap]:
    """The gaps of a line that are wider than those between its words."""
    gaps = [
        (before.box.right, after.box.left)
        for before, after in pairwise(line.tokens)
        if after.box.left > before.box.right
    ]
    if not gaps:
        return []
    usual = median([high - low for low, high in gaps]) if len(gaps) > 2 else 0.3 * line.size
    widest = max(_NARROWEST * line.size, min(_MORE_THAN_SPACE * usual, 1.5 * line.size))
    return [(low, high) for low, high in gaps if high - low >= widest]


def _gaps(line: TextLine, left: float, right: float) -> list[_Gap]:
    outer = [(min(left, line.box.left) - 1, line.box.left), (line.box.right, max(right, line.box.right) + 1)]
    return sorted([*_inner(line), *outer])


def _shared(gaps: Sequence[_Gap], others: Sequence[_Gap], narrowest: float) -> list[_Gap]:
    both = ((max(a, c), min(b, d)) for a, b in gaps for c, d in others)
    return [(low, high) for low, high in both if high - low >= narrowest]


def _frame(lines: Sequence[TextLine], gutter: _Gap) -> Frame | None:
    middle = (gutter[0] + gutter[1]) / 2
    left: list[TextLine] = []
    right: list[TextLine] = []
    for line in lines:
        for column, tokens in (
            (left, [t for t in line.tokens if t.box.middle < middle]),
            (right, [t for t in line.tokens if t.box.middle >= middle]),
        ):
            if tokens:
                column.append(TextLine(line.page, tuple(tokens)))
    texts = [["\n".join(line.text for line in column) for column in (left, right)]]
    return Frame(left, right) if left and right and is_frame(texts) else None
