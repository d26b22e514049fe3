"""What a scanner has spoiled."""

from __future__ import annotations

import re

_FIGURE = re.compile(r"[\d./]+[,;.)]?|[-–&]")
_WORD = re.compile(r"[^\W\d_]{2,}[.,;:!?…”\"')]*")


def is_noise(text: str) -> bool:
    """Whether a line is what a scanner makes of stamps and dirt: fewer than half of its pieces are words."""
    pieces = [piece for piece in text.split() if not _FIGURE.fullmatch(piece)]
    return bool(pieces) and 2 * sum(bool(_WORD.fullmatch(piece)) for piece in pieces) < len(pieces)
