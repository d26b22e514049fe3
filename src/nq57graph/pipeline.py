"""The whole program: read → find → resolve → build."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nq57graph.build import build_graph, build_lock
from nq57graph.errors import NothingUsable, RefusedFile
from nq57graph.find.reading import read
from nq57graph.model.guide import as_guide
from nq57graph.model.reading import Reading
from nq57graph.read import read_document
from nq57graph.resolve import Excerpt, Sorted, resolve, sort_out
from nq57graph.workspace import Workspace, list_sources

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class ReportedCopy:
    """A further file of a document: in how many places it prints another number, date or name, and in how many a scan is not
    sure of one."""

    file: str
    differences: int
    doubtful: int


@dataclass(frozen=True, slots=True)
class FilesOfDocument:
    """A document that is there in several files: ``file`` is the one that was read. ``number`` is None where none is printed."""

    number: str | None
    file: str
    copies: tuple[ReportedCopy, ...]


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build read: documents, tasks, the files refused, each with its reason, the documents with several files, and the pages
    of files that were read in part: (file, page, reason in Vietnamese)."""

    documents: int
    tasks: int
    refused: tuple[RefusedFile, ...]
    changed: bool
    copies: tuple[FilesOfDocument, ...] = ()
    refused_pages: tuple[tuple[str, int, str], ...] = ()


def read_file(path: Path, name: str | None = None, *, cache: Path | None = None) -> Reading:
    """The reading of one file; ``cache`` is a folder that keeps what was recognised in scans. Raises ``RefusedFile``."""
    return read(read_document(path, name, cache=cache))


def read_file_as_guide(path: Path) -> dict[str, Any]:
    """The reading of one file in the layout of the annotation guide. Raises ``RefusedFile``."""
    return as_guide(read_file(path))


def build_workspace(workspace: Workspace, *, progress: Progress | None = None) -> BuildReport:
    """Read every source of ``workspace`` and put its graph in place of the former one.

    Raises ``NothingUsable`` where no file is; a single file that is refused is reported, the others go on.
    """
    with build_lock(workspace.build_folder):
        return _build(workspace, progress)


def _build(workspace: Workspace, progress: Progress | None) -> BuildReport:
    readings: list[Reading] = []
    refused: list[RefusedFile] = []
    sources = list_sources(workspace)
    for done, source in enumerate(sources, start=1):
        try:
            readings.extend(read_file(source.path, source.name, cache=workspace.recognised).documents)
        except RefusedFile as error:
            refused.append(error)
        if progress:
            progress("read", done, len(sources))
    if not readings:
        raise NothingUsable(workspace.documents, tuple(refused))
    sorted_out = sort_out(readings)
    refused.extend(_clash(reading, kept) for reading, kept in sorted_out.clashing)
    refused.extend(_part(excerpt) for excerpt in sorted_out.excerpts)
    corpus = resolve(sorted_out)
    result = build_graph(
        corpus, workspace.build_folder, refused=[(e.file, e.reason) for e in refused], progress=progress, locked=True
    )
    tasks = sum(len(d.tasks) for d in corpus.documents)
    copies = tuple(_several_files(sorted_out))
    return BuildReport(
        len(corpus.documents), tasks, tuple(refused), result.changed, copies, _refused_pages(sorted_out.kept)
    )


def _refused_pages(kept: Sequence[Reading]) -> tuple[tuple[str, int, str], ...]:
    """Those of the files that count, each once, however many documents a file holds."""
    sources = {reading.source.file: reading.source for reading in kept}
    return tuple((file, page, reason) for file, source in sorted(sources.items()) for page, reason in source.refused)


def _several_files(sorted_out: Sorted) -> Iterator[FilesOfDocument]:
    for kept in sorted_out.kept:
        if copies := sorted_out.copies_of(kept):
            told = (ReportedCopy(c.source.file, len(c.differences), len(c.doubtful)) for c in copies)
            yield FilesOfDocument(kept.heading.number, kept.source.file, tuple(told))


def _part(excerpt: Excerpt) -> RefusedFile:
    """A file that holds no more than a part of a document that is there: left out, since nothing in it is new."""
    number, file, share = excerpt.kept.heading.number, excerpt.kept.source.file, round(100 * excerpt.share)
    return RefusedFile(
        excerpt.reading.source.file,
        f"only a part ({share} %) of {number}, which {file} holds whole: keep that one in documents/",
        vi=f"chỉ là một phần ({share} %) của {number}, mà {file} có đủ: chỉ giữ tệp đó trong documents/",
    )


def _clash(reading: Reading, kept: Reading) -> RefusedFile:
    """A file that prints number and date of a document that is there, with another text."""
    number, file = reading.heading.number, kept.source.file
    return RefusedFile(
        reading.source.file,
        f"another text of {number}, which {file} holds: keep one of the two in documents/",
        vi=f"một văn bản khác cùng số {number} với {file}: chỉ giữ một trong hai tệp trong documents/",
    )
