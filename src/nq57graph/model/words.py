"""Letters of Vietnamese: comparison without accents, and what is written large."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# For use inside [...] of a pattern. A range such as 'À-Ỹ' will not do: in Unicode it holds small letters, too.
UPPER = "A-ZÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝĂĐĨŨƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ"
LOWER = "a-z" + UPPER[3:].lower()

_STROKE = str.maketrans("đĐ", "dD")


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


def is_capitals(text: str) -> bool:
    """Whether the letters of ``text`` are (nearly) all capitals, as in the lines of a heading."""
    letters = [c for c in text if c.isalpha()]
    return bool(letters) and sum(c.isupper() for c in letters) >= 0.8 * len(letters)
