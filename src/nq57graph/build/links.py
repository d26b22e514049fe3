"""Links between documents: citations with what they mean, and the direct edges of the cascade."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import Triple

from nq57graph.build.evidence import about_triples
from nq57graph.build.scope import Scope
from nq57graph.build.terms import Values, concept, decimal, describe, integer, iri, string
from nq57graph.model.facts import Candidate, Citation, DocumentFact, DocumentFacts, Relation
from nq57graph.vocabulary import BASIS, ELI, NQ, RELATION

EDGE: dict[Relation, str] = {"implements": NQ.implements, "basis": NQ.pursuantTo, "amends": ELI.amends}
"""The direct property from the citing document to the cited one; a plain mention is no edge."""


def link_triples(scope: Scope, facts: DocumentFacts) -> Iterator[Triple]:
    document = facts.document
    for citation in facts.citations:
        yield from _citation(scope, document, citation)
    for candidate in facts.candidates:
        yield from _candidate(scope, document, candidate)
    yield from _orders_to_carry_out(scope, facts)


def _citation(scope: Scope, document: DocumentFact, citation: Citation) -> Iterator[Triple]:
    """The statement node and, unless the link is a mere candidate, the edges that say the same."""
    citing, cited = scope.names(citation.citing), scope.names(citation.cited)
    values: dict[str, Values] = {
        **scope.said(document, *citation.evidence),
        NQ.citing: citing,
        NQ.cited: cited,
        NQ.relation: concept(RELATION, citation.relation),
        NQ.basis: concept(BASIS, citation.basis),
        NQ.mentions: integer(len(citation.evidence)),
        NQ.text: string(citation.text),
    }
    label = f"{scope.label(citation.citing)} viện dẫn {scope.label(citation.cited)}"
    yield from describe(scope.names(citation.id), NQ.Citation, label, values)
    if citation.basis == "candidate":
        return
    if citation.citing == document.id:
        yield Triple(citing, iri(ELI.cites), cited)
    if citation.relation in EDGE:
        yield Triple(citing, iri(EDGE[citation.relation]), cited)
        yield from about_triples(scope, citation.evidence[0], EDGE[citation.relation])  # the words that state it
    elif citation.relation == "attaches":  # 'kèm theo X': the citing text is an annex of X
        yield Triple(cited, iri(ELI.has_annex), citing)


def _candidate(scope: Scope, document: DocumentFact, candidate: Candidate) -> Iterator[Triple]:
    one, other = scope.names(candidate.document), scope.names(candidate.candidate)
    yield Triple(one, iri(NQ.candidateOf), other)
    values: dict[str, Values] = {
        **scope.said(document, *candidate.evidence),
        NQ.document: one,
        NQ.candidate: other,
        NQ.score: decimal(candidate.score),
        NQ.reasonFor: [string(reason) for reason in candidate.reasons_for],
        NQ.reasonAgainst: [string(reason) for reason in candidate.reasons_against],
    }
    label = f"{scope.label(candidate.document)} có thể là {scope.label(candidate.candidate)}"
    yield from describe(scope.names(candidate.id), NQ.Candidate, label, values)


def _orders_to_carry_out(scope: Scope, facts: DocumentFacts) -> Iterator[Triple]:
    document = scope.names(facts.document.id)
    for task in facts.tasks:
        for carried_out in scope.names.all(task.carries_out):
            if carried_out != document:
                yield Triple(document, iri(NQ.directsImplementationOf), carried_out)
