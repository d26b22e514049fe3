"""The graph of the invented corpus: what it says, and in which named graph."""

from __future__ import annotations

import dataclasses
from collections import Counter
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad, Store

from nq57graph.assets import ontology_folder
from nq57graph.build.graphs import corpus_quads
from nq57graph.build.ontology import read_ontology
from nq57graph.build.scope import Text
from nq57graph.build.shapes import find_violations, to_rdflib
from nq57graph.build.write import to_nquads, to_turtle
from nq57graph.vocabulary import ID, NQ, NQS, PREFIXES, RDF, RDFS

from . import invented as inv

GOLDEN = Path(__file__).parent / "golden.ttl"
Row = tuple[str, str, str]


@pytest.fixture(scope="module")
def quads() -> list[Quad]:
    return _quads(inv.CORPUS)


def _quads(corpus: inv.f.Corpus) -> list[Quad]:
    return corpus_quads(corpus, read_ontology(ontology_folder()), ID)


def _short(term: object) -> str:
    """A node as a prefixed name, a literal as its text."""
    if isinstance(term, Literal):
        return term.value
    assert isinstance(term, NamedNode)
    prefix, iri = max(PREFIXES.items(), key=lambda item: (term.value.startswith(item[1]), len(item[1])))
    return f"{prefix}:{term.value.removeprefix(iri)}".removeprefix("id:")


def _rows(quads: list[Quad], graph: str | None = None) -> set[Row]:
    return {
        (_short(q.subject), _short(q.predicate), _short(q.object))
        for q in quads
        if graph is None or q.graph_name == NamedNode(ID + graph)
    }


# ── the whole ─────────────────────────────────────────────────────────────────────────────────────────────────────


def test_graph_is_the_reviewed_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("nq57graph.build.shared.__version__", "0")
    ontology = dataclasses.replace(read_ontology(ontology_folder()), version="0")
    found = to_turtle(corpus_quads(inv.CORPUS, ontology, ID), ID)
    (tmp_path / "found.ttl").write_bytes(found)
    assert found == GOLDEN.read_bytes(), f"if this is meant, review {tmp_path}/found.ttl and put it over {GOLDEN}"


def test_order_of_the_facts_does_not_matter(quads: list[Quad]) -> None:
    other = _quads(inv.reversed_corpus())
    assert to_nquads(other) == to_nquads(quads)
    assert to_turtle(other, ID) == to_turtle(quads, ID)


def test_no_triple_stands_in_two_graphs(quads: list[Quad]) -> None:
    assert [triple for triple, times in Counter(quad.triple for quad in quads).items() if times > 1] == []


def test_graph_conforms(quads: list[Quad]) -> None:
    assert find_violations(quads, ontology_folder()) == []


def test_turtle_is_the_union(quads: list[Quad]) -> None:
    store = Store()
    store.load(to_turtle(quads, ID), format=_turtle())
    assert {quad.triple for quad in store} == {quad.triple for quad in quads}


def _turtle() -> object:
    from pyoxigraph import RdfFormat

    return RdfFormat.TURTLE


def test_every_node_has_a_label_and_no_node_is_blank(quads: list[Quad]) -> None:
    labelled = {q.subject for q in quads if q.predicate.value == RDFS.label and q.object.language == "vi"}
    assert {q.subject for q in quads} == labelled
    assert all(isinstance(node, NamedNode) for node in labelled)


@pytest.mark.parametrize(
    ("concept", "rows", "reason"),
    [
        (
            NQS.role_lead,
            {
                ("rdf:type", "skos:Concept"),
                ("skos:inScheme", "nqs:role"),
                ("skos:notation", "lead"),
                ("rdfs:label", "chủ trì"),
                ("rdfs:label", "lead"),
            },
            "a result that shows a role must be readable in both languages",
        ),
        (
            NQS.role,
            {("rdf:type", "skos:ConceptScheme"), ("rdfs:label", "Vai trò"), ("rdfs:label", "Role")},
            "the scheme is a node of the graph as well, so it is labelled",
        ),
        (NQS.rule_unit_missing, set(), "must not appear: nothing in this graph uses it"),
    ],
)
def test_concepts_that_are_used_are_described(
    quads: list[Quad], concept: str, rows: set[tuple[str, str]], reason: str
) -> None:
    name = _short(NamedNode(concept))
    assert {(p, o) for s, p, o in _rows(quads, "graph-shared") if s == name} == rows, reason


def test_every_concept_of_the_graph_is_labelled(quads: list[Quad]) -> None:
    used = {q.object.value for q in quads if isinstance(q.object, NamedNode) and q.object.value.startswith(NQS.IRI)}
    labelled = {(q.subject.value, q.object.language) for q in quads if q.predicate.value == RDFS.label}
    assert used and {(concept, lang) for concept in used for lang in ("vi", "en")} <= labelled


