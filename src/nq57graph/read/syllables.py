"""Whether letters make a syllable of Vietnamese: how a wrong decoding is told from a right one."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import islice

from nq57graph.lexicon import load

TONES = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")  # none, grave, hook, tilde, acute, dot below
_TONE = re.compile(f"[{''.join(TONES)}]")
_PIECE = re.compile(r"[^\s\d!-/:-@\[-`{-~“”‘’…–—•]+")  # what stands between spaces, figures and punctuation
_MOST_PIECES = 5_000


@dataclass(frozen=True, slots=True)
class Evidence:
    """How many of the ``words`` of a text that have letters beyond ASCII are ``syllables`` of Vietnamese."""

    syllables: int
    words: int

    @property
    def share(self) -> float:
        return self.syllables / self.words if self.words else 0.0


def is_syllable(word: str) -> bool:
    """Whether ``word`` (NFC, any case) has the letters of one syllable, with one tone at most."""
    return _is_syllable(word.lower())


def weigh(text: str) -> Evidence:
    """The evidence in ``text`` (the first 5,000 of its words that are not ASCII) that it is Vietnamese, decoded rightly."""
    found = [is_syllable(word) for word in islice(_foreign(text), _MOST_PIECES)]
    return Evidence(sum(found), len(found))


def _foreign(text: str) -> Iterator[str]:
    for line in text.splitlines():
        if not line.isascii():
            yield from (word for word in _PIECE.findall(unicodedata.normalize("NFC", line)) if not word.isascii())


@lru_cache(maxsize=16384)
def _is_syllable(word: str) -> bool:
    plain, tones = _TONE.subn("", unicodedata.normalize("NFD", word))
    return tones <= 1 and bool(_pattern().fullmatch(unicodedata.normalize("NFC", plain)))


@cache
def _pattern() -> re.Pattern[str]:
    parts = load("encodings")["syllables"]
    onsets, rhymes = ("|".join(parts[name].split()) for name in ("onsets", "rhymes"))
    return re.compile(f"(?:{onsets})?(?:{rhymes})")
