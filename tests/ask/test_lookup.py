"""What a user's words are taken for in the small graph."""

from __future__ import annotations

import pytest

from nq57graph.ask.documents import find_documents
from nq57graph.ask.engine import Graph
from nq57graph.ask.lookup import NothingFound, find_agents, find_parties, find_people, find_places
from nq57graph.ask.nodes import find_nodes

KHCN = ["org-song-lam-so-khoa-hoc-va-cong-nghe", "org-song-thao-so-khoa-hoc-va-cong-nghe"]
AGENTS = [
    ("so khcn song lam", KHCN[:1], "the place decides"),
    ("so khcn", KHCN, "one province prints 'Sở KHCN', the other does not: both are meant"),
    ("Sở Khoa học và Công nghệ", KHCN, "the full name, in both provinces"),
    ("sông thao sở kh&cn", KHCN[1:], "the place first, with accents"),
    ("ubnd song thao", ["org-song-thao-ubnd-tinh"], "without 'tỉnh'"),
    ("tran van lam", ["person-song-lam-tran-van-lam"], "a person"),
    ("các sở, ban, ngành", ["group-song-lam-cac-so-ban-nganh"], "a group"),
    ("ban to chuc", ["org-song-lam-ban-to-chuc-tinh-uy"], "the beginning is enough where nothing is called so"),
    ("ban chi dao", ["org-song-lam-bcd"], "an exact other name beats words out of others"),
]


@pytest.mark.parametrize(("asked", "found", "reason"), AGENTS, ids=[row[0] for row in AGENTS])
def test_agents(small_graph: Graph, asked: str, found: list[str], reason: str) -> None:
    assert [small_graph.local(agent.iri) for agent in find_agents(small_graph, asked)] == found, reason


DOCUMENTS = [
    ("57-NQ/TW", "doc-tw-nq-57-2024-12-22", "the number"),
    ("57", "doc-tw-nq-57-2024-12-22", "the numeral, although two titles hold it"),
    ("nq 57", "doc-tw-nq-57-2024-12-22", "type by its symbol"),
    ("nghị quyết 57", "doc-tw-nq-57-2024-12-22", "type by its word"),
    ("09-tb/bcđ", "doc-song-lam-bcd-tb-09-2026-03-20", "small letters"),
    ("09-TB/BCD", "doc-song-lam-bcd-tb-09-2026-03-20", "no accents"),
    ("9", "doc-song-lam-bcd-tb-09-2026-03-20", "no zero"),
    ("thông báo 09 sông lam 20/3/2026", "doc-song-lam-bcd-tb-09-2026-03-20", "all that is known of it"),
    ("song-thao-thong-bao-hop", "doc-03b1c2861cb7ac6d", "the name of the file"),
    ("thông báo sông thao", "doc-03b1c2861cb7ac6d", "type and place of one without number"),
    ("phiên họp quý", "doc-song-lam-bcd-tb-09-2026-03-20", "words of the title"),
    ("đề án 06", "doc-de-an-06", "a name without number"),
]


@pytest.mark.parametrize(("asked", "found", "reason"), DOCUMENTS, ids=[row[0] for row in DOCUMENTS])
def test_documents(small_graph: Graph, asked: str, found: str, reason: str) -> None:
    assert [small_graph.local(each.iri) for each in find_documents(small_graph, asked)] == [found], reason


NODES = [
    ("doc-tw-nq-57-2024-12-22", "doc-tw-nq-57-2024-12-22"),
    ("id:place-song-lam", "place-song-lam"),
    ("https://w3id.org/nq57graph/id/place-song-lam", "place-song-lam"),
    ("09-tb/bcđ II.2.b1", "doc-song-lam-bcd-tb-09-2026-03-20-II-2-b1"),
    ("09 pl.2", "doc-song-lam-bcd-tb-09-2026-03-20-PL-2"),
    ("le thi giang", "person-song-lam-le-thi-giang"),
    ("sông thao", "place-song-thao"),
]


@pytest.mark.parametrize(("asked", "found"), NODES, ids=[row[0] for row in NODES])
def test_nodes(small_graph: Graph, asked: str, found: str) -> None:
    assert [small_graph.local(iri) for iri in find_nodes(small_graph, asked)] == [found]


def test_a_place_alone_is_a_place_not_a_body_that_is_called_after_it(small_graph: Graph) -> None:
    agents, places = find_parties(small_graph, "song lam")
    assert not agents
    assert [place.label for place in places] == ["Sông Lam"]


@pytest.mark.parametrize("find", [find_agents, find_people, find_places, find_documents, find_nodes])
def test_nothing_is_guessed_and_what_is_not_near_is_not_named(small_graph: Graph, find: object) -> None:
    assert callable(find)
    with pytest.raises(NothingFound, match="named 'xyz 999'; 'nq57 list agencies'") as caught:
        find(small_graph, "xyz 999")
    assert caught.value.exit_code == 1
    assert "xyz 999" in caught.value.line("vi")


def test_the_nearest_names_are_near(small_graph: Graph) -> None:
    with pytest.raises(NothingFound, match=r"nearest: Sở Tài chính \(Sông Lam\)$"):
        find_agents(small_graph, "sở tài chín sông lam")
