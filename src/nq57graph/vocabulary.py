"""The words of the graph as closed namespaces of plain ``str`` IRIs; standard library only, cheap to import.

``NQ.lead`` is ``'https://w3id.org/nq57graph/def#lead'``; a term that is not declared here is an ``AttributeError`` when
the module that misspells it is imported, and an error for mypy. What the own terms mean stands in ``ontology/``; a test
holds the two together. The shape of the graph is told in ``docs/graph.md``.
"""

from __future__ import annotations

import re
import unicodedata

ID = "https://w3id.org/nq57graph/id/"
"""The default namespace of data (an option of the build); those of terms are fixed."""


class Namespace:
    """A closed namespace: each annotated attribute is a term and holds its IRI.

    The local name is the attribute's, less a final underscore (``as_``, since ``as`` is a keyword); with ``hyphens``
    the underscores inside are hyphens.
    """

    IRI: str

    def __init_subclass__(cls, *, iri: str, hyphens: bool = False) -> None:
        cls.IRI = iri
        for attribute in cls.__annotations__:
            name = attribute.removesuffix("_")
            setattr(cls, attribute, iri + (name.replace("_", "-") if hyphens else name))


def terms(namespace: type[Namespace]) -> dict[str, str]:
    """Every term of ``namespace``: attribute name → IRI, in the order of declaration."""
    return {attribute: getattr(namespace, attribute) for attribute in namespace.__annotations__}


# ── own terms ─────────────────────────────────────────────────────────────────────────────────────────────────────


class NQ(Namespace, iri="https://w3id.org/nq57graph/def#"):
    # documents by type
    Document: str
    Resolution: str
    Conclusion: str
    Directive: str
    Regulation: str
    Decision: str
    Decree: str
    Circular: str
    Law: str
    Plan: str
    Programme: str
    Scheme: str
    Strategy: str
    MasterPlan: str
    ConclusionNotice: str
    Notice: str
    OfficialLetter: str
    Report: str
    Proposal: str
    Guideline: str
    Annex: str
    OtherDocument: str

    # what a document holds, and what is said about it
    Source: str
    Build: str
    Section: str
    Task: str
    Work: str
    Assignment: str
    Deadline: str
    Target: str
    Citation: str
    Candidate: str
    PostAttestation: str
    Signature: str
    Meeting: str
    Recipient: str
    Finding: str
    Evidence: str
    Segment: str

    # who and where
    Agent: str
    Agency: str
    AgentGroup: str
    PostHolder: str
    UnresolvedAgent: str
    Person: str
    Place: str

    # of every statement
    inDocument: str
    evidence: str

    # of documents
    typeText: str
    issuedBy: str
    issuerText: str
    parentBody: str
    place: str
    held: str
    file: str
    sha256: str
    programVersion: str
    taskCount: str
    signedBy: str
    chairedBy: str

    # the cascade
    downstreamOf: str
    implements: str
    pursuantTo: str
    directsImplementationOf: str
    candidateOf: str

    # of sections and tasks
    path: str
    pathLabel: str
    heading: str
    ordinal: str
    orderedBy: str
    quote: str
    text: str
    line: str
    page: str
    confidence: str
    work: str
    sameOrderAs: str
    carriesOut: str
    expectedProduct: str
    addressee: str
    addresseeText: str
    isRequest: str

    # who does it
    involves: str
    lead: str
    support: str
    via: str
    leadStated: str
    assignment: str
    task: str
    agent: str
    agentText: str
    role: str
    order: str
    inheritedFrom: str

    # by when
    deadline: str
    dueBy: str
    dueText: str
    boundary: str
    precision: str
    end: str
    earliest: str
    latest: str
    hour: str
    every: str
    trigger: str

    # of targets
    indicator: str
    comparator: str
    value: str
    unit: str
    by: str

    # of citations and candidates
    citing: str
    cited: str
    relation: str
    basis: str
    mentions: str
    document: str
    candidate: str
    score: str
    reasonFor: str
    reasonAgainst: str

    # of persons and posts, signatures, meetings, recipients
    person: str
    post: str
    postText: str
    attestedOn: str
    as_: str
    signatory: str
    capacity: str
    onBehalfOf: str
    date: str
    chair: str
    attendee: str
    purpose: str

    # of findings
    rule: str
    findingKind: str
    note: str
    concerns: str

    # of evidence
    start: str
    about: str
    segment: str

    # of agencies and places
    agencyKind: str
    covers: str
    possibleAgent: str
    standingAgencyOf: str
    level: str
    within: str
    code: str
    iso: str


