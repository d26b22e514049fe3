"""What a built graph promises, looked at again: for ``nq57 check`` and for tests. It trusts nothing that the build knew."""

from __future__ import annotations

import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Literal as Choice

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Store, Triple, parse

from nq57graph.assets import ontology_folder
from nq57graph.build.ontology import Ontology, read_ontology
from nq57graph.build.shapes import find_violations
from nq57graph.generation import GRAPH, STORE, SUMMARY, TEXTS
from nq57graph.vocabulary import BASIS, NQ, RDF, RDFS, RELATION, ROLE, ROLE_PROPERTY

Kind = Choice[
    "changed",
    "store",
    "published",
    "documents",
    "shape",
    "quote",
    "two_graphs",
    "two_kinds",
    "labels",
    "only_direct",
    "only_statement",
]


@dataclass(frozen=True, order=True, slots=True)
class Problem:
    """A promise that is not kept: ``where`` is a node or a file, ``detail`` what is found there.

    ``detail_vi`` is the detail in Vietnamese, where that is another.
    """

    kind: Kind
    where: str
    detail: str = ""
    detail_vi: str = ""


@dataclass(frozen=True, slots=True)
class Check:
    """One promise: ``looked_at`` counts the files, nodes, quotes or properties that were compared."""

    name: Choice["files", "shapes", "quotes", "names", "statements", "published", "documents"]
    looked_at: int
    problems: tuple[Problem, ...]


def verify_generation(generation: Path, ontology: Path | None = None) -> Iterator[Check]:
    """Every check of the graph in the folder ``generation``, each as it is done.

    ``ontology`` is the folder of the Turtle files. Damaged files end the checking: the rest would say nothing.
    """
    ontology = ontology or ontology_folder()
    files = check_files(generation)
    yield files
    if files.problems:
        return
    quads = list(parse(path=generation / GRAPH, format=RdfFormat.N_QUADS))
    graph = Index(quads)
    violations = find_violations(quads, ontology)
    yield Check("shapes", len(graph.subjects), tuple(Problem("shape", v.node, v.en, v.vi) for v in violations))
    yield check_quotes(graph, _texts(generation))
    yield check_names(graph, read_ontology(ontology))
    yield check_statements(graph)


class Index:
    """The union of quads, by subject and by property."""

    def __init__(self, quads: list[Quad]) -> None:
        self.quads = quads
        self.triples = {quad.triple for quad in quads}

    @cached_property
    def subjects(self) -> dict[NamedNode, dict[str, list[NamedNode | Literal]]]:
        """Subject → property → values."""
        found: dict[NamedNode, dict[str, list[NamedNode | Literal]]] = defaultdict(lambda: defaultdict(list))
        for subject, predicate, value in self.triples:
            found[subject][predicate.value].append(value)
        return found

    def of_class(self, class_: str) -> list[NamedNode]:
        return [node for node, values in self.subjects.items() if NamedNode(class_) in values.get(RDF.type, ())]

    def values(self, node: NamedNode, property_: str) -> list[NamedNode | Literal]:
        return self.subjects[node].get(property_, []) if node in self.subjects else []

    def texts(self, node: NamedNode, property_: str) -> list[str]:
        return [value.value for value in self.values(node, property_)]

    def number(self, node: NamedNode, property_: str) -> int:
        """The one whole number that SHACL has found there; -1 where it has not."""
        found = self.texts(node, property_)
        return int(found[0]) if len(found) == 1 else -1

    def with_property(self, *properties: str) -> set[Triple]:
        return {triple for triple in self.triples if triple.predicate.value in properties}


# ── files ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def check_files(generation: Path) -> Check:
    """The files are those that the build wrote, and the store has the quads of ``graph.nq``."""
    try:
        digests = json.loads((generation / SUMMARY).read_text(encoding="utf-8"))["sha256"]
        changed = [path for path, digest in digests.items() if _digest(generation / path) != digest]
    except (OSError, ValueError, KeyError):
        return Check("files", 1, (Problem("changed", SUMMARY),))
    problems = [Problem("changed", path) for path in changed]
    if not changed and not _same_quads(generation):
        problems.append(Problem("store", STORE))
    return Check("files", len(digests) + 1, tuple(problems))


def _digest(path: Path) -> str | None:
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else None


def _same_quads(generation: Path) -> bool:
    try:
        store = Store.read_only(str(generation / STORE))
        return set(store) == set(parse(path=generation / GRAPH, format=RdfFormat.N_QUADS))
    except (OSError, ValueError, RuntimeError):  # RuntimeError: what RocksDB says of damage inside its files
        return False


def _texts(generation: Path) -> dict[str, str]:
    """Document → its text, line breaks as they stand."""
    return {path.stem: path.read_bytes().decode() for path in (generation / TEXTS).glob("*.txt")}


# ── quotes ────────────────────────────────────────────────────────────────────────────────────────────────────────


