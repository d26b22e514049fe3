"""``.pdf`` files: pages of placed words out of the text layer, by PDFium.

A page whose text layer is missing, or holds no more than the stamp of a digital signature over the picture of a page, is
scanned: it has no words here.
"""

from __future__ import annotations

import ctypes
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import pairwise
from math import hypot
from pathlib import Path
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from nq57graph.errors import RefusedFile
from nq57graph.read.pages.sheet import Box, Rule, Sheet, Token
from nq57graph.read.syllables import is_syllable

MOST_PAGES = 1000
_MOST_CHARACTERS = 60_000  # on one page; no printed page of the genre holds a tenth of them
_MOST_OBJECTS = 60_000
_DEEPEST = 4  # forms within forms

# Of the height of the type:
_GAP = 0.17  # between two words
_SAME_LINE = 0.15  # between two baselines
_HAIR = 0.1
_WIDEST = 5.0  # no letter is as wide

_MOST_PLACES = 24  # in one run of letters

_SHORTEST_RULE = 6.0  # points
_THICKEST_RULE = 3.0
_PICTURE_OF_PAGE = 0.5  # of the area of the page
_FEWEST_LETTERS = 200  # of a text layer over the picture of a page: a signature's stamp has fewer


@dataclass(frozen=True, slots=True)
class PdfPage:
    """A page of a PDF. ``pictured``: it is the picture of a page, under the words of a recognition or none. ``scanned``: none; what
    ``sheet`` holds then is at most a stamp."""

    sheet: Sheet
    pictured: bool
    scanned: bool


def read_pdf_pages(data: bytes, name: str) -> list[PdfPage]:
    """The pages of the PDF ``data``. Raises ``RefusedFile`` for a file that is broken, encrypted or too long."""
    with open_pdf(data, name) as document:
        return [_read_page(flattened(document, index), index + 1) for index in range(len(document))]


@contextmanager
def open_pdf(data: bytes | Path, name: str) -> Iterator[pypdfium2.PdfDocument]:
    """The document, closed at the end. Raises ``RefusedFile``."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise _refused(error, name) from None
    try:
        if len(document) == 0:
            raise RefusedFile(name, "a PDF without pages", vi="tệp PDF không có trang nào")
        if len(document) > MOST_PAGES:
            raise RefusedFile(
                name,
                f"{len(document)} pages, more than the {MOST_PAGES} that are read: split the file",
                vi=f"có {len(document)} trang, nhiều hơn {MOST_PAGES} trang đọc được: hãy tách tệp",
            )
        yield document
    except pypdfium2.PdfiumError as error:
        raise _refused(error, name) from None
    finally:
        document.close()


def _refused(error: pypdfium2.PdfiumError, name: str) -> RefusedFile:
    if getattr(error, "err_code", None) == pdfium.FPDF_ERR_PASSWORD or "password" in str(error).lower():
        return RefusedFile(
            name,
            "an encrypted PDF; save it without a password",
            vi="tệp PDF có mật khẩu; hãy lưu lại không có mật khẩu",
        )
    return RefusedFile(
        name,
        "a broken PDF; open it in a PDF program and save or print it to PDF again",
        vi="tệp PDF bị hỏng; hãy mở bằng trình đọc PDF rồi lưu hoặc in lại ra PDF",
    )


def flattened(document: pypdfium2.PdfDocument, index: int) -> pypdfium2.PdfPage:
    """A page with its annotations as text of the page: a digital signature fills in number and date as such."""
    page = document[index]
    if pdfium.FPDFPage_Flatten(page.raw, pdfium.FLAT_NORMALDISPLAY) == pdfium.FLATTEN_SUCCESS:
        page.close()
        return document[index]
    return page


def _read_page(page: pypdfium2.PdfPage, number: int) -> PdfPage:
    width, height = page.get_size()
    view = _View.of(page)
    tokens = tuple(_tokens(page, view))
    rules, pictured = _objects(page, view)
    letters = sum(character.isalpha() for token in tokens for character in token.text)
    is_picture = pictured > _PICTURE_OF_PAGE * width * height
    return PdfPage(
        Sheet(number, width, height, tokens, tuple(rules)), is_picture, is_picture and letters < _FEWEST_LETTERS
    )


@dataclass(frozen=True, slots=True)
class _View:
    """How a page is turned and cut when one looks at it: from its own coordinates (upwards) to those of ``Sheet``."""

    left: float
    bottom: float
    width: float
    height: float
    quarters: int

    @classmethod
    def of(cls, page: pypdfium2.PdfPage) -> _View:
        left, bottom, right, top = page.get_bbox()
        return cls(left, bottom, right - left, top - bottom, page.get_rotation() // 90 % 4)

    def point(self, x: float, y: float) -> tuple[float, float]:
        x, y = x - self.left, y - self.bottom
        match self.quarters:
            case 1:
                return y, x
            case 2:
                return self.width - x, y
            case 3:
                return self.height - y, self.width - x
            case _:
                return x, self.height - y

    def is_level(self, right: float, up: float) -> bool:
        """Whether what runs along (``right``, ``up``) in the page's own coordinates runs level, from left to right."""
        (x1, y1), (x2, y2) = self.point(0, 0), self.point(right, up)
        return x2 - x1 > 0 and abs(y2 - y1) < 0.2 * (x2 - x1)

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        (x1, y1), (x2, y2) = self.point(left, bottom), self.point(right, top)
        return Box(min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2))


