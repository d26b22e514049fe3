"""Several documents in one file: read as several, held as several."""

from __future__ import annotations

from pathlib import Path

from nq57graph.build.verify import verify_generation
from nq57graph.generation import current_generation
from nq57graph.pipeline import build_workspace, read_file_as_guide
from nq57graph.workspace import Workspace

NOTICE = """TỈNH ỦY THANH LAM
BAN CHỈ ĐẠO
*
Số {number}

ĐẢNG CỘNG SẢN VIỆT NAM
Thanh Lam, ngày 0{day} tháng 3 năm 2026

THÔNG BÁO
kết luận của Ban Chỉ đạo{with_it}

Ban Chỉ đạo thông báo nội dung sau:

1. Sở Nội vụ {work} trước ngày 15/5/2026.

Nơi nhận:
- Các sở,
- Lưu Văn phòng.

T/M BAN CHỈ ĐẠO
TRƯỞNG BAN

Trần Văn Bình

"""
FIRST = NOTICE.format(number="07-TB/BCĐ", day=2, work="rà soát hồ sơ", with_it="")
SECOND = NOTICE.format(number="08-TB/BCĐ", day=5, work="số hóa hồ sơ", with_it="")


def write(folder: Path, text: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "two.txt"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_others_are_attached(tmp_path: Path) -> None:
    reading = read_file_as_guide(write(tmp_path, FIRST + SECOND))
    assert reading["document"]["number"] == "07-TB/BCĐ"
    assert [task["text"] for task in reading["tasks"]] == ["Sở Nội vụ rà soát hồ sơ trước ngày 15/5/2026."]
    (other,) = reading["attached"]
    assert other["relation"] is None, "saved in one file, no more"
    assert other["document"]["number"] == "08-TB/BCĐ" and other["document"]["date"] == "2026-03-05"
    assert [task["text"] for task in other["tasks"]] == ["Sở Nội vụ số hóa hồ sơ trước ngày 15/5/2026."]


def test_the_relation_is_told_by_the_main_one(tmp_path: Path) -> None:
    first = NOTICE.format(number="07-TB/BCĐ", day=2, work="gửi kèm theo hồ sơ", with_it="")
    reading = read_file_as_guide(write(tmp_path, first + SECOND))
    assert [other["relation"] for other in reading["attached"]] == ["attaches"]


def test_one_document_attaches_nothing(tmp_path: Path) -> None:
    assert "attached" not in read_file_as_guide(write(tmp_path, FIRST))


def test_the_graph_holds_each(tmp_path: Path) -> None:
    write(tmp_path / "documents", FIRST + SECOND)
    report = build_workspace(Workspace(tmp_path))
    assert (report.documents, report.tasks, report.refused) == (2, 2, ())
    generation = current_generation(tmp_path / ".nq57")
    assert generation is not None
    assert not [check for check in verify_generation(generation) if check.problems]
