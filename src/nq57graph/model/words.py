"""Letters of Vietnamese: comparison without accents, and what is written large."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# For use inside [...] of a pattern. A range such as 'À-Ỹ' will not do: in Unicode it holds small letters, too.
UPPER = "A-ZÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝĂĐĨŨƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ"
LOWER = "a-z" + UPPER[3:].lower()

_STROKE = str.maketrans("đĐ", "dD")


def _base(code: int) -> str:
    letter = unicodedata.normalize("NFD", chr(code))[0]
    return letter if len(letter) == 1 else chr(code)


# Letters of Latin scripts, composed. 'đ' has no decomposition; the Icelandic 'ð' is what scans and old fonts print for it.
_UNACCENTED = {code: _base(code) for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00))}
_UNACCENTED |= dict(zip(map(ord, "đĐðÐ"), "dDdD", strict=True))
_FLAT = {code: letter.lower() for code, letter in _UNACCENTED.items()} | {c: chr(c + 32) for c in range(0x41, 0x5B)}


@lru_cache(maxsize=16384)
def unaccented(text: str) -> str:
    """``text`` (NFC) without accents, case kept; as long as ``text``, so that offsets hold in both."""
    return text if text.isascii() else text.translate(_UNACCENTED)


@lru_cache(maxsize=16384)
def flat(text: str) -> str:
    """``text`` (NFC) in small letters without accents; as long as ``text``, so that offsets hold in both."""
    small = unaccented(text).lower()
    return small if len(small) == len(text) else text.translate(_FLAT)


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """``text`` in lower case without accents; 'đ' becomes 'd'. One character may stand for several, so no offsets."""
    plain = unicodedata.normalize("NFD", text.translate(_STROKE))
    return "".join(c for c in plain if not unicodedata.combining(c)).lower()


def slug(text: str) -> str:
    """``text`` as part of an identity: ASCII, hyphenated; 'đ' becomes 'dd' so that 'd' and 'đ' stay apart."""
    plain = unicodedata.normalize("NFD", text.replace("đ", "dd").replace("Đ", "dd"))
    plain = "".join(c for c in plain if not unicodedata.combining(c)).lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


_SAMPLE = 60


def is_capitals(text: str) -> bool:
    """Whether the letters of ``text`` are (nearly) all capitals, as in the lines of a heading."""
    if len(text) > _SAMPLE and sum(map(str.isupper, text[:_SAMPLE])) < _SAMPLE / 3:
        return False  # most of what is asked for is a sentence
    letters = sum(map(str.isalpha, text))
    return letters > 0 and sum(map(str.isupper, text)) >= 0.8 * letters
