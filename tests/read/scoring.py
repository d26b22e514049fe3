"""How well the example documents are read out of another format: the scorer of tests/gold over texts that a reader gives.

Marks of emphasis ('*'), which only the plain texts have, are taken out of the texts and the annotations alike: the scorer looks for the
words of a task in the text, and would not find 'số (hệ thống' where it stands as 'số (*hệ thống*'.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from nq57graph.find.reading import read
from nq57graph.model.guide import as_guide
from nq57graph.model.text import Source
from nq57graph.read.layout import lay_out

ROOT = Path(__file__).parents[2]
GOLD = ROOT / "tests" / "gold"
DOCUMENTS = ROOT / "data" / "documents"


def score(give: Callable[[str, str], str], folder: Path, *, canonical: bool = False) -> dict[str, dict[str, float]]:
    """The scorer's rows for what ``give(text, file)`` makes of each annotated document; ``folder`` is an empty one to work in,
    ``canonical`` says that ``give`` is a reader of another format."""
    for name in ("gold", "readings", "texts"):
        (folder / name).mkdir()
    for path in sorted(GOLD.glob("*.json")):
        annotation = json.loads(path.read_text(encoding="utf-8"))
        if not isinstance(annotation, dict) or "document" not in annotation:
            continue  # the questions stand beside the annotations
        file = annotation["file"]
        text = (DOCUMENTS / file).read_text(encoding="utf-8")
        _write(folder / "gold" / path.name, _bare(json.dumps(annotation, ensure_ascii=False)))
        _write(folder / "texts" / file, _bare(text))
        _write(
            folder / "readings" / path.name,
            _bare(
                json.dumps(_reading(Source(file, "0" * 64, give(text, file), canonical=canonical)), ensure_ascii=False)
            ),
        )
    command = [
        sys.executable,
        GOLD / "score.py",
        "--dir",
        folder / "gold",
        folder / "readings",
        folder / "texts",
        "--json",
    ]
    told = subprocess.run(command, check=True, capture_output=True, text=True, encoding="utf-8")
    rows: dict[str, dict[str, float]] = json.loads(told.stdout)
    return rows


def _reading(source: Source) -> dict[str, Any]:
    return as_guide(read(lay_out(source)))


def _bare(text: str) -> str:
    return text.replace("*", "")


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")
