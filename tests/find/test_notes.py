"""What a reading says of itself: repairs and readings between the lines, each told."""

from __future__ import annotations

import pytest

from nq57graph.find.reading import read
from nq57graph.model.text import Source
from nq57graph.read.layout import lay_out

HEAD = "UBND TỈNH TÂY LÂM\nSố: 9/QĐ-UBND\nTây Lâm, ngày 2 tháng 6 năm 2026\n\nQUYẾT ĐỊNH\nVề việc lập Tổ công tác\n\n"
TABLE = "PHỤ LỤC\nDANH MỤC NHIỆM VỤ\n\n| TT | Nhiệm vụ | Chủ trì | Thời gian |\n|---|---|---|---|\n"
CASES = [
    ("1. Sở Y tế rà soát trước 3l/10/2026.", ["Thời hạn in 'trước 3l/10/2026' đọc là 'trước 31/10/2026' (1)."], "a figure put right"),
    ("1. Sở Y tế rà soát trước 31/10/2026.", [], "must not note: as printed"),
    ("II. MỤC TIÊU\n\nIIL. NHIỆM VỤ CỤ THỂ\n\n1. Sở Y tế rà soát.", ["Đề mục in 'IIL' đọc là 'III'."], "a number put right by its place"),
    (TABLE + "| 1 | Lập kế hoạch | Sở Y tế | 2026 |\n| 2 | Sửa quy chế |  |  |\n", ["Ô cơ quan chủ trì để trống, đọc là gộp với ô của hàng trên: PL.2."], "a merged cell"),
    (TABLE + "| 1 | Lập kế hoạch | Sở Y tế | 2026 |\n| 2 | Sửa quy chế | Sở Nội vụ |  |\n", [], "must not note: no lead is empty"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "expected", "reason"), CASES, ids=[row[2] for row in CASES])
def test_notes(body: str, expected: list[str], reason: str) -> None:
    assert list(read(lay_out(Source("made.txt", "0" * 64, HEAD + body + "\n"))).notes) == expected, reason
