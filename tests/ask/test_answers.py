"""who, due, trace, show and list over the small graph, whose answers stand at the head of tests/small/graph.trig."""

from __future__ import annotations

import pytest
from pyoxigraph import Literal, NamedNode, Quad, Store

from nq57graph.ask.catalogue import Result, ask, find_question
from nq57graph.ask.due import due
from nq57graph.ask.engine import Graph
from nq57graph.ask.lineage import Link, trace
from nq57graph.ask.listing import list_kind
from nq57graph.ask.rows import Answer, TaskRow
from nq57graph.ask.show import show
from nq57graph.ask.who import rank_tasks, read_role, who, who_for
from nq57graph.errors import UserError
from nq57graph.vocabulary import ELI, NQ, RDF, RDFS

WHOLE = {"documents": 3, "tasks": 11}


def brief(answer: Answer) -> list[tuple[str, str | None, str | None]]:
    """Where, in what role, how reached."""
    return [(row.path, row.role, row.reached_by) for row in answer.rows]


def missing(answer: Answer) -> dict[str, int]:
    return {part.what: part.count for part in answer.left_out}


def paths(answer: Answer) -> list[str]:
    return [row.path for row in answer.rows]


# ── who ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_who_tells_all_that_a_department_has_to_do(small_graph: Graph) -> None:
    answer = who(small_graph, "so khcn song lam")
    assert brief(answer) == [
        ("II.2.b1", "lead", "inherited"),
        ("II.2.b2", "lead", "inherited"),
        ("PL.1", "lead", "own"),
        ("PL.2", "lead", "own"),
    ]
    assert (answer.tasks, answer.works) == (4, 3)
    assert missing(answer) == {"by group": 2, "lead not stated": 2}
    assert answer.looked_at == WHOLE


def test_a_row_holds_the_whole_task(small_graph: Graph) -> None:
    row = who(small_graph, "so khcn song lam", document="09").rows[0]
    assert isinstance(row, TaskRow)
    assert (row.number, row.place, row.document_label) == ("09-TB/BCĐ", "Sông Lam", "Thông báo 09-TB/BCĐ (20/3/2026)")
    assert row.path_label == "mục II.2, gạch đầu dòng thứ nhất"
    assert row.heading == "mục II.2"
    assert (row.lead, row.support, row.via) == (("Sở Khoa học và Công nghệ",), ("Sở Tài chính",), ())
    assert row.deadline is not None
    assert (row.deadline.text, row.deadline.end, row.deadline.latest) == (
        "trước ngày 15/5/2026",
        "2026-05-15",
        "2026-05-14",
    )
    assert (row.deadline.kind, row.deadline.inherited, row.deadline.day) == ("before", False, "2026-05-14")
    assert row.addressee == "Ban Chỉ đạo"
    assert (row.file, row.line, row.spans) == ("song-lam-09-tb-bcd-2026-03-20.txt", 23, ((665, 773),))
    assert row.quote.startswith("Xây dựng bộ tiêu chí")


def test_an_inherited_deadline_says_from_where(small_graph: Graph) -> None:
    row = who(small_graph, "so khcn song lam").rows[1]
    assert (row.deadline.inherited, row.deadline.heading, row.deadline.end) == (True, "mục II", "2026-06-30")


def test_one_name_in_two_provinces_is_answered_for_both(small_graph: Graph) -> None:
    answer = who(small_graph, "so khcn")
    assert [agent["place"] for agent in answer.understood["agents"]] == ["Sông Lam", "Sông Thao"]
    assert (answer.tasks, answer.works) == (5, 4)


def test_groups_are_rows_when_asked_for(small_graph: Graph) -> None:
    answer = who(small_graph, "so khcn song lam", groups=True)
    assert brief(answer)[4:] == [("II.3.b1", "lead", "group"), ("I.2", "lead", "group")]
    assert "by group" not in missing(answer)


