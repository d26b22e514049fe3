"""One notice in two files, from the folder to the answers: what is read, what differs, and where that is told."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from nq57graph.cli.app import run
from nq57graph.generation import current_generation
from nq57graph.workspace import Workspace, init_workspace

NOTICE = """TỈNH ỦY THANH LAM
BAN CHỈ ĐẠO
*
Số 07-TB/BCĐ

ĐẢNG CỘNG SẢN VIỆT NAM
Thanh Lam, ngày 02 tháng 3 năm 2026

THÔNG BÁO
kết luận của Ban Chỉ đạo

Ban Chỉ đạo thông báo nội dung sau:

1. Sở Nội vụ rà soát hồ sơ của 250 đơn vị, số hóa và đưa vào kho dữ liệu dùng chung của tỉnh trước ngày 15/5/2026.

2. Sở Tài chính bố trí kinh phí cho việc số hóa, báo cáo Ban Chỉ đạo kết quả thực hiện trong tháng 6/2026.

Nơi nhận:
- Các sở,
- Lưu Văn phòng.

T/M BAN CHỈ ĐẠO
TRƯỞNG BAN

Trần Văn Bình
"""
COPY = (
    NOTICE.replace("15/5/2026", "25/5/2026")
    .replace("250 đơn vị", "260 đơn vị")
    .replace("kho dữ liệu dùng chung", "kho dữ liệu\ndùng chung")
    .replace("kết quả thực hiện", "kết quả\nthực hiện")
)
OTHER = NOTICE.replace("07-TB", "08-TB").replace("ngày 02 tháng 3", "ngày 12 tháng 3").replace("hồ sơ", "biên chế")


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    monkeypatch.setenv("LC_ALL", "C")
    made = init_workspace(tmp_path / "w")
    for name, text in (("a.txt", NOTICE), ("b.txt", COPY), ("c.txt", OTHER)):
        (made.documents / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(made.folder)
    return made


@pytest.mark.parametrize(
    ("lang", "line"),
    [
        ("en", "07-TB/BCĐ: read from a.txt; copies: b.txt (2 differences)"),
        ("vi", "07-TB/BCĐ: đọc từ a.txt; bản sao: b.txt (2 chỗ khác)"),
    ],
)
def test_a_build_says_what_it_read(
    workspace: Workspace, capfd: pytest.CaptureFixture[str], lang: str, line: str
) -> None:
    assert run(["build", "--lang", lang]) == 0
    told = capfd.readouterr()
    assert told.err.splitlines()[0] == line and len(told.err.splitlines()) == 2
    assert told.out == ""


def test_the_graph_is_sound_and_says_where_the_files_differ(
    workspace: Workspace, capfd: pytest.CaptureFixture[str]
) -> None:
    assert run(["build"]) == run(["check"]) == 0
    capfd.readouterr()
    summary = json.loads((workspace.build_folder / "build.json").read_text(encoding="utf-8"))
    (first, _) = summary["documents"]
    assert (first["file"], first["copies"], first["differences"], first["tasks"]) == (
        "a.txt",
        ["b.txt"],
        {"b.txt": 2},
        2,
    )
    assert sorted(summary["sources"]) == ["a.txt", "b.txt", "c.txt"]
    assert (
        run(["query", "SELECT ?f ?q WHERE { ?f nq:rule nqs:rule-copies-differ ; nq:evidence/nq:quote ?q } ORDER BY ?q"])
        == 0
    )
    told = capfd.readouterr().out
    assert "250 đơn" in told and "ngày 15/5/2026" in told


def test_show_tells_files_and_differences_in_full(workspace: Workspace, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["build"]) == 0
    capfd.readouterr()
    assert run(["show", "07-TB/BCĐ", "--format", "json", "--lang", "vi"]) == 0
    rows = json.loads(capfd.readouterr().out)["rows"]
    sources = {row["value_label"] for row in rows if row["property"].endswith("wasDerivedFrom")}
    assert sources == {"a.txt", "b.txt (bản sao)"}
    differences = {row["value_label"]: row["quote"] for row in rows if row["property"].endswith("concerns")}
    assert differences == {
        "ngày, thời gian: 'ngày 15/5/2026' ở đây, 'ngày 25/5/2026' ở b.txt": "ngày 15/5/2026",
        "số: '250 đơn' ở đây, '260 đơn' ở b.txt": "250 đơn",
    }


def test_a_task_is_shown_with_what_a_copy_says_of_it(workspace: Workspace, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["build"]) == 0
    capfd.readouterr()
    assert run(["who", "so", "noi", "vu", "--format", "json"]) == 0
    (row, _) = json.loads(capfd.readouterr().out)["rows"]
    assert [note["note"] for note in row["findings"]] == [
        "number: '250 đơn' here, '260 đơn' in b.txt",
        "date: 'ngày 15/5/2026' here, 'ngày 25/5/2026' in b.txt",
    ]


def test_documents_are_listed_with_their_copies(workspace: Workspace, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["build"]) == 0
    capfd.readouterr()
    assert run(["list", "documents", "--format", "json"]) == 0
    rows = json.loads(capfd.readouterr().out)["rows"]
    assert [(row["file"], row["copies"]) for row in rows] == [("a.txt", ["b.txt"]), ("c.txt", [])]


def test_a_second_build_gives_the_same_bytes(workspace: Workspace) -> None:
    assert run(["build"]) == 0
    first = current_generation(workspace.build_folder)
    assert first is not None
    content = {path.name: path.read_bytes() for path in first.iterdir() if path.is_file()}
    assert run(["build"]) == 0
    again = current_generation(workspace.build_folder)
    assert again == first
    assert {path.name: path.read_bytes() for path in again.iterdir() if path.is_file()} == content


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (
            NOTICE[: NOTICE.index("2. Sở Tài chính")],
            "only a part (62 %) of 07-TB/BCĐ, which a.txt holds whole: keep that one in documents/",
        ),
        (
            NOTICE[: NOTICE.index("1. Sở")]
            + "".join(f"{n}. Việc thứ {n} để {n} người lo liệu cho xong.\n" for n in range(1, 30)),
            "another text of 07-TB/BCĐ, which {kept} holds: keep one of the two in documents/",
        ),
    ],
    ids=["excerpt", "another text"],
)
def test_what_is_no_copy_is_named_with_the_file_that_is_read(
    workspace: Workspace, capfd: pytest.CaptureFixture[str], text: str, line: str
) -> None:
    (workspace.documents / "b.txt").write_text(text, encoding="utf-8")
    assert run(["build"]) == 1
    told = capfd.readouterr().err.splitlines()
    assert told[0] in {f"{other}: {line.format(kept=kept)}" for kept, other in (("a.txt", "b.txt"), ("b.txt", "a.txt"))}
    assert told[-1].endswith("1 refused")
