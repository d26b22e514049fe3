"""The small graph holds to its own documents: every quote is the text at its offsets."""

from __future__ import annotations

from pathlib import Path

from nq57graph.ask.engine import Graph

DOCUMENTS = Path(__file__).parents[1] / "small" / "documents"


def test_every_quote_stands_in_its_document(small_graph: Graph) -> None:
    pieces = small_graph.select(
        """SELECT ?file ?quote ?start ?end ?line WHERE {
             { ?e a nq:Evidence FILTER NOT EXISTS { ?e nq:segment ?s } } UNION { ?e a nq:Segment }
             ?e nq:inDocument/nq:file ?file ; nq:quote ?quote ; nq:start ?start ; nq:end ?end ; nq:line ?line }"""
    )
    assert len(pieces) > 60
    for piece in pieces:
        text = (DOCUMENTS / str(piece["file"])).read_text(encoding="utf-8")
        assert text[piece["start"] : piece["end"]] == piece["quote"]
        assert text.count("\n", 0, piece["start"]) + 1 == piece["line"]


def test_no_triple_stands_in_two_graphs(small_graph: Graph) -> None:
    triples = [quad.triple for quad in small_graph.store]
    assert len(triples) == len(set(triples))
