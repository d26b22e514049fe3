"""From what a user calls a thing to the nodes of the graph: agencies, people, places, documents, tasks.

Nothing is guessed: of all that fit, those that fit best are given, and where none fits ``NothingFound`` names the nearest.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from nq57graph.ask.engine import Graph, Node
from nq57graph.ask.names import Fit, Words, best_fit, has_accents, match, split, without_place
from nq57graph.errors import UserError
from nq57graph.model.words import fold
from nq57graph.vocabulary import DCT, ELI, NQ, RDF, RDFS, SKOS


@dataclass(frozen=True, slots=True)
class Named:
    """Something with names. ``kind``: 'agency', 'group', 'post', 'unresolved', 'person' or 'place'.

    ``place`` is the IRI of its place, ``place_names`` what that is called; ``names[0]`` is the label.
    """

    iri: str
    kind: str
    names: tuple[str, ...]
    place: str | None = None
    place_names: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        return self.names[0]


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


class NothingFound(UserError):
    """Nothing has the name that was looked for."""

    exit_code = 1

    def __init__(self, asked: str, what: tuple[str, str], known: Iterable[str]) -> None:
        from difflib import get_close_matches

        spelt: dict[str, str] = {}
        for name in known:
            spelt.setdefault(fold(name), name)
        near = [spelt[name] for name in get_close_matches(fold(asked), spelt, n=3, cutoff=0)]
        vi, en = what
        super().__init__(
            f"no {en} named '{asked}'" + (f"; the nearest: {'; '.join(near)}" if near else ""),
            vi=f"không có {vi} nào tên '{asked}'" + (f"; gần nhất: {'; '.join(near)}" if near else ""),
        )


_KINDS = {
    NQ.Agency: "agency",
    NQ.AgentGroup: "group",
    NQ.PostHolder: "post",
    NQ.UnresolvedAgent: "unresolved",
    NQ.Person: "person",
}
_AGENT = ("cơ quan hay người", "agency or person")
_PERSON = ("người", "person")
_PLACE = ("địa phương", "place")
_DOCUMENT = ("văn bản", "document")
_NODE = ("cơ quan, người, địa phương, văn bản hay nhiệm vụ", "agency, person, place, document or task")


# ── finding ───────────────────────────────────────────────────────────────────────────────────────────────────────


def find_agents(graph: Graph, asked: str) -> tuple[Named, ...]:
    """Agencies, groups, posts and people called ``asked``, all that fit equally well. Raises NothingFound."""
    agents = list_agents(graph)
    return _best(asked, agents) or _nothing(asked, _AGENT, agents)


def find_parties(graph: Graph, asked: str) -> tuple[tuple[Named, ...], tuple[Named, ...]]:
    """The agents, or the places where ``asked`` is wholly the name of one ('khánh hòa'), or both ('lam dong' is a person
    and a province). Raises NothingFound.
    """
    agents = list_agents(graph)
    places = tuple(place for place in _best(asked, list_places(graph)) if _is_called(asked, place))
    called = tuple(agent for agent in _best(asked, agents) if _is_called(asked, agent) or not places)
    if not called and not places:
        _nothing(asked, _AGENT, agents)
    return called, places


def find_people(graph: Graph, asked: str) -> tuple[Named, ...]:
    """The people called ``asked``. Raises NothingFound."""
    people = tuple(agent for agent in list_agents(graph) if agent.kind == "person")
    return _best(asked, people) or _nothing(asked, _PERSON, people)


def find_places(graph: Graph, asked: str) -> tuple[Named, ...]:
    """The places called ``asked``. Raises NothingFound."""
    places = list_places(graph)
    return _best(asked, places) or _nothing(asked, _PLACE, places)


def find_documents(graph: Graph, asked: str) -> tuple[NamedDocument, ...]:
    """The documents called ``asked``: number ('08-TB/BCĐ', '08', 'nq 57'), with type, place or date ('08 khánh hòa',
    'nghị quyết 57 22/12/2024'), local name, name of the file, or words of the title. Raises NothingFound.
    """
    documents = list_documents(graph)
    found = _best_documents(graph, asked, documents)
    if not found:
        raise NothingFound(asked, _DOCUMENT, [d.number for d in documents if d.number] + [d.label for d in documents])
    return found


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
    # A number is a document's; any other word may be part of a title, so names of bodies and people come first.
    if any(c.isdigit() for c in asked):
        found = tuple(d.iri for d in _best_documents(graph, asked, documents)) or _iris(_best(asked, things))
    else:
        found = _iris(_best(asked, things)) or tuple(d.iri for d in _best_documents(graph, asked, documents))
    if not found:
        known = [t.label for t in things] + [d.number or d.label for d in documents]
        raise NothingFound(asked, _NODE, known)
    return found


# ── what there is ─────────────────────────────────────────────────────────────────────────────────────────────────


def list_agents(graph: Graph) -> tuple[Named, ...]:
    """Every agency, group, post that is ordered or addressed, unresolved name and person."""
    places = {place.iri: place.names for place in list_places(graph)}
    found: dict[str, Named] = {}
    for class_, kind in _KINDS.items():
        for iri in graph.instances(class_):
            node = graph.describe(iri)
            place = node.text(NQ.place)
            found[iri] = Named(iri, kind, _names(node), place, places.get(place or "", ()))
    return tuple(found[iri] for iri in sorted(found))


def list_places(graph: Graph) -> tuple[Named, ...]:
    """Every place."""
    return tuple(Named(iri, "place", _names(graph.describe(iri))) for iri in graph.instances(NQ.Place))


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


def _names(node: Node) -> tuple[str, ...]:
    """What a node is called: its Vietnamese label first, then its label in English and the other spellings."""
    label = node.text(RDFS.label, "vi") or ""
    return tuple(dict.fromkeys((label, *node.texts(RDFS.label), *node.texts(SKOS.altLabel))))


# ── fitting ───────────────────────────────────────────────────────────────────────────────────────────────────────


def _best(asked: str, things: Sequence[Named]) -> tuple[Named, ...]:
    """Those of ``things`` that ``asked`` fits best; accents count where the user writes them and they help."""
    for accents in (True, False) if has_accents(asked) else (False,):
        words = split(asked, accents=accents)
        fits = {thing: _fit(words, thing, accents) for thing in things}
        best = min((fit for fit in fits.values() if fit is not None), default=None)
        if best is not None:
            named = {fold(thing.label) for thing, fit in fits.items() if fit == best}
            return tuple(
                thing
                for thing, fit in fits.items()
                # Whether a document happens to print 'Sở KHCN' must not tell one province's department from another's.
                if fit == best or (best == Fit.EXACT and fit == Fit.SHORT and fold(thing.label) in named)
            )
    return ()


def _fit(words: Words, thing: Named, accents: bool) -> Fit | None:
    names = [split(name, accents=accents) for name in thing.names]
    places = [split(name, accents=accents) for name in thing.place_names]
    return best_fit(words, names, places)


def _is_called(asked: str, thing: Named) -> bool:
    """Whether ``asked`` is a whole name of ``thing``, not only words out of one."""
    names = [split(name) for name in thing.names]
    return any(match(split(asked), name) in (Fit.EXACT, Fit.SHORT) for name in names)


def _best_documents(graph: Graph, asked: str, documents: Sequence[NamedDocument]) -> tuple[NamedDocument, ...]:
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
    from nq57graph.ask.periods import read_period

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
    documents = {d.iri for d in _best_documents(graph, document, held)}
    tasks = (graph.describe(iri) for each in documents for iri in graph.subjects(NQ.inDocument, each))
    return tuple(
        sorted(t.iri for t in tasks if NQ.Task in t.texts(RDF.type) and t.text(NQ.path) in (path, path.upper()))
    )


def _iris(things: Iterable[Named]) -> tuple[str, ...]:
    return tuple(thing.iri for thing in things)


def _nothing(asked: str, what: tuple[str, str], things: Iterable[Named]) -> tuple[Named, ...]:
    names = [f"{t.label} {t.place_names[0]}" if t.place_names else t.label for t in things]
    raise NothingFound(asked, what, names)
