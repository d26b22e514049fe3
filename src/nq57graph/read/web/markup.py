"""The bytes of a page → its tree, within bounds, and what the page says of itself: encoding, address, what its style hides."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from typing import Any

from lxml import etree

from nq57graph.errors import RefusedFile
from nq57graph.read.encodings import (
    WINDOWS_1258,
    from_windows_1252,
    from_windows_1258,
    is_told,
    repair,
    tell_unicode,
)
from nq57graph.read.syllables import weigh
from nq57graph.read.web.sheet import Sheet, read_sheet

Element = Any  # lxml has no types

_MOST_BYTES = 64_000_000
_MOST_CHARACTERS = 24_000_000  # without scripts, styles, comments and pictures inside the page
_MOST_TAGS = 500_000  # a page of 500,000 elements takes about 200 MB; the longest codes have 50,000
_MOST_ATTRIBUTES = 500  # of one tag: the parser compares each with each
_MOST_BROKEN = 0.02  # of the characters beyond ASCII, in a page of UTF-8
_HEAD = 4_096  # bytes in which a page declares its encoding

_DECLARED = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w-]{1,40})|<\?xml[^>]{0,100}?encoding\s*=\s*["']([\w-]{1,40})""",
    re.IGNORECASE,
)
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)\s*(https?://[^\s>]+?)\s*-->")
# What the parser need not see, and each tag as it reads them: quoted values may hold '>'. An end that is missing is the end of the page.
_PIECE = re.compile(
    r"<(?P<raw>script|style)\b.*?(?:</(?P=raw)\s*>|\Z)|<!--.*?(?:-->|\Z)|"
    r"<(?P<name>[a-z][^\s/>]*+)(?:[^\"'>]++|\"[^\"]*+(?:\"|\Z)|'[^']*+(?:'|\Z))*+(?:>|\Z)",
    re.IGNORECASE | re.DOTALL,
)
_END = re.compile(r"</(?:body|html)\s*>", re.IGNORECASE)  # pages put together of pages end more than once
_VALUE = re.compile(r"""=\s*+(?:"[^"]*+"?|'[^']*+'?|[^\s>]*+)""")
_DATA = re.compile(r"""(?<==)\s*(["']?)\s*data:[^"'\s>]*\1""", re.IGNORECASE)
_STYLE = re.compile(r"<style\b[^>]*>(.*?)(?:</style\s*>|\Z)", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Markup:
    """A page as a tree; ``address`` is where it was saved from, ``sheet`` what its <style> says, ``notes`` what is to be said of
    its encoding."""

    root: Element
    address: str | None
    sheet: Sheet
    notes: tuple[str, ...]


def parse(data: bytes, name: str, *, charset: str | None = None) -> Markup:
    """The page ``data``; ``charset`` is what stands beside it, in the header of an archive's part.

    Raises ``RefusedFile`` for a page that is empty or beyond the bounds.
    """
    if len(data) > _MOST_BYTES:
        _refuse_size(name, f"more than {_MOST_BYTES // 1_000_000} MB", f"lớn hơn {_MOST_BYTES // 1_000_000} MB")
    text, notes = _decode(data, name, charset)
    if not text.strip():
        raise RefusedFile(name, "empty", vi="rỗng")
    styles = "".join(_STYLE.findall(text))
    address = _SAVED_FROM.search(text)
    bare = _END.sub("", _PIECE.sub(_bare, text))
    if len(bare) > _MOST_CHARACTERS:
        _refuse_size(
            name, f"more than {_MOST_CHARACTERS:,} characters", f"hơn {_MOST_CHARACTERS:,} ký tự".replace(",", ".")
        )
    if bare.count("<") > 2 * _MOST_TAGS:
        _refuse_size(name, f"more than {_MOST_TAGS:,} elements", f"hơn {_MOST_TAGS:,} phần tử".replace(",", "."))
    root = _tree(bare, name)
    return Markup(root, address[1] if address else _address(root), read_sheet(styles), notes)


def _tree(text: str, name: str) -> Element:
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError:
        root = None
    if any(
        error.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT or "xcessive depth" in error.message
        for error in parser.error_log
    ):
        _refuse_size(name, "elements nested too deep, or too long", "phần tử lồng nhau quá sâu hoặc quá dài")
    if root is None:
        raise RefusedFile(name, "no page in it (no HTML)", vi="không có trang nào (không có HTML)")
    return root


def _refuse_size(name: str, what: str, vi: str) -> None:
    raise RefusedFile(
        name,
        f"this page is beyond the bounds ({what}); save its text alone (.txt or .docx)",
        vi=f"trang này vượt giới hạn ({vi}); hãy lưu riêng phần văn bản (.txt hoặc .docx)",
    )


def _bare(found: re.Match[str]) -> str:
    """A piece of markup without what the parser need not see: scripts, comments, pictures inside the page, too many attributes."""
    tag = found[0]
    if not found["name"]:
        return " " if tag[:4] != "<!--" else ""
    if len(tag) < 2 * _MOST_ATTRIBUTES:
        return tag
    tag = _DATA.sub('""', tag)
    names = _VALUE.sub(" ", tag).replace("/", " ").split()
    return tag if len(names) <= _MOST_ATTRIBUTES else f"<{found['name']}>"


# ── encoding ──────────────────────────────────────────────────────────────────────────────────────────────────────


def _decode(data: bytes, name: str, charset: str | None) -> tuple[str, tuple[str, ...]]:
    """The text of a page: what its bytes show goes before what it declares. Most letters of a page may be entities, so that
    bytes which show nothing are as declared."""
    if encoding := tell_unicode(data):
        return data.decode(encoding, "replace").lstrip("\ufeff"), ()
    declared = charset or _declared(data)
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    if broken <= _MOST_BROKEN * (len(text) - len(text.encode("ascii", "ignore"))):
        text, note = repair(text)
        return text, (*((note,) if note else ()), *_told(broken, "utf-8"))
    # Letters that Windows-1252 lacks may stand in it as entities, or be those of a font before Unicode: that is seen later.
    composed = from_windows_1258(data)
    found, western = weigh(composed), weigh(from_windows_1252(data))
    if is_told(found) and found.syllables > western.syllables:
        return composed, (WINDOWS_1258,)
    text = data.decode(_known(declared) or "cp1252", "replace")
    return text, _told(text.count("\ufffd"), declared or "windows-1252")


def _told(broken: int, encoding: str) -> tuple[str, ...]:
    return (f"{broken} chỗ trên trang không đọc được theo bảng mã {encoding}.",) if broken else ()


def _declared(data: bytes) -> str | None:
    found = _DECLARED.search(data[:_HEAD])
    return (found[1] or found[2]).decode("ascii") if found else None


def _known(encoding: str | None) -> str | None:
    """The name by which Python knows ``encoding``, None for an unknown one and for what is no encoding of text."""
    try:
        known = codecs.lookup(encoding or "").name
        b"".decode(known)
    except LookupError:
        return None
    # As browsers do; and a page that is not UTF-8 was declared so in vain.
    return "cp1252" if known in ("iso8859-1", "ascii", "utf-8") else known


# ── what the page says of itself ──────────────────────────────────────────────────────────────────────────────────


def _address(root: Element) -> str | None:
    for element in root.iter("link", "meta"):
        told = (element.get("rel") or "").lower() == "canonical" or (element.get("property") or "").lower() == "og:url"
        address = (element.get("href") or element.get("content") or "").strip()
        if told and address.lower().startswith(("http://", "https://")) and len(address) < 2_000:
            return address
    return None
