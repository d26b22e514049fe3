"""The cascade of the small invented graph, worked out by hand from the head of ``tests/small/graph.trig``."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pyoxigraph import RdfFormat, Store

from nq57graph import trace, vocabulary
from nq57graph.ask.engine import Graph
from nq57graph.errors import UserError
from nq57graph.trace import heads, only_province, trace_cascade
from nq57graph.vocabulary import NQS

if TYPE_CHECKING:
    from nq57graph.trace import Cascade

SMALL = Path(__file__).parent / "small" / "graph.trig"

ROOT = "doc-tw-nq-57-2024-12-22"
LAM_05 = "doc-song-lam-tinh-uy-nq-05-2025-02-10"
LAM_09 = "doc-song-lam-bcd-tb-09-2026-03-20"
LAM_12 = "doc-song-lam-bcd-kh-12-2026-01-15"
THAO = "doc-03b1c2861cb7ac6d"
THAO_03 = "doc-song-thao-ubnd-tb-03"
KHCN, TAI_CHINH = "org-song-lam-so-khoa-hoc-va-cong-nghe", "org-song-lam-so-tai-chinh"
UBND, DANG_UY = "org-song-lam-ubnd-tinh", "org-song-lam-dang-uy-ubnd-tinh"
NGANH, TO_CHUC = "group-song-lam-cac-so-ban-nganh", "org-song-lam-ban-to-chuc-tinh-uy"
NOBODY = "no-agency"


@pytest.fixture(scope="module")
def cascade(small_graph: Graph) -> Cascade:
    return trace_cascade(small_graph)


def graph_with(extra: str) -> Graph:
    """The small graph and ``extra`` (TriG)."""
    text = SMALL.read_text(encoding="utf-8")
    store = Store()
    store.load(input=text.encode(), format=RdfFormat.TRIG)
    prefixes = "\n".join(line for line in text.splitlines() if line.startswith("@prefix"))
    store.load(input=f"{prefixes}\nid:graph-shared {{ {extra} }}".encode(), format=RdfFormat.TRIG)
    return Graph(store)


def edges(cascade: Cascade, *kinds: str) -> set[tuple[str, str, str]]:
    return {(upper, lower, kind) for upper, lower, kind in cascade.edges(keys=True) if kind in kinds}


# ── documents ─────────────────────────────────────────────────────────────────────────────────────────────────────


def test_documents_stand_in_layers_from_the_general_to_the_particular(cascade: Cascade) -> None:
    layers = {each: data["layer"] for each, data in cascade.nodes(data=True) if data["kind"] == "document"}
    assert layers == {ROOT: 0, LAM_12: 0, THAO_03: 0, LAM_05: 1, LAM_09: 2, THAO: 2}


def test_documents_that_are_only_cited_are_marked(cascade: Cascade) -> None:
    held = {each: data["held"] for each, data in cascade.nodes(data=True) if data["kind"] == "document"}
    assert {each for each, is_held in held.items() if not is_held} == {ROOT, LAM_12, THAO_03}
    assert [each for each in sorted(held) if not cascade.nodes[each]["tied"]] == [LAM_12, THAO_03]


def test_descent_runs_from_the_resolution_down(cascade: Cascade) -> None:
    assert edges(cascade, "implements", "directs", "pursuant-to", "candidate") == {
        (ROOT, LAM_05, "implements"),
        (ROOT, THAO, "implements"),
        (ROOT, LAM_09, "directs"),
        (LAM_05, LAM_09, "directs"),
        (LAM_12, LAM_09, "directs"),
        (THAO_03, THAO, "candidate"),
    }


def test_a_plain_citation_is_no_part_of_the_cascade(cascade: Cascade) -> None:
    assert "doc-de-an-06" not in cascade


def test_what_a_document_is_merely_based_on_is_told_beside_it() -> None:
    cascade = trace_cascade(graph_with(f"id:{LAM_09} nq:pursuantTo id:doc-tw-qd-38 ."))
    assert "doc-tw-qd-38" not in cascade
    assert cascade.nodes[LAM_09]["also"] == [{"kind": "pursuant-to", "label": "38-QĐ/TW"}]


def test_a_document_without_number_says_so(cascade: Cascade) -> None:
    assert cascade.nodes[THAO]["label"] == "Thông báo (không số)"
    assert cascade.nodes[THAO]["label_en"] == "Thông báo (no number)"


def test_a_held_document_that_nothing_ties_to_the_resolution_is_named() -> None:
    graph = graph_with(
        'id:doc-alone a nq:Document ; rdfs:label "Thông báo 77"@vi ; nq:held true ; eli:id_local "77-TB/TU" .'
    )
    cascade = trace_cascade(graph)
    assert "doc-alone" not in cascade
    assert cascade.graph["outside"] == [("77-TB/TU", 0)]


def test_a_held_document_that_only_cites_the_resolution_is_named_with_its_tasks() -> None:
    """A citation is no carrying out: the reader must learn that these tasks are not in the picture."""
    graph = graph_with(
        'id:doc-citing a nq:Document ; rdfs:label "Báo cáo 12"@vi ; nq:held true ; eli:id_local "12-BC/TU" ;'
        " nq:taskCount 3 ."
        f" id:doc-citing-cit-1 a nq:Citation ; nq:citing id:doc-citing ; nq:cited id:{ROOT} ;"
        " nq:relation nqs:relation-mentions ; nq:basis nqs:basis-stated ."
    )
    cascade = trace_cascade(graph)
    assert "doc-citing" not in cascade
    assert cascade.graph["outside"] == [("12-BC/TU", 3)]


@pytest.mark.parametrize(
    ("held", "level", "sub", "reason"),
    [
        ("false", "national", "", "'Việt Nam' under a document that is only cited tells no reader where it is from"),
        ("false", "province", "Xứ Thử", "must not match: a province does tell"),
        ("true", "national", "Xứ Thử", "must not match: the document itself prints its place"),
    ],
)
def test_the_country_is_no_place_of_a_cited_document(held: str, level: str, sub: str, reason: str) -> None:
    graph = graph_with(
        f'id:doc-x a nq:Document ; rdfs:label "Đề án X"@vi ; nq:held {held} ; nq:place id:place-thu .'
        f' id:place-thu rdfs:label "Xứ Thử"@vi ; nq:level nqs:level-{level} .'
        f" id:{LAM_09} nq:directsImplementationOf id:doc-x ."
    )
    about = trace_cascade(graph).nodes["doc-x"]
    assert (about["sub"], about["province"]) == (sub, sub), reason


def test_documents_that_implement_one_another_stand_in_one_layer() -> None:
    cascade = trace_cascade(
        graph_with(f"id:{LAM_05} nq:implements id:{LAM_09} . id:{LAM_09} nq:implements id:{LAM_05} .")
    )
    assert cascade.nodes[LAM_05]["layer"] == cascade.nodes[LAM_09]["layer"]
    assert not edges(cascade, "implements") & {(LAM_05, LAM_09, "implements"), (LAM_09, LAM_05, "implements")}


def test_the_root_may_be_named_by_number_or_by_local_name(small_graph: Graph) -> None:
    by_number = trace_cascade(small_graph, "05-NQ/TU")
    assert by_number.graph["root"] == trace_cascade(small_graph, LAM_05).graph["root"] == LAM_05
    assert {each for each, data in by_number.nodes(data=True) if data["kind"] == "document"} == {
        LAM_05,
        LAM_09,
        ROOT,
        LAM_12,
    }


def test_an_unknown_root_is_one_clear_line(small_graph: Graph) -> None:
    with pytest.raises(
        UserError, match=r"^no document in the graph is numbered 58-NQ/TW: .*nq57 list documents"
    ) as error:
        trace_cascade(small_graph, "58-NQ/TW")
    assert error.value.exit_code == 1


def test_an_ambiguous_number_names_the_documents() -> None:
    graph = graph_with('id:doc-other a nq:Document ; rdfs:label "khác"@vi ; nq:held false ; eli:id_local "57-NQ/TW" .')
    with pytest.raises(UserError, match=f"2 documents are numbered 57-NQ/TW: name one of doc-other, {ROOT}"):
        trace_cascade(graph)


# ── sections and tasks ────────────────────────────────────────────────────────────────────────────────────────────


def test_sections_that_hold_tasks_are_nodes(cascade: Cascade) -> None:
    sections = {each for each, data in cascade.nodes(data=True) if data["kind"] == "section"}
    assert sections == {f"{LAM_05}-sec-I", f"{LAM_09}-sec-II", f"{LAM_09}-sec-II-2", f"{LAM_09}-sec-II-3"}
    assert cascade.nodes[f"{LAM_09}-sec-II-2"]["above"] == ["II. NHIỆM VỤ TRỌNG TÂM QUÝ II/2026"]


def test_every_task_hangs_on_its_section_or_document(cascade: Cascade) -> None:
    parents = {lower.rpartition("-20-")[2]: upper for upper, lower, _ in edges(cascade, "part-of") if LAM_09 in lower}
    assert {task: parent for task, parent in parents.items() if not task.startswith("sec")} == {
        "II-1": f"{LAM_09}-sec-II",
        "II-2-b1": f"{LAM_09}-sec-II-2",
        "II-2-b2": f"{LAM_09}-sec-II-2",
        "II-3-b1": f"{LAM_09}-sec-II-3",
        "II-3-b2": f"{LAM_09}-sec-II-3",
        "PL-1": LAM_09,
        "PL-2": LAM_09,
    }


def test_eleven_tasks_are_ten_works(cascade: Cascade) -> None:
    works = {each: data["work"] for each, data in cascade.nodes(data=True) if data["kind"] == "task"}
    assert (len(works), len(set(works.values()))) == (11, 10)
    assert cascade.nodes[f"{LAM_09}-PL-1"]["same_as"] == f"{LAM_09}-II-2-b1"


@pytest.mark.parametrize(
    ("task", "text", "end", "inherited"),
    [
        (f"{LAM_09}-II-1", "QUÝ II/2026", "2026-06-30", "mục II"),
        (f"{LAM_09}-II-2-b1", "trước ngày 15/5/2026", "2026-05-15", ""),
        (f"{THAO}-2", "hằng tháng", "", ""),
    ],
)
def test_deadlines(cascade: Cascade, task: str, text: str, end: str, inherited: str) -> None:
    deadline = cascade.nodes[task]["deadline"]
    assert (deadline["text"], deadline["end"], deadline["inherited"]) == (text, end, inherited)


def test_a_task_without_deadline_has_none(cascade: Cascade) -> None:
    assert cascade.nodes[f"{LAM_05}-I-1"]["deadline"] is None


# ── who ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_who_does_what(cascade: Cascade) -> None:
    assert edges(cascade, "lead", "support", "via", "none-stated") == {
        (f"{LAM_05}-I-1", NOBODY, "none-stated"),
        (f"{LAM_05}-I-2", NGANH, "lead"),
        (f"{LAM_09}-II-1", NOBODY, "none-stated"),
        (f"{LAM_09}-II-2-b1", KHCN, "lead"),
        (f"{LAM_09}-II-2-b1", TAI_CHINH, "support"),
        (f"{LAM_09}-II-2-b2", KHCN, "lead"),
        (f"{LAM_09}-II-2-b2", TAI_CHINH, "support"),
        (f"{LAM_09}-II-3-b1", NGANH, "lead"),
        (f"{LAM_09}-II-3-b1", DANG_UY, "via"),
        (f"{LAM_09}-II-3-b1", UBND, "via"),
        (f"{LAM_09}-II-3-b2", UBND, "lead"),
        (f"{LAM_09}-II-3-b2", DANG_UY, "via"),
        (f"{LAM_09}-PL-1", KHCN, "lead"),
        (f"{LAM_09}-PL-1", TO_CHUC, "support"),
        (f"{LAM_09}-PL-2", KHCN, "lead"),
        (f"{LAM_09}-PL-2", TAI_CHINH, "lead"),
        (f"{THAO}-1", "org-song-thao-so-khoa-hoc-va-cong-nghe", "lead"),
        (f"{THAO}-1", "org-song-thao-so-tai-chinh", "support"),
        (f"{THAO}-2", "org-song-thao-cong-an-tinh", "lead"),
    }


def test_a_group_is_told_from_an_agency(cascade: Cascade) -> None:
    assert {each: cascade.nodes[each]["kind"] for each in (NGANH, KHCN, NOBODY)} == {
        NGANH: "group",
        KHCN: "agency",
        NOBODY: "no-agency",
    }


def test_what_a_heading_hands_down_is_marked(cascade: Cascade) -> None:
    edge = cascade.edges[f"{LAM_09}-II-2-b1", KHCN, "lead"]
    assert edge["inherited"]
    assert [quote["inherited"] for quote in edge["quotes"]] == ["mục II.2"]
    assert not cascade.edges[f"{LAM_09}-PL-1", KHCN, "lead"]["inherited"]


# ── what every edge keeps ─────────────────────────────────────────────────────────────────────────────────────────


def test_every_edge_runs_from_left_to_right(cascade: Cascade) -> None:
    layer = {each: data["layer"] for each, data in cascade.nodes(data=True)}
    assert [(upper, lower) for upper, lower in cascade.edges() if layer[upper] >= layer[lower]] == []


def test_every_edge_carries_the_sentence_that_says_it(cascade: Cascade) -> None:
    assert [edge[:3] for edge in cascade.edges(keys=True, data=True) if not edge[3]["quotes"]] == []
    source = (SMALL.parent / "documents" / "song-lam-09-tb-bcd-2026-03-20.txt").read_text(encoding="utf-8")
    (quote,) = cascade.edges[f"{LAM_09}-II-2-b2", KHCN, "lead"]["quotes"]
    assert (quote["file"], quote["document"]) == ("song-lam-09-tb-bcd-2026-03-20.txt", "09-TB/BCĐ")
    assert quote["quote"] in source.splitlines()[quote["line"] - 1]


def test_the_same_graph_gives_the_same_cascade(small_graph: Graph, cascade: Cascade) -> None:
    again = trace_cascade(small_graph)
    assert list(again.nodes(data=True)) == list(cascade.nodes(data=True))
    assert list(again.edges(keys=True, data=True)) == list(cascade.edges(keys=True, data=True))


# ── officials ─────────────────────────────────────────────────────────────────────────────────────────────────────


ATTESTED = """
id:person-{who} a nq:Person, nq:Agent ; rdfs:label "{name}"@vi .
id:post-{who} a org:Post ; rdfs:label "{post}"@vi ; org:postIn id:{agency} .
id:attests-{who} a nq:PostAttestation ; nq:person id:person-{who} ; nq:post id:post-{who} ; nq:postText "{post}" ;
    nq:attestedOn "2026-03-20"^^xsd:date ; nq:evidence id:ev-{who} .
