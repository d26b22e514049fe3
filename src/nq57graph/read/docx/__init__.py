"""Word files (.docx, .docm, .dotx): the canonical text, read from WordprocessingML (ECMA-376, ISO/IEC 29500)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from nq57graph.errors import RefusedFile
from nq57graph.read.canonical import Canonical, write_table
from nq57graph.read.docx.body import Block, Paragraph, Reader, Table, read_notes
from nq57graph.read.docx.lines import begins_item
from nq57graph.read.docx.markup import WP, A, V, W
from nq57graph.read.docx.numbering import read_numbering
from nq57graph.read.docx.package import open_package
from nq57graph.read.docx.styles import read_styles

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_FEWEST_LETTERS = 200  # no document of the genre has fewer; beside pictures, they are captions
_LARGE = 3_600_000  # English metric units, 10 cm: a picture as wide and as high may show a page


def read_docx(data: bytes, name: str) -> Canonical:
    """The canonical text of the Word file ``data``; ``name`` is what messages call it. Raises ``RefusedFile``."""
    package = open_package(data, name)
    body = package.document.find(f"{W}body")
    styles = read_styles(package.related("styles"))
    notes = {kind: read_notes(package.related(f"{kind}s"), kind) for kind in ("footnote", "endnote")}
    numbering = read_numbering(package.related("numbering"), styles)
    reader = Reader(styles, numbering, notes["footnote"] | notes["endnote"])
    text = "" if body is None else write_blocks(reader.read_blocks(body))
    _refuse_wordless(text, body, reader.embedded, name)
    return Canonical(text, notes=tuple(_notes(body, reader.embedded)))


def write_blocks(blocks: Iterable[Block]) -> str:
    """The blocks, an empty line between two, none between the centred lines of a heading.

    Notes stand behind the paragraph that refers to them, before the next item, table or end of the text: what follows a
    note without a mark of its own reads as more of the note.
    """
    written: list[str] = []
    waiting: list[str] = []
    in_heading = False
    for block in blocks:
        lines = block.lines if isinstance(block, Paragraph) else write_table(block.rows)
        if waiting and lines and (isinstance(block, Table) or begins_item(lines[0])):
            written += [f"\n\n{note}" for note in waiting]
            waiting, in_heading = [], False
        centred = isinstance(block, Paragraph) and block.centred
        if lines:
            written.append(("\n" if centred and in_heading else "\n\n") + "\n".join(lines))
        in_heading = centred and bool(lines)
        waiting += block.notes
    return "".join([*written, *(f"\n\n{note}" for note in waiting)]).lstrip("\n")


def _refuse_wordless(text: str, body: Element | None, embedded: int, name: str) -> None:
    """Raises ``RefusedFile`` for a document without words, or with hardly any beside pictures."""
    refuse_pictures(text, body is not None and _has_pictures(body), name)
    if not text and embedded:
        raise RefusedFile(
            name,
            "its text is embedded in another format; open it in Word and save it again",
            vi="văn bản được nhúng ở định dạng khác; hãy mở bằng Word rồi lưu lại",
        )
    if not text:
        raise RefusedFile(name, "empty", vi="rỗng")


def refuse_pictures(text: str, has_pictures: bool, name: str) -> None:
    """Raises ``RefusedFile`` for a document that has pictures of its pages instead of their words."""
    if has_pictures and sum(map(str.isalpha, text)) < _FEWEST_LETTERS:
        raise RefusedFile(
            name,
            "holds pictures of pages, not their words; save it as PDF and add that (it is read as a scan)",
            vi="chỉ chứa hình chụp trang giấy, không có chữ; hãy lưu thành PDF rồi thêm tệp đó (được đọc như bản quét)",
        )


def _has_pictures(body: Element) -> bool:
    return next(body.iter(f"{A}blip", f"{V}imagedata"), None) is not None


def _notes(body: Element | None, embedded: int) -> Iterator[str]:
    drawings = body.iter(f"{WP}inline", f"{WP}anchor") if body is not None else ()
    large = sum(_is_large(drawing) and next(drawing.iter(f"{A}blip"), None) is not None for drawing in drawings)
    if large:
        yield f"Có {large} hình lớn; chữ trong hình không được đọc."
    if embedded:
        yield f"Có {embedded} phần nhúng ở định dạng khác, không được đọc."


def _is_large(drawing: Element) -> bool:
    extent = drawing.find(f"{WP}extent")
    sizes = [extent.get(side, "") for side in ("cx", "cy")] if extent is not None else []
    return bool(sizes) and all(size.isdecimal() and int(size[:12]) >= _LARGE for size in sizes)
