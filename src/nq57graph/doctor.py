"""What is installed, and what each missing thing would allow: the checks of ``nq57 doctor``, as values.

Programs are only asked for their version or what they list, within a time limit; nothing is installed or fetched.
"""

from __future__ import annotations

import importlib
import importlib.metadata
import json
import platform
import shutil
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from nq57graph import __version__
from nq57graph.errors import NoWorkspace
from nq57graph.generation import SUMMARY, current_generation
from nq57graph.read.programs import ProgramFailed, ProgramMissing, run_program
from nq57graph.workspace import Workspace, find_workspace

State = Literal["ok", "missing", "broken"]
Words = tuple[str, str]
"""Vietnamese, English."""

PYTHON = (3, 11)
_SECONDS = 20.0  # for a program to tell its version
_LONGEST = 200  # characters of what a broken thing says
_FAMILIES = 2  # of fonts, that are named

_VIETNAMESE = "vie"  # ISO 639-2, as Tesseract names its data
_CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
_WORD = ("soffice", "libreoffice", "antiword")


@dataclass(frozen=True, slots=True)
class Check:
    """One thing looked for. ``found`` is its version or path, or what is wrong with it ('' if there is nothing to say);
    ``needed``: without it text, DOCX, HTML or PDF cannot be read, or nothing asked. ``install`` is how to get it."""

    name: str
    label: Words
    state: State
    found: str
    needed: bool
    allows: Words
    install: Words


@dataclass(frozen=True, slots=True)
class _Library:
    distribution: str
    module: str
    needed: bool
    allows: Words


_LIBRARIES = (
    _Library("PyYAML", "yaml", True, ("đọc mọi văn bản", "reading any document")),
    _Library("lxml", "lxml.etree", True, ("đọc DOCX, HTML", "reading DOCX, HTML")),
    _Library("pypdfium2", "pypdfium2", True, ("đọc PDF", "reading PDF")),
    _Library("Pillow", "PIL", True, ("hình các trang", "pictures of pages")),
    _Library("pyoxigraph", "pyoxigraph", True, ("dựng và hỏi đồ thị", "building and asking the graph")),
    _Library("numpy", "numpy", False, ("đọc bản quét", "reading scans")),
    _Library("opencv-python-headless", "cv2", False, ("đọc bản quét", "reading scans")),
)
_SCANS: Words = ("đọc bản quét (OCR)", "reading scans (OCR)")
_UNIX = "Debian: apt install tesseract-ocr tesseract-ocr-vie · macOS: brew install tesseract tesseract-lang · Windows: "
_TESSERACT: Words = (
    f"{_UNIX}bản cài UB Mannheim, chọn thêm Vietnamese, rồi đưa vào PATH",
    f"{_UNIX}the UB Mannheim installer, Vietnamese ticked, then add it to PATH",
)


def run_checks(workspace: Workspace | None = None, start: Path | None = None) -> list[Check]:
    """Everything looked for, in the order in which it is told; ``workspace`` or else the nearest one at or above ``start``."""
    return [
        _python(),
        *map(_library, _LIBRARIES),
        *_tesseract(),
        _word(),
        _chromium(),
        _fonts(),
        *_graph(workspace, start),
    ]


def failed(checks: Sequence[Check]) -> list[Check]:
    """Those without which the program does not do its work."""
    return [check for check in checks if check.needed and check.state != "ok"]


# ── Python and its libraries ──────────────────────────────────────────────────────────────────────────────────────


def _python() -> Check:
    wanted = ".".join(map(str, PYTHON))
    return Check(
        "python",
        ("Python", "Python"),
        "ok" if sys.version_info >= PYTHON else "broken",
        platform.python_version(),
        True,
        ("chạy chương trình", "running the program"),
        (f"cài Python {wanted} trở lên: python.org", f"install Python {wanted} or later: python.org"),
    )


def _library(library: _Library) -> Check:
    extra = "nq57graph" if library.needed else "nq57graph[ocr]"
    state, found = _import(library)
    name = library.distribution
    return Check(
        name.lower(), (name, name), state, found, library.needed, library.allows, (f"pip install '{extra}'",) * 2
    )


def _import(library: _Library) -> tuple[State, str]:
    """Whether a library can be loaded, which a broken installation shows only then."""
    try:
        module = importlib.import_module(library.module)
    except ModuleNotFoundError as error:
        if error.name and library.module.startswith(error.name):
            return "missing", ""
        return "broken", _brief(error)
    except (ImportError, OSError) as error:  # a library of the system that it rests on is not there
        return "broken", _brief(error)
    try:
        return "ok", importlib.metadata.version(library.distribution)
    except importlib.metadata.PackageNotFoundError:  # brought by another distribution (opencv-python)
        return "ok", str(getattr(module, "__version__", ""))


