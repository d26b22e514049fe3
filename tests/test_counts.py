"""One number, three ways: what a department leads, by reading the annotations, in rdflib and in Oxigraph."""

from __future__ import annotations

import json
from pathlib import Path

from pyoxigraph import NamedNode
from rdflib import Dataset, Graph, URIRef

from nq57graph.ask.engine import Graph as Engine
from nq57graph.generation import current_generation
from nq57graph.vocabulary import ID, NQ

GOLD = Path(__file__).parent / "gold"
DEPARTMENT = f"{ID}org-khanh-hoa-so-khoa-hoc-va-cong-nghe"
NAMES = {"Sở Khoa học và Công nghệ", "Sở KHCN"}


def test_what_a_department_leads_is_one_number(built_workspace: Path, built_graph: Engine) -> None:
    by_reading = sum(
        1
        for path in GOLD.glob("khanh-hoa-*.json")
        for task in json.loads(path.read_text(encoding="utf-8"))["tasks"]
        if NAMES & set(task["lead"])
    )
    generation = current_generation(built_workspace / ".nq57")
    assert generation is not None
    flat = Graph().parse(generation / "nq57.ttl", format="turtle")
    union = Dataset(default_union=True)
    union.parse(generation / "graph.nq", format="nquads")
    asked = built_graph.select(
        "SELECT ?department (COUNT(DISTINCT ?task) AS ?n) WHERE { ?task nq:lead ?department } GROUP BY ?department",
        department=NamedNode(DEPARTMENT),
    )
    counts = [
        len(set(flat.subjects(URIRef(NQ.lead), URIRef(DEPARTMENT)))),
        len(set(union.subjects(URIRef(NQ.lead), URIRef(DEPARTMENT)))),
        asked[0]["n"],
    ]
    assert by_reading == 10, "worked out by hand: 03-TB/BCĐ 5; 08-TB/BCĐ II.4 b1-b3, annex rows 1-6"
    assert counts == [by_reading] * 3


def test_section_letters_d_and_dd_are_two_tasks(built_graph: Engine) -> None:
    rows = built_graph.select(
        'SELECT ?task ?path WHERE { ?task a nq:Task ; nq:path ?path FILTER(?path IN ("II.1.d", "II.1.đ")) }'
    )
    assert len({row["task"] for row in rows}) == 2
