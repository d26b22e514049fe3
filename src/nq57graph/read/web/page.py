"""A saved page → the canonical text of the document on it."""

from __future__ import annotations

from nq57graph.errors import RefusedFile
from nq57graph.read.canonical import Canonical
from nq57graph.read.encodings import require_vietnamese
from nq57graph.read.legacy import convert_legacy
from nq57graph.read.web.footnotes import find_footnotes
from nq57graph.read.web.markup import Markup, parse
from nq57graph.read.web.region import find_region
from nq57graph.read.web.walk import Page, walk
from nq57graph.read.web.write import write_document


def read_html(data: bytes, name: str) -> Canonical:
    """The document on the saved page ``data``; menus, sidebars, comments and what else stands around it are left out.

    Raises ``RefusedFile`` for a page that holds no document, or is beyond the bounds.
    """
    return read_page(data, name)


def read_page(data: bytes, name: str, *, charset: str | None = None, address: str | None = None) -> Canonical:
    """As ``read_html``; ``charset`` and ``address`` are what the archive says in which the page was saved."""
    markup = parse(data, name, charset=charset)
    page = walk(markup)
    legacy = _convert(page)
    region = find_region(page)
    if region is None:
        raise _no_document(markup, name)
    text = write_document(page, region, find_footnotes(page))
    require_vietnamese(text, name)
    notes = (*_told(page, address or markup.address), *markup.notes, *legacy)
    return Canonical(text, notes=notes)


def _convert(page: Page) -> tuple[str, ...]:
    """Convert the lines of ``page`` where they are in an encoding before Unicode; the notes on that, and on single runs."""
    text, note = convert_legacy("\n".join(line.text for line in page.lines))
    for line, converted in zip(page.lines, text.split("\n"), strict=False):
        line.text = converted.replace("\xad", "")  # a letter of TCVN3, a soft hyphen elsewhere
    return tuple(dict.fromkeys((*page.notes, *((note,) if note else ()))))


def _told(page: Page, address: str | None) -> list[str]:
    told = [f"Lưu từ trang {address}."] if address else []
    return told + ([f"Bỏ {page.struck} đoạn chữ bị gạch ngang."] if page.struck else [])


def _no_document(markup: Markup, name: str) -> RefusedFile:
    if markup.root.find(".//frameset") is not None:
        return RefusedFile(
            name,
            "this page only sets frames; open the frame that holds the text and save that",
            vi="trang này chỉ chia khung; hãy mở riêng khung có văn bản rồi lưu lại",
        )
    return RefusedFile(
        name,
        "no document on this page (no heading, number, articles or signature with running text); save the page of its full text",
        vi="trang này không có văn bản (không thấy tiêu đề, số hiệu, điều khoản hay chữ ký kèm nội dung); hãy lưu trang có toàn văn",
    )
