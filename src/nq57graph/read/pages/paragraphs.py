"""Lines → paragraphs, by where they stand: indents, short last lines, wider gaps. Across pages as well."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from nq57graph.model.words import LOWER, is_capitals
from nq57graph.read.pages.sheet import TextLine, median

_INDENT = 0.8  # of the height of the type
_FAR = 0.25  # of the width of the text: no indent is so deep
_SLIGHT = 0.12  # of the width of the text: what stands clear of the left margin by less may be indented
_WIDER = 1.28  # times the usual step from line to line
_MARKER = re.compile(
    r"(?:[-–—+•*▪]\s*\S|\(?\d{1,3}(?:\.\d{1,3})*[.)]\s|[a-zđ][.)]\s|[IVX]{1,5}\s*[.\-–/]|\(\d{1,2}\)|Điều\s+\d|(?:Chương|Phần|Mục)\s+[IVX\d])"
)
_ENDED = re.compile(r"[.;:!?…][”\"')\]]*$")
_BROKEN = re.compile(r"\w[-/]$")  # '57-NQ/' and 'TW': a number or word goes on without a space


@dataclass(frozen=True, slots=True)
class Margins:
    """The text of a page: its ``left`` and ``right`` edge, the usual ``step`` from one baseline to the next."""

    left: float
    right: float
    step: float


@dataclass(slots=True)
class Paragraph:
    """Lines that make one paragraph. ``centred``: a line of a heading, which stands by itself."""

    lines: list[TextLine] = field(default_factory=list)
    centred: bool = False


def joint(text: str) -> str:
    """``text`` with what stands between it and the next line of its paragraph."""
    return text if _BROKEN.search(text) else f"{text} "


def find_margins(lines: Sequence[TextLine], width: float) -> Margins:
    """The margins of a page ``width`` wide, out of its lines; of a page with few lines those that are usual (Decree
    30/2020/NĐ-CP, Appendix I: 30 – 35 mm on the left, 15 – 20 mm on the right)."""
    long = [line for line in lines if line.box.right - line.box.left > 0.45 * width]
    steps = [b.baseline - a.baseline for a, b in pairwise(lines) if b.baseline > a.baseline]
    step = median(steps) if steps else 18.0
    if len(long) < 3:
        return Margins(0.14 * width, 0.92 * width, step)
    lefts, rights = sorted(line.box.left for line in long), sorted(line.box.right for line in long)
    return Margins(lefts[len(lefts) // 10], rights[len(rights) * 9 // 10], step)


def is_centred(line: TextLine, margins: Margins) -> bool:
    """Whether a line stands in the middle, clear of both margins."""
    width = margins.right - margins.left
    left, right = line.box.left - margins.left, margins.right - line.box.right
    return abs(left - right) < 0.06 * width and left > 0.06 * width and right > 0.03 * width


def title_lines(lines: Sequence[TextLine], margins: Margins) -> list[TextLine]:
    """The lines of headings: those in the middle, and longer ones close below, which keep the same distance from both margins."""
    found: list[TextLine] = []
    for index, line in enumerate(lines):
        before = lines[index - 1] if index else None
        goes_on = (
            before is not None
            and found[-1:] == [before]
            and line.baseline - before.baseline
            < (2.6 if is_capitals(line.text) else 1.5) * max(margins.step, line.size)
            and not _ENDED.search(before.text)
            and _is_even(line, margins)
        )
        if goes_on or (is_centred(line, margins) and not _is_indented(line, lines[index + 1 : index + 2], margins)):
            found.append(line)
    return found


def _is_indented(line: TextLine, after: Sequence[TextLine], margins: Margins) -> bool:
    """Whether ``line``, which stands in the middle, is but the first line of a paragraph whose lines end where they will: the
    next one begins at the margin, or the page ends."""
    if line.box.left - margins.left > _SLIGHT * (margins.right - margins.left):
        return False
    return not after or (
        abs(after[0].box.left - margins.left) < line.size / 2
        and after[0].baseline - line.baseline < 1.5 * max(margins.step, line.size)
    )


def _is_even(line: TextLine, margins: Margins) -> bool:
    left, right = line.box.left - margins.left, margins.right - line.box.right
    return abs(left - right) < 0.5 * line.size + 0.25 * abs(left) and not _MARKER.match(line.text)


def begins_paragraph(before: TextLine, line: TextLine, above: Margins, here: Margins, *, first: bool) -> bool:
    """Whether ``line`` begins a new paragraph behind ``before``, the last line of one; ``first`` where it is its only line.
    ``above`` and ``here`` are the margins of their pages."""
    size = max(before.size, line.size)
    if line.page == before.page and line.baseline - before.baseline > _WIDER * max(here.step, 1.05 * size):
        return True
    if abs((before.box.left - above.left) - (line.box.left - here.left)) > _FAR * (here.right - here.left):
        return True
    text, last = line.text, before.text
    ended, marked = bool(_ENDED.search(last)), bool(_MARKER.match(text))
    if marked and line.box.left - here.left > -size and (ended or line.box.left - here.left > _INDENT * size):
        return ended or not text[0].isdigit()
    room = above.right - before.box.right
    if room > line.tokens[0].box.right - line.tokens[0].box.left + size:
        # A word would have fitted in: the line was ended on purpose, unless the sentence plainly goes on.
        return ended or marked or not re.match(rf"[{LOWER}]", text) or is_capitals(last)
    indent, indent_before = line.box.left - here.left, before.box.left - above.left
    if indent > _INDENT * size and indent_before < _INDENT * size / 2:
        return not (first and _MARKER.match(last)) or ended
    if indent > _INDENT * size and first:
        return ended and not text[0].islower()
    return False
