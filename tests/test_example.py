"""The graph of the five real documents: every quote is where it is said to be, and a second build gives the same bytes."""

from __future__ import annotations

import shutil
from pathlib import Path

from nq57graph.ask.engine import Graph
from nq57graph.generation import current_generation
from nq57graph.pipeline import build_workspace
from nq57graph.workspace import Workspace

ROOT = Path(__file__).parents[1]
DOCUMENTS = ROOT / "data" / "documents"


def test_every_quote_equals_the_source_at_its_offsets(built_graph: Graph) -> None:
    rows = built_graph.select(
        """SELECT ?quote ?start ?end ?file WHERE {
             { ?piece a nq:Evidence ; nq:inDocument ?d FILTER NOT EXISTS { ?piece nq:segment ?s } }
             UNION { ?evidence nq:segment ?piece ; nq:inDocument ?d }
             ?piece nq:quote ?quote ; nq:start ?start ; nq:end ?end . ?d nq:file ?file }"""
    )
    texts = {path.name: path.read_bytes().decode("utf-8") for path in DOCUMENTS.iterdir()}
    wrong = [row for row in rows if texts[str(row["file"])][row["start"] : row["end"]] != row["quote"]]
    assert len(rows) > 400
    assert wrong == []


def test_torn_sentences_have_a_segment_for_each_piece(built_graph: Graph) -> None:
    torn = built_graph.select(
        "SELECT ?task (COUNT(?s) AS ?n) WHERE { ?task a nq:Task ; nq:evidence/nq:segment ?s } GROUP BY ?task"
    )
    assert len(torn) >= 5, "each of the five documents has at least one sentence torn by a page break"
    assert all(row["n"] >= 2 for row in torn)


def test_building_twice_gives_the_same_bytes(built_workspace: Path, tmp_path: Path) -> None:
    again = tmp_path / "data"
    shutil.copytree(ROOT / "data", again, ignore=shutil.ignore_patterns(".nq57"))
    build_workspace(Workspace(again))
    first, second = current_generation(built_workspace / ".nq57"), current_generation(again / ".nq57")
    assert first is not None and second is not None
    for name in ("graph.nq", "nq57.ttl", "build.json"):
        assert (first / name).read_bytes() == (second / name).read_bytes()
