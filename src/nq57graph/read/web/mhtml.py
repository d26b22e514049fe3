"""A page saved as one file (MHTML: RFC 2557), as Chrome, Edge and Word write it."""

from __future__ import annotations

import email
import email.policy
import re
from collections.abc import Iterator
from email.errors import CloseBoundaryNotFoundDefect, NoBoundaryInMultipartDefect, StartBoundaryNotFoundDefect
from email.message import Message

from nq57graph.errors import RefusedFile
from nq57graph.read.canonical import Canonical
from nq57graph.read.web.page import read_page

_MOST_BYTES = 64_000_000
_MOST_PARTS = 60  # that hold parts themselves; an archive of a page has one, and the parser goes into itself for each
_HOLDING = re.compile(rb"(?:multipart|message)/(?!form-data)", re.IGNORECASE)
_BROKEN = (NoBoundaryInMultipartDefect, StartBoundaryNotFoundDefect)
_OF_MAIL = ("To", "Received", "Message-ID", "Delivered-To")


def read_mhtml(data: bytes, name: str) -> Canonical:
    """The document on the page that the archive ``data`` holds: on its root, or else on one of the pages that this frames.

    Raises ``RefusedFile`` for an archive that is damaged or holds no page with a document, and for an e-mail.
    """
    message = _parse(data, name)
    pages = _pages(message, name)
    refused: list[RefusedFile] = []
    for part in pages:
        content = part.get_payload(decode=True)
        if not isinstance(content, bytes):
            continue
        if _is_torn(message, part, content):
            raise _damaged(name)
        try:
            return read_page(content, name, charset=part.get_content_charset(), address=_address(part, pages[0]))
        except RefusedFile as error:
            refused.append(error)
    raise refused[0] if refused else _damaged(name)


def _parse(data: bytes, name: str) -> Message:
    if not data.strip():
        raise RefusedFile(name, "empty", vi="rỗng")
    if len(data) > _MOST_BYTES or len(_HOLDING.findall(data)) > _MOST_PARTS:
        raise RefusedFile(
            name,
            "this archive is beyond the bounds; save the page as HTML, or its text alone",
            vi="tệp lưu trang này vượt giới hạn; hãy lưu trang dạng HTML, hoặc lưu riêng phần văn bản",
        )
    message = email.message_from_bytes(data, policy=email.policy.compat32)
    if message.get("Content-Type") is None or any(isinstance(defect, _BROKEN) for defect in message.defects):
        raise _damaged(name)
    if any(message.get(header) for header in _OF_MAIL):
        raise RefusedFile(
            name,
            "an e-mail, not a saved page; save the document that it holds or that is attached to it",
            vi="là thư điện tử, không phải trang web lưu lại; hãy lưu riêng văn bản trong thư hoặc tệp đính kèm",
        )
    return message


def _damaged(name: str) -> RefusedFile:
    return RefusedFile(
        name,
        "a damaged web archive (its parts cannot be told apart, or it breaks off); save the page again",
        vi="tệp lưu trang bị hỏng (không tách được các phần, hoặc bị cắt cụt); hãy lưu lại trang",
    )


def _pages(message: Message, name: str) -> list[Message]:
    """The pages of an archive, its root first: that named by the parameter 'start' (RFC 2387), else the first."""
    pages = [part for part in _leaves(message) if part.get_content_type() in ("text/html", "application/xhtml+xml")]
    if not pages:
        raise (
            _damaged(name)
            if message.is_multipart() is False
            else RefusedFile(
                name, "no page in this archive (no HTML)", vi="tệp lưu trang này không có trang nào (không có HTML)"
            )
        )
    start = message.get_param("start")
    return sorted(pages, key=lambda part: start is None or str(part.get("Content-ID", "")).strip() != start)


def _leaves(message: Message) -> Iterator[Message]:
    return (part for part in message.walk() if not part.is_multipart())


def _is_torn(message: Message, part: Message, content: bytes) -> bool:
    """Whether the archive breaks off inside the page ``part``."""
    broken = any(isinstance(defect, CloseBoundaryNotFoundDefect) for each in message.walk() for defect in each.defects)
    return broken and part is list(_leaves(message))[-1] and b"</html" not in content[-4_096:].lower()


def _address(part: Message, root: Message) -> str | None:
    """Where a page was saved from, as its part says."""
    for header in (part.get("Content-Location"), root.get("Content-Location")):
        address = str(header or "").strip()
        if address.lower().startswith(("http://", "https://")):
            return "".join(address.split())
    return None
