"""Letters compared without accents, place by place, so that offsets stay; and what a scanner has spoiled."""

from __future__ import annotations

import re
import string

from nq57graph.model.words import UPPER, fold

_LETTERS = {*string.ascii_uppercase, *UPPER[3:], *UPPER[3:].lower(), *map(chr, range(0xC0, 0x180))}
# 'Ð' (eth) is what scanners and old fonts put for 'Đ'.
_PLAIN = {ord(c): fold(c) for c in _LETTERS if len(fold(c)) == 1} | {ord("Ð"): "d", ord("ð"): "d"}
_FIGURE = re.compile(r"[\d./]+[,;.)]?|[-–&]")
_WORD = re.compile(r"[^\W\d_]{2,}[.,;:!?…”\"')]*")


def plain(text: str) -> str:
    """``text`` in small letters without accents, as long as ``text``: the same offsets hold in both."""
    return text.translate(_PLAIN)


def is_noise(text: str) -> bool:
    """Whether a line is what a scanner makes of stamps and dirt: fewer than half of its pieces are words."""
    pieces = [piece for piece in text.split() if not _FIGURE.fullmatch(piece)]
    return bool(pieces) and 2 * sum(bool(_WORD.fullmatch(piece)) for piece in pieces) < len(pieces)