def test_roles_and_time_narrow(small_graph: Graph) -> None:
    assert paths(who(small_graph, "so tai chinh song lam", role="phối hợp")) == ["II.2.b1", "II.2.b2"]
    assert paths(who(small_graph, "so tai chinh song lam", role="lead")) == ["PL.2"]
    assert paths(who(small_graph, "đảng ủy ubnd", role="chỉ đạo")) == ["II.3.b1", "II.3.b2"]
    assert paths(who(small_graph, "so khcn song lam", by="15/5/2026")) == ["II.2.b1", "PL.1"]
    assert missing(who(small_graph, "so khcn song lam", by="15/5/2026")) == {}
    assert missing(who(small_graph, "cong an song thao", by="2026")) == {"no day": 1}


def test_a_place_stands_for_all_its_bodies(small_graph: Graph) -> None:
    answer = who(small_graph, "sông thao")
    assert brief(answer) == [("1", "lead", "own"), ("1", "support", "own"), ("2", "lead", "own")]
    assert answer.understood["places"] == ["Sông Thao"]


def test_a_person_without_orders_is_told_by_posts(small_graph: Graph) -> None:
    answer = who(small_graph, "tran van lam")
    assert not answer.rows
    assert missing(answer)["posts"] == 3
    assert "nq57 show Trần Văn Lam" in next(part.vi for part in answer.left_out if part.what == "posts")
    assert answer.understood["agents"][0]["posts"] == ["Bí thư Tỉnh ủy", "Trưởng Ban Chỉ đạo"]
    assert answer.looked_at == WHOLE


@pytest.mark.parametrize(
    ("words", "role"),
    [("chủ trì", "lead"), ("CHU TRI", "lead"), ("lead", "lead"), ("phoi hop", "support"), ("via", "via"), (None, None)],
)
def test_role_words(words: str | None, role: str | None) -> None:
    assert read_role(words) == role


def test_an_unknown_role_is_refused() -> None:
    with pytest.raises(UserError, match="'boss' is not a role"):
        read_role("boss")


def test_a_document_that_is_not_held_has_no_tasks(small_graph: Graph) -> None:
    with pytest.raises(UserError, match="cited but not held") as caught:
        who(small_graph, "so khcn", document="57")
    assert caught.value.exit_code == 1


# ── who --for ─────────────────────────────────────────────────────────────────────────────────────────────────────

WORK = [
    ("bộ tiêu chí", "phrase", ["II.2.b1", "PL.1"]),
    ("BO TIEU CHI", "phrase", ["II.2.b1", "PL.1"]),
    ("dữ liệu", "phrase", ["II.3.b1", "II.3.b2", "I.2"]),
    ("chuyển giao dữ liệu", "phrase", ["II.3.b1"]),
    ("danh mục của dữ liệu", "all words", ["II.3.b2"]),
    ("danh mục dữ liệu quốc gia", "most words", ["II.3.b2"]),
    ("vệ tinh quan trắc đại dương", "none", []),
]


@pytest.mark.parametrize(("words", "fit", "found"), WORK, ids=[row[0] for row in WORK])
def test_who_for(small_graph: Graph, words: str, fit: str, found: list[str]) -> None:
    answer = who_for(small_graph, words)
    assert (answer.understood["fit"], paths(answer)) == (fit, found)


def test_the_work_of_one_party_only(small_graph: Graph) -> None:
    assert paths(who_for(small_graph, "dữ liệu", party="ubnd song lam")) == ["II.3.b1", "II.3.b2"]
    assert paths(who_for(small_graph, "dữ liệu", by="31/5/2026")) == ["II.3.b1"]


def test_a_task_that_names_nobody_is_found_all_the_same(small_graph: Graph) -> None:
    (row,) = who_for(small_graph, "đổi mới tư duy").rows
    assert (row.path, row.role, row.agent) == ("I.1", None, None)


def test_ranking_nothing_finds_nothing() -> None:
    assert rank_tasks([], "dữ liệu") == ([], "none")


