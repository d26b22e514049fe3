"""What one held document says of itself, of its meeting, its signers, its recipients, its goals and its flaws."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import Triple

from nq57graph.build.evidence import about_triples
from nq57graph.build.identity import BUILD, source_id
from nq57graph.build.labels import printed_day, shorten
from nq57graph.build.refusal import refusal
from nq57graph.build.scope import Scope, hidden
from nq57graph.build.terms import Values, boolean, concept, date, decimal, describe, en, integer, iri, string, vi
from nq57graph.model.facts import (
    DocumentFact,
    DocumentFacts,
    FindingFact,
    MeetingFact,
    PostAttestation,
    RecipientFact,
    SectionFact,
    SignatureFact,
    TargetFact,
)
from nq57graph.model.text import Source
from nq57graph.vocabulary import (
    ATTESTED,
    CAPACITY,
    DCT,
    ELI,
    FIELD_PROPERTY,
    FINDING_RULE,
    NQ,
    PROV,
    SKOS,
    document_class,
)


def document_triples(scope: Scope, facts: DocumentFacts) -> Iterator[Triple]:
    """All but its tasks and its links to other documents."""
    document = facts.document
    yield from _document(scope, facts)
    yield from _standing_agencies(scope, facts)
    for source in (document.source, *document.copies):
        yield from _source(scope, source)
    for section in facts.sections:
        yield from _section(scope, document, section)
    for attestation in facts.attestations:
        yield from _attestation(scope, document, attestation)
    for signature in facts.signatures:
        yield from _signature(scope, document, signature)
    for meeting in facts.meetings:
        yield from _meeting(scope, document, meeting)
    for recipient in facts.recipients:
        yield from _recipient(scope, document, recipient)
    for target in facts.targets:
        yield from _target(scope, document, target)
    for finding in facts.findings:
        yield from _finding(scope, document, finding)


def _document(scope: Scope, facts: DocumentFacts) -> Iterator[Triple]:
    document, names = facts.document, scope.names
    label = scope.label(document.id)
    values: dict[str, Values] = {
        ELI.id_local: string(document.number),
        ELI.date_document: date(document.date),
        DCT.title: vi(document.title),
        NQ.typeText: string(document.type),
        NQ.issuedBy: names.maybe(document.issuer),
        NQ.issuerText: string(document.issuer_text),
        NQ.parentBody: names.maybe(document.parent),
        NQ.place: names.maybe(document.place),
        NQ.held: boolean(True),
        NQ.file: string(document.source.file),
        NQ.taskCount: integer(len({task.id for task in facts.tasks})),
        NQ.signedBy: [names.maybe(signature.signatory) for signature in facts.signatures],
        NQ.chairedBy: [names.maybe(meeting.chair) for meeting in facts.meetings],
        PROV.wasDerivedFrom: names.all(source_id(source) for source in (document.source, *document.copies)),
        PROV.wasGeneratedBy: names(BUILD),
        SKOS.hiddenLabel: hidden(label, document.number, document.title),
        NQ.evidence: scope.evidence(*(field.evidence for field in document.fields)),
    }
    yield from describe(names(document.id), document_class(document.type, document.title), label, values)
    for field in document.fields:
        if field.name not in FIELD_PROPERTY:
            raise refusal(
                f"{document.id} has evidence of '{field.name}', which is no field of a header",
                f"{document.id} có bằng chứng của '{field.name}', không phải trường ở phần đầu văn bản",
            )
        yield from about_triples(scope, field.evidence, FIELD_PROPERTY[field.name])


def _standing_agencies(scope: Scope, facts: DocumentFacts) -> Iterator[Triple]:
    """The agencies are shared, so what this document says of them names its evidence on the agency."""
    for agency, committee, evidence in facts.standing_agency:
        node = scope.names(agency)
        yield Triple(node, iri(NQ.standingAgencyOf), scope.names(committee))
        yield from (Triple(node, iri(NQ.evidence), words) for words in scope.evidence(evidence))
        yield from about_triples(scope, evidence, NQ.standingAgencyOf)


def _source(scope: Scope, source: Source) -> Iterator[Triple]:
    """Labelled by its digest, not its name: one content may come in several files."""
    values: dict[str, Values] = {NQ.file: string(source.file), NQ.sha256: string(source.sha256)}
    yield from describe(scope.names(source_id(source)), NQ.Source, f"Tệp nguồn, SHA-256 {source.sha256[:16]}…", values)


def _section(scope: Scope, document: DocumentFact, section: SectionFact) -> Iterator[Triple]:
    values: dict[str, Values] = {
        **scope.said(document, section.evidence),
        NQ.path: string(section.path),
        NQ.pathLabel: vi(section.label),
        NQ.heading: vi(section.heading),
        NQ.ordinal: integer(section.ordinal),
        ELI.is_part_of: scope.names(section.parent),
    }
    label = shorten(f"{section.label} · {section.heading}")
    yield from describe(scope.names(section.id), NQ.Section, label, values)


def _attestation(scope: Scope, document: DocumentFact, attestation: PostAttestation) -> Iterator[Triple]:
    person = scope.label(attestation.person)
    on = f" ({printed_day(attestation.on)})" if attestation.on else ""
    label = f"{person}: {attestation.post_text}{on}" if attestation.post_text else f"{person}{on}"
    values: dict[str, Values] = {
        **scope.said(document, attestation.evidence),
        NQ.person: scope.names(attestation.person),
        NQ.post: scope.names.maybe(attestation.post or None),
        NQ.postText: string(attestation.post_text or None),
        NQ.attestedOn: date(attestation.on),
        NQ.as_: concept(ATTESTED, attestation.role),
    }
    yield from describe(scope.names(attestation.id), NQ.PostAttestation, label, values)


def _signature(scope: Scope, document: DocumentFact, signature: SignatureFact) -> Iterator[Triple]:
    signatory = "không đọc được tên" if signature.signatory is None else scope.label(signature.signatory)
    values: dict[str, Values] = {
        **scope.said(document, signature.evidence),
        NQ.signatory: scope.names.maybe(signature.signatory),
        NQ.capacity: concept(CAPACITY, signature.capacity),
        NQ.post: scope.names.all(signature.posts),
        NQ.postText: [string(text) for text in signature.post_texts],
        NQ.onBehalfOf: scope.names.maybe(signature.on_behalf_of),
        NQ.ordinal: integer(signature.ordinal),
    }
    yield from describe(scope.names(signature.id), NQ.Signature, f"Chữ ký: {signatory}", values)


def _meeting(scope: Scope, document: DocumentFact, meeting: MeetingFact) -> Iterator[Triple]:
    label = meeting.name or ("Cuộc họp ngày " + printed_day(meeting.date) if meeting.date else "Cuộc họp")
    values: dict[str, Values] = {
        **scope.said(document, meeting.evidence),
        NQ.date: date(meeting.date),
        NQ.chair: scope.names.maybe(meeting.chair),
        NQ.attendee: scope.names.all(meeting.attendees),
    }
    yield from describe(scope.names(meeting.id), NQ.Meeting, shorten(label), values)


def _recipient(scope: Scope, document: DocumentFact, recipient: RecipientFact) -> Iterator[Triple]:
    values: dict[str, Values] = {
        **scope.said(document, recipient.evidence),
        NQ.agent: scope.names.all(recipient.agents),
        NQ.text: string(recipient.text),
        NQ.purpose: string(recipient.purpose),
        NQ.ordinal: integer(recipient.ordinal),
    }
    yield from describe(scope.names(recipient.id), NQ.Recipient, f"Nơi nhận: {shorten(recipient.text)}", values)


def _target(scope: Scope, document: DocumentFact, target: TargetFact) -> Iterator[Triple]:
    values: dict[str, Values] = {
        **scope.said(document, target.evidence),
        NQ.text: string(target.text),
        NQ.indicator: string(target.indicator),
        NQ.comparator: string(target.comparator),
        NQ.value: [decimal(value) for value in target.values],
        NQ.unit: string(target.unit),
        NQ.by: string(target.by),
    }
    yield from describe(scope.names(target.id), NQ.Target, f"Chỉ tiêu: {shorten(target.text)}", values)


def _finding(scope: Scope, document: DocumentFact, finding: FindingFact) -> Iterator[Triple]:
    values: dict[str, Values] = {
        **scope.said(document, *finding.evidence),
        NQ.rule: concept(FINDING_RULE, finding.rule),
        NQ.findingKind: string(finding.kind),
        NQ.note: [vi(finding.note), en(finding.note_en)],
        NQ.concerns: scope.names.all(finding.about),
    }
    yield from describe(
        scope.names(finding.id), NQ.Finding, shorten(finding.note), values, label_en=shorten(finding.note_en)
    )
