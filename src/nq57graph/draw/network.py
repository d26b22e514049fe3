"""The only place that knows pyvis: a network of cards and lines, and the library that draws it.

pyvis 0.3.2 writes a page that links other hosts and puts titles into it as HTML. So its network and its vis-network are
used, with ``generate_html`` on our own template; no node or line has a ``title``, and positions are ours.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from nq57graph.draw import offline

if TYPE_CHECKING:
    from jinja2 import Environment

OPTIONS: dict[str, Any] = {
    "autoResize": False,
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {
        "dragNodes": False,
        "dragView": False,
        "zoomView": False,
        "hover": True,
        "hoverConnectedEdges": False,
        "selectConnectedEdges": False,
    },
    "nodes": {"shape": "box", "labelHighlightBold": False, "chosen": False},
    "edges": {
        "arrows": {"to": {"enabled": False}},
        "chosen": False,
        "selectionWidth": 0,
        "hoverWidth": 0,
        "smooth": {"enabled": True, "type": "cubicBezier", "forceDirection": "horizontal", "roundness": 0.5},
    },
}
"""What vis-network is told: nothing moves but by the page's own layout, lines run sideways."""


@dataclass(frozen=True, slots=True)
class Card:
    """A node as drawn; ``x`` and ``y`` in pixels, its centre."""

    id: str
    label: str
    x: int
    y: int
    hidden: bool


@dataclass(frozen=True, slots=True)
class Line:
    id: str
    upper: str
    lower: str
    hidden: bool


def render(cards: Iterable[Card], lines: Iterable[Line], environment: Environment, template: str) -> str:
    """The page that ``template`` makes of the network; in it stand ``nodes``, ``edges`` and ``options``."""
    from pyvis.network import Network

    network = Network(directed=True, cdn_resources="in_line")
    for card in cards:
        network.add_node(card.id, card.label or " ", shape="box", x=card.x, y=card.y, hidden=card.hidden)
    for line in lines:
        network.add_edge(line.upper, line.lower, id=line.id, hidden=line.hidden, arrows="")
    network.set_options(json.dumps(OPTIONS))
    network.templateEnv, network.path = environment, template
    return str(network.generate_html())


@cache
def library() -> str:
    """The script of vis-network as the installed pyvis brings it."""
    return (files("pyvis") / "lib" / "vis-9.1.2" / "vis-network.min.js").read_text(encoding="utf-8")


def embedded(value: object) -> str:
    """``value`` as the page holds it; pyvis hands its options over as JSON already."""
    return offline.embedded(json.loads(value) if isinstance(value, str) else value)


def details(pairs: Mapping[str, Mapping[str, Any]]) -> dict[str, dict[str, Any]]:
    """``pairs`` without what is empty, which halves the page."""
    return {
        key: {name: each for name, each in value.items() if each not in ("", [], None)} for key, value in pairs.items()
    }
