"""The command line for the tests of this folder."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from .command_line import Nq57, Outcome


@pytest.fixture
def nq57(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Nq57:
    """Runs the command line in this process as the entry point does."""
    from nq57graph.cli.app import main

    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")

    def run(*arguments: str | Path, cwd: Path) -> Outcome:
        monkeypatch.chdir(cwd)
        monkeypatch.setattr(sys, "argv", ["nq57", *map(str, arguments)])
        capfd.readouterr()
        try:
            code = main()
        except SystemExit as left:
            code = left.code
        told = capfd.readouterr()
        assert code is None or isinstance(code, int)
        assert "Traceback" not in told.err
        return Outcome(code or 0, told.out, told.err)

    return run
