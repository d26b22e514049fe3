"""Rows of an annex linked to the paragraphs of the body that order the same work."""

from __future__ import annotations

import pytest

from nq57graph.find.same_orders import link_same_orders
from nq57graph.model.reading import Mention, TaskMention


def task(path: str, text: str, *, row: bool = False) -> TaskMention:
    return TaskMention(path, Mention(text, ()), "", row=row)


CASES = [
    ("Xây dựng kho dữ liệu dùng chung của tỉnh", "Sở KHCN xây dựng kho dữ liệu dùng chung của tỉnh, kết nối với trung ương", True, "the row repeats the paragraph's work"),
    ("Ban hành Quy chế quản lý sàn giao dịch công nghệ", "Sở KHCN tham mưu ban hành Quy chế quản lý sàn giao dịch công nghệ trước tháng 6", True, "the paragraph says more"),
    ("Số hóa hồ sơ lưu trữ lịch sử", "Tổ chức ngày hội chuyển đổi số trong thanh niên", False, "must not match: other work"),
    ("Rà soát dự toán chi thường xuyên", "Rà soát biên chế, tinh giản bộ máy các đơn vị", False, "must not match: one word in common"),
    ("Triển khai thực hiện", "Tiếp tục triển khai thực hiện các nhiệm vụ", False, "must not match: words that every order has"),
]  # fmt: skip


@pytest.mark.parametrize(("row", "paragraph", "same", "reason"), CASES)
def test_same_work(row: str, paragraph: str, same: bool, reason: str) -> None:
    linked = link_same_orders([task("II.1", paragraph), task("PL.1", row, row=True)])
    assert [t.same_as for t in linked] == [None, "II.1" if same else None], reason


def test_a_paragraph_belongs_to_the_row_that_matches_it_best() -> None:
    body = task("II.1", "Xây dựng kho dữ liệu dùng chung của tỉnh kết nối trung ương")
    near, exact = (
        task("PL.1", "Xây dựng kho dữ liệu dùng chung ngành y tế", row=True),
        task("PL.2", "Xây dựng kho dữ liệu dùng chung của tỉnh", row=True),
    )
    assert [t.same_as for t in link_same_orders([body, near, exact])] == [None, None, "II.1"]
