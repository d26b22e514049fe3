"""init, add, build and the tour, as the command line runs them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from nq57graph import assets
from nq57graph.cli import preparing
from nq57graph.cli.app import run
from nq57graph.cli.options import Lang, language

EXAMPLE = assets.example_workspace()


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """An empty folder, where the program believes that it was installed from a wheel."""
    monkeypatch.setattr(assets, "checkout_workspace", lambda: None)
    monkeypatch.setenv("LC_ALL", "C")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_tour_runs_what_it_shows_and_leaves_a_page(installed: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["demo"]) == 0
    told = capfd.readouterr().out
    shown = re.findall(r"^\$ nq57 (\w+).* --workspace nq57-demo$", told, re.MULTILINE)
    assert shown == ["build", "list", "who", "due", "trace", "draw"]
    assert "2026" in told.split("$ nq57 due")[1].split("── ")[0]
    assert (installed / "nq57-cascade.html").as_uri() in told
    assert (installed / "nq57-demo" / "catalogue.yaml").read_bytes() == (EXAMPLE / "catalogue.yaml").read_bytes()


def test_the_tour_in_another_language_says_so_in_its_commands(
    installed: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert run(["demo", "--lang", "vi"]) == 0
    told = capfd.readouterr().out
    assert "Ai phải làm gì" in told
    assert len(re.findall(r"^\$ nq57 .* --lang vi$", told, re.MULTILINE)) == 6


def test_a_second_build_changes_nothing(installed: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["init", "w"]) == run(["add", str(EXAMPLE / "documents"), "--workspace", "w"]) == 0
    capfd.readouterr()
    assert run(["build", "--workspace", "w"]) == 0
    first = capfd.readouterr().err
    assert run(["build", "--workspace", "w"]) == 0
    assert first.startswith("built: 5 documents, ")
    assert capfd.readouterr().err == first.replace("built", "unchanged")


@pytest.mark.parametrize(
    ("variables", "chosen", "expected"),
    [
        ({"LC_ALL": "vi_VN.UTF-8"}, None, "vi"),
        ({"LC_ALL": "", "LANG": "vi"}, None, "vi"),
        ({"LC_ALL": "C", "LANG": "vi_VN"}, None, "en"),
        ({"LC_ALL": "de_DE.UTF-8"}, None, "en"),
        ({"LC_ALL": "C"}, Lang.VI, "vi"),
        ({"LC_ALL": "vi_VN"}, Lang.EN, "en"),
    ],
)
def test_the_language_is_the_one_chosen_or_that_of_the_locale(
    monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], chosen: Lang | None, expected: str
) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert language(chosen) == expected


@pytest.mark.parametrize(
    ("word", "shown"),
    [("sở", "sở"), ("--by", "--by"), ("57-NQ/TW", "57-NQ/TW"), ("chủ trì", "'chủ trì'"), ("a'b", "'a'\"'\"'b'")],
)
def test_a_command_is_shown_with_the_quotes_that_a_shell_needs(word: str, shown: str) -> None:
    assert preparing._quoted(word) == shown
