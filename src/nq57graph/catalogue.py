"""The catalogue of a workspace: which documents it holds, where they are from, and how they are added.

``catalogue.yaml`` is a list with one entry for each document. The program only ever appends to it, so that what a person
wrote there stays.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from nq57graph.errors import RefusedFile, UserError
from nq57graph.workspace import Workspace, files_below, is_passed_over, list_sources, source_name

UNKNOWN = "address unknown"


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
    adding = _Adding()
    with _told(workspace):
        held = {_digest(source.path.read_bytes()): source.name for source in reversed(list_sources(workspace))}
        for given, content, name in _wanted(workspace, paths, adding):
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


@contextmanager
def _told(workspace: Workspace) -> Iterator[None]:
    """What the disk refuses (full, write-protected) is for the user to mend."""
    try:
        yield
    except OSError as error:
        where, reason = error.filename or workspace.folder, error.strerror or str(error)
        raise UserError(f"{where} cannot be used: {reason}", vi=f"không dùng được {where}: {reason}") from error


def _copy(content: bytes, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    _write_aside(target, content)


def _name_taken(given: str, name: str) -> RefusedFile:
    return RefusedFile(
        given,
        f"another document is already named {name}: rename this one, nothing was overwritten",
        vi=f"đã có văn bản khác tên {name}: đổi tên tệp này, không tệp nào bị ghi đè",
    )


def _wanted(workspace: Workspace, paths: Iterable[Path], adding: _Adding) -> Iterator[tuple[str, bytes, str]]:
    """(path as given, content, name below documents/) for each file to add; the others are noted in ``adding``."""
    for given in paths:
        if given.is_dir():
            if workspace.folder.is_relative_to(given.resolve()):
                adding.refused.append(
                    RefusedFile(given, "holds the workspace itself: name the documents", vi="chứa chính vùng làm việc")
                )
                continue
            found = [(given / below, below) for below in (file.relative_to(given) for file in files_below(given))]
        else:
            found = [(given, Path(given.name))]
        for path, below in found:
            if any(is_passed_over(part) for part in below.parts):
                adding.passed_over.append(str(path))
                continue
            try:
                yield str(path), path.read_bytes(), _name_within(workspace, path) or source_name(below)
            except FileNotFoundError:
                adding.refused.append(RefusedFile(path, "no such file or folder", vi="không có tệp hay thư mục này"))
            except OSError as error:
                reason = f"cannot be read ({error.strerror})", f"không đọc được ({error.strerror})"
                adding.refused.append(RefusedFile(path, reason[0], vi=reason[1]))


def _name_within(workspace: Workspace, path: Path) -> str | None:
    """The name of a file that stands below ``documents/`` already."""
    real = path.parent.resolve() / path.name
    return source_name(real.relative_to(workspace.documents)) if real.is_relative_to(workspace.documents) else None


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
