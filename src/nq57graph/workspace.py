"""A workspace: the folder in which a researcher keeps documents, judgements and the graph built from them.

It holds ``documents/`` (sources, bytes never edited, subfolders free), ``catalogue.yaml`` (where each is from),
``decisions/``, ``lexicon/``, ``queries/`` (the user's own) and ``.nq57/`` (what a build made).
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from nq57graph.errors import NoWorkspace, RefusedFile, UserError

CATALOGUE = "catalogue.yaml"
UNKNOWN = "address unknown"

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


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file below ``documents/``. ``name`` is its path there, NFC with ``/``; ``path`` is where it really is."""

    name: str
    path: Path


@dataclass(frozen=True, slots=True)
class Entry:
    """What the catalogue says of one document. ``retrieved`` is an ISO date; None is 'not filled in'."""

    file: str
    sha256: str
    title: str | None = None
    origin: str = UNKNOWN
    retrieved: str | None = None


@dataclass(frozen=True, slots=True)
class AddReport:
    """What became of the paths given to ``add_documents``.

    ``added`` are names below ``documents/``; ``known`` pairs a path with the name under which its bytes already are;
    ``passed_over`` are paths of lock and hidden files; ``refused`` says why, one error for each path.
    """

    added: tuple[str, ...] = ()
    known: tuple[tuple[str, str], ...] = ()
    passed_over: tuple[str, ...] = ()
    refused: tuple[RefusedFile, ...] = ()


@dataclass
class _Adding:
    """The report while it is being made."""

    added: list[Entry] = field(default_factory=list)
    known: list[tuple[str, str]] = field(default_factory=list)
    passed_over: list[str] = field(default_factory=list)
    refused: list[RefusedFile] = field(default_factory=list)


# ── finding and making ────────────────────────────────────────────────────────────────────────────────────────────


def find_workspace(start: Path | None = None) -> Workspace:
    """The nearest workspace at or above ``start`` (the current folder); the ``data/`` of a checkout counts as well.

    Raises NoWorkspace.
    """
    start = (start or Path.cwd()).absolute()
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
    return Workspace(folder.absolute())


def init_workspace(folder: Path) -> Workspace:
    """Makes ``folder`` a workspace; what already stands in it is left alone. Raises UserError if it is one already."""
    workspace = Workspace(folder.absolute())
    if workspace.catalogue.exists():
        raise UserError(
            f"{folder} is a workspace already: add documents with 'nq57 add PATH…'",
            vi=f"{folder} đã là vùng làm việc: thêm văn bản bằng 'nq57 add ĐƯỜNG_DẪN…'",
        )
    try:
        for part in (workspace.documents, workspace.decisions, workspace.lexicon, workspace.queries):
            part.mkdir(parents=True, exist_ok=True)
        _write_aside(workspace.catalogue, _HEAD.encode())
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
    for path in _files_below(workspace.documents):
        relative = path.relative_to(workspace.documents)
        if any(_is_passed_over(part) for part in relative.parts):
            continue
        name = _name_of(relative)
        if name in sources:
            raise UserError(
                f"{workspace.documents} holds two files named {name!r} that differ only in Unicode form: rename one",
                vi=f"{workspace.documents} có hai tệp cùng tên {name!r}, chỉ khác dạng Unicode: đổi tên một tệp",
            )
        sources[name] = SourceFile(name, path)
    return tuple(sources[name] for name in sorted(sources))


def read_catalogue(workspace: Workspace) -> tuple[Entry, ...]:
    """The entries of ``catalogue.yaml`` in its order. Raises UserError, with line and column, if it cannot be read."""
    try:
        text = workspace.catalogue.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise _bad_catalogue(workspace, str(error)) from error
    return _parse_catalogue(workspace, text)


def add_documents(workspace: Workspace, paths: Iterable[Path]) -> AddReport:
    """Copies ``paths`` into ``documents/`` and enters them in the catalogue.

    A folder is taken whole, its files keep their place below it. Nothing is ever overwritten: a file whose bytes are
    there and catalogued is 'known', another file under a taken name is refused, the rest is added all the same.
    """
    catalogue = read_catalogue(workspace)
    entered = {entry.file for entry in catalogue}
    held = {_digest(source.path.read_bytes()): source.name for source in reversed(list_sources(workspace))}
    adding = _Adding()
    for given, path, name in _wanted(workspace, paths, adding):
        try:
            content = path.read_bytes()
        except OSError as error:
            adding.refused.append(_unreadable(given, error))
            continue
        digest = _digest(content)
        here = held.get(digest)
        if here is None:
            if name in held.values():
                adding.refused.append(_name_taken(given, name))
                continue
            _copy(content, workspace.documents / name)
            here = held[digest] = name
        if here in entered:
            adding.known.append((given, here))
        else:
            adding.added.append(Entry(here, digest))
            entered.add(here)
    added = tuple(sorted(adding.added, key=lambda entry: entry.file))
    if added:
        _enter(workspace, catalogue, added)
    names = tuple(entry.file for entry in added)
    return AddReport(names, tuple(adding.known), tuple(adding.passed_over), tuple(adding.refused))


