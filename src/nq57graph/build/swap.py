"""How a new graph takes the place of the former: prepared aside, put in place in one step, never half seen.

A build may be killed at any moment. Until the file ``current`` is replaced, readers have the former generation; from
then on the new one. What a killed build leaves (a folder ``.preparing-…``, a generation that never became current) is
removed by the next build, which alone holds the lock; the system frees the lock of a build that dies.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from nq57graph.build.store import holds, write_store
from nq57graph.errors import BuildRunning, UserError
from nq57graph.generation import CURRENT, GENERATIONS, GRAPH, STORE, SUMMARY, TURTLE, current_generation

LOCK = "lock"
PUBLISHED = (GRAPH, TURTLE, SUMMARY)
"""The files of the current generation that also stand in the build folder itself, where people look for them."""

_PREPARING = ".preparing-"
_DISCARDED = ".discarded-"


@contextmanager
def build_lock(folder: Path) -> Iterator[None]:
    """Holds the build folder for one build; makes the folder.

    Raises BuildRunning if another process (or this one) holds it, UserError if it cannot be written to.
    """
    with _told(folder):
        folder.mkdir(parents=True, exist_ok=True)
        file = (folder / LOCK).open("ab")
    with file:
        try:
            _take(file)
        except (BlockingIOError, PermissionError):
            raise BuildRunning(folder.parent) from None
        yield


if sys.platform == "win32":
    import msvcrt

    def _take(file: BinaryIO) -> None:
        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _take(file: BinaryIO) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


def put_in_place(folder: Path, name: str, files: Mapping[str, bytes], size: int) -> tuple[Path, bool]:
    """Makes the generation of ``files`` (path → content, ``size`` quads) the current one of the build folder.

    Returns its folder, and whether it differs from the former one. The caller holds the lock. Raises UserError where
    the disk refuses.
    """
    with _told(folder):
        return _put_in_place(folder, name, files, size)


@contextmanager
def _told(folder: Path) -> Iterator[None]:
    """What the disk refuses (full, write-protected) is for the user to mend."""
    try:
        yield
    except OSError as error:
        reason = error.strerror or str(error)
        raise UserError(
            f"the graph cannot be written in {folder}: {reason}", vi=f"không ghi được đồ thị vào {folder}: {reason}"
        ) from error


def _put_in_place(folder: Path, name: str, files: Mapping[str, bytes], size: int) -> tuple[Path, bool]:
    generations = folder / GENERATIONS
    generations.mkdir(exist_ok=True)
    former = current_generation(folder)
    _remove_leftovers(generations, keep={former})
    if former is not None and _is_whole(former, name, files, size):
        generation = former
    else:
        generation = _make(generations, name, files)
    _replace(folder / CURRENT, f"{generation.name}\n".encode())  # from here on readers have the new graph
    for published in PUBLISHED:
        _replace(folder / published, files[published])
    _remove_leftovers(generations, keep={former, generation})
    return generation, generation != former


def _is_whole(generation: Path, name: str, files: Mapping[str, bytes], size: int) -> bool:
    """Whether ``generation`` was made from the same content, and nothing of it is missing or damaged."""
    return (
        generation.name.startswith(name)
        and all(_content(generation / path) == content for path, content in files.items())
        and holds(generation / STORE, size)
    )


def _make(generations: Path, name: str, files: Mapping[str, bytes]) -> Path:
    """A new generation. One of this name that is damaged may be open somewhere, so it is not written over."""
    aside = generations / f"{_PREPARING}{os.getpid()}"
    try:
        for path, content in files.items():
            (aside / path).parent.mkdir(parents=True, exist_ok=True)
            _write(aside / path, content)
        write_store(aside / STORE, files[GRAPH])
        generation = _free_name(generations, name)
        aside.rename(generation)
        _sync_folder(generations)
    finally:
        shutil.rmtree(aside, ignore_errors=True)
    return generation


def _free_name(generations: Path, name: str) -> Path:
    generation, number = generations / name, 1
    while generation.exists():
        number += 1
        generation = generations / f"{name}-{number}"
    return generation


def _remove_leftovers(generations: Path, keep: set[Path | None]) -> None:
    """Removes what is in no use. What cannot be removed (Windows: open in another program) waits for the next build."""
    for folder in list(generations.iterdir()):
        if folder in keep:
            continue
        discarded = folder if folder.name.startswith(".") else folder.with_name(_DISCARDED + folder.name)
        try:
            folder.rename(discarded)  # first, since half of a generation must not keep the name of a whole one
        except OSError:
            continue
        shutil.rmtree(discarded, ignore_errors=True)


def _replace(path: Path, content: bytes) -> None:
    """Puts ``content`` at ``path`` in one step."""
    aside = path.with_name(f".{path.name}.part")
    _write(aside, content)
    aside.replace(path)
    _sync_folder(path.parent)


def _write(path: Path, content: bytes) -> None:
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _content(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None


def _sync_folder(folder: Path) -> None:
    """Makes a rename last through a loss of power, where the system can (not on Windows)."""
    if sys.platform != "win32":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