def test_superclasses_and_superproperties_are_written_out(quads: list[Quad]) -> None:
    rows = _rows(quads)
    expected = {
        (inv.SO_KHCN, "rdf:type", "nq:Agent"),
        (inv.SO_KHCN, "rdf:type", "org:FormalOrganization"),
        (inv.SECRETARY, "rdf:type", "org:Post"),
        (inv.NOTICE, "rdf:type", "nq:ConclusionNotice"),
        (inv.NOTICE, "rdf:type", "nq:Document"),
        ("build", "rdf:type", "prov:Activity"),
        (f"{inv.NOTICE}-II-1-d", "nq:involves", inv.DANG_UY),
        (inv.NOTICE, "nq:downstreamOf", inv.NQ57),
    }
    assert expected <= rows


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("SELECT (COUNT(?t) AS ?n) WHERE { ?t nq:lead id:org-song-da-so-khoa-hoc-va-cong-nghe }", 4),
        ("SELECT (COUNT(DISTINCT ?w) AS ?n) WHERE { ?t nq:lead id:org-song-da-so-khoa-hoc-va-cong-nghe ; nq:work ?w }", 3),
        ("SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }", None),
        ("SELECT (COUNT(*) AS ?n) WHERE { ?d nq:implements id:doc-tw-nq-57-2024-12-22 }", 1),
    ],
)  # fmt: skip
def test_counts_are_the_same_in_rdflib_and_oxigraph(quads: list[Quad], query: str, expected: int | None) -> None:
    import rdflib

    store = Store()
    store.bulk_extend(quads)
    [solution] = store.query(query, prefixes=PREFIXES, use_default_graph_as_union=True)
    dataset = rdflib.Dataset(default_union=True)
    dataset.parse(data=to_nquads(quads).decode(), format="nquads")
    [row] = dataset.query(query, initNs=PREFIXES)
    expected = len(quads) if expected is None else expected
    assert (int(solution["n"].value), int(row.n)) == (expected, expected)


# ── what stands where ─────────────────────────────────────────────────────────────────────────────────────────────


def test_what_two_documents_say_is_shared(quads: list[Quad]) -> None:
    link = (inv.PLAN, "nq:implements", inv.NQ57)
    assert link in _rows(quads, "graph-shared")
    alone = dataclasses.replace(inv.CORPUS, documents=(inv.NOTICE_FACTS,))
    assert link in _rows(_quads(alone), f"graph-{inv.NOTICE}")


def test_each_statement_stands_in_the_graph_of_its_document(quads: list[Quad]) -> None:
    in_document = {q.subject: q.object.value for q in quads if q.predicate.value == NQ.inDocument}
    graphs = {
        q.subject: q.graph_name.value for q in quads if q.predicate.value == RDF.type and q.subject in in_document
    }
    assert len(graphs) > 80
    assert graphs == {
        node: f"{ID}graph-{document.removeprefix(ID)}" for node, document in in_document.items() if node in graphs
    }


def test_shared_graph_holds_what_documents_share(quads: list[Quad]) -> None:
    described = {subject for subject, predicate, _ in _rows(quads, "graph-shared") if predicate == "rdf:type"}
    things = (inv.PLACES, inv.PERSONS, inv.POSTS, inv.CITED, inv.AGENTS)
    concepts = {subject for subject in described if subject.startswith("nqs:")}
    assert described - concepts == {thing.id for group in things for thing in group} - {inv.CENTRE} | {"build"}
    assert (inv.SECRETARY, "org:heldBy", inv.NUI) in _rows(quads, "graph-shared")


# ── kinds of fact ─────────────────────────────────────────────────────────────────────────────────────────────────

D, DD, PL = f"{inv.NOTICE}-II-1-d", f"{inv.NOTICE}-II-1-dd", f"{inv.NOTICE}-PL-1"


