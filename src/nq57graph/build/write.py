"""The graph as files whose bytes depend on its triples alone: sorted, UTF-8, LF, no clock."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from io import BytesIO

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Triple, serialize

from nq57graph import __version__
from nq57graph.generation import GRAPH, SUMMARY, TEXTS, TURTLE
from nq57graph.model.facts import Corpus
from nq57graph.vocabulary import NQ, PREFIXES, RDF

Refused = tuple[str, str]
"""A file that was not read, and why."""


def generation_files(
    corpus: Corpus, quads: Sequence[Quad], refused: Sequence[Refused], namespace: str, ontology_version: str
) -> dict[str, bytes]:
    """Everything of a generation but its store: path below it → content."""
    files = {f"{TEXTS}/{facts.document.id}.txt": facts.document.source.text.encode() for facts in corpus.documents}
    files[GRAPH] = to_nquads(quads)
    files[TURTLE] = to_turtle(quads, namespace)
    summary = {
        "program": __version__,
        "ontology": ontology_version,
        "namespace": namespace,
        "counts": counts(quads),
        "documents": _documents(corpus),
        "sources": _sources(corpus),
        "refused": [{"file": file, "reason": reason} for file, reason in sorted(refused)],
        "sha256": {path: hashlib.sha256(content).hexdigest() for path, content in sorted(files.items())},
    }
    files[SUMMARY] = (json.dumps(summary, ensure_ascii=False, indent=2) + "\n").encode()
    return files


def to_nquads(quads: Iterable[Quad]) -> bytes:
    """N-Quads, the lines in the order of their bytes."""
    output = BytesIO()
    serialize(quads, output, RdfFormat.N_QUADS)
    return b"".join(sorted(output.getvalue().splitlines(keepends=True)))


def to_turtle(quads: Iterable[Quad], namespace: str) -> bytes:
    """The union of the graphs as Turtle: nodes, properties and values in order, the class of a node first.

    An empty line stands between nodes, and the prefixes are sorted here, since the serialiser promises no order of them.
    """
    triples = sorted((quad.triple for quad in quads), key=_turtle_order)
    prefixes = {**PREFIXES, "id": namespace}
    output = BytesIO()
    serialize(triples, output, RdfFormat.TURTLE, prefixes=prefixes)
    head = [f"@prefix {prefix}: <{iri}> .\n".encode() for prefix, iri in sorted(prefixes.items())]
    lines = [line for line in output.getvalue().splitlines(keepends=True) if not line.startswith(b"@prefix ")]
    return b"".join(head) + b"".join(line if line.startswith(b"\t") else b"\n" + line for line in lines)


def counts(quads: Sequence[Quad]) -> dict[str, int]:
    """How many nodes there are of each own class ('Task'), and how many triples ('triples')."""
    classes = Counter(
        quad.object.value.removeprefix(NQ.IRI)
        for quad in quads
        if quad.predicate.value == RDF.type
        and isinstance(quad.object, NamedNode)
        and quad.object.value.startswith(NQ.IRI)
    )
    return {"triples": len(quads), **dict(sorted(classes.items()))}


def _documents(corpus: Corpus) -> list[dict[str, object]]:
    rows = [
        {
            "id": facts.document.id,
            "file": facts.document.source.file,
            "sha256": facts.document.source.sha256,
            "copies": sorted(copy.file for copy in facts.document.copies),
            "differences": dict(sorted(facts.document.differences.items())),
            "tasks": len({task.id for task in facts.tasks}),
        }
        for facts in corpus.documents
    ]
    return sorted(rows, key=lambda row: str(row["id"]))


def _sources(corpus: Corpus) -> dict[str, str]:
    """Every file that was read → the digest of its bytes, copies included: how ``nq57 check`` sees that one changed."""
    held = [facts.document for facts in corpus.documents]
    return {
        source.file: source.sha256
        for source in sorted((s for d in held for s in (d.source, *d.copies)), key=lambda s: s.file)
    }


def _subject(triple: Triple) -> str:
    return triple.subject.value if isinstance(triple.subject, NamedNode) else str(triple.subject)


def _turtle_order(triple: Triple) -> tuple[str, bool, str, str, str]:
    value = triple.object
    language = value.language or "" if isinstance(value, Literal) else ""
    is_class = triple.predicate.value == RDF.type
    return _subject(triple), not is_class, triple.predicate.value, language, str(value)
