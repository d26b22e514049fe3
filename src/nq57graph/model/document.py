"""A document as laid out: what the readers give and the finders take."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from nq57graph.model.text import EMPTY, Flow, Source


class Level(StrEnum):
    """What marks a block in the outline, from the outermost inwards."""

    PART = "part"  # Phần, Chương, Mục (printed as words)
    ROMAN = "roman"  # I.  I-
    ARTICLE = "article"  # Điều 1.
    NUMBER = "number"  # 1.  2.1.
    LETTER = "letter"  # a)  đ)
    BRACKET = "bracket"  # (1)
    DASH = "dash"  # -  (also the Markdown bullet)
    PLUS = "plus"  # +
    PLAIN = "plain"  # an unmarked paragraph


@dataclass(frozen=True, slots=True)
class Block:
    """One entry of the outline: a heading, a list item or an unmarked paragraph, with what stands under it.

    ``marker`` is the number or sign as printed ('' for a paragraph), ``path`` the position in the document
    ('II.2.2.1.b3', see the annotation guide), ``flow`` the words without the marker, ``whole`` with it.
    """

    level: Level
    marker: str
    path: str
    flow: Flow
    whole: Flow
    children: tuple[Block, ...] = ()
    tables: tuple[Table, ...] = ()

    def walk(self) -> Iterator[Block]:
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table; ``cells`` in the order of the table's columns."""

    cells: tuple[Flow, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """``head``: the names of the columns as printed; ``rows``: those below it, continued rows joined."""

    head: tuple[Flow, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Header:
    """The block above the text. An absent part is an empty flow, never a guess."""

    issuer: Flow = EMPTY  # 'BAN CHỈ ĐẠO VỀ PHÁT TRIỂN …'
    parent: Flow = EMPTY  # the body printed above the issuer
    number: Flow = EMPTY  # '03-TB/BCĐ'
    place: Flow = EMPTY  # 'Khánh Hòa'
    date: Flow = EMPTY  # 'ngày 04 tháng 4 năm 2025'
    type: Flow = EMPTY  # 'THÔNG BÁO'
    title: Flow = EMPTY


@dataclass(frozen=True, slots=True)
class Signature:
    """One signature block: ``formulas`` are the lines above the name ('TL. CHỦ TỊCH', 'BÍ THƯ', 'kiêm', …)."""

    formulas: tuple[Flow, ...]
    name: Flow


@dataclass(frozen=True, slots=True)
class Annex:
    """A 'Phụ lục': ``label`` ('Phụ lục', 'PHỤ LỤC II'), its title lines, and what stands in it; or a document issued with
    this one (``attached``: a plan behind its decision), whose paths are those printed in it."""

    label: Flow
    title: Flow
    note: Flow  # '(Kèm theo Thông báo số …)'
    blocks: tuple[Block, ...] = ()
    tables: tuple[Table, ...] = ()
    attached: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """A source laid out. ``opening`` is what stands between title and first heading, ``body`` the outline."""

    source: Source
    header: Header
    opening: tuple[Flow, ...]
    body: tuple[Block, ...]
    recipients: tuple[Flow, ...]
    signatures: tuple[Signature, ...]
    footnotes: tuple[Flow, ...] = ()
    annexes: tuple[Annex, ...] = ()
    closing: tuple[Flow, ...] = ()
    notes: tuple[str, ...] = field(default=())
    """What the reader wants to say of the source: encodings converted, pages left out."""
    attached: tuple[Document, ...] = ()
    """Further documents of the same source, each with a header and a number of its own; none of these has any."""

    def prefixed_annexes(self) -> Iterator[tuple[str, Annex]]:
        """The annexes, each with what the paths in it begin with: 'PL', of several 'PL1', 'PL2' …; '' for one attached."""
        numbered = sum(not annex.attached for annex in self.annexes)
        number = 0
        for annex in self.annexes:
            number += not annex.attached
            yield "" if annex.attached else "PL" if numbered == 1 else f"PL{number}", annex

    def blocks(self) -> Iterator[Block]:
        """Every block of the body, depth first, in the order of the text."""
        for block in self.body:
            yield from block.walk()
