"""All readings → the facts of a workspace."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from nq57graph.model.facts import (
    Assignment,
    Citation,
    CitedDocument,
    Corpus,
    Deadline,
    DocumentFact,
    DocumentFacts,
    Evidence,
    Field,
    FindingFact,
    Id,
    MeetingFact,
    RecipientFact,
    Role,
    SectionFact,
    TargetFact,
    Task,
)
from nq57graph.model.reading import CitationMention, DeadlineMention, Mention, Party, Reading, TaskMention
from nq57graph.model.text import Span
from nq57graph.resolve.agents import AgentRegister, Context, write_out
from nq57graph.resolve.candidates import find_candidates
from nq57graph.resolve.copies import Copy, Sorted
from nq57graph.resolve.copy_findings import find_copy_findings
from nq57graph.resolve.documents import DocumentRegister, held_id
from nq57graph.resolve.identity import NATION, part_id, place_id
from nq57graph.resolve.paths import path_label
from nq57graph.resolve.people import PeopleRegister, attest
from nq57graph.resolve.places import make_places
from nq57graph.resolve.sentences import sentence_around


def resolve(sorted_out: Sorted) -> Corpus:
    """The facts of the readings that ``sort_out`` has kept."""
    readings = sorted_out.kept
    documents = DocumentRegister(readings)
    agents = AgentRegister()
    people = PeopleRegister(agents)
    committees = _committees(readings)
    facts = tuple(
        _document_facts(r, _context(r, committees), readings, documents, agents, people, sorted_out.copies_of(r))
        for r in readings
    )
    cited = tuple(
        CitedDocument(
            c.id, c.type, c.number, c.name, c.date,
            agents.resolve(c.issuer, Context(c.id, c.province, None, committees.get(c.province or ""))) if c.issuer else None,
            place_id(c.province) if c.province else (NATION if c.is_central else None),
        )
        for c in sorted(documents.cited.values(), key=lambda c: c.id)
    )  # fmt: skip
    shared = tuple(a for _, a in sorted(agents.agents.items()))
    places = {a.place for a in shared if a.place} | {f.document.place for f in facts if f.document.place}
    places |= {c.place for c in cited if c.place}
    return Corpus(
        make_places({p for p in places if p}),
        shared,
        tuple(p for _, p in sorted(people.persons.items())),
        tuple(p for _, p in sorted(people.posts.items())),
        cited,
        facts,
    )


def _committees(readings: Sequence[Reading]) -> dict[str, str]:
    """Province → its steering committee, where the documents held show exactly one."""
    found: dict[str, set[str]] = {}
    for reading in readings:
        issuer, province = reading.heading.issuer, reading.heading.province
        if issuer and province and issuer.startswith("Ban Chỉ đạo"):
            found.setdefault(province, set()).add(write_out(issuer))
    return {province: next(iter(names)) for province, names in found.items() if len(names) == 1}


def _context(reading: Reading, committees: dict[str, str]) -> Context:
    heading = reading.heading
    issuer = write_out(heading.issuer) if heading.issuer else None
    return Context(held_id(reading), heading.province, issuer, committees.get(heading.province or ""))


def _document_facts(
    reading: Reading,
    context: Context,
    readings: Sequence[Reading],
    documents: DocumentRegister,
    agents: AgentRegister,
    people: PeopleRegister,
    copies: Sequence[Copy],
) -> DocumentFacts:
    document = held_id(reading)
    attestations, signatures = attest(reading, document, context, people)
    sections = _sections(reading, document)
    tasks = _tasks(reading, document, context, documents, agents)
    return DocumentFacts(
        _document(reading, document, context, agents, copies),
        sections,
        tasks,
        _citations(reading, document, documents),
        attestations,
        signatures,
        _meetings(reading, document, context, people),
        tuple(_recipients(reading, document, context, agents)),
        tuple(_targets(reading, document)),
        (*_findings(reading, document), *find_copy_findings(document, reading, copies, tasks)),
        tuple(find_candidates(reading, readings, documents)),
        tuple(_standing(reading, document, context, agents)),
    )


def _document(
    reading: Reading, document: Id, context: Context, agents: AgentRegister, copies: Sequence[Copy]
) -> DocumentFact:
    heading = reading.heading
    above = replace(context, issuer=None)
    issuer = agents.resolve(heading.issuer, above) if heading.issuer else None
    parent = agents.resolve(heading.parent, above) if heading.parent else None
    if issuer and parent:
        agents.put_under(issuer, parent)
    fields = tuple(
        Field(name, Evidence(document, mention.spans)) for name, mention in heading.mentions.items() if mention.spans
    )
    return DocumentFact(
        document,
        reading.source,
        heading.type or "Văn bản",
        heading.number,
        heading.date,
        heading.title,
        issuer,
        heading.issuer,
        parent,
        place_id(heading.province) if heading.province else (NATION if heading.issuer else None),
        fields,
        tuple(copy.source for copy in copies),
        reading.annexes,
        reading.notes,
        {copy.source.file: len(copy.differences) for copy in copies},
    )


def _sections(reading: Reading, document: Id) -> tuple[SectionFact, ...]:
    paths = {section.path for section in reading.sections}
    return tuple(
        SectionFact(
            _section_id(document, section.path), section.path, path_label(section.path), section.mention.text, ordinal,
            _parent(document, section.path, paths), Evidence(document, section.mention.spans),
        )
        for ordinal, section in enumerate(reading.sections, start=1)
    )  # fmt: skip


def _section_id(document: Id, path: str) -> Id:
    return part_id(document, f"sec.{path}")


def _parent(document: Id, path: str, sections: set[str]) -> Id:
    """The nearest section above ``path``, or the document. A dotted number hangs under its own parents: '2.1' under '2'."""
    above = path
    while "." in above:
        above = above.rpartition(".")[0]
        if above in sections:
            return _section_id(document, above)
    return document


def _tasks(
    reading: Reading, document: Id, context: Context, documents: DocumentRegister, agents: AgentRegister
) -> tuple[Task, ...]:
    paths = {section.path for section in reading.sections}
    works = _works(reading, document)
    carried = [
        (mention, documents.of(reading, citation))
        for citation in reading.citations
        for mention, is_carried in zip(citation.mentions, citation.carried, strict=True)
        if is_carried
    ]
    tasks = []
    for ordinal, task in enumerate(reading.tasks, start=1):
        identity = part_id(document, task.path)
        section = task.section if task.section in paths else ""
        tasks.append(
            Task(
                identity,
                task.path,
                path_label(task.path),
                ordinal,
                task.mention.text,
                _section_id(document, section) if section else _parent(document, task.path, paths),
                works[task.path],
                Evidence(document, task.mention.spans),
                _assignments(task, identity, document, context, agents, paths),
                _deadline(task.deadline, identity, document, paths) if task.deadline else None,
                task.product.text if task.product else None,
                Evidence(document, task.product.spans) if task.product else None,
                task.addressee.text if task.addressee else None,
                tuple(dict.fromkeys(agents.resolve(a.text, context) for a in task.addressees)),
                Evidence(document, task.addressee.spans) if task.addressee else None,
                tuple(dict.fromkeys(target for mention, target in carried if _is_within(mention, task.mention))),
                part_id(document, task.same_as) if task.same_as else None,
                task.request,
            )
        )
    return tuple(tasks)


def _works(reading: Reading, document: Id) -> dict[str, Id]:
    """Path → work: a row that repeats an order of the body has the work of that order."""
    return {task.path: f"{part_id(document, task.same_as or task.path)}-work" for task in reading.tasks}


def _is_within(inner: Mention, outer: Mention) -> bool:
    return bool(inner.spans) and any(s.start <= inner.spans[0].start < s.end for s in outer.spans)


def _assignments(
    task: TaskMention, identity: Id, document: Id, context: Context, agents: AgentRegister, paths: set[str]
) -> tuple[Assignment, ...]:
    found = []
    roles: tuple[tuple[Role, tuple[Party, ...]], ...] = (
        ("lead", task.lead),
        ("support", task.support),
        ("via", task.via),
    )
    for role, parties in roles:
        for order, party in enumerate(parties, start=1):
            found.append(
                Assignment(
                    f"{identity}-{role}-{order}", agents.resolve(party.mention.text, context), party.mention.text, role, order,
                    Evidence(document, party.mention.spans), _handed_down(party.inherited, document, paths),
                )
            )  # fmt: skip
    return tuple(found)


def _handed_down(path: str | None, document: Id, paths: set[str]) -> Id | None:
    if path is None:
        return None
    return _section_id(document, path) if path in paths else (_parent(document, path, paths) if path else document)


def _deadline(deadline: DeadlineMention, identity: Id, document: Id, paths: set[str]) -> Deadline:
    return Deadline(
        f"{identity}-deadline", deadline.mention.text, deadline.boundary, deadline.precision, deadline.end, deadline.earliest,
        deadline.latest, Evidence(document, deadline.mention.spans), deadline.hour, deadline.every, deadline.trigger,
        _handed_down(deadline.inherited, document, paths),
    )  # fmt: skip


def _citations(reading: Reading, document: Id, documents: DocumentRegister) -> tuple[Citation, ...]:
    found = []
    identities: dict[str, Id] = {}
    for citation in reading.citations:
        target = documents.of(reading, citation)
        identities[citation.number or citation.name or ""] = target
        if target == document:
            continue
        found.append(
            Citation(
                f"{document}-cites-{target.removeprefix('doc-')}", document, target, citation.relation, "stated", citation.mentions[0].text,
                tuple(Evidence(document, _sentence(m, reading)) for m in _telling_first(citation)),
            )
        )  # fmt: skip
    for relation in reading.cited_relations:
        citing, cited = identities.get(relation.citing), identities.get(relation.cited)
        if citing and cited and citing != cited:
            found.append(
                Citation(
                    f"{document}-states-{citing.removeprefix('doc-')}-{relation.relation}-{cited.removeprefix('doc-')}", citing, cited,
                    relation.relation, "stated", relation.mention.text, (Evidence(document, _sentence(relation.mention, reading)),),
                )
            )  # fmt: skip
    return tuple({c.id: c for c in found}.values())


def _telling_first(citation: CitationMention) -> list[Mention]:
    """The mentions, the one whose words state the relation first."""
    others = [m for index, m in enumerate(citation.mentions) if index != citation.telling]
    return [citation.mentions[citation.telling], *others]


def _sentence(mention: Mention, reading: Reading) -> tuple[Span, ...]:
    """The sentence around a mention; a mention that the source tears keeps its own words."""
    if len(mention.spans) != 1:
        return mention.spans
    return (sentence_around(reading.source.text, mention.spans[0]),)


def _meetings(reading: Reading, document: Id, context: Context, people: PeopleRegister) -> tuple[MeetingFact, ...]:
    meeting = reading.meeting
    if meeting is None or meeting.date_mention is None:
        return ()
    attendees = tuple(
        dict.fromkeys(people.person(o.name.text, context) for o in reading.officials if o.role == "attendee")
    )
    spans = [*meeting.date_mention.spans, *(meeting.chair.spans if meeting.chair else ())]
    return (
        MeetingFact(
            f"{document}-meeting", meeting.name.text if meeting.name else None, meeting.date,
            people.person(meeting.chair.text, context) if meeting.chair else None, attendees,
            Evidence(document, tuple(sorted(set(spans)))),
        ),
    )  # fmt: skip


def _recipients(reading: Reading, document: Id, context: Context, agents: AgentRegister) -> list[RecipientFact]:
    return [
        RecipientFact(
            f"{document}-recipient-{ordinal}", recipient.mention.text,
            tuple(dict.fromkeys(agents.resolve(p.text, context) for p in recipient.parties)), recipient.purpose, ordinal,
            Evidence(document, recipient.mention.spans),
        )
        for ordinal, recipient in enumerate(reading.recipients, start=1)
    ]  # fmt: skip


def _targets(reading: Reading, document: Id) -> list[TargetFact]:
    return [
        TargetFact(
            f"{document}-target-{ordinal}", target.mention.text, target.indicator, target.comparator, target.values, target.unit,
            target.by, Evidence(document, target.mention.spans),
        )
        for ordinal, target in enumerate(reading.targets, start=1)
    ]  # fmt: skip


def _findings(reading: Reading, document: Id) -> list[FindingFact]:
    found = []
    seen: dict[str, int] = {}
    for finding in reading.findings:
        key = "-".join((finding.rule, *(part_id("", p).strip("-") for p in finding.paths)))
        seen[key] = seen.get(key, 0) + 1
        suffix = f"-{seen[key]}" if seen[key] > 1 else ""
        found.append(
            FindingFact(
                f"{document}-finding-{key}{suffix}", finding.rule, finding.kind, finding.note, finding.note_en,
                tuple({m.spans: Evidence(document, m.spans) for m in finding.mentions if m.spans}.values()),
                tuple(part_id(document, path) for path in finding.paths),
            )
        )  # fmt: skip
    return found


def _standing(reading: Reading, document: Id, context: Context, agents: AgentRegister) -> list[tuple[Id, Id, Evidence]]:
    found = []
    for agency, what in reading.standing:
        committee = "Ban Chỉ đạo tỉnh" if context.province else "Ban Chỉ đạo"
        found.append(
            (
                agents.resolve(agency.text, context),
                agents.resolve(committee, context),
                Evidence(document, tuple(sorted({*agency.spans, *what.spans}))),
            )
        )
    return found
