"""Paths in words: 'II.4.b3' → 'mục II.4, gạch đầu dòng thứ ba'."""

from __future__ import annotations

import re

_ORDINALS = ("", "nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười")


def path_label(path: str) -> str:
    """``path`` as a Vietnamese reader says it."""
    parts = path.split(".")
    if parts[0].startswith("PL"):
        number = parts[0][2:]
        annex = f"Phụ lục {number}" if number else "Phụ lục"
        if len(parts) == 1:
            return annex
        if len(parts) <= 3 and all(re.fullmatch(r"\d+(?:~\d+)?", p) for p in parts[1:]):
            row = f"{annex}, dòng {parts[1]}"
            return row if len(parts) == 2 else f"{row}, việc thứ {_ordinal(parts[2])}"
        return f"{annex}, {path_label('.'.join(parts[1:]))}"
    numbers = []
    while parts and not re.fullmatch(r"[bcpr]\d+(?:~\d+)?", parts[0]):
        numbers.append(parts.pop(0))
    said = [f"mục {'.'.join(numbers)}"] if numbers else []
    for part in parts:
        kind, rest = part[0], part[1:]
        words = {"b": "gạch đầu dòng thứ", "c": "dấu cộng thứ", "p": "đoạn thứ", "r": "dòng"}.get(kind)
        if words is None:
            said.append(f"việc thứ {_ordinal(part)}")
        else:
            said.append(f"{words} {rest if kind == 'r' else _ordinal(rest)}")
    return ", ".join(said)


def _ordinal(number: str) -> str:
    plain = number.split("~")[0]
    return _ORDINALS[int(plain)] if plain.isdigit() and int(plain) < len(_ORDINALS) else number
