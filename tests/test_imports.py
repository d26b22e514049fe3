"""The import rules of the design: who may know whom, and what may be loaded when."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1] / "src" / "nq57graph"
STAGES = {"read", "find", "resolve", "build", "ask", "draw"}
WRITING, READING = {"read", "find", "resolve", "build"}, {"ask", "trace", "draw"}
HEAVY = {"rdflib", "networkx", "pyvis", "pyshacl", "jinja2", "rich", "openpyxl"}
JOINS_STAGES = {"pipeline", "cli"}


@dataclass(frozen=True)
class Import:
    """``importer`` loads ``imported`` (both dotted); ``at_once`` when that happens as soon as it is imported itself."""

    importer: str
    imported: str
    at_once: bool

    @property
    def part(self) -> str:
        return _part(self.importer)

    @property
    def other(self) -> str:
        return _part(self.imported)


def _part(module: str) -> str:
    """The stage or top-level module that ``module`` belongs to; '' for the package itself and for other packages."""
    names = module.split(".")
    return names[1] if names[0] == "nq57graph" and len(names) > 1 else ""


def _module(path: Path) -> str:
    names = ["nq57graph", *path.relative_to(ROOT).with_suffix("").parts]
    return ".".join(names[:-1] if names[-1] == "__init__" else names)


def _imports(importer: str, parent: ast.AST, at_once: bool = True) -> Iterator[Import]:
    for node in ast.iter_child_nodes(parent):
        if isinstance(node, ast.Import):
            yield from (Import(importer, alias.name, at_once) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{importer} imports relatively: write the whole name"
            for alias in node.names:
                whole = f"{node.module}.{alias.name}"
                yield Import(importer, whole if whole in MODULES else str(node.module), at_once)
        else:
            later = isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) or _is_for_types(node)
            yield from _imports(importer, node, at_once and not later)


def _is_for_types(node: ast.AST) -> bool:
    return isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test)


FILES = {_module(path): path for path in sorted(ROOT.rglob("*.py"))}
MODULES = set(FILES)
IMPORTS = [found for module, path in FILES.items() for found in _imports(module, ast.parse(path.read_text("utf-8")))]


def _told(broken: list[Import]) -> str:
    return "\n".join(f"{found.importer} imports {found.imported}" for found in broken)


def test_the_sources_are_found() -> None:
    assert {"nq57graph.model.facts", "nq57graph.cli.app", "nq57graph.pipeline"} <= MODULES
    assert len(IMPORTS) > 2 * len(MODULES)


def test_stages_never_import_one_another() -> None:
    broken = [i for i in IMPORTS if i.part in STAGES and i.other in STAGES and i.part != i.other]
    assert not broken, _told(broken)


@pytest.mark.parametrize(("half", "other"), [(WRITING, READING), (READING, WRITING)], ids=["writing", "reading"])
def test_the_halves_meet_only_in_the_graph(half: set[str], other: set[str]) -> None:
    broken = [i for i in IMPORTS if i.part in half and i.other in other]
    assert not broken, _told(broken)


def test_only_pipeline_and_cli_know_more_than_one_stage() -> None:
    known: dict[str, set[str]] = {}
    for found in IMPORTS:
        if found.other in STAGES:
            known.setdefault(found.part, set()).add(found.other)
    assert {part for part, stages in known.items() if len(stages) > 1} <= JOINS_STAGES


def test_nothing_below_imports_pipeline_or_cli() -> None:
    broken = [i for i in IMPORTS if i.other in JOINS_STAGES and i.part not in {*JOINS_STAGES, "__main__"}]
    assert not broken, _told(broken)


@pytest.mark.parametrize("stage", ["read", "find", "resolve"])
def test_what_works_on_text_knows_no_rdf(stage: str) -> None:
    rdf = {"rdflib", "pyoxigraph", "pyshacl"}
    broken = [i for i in IMPORTS if i.part == stage and (i.imported.split(".")[0] in rdf or i.other == "vocabulary")]
    assert not broken, _told(broken)


def test_the_contract_needs_only_the_standard_library() -> None:
    allowed = {*sys.stdlib_module_names, "__future__"}
    broken = [
        i for i in IMPORTS if i.part == "model" and i.other != "model" and i.imported.split(".")[0] not in allowed
    ]
    assert not broken, _told(broken)


def test_only_draw_knows_pyvis() -> None:
    broken = [i for i in IMPORTS if i.imported.split(".")[0] == "pyvis" and i.part != "draw"]
    assert not broken, _told(broken)


def test_starting_the_command_line_loads_nothing_heavy() -> None:
    reached, waiting = set(), ["nq57graph.cli.app"]
    while waiting:
        module = waiting.pop()
        if module in reached:
            continue
        reached.add(module)
        parents = [".".join(module.split(".")[:n]) for n in range(1, module.count(".") + 1)]
        waiting += parents + [i.imported for i in IMPORTS if i.importer == module and i.at_once and i.other]
    heavy = [
        i
        for i in IMPORTS
        if i.importer in reached and i.at_once and i.imported.split(".")[0] in HEAVY | {"yaml", "pyoxigraph"}
    ]
    assert not heavy, _told(heavy)


@pytest.mark.parametrize(
    ("command", "needed"),
    [
        (["who", "so", "khcn", "khanh", "hoa"], {"pyoxigraph"}),
        (["due", "--format", "json"], {"pyoxigraph"}),
        (["trace", "57-NQ/TW"], {"pyoxigraph"}),
        (["query", "ASK {}"], {"pyoxigraph"}),
        (["--version"], set()),
    ],
    ids=lambda value: value[0] if isinstance(value, list) else "",
)
def test_a_question_loads_no_more_than_it_needs(built_workspace: Path, command: list[str], needed: set[str]) -> None:
    probe = (
        "import atexit, json, sys\n"
        "from nq57graph.cli.app import main\n"
        "atexit.register(lambda: print(json.dumps([*sys.modules]), file=sys.stderr))\n"
        "main()\n"
    )
    run = [sys.executable, "-c", probe, *command]
    done = subprocess.run(run, cwd=built_workspace, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    loaded = {module.split(".")[0] for module in json.loads(done.stderr.splitlines()[-1])}
    assert "typer" in loaded
    assert loaded & (HEAVY | {"yaml", "pyoxigraph"}) == needed
