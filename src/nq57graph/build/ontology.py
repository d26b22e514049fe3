"""What the build takes from ``ontology/nq57.ttl``: its version, and which terms are more particular than which."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeGuard

from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, parse

from nq57graph.vocabulary import NQ, OWL, RDF, RDFS


@dataclass(frozen=True, slots=True)
class Ontology:
    """``above``: own class or property → every one above it, at any distance."""

    version: str
    above: dict[NamedNode, tuple[NamedNode, ...]]

    def closed(self, triple: Triple) -> Iterator[Triple]:
        """``triple`` and what it says by its class or property being a kind of others; no reasoner is assumed."""
        yield triple
        if triple.predicate.value == RDF.type and isinstance(triple.object, NamedNode):
            for above in self.above.get(triple.object, ()):
                yield Triple(triple.subject, triple.predicate, above)
        for above in self.above.get(triple.predicate, ()):
            yield Triple(triple.subject, above, triple.object)


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
    return Ontology(version, {term: tuple(sorted(_all_above(term, direct), key=str)) for term in direct})


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
