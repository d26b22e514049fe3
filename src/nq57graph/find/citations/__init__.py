"""Documents that the text cites: by number, by name or by a short form, with the relation that the words state.

Mentions are found flow by flow (``numbers``, ``names``), related to the citing document (``relations``), and gathered
into one row for each document (``rows``). The forms are data: ``lexicon/citations.yaml``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from nq57graph.find.citations.found import Found, Place
from nq57graph.find.citations.names import find_amended, find_named
from nq57graph.find.citations.numbers import (
    find_blank,
    find_garbled,
    find_numbered,
    find_short,
    identity_of,
    is_slip,
    normal_number,
)
from nq57graph.find.citations.origin import read_date
from nq57graph.find.citations.relations import find_cited_relations, relate
from nq57graph.find.citations.rows import gather
from nq57graph.find.citations.terms import find_defined, find_repeated
from nq57graph.model.document import Annex, Block, Document, Level
from nq57graph.model.reading import CitationMention, CitedRelation
from nq57graph.model.text import Flow
from nq57graph.model.words import flat

_LEGAL_BASIS = re.compile(r"(?:can\s+cu|co\s+so)(?:\s+phap\s+ly)?")
__all__ = ["find_citations", "normal_number"]


def find_citations(document: Document) -> tuple[tuple[CitationMention, ...], tuple[CitedRelation, ...]]:
    """The documents cited, one row for each, in order of first mention; and relations stated between two of them."""
    own = normal_number(document.header.number.text)
    flows = [(flow, place) for flow, place in _flows(document) if flow.text]
    found: list[Found] = []
    relations: list[CitedRelation] = []
    for flow, place in flows:
        here = relate(_in_order(flow), place)
        # The document's mention of itself is no citation.
        here = [m for m in here if not _is_itself(m, place, document, own)]
        found.extend(here)
        found.extend(law for mention in here for law in find_amended(mention))
        relations.extend(find_cited_relations(here))
    found = [m for m in found if not _is_own_name(m, document)]
    for finder in (find_defined, find_repeated):
        again = list(finder(found, [flow for flow, _ in flows]))
        places = {id(flow): place for flow, place in flows}
        found += [related for mention in again for related in relate([mention], places[id(mention.flow)])]
    rows = gather(found)
    cited = {row.number or row.name for row in rows}
    return rows, tuple(r for r in relations if r.citing in cited and r.cited in cited)


def _in_order(flow: Flow) -> list[Found]:
    """The mentions in ``flow`` in order; where two overlap, the number counts, then the name, then the short form."""
    named = list(find_named(flow))
    by_end = {name.end: name for name in named}
    numbered = [_with_name(m, by_end) for m in find_numbered(flow)]
    covered = bytearray(len(flow.text))
    taken: list[Found] = []
    for mention in (*numbered, *find_blank(flow), *named, *find_short(flow), *find_garbled(flow)):
        if not any(covered[mention.start : mention.end]):
            taken.append(mention)
            covered[mention.start : mention.end] = b"\x01" * (mention.end - mention.start)
    return sorted(taken, key=lambda m: m.start)


def _with_name(numbered: Found, names: dict[int, Found]) -> Found:
    """'Luật Đầu tư công số 39/2019/QH14': name and number are one mention. ``names`` by their end."""
    text = numbered.flow.text
    if not text[numbered.start].isdigit():
        return numbered  # a type of its own stands before it
    so = re.search(r"\s*,?\s*(?:s\w\s*:?\s*)?$", text[max(0, numbered.start - 8) : numbered.start])
    name = names.get(numbered.start - len(so[0])) if so else None
    return replace(numbered, start=name.start, type=name.type, name=name.name) if name else numbered


def _is_itself(mention: Found, place: Place, document: Document, own: str | None) -> bool:
    """Whether a number is the document's own; in the note under an annex's title also where it is misprinted or was
    left blank."""
    if mention.number is None:
        return False
    if own is not None and identity_of(mention.number) == identity_of(own):
        return True
    if place is not Place.ATTACHED or not document.body:
        return False
    if mention.number.startswith("/"):
        return True
    dated = re.search(r"ngày.*", document.header.date.text, re.IGNORECASE)
    date = read_date(dated[0], 0)[0] if dated else None
    return own is not None and is_slip(mention.number, own) and mention.date in (None, date)


def _is_own_name(mention: Found, document: Document) -> bool:
    """Whether a scheme is what the document itself brings: its title names it, and not as what it carries out."""
    title = flat(document.header.title.text)
    at = title.find(flat(mention.name)) if mention.name and not mention.number else -1
    return at >= 0 and not re.search(r"(?:thuc\s+hien|trien\s+khai|sua\s+doi|bo\s+sung|cua)\s+$", title[:at])


def _flows(document: Document) -> Iterator[tuple[Flow, Place]]:
    """Every part of the text, with where it stands."""
    yield document.header.title, Place.TITLE
    yield from ((flow, Place.OPENING) for flow in document.opening)
    for block in document.blocks():
        yield block.flow, _place(block)
        yield from _cells(block)
    yield from ((flow, Place.TEXT) for flow in (*document.closing, *document.footnotes, *document.recipients))
    for annex in document.annexes:
        yield annex.title, Place.TEXT if document.body else Place.TITLE
        yield annex.note, Place.ATTACHED
        yield from _cells(annex)
        for top in annex.blocks:
            for block in top.walk():
                yield block.flow, Place.TEXT
                yield from _cells(block)


def _place(block: Block) -> Place:
    if block.level in (Level.PART, Level.ROMAN):
        return Place.HEADING
    if block.level is Level.ARTICLE:
        return Place.ARTICLE
    introduces = block.flow.text.rstrip().endswith(":")
    return Place.LEAD_IN if block.level is Level.PLAIN and introduces else Place.TEXT


def _cells(holder: Block | Annex) -> Iterable[tuple[Flow, Place]]:
    for table in holder.tables:
        yield from ((name, Place.TEXT) for name in table.head)
        legal = {at for at, name in enumerate(table.head) if _LEGAL_BASIS.fullmatch(flat(name.text).strip())}
        for row in table.rows:
            yield from ((c, Place.LEGAL_BASIS if at in legal else Place.TEXT) for at, c in enumerate(row.cells))
