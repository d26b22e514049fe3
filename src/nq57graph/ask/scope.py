"""What narrows a question: a province, a document, a time."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from nq57graph.ask.engine import Graph
from nq57graph.ask.lookup import find_places
from nq57graph.ask.rows import Deadline, LeftOut, Task, read_deadline, read_task, task_iris
from nq57graph.errors import UserError
from nq57graph.vocabulary import NQ


@dataclass(frozen=True, slots=True)
class Scope:
    """The tasks that a question is about: those of ``documents`` (IRIs; None is all) and, where a time is named, due on
    or before ``by`` or later than ``after`` (ISO days). ``understood`` says what the user's words were taken for.
    """

    documents: frozenset[str] | None
    by: str | None
    after: str | None
    understood: dict[str, Any]

    def holds(self, document: str) -> bool:
        """Whether the tasks of ``document`` (IRI) are meant, whatever their time."""
        return self.documents is None or document in self.documents

    def is_timed(self) -> bool:
        """Whether a time is named."""
        return self.by is not None or self.after is not None

    def is_due(self, deadline: Deadline | None) -> bool:
        """Whether the day of ``deadline`` is in the time named; True where none is, else False without a day."""
        if not self.is_timed():
            return True
        day = deadline.day if deadline else None
        return day is not None and (self.by is None or day <= self.by) and (self.after is None or day > self.after)

    def count(self, graph: Graph, tasks: Iterable[str]) -> int:
        """How many of ``tasks`` (IRIs) are meant, and due in the time named."""
        held = [iri for iri in tasks if self.documents is None or self.documents & {*graph.values(iri, NQ.inDocument)}]
        return sum(self.is_due(read_deadline(graph, iri)) for iri in held) if self.is_timed() else len(held)


def read_scope(
    graph: Graph,
    *,
    province: str | None = None,
    document: str | None = None,
    by: str | None = None,
    after: str | None = None,
    lang: str = "vi",
) -> Scope:
    """The scope that the user's words name.

    ``by`` and ``after`` take a period: by its last day, after its last day. Raises NothingFound for an unknown name and
    UserError for what is not a time, or for a document that is only cited and so holds no tasks.
    """
    understood: dict[str, Any] = {}
    documents: frozenset[str] | None = None
    if province is not None:
        places = find_places(graph, province)
        understood["province"] = [graph.label(place.iri, lang) for place in places]
        wanted = {place.iri for place in places}
        documents = frozenset(document for place in wanted for document in graph.subjects(NQ.place, place))
    if document is not None:
        from nq57graph.ask.documents import find_documents

        found = find_documents(graph, document)
        held = [paper for paper in found if paper.file is not None]
        if not held:
            raise UserError(
                f"{found[0].label} is cited but not held: it holds no tasks here",
                exit_code=1,
                vi=f"{found[0].label} chỉ được viện dẫn, không có trong kho: không có nhiệm vụ nào để xem",
            )
        understood["document"] = [graph.label(paper.iri, lang) for paper in held]
        named = frozenset(paper.iri for paper in held)
        documents = named if documents is None else documents & named
    days = _last_days(by=by, after=after)
    return Scope(documents, days.get("by"), days.get("after"), understood | days)


def _last_days(**times: str | None) -> dict[str, str]:
    """The last day (ISO) of each period that is named."""
    named = {name: time for name, time in times.items() if time is not None}
    if not named:
        return {}
    from nq57graph.ask.periods import read_period

    return {name: read_period(time)[1] for name, time in named.items()}


def all_tasks(graph: Graph, scope: Scope, lang: str = "vi") -> list[Task]:
    """The tasks of the documents in ``scope``, whatever their time, in the order of the documents."""
    return [task for task in (read_task(graph, iri, lang) for iri in task_iris(graph)) if scope.holds(task.document)]


def without_day(tasks: Iterable[Task]) -> list[LeftOut]:
    """What a question of time cannot judge: tasks without a deadline, and those whose deadline names no day."""
    tasks = list(tasks)
    none = sum(task.deadline is None for task in tasks)
    vague = sum(task.deadline is not None and task.deadline.day is None for task in tasks)
    return left_out(
        ("no deadline", none, "nhiệm vụ không nêu thời hạn", "tasks without a deadline"),
        ("no day", vague, "nhiệm vụ định kỳ hoặc có hạn không nêu ngày", "tasks whose deadline recurs or names no day"),
    )


def left_out(*parts: tuple[str, int, str, str]) -> list[LeftOut]:
    """``parts`` (key, count, Vietnamese, English) that are not empty, the count after the words."""
    return [LeftOut(what, count, f"{vi} ({count})", f"{en} ({count})") for what, count, vi, en in parts if count]
