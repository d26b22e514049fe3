"""From a file on disk to a ``Document``: which reader takes it, and what no reader takes."""

from __future__ import annotations

import hashlib
import unicodedata
from dataclasses import replace
from pathlib import Path

from nq57graph.errors import RefusedFile
from nq57graph.model.document import Document
from nq57graph.model.text import Source
from nq57graph.read.canonical import Canonical
from nq57graph.read.encodings import require_vietnamese
from nq57graph.read.kinds import SUFFIXES, Kind, find_kind, usual_suffix
from nq57graph.read.layout import lay_out

MOST_BYTES = 200 * 2**20  # a scan of 500 pages has fewer
MOST_CHARACTERS = 20_000_000


def read_document(path: Path, name: str | None = None, *, cache: Path | None = None) -> Document:
    """The document in the file ``path``; ``name`` is how it is called in messages and in the graph, ``cache`` a folder in which
    what was recognised in scans is kept.

    Raises ``RefusedFile`` for a file that is missing, empty, too large, broken, not what its name says, or no Vietnamese document.
    """
    return lay_out(read_source(path, name, cache=cache))


def read_source(path: Path, name: str | None = None, *, cache: Path | None = None) -> Source:
    """The canonical text of the file ``path``, with its pages and words. Arguments and errors as those of ``read_document``."""
    name = unicodedata.normalize("NFC", path.name) if name is None else name
    data = _bytes_of(path, name)
    digest = hashlib.sha256(data).hexdigest()
    kind = _kind(path, data, name)
    found = _read(data, kind, name, cache)
    if len(found.text) > MOST_CHARACTERS:
        raise RefusedFile(
            name,
            f"a text of {len(found.text):,} characters, more than the {MOST_CHARACTERS:,} that are read: split it",
            vi=f"văn bản dài {len(found.text):,} ký tự, hơn mức {MOST_CHARACTERS:,} đọc được: hãy tách tệp",
        )
    require_vietnamese(found.text, name)
    return Source(name, digest, found.text, found.pages, found.words, found.notes, found.refused, kind is not Kind.TEXT)


def _bytes_of(path: Path, name: str) -> bytes:
    try:
        size = path.stat().st_size
        if size > MOST_BYTES:
            raise RefusedFile(
                name,
                f"{size / 2**20:,.0f} MB, more than the {MOST_BYTES // 2**20} MB that are read: split the file",
                vi=f"{size / 2**20:,.0f} MB, hơn mức {MOST_BYTES // 2**20} MB đọc được: hãy tách tệp",
            )
        data = path.read_bytes()
    except FileNotFoundError:
        raise RefusedFile(name, "no such file", vi="không có tệp này") from None
    except OSError as error:
        raise RefusedFile(name, f"cannot be read ({error.strerror})", vi=f"không đọc được ({error.strerror})") from None
    if not data.strip():
        raise RefusedFile(name, "empty", vi="rỗng")
    return data


def _kind(path: Path, data: bytes, name: str) -> Kind:
    """What ``data`` holds, which the file's name must allow."""
    allowed = SUFFIXES.get(path.suffix.lower())
    if allowed is None:
        raise RefusedFile(
            name,
            f"files of the kind '{path.suffix}' are not read; those read are {', '.join(SUFFIXES)}",
            vi=f"không đọc loại tệp '{path.suffix}'; các loại đọc được: {', '.join(SUFFIXES)}",
        )
    found = find_kind(data)
    if found in allowed:
        return found
    if found is Kind.TEXT:
        raise RefusedFile(
            name,
            f"not a {allowed[0]} file, whatever its name says; get the file again, or save it from the program that made it",
            vi=f"không phải tệp {allowed[0]} như tên gọi; hãy tải lại tệp, hoặc lưu lại từ chương trình đã tạo ra nó",
        )
    if allowed == (Kind.TEXT,) and found in (Kind.HTML, Kind.MHTML):
        return Kind.TEXT  # a text may speak of '<p>'
    suffix = usual_suffix(found)
    raise RefusedFile(
        name,
        f"holds {found}, not {allowed[0]}, as its name says; rename it to end in '{suffix}'",
        vi=f"nội dung là {found}, không phải {allowed[0]} như tên gọi; hãy đổi đuôi tệp thành '{suffix}'",
    )


def _read(data: bytes, kind: Kind, name: str, cache: Path | None) -> Canonical:
    """By the reader of its kind, which is loaded only now: most commands read nothing."""
    match kind:
        case Kind.TEXT:
            from nq57graph.read.encodings import decode

            text, notes = decode(data, name)
            return Canonical(text, notes=notes)
        case Kind.DOCX:
            from nq57graph.read.docx import read_docx

            return _out_of_old_fonts(read_docx(data, name))
        case Kind.DOC | Kind.RTF:
            from nq57graph.read.doc import read_doc

            return _out_of_old_fonts(read_doc(data, name))
        case Kind.HTML:
            from nq57graph.read.web import read_html

            return read_html(data, name)
        case Kind.MHTML:
            from nq57graph.read.web import read_mhtml

            return read_mhtml(data, name)
        case Kind.PDF:
            from nq57graph.read.paged import read_pdf

            return read_pdf(data, name, cache)
        case Kind.PICTURE:
            from nq57graph.read.paged import read_picture

            return read_picture(data, name, cache)


def _out_of_old_fonts(found: Canonical) -> Canonical:
    """``found`` in Unicode, where its letters are those of the fonts of TCVN3 or VNI."""
    from nq57graph.read.legacy import convert_legacy

    text, note = convert_legacy(found.text)
    return replace(found, text=text, notes=(*found.notes, note)) if note else found
