"""SHACL: whether a graph has the shape that ``ontology/shapes.ttl`` asks for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode, Quad

from nq57graph.vocabulary import SH, XSD

if TYPE_CHECKING:
    import rdflib


@dataclass(frozen=True, order=True, slots=True)
class Violation:
    """``node`` breaks a shape: ``path`` is the property ('' for the node as a whole), ``vi`` and ``en`` say how."""

    node: str
    path: str
    vi: str
    en: str

    def line(self, lang: str) -> str:
        return f"{self.node}{f' ({self.path})' if self.path else ''}: {self.vi if lang == 'vi' else self.en}"


def find_violations(quads: Iterable[Quad], ontology: Path) -> list[Violation]:
    """The violations of the union of ``quads``, sorted; warnings are not among them.

    ``ontology`` is the folder of ``shapes.ttl``.
    """
    import pyshacl
    import rdflib

    shapes = rdflib.Graph().parse(ontology / "shapes.ttl", format="turtle")
    _, report, _ = pyshacl.validate(to_rdflib(quads), shacl_graph=shapes, inference="none")
    return sorted(set(_violations(report)))


def to_rdflib(quads: Iterable[Quad]) -> rdflib.Graph:
    """The union of ``quads``. rdflib itself, since strings handed over by Oxigraph's plugin look different to SHACL."""
    import rdflib

    graph = rdflib.Graph()
    for quad in quads:
        graph.add((_term(quad.subject), _term(quad.predicate), _term(quad.object)))
    return graph


def _term(term: object) -> rdflib.URIRef | rdflib.Literal:
    import rdflib

    if isinstance(term, NamedNode):
        return rdflib.URIRef(term.value)
    if isinstance(term, Literal):
        if term.language is not None:
            return rdflib.Literal(term.value, lang=term.language)
        datatype = None if term.datatype.value == XSD.string else rdflib.URIRef(term.datatype.value)
        return rdflib.Literal(term.value, datatype=datatype)
    raise TypeError(f"the graph has no such terms: {term}")


def _violations(report: rdflib.Graph) -> Iterable[Violation]:
    from rdflib import URIRef

    for result in report.subjects(URIRef(SH.resultSeverity), URIRef(SH.Violation)):
        node, path = report.value(result, URIRef(SH.focusNode)), report.value(result, URIRef(SH.resultPath))
        messages = sorted(report.objects(result, URIRef(SH.resultMessage)), key=str)
        said = {getattr(message, "language", None): str(message) for message in messages}
        other = str(messages[0]) if messages else ""
        shown = str(path) if isinstance(path, URIRef) else ""  # a path of several steps has no name
        yield Violation(str(node), shown, said.get("vi", other), said.get("en", other))
