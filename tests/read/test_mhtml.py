"""Pages saved as one file, as Chrome, Edge and Word write them; what is no such file, or a damaged one."""

from __future__ import annotations

import base64
import quopri

import pytest

from nq57graph.errors import RefusedFile
from nq57graph.read.web import read_html, read_mhtml

from .html_shapes import SHAPES, TEXT, word, wordpress

ADDRESS = "https://vinhan.example/van-ban/ke-hoach-145?id=7"
NOTE = (f"Lưu từ trang {ADDRESS}.",)


def part(content: bytes, headers: str, encoding: str = "quoted-printable") -> bytes:
    written = {"quoted-printable": quopri.encodestring, "base64": base64.encodebytes, "8bit": bytes}[encoding](content)
    return f"{headers}\r\nContent-Transfer-Encoding: {encoding}\r\n\r\n".encode() + written.replace(b"\n", b"\r\n")


def archive(*parts: bytes, start: str = "", boundary: str = "----Phan_1", close: bool = True) -> bytes:
    head = (
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://vinhan.example/\r\nSubject: Trang\r\nMIME-Version: 1.0\r\n"
        f'Content-Type: multipart/related;\r\n\ttype="text/html";{start}\r\n\tboundary="{boundary}"\r\n\r\n\r\n'
    ).encode()
    line = f"--{boundary}\r\n".encode()
    return head + b"".join(line + each + b"\r\n" for each in parts) + (f"--{boundary}--\r\n".encode() if close else b"")


PAGE = wordpress().encode()
HTML = f"Content-Type: text/html; charset=utf-8\r\nContent-Location: {ADDRESS}"
STYLE = part(b"p { margin: 0 }", "Content-Type: text/css\r\nContent-Location: cid:css-1@mhtml.blink")
PICTURE = part(
    b"\x89PNG\r\n" * 40, "Content-Type: image/png\r\nContent-Location: https://vinhan.example/a.png", "base64"
)
MENU = part(b"<html><body><p>Menu</p></body></html>", "Content-Type: text/html\r\nContent-ID: <frame-2@mhtml.blink>")
FRAMES = part(
    b"<frameset><frame src='cid:a'></frameset>", "Content-Type: text/html\r\nContent-Location: https://vinhan.example/"
)
BARE = wordpress().replace('<meta charset="utf-8">', "").encode("utf-16-le")
READ = {
    "quoted-printable": archive(part(PAGE, HTML), STYLE, PICTURE),
    "base64": archive(part(PAGE, HTML, "base64"), PICTURE),
    "eight bits": archive(part(PAGE, HTML, "8bit")),
    "Word's": archive(part(word().encode(), f'Content-Location: {ADDRESS}\r\nContent-Type: text/html; charset="utf-8"'), PICTURE),
    "the root named, behind another": archive(
        MENU, part(PAGE, HTML + "\r\nContent-ID: <root@mhtml>"), start='\r\n\tstart="<root@mhtml>";'
    ),
    "on a page that the root frames": archive(FRAMES, MENU, part(PAGE, HTML)),
    "UTF-16": archive(part(BARE, HTML.replace("utf-8", "utf-16le"), "base64")),
    "a long address, folded": archive(part(PAGE, HTML.replace(ADDRESS, ADDRESS[:30] + "\r\n " + ADDRESS[30:]))),
    "no end, but the page is whole": archive(part(PAGE, HTML), close=False),
    "no end, in a picture behind the page": archive(part(PAGE, HTML), PICTURE, close=False)[:-100],
    "one part": b"MIME-Version: 1.0\r\n" + part(PAGE, HTML),
    "line ends of Unix": archive(part(PAGE, HTML), STYLE).replace(b"\r\n", b"\n"),
}  # fmt: skip


@pytest.mark.parametrize("data", READ.values(), ids=READ)
def test_an_archive_is_read_as_its_page(data: bytes) -> None:
    read = read_mhtml(data, "a.mht")
    assert read.text == TEXT
    assert read.notes == NOTE


@pytest.mark.parametrize("shape", SHAPES)
def test_an_archive_gives_what_its_page_gives(shape: str) -> None:
    page = SHAPES[shape]().encode()
    assert read_mhtml(archive(part(page, HTML)), "a.mht").text == read_html(page, "a.html").text


DAMAGED = "a damaged web archive (its parts cannot be told apart, or it breaks off); save the page again"
BOUNDS = "this archive is beyond the bounds; save the page as HTML, or its text alone"
MAIL = "an e-mail, not a saved page; save the document that it holds or that is attached to it"
REFUSED = {
    "nothing": (b"", "empty"),
    "white space": (b"\r\n \r\n", "empty"),
    "no header": (PAGE, DAMAGED),
    "bytes of a picture": (bytes(range(256)) * 20, DAMAGED),
    "a boundary that never comes": (archive(part(PAGE, HTML)).replace(b"--" + b"----Phan_1", b"--other"), DAMAGED),
    "a boundary that is not named": (archive(part(PAGE, HTML)).replace(b'boundary="----Phan_1"', b"x=1"), DAMAGED),
    "broken off inside the page": (archive(part(PAGE, HTML))[: len(PAGE) // 2], DAMAGED),
    "no page": (archive(PICTURE, STYLE), "no page in this archive (no HTML)"),
    "a page without a document": (archive(MENU), ("no document on this page (no heading, number, articles or signature with running "
                                  "text); save the page of its full text")),
    "an e-mail": (archive(part(PAGE, HTML)).replace(b"Subject:", b"To: van.thu@vinhan.example\r\nSubject:"), MAIL),
    "parts in parts without end": (
        b"Content-Type: multipart/mixed; boundary=a0\r\n\r\n"
        + b"".join(b"--a%d\r\nContent-Type: multipart/mixed; boundary=a%d\r\n\r\n" % (i, i + 1) for i in range(5_000)), BOUNDS,
    ),
    "letters in letters without end": (b"Content-Type: message/rfc822\r\n\r\n" * 5_000, BOUNDS),
}  # fmt: skip


@pytest.mark.parametrize(("data", "reason"), REFUSED.values(), ids=REFUSED)
def test_what_is_no_saved_page_is_refused_with_one_line(data: bytes, reason: str) -> None:
    with pytest.raises(RefusedFile) as refused:
        read_mhtml(data, "a.mht")
    assert refused.value.message == f"a.mht: {reason}"
    assert refused.value.vi != refused.value.message


def test_as_many_parts_as_are_allowed_are_walked_without_harm() -> None:
    nested = b"".join(b"--a%d\r\nContent-Type: multipart/mixed; boundary=a%d\r\n\r\n" % (i, i + 1) for i in range(59))
    with pytest.raises(RefusedFile, match="damaged|no page"):
        read_mhtml(b"Content-Type: multipart/mixed; boundary=a0\r\n\r\n" + nested, "a.mht")
