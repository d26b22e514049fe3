"""RDF terms in few words: what the modules of this stage write triples with."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from pyoxigraph import Literal, NamedNode, Triple

from nq57graph.build.refusal import refusal
from nq57graph.model.facts import Id
from nq57graph.vocabulary import RDF, RDFS, XSD

Term = NamedNode | Literal
Values = Term | None | Sequence[Term | None]

_DATE_TYPES = (
    (re.compile(r"\d{4}-\d{2}-\d{2}"), XSD.date, ""),
    (re.compile(r"\d{4}-\d{2}"), XSD.gYearMonth, "-01"),
    (re.compile(r"\d{4}"), XSD.gYear, "-01-01"),
)


@lru_cache(maxsize=4096)
def iri(text: str) -> NamedNode:
    return NamedNode(text)


@dataclass(frozen=True, slots=True)
class Names:
    """From identities to nodes: the data namespace in front of each."""

    namespace: str

    def __call__(self, identity: Id) -> NamedNode:
        return NamedNode(self.namespace + identity)

    def maybe(self, identity: Id | None) -> NamedNode | None:
        return None if identity is None else self(identity)

    def all(self, identities: Iterable[Id]) -> list[NamedNode]:
        return [self(identity) for identity in identities]


def string(text: str | None) -> Literal | None:
    return None if text is None else Literal(text)


def vi(text: str | None) -> Literal | None:
    return None if text is None else Literal(text, language="vi")


def en(text: str | None) -> Literal | None:
    return None if text is None else Literal(text, language="en")


def boolean(value: bool) -> Literal:
    return Literal("true" if value else "false", datatype=iri(XSD.boolean))


def integer(value: int) -> Literal:
    return Literal(str(value), datatype=iri(XSD.integer))


def maybe_integer(value: int | None) -> Literal | None:
    return None if value is None else integer(value)


def decimal(value: float) -> Literal:
    return Literal(f"{Decimal(str(value)).normalize():f}", datatype=iri(XSD.decimal))


def duration(value: str | None) -> Literal | None:
    return None if value is None else Literal(value, datatype=iri(XSD.duration))


def date(value: str | None) -> Literal | None:
    """An ISO date as ``xsd:date``, ``xsd:gYearMonth`` or ``xsd:gYear``, as far as it goes.

    Raises UserError for a day that no calendar has: such a literal would compare with nothing and be missed in silence.
    """
    if value is None:
        return None
    for pattern, datatype, rest in _DATE_TYPES:
        if pattern.fullmatch(value):
            try:
                datetime.date.fromisoformat(value + rest)
            except ValueError:
                break
            return Literal(value, datatype=iri(datatype))
    raise refusal(f"'{value}' is not a date of the calendar", f"'{value}' không phải ngày có trong lịch")


def concept(scheme: Mapping[str, str], key: str | None) -> NamedNode | None:
    """The term that ``scheme`` has for ``key``. Raises UserError for a key that it does not hold."""
    if key is None:
        return None
    if key not in scheme:
        known = ", ".join(sorted(scheme))
        raise refusal(f"'{key}' is none of {known}", f"'{key}' không phải là một trong: {known}")
    return iri(scheme[key])


def describe(
    node: NamedNode, type_: str, label: str, values: Mapping[str, Values], *, label_en: str | None = None
) -> Iterator[Triple]:
    """A node with its class, its label and its ``properties``."""
    yield Triple(node, iri(RDF.type), iri(type_))
    yield Triple(node, iri(RDFS.label), Literal(label, language="vi"))
    if label_en is not None:
        yield Triple(node, iri(RDFS.label), Literal(label_en, language="en"))
    yield from properties(node, values)


def properties(node: NamedNode, values: Mapping[str, Values]) -> Iterator[Triple]:
    """``node`` with each of ``values`` (property → term or terms; None is left out)."""
    for property_, given in values.items():
        for value in given if isinstance(given, Sequence) else (given,):
            if value is not None:
                yield Triple(node, iri(property_), value)
