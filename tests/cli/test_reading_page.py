"""``nq57 read FILE --html OUT``: what it writes, what it says, and how it answers a mistake."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from nq57graph import assets
from nq57graph.cli.app import run

DOCUMENT = assets.example_workspace() / "documents" / "khanh-hoa-03-tb-bcd-2025-04-04.txt"


@pytest.fixture
def document(tmp_path: Path) -> Path:
    return Path(shutil.copy(DOCUMENT, tmp_path / "thông báo.txt"))


def test_it_writes_the_page_and_says_where(document: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = tmp_path / "trang.html"
    page.write_text("the page of yesterday", encoding="utf-8")
    assert run(["read", str(document), "--html", str(page), "--lang", "vi"]) == 0
    assert capsys.readouterr() == ("", f"đã ghi: {page}\n")
    html = page.read_bytes()
    assert html.startswith(b"<!doctype html>")
    assert "03-TB/BCĐ" in html.decode("utf-8")
    assert '<html lang="vi">' in html.decode("utf-8")
    assert b"\r" not in html


@pytest.mark.parametrize(
    ("args", "line", "reason"),
    [
        (["{doc}", "--html", "{doc}"], "is the document itself: name another file", "the source is never overwritten"),
        (["{doc}", "--html", "{dir}/./thông báo.txt"], "is the document itself", "nor under another spelling"),
        (["{doc}", "--html", "{dir}/link.html"], "is the document itself", "nor by way of a link"),
        (["{doc}", "--html", "{dir}"], "cannot be written", "a folder"),
        (["{doc}", "--html", "{dir}/nowhere/page.html"], "cannot be written", "a folder that is not there"),
        (["{doc}", "--html", "{dir}/page.html", "--format", "json"], "choose one of them", "two outputs at once"),
        (["{dir}/none.txt", "--html", "{dir}/page.html"], "none.txt: no such file", "nothing to read"),
        (["{dir}/none.txt", "--html", "{dir}/none.txt"], "none.txt: no such file", "nor to overwrite"),
    ],
)
def test_a_mistake_is_one_line_and_writes_nothing(
    document: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], args: list[str], line: str, reason: str
) -> None:
    (tmp_path / "link.html").symlink_to(document)
    before = document.read_bytes()
    assert run(["read", *(each.format(doc=document, dir=tmp_path) for each in args), "--lang", "en"]) == 2, reason
    out, err = capsys.readouterr()
    assert line in err, reason
    assert (out, err.count("\n")) == ("", 1)
    assert document.read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["link.html", "thông báo.txt"]