# ── due ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_due_by_a_day(small_graph: Graph) -> None:
    answer = due(small_graph, by="15/5/2026")
    assert paths(answer) == ["1", "II.2.b1", "PL.1"]
    assert (answer.tasks, answer.works) == (3, 2)
    assert missing(answer) == {"no deadline": 2, "no day": 1}


def test_due_by_the_day_that_keeps_a_deadline_before_the_next(small_graph: Graph) -> None:
    assert paths(due(small_graph, by="14/5/2026")) == ["1", "II.2.b1", "PL.1"]
    assert paths(due(small_graph, by="13/5/2026")) == ["1"]


def test_due_by_later_days(small_graph: Graph) -> None:
    answer = due(small_graph, by="31/5/2026")
    assert (answer.tasks, answer.works) == (4, 3)
    assert due(small_graph, by="quý II/2026").tasks == 8
    assert paths(due(small_graph, after="tháng 5/2026")) == ["II.1", "II.2.b2", "II.3.b2", "PL.2", "PL.2"]
    assert paths(due(small_graph, after="14/5/2026", by="31/5/2026")) == ["II.3.b1"]


def test_all_that_is_due_with_what_recurs_at_the_end(small_graph: Graph) -> None:
    answer = due(small_graph)
    assert answer.tasks == 9
    assert answer.rows[-1].deadline.kind == "recurring"
    assert missing(answer) == {"no deadline": 2}


def test_due_for_one_body_is_what_it_leads(small_graph: Graph) -> None:
    answer = due(small_graph, "so tai chinh song lam")
    assert {row.path for row in answer.rows} == {"PL.2"}
    assert missing(answer) == {"not leading": 2}


# ── trace ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def links(answer: Answer) -> set[tuple[str, str, str, str]]:
    return {(row.source, row.relation, row.target, row.basis) for row in answer.rows}


C57, C12, C03 = "doc-tw-nq-57-2024-12-22", "doc-song-lam-bcd-kh-12-2026-01-15", "doc-song-thao-ubnd-tb-03"
D1, D2, D3 = "doc-song-lam-tinh-uy-nq-05-2025-02-10", "doc-song-lam-bcd-tb-09-2026-03-20", "doc-03b1c2861cb7ac6d"


def test_down_from_the_resolution(small_graph: Graph) -> None:
    answer = trace(small_graph, "57-NQ/TW")
    assert links(answer) == {
        (D1, "implements", C57, "stated"),
        (D3, "implements", C57, "stated"),
        (D2, "directs implementation of", C57, "derived"),
        (D2, "directs implementation of", D1, "derived"),
    }
    assert all(row.quote and row.line and row.spans for row in answer.rows)
    assert {row.target_held for row in answer.rows if row.target == C57} == {False}


def test_down_to_the_desks(small_graph: Graph) -> None:
    answer = trace(small_graph, "57-NQ/TW", tasks=True)
    assert sum(row.relation == "ordered in" for row in answer.rows) == 11
    # 10 leads in all, two of them of PL.2; two tasks name nobody.
    assert sum(row.relation == "leads" for row in answer.rows) == 10


def test_up_from_a_task(small_graph: Graph) -> None:
    task = f"{D2}-II-2-b1"
    answer = trace(small_graph, "09-TB/BCĐ II.2.b1")
    assert links(answer) == {
        (task, "ordered in", D2, "stated"),
        (task, "cites", C57, "stated"),
        (f"{D2}-PL-1", "same order as", task, "derived"),
        (D2, "directs implementation of", C57, "derived"),
        (D2, "directs implementation of", D1, "derived"),
        (D2, "directs implementation of", C12, "derived"),
        (D1, "implements", C57, "stated"),
    }
    assert missing(answer) == {"not held": 2}
    assert "12-KH/BCĐ" in answer.left_out[0].vi


def test_a_task_that_orders_documents_to_be_carried_out(small_graph: Graph) -> None:
    carried = {row.target for row in trace(small_graph, "09 II.1").rows if row.relation == "carries out"}
    assert carried == {C57, D1, C12}


