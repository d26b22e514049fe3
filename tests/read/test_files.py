"""What no reader takes: the file's bytes, the reason in English and in Vietnamese, and why."""

from __future__ import annotations

from pathlib import Path

import pytest

from nq57graph.errors import RefusedFile
from nq57graph.read.files import decode, read_document

TEXT = "THÔNG BÁO"
UTF_16 = "UTF-16, not UTF-8; save it again as UTF-8"
UTF_16_VI = "là UTF-16, không phải UTF-8; hãy lưu lại bằng UTF-8"
REFUSED = [
    (b"", "empty", "rỗng", "no byte"),
    (b" \n\n\t", "empty", "rỗng", "white space alone"),
    (b"\xef\xbb\xbf", "empty", "rỗng", "the mark of UTF-8 alone"),
    (b"\xef\xbb\xbf\n ", "empty", "rỗng", "the mark and white space"),
    (b"\xff\xfe", "empty", "rỗng", "the mark of UTF-16 alone"),
    (b"\xff\xfe" + TEXT.encode("utf-16-le"), UTF_16, UTF_16_VI, "UTF-16, little end first"),
    (b"\xfe\xff" + TEXT.encode("utf-16-be"), UTF_16, UTF_16_VI, "UTF-16, big end first"),
    (b"PK\x03\x04\x00", "binary, not text", "tệp nhị phân, không phải văn bản", "an archive"),
    ("Số 1\nTHÔNG".encode() + b"\xd4", "not UTF-8 (line 2); save it again as UTF-8",
     "không phải UTF-8 (dòng 2); hãy lưu lại bằng UTF-8", "an old code page"),
    (b"Lorem ipsum\n", "no document of this kind (no Vietnamese text in it)", "không phải loại văn bản này (không có chữ tiếng Việt)", "another language"),
]  # fmt: skip


@pytest.mark.parametrize(("data", "reason", "vi", "why"), REFUSED)
def test_refused(data: bytes, reason: str, vi: str, why: str) -> None:
    with pytest.raises(RefusedFile) as refused:
        decode(data, "a.txt")
    assert (refused.value.line("en"), refused.value.line("vi")) == (f"a.txt: {reason}", f"a.txt: {vi}"), why


def test_a_missing_file_and_another_format_say_so_in_vietnamese(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF")
    with pytest.raises(RefusedFile) as missing:
        read_document(tmp_path / "none.txt")
    with pytest.raises(RefusedFile) as other:
        read_document(tmp_path / "a.pdf")
    assert missing.value.vi == "none.txt: không có tệp này"
    assert other.value.vi == "a.pdf: chưa đọc được loại tệp '.pdf'; hãy lưu lại thành văn bản UTF-8 (.txt hoặc .md)"


def test_a_mark_of_utf_8_is_no_part_of_the_text() -> None:
    assert decode(b"\xef\xbb\xbf" + TEXT.encode(), "a.txt") == TEXT
