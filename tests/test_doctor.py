"""What ``nq57 doctor`` finds: on a machine without anything, with programs that answer, that break, that never end."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from nq57graph import __version__, doctor
from nq57graph.cli.app import run
from nq57graph.doctor import Check, failed, run_checks
from nq57graph.generation import CURRENT, GENERATIONS, SUMMARY
from nq57graph.workspace import Workspace, init_workspace

OUTSIDE = {"tesseract", "tesseract-vie", "word", "chromium", "fonts"}
NAMES = [
    "python", "pyyaml", "lxml", "pypdfium2", "pillow", "pyoxigraph", "numpy", "opencv-python-headless",
    "tesseract", "tesseract-vie", "word", "chromium", "fonts", "workspace", "graph",
]  # fmt: skip
LANGS = "List of available languages (2):\\neng\\n{}\\n"


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str, str], Path]:
    """Puts a program on a path that holds nothing else."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))

    def make(name: str, script: str) -> Path:
        path = folder / name
        path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        path.chmod(0o755)
        return path

    return make


def checked(start: Path) -> dict[str, Check]:
    return {check.name: check for check in run_checks(start=start)}


def tesseract(version: str, langs: str) -> str:
    return f'case "$1" in --version) {version};; --list-langs) {langs};; esac'


# ── programs ──────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_machine_without_programs_reads_all_but_scans_and_old_word_files(program: object, tmp_path: Path) -> None:
    checks = checked(tmp_path)
    assert list(checks) == NAMES
    assert {name for name in OUTSIDE if checks[name].state == "missing"} == OUTSIDE
    assert failed(list(checks.values())) == []
    assert all(text for check in checks.values() for text in (*check.label, *check.allows, *check.install))


@pytest.mark.parametrize(
    ("script", "tesseract_is", "vie_is", "reason"),
    [
        (
            tesseract("printf 'tesseract 5.3.0\\n leptonica-1.82.0\\n'", f"printf '{LANGS.format('vie')}'"),
            ("ok", "5.3.0"),
            ("ok", "vie"),
            "as Debian has it",
        ),
        (
            tesseract("printf 'tesseract v5.4.0.20240606\\n'", f"printf '{LANGS.format('vie')}'"),
            ("ok", "v5.4.0.20240606"),
            ("ok", "vie"),
            "as Windows has it",
        ),
        (
            tesseract("printf 'tesseract 5.3.0\\n'", f"printf '{LANGS.format('viet_old')}'"),
            ("ok", "5.3.0"),
            ("missing", ""),
            "other data, whose name only begins alike",
        ),
        (
            tesseract("printf 'tesseract 5.3.0\\n'", "echo 'no TESSDATA_PREFIX' >&2; exit 1"),
            ("ok", "5.3.0"),
            ("broken", "tesseract: no TESSDATA_PREFIX"),
            "its data cannot be read",
        ),
        (
            "exit 127",
            ("broken", "tesseract: ended with code 127"),
            ("broken", "tesseract: ended with code 127"),
            "broken",
        ),
    ],
)
def test_tesseract_tells_its_version_and_languages(
    program: Callable[[str, str], Path], tmp_path: Path, script: str, tesseract_is: object, vie_is: object, reason: str
) -> None:
    program("tesseract", script)
    checks = checked(tmp_path)
    found = [(checks[name].state, checks[name].found) for name in ("tesseract", "tesseract-vie")]
    assert found == [tesseract_is, vie_is], reason
    assert failed(list(checks.values())) == [], "scans may be read or not"


@pytest.mark.parametrize("name", ["soffice", "libreoffice", "antiword"])
def test_any_of_several_programs_will_do_and_none_is_started(
    program: Callable[[str, str], Path], tmp_path: Path, name: str
) -> None:
    path = program(name, f"touch {tmp_path}/started")
    assert (checked(tmp_path)["word"].state, checked(tmp_path)["word"].found) == ("ok", str(path))
    assert not (tmp_path / "started").exists()


@pytest.mark.parametrize(
    ("listed", "state", "found", "reason"),
    [
        ("Noto Sans,Noto Sans Light\nDejaVu Sans\n", "ok", "DejaVu Sans, Noto Sans", "the first name of each family"),
        ("A\nB\nC\nA\n", "ok", "A, B, … (3)", "many"),
        ("", "missing", "", "fontconfig is there, but no such font"),
    ],
)
def test_fonts(
    program: Callable[[str, str], Path], tmp_path: Path, listed: str, state: str, found: str, reason: str
) -> None:
    program("fc-list", f'[ "$*" = ":lang=vi family" ] && printf "{listed}"')
    fonts = checked(tmp_path)["fonts"]
    assert (fonts.state, fonts.found) == (state, found), reason


