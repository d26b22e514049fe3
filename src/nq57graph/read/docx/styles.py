"""What paragraphs and runs get from their styles, and these from those they are based on (ECMA-376, part 1, 17.7)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from nq57graph.read.docx.markup import W, is_on, number, value

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_CONTENTS = re.compile(r"toc \d|table of (?:figures|authorities)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Look:
    """How words are shown; None where nothing is said of it."""

    capitals: bool | None = None
    hidden: bool | None = None
    raised: bool | None = None

    def over(self, below: Look) -> Look:
        """This look where it says something, else the one ``below``."""
        return Look(
            below.capitals if self.capitals is None else self.capitals,
            below.hidden if self.hidden is None else self.hidden,
            below.raised if self.raised is None else self.raised,
        )

    def toggled(self, other: Look) -> Look:
        """The looks of a character style and a paragraph style together: what both switch on is off (17.7.3)."""
        return Look(
            bool(self.capitals) != bool(other.capitals),
            bool(self.hidden) != bool(other.hidden),
            bool(self.raised if self.raised is not None else other.raised),
        )


@dataclass(frozen=True, slots=True)
class Style:
    """A style with what it inherits. ``lineage`` is its id and those that it is based on, nearest first; ``alignment``
    the value of 'w:jc', ``list_id`` and ``level`` its numbering; ``contents``: it sets lines of a table of contents."""

    lineage: tuple[str, ...] = ()
    look: Look = Look()
    alignment: str | None = None
    list_id: str | None = None
    level: int | None = None
    contents: bool = False


@dataclass(frozen=True, slots=True)
class Styles:
    """The styles of a document by id; ``default`` is that of paragraphs which name none."""

    _elements: dict[str, Element] = field(default_factory=dict)
    _default: str = ""
    _known: dict[str, Style] = field(default_factory=dict)

    def paragraph(self, id_: str | None) -> Style:
        """The style ``id_``; that of plain paragraphs where none, or one that is not there, is named."""
        return self._style(id_ if id_ is not None and id_ in self._elements else self._default)

    def run(self, id_: str, paragraph: Style) -> Look:
        """The look of the character style ``id_`` in a paragraph of the style ``paragraph``."""
        return self._style(id_).look.toggled(paragraph.look)

    def list_of(self, id_: str) -> str | None:
        """The list that the numbering style ``id_`` stands for."""
        return self._style(id_).list_id

    def _style(self, id_: str) -> Style:
        if id_ not in self._known:
            self._known[id_] = self._made(id_)
        return self._known[id_]

    def _made(self, id_: str) -> Style:
        look, alignment, list_id, level = Look(), None, None, None
        lineage = tuple(self._lineage(id_))
        for element in (self._elements[name] for name in lineage):
            properties = element.find(f"{W}pPr")
            numbering = properties.find(f"{W}numPr") if properties is not None else None
            look = look.over(look_of(element.find(f"{W}rPr")))
            alignment = alignment or value(properties, "jc")
            level = number(numbering, "ilvl") if level is None else level
            list_id = list_id or value(numbering, "numId")
        contents = any(_CONTENTS.fullmatch(value(self._elements[name], "name") or "") for name in lineage)
        return Style(lineage, look, alignment, list_id, level, contents)

    def _lineage(self, id_: str) -> Iterator[str]:
        seen: set[str] = set()
        at: str | None = id_
        while at is not None and at in self._elements and at not in seen:
            seen.add(at)
            yield at
            at = value(self._elements[at], "basedOn")


def read_styles(root: Element | None) -> Styles:
    """The styles of the part 'styles', which a document may lack."""
    if root is None:
        return Styles()
    elements = {style.get(f"{W}styleId", ""): style for style in root.iter(f"{W}style")}
    default = next(
        (
            id_
            for id_, style in elements.items()
            if style.get(f"{W}type") == "paragraph" and style.get(f"{W}default", "0") not in ("0", "false", "off")
        ),
        "",
    )
    return Styles(elements, default)


def look_of(properties: Element | None) -> Look:
    """What the run properties say themselves. Small capitals are capitals, too."""
    if properties is None:
        return Look()
    capitals, small = is_on(properties, "caps"), is_on(properties, "smallCaps")
    position = value(properties, "vertAlign")
    return Look(
        capitals or small if (capitals or small) else capitals,
        is_on(properties, "vanish"),
        None if position is None else position == "superscript",
    )
