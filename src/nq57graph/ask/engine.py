"""The engine: SPARQL over a built graph, rows of plain values out.

Questions always run over the union of the document graphs and the shared graph. Values go in as terms, never as text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from pyoxigraph import (
    Literal,
    NamedNode,
    QueryBoolean,
    QuerySolutions,
    QueryTriples,
    Store,
    Variable,
)

from nq57graph.errors import NoGraph, UserError
from nq57graph.vocabulary import NQ, PREFIXES, RDFS, XSD

Term = NamedNode | Literal
Value = str | int | float | bool | None
Row = dict[str, Value]

_NUMBERS = frozenset(XSD.IRI + name for name in ("decimal", "double", "float"))
_POSITION = re.compile(r"error at (\d+):(\d+): (?:expected )?(.*)", re.DOTALL)


class QuerySyntaxError(UserError):
    """A query that is not SPARQL. ``line`` and ``column`` count from 1; both are None where the engine names none."""

    def __init__(self, message: str, line: int | None = None, column: int | None = None) -> None:
        super().__init__(message)
        self.line, self.column = line, column


@dataclass(frozen=True)
class Graph:
    """A graph open for questions."""

    store: Store
    _labels: dict[tuple[str, str], str] = field(default_factory=dict, repr=False, compare=False)

    @cached_property
    def namespace(self) -> str:
        """The namespace of the data (prefix ``id:``), an option of the build: that of the graph's ``nq:Build``."""
        for quad in self.store.quads_for_pattern(None, NamedNode(NQ.programVersion), None, None):
            return str(quad.subject.value).removesuffix("build")
        return PREFIXES["id"]

    def iri(self, name: str) -> NamedNode:
        """The node of a local name ('doc-tw-nq-57-2024-12-22'), a prefixed name ('id:…', 'nq:…') or an IRI."""
        prefix, colon, local = name.partition(":")
        if not colon:
            return NamedNode(self.namespace + name)
        if local.startswith("//"):
            return NamedNode(name)
        return NamedNode({**PREFIXES, "id": self.namespace}[prefix] + local)

    def local(self, iri: str) -> str:
        """The local name of a node of the data; any other IRI as it is."""
        return iri.removeprefix(self.namespace)

    def solve(self, query: str, **bindings: Term) -> QuerySolutions | QueryBoolean | QueryTriples:
        """Run ``query`` (prefixes are built in) with the variables in ``bindings`` bound.

        A SELECT must project the variables that are bound. Raises ``QuerySyntaxError`` for what is not SPARQL and
        ``UserError`` for a binding that the query has no place for.
        """
        try:
            return self.store.query(
                query,
                prefixes={**PREFIXES, "id": self.namespace},
                use_default_graph_as_union=True,
                substitutions={Variable(name): term for name, term in bindings.items()},
            )
        except SyntaxError as error:
            raise _syntax_error(query, str(error)) from None
        except RuntimeError as error:
            if "SELECT projection" not in str(error):
                raise
            unknown = re.search(r"\?\w+", str(error))
            raise UserError(f"the query does not name {unknown[0] if unknown else 'a parameter'} in its SELECT") from None

    def select(self, query: str, **bindings: Term) -> list[Row]:
        """The rows of a SELECT, each with every variable that it projects; a variable without value is None.

        Bound variables must stand in the SELECT (Oxigraph binds no others) and are in every row. IRIs, dates and texts
        come as ``str`` (dates ISO), numbers as ``int`` or ``float``, booleans as ``bool``.
        """
        solutions = self.solve(query, **bindings)
        if not isinstance(solutions, QuerySolutions):
            raise TypeError("select() takes a SELECT query")
        return list(_rows(solutions))

    def describe(self, iri: str) -> Node:
        """What the graph says of one node: property → its values, in no order. Much cheaper than a query."""
        node: dict[str, list[Literal | NamedNode]] = {}
        for quad in self.store.quads_for_pattern(NamedNode(iri), None, None, None):
            if isinstance(quad.object, Literal | NamedNode):
                node.setdefault(quad.predicate.value, []).append(quad.object)
        return Node(iri, node)

    def subjects(self, property_: str, value: str) -> list[str]:
        """The nodes whose ``property_`` is the node ``value``, sorted."""
        quads = self.store.quads_for_pattern(None, NamedNode(property_), NamedNode(value), None)
        return sorted({quad.subject.value for quad in quads if isinstance(quad.subject, NamedNode)})

    def label(self, iri: str, lang: str = "vi") -> str:
        """The label of a node in ``lang``, else in Vietnamese, else its local name."""
        key = (iri, lang)
        if key not in self._labels:
            quads = self.store.quads_for_pattern(NamedNode(iri), NamedNode(RDFS.label), None, None)
            labels = {q.object.language: q.object.value for q in quads if isinstance(q.object, Literal)}
            self._labels[key] = labels.get(lang) or labels.get("vi") or self.local(iri)
        return self._labels[key]


