"""Text set in the fonts before Unicode, whose letters are other characters: 'Céng hßa' (TCVN3), 'Coäng hoøa' (VNI).

The tables are in ``lexicon/encodings.yaml``. The fonts are told by their names, and without a name by the text: what reads as
syllables of Vietnamese only when converted was set in such a font.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

from nq57graph.lexicon import load
from nq57graph.read.syllables import TONES, weigh

_FEWEST_WORDS = 5  # with letters beyond ASCII; fewer tell nothing
_MOST_MISSES = 0.2  # names, foreign words, slips among those converted
_LEAST_GAIN = 0.3  # by which the share of syllables grows
_BEYOND_FONTS = re.compile("[ăĂđĐĩĨũŨơƠưƯạ-ỹẠ-Ỹ\u0300-\u0323]")  # no font before Unicode has these
_WORD = re.compile(r"[^\W\d_]+")

_NOTES = {
    "tcvn3": "Chữ theo bảng mã TCVN3 (ABC) đã chuyển sang Unicode; chữ có dấu trong phông chữ hoa viết hoa theo chữ cái bên cạnh.",
    "vni": "Chữ theo bảng mã VNI đã chuyển sang Unicode.",
}


def convert_legacy(text: str, font: str | None = None) -> tuple[str, str | None]:
    """(``text`` in Unicode, a note in Vietnamese that names the encoding), or (``text``, None) where nothing is converted.

    ``font``, the name of the font that ``text`` is set in, decides alone where it is one of the old ones; else the text has to
    tell by five words at least, so that a short one stays as it is. A font of capitals ('.VnTimeH') gives capitals. Where it is
    not known, a word whose other letters are capitals is one of capitals ('HéI' → 'HỘI'), and so is its line if no small letter
    speaks against it; any other keeps its case.
    """
    if text.isascii() and not font:
        return text, None
    name = _named(font) if font else None
    if font and name:
        if _BEYOND_FONTS.search(text):
            return text, None  # typed in Unicode, whatever font was asked for
        converted = convert(text, name)
        if _is_of_capitals(font, name):
            converted = converted.upper()
        return converted, _NOTES[name] if converted != text else None
    name = _told(text)
    if name is None:
        return text, None
    converted = convert(text, name)
    return converted if _table(name).get("capitals") else _with_capitals(converted), _NOTES[name]


def convert(text: str, name: str) -> str:
    """``text`` out of the encoding ``name`` ('tcvn3', 'vni'); characters that are not in its table stay."""
    return _converter(name)(text)


def letters(name: str) -> dict[str, str]:
    """The characters of the encoding ``name`` to the letters (NFC) that they stand for."""
    table = _table(name)
    found = dict(_vowels(table)) | {written: letter for letter, written in table["others"].items()}
    if table.get("capitals"):
        # A capital before a small mark is what 'Shift' gives on the first key alone.
        found |= {
            large: letter.upper()
            for written, letter in found.items()
            for large in (written.upper(), written.capitalize())
        }
    return {written: letter for written, letter in found.items() if not written.isascii()}


def _vowels(table: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for vowel, row in table["vowels"].items():
        for written, tone in zip(row, TONES, strict=True):
            yield written, unicodedata.normalize("NFC", vowel + tone)


def _table(name: str) -> dict[str, Any]:
    table: dict[str, Any] = load("encodings")[name]
    return table


@cache
def _converter(name: str) -> Callable[[str], str]:
    table = letters(name)
    # Of two letters before one; what has none of them behind it stays a letter by itself.
    pattern = re.compile("|".join(map(re.escape, sorted(table, key=len, reverse=True))))
    return lambda text: pattern.sub(lambda found: table[found[0]], text)


def _named(font: str) -> str | None:
    bare = font.strip(" '\"").lower()
    return next((name for name in _NOTES if bare.startswith(tuple(_table(name)["fonts"]))), None)


def _is_of_capitals(font: str, name: str) -> bool:
    ending = _table(name).get("capital_fonts")
    return ending is not None and font.strip(" '\"").lower().endswith(ending)


def _told(text: str) -> str | None:
    """The encoding that turns ``text`` into Vietnamese, None where it is Vietnamese already or another language."""
    before = weigh(text)
    if before.share > 1 - _LEAST_GAIN:
        return None
    after = {name: weigh(convert(text, name)) for name in _NOTES}
    name = max(after, key=lambda each: after[each].syllables)
    found = after[name]
    told = found.syllables >= _FEWEST_WORDS and found.share >= 1 - _MOST_MISSES
    return name if told and found.share - before.share >= _LEAST_GAIN else None


def _with_capitals(text: str) -> str:
    return "".join(_capitals_of(line) for line in text.splitlines(keepends=True))


def _capitals_of(line: str) -> str:
    """``line`` with capitals for the small letters with accents that stand among capitals: 'CéNG HßA X· HéI'."""
    words = _WORD.findall(line)
    if not any(_is_mixed(word) for word in words):
        return line
    if not any(letter.isascii() and letter.islower() for letter in line):
        return line.upper()
    return _WORD.sub(lambda found: found[0].upper() if _is_mixed(found[0]) else found[0], line)


def _is_mixed(word: str) -> bool:
    """Whether a word has small letters with accents, and capitals where no word of small letters has one: behind the first."""
    plain = [letter for letter in word if letter.isascii()]
    return not word.isupper() and any(c.isascii() and c.isupper() for c in word[1:]) and all(c.isupper() for c in plain)
