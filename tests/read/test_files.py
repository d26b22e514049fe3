"""What no reader takes: the reason in English and in Vietnamese. What is refused of a text is in ``test_encodings.py``."""

from __future__ import annotations

from pathlib import Path

import pytest

from nq57graph.errors import RefusedFile
from nq57graph.read import files
from nq57graph.read.canonical import Canonical
from nq57graph.read.files import read_document, read_source
from nq57graph.read.kinds import SUFFIXES, Kind, find_kind, usual_suffix
from nq57graph.read.pages.sheet import Box, Sheet, Token

TEXT = "Số 1\nTHÔNG BÁO\nGiao Sở Tài chính rà soát quy định hiện hành.\n"


def refusal(path: Path) -> tuple[str, str]:
    with pytest.raises(RefusedFile) as refused:
        read_document(path)
    return refused.value.line("en"), refused.value.line("vi")


REFUSED = [
    ("a.txt", b"", "empty", "rỗng", "no byte"),
    ("a.pdf", b" \n\n\t", "empty", "rỗng", "white space alone"),
    ("a.txt", b"\xef\xbb\xbf\n ", "empty", "rỗng", "the mark of UTF-8 and white space"),
    ("a.txt", b"\xff\xfe", "empty", "rỗng", "the mark of UTF-16 alone"),
    ("a.txt", b"Lorem ipsum\n", "no document of this kind (no Vietnamese text in it)",
     "không phải loại văn bản này (không có chữ tiếng Việt)", "another language"),
    ("a.odt", b"x", f"files of the kind '.odt' are not read; those read are {', '.join(SUFFIXES)}",
     f"không đọc loại tệp '.odt'; các loại đọc được: {', '.join(SUFFIXES)}", "a format without a reader"),
    ("a", b"x", f"files of the kind '' are not read; those read are {', '.join(SUFFIXES)}",
     f"không đọc loại tệp ''; các loại đọc được: {', '.join(SUFFIXES)}", "a name without an ending"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "data", "reason", "vi", "why"), REFUSED)
def test_refused(tmp_path: Path, name: str, data: bytes, reason: str, vi: str, why: str) -> None:
    (tmp_path / name).write_bytes(data)
    assert refusal(tmp_path / name) == (f"{name}: {reason}", f"{name}: {vi}"), why


def test_a_missing_file_says_so_in_vietnamese(tmp_path: Path) -> None:
    assert refusal(tmp_path / "none.txt") == ("none.txt: no such file", "none.txt: không có tệp này")


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    (tmp_path / "a.txt").mkdir()
    assert refusal(tmp_path / "a.txt")[0].startswith("a.txt: cannot be read (")


def test_a_text_beyond_the_bound_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    monkeypatch.setattr(files, "MOST_CHARACTERS", 10)
    assert refusal(tmp_path / "a.txt")[0] == (
        f"a.txt: a text of {len(TEXT)} characters, more than the 10 that are read: split it"
    )


def test_a_source_is_called_as_one_says_or_by_its_file(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    assert (read_source(tmp_path / "a.txt").file, read_source(tmp_path / "a.txt", "so/a.txt").file) == (
        "a.txt",
        "so/a.txt",
    )
    assert read_source(tmp_path / "a.txt").page(0) is None


KINDS = [
    (b"%PDF-1.7\n", Kind.PDF, "a PDF"),
    (b"\xef\xbb\xbf\n%PDF-1.4\n", Kind.PDF, "a PDF behind other bytes, which programs read as well"),
    (b"PK\x03\x04", Kind.DOCX, "an archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Kind.DOC, "an old file of Word"),
    (b"\x89PNG\r\n\x1a\n", Kind.PICTURE, "PNG"),
    (b"\xff\xd8\xff\xe0", Kind.PICTURE, "JPEG"),
    (b"II*\x00", Kind.PICTURE, "TIFF, little end first"),
    (b"MM\x00*", Kind.PICTURE, "TIFF, big end first"),
    (b"  {\\rtf1", Kind.RTF, "RTF"),
    (b"<!DOCTYPE html>", Kind.HTML, "HTML"),
    ("<html>".encode("utf-16"), Kind.HTML, "HTML in UTF-16"),
    (b"From: a\nMIME-Version: 1.0\n\n<html>", Kind.MHTML, "a page as a mail"),
    (TEXT.encode(), Kind.TEXT, "text"),
    (b"PDF-1.7 <b", Kind.TEXT, "text that speaks of formats"),
    (b"", Kind.TEXT, "nothing"),
]


@pytest.mark.parametrize(("data", "kind", "why"), KINDS)
def test_the_first_bytes_tell_the_kind(data: bytes, kind: Kind, why: str) -> None:
    assert find_kind(data) is kind, why


def test_every_kind_has_a_name_of_its_own() -> None:
    assert {usual_suffix(kind) for kind in Kind} == {".txt", ".docx", ".doc", ".rtf", ".pdf", ".png", ".html", ".mht"}


OLD_FONTS = "Céng hßa x· héi chñ nghÜa ViÖt Nam. Giao Së Tµi chÝnh chñ tr×, phèi hîp víi Së Néi vô x©y dùng kÕ ho¹ch tr­íc ngµy 15/5/2026."


def test_the_letters_of_old_fonts_are_converted_in_word_files_and_pages() -> None:
    """Of a DOCX as of a PDF: whatever holds the words, their letters are those of the font that they were typed in."""
    from nq57graph.read.files import _out_of_old_fonts as of_text
    from nq57graph.read.paged import _out_of_old_fonts as of_pages

    text = of_text(Canonical(OLD_FONTS))
    assert "Giao Sở Tài chính chủ trì, phối hợp với Sở Nội vụ" in text.text
    assert len(text.notes) == 1 and "TCVN3" in text.notes[0]
    tokens = tuple(Token(word, Box(0, 0, 1, 1), 1, 1) for word in OLD_FONTS.split())
    (sheet,), note = of_pages([Sheet(1, 100, 100, tokens)])
    assert [token.text for token in sheet.tokens] == text.text.split()
    assert note == text.notes[0]
    plain = Canonical("Giao Sở Tài chính chủ trì, phối hợp với Sở Nội vụ xây dựng kế hoạch.")
    assert of_text(plain) is plain
