"""From what a user calls a body, a person or a place to its node in the graph.

Nothing is guessed: of all that fit, those that fit best are given, and where none fits ``NothingFound`` names the nearest.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from nq57graph.ask.engine import Graph
from nq57graph.ask.names import Fit, Words, best_fit, has_accents, match, match_whole, nearest, split, without_place
from nq57graph.errors import UserError
from nq57graph.vocabulary import NQ, SKOS


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


_LISTS = (
    "; 'nq57 list agencies' (people, places, documents) cho biết có những tên nào",
    "; 'nq57 list agencies' (people, places, documents) shows the names there are",
)


class NothingFound(UserError):
    """Nothing has the name that was looked for; ``hint`` (Vietnamese, English) says where else to look."""

    exit_code = 1

    def __init__(
        self, asked: str, what: tuple[str, str], known: Iterable[str], hint: tuple[str, str] = ("", "")
    ) -> None:
        near = nearest(asked, known)
        vi, en = what
        super().__init__(
            f"no {en} named '{asked}'" + (hint[1] or (f"; the nearest: {'; '.join(near)}" if near else _LISTS[1])),
            vi=f"không có {vi} nào tên '{asked}'"
            + (hint[0] or (f"; gần nhất: {'; '.join(near)}" if near else _LISTS[0])),
        )


_AGENT = ("cơ quan hay người", "agency or person")
_PERSON = ("người", "person")
_PLACE = ("địa phương", "place")


# ── finding ───────────────────────────────────────────────────────────────────────────────────────────────────────


def find_agents(graph: Graph, asked: str) -> tuple[Named, ...]:
    """Agencies, groups, posts and people called ``asked``, all that fit equally well. Raises NothingFound."""
    agents = list_agents(graph)
    return best_named(asked, agents) or _nothing(asked, _AGENT, agents)


def find_parties(graph: Graph, asked: str) -> tuple[tuple[Named, ...], tuple[Named, ...]]:
    """The agents, or the places where ``asked`` is wholly the name of one ('khánh hòa'), or both ('lam dong' is a person
    and a province). Raises NothingFound.
    """
    agents = list_agents(graph)
    places = tuple(place for place in best_named(asked, list_places(graph)) if _is_called(asked, place))
    called = tuple(agent for agent in best_named(asked, agents) if _is_called(asked, agent) or not places)
    if not called and not places:
        _nothing(asked, _AGENT, agents, _paper_hint(graph, asked))
    return called, places


def find_people(graph: Graph, asked: str) -> tuple[Named, ...]:
    """The people called ``asked``. Raises NothingFound."""
    people = tuple(agent for agent in list_agents(graph) if agent.kind == "person")
    return best_named(asked, people) or _nothing(asked, _PERSON, people)


def find_places(graph: Graph, asked: str) -> tuple[Named, ...]:
    """The places called ``asked``. Raises NothingFound."""
    places = list_places(graph)
    return best_named(asked, places) or _nothing(asked, _PLACE, places)


# ── what there is ─────────────────────────────────────────────────────────────────────────────────────────────────


_KINDS = {
    NQ.Agency: "agency",
    NQ.AgentGroup: "group",
    NQ.PostHolder: "post",
    NQ.UnresolvedAgent: "unresolved",
    NQ.Person: "person",
}


def list_agents(graph: Graph) -> tuple[Named, ...]:
    """Every agency, group, post that is ordered or addressed, unresolved name and person, by IRI."""
    spellings, where = graph.pairs(SKOS.altLabel), graph.pairs(NQ.place)
    places = {place.iri: place.names for place in _list_places(graph, spellings)}
    found = []
    for class_, kind in _KINDS.items():
        for iri in graph.instances(class_):
            place = next(iter(where.get(iri, ())), None)
            names = (graph.label(iri), *spellings.get(iri, ()))
            found.append(Named(iri, kind, names, place, places.get(place or "", ())))
    return tuple(sorted(found, key=lambda agent: agent.iri))


def list_places(graph: Graph) -> tuple[Named, ...]:
    """Every place, by IRI."""
    return _list_places(graph, graph.pairs(SKOS.altLabel))


def _list_places(graph: Graph, spellings: Mapping[str, Sequence[str]]) -> tuple[Named, ...]:
    places = graph.instances(NQ.Place)
    return tuple(Named(iri, "place", (graph.label(iri), *spellings.get(iri, ()))) for iri in places)


# ── fitting ───────────────────────────────────────────────────────────────────────────────────────────────────────


def best_named(asked: str, things: Sequence[Named]) -> tuple[Named, ...]:
    """Those of ``things`` that ``asked`` fits best: its whole name, else words of it; () if it fits none.

    Accents count where the user writes them and something fits with them.
    """
    for matching in (match_whole, match):
        for accents in (True, False) if has_accents(asked) else (False,):
            words = split(asked, accents=accents)
            fits = [(thing, fit) for thing in things if (fit := _fit(words, thing, accents, matching)) is not None]
            if fits:
                best = min(fit for _, fit in fits)
                called = {_placeless(thing) for thing, fit in fits if fit == best}
                # Whether a document happens to print 'Sở KHCN' must not tell one province's department from another's.
                same = best == Fit.EXACT
                return tuple(
                    t for t, fit in fits if fit == best or (same and fit == Fit.SHORT and _placeless(t) in called)
                )
    return ()


def _fit(words: Words, thing: Named, accents: bool, matching: Callable[[Words, Words], Fit | None]) -> Fit | None:
    names = [split(name, accents=accents) for name in thing.names]
    places = [split(name, accents=accents) for name in thing.place_names]
    return best_fit(words, names, places, matching)


def _placeless(thing: Named) -> Words:
    """The label without the place: what bodies of several places have in common."""
    words = split(thing.label)
    rest = without_place(words, [split(name) for name in thing.place_names])
    return words if rest is None else rest


def _is_called(asked: str, thing: Named) -> bool:
    """Whether ``asked`` is a whole name of ``thing``, not only words out of one."""
    return any(match_whole(split(asked), split(name)) is not None for name in thing.names)


def _nothing(
    asked: str, what: tuple[str, str], things: Iterable[Named], hint: tuple[str, str] = ("", "")
) -> tuple[Named, ...]:
    raise NothingFound(asked, what, map(_full_name, things), hint)


def _full_name(thing: Named) -> str:
    """The label with the place in brackets, unless the label tells it."""
    where = thing.place_names[0] if thing.place_names else ""
    return thing.label if where in thing.label else f"{thing.label} ({where})"


def _paper_hint(graph: Graph, asked: str) -> tuple[str, str]:
    """What to do where ``asked`` is a document, in Vietnamese and English."""
    if not any(c.isdigit() for c in asked):
        return "", ""
    from nq57graph.ask.documents import best_documents, list_documents

    if not best_documents(graph, asked, list_documents(graph)):
        return "", ""
    return (
        f", nhưng có văn bản: viết tên cơ quan rồi --document '{asked}', hoặc 'nq57 due --document {asked}'",
        f", but a document is: name a body and add --document '{asked}', or ask 'nq57 due --document {asked}'",
    )
