"""Programs outside this one: what they write, and that none is left running, waited for too long, or listened to without end."""

from __future__ import annotations

import os
import sys
import threading
import time
from pathlib import Path

import pytest

from nq57graph.read.programs import ProgramFailed, ProgramMissing, run_program

PYTHON = sys.executable
LONG = 120  # seconds; no test waits so long


def python(code: str, *arguments: object) -> list[str]:
    return [PYTHON, "-c", code, *map(str, arguments)]


def is_running(pid: int) -> bool:
    """Whether the process works: one that was killed may stand as a zombie until its new parent looks after it."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state not in "ZX"


def wait_until(true: object, *, seconds: float = 10) -> bool:
    assert callable(true)
    for _ in range(int(seconds * 50)):
        if true():
            return True
        time.sleep(0.02)
    return False


def test_stdin_goes_in_and_stdout_comes_back() -> None:
    echo = "import sys; sys.stdout.buffer.write(sys.stdin.buffer.read()[::-1])"
    data = bytes(range(256)) * 4096  # more than a pipe holds, both ways at once
    assert run_program(python(echo), data=data, timeout=LONG) == data[::-1]


def test_a_program_that_does_not_read_its_input_is_no_fault() -> None:
    assert run_program(python("print('x')"), data=b"a" * 2**20, timeout=LONG).strip() == b"x"


def test_a_program_that_is_not_there() -> None:
    with pytest.raises(ProgramMissing) as missing:
        run_program(["/nowhere/tesseract", "-"], timeout=LONG)
    assert (missing.value.program, str(missing.value)) == ("tesseract", "tesseract: not installed")
    assert missing.value.vi == "chưa được cài đặt"


def test_a_file_that_is_no_program(tmp_path: Path) -> None:
    (tmp_path / "antiword").write_text("", encoding="utf-8")
    with pytest.raises(ProgramMissing):
        run_program([str(tmp_path / "antiword")], timeout=LONG)


@pytest.mark.parametrize(
    ("code", "line"),
    [
        ("import sys; sys.exit('cannot\\n read: Tệp hỏng')", "cannot read: Tệp hỏng"),
        ("import sys; sys.exit(3)", "ended with code 3"),
        ("import sys; print('x'); sys.exit('a' * 100_000)", "a" * 501),
    ],
    ids=["its own words, on one line", "no words", "too many words"],
)
def test_a_program_that_ends_with_an_error(code: str, line: str) -> None:
    with pytest.raises(ProgramFailed) as failed:
        run_program(python(code), timeout=LONG)
    assert failed.value.message == line
    assert not isinstance(failed.value, ProgramMissing)


def test_an_endless_output_is_cut_off() -> None:
    endless = "import sys\nwhile True: sys.stdout.write('x' * 1000)"
    with pytest.raises(ProgramFailed) as failed:
        run_program(python(endless), timeout=LONG, limit=1_000_000)
    assert failed.value.message == "stopped after 1000000 bytes of output"


def test_output_up_to_the_limit_is_whole() -> None:
    assert run_program(python("print('x' * 999)"), timeout=LONG, limit=1000) == b"x" * 999 + b"\n"


def test_endless_messages_do_not_hold_a_program_up() -> None:
    talk = "import sys\nfor _ in range(1000): sys.stderr.write('x' * 1000)\nprint('done')"
    assert run_program(python(talk), timeout=LONG) == b"done\n"


# Starts a process of its own that would go on for long, and leaves its number.
STARTS = """
import subprocess, sys, pathlib, time
child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
aside = pathlib.Path(sys.argv[1] + ".new")
aside.write_text(str(child.pid))
aside.rename(sys.argv[1])
"""


def test_when_time_is_over_what_the_program_has_started_ends_too(tmp_path: Path) -> None:
    with pytest.raises(ProgramFailed) as failed:
        run_program(python(STARTS + "time.sleep(600)", tmp_path / "pid"), timeout=3)
    assert failed.value.message == "stopped after 3 seconds"
    assert failed.value.vi == "bị dừng sau 3 giây"
    grandchild = int((tmp_path / "pid").read_text(encoding="ascii"))
    assert wait_until(lambda: not is_running(grandchild))


def test_what_a_program_leaves_behind_ends_with_it(tmp_path: Path) -> None:
    """Its child holds stdout open: the call must come back all the same."""
    assert run_program(python(STARTS + "print('done')", tmp_path / "pid"), timeout=LONG) == b"done\n"
    grandchild = int((tmp_path / "pid").read_text(encoding="ascii"))
    assert wait_until(lambda: not is_running(grandchild))


def test_an_interruption_of_the_caller_ends_the_program(tmp_path: Path) -> None:
    started = tmp_path / "pid"

    def interrupt() -> None:
        if wait_until(started.exists, seconds=60):
            os.kill(os.getpid(), 2)

    threading.Thread(target=interrupt, daemon=True).start()
    with pytest.raises(KeyboardInterrupt):
        run_program(python(STARTS + "time.sleep(600)", started), timeout=LONG)
    grandchild = int(started.read_text(encoding="ascii"))
    assert wait_until(lambda: not is_running(grandchild))


def test_the_program_speaks_no_locale_of_the_users(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "vi_VN")
    assert run_program(python("import os; print(os.environ['LC_ALL'])"), timeout=LONG) == b"C.UTF-8\n"
