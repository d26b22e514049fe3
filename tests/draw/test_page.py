"""The page as bytes: nothing is fetched, no text of a document is markup, the same graph gives the same page."""

from __future__ import annotations

import base64
import hashlib
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from nq57graph.draw.layout import order_of
from nq57graph.draw.network import embedded, library
from nq57graph.draw.page import FEW, LEADERS, Quotes, cascade_page, drawn_lines, first_view, script, table_rows
from nq57graph.draw.words import CASCADE
from nq57graph.trace import EDGE_LABELS, only_province

if TYPE_CHECKING:
    from conftest import Parsed

    from nq57graph.trace import Cascade

LAM_09 = "doc-song-lam-bcd-tb-09-2026-03-20"
KHCN = "org-song-lam-so-khoa-hoc-va-cong-nghe"
SCRIPT = script()


@pytest.fixture(scope="module")
def html(cascade: Cascade) -> str:
    return cascade_page(cascade, "vi", ["hỏng.txt"])


@pytest.fixture(scope="module")
def parsed(html: str, parse: type[Parsed]) -> Parsed:
    return parse(html)


# ── nothing is fetched ────────────────────────────────────────────────────────────────────────────────────────────


def test_no_element_loads_or_links_anything(parsed: Parsed) -> None:
    loading = {"src", "href", "srcset", "data", "action", "formaction", "poster", "background", "style"}
    assert [(tag, attributes) for tag, attributes in parsed.elements if loading & attributes.keys()] == []
    forbidden = {"link", "img", "iframe", "object", "embed", "base", "form", "a", "video", "audio", "svg"}
    assert forbidden.isdisjoint(tag for tag, _ in parsed.elements)
    assert not any(name.startswith("on") for _, attributes in parsed.elements for name in attributes)


def test_the_style_loads_nothing(parsed: Parsed) -> None:
    (style,) = [text for attributes, text in parsed.raw if attributes["tag"] == "style"]
    assert len(style) > 1000
    assert not re.search(r"url\(|@import|image-set|expression", style)