def test_a_candidate_is_marked_and_not_gone_through(small_graph: Graph) -> None:
    answer = trace(small_graph, "thông báo sông thao")
    assert (D3, "candidate of", C03, "candidate") in links(answer)
    assert len(answer.rows) == 2


def test_up_from_a_body(small_graph: Graph) -> None:
    rows = trace(small_graph, "ubnd song lam").rows
    assert isinstance(rows[0], Link)
    assert (rows[0].relation, rows[0].line, rows[0].quote) == ("leads", 27, "UBND tỉnh")
    assert {row.target for row in rows} >= {D2, D1, C57, C12}


# ── show and list ─────────────────────────────────────────────────────────────────────────────────────────────────


def test_show_quotes_what_it_says_of_a_task(small_graph: Graph) -> None:
    said = {(row.property.rsplit("#")[-1], row.value_label): row for row in show(small_graph, "09 II.2.b2").rows}
    lead = said["assignment", "Sở Khoa học và Công nghệ: chủ trì (thừa kế từ mục II.2)"]
    assert (lead.quote, lead.line) == ("Sở Khoa học và Công nghệ", 21)
    deadline = said["deadline", "QUÝ II/2026 (thừa kế từ mục II)"]
    assert (deadline.quote, deadline.line) == ("QUÝ II/2026", 17)


def test_show_gives_a_header_field_its_own_words_and_no_others(small_graph: Graph) -> None:
    said = {row.property.rsplit("#")[-1]: row for row in show(small_graph, "09-TB/BCĐ").rows if row.direction == "out"}
    assert (said["id_local"].quote, said["id_local"].line) == ("09-TB/BCĐ", 4)
    assert said["signedBy"].quote is None


def test_show_tells_what_others_say_of_a_person(small_graph: Graph) -> None:
    rows = show(small_graph, "trần văn lam").rows
    attested = [(row.line, row.quote) for row in rows if row.property.endswith("#person")]
    assert sorted(attested) == [(11, "Bí thư Tỉnh ủy"), (11, "Trưởng Ban Chỉ đạo"), (23, "BÍ THƯ Trần Văn Lam")]


COUNTS = [("documents", 3), ("missing", 5), ("places", 3), ("agencies", 16), ("people", 7), ("tasks", 12)]


@pytest.mark.parametrize(("kind", "count"), COUNTS)
def test_list_counts(small_graph: Graph, kind: str, count: int) -> None:
    assert len(list_kind(small_graph, kind).rows) == count


def test_list_agencies_counts_works(small_graph: Graph) -> None:
    rows = {row.agent: (row.lead, row.support, row.via) for row in list_kind(small_graph, "agencies").rows}
    assert rows["org-song-lam-so-khoa-hoc-va-cong-nghe"] == (3, 0, 0)
    assert rows["org-song-lam-so-tai-chinh"] == (1, 2, 0)
    assert rows["org-song-lam-dang-uy-ubnd-tinh"] == (0, 0, 2)


def test_list_missing_says_who_cites_it(small_graph: Graph) -> None:
    cited = {row.number: row.cited_by for row in list_kind(small_graph, "missing").rows}
    assert cited["12-KH/BCĐ"] == ("Thông báo 09-TB/BCĐ (20/3/2026)",)
    assert len(cited["57-NQ/TW"]) == 3


def test_an_unknown_kind_is_refused(small_graph: Graph) -> None:
    with pytest.raises(UserError, match="'cats' is no kind of thing: one of documents, "):
        list_kind(small_graph, "cats")


def test_what_could_not_be_resolved_is_listed_last(built_graph: Graph) -> None:
    kinds = [row.kind == "unresolved" for row in list_kind(built_graph, "agencies").rows]
    assert kinds == sorted(kinds)
    assert any(kinds)


def test_show_tells_truth_values_in_words(small_graph: Graph) -> None:
    held = [row for row in show(small_graph, "57-NQ/TW", lang="vi").rows if row.property.endswith("#held")]
    assert [(row.value, row.value_label) for row in held] == [("false", "không")]


# ── over the example workspace ────────────────────────────────────────────────────────────────────────────────────


