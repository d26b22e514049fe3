"""Documents held and cited → identities.

Issuer + type + number + date make an identity, never the number alone. A number cited without its date is the one dated
document of that issuer, type and number, where the corpus knows exactly one; else it stays by itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from nq57graph.lexicon.provinces import province_of
from nq57graph.model.reading import CitationMention, Reading
from nq57graph.resolve.agents import is_central, write_out
from nq57graph.resolve.identity import document_id, named_document_id, parse_number, source_document_id

# Types that are the nation's when cited by name alone; of others, cited so without an issuer, the place is not known.
_NATIONAL = ("Luật", "Bộ luật", "Pháp lệnh", "Hiệp định")
_OF_ANYONE = ("Đề án", "Chiến lược", "Quy hoạch")


@dataclass(frozen=True, slots=True)
class Cited:
    """What all citations together say of one document that is cited."""

    id: str
    type: str | None
    number: str | None
    name: str | None
    date: str | None
    issuer: str | None  # as printed
    province: str | None

    @property
    def is_central(self) -> bool:
        """Whether its number, its type or its issuer is the nation's."""
        if self.issuer and is_central(write_out(self.issuer)):
            return True
        return self.province is None and (
            self.type in _NATIONAL if self.number is None else not _needs_place(self.number)
        )


def held_id(reading: Reading) -> str:
    """The identity of a document that is held."""
    heading = reading.heading
    if heading.number and parse_number(heading.number):
        return document_id(heading.number, heading.date, heading.province, heading.type)
    return source_document_id(heading.type, heading.province, reading.source.sha256)


class DocumentRegister:
    """Identity of every citation of a corpus: ``of(reading, citation)`` after all readings are known."""

    def __init__(self, readings: Sequence[Reading]) -> None:
        self._dates: dict[str, set[str]] = {}
        self.held: dict[str, Reading] = {}
        self.cited: dict[str, Cited] = {}
        for reading in readings:
            self.held.setdefault(held_id(reading), reading)
            heading = reading.heading
            if heading.number and heading.date and parse_number(heading.number):
                self._know(heading.number, heading.date, heading.province, heading.type)
        for reading in readings:
            for citation in reading.citations:
                if citation.number and citation.date:
                    self._know(citation.number, citation.date, self._province(reading, citation), citation.type)
        for reading in readings:
            for citation in reading.citations:
                self._cite(reading, citation)

    def of(self, reading: Reading, citation: CitationMention) -> str:
        """The identity of the document that ``citation`` means."""
        province = self._province(reading, citation)
        if citation.number is None:
            return named_document_id(citation.name or "", province)
        date = citation.date
        if date is None:
            known = self._dates.get(document_id(citation.number, None, province, citation.type), set())
            date = next(iter(known)) if len(known) == 1 else None
        identity = document_id(citation.number, date, province, citation.type)
        if province is None and _needs_place(citation.number):
            # Whose it is the text does not tell: it stays apart from every other document of that number.
            return f"{held_id(reading)}-cited-{identity.removeprefix('doc-')}"
        return identity

    def _know(self, number: str, date: str, province: str | None, type_: str | None) -> None:
        self._dates.setdefault(document_id(number, None, province, type_), set()).add(date)

    def _province(self, reading: Reading, citation: CitationMention) -> str | None:
        """A symbol that every province has means the one of the citing document's province."""
        if citation.number is None:
            if citation.type in (*_NATIONAL, *_OF_ANYONE) or (
                citation.issuer and is_central(write_out(citation.issuer))
            ):
                return None
            return reading.heading.province
        if not _needs_place(citation.number):
            return None
        return (province_of(citation.issuer) if citation.issuer else None) or reading.heading.province

    def _cite(self, reading: Reading, citation: CitationMention) -> None:
        identity = self.of(reading, citation)
        if identity in self.held:
            return
        known = self.cited.get(identity)
        self.cited[identity] = Cited(
            identity,
            (known and known.type) or citation.type,
            citation.number,
            citation.name,
            (known and known.date) or citation.date,
            (known and known.issuer) or citation.issuer,
            self._province(reading, citation),
        )


def _needs_place(number: str) -> bool:
    parts = parse_number(number)
    return parts is None or parts.is_local
