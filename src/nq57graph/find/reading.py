"""The finders together: ``Document`` → ``Reading``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from nq57graph.find.citations import find_citations
from nq57graph.find.deadlines import complete_deadlines, legible
from nq57graph.find.findings import find_findings
from nq57graph.find.heading import read_heading, read_signers
from nq57graph.find.officials import find_meeting, find_officials
from nq57graph.find.orders import find_orders
from nq57graph.find.recipients import read_recipient
from nq57graph.find.same_orders import link_same_orders
from nq57graph.find.targets import find_targets
from nq57graph.find.tasks import find_tasks, passed_over
from nq57graph.find.tasks.activities import fields_beside
from nq57graph.model.document import Block, Document, Level
from nq57graph.model.reading import Mention, Reading, SectionMention, TaskMention
from nq57graph.model.text import Flow
from nq57graph.model.words import flat

_STANDING = re.compile(
    r"(?P<agency>(?:Sở|Văn phòng|Ban|UBND|Ủy ban)\s[^(),;:.–-]{3,60}?)\s*(?:\(\s*|\s[-–]\s)(?:là\s+)?(?P<what>[Cc]ơ quan [Tt]hường trực(?:\s+(?:của\s+)?Ban Chỉ đạo(?:\s+tỉnh)?)?)"
)

_GIVES = re.compile(
    r"giao|yeu cau|de nghi|phan cong|chi dao|uy quyen|mong"
)  # in flat text, before an order is looked for
_DUTY = re.compile(r"(?<!\w)có (?:các |những )?(?:nhiệm vụ|trách nhiệm)(?!\w)", re.IGNORECASE)


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
        notes=(*document.notes, *_notes(tasks)),
        unread=tuple(_unread(document, tasks)),
        passed_over=tuple(_passed_over(document.body, tasks)),
        attached=tuple(read(other) for other in document.attached),
    )
    return find_findings(reading)


def _notes(tasks: Iterable[TaskMention]) -> Iterator[str]:
    if merged := ", ".join(task.path for task in tasks if task.merged):
        yield f"Ô cơ quan chủ trì để trống, đọc là gộp với ô của hàng trên: {merged}."
    for task in tasks:
        printed = task.deadline.mention.text if task.deadline else ""
        if (mended := legible(printed)) != printed:
            yield f"Thời hạn in '{printed}' đọc là '{mended}' ({task.path})."


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


def _passed_over(blocks: Iterable[Block], tasks: tuple[TaskMention, ...]) -> Iterator[SectionMention]:
    """The highest headings under which nothing is a task: views, goals, results, rules, or what was not understood."""
    for block in blocks:
        if not block.children:
            continue
        if any(task.path == block.path or task.path.startswith(f"{block.path}.") for task in tasks):
            yield from _passed_over(block.children, tasks)
        else:
            yield SectionMention(block.path, Mention(block.flow.text, block.flow.spans()))


def _unread(document: Document, tasks: tuple[TaskMention, ...]) -> list[Mention]:
    """Blocks whose words give an order, and that gave no task: what a reader should look at.

    Where work is plainly given ('giao', 'yêu cầu') wherever it stands; where a party is told what to do, or something has a
    duty, only in what is not passed over for a reason.
    """
    covered = {span for task in tasks for span in task.mention.spans}
    done = {task.section for task in tasks}
    for task in tasks:  # its own block, and those above it
        parts = task.path.split(".")
        done.update(".".join(parts[:size]) for size in range(1, len(parts) + 1))
    over = passed_over(document)
    missed = []
    for block, parent in _with_parents(document.body, ""):
        led_in = block.level is Level.PLAIN and block.flow.text.rstrip().endswith(":") and parent in done
        if block.path in done or led_in or not block.flow.text or (parent in done and fields_beside(block)):
            continue
        if any(s.start <= span.start < s.end for span in block.flow.spans() for s in covered):
            continue
        if block.path in over and (block.children or not _GIVES.search(flat(block.flow.text))):
            continue
        orders = find_orders(block.flow)
        given = not block.children and any(order.given for order in orders)
        if given or (block.path not in over and (orders or _DUTY.search(block.flow.text))):
            missed.append(Mention(block.flow.text, block.flow.spans()))
    return missed


def _with_parents(blocks: Iterable[Block], parent: str) -> Iterator[tuple[Block, str]]:
    """Every block, depth first, with the path of the one above it."""
    for block in blocks:
        yield block, parent
        yield from _with_parents(block.children, block.path)
