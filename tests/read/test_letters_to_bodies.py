"""Official letters: whom they are addressed to is no part of what they say."""

from __future__ import annotations

from nq57graph.model.text import Source
from nq57graph.read.layout import lay_out

LETTER = """SỞ TÀI CHÍNH
TỈNH AN GIANG
Số: 12/STC-NS
An Giang, ngày 05 tháng 3 năm 2026

Kính gửi:
- Sở Y tế;
- Sở Nội vụ.

Giao Sở Y tế rà soát kinh phí trước ngày 30/4/2026.
"""


def test_text_after_the_addressees_is_not_the_last_of_them() -> None:
    document = lay_out(Source("a.txt", "0" * 64, LETTER))
    assert [flow.text for flow in document.opening] == [
        "Kính gửi:", "- Sở Y tế;", "- Sở Nội vụ.", "Giao Sở Y tế rà soát kinh phí trước ngày 30/4/2026.",
    ]  # fmt: skip
    assert document.body == ()


def test_numbered_items_after_the_addressees_are_the_outline() -> None:
    text = LETTER.replace("Giao Sở Y tế", "1. Giao Sở Y tế")
    document = lay_out(Source("a.txt", "0" * 64, text))
    assert [block.path for block in document.body] == ["1"]
    assert document.opening[-1].text == "- Sở Nội vụ."
