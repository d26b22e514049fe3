"""Columns from left to right, few crossings, nothing on top of anything."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

import networkx as nx
import pytest

from nq57graph.draw import layout
from nq57graph.draw.layout import Box, arrange, order_of, place, round_half_up, size_of, spread
from nq57graph.draw.page import Quotes, drawn_lines, first_view

if TYPE_CHECKING:
    from nq57graph.trace import Cascade


@pytest.mark.parametrize(
    ("wanted", "steps", "heights"),
    [
        ([0.0, 100.0], [5.0, 10.0], [0.0, 100.0]),  # room enough: each where it wants to be
        ([0.0, 0.0, 0.0], [5.0, 10.0, 10.0], [-10.0, 0.0, 10.0]),  # a crowd spreads around what it wants
        ([50.0, 0.0], [5.0, 10.0], [20.0, 30.0]),  # the order of the column stands, whatever is wanted
        ([0.0, 0.0, 100.0], [5.0, 10.0, 10.0], [-5.0, 5.0, 100.0]),  # who has room is left alone
        ([], [], []),
    ],
)
def test_spread(wanted: list[float], steps: list[float], heights: list[float]) -> None:
    assert spread(wanted, steps) == heights


@pytest.mark.parametrize(("value", "rounded"), [(0.5, 1), (1.5, 2), (-0.5, 0), (-1.2, -1), (2.4999, 2)])
def test_rounding_is_that_of_the_browser(value: float, rounded: int) -> None:
    assert round_half_up(value) == rounded


def overlaps(boxes: list[Box], centres: dict[str, tuple[int, int]]) -> list[tuple[str, str]]:
    def apart(one: Box, other: Box) -> bool:
        (x, y), (u, v) = centres[one.id], centres[other.id]
        return abs(x - u) >= (one.width + other.width) / 2 or abs(y - v) >= (one.height + other.height) / 2

    return [(one.id, other.id) for one, other in combinations(boxes, 2) if not apart(one, other)]


def all_boxes(cascade: Cascade) -> list[Box]:
    rank = order_of(cascade).rank
    boxes = []
    for each in sorted(cascade, key=lambda each: rank[each]):
        width, height = size_of(cascade.nodes[each]["kind"], each == cascade.graph["root"])
        boxes.append(Box(each, cascade.nodes[each]["layer"], width, height, cascade.nodes[each]["document"]))
    return boxes


def test_nothing_overlaps_and_columns_follow_the_layers(cascade: Cascade) -> None:
    boxes = all_boxes(cascade)
    centres = place(boxes, {(upper, lower) for upper, lower in cascade.edges()})
    assert len(centres) == len(cascade)
    assert overlaps(boxes, centres) == []
    right = {box.id: centres[box.id][0] + box.width / 2 for box in boxes}
    left = {box.id: centres[box.id][0] - box.width / 2 for box in boxes}
    assert [(upper, lower) for upper, lower in cascade.edges() if right[upper] >= left[lower]] == []
    assert min(left.values()) >= 0
    assert min(centres[box.id][1] - box.height / 2 for box in boxes) == layout.MARGIN


def test_at_first_everything_stands_apart_and_no_task_is_shown(cascade: Cascade) -> None:
    first = first_view(cascade, drawn_lines(cascade, Quotes()), order_of(cascade))
    shown, places = first.shown, first.places
    assert set(places) == shown
    assert {cascade.nodes[each]["kind"] for each in shown} == {"document", "section", "agency", "group", "no-agency"}
    boxes = [box for box in all_boxes(cascade) if box.id in shown]
    assert overlaps(boxes, places) == []


def test_who_only_supports_is_not_shown_at_first(cascade: Cascade) -> None:
    shown = first_view(cascade, drawn_lines(cascade, Quotes()), order_of(cascade)).shown
    assert "org-song-lam-so-tai-chinh" in shown  # leads PL.2
    assert "org-song-lam-ban-to-chuc-tinh-uy" not in shown


def test_agents_stand_beside_what_they_lead() -> None:
    cascade = nx.MultiDiGraph(root="doc")
    common = {"province": "", "date": "", "document": "doc", "order": 0, "held": True}
    cascade.add_node("doc", kind="document", label="", layer=0, **common)
    for order, task in enumerate(["t1", "t2", "t3"]):
        cascade.add_node(task, kind="task", label=task, layer=1, **(common | {"order": order}))
    for agent, task in [("a", "t3"), ("b", "t1"), ("c", "t2")]:
        cascade.add_node(agent, kind="agency", label=agent, layer=2, **common)
        cascade.add_edge(task, agent, key="lead")
    cascade.add_edge("t3", "b", key="support")  # what it leads weighs, not what it helps with
    assert sorted("abc", key=order_of(cascade).rank.__getitem__) == ["b", "c", "a"]


def test_a_line_passes_a_column_between_its_cards(cascade: Cascade) -> None:
    """57-NQ/TW reaches the notice of Sông Thao past a column in which 03/TB-UBND would stand at its height."""
    cascade = cascade.copy()
    for each in ("doc-song-lam-bcd-kh-12-2026-01-15", "doc-song-thao-ubnd-tb-03"):
        cascade.nodes[each].update(layer=1, tied=True)  # as if a sentence tied them to the resolution
    order = order_of(cascade)
    root, below = "doc-tw-nq-57-2024-12-22", "doc-03b1c2861cb7ac6d"
    column = ["doc-song-lam-bcd-kh-12-2026-01-15", "doc-song-thao-ubnd-tb-03"]
    assert order.rank[column[0]] < order.passes[root][1] < order.rank[column[1]]
    shown, pairs = {root, below, *column}, {(root, below), (column[1], below)}
    beside = arrange(cascade, shown, {(column[1], below)}, order)
    passed = arrange(cascade, shown, pairs, order)

    def free(places: layout.Places) -> int:
        return places[column[1]][1] - places[column[0]][1] - layout.SIZE["document"][1]

    assert free(passed) >= free(beside) + layout.WAYPOINT + layout.GAP


def test_documents_that_pass_at_one_place_stay_apart(cascade: Cascade) -> None:
    passes = order_of(cascade).passes
    lam, thao = "doc-song-lam-bcd-tb-09-2026-03-20", "doc-03b1c2861cb7ac6d"
    assert 3 < passes[lam][3] < passes[thao][3] < 4  # below all four sections, in the order of the documents


def test_what_nothing_ties_to_the_resolution_stands_below_it_under_a_heading(cascade: Cascade) -> None:
    """Between the resolution and the notices it would look like a step of the way down."""
    first = first_view(cascade, drawn_lines(cascade, Quotes()), order_of(cascade))
    (x, y), height = first.places["doc-tw-nq-57-2024-12-22"], layout.SIZE["root"][1]
    untied = sorted(first.places[each] for each, data in cascade.nodes(data=True) if not data.get("tied", True))
    assert [at for at, _ in untied] == [x, x]
    top = min(down for _, down in untied) - layout.SIZE["document"][1] / 2
    assert top - (y + height / 2) >= layout.HEADING + 2 * layout.GAP


def test_a_box_without_neighbours_is_placed_too() -> None:
    boxes = [Box("a", 0, 100, 20, ""), Box("b", 1, 100, 20, ""), Box("alone", 1, 100, 20, "")]
    centres = place(boxes, {("a", "b")})
    assert overlaps(boxes, centres) == []


def test_nothing_to_place() -> None:
    assert place([], set()) == {}