def check_quotes(graph: Index, texts: dict[str, str]) -> Check:
    """Each quote is what stands in its document at its offsets, each task's quote is that of its evidence."""
    problems = []
    torn = [node for node in graph.of_class(NQ.Evidence) if graph.values(node, NQ.segment)]
    whole = [node for node in graph.of_class(NQ.Evidence) if not graph.values(node, NQ.segment)]
    quoted = whole + graph.of_class(NQ.Segment)
    for node in quoted:
        start, end = graph.number(node, NQ.start), graph.number(node, NQ.end)
        document = "".join(graph.texts(node, NQ.inDocument)).rpartition("/")[2]
        found = texts.get(document, "")[start:end] if 0 <= start < end else ""
        if not found or graph.texts(node, NQ.quote) != [found]:
            problems.append(Problem("quote", node.value, found))
    for node in torn:
        segments = sorted(graph.values(node, NQ.segment), key=lambda one: graph.number(_node(one), NQ.ordinal))
        joined = " ".join(text for segment in segments for text in graph.texts(_node(segment), NQ.quote))
        if graph.texts(node, NQ.quote) != [joined]:
            problems.append(Problem("quote", node.value, joined))
    tasks = graph.of_class(NQ.Task)
    for task in tasks:
        evidence = {text for one in graph.values(task, NQ.evidence) for text in graph.texts(_node(one), NQ.quote)}
        if not evidence.issuperset(graph.texts(task, NQ.quote)):
            problems.append(Problem("quote", task.value))
    return Check("quotes", len(quoted) + len(torn) + len(tasks), tuple(sorted(problems)))


# ── names ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def check_names(graph: Index, ontology: Ontology) -> Check:
    """An IRI names one thing: of one most particular own class, with one Vietnamese label, said in one graph."""
    problems = []
    stands = Counter(quad.triple for quad in graph.quads)
    problems += [Problem("two_graphs", str(triple)) for triple, times in stands.items() if times > 1]
    for node, values in graph.subjects.items():
        own = {one for one in values.get(RDF.type, ()) if isinstance(one, NamedNode) and one.value.startswith(NQ.IRI)}
        leaves = own.difference(*(ontology.above.get(one, ()) for one in own))
        if len(leaves) > 1:
            problems.append(Problem("two_kinds", node.value, ", ".join(sorted(leaf.value for leaf in leaves))))
        labels = [one for one in values.get(RDFS.label, ()) if isinstance(one, Literal) and one.language == "vi"]
        if len(labels) != 1:
            problems.append(Problem("labels", node.value, " · ".join(sorted(one.value for one in labels))))
    return Check("names", len(graph.subjects), tuple(sorted(problems)))


# ── direct properties and statement nodes ─────────────────────────────────────────────────────────────────────────


def check_statements(graph: Index) -> Check:
    """Direct properties and statement nodes say the same, and so do properties and those above them."""
    told = set(_assignments(graph)) | set(_deadlines(graph)) | set(_links(graph)) | set(_carried_out(graph))
    told |= {Triple(one.subject, NamedNode(above), one.object) for one in told for above in _above(one.predicate.value)}
    statements = {*graph.of_class(NQ.Assignment), *graph.of_class(NQ.Deadline)}  # a deadline has its own nq:dueText
    direct = {triple for triple in graph.with_property(*_DIRECT) if triple.subject not in statements}
    problems = [Problem("only_direct", str(triple)) for triple in direct - told]
    problems += [Problem("only_statement", str(triple)) for triple in told - direct]
    return Check("statements", len(direct | told), tuple(sorted(problems)))


_INVOLVED = frozenset(ROLE_PROPERTY.values())
_CASCADE = frozenset({NQ.implements, NQ.pursuantTo, NQ.directsImplementationOf})
_DIRECT = _INVOLVED | _CASCADE | {NQ.involves, NQ.downstreamOf, NQ.dueBy, NQ.dueText, NQ.assignment, NQ.deadline}
_PROPERTY_OF_ROLE = {ROLE[key]: property_ for key, property_ in ROLE_PROPERTY.items()}
_PROPERTY_OF_RELATION = {RELATION["implements"]: NQ.implements, RELATION["basis"]: NQ.pursuantTo}


def _above(property_: str) -> Iterable[str]:
    if property_ in _INVOLVED:
        return (NQ.involves,)
    return (NQ.downstreamOf,) if property_ in _CASCADE else ()


def _assignments(graph: Index) -> Iterator[Triple]:
    for node in graph.of_class(NQ.Assignment):
        for task in graph.values(node, NQ.task):
            yield Triple(_node(task), NamedNode(NQ.assignment), node)
            for role in graph.texts(node, NQ.role):
                for agent in graph.values(node, NQ.agent):
                    yield Triple(_node(task), NamedNode(_PROPERTY_OF_ROLE.get(role, role)), agent)


def _deadlines(graph: Index) -> Iterator[Triple]:
    for node in graph.of_class(NQ.Deadline):
        for task in graph.values(node, NQ.task):
            yield Triple(_node(task), NamedNode(NQ.deadline), node)
            yield from (Triple(_node(task), NamedNode(NQ.dueBy), end) for end in graph.values(node, NQ.end))
            yield from (Triple(_node(task), NamedNode(NQ.dueText), text) for text in graph.values(node, NQ.dueText))


def _links(graph: Index) -> Iterator[Triple]:
    for node in graph.of_class(NQ.Citation):
        relations = [one for one in graph.texts(node, NQ.relation) if one in _PROPERTY_OF_RELATION]
        if BASIS["candidate"] in graph.texts(node, NQ.basis):
            continue
        for relation in relations:
            for citing in graph.values(node, NQ.citing):
                for cited in graph.values(node, NQ.cited):
                    yield Triple(_node(citing), NamedNode(_PROPERTY_OF_RELATION[relation]), cited)


def _carried_out(graph: Index) -> Iterator[Triple]:
    for task in graph.of_class(NQ.Task):
        for document in graph.values(task, NQ.inDocument):
            for other in graph.values(task, NQ.carriesOut):
                if other != document:
                    yield Triple(_node(document), NamedNode(NQ.directsImplementationOf), other)


def _node(term: NamedNode | Literal) -> NamedNode:
    if isinstance(term, NamedNode):
        return term
    raise TypeError(f"a node is expected here, not {term}")  # SHACL has asked for one before
