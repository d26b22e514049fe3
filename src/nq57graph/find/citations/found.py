"""One mention of a document, as the finders hand it on."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from nq57graph.model.facts import Relation
from nq57graph.model.reading import Mention
from nq57graph.model.text import Flow


class Place(StrEnum):
    """Where in the document words stand: what they say of the whole document depends on it."""

    TITLE = "title"
    OPENING = "opening"
    HEADING = "heading"  # of a part or main section
    LEAD_IN = "lead-in"  # a paragraph that introduces items
    ARTICLE = "article"
    LEGAL_BASIS = "legal basis"  # a cell of the column 'Căn cứ pháp lý'
    ATTACHED = "attached"  # '(Kèm theo Quyết định số …)'
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Found:
    """``flow.text[start:end]`` names a document; ``stop`` is where what is said of it (date, issuer) ends.

    ``number``, ``short`` ('NQ 57' → ('Nghị quyết', '57')) or ``name`` is set; number and name
    both in 'Luật Đầu tư số 61/2020/QH14'. ``weak``: by itself the name may be
    that of a draft; it counts where the text cites the document elsewhere.
    """

    flow: Flow
    start: int
    end: int
    stop: int
    type: str | None
    number: str | None = None
    name: str | None = None
    short: tuple[str, str] | None = None
    date: str | None = None
    issuer: str | None = None
    weak: bool = False
    spoiled: bool = False  # digits before ``number`` cannot be read
    garbled: bool = False  # ``number`` is put together from letters: it counts where the text cites that very number
    relation: Relation = "mentions"
    carried: bool = False

    @property
    def mention(self) -> Mention:
        part = self.flow.part(self.start, self.end)
        return Mention(part.text, part.spans())