def test_a_program_that_never_ends_is_stopped(
    program: Callable[[str, str], Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(doctor, "_SECONDS", 0.3)
    program("tesseract", "/bin/sleep 30")
    begun = time.monotonic()
    check = checked(tmp_path)["tesseract"]
    assert (check.state, check.found) == ("broken", "tesseract: stopped after 0.3 seconds")
    assert time.monotonic() - begun < 10


# ── libraries ─────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("module", "name", "needed"), [("lxml.etree", "lxml", True), ("cv2", "opencv-python-headless", False)]
)
def test_a_library_that_is_not_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, module: str, name: str, needed: bool
) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    check = checked(tmp_path)[name]
    assert (check.state, check.needed) == ("missing", needed)
    assert check.install[0] == ("pip install 'nq57graph'" if needed else "pip install 'nq57graph[ocr]'")
    assert [each.name for each in failed([check])] == ([name] if needed else [])


def test_a_library_that_does_not_load_is_broken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = tmp_path / "site"
    site.mkdir()
    (site / "cv2.py").write_text("raise ImportError('libGL.so.1: cannot open shared object file')", encoding="utf-8")
    monkeypatch.syspath_prepend(site)
    monkeypatch.delitem(sys.modules, "cv2", raising=False)
    check = checked(tmp_path)["opencv-python-headless"]
    assert (check.state, check.found) == ("broken", "libGL.so.1: cannot open shared object file")


def test_it_runs_where_no_library_is_there(tmp_path: Path) -> None:
    """It is asked just then. Typer, on which the command line itself rests, is there."""
    start = (
        "import sys; sys.modules.update(dict.fromkeys(('yaml', 'lxml', 'pypdfium2', 'PIL', 'pyoxigraph', 'numpy', 'cv2', 'rdflib')));"
        "from nq57graph.cli.app import run; sys.exit(run(['doctor', '--format', 'json', '--lang', 'en']))"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run(
        [sys.executable, "-c", start], cwd=tmp_path, env=environment, capture_output=True, check=False
    )
    assert done.returncode == 1, done.stderr
    rows = {row["name"]: row for row in json.loads(done.stdout)["rows"]}
    assert {name for name, row in rows.items() if row["needed"] and row["state"] != "ok"} == {
        "pyyaml", "lxml", "pypdfium2", "pillow", "pyoxigraph",
    }  # fmt: skip


# ── workspace ─────────────────────────────────────────────────────────────────────────────────────────────────────


def build(workspace: Workspace, summary: str) -> None:
    generation = workspace.build_folder / GENERATIONS / "0123456789abcdef"
    generation.mkdir(parents=True)
    (workspace.build_folder / CURRENT).write_text(generation.name, encoding="utf-8")
    (generation / SUMMARY).write_text(summary, encoding="utf-8")


@pytest.mark.parametrize(
    ("summary", "state", "found", "reason"),
    [
        (None, "missing", "", "not built yet"),
        (json.dumps({"program": __version__}), "ok", __version__, "built by this version"),
        (json.dumps({"program": "0.0.1"}), "broken", f"0.0.1 ≠ {__version__}", "built by another version"),
        ("{", "broken", SUMMARY, "half written"),
        ("[]", "broken", SUMMARY, "something else"),
    ],
)
def test_the_graph_of_the_workspace(tmp_path: Path, summary: str | None, state: str, found: str, reason: str) -> None:
    workspace = init_workspace(tmp_path / "w")
    if summary is not None:
        build(workspace, summary)
    checks = checked(workspace.documents)
    assert (checks["workspace"].state, checks["workspace"].found) == ("ok", str(workspace.folder))
    assert (checks["graph"].state, checks["graph"].found) == (state, found), reason
    assert not checks["graph"].needed


def test_no_workspace_is_no_fault(tmp_path: Path) -> None:
    checks = checked(tmp_path)
    assert [(checks[name].state, checks[name].needed) for name in ("workspace", "graph")] == [("missing", False)] * 2


# ── the command ───────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_table_tells_what_is_missing_and_how_to_get_it(
    program: object, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(["doctor", "--lang", "vi"]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    assert re.search(r"^–  Tesseract +không có +đọc bản quét", out, re.MULTILINE)
    assert "  Tesseract, Tesseract: tiếng Việt: Debian: apt install tesseract-ocr tesseract-ocr-vie" in out
    assert out.endswith("Đủ để đọc văn bản, DOCX, HTML và PDF.\n")


def test_what_is_needed_and_missing_fails(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    assert run(["doctor", "--lang", "en"]) == 1
    assert capsys.readouterr().out.endswith("Needed, and not there: pypdfium2.\n")


def test_json_has_the_form_of_answers(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    workspace = init_workspace(tmp_path / "w")
    build(workspace, json.dumps({"program": __version__}))
    assert run(["doctor", "--format", "json", "--lang", "en", "--workspace", str(workspace.folder)]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert list(answer) == ["command", "arguments", "understood", "looked_at", "left_out", "rows"]
    assert [row["name"] for row in answer["rows"]] == NAMES
    assert answer["rows"][-1] == {
        "name": "graph",
        "label": "Graph",
        "state": "ok",
        "found": __version__,
        "needed": False,
        "allows": "asking: who, due, trace, …",
        "install": "nq57 build",
    }


def test_a_folder_that_is_no_workspace_is_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["doctor", "--workspace", str(tmp_path), "--lang", "en"]) == 2
    assert capsys.readouterr().err.count("\n") == 1