class NQS(Namespace, iri="https://w3id.org/nq57graph/scheme/", hyphens=True):
    # the schemes
    role: str
    boundary: str
    precision: str
    relation: str
    basis: str
    as_: str
    capacity: str
    level: str
    kind: str
    rule: str

    role_lead: str
    role_support: str
    role_via: str

    boundary_before: str
    boundary_by: str
    boundary_during: str
    boundary_recurring: str

    precision_hour: str
    precision_day: str
    precision_month: str
    precision_quarter: str
    precision_half: str
    precision_year: str

    relation_implements: str
    relation_basis: str
    relation_amends: str
    relation_attaches: str
    relation_mentions: str

    basis_stated: str
    basis_derived: str
    basis_candidate: str

    as_chair: str
    as_signer: str
    as_attendee: str
    as_mentioned: str

    capacity_direct: str
    capacity_tm: str
    capacity_kt: str
    capacity_tl: str
    capacity_tuq: str

    level_national: str
    level_province: str
    level_district: str
    level_commune: str

    kind_party_committee: str
    kind_party_delegation: str
    kind_party_board: str
    kind_party_office: str
    kind_inspection_commission: str
    kind_steering_committee: str
    kind_people_council: str
    kind_people_committee: str
    kind_people_committee_commune: str
    kind_peoples_committee_office: str
    kind_department: str
    kind_provincial_agency: str
    kind_police: str
    kind_military: str
    kind_fatherland_front: str
    kind_mass_organisation: str
    kind_ministry: str
    kind_government: str
    kind_central_party_body: str
    kind_national_assembly_body: str
    kind_public_institution: str
    kind_enterprise: str
    kind_other: str

    rule_deadline_differs: str
    rule_deadline_before_document: str
    rule_lead_also_supports: str
    rule_number_misprint: str
    rule_two_titles: str
    rule_symbol_issuer: str
    rule_name_variants: str
    rule_count_mismatch: str
    rule_post_missing: str
    rule_product_mismatch: str
    rule_unit_missing: str
    rule_copies_differ: str


# ── terms of others, those that we use ────────────────────────────────────────────────────────────────────────────


class ELI(Namespace, iri="http://data.europa.eu/eli/ontology#"):
    id_local: str
    date_document: str
    cites: str
    amends: str
    repeals: str
    has_annex: str
    is_part_of: str


class ORG(Namespace, iri="http://www.w3.org/ns/org#"):
    FormalOrganization: str
    Post: str
    postIn: str
    heldBy: str
    subOrganizationOf: str


class PROV(Namespace, iri="http://www.w3.org/ns/prov#"):
    Entity: str
    Activity: str
    wasDerivedFrom: str
    wasGeneratedBy: str


class SKOS(Namespace, iri="http://www.w3.org/2004/02/skos/core#"):
    Concept: str
    ConceptScheme: str
    inScheme: str
    topConceptOf: str
    prefLabel: str
    altLabel: str
    hiddenLabel: str
    definition: str
    example: str
    notation: str
    closeMatch: str


class DCT(Namespace, iri="http://purl.org/dc/terms/"):
    title: str
    description: str
    license: str
    replaces: str


class RDF(Namespace, iri="http://www.w3.org/1999/02/22-rdf-syntax-ns#"):
    type: str
    langString: str


class RDFS(Namespace, iri="http://www.w3.org/2000/01/rdf-schema#"):
    label: str
    subClassOf: str
    subPropertyOf: str
    domain: str
    range: str
    isDefinedBy: str


class XSD(Namespace, iri="http://www.w3.org/2001/XMLSchema#"):
    string: str
    boolean: str
    integer: str
    decimal: str
    date: str
    gYear: str
    gYearMonth: str
    duration: str


class OWL(Namespace, iri="http://www.w3.org/2002/07/owl#"):
    Ontology: str
    Class: str
    ObjectProperty: str
    DatatypeProperty: str
    versionInfo: str
    versionIRI: str


class SH(Namespace, iri="http://www.w3.org/ns/shacl#"):
    conforms: str
    result: str
    focusNode: str
    resultPath: str
    resultMessage: str
    resultSeverity: str
    value: str
    Violation: str


class OA(Namespace, iri="http://www.w3.org/ns/oa#"):
    Annotation: str
    SpecificResource: str
    TextPositionSelector: str
    TextQuoteSelector: str
    hasBody: str
    hasTarget: str
    hasSource: str
    hasSelector: str
    start: str
    end: str
    exact: str


class TIME(Namespace, iri="http://www.w3.org/2006/time#"):
    hasXSDDuration: str
    unitHour: str
    unitDay: str
    unitMonth: str
    unitYear: str


