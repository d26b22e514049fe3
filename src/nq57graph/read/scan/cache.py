"""What was recognised, kept by the digest of the file and by what recognised it: a second build recognises nothing again."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from nq57graph.read.pages.sheet import Box, Rule, Sheet, Token
from nq57graph.read.scan.recognise import RefusedPage

_RULES = ("recognition.yaml", "encodings.yaml")

Recognised = tuple[list[Sheet], list[RefusedPage]]


def cache_key(data: bytes, program: str) -> str:
    """The name of what ``program`` (Tesseract's version) recognises in the file ``data``."""
    return hashlib.sha256(f"{_version()} {program} {hashlib.sha256(data).hexdigest()}".encode()).hexdigest()


@cache
def _version() -> str:
    """Of the way pages are prepared and recognised: another one makes what is kept worthless."""
    modules = sorted(
        (f for f in files("nq57graph.read.scan").iterdir() if f.name.endswith(".py")), key=lambda f: f.name
    )
    tables = [files("nq57graph.lexicon") / name for name in _RULES]
    return hashlib.sha256(b"".join(file.read_bytes() for file in (*modules, *tables))).hexdigest()


def load_recognised(folder: Path, key: str) -> Recognised | None:
    """What is kept in ``folder`` under ``key``; None where nothing is, or what is there is damaged."""
    try:
        kept = json.loads((folder / f"{key}.json").read_text(encoding="utf-8"))
        return [_sheet(sheet) for sheet in kept["sheets"]], [RefusedPage(**page) for page in kept["refused"]]
    except (OSError, ValueError, KeyError, TypeError):
        return None


def store_recognised(folder: Path, key: str, sheets: Sequence[Sheet], refused: Sequence[RefusedPage]) -> None:
    """Keeps it, in one step. A folder that cannot be written costs time later, no more."""
    kept = {"sheets": [_row(sheet) for sheet in sheets], "refused": [asdict(page) for page in refused]}
    aside = folder / f".{key}.{os.getpid()}.part"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        aside.write_text(json.dumps(kept, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
        aside.replace(folder / f"{key}.json")
    except OSError:
        with suppress(OSError):
            aside.unlink()


def _row(sheet: Sheet) -> dict[str, Any]:
    tokens = [
        [
            t.text,
            *(t.box.left, t.box.top, t.box.right, t.box.bottom, t.baseline, t.size),
            t.confidence,
            t.raised,
        ]
        for t in sheet.tokens
    ]
    rules = [[rule.level, rule.at, rule.start, rule.end] for rule in sheet.rules]
    size = [sheet.width, sheet.height]
    return {
        "number": sheet.number, "size": size, "confidence": sheet.confidence, "mended": sheet.mended, "tokens": tokens, "rules": rules,
    }  # fmt: skip


def _sheet(row: dict[str, Any]) -> Sheet:
    tokens = tuple(
        Token(text, Box(left, top, right, bottom), baseline, size, confidence, raised)
        for text, left, top, right, bottom, baseline, size, confidence, raised in row["tokens"]
    )
    rules = tuple(Rule(*rule) for rule in row["rules"])
    width, height = row["size"]
    return Sheet(row["number"], width, height, tokens, rules, row["confidence"], row["mended"])
