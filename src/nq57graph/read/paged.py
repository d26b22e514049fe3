"""Files with pages: PDF and pictures of pages. Words come out of the text layer, or out of recognition, page by page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from nq57graph.errors import RefusedFile
from nq57graph.read.canonical import Canonical
from nq57graph.read.legacy import convert_legacy
from nq57graph.read.pages.compose import compose
from nq57graph.read.pages.sheet import Sheet
from nq57graph.read.pdf import PdfPage, open_pdf, read_pdf_pages
from nq57graph.read.programs import ProgramFailed, ProgramMissing

if TYPE_CHECKING:
    from nq57graph.read.scan.pictures import Picture
    from nq57graph.read.scan.recognise import RefusedPage


_MENDED = "Nhận dạng chữ: {} chữ được sửa lại chữ hoa, dấu hoặc dấu cách."
_UNREADABLE = "bản quét quá mờ hoặc bẩn (độ tin cậy nhận dạng {:.0%})"


def read_pdf(data: bytes, name: str, cache: Path | None = None) -> Canonical:
    """The text of a PDF, scanned pages recognised; ``cache`` keeps what was. Raises ``RefusedFile``."""
    pages = _with_rules(read_pdf_pages(data, name), data, name)
    sheets, note = _out_of_old_fonts([page.sheet for page in pages if not page.scanned])
    text = _read_pages(sheets, [page.sheet.number for page in pages if page.scanned], data, name, cache)
    return replace(text, notes=(note, *text.notes)) if note else text


def _out_of_old_fonts(sheets: Sequence[Sheet]) -> tuple[list[Sheet], str | None]:
    """``sheets`` in Unicode, and a note, where their letters are those of the fonts of TCVN3 or VNI."""
    converted, note = convert_legacy("\n".join(token.text for sheet in sheets for token in sheet.tokens))
    if note is None:
        return list(sheets), None
    texts = iter(converted.split("\n"))
    return [
        replace(sheet, tokens=tuple(replace(token, text=next(texts)) for token in sheet.tokens)) for sheet in sheets
    ], note


def _read_pages(
    sheets: Sequence[Sheet], scanned: Sequence[int], data: bytes, name: str, cache: Path | None
) -> Canonical:
    """The text of pages with words, and of those whose numbers are ``scanned``."""
    if not scanned:
        return _canonical(sheets, (), name)
    try:
        recognised, refused = _recognise(_pictures_of_pdf(data, name, scanned), data, name, cache)
    except _NoRecognition as error:
        if not any(sheet.tokens for sheet in sheets):
            raise error.refusal from None
        return _without(_canonical(sheets, (), name), [(number, error.reason) for number in scanned])
    return _canonical(sorted([*sheets, *recognised], key=lambda sheet: sheet.number), refused, name)


def read_picture(data: bytes, name: str, cache: Path | None = None) -> Canonical:
    """The text of a PNG, JPEG or TIFF; ``cache`` keeps what was recognised. Raises ``RefusedFile``."""
    try:
        sheets, refused = _recognise(_numbered_pictures(data, name), data, name, cache)
    except _NoRecognition as error:
        raise error.refusal from None
    return _canonical(sheets, refused, name)


def _canonical(sheets: Sequence[Sheet], refused: Sequence[RefusedPage], name: str) -> Canonical:
    text = compose(sheets)
    if not text.text.strip():
        if not refused:
            raise RefusedFile(name, "no words on its pages", vi="không có chữ trên trang nào")
        told = ", ".join(f"{page.number} ({page.confidence:.0%})" for page in refused)
        raise RefusedFile(
            name,
            f"unreadable scan, pages (certainty of the recognition) {told}: scan it again at 300 dpi, straight and evenly lit",
            vi=f"bản quét không đọc được, trang (độ tin cậy nhận dạng) {told}: hãy quét lại ở 300 dpi, thẳng và đều sáng",
        )
    if mended := sum(sheet.mended for sheet in sheets):
        text = replace(text, notes=(*text.notes, _MENDED.format(mended)))
    return _without(text, [(page.number, _UNREADABLE.format(page.confidence)) for page in refused])


def _without(text: Canonical, refused: Sequence[tuple[int, str]]) -> Canonical:
    """``text``, which lacks the ``refused`` pages, saying so."""
    notes = tuple(f"Trang {number} không đọc: {reason}." for number, reason in refused)
    return replace(text, notes=(*text.notes, *notes), refused=tuple(refused))


def _with_rules(pages: Sequence[PdfPage], data: bytes, name: str) -> list[PdfPage]:
    """``pages`` with the ruled lines of those whose words a recognition has laid over a picture: the lines are in the picture.
    Where the libraries for scans are missing, such a page stays without its tables."""
    if not any(page.pictured and not page.scanned for page in pages):
        return list(pages)
    try:
        from nq57graph.read.scan.pictures import picture_of_page
        from nq57graph.read.scan.rulings import find_rules
    except ImportError:
        return list(pages)
    found = []
    with open_pdf(data, name) as document:
        for page in pages:
            if page.pictured and not page.scanned:
                ruled = find_rules(picture_of_page(document[page.sheet.number - 1]))
                page = replace(page, sheet=replace(page.sheet, rules=(*page.sheet.rules, *ruled.rules)))
            found.append(page)
    return found


# ── recognition, which may not be installed ───────────────────────────────────────────────────────────────────────


class _NoRecognition(Exception):
    """``refusal`` says what is to be installed, ``reason`` the same of single pages."""

    def __init__(self, refusal: RefusedFile) -> None:
        self.refusal = refusal
        self.reason = refusal.vi.removeprefix(f"{refusal.file}: ")


def _recognise(
    pictures: Iterable[tuple[int, Picture]], data: bytes, name: str, cache: Path | None
) -> tuple[list[Sheet], list[RefusedPage]]:
    try:
        from nq57graph.read.scan.cache import cache_key, load_recognised, store_recognised
        from nq57graph.read.scan.recognise import recognise
        from nq57graph.read.scan.tesseract import tesseract_version

        key = cache_key(data, tesseract_version())
    except ImportError:
        raise _NoRecognition(
            RefusedFile(
                name,
                "a scan; to read scans install the libraries for it (pip install 'nq57graph[ocr]') and Tesseract",
                vi="là bản quét; để đọc bản quét, hãy cài thư viện (pip install 'nq57graph[ocr]') và Tesseract",
            )
        ) from None
    except ProgramMissing:
        raise _NoRecognition(
            RefusedFile(
                name,
                "a scan; to read scans install Tesseract with Vietnamese (Debian: apt install tesseract-ocr tesseract-ocr-vie)",
                vi="là bản quét; hãy cài Tesseract kèm tiếng Việt (Debian: apt install tesseract-ocr tesseract-ocr-vie)",
            )
        ) from None
    if cache and (kept := load_recognised(cache, key)):
        return kept
    try:
        sheets, refused = recognise(pictures)
    except ProgramFailed as error:
        raise RefusedFile(name, f"Tesseract failed: {error.message}", vi=f"Tesseract gặp lỗi: {error.vi}") from None
    if cache:
        store_recognised(cache, key, sheets, refused)
    return sheets, refused


def _pictures_of_pdf(data: bytes, name: str, numbers: Iterable[int]) -> Iterator[tuple[int, Picture]]:
    from nq57graph.read.scan.pictures import picture_of_page

    with open_pdf(data, name) as document:
        for number in numbers:
            yield number, picture_of_page(document[number - 1])


def _numbered_pictures(data: bytes, name: str) -> Iterator[tuple[int, Picture]]:
    from nq57graph.read.scan.pictures import open_pictures

    yield from enumerate(open_pictures(data, name), start=1)