PREFIXES: dict[str, str] = {
    "id": ID,
    "nq": NQ.IRI,
    "nqs": NQS.IRI,
    "eli": ELI.IRI,
    "org": ORG.IRI,
    "prov": PROV.IRI,
    "skos": SKOS.IRI,
    "dct": DCT.IRI,
    "rdf": RDF.IRI,
    "rdfs": RDFS.IRI,
    "xsd": XSD.IRI,
    "owl": OWL.IRI,
    "sh": SH.IRI,
    "oa": OA.IRI,
    "time": TIME.IRI,
}
"""The prefixes that every query may use without declaring them."""


# ── from the keys of the model to terms ───────────────────────────────────────────────────────────────────────────


def _concepts(scheme: str) -> dict[str, str]:
    """The concepts of one scheme by their key: what follows '<scheme>-' in the local name."""
    start = f"{NQS.IRI}{scheme}-"
    return {iri.removeprefix(start): iri for iri in terms(NQS).values() if iri.startswith(start)}


ROLE = _concepts("role")
BOUNDARY = _concepts("boundary")
PRECISION = _concepts("precision")
RELATION = _concepts("relation")
BASIS = _concepts("basis")
ATTESTED = _concepts("as")
LEVEL = _concepts("level")
AGENCY_KIND = _concepts("kind")
FINDING_RULE = _concepts("rule")
CAPACITY: dict[str, str] = {
    "direct": NQS.capacity_direct,
    "T/M": NQS.capacity_tm,
    "KT.": NQS.capacity_kt,
    "TL.": NQS.capacity_tl,
    "TUQ.": NQS.capacity_tuq,
}

ROLE_PROPERTY: dict[str, str] = {"lead": NQ.lead, "support": NQ.support, "via": NQ.via}
"""The direct property from task to agent that says the same as an assignment in this role."""

FIELD_PROPERTY: dict[str, str] = {
    "number": ELI.id_local,
    "date": ELI.date_document,
    "title": DCT.title,
    "type": NQ.typeText,
    "issuer": NQ.issuedBy,
    "parent": NQ.parentBody,
    "place": NQ.place,
}
"""The property that states a header field: what its evidence is ``nq:about``."""

DOCUMENT_CLASS: dict[str, str] = {
    "Nghị quyết": NQ.Resolution,
    "Nghị quyết liên tịch": NQ.Resolution,
    "Kết luận": NQ.Conclusion,
    "Chỉ thị": NQ.Directive,
    "Quy định": NQ.Regulation,
    "Quy chế": NQ.Regulation,
    "Điều lệ": NQ.Regulation,
    "Quyết định": NQ.Decision,
    "Nghị định": NQ.Decree,
    "Thông tư": NQ.Circular,
    "Thông tư liên tịch": NQ.Circular,
    "Hiến pháp": NQ.Law,
    "Bộ luật": NQ.Law,
    "Luật": NQ.Law,
    "Kế hoạch": NQ.Plan,
    "Kế hoạch hành động": NQ.Plan,
    "Chương trình": NQ.Programme,
    "Chương trình hành động": NQ.Programme,
    "Chương trình mục tiêu quốc gia": NQ.Programme,
    "Đề án": NQ.Scheme,
    "Chiến lược": NQ.Strategy,
    "Quy hoạch": NQ.MasterPlan,
    "Thông báo": NQ.Notice,
    "Thông báo kết luận": NQ.ConclusionNotice,
    "Công văn": NQ.OfficialLetter,
    "Báo cáo": NQ.Report,
    "Tờ trình": NQ.Proposal,
    "Hướng dẫn": NQ.Guideline,
    "Phụ lục": NQ.Annex,
    "Văn bản": NQ.OtherDocument,
    "Hiệp định": NQ.OtherDocument,
    "Pháp lệnh": NQ.OtherDocument,
    "Công điện": NQ.OtherDocument,
    "Dự án": NQ.OtherDocument,
}
"""The class of a document by its type as printed, in sentence case."""

_CONCLUSION = re.compile(r"(?:ý kiến )?kết luận\b", re.IGNORECASE)


def document_class(type_: str | None, title: str | None) -> str:
    """The class of a document of this printed type; ``NQ.OtherDocument`` for one that the table does not hold.

    A 'Thông báo' whose title begins with 'Kết luận' (or 'Ý kiến kết luận') passes on what a meeting decided:
    ``NQ.ConclusionNotice``.
    """
    known = DOCUMENT_CLASS.get(_folded(type_).capitalize(), NQ.OtherDocument)
    if known == NQ.Notice and _CONCLUSION.match(_folded(title)):
        return NQ.ConclusionNotice
    return known


def _folded(text: str | None) -> str:
    return " ".join(unicodedata.normalize("NFC", text or "").split())