# ── programs outside this one ─────────────────────────────────────────────────────────────────────────────────────


def _tesseract() -> Iterator[Check]:
    state, version = _ask("tesseract", "--version")
    words = version.split()
    found = words[1] if state == "ok" and len(words) > 1 else version
    yield Check("tesseract", ("Tesseract", "Tesseract"), state, found, False, _SCANS, _TESSERACT)
    state, listed = _ask("tesseract", "--list-langs")
    if state == "ok":
        state, listed = ("ok", _VIETNAMESE) if _VIETNAMESE in listed.split() else ("missing", "")
    label = ("Tesseract: tiếng Việt", "Tesseract: Vietnamese")
    yield Check("tesseract-vie", label, state, listed, False, _SCANS, _TESSERACT)


def _word() -> Check:
    return _program(
        "word",
        _WORD,
        ("LibreOffice (hoặc antiword)", "LibreOffice (or antiword)"),
        ("đọc .doc, .rtf (antiword: .doc, kém đầy đủ)", "reading .doc, .rtf (antiword: .doc, less fully)"),
        (
            "Debian: apt install libreoffice-writer-nogui · macOS: brew install --cask libreoffice · Windows: libreoffice.org",
        )
        * 2,
    )


def _chromium() -> Check:
    return _program(
        "chromium",
        _CHROMIUM,
        ("Chromium", "Chromium"),
        ("chỉ cho kiểm thử: chạy trang trong trình duyệt", "for tests only: pages in a browser"),
        ("Debian: apt install chromium · macOS: brew install --cask chromium · Windows: google.com/chrome",) * 2,
    )


def _fonts() -> Check:
    state, listed = _ask("fc-list", ":lang=vi", "family")
    if state == "ok":
        families = sorted({line.split(",")[0].strip() for line in listed.splitlines()} - {""})
        more = f", … ({len(families)})" if len(families) > _FAMILIES else ""
        state, listed = ("ok" if families else "missing"), ", ".join(families[:_FAMILIES]) + more
    return Check(
        "fonts",
        ("Phông chữ tiếng Việt", "Fonts for Vietnamese"),
        state,
        listed,
        False,
        ("chỉ cho kiểm thử: ảnh chụp trang", "for tests only: pictures of pages"),
        ("Debian: apt install fontconfig fonts-noto-core · macOS: brew install fontconfig · Windows: có sẵn",
         "Debian: apt install fontconfig fonts-noto-core · macOS: brew install fontconfig · Windows: there already"),
    )  # fmt: skip


def _program(name: str, programs: Sequence[str], label: Words, allows: Words, install: Words) -> Check:
    """Whether one of ``programs`` is there; it is not started."""
    path = next(filter(None, map(shutil.which, programs)), None)
    return Check(name, label, "ok" if path else "missing", path or "", False, allows, install)


def _ask(*arguments: str) -> tuple[State, str]:
    """What a program answers, or what is wrong with it."""
    try:
        return "ok", run_program(arguments, timeout=_SECONDS).decode("utf-8", "replace").strip()
    except ProgramMissing:
        return "missing", ""
    except ProgramFailed as error:
        return "broken", _brief(error)


# ── the workspace ─────────────────────────────────────────────────────────────────────────────────────────────────


def _graph(workspace: Workspace | None, start: Path | None) -> Iterator[Check]:
    try:
        workspace = workspace or find_workspace(start)
    except NoWorkspace:
        workspace = None
    yield Check(
        "workspace",
        ("Vùng làm việc", "Workspace"),
        "ok" if workspace else "missing",
        str(workspace.folder) if workspace else "",
        False,
        ("giữ văn bản và đồ thị", "keeping documents and graph"),
        ("nq57 init THƯ_MỤC", "nq57 init FOLDER"),
    )
    state, found = _built(workspace) if workspace else ("missing", "")
    allows: Words = ("hỏi: who, due, trace, …", "asking: who, due, trace, …")
    yield Check("graph", ("Đồ thị", "Graph"), state, found, False, allows, ("nq57 build",) * 2)


def _built(workspace: Workspace) -> tuple[State, str]:
    """The version that built the graph of ``workspace``; broken where it is not this one."""
    generation = current_generation(workspace.build_folder)
    if generation is None:
        return "missing", ""
    try:
        version = str(json.loads((generation / SUMMARY).read_text(encoding="utf-8"))["program"])
    except (OSError, ValueError, KeyError, TypeError):
        return "broken", SUMMARY
    return ("ok", version) if version == __version__ else ("broken", f"{version} ≠ {__version__}")


def _brief(error: Exception) -> str:
    return " ".join(str(error).split())[:_LONGEST]