# ── words ─────────────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class _Letter:
    """A letter, or white space, whose ``text`` is ' '. ``supposed``: a space that is not in the file; PDFium supposes one where the
    letters before and behind it in the file stand apart."""

    text: str
    box: Box
    baseline: float
    size: float  # of its type, from one line to the next where nothing is between
    supposed: bool = False


def _tokens(page: pypdfium2.PdfPage, view: _View) -> Iterator[Token]:
    """The words, by where their letters stand: a program that prints takes letters that a font lacks from another one, and writes
    these behind all others of the line."""
    for line in _by_baseline(_letters(page, view)):
        run: list[_Letter] = []
        supposed: list[int] = []  # where in ``run``
        for letter in sorted(line, key=lambda one: one.box.left):
            if run and _is_printed_twice(run[-1], letter):
                continue
            if letter.supposed:
                supposed.append(len(run))
                continue
            if run and (letter.text == " " or letter.box.left - run[-1].box.right > _GAP * letter.size):
                yield from map(_token, _at_syllables(run, supposed))
                run, supposed = [], []
            if letter.text != " ":
                run.append(letter)
        if run:
            yield from map(_token, _at_syllables(run, supposed))


def _at_syllables(run: list[_Letter], places: Iterable[int]) -> list[list[_Letter]]:
    """``run`` taken apart at as few of those ``places`` as make words of all its parts; whole where none do. A letter out of another
    font is often wider than the room that is left for it, and covers the space behind it."""
    edges = sorted({0, *places, len(run)})[:_MOST_PLACES]
    if len(edges) < 3 or edges[-1] != len(run):
        return [run]
    fewest: dict[int, list[int]] = {0: [0]}  # edge → the edges up to it
    for end in edges[1:]:
        ways = [
            [*fewest[start], end]
            for start in edges
            if start < end and start in fewest and _is_word("".join(letter.text for letter in run[start:end]))
        ]
        if ways:
            fewest[end] = min(ways, key=len)
    return [run[a:b] for a, b in pairwise(fewest.get(len(run), [0, len(run)]))]


def _is_word(text: str) -> bool:
    core = unicodedata.normalize("NFC", text).strip("“”\"'‘’()[].,;:!?-–/")
    return core[:1].isdigit() or is_syllable(core)


def _by_baseline(letters: Iterable[_Letter]) -> list[list[_Letter]]:
    lines: list[list[_Letter]] = []
    for letter in sorted(letters, key=lambda one: one.baseline):
        if lines and letter.baseline - lines[-1][0].baseline <= _SAME_LINE * min(letter.size, lines[-1][0].size):
            lines[-1].append(letter)
        else:
            lines.append([letter])
    return lines


def _is_printed_twice(before: _Letter, after: _Letter) -> bool:
    """Whether a letter is printed over itself a hair's breadth beside, to look bold."""
    return before.text == after.text and after.box.left - before.box.left < _HAIR * after.size


def _token(run: list[_Letter]) -> Token:
    text = unicodedata.normalize("NFC", "".join(letter.text for letter in run))
    left, right = min(letter.box.left for letter in run), max(letter.box.right for letter in run)
    top, bottom = min(letter.box.top for letter in run), max(letter.box.bottom for letter in run)
    return Token(text, Box(left, top, right, bottom), run[0].baseline, run[0].size)


def _letters(page: pypdfium2.PdfPage, view: _View) -> Iterator[_Letter]:
    """The letters and spaces of the text layer that stand upright."""
    textpage = page.get_textpage()
    try:
        raw = textpage.raw
        box, x, y, matrix = pdfium.FS_RECTF(), ctypes.c_double(), ctypes.c_double(), pdfium.FS_MATRIX()
        last: _Letter | None = None
        high = ""  # the first half of a character beyond the basic plane
        for index in range(min(textpage.count_chars(), _MOST_CHARACTERS)):
            code = pdfium.FPDFText_GetUnicode(raw, index)
            if 0xD800 <= code < 0xDC00:
                high = chr(code)
                continue
            character = _character(high, code)
            high = ""
            if not character or not (
                pdfium.FPDFText_GetLooseCharBox(raw, index, box) and pdfium.FPDFText_GetCharOrigin(raw, index, x, y)
            ):
                continue
            pdfium.FPDFText_GetMatrix(raw, index, matrix)
            placed = view.box(box.left, box.bottom, box.right, box.top)
            baseline = view.point(x.value, y.value)[1]
            if character == " " and pdfium.FPDFText_IsGenerated(raw, index) == 1:
                if last:
                    yield last
                    last = replace(last, text=" ", box=placed, baseline=baseline, supposed=True)
                continue
            if unicodedata.combining(character) and last:
                last = replace(
                    last, text=last.text + character
                )  # wherever it is placed, it belongs to the letter before it
                continue
            size = pdfium.FPDFText_GetFontSize(raw, index) * hypot(matrix.c, matrix.d) or placed.height
            if placed.height > 0 and placed.width <= _WIDEST * size and view.is_level(matrix.a, matrix.b):
                if last:
                    yield last
                last = _Letter(character, placed, baseline, size)
        if last:
            yield last
    finally:
        textpage.close()


