"""What README.md shows is what the program prints, and the commands that it names exist."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
_spec = importlib.util.spec_from_file_location("readme_tool", ROOT / "tools" / "readme.py")
assert _spec and _spec.loader
readme = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(readme)

TEXT = readme.README.read_text(encoding="utf-8")
BLOCKS = [match["body"] for match in readme.blocks(TEXT)]


def test_readme_shows_the_tour() -> None:
    commands = {body.split()[2] for body in BLOCKS}
    assert {"who", "due", "trace", "show", "query"} <= commands


@pytest.mark.parametrize("body", BLOCKS, ids=[body.splitlines()[0] for body in BLOCKS])
def test_output_in_the_readme_is_real(body: str, built_workspace: Path) -> None:
    command, _, output = body.partition("\n")
    assert readme.shown(readme.run(command.removeprefix("$ "), built_workspace), body) == output