id:ev-{who} a nq:Evidence ; nq:inDocument id:{document} ; nq:quote "đồng chí {name}, {post}" ; nq:start 1 ; nq:end 9 ; nq:line 3 .
"""


def attested(who: str, name: str, post: str, agency: str) -> str:
    return ATTESTED.format(who=who, name=name, post=post, agency=agency, document=LAM_09)


def test_the_head_of_an_agency_stands_to_its_right_and_deputies_do_not() -> None:
    head = attested("head", "Lý Văn Minh", "Giám đốc Sở Khoa học và Công nghệ", KHCN)
    deputy = attested("deputy", "Lý Thị Phó", "Phó Giám đốc Sở Khoa học và Công nghệ", KHCN)
    elsewhere = attested("elsewhere", "Lý Văn Xa", "Bí thư Tỉnh ủy", "org-song-lam-tinh-uy")
    cascade = trace_cascade(graph_with(head + deputy + elsewhere))
    assert edges(cascade, "holds-post") == {(KHCN, "person-head", "holds-post")}
    official = cascade.nodes["person-head"]
    assert (official["kind"], official["label"]) == ("official", "Lý Văn Minh")
    assert official["layer"] == cascade.nodes[KHCN]["layer"] + 1
    edge = cascade.edges[KHCN, "person-head", "holds-post"]
    assert edge["note"] == "Giám đốc Sở Khoa học và Công nghệ · 20/3/2026"
    assert edge["quotes"][0]["quote"] == "đồng chí Lý Văn Minh, Giám đốc Sở Khoa học và Công nghệ"


@pytest.mark.parametrize(
    ("kind", "post", "is_head"),
    [
        (NQS.kind_department, "Giám đốc Sở Khoa học và Công nghệ", True),
        (NQS.kind_department, "Phó Giám đốc Sở Khoa học và Công nghệ", False),
        (NQS.kind_party_committee, "Bí thư Tỉnh ủy", True),
        (NQS.kind_party_committee, "Phó Bí thư Thường trực Tỉnh ủy", False),
        (NQS.kind_people_committee, "Chủ tịch UBND tỉnh", True),
        (NQS.kind_people_committee, "Phó Chủ tịch UBND tỉnh", False),
        (NQS.kind_party_office, "Chánh Văn phòng Tỉnh ủy", True),
        (NQS.kind_party_board, "Trưởng Ban Tuyên giáo và Dân vận Tỉnh ủy", True),
        (NQS.kind_department, "Trưởng phòng", False),
        (None, "Giám đốc", False),
    ],
)
def test_which_posts_head_an_agency(kind: str | None, post: str, is_head: bool) -> None:
    assert heads(kind, post) is is_head


# ── one province ──────────────────────────────────────────────────────────────────────────────────────────────────


def test_one_province_keeps_the_way_down_to_it(cascade: Cascade) -> None:
    part = only_province(cascade, "song thao")
    assert set(part) == {
        ROOT,
        THAO,
        THAO_03,
        f"{THAO}-1",
        f"{THAO}-2",
        "org-song-thao-so-khoa-hoc-va-cong-nghe",
        "org-song-thao-so-tai-chinh",
        "org-song-thao-cong-an-tinh",
    }
    assert part.graph["root"] == ROOT
    assert len(cascade) > len(part)


def test_an_unknown_province_names_those_that_are_known(cascade: Cascade) -> None:
    with pytest.raises(UserError, match="'Sông Hồng': known are Sông Lam, Sông Thao"):
        only_province(cascade, "Sông Hồng")


def test_the_questions_use_declared_terms_only() -> None:
    source = Path(trace.__file__).read_text(encoding="utf-8")
    queries = " ".join(re.findall(r'= """?\n?(.*?)"""', source, re.DOTALL))
    used = set(re.findall(r"\b(nq|eli|org|skos|dct|rdfs):(\w+)", queries))
    assert len(used) > 40
    namespaces = {prefix: getattr(vocabulary, prefix.upper()) for prefix, _ in used}
    declared = {(prefix, name.rstrip("_")) for prefix, space in namespaces.items() for name in vocabulary.terms(space)}
    assert used <= declared
