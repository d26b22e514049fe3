"""What a user gets wrong, and the one line that says so: message, exit code, and what survives.

Each row of a table is a mistake; no row may end in a traceback, nor print a message on stdout.
"""

from __future__ import annotations

import shutil
import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest

from nq57graph import assets
from nq57graph.model.reading import Reading
from nq57graph.read.kinds import SUFFIXES
from nq57graph.workspace import Workspace, init_workspace

from .command_line import Nq57

GOOD = "khanh-hoa-03-tb-bcd-2025-04-04.txt"
MESSAGE = "Số 1\nTHÔNG BÁO\n"
IN_NO_ENCODING = "nor does it read as Windows-1258, TCVN3 or VNI; save it again as UTF-8"


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return init_workspace(tmp_path / "w")


def put(workspace: Workspace, name: str, content: bytes) -> None:
    (workspace.documents / name).write_bytes(content)


def put_good(workspace: Workspace) -> None:
    shutil.copy(assets.example_workspace() / "documents" / GOOD, workspace.documents)


# ── files that cannot be read ─────────────────────────────────────────────────────────────────────────────────────

REFUSED = {
    "empty": ("a.txt", b"", "a.txt: empty"),
    "only white space": ("a.txt", b" \n\n\t", "a.txt: empty"),
    "binary": ("a.txt", b"\x7fELF\x02\x00\x00\x07", "a.txt: binary, not text"),
    "an archive": (
        "a.txt",
        b"PK\x03\x04\x00\x00\x00",
        "a.txt: holds DOCX, not text, as its name says; rename it to end in '.docx'",
    ),
    "UTF-16 cut in a letter": (
        "a.txt",
        MESSAGE.encode("utf-16")[:-1],
        "a.txt: damaged UTF-16 (line 2); save it again as UTF-8",
    ),
    "in no encoding": ("a.txt", b"S\xe8 1\nTH\xd4NG B\xc1O\n", f"a.txt: not UTF-8 (line 1), {IN_NO_ENCODING}"),
    "cut in a letter": ("a.txt", MESSAGE.encode()[:2], f"a.txt: not UTF-8 (line 1), {IN_NO_ENCODING}"),
    "another language": (
        "a.txt",
        b"Lorem ipsum dolor sit amet\n",
        "a.txt: no document of this kind (no Vietnamese text in it)",
    ),
    "another format": (
        "a.odt",
        b"PK\x03\x04\x00\x00\x00",
        f"a.odt: files of the kind '.odt' are not read; those read are {', '.join(SUFFIXES)}",
    ),
    "a broken PDF": (
        "a.pdf",
        b"%PDF-1.4\n",
        "a.pdf: a broken PDF; open it in a PDF program and save or print it to PDF again",
    ),
}


@pytest.mark.parametrize(("name", "content", "line"), REFUSED.values(), ids=REFUSED)
def test_a_file_that_cannot_be_read_is_told_and_the_others_are_built(
    nq57: Nq57, workspace: Workspace, name: str, content: bytes, line: str
) -> None:
    put(workspace, name, content)
    put_good(workspace)
    built = nq57("build", cwd=workspace.folder)
    assert built.exit_code == 1
    assert built.messages[0] == line
    assert built.messages[-1].endswith("1 refused")
    assert nq57("query", "ASK { ?t a nq:Task }", cwd=workspace.folder).exit_code == 0


@pytest.mark.parametrize(("name", "content", "line"), REFUSED.values(), ids=REFUSED)
def test_read_tells_the_same(nq57: Nq57, tmp_path: Path, name: str, content: bytes, line: str) -> None:
    (tmp_path / name).write_bytes(content)
    told = nq57("read", name, cwd=tmp_path)
    assert (told.exit_code, told.stdout) == (2, "")
    assert told.messages == [f"nq57: {line}"]


def test_read_of_a_missing_file(nq57: Nq57, tmp_path: Path) -> None:
    told = nq57("read", "none.txt", cwd=tmp_path)
    assert (told.exit_code, told.stdout, told.messages) == (2, "", ["nq57: none.txt: no such file"])


def test_when_every_file_is_refused_the_former_graph_stays(nq57: Nq57, workspace: Workspace) -> None:
    put_good(workspace)
    assert nq57("build", cwd=workspace.folder).exit_code == 0
    before = nq57("list", "documents", cwd=workspace.folder).stdout
    (workspace.documents / GOOD).write_bytes(b"")
    failed = nq57("build", cwd=workspace.folder)
    assert failed.exit_code == 2
    assert f"{GOOD}: empty" in failed.stderr
    assert nq57("list", "documents", cwd=workspace.folder).stdout == before


def test_a_workspace_without_documents_says_how_to_add_some(nq57: Nq57, workspace: Workspace) -> None:
    told = nq57("build", cwd=workspace.folder)
    assert told.exit_code == 2
    assert len(told.messages) == 1
    assert "nq57 add" in told.stderr


def test_lock_and_hidden_files_are_passed_over_in_silence(nq57: Nq57, workspace: Workspace) -> None:
    put_good(workspace)
    for name in ("~$a.docx", ".DS_Store", "desktop.ini"):
        put(workspace, name, b"\x00")
    built = nq57("build", cwd=workspace.folder)
    assert (built.exit_code, len(built.messages)) == (0, 1)


