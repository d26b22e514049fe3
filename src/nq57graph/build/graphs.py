"""The whole graph: which triples there are, and in which named graph each stands."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from pyoxigraph import NamedNode, Quad, Triple

from nq57graph.build.document import document_triples
from nq57graph.build.evidence import evidence_triples
from nq57graph.build.identity import SHARED_GRAPH, check_identities, check_references, graph_id, parts
from nq57graph.build.links import link_triples
from nq57graph.build.ontology import Ontology
from nq57graph.build.scope import Scope
from nq57graph.build.shared import agent_triples, shared_triples
from nq57graph.build.tasks import task_triples, work_triples
from nq57graph.model.facts import Corpus, DocumentFacts, Evidence, Id, Task

Said = tuple[Id, Iterator[Triple]]
"""The identity of a named graph with triples that stand in it unless another says them too."""


def corpus_quads(
    corpus: Corpus, ontology: Ontology, namespace: str, progress: Callable[[int, int], None] | None = None
) -> list[Quad]:
    """The graph of ``corpus``, in no order; no triple stands in two graphs.

    ``progress`` is told how many documents of how many are done. Raises UserError for two things with one identity, an
    identity that makes no IRI, a reference to what is not described, evidence outside its text, an impossible date.
    """
    check_identities(corpus)
    scope = Scope.of(corpus, namespace)
    placed = _Placed(ontology, scope.names(SHARED_GRAPH))
    placed.add(placed.shared, shared_triples(scope, corpus, ontology.version))
    firsts = _first_orders(corpus)
    for number, facts in enumerate(corpus.documents, start=1):
        for graph, triples in _said_by(scope, facts, firsts):
            placed.add(scope.names(graph_id(graph)), triples)
        if progress is not None:
            progress(number, len(corpus.documents))
    for agent in corpus.agents:
        if agent.document is not None:
            placed.add(scope.names(graph_id(agent.document)), agent_triples(scope, agent))
    placed.add(placed.shared, ontology.told(placed.objects()))
    quads = placed.quads()
    check_references(quads, namespace)
    return quads


class _Placed:
    """Each triple with its graph: that of the one document which says it, or the shared graph."""

    def __init__(self, ontology: Ontology, shared: NamedNode) -> None:
        self.ontology = ontology
        self.shared = shared
        self._graphs: dict[Triple, NamedNode] = {}

    def add(self, graph: NamedNode, triples: Iterable[Triple]) -> None:
        for triple in triples:
            for said in self.ontology.closed(triple):
                if self._graphs.setdefault(said, graph) != graph:
                    self._graphs[said] = self.shared

    def objects(self) -> set[NamedNode]:
        """Every node that some triple leads to."""
        return {triple.object for triple in self._graphs if isinstance(triple.object, NamedNode)}

    def quads(self) -> list[Quad]:
        return [Quad(triple.subject, triple.predicate, triple.object, graph) for triple, graph in self._graphs.items()]


def _said_by(scope: Scope, facts: DocumentFacts, firsts: dict[Id, Task]) -> Iterator[Said]:
    document = facts.document
    yield document.id, document_triples(scope, facts)
    yield document.id, task_triples(scope, facts)
    yield document.id, link_triples(scope, facts)
    for task in facts.tasks:
        if firsts[task.work] is task:
            yield document.id, work_triples(scope, document, task)
    for evidence in {part: None for part in parts(facts) if isinstance(part, Evidence)}:
        yield evidence.document, evidence_triples(scope, evidence)  # its words may be another document's


def _first_orders(corpus: Corpus) -> dict[Id, Task]:
    """Work → the task that is the first to order it: the one it is named after, else by date, document and position."""
    firsts: dict[Id, Task] = {}
    ordered = sorted(
        ((facts.document, task) for facts in corpus.documents for task in facts.tasks),
        key=lambda pair: (pair[1].work != f"{pair[1].id}-work", pair[0].date or "9999", pair[0].id, pair[1].ordinal),
    )
    for _, task in ordered:
        firsts.setdefault(task.work, task)
    return firsts
