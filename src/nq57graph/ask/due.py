"""What is due: the tasks with a deadline, in the order of their days."""

from __future__ import annotations

from nq57graph.ask.engine import Graph
from nq57graph.ask.rows import TASK_COLUMNS, Answer, LeftOut, Task, count_all, lead_rows
from nq57graph.ask.scope import all_tasks, left_out, read_scope, without_day
from nq57graph.ask.who import find_asked, tasks_of


def due(
    graph: Graph,
    words: str | None = None,
    *,
    by: str | None = None,
    after: str | None = None,
    province: str | None = None,
    document: str | None = None,
    lang: str = "vi",
) -> Answer:
    """The tasks with a deadline, earliest first, one row for each lead; of ``words``, if given: those that it leads.

    ``by`` and ``after`` take a day or a period and compare with the last day that keeps the deadline (the day before,
    for 'trước ngày'). Deadlines without a day come last, and where a time is named they are left out and counted.
    Raises NothingFound and UserError.
    """
    scope = read_scope(graph, province=province, document=document, by=by, after=after, lang=lang)
    understood = dict(scope.understood)
    missing: list[LeftOut] = []
    if words:
        agents, asked = find_asked(graph, words, lang)
        understood = asked | understood
        theirs = [agent.iri for agent in agents]
        tasks = [task for task, _ in tasks_of(graph, theirs, scope, lang, "lead")]
        supported = [task for task, _ in tasks_of(graph, theirs, scope, lang) if task not in tasks]
        missing = left_out(
            (
                "not leading",
                sum(task.deadline is not None and scope.is_due(task.deadline) for task in supported),
                "nhiệm vụ có hạn mà cơ quan này chỉ phối hợp hoặc chỉ đạo (xem bằng 'nq57 who')",
                "tasks with a deadline that it only supports or directs ('nq57 who' shows them)",
            )
        )
    else:
        tasks = all_tasks(graph, scope, lang)
    wanted = [task for task in tasks if task.deadline is not None and scope.is_due(task.deadline)]
    unjudged = without_day(tasks)
    if not scope.is_timed():
        unjudged = [part for part in unjudged if part.what != "no day"]
    return Answer(
        command="due",
        arguments={
            name: value
            for name, value in {
                "words": words or None,
                "by": by,
                "after": after,
                "province": province,
                "document": document,
            }.items()
            if value is not None
        },
        understood=understood,
        looked_at=count_all(graph),
        rows=tuple(lead_rows(graph, sorted(wanted, key=_when), lang)),
        columns=TASK_COLUMNS,
        left_out=(*unjudged, *missing),
    )


def _when(task: Task) -> tuple[str, str, int, str]:
    day = task.deadline.day if task.deadline else None
    return day or "9999", task.document, task.ordinal, task.iri
