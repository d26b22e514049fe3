"""Words as the recognition gives them → as they are printed, where only their case or their marks were mistaken.

Recognition errs most where two letters differ in height or in a mark alone: 'sỐ', 'Tỉnh Ủy', 'tô chức'. What is put right here is
what no Vietnamese word can be; which word was meant otherwise is not guessed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from nq57graph.lexicon import load
from nq57graph.model.words import flat
from nq57graph.read.pages.sheet import Token
from nq57graph.read.syllables import is_syllable

_ETH = str.maketrans("Ðð", "Đđ")
_TWICE = re.compile(r"(?i:([^\W\d_])\1)")
_SHORT = frozenset({"TƯ"})  # Trung ương
_QUARTER = re.compile(r"(H|IH|HI|TH|HT|IV|Il|lI|ll|III|II)(?=/\d{4})")
_STROKES = {"H": "II", "IH": "III", "HI": "III", "TH": "III", "HT": "III", "Il": "II", "lI": "II", "ll": "II"} | {
    roman: roman for roman in ("II", "III", "IV")
}
_SURE = 0.97  # a word this sure is left alone by the table of compounds


def mend_letters(words: Sequence[Token]) -> list[Token]:
    """``words``, in reading order, with case and marks put right."""
    cased = [replace(word, text=_mend_case(_mend_marks(word.text))) for word in words]
    cased = [_mend_alone(cased, index) for index in range(len(cased))]
    compounds, small, except_before = _tables()
    for index in range(len(cased) - 1):
        first, second = cased[index], cased[index + 1]
        key = f"{flat(_core(first.text))} {flat(_core(second.text))}"
        if first.text != _core(first.text) and not first.text.endswith(_core(first.text)):
            continue  # something stands between the two
        if (pair := compounds.get(key)) and min(first.confidence or 0.0, second.confidence or 0.0) < _SURE:
            cased[index], cased[index + 1] = (_as(word, part) for word, part in zip((first, second), pair, strict=True))
        elif (pair := small.get(key)) and not _follows(cased, index + 2, except_before):
            cased[index] = _as(first, pair[0])
            cased[index + 1] = _as(second, pair[1], small=True)
    return cased


def _follows(words: Sequence[Token], index: int, names: frozenset[str]) -> bool:
    return index < len(words) and flat(_core(words[index].text)) in names


@cache
def _tables() -> tuple[dict[str, tuple[str, str]], dict[str, tuple[str, str]], frozenset[str]]:
    data = load("recognition")

    def by_letters(pairs: Sequence[str]) -> dict[str, tuple[str, str]]:
        return {flat(pair): (pair.split()[0], pair.split()[1]) for pair in pairs}

    return by_letters(data["compounds"]), by_letters(data["small"]), frozenset(map(flat, data["except_before"]))


def _core(text: str) -> str:
    """``text`` without the marks of punctuation at its ends."""
    return text.strip("“”\"'‘’()[].,;:!?/-–…")


def _as(word: Token, meant: str, *, small: bool = False) -> Token:
    """``word`` with the letters of ``meant``, in its own case (``small``: in small letters, unless it is all capitals)."""
    core = _core(word.text)
    if core.isupper() and len(core) > 1:
        meant = meant.upper()
    elif core[:1].isupper() and not small:
        meant = meant[0].upper() + meant[1:]
    return replace(word, text=word.text.replace(core, meant, 1))


def _mend_alone(words: Sequence[Token], index: int) -> Token:
    """A word that what stands around it shows to be another."""
    word = words[index]
    core = _core(word.text)
    around = [_core(words[i].text) for i in (index - 1, index + 1) if 0 <= i < len(words)]
    shouted = 2 <= len(core) <= 3 and core.isupper() and core not in _SHORT and not core.isascii() and is_syllable(core)
    if shouted and around and not any(other.isupper() and len(other) > 1 for other in around):
        return replace(word, text=word.text.replace(core, core[0] + core[1:].lower(), 1))  # 'SỞ Tài chính'
    before = flat(around[0]) if index else ""
    for row in load("recognition")["alone"]:
        if flat(core) == flat(row["read"]) and core.lower() == row["read"] and before not in row["except_after"]:
            return _as(word, row["means"])
    if before == "quy" and (found := _QUARTER.match(word.text)):
        return replace(word, text=_STROKES[found[1]] + word.text[found.end(1) :])
    return word


def _mend_marks(text: str) -> str:
    """``text`` with the letters that Vietnamese has in place of others that look the same ('38-QÐ/TW', 'ø)')."""
    text = text.translate(_ETH)
    if len(text) == 2 and text[1] == ")":
        return str(load("recognition")["list_letters"].get(text[0], text[0])) + ")"
    return text


def _mend_case(text: str) -> str:
    """``text`` without a capital inside a syllable: 'sỐ' is 'số', 'TỈnh' is 'Tỉnh'. Abbreviations ('GDĐT', 'ThS') stay."""
    core = _core(text)
    if len(core) < 2 or core.isupper() or core[1:].islower() or not core.isalpha():
        return text
    single = _TWICE.sub(lambda m: m[0][0].lower(), core)
    if single != core and is_syllable(single):
        text, core = text.replace(core, single, 1), single  # 'củỦa'
    if not is_syllable(core):
        return text
    meant = core.lower() if core[0].islower() else core[0] + core[1:].lower()
    return text.replace(core, meant, 1)