def _character(high: str, code: int) -> str:
    """The character of a code unit, behind ``high`` where that began it; ' ' for white space, '' for what is not printed."""
    character = (high + chr(code)).encode("utf-16", "surrogatepass").decode("utf-16", "replace") if high else chr(code)
    if character.isspace():
        return " "
    return "" if code in (0, 0xAD, 0xFFFE, 0xFFFF) or unicodedata.category(character) == "Cc" else character


# ── ruled lines and pictures ──────────────────────────────────────────────────────────────────────────────────────

_Matrix = tuple[float, float, float, float, float, float]
_IDENTITY: _Matrix = (1, 0, 0, 1, 0, 0)


def _objects(page: pypdfium2.PdfPage, view: _View) -> tuple[list[Rule], float]:
    """The ruled lines of a page, and the area of its largest picture."""
    rules: list[Rule] = []
    pictured = 0.0
    budget = _MOST_OBJECTS
    waiting: list[tuple[Any, _Matrix, int]] = [
        (pdfium.FPDFPage_GetObject(page.raw, index), _IDENTITY, 0)
        for index in range(min(pdfium.FPDFPage_CountObjects(page.raw), _MOST_OBJECTS))
    ]
    while waiting and budget:
        budget -= 1
        thing, outer, depth = waiting.pop()
        kind = pdfium.FPDFPageObj_GetType(thing)
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            rules.extend(_path_rules(thing, _combined(_matrix(thing), outer), view))
        elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            a, b, c, d, _, _ = _combined(_matrix(thing), outer)
            pictured = max(pictured, abs(a * d - b * c))
        elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
            inner = _combined(_matrix(thing), outer)
            count = min(pdfium.FPDFFormObj_CountObjects(thing), _MOST_OBJECTS)
            waiting.extend((pdfium.FPDFFormObj_GetObject(thing, index), inner, depth + 1) for index in range(count))
    return rules, pictured


def _matrix(thing: Any) -> _Matrix:
    found = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(thing, found):
        return _IDENTITY
    return (found.a, found.b, found.c, found.d, found.e, found.f)


def _combined(inner: _Matrix, outer: _Matrix) -> _Matrix:
    a, b, c, d, e, f = inner
    p, q, r, s, t, u = outer
    return (a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u)


def _path_rules(path: Any, matrix: _Matrix, view: _View) -> Iterator[Rule]:
    """Lines that are drawn, and long thin boxes that are filled."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(path, fill, stroke)
    for points in _outlines(path, matrix, view):
        xs, ys = [x for x, _ in points], [y for _, y in points]
        whole = Box(min(xs), min(ys), max(xs), max(ys))
        if (thin := _as_rule(whole)) and (fill.value or stroke.value):
            yield thin
        elif stroke.value:
            for (x1, y1), (x2, y2) in pairwise(points):
                if edge := _as_rule(Box(min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2))):
                    yield edge


def _as_rule(box: Box) -> Rule | None:
    if box.height <= _THICKEST_RULE and box.width >= _SHORTEST_RULE:
        return Rule(True, (box.top + box.bottom) / 2, box.left, box.right)
    if box.width <= _THICKEST_RULE and box.height >= _SHORTEST_RULE:
        return Rule(False, box.middle, box.top, box.bottom)
    return None


def _outlines(path: Any, matrix: _Matrix, view: _View) -> Iterator[list[tuple[float, float]]]:
    """The polygons of a path, curves taken for their ends."""
    a, b, c, d, e, f = matrix
    points: list[tuple[float, float]] = []
    x, y = ctypes.c_float(), ctypes.c_float()
    for index in range(min(pdfium.FPDFPath_CountSegments(path), _MOST_OBJECTS)):
        segment = pdfium.FPDFPath_GetPathSegment(path, index)
        if pdfium.FPDFPathSegment_GetType(segment) == pdfium.FPDF_SEGMENT_MOVETO and points:
            yield points
            points = []
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        points.append(view.point(a * x.value + c * y.value + e, b * x.value + d * y.value + f))
        if pdfium.FPDFPathSegment_GetClose(segment):
            points.append(points[0])
    if points:
        yield points
