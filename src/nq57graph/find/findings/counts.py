"""Counts: a figure against its word, or against the list that it counts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nq57graph.find.findings.quoting import near, words_at
from nq57graph.model.reading import FindingMention, Reading

_NUMERALS = {
    "một": 1, "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9, "mười": 10,
    "mười lăm": 15, "hai mươi": 20, "ba mươi": 30,
}  # fmt: skip
_TWICE = re.compile(
    r"(?<![\w/.,-])(?P<n>\d{1,2})\s*\(\s*(?P<word>" + "|".join(sorted(_NUMERALS, key=len, reverse=True)) + r")\s*\)",
    re.IGNORECASE,
)
_CLEAR = re.compile(
    r"(?<!\w)(?P<n>\d{1,2}|ba|bốn|năm|sáu|bảy|tám)\s+rõ(?!\w)(?P<list>\W{0,6}rõ\s+[^.;:”\"()]{3,160})?", re.IGNORECASE
)
_CLEARLY = re.compile(r"[rR][õÕ]")
_CLEAR_LIST = re.compile(
    r"(?<!\w)rõ\s+(?!rệt|ràng|nét|hơn)\w+(?:\s+\w+){0,3}(?:\s*,\s*(?:và\s+)?rõ\s+\w+(?:\s+\w+){0,3}){2,9}",
    re.IGNORECASE,
)


def of_counts(reading: Reading) -> Iterator[FindingMention]:
    """A number against the numeral in brackets ('03 (hai)'), or against the list that it counts ('6 rõ': five in the list)."""
    text = reading.source.text
    for match in _TWICE.finditer(text):
        if int(match["n"]) != _NUMERALS[match["word"].lower()]:
            yield FindingMention(
                "count-mismatch", "slip", (words_at(reading, *match.span()),),
                f"'{match[0]}': số và chữ khác nhau", f"'{match[0]}': figure and word differ",
            )  # fmt: skip
    yield from _clear(reading, text)


def _clear(reading: Reading, text: str) -> Iterator[FindingMention]:
    stated = list(near(_CLEAR, _CLEARLY, text, 24, 200))
    if not stated:
        return
    numbers = {int(m["n"]) if m["n"].isdigit() else _NUMERALS[m["n"].lower()]: m for m in reversed(stated)}
    for match in _CLEAR_LIST.finditer(text):
        count = len(re.findall(r"(?<!\w)rõ(?!\w)", match[0], re.IGNORECASE))
        if count not in numbers:
            number, first = max(numbers.items())
            yield FindingMention(
                "count-mismatch", "contradiction", (words_at(reading, *first.span()), words_at(reading, *match.span())),
                f"'{number} rõ' nhưng có chỗ chỉ kể {count}", f"'{number} rõ', while one list has {count}",
            )  # fmt: skip
            return
