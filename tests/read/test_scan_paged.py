"""Scans where recognition is not installed, fails, refuses pages, or has been done before. Tesseract is not run."""

from __future__ import annotations

import builtins
import sys
from collections.abc import Callable, Iterable
from io import BytesIO
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from PIL import Image

from nq57graph.errors import RefusedFile
from nq57graph.model.text import Source
from nq57graph.read.files import read_source
from nq57graph.read.pages.sheet import Box, Sheet, Token
from nq57graph.read.programs import ProgramFailed, ProgramMissing
from nq57graph.read.scan import recognise as recognising
from nq57graph.read.scan import tesseract
from nq57graph.read.scan.pictures import Picture
from nq57graph.read.scan.recognise import RefusedPage

WORDS = ["Nghị", "quyết", "số", "57", "giao", "Sở", "Tài", "chính", "chủ", "trì", "thực", "hiện", "nhiệm", "vụ", "này"]


def page_of(*words: str) -> tuple[Token, ...]:
    return tuple(Token(w, Box(60 + 40 * i, 100, 95 + 40 * i, 112), 110, 12, 0.9) for i, w in enumerate(words))


def scan(count: int) -> bytes:
    """A PDF of that many pages that are pictures."""
    first, *others = (Image.new("L", (165, 234), 255 - number) for number in range(count))
    made = BytesIO()
    first.save(made, "PDF", save_all=True, append_images=others, resolution=20)
    return made.getvalue()


