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
from nq57graph.generation import TEXTS
from nq57graph.vocabulary import NQ, PREFIXES, RDF, RDFS, XSD, terms

Term = NamedNode | Literal
Value = str | int | float | bool | None
Row = dict[str, Value]

_NUMBERS = frozenset(XSD.IRI + name for name in ("decimal", "double", "float"))
# What is not SPARQL's own words: texts, IRIs, comments. Patterns are compiled when first used: most questions need none.
_TEXT = r"""(?xs)
    \"{3}(?:[^"\\]|\\.|"(?!""))*\"{3} | '{3}(?:[^'\\]|\\.|'(?!''))*'{3}
    | "(?:[^"\\\n]|\\.)*" | '(?:[^'\\\n]|\\.)*'
    | <[^<>"{}|^`\s]*> | \#[^\n]*
    """
_SERVICE = r"(?i)(?<![?$:\w.-])SERVICE(?![\w-])"
_UPDATE = r"(?i)\s*(?:(?:PREFIX\s+[\w.-]*:|BASE)\s*)*(INSERT|DELETE|LOAD|CLEAR|DROP|CREATE|ADD|MOVE|COPY|WITH)\b"
_OWN_TERM = r"(?<![?$:@\w.-])nq:([A-Za-z][\w-]*)"
_DECLARED = r"(?i)\bPREFIX\s+([\w.-]*):"
_PREFIXED = r"(?<![?$:@\w.-])([A-Za-z][\w-]*):(?=[\w%\\-])"
_POSITION = r"error at (\d+):(\d+): "


class QuerySyntaxError(UserError):
    """A query that is not SPARQL. ``row`` (the line) and ``column`` count from 1; both are None where the engine names none."""

    def __init__(self, message: str, vi: str, line: int | None = None, column: int | None = None) -> None:
        super().__init__(message, vi=vi)
        self.row, self.column = line, column


