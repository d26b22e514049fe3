"""The places that a corpus speaks of, out of the register."""

from __future__ import annotations

from nq57graph.lexicon import load
from nq57graph.model.facts import Place
from nq57graph.resolve.identity import NATION, place_id


def make_places(used: set[str]) -> tuple[Place, ...]:
    """Việt Nam and the provinces whose identity is in ``used``."""
    places = [Place(NATION, "Việt Nam", "national", label_en="Vietnam", aliases=("trung ương",))]
    for kind in ("provinces", "former"):
        for province in load("places")[kind]:
            identity = place_id(province["name"])
            if identity in used:
                aliases = tuple(province.get("aliases", ()))
                places.append(Place(identity, province["name"], "province", NATION, aliases=aliases))
    return tuple(places)
