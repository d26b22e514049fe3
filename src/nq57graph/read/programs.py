"""Programs outside this one that readers need: run without a shell, within bounds, and none left running."""

from __future__ import annotations

import os
import signal
import subprocess
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from threading import Thread
from typing import IO

MOST_OUTPUT = 64 * 2**20  # bytes on stdout
_MOST_MESSAGE = 500  # bytes of stderr kept
_GRACE = 5.0  # seconds for the pipes of a program that has ended to close


class ProgramFailed(Exception):
    """``program`` did not do its work: ``message``, ``vi`` in Vietnamese, is why, on one line."""

    def __init__(self, program: str, message: str, vi: str | None = None) -> None:
        self.program = program
        self.message = " ".join(message.split())
        self.vi = " ".join(vi.split()) if vi else self.message
        super().__init__(f"{program}: {self.message}")


class ProgramMissing(ProgramFailed):
    """``program`` is not installed, or may not be run."""

    def __init__(self, program: str) -> None:
        super().__init__(program, "not installed", "chưa được cài đặt")


def run_program(
    arguments: Sequence[str],
    *,
    data: bytes = b"",
    timeout: float,
    limit: int = MOST_OUTPUT,
    variables: Mapping[str, str] | None = None,
) -> bytes:
    """What the program ``arguments[0]`` writes on stdout when given ``data`` on stdin, and ``variables`` in its environment.

    The program runs in a process group of its own, which is killed when ``timeout`` (seconds) is over, when more than
    ``limit`` bytes come out, and when the caller is interrupted; nothing that it has started outlives the call.
    Messages are those of the locale C.UTF-8. Raises ``ProgramMissing``, or ``ProgramFailed`` where it ends with an
    error or late, or writes too much.
    """
    name = Path(arguments[0]).name
    try:
        process = subprocess.Popen(
            list(arguments),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env={**os.environ, "LC_ALL": "C.UTF-8", **(variables or {})},
            start_new_session=True,
        )
    except OSError:
        raise ProgramMissing(name) from None
    assert process.stdin and process.stdout and process.stderr
    said, told = bytearray(), bytearray()
    threads = [
        _start(_write, process.stdin, data),
        _start(_collect, process.stdout, said, limit, lambda: _kill(process)),
        _start(_collect, process.stderr, told, _MOST_MESSAGE, lambda: None),
    ]
    try:
        code = process.wait(timeout)
    except subprocess.TimeoutExpired:
        raise ProgramFailed(name, f"stopped after {timeout:g} seconds", f"bị dừng sau {timeout:g} giây") from None
    finally:
        _kill(process)
        process.wait()
        for thread in threads:
            thread.join(_GRACE)
    if len(said) > limit:
        raise ProgramFailed(name, f"stopped after {limit} bytes of output", f"bị dừng vì xuất ra hơn {limit} byte")
    if code != 0:
        raise ProgramFailed(name, told.decode("utf-8", "replace") or f"ended with code {code}")
    return bytes(said)


def _start(work: Callable[..., None], *arguments: object) -> Thread:
    thread = Thread(target=work, args=arguments, daemon=True)
    thread.start()
    return thread


def _write(pipe: IO[bytes], data: bytes) -> None:
    """Writes ``data`` and closes; a program that does not read it all is free not to."""
    try:
        with pipe:
            pipe.write(data)
    except OSError:
        pass


def _collect(pipe: IO[bytes], found: bytearray, limit: int, stop: Callable[[], None]) -> None:
    """Adds what comes out of ``pipe`` to ``found``; at one byte over ``limit`` calls ``stop``, and lets the rest go."""
    with pipe:
        while piece := pipe.read1(65_536):  # type: ignore[attr-defined]
            if len(found) <= limit:
                found += piece[: limit + 1 - len(found)]
                if len(found) > limit:
                    stop()


def _kill(process: subprocess.Popen[bytes]) -> None:
    """Kills the process and all that it has started; the group outlives its first process."""
    try:
        if os.name == "posix":
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
    except (ProcessLookupError, PermissionError):
        pass
