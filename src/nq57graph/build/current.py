"""Whether what was built still stands beside what it was built from: the published files, the documents as they are now."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path

from nq57graph.build.swap import PUBLISHED
from nq57graph.build.verify import Check, Problem
from nq57graph.generation import SUMMARY

_HOW = {"edited": "đã sửa", "deleted": "đã xóa", "new": "mới"}


def check_published(folder: Path, generation: Path) -> Check:
    """The files that stand in the build folder ``folder`` itself are those of its current ``generation``."""
    different = [name for name in PUBLISHED if _content(folder / name) != _content(generation / name)]
    return Check("published", len(PUBLISHED), tuple(Problem("published", name) for name in different))


def check_documents(generation: Path, sources: Mapping[str, Path]) -> Check:
    """``sources`` (name → file), the documents as they are now, are those that ``generation`` was built from.

    Of a file that the build refused only its name is known, so that an edit of it goes unseen.
    """
    try:
        summary = json.loads((generation / SUMMARY).read_text(encoding="utf-8"))
        digests: dict[str, str] = summary["sources"]
        refused = {str(each["file"]) for each in summary["refused"]}
    except (OSError, ValueError, KeyError):
        return Check("documents", len(sources), (Problem("changed", SUMMARY),))
    changed = {name: "edited" for name in digests.keys() & sources.keys() if _digest(sources[name]) != digests[name]}
    changed |= {name: "deleted" for name in (digests.keys() | refused) - sources.keys()}
    changed |= {name: "new" for name in sources.keys() - digests.keys() - refused}
    return Check("documents", len(sources), (_told(changed),) if changed else ())


def _told(changed: Mapping[str, str]) -> Problem:
    """All of them in one line: one build mends them together."""
    en = ", ".join(f"{name} ({changed[name]})" for name in sorted(changed))
    vi = ", ".join(f"{name} ({_HOW[changed[name]]})" for name in sorted(changed))
    return Problem("documents", "documents", en, vi)


def _content(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None


def _digest(path: Path) -> str | None:
    content = _content(path)
    return None if content is None else hashlib.sha256(content).hexdigest()
