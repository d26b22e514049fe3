"""The cascade of the five documents of the example workspace."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from nq57graph.ask.engine import Graph
from nq57graph.draw.layout import order_of
from nq57graph.draw.page import FEW, Quotes, drawn_lines, first_view
from nq57graph.trace import trace_cascade

if TYPE_CHECKING:
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
    shown, places = first_view(cascade, drawn_lines(cascade, Quotes()), order_of(cascade))
    assert len(shown) <= FEW
    assert any(cascade.nodes[each]["kind"] == "section" for each in shown)
    assert len(set(places.values())) == len(shown)
    assert max(x for x, _ in places.values()) < 1400, "the columns fit a screen of 1280 pixels at 92 %"
