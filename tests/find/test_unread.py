"""Which blocks are shown to a reader as orders that gave no task: the outline, those shown, and why."""

from __future__ import annotations

import pytest

from nq57graph.find.reading import read
from nq57graph.model.text import Source
from nq57graph.read.layout import lay_out

HEAD = "UBND TỈNH TÂY LÂM\nSố: {number}\nTây Lâm, ngày 2 tháng 6 năm 2026\n\nQUYẾT ĐỊNH\nVề việc lập Tổ công tác\n\n"
CASES = [
    ("9/QĐ-UBND", "Điều 1. Thư viện tỉnh có trách nhiệm:", ["Thư viện tỉnh có trách nhiệm:"], "a heading of duties that has lost its items"),
    ("9/QĐ-UBND", "1. Sở Nội vụ có nhiệm vụ sau:\n\n2. Sở Y tế rà soát.", ["Sở Nội vụ có nhiệm vụ sau:"], "an item that only leads in"),
    ("9/QĐ-UBND", "1. Thư viện tỉnh, bảo tàng có trách nhiệm bảo quản hiện vật.", ["Thư viện tỉnh, bảo tàng có trách nhiệm bảo quản hiện vật."], "a duty of bodies that are not known"),
    ("9/QĐ-UBND", "I. KẾT QUẢ\n\n1. Sở Y tế có trách nhiệm rà soát.", [], "must not show: results are passed over"),
    ("9/QĐ-UBND", "I. KẾT QUẢ\n\n1. Giao Sở Y tế rà soát.", ["Giao Sở Y tế rà soát."], "work plainly given is shown wherever it stands"),
    ("9/2026/QĐ-UBND", "Điều 1. Phạm vi\n\n1. Tổ chức có trách nhiệm kê khai.", [], "must not show: rules"),
    ("9/QĐ-UBND", "Điều 1. Giao Sở Y tế rà soát.\n\nĐiều 2. Giám đốc các sở có trách nhiệm thi hành Quyết định này./.", [], "must not show: the clause on effect"),
    ("9/QĐ-UBND", "1. Sở Y tế có nhiệm vụ:\n\na) Rà soát hồ sơ.", [], "must not show: the items below are tasks"),
    ("9/QĐ-UBND", "Điều 1. Nhiệm vụ\n\nSở Y tế có nhiệm vụ:\n\n1. Rà soát hồ sơ.", [], "must not show: the unmarked lead-in of items that are tasks"),
    ("9/QĐ-UBND", "1. Kinh tế của tỉnh tăng trưởng khá.", [], "must not show: no order"),
]  # fmt: skip


@pytest.mark.parametrize(("number", "body", "expected", "reason"), CASES)
def test_unread(number: str, body: str, expected: list[str], reason: str) -> None:
    text = f"{HEAD.format(number=number)}{body}\n\nNơi nhận:\n- Lưu: VT.\n\nCHỦ TỊCH\n\nLê Văn Mẫu\n"
    shown = read(lay_out(Source("made.txt", "0" * 64, text))).unread
    assert [mention.text for mention in shown] == expected, reason
