"""Files that are broken, enormous or not what they say: one clear line for each, within bounds of memory, nothing left running."""

from __future__ import annotations

import struct
import subprocess
import sys
import zipfile
import zlib
from collections.abc import Callable
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import psutil
import pytest
from PIL import Image

from nq57graph.errors import RefusedFile
from nq57graph.read.files import read_document

from ..read.docx_files import docx, p
from ..read.pdf_files import TASKS, by_hand, encrypted, join_objects, notice, stream, write
from .command_line import Nq57

ROOT = Path(__file__).parents[2]
MOST_MEMORY = 1536 * 2**20  # bytes of address space
GUARD = 300.0  # seconds; what takes longer does not end

# Runs as a process of its own: the bound on memory is the system's.
READING = f"""
import resource, sys
from pathlib import Path
resource.setrlimit(resource.RLIMIT_AS, ({MOST_MEMORY}, {MOST_MEMORY}))
import psutil
from nq57graph.errors import RefusedFile
from nq57graph.read.files import read_document
try:
    print("read", len(read_document(Path(sys.argv[1])).source.text))
except RefusedFile as refused:
    print(refused.line("en"), refused.line("vi"), sep="\\n")
left = psutil.Process().children(recursive=True)
assert not left, left
"""


def told(path: Path) -> list[str]:
    """What a process that reads ``path`` within the bounds says: the refusal in English and in Vietnamese, or 'read …'."""
    done = subprocess.run(
        [sys.executable, "-c", READING, path], env={"PYTHONPATH": str(ROOT / "src"), "PATH": "/usr/bin:/bin"},
        capture_output=True, encoding="utf-8", timeout=GUARD, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout.splitlines()


# ── PDF ───────────────────────────────────────────────────────────────────────────────────────────────────────────

NOTICE = write(notice)
BROKEN_PDF = "a broken PDF; open it in a PDF program and save or print it to PDF again"
NO_WORDS = "no words on its pages"
NO_VIETNAMESE = "no document of this kind (no Vietnamese text in it)"
LINE = b"BT /F1 14 Tf 85 500 Td (Giao So Tai chinh) Tj ET"


def without_pages() -> bytes:
    return join_objects([b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [] /Count 0 >>"])


def of_pages(count: int) -> bytes:
    kids = b" ".join(b"%d 0 R" % (number + 3) for number in range(count))
    return join_objects(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, count),
            *[b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>"] * count,
        ]
    )


def form(content: bytes, inner: str = "") -> bytes:
    resources = f"/Resources << /XObject << /X {inner} >> >>" if inner else ""
    return stream(content, f"/Type /XObject /Subtype /Form /BBox [0 0 595 842] {resources}")


def nested_forms(depth: int) -> bytes:
    return by_hand(
        b"/X Do", *(form(b"/X Do 0 0 m 99 0 l S", f"{number + 7} 0 R") for number in range(depth)), form(b"")
    )


def branching_forms(depth: int) -> bytes:
    """Each form shows the next one ten times."""
    return by_hand(
        b"/X Do", *(form(b"/X Do " * 10, f"{number + 7} 0 R") for number in range(depth)), form(b"0 0 m 9 0 l S")
    )


def many_words(count: int) -> bytes:
    shown = (b"1 0 0 1 %d %d Tm (w%d) Tj " % (n % 50 * 11, n // 50 % 90 * 9, n) for n in range(count))
    return b"BT /F1 4 Tf " + b"".join(shown) + b"ET"


def many_lines(count: int) -> bytes:
    return b"".join(b"%d 0 m %d 800 l S 0 %d m 500 %d l S\n" % ((n % 500,) * 4) for n in range(count // 2))


def packed_content(content: bytes) -> bytes:
    """A PDF of one page whose content is compressed."""
    plain = by_hand(b"")
    packed = zlib.compress(content, 9)
    return plain.replace(stream(b""), stream(packed, "/Filter /FlateDecode"))


PDFS: dict[str, tuple[Callable[[], bytes], str]] = {
    "nothing behind the mark": (lambda: b"%PDF-1.7\n", BROKEN_PDF),
    "random bytes": (lambda: b"%PDF-1.7\n" + bytes((i * i * 7 + i // 3) % 256 for i in range(5000)), BROKEN_PDF),
    "cut in the first object": (lambda: NOTICE[:200], BROKEN_PDF),
    "encrypted": (encrypted, "an encrypted PDF; save it without a password"),
    "without pages": (without_pages, BROKEN_PDF),
    "3,000 pages": (lambda: of_pages(3000), "3000 pages, more than the 1000 that are read: split the file"),
    "pages without words": (lambda: of_pages(3), NO_WORDS),
    "a form that shows itself": (lambda: by_hand(b"/X Do", form(b"/X Do", "6 0 R")), NO_WORDS),
    "5,000 forms within forms": (lambda: nested_forms(5000), NO_WORDS),
    "10,000 forms that branch": (lambda: branching_forms(4), NO_WORDS),
    "a page of the largest size": (lambda: by_hand(LINE, media="0 0 14400 14400"), NO_VIETNAMESE),
    "a page without bounds": (lambda: by_hand(LINE, media="0 0 1e9 1e9"), NO_VIETNAMESE),
    "a page turned inside out": (lambda: by_hand(LINE, media="595 842 0 0"), NO_VIETNAMESE),
    "a page that is cut to nothing": (lambda: by_hand(LINE, page="/CropBox [9 9 9 9]"), NO_VIETNAMESE),
    "100,000 words": (lambda: by_hand(many_words(100_000)), NO_VIETNAMESE),
    "100,000 ruled lines": (lambda: by_hand(many_lines(100_000) + LINE), NO_VIETNAMESE),
    "a content of 200 MB, packed": (lambda: packed_content(b" " * 200_000_000), NO_WORDS),
}


@pytest.mark.parametrize(("make", "reason"), PDFS.values(), ids=PDFS)
def test_pdf(tmp_path: Path, make: Callable[[], bytes], reason: str) -> None:
    (tmp_path / "a.pdf").write_bytes(make())
    en, vi = told(tmp_path / "a.pdf")
    assert en == f"a.pdf: {reason}"
    assert vi.startswith("a.pdf: ") and vi != en


@pytest.mark.parametrize("share", [0.1, 0.3, 0.5, 0.7, 0.9, 0.99])
def test_a_pdf_that_is_cut_is_refused_or_mended(tmp_path: Path, share: float) -> None:
    (tmp_path / "a.pdf").write_bytes(NOTICE[: int(len(NOTICE) * share)])
    first = told(tmp_path / "a.pdf")[0]
    assert first.startswith(("read ", "a.pdf: ")), first


# ── pictures ──────────────────────────────────────────────────────────────────────────────────────────────────────

BROKEN_PICTURE = "a broken picture; open it in a picture program and save it again"


def png_chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png_that_claims(width: int, height: int) -> bytes:
    """A PNG of one grey byte that says it is ``width`` × ``height`` pixels large."""
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    pieces = png_chunk(b"IHDR", head), png_chunk(b"IDAT", zlib.compress(b"\0\0")), png_chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + b"".join(pieces)


def tiff_of_frames(count: int) -> bytes:
    """A TIFF of ``count`` frames of one pixel, all of which show the same byte."""
    tags = [(256, 3, 1), (257, 3, 1), (258, 3, 8), (259, 3, 1), (262, 3, 1), (273, 4, 8), (277, 3, 1), (278, 3, 1), (279, 4, 1)]  # fmt: skip
    size = 2 + 12 * len(tags) + 4
    written = b"II*\0" + struct.pack("<I", 10) + b"\xff\0"
    for number in range(1, count + 1):
        entries = b"".join(struct.pack("<HHII", tag, kind, 1, value) for tag, kind, value in tags)
        following = 10 + size * number if number < count else 0
        written += struct.pack("<H", len(tags)) + entries + struct.pack("<I", following)
    return written


def cut_jpeg() -> bytes:
    data = BytesIO()
    Image.effect_noise((800, 600), 80).save(data, "JPEG")
    return data.getvalue()[: len(data.getvalue()) // 2]


PICTURES: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "a PNG that claims 60,000 × 60,000": ("a.png", lambda: png_that_claims(60_000, 60_000), BROKEN_PICTURE),
    "a PNG that claims 9,500 × 9,000": (
        "a.png", lambda: png_that_claims(9_500, 9_000),
        "a page of 9500 × 9000 pixels, more than are read: scan it at 300 dpi",
    ),
    "a PNG without its data": ("a.png", lambda: png_that_claims(800, 600), BROKEN_PICTURE),
    "a PNG that ends in its head": ("a.png", lambda: png_that_claims(800, 600)[:20], BROKEN_PICTURE),
    "a TIFF of 10,000 frames": (
        "a.tif", lambda: tiff_of_frames(10_000), "more than the 500 scanned pages that are read: split the file",
    ),
    "a JPEG that is cut": ("a.jpg", cut_jpeg, BROKEN_PICTURE),
    "a JPEG that is but its mark": ("a.jpg", lambda: b"\xff\xd8\xff\xe0", BROKEN_PICTURE),
}  # fmt: skip


@pytest.mark.parametrize(("name", "make", "reason"), PICTURES.values(), ids=PICTURES)
def test_picture(tmp_path: Path, name: str, make: Callable[[], bytes], reason: str) -> None:
    (tmp_path / name).write_bytes(make())
    en, vi = told(tmp_path / name)
    assert en == f"{name}: {reason}"
    assert vi.startswith(f"{name}: ") and vi != en


# ── size and name ─────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("name", ["a.pdf", "a.txt", "a.docx", "a.png", "a.html"])
def test_a_file_of_a_gigabyte_is_refused_before_it_is_read(tmp_path: Path, name: str) -> None:
    with (tmp_path / name).open("wb") as file:
        file.truncate(2**30)
    assert told(tmp_path / name)[0] == f"{name}: 1,024 MB, more than the 200 MB that are read: split the file"


def workbook() -> bytes:
    data = BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("xl/workbook.xml", "<workbook/>")
    return data.getvalue()


def holds(found: str, named: str, suffix: str) -> str:
    return f"holds {found}, not {named}, as its name says; rename it to end in '{suffix}'"


HTML = "<!DOCTYPE html><html><body><p>Giao Sở Tài chính</p></body></html>".encode()
WORD = docx(p("Giao Sở Tài chính chủ trì"))
NOT_WORD = "not a DOCX file, whatever its name says; get the file again, or save it from the program that made it"
MISNAMED: dict[str, tuple[str, bytes, str]] = {
    "PDF as .docx": ("a.docx", NOTICE, holds("PDF", "DOCX", ".pdf")),
    "PDF as .txt": ("a.txt", NOTICE, holds("PDF", "text", ".pdf")),
    "Word as .pdf": ("a.pdf", WORD, holds("DOCX", "PDF", ".docx")),
    "a picture as .txt": ("a.txt", png_that_claims(1, 1), holds("picture", "text", ".png")),
    "a picture as .pdf": ("a.pdf", cut_jpeg(), holds("picture", "PDF", ".png")),
    "HTML as .docx": ("a.docx", HTML, holds("HTML", "DOCX", ".html")),
    "text as .docx": ("a.docx", TASKS[0].encode(), NOT_WORD),
    "text as .pdf": ("a.pdf", TASKS[0].encode(), NOT_WORD.replace("DOCX", "PDF")),
    "a workbook as .docx": ("a.docx", workbook(), "an Excel workbook; save it as .docx or PDF"),
}


@pytest.mark.parametrize(("name", "data", "reason"), MISNAMED.values(), ids=MISNAMED)
def test_a_name_that_says_otherwise(tmp_path: Path, name: str, data: bytes, reason: str) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(RefusedFile) as refused:
        read_document(tmp_path / name)
    assert refused.value.line("en") == f"{name}: {reason}"
    assert refused.value.line("vi").startswith(f"{name}: ")


# ── on the command line ───────────────────────────────────────────────────────────────────────────────────────────


def bomb() -> bytes:
    """A Word file whose text is unpacked to a gigabyte."""
    data = BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive, zipfile.ZipFile(BytesIO(WORD)) as good:
        for name in good.namelist():
            if name != "word/document.xml":
                archive.writestr(name, good.read(name))
        with archive.open("word/document.xml", "w", force_zip64=True) as part:
            for _ in range(1024):
                part.write(bytes(2**20))
    return data.getvalue()


def with_entities() -> bytes:
    """A Word file whose text is a word that stands for ten of another, nine times over."""
    names = [f"e{number}" for number in range(10)]
    entities = "".join(f"<!ENTITY {longer} '{10 * f'&{name};'}'>" for name, longer in pairwise(names))
    data = BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive, zipfile.ZipFile(BytesIO(WORD)) as good:
        for name in good.namelist():
            content = good.read(name).decode()
            if name == "word/document.xml":
                start = content.index("<w:document")
                content = f'{content[:start]}<!DOCTYPE d [<!ENTITY e0 "x">{entities}]>{content[start:]}'
            archive.writestr(name, content)
    return data.getvalue()


COMMANDED: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "a broken PDF": ("a.pdf", lambda: NOTICE[:200], BROKEN_PDF),
    "a PDF with a password": ("a.pdf", encrypted, "an encrypted PDF; save it without a password"),
    "a picture that claims to be large": ("a.png", lambda: png_that_claims(60_000, 60_000), BROKEN_PICTURE),
    "a Word file that unpacks to a gigabyte": (
        "a.docx", bomb, "too large when unpacked; split it into several files",
    ),
    "a Word file with entities": (
        "a.docx", with_entities, "its part word/document.xml declares a document type, which no Word file does; save it again with Word",
    ),
    "a page of 100,000 boxes in boxes": (
        "a.html", lambda: b"<html><body>" + b"<div>" * 100_000 + "Giao Sở Tài chính".encode(), "this page is beyond the bounds (elements nested too deep, or too long); save its text alone (.txt or .docx)",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("name", "make", "reason"), COMMANDED.values(), ids=COMMANDED)
def test_the_command_line_says_one_line(
    nq57: Nq57, tmp_path: Path, name: str, make: Callable[[], bytes], reason: str
) -> None:
    (tmp_path / name).write_bytes(make())
    outcome = nq57("read", name, cwd=tmp_path)
    assert (outcome.exit_code, outcome.stdout, outcome.messages) == (2, "", [f"nq57: {name}: {reason}"])
    assert psutil.Process().children(recursive=True) == []