def test_a_task_carries_the_contradictions_that_concern_it(built_graph: Graph) -> None:
    rows = {row.path: row for row in due(built_graph, document="08-tb/bcd", by="1/6/2026", lang="en").rows}
    (finding,) = rows["PL.4.1"].findings
    assert finding.rule == "deadline-differs"
    assert finding.note == "same work: II.3.b2.1 is due 'trong tháng 6/2026', PL.4.1 'tháng 6/2025'"
    assert "'quy định'" in rows["PL.1"].findings[0].note
    assert not rows["II.4.b2"].findings


def test_a_quote_shows_where_words_were_passed_over(built_graph: Graph) -> None:
    rows = [row for row in list_kind(built_graph, "tasks").rows if len(row.spans) > 1]
    assert rows
    for row in rows:
        text = built_graph.text_of(built_graph.iri(row.document).value) or ""
        between = [text[a[1] : b[0]] for a, b in zip(row.spans, row.spans[1:], strict=False)]
        assert row.quote.count(" … ") == sum(bool(gap.strip()) for gap in between)
    assert any(" … " in row.quote for row in rows)
    assert any(" … " in row.text for row in rows)


def test_a_document_that_only_cites_is_not_lost(built_graph: Graph) -> None:
    """Whoever cites the document that is traced stands in the trace, or is told as one that only cites it."""
    for document in built_graph.instances(NQ.Document):
        answer = trace(built_graph, built_graph.local(document), lang="en")
        linked = {row.source for row in answer.rows} | {row.target for row in answer.rows}
        notes = " ".join(part.en for part in answer.left_out if part.what == "only citing")
        for other in built_graph.subjects(ELI.cites, document):
            assert built_graph.local(other) in linked or built_graph.label(other, "en") in notes


def test_what_only_cites_is_told_with_its_tasks(small_graph: Graph) -> None:
    (part,) = [p for p in trace(small_graph, "38-QĐ/TW", lang="en").left_out if p.what == "only citing"]
    assert part.count == 1
    assert "1 held documents cite it without saying that they carry it out: " in part.en
    assert part.en.endswith("tasks)")


def test_a_document_that_rests_on_nothing_says_what_it_cites() -> None:
    graph = Graph(Store(), None)
    paper, cited = graph.iri("doc-a"), graph.iri("doc-b")
    quads = [
        (paper, RDF.type, NamedNode(NQ.Document)),
        (paper, NQ.held, Literal(True)),
        (paper, RDFS.label, Literal("Thông báo A", language="vi")),
        (cited, RDFS.label, Literal("Nghị quyết B", language="vi")),
        (paper, ELI.cites, cited),
    ]
    for subject, property_, value in quads:
        graph.store.add(Quad(subject, NamedNode(property_), value))
    answer = trace(graph, "doc-a", lang="vi")
    assert not answer.rows
    assert [part.vi for part in answer.left_out] == [
        "Thông báo A viện dẫn mà không nói là thực hiện: Nghị quyết B",
    ]


def test_the_same_work_in_other_words_is_a_hit(built_graph: Graph) -> None:
    """The words stand in the body alone; the row of the annex orders the same work."""
    answer = who_for(built_graph, "xếp loại mức độ hoàn thành nhiệm vụ của các cơ quan", document="08-tb/bcd")
    works = {row.work for row in answer.rows}
    every = [row for row in list_kind(built_graph, "tasks").rows if row.work in works]
    assert {row.task for row in every} == {row.task for row in answer.rows}
    assert len({row.task for row in every}) > len(works)


def test_an_inherited_role_is_marked_in_the_catalogue(built_graph: Graph) -> None:
    given = {"agent": "Sở Khoa học và Công nghệ Khánh Hòa"}
    result = ask(built_graph, find_question("CQ04"), given)
    assert isinstance(result, Result)
    handed = {row["path"]: row["handed"] for row in result.answer.rows}
    assert handed["II.4.b2"] == "mục II.4"
    assert handed["PL.1"] is None
