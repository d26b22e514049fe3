"""What a file is: by its first bytes, which do not lie, and by its name, which says what its owner takes it for."""

from __future__ import annotations

import re
from enum import StrEnum

_HEAD = 4096


class Kind(StrEnum):
    TEXT = "text"
    DOCX = "DOCX"
    DOC = "DOC"
    RTF = "RTF"
    PDF = "PDF"
    PICTURE = "picture"
    HTML = "HTML"
    MHTML = "MHTML"


SUFFIXES = {
    ".txt": (Kind.TEXT,),
    ".md": (Kind.TEXT,),
    ".docx": (Kind.DOCX,),
    ".docm": (Kind.DOCX,),
    ".dotx": (Kind.DOCX,),
    # Word opens all of these by the name .doc, and portals hand them out so.
    ".doc": (Kind.DOC, Kind.RTF, Kind.DOCX, Kind.HTML, Kind.MHTML),
    ".rtf": (Kind.RTF,),
    ".pdf": (Kind.PDF,),
    ".png": (Kind.PICTURE,),
    ".jpg": (Kind.PICTURE,),
    ".jpeg": (Kind.PICTURE,),
    ".tif": (Kind.PICTURE,),
    ".tiff": (Kind.PICTURE,),
    ".html": (Kind.HTML, Kind.MHTML),
    ".htm": (Kind.HTML, Kind.MHTML),
    ".xhtml": (Kind.HTML,),
    ".mht": (Kind.MHTML, Kind.HTML),
    ".mhtml": (Kind.MHTML, Kind.HTML),
}
"""What a file of a name may hold; the first is the usual."""

_PICTURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*")
_MHTML = re.compile(rb"(?:^|\n)(?:MIME-Version:|Content-Type:\s*multipart/related)", re.IGNORECASE)
_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body|table|div|p|meta|title)\b", re.IGNORECASE)


def find_kind(data: bytes) -> Kind:
    """What ``data`` holds; text where nothing shows otherwise. An archive counts as DOCX: its reader tells which it is."""
    head = data[:_HEAD]
    if b"%PDF-" in head[:1024]:
        return Kind.PDF
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return Kind.DOCX
    if head.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return Kind.DOC
    if head.startswith(_PICTURES):
        return Kind.PICTURE
    if head.lstrip().startswith(b"{\\rtf"):
        return Kind.RTF
    plain = head.replace(b"\x00", b"")  # UTF-16
    if _MHTML.search(plain) and b"<html" not in plain[: plain.find(b"\n\n") + 1].lower():
        return Kind.MHTML
    return Kind.HTML if _HTML.search(plain) else Kind.TEXT


def usual_suffix(kind: Kind) -> str:
    """The name that a file of ``kind`` should end in."""
    return next(suffix for suffix, kinds in SUFFIXES.items() if kinds[0] is kind)
