"""The engine: prefixes, terms, plain values, and what it says of queries that are none."""

from __future__ import annotations

from pathlib import Path

import pytest
from pyoxigraph import Literal

from nq57graph.ask.engine import Graph, QuerySyntaxError, date, open_graph
from nq57graph.errors import NoGraph, UserError


def test_values_are_plain(small_graph: Graph) -> None:
    rows = small_graph.select(
        """SELECT ?task ?line ?stated ?end ?nothing WHERE {
             ?task nq:line ?line ; nq:leadStated ?stated ; nq:deadline/nq:end ?end OPTIONAL { ?task nq:hour ?nothing } }
           ORDER BY ?line LIMIT 1"""
    )
    assert rows == [
        {
            "task": small_graph.namespace + "doc-03b1c2861cb7ac6d-1",
            "line": 5,
            "stated": True,
            "end": "2026-03-31",
            "nothing": None,
        }
    ]


def test_terms_are_bound_not_written(small_graph: Graph) -> None:
    asked = "SELECT ?agent (COUNT(DISTINCT ?work) AS ?n) WHERE { ?t nq:lead ?agent ; nq:work ?work } GROUP BY ?agent"
    agent = small_graph.iri("org-song-lam-so-khoa-hoc-va-cong-nghe")
    assert small_graph.select(asked, agent=agent) == [{"agent": agent.value, "n": 3}]


def test_a_text_that_looks_like_a_query_stays_a_text(small_graph: Graph) -> None:
    asked = "SELECT ?s ?text WHERE { ?s nq:text ?text }"
    assert small_graph.select(asked, text=Literal('" } UNION { ?s ?p ?text } #')) == []


def test_a_date_is_bound_in_a_filter(small_graph: Graph) -> None:
    asked = "SELECT ?t ?by WHERE { ?t nq:deadline/nq:latest ?day FILTER(?day <= ?by) }"
    assert len(small_graph.select(asked, by=date("2026-05-15"))) == 3


def test_a_variable_that_the_query_does_not_name_cannot_be_bound(small_graph: Graph) -> None:
    with pytest.raises(UserError, match=r"does not name \?z"):
        small_graph.select("SELECT ?s WHERE { ?s a nq:Task }", z=Literal("x"))


SYNTAX = [
    ("SELECT ?s WHERE {", 1, 18, "breaks off"),
    ("SELECT ?s\nWHERE { ?s nq:lead }", 2, 20, "cannot go on with '}'"),
    ("SELECT ?s\nWHERE {\n  ?s foo:bar 1 }", 3, 6, "'foo:' is not declared"),
    ("SELECT ?s (COUNT(*) AS ?n) WHERE { ?s ?p ?o }", 1, 46, "neither grouped nor aggregated"),
]


@pytest.mark.parametrize(("query", "line", "column", "what"), SYNTAX, ids=[row[3] for row in SYNTAX])
def test_a_syntax_error_says_where(small_graph: Graph, query: str, line: int, column: int, what: str) -> None:
    with pytest.raises(QuerySyntaxError, match=what) as caught:
        small_graph.select(query)
    assert (caught.value.row, caught.value.column) == (line, column)
    assert f"line {line}, column {column}" in str(caught.value)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * WHERE { SERVICE <http://127.0.0.1/> { ?s ?p ?o } }",
        "select * where { service silent <http://127.0.0.1/> { ?s ?p ?o } }",
        "SELECT * WHERE { ?s ?p '#' . SERVICE <http://127.0.0.1/#> { ?s ?p ?o } }",
    ],
)
def test_no_query_leaves_the_machine(small_graph: Graph, query: str) -> None:
    with pytest.raises(UserError, match="SERVICE is refused"):
        small_graph.solve(query)


def test_service_may_be_a_name_or_a_text(small_graph: Graph) -> None:
    assert small_graph.select("SELECT ?service WHERE { ?service nq:text 'a SERVICE <x> {' } # SERVICE <x>") == []


def test_a_store_on_disk_is_opened_for_reading(small_generation: Path) -> None:
    graph = open_graph(small_generation)
    assert len(graph.instances("https://w3id.org/nq57graph/def#Task")) == 11
    assert graph.label(graph.namespace + "place-viet-nam", "en") == "Viet Nam"
    assert graph.label(graph.namespace + "place-song-lam", "en") == "Sông Lam"


def test_no_store_is_no_graph(tmp_path: Path) -> None:
    with pytest.raises(NoGraph):
        open_graph(tmp_path)
    (tmp_path / "store").mkdir()
    (tmp_path / "store" / "CURRENT").write_text("nothing of the kind", encoding="utf-8")
    with pytest.raises(UserError, match="cannot be opened"):
        open_graph(tmp_path)
