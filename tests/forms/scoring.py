"""How well the example documents are read in another form: the scorer of tests/gold over the readings of files.

Marks of emphasis ('*'), which only the plain texts have, are taken out of texts, readings and annotations alike: the scorer looks for
the words of a task in the text, and would not find 'số (hệ thống' where it stands as 'số (*hệ thống*'.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import unicodedata
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from rapidfuzz.fuzz import partial_ratio_alignment

ROOT = Path(__file__).parents[2]
GOLD = ROOT / "tests" / "gold"
DOCUMENTS = ROOT / "data" / "documents"
NAMES = tuple(path.stem for path in sorted(GOLD.glob("*.json")) if (DOCUMENTS / f"{path.stem}.txt").exists())

_END = 40  # letters at either end of a task by which the scorer finds it
_NEAR = 90.0  # of 100: how like two stretches of text must be to be taken for the same place

Guide = dict[str, Any]  # a reading in the layout of the annotation guide
Rows = dict[str, dict[str, float]]


def text_of(name: str) -> str:
    """The example document ``name``."""
    return (DOCUMENTS / f"{name}.txt").read_text(encoding="utf-8")


def score(readings: Mapping[str, Guide], folder: Path, *, near: bool = False) -> Rows:
    """The scorer's rows over ``readings``, by the name of the example document without its suffix; ``folder`` is an empty one.

    ``near``, for scans: the place of a task is where the text is most like its ends, for the scorer wants forty letters without
    a mistake there. Only places are found so; what is read of a task is compared as it stands.
    """
    for part in ("gold", "readings", "texts"):
        (folder / part).mkdir(parents=True)
    for name in NAMES:
        text = _bare(text_of(name))
        reading: Guide = json.loads(_bare(json.dumps(readings[name], ensure_ascii=False)))
        if near:
            reading["tasks"] = _placed(reading["tasks"], text)
        _write(folder / "texts" / f"{name}.txt", text)
        _write(folder / "gold" / f"{name}.json", _bare((GOLD / f"{name}.json").read_text(encoding="utf-8")))
        _write(folder / "readings" / f"{name}.json", json.dumps(reading, ensure_ascii=False))
    parts = [folder / part for part in ("gold", "readings", "texts")]
    command = [sys.executable, GOLD / "score.py", "--dir", *parts, "--json", "--misses"]
    told = subprocess.run(command, check=True, capture_output=True, text=True, encoding="utf-8").stdout
    rows, end = json.JSONDecoder().raw_decode(told)
    _write(folder / "misses.txt", told[end:].lstrip())
    return dict(rows)


def folded(text: str) -> str:
    """``text`` in NFC, without marks of emphasis and of tables, white space as single spaces: as the scorer compares."""
    return " ".join(re.sub(r"[*|]+", " ", unicodedata.normalize("NFC", text)).split())


def _placed(tasks: list[Guide], text: str) -> list[Guide]:
    """``tasks`` with the words at their ends as they stand in ``text``."""
    text, after = folded(text), 0
    placed = []
    for task in tasks:
        whole = folded(task["text"])
        begins = _nearest(whole[:_END], text, after) or _nearest(whole[:_END], text, 0)
        ends = _nearest(whole[-_END:], text, begins[0]) if begins else None
        if begins and ends:
            after = begins[0] + 1
            ends_at = {"starts": text[slice(*begins)], "ends": text[slice(*ends)]}
            task = {**{key: value for key, value in task.items() if key != "text"}, **ends_at}
        placed.append(task)
    return placed


def _nearest(words: str, text: str, start: int) -> tuple[int, int] | None:
    """Where ``words`` stand in ``text`` from ``start`` on, if need be with some letters mistaken."""
    if (at := text.find(words, start)) >= 0:
        return at, at + len(words)
    found = partial_ratio_alignment(words, text[start:], score_cutoff=_NEAR)
    return (start + found.dest_start, start + found.dest_end) if found else None


def _bare(text: str) -> str:
    return text.replace("*", "")


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")
