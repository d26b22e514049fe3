"""What documents share: places, agents, persons, posts, cited documents."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import Triple

from nq57graph import __version__
from nq57graph.build.identity import BUILD
from nq57graph.build.labels import other_names
from nq57graph.build.scope import Scope, hidden
from nq57graph.build.terms import Values, boolean, concept, date, describe, iri, string, vi
from nq57graph.model.facts import Agent, AgentKind, CitedDocument, Corpus, Person, Place, Post
from nq57graph.vocabulary import AGENCY_KIND, DCT, ELI, LEVEL, NQ, ORG, OWL, SKOS, document_class

AGENT_CLASS: dict[AgentKind, str] = {
    "agency": NQ.Agency,
    "group": NQ.AgentGroup,
    "post": NQ.PostHolder,
    "person": NQ.Person,
    "unresolved": NQ.UnresolvedAgent,
}


def shared_triples(scope: Scope, corpus: Corpus, ontology_version: str) -> Iterator[Triple]:
    """All but the unresolved agents, which belong to the document that names them."""
    yield from _build(scope, ontology_version)
    for place in corpus.places:
        yield from _place(scope, place)
    for agent in corpus.agents:
        if agent.document is None:
            yield from agent_triples(scope, agent)
    for person in corpus.persons:
        yield from _person(scope, person)
    for post in corpus.posts:
        yield from _post(scope, post)
    for cited in corpus.cited:
        yield from _cited(scope, cited)
    for facts in corpus.documents:
        for attestation in facts.attestations:
            if attestation.post:
                yield Triple(scope.names(attestation.post), iri(ORG.heldBy), scope.names(attestation.person))


def agent_triples(scope: Scope, agent: Agent) -> Iterator[Triple]:
    values: dict[str, Values] = {
        SKOS.altLabel: [vi(name) for name in other_names(agent)],
        SKOS.hiddenLabel: hidden(agent.label, agent.label_en, *agent.aliases),
        NQ.place: scope.names.maybe(agent.place),
        NQ.agencyKind: concept(AGENCY_KIND, agent.agency_kind),
        ORG.subOrganizationOf: scope.names.maybe(agent.part_of),
        NQ.covers: [concept(AGENCY_KIND, kind) for kind in agent.covers],
        NQ.inDocument: scope.names.maybe(agent.document),
        NQ.possibleAgent: scope.names.all(agent.candidates),
    }
    yield from describe(scope.names(agent.id), AGENT_CLASS[agent.kind], agent.label, values, label_en=agent.label_en)


def _build(scope: Scope, ontology_version: str) -> Iterator[Triple]:
    label, label_en = f"Bản dựng bằng nq57 {__version__}", f"Build by nq57 {__version__}"
    values: dict[str, Values] = {NQ.programVersion: string(__version__), OWL.versionInfo: string(ontology_version)}
    yield from describe(scope.names(BUILD), NQ.Build, label, values, label_en=label_en)


def _place(scope: Scope, place: Place) -> Iterator[Triple]:
    values: dict[str, Values] = {
        SKOS.altLabel: [vi(name) for name in sorted(set(place.aliases) - {place.label})],
        SKOS.hiddenLabel: hidden(place.label, place.label_en, *place.aliases),
        NQ.level: concept(LEVEL, place.level),
        NQ.within: scope.names.maybe(place.within),
        NQ.code: string(place.code),
        NQ.iso: string(place.iso),
    }
    yield from describe(scope.names(place.id), NQ.Place, place.label, values, label_en=place.label_en)


def _person(scope: Scope, person: Person) -> Iterator[Triple]:
    label = scope.label(person.id)
    yield from describe(scope.names(person.id), NQ.Person, label, _names(label, person.label))


def _post(scope: Scope, post: Post) -> Iterator[Triple]:
    label = scope.label(post.id)
    values: dict[str, Values] = {ORG.postIn: scope.names.maybe(post.agency), **_names(label, post.label)}
    yield from describe(scope.names(post.id), ORG.Post, label, values)


def _names(label: str, own: str) -> dict[str, Values]:
    """``own`` is another name where the same thing, seen as an agent, is labelled otherwise."""
    return {SKOS.altLabel: vi(own) if own != label else None, SKOS.hiddenLabel: hidden(label, own)}


def _cited(scope: Scope, cited: CitedDocument) -> Iterator[Triple]:
    label = scope.label(cited.id)
    values: dict[str, Values] = {
        ELI.id_local: string(cited.number),
        ELI.date_document: date(cited.date),
        DCT.title: vi(cited.name),
        NQ.typeText: string(cited.type),
        NQ.issuedBy: scope.names.maybe(cited.issuer),
        NQ.place: scope.names.maybe(cited.place),
        NQ.held: boolean(False),
        SKOS.hiddenLabel: hidden(label, cited.number, cited.name),
    }
    yield from describe(scope.names(cited.id), document_class(cited.type, cited.name), label, values)
