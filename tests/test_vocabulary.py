"""The closed namespaces: what they let through, and that the keys of the model all have a term."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, get_args

import pytest
from rdflib import URIRef
from rdflib import namespace as rdflib_namespaces

from nq57graph import vocabulary
from nq57graph.model import facts
from nq57graph.vocabulary import (
    AGENCY_KIND,
    ATTESTED,
    BASIS,
    BOUNDARY,
    CAPACITY,
    DCT,
    DOCUMENT_CLASS,
    ELI,
    FIELD_PROPERTY,
    FINDING_RULE,
    LEVEL,
    NQ,
    NQS,
    OA,
    ORG,
    OWL,
    PRECISION,
    PREFIXES,
    PROV,
    RDF,
    RDFS,
    RELATION,
    ROLE,
    ROLE_PROPERTY,
    SH,
    SKOS,
    TIME,
    XSD,
    Namespace,
    document_class,
    terms,
)

if TYPE_CHECKING:
    from rdflib.namespace import DefinedNamespace

SOURCES = Path(vocabulary.__file__).parents[1]

# rdflib ships neither: looked up in ELI 1.5 (data.europa.eu/eli/ontology) and in W3C's Web Annotation Vocabulary.
ELI_TERMS = {
    "AdministrativeArea",
    "LegalResource",
    "Person",
    "Work",
    "WorkSubdivision",
    "amends",
    "based_on",
    "cites",
    "date_document",
    "ensures_implementation_of",
    "has_annex",
    "id_local",
    "is_part_of",
    "passed_by",
    "related_to",
    "repeals",
}
OA_TERMS = {
    "Annotation",
    "SpecificResource",
    "TextPositionSelector",
    "TextQuoteSelector",
    "end",
    "exact",
    "hasBody",
    "hasSelector",
    "hasSource",
    "hasTarget",
    "start",
}

PUBLISHED: list[tuple[type[Namespace], type[DefinedNamespace]]] = [
    (ORG, rdflib_namespaces.ORG),
    (PROV, rdflib_namespaces.PROV),
    (SKOS, rdflib_namespaces.SKOS),
    (DCT, rdflib_namespaces.DCTERMS),
    (RDF, rdflib_namespaces.RDF),
    (RDFS, rdflib_namespaces.RDFS),
    (XSD, rdflib_namespaces.XSD),
    (OWL, rdflib_namespaces.OWL),
    (SH, rdflib_namespaces.SH),
    (TIME, rdflib_namespaces.TIME),
]


@pytest.mark.parametrize(
    ("term", "iri"),
    [
        (NQ.lead, "https://w3id.org/nq57graph/def#lead"),
        (NQ.as_, "https://w3id.org/nq57graph/def#as"),  # a keyword loses its underscore
        (NQS.as_, "https://w3id.org/nq57graph/scheme/as"),
        (NQS.role_lead, "https://w3id.org/nq57graph/scheme/role-lead"),  # underscores are hyphens
        (NQS.kind_people_committee_commune, "https://w3id.org/nq57graph/scheme/kind-people-committee-commune"),
        (ELI.date_document, "http://data.europa.eu/eli/ontology#date_document"),  # and here they stay
    ],
)
def test_term(term: str, iri: str) -> None:
    assert term == iri


def test_misspelt_term() -> None:
    with pytest.raises(AttributeError):
        getattr(NQ, "leed")  # noqa: B009  a plain access would not pass the type checker


def test_no_two_terms_share_an_iri() -> None:
    spaces = [NQ, NQS, ELI, ORG, PROV, SKOS, DCT, RDF, RDFS, XSD, OWL, SH, OA, TIME]
    iris = [iri for space in spaces for iri in terms(space).values()]
    assert len(iris) == len(set(iris))


def test_importing_is_cheap() -> None:
    probe = "import sys; before = set(sys.modules); import nq57graph.vocabulary; print(*set(sys.modules) - before)"
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True, cwd=SOURCES)
    loaded = {name.partition(".")[0] for name in done.stdout.split()}
    assert "nq57graph" in loaded
    assert loaded - {"nq57graph"} <= sys.stdlib_module_names


@pytest.mark.parametrize(("ours", "theirs"), PUBLISHED, ids=lambda space: space.__name__)
def test_terms_of_others_exist(ours: type[Namespace], theirs: type[DefinedNamespace]) -> None:
    assert [iri for iri in terms(ours).values() if URIRef(iri) not in theirs] == []


@pytest.mark.parametrize(("ours", "known"), [(ELI, ELI_TERMS), (OA, OA_TERMS)], ids=["ELI", "OA"])
def test_terms_that_rdflib_does_not_know(ours: type[Namespace], known: set[str]) -> None:
    assert set(terms(ours)) <= known


def test_prefixes_cover_every_namespace() -> None:
    spaces = {value.IRI for value in vars(vocabulary).values() if isinstance(value, type) and hasattr(value, "IRI")}
    assert spaces | {vocabulary.ID} == set(PREFIXES.values())


@pytest.mark.parametrize(
    ("mapping", "keys"),
    [
        (ROLE, facts.Role),
        (ROLE_PROPERTY, facts.Role),
        (RELATION, facts.Relation),
        (BASIS, facts.Basis),
        (BOUNDARY, facts.Boundary),
        (PRECISION, facts.Precision),
        (CAPACITY, facts.Capacity),
        (ATTESTED, facts.Attested),
    ],
    ids=["role", "role property", "relation", "basis", "boundary", "precision", "capacity", "as"],
)
def test_every_key_of_the_model_has_a_term(mapping: dict[str, str], keys: object) -> None:
    assert set(mapping) == set(get_args(keys))


def test_every_concept_is_reached_by_a_key() -> None:
    mapped = [ROLE, BOUNDARY, PRECISION, RELATION, BASIS, ATTESTED, CAPACITY, LEVEL, AGENCY_KIND, FINDING_RULE]
    reached = {iri for mapping in mapped for iri in mapping.values()}
    schemes = {iri for iri in terms(NQS).values() if "-" not in iri.rpartition("/")[2]}
    assert reached == set(terms(NQS).values()) - schemes
    assert len(schemes) == len(mapped)


def test_keys_of_open_literals() -> None:
    assert set(LEVEL) == {"national", "province", "district", "commune"}
    assert AGENCY_KIND["people-committee-commune"] == NQS.kind_people_committee_commune
    assert FINDING_RULE["deadline-differs"] == NQS.rule_deadline_differs


def test_header_fields_are_those_of_the_model() -> None:
    assert set(FIELD_PROPERTY) <= set(facts.DocumentFact.__dataclass_fields__)


@pytest.mark.parametrize(
    ("type_", "title", "expected"),
    [
        ("Nghị quyết", None, NQ.Resolution),
        ("NGHỊ QUYẾT", None, NQ.Resolution),  # capitals as printed
        ("Nghi\u0323 quyê\u0301t", None, NQ.Resolution),  # decomposed
        ("Thông báo", "KẾT LUẬN CỦA BAN CHỈ ĐẠO", NQ.ConclusionNotice),
        ("Thông báo", "Ý kiến kết luận của đồng chí Bí thư", NQ.ConclusionNotice),
        ("Thông báo", "Lịch tiếp công dân", NQ.Notice),
        ("Thông báo", "Về việc thực hiện kết luận thanh tra", NQ.Notice),  # not at the beginning
        ("Thông báo", None, NQ.Notice),
        ("Kết luận", "Kết luận của Bộ Chính trị", NQ.Conclusion),
        ("Kế hoạch", "Kết luận", NQ.Plan),  # only a notice passes on conclusions
        ("Chương trình hành động", None, NQ.Programme),
        ("Bộ luật", None, NQ.Law),
        ("Quy hoạch", None, NQ.MasterPlan),
        ("Hiệp định", None, NQ.OtherDocument),
        ("Kế hoạch hoá", None, NQ.OtherDocument),  # no match by beginning
        ("", None, NQ.OtherDocument),
        (None, "Kết luận", NQ.OtherDocument),
    ],
)
def test_document_class(type_: str | None, title: str | None, expected: str) -> None:
    assert document_class(type_, title) == expected


def test_printed_types_are_in_sentence_case() -> None:
    assert [printed for printed in DOCUMENT_CLASS if printed != printed.capitalize()] == []


def test_document_classes_are_classes() -> None:
    assert all(re.fullmatch(r".*#[A-Z]\w+", iri) for iri in DOCUMENT_CLASS.values())
