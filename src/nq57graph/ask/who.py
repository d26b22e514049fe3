"""Who is responsible for what: from an agency to its tasks, and from words of the work to those who do it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from nq57graph.ask.engine import Graph
from nq57graph.ask.lookup import Named, find_parties, list_agents
from nq57graph.ask.names import Words, split
from nq57graph.ask.rows import (
    TASK_COLUMNS,
    Answer,
    LeftOut,
    Task,
    TaskRow,
    count_all,
    lead_rows,
    party_row,
    read_task,
)
from nq57graph.ask.scope import Scope, all_tasks, left_out, read_scope, without_day
from nq57graph.errors import UserError
from nq57graph.model.words import fold
from nq57graph.vocabulary import NQ, ORG, ROLE_PROPERTY

ROLE_WORDS: Mapping[str, tuple[str, ...]] = {
    "lead": ("chủ trì", "lead", "leads"),
    "support": ("phối hợp", "support", "supports", "coordinate"),
    "via": ("chỉ đạo", "lãnh đạo", "qua", "via", "direct"),
}
"""What a user may call a role."""

# Words that are in most sentences and so say nothing of the work.
_COMMON = frozenset(
    ("cac", "cua", "cho", "ve", "voi", "trong", "theo", "tai", "tu", "den", "de", "la", "thi", "mot", "nhung", "viec")
)


def who(
    graph: Graph,
    words: str,
    *,
    role: str | None = None,
    by: str | None = None,
    province: str | None = None,
    document: str | None = None,
    groups: bool = False,
    lang: str = "vi",
) -> Answer:
    """What whoever is called ``words`` has to do, one row for each task and role.

    Where several bodies are called so, all are answered and ``understood`` says which. ``words`` may be a place: then all
    bodies of the place. Tasks of a group that takes an agency in ('các sở, ban, ngành') are counted under ``left_out``,
    or are rows with ``groups``. Raises NothingFound and UserError.
    """
    scope = read_scope(graph, province=province, document=document, by=by, lang=lang)
    wanted = read_role(role)
    agents, understood = find_asked(graph, words, lang)
    if wanted is not None:
        understood["role"] = wanted
    own = tasks_of(graph, [agent.iri for agent in agents], scope, lang, wanted)
    rows = [row for task, iris in own if scope.is_due(task.deadline) for row in _rows(graph, task, iris, wanted, lang)]
    over = groups_over(graph, agents)
    by_group = set(involved(graph, over, wanted)) - {task.iri for task, _ in own}
    missing: list[LeftOut] = []
    if groups:
        shared = [(t, i) for t, i in tasks_of(graph, over, scope, lang, wanted) if t.iri in by_group]
        for task, iris in shared:
            if scope.is_due(task.deadline):
                rows += _rows(graph, task, iris, wanted, lang, by_group=True)
    else:
        missing += left_out(
            (
                "by group",
                scope.count(graph, by_group),
                "nhiệm vụ giao chung cho nhóm có cơ quan này, như 'các sở, ban, ngành' (xem bằng --groups)",
                "tasks given to a group that takes it in, like 'các sở, ban, ngành' (--groups shows them)",
            )
        )
    if scope.is_timed():
        missing += without_day(task for task, _ in own)
    missing += _nobody(graph, agents, scope)
    missing += _posts(graph, agents, lang)
    return Answer(
        command="who",
        arguments=_given(words=words, role=role, by=by, province=province, document=document, groups=groups or None),
        understood=understood | scope.understood,
        looked_at=count_all(graph),
        rows=tuple(rows),
        columns=TASK_COLUMNS,
        left_out=tuple(missing),
    )


def who_for(
    graph: Graph,
    words: str,
    *,
    party: str | None = None,
    by: str | None = None,
    province: str | None = None,
    document: str | None = None,
    lang: str = "vi",
) -> Answer:
    """Who is responsible for the work that ``words`` describe: the lead of each task that fits, best first.

    A task fits best that holds the words as one phrase, then one that holds them all; only where no task holds all
    are those given that hold most of them, at least half. Tasks that order the same work in other words come last. ``party`` keeps the tasks of one body or place.
    Raises NothingFound and UserError.
    """
    scope = read_scope(graph, province=province, document=document, by=by, lang=lang)
    understood: dict[str, Any] = {"work": words}
    tasks = all_tasks(graph, scope, lang)
    if party is not None:
        agents, who_is = find_asked(graph, party, lang)
        understood |= who_is
        theirs = {agent.iri for agent in agents}
        tasks = [task for task in tasks if any(p.agent in theirs for p in task.parties)]
    inside = [task for task in tasks if scope.is_due(task.deadline)]
    found, how = rank_tasks(inside, words)
    works = {task.about.work for task in found}
    found += [task for task in inside if task.about.work in works and task not in found]
    understood["fit"] = how
    missing = without_day(rank_tasks(tasks, words)[0]) if scope.is_timed() else []
    return Answer(
        command="who",
        arguments=_given(words=party, **{"for": words}, by=by, province=province, document=document),
        understood=understood | scope.understood,
        looked_at=count_all(graph),
        rows=tuple(lead_rows(graph, found, lang)),
        columns=TASK_COLUMNS,
        left_out=tuple(missing),
    )


def rank_tasks(tasks: Iterable[Task], words: str) -> tuple[list[Task], str]:
    """The tasks whose text or product holds ``words``, best first, and how they fit: 'phrase', 'all words', 'most words'
    (at least half of them, and as many as any task holds) or 'none'."""
    asked = split(words)
    telling = tuple(word for word in asked if word not in _COMMON) or asked
    texts = [(task, split(f"{task.about.text} . {task.about.product or ''}")) for task in tasks]
    phrase = [task for task, text in texts if asked and _holds_run(text, asked)]
    counts = [(task, len(set(telling) & set(text))) for task, text in texts]
    everything = len(set(telling))
    whole = [task for task, count in counts if everything and count == everything]
    if phrase:
        return phrase + [task for task in whole if task not in phrase], "phrase"
    if whole:
        return whole, "all words"
    most = max((count for _, count in counts), default=0)
    if most * 2 >= everything and most:
        return [task for task, count in counts if count == most], "most words"
    return [], "none"


def read_role(words: str | None) -> str | None:
    """The role that ``words`` name: 'lead', 'support' or 'via'. Raises UserError for another word."""
    if words is None:
        return None
    plain = " ".join(fold(words).split())
    for role, names in ROLE_WORDS.items():
        if plain in map(fold, names):
            return role
    raise UserError(
        f"'{words}' is not a role: write 'lead', 'support' or 'via'",
        vi=f"'{words}' không phải vai trò: viết 'chủ trì', 'phối hợp' hoặc 'chỉ đạo'",
    )


def find_asked(graph: Graph, words: str, lang: str) -> tuple[tuple[Named, ...], dict[str, Any]]:
    """The bodies that ``words`` name, those of a place where they name one, and what to tell the user of it."""
    agents, places = find_parties(graph, words)
    understood: dict[str, Any] = {}
    if agents:
        understood["agents"] = [_told(graph, agent, lang) for agent in agents]
    if places:
        understood["places"] = [graph.label(place.iri, lang) for place in places]
        where = {place.iri for place in places}
        agents += tuple(a for a in list_agents(graph) if a.place in where and a not in agents)
    return agents, understood


def groups_over(graph: Graph, agents: Iterable[Named]) -> tuple[str, ...]:
    """The groups (IRIs) of the same place that take in one of ``agents``, by the kinds of agency that they cover."""
    groups = set(graph.instances(NQ.AgentGroup))
    found = set()
    for agent in agents:
        kinds = set(graph.describe(agent.iri).texts(NQ.agencyKind))
        near = groups & set(graph.subjects(NQ.place, agent.place)) if agent.place and kinds else set()
        found |= {group for group in near if kinds & set(graph.describe(group).texts(NQ.covers))}
    return tuple(sorted(found))


def involved(graph: Graph, agents: Iterable[str], role: str | None = None) -> dict[str, tuple[str, ...]]:
    """The tasks (IRIs) that involve any of ``agents`` (IRIs), in ``role`` if one is named, each with those it involves."""
    property_ = ROLE_PROPERTY[role] if role else NQ.involves
    found: dict[str, tuple[str, ...]] = {}
    for agent in agents:
        for iri in graph.subjects(property_, agent):
            found[iri] = (*found.get(iri, ()), agent)
    return found


def tasks_of(
    graph: Graph, agents: Iterable[str], scope: Scope, lang: str, role: str | None = None
) -> list[tuple[Task, tuple[str, ...]]]:
    """What ``involved`` finds of the documents in ``scope``, read, in the order of the documents, whatever its time."""
    found = [(read_task(graph, iri, lang), agents) for iri, agents in involved(graph, agents, role).items()]
    kept = [(task, agents) for task, agents in found if scope.holds(task.document)]
    return sorted(kept, key=lambda pair: (pair[0].document, pair[0].ordinal, pair[0].iri))


def _rows(
    graph: Graph, task: Task, agents: Sequence[str], role: str | None, lang: str, *, by_group: bool = False
) -> list[TaskRow]:
    parties = [p for p in task.parties if p.agent in agents and role in (None, p.role)]
    return [party_row(graph, task, party, lang, by_group=by_group) for party in parties]


def _nobody(graph: Graph, agents: Iterable[Named], scope: Scope) -> list[LeftOut]:
    """The tasks that name nobody, in the documents of the places of ``agents``: any of them may mean one of these."""
    places = {agent.place for agent in agents if agent.place is not None}
    documents = {iri for place in places for iri in graph.subjects(NQ.place, place)}
    silent = graph.subjects(NQ.leadStated, False)
    return left_out(
        (
            "lead not stated",
            scope.count(graph, (iri for iri in silent if not documents.isdisjoint(graph.values(iri, NQ.inDocument)))),
            "nhiệm vụ của cùng địa phương không nêu cơ quan chủ trì",
            "tasks of the same place that name no lead",
        )
    )


def _posts(graph: Graph, agents: Iterable[Named], lang: str) -> list[LeftOut]:
    """What a question for orders leaves out of a person: the posts, to which the orders go."""
    parts: list[LeftOut] = []
    for agent in agents:
        if agent.kind == "person":
            name = graph.label(agent.iri, lang)
            attested = len(set(graph.subjects(NQ.person, agent.iri)))
            parts += left_out(
                (
                    "posts",
                    attested,
                    f"chức vụ và văn bản của {name} (xem bằng 'nq57 show {name}')",
                    f"the posts and documents of {name} ('nq57 show {name}' shows them)",
                )
            )
    return parts


def _told(graph: Graph, agent: Named, lang: str) -> dict[str, Any]:
    place = graph.label(agent.place, lang) if agent.place else None
    told = {"id": graph.local(agent.iri), "label": graph.label(agent.iri, lang), "place": place, "kind": agent.kind}
    if agent.kind != "person":
        return told
    # Orders go to bodies and posts, seldom to people: what a person is known as helps to go on.
    return told | {"posts": [graph.label(post, lang) for post in graph.subjects(ORG.heldBy, agent.iri)]}


def _holds_run(text: Words, run: Words) -> bool:
    return any(text[at : at + len(run)] == run for at in range(len(text) - len(run) + 1))


def _given(**arguments: Any) -> dict[str, Any]:
    return {name: value for name, value in arguments.items() if value is not None}