@dataclass(frozen=True)
class Graph:
    """A graph open for questions; ``texts`` is the folder of the documents' texts (``<local name>.txt``), if there is one."""

    store: Store
    texts: Path | None = None
    _nodes: dict[str, Node] = field(default_factory=dict, repr=False, compare=False)
    _texts: dict[str, str | None] = field(default_factory=dict, repr=False, compare=False)
    _labels: dict[str, dict[str | None, str]] = field(default_factory=dict, repr=False, compare=False)

    @cached_property
    def namespace(self) -> str:
        """The namespace of the data (prefix ``id:``), an option of the build: that of the graph's ``nq:Build``."""
        for quad in self.store.quads_for_pattern(None, NamedNode(NQ.programVersion), None, None):
            return str(quad.subject).strip("<>").removesuffix("build")
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
        ``UserError`` for a binding that the query has no place for, and for SERVICE: nothing leaves the machine.
        """
        if "service" in query.lower() and re.search(_SERVICE, re.sub(_TEXT, " ", query)):
            raise UserError(
                "SERVICE is refused: it would send the query to another server",
                vi="không nhận SERVICE: nó sẽ gửi câu hỏi sang máy chủ khác",
            )
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
            raise UserError(
                f"the query does not name {unknown[0] if unknown else 'a parameter'} in its SELECT"
            ) from None

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
        if iri not in self._nodes:
            found: dict[str, list[Literal | NamedNode]] = {}
            for quad in self.store.quads_for_pattern(NamedNode(iri), None, None, None):
                if isinstance(quad.object, Literal | NamedNode):
                    found.setdefault(quad.predicate.value, []).append(quad.object)
            self._nodes[iri] = Node(iri, found)
        return self._nodes[iri]

    def values(self, iri: str, property_: str) -> list[str]:
        """The values of one property of a node as strings, sorted: for when the rest of the node is not needed."""
        quads = self.store.quads_for_pattern(NamedNode(iri), NamedNode(property_), None, None)
        return sorted(quad.object.value for quad in quads if isinstance(quad.object, Literal | NamedNode))

    def pairs(self, property_: str) -> dict[str, list[str]]:
        """Every node that has ``property_``, with its values as strings, sorted."""
        found: dict[str, list[str]] = {}
        for quad in self.store.quads_for_pattern(None, NamedNode(property_), None, None):
            if isinstance(quad.subject, NamedNode) and isinstance(quad.object, Literal | NamedNode):
                found.setdefault(quad.subject.value, []).append(quad.object.value)
        return {subject: sorted(values) for subject, values in found.items()}

    def text_of(self, document: str) -> str | None:
        """The text of a held document (IRI), in which its spans count; None where the build left none."""
        if self.texts is None:
            return None
        if document not in self._texts:
            file = self.texts / f"{self.local(document)}.txt"
            # The bytes: reading as text would make one character of each CR LF, and the spans would shift.
            self._texts[document] = file.read_bytes().decode("utf-8") if file.is_file() else None
        return self._texts[document]

    def instances(self, class_: str) -> list[str]:
        """The nodes of a class, sorted."""
        return self.subjects(RDF.type, class_)

    def subjects(self, property_: str, value: str | bool) -> list[str]:
        """The nodes whose ``property_`` is ``value``, a node (IRI) or a boolean; sorted."""
        term = Literal(value) if isinstance(value, bool) else NamedNode(value)
        quads = self.store.quads_for_pattern(None, NamedNode(property_), term, None)
        return sorted({quad.subject.value for quad in quads if isinstance(quad.subject, NamedNode)})

    def label(self, iri: str, lang: str = "vi") -> str:
        """The label of a node in ``lang``, else in Vietnamese, else its local name."""
        if iri not in self._labels:
            quads = self.store.quads_for_pattern(NamedNode(iri), NamedNode(RDFS.label), None, None)
            self._labels[iri] = {q.object.language: q.object.value for q in quads if isinstance(q.object, Literal)}
        labels = self._labels[iri]
        return labels.get(lang) or labels.get("vi") or self.local(iri)


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
        """The value of a property that has one; of several, that in ``lang``, else the Vietnamese, else the first."""
        found = self.properties.get(property_, ())
        if len(found) > 1 and lang is not None:
            spoken = {term.language: term for term in found if isinstance(term, Literal)}
            found = [term] if (term := spoken.get(lang) or spoken.get("vi")) else found
        return min((term.value for term in found), default=None)

    def number(self, property_: str) -> int | None:
        """The whole number that ``property_`` holds."""
        found = self.text(property_)
        return None if found is None else int(found)


def open_graph(generation: Path) -> Graph:
    """Open the graph of a build: ``generation`` is the folder that holds ``store/``. Raises NoGraph and UserError."""
    folder = generation / "store"
    if not folder.is_dir():
        raise NoGraph(generation)
    try:
        return Graph(Store.read_only(str(folder)), generation / TEXTS)
    except (OSError, ValueError, RuntimeError) as error:
        # Oxigraph tells damage to its files in each of these.
        raise UserError(
            f"the graph in {generation} cannot be opened ({error}): run 'nq57 build' again",
            vi=f"không mở được đồ thị trong {generation} ({error}): chạy lại 'nq57 build'",
        ) from None


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


def unknown_terms(query: str) -> tuple[str, ...]:
    """The local names under ``nq:`` in ``query`` that are no terms of the vocabulary, each once: nothing can match them."""
    known = {iri.removeprefix(NQ.IRI) for iri in terms(NQ).values()}
    return tuple(dict.fromkeys(name for name in re.findall(_OWN_TERM, _bare(query)) if name not in known))


def _bare(query: str) -> str:
    """``query`` with its texts, IRIs and comments blanked, not cut out, so that positions stay."""
    return re.sub(_TEXT, lambda found: re.sub(r"[^\n]", " ", found[0]), query)


def _syntax_error(query: str, message: str) -> QuerySyntaxError:
    """Oxigraph says 'error at LINE:COLUMN: expected …', the rest being its grammar, of which nothing helps a person.

    An undeclared prefix it reports wherever it noticed; here the prefix itself is pointed at.
    """
    bare = _bare(query)
    if update := re.match(_UPDATE, bare):
        what = update[1].upper()
        return QuerySyntaxError(
            f"the graph is read only: {what} is refused, ask with SELECT, ASK, CONSTRUCT or DESCRIBE",
            f"đồ thị chỉ để đọc: không nhận {what}, hãy hỏi bằng SELECT, ASK, CONSTRUCT hoặc DESCRIBE",
        )
    declared = {*PREFIXES, *(found[1] for found in re.finditer(_DECLARED, bare))}
    for found in re.finditer(_PREFIXED, bare):
        if found[1] not in declared:
            line, column = _position(query, found.start())
            what = f"'{found[1]}:'"
            return QuerySyntaxError(
                f"query, line {line}, column {column}: the prefix {what} is not declared (built in: {', '.join(PREFIXES)})",
                f"câu truy vấn, dòng {line}, cột {column}: chưa khai báo tiền tố {what} (có sẵn: {', '.join(PREFIXES)})",
                line,
                column,
            )
    at = re.match(_POSITION, message)
    if at is None:
        reason = message.splitlines()[0] if message else ""
        return QuerySyntaxError(f"not a SPARQL query: {reason}", f"không phải câu truy vấn SPARQL: {reason}")
    line, column = int(at[1]), int(at[2])
    lines = query.splitlines() or [""]
    rest = lines[line - 1][column - 1 :].strip()[:40] if line <= len(lines) else ""
    where = (f"cannot go on with '{rest}'", f"không hiểu từ '{rest}'") if rest else ("it breaks off", "câu bị cụt")
    if "unbound" in message:
        why = (
            "SELECT names a variable that is neither grouped nor aggregated",
            "SELECT có biến không nằm trong GROUP BY hay hàm gộp",
        )
        where = why
    return QuerySyntaxError(
        f"query, line {line}, column {column}: not SPARQL, {where[0]}",
        f"câu truy vấn, dòng {line}, cột {column}: không đúng SPARQL, {where[1]}",
        line,
        column,
    )


def _position(text: str, offset: int) -> tuple[int, int]:
    """The line and column, from 1, of ``offset``."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)
