"""Facts that make no sound graph are refused in one line, which names what is wrong."""

from __future__ import annotations

import dataclasses

import pytest

from nq57graph.assets import ontology_folder
from nq57graph.build.graphs import corpus_quads
from nq57graph.build.ontology import read_ontology
from nq57graph.errors import UserError
from nq57graph.model.text import Span
from nq57graph.vocabulary import ID

from . import invented as inv

CORPUS, NOTICE, REPORT = inv.CORPUS, inv.NOTICE_FACTS, inv.REPORT_FACTS
FIRST, SECOND, *_ = NOTICE.tasks


def _with_notice(**changed: object) -> inv.f.Corpus:
    return dataclasses.replace(CORPUS, documents=(dataclasses.replace(NOTICE, **changed), REPORT))


def _with_tasks(*tasks: inv.f.Task) -> inv.f.Corpus:
    return _with_notice(tasks=(*tasks, *NOTICE.tasks[len(tasks) :]))


def _with(**changed: object) -> inv.f.Corpus:
    return dataclasses.replace(CORPUS, **changed)


BEYOND = inv.f.Evidence(inv.NOTICE, (Span(5, 10**6),))
ELSEWHERE = inv.f.Evidence(inv.NQ57, (Span(0, 5),))

CASES = {
    "two tasks": (
        _with_tasks(FIRST, dataclasses.replace(SECOND, id=FIRST.id)),
        "two things share the identity",
        "Task 'II.1.d' and Task 'II.1.đ'",
    ),
    "two agents": (
        _with(agents=(*inv.AGENTS, dataclasses.replace(inv.AGENTS[0], label="Sở KHCN"))),
        inv.SO_KHCN,
        "Agent 'Sở Khoa học và Công nghệ' and Agent 'Sở KHCN'",
    ),
    "two sections": (
        _with_notice(sections=(NOTICE.sections[0], dataclasses.replace(NOTICE.sections[1], id=NOTICE.sections[0].id))),
        f"{inv.NOTICE}-sec-II",
        "Section 'II' and Section 'II.1'",
    ),
    "an agent and a place": (_with(agents=(dataclasses.replace(inv.AGENTS[0], id=inv.SONG_DA),)), inv.SONG_DA, "Agent"),
    "a task and a section": (_with_tasks(dataclasses.replace(FIRST, id=f"{inv.NOTICE}-sec-II")), "Section", "Task"),
    "a document held and only cited": (
        _with(cited=(*inv.CITED, dataclasses.replace(inv.CITED[0], id=inv.REPORT))),
        "CitedDocument '57-NQ/TW'",
        inv.REPORT,
    ),
    "a task and evidence": (
        _with_tasks(dataclasses.replace(FIRST, id=f"{inv.NOTICE}-ev-31-40")),
        f"{inv.NOTICE}-ev-31-40",
        "evidence",
    ),
    "a task and the work of another": (
        _with_tasks(dataclasses.replace(FIRST, id=f"{inv.NOTICE}-II-1-dd-work")),
        f"{inv.NOTICE}-II-1-dd-work",
        "the work of task II.1.đ",
    ),
    "an agency and a person": (
        _with(agents=(*inv.AGENTS, dataclasses.replace(inv.AGENTS[0], id=inv.NUI))),
        inv.NUI,
        "Person 'Hà Văn Núi'",
    ),
    "an identity with letters of its own": (
        _with_tasks(dataclasses.replace(FIRST, id=f"{inv.NOTICE}-II-1-đ")),
        "makes no IRI",
        "II-1-đ",
    ),
    "an identity with a final dot": (_with(persons=(inv.f.Person("person-a.", "A"),)), "makes no IRI", "'person-a.'"),
    "an empty identity": (_with(persons=(inv.f.Person("", "A"),)), "makes no IRI", "Person 'A'"),
    "an agent that nobody describes": (_with(agents=inv.AGENTS[1:]), inv.SO_KHCN, "nothing describes"),
    "a day that no calendar has": (
        _with_notice(document=dataclasses.replace(NOTICE.document, date="2026-02-30")),
        "'2026-02-30'",
        "not a date",
    ),
    "a kind of agency that no scheme has": (
        _with(agents=(dataclasses.replace(inv.AGENTS[0], agency_kind="guild"), *inv.AGENTS[1:])),
        "'guild'",
        "department",
    ),
    "evidence beyond the text": (_with_tasks(dataclasses.replace(FIRST, evidence=BEYOND)), "ev-5-1000000", "not in the text"),
    "evidence in a document not held": (_with_tasks(dataclasses.replace(FIRST, evidence=ELSEWHERE)), inv.NQ57, "not held"),
    "evidence of nothing": (
        _with_notice(document=dataclasses.replace(NOTICE.document, fields=(inv.f.Field("colour", FIRST.evidence),))),
        "'colour'",
        "no field",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
def test_is_refused(case: str) -> None:
    corpus, *said = CASES[case]
    with pytest.raises(UserError) as raised:
        corpus_quads(corpus, read_ontology(ontology_folder()), ID)
    assert [words for words in said if words not in str(raised.value)] == []
    assert "\n" not in raised.value.message
    assert raised.value.message != raised.value.vi
    assert raised.value.exit_code == 1


@pytest.mark.parametrize(
    ("why", "corpus"),
    [
        ("the same thing told twice is one thing", _with(places=inv.PLACES * 2, persons=inv.PERSONS * 2)),
        ("a person who is ordered is a person", _with(agents=(*inv.AGENTS, inv.f.Agent(inv.NUI, "person", "Hà Văn Núi")))),
    ],
)  # fmt: skip
def test_is_not_refused(why: str, corpus: inv.f.Corpus) -> None:
    assert corpus_quads(corpus, read_ontology(ontology_folder()), ID), why