@dataclass(frozen=True, slots=True)
class Node:
    """What the graph says of one node."""

    iri: str
    properties: Mapping[str, Sequence[Literal | NamedNode]]

    def values(self, property_: str) -> list[Value]:
        """All values of ``property_``, sorted."""
        return sorted((value_of(term) for term in self.properties.get(property_, ())), key=str)

    def texts(self, property_: str) -> list[str]:
        """All values of ``property_`` as strings, sorted."""
        return [str(value) for value in self.values(property_)]

    def text(self, property_: str, lang: str | None = None) -> str | None:
        """The value of a property that has one; of several, that in ``lang``, else the first."""
        terms = self.properties.get(property_, ())
        chosen = [term for term in terms if isinstance(term, Literal) and term.language == lang] if lang else []
        found = sorted(term.value for term in chosen or terms)
        return found[0] if found else None

    def number(self, property_: str) -> int | None:
        """The whole number that ``property_`` holds."""
        found = self.text(property_)
        return None if found is None else int(found)


def open_graph(generation: Path) -> Graph:
    """Open the graph of a build: ``generation`` is the folder that holds ``store/``."""
    folder = generation / "store"
    if not folder.is_dir():
        raise NoGraph(generation)
    try:
        return Graph(Store.read_only(str(folder)))
    except (OSError, ValueError) as error:
        raise UserError(f"the graph in {generation} cannot be opened ({error}): run 'nq57 build' again") from None


def value_of(term: object) -> Value:
    """A term as a plain value (see ``Graph.select``)."""
    if term is None:
        return None
    if isinstance(term, Literal):
        kind = term.datatype.value
        if kind == XSD.integer:
            return int(term.value)
        if kind in _NUMBERS:
            return float(term.value)
        if kind == XSD.boolean:
            return term.value in ("true", "1")
        return term.value
    if isinstance(term, NamedNode):
        return term.value
    return str(term)


def text(value: str) -> Literal:
    """A plain string as a term."""
    return Literal(value)


def date(value: str) -> Literal:
    """An ISO date as a term."""
    return Literal(value, datatype=NamedNode(XSD.date))


def _rows(solutions: QuerySolutions) -> Iterator[Row]:
    names: Mapping[str, Variable] = {variable.value: variable for variable in solutions.variables}
    for solution in solutions:
        yield {name: value_of(solution[variable]) for name, variable in names.items()}


def _syntax_error(query: str, message: str) -> QuerySyntaxError:
    """Oxigraph says 'error at LINE:COLUMN: expected …', the rest being its grammar, of which the first line will do."""
    found = _POSITION.match(message)
    if found is None:
        return QuerySyntaxError(f"not a SPARQL query: {message.splitlines()[0]}")
    line, column = int(found[1]), int(found[2])
    lines = query.splitlines() or [""]
    near = lines[line - 1][max(0, column - 1) :].strip()[:40] if line <= len(lines) else ""
    where = f"near '{near}'" if near else "at its end"
    reason = ": a prefix that is not declared" if "Prefix not found" in message else ""
    if "unbound" in message:
        reason = ": the SELECT names a variable that is neither grouped nor aggregated"
    return QuerySyntaxError(f"query, line {line}, column {column}: not SPARQL {where}{reason}", line, column)
