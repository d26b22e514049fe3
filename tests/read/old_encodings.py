"""Text written in encodings before Unicode: the way there, for the tests of the way back."""

from __future__ import annotations

import unicodedata

from nq57graph.read.legacy import letters


def legacy(text: str, name: str) -> str:
    """``text`` as the fonts of the encoding ``name`` have it, shown as Windows-1252 shows their bytes."""
    written = {
        letter: character for character, letter in sorted(letters(name).items(), key=lambda item: item[0].swapcase())
    }
    return "".join(written.get(letter, written.get(letter.lower(), letter)) for letter in text)


def windows_1258(text: str) -> bytes:
    """``text`` in Windows-1258, whose tones are characters of their own."""
    apart = unicodedata.normalize("NFD", text)
    for vowel in "âăêôơư" + "ÂĂÊÔƠƯ":
        base, mark = unicodedata.normalize("NFD", vowel)
        for tone in ("\u0323", ""):  # a dot below stands before the mark of the vowel
            apart = apart.replace(base + tone + mark, vowel + tone)
    return apart.encode("cp1258", "xmlcharrefreplace")
