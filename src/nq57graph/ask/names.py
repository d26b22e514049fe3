"""What a user calls a thing, held against what it is called: no quotes, accents or full forms are needed.

Everything here works on words alone. ``match`` says how well the words of a user fit a name; the best fit wins and several
equally good ones are all answered, so that nothing is guessed. Abbreviations are not listed anywhere: 'khcn' fits
'khoa học và công nghệ' because those are its initials.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from enum import IntEnum
from functools import lru_cache

from nq57graph.model.words import fold

Words = tuple[str, ...]

_WORD = re.compile(r"[^\W_]+")
_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
_AND = "va"
_PLACE_PREFIXES: tuple[Words, ...] = (("thanh", "pho"), ("tinh",), ("tp",))
_OWN_LEVEL = "tinh"


class Fit(IntEnum):
    """How well words fit a name, best first. ``EXACT`` is word for word, ``SHORT`` is with initials for words."""

    EXACT = 0
    SHORT = 1
    BEGINNING = 2
    WITHIN = 3
    SCATTERED = 4  # every word stands in the name, in its order, others between them


@lru_cache(maxsize=65536)
def split(text: str, *, accents: bool = False) -> Words:
    """The words of ``text`` in lower case, without accents unless asked for; 'và' and '&' count for nothing.

    With accents the tone mark stands at the end of its word, so that 'hòa' and 'hoà' are one.
    """
    words = _WORD.findall(unicodedata.normalize("NFC", text).lower())
    write = _tone_last if accents else fold
    return tuple(write(word) for word in words if fold(word) != _AND)


@lru_cache(maxsize=65536)
def _tone_last(word: str) -> str:
    letters = unicodedata.normalize("NFD", word)
    tones = [c for c in letters if c in _TONES]
    return unicodedata.normalize("NFC", "".join(c for c in letters if c not in _TONES)) + "".join(tones)


def has_accents(text: str) -> bool:
    """Whether the user took the trouble to write Vietnamese letters, which then count."""
    return fold(text) != unicodedata.normalize("NFC", text).lower()


def match_whole(words: Words, name: Words) -> Fit | None:
    """``Fit.EXACT`` or ``Fit.SHORT`` if ``words`` are the whole name, else None. Either may use initials ('ubnd', 'ủy ban
    nhân dân').
    """
    if not words or not name:
        return None
    if words == name:
        return Fit.EXACT
    if fold(words[0])[0] != fold(name[0])[0]:
        return None
    return Fit.SHORT if len(name) in _ends(words, name, 0) or len(words) in _ends(name, words, 0) else None


def match(words: Words, name: Words) -> Fit | None:
    """How well ``words`` fit ``name``, None if they do not."""
    if not words or not name:
        return None
    if (whole := match_whole(words, name)) is not None:
        return whole
    if _ends(words, name, 0):
        return Fit.BEGINNING
    if any(_ends(words, name, at) for at in range(1, len(name))):
        return Fit.WITHIN
    # Two words at least: one word scattered is one word within.
    return Fit.SCATTERED if len(words) > 1 and _scattered(words, name) else None


def without_place(words: Words, places: Iterable[Words]) -> Words | None:
    """``words`` less the first of ``places`` that stands in them, with 'tỉnh' or 'thành phố' before it; None if none does.

    A place may stand anywhere: 'khanh hoa so khcn', 'so khcn tinh khanh hoa'.
    """
    for place in places:
        for at in range(len(words) - len(place) + 1):
            if place and words[at : at + len(place)] == place:
                before = tuple(map(fold, words[:at]))
                named = next((len(prefix) for prefix in _PLACE_PREFIXES if before[-len(prefix) :] == prefix), 0)
                return words[: at - named] + words[at + len(place) :]
    return None


def best_fit(
    words: Words,
    names: Iterable[Words],
    places: Sequence[Words] = (),
    matching: Callable[[Words, Words], Fit | None] = match,
) -> Fit | None:
    """The best fit of ``words`` to any of ``names`` of one thing that belongs to a place called ``places``.

    Its place may be left out of the words, added to them, or be part of the name ('Tỉnh ủy Khánh Hòa'). The word
    'tỉnh' at the end of a name ('UBND tỉnh') may be left out as well.
    """
    asked = {_less_level(words)}
    if (rest := without_place(words, places)) is not None:
        asked.add(_less_level(rest))
    fits = []
    for name in names:
        called = {_less_level(name)}
        if (short := without_place(name, places)) is not None:
            called.add(_less_level(short))
        fits += [fit for a in asked for b in called if (fit := matching(a, b)) is not None]
    return min(fits, default=None)


def nearest(asked: str, names: Iterable[str], most: int = 3) -> list[str]:
    """Those of ``names`` that are near ``asked``, nearest first: they share its words, or have words that are spelt alike.

    Near is what answers to half of the letters of ``asked`` at least, and to not much less than the nearest does;
    initials ('khcn') answer for the words that they stand for. In a long name some words will always be found, so each
    word beyond those asked for takes a little away.
    """
    words = split(asked)
    whole = sum(map(len, words))
    shares: dict[str, float] = {}
    for name in names:
        own = split(name)
        answered = sum(_alike(word, own) * len(word) for word in words) / max(1, whole)
        shares[name] = answered - _PER_WORD_MORE * max(0, len(own) - len(words))
    least = max(_NEAR, _NOT_MUCH_LESS * max(shares.values(), default=0.0))
    near = [name for name, share in shares.items() if share >= least]
    return sorted(near, key=lambda name: (-shares[name], name))[:most]


_NEAR, _NOT_MUCH_LESS, _PER_WORD_MORE, _SPELT_ALIKE, _LONGEST_INITIALS = 0.5, 0.85, 0.02, 0.75, 6


def _alike(word: str, name: Words) -> float:
    """How well the best word of ``name``, or the initials of some of its words, answer to ``word``: 0 to 1."""
    from difflib import SequenceMatcher

    if word in name:
        return 1.0
    # A number is this number or another, however it is spelt; and in words of two letters, any two are alike.
    if len(word) < 3 or word.isdigit():
        return 0.0
    runs = (name[at : at + n] for n in range(2, _LONGEST_INITIALS + 1) for at in range(len(name) - n + 1))
    known = {*name, *("".join(part[0] for part in run) for run in runs)}
    matcher = SequenceMatcher(b=word, autojunk=False)
    best = 0.0
    for other in known:
        matcher.set_seq1(other)
        if abs(len(other) - len(word)) <= 2 and matcher.quick_ratio() > best:
            best = max(best, matcher.ratio())
    return best if best >= _SPELT_ALIKE else 0.0


def _less_level(words: Words) -> Words:
    return words[:-1] if len(words) > 1 and fold(words[-1]) == _OWN_LEVEL else words


def _ends(words: Words, name: Words, start: int) -> frozenset[int]:
    """Where in ``name`` the run that begins at ``start`` and fits all ``words`` may end."""
    ends = frozenset({start})
    for word in words:
        ends = frozenset(after for at in ends for after in _steps(word, name, at))
    return ends


def _steps(word: str, name: Words, at: int) -> list[int]:
    """Where in ``name`` one can stand after ``word``, standing at ``at``."""
    if at >= len(name):
        return []
    steps = [at + 1] if name[at] == word else []
    if len(word) > 1 and fold(word) in _initials(name[at : at + len(word)]):
        steps.append(at + len(word))
    return steps


@lru_cache(maxsize=65536)
def _initials(words: Words) -> tuple[str, str]:
    """The initials of ``words``; 'trung ương' is shortened to 'TW' as well as to 'TƯ'."""
    plain = [fold(word) for word in words]
    letters = "".join(word[0] for word in plain)
    central = "".join(
        "w" if word == "uong" and n and plain[n - 1] == "trung" else word[0] for n, word in enumerate(plain)
    )
    return letters, central


def _scattered(words: Words, name: Words) -> bool:
    reached = frozenset(range(len(name)))
    for word in words:
        ends = {after for at in reached for after in _steps(word, name, at)}
        reached = frozenset(at for at in range(min(ends), len(name) + 1)) if ends else frozenset()
    return bool(reached)
