"""The Turtle files: each parses, agrees with the vocabulary, and the worked example is true to its source."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

import pyshacl
import pytest
from rdflib import BNode, Graph, Literal, URIRef
from rdflib import namespace as rdflib_namespaces
from rdflib.namespace import DCTERMS, OWL, RDF, RDFS, SKOS
from rdflib.term import Node

from nq57graph.model.words import fold
from nq57graph.vocabulary import (
    AGENCY_KIND,
    ATTESTED,
    BASIS,
    BOUNDARY,
    CAPACITY,
    ELI,
    FINDING_RULE,
    ID,
    LEVEL,
    NQ,
    NQS,
    OA,
    PRECISION,
    RELATION,
    ROLE,
    Namespace,
    terms,
)

ROOT = Path(__file__).parents[1]
ONTOLOGY = ROOT / "ontology"
SOURCE = ROOT / "data" / "documents" / "khanh-hoa-08-tb-bcd-2026-04-24.txt"
FILES = ["nq57", "schemes", "shapes", "alignment", "example"]
DOCUMENT = "doc-khanh-hoa-bcd-tb-08-2026-04-24"
BODY, ROW = URIRef(f"{ID}{DOCUMENT}-II-4-b3"), URIRef(f"{ID}{DOCUMENT}-PL-2")

# Terms of ELI and OA that only the Turtle files use, checked as those in test_vocabulary.
ELI_IN_ALIGNMENT = {
    "AdministrativeArea",
    "LegalResource",
    "Person",
    "Work",
    "WorkSubdivision",
    "based_on",
    "ensures_implementation_of",
    "passed_by",
    "related_to",
}
CLOSED = [
    rdflib_namespaces.ORG,
    rdflib_namespaces.PROV,
    rdflib_namespaces.SKOS,
    rdflib_namespaces.DCTERMS,
    rdflib_namespaces.RDF,
    rdflib_namespaces.RDFS,
    rdflib_namespaces.XSD,
    rdflib_namespaces.OWL,
    rdflib_namespaces.SH,
    rdflib_namespaces.TIME,
]

Breakage = Callable[[Graph], None]


def read(name: str) -> Graph:
    return Graph().parse(ONTOLOGY / f"{name}.ttl", format="turtle")


@pytest.fixture(scope="module")
def ontology() -> Graph:
    return read("nq57")


@pytest.fixture(scope="module")
def schemes() -> Graph:
    return read("schemes")


@pytest.fixture(scope="module")
def shapes() -> Graph:
    return read("shapes")


@pytest.fixture(scope="module")
def example() -> Graph:
    return read("example")


def subjects_in(graph: Graph, space: type[Namespace]) -> set[str]:
    return {str(subject) for subject in graph.subjects() if str(subject).startswith(space.IRI)}


def texts(graph: Graph, node: URIRef, property_: URIRef) -> list[Literal]:
    return [text for text in graph.objects(node, property_) if isinstance(text, Literal) and text]


def languages(graph: Graph, node: str, property_: URIRef) -> list[str]:
    return sorted(str(text.language) for text in texts(graph, URIRef(node), property_))


# ── the files and the vocabulary ──────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("name", FILES)
def test_parses(name: str) -> None:
    assert len(read(name)) > 0


def test_ontology_names_its_version_and_licence(ontology: Graph) -> None:
    (node,) = ontology.subjects(RDF.type, OWL.Ontology)
    assert [str(version) for version in ontology.objects(None, OWL.versionInfo)] == ["0.1.0"]
    assert str(ontology.value(node, OWL.versionIRI)).endswith("/0.1.0")
    assert ontology.value(node, DCTERMS.license) == URIRef("https://creativecommons.org/licenses/by/4.0/")
    assert languages(ontology, str(node), RDFS.label) == ["en", "vi"]


def test_own_terms_are_the_same_in_code_and_turtle(ontology: Graph) -> None:
    assert subjects_in(ontology, NQ) == set(terms(NQ).values())


def test_concepts_are_the_same_in_code_and_turtle(schemes: Graph) -> None:
    assert subjects_in(schemes, NQS) == set(terms(NQS).values())


@pytest.mark.parametrize("iri", terms(NQ).values())
def test_own_term_is_told_in_both_languages(ontology: Graph, iri: str) -> None:
    assert languages(ontology, iri, RDFS.label) == ["en", "vi"]
    assert languages(ontology, iri, SKOS.definition) == ["en", "vi"]
    (kind,) = ontology.objects(URIRef(iri), RDF.type)
    is_class = iri.removeprefix(NQ.IRI)[0].isupper()
    assert (kind == OWL.Class) == is_class
    assert is_class or kind in (OWL.ObjectProperty, OWL.DatatypeProperty)


@pytest.mark.parametrize("iri", terms(NQS).values())
def test_concept_is_told_in_both_languages(schemes: Graph, iri: str) -> None:
    assert languages(schemes, iri, SKOS.prefLabel) == ["en", "vi"]
    assert languages(schemes, iri, SKOS.definition) == ["en", "vi"]
    node = URIRef(iri)
    assert set(schemes.objects(node, RDFS.label)) == set(schemes.objects(node, SKOS.prefLabel))


@pytest.mark.parametrize(
    ("scheme", "mapping"),
    [
        (NQS.role, ROLE),
        (NQS.boundary, BOUNDARY),
        (NQS.precision, PRECISION),
        (NQS.relation, RELATION),
        (NQS.basis, BASIS),
        (NQS.as_, ATTESTED),
        (NQS.capacity, CAPACITY),
        (NQS.level, LEVEL),
        (NQS.kind, AGENCY_KIND),
        (NQS.rule, FINDING_RULE),
    ],
    ids=lambda value: value.rpartition("/")[2] if isinstance(value, str) else "",
)
def test_scheme_holds_its_concepts_by_key(schemes: Graph, scheme: str, mapping: dict[str, str]) -> None:
    held = {
        str(schemes.value(concept, SKOS.notation)): str(concept)
        for concept in schemes.subjects(SKOS.inScheme, URIRef(scheme))
    }
    assert held == mapping


def test_hidden_labels_are_the_labels_without_accents(schemes: Graph) -> None:
    for concept in subjects_in(schemes, NQS) - {str(scheme) for scheme in schemes.objects(None, SKOS.inScheme)}:
        (label,) = (text for text in texts(schemes, URIRef(concept), SKOS.prefLabel) if text.language == "vi")
        assert str(schemes.value(URIRef(concept), SKOS.hiddenLabel)) == fold(str(label))


def test_every_definition_tells_something_of_its_own(ontology: Graph, schemes: Graph) -> None:
    for graph in (ontology, schemes):
        definitions = list(graph.objects(None, SKOS.definition))
        assert len(definitions) == len(set(definitions))


@pytest.mark.parametrize(
    ("term", "above"),
    [
        (NQ.lead, NQ.involves),
        (NQ.support, NQ.involves),
        (NQ.via, NQ.involves),
        (NQ.implements, NQ.downstreamOf),
        (NQ.pursuantTo, NQ.downstreamOf),
        (NQ.directsImplementationOf, NQ.downstreamOf),
    ],
)
def test_superproperty(ontology: Graph, term: str, above: str) -> None:
    assert (URIRef(term), RDFS.subPropertyOf, URIRef(above)) in ontology


def test_a_candidate_or_a_citation_is_no_edge_of_the_cascade(ontology: Graph) -> None:
    below = {str(term) for term in ontology.subjects(RDFS.subPropertyOf, URIRef(NQ.downstreamOf))}
    assert below == {NQ.implements, NQ.pursuantTo, NQ.directsImplementationOf}


@pytest.mark.parametrize("name", FILES)
def test_files_use_terms_that_exist(name: str) -> None:
    known = {*terms(NQ).values(), *terms(NQS).values(), *terms(ELI).values(), *terms(OA).values()}
    known |= {ELI.IRI + term for term in ELI_IN_ALIGNMENT}
    unknown = {
        str(term)
        for triple in read(name)
        for term in triple
        if isinstance(term, URIRef)
        and (
            (str(term).startswith((NQ.IRI, NQS.IRI, ELI.IRI, OA.IRI)) and str(term) not in known)
            or any(str(term).startswith(str(space)) and term not in space for space in CLOSED)
        )
    }
    assert unknown - {str(space) for space in CLOSED} == set()


def test_alignment_speaks_of_declared_terms_only() -> None:
    own = {*terms(NQ).values(), *terms(NQS).values()}
    aligned = {str(subject) for subject in read("alignment").subjects()} - {"https://w3id.org/nq57graph/alignment"}
    assert aligned <= own


# ── the worked example ────────────────────────────────────────────────────────────────────────────────────────────


def conforms(graph: Graph, shapes: Graph) -> tuple[bool, str]:
    conforming, _, text = pyshacl.validate(graph, shacl_graph=shapes)
    return conforming, text


def test_example_conforms(example: Graph, shapes: Graph) -> None:
    conforming, text = conforms(example, shapes)
    assert conforming, text


def number(graph: Graph, node: Node, term: str) -> int:
    return int(str(graph.value(node, URIRef(term))))


def test_example_quotes_its_source(example: Graph) -> None:
    with SOURCE.open(encoding="utf-8", newline="") as file:
        text = file.read()
    torn = set(example.subjects(URIRef(NQ.segment)))
    runs = {*example.subjects(RDF.type, URIRef(NQ.Evidence)), *example.subjects(RDF.type, URIRef(NQ.Segment))} - torn
    assert runs and torn
    for run in runs:
        start, end, line = (number(example, run, term) for term in (NQ.start, NQ.end, NQ.line))
        assert str(example.value(run, URIRef(NQ.quote))) == text[start:end]
        assert line == text.count("\n", 0, start) + 1
    for evidence in torn:
        segments = sorted(example.objects(evidence, URIRef(NQ.segment)), key=lambda s: number(example, s, NQ.ordinal))
        quotes = [str(example.value(segment, URIRef(NQ.quote))) for segment in segments]
        assert str(example.value(evidence, URIRef(NQ.quote))) == " ".join(quotes)
        assert number(example, evidence, NQ.start) == number(example, segments[0], NQ.start)
        assert number(example, evidence, NQ.end) == number(example, segments[-1], NQ.end)
    (digest,) = example.objects(None, URIRef(NQ.sha256))
    assert str(digest) == hashlib.sha256(SOURCE.read_bytes()).hexdigest()


def test_example_has_no_blank_nodes_and_uses_all_it_quotes(example: Graph) -> None:
    assert not [term for triple in example for term in triple if isinstance(term, BNode)]
    used = set(example.objects(None, URIRef(NQ.evidence)))
    assert used == set(example.subjects(RDF.type, URIRef(NQ.Evidence)))


def test_example_says_all_superclasses_and_superproperties(example: Graph, ontology: Graph) -> None:
    for term, _, above in ontology.triples((None, RDFS.subClassOf, None)):
        assert set(example.subjects(RDF.type, term)) <= set(example.subjects(RDF.type, above))
    for term, _, above in ontology.triples((None, RDFS.subPropertyOf, None)):
        assert set(example.subject_objects(term)) <= set(example.subject_objects(above))


def test_example_is_what_a_build_writes(example: Graph, built_workspace: Path) -> None:
    built = Graph().parse(built_workspace / ".nq57" / "nq57.ttl", format="turtle")
    said = {triple for triple in example if str(triple[0]).startswith(ID + DOCUMENT)}
    assert [triple for triple in sorted(said) if triple not in built] == []


def test_example_counts_one_work(example: Graph) -> None:
    tasks = set(example.subjects(RDF.type, URIRef(NQ.Task)))
    assert tasks == {BODY, ROW}
    assert len({example.value(task, URIRef(NQ.work)) for task in tasks}) == 1
    assert example.value(ROW, URIRef(NQ.sameOrderAs)) == BODY


def test_example_inherits_where_the_dash_is_silent(example: Graph) -> None:
    inherited = {
        task: {example.value(one, URIRef(NQ.inheritedFrom)) for one in example.objects(task, URIRef(NQ.assignment))}
        for task in (BODY, ROW)
    }
    assert inherited == {BODY: {URIRef(f"{ID}{DOCUMENT}-sec-II-4")}, ROW: {None}}


# ── what the shapes refuse ────────────────────────────────────────────────────────────────────────────────────────


def without(subject: URIRef, term: str) -> Breakage:
    def breakage(graph: Graph) -> None:
        assert (subject, URIRef(term), None) in graph
        graph.remove((subject, URIRef(term), None))

    return breakage


def with_value(subject: URIRef, term: str, value: Literal | URIRef) -> Breakage:
    def breakage(graph: Graph) -> None:
        graph.set((subject, URIRef(term), value))

    return breakage


def also(turtle: str) -> Breakage:
    prefixes = {"nq": NQ.IRI, "nqs": NQS.IRI, "id": ID, "nr8": f"{ID}{DOCUMENT}-", "rdfs": str(RDFS)}
    head = "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in prefixes.items())

    def breakage(graph: Graph) -> None:
        graph.parse(data=head + turtle, format="turtle")

    return breakage


QUOTE = URIRef(f"{ID}{DOCUMENT}-ev-2-19")
LEAD, DEADLINE = URIRef(f"{BODY}-lead-1"), URIRef(f"{BODY}-deadline")
CITATION = URIRef(f"{ID}{DOCUMENT}-cites-tw-nq-57-2024-12-22")
HELD, CITED = URIRef(ID + DOCUMENT), URIRef(f"{ID}doc-tw-nq-57-2024-12-22")
TORN = """
    nr8:ev-2-10-12-19 a nq:Evidence ; rdfs:label "trích"@vi ; nq:inDocument id:doc-khanh-hoa-bcd-tb-08-2026-04-24 ;
        nq:quote "TỈNH ỦY ÁNH HÒA" ; nq:start 2 ; nq:end 19 ; nq:line 3 ; nq:segment nr8:seg-1 , nr8:seg-2 .
    nr8:seg-1 a nq:Segment ; rdfs:label "đoạn 1"@vi ; nq:inDocument id:doc-khanh-hoa-bcd-tb-08-2026-04-24 ;
        nq:quote "TỈNH ỦY" ; nq:start 2 ; nq:end 9 ; nq:line 3 ; nq:ordinal 1 .
    nr8:seg-2 a nq:Segment ; rdfs:label "đoạn 2"@vi ; nq:inDocument id:doc-khanh-hoa-bcd-tb-08-2026-04-24 ;
        nq:quote "ÁNH HÒA" ; nq:start 12 ; nq:end 19 ; nq:line 3 ; nq:ordinal 2 .
