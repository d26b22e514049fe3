"""From whatever a user names to nodes of the graph: an identity, a task by its place, a body, a document."""

from __future__ import annotations

import re

from nq57graph.ask.documents import best_documents, list_documents
from nq57graph.ask.engine import Graph
from nq57graph.ask.lookup import NothingFound, best_named, list_agents, list_places
from nq57graph.vocabulary import NQ, RDF

_NODE = ("cơ quan, người, địa phương, văn bản hay nhiệm vụ", "agency, person, place, document or task")


def find_nodes(graph: Graph, asked: str) -> tuple[str, ...]:
    """The IRIs of what is called ``asked``: an IRI, a local name, with or without ``id:``, a document and the path of
    one of its tasks ('08-TB/BCĐ II.4.b3'), or the name of an agency, person, place or document. Raises NothingFound.
    """
    if (node := _by_identity(graph, asked)) is not None:
        return (node,)
    if task := _tasks_by_path(graph, asked):
        return task
    things = (*list_agents(graph), *list_places(graph))
    documents = list_documents(graph)
    named = tuple(thing.iri for thing in best_named(asked, things))
    papers = tuple(document.iri for document in best_documents(graph, asked, documents))
    # A number is a document's; any other word may be part of a title, so names of bodies and people come first.
    found = (papers or named) if any(c.isdigit() for c in asked) else (named or papers)
    if not found:
        known = [t.label for t in things] + [d.number or d.label for d in documents]
        raise NothingFound(asked, _NODE, known)
    return found


def _by_identity(graph: Graph, asked: str) -> str | None:
    asked = asked.strip()
    if " " in asked or not asked.isascii():
        return None
    name = asked.removeprefix("id:")
    iri = name if "://" in name else graph.namespace + name
    if not re.fullmatch(r"[^\s<>\"{}|\\^`]+", iri):
        return None
    return iri if graph.describe(iri).properties else None


def _tasks_by_path(graph: Graph, asked: str) -> tuple[str, ...]:
    document, _, path = asked.strip().rpartition(" ")
    if not document or not re.fullmatch(r"[0-9A-Za-zĐđ.]+", path):
        return ()
    held = [d for d in list_documents(graph) if d.file is not None]
    documents = {d.iri for d in best_documents(graph, document, held)}
    tasks = (graph.describe(iri) for each in documents for iri in graph.subjects(NQ.inDocument, each))
    return tuple(
        sorted(t.iri for t in tasks if NQ.Task in t.texts(RDF.type) and t.text(NQ.path) in (path, path.upper()))
    )
