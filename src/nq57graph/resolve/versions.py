"""What tells two documents apart whose words are the same: the identity that each prints, and whether it is what was issued."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from nq57graph.model.reading import Reading
from nq57graph.resolve.identity import document_id, parse_number
from nq57graph.resolve.wording import UNSURE, Wording

_DRAFT = re.compile(r"(?<!\w)DỰ THẢO(?!\w)|^\W*Dự thảo(?!\w)", re.MULTILINE)
_DRAFT_HEAD = 400  # code points in which a draft without a printed type is called one


@dataclass(frozen=True, slots=True)
class PrintedIdentity:
    """What a file prints of its document's identity; None for what it does not, or what a scan is not sure of."""

    number: str | None
    date: str | None
    province: str | None
    type: str | None
    is_local: bool

    @classmethod
    def of(cls, reading: Reading) -> PrintedIdentity:
        heading = reading.heading
        parts = parse_number(heading.number) if heading.number and _is_sure(reading, "number") else None
        number = document_id(heading.number, None, None, heading.type) if parts and heading.number else None
        date = heading.date if _is_sure(reading, "date") else None
        return cls(number, date, heading.province, heading.type, parts is not None and parts.is_local)

    @property
    def is_whole(self) -> bool:
        return bool(self.number and self.date and (self.province or not self.is_local))

    def may_be(self, other: PrintedIdentity) -> bool:
        """Whether nothing that both print differs."""
        pairs = (
            (self.number, other.number),
            (self.date, other.date),
            (self.province, other.province),
            (self.type, other.type),
        )
        return all(one is None or another is None or one == another for one, another in pairs)


def _is_sure(reading: Reading, field: str) -> bool:
    mention = reading.heading.mentions.get(field)
    return mention is None or all(
        word.confidence is None or word.confidence >= UNSURE
        for span in mention.spans
        for word in reading.source.words
        if word.span.start < span.end and span.start < word.span.end
    )


def was_issued(reading: Reading, words: Wording, other: Reading, other_words: Wording) -> bool:
    """Whether, unlike ``reading``, ``other`` is a draft, or has amendments in it: it cites a document which is younger than
    itself, and which ``reading`` does not know."""
    if _is_draft(other_words) and not _is_draft(words):
        return True
    date = reading.heading.date or other.heading.date
    return date is not None and _is_amended(other, reading, date)


def _is_draft(words: Wording) -> bool:
    if not words:
        return False
    start = words.source.text.rfind("\n", 0, words.starts[0]) + 1
    end = words.starts[words.head[1]] if 0 < words.head[1] < len(words) else start + _DRAFT_HEAD
    return bool(_DRAFT.search(unicodedata.normalize("NFC", words.source.text[start:end])))


def _is_amended(reading: Reading, other: Reading, date: str) -> bool:
    known = {citation.number for citation in other.citations}
    return any(c.number and c.date and c.date > date and c.number not in known for c in reading.citations)
