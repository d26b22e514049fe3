"""Tasks: who is to do what by when, as direct properties and as statement nodes that tell the whole story."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import Triple

from nq57graph.build.evidence import about_triples
from nq57graph.build.labels import shorten
from nq57graph.build.scope import Scope
from nq57graph.build.terms import (
    Values,
    boolean,
    concept,
    date,
    describe,
    duration,
    integer,
    iri,
    maybe_integer,
    properties,
    string,
    vi,
)
from nq57graph.model.facts import Assignment, Deadline, DocumentFact, DocumentFacts, Role, Task
from nq57graph.vocabulary import BOUNDARY, ELI, NQ, PRECISION, ROLE, ROLE_PROPERTY

ROLE_LABEL: dict[Role, str] = {"lead": "Chủ trì", "support": "Phối hợp", "via": "Chỉ đạo"}


def task_triples(scope: Scope, facts: DocumentFacts) -> Iterator[Triple]:
    document = facts.document
    for task in facts.tasks:
        yield from _task(scope, document, task)
        yield from about_triples(scope, task.product_evidence, NQ.expectedProduct)
        yield from about_triples(scope, task.addressee_evidence, NQ.addressee)
        for assignment in task.assignments:
            yield from assignment_triples(scope, document, task, assignment)
        if task.deadline is not None:
            yield from deadline_triples(scope, document, task, task.deadline)


def work_triples(scope: Scope, document: DocumentFact, task: Task) -> Iterator[Triple]:
    """The work that ``task``, of ``document``, is the first to order."""
    values: dict[str, Values] = {NQ.inDocument: scope.names(document.id)}
    yield from describe(scope.names(task.work), NQ.Work, shorten(task.text), values)


def assignment_triples(scope: Scope, document: DocumentFact, task: Task, assignment: Assignment) -> Iterator[Triple]:
    """Both forms of one assignment, direct and told in full; nothing else writes either, so they agree."""
    node, task_node, agent = scope.names(assignment.id), scope.names(task.id), scope.names(assignment.agent)
    yield Triple(task_node, iri(ROLE_PROPERTY[assignment.role]), agent)
    yield Triple(task_node, iri(NQ.assignment), node)
    values: dict[str, Values] = {
        **scope.said(document, assignment.evidence),
        NQ.task: task_node,
        NQ.agent: agent,
        NQ.agentText: string(assignment.text),
        NQ.role: concept(ROLE, assignment.role),
        NQ.order: integer(assignment.order),
        NQ.inheritedFrom: scope.names.maybe(assignment.inherited_from),
    }
    label = f"{ROLE_LABEL[assignment.role]}: {shorten(assignment.text)} · {task.path}"
    yield from describe(node, NQ.Assignment, label, values)


def deadline_triples(scope: Scope, document: DocumentFact, task: Task, deadline: Deadline) -> Iterator[Triple]:
    """Both forms of one deadline; nothing else writes either."""
    node, task_node = scope.names(deadline.id), scope.names(task.id)
    end, text = date(deadline.end), string(deadline.text)
    yield from properties(task_node, {NQ.deadline: node, NQ.dueBy: end, NQ.dueText: text})
    values: dict[str, Values] = {
        **scope.said(document, deadline.evidence),
        NQ.task: task_node,
        NQ.dueText: text,
        NQ.boundary: concept(BOUNDARY, deadline.boundary),
        NQ.precision: concept(PRECISION, deadline.precision),
        NQ.end: end,
        NQ.earliest: date(deadline.earliest),
        NQ.latest: date(deadline.latest),
        NQ.hour: string(deadline.hour),
        NQ.every: duration(deadline.every),
        NQ.trigger: string(deadline.trigger),
        NQ.inheritedFrom: scope.names.maybe(deadline.inherited_from),
    }
    yield from describe(node, NQ.Deadline, f"Thời hạn: {shorten(deadline.text)} · {task.path}", values)


def _task(scope: Scope, document: DocumentFact, task: Task) -> Iterator[Triple]:
    names = scope.names
    values: dict[str, Values] = {
        **scope.said(document, task.evidence, task.product_evidence, task.addressee_evidence),
        NQ.orderedBy: names.maybe(document.issuer),
        ELI.is_part_of: names(task.part_of),
        NQ.quote: string(scope.quote(task.evidence)),
        NQ.text: string(task.text),
        NQ.line: integer(scope.line(task.evidence)),
        NQ.page: maybe_integer(scope.page(task.evidence)),
        NQ.path: string(task.path),
        NQ.pathLabel: vi(task.path_label),
        NQ.ordinal: integer(task.ordinal),
        NQ.leadStated: boolean(any(assignment.role == "lead" for assignment in task.assignments)),
        NQ.expectedProduct: string(task.product),
        NQ.addressee: names.all(task.addressee_agents),
        NQ.addresseeText: string(task.addressee),
        NQ.carriesOut: names.all(task.carries_out),
        NQ.sameOrderAs: names.maybe(task.same_order_as),
        NQ.work: names(task.work),
        NQ.isRequest: boolean(task.request),
    }
    yield from describe(names(task.id), NQ.Task, f"{task.path} · {shorten(task.text)}", values)
