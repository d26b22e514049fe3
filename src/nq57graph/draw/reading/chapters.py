"""A reading as the chapters of a page: what was understood of each document, and what was not.

Nothing is added here: what a document does not say is listed as such.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from nq57graph.draw.reading.dates import day
from nq57graph.draw.reading.entries import Chapter, Context, Entry, Group, Phrase, Row, Value
from nq57graph.draw.reading.marks import Marks
from nq57graph.draw.reading.tasks import task_entries
from nq57graph.model.reading import (
    CitationMention,
    CitedRelation,
    FindingMention,
    Mention,
    OfficialMention,
    Reading,
    RecipientMention,
    SectionMention,
    Signer,
    TargetMention,
)

HEADER = ("type", "number", "date", "place", "issuer", "parent", "province", "title")
"""The header fields in the order in which they are shown: names of attributes of ``Heading``."""

_COMPARED = {"=": "", "range": "", ">=": "≥", "<=": "≤"}

_Item = TypeVar("_Item")


def chapters_of(reading: Reading, marks: Marks) -> list[Chapter]:
    """The documents of ``reading``, one chapter each; the words that they rest on are entered in ``marks``. What
    the reader of the file notes stands in the first."""
    notes = tuple(dict.fromkeys((*reading.source.notes, *reading.notes)))
    documents = replace(reading, notes=notes).documents
    return [_chapter(Context(document, marks, f"d{number}")) for number, document in enumerate(documents)]


def _chapter(context: Context) -> Chapter:
    reading = context.reading
    heading = reading.heading
    document = [_header(context), *_each(context, _signer, reading.signers), *_meeting(context), *_parts(context)]
    citations = [*_each(context, _citation, reading.citations), *_each(context, _relation, reading.cited_relations)]
    groups = (
        _group("document", document),
        _group("notes", _each(context, _note, reading.notes)),
        Group("tasks", tuple(task_entries(context)), len(reading.tasks)),
        _group("unread", _each(context, _unread, reading.unread)),
        _group("passed", _each(context, _passed, reading.passed_over)),
        _group("findings", _each(context, _finding, reading.findings)),
        _group("targets", _each(context, _target, reading.targets)),
        _group("citations", citations),
        _group("people", _each(context, _official, reading.officials)),
        _group("recipients", _each(context, _recipient, reading.recipients)),
    )
    return Chapter(heading.type or "", heading.number or "", groups)


def _group(name: str, entries: Sequence[Entry]) -> Group:
    return Group(name, tuple(entries), len(entries))


def _each(context: Context, write: Callable[[Context, str, _Item], Entry], items: Sequence[_Item]) -> list[Entry]:
    """What ``write`` makes of each of ``items``, with the id that it is given."""
    return [write(context, context.id(write.__name__.strip("_"), number), item) for number, item in enumerate(items)]


# ── the document itself ───────────────────────────────────────────────────────────────────────────────────────────


def _header(context: Context) -> Entry:
    entry = context.id("header", 0)
    return Entry(entry, "field", rows=tuple(_header_row(context, entry, name) for name in HEADER))


def _header_row(context: Context, entry: str, name: str) -> Row:
    """A field as understood; where it is printed in other words (a date), those as well."""
    heading = context.reading.heading
    text: str | None = getattr(heading, name)
    if text is None:
        return Row(name)
    shown = day(text) if name == "date" else text
    mention = heading.mentions.get(name)
    if mention is None:
        return Row(name, (Value(shown, "field", phrases=(("no-words", {}),)),))
    printed: tuple[Phrase, ...] = ()
    if name == "date" and mention.text != shown:
        printed = (("printed", {"text": mention.text}),)
    return Row(name, (context.value("field", mention, entry, *printed, text=shown),))


def _signer(context: Context, entry: str, signer: Signer) -> Entry:
    rows = [
        Row("name", context.values("person", [signer.name], entry)),
        Row("positions", context.values("post", signer.positions, entry)),
        Row("capacity", (Value("", phrases=((f"capacity-{signer.capacity}", {}),)),)),
    ]
    if signer.on_behalf_of:
        rows.append(Row("on-behalf-of", context.values("field", [signer.on_behalf_of], entry)))
    return Entry(entry, "field", phrases=(("signer", {}),), where=context.where(signer.name), rows=tuple(rows))


def _meeting(context: Context) -> Iterator[Entry]:
    meeting = context.reading.meeting
    if meeting is None:
        return
    entry = context.id("meeting", 0)
    date: tuple[Value, ...] = ()
    if meeting.date and meeting.date_mention:
        date = (context.value("field", meeting.date_mention, entry, text=day(meeting.date)),)
    elif meeting.date:
        date = (Value(day(meeting.date), "field"),)
    rows = (
        Row("name", context.values("field", [meeting.name], entry)),
        Row("date", date),
        Row("chair", context.values("person", [meeting.chair], entry)),
    )
    yield Entry(entry, "field", phrases=(("meeting", {}),), where=context.where(meeting.name), rows=rows)


def _parts(context: Context) -> Iterator[Entry]:
    """The annexes, and who keeps a committee's office."""
    reading = context.reading
    if reading.annexes:
        annexes = Row("annexes", tuple(Value(label) for label in reading.annexes))
        yield Entry(context.id("annexes", 0), "field", phrases=(("annexes", {}),), rows=(annexes,))
    for number, (agency, what) in enumerate(reading.standing):
        entry = context.id("standing", number)
        values = context.values("field", [agency, what], entry)
        rows = (Row("agency", values[:1]), Row("standing", values[1:]))
        yield Entry(entry, "field", phrases=(("standing", {}),), where=context.where(agency), rows=rows)


