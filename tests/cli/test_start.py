"""A question in a fresh process loads only what it needs, and writes UTF-8 whatever the locale."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

SOURCES = Path(__file__).parents[2] / "src"
HEAVY = {"rdflib", "networkx", "pyvis", "pyshacl", "jinja2", "rich", "openpyxl", "yaml", "pydantic", "lxml"}
NOT_FOR_A_QUESTION = {"nq57graph.pipeline", "nq57graph.trace", "nq57graph.cli.preparing", "nq57graph.cli.drawing"}


def nq57(code: str, where: Path, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-c", code],
        cwd=where,
        env={**os.environ, "PYTHONPATH": str(SOURCES), **environment},
        capture_output=True,
        timeout=60,
        check=False,
    )


def test_who_loads_nothing_heavy(small_workspace: Path) -> None:
    done = nq57(
        "import sys; from nq57graph.cli.app import run; code = run(['who', 'so', 'khcn']);"
        "print(code, *sorted(sys.modules), file=sys.stderr)",
        small_workspace,
    )
    code, *modules = done.stderr.decode().split()
    assert code == "0", done.stderr
    assert "pyoxigraph" in modules
    loaded = {module.split(".")[0] for module in modules} & HEAVY
    assert not loaded
    assert not NOT_FOR_A_QUESTION & set(modules)


def test_output_is_utf8_in_any_locale(small_workspace: Path) -> None:
    start = "import sys; from nq57graph.cli.app import run; sys.exit(run(['list', 'places', '--lang', 'vi']))"
    done = nq57(start, small_workspace, LC_ALL="C", PYTHONUTF8="0", PYTHONIOENCODING="ascii", PYTHONCOERCECLOCALE="0")
    assert done.returncode == 0, done.stderr
    assert "Sông Lam" in done.stdout.decode("utf-8")


def test_a_reader_that_goes_away_is_no_error(small_workspace: Path) -> None:
    start = "import sys; from nq57graph.cli.app import run; sys.exit(run(['list', 'tasks', '--format', 'json']))"
    command = [sys.executable, "-c", start]
    environment = {**os.environ, "PYTHONPATH": str(SOURCES)}
    with subprocess.Popen(
        command, cwd=small_workspace, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full device here")
def test_a_full_disk_is_one_line(small_workspace: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "nq57graph", "list", "places", "--lang", "en"],
            cwd=small_workspace,
            env={**os.environ, "PYTHONPATH": str(SOURCES)},
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert done.returncode == 2
    assert done.stderr == b"nq57: standard output cannot be written: No space left on device\n"


def test_a_heavy_query_ends_at_once_at_ctrl_c(small_workspace: Path) -> None:
    """Oxigraph searches outside Python; a shell tells the death by SIGINT as exit code 130."""
    query = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
    # Where the tests themselves run in the background, the shell has SIGINT ignored.
    start = (
        "import signal, sys; signal.signal(signal.SIGINT, signal.default_int_handler);"
        "from nq57graph.cli.app import run; sys.exit(run(['query', sys.argv[1]]))"
    )
    environment = {**os.environ, "PYTHONPATH": str(SOURCES)}
    with subprocess.Popen(
        [sys.executable, "-c", start, query],
        cwd=small_workspace,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        time.sleep(1.5)
        assert process.poll() is None, "the query is too light for this test"
        process.send_signal(signal.SIGINT)
        try:
            code = process.wait(timeout=5)
        finally:
            process.kill()
    assert code in (-signal.SIGINT, 130)