def test_a_page_that_was_not_read_is_named_by_the_build(
    nq57: Nq57, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    from nq57graph import pipeline

    whole = pipeline.read_file

    def in_part(path: Path, name: str | None = None, *, cache: Path | None = None) -> Reading:
        reading = whole(path, name, cache=cache)
        return replace(reading, source=replace(reading.source, refused=((2, "bản quét quá mờ"),)))

    put_good(workspace)
    monkeypatch.setattr(pipeline, "read_file", in_part)
    told = nq57("build", "--lang", "en", cwd=workspace.folder)
    assert (told.exit_code, told.messages[0]) == (0, f"{GOOD}: page 2 was not read; 'nq57 read' says why")
    told = nq57("build", "--lang", "vi", cwd=workspace.folder)
    assert told.messages[0] == f"{GOOD}: trang 2 không đọc: bản quét quá mờ"


def test_a_decomposed_file_name_is_read_and_shown_composed(nq57: Nq57, workspace: Workspace) -> None:
    name = "Thông báo Khánh Hòa.txt"
    good = (assets.example_workspace() / "documents" / GOOD).read_bytes()
    put(workspace, unicodedata.normalize("NFD", name), good)
    assert nq57("build", cwd=workspace.folder).exit_code == 0
    assert name in nq57("list", "documents", "--format", "json", cwd=workspace.folder).stdout


# ── no graph, no workspace, two builds ────────────────────────────────────────────────────────────────────────────

ON_A_GRAPH = {
    "list": ["list", "documents"],
    "who": ["who", "so", "khcn"],
    "due": ["due"],
    "trace": ["trace", "57-NQ/TW"],
    "show": ["show", "x"],
    "query": ["query", "ASK {}"],
    "draw": ["draw", "cascade", "-o", "x.html"],
    "check": ["check"],
}


@pytest.mark.parametrize("command", [*ON_A_GRAPH.values(), ["build"], ["add", "x.txt"]], ids=lambda c: c[0])
def test_without_a_workspace_every_command_says_how_to_make_one(nq57: Nq57, tmp_path: Path, command: list[str]) -> None:
    told = nq57(*command, cwd=tmp_path)
    assert (told.exit_code, told.stdout) == (2, "")
    assert told.messages == [
        f"nq57: no workspace at {tmp_path} or above it: make one with 'nq57 init FOLDER', or name one with --workspace DIR"
    ]


@pytest.mark.parametrize("command", ON_A_GRAPH.values(), ids=ON_A_GRAPH)
def test_without_a_graph_every_command_says_how_to_build_one(
    nq57: Nq57, workspace: Workspace, command: list[str]
) -> None:
    told = nq57(*command, cwd=workspace.folder)
    assert (told.exit_code, told.stdout) == (2, "")
    assert told.messages == [f"nq57: no graph in {workspace.folder} yet: make it with 'nq57 build'"]
    assert not (workspace.folder / "x.html").exists()


def test_a_second_build_at_once_says_so_and_leaves(nq57: Nq57, workspace: Workspace) -> None:
    from nq57graph.build import build_lock

    put_good(workspace)
    with build_lock(workspace.build_folder):
        told = nq57("build", cwd=workspace.folder)
    assert told.exit_code == 2
    assert told.messages == [
        f"nq57: another build of {workspace.folder} is running: wait until it is done, then run 'nq57 build' again"
    ]
    assert nq57("build", cwd=workspace.folder).exit_code == 0


# ── init, add and usage ───────────────────────────────────────────────────────────────────────────────────────────


def test_add_of_a_missing_path_adds_the_others(nq57: Nq57, workspace: Workspace) -> None:
    good = assets.example_workspace() / "documents" / GOOD
    told = nq57("add", "none.txt", good, cwd=workspace.folder)
    assert told.exit_code == 1
    assert told.messages == [f"added: {GOOD}", "none.txt: no such file or folder"]


def test_init_of_a_workspace_says_what_to_do_next(nq57: Nq57, workspace: Workspace) -> None:
    told = nq57("init", "w", cwd=workspace.folder.parent)
    assert (told.exit_code, told.messages) == (
        2,
        ["nq57: w is a workspace already: add documents with 'nq57 add PATH…'"],
    )


def test_a_message_speaks_the_language_asked_for(nq57: Nq57, workspace: Workspace) -> None:
    told = nq57("build", "--lang", "vi", "--workspace", workspace.documents, cwd=workspace.folder)
    assert told.exit_code == 2
    assert "không phải vùng làm việc" in told.stderr


USAGE = {
    "no such command": (["whom"], "whom"),
    "no such option": (["build", "--jobs", "2"], "--jobs"),
    "no such language": (["build", "--lang", "fr"], "fr"),
    "no such kind": (["list", "nonsense"], "nonsense"),
    "add without a path": (["add"], "PATH"),
}


@pytest.mark.parametrize(("command", "named"), USAGE.values(), ids=USAGE)
def test_wrong_usage_names_what_is_wrong(nq57: Nq57, workspace: Workspace, command: list[str], named: str) -> None:
    put_good(workspace)
    nq57("build", cwd=workspace.folder)
    told = nq57(*command, cwd=workspace.folder)
    assert (told.exit_code, told.stdout, len(told.messages)) == (2, "", 1)
    assert named in told.stderr
