"""Signatures: a post that is left out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nq57graph.find.findings.quoting import words_at
from nq57graph.model.reading import FindingMention, Reading
from nq57graph.model.words import fold


def of_signatures(reading: Reading) -> Iterator[FindingMention]:
    """'kiêm' with no second post behind it."""
    text = reading.source.text
    for signer in reading.signers:
        if not signer.positions or signer.name is None:
            continue
        last, name = signer.positions[-1].spans[-1], signer.name.spans[0]
        between = text[last.end : name.start] if last.end <= name.start <= last.end + 400 else ""
        words = re.sub(r"[\W_]+", " ", re.sub(r"\((?:đã ký|Đã ký)\)", "", between)).split()
        if words and fold(words[0]) == "kiem" and len(words) == 1:
            at = last.end + between.lower().find(words[0].lower())
            yield FindingMention(
                "post-missing", "omission", (words_at(reading, signer.positions[-1].spans[0].start, at + len(words[0])),),
                f"sau chữ 'kiêm' thiếu chức vụ thứ hai của {signer.name.text}",
                f"no second post of {signer.name.text} behind 'kiêm'",
            )  # fmt: skip
