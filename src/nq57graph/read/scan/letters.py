"""Words as the recognition gives them → as they are printed, where only their case, their marks or a space were mistaken.

Recognition errs most where two letters differ in height or in a mark alone ('sỐ', 'Tỉnh Ủy', 'tô chức'). What is put right here
is what no Vietnamese text can hold; which word was meant otherwise is not guessed. The tables are in lexicon/recognition.yaml.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from nq57graph.lexicon import load
from nq57graph.model.words import flat
from nq57graph.read.pages.sheet import Box, Token
from nq57graph.read.syllables import is_syllable

_ETH = str.maketrans("Ðð⁄", "Đđ/")
_TWICE = re.compile(r"(?i:([^\W\d_])\1)")
_COMMA = re.compile(r"(?<=[^\W\d_][,;])(?=[^\W\d_]{2})")
_QUARTER = re.compile(r"(?:H|IH|HI|TH|HT|Il|lI|ll)(?=/\d{4})")
_SURE = 0.955  # Tesseract is hardly ever surer
_QUARTERS = {"H": "II", "Il": "II", "lI": "II", "ll": "II"}  # the others are III
_NUMBERED = re.compile(r"(?:\d{1,2}(?:\.\d{1,2})*|[IVX]{1,4}),")  # '3,' where a heading or an item begins
_PUNCTUATION = "“”\"'‘’()[].,;:!?/-–…"


def mend_letters(words: Sequence[Token]) -> list[Token]:
    """``words``, in reading order, with spaces, case and marks put right."""
    tables = _tables()
    mended = [replace(part, text=_mend_alone(part.text, tables)) for word in words for part in _split(word, tables)]
    for index in range(len(mended)):
        mended[index] = _mend_beside(mended, index, tables)
    for index in range(len(mended) - 1):
        mended[index : index + 2] = _mend_pair(mended, index, tables)
    return mended


@dataclass(frozen=True, slots=True)
class _Tables:
    compounds: Mapping[str, tuple[str, str]]  # without accents → as written
    misreads: Mapping[str, tuple[str, str]]  # as read → as written
    except_misreads: Mapping[str, frozenset[str]]
    small: frozenset[str]  # without accents
    except_before: frozenset[str]
    alone: Mapping[str, tuple[str, frozenset[str]]]  # as read → (as meant, words beside it that say otherwise)
    list_letters: Mapping[str, str]
    never_capital: frozenset[str]
    capital_abbreviations: frozenset[str]
    borrowed: frozenset[str]
    cited_parts: frozenset[str]


@cache
def _tables() -> _Tables:
    data = load("recognition")

    def pair(words: str) -> tuple[str, str]:
        first, second = words.split()
        return first, second

    return _Tables(
        {flat(words): pair(words) for words in data["compounds"]},
        {read: pair(words) for read, words in data["misreads"].items()},
        {read: frozenset(words) for read, words in data["except_misreads"].items()},
        frozenset(map(flat, data["small"])),
        frozenset(map(flat, data["except_before"])),
        {row["read"]: (row["means"], frozenset(row["except_beside"])) for row in data["alone"]},
        data["list_letters"],
        frozenset(data["never_capital"]),
        frozenset(data["capital_abbreviations"]),
        frozenset(data["borrowed"]),
        frozenset(map(flat, data["cited_parts"])),
    )


# ── words that ran together ───────────────────────────────────────────────────────────────────────────────────────


def _split(word: Token, tables: _Tables) -> Iterator[Token]:
    """``word``, or the two that it is: 'dựng,trình', 'giaonhiệm'. Words of another language ('robot') have no Vietnamese letter."""
    text = word.text
    found = _COMMA.search(text)
    at = found.start() if found else _between_syllables(text, tables)
    if not at:
        yield word
        return
    middle = word.box.left + (word.box.right - word.box.left) * at / len(text)
    yield replace(word, text=text[:at], box=replace(word.box, right=middle))
    yield replace(word, text=text[at:], box=Box(middle, word.box.top, word.box.right, word.box.bottom))


def _between_syllables(text: str, tables: _Tables) -> int:
    """Where ``text`` is two syllables, if there is one such place; else 0."""
    core = _core(text)
    if (
        core.lower() in tables.borrowed
        or len(core) < 5
        or core.isascii()
        or not core.isalpha()
        or not core[1:].islower()
        or is_syllable(core)
    ):
        return 0
    places = [at for at in range(2, len(core) - 1) if is_syllable(core[:at]) and is_syllable(core[at:])]
    return text.index(core) + places[0] if len(places) == 1 else 0


# ── one word ──────────────────────────────────────────────────────────────────────────────────────────────────────


def _mend_alone(text: str, tables: _Tables) -> str:
    """``text`` without signs that no Vietnamese text has ('38-QÐ/TW', 'ø)'), and without a capital inside a syllable: 'sỐ' is 'số',
    'TỈnh' is 'Tỉnh', 'củỦa' is 'của'. Abbreviations ('GDĐT', 'ThS') stay."""
    text = text.translate(_ETH)
    if len(text) == 2 and text[1] == ")":
        return tables.list_letters.get(text[0], text[0]) + ")"
    core = _core(text)
    if len(core) < 2 or core.isupper() or core[1:].islower() or not core.isalpha():
        return text
    once = _TWICE.sub(lambda found: found[0][0].lower(), core)
    meant = next((one for one in (once, core) if is_syllable(one)), "")
    if not meant:
        return text
    return text.replace(core, meant.lower() if core[0].islower() else meant[0] + meant[1:].lower(), 1)


def _mend_beside(words: Sequence[Token], index: int, tables: _Tables) -> Token:
    """A word that those beside it show to be another: 'SỞ Tài chính', 'cơ quan Đẳng', 'A Và B', 'quý H/2026'."""
    word = words[index]
    core = _core(word.text)
    before = words[index - 1].text if index else ""
    after = _core(words[index + 1].text) if index + 1 < len(words) else ""
    begins = index == 0 or abs(word.baseline - words[index - 1].baseline) > 0.5 * word.size
    if begins and _NUMBERED.fullmatch(word.text) and after[:1].isupper() and flat(after) not in tables.cited_parts:
        return replace(word, text=f"{word.text[:-1]}.")
    if flat(before).endswith("quy") and (found := _QUARTER.match(word.text)):
        return replace(word, text=_QUARTERS.get(found[0], "III") + word.text[found.end() :])
    if _is_shouted(core, tables) and not any(one.isupper() and len(one) > 1 for one in (_core(before), after)):
        return replace(word, text=word.text.replace(core, core[0] + core[1:].lower(), 1))
    in_sentence = (before[-1:].isalnum() or before[-1:] == ",") and not before[:1].isupper()
    if core.lower() in tables.never_capital and core[:1].isupper() and not core.isupper() and in_sentence:
        return replace(word, text=word.text.replace(core, core.lower(), 1))
    if (meant := tables.alone.get(core.lower())) and not before[:1].isupper():
        beside = {flat(_core(before)), flat(after)}
        return word if beside & meant[1] else _as(word, meant[0])
    return word


def _is_shouted(core: str, tables: _Tables) -> bool:
    """A syllable of two or three letters, all capitals, which is no abbreviation."""
    short = 2 <= len(core) <= 3 and core.isupper() and core not in tables.capital_abbreviations
    return short and not core.isascii() and is_syllable(core)


# ── two words ─────────────────────────────────────────────────────────────────────────────────────────────────────


def _mend_pair(words: Sequence[Token], index: int, tables: _Tables) -> list[Token]:
    first, second = words[index : index + 2]
    if first.text[-1] in _PUNCTUATION:
        return [first, second]
    one, other = _core(first.text).lower(), _core(second.text).lower()
    read = f"{one} {other}"
    following = _core(words[index + 2].text).lower() if index + 2 < len(words) else ""
    if (pair := tables.misreads.get(read)) and following not in tables.except_misreads.get(read, ()):
        return [_as(first, pair[0]), _as(second, pair[1])]
    pair = tables.compounds.get(flat(read))
    if pair and all(map(_has_lost_marks, (first, second), pair)):
        return [_as(first, pair[0]), _as(second, pair[1])]
    if flat(read) in tables.small and flat(following) not in tables.except_before and not _core(second.text).isupper():
        return [first, replace(second, text=second.text.lower())]
    return [first, second]


def _has_lost_marks(word: Token, meant: str) -> bool:
    """Whether ``word`` is ``meant``, or lacks, not surely read, one of two marks that stand on a letter of it: 'tô' and 'tó' for 'tố',
    not 'to'. What is read as surely as can be may be a slip of the document, which is quoted as it stands."""
    read = _core(word.text).lower()
    if read == meant:
        return True
    if (word.confidence or 0.0) >= _SURE or flat(read) != flat(meant):
        return False
    marks = (
        (set(unicodedata.normalize("NFD", letter)[1:]) for letter in pair) for pair in zip(read, meant, strict=True)
    )
    return all(a == b or (a and a < b) for a, b in marks)


def _core(text: str) -> str:
    """``text`` without the marks of punctuation at its ends."""
    return text.strip(_PUNCTUATION)


def _as(word: Token, meant: str) -> Token:
    """``word`` with the letters of ``meant``, in its own case."""
    core = _core(word.text)
    if core.isupper() and len(core) > 1:
        meant = meant.upper()
    elif core[:1].isupper():
        meant = meant[0].upper() + meant[1:]
    return replace(word, text=word.text.replace(core, meant, 1))
