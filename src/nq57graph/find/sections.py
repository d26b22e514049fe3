"""What a heading says of the items under it: no orders, orders, or orders only where a party is named."""

from __future__ import annotations

import re
from enum import Enum
from functools import cache

from nq57graph.lexicon import load
from nq57graph.model.words import is_capitals, unaccented


class Mode(Enum):
    """How items are read. ``NEUTRAL``: an item is a task only where a party, own or inherited, is told to do it."""

    NONE = "none"
    NEUTRAL = "neutral"
    ORDERS = "orders"


# A phrase counts where it begins the heading; further in ('… đáp ứng yêu cầu phát triển …') it is a word among others.
# Both over the text without accents, which the capitals of a scanned heading are the first to lose.
_PREFIX = re.compile(
    r"(?:(?:thong\s+nhat|mot\s+so|nhung|cac|ve|cong\s+tac|phan|noi\s+dung)\s+(?:ve\s+)?)*", re.IGNORECASE
)


@cache
def _patterns() -> list[tuple[Mode, re.Pattern[str]]]:
    words = load("sections")
    made = []
    for mode in Mode:
        phrases = sorted(map(unaccented, words[mode.value]), key=len, reverse=True)
        made.append((mode, re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, phrases))})(?!\w)", re.IGNORECASE)))
    return made


def read_mode(heading: str) -> Mode | None:
    """The mode that ``heading`` sets; None where it says nothing of it, so that the mode above goes on.

    The phrase that begins first decides, of those the longest; a heading that holds both results and tasks ('KẾT QUẢ …,
    PHƯƠNG HƯỚNG, NHIỆM VỤ …') leaves it to the headings under it.
    """
    text = unaccented(re.sub(r"\s+", " ", heading).strip())
    begins = _PREFIX.match(text).end()  # type: ignore[union-attr]
    found = [
        (m.start(), -(m.end() - m.start()), mode)
        for mode, pattern in _patterns()
        if (m := pattern.search(text)) and (m.start() <= begins or (is_capitals(text) and mode is not Mode.NONE))
    ]
    if not found:
        return None
    modes = {mode for _, _, mode in found}
    first = min(found, key=lambda f: (f[0], f[1]))[2]
    if Mode.NONE in modes and modes - {Mode.NONE}:
        return Mode.NEUTRAL if first is Mode.NONE else first
    return first
