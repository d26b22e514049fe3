"""The finders together: ``Document`` → ``Reading``."""

from __future__ import annotations

import re

from nq57graph.find.citations import find_citations
from nq57graph.find.deadlines import complete_deadlines
from nq57graph.find.findings import find_findings
from nq57graph.find.heading import read_heading, read_signers
from nq57graph.find.officials import find_meeting, find_officials
from nq57graph.find.orders import find_orders
from nq57graph.find.recipients import read_recipient
from nq57graph.find.same_orders import link_same_orders
from nq57graph.find.targets import find_targets
from nq57graph.find.tasks import find_tasks
from nq57graph.model.document import Document
from nq57graph.model.reading import Mention, Reading, TaskMention
from nq57graph.model.text import Flow

_STANDING = re.compile(
    r"(?P<agency>(?:Sở|Văn phòng|Ban|UBND|Ủy ban)\s[^(),;:.–-]{3,60}?)\s*(?:\(\s*|\s[-–]\s)(?:là\s+)?(?P<what>[Cc]ơ quan [Tt]hường trực(?:\s+(?:của\s+)?Ban Chỉ đạo(?:\s+tỉnh)?)?)"
)


def read(document: Document) -> Reading:
    """All that the rules of reading find in ``document``."""
    tasks, sections = find_tasks(document)
    heading = read_heading(document)
    tasks = complete_deadlines(link_same_orders(tasks), heading.date)
    citations, relations = find_citations(document)
    reading = Reading(
        document.source,
        heading,
        read_signers(document),
        find_meeting(document),
        tuple(read_recipient(r) for r in document.recipients),
        find_officials(document),
        citations,
        relations,
        sections,
        tasks,
        find_targets(document),
        standing=tuple(_standing(document)),
        annexes=tuple(a.label.text or "Phụ lục" for a in document.annexes),
        notes=document.notes,
        unread=tuple(_unread(document, tasks)),
    )
    return find_findings(reading)


def _flows(document: Document) -> list[Flow]:
    return [*document.opening, *(block.flow for block in document.blocks())]


def _standing(document: Document) -> list[tuple[Mention, Mention]]:
    """'Sở Khoa học và Công nghệ (Cơ quan Thường trực Ban Chỉ đạo)': who runs a steering committee's office."""
    found = []
    for flow in _flows(document):
        for match in _STANDING.finditer(flow.text):
            agency, what = flow.part(*match.span("agency")), flow.part(*match.span("what"))
            found.append((Mention(agency.text, agency.spans()), Mention(what.text, what.spans())))
    return found


def _unread(document: Document, tasks: tuple[TaskMention, ...]) -> list[Mention]:
    """Blocks whose words give an order to a party, and that gave no task: what a reader should look at."""
    covered = {span for task in tasks for span in task.mention.spans}
    heads = {task.section for task in tasks}
    missed = []
    for block in document.blocks():
        if block.children or block.path in heads or not block.flow.text:
            continue
        if any(s.start <= span.start < s.end for span in block.flow.spans() for s in covered):
            continue
        if any(order.given for order in find_orders(block.flow)):
            missed.append(Mention(block.flow.text, block.flow.spans()))
    return missed