@pytest.mark.parametrize(
    ("why", "row"),
    [
        ("d and đ are two tasks", (D, "nq:path", "II.1.d")),
        ("d and đ are two tasks", (DD, "nq:path", "II.1.đ")),
        ("a party handed down by a heading is marked", (f"{D}-lead-1", "nq:inheritedFrom", f"{inv.NOTICE}-sec-II-1")),
        ("the chain of command has an order", (f"{D}-via-2", "nq:order", "2")),
        ("body and annex order one work", (PL, "nq:work", f"{D}-work")),
        ("a torn quote is joined by a space", (D, "nq:quote", inv.TASKS[0].text)),
        ("a recurring deadline has no day", (f"{DD}-deadline", "nq:every", "P1M")),
        ("the day as printed, on the task", (D, "nq:dueBy", "2026-05-15")),
        ("the day before it for 'trước'", (f"{D}-deadline", "nq:latest", "2026-05-14")),
        ("an unresolved name keeps its candidates", (inv.CENTRE, "nq:possibleAgent", inv.UBND)),
        ("a group covers kinds", (inv.GROUP, "nq:covers", "nqs:kind-party-board")),
        ("a task that carries out another document", (inv.NOTICE, "nq:directsImplementationOf", inv.NQ57)),
        ("'theo'", (inv.NOTICE, "nq:pursuantTo", inv.NQ57)),
        ("a plain mention is cited all the same", (inv.REPORT, "eli:cites", inv.NQ57)),
        ("a candidate stays one", (inv.REPORT, "nq:candidateOf", inv.BC09)),
        ("what evidence of a header is about", (f"{inv.NOTICE}-ev-31-40", "nq:about", "eli:id_local")),
        ("search without accents", (inv.SO_KHCN, "skos:hiddenLabel", "so kh&cn")),
        ("a year and month is a date", (inv.BC09, "eli:date_document", "2026-04")),
        ("who chairs", (inv.NOTICE, "nq:chairedBy", inv.NUI)),
        ("who signs", (inv.NOTICE, "nq:signedBy", inv.NUI)),
        ("the standing agency", (inv.SO_KHCN, "nq:standingAgencyOf", inv.BCD)),
        ("a copy is a source as well", (inv.NOTICE, "prov:wasDerivedFrom", f"source-{inv.NOTICE_FACTS.document.copies[0].sha256[:16]}")),
        ("the label of a document", (inv.NOTICE, "rdfs:label", "Thông báo 07-TB/BCĐ (Sông Đà, 05/3/2026)")),
        ("the label of a central document", (inv.NQ57, "rdfs:label", "Nghị quyết 57-NQ/TW (Ban Bí thư, 22/12/2024)")),
        ("the label of evidence", (f"{inv.NOTICE}-ev-31-40", "rdfs:label", "Trích Thông báo 07-TB/BCĐ (Sông Đà, 05/3/2026), dòng 3")),
        ("a post that is ordered keeps its other name", (inv.SECRETARY, "skos:altLabel", "Bí thư Tỉnh ủy")),
    ],
)  # fmt: skip
def test_says(quads: list[Quad], why: str, row: Row) -> None:
    assert row in _rows(quads), why


@pytest.mark.parametrize(
    ("why", "subject", "predicate"),
    [
        ("candidates are never edges", inv.REPORT, "nq:pursuantTo"),
        ("a recurring deadline has no day", DD, "nq:dueBy"),
        ("the report is nobody's carrying out", inv.REPORT, "nq:directsImplementationOf"),
    ],
)
def test_does_not_say(quads: list[Quad], why: str, subject: str, predicate: str) -> None:
    assert [row for row in _rows(quads) if row[:2] == (subject, predicate)] == [], why


def test_a_candidate_citation_makes_no_edge(quads: list[Quad]) -> None:
    links = {(p, o) for s, p, o in _rows(quads) if s == inv.REPORT and o == inv.PLAN}
    assert links == set()


@pytest.mark.parametrize(
    ("relation", "row"),
    [
        ("implements", (inv.REPORT, "nq:implements", inv.NOTICE)),
        ("basis", (inv.REPORT, "nq:pursuantTo", inv.NOTICE)),
        ("amends", (inv.REPORT, "eli:amends", inv.NOTICE)),
        ("attaches", (inv.NOTICE, "eli:has_annex", inv.REPORT)),
        ("mentions", None),
    ],
)
def test_relation_of_a_citation_makes_its_edge(relation: inv.f.Relation, row: Row | None) -> None:
    citation = dataclasses.replace(inv.REPORT_FACTS.citations[0], relation=relation)
    report = dataclasses.replace(inv.REPORT_FACTS, citations=(citation,), candidates=())
    found = _rows(_quads(dataclasses.replace(inv.CORPUS, documents=(inv.NOTICE_FACTS, report))))
    ends = {inv.REPORT, inv.NOTICE}
    edges = {(s, p, o) for s, p, o in found if {s, o} == ends and p not in {"eli:cites", "nq:downstreamOf"}}
    assert edges == ({row} if row else set())


def test_lines_are_those_of_the_source() -> None:
    source = inv.NOTICE_FACTS.document.source
    text = Text.of(source)
    assert [text.line(at) for at in range(len(source.text))] == [source.line(at) for at in range(len(source.text))]


def test_data_namespace_is_an_option() -> None:
    quads = corpus_quads(inv.CORPUS, read_ontology(ontology_folder()), "https://example.org/data/")
    fixed = {q.subject.value for q in quads if not q.subject.value.startswith("https://example.org/data/")}
    assert fixed and all(subject.startswith(NQS.IRI) for subject in fixed), "the concepts keep their names"
    assert not any(ID in str(quad) for quad in quads)
    assert len(to_rdflib(quads)) == len(_quads(inv.CORPUS))
