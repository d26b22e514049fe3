"""Labels that a Vietnamese researcher can read: every node of the graph has one."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping

from nq57graph.model.facts import Agent, CitedDocument, Corpus, DocumentFact, Id, Person, Place, Post

Labels = Mapping[Id, str]
"""Identity → label, of the things that the labels of others name: places, agents, persons, posts, documents."""

WIDTH = 80


def shorten(text: str, width: int = WIDTH) -> str:
    """``text`` on one line of at most ``width`` characters, cut between words."""
    return textwrap.shorten(text, width, placeholder="…", break_long_words=False, break_on_hyphens=False)


def printed_day(iso: str) -> str:
    """'2026-05-04' as '04/5/2026', '2026-05' as '5/2026': a zero before days below 10 and months 1 and 2 only.

    Source: Decree 30/2020/NĐ-CP, annex I, part II.4 (place and time of a document).
    """
    year, *rest = iso.split("-")
    month = [rest[0] if int(rest[0]) <= 2 else str(int(rest[0]))] if rest else []
    return "/".join([*rest[1:], *month, year])


def corpus_labels(corpus: Corpus) -> dict[Id, str]:
    """The labels of all that documents share, and of the documents. Where a post is an agent too, the agent's counts."""
    things: tuple[Place | Person | Post | Agent, ...] = (*corpus.places, *corpus.persons, *corpus.posts, *corpus.agents)
    labels = {thing.id: thing.label for thing in things}
    national = {place.id for place in corpus.places if place.level == "national"}
    labels.update((cited.id, _cited_label(cited, labels, national)) for cited in corpus.cited)
    labels.update((facts.document.id, _held_label(facts.document, labels, national)) for facts in corpus.documents)
    return labels


def other_names(agent: Agent) -> list[str]:
    return sorted(set(agent.aliases) - {agent.label})


def _held_label(document: DocumentFact, labels: Labels, national: set[Id]) -> str:
    where = _where(document.place, document.issuer, labels, national)
    return _document_label(document.type, document.number, None, where, document.date)


def _cited_label(document: CitedDocument, labels: Labels, national: set[Id]) -> str:
    where = _where(document.place, document.issuer, labels, national)
    return _document_label(document.type or "Văn bản", document.number, document.name, where, document.date)


def _document_label(type_: str, number: str | None, name: str | None, where: str | None, date: str | None) -> str:
    """'Thông báo 08-TB/BCĐ (Khánh Hòa, 24/4/2026)'."""
    if number:
        head = f"{type_} {number}"
    elif name:
        head = name if name.casefold().startswith(type_.casefold()) or type_ == "Văn bản" else f"{type_} {name}"
    else:
        head = f"{type_} không số"
    aside = ", ".join(_given(where, printed_day(date) if date else None))
    return shorten(head, 2 * WIDTH) + (f" ({aside})" if aside else "")


def _where(place: Id | None, issuer: Id | None, labels: Labels, national: set[Id]) -> str | None:
    """The province; for a central document the issuer, since 'Việt Nam' would tell nothing."""
    if place is not None and place not in national:
        return labels.get(place)
    return labels.get(issuer) if issuer is not None else None


def _given(*parts: str | None) -> Iterator[str]:
    return (part for part in parts if part)
