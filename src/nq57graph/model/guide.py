"""A reading in the layout of the annotation guide: what ``nq57 read --format json`` prints."""

from __future__ import annotations

import re
from typing import Any

from nq57graph.model.reading import (
    CitationMention,
    DeadlineMention,
    Mention,
    Party,
    Reading,
    Signer,
    TargetMention,
    TaskMention,
)
from nq57graph.model.words import flat, fold


def as_guide(reading: Reading) -> dict[str, Any]:
    """``reading`` as JSON values. Texts are as printed, spans lists of ``[start, end)`` in code points.

    ``attached`` is there for a file of several documents: the others, each with its ``relation`` to the main one:
    'attaches' where the main one says that it is issued with it, else None (saved in one file, no more).
    """
    made = _document(reading)
    if reading.attached:
        made["attached"] = [{"relation": _relation(reading, other), **_document(other)} for other in reading.attached]
    return made


_ISSUED_WITH = re.compile(r"(?<!\w)kem\s+theo(?!\w)")


def _relation(main: Reading, other: Reading) -> str | None:
    """Whether ``main`` names ``other`` by its number, or says of something that it comes with it."""
    begin = min((m.spans[0].start for m in other.heading.mentions.values() if m.spans), default=len(main.source.text))
    named = any(c.number == other.heading.number for c in main.citations if c.number)
    return "attaches" if named or _ISSUED_WITH.search(flat(main.source.text[:begin])) else None


def _document(reading: Reading) -> dict[str, Any]:
    heading = reading.heading
    return {
        "file": reading.source.file,
        "document": {
            "type": heading.type,
            "number": heading.number,
            "date": heading.date,
            "place": heading.place,
            "issuer": heading.issuer,
            "parent": heading.parent,
            "province": heading.province,
            "title": heading.title,
            "signers": [_signer(s) for s in reading.signers],
            "meeting": {
                "date": reading.meeting.date,
                "name": reading.meeting.name.text if reading.meeting.name else None,
                "chair": reading.meeting.chair.text if reading.meeting.chair else None,
            }
            if reading.meeting
            else None,
            "recipients": [r.mention.text for r in reading.recipients],
        },
        "officials": _officials(reading),
        "citations": [_citation(c) for c in reading.citations],
        "tasks": [_task(t, reading) for t in reading.tasks],
        "targets": [_target(t, reading) for t in reading.targets],
        "findings": [
            {"kind": f.kind, "text": [_words(m, reading) for m in f.mentions], "note": f.note} for f in reading.findings
        ],
        "context": list(reading.notes),
    }


def _words(mention: Mention, reading: Reading) -> str:
    return reading.source.quote(mention.spans)


def _spans(mention: Mention) -> list[list[int]]:
    return [[s.start, s.end] for s in mention.spans]


def _signer(signer: Signer) -> dict[str, Any]:
    return {
        "name": signer.name.text if signer.name else None,
        "positions": [p.text for p in signer.positions],
        "capacity": signer.capacity,
    }


def _officials(reading: Reading) -> list[dict[str, Any]]:
    """One row per person: the posts of all places together, each once; a post in a signature that only begins a fuller
    post of the same person is left out."""
    rows: dict[str, dict[str, Any]] = {}
    for official in reading.officials:
        row = rows.setdefault(official.name.text, {"name": official.name.text, "posts": [], "in": []})
        if official.role not in row["in"]:
            row["in"].append(official.role)
        for post in official.posts:
            known = [fold(p) for p in row["posts"]]
            if fold(post.text) not in known and not any(k.startswith(fold(post.text)) for k in known):
                row["posts"].append(post.text)
    for row in rows.values():
        if len(row["in"]) > 1 and "mentioned" in row["in"]:
            row["in"].remove("mentioned")
    return list(rows.values())


def _citation(citation: CitationMention) -> dict[str, Any]:
    row: dict[str, Any] = {
        "type": citation.type,
        "number": citation.number,
        "date": citation.date,
        "issuer": citation.issuer,
        "mentions": len(citation.mentions),
        "relation": citation.relation,
    }
    if citation.name:
        row["name"] = citation.name
    return row


def _task(task: TaskMention, reading: Reading) -> dict[str, Any]:
    row: dict[str, Any] = {
        "id": task.path,
        "text": _words(task.mention, reading),
        "span": _spans(task.mention),
        "lead": _names(task.lead),
        "via": _names(task.via),
        "support": _names(task.support),
        "product": task.product.text if task.product else None,
        "deadline": _deadline(task.deadline) if task.deadline else None,
        "addressee": task.addressee.text if task.addressee else None,
    }
    if task.same_as:
        row["same_as"] = task.same_as
    return row


def _names(parties: tuple[Party, ...]) -> list[str]:
    return [p.mention.text for p in parties]


def _deadline(deadline: DeadlineMention) -> dict[str, Any]:
    row: dict[str, Any] = {"text": deadline.mention.text, "end": deadline.end, "kind": deadline.boundary}
    if deadline.boundary == "recurring":
        row["every"] = deadline.every
    if deadline.inherited is not None:
        row["inherited"] = True
    return row


def _target(target: TargetMention, reading: Reading) -> dict[str, Any]:
    values = [int(v) if v == int(v) else v for v in target.values]
    return {
        "text": _words(target.mention, reading),
        "indicator": target.indicator,
        "op": target.comparator,
        "value": values[0] if len(values) == 1 else values,
        "unit": target.unit,
        "by": target.by,
    }
