"""Facts of several readings, and what the evidence of a signature shows."""

from __future__ import annotations

import hashlib
from pathlib import Path

from nq57graph.find.reading import read
from nq57graph.model.reading import Reading
from nq57graph.model.text import Source
from nq57graph.read.layout import lay_out
from nq57graph.resolve import resolve, sort_out

NOTICE = """ỦY BAN NHÂN DÂN
TỈNH AN GIANG

Số: 12/TB-UBND

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
An Giang, ngày 05 tháng 3 năm 2026

THÔNG BÁO
Kết luận cuộc họp về chuyển đổi số

1. Sở Tài chính khẩn trương bố trí kinh phí cho trung tâm dữ liệu; hoàn thành trước ngày 30/4/2026.

2. Sở Nội vụ rà soát biên chế.

Nơi nhận:
- Sở Tài chính;
- Lưu: VT.

TL. CHỦ TỊCH
KT. CHÁNH VĂN PHÒNG
PHÓ CHÁNH VĂN PHÒNG

Trần Văn Mẫu
"""


def reading_of(text: str, file: str) -> Reading:
    return read(lay_out(Source(file, hashlib.sha256(text.encode()).hexdigest(), text)))


def test_copies_are_sources_of_the_document() -> None:
    found = sort_out([reading_of(NOTICE, "a.txt"), reading_of(NOTICE.replace("\n", "\r\n"), "b.txt")])
    (facts,) = resolve(found).documents
    assert [copy.file for copy in facts.document.copies] == ["b.txt"]
    assert facts.document.differences == {"b.txt": 0}


def test_order_of_files_does_not_matter() -> None:
    readings = [reading_of(NOTICE, "a.txt"), reading_of(NOTICE.replace("12/TB", "13/TB"), "b.txt")]
    assert resolve(sort_out(readings)) == resolve(sort_out(readings[::-1]))


def test_signature_is_quoted_as_it_stands() -> None:
    corpus = resolve(sort_out([reading_of(NOTICE, "a.txt")]))
    signature = corpus.documents[0].signatures[0]
    source = corpus.documents[0].document.source
    assert source.quote(signature.evidence.spans).split("\n") == [
        "TL. CHỦ TỊCH", "KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG", "", "Trần Văn Mẫu",
    ]  # fmt: skip


def test_ghost_becomes_the_document_and_nothing_else_moves() -> None:
    citing = NOTICE.replace("12/TB", "14/TB").replace(
        "2. Sở Nội vụ rà soát biên chế.", "2. Sở Nội vụ thực hiện Thông báo số 12/TB-UBND ngày 05/3/2026 của UBND tỉnh."
    )
    before = resolve(sort_out([reading_of(citing, "b.txt")]))
    after = resolve(sort_out([reading_of(citing, "b.txt"), reading_of(NOTICE, "a.txt")]))
    ghost = before.cited[0].id
    assert after.cited == ()
    assert ghost in {facts.document.id for facts in after.documents}
    assert before.documents[0] in after.documents
    assert Path(after.documents[0].document.source.file).suffix == ".txt"
