"""Characters of the fonts Symbol and Wingdings, which Word keeps by their place in the font, as Unicode."""

from __future__ import annotations

_PRIVATE = 0xF000  # where Word puts the places of a symbol font (ECMA-376, part 1, 17.3.3.30)

_SYMBOL = {
    0x2B: "+", 0x2D: "-", 0xA3: "≤", 0xA5: "∞", 0xAE: "→", 0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xB4: "×", 0xB7: "•",
    0xB8: "÷", 0xB9: "≠", 0xBB: "≈", 0xBC: "…", 0xDE: "⇒",
}  # fmt: skip
_WINGDINGS = {
    0x6C: "•", 0x6E: "▪", 0x6F: "□", 0x71: "□", 0x76: "•", 0x9F: "•", 0xA7: "▪", 0xA8: "□", 0xD8: "•", 0xE0: "→",
    0xE8: "→", 0xF0: "→", 0xFB: "☒", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
}  # fmt: skip


def read_symbol(font: str, place: int) -> str:
    """The character at ``place`` of a symbol font, '' for one that says nothing in a text."""
    low = place - _PRIVATE if _PRIVATE <= place < _PRIVATE + 0x100 else place
    if font.lower().startswith("wingdings"):
        return _WINGDINGS.get(low, "")
    if low in _SYMBOL:
        return _SYMBOL[low]
    return chr(low) if 0x20 <= low < 0x7F and font.lower() != "symbol" else ""


_UNFONTED = {_PRIVATE + place: sign for signs in (_WINGDINGS, _SYMBOL) for place, sign in signs.items()}
_CLEAN = {
    **dict.fromkeys(range(_PRIVATE, _PRIVATE + 0x100), ""),
    **_UNFONTED,
    **dict.fromkeys(map(ord, "\t\n\r\x85\u2028\u2029"), " "),
    0x2011: "-",  # a hyphen that does not break: '57‑NQ/TW' is the number 57-NQ/TW
}


def clean(text: str) -> str:
    """``text`` on one line, typed symbols as the characters that they show."""
    return text.translate(_CLEAN)
