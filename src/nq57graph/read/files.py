"""From a file on disk to a ``Document``: which reader takes it, and what no reader takes."""

from __future__ import annotations

import codecs
import hashlib
import unicodedata
from pathlib import Path

from nq57graph.errors import RefusedFile
from nq57graph.model.document import Document
from nq57graph.model.text import Source
from nq57graph.read.layout import lay_out

TEXT_SUFFIXES = frozenset({".txt", ".md"})

_UTF_16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)

# Letters of Vietnamese that no other language in Latin script has together; every text of some length shows them.
_VIETNAMESE = frozenset("ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ")


def read_document(path: Path, name: str | None = None) -> Document:
    """The document in the text file ``path``; ``name`` is how it is called in messages and in the graph.

    Raises ``RefusedFile`` for a file that is missing, empty, binary, not UTF-8, or no Vietnamese document.
    """
    name = unicodedata.normalize("NFC", path.name) if name is None else name
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise RefusedFile(name, "no such file", vi="không có tệp này") from None
    except OSError as error:
        raise RefusedFile(name, f"cannot be read ({error.strerror})", vi=f"không đọc được ({error.strerror})") from None
    if path.suffix.lower() not in TEXT_SUFFIXES:
        raise RefusedFile(
            name,
            f"files of the kind '{path.suffix}' are not read yet; save it as UTF-8 text (.txt or .md)",
            vi=f"chưa đọc được loại tệp '{path.suffix}'; hãy lưu lại thành văn bản UTF-8 (.txt hoặc .md)",
        )
    return lay_out(Source(name, hashlib.sha256(data).hexdigest(), decode(data, name)))


def decode(data: bytes, name: str) -> str:
    """The text of ``data``, which must be UTF-8 (a byte order mark is allowed and not part of the text).

    Raises ``RefusedFile``.
    """
    if not data.removeprefix(codecs.BOM_UTF8).strip() or data in _UTF_16_MARKS:
        raise RefusedFile(name, "empty", vi="rỗng")
    if data.startswith(_UTF_16_MARKS):
        raise RefusedFile(
            name, "UTF-16, not UTF-8; save it again as UTF-8", vi="là UTF-16, không phải UTF-8; hãy lưu lại bằng UTF-8"
        )
    if b"\x00" in data:
        raise RefusedFile(name, "binary, not text", vi="tệp nhị phân, không phải văn bản")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise RefusedFile(
            name,
            f"not UTF-8 (line {line}); save it again as UTF-8",
            vi=f"không phải UTF-8 (dòng {line}); hãy lưu lại bằng UTF-8",
        ) from None
    if not any(c in _VIETNAMESE for c in unicodedata.normalize("NFC", text[:20_000]).lower()):
        raise RefusedFile(
            name,
            "no document of this kind (no Vietnamese text in it)",
            vi="không phải loại văn bản này (không có chữ tiếng Việt)",
        )
    return text
