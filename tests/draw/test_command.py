"""``nq57 draw``: what it writes, what it says, and how it answers a mistake."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, Store

from nq57graph.cli.app import run


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """A workspace in which the small graph counts as built."""
    folder = tmp_path / "workspace"
    generation = folder / ".nq57" / "generations" / "0123456789abcdef"
    generation.mkdir(parents=True)
    store = Store(str(generation / "store"))
    store.load(path=str(Path(__file__).parents[1] / "small" / "graph.trig"), format=RdfFormat.TRIG)
    store.flush()
    del store  # lets go of the folder
    summary = {"refused": [{"file": "ảnh.jpg", "reason": "not text"}]}
    (generation / "build.json").write_text(json.dumps(summary), encoding="utf-8")
    (folder / ".nq57" / "current").write_text("0123456789abcdef\n", encoding="utf-8")
    (folder / "catalogue.yaml").write_text("documents: []\n", encoding="utf-8")
    return folder


def draw(workspace: Path, *args: str, lang: str = "en") -> int:
    return run(["draw", *args, "--workspace", str(workspace), "--lang", lang])


def test_it_writes_the_page_and_says_where(workspace: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = tmp_path / "trang mới.html"
    assert draw(workspace, "cascade", "-o", str(page)) == 0
    out, err = capsys.readouterr()
    assert (out, err) == ("", f"drawn: {page}\n")
    html = page.read_text(encoding="utf-8")
    assert html.startswith("<!doctype html>")
    assert "57-NQ/TW: from the resolution to each desk" in html
    assert "Could not be read: ảnh.jpg." in html


def test_writing_again_replaces_the_page_with_the_same_bytes(workspace: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    assert draw(workspace, "cascade", "-o", str(page)) == 0
    first = page.read_bytes()
    assert draw(workspace, "cascade", "-o", str(page)) == 0
    assert page.read_bytes() == first
    assert b"\r" not in first


def test_one_province(workspace: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    assert draw(workspace, "cascade", "-o", str(page), "--province", "song thao", lang="vi") == 0
    assert "2 lệnh giao việc" in page.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("args", "code", "line"),
    [
        (["flower", "-o", "{page}"], 2, "nothing to draw is called 'flower': choose cascade"),
        (["cascade", "-o", "{page}", "--province", "Huế"], 1, "a province 'Huế': known are Sông Lam, Sông Thao"),
        (["cascade", "-o", "{page}", "--from", "99-NQ/TW"], 1, "no document in the graph is numbered 99-NQ/TW"),
        (["cascade", "-o", "{folder}/nowhere/page.html"], 2, "name a file in a folder that exists"),
        (["cascade", "-o", "{folder}"], 2, "cannot write"),
        (["cascade"], 2, "--output"),
    ],
)
def test_a_mistake_is_one_line(
    workspace: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    args: list[str],
    code: int,
    line: str,
) -> None:
    page = tmp_path / "page.html"
    assert draw(workspace, *(each.format(page=page, folder=tmp_path) for each in args)) == code
    err = capsys.readouterr().err
    assert line in err
    assert err.count("\n") == 1
    assert not page.exists()


def test_a_workspace_that_is_not_built(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "catalogue.yaml").write_text("documents: []\n", encoding="utf-8")
    assert draw(tmp_path, "cascade", "-o", str(tmp_path / "page.html"), lang="vi") == 2
    assert "nq57 build" in capsys.readouterr().err
