"""A build as a whole: what lies in the folder afterwards, and that nothing which goes wrong harms the former graph."""

from __future__ import annotations

import dataclasses
import json
import os
import random
import shutil
import subprocess
import sys
import time
from itertools import cycle
from pathlib import Path

import pytest
from pyoxigraph import Store, parse

from nq57graph.build import BuildResult, build_graph, build_lock
from nq57graph.build.verify import check_files, verify_generation
from nq57graph.errors import BuildRunning, UserError
from nq57graph.generation import current_generation

from . import invented as inv

HERE = Path(__file__).parent
PUBLISHED = ("graph.nq", "nq57.ttl", "build.json")
ONE = dataclasses.replace(inv.CORPUS, documents=(inv.NOTICE_FACTS,))
BOTH = inv.CORPUS
NONE = dataclasses.replace(inv.CORPUS, documents=(), agents=tuple(a for a in inv.AGENTS if a.document is None))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "work" / ".nq57"


def _build(corpus: inv.f.Corpus, folder: Path) -> BuildResult:
    return build_graph(corpus, folder, validate=False)


def _bytes(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def _is_whole(generation: Path) -> bool:
    return not check_files(generation).problems


def _generations(folder: Path) -> set[str]:
    return {path.name for path in (folder / "generations").iterdir()}


# ── what lies there ───────────────────────────────────────────────────────────────────────────────────────────────


def test_a_build_leaves_a_whole_generation_and_its_published_files(folder: Path) -> None:
    result = build_graph(BOTH, folder, refused=[("b.bin", "binary"), ("a.txt", "empty")])
    assert current_generation(folder) == result.generation
    assert [check.problems for check in verify_generation(result.generation)] == [()] * 5
    assert all((folder / name).read_bytes() == (result.generation / name).read_bytes() for name in PUBLISHED)
    text = (result.generation / "texts" / f"{inv.NOTICE}.txt").read_bytes().decode()
    assert text == inv.NOTICE_TEXT and "\r\n" in text
    summary = json.loads((folder / "build.json").read_text(encoding="utf-8"))
    assert summary["refused"] == [{"file": "a.txt", "reason": "empty"}, {"file": "b.bin", "reason": "binary"}]
    assert [(row["id"], row["tasks"]) for row in summary["documents"]] == [(inv.NOTICE, 4), (inv.REPORT, 1)]
    assert summary["counts"] == dict(result.counts)
    assert (summary["counts"]["Task"], summary["counts"]["Work"]) == (5, 4)


def test_building_twice_gives_the_same_bytes(tmp_path: Path) -> None:
    command = [sys.executable, "-c", _SCRIPT_BUILD_ONCE]
    for name, seed in (("a", "1"), ("b", "2")):
        subprocess.run([*command, str(tmp_path / name)], check=True, env={**_environment(), "PYTHONHASHSEED": seed})
    assert {name: (tmp_path / "a" / name).read_bytes() for name in PUBLISHED} == {
        name: (tmp_path / "b" / name).read_bytes() for name in PUBLISHED
    }
    assert current_generation(tmp_path / "a").name == current_generation(tmp_path / "b").name


def test_the_same_facts_change_nothing(folder: Path) -> None:
    first = _build(BOTH, folder)
    again = _build(inv.reversed_corpus(), folder)
    assert (first.changed, again.changed, again.generation) == (True, False, first.generation)


def test_another_refused_file_is_another_generation(folder: Path) -> None:
    _build(BOTH, folder)
    assert build_graph(BOTH, folder, refused=[("x", "empty")], validate=False).changed


def test_former_generation_stays_until_the_build_after(folder: Path) -> None:
    first, second = _build(ONE, folder).generation, _build(BOTH, folder).generation
    reader = Store.read_only(str(first / "store"))
    assert _generations(folder) == {first.name, second.name}
    third = _build(NONE, folder).generation
    assert _generations(folder) == {second.name, third.name}
    assert len(reader) > 0


def test_progress_is_told(folder: Path) -> None:
    told: list[tuple[str, int, int]] = []
    build_graph(BOTH, folder, progress=lambda *step: told.append(step))
    assert told == [
        ("facts", 1, 2),
        ("facts", 2, 2),
        ("shapes", 0, 1),
        ("shapes", 1, 1),
        ("store", 0, 1),
        ("store", 1, 1),
    ]


@pytest.mark.parametrize(
    "spoil",
    [
        lambda g: (g / "graph.nq").write_bytes(b""),
        lambda g: (g / "nq57.ttl").unlink(),
        lambda g: shutil.rmtree(g / "store"),
        lambda g: (g / "store" / "CURRENT").write_bytes(b"nonsense"),
        lambda g: shutil.rmtree(g / "texts"),
    ],
    ids=["graph emptied", "turtle lost", "store lost", "store damaged", "texts lost"],
)
def test_a_damaged_generation_is_built_anew(folder: Path, spoil: object) -> None:
    former = _build(BOTH, folder).generation
    spoil(former)
    result = _build(BOTH, folder)
    assert result.changed and result.generation != former
    assert _is_whole(result.generation) and current_generation(folder) == result.generation


# ── what goes wrong ───────────────────────────────────────────────────────────────────────────────────────────────


def test_a_graph_that_does_not_conform_leaves_the_former(folder: Path) -> None:
    generation = build_graph(ONE, folder).generation
    before = _bytes(folder)
    bad = dataclasses.replace(inv.TASKS[0], assignments=(dataclasses.replace(inv.TASKS[0].assignments[0], order=0),))
    facts = dataclasses.replace(inv.NOTICE_FACTS, tasks=(bad, *inv.TASKS[1:]))
    with pytest.raises(UserError) as raised:
        build_graph(dataclasses.replace(inv.CORPUS, documents=(facts,)), folder)
    assert f"{bad.id}-lead-1" in str(raised.value)
    assert "An assignment needs exactly one nq:order, from 1." in str(raised.value)
    assert "Phân công cần đúng một thứ tự" in raised.value.line("vi")
    assert _bytes(folder) == before and current_generation(folder) == generation


def test_facts_that_collide_leave_the_former(folder: Path) -> None:
    _build(ONE, folder)
    before = _bytes(folder)
    with pytest.raises(UserError, match="share the identity"):
        _build(dataclasses.replace(ONE, documents=(*ONE.documents, inv.twin(inv.NOTICE_FACTS))), folder)
    assert _bytes(folder) == before


@pytest.mark.parametrize(
    "namespace", ["", "id", "https://example.org/data", "https://w3id.org/nq57graph/def#", "a b:/"]
)
def test_namespace_of_no_use_is_refused(folder: Path, namespace: str) -> None:
    with pytest.raises(UserError, match="is no namespace for data"):
        build_graph(ONE, folder, namespace=namespace)
    assert not folder.exists()


def test_a_folder_that_cannot_be_written_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(UserError, match="the graph cannot be written in") as raised:
        _build(ONE, tmp_path / "file" / ".nq57")
    assert "\n" not in str(raised.value)


def test_a_failure_while_writing_leaves_the_former(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    former = _build(ONE, folder).generation
    before = _bytes(folder)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("nq57graph.build.swap.write_store", full)
    with pytest.raises(UserError, match="No space left on device"):
        _build(BOTH, folder)
    assert _bytes(folder) == before and current_generation(folder) == former


def test_second_build_says_so_and_leaves(folder: Path) -> None:
    former = _build(ONE, folder).generation
    with build_lock(folder), pytest.raises(BuildRunning, match="another build"):
        _build(BOTH, folder)
    assert current_generation(folder) == former
    assert _build(BOTH, folder).changed


def test_caller_may_hold_the_lock_itself(folder: Path) -> None:
    with build_lock(folder):
        assert build_graph(ONE, folder, validate=False, locked=True).changed


@pytest.mark.parametrize("pointer", ["", "\n", "../../elsewhere\n", "0123456789abcdef\n", "\udcff"])
def test_pointer_to_no_generation_is_none(folder: Path, pointer: str) -> None:
    (folder / "generations").mkdir(parents=True)
    (folder / "current").write_bytes(pointer.encode("utf-8", "surrogateescape"))
    assert current_generation(folder) is None


# ── killed ────────────────────────────────────────────────────────────────────────────────────────────────────────

_SCRIPT_BUILD_ONCE = """
import sys
from pathlib import Path
import invented
from nq57graph.build import build_graph
build_graph(invented.CORPUS, Path(sys.argv[1]))
"""

_SCRIPT_BUILD_FOREVER = """
import sys
from dataclasses import replace
from pathlib import Path
import invented
from nq57graph.build import build_graph
one = replace(invented.CORPUS, documents=(invented.NOTICE_FACTS,))
print("ready", flush=True)
while True:
    build_graph(invented.CORPUS, Path(sys.argv[1]), validate=False)
    build_graph(one, Path(sys.argv[1]), validate=False)
"""

# Child n is killed just before the n-th time that it touches the disk: every order of events is seen, none by luck.
_SCRIPT_KILLED_AT_EACH_STEP = """
import os, shutil, signal, sys
from pathlib import Path
import invented
from nq57graph.build import build_graph, swap

def build_and_die(folder, limit):
    steps = 0
    def counted(function):
        def step(*arguments, **more):
            nonlocal steps
            steps += 1
            if steps == limit:
                os.kill(os.getpid(), signal.SIGKILL)
            return function(*arguments, **more)
        return step
    for owner, name in (
        (os, "fsync"), (Path, "rename"), (Path, "replace"), (Path, "mkdir"), (swap, "write_store"), (shutil, "rmtree"),
        (os, "rmdir"),
    ):
        setattr(owner, name, counted(getattr(owner, name)))
    build_graph(invented.CORPUS, folder, validate=False)

base, target = Path(sys.argv[1]), Path(sys.argv[2])
for limit in range(1, 1000):
    folder = target / f"{limit:03}"
    shutil.copytree(base, folder)
    child = os.fork()
    if child == 0:
        build_and_die(folder, limit)
        os._exit(0)
    if os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0:
        break
"""


def _environment() -> dict[str, str]:
    sources = HERE.parents[1] / "src"
    return {**os.environ, "PYTHONPATH": os.pathsep.join([str(HERE), str(sources)])}


def _assert_usable(folder: Path, known: set[str], corpus: inv.f.Corpus) -> None:
    """The current generation is whole and one of ``known``; each published file is whole; the next build works."""
    generation = current_generation(folder)
    assert generation is not None and generation.name in known
    assert _is_whole(generation)
    assert list(parse(path=folder / "graph.nq")) and list(parse(path=folder / "nq57.ttl"))
    assert json.loads((folder / "build.json").read_text(encoding="utf-8"))["program"]
    result = _build(corpus, folder)
    assert _is_whole(result.generation)
    assert _generations(folder) <= {generation.name, result.generation.name}
    assert not [path.name for path in folder.iterdir() if path.name.startswith(".")]
    assert all((folder / name).read_bytes() == (result.generation / name).read_bytes() for name in PUBLISHED)


@pytest.mark.skipif(sys.platform == "win32", reason="needs fork and SIGKILL")
def test_killed_at_any_step_the_former_or_the_new_graph_is_whole(tmp_path: Path) -> None:
    base, target = tmp_path / "base", tmp_path / "killed"
    old, former = _build(NONE, base), _build(ONE, base)
    script = [sys.executable, "-c", _SCRIPT_KILLED_AT_EACH_STEP, str(base), str(target)]
    subprocess.run(script, check=True, env=_environment())
    killed = sorted(target.iterdir())
    done = current_generation(killed.pop())  # the last one ran to its end
    assert done is not None and len(killed) > 20
    met = {current_generation(folder) for folder in killed}
    assert {generation.name for generation in met if generation} == {former.generation.name, done.name}
    assert old.generation.name not in {done.name, former.generation.name}
    corpora = cycle((ONE, BOTH))
    for folder in killed:
        _assert_usable(folder, {former.generation.name, done.name}, next(corpora))


@pytest.mark.skipif(sys.platform == "win32", reason="needs SIGKILL")
def test_killed_at_any_moment_a_whole_graph_remains(tmp_path: Path) -> None:
    folder, chance = tmp_path / ".nq57", random.Random(57)
    known = {_build(corpus, folder).generation.name for corpus in (ONE, BOTH)}
    for _ in range(4):
        script = [sys.executable, "-c", _SCRIPT_BUILD_FOREVER, str(folder)]
        with subprocess.Popen(script, stdout=subprocess.PIPE, env=_environment()) as child:
            assert child.stdout is not None and child.stdout.readline() == b"ready\n"
            time.sleep(chance.uniform(0, 0.4))
            child.kill()
        _assert_usable(folder, known, ONE)
