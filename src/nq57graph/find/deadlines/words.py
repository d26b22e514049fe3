"""The word lists of ``lexicon/deadlines.yaml`` as patterns."""

from __future__ import annotations

import re
from functools import cache

from nq57graph.lexicon import load


@cache
def ends_with(*names: str) -> re.Pattern[str]:
    """Matches text that ends with a word of one of the lists ``names``; use with the words in front of a time."""
    return re.compile(rf"(?<!\w)(?:{_either(names)}) ?,? ?$", re.IGNORECASE)


@cache
def begins_with(*names: str) -> re.Pattern[str]:
    """Matches text that begins with a word of one of the lists; use with the words behind a time."""
    return re.compile(rf" ?,? ?(?:và )?(?:{_either(names)})(?!\w)", re.IGNORECASE)


@cache
def holds(*names: str) -> re.Pattern[str]:
    """Finds words of the lists anywhere."""
    return re.compile(rf"(?<!\w)(?:{_either(names)})(?!\w)", re.IGNORECASE)


def _either(names: tuple[str, ...]) -> str:
    words = {str(word) for name in names for word in load("deadlines")[name]}
    return "|".join(re.escape(word).replace(r"\ ", " +") for word in sorted(words, key=lambda w: (-len(w), w)))
