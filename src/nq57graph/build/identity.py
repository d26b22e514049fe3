"""Identities: two things never share one, and each makes a sound IRI."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, is_dataclass
from typing import Any

from pyoxigraph import NamedNode, Quad

from nq57graph.build.refusal import refusal
from nq57graph.model.facts import Agent, Corpus, DocumentFacts, Evidence, Id
from nq57graph.model.text import Source
from nq57graph.vocabulary import RDF

SHARED_GRAPH = "graph-shared"
BUILD = "build"

_SOUND = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9_.-]*[A-Za-z0-9_-])?")
"""A local name that SPARQL can write after a prefix as it stands: no final dot."""

_ALSO = {"post": "Post", "person": "Person"}
"""An agent of this kind and a fact of this class with one identity are one thing seen from two sides."""


def parts(value: Any) -> Iterator[Any]:
    """Every fact within ``value``, itself included, outermost first."""
    if isinstance(value, tuple):
        for item in value:
            yield from parts(item)
    elif is_dataclass(value):
        yield value
        for field in fields(value):
            yield from parts(getattr(value, field.name))


def source_id(source: Source) -> Id:
    return f"source-{source.sha256[:16]}"


def evidence_id(evidence: Evidence) -> Id:
    return "-".join([evidence.document, "ev", *(f"{span.start}-{span.end}" for span in evidence.spans)])


def segment_id(evidence: Evidence, ordinal: int) -> Id:
    return f"{evidence_id(evidence)}-seg-{ordinal}"


def graph_id(document: Id) -> Id:
    return f"graph-{document}"


@dataclass(frozen=True, slots=True)
class _Named:
    """An identity with what it names: ``kind`` and ``what`` tell two things apart, ``shown`` tells the user which."""

    id: Id
    kind: str
    what: object
    shown: str


def check_identities(corpus: Corpus) -> None:
    """Raises UserError where two things of ``corpus`` share an identity, or one makes no sound IRI."""
    seen: dict[Id, _Named] = {}
    also: dict[Id, _Named] = {}
    for named in _all_named(corpus):
        if not _SOUND.fullmatch(named.id):
            raise refusal(
                f"the identity '{named.id}' of {named.shown} makes no IRI: "
                "only ASCII letters, digits, '-', '_' and '.' may stand in it",
                f"định danh '{named.id}' ({named.shown}) không thành IRI: "
                "chỉ gồm chữ cái ASCII, chữ số, '-', '_' và '.'",
            )
        former = seen.setdefault(named.id, named)
        if (former.kind, former.what) == (named.kind, named.what):
            continue
        if _is_also(former, named) or _is_also(named, former):
            former = also.setdefault(named.id, named)
            if (former.kind, former.what) == (named.kind, named.what):
                continue
        raise refusal(
            f"two things share the identity '{named.id}': {former.shown} and {named.shown}",
            f"hai thứ khác nhau cùng định danh '{named.id}': {former.shown} và {named.shown}",
        )


def check_references(quads: Iterable[Quad], namespace: str) -> None:
    """Raises UserError where a node of the data is spoken of but has no class: nothing describes it."""
    spoken_of: dict[str, Quad] = {}
    described = set()
    for quad in quads:
        if quad.predicate.value == RDF.type:
            described.add(str(quad.subject))
        else:
            spoken_of.setdefault(str(quad.subject), quad)
            if isinstance(quad.object, NamedNode) and quad.object.value.startswith(namespace):
                spoken_of.setdefault(str(quad.object), quad)
    missing = sorted(spoken_of.keys() - described)
    if missing:
        quad = spoken_of[missing[0]]
        raise refusal(
            f"nothing describes {missing[0]}, of which is said: {quad.triple}",
            f"không có gì mô tả {missing[0]}, dù đồ thị nói: {quad.triple}",
        )


def _is_also(agent: _Named, other: _Named) -> bool:
    return isinstance(agent.what, Agent) and _ALSO.get(agent.what.kind) == other.kind


def _all_named(corpus: Corpus) -> Iterator[_Named]:
    yield _Named(SHARED_GRAPH, "graph", "shared", "the shared graph")
    yield _Named(BUILD, "build", "build", "the build itself")
    for fact in parts((corpus.places, corpus.agents, corpus.persons, corpus.posts, corpus.cited)):
        yield _of_fact(fact)
    for document in corpus.documents:
        yield from _of_document(document)


def _of_document(facts: DocumentFacts) -> Iterator[_Named]:
    yield _Named(graph_id(facts.document.id), "graph", facts.document.id, f"the graph of {facts.document.id}")
    for task in facts.tasks:
        yield _Named(task.work, "work", task.work, f"the work of task {task.path}")
    for part in parts(facts):
        if isinstance(part, Evidence):
            yield _Named(evidence_id(part), "evidence", part, f"evidence in {part.document}")
            for ordinal in range(1, len(part.spans) + 1) if len(part.spans) > 1 else ():
                yield _Named(segment_id(part, ordinal), "segment", (part, ordinal), f"a segment in {part.document}")
        elif isinstance(part, Source):
            yield _Named(source_id(part), "source", part.sha256, f"the source {part.file}")
        elif hasattr(part, "id"):
            yield _of_fact(part)


def _of_fact(fact: Any) -> _Named:
    kind = type(fact).__name__.removesuffix("Fact")
    told = next(
        (str(getattr(fact, name)) for name in ("path", "label", "text", "number") if getattr(fact, name, None)), ""
    )
    return _Named(fact.id, kind, fact, f"{kind} '{told}'" if told else kind)