"""


def test_torn_evidence_conforms(shapes: Graph) -> None:
    graph = read("example")
    also(TORN)(graph)
    conforming, text = conforms(graph, shapes)
    assert conforming, text


@pytest.mark.parametrize(
    ("breakage", "complaint"),
    [
        (without(BODY, NQ.evidence), "No statement without evidence"),
        (without(LEAD, NQ.evidence), "No statement without evidence"),
        (without(DEADLINE, NQ.inDocument), "exactly one nq:inDocument"),
        (without(QUOTE, NQ.quote), "exactly one quote"),
        (with_value(QUOTE, NQ.end, Literal(20)), f"{QUOTE}: "),  # the length does not agree; the node is named
        (with_value(QUOTE, NQ.start, Literal(19)), "before nq:end"),
        (with_value(QUOTE, NQ.line, Literal("3")), "exactly one line number"),  # a string is no number
        (also(TORN.replace('"TỈNH ỦY ÁNH HÒA"', '"TỈNH ỦYÁNH HÒA"')), "not its segments joined"),
        (also(TORN.replace("nq:segment nr8:seg-1 ,", "nq:segment")), "two segments or more"),
        (also(TORN.replace("nq:end 9", "nq:end 10")), "seg-1: "),
        (without(BODY, str(RDFS.label)), "Vietnamese label"),
        (with_value(BODY, str(RDFS.label), Literal("an English label", lang="en")), "Vietnamese label"),
        (also('nr8:II-4-b3 rdfs:label "một nhãn nữa"@vi .'), "one label for each language"),
        (also('[] a nq:Work ; rdfs:label "việc"@vi .'), "never be blank"),
        (without(BODY, NQ.path), "exactly one nq:path"),
        (without(BODY, NQ.quote), "A task needs exactly one nq:quote"),
        (without(BODY, NQ.work), "exactly one nq:work"),
        (without(BODY, NQ.leadStated), "lead is stated"),
        (with_value(BODY, NQ.leadStated, Literal(False)), "nq:leadStated must be true"),
        (also("nr8:II-4-b3 nq:orderedBy id:org-khanh-hoa-so-noi-vu ."), "at most one nq:orderedBy"),
        (also("nr8:II-4-b3-lead-1 nq:agent id:org-khanh-hoa-so-noi-vu ."), "exactly one nq:agent"),
        (with_value(LEAD, NQ.agent, URIRef(f"{ID}place-khanh-hoa")), "exactly one nq:agent"),  # a place is no agent
        (with_value(LEAD, NQ.role, URIRef(NQS.level_province)), "one role of nqs:role"),
        (without(LEAD, NQ.task), "exactly one nq:task"),
        (without(DEADLINE, NQ.boundary), "one boundary of nqs:boundary"),
        (with_value(DEADLINE, NQ.end, Literal("2026-05")), "at most one nq:end, a day"),
        (with_value(DEADLINE, NQ.hour, Literal("24:30")), "HH:MM"),
        (without(CITATION, NQ.relation), "one relation of nqs:relation"),
        (without(CITATION, NQ.basis), "one basis of nqs:basis"),
        (with_value(CITATION, NQ.cited, HELD), "other than nq:cited"),
        (with_value(CITED, NQ.downstreamOf, CITED), "downstream of itself"),
        (without(HELD, NQ.taskCount), "A document that is held needs"),
        (without(CITED, NQ.held), "whether the document is held"),
        (also('nr8:x a nq:PostAttestation ; rdfs:label "x"@vi .'), "exactly one nq:person"),
        (also('nr8:x a nq:PostAttestation ; rdfs:label "x"@vi .'), "one capacity of nqs:as"),
    ],
)
def test_broken_example_does_not_conform(shapes: Graph, breakage: Breakage, complaint: str) -> None:
    graph = read("example")
    breakage(graph)
    conforming, text = conforms(graph, shapes)
    assert not conforming
    assert complaint in text
