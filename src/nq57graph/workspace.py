"""A workspace: the folder in which a researcher keeps documents, judgements and the graph built from them.

It holds ``documents/`` (sources, bytes never edited, subfolders free), ``catalogue.yaml`` (where each is from),
``decisions/``, ``lexicon/``, ``queries/`` (the user's own) and ``.nq57/`` (what a build made).
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from pathlib import Path

from nq57graph.errors import NoWorkspace, UserError

CATALOGUE = "catalogue.yaml"

_HEAD = """\
# The documents of this workspace and where they are from. Title, origin and retrieved are yours to fill in.
# Các văn bản của vùng làm việc này và nguồn của chúng. Tên, nguồn và ngày lấy do bạn điền.
"""
_SYSTEM_FILES = frozenset({"thumbs.db", "desktop.ini"})


@dataclass(frozen=True, slots=True)
class Workspace:
    """A workspace by its folder; the properties name its parts, which need not exist yet."""

    folder: Path

    @property
    def documents(self) -> Path:
        return self.folder / "documents"

    @property
    def catalogue(self) -> Path:
        return self.folder / CATALOGUE

    @property
    def decisions(self) -> Path:
        return self.folder / "decisions"

    @property
    def lexicon(self) -> Path:
        return self.folder / "lexicon"

    @property
    def queries(self) -> Path:
        return self.folder / "queries"

    @property
    def build_folder(self) -> Path:
        return self.folder / ".nq57"

    @property
    def recognised(self) -> Path:
        """What was recognised in scans, kept from one build to the next."""
        return self.build_folder / "recognised"


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file below ``documents/``. ``name`` is its path there, NFC with ``/``; ``path`` is where it really is."""

    name: str
    path: Path


# ── finding and making ────────────────────────────────────────────────────────────────────────────────────────────


def find_workspace(start: Path | None = None) -> Workspace:
    """The nearest workspace at or above ``start`` (the current folder); the ``data/`` of a checkout counts as well.

    Raises NoWorkspace.
    """
    start = (start or Path.cwd()).resolve()
    for above in (start, *start.parents):
        for folder in (above, above / "data"):
            if (folder / CATALOGUE).is_file():
                return Workspace(folder)
    raise NoWorkspace(start)


def open_workspace(folder: Path | None = None) -> Workspace:
    """The workspace that a command works on: exactly ``folder`` when the user named one, else the nearest.

    Raises NoWorkspace.
    """
    if folder is None:
        return find_workspace()
    if not (folder / CATALOGUE).is_file():
        raise UserError(
            f"{folder} is not a workspace (it has no {CATALOGUE}): make it one with 'nq57 init {folder}'",
            vi=f"{folder} không phải vùng làm việc (không có {CATALOGUE}): tạo bằng 'nq57 init {folder}'",
        )
    return Workspace(folder.resolve())


def init_workspace(folder: Path) -> Workspace:
    """Makes ``folder`` a workspace; what already stands in it is left alone. Raises UserError if it is one already."""
    workspace = Workspace(folder.resolve())
    if workspace.catalogue.exists():
        raise UserError(
            f"{folder} is a workspace already: add documents with 'nq57 add PATH…'",
            vi=f"{folder} đã là vùng làm việc: thêm văn bản bằng 'nq57 add ĐƯỜNG_DẪN…'",
        )
    try:
        for part in (workspace.documents, workspace.decisions, workspace.lexicon, workspace.queries):
            part.mkdir(parents=True, exist_ok=True)
        workspace.catalogue.write_text(_HEAD, encoding="utf-8")
    except OSError as error:
        raise UserError(
            f"{folder} cannot be made a workspace ({error.strerror}): choose another folder",
            vi=f"không tạo được vùng làm việc ở {folder} ({error.strerror}): chọn thư mục khác",
        ) from error
    return workspace


# ── sources ───────────────────────────────────────────────────────────────────────────────────────────────────────


def list_sources(workspace: Workspace) -> tuple[SourceFile, ...]:
    """The documents of ``workspace``, sorted by name; Word's lock files and hidden files are passed over.

    Raises UserError when two files differ only in how their names are composed in Unicode.
    """
    if not workspace.documents.is_dir():
        return ()
    sources: dict[str, SourceFile] = {}
    for path in files_below(workspace.documents):
        relative = path.relative_to(workspace.documents)
        if any(is_passed_over(part) for part in relative.parts):
            continue
        name = source_name(relative)
        if name in sources:
            raise UserError(
                f"{workspace.documents} holds two files named {name!r} that differ only in Unicode form: rename one",
                vi=f"{workspace.documents} có hai tệp cùng tên {name!r}, chỉ khác dạng Unicode: đổi tên một tệp",
            )
        sources[name] = SourceFile(name, path)
    return tuple(sources[name] for name in sorted(sources))


def source_name(relative: Path) -> str:
    """What a document is called everywhere: its path below ``documents/``, NFC with ``/``."""
    return unicodedata.normalize("NFC", relative.as_posix())


def is_passed_over(part: str) -> bool:
    """Whether a file or folder is no document by its name: hidden, Word's lock file, or the system's own."""
    return part.startswith((".", "~$")) or part.lower() in _SYSTEM_FILES


def files_below(folder: Path) -> list[Path]:
    """Every file of ``folder`` and its subfolders, sorted."""
    return sorted(path for path in folder.rglob("*") if path.is_file())
