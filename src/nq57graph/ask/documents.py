"""From what a user calls a document to its node in the graph: its number, its file, words of its title."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from nq57graph.ask.engine import Graph, Node
from nq57graph.ask.lookup import NothingFound, list_places
from nq57graph.ask.names import Fit, Words, has_accents, match, split, without_place
from nq57graph.ask.periods import read_period
from nq57graph.model.words import fold
from nq57graph.vocabulary import DCT, ELI, NQ, RDFS


@dataclass(frozen=True, slots=True)
class NamedDocument:
    """A document as it can be called. ``file`` is None for one that is not held, ``date`` ISO or None."""

    iri: str
    label: str
    number: str | None
    type: str | None
    title: str | None
    date: str | None
    file: str | None
    place: str | None
    place_names: tuple[str, ...]


_DOCUMENT = ("văn bản", "document")


def find_documents(graph: Graph, asked: str) -> tuple[NamedDocument, ...]:
    """The documents called ``asked``: number ('08-TB/BCĐ', '08', 'nq 57'), with type, place or date ('08 khánh hòa',
    'nghị quyết 57 22/12/2024'), local name, name of the file, or words of the title. Raises NothingFound.
    """
    documents = list_documents(graph)
    found = best_documents(graph, asked, documents)
    if not found:
        raise NothingFound(asked, _DOCUMENT, [d.number for d in documents if d.number] + [d.label for d in documents])
    return found


def list_documents(graph: Graph) -> tuple[NamedDocument, ...]:
    """Every document, held or only cited."""
    places = {place.iri: place.names for place in list_places(graph)}
    return tuple(_document(graph.describe(iri), places) for iri in graph.instances(NQ.Document))


def _document(node: Node, places: Mapping[str, tuple[str, ...]]) -> NamedDocument:
    place = node.text(NQ.place)
    return NamedDocument(
        iri=node.iri,
        label=node.text(RDFS.label, "vi") or "",
        number=node.text(ELI.id_local),
        type=node.text(NQ.typeText),
        title=node.text(DCT.title, "vi"),
        date=node.text(ELI.date_document),
        file=node.text(NQ.file),
        place=place,
        place_names=places.get(place or "", ()),
    )


def best_documents(graph: Graph, asked: str, documents: Sequence[NamedDocument]) -> tuple[NamedDocument, ...]:
    """Those of ``documents`` that ``asked`` names: by identity, else by number, else by words of the title."""
    plain = asked.strip().lower()
    same = [d for d in documents if plain in _identities(graph, d)]
    if same:
        return tuple(same)
    for accents in (True, False) if has_accents(asked) else (False,):
        for fits in (_is_numbered, _is_titled):
            if found := tuple(d for d in documents if fits(asked, d, accents)):
                return found
    return ()


def _identities(graph: Graph, document: NamedDocument) -> set[str]:
    file = (document.file or "").lower()
    names = {graph.local(document.iri), (document.number or "").lower(), document.label.lower()}
    return (names | {file, file.rsplit("/", 1)[-1].rsplit(".", 1)[0]}) - {""}


def _is_numbered(asked: str, document: NamedDocument, accents: bool) -> bool:
    """Whether all words are of the number, with type, place or date to narrow it; the numeral itself must be there."""
    if document.number is None:
        return False
    rest = _less_frame(asked, document, accents)
    number = tuple(_numeral(word) for word in split(document.number, accents=accents))
    given = [_numeral(word) for word in rest]
    return number[0] in given and all(word in number for word in given)


def _is_titled(asked: str, document: NamedDocument, accents: bool) -> bool:
    """Whether the words, less type, place and date, stand in the title or label; nothing left fits a document's type
    and place, if they are named, and it has no number to be called by."""
    rest = _less_frame(asked, document, accents)
    if not rest:
        return document.number is None
    names = [split(text, accents=accents) for text in (document.title, document.label) if text]
    return any(fit is not None and fit != Fit.SCATTERED for name in names for fit in (match(rest, name),))


def _less_frame(asked: str, document: NamedDocument, accents: bool) -> Words:
    """The words without 'số', and without the document's own type, place and date where they stand among them."""
    for written in re.findall(r"\d{1,2}/\d{1,2}/\d{4}|\d{4}-\d{2}-\d{2}", asked):
        if document.date is not None and read_period(written)[0] == document.date:
            asked = asked.replace(written, " ")
    words = split(asked, accents=accents)
    words = tuple(word for word in words if fold(word) not in ("so", "ngay"))
    for frame in (document.place_names, (document.type,) if document.type else ()):
        parts = [split(name, accents=accents) for name in frame]
        words = rest if (rest := without_place(words, parts)) is not None else words
    return words


def _numeral(word: str) -> str:
    return word.lstrip("0") or "0" if word.isdigit() else word
