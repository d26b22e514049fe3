"""Paragraphs → the tree of headings, items and unmarked paragraphs, each with its path.

Paths follow the annotation guide: the numbers and letters printed above an item; a number that already holds its parents
('2.2.1' under II) is not repeated; '-' items are 'b1', 'b2', …, '+' items 'c1', …, unmarked paragraphs directly under a
heading 'p1', …; articles, which are numbered through a document, head the path whatever chapter they stand in.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from nq57graph.model.document import Block, Level, Table
from nq57graph.model.text import Flow, join
from nq57graph.model.words import flat, is_capitals
from nq57graph.read.canonical import UNREAD_PAGES
from nq57graph.read.paragraphs import Paragraph

_RANK = {
    Level.PART: 0,
    Level.ROMAN: 4,
    Level.ARTICLE: 4,
    Level.NUMBER: 6,
    Level.LETTER: 7,
    Level.BRACKET: 8,
    Level.DASH: 9,
    Level.PLUS: 10,
    Level.PLAIN: 11,
}
_LETTERED, _LETTERED_BELOW = 1, 5
_PARTS = (("phan", 0), ("chuong", 2), ("muc", 3))  # 'Phần' holds 'A.', that 'Chương', that 'Mục'
_ENDED = re.compile(r"[.;:!?…](?:[\"”’')\]]|/\.)*$")


@dataclass
class _Node:
    level: Level
    mark: str
    rank: float
    wholes: list[Flow]
    bodies: list[Flow]
    children: list[_Node] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)

    @property
    def depth(self) -> int:
        """How many numbers a dotted number has: 2 for '2.1'."""
        return self.mark.count(".") + 1 if self.level is Level.NUMBER else 0


def to_outline(paragraphs: Sequence[Paragraph], taken: dict[str, int] | None = None) -> tuple[Block, ...]:
    """The blocks of ``paragraphs`` (no footnotes among them) as a tree. ``taken``: how often each path has been given
    already in what stands above; it is brought up to date."""
    root = _Node(Level.PART, "", -1, [], [])
    stack = [root]
    for paragraph in paragraphs:
        if paragraph.table is not None:
            stack[-1].tables.append(paragraph.table)
            continue
        node = _Node(paragraph.level, paragraph.mark, _rank(paragraph), [paragraph.whole], [paragraph.body])
        if UNREAD_PAGES.fullmatch(paragraph.whole.text):
            del stack[1:]  # under which heading the next page goes on is not known
        if paragraph.level is Level.PLAIN:
            _place_plain(stack, node)
            continue
        _unwind(stack, node)
        stack[-1].children.append(node)
        stack.append(node)
    return _blocks(root.children, "", {} if taken is None else taken)


def _rank(paragraph: Paragraph) -> float:
    if paragraph.level is not Level.PART:
        return _RANK[paragraph.level]
    start = flat(paragraph.whole.text[:8])
    return next((rank for word, rank in _PARTS if start.startswith(word)), _LETTERED)


def _place_plain(stack: list[_Node], node: _Node) -> None:
    """An unmarked paragraph after an item belongs to that item; directly under a heading it stands for itself."""
    top = stack[-1]
    if len(stack) > 1 and not _is_heading(top):
        top.wholes += node.wholes
        top.bodies += node.wholes
        return
    top.children.append(node)


def _is_heading(node: _Node) -> bool:
    if node.level in (Level.DASH, Level.PLUS):
        return False
    if node.level is Level.PART:
        return True
    last = node.bodies[-1].text
    return not last or is_capitals(last) or not _ENDED.search(last[-12:]) or last.endswith(":")


def _unwind(stack: list[_Node], node: _Node) -> None:
    """Take from ``stack`` all that ends where ``node`` begins."""
    if node.rank == _LETTERED:
        node.rank = _rank_of_lettered(stack)
    if node.level is Level.LETTER:
        node.rank = _rank_of_letter(stack)
    same = [i for i, other in enumerate(stack) if i and _is_sibling(other, node)]
    if same:
        del stack[same[-1] :]
        return
    if node.level is Level.NUMBER and node.depth > 1:
        while len(stack) > 1 and (
            stack[-1].rank > _RANK[Level.NUMBER]
            or (stack[-1].level is Level.NUMBER and not node.mark.startswith(stack[-1].mark + "."))
        ):
            stack.pop()
        return
    inside_article = node.level is Level.ROMAN and any(other.level is Level.ARTICLE for other in stack)
    while len(stack) > 1 and stack[-1].rank >= node.rank:
        if inside_article and stack[-1].level is Level.ARTICLE:
            break
        stack.pop()


def _rank_of_lettered(stack: Sequence[_Node]) -> float:
    """'A.' heads a document over 'I.', or stands under a 'I.' that was there first; its sisters stand where it does."""
    for other in reversed(stack[1:]):
        if other.rank in (_LETTERED, _LETTERED_BELOW):
            return other.rank
    return _LETTERED_BELOW if any(other.level is Level.ROMAN for other in stack) else _LETTERED


def _rank_of_letter(stack: Sequence[_Node]) -> float:
    """'a)' stands above '(1)', or under a '1)' that was there first."""
    levels = [other.level for other in stack]
    if Level.LETTER in levels:
        return stack[levels.index(Level.LETTER)].rank
    return _RANK[Level.BRACKET] + 0.5 if Level.BRACKET in levels else _RANK[Level.LETTER]


def _is_sibling(other: _Node, node: _Node) -> bool:
    if other.level is not node.level or other.rank != node.rank:
        return False
    return node.level is not Level.NUMBER or other.depth == node.depth


def _blocks(nodes: Sequence[_Node], above: str, taken: dict[str, int]) -> tuple[Block, ...]:
    counts: dict[Level, int] = {}
    blocks = []
    for node in nodes:
        counts[node.level] = counts.get(node.level, 0) + 1
        path = _unique(_path(node, above, counts[node.level]), taken)
        blocks.append(
            Block(
                node.level, node.mark, path, join(node.bodies, torn=True), join(node.wholes, torn=True),
                _blocks(node.children, path, taken), tuple(node.tables),
            )
        )  # fmt: skip
    return tuple(blocks)


def _path(node: _Node, above: str, position: int) -> str:
    if node.level is Level.ARTICLE:
        return node.mark
    if node.level is Level.DASH:
        own = f"b{position}"
    elif node.level is Level.PLUS:
        own = f"c{position}"
    elif node.level is Level.PLAIN:
        own = f"p{position}"
    else:
        own = node.mark.replace(" ", "-")
    if node.depth > 1:
        above = _above_number(above, own)
    return f"{above}.{own}" if above else own


def _above_number(above: str, own: str) -> str:
    """``above`` without the numbers that ``own`` repeats: 'II.2.2' above '2.2.1' gives 'II'."""
    numbers = own.split(".")
    parts = above.split(".") if above else []
    for size in range(len(numbers) - 1, 0, -1):
        if parts[-size:] == numbers[:size]:
            return ".".join(parts[:-size])
    return above


def _unique(path: str, taken: dict[str, int]) -> str:
    """``path``, told apart where the source numbers two items alike: the second '1' is '1~2'."""
    taken[path] = taken.get(path, 0) + 1
    return path if taken[path] == 1 else f"{path}~{taken[path]}"
