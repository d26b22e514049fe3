"""What the build takes from ``ontology/``: its version, which terms are more particular than which, what concepts say."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeGuard

from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, parse

from nq57graph.vocabulary import NQ, NQS, OWL, RDF, RDFS, SKOS

_OF_CONCEPTS = frozenset({RDF.type, RDFS.label, SKOS.inScheme, SKOS.notation})
"""What a graph says of a concept that it uses; definitions stay in ``schemes.ttl``."""


@dataclass(frozen=True, slots=True)
class Ontology:
    """``above``: own class or property → every one above it, at any distance; ``concepts``: concept → what it says."""

    version: str
    above: dict[NamedNode, tuple[NamedNode, ...]]
    concepts: dict[NamedNode, tuple[Triple, ...]]

    def closed(self, triple: Triple) -> Iterator[Triple]:
        """``triple`` and what it says by its class or property being a kind of others; no reasoner is assumed."""
        yield triple
        if triple.predicate.value == RDF.type and isinstance(triple.object, NamedNode):
            for above in self.above.get(triple.object, ()):
                yield Triple(triple.subject, triple.predicate, above)
        for above in self.above.get(triple.predicate, ()):
            yield Triple(triple.subject, above, triple.object)

    def told(self, used: Iterable[NamedNode]) -> Iterator[Triple]:
        """What is said of those of ``used`` that are concepts, and of their schemes."""
        known = self.concepts.keys() & set(used)
        said = [triple for concept in known for triple in self.concepts[concept]]
        schemes = {triple.object for triple in said if triple.predicate.value == SKOS.inScheme}
        yield from said
        yield from (triple for scheme in schemes if isinstance(scheme, NamedNode) for triple in self.concepts[scheme])


def read_ontology(folder: Path) -> Ontology:
    """The ontology in ``folder``, without what ``alignment.ttl`` adds for those who reason."""
    direct: dict[NamedNode, set[NamedNode]] = {}
    version = ""
    for quad in parse(path=folder / "nq57.ttl", format=RdfFormat.TURTLE):
        subject, predicate, value = quad.subject, quad.predicate.value, quad.object
        if predicate == OWL.versionInfo and isinstance(value, Literal):
            version = value.value
        elif predicate in (RDFS.subClassOf, RDFS.subPropertyOf) and _is_own(subject) and isinstance(value, NamedNode):
            direct.setdefault(subject, set()).add(value)
    above = {term: tuple(sorted(_all_above(term, direct), key=str)) for term in direct}
    return Ontology(version, above, _concepts(folder))


def _concepts(folder: Path) -> dict[NamedNode, tuple[Triple, ...]]:
    """Concepts and schemes by name, with those of their triples that a graph repeats."""
    found: defaultdict[NamedNode, list[Triple]] = defaultdict(list)
    for quad in parse(path=folder / "schemes.ttl", format=RdfFormat.TURTLE):
        own = isinstance(quad.subject, NamedNode) and quad.subject.value.startswith(NQS.IRI)
        if own and quad.predicate.value in _OF_CONCEPTS:
            found[quad.subject].append(quad.triple)
    return {concept: tuple(triples) for concept, triples in found.items()}


def _is_own(term: object) -> TypeGuard[NamedNode]:
    return isinstance(term, NamedNode) and term.value.startswith(NQ.IRI)


def _all_above(term: NamedNode, direct: dict[NamedNode, set[NamedNode]]) -> set[NamedNode]:
    found: set[NamedNode] = set()
    ahead = list(direct.get(term, ()))
    while ahead:
        above = ahead.pop()
        if above not in found:
            found.add(above)
            ahead.extend(direct.get(above, ()))
    return found
