"""The cascade of the five documents of the example workspace."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from nq57graph.ask.engine import Graph
from nq57graph.draw.layout import order_of
from nq57graph.draw.page import FEW, LEADERS, Quotes, cascade_page, drawn_lines, first_view
from nq57graph.trace import trace_cascade

if TYPE_CHECKING:
    from conftest import Watched

    from nq57graph.trace import Cascade, Quote


@pytest.fixture(scope="module")
def cascade(built_graph: Graph) -> Cascade:
    return trace_cascade(built_graph)


def test_the_documents_come_down_from_the_resolution(cascade: Cascade) -> None:
    documents = {data["number"]: data for _, data in cascade.nodes(data=True) if data["kind"] == "document"}
    held = sorted(data["province"] for data in documents.values() if data["held"])
    assert {"57-NQ/TW", "48-NQ/TU", "03-TB/BCĐ", "08-TB/BCĐ", "01-TB/BCĐ"} <= documents.keys()
    assert not documents["57-NQ/TW"]["held"]
    assert not documents["48-NQ/TU"]["held"]
    assert held[0] == "Khánh Hòa"
    assert documents["48-NQ/TU"]["layer"] < documents["03-TB/BCĐ"]["layer"]
    assert cascade.graph["outside"] == []


def test_the_heads_of_agencies_are_those_attested(cascade: Cascade) -> None:
    heads = {
        (cascade.nodes[agency]["label"], cascade.nodes[person]["label"])
        for agency, person, kind in cascade.edges(keys=True)
        if kind == "holds-post"
    }
    assert ("Sở Khoa học và Công nghệ", "Phạm Quốc Hoàn") in heads
    assert ("Ban Tuyên giáo và Dân vận Tỉnh ủy", "Võ Hoàn Hải") in heads
    assert "Nguyễn Thanh Hà" not in {person for _, person in heads}  # Phó Chủ tịch UBND tỉnh: a deputy


def test_every_quote_stands_where_it_is_said_to_stand(cascade: Cascade, built_workspace: Path) -> None:
    quotes = [quote for *_, edge in cascade.edges(keys=True, data=True) for quote in edge["quotes"]]
    assert len(quotes) > 300
    lines = {
        path.name: path.read_text(encoding="utf-8").split("\n") for path in (built_workspace / "documents").iterdir()
    }

    def begins_there(quote: Quote) -> bool:  # two words: further on a quote may go over to its next segment
        return " ".join(quote["quote"].split()[:2]) in " ".join(lines[quote["file"]][quote["line"] - 1].split())

    astray = [quote for quote in quotes if not begins_there(quote)]
    assert astray == []


def test_every_line_of_the_picture_has_its_sentence(cascade: Cascade) -> None:
    assert [edge[:3] for edge in cascade.edges(keys=True, data=True) if not edge[3]["quotes"]] == []


def test_it_is_legible_at_first_sight(cascade: Cascade) -> None:
    first = first_view(cascade, drawn_lines(cascade, Quotes()), order_of(cascade))
    shown, places = first.shown, first.places
    assert len(shown) <= FEW
    assert (first.shut, first.leaders) == (True, LEADERS)
    kinds = {cascade.nodes[each]["kind"] for each in shown}
    assert {"document", "agency"} <= kinds and kinds.isdisjoint({"section", "task"})
    assert len(set(places.values())) == len(shown)
    assert all(each in shown for each, data in cascade.nodes(data=True) if data["kind"] == "document")
    assert max(x for x, _ in places.values()) < 1400, "the columns fit a screen of 1280 pixels at 92 %"


@pytest.mark.browser
def test_the_whole_is_seen_at_first_and_what_is_clicked_stays(
    watched: Watched, cascade: Cascade, tmp_path: Path
) -> None:
    page = watched.open(cascade_page(cascade), tmp_path)
    fits = "each => each.scrollHeight <= each.clientHeight && each.scrollWidth <= each.clientWidth"
    assert page.locator("#stage").evaluate(fits), "no scrolling to see the whole"
    inside = """id => {
      const frame = document.querySelector('#stage').getBoundingClientRect(), at = nq57.onScreen(id);
      return at.x > frame.left && at.x < frame.right && at.y > frame.top && at.y < frame.bottom;
    }"""
    assert [each["id"] for each in page.evaluate("nq57.visible()") if not page.evaluate(inside, each["id"])] == []
    frame, hint = page.locator("#stage").bounding_box(), page.locator("#hint").bounding_box()
    assert frame is not None and hint is not None
    assert hint["y"] + hint["height"] <= frame["y"], "the hint covers no card"
    held = [each for each, data in cascade.nodes(data=True) if data["kind"] == "document" and data["held"]]
    for each in sorted(held):
        spot = page.evaluate("id => nq57.onScreen(id)", each)
        page.mouse.click(spot["x"], spot["y"])
        page.wait_for_timeout(450)  # vis waits for a second click before it tells of the first
        assert page.evaluate("nq57.chosen()") == each
        assert any(one["id"].startswith(f"{each}-sec-") for one in page.evaluate("nq57.visible()")), "it is open"
        assert page.evaluate(inside, each), "and still in view"
        assert page.locator("#hint").is_hidden()
        page.click("#collapse")
        page.keyboard.press("Escape")
        page.evaluate("document.querySelector('#stage').scrollTo(0, 0)")
