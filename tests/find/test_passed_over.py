"""The parts of a document that hold no task are named, each by its highest heading."""

from __future__ import annotations

from nq57graph.find.reading import read
from nq57graph.model.text import Source
from nq57graph.read.layout import lay_out

PLAN = """KẾ HOẠCH
Phát triển hạ tầng số

I. MỤC TIÊU
1. Đến năm 2030
- Phủ sóng mọi thôn.

II. NHIỆM VỤ
1. Kết quả đạt được
- Đã có trung tâm dữ liệu.
2. Nhiệm vụ năm 2026
- Sở Tài chính bố trí kinh phí.
"""


def test_headings_without_tasks_are_passed_over() -> None:
    reading = read(lay_out(Source("a.txt", "0" * 64, PLAN)))
    assert [task.path for task in reading.tasks] == ["II.2.b1"]
    assert [section.path for section in reading.passed_over] == ["I", "II.1"]
