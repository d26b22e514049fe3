"""The pages of a source: their images, the words on them with what they mean, and those that were not read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from statistics import median
from typing import Any

from nq57graph.draw.reading.images import Image, describe_image
from nq57graph.draw.reading.marks import Piece, holders
from nq57graph.model.text import Source, Word

_SCALE = 10_000
"""Boxes reach the page in whole parts of this of the page's width and height."""

_TOUCHING = 0.002  # of the width of the page: boxes of words side by side may overlap by as much


@dataclass(frozen=True, slots=True)
class Shown:
    """A page as shown. ``read`` says whether its words are in the text; if not, ``reason`` may say why. ``words`` are
    ``[left, top, width, height, text, confidence in percent or -1, piece, …]``, the pieces as in ``marks.Run``."""

    number: int
    read: bool
    reason: str = ""
    confidence: float | None = None
    image: Image | None = None
    words: tuple[list[Any], ...] = ()


def pages_of(
    source: Source, images: Mapping[int, bytes], refused: Sequence[tuple[int, str]], pieces: Sequence[Piece]
) -> list[Shown]:
    """Every page of ``source``, from 1 to the last that anything is known of: one that is not in ``source.pages`` was not
    read. Raises ``ValueError`` for an image that is neither PNG nor JPEG."""
    read = {page.number: page for page in source.pages}
    reasons = dict(refused)
    last = max([*read, *images, *reasons], default=0)
    words = _words_of(source, pieces) if images else {}
    return [
        Shown(
            number,
            number in read,
            reasons.get(number, ""),
            read[number].confidence if number in read else None,
            describe_image(images[number]) if number in images else None,
            tuple(words.get(number, ())),
        )
        for number in range(1, last + 1)
    ]


def breaks_of(source: Source, pages: Sequence[Shown]) -> list[tuple[int, int]]:
    """Where each page begins in the text, (offset, number); a page that was not read stands where the next one begins."""
    starts = {page.number: page.start for page in source.pages}
    breaks: list[tuple[int, int]] = []
    following = len(source.text)
    for page in reversed(pages):
        following = starts.get(page.number, following)
        breaks.insert(0, (following, page.number))
    return breaks


def _words_of(source: Source, pieces: Sequence[Piece]) -> dict[int, list[list[Any]]]:
    held = list(holders(pieces, (word.span for word in source.words)))
    meant = [tuple(piece for piece in holding if pieces[piece].kind != "doubtful") for holding in held]
    words = [word for line in _lines(source.words) for word in _even(line)]
    on_page: dict[int, list[list[Any]]] = {}
    for index, word in enumerate(words):
        goes_on = meant[index] and index + 1 < len(words) and meant[index + 1] == meant[index]
        shown = _reaching(word, words[index + 1]) if goes_on else word
        on_page.setdefault(word.page, []).append(_on_paper(shown, source, held[index]))
    return on_page


def _lines(words: Sequence[Word]) -> Iterator[list[Word]]:
    """``words`` as they stand beside one another."""
    line: list[Word] = []
    for word in words:
        if line and not _beside(line[-1], word):
            yield line
            line = []
        line.append(word)
    if line:
        yield line


def _beside(word: Word, following: Word) -> bool:
    """Whether ``following`` stands at the right of ``word`` on its line."""
    _, top, right, bottom = word.box
    left, other_top, _, other_bottom = following.box
    shared = min(bottom, other_bottom) - max(top, other_top)
    least = min(bottom - top, other_bottom - other_top)
    return following.page == word.page and left >= right - _TOUCHING and shared > least / 2


def _even(line: Sequence[Word]) -> list[Word]:
    """``line``, its words as high as it is, so that a stroke over them is even: a recognised box ends where the letters do.
    A word much higher than most (a stamp, a stain) neither sets the measure nor follows it."""
    usual = 1.6 * median(word.box[3] - word.box[1] for word in line)
    plain = [word.box for word in line if word.box[3] - word.box[1] <= usual]
    top, bottom = min(box[1] for box in plain), max(box[3] for box in plain)
    return [replace(word, box=(word.box[0], top, word.box[2], bottom)) if word.box in plain else word for word in line]


def _reaching(word: Word, following: Word) -> Word:
    """``word`` with the gap to the next of the same meaning, if that stands beside it: one stroke marks both."""
    left, top, right, bottom = word.box
    return replace(word, box=(left, top, max(right, following.box[0]), bottom)) if _beside(word, following) else word


def _on_paper(word: Word, source: Source, holding: Sequence[int]) -> list[Any]:
    left, top, right, bottom = (round(_SCALE * min(1.0, max(0.0, edge))) for edge in word.box)
    sure = -1 if word.confidence is None else round(100 * word.confidence)
    text = source.text[word.span.start : word.span.end]
    return [left, top, right - left, bottom - top, text, sure, *holding]
