"""What several test folders share: the small invented graph, and the example workspace built once."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pyoxigraph import RdfFormat, Store

from nq57graph.ask.engine import Graph, open_graph
from nq57graph.generation import CURRENT, GENERATIONS, TEXTS, current_generation
from nq57graph.vocabulary import NQ

if TYPE_CHECKING:
    from playwright.sync_api import Browser

SMALL = Path(__file__).parent / "small"
ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, which is loaded only by the tests that ask for it."""
    from .browsers import open_browser

    with open_browser() as browser:
        yield browser


@pytest.fixture(scope="session")
def small_graph(small_generation: Path) -> Graph:
    """``tests/small/graph.trig``, whose answers are worked out by hand at its head."""
    store = Store()
    store.load(path=str(SMALL / "graph.trig"), format=RdfFormat.TRIG)
    return Graph(store, small_generation / TEXTS)


@pytest.fixture(scope="session")
def small_workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace as a build leaves it, with the small graph in its store."""
    folder = tmp_path_factory.mktemp("small")
    (folder / "catalogue.yaml").write_text("", encoding="utf-8")
    generation = folder / ".nq57" / GENERATIONS / "0123456789abcdef"
    generation.mkdir(parents=True)
    (folder / ".nq57" / CURRENT).write_text(generation.name + "\n", encoding="utf-8")
    store = Store(str(generation / "store"))
    store.load(path=str(SMALL / "graph.trig"), format=RdfFormat.TRIG)
    store.flush()
    (generation / TEXTS).mkdir()
    graph = Graph(store)
    for document, (file,) in graph.pairs(NQ.file).items():
        shutil.copyfile(SMALL / "documents" / file, generation / TEXTS / f"{graph.local(document)}.txt")
    return folder


@pytest.fixture(scope="session")
def small_generation(small_workspace: Path) -> Path:
    """The folder of its build, that holds ``store/``."""
    generation = current_generation(small_workspace / ".nq57")
    assert generation is not None
    return generation


@pytest.fixture(scope="session")
def built_workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the example workspace, built by the pipeline."""
    from nq57graph.pipeline import build_workspace
    from nq57graph.workspace import Workspace

    folder = tmp_path_factory.mktemp("example") / "data"
    shutil.copytree(ROOT / "data", folder, ignore=shutil.ignore_patterns(".nq57"))
    build_workspace(Workspace(folder))
    return folder


@pytest.fixture(scope="session")
def built_graph(built_workspace: Path) -> Graph:
    """The graph of the example workspace."""
    generation = current_generation(built_workspace / ".nq57")
    assert generation is not None
    return open_graph(generation)
