"""Which built graph counts: the layout of a build folder (``.nq57/``), for those who write it and those who read it.

``generations/<name>/`` holds one whole build; ``current`` is a file of one line, the name of the generation that counts.
A build replaces that file in one step, so a reader meets the former graph or the new one, never half of either.
"""

from __future__ import annotations

import re
from pathlib import Path

CURRENT = "current"
GENERATIONS = "generations"
GRAPH = "graph.nq"
TURTLE = "nq57.ttl"
SUMMARY = "build.json"
STORE = "store"
TEXTS = "texts"

_NAME = re.compile(r"[0-9a-f]{16}(?:-[0-9]+)?")


def current_generation(folder: Path) -> Path | None:
    """The folder of the generation that counts in the build folder ``folder``; None where nothing has been built."""
    try:
        name = (folder / CURRENT).read_text(encoding="utf-8").strip()
    except (FileNotFoundError, NotADirectoryError, UnicodeDecodeError):
        return None
    generation = folder / GENERATIONS / name
    return generation if _NAME.fullmatch(name) and generation.is_dir() else None