def test_our_script_asks_nobody(parsed: Parsed) -> None:
    assert parsed.scripts()[-1] == SCRIPT
    asking = r"fetch\(|XMLHttpRequest|WebSocket|EventSource|sendBeacon|import\(|https?:"
    assert not re.search(asking, SCRIPT)
    assert not re.search(
        r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|DOMParser|\beval\(|Function\(", SCRIPT
    )


def test_the_policy_allows_exactly_what_is_inside(parsed: Parsed) -> None:
    (policy,) = [a["content"] for tag, a in parsed.elements if a.get("http-equiv") == "Content-Security-Policy"]
    rules = dict(rule.strip().split(" ", 1) for rule in str(policy).split(";"))

    def digest(text: str) -> str:
        return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"

    assert rules.pop("script-src").split() == [digest(text) for text in parsed.scripts()]
    (style,) = [text for attributes, text in parsed.raw if attributes["tag"] == "style"]
    assert rules == {
        "default-src": "'none'",
        "style-src": digest(style),
        "base-uri": "'none'",
        "form-action": "'none'",
    }


def test_the_library_is_that_of_pyvis(parsed: Parsed) -> None:
    assert parsed.scripts() == [library(), SCRIPT]
    assert "@version 9.1.2" in library()


# ── text stays text ───────────────────────────────────────────────────────────────────────────────────────────────


def test_no_text_of_a_document_becomes_markup(poisoned: Cascade, parsed: Parsed, parse: type[Parsed]) -> None:
    attacked = parse(cascade_page(poisoned, "vi", ["</title><script>alert(1)</script>.txt"]))
    assert attacked.scripts() == parsed.scripts()
    assert {tag for tag, _ in attacked.elements} == {tag for tag, _ in parsed.elements}
    for name in ("src", "href", "onerror"):
        assert not any(name in attributes for _, attributes in attacked.elements)
    assert any("<img src=" in text for text in attacked.text), "the text itself is shown as it stands"
    assert any("{{ 7 * 7 }}" in text for text in attacked.text), "nor is it a template"


def test_data_survives_the_way_through_the_page(poisoned: Cascade, parse: type[Parsed]) -> None:
    page = parse(cascade_page(poisoned, "vi")).data("page")
    assert page["nodes"][KHCN]["label"] == poisoned.nodes[KHCN]["label"]
    assert "</script>" in page["nodes"][KHCN]["label"]


@pytest.mark.parametrize("text", ["</script>", "<!--", "]]>", "a\u2028b", "&amp;", '"\\'])
def test_embedded_json_holds_no_markup(text: str) -> None:
    written = embedded({"text": text})
    assert not set("<>&\u2028\u2029") & set(written)
    assert json.loads(written) == {"text": text}


def test_no_node_or_line_has_a_title_that_vis_would_show_as_markup(parsed: Parsed) -> None:
    network = parsed.data("network")
    assert {name for each in network["nodes"] for name in each} == {"id", "label", "shape", "color", "x", "y", "hidden"}
    assert {name for each in network["edges"] for name in each} == {"id", "from", "to", "hidden", "arrows"}
    assert network["options"]["physics"] == {"enabled": False}


# ── what is in it ─────────────────────────────────────────────────────────────────────────────────────────────────


def test_every_node_and_line_of_the_cascade_is_there(parsed: Parsed, cascade: Cascade) -> None:
    network, page = parsed.data("network"), parsed.data("page")
    assert {each["id"] for each in network["nodes"]} == set(page["nodes"]) == set(cascade)
    assert [each["id"] for each in network["edges"]] == sorted(page["lines"])
    parts = sum(len(line.get("parts", [])) for line in page["lines"].values())
    assert parts == cascade.number_of_edges()


def test_a_line_keeps_its_sentence(parsed: Parsed, cascade: Cascade) -> None:
    page = parsed.data("page")
    (part,) = page["lines"][f"{LAM_09}-II-2-b1>{KHCN}>lead"]["parts"]
    quotes = [page["quotes"][each] for each in part["quotes"]]
    assert quotes == cascade.edges[f"{LAM_09}-II-2-b1", KHCN, "lead"]["quotes"]


def test_a_closed_section_is_stood_in_for(cascade: Cascade) -> None:
    lines = {line.id: line for line in drawn_lines(cascade, Quotes())}
    standing = lines[f"{LAM_09}-sec-II-2>>{KHCN}>lead"]
    assert standing.members == (f"{LAM_09}-II-2-b1>{KHCN}>lead", f"{LAM_09}-II-2-b2>{KHCN}>lead")


def test_what_two_documents_have_to_do_with_each_other_is_one_line(cascade: Cascade) -> None:
    cascade = cascade.copy()
    upper, lower = "doc-tw-nq-57-2024-12-22", "doc-song-lam-tinh-uy-nq-05-2025-02-10"
    cascade.add_edge(upper, lower, key="directs", **(cascade.edges[upper, lower, "implements"] | {"kind": "directs"}))
    (line,) = [line for line in drawn_lines(cascade, Quotes()) if (line.upper, line.lower) == (upper, lower)]
    assert (line.kind, [part.kind for part in line.parts]) == ("implements", ["implements", "directs"])


def test_the_head_line_says_what_was_and_was_not_read(parsed: Parsed) -> None:
    words = parsed.data("page")["words"]
    assert words["title"] == ["57-NQ/TW: từ nghị quyết đến từng cơ quan", "57-NQ/TW: from the resolution to each desk"]
    assert words["counted"][1].startswith("11 orders, which are 10 works when each is counted once; 2 orders name no")
    assert words["cited"][1] == "Not read, known only from citations: 12-KH/BCĐ, 03/TB-UBND, 57-NQ/TW."
    assert words["read"][1].startswith("3 documents read: ")
    assert words["refused"][0] == "Không đọc được: hỏng.txt."
    shown = " ".join(parsed.text)
    assert words["counted"][0] in shown
    assert words["refused"][0] in shown


def test_the_table_says_who_what_when(cascade: Cascade) -> None:
    rows = {row.task: row for row in table_rows(cascade, order_of(cascade).rank)}
    assert len(rows) == 11
    row = rows[f"{LAM_09}-II-2-b1"]
    assert (row.document, row.where, row.lead, row.support) == (
        "09-TB/BCĐ",
        "II.2.b1",
        "Sở Khoa học và Công nghệ",
        "Sở Tài chính",
    )
    assert (row.deadline, row.inherited) == ("trước ngày 15/5/2026", "")
    assert row.source == "song-lam-09-tb-bcd-2026-03-20.txt:23"
    assert rows[f"{LAM_09}-II-1"].inherited == "mục II"


@pytest.mark.parametrize(("lang", "title"), [("vi", "từ nghị quyết"), ("en", "from the resolution")])
def test_the_page_opens_in_the_language_asked_for(cascade: Cascade, lang: str, title: str) -> None:
    html = cascade_page(cascade, lang)
    assert f'<html lang="{lang}">' in html
    assert title in html[: html.index("<style>")]


def test_one_province_alone_makes_a_page(cascade: Cascade, parse: type[Parsed]) -> None:
    page = parse(cascade_page(only_province(cascade, "Sông Thao"))).data("page")
    assert KHCN not in page["nodes"]
    assert page["words"]["counted"][1].startswith("2 orders, which are 2 works")


def test_many_cards_open_with_their_documents_closed(cascade: Cascade) -> None:
    crowded = cascade.copy()
    for number in range(FEW):
        crowded.add_node(f"sec-{number}", **cascade.nodes[f"{LAM_09}-sec-II"])
    first = first_view(crowded, drawn_lines(crowded, Quotes()), order_of(crowded))
    assert (first.shut, first.leaders) == (True, LEADERS)
    assert {crowded.nodes[each]["kind"] for each in first.shown} == {"document", "agency", "group", "no-agency"}
    for number in range(FEW):
        crowded.add_node(f"doc-{number}", **cascade.nodes[LAM_09])
    first = first_view(crowded, drawn_lines(crowded, Quotes()), order_of(crowded))
    assert (first.shut, first.leaders) == (True, 0)
    assert {crowded.nodes[each]["kind"] for each in first.shown} == {"document"}


def test_a_closed_document_is_stood_in_for_by_who_leads_the_most(cascade: Cascade) -> None:
    leading = [line for line in drawn_lines(cascade, Quotes()) if line.upper == LAM_09 and line.leading]
    counts = [len(line.members) for line in sorted(leading, key=lambda line: line.leading)]
    assert counts == sorted(counts, reverse=True)
    assert sorted(line.leading for line in leading) == list(range(1, len(leading) + 1))
    (first,) = [line for line in leading if line.leading == 1]
    assert (first.lower, first.kind) == (KHCN, "lead")
    assert {member.rpartition(">")[2] for line in leading for member in line.members} == {"lead", "none-stated"}


@pytest.mark.parametrize(
    ("outside", "vi", "en", "reason"),
    [
        ([], "", "", "must not appear: everything that was read is in the picture"),
        (
            [("12-BC/TU", 3), ("77-TB/TU", 0)],
            "12-BC/TU, 3 nhiệm vụ; 77-TB/TU, 0 nhiệm vụ.",
            "12-BC/TU, 3 tasks; 77-TB/TU, 0 tasks.",
            "a reader who counts tasks must learn which are left out",
        ),
    ],
)
def test_the_head_line_names_what_is_not_in_the_picture(
    cascade: Cascade, parse: type[Parsed], outside: list[tuple[str, int]], vi: str, en: str, reason: str
) -> None:
    cascade = cascade.copy()
    cascade.graph["outside"] = outside
    page = cascade_page(cascade, "vi")
    told = parse(page).data("page")["words"]["outside"]
    assert told[0].endswith(vi) and told[1].endswith(en), reason
    assert ("không nằm trong sơ đồ" in told[0]) == bool(outside), reason
    summary = page.partition("<summary>")[2].partition("</summary>")[0]
    assert vi in summary, reason


def test_the_table_says_that_no_deadline_is_given(cascade: Cascade, html: str) -> None:
    without = [row for row in table_rows(cascade, order_of(cascade).rank) if not row.deadline]
    assert without
    assert html.count('<small data-t="none-given">không nêu</small>') == len(without)


# ── words ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_every_word_is_told_in_both_languages() -> None:
    assert [key for key, pair in CASCADE.items() if not all(pair) or len(pair) != 2] == []
    for key, (vi, en) in CASCADE.items():
        assert set(re.findall(r"\{\w+\}", vi)) == set(re.findall(r"\{\w+\}", en)), key


def test_the_script_says_only_words_that_there_are() -> None:
    said = set(re.findall(r'(?:say|heading)\("([\w-]+)"', SCRIPT))
    assert len(said) > 20
    assert said <= CASCADE.keys()
    assert {f"edge-{kind}" for kind in EDGE_LABELS} <= CASCADE.keys()


# ── the same bytes ────────────────────────────────────────────────────────────────────────────────────────────────

DRAW = """
import hashlib, sys
from pyoxigraph import RdfFormat, Store
from nq57graph.ask.engine import Graph
from nq57graph.draw.page import cascade_page
from nq57graph.trace import trace_cascade
store = Store()
store.load(path=sys.argv[1], format=RdfFormat.TRIG)
sys.stdout.write(hashlib.sha256(cascade_page(trace_cascade(Graph(store))).encode()).hexdigest())
"""


def test_the_same_graph_gives_the_same_bytes() -> None:
    graph = Path(__file__).parents[1] / "small" / "graph.trig"
    digests = set()
    for seed in ("1", "2"):
        done = subprocess.run(
            [sys.executable, "-c", DRAW, str(graph)],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)},
            capture_output=True,
            check=True,
            text=True,
        )
        digests.add(done.stdout)
    assert len(digests) == 1
    assert len(digests.pop()) == 64
