"""Where everything stands: columns from left to right, few crossings, nothing overlapping.

The page lays itself out anew whenever a section is opened or a filter set, so ``place`` is written twice: here and, step
for step, in ``script/layout.js``. A test holds the two together.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from nq57graph.trace import Cascade

Places = dict[str, tuple[int, int]]

SIZE: dict[str, tuple[int, int]] = {
    "root": (170, 58),
    "document": (170, 60),
    "section": (278, 28),
    "task": (316, 46),
    "agency": (266, 28),
    "official": (148, 40),
}
"""Width and height of a card in pixels at 100 %; every kind of agent is as large as an agency."""

COMPACT: dict[str, tuple[int, int]] = {
    "root": (108, 54),
    "document": (108, 78),
    "section": (230, 28),
    "task": (262, 46),
    "agency": (214, 28),
    "official": (140, 40),
}
"""The same for a narrow screen, on which the page opens with its documents closed."""

GAP = 7  # between cards of a column
GROUP_GAP = 14  # more, between cards of different documents
ALLEY = 43  # between columns
MARGIN = 14
HEADING = 30  # the height of what stands over the documents that nothing ties to the root
WAYPOINT = 10  # the height of the free way for lines that pass a column
OVER = "|heading"  # the box of that heading


@dataclass(frozen=True, slots=True)
class Box:
    """A card to be placed. Boxes of one ``layer`` stand below one another in the order given; ``group``: its document."""

    id: str
    layer: int
    width: int
    height: int
    group: str


def size_of(kind: str, root: bool = False) -> tuple[int, int]:
    return SIZE["root"] if root else SIZE.get(kind, SIZE["agency"])


@dataclass(frozen=True, slots=True)
class Order:
    """``rank``: the place of every node within its column, counted from 0.

    ``passes``: where lines from a node pass a column further right, by node and layer, on the same scale: 2.5 is between
    the third card and the fourth.
    """

    rank: dict[str, int]
    passes: dict[str, dict[int, float]]


def order_of(cascade: Cascade) -> Order:
    """The order that keeps to the texts and crossings few.

    Documents that are held stand by province and date, their tasks in the order of the text, sections by their first
    task (a heading may hold tasks behind those of the sections below it); everything else goes where its neighbours are (the barycentre).
    Documents that nothing ties to the root stand below it.
    """
    nodes: dict[str, dict[str, Any]] = {each: data for each, data in cascade.nodes(data=True)}
    held = [each for each, data in nodes.items() if data["kind"] == "document" and data["held"]]
    held.sort(key=lambda each: (nodes[each]["province"], nodes[each]["date"] or "9999", each))
    place = {each: float(index) for index, each in enumerate(held)}
    tasks_of = {each: [lower for lower in cascade.successors(each) if nodes[lower]["kind"] == "task"] for each in nodes}
    first = {
        each: min((nodes[task]["order"] for task in tasks), default=nodes[each]["order"])
        for each, tasks in tasks_of.items()
    }
    for kind in ("section", "task"):
        fixed = [each for each, data in nodes.items() if data["kind"] == kind]
        fixed.sort(key=lambda each: (place.get(nodes[each]["document"], 0.0), first[each], each))
        place |= {each: float(index) for index, each in enumerate(fixed)}

    rest = [each for each in nodes if each not in place]
    for each in sorted(rest, key=lambda each: (-nodes[each]["layer"], each)):
        if nodes[each]["kind"] == "document":  # only cited: beside what comes down from it
            below = (place[lower] for lower in cascade.successors(each) if lower in place)
            place[each] = _mean(below, default=len(held))
    for each in sorted(rest, key=lambda each: (nodes[each]["layer"], each)):
        if nodes[each]["kind"] != "document":
            place[each] = _mean(_above(cascade, each, place), default=len(nodes))

    columns: defaultdict[int, list[str]] = defaultdict(list)
    for each in sorted(nodes, key=lambda each: (untied(nodes[each]), place[each], nodes[each]["label"], each)):
        columns[nodes[each]["layer"]].append(each)
    rank = {each: index for column in columns.values() for index, each in enumerate(column)}

    passes: dict[str, dict[int, float]] = {}
    for each in sorted(nodes):
        if nodes[each]["kind"] in ("document", "section"):
            further = [layer for layer in sorted(columns) if layer > nodes[each]["layer"]]
            passes[each] = {layer: _passing(cascade, each, columns[layer], place, rank) for layer in further}
    return Order(rank, passes)


def untied(data: Mapping[str, Any]) -> bool:
    """Whether a node is a document that no sentence ties to the root."""
    return not data.get("tied", True)


def _passing(
    cascade: Cascade, node: str, column: Sequence[str], place: Mapping[str, float], rank: Mapping[str, int]
) -> float:
    """Where lines from ``node`` pass ``column``: below the cards of its own document, a section's where its tasks are."""
    nodes = cascade.nodes
    tasks = [rank[lower] for lower in cascade.successors(node) if lower in set(column)]
    if nodes[node]["kind"] == "section" and tasks:
        return min(tasks) - 0.5
    of_document = nodes[column[0]]["kind"] == "document"
    below = (place[lower] for lower in cascade.successors(node) if nodes[lower]["kind"] == "document")
    own = _mean(below, default=place[node]) if of_document else place[node]

    def stands(each: str) -> float:
        return place[each] if of_document else place.get(nodes[each]["document"], own)

    after = sum(stands(each) <= own for each in column)
    return after - 0.5 + 0.4 * own / (1 + own)  # the last term tells documents apart that pass at one place