def _copy(content: bytes, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    _write_aside(target, content)


def _unreadable(given: str, error: OSError) -> RefusedFile:
    return RefusedFile(given, f"cannot be read ({error.strerror})", vi=f"không đọc được ({error.strerror})")


def _name_taken(given: str, name: str) -> RefusedFile:
    return RefusedFile(
        given,
        f"another document is already named {name}: rename this one, nothing was overwritten",
        vi=f"đã có văn bản khác tên {name}: đổi tên tệp này, không tệp nào bị ghi đè",
    )


def _wanted(workspace: Workspace, paths: Iterable[Path], adding: _Adding) -> Iterator[tuple[str, Path, str]]:
    """(path as given, path, name below documents/) for each file to add; the others are noted in ``adding``."""
    for given in paths:
        path = given.absolute()
        if not path.exists():
            adding.refused.append(RefusedFile(given, "no such file or folder", vi="không có tệp hay thư mục này"))
        elif path.is_dir() and workspace.folder.is_relative_to(path):
            adding.refused.append(
                RefusedFile(given, "holds the workspace itself: name the documents", vi="chứa chính vùng làm việc")
            )
        elif path.is_dir():
            for file in _files_below(path):
                relative = file.relative_to(path)
                if any(_is_passed_over(part) for part in relative.parts):
                    adding.passed_over.append(str(given / relative))
                else:
                    yield str(given / relative), file, _name_within(workspace, file) or _name_of(relative)
        elif _is_passed_over(path.name):
            adding.passed_over.append(str(given))
        elif path.is_file():
            yield str(given), path, _name_within(workspace, path) or _name_of(Path(path.name))
        else:
            adding.refused.append(RefusedFile(given, "is not a file", vi="không phải tệp"))


def _name_within(workspace: Workspace, path: Path) -> str | None:
    inside = path.is_relative_to(workspace.documents)
    return _name_of(path.relative_to(workspace.documents)) if inside else None


def _name_of(relative: Path) -> str:
    return unicodedata.normalize("NFC", relative.as_posix())


def _is_passed_over(part: str) -> bool:
    """Whether a file or folder is no document by its name: hidden, Word's lock file, or the system's own."""
    return part.startswith((".", "~$")) or part.lower() in _SYSTEM_FILES


def _files_below(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


# ── the catalogue ─────────────────────────────────────────────────────────────────────────────────────────────────


def _enter(workspace: Workspace, catalogue: tuple[Entry, ...], added: tuple[Entry, ...]) -> None:
    """Appends ``added``: what the user wrote, comments too, stays as it is."""
    import yaml

    rows = [
        {"file": e.file, "sha256": e.sha256, "title": e.title, "origin": e.origin, "retrieved": e.retrieved}
        for e in added
    ]
    text = workspace.catalogue.read_text(encoding="utf-8")
    text = text if not text or text.endswith("\n") else text + "\n"
    text += yaml.safe_dump(rows, allow_unicode=True, sort_keys=False, default_flow_style=False, width=1000)
    try:
        fits = _parse_catalogue(workspace, text) == catalogue + added
    except UserError:
        fits = False
    if not fits:
        raise UserError(
            f"{workspace.catalogue} cannot be added to: each of its entries must start with '- ' at the left margin",
            vi=f"không thêm được vào {workspace.catalogue}: mỗi mục phải bắt đầu bằng '- ' ở sát lề trái",
        )
    _write_aside(workspace.catalogue, text.encode())


def _parse_catalogue(workspace: Workspace, text: str) -> tuple[Entry, ...]:
    import yaml

    try:
        rows = yaml.safe_load(text)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        at = f"line {mark.line + 1}, column {mark.column + 1}: " if mark else ""
        raise _bad_catalogue(workspace, f"{at}{error.problem}") from error
    except yaml.YAMLError as error:
        raise _bad_catalogue(workspace, str(error)) from error
    if rows is None:
        return ()
    if not isinstance(rows, list):
        raise _bad_catalogue(workspace, "it must be a list of entries, each starting with '- file:'")
    return tuple(_entry(workspace, number, row) for number, row in enumerate(rows, start=1))


def _entry(workspace: Workspace, number: int, row: Any) -> Entry:
    if not isinstance(row, dict) or not isinstance(row.get("file"), str):
        raise _bad_catalogue(workspace, f"entry {number} names no file")
    text = {key: None if value is None else str(value) for key, value in row.items()}
    return Entry(
        file=unicodedata.normalize("NFC", row["file"]),
        sha256=text.get("sha256") or "",
        title=text.get("title"),
        origin=text.get("origin") or UNKNOWN,
        retrieved=text.get("retrieved"),
    )


def _bad_catalogue(workspace: Workspace, reason: str) -> UserError:
    return UserError(
        f"{workspace.catalogue} cannot be read: {reason}", vi=f"không đọc được {workspace.catalogue}: {reason}"
    )


def _write_aside(path: Path, content: bytes) -> None:
    """Writes ``path`` so that an interruption leaves the former file, or none, never half of one."""
    aside = path.with_name(f".{path.name}.part")
    aside.write_bytes(content)
    aside.replace(path)
