"""The commands of README.md and what they print: ``readme.py`` checks them, ``readme.py --write`` writes the output anew.

A block ```console holds one command (``$ nq57 …``) and its output. A line '…' at the end says that the output goes on.
They run in order on the example workspace, 100 columns wide.
"""

from __future__ import annotations

import argparse
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
README = ROOT / "README.md"
BLOCK = re.compile(r"(?<=```console\n)(?P<body>\$ nq57 .*?)(?=\n```)", re.DOTALL)
GOES_ON = "…"
LIMIT = 16


def blocks(text: str) -> Iterator[re.Match[str]]:
    """The blocks of ``text`` that hold a command of ours."""
    yield from BLOCK.finditer(text)


def run(command: str, workspace: Path) -> str:
    """What ``command`` prints (standard output and, after it, standard error) on ``workspace``."""
    environment = {**os.environ, "COLUMNS": "100", "LC_ALL": "vi_VN.UTF-8", "LANG": "vi_VN.UTF-8", "PYTHONUTF8": "1"}
    arguments = shlex.split(command)[1:]
    done = subprocess.run(
        [sys.executable, "-m", "nq57graph", *arguments],
        capture_output=True, text=True, encoding="utf-8", check=False, cwd=workspace, env=environment,
    )  # fmt: skip
    printed = done.stdout.rstrip("\n").splitlines() + done.stderr.rstrip("\n").splitlines()
    return "\n".join(line.rstrip() for line in printed)


def shown(output: str, before: str) -> str:
    """``output`` as a block shows it: whole, or as many lines as it did before."""
    lines = output.splitlines()
    if not before.endswith("\n" + GOES_ON) and len(lines) <= 2 * LIMIT:
        return output
    kept = before.splitlines().index(GOES_ON) - 1 if before.endswith("\n" + GOES_ON) else LIMIT
    return "\n".join([*lines[: max(kept, 1)], GOES_ON])


def renewed(text: str, workspace: Path) -> str:
    """``text`` with the output of every block as the commands print it now."""

    def renew(match: re.Match[str]) -> str:
        command = match["body"].splitlines()[0]
        output = shown(run(command.removeprefix("$ "), workspace), match["body"])
        return f"{command}\n{output}" if output else command

    return BLOCK.sub(renew, text)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    text = README.read_text(encoding="utf-8")
    now = renewed(text, ROOT / "data")
    if arguments.write:
        README.write_text(now, encoding="utf-8")
        return 0
    return 0 if now == text else 1


if __name__ == "__main__":
    sys.exit(main())
