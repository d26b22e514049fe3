"""The sentence around a mention: what a reader wants to see behind a link."""

from __future__ import annotations

import re

from nq57graph.model.text import Span

# A sentence ends at a full stop before white space, at an empty line, at the edge of a cell, and where the next line begins an
# item. A single line break inside a sentence is how text out of a scan is wrapped.
_END = re.compile(
    r"(?<=[.!?…])\s+(?=[^\W\d_]|[\"“(*-])|\n\s*\n|\t|(?<![^\n])[ ]*\||\|[ ]*(?=\n)|[ ]\|[ ]|(?<=[;:.])\n|\n(?=\s*(?:[-+*•–]\s|\d+[.)]\s|[a-zđ]\)|[IVX]+[.-]))"
)
_MARKER = re.compile(r"(?:[-+*•–]\s+|\d+(?:\.\d+)*[.)]\s+|[a-zđ]\)\s+|[IVX]+[.-]\s+|[\s|*]+)+")
REACH = 900
"""How far, in code points, a sentence may reach to either side of the mention."""


def sentence_around(text: str, span: Span) -> Span:
    """The range of the sentence of ``text`` that holds ``span``; ``span`` is always inside it."""
    low = max(0, span.start - REACH)
    start = low
    for end in _END.finditer(text, low, span.start):
        start = end.end()
    following = _END.search(text, span.end, min(len(text), span.end + REACH))
    stop = following.start() if following else min(len(text), span.end + REACH)
    if marker := _MARKER.match(text, start, span.start):
        start = marker.end()
    words = text[start:stop]
    start += len(words) - len(words.lstrip())
    stop -= len(words) - len(words.rstrip())
    return Span(min(start, span.start), max(stop, span.end))
