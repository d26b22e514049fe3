"""Evidence: the verbatim words behind a fact, with their offsets."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import Triple

from nq57graph.build.identity import segment_id
from nq57graph.build.scope import Scope
from nq57graph.build.terms import Values, decimal, describe, integer, iri, maybe_integer, string
from nq57graph.model.facts import Evidence
from nq57graph.vocabulary import NQ


def evidence_triples(scope: Scope, evidence: Evidence) -> Iterator[Triple]:
    """One span: quote and offsets on the evidence. Several: the same on a segment each; the evidence spans them all."""
    text = scope.text(evidence)
    node = scope.evidence(evidence)[0]
    document = scope.names(evidence.document)
    page, confidence = scope.page(evidence), scope.confidence(evidence)
    label = f"Trích {scope.label(evidence.document)}, {f'trang {page}, ' if page else ''}dòng {scope.line(evidence)}"
    segments = [scope.names(segment_id(evidence, n)) for n in range(1, len(evidence.spans) + 1)]
    values: dict[str, Values] = {
        NQ.inDocument: document,
        NQ.quote: string(scope.quote(evidence)),
        NQ.start: integer(min(span.start for span in evidence.spans)),
        NQ.end: integer(max(span.end for span in evidence.spans)),
        NQ.line: integer(scope.line(evidence)),
        NQ.page: maybe_integer(page),
        NQ.confidence: None if confidence is None else decimal(round(confidence, 3)),
        NQ.segment: segments if len(segments) > 1 else None,
    }
    yield from describe(node, NQ.Evidence, label, values)
    if len(segments) == 1:
        return
    for ordinal, (segment, span) in enumerate(zip(segments, evidence.spans, strict=True), start=1):
        place: dict[str, Values] = {
            NQ.inDocument: document,
            NQ.quote: string(text.source.quote([span])),
            NQ.start: integer(span.start),
            NQ.end: integer(span.end),
            NQ.line: integer(text.line(span.start)),
            NQ.page: maybe_integer(text.source.page(span.start)),
            NQ.ordinal: integer(ordinal),
        }
        yield from describe(segment, NQ.Segment, f"{label}, đoạn {ordinal}", place)


def about_triples(scope: Scope, evidence: Evidence | None, property_: str) -> Iterator[Triple]:
    """Evidence of one property of a node, which has other evidence as well."""
    for node in scope.evidence(evidence):
        yield Triple(node, iri(NQ.about), iri(property_))