def mixed() -> bytes:
    """A page of text, a page that is a picture, a page of text."""
    document = pypdfium2.PdfDocument.new()
    font = pdfium.FPDFText_LoadStandardFont(document.raw, b"Times-Roman")
    for number in (1, 2):
        page = document.new_page(595, 842)
        text = pdfium.FPDFPageObj_CreateTextObj(document.raw, font, 12)
        words = f"Trang {number}: ủy ban thông báo".replace("ủ", "ú").encode("utf-16-le") + b"\0\0"
        buffer = (pdfium.FPDF_WCHAR * (len(words) // 2)).from_buffer_copy(words)
        pdfium.FPDFText_SetText(text, buffer)
        pdfium.FPDFPageObj_Transform(text, 1, 0, 0, 1, 80, 700)
        pdfium.FPDFPage_InsertObject(page.raw, text)
        pdfium.FPDFPage_GenerateContent(page.raw)
    document.import_pages(pypdfium2.PdfDocument(scan(1)), index=1)
    made = BytesIO()
    document.save(made)
    return made.getvalue()


def picture() -> bytes:
    made = BytesIO()
    Image.new("L", (165, 234), 255).save(made, "PNG")
    return made.getvalue()


Read = Callable[[bytes, str], Source]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    def read(data: bytes, name: str) -> Source:
        (tmp_path / name).write_bytes(data)
        return read_source(tmp_path / name, cache=tmp_path / "kept")

    return read


# ── not installed ─────────────────────────────────────────────────────────────────────────────────────────────────

LIBRARIES = "a scan; to read scans install the libraries for it (pip install 'nq57graph[ocr]') and Tesseract"
PROGRAM = (
    "a scan; to read scans install Tesseract with Vietnamese (Debian: apt install tesseract-ocr tesseract-ocr-vie)"
)


@pytest.fixture
def without(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    def without(what: str) -> None:
        if what in ("tesseract", "tesseract-ocr-vie"):

            def missing() -> str:
                raise ProgramMissing(what)

            monkeypatch.setattr(tesseract, "tesseract_version", missing)
            return
        known = builtins.__import__
        for name in [name for name in sys.modules if name.startswith(("nq57graph.read.scan.", "cv2"))]:
            monkeypatch.delitem(sys.modules, name)

        def refuse(name: str, *rest: object, **more: object) -> object:
            if name.partition(".")[0] == what:
                raise ModuleNotFoundError(f"No module named '{what}'", name=what)
            return known(name, *rest, **more)  # type: ignore[arg-type]

        monkeypatch.setattr(builtins, "__import__", refuse)

    return without


MISSING = [
    ("cv2", LIBRARIES),
    ("numpy", LIBRARIES),
    ("tesseract", PROGRAM),
    ("tesseract-ocr-vie", PROGRAM),
]


@pytest.mark.parametrize(("what", "reason"), MISSING)
@pytest.mark.parametrize("name", ["scan.pdf", "scan.png"])
def test_a_scan_says_what_to_install(
    what: str, reason: str, name: str, read: Read, without: Callable[[str], None]
) -> None:
    without(what)
    with pytest.raises(RefusedFile) as refused:
        read(scan(2) if name.endswith("pdf") else picture(), name)
    assert refused.value.reason == reason
    assert refused.value.vi.startswith(f"{name}: là bản quét;")


@pytest.mark.parametrize("what", [what for what, _ in MISSING])
def test_pages_of_text_are_read_all_the_same(what: str, read: Read, without: Callable[[str], None]) -> None:
    without(what)
    source = read(mixed(), "mixed.pdf")
    assert "Trang 1" in source.text
    assert "Trang 2" in source.text
    assert [page.number for page in source.pages] == [1, 3]
    ((number, reason),) = source.refused
    assert number == 2
    assert reason.startswith("là bản quét;")
    assert source.notes == (f"Trang 2 không đọc: {reason}.",)


# ── recognised ────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tesseract, "tesseract_version", lambda: "5.3.0")


Recognise = Callable[[Iterable[tuple[int, Picture]]], tuple[list[Sheet], list[RefusedPage]]]


def recognised(*bad: int) -> Recognise:
    """In place of the recognition: every page has the same words, but the ``bad`` ones."""

    def recognise(pictures: Iterable[tuple[int, Picture]]) -> tuple[list[Sheet], list[RefusedPage]]:
        numbers = [number for number, _ in pictures]
        sheets = [Sheet(n, 595, 842, page_of(*WORDS, str(n)), (), 0.9) for n in numbers if n not in bad]
        return sheets, [RefusedPage(number, 0.31) for number in numbers if number in bad]

    return recognise


@pytest.mark.usefixtures("installed")
def test_scanned_pages_stand_among_those_of_text(read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recognising, "recognise", recognised())
    source = read(mixed(), "mixed.pdf")
    assert [(page.number, page.confidence) for page in source.pages] == [(1, None), (2, 0.9), (3, None)]
    assert source.text.index("Trang 1") < source.text.index("Nghị quyết") < source.text.index("Trang 2")
    assert (source.refused, source.notes) == ((), ())


@pytest.mark.usefixtures("installed")
def test_a_bad_page_among_good_ones_is_told(read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recognising, "recognise", recognised(2))
    source = read(scan(3), "a.pdf")
    assert [page.number for page in source.pages] == [1, 3]
    assert source.refused == ((2, "bản quét quá mờ hoặc bẩn (độ tin cậy nhận dạng 31%)"),)
    assert source.notes == ("Trang 2 không đọc: bản quét quá mờ hoặc bẩn (độ tin cậy nhận dạng 31%).",)


@pytest.mark.usefixtures("installed")
@pytest.mark.parametrize(("name", "data"), [("a.pdf", scan(2)), ("a.png", picture())])
def test_a_file_of_bad_pages_is_refused(name: str, data: bytes, read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recognising, "recognise", recognised(1, 2))
    with pytest.raises(RefusedFile) as refused:
        read(data, name)
    assert refused.value.reason.startswith("unreadable scan, pages (certainty of the recognition) 1 (31%)")
    assert "\n" not in refused.value.message


@pytest.mark.usefixtures("installed")
def test_a_scan_of_white_pages_is_refused(read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recognising, "recognise", lambda pictures: ([Sheet(1, 595, 842, (), (), 0.0)], []))
    with pytest.raises(RefusedFile) as refused:
        read(scan(1), "a.pdf")
    assert refused.value.reason == "no words on its pages"


@pytest.mark.usefixtures("installed")
def test_a_failing_program_is_one_line(read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(pictures: object) -> None:
        raise ProgramFailed("tesseract", "stopped after 180 seconds", "bị dừng sau 180 giây")

    monkeypatch.setattr(recognising, "recognise", fail)
    with pytest.raises(RefusedFile) as refused:
        read(scan(1), "a.pdf")
    assert refused.value.message == "a.pdf: Tesseract failed: stopped after 180 seconds"
    assert refused.value.vi == "a.pdf: Tesseract gặp lỗi: bị dừng sau 180 giây"


@pytest.mark.usefixtures("installed")
def test_nothing_is_recognised_twice(read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recognising, "recognise", recognised(2))
    first = read(scan(3), "a.pdf")

    def again(pictures: object) -> None:
        pytest.fail("recognised again")

    monkeypatch.setattr(recognising, "recognise", again)
    assert read(scan(3), "a.pdf") == first


@pytest.mark.usefixtures("installed")
def test_a_damaged_recognition_is_made_again(read: Read, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(recognising, "recognise", recognised())
    first = read(scan(2), "a.pdf")
    (kept,) = (tmp_path / "kept").iterdir()
    whole = kept.read_bytes()
    kept.write_bytes(whole[: len(whole) // 2])
    assert read(scan(2), "a.pdf") == first
    assert kept.read_bytes() == whole
