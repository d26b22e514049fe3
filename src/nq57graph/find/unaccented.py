"""Text without accents, letter for letter: names and order words are found in scans that have lost some of them."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from nq57graph.model.words import LOWER, UPPER


def _plain_letter(letter: str) -> str:
    return unicodedata.normalize("NFD", letter.replace("đ", "d").replace("Đ", "D"))[0]


# LOWER begins with the range 'a-z', UPPER with 'A-Z'; the three characters of a range need no change.
_PLAIN = {ord(letter): _plain_letter(letter) for letter in UPPER[3:] + LOWER[3:] + "Ðð" if letter.isalpha()}
_PLAIN |= {ord("Ð"): "D", ord("ð"): "d"}  # the Icelandic letters that scans print for 'Đ', 'đ'


@lru_cache(maxsize=2048)
def plain(text: str) -> str:
    """``text`` (NFC) without Vietnamese accents, case kept; as long as ``text``, so that offsets hold in both."""
    return text.translate(_PLAIN)
