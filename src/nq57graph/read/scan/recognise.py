"""Pictures of pages → ``Sheet``s: straightened, cleaned, recognised; pages that cannot be read are refused."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace

import numpy as np

from nq57graph.read.pages.sheet import Sheet, Token
from nq57graph.read.pages.tables import find_grids
from nq57graph.read.scan.fields import recognise_fields
from nq57graph.read.scan.glyphs import look_again
from nq57graph.read.scan.letters import mend_letters
from nq57graph.read.scan.pictures import Picture
from nq57graph.read.scan.prepare import clean, straighten
from nq57graph.read.scan.raised import set_raised_apart
from nq57graph.read.scan.rulings import find_rules
from nq57graph.read.scan.tesseract import find_turn, recognise_words

LEAST_CONFIDENCE = 0.78
"""Of the mean over the letters of a page; below it a page is refused. Measured on pages of 40 – 50 dpi and with a grain of 60 – 80:
at 0.74 a tenth of the letters were wrong, at 0.83 a twentieth."""
_ALONE = frozenset("|_~^`´'‘’“”\"«»©®°•·.,:;=*\\/<>{}[]")  # what dirt is read as, where nothing else stands in a word
_UNSURE = 0.5


@dataclass(frozen=True, slots=True)
class RefusedPage:
    """A page that is not read: its ``number`` and how sure the recognition was of it (0 – 1)."""

    number: int
    confidence: float


def recognise(pictures: Iterable[tuple[int, Picture]]) -> tuple[list[Sheet], list[RefusedPage]]:
    """The pages (by number) as sheets, and those that are refused. Raises ``ProgramFailed``."""
    sheets: list[Sheet] = []
    refused: list[RefusedPage] = []
    for sheet in _in_parallel(recognise_page, pictures):
        confidence = sheet.confidence or 0.0
        if sheet.tokens and confidence < LEAST_CONFIDENCE:
            refused.append(RefusedPage(sheet.number, confidence))
        else:
            sheets.append(sheet)
    return sheets, refused


def recognise_page(numbered: tuple[int, Picture]) -> Sheet:
    """One page; its ``confidence`` is the mean over its letters."""
    number, picture = numbered
    sheet = _recognise(number, picture)
    doubtful = (sheet.confidence or 0.0) < LEAST_CONFIDENCE or _lies(sheet)
    if doubtful and (quarters := find_turn(picture)):
        turned = _recognise(number, replace(picture, pixels=np.rot90(picture.pixels, quarters).copy()))
        sheet = max(sheet, turned, key=lambda one: (not _lies(one), one.confidence or 0.0))
    return sheet


def _lies(sheet: Sheet) -> bool:
    """Whether most words are higher than they are wide: a page on its side, which Tesseract reads all the same, and badly."""
    long = [word.box for word in sheet.tokens if len(word.text) > 2]
    return 2 * sum(box.height > box.width for box in long) > len(long)


def _recognise(number: int, picture: Picture) -> Sheet:
    picture = clean(straighten(picture))
    ruled = find_rules(picture)
    unruled = Picture(ruled.pixels, picture.density)
    height, width = (round(length * 72 / picture.density, 3) for length in picture.pixels.shape)
    words = [word for word in recognise_words(unruled) if not _is_dirt(word)]
    read = look_again(set_raised_apart(words, unruled), unruled)
    words = mend_letters(read)
    mended = (Counter(word.text for word in words) - Counter(word.text for word in read)).total()
    sheet = Sheet(number, width, height, tuple(words), ruled.rules)
    fields = [field for grid in find_grids(sheet)[0] for field in grid.empty_fields()]
    words += recognise_fields(unruled, fields)
    return replace(sheet, tokens=tuple(words), confidence=mean_confidence(words), mended=mended)


def mean_confidence(words: Iterable[Token]) -> float:
    """Of the letters of ``words``; 0 where there are none."""
    weights = [(len(word.text), word.confidence or 0.0) for word in words]
    total = sum(weight for weight, _ in weights)
    return sum(weight * confidence for weight, confidence in weights) / total if total else 0.0


def _is_dirt(word: Token) -> bool:
    return (word.confidence or 0.0) < _UNSURE and _ALONE.issuperset(word.text)


def _in_parallel(
    work: Callable[[tuple[int, Picture]], Sheet], pictures: Iterable[tuple[int, Picture]]
) -> Iterable[Sheet]:
    """``work`` of each picture, in order; no more pictures are held than there are workers, twice."""
    workers = os.cpu_count() or 1
    with ThreadPoolExecutor(workers) as pool:
        waiting: list[Future[Sheet]] = []
        try:
            for picture in pictures:
                waiting.append(pool.submit(work, picture))
                if len(waiting) > 2 * workers:
                    yield waiting.pop(0).result()
            while waiting:
                yield waiting.pop(0).result()
        finally:
            for future in waiting:
                future.cancel()
