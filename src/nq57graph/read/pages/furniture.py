"""What is printed on every page and belongs to none: running heads and page numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from nq57graph.model.words import flat
from nq57graph.read.pages.sheet import TextLine

_PAGE_NUMBER = re.compile(r"[-–—\s]*(?:trang\s*)?\d{1,4}(?:\s*[/|]\s*\d{1,4})?[-–—.\s]*", re.IGNORECASE)
_STAMP = re.compile(r"\W*(?:ky boi|nguoi ky|co quan|e-?mail|thoi gian ky|ngay ky)\s*:")
_STAMP_SIZE = 0.75  # of the height of the type of the text
_FIGURES = re.compile(r"\d+")
_EDGE = 0.12  # of the height of the page, at its top and its bottom
_EDGE_LINES = 3


def drop_stamps(lines: Sequence[TextLine], size: float) -> list[TextLine]:
    """``lines`` without what a digital signature prints of itself, in small type ('Ký bởi: …', 'Cơ quan: …'; Decree 30/2020/NĐ-CP,
    Appendix I, II.8). ``size`` is the height of the type of the text."""
    kept: list[TextLine] = []
    stamp: TextLine | None = None
    for line in lines:
        if line.size < _STAMP_SIZE * size:
            if _STAMP.match(flat(line.text)):
                stamp = line
            if stamp and abs(line.box.left - stamp.box.left) < size and abs(line.size - stamp.size) < 0.15 * size:
                continue
        kept.append(line)
    return kept


def drop_furniture(pages: Sequence[Sequence[TextLine]], heights: Sequence[float]) -> list[list[TextLine]]:
    """The lines of each page (from the top) without page numbers, and without lines at the edge that two pages or more
    print alike but for their figures."""
    edges = [_edge_lines(lines, height) for lines, height in zip(pages, heights, strict=True)]
    counts = Counter(key for edge in edges for key in {_key(line) for line in edge})
    return [
        [line for line in lines if not (line in edge and (_is_number(line, lines) or counts[_key(line)] > 1))]
        for lines, edge in zip(pages, edges, strict=True)
    ]


def _edge_lines(lines: Sequence[TextLine], height: float) -> list[TextLine]:
    near = [*lines[:_EDGE_LINES], *lines[-_EDGE_LINES:]]
    return [line for line in near if line.box.bottom < _EDGE * height or line.box.top > (1 - _EDGE) * height]


def _key(line: TextLine) -> tuple[str, ...]:
    """The words of a line in any order: on left pages the number stands before them, on right pages behind."""
    return tuple(sorted(word for word in _FIGURES.sub("", flat(line.text)).split() if any(map(str.isalpha, word)))) or (
        "#",
    )


def _is_number(line: TextLine, lines: Sequence[TextLine]) -> bool:
    return bool(_PAGE_NUMBER.fullmatch(line.text)) and line in (lines[0], lines[-1])