def _above(cascade: Cascade, node: str, place: Mapping[str, float]) -> list[float]:
    """Where the upper neighbours stand: those that ``node`` leads, if any, for they are what is shown at first."""
    edges = [(upper, kind) for upper, _, kind in cascade.in_edges(node, keys=True) if upper in place]
    leads = [upper for upper, kind in edges if kind not in ("support", "via")]
    return [place[upper] for upper in sorted(leads or [upper for upper, _ in edges])]


def _mean(values: Iterable[float], default: float) -> float:
    found = list(values)
    return sum(found) / len(found) if found else default


def arrange(cascade: Cascade, shown: Collection[str], pairs: Collection[tuple[str, str]], order: Order) -> Places:
    """The centre of every card of ``shown`` that the lines ``pairs`` join; lines pass other columns between the cards."""
    nodes = cascade.nodes
    layers = sorted({nodes[each]["layer"] for each in shown})
    boxes: dict[str, tuple[float, Box]] = {}
    for each in shown:
        width, height = size_of(nodes[each]["kind"], each == cascade.graph["root"])
        group = nodes[each]["document"] if nodes[each]["kind"] in ("section", "task") else ""
        boxes[each] = order.rank[each], Box(each, nodes[each]["layer"], width, height, group)
    links = set()
    for upper, lower in sorted(pairs):
        at = upper
        for layer in layers:
            if nodes[upper]["layer"] < layer < nodes[lower]["layer"]:
                way = f"{upper}|{layer}"
                boxes[way] = order.passes[upper][layer], Box(way, layer, 0, WAYPOINT, nodes[upper]["document"])
                links.add((at, way))
                at = way
        links.add((at, lower))
    beside = sorted((each for each in shown if untied(nodes[each])), key=lambda each: order.rank[each])
    if beside:  # the heading has the first one's neighbours, so that it stands right over it
        first = beside[0]
        boxes[OVER] = order.rank[first] - 0.5, Box(OVER, nodes[first]["layer"], 0, HEADING, "")
        links |= {(OVER, lower) for upper, lower in links if upper == first}
    sorted_boxes = [box for _, box in sorted(boxes.values(), key=lambda ranked: (ranked[0], ranked[1].id))]
    centres = place(sorted_boxes, links)
    return {each: centres[each] for each in sorted(shown)}


def place(boxes: Sequence[Box], links: Collection[tuple[str, str]]) -> Places:
    """The centre of every box, in pixels; y grows downwards, the first column begins at ``MARGIN``.

    The tallest column is stacked; outwards from it, on either side, each box goes to the mean height of its neighbours
    in the columns that stand already, as nearly as the order of its column and the gaps allow.
    """
    columns: defaultdict[int, list[Box]] = defaultdict(list)
    for box in boxes:
        columns[box.layer].append(box)
    layers = sorted(columns)
    if not layers:
        return {}
    neighbours: defaultdict[str, list[str]] = defaultdict(list)
    for upper, lower in sorted(links):
        neighbours[upper].append(lower)
        neighbours[lower].append(upper)

    steps = {layer: _steps(columns[layer]) for layer in layers}
    anchor = max(range(len(layers)), key=lambda index: (sum(steps[layers[index]]), -index))
    y: dict[str, float] = {}
    for index in [*range(anchor, len(layers)), *range(anchor - 1, -1, -1)]:
        column = columns[layers[index]]
        wanted: list[float] = []
        at = 0.0
        for box, step in zip(column, steps[layers[index]], strict=True):
            at += step
            near = [y[other] for other in neighbours[box.id] if other in y]
            if index == anchor:
                wanted.append(at)
            else:
                wanted.append(_mean(near, default=wanted[-1] if wanted else 0.0))
        for box, height in zip(column, spread(wanted, steps[layers[index]]), strict=True):
            y[box.id] = height

    top = min(y[box.id] - box.height / 2 for box in boxes)
    left = float(MARGIN)
    centres: Places = {}
    for layer in layers:
        width = max(box.width for box in columns[layer])
        for box in columns[layer]:
            centres[box.id] = (round_half_up(left + width / 2), round_half_up(y[box.id] - top + MARGIN))
        left += width + ALLEY
    return centres


def _steps(column: Sequence[Box]) -> list[float]:
    """How far each box must at least stand below the one before it, centre to centre (the first: half its height)."""
    steps = [column[0].height / 2]
    for before, box in pairwise(column):
        apart = GAP if before.group == box.group else GAP + GROUP_GAP
        steps.append((before.height + box.height) / 2 + apart)
    return steps


def spread(wanted: Sequence[float], steps: Sequence[float]) -> list[float]:
    """The heights nearest to ``wanted`` (least squares) of which each is at least its step below the one before.

    Pooling of adjacent violators: boxes that want to overlap form a block that stands at the mean of what they want.
    """
    offsets: list[float] = []
    offset = 0.0
    for step in steps:
        offset += step
        offsets.append(offset)
    blocks: list[tuple[float, int]] = []  # sum of what its members want, less their offsets; members
    for want, offset in zip(wanted, offsets, strict=True):
        total, count = want - offset, 1
        while blocks and blocks[-1][0] * count > total * blocks[-1][1]:
            before = blocks.pop()
            total, count = before[0] + total, before[1] + count
        blocks.append((total, count))
    heights = [total / count for total, count in blocks for _ in range(count)]
    return [height + offset for height, offset in zip(heights, offsets, strict=True)]


def round_half_up(value: float) -> int:
    """As JavaScript's ``Math.round`` does, so that page and program agree."""
    return int((value + 0.5) // 1)