def _note(context: Context, entry: str, note: str) -> Entry:
    return Entry(entry, "note", note)


def _official(context: Context, entry: str, official: OfficialMention) -> Entry:
    return Entry(
        entry,
        "person",
        official.name.text,
        mark=context.marks.refer("person", official.name.spans, entry),
        where=context.where(official.name),
        phrases=((f"as-{official.role}", {}),),
        rows=(Row("posts", context.values("post", official.posts, entry)),),
    )


def _recipient(context: Context, entry: str, recipient: RecipientMention) -> Entry:
    """A line of 'Nơi nhận'; its parties where it names others than itself."""
    parties = tuple(Value(party.text) for party in recipient.parties)
    rows = [Row("parties", parties)] if [value.text for value in parties] not in ([recipient.mention.text], []) else []
    if recipient.purpose:
        rows.append(Row("purpose", (Value(recipient.purpose),)))
    number = context.marks.refer("field", recipient.mention.spans, entry)
    where = context.where(recipient.mention)
    return Entry(entry, "field", recipient.mention.text, mark=number, where=where, rows=tuple(rows))


# ── what it refers to, what it aims at ────────────────────────────────────────────────────────────────────────────


def _citation(context: Context, entry: str, citation: CitationMention) -> Entry:
    places = tuple(
        context.value("citation", mention, entry, *_said_of(citation, number), text=f"{number + 1}")
        for number, mention in enumerate(citation.mentions)
    )
    type_ = citation.type or ""
    name = citation.number or citation.name or ""
    return Entry(
        entry,
        "citation",
        f"{type_} {name}" if citation.number else name or type_,
        mark=places[0].mark if places else None,
        phrases=((f"relation-{citation.relation}", {}),),
        rows=(
            Row("date", (Value(day(citation.date)),) if citation.date else ()),
            Row("issuer", (Value(citation.issuer),) if citation.issuer else ()),
            Row("places", places),
        ),
    )


def _said_of(citation: CitationMention, number: int) -> Iterator[Phrase]:
    """What the words around a mention do: state the relation, or order the document to be carried out."""
    if number == citation.telling and citation.relation != "mentions":
        yield "telling", {}
    if number < len(citation.carried) and citation.carried[number]:
        yield "carried", {}


def _relation(context: Context, entry: str, relation: CitedRelation) -> Entry:
    number = context.marks.refer("citation", relation.mention.spans, entry)
    phrase = f"relation-{relation.relation}"
    return Entry(
        entry,
        "citation",
        f"{relation.citing} → {relation.cited}",
        mark=number,
        where=context.where(relation.mention),
        phrases=(("cited-relation", {}), (phrase, {})),
    )


def _target(context: Context, entry: str, target: TargetMention) -> Entry:
    number = context.marks.refer("target", target.mention.spans, entry)
    values = " – ".join(_figure(value) for value in target.values)
    sign = _COMPARED.get(target.comparator, target.comparator)
    rows = (
        Row("indicator", (Value(target.indicator),) if target.indicator else ()),
        Row("value", (Value(" ".join(part for part in (sign, values, target.unit) if part)),) if values else ()),
        Row("by", (Value(day(target.by)),) if target.by else ()),
    )
    return Entry(entry, "target", target.mention.text, mark=number, where=context.where(target.mention), rows=rows)


def _figure(value: float) -> str:
    """A number as Vietnamese prints it: a comma before decimals."""
    return f"{value:.10g}".replace(".", ",")


# ── what to look at ───────────────────────────────────────────────────────────────────────────────────────────────


def _finding(context: Context, entry: str, finding: FindingMention) -> Entry:
    places = context.values("finding", finding.mentions, entry)
    tasks = tuple(context.task_link(path) for path in finding.paths)
    return Entry(
        entry,
        "finding",
        finding.note,
        finding.note_en,
        mark=places[0].mark if places else None,
        where=context.where(finding.mentions[0] if finding.mentions else None),
        phrases=((f"finding-{finding.kind}", {}),),
        rows=(Row("says", places), *((Row("tasks", tasks),) if tasks else ())),
    )


def _unread(context: Context, entry: str, mention: Mention) -> Entry:
    number = context.marks.refer("unread", mention.spans, entry)
    return Entry(entry, "unread", mention.text, mark=number, where=context.where(mention))


def _passed(context: Context, entry: str, section: SectionMention) -> Entry:
    number = context.marks.refer("passed", section.mention.spans, entry)
    where = context.where(section.mention)
    return Entry(entry, "passed", section.mention.text, label=section.path, mark=number, where=where)
