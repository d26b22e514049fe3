"""The page of a reading as data and bytes: marks are the words at their offsets, nothing is fetched, text stays text."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nq57graph import assets
from nq57graph.draw.reading.chapters import chapters_of
from nq57graph.draw.reading.images import Image, describe_image
from nq57graph.draw.reading.marks import (
    DOUBTFUL,
    KINDS,
    Mark,
    Marks,
    Piece,
    holders,
    lines_of,
    pieces_of,
    runs_of,
)
from nq57graph.draw.reading.page import page_data, reading_page, script
from nq57graph.draw.reading.pages import breaks_of, pages_of
from nq57graph.draw.reading.words import READING, SIGNS
from nq57graph.model.facts import Attested, Boundary, Capacity, Relation
from nq57graph.model.reading import DeadlineMention, Mention, Reading, SectionMention, TaskMention
from nq57graph.model.text import Page, Source, Span, Word

if TYPE_CHECKING:
    from conftest import Parsed

DOCUMENTS = sorted((assets.example_workspace() / "documents").glob("*.txt"))
PAYLOADS = (
    "</script><script>window.__pwned = 1</script>",
    '<img src="x" onerror="window.__pwned = 1">',
    "<!--<script>window.__pwned = 1//",
    "{{ 7 * 7 }}{% raw %}",
    "\u2028javascript:window.__pwned = 1\u2029&lt;b&gt;",
)
ATTACK = " ".join(PAYLOADS)


def entries(data: dict[str, Any], chapter: int = 0) -> dict[str, dict[str, Any]]:
    return {e["id"]: e for group in data["chapters"][chapter]["groups"] for e in group.get("entries", ())}


def row(entry: dict[str, Any], name: str) -> list[dict[str, Any]] | None:
    """The values of a row, None where there is no such row."""
    return next((list(r.get("values", ())) for r in entry["rows"] if r["name"] == name), None)


# ── words at their offsets ────────────────────────────────────────────────────────────────────────────────────────


def text_of(lines: Sequence[Any], piece: int | None = None) -> str:
    """The text of all lines, or what of it stands in ``piece``."""
    kept = []
    for line in lines:
        runs = [[run] if isinstance(run, str) else run for run in ([line] if isinstance(line, str) else line)]
        kept.append("".join(r[0] for r in runs if isinstance(r, list) and (piece is None or piece in r[1:])))
    return "\n".join(kept)


def check_words(source: Source, marks: Sequence[Mark], breaks: Sequence[tuple[int, int]] = ()) -> None:
    pieces = pieces_of(marks, source.text)
    lines = lines_of(source.text, pieces, breaks)
    assert text_of(lines) == source.text
    for number, piece in enumerate(pieces):
        assert text_of(lines, number).strip("\n") == source.text[piece.span.start : piece.span.end].strip("\n")


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_every_mark_is_the_words_at_its_offsets(path: Path) -> None:
    from nq57graph.pipeline import read_file

    reading = read_file(path)
    marks = Marks()
    chapters_of(reading, marks)
    assert len(marks.all) > 20
    check_words(reading.source, marks.all)


def test_words_of_every_kind_are_marked(reading: Reading) -> None:
    marks = Marks()
    chapters_of(reading, marks)
    check_words(reading.source, marks.all, [(0, 1), (20, 2), (300, 3)])
    assert {mark.kind for mark in marks.all} == set(KINDS) - {"doubtful"}


SPANS = st.lists(
    st.tuples(st.integers(0, 30), st.integers(1, 12)).map(lambda s: Span(s[0], min(s[0] + s[1], 34))), max_size=8
)


@given(SPANS, st.text(alphabet="ab\n ", min_size=34, max_size=34), st.lists(st.integers(0, 34), max_size=3))
def test_marks_may_nest_and_cross_as_they_like(spans: list[Span], text: str, breaks: list[int]) -> None:
    marks = [Mark(KINDS[number % len(KINDS)], (span,)) for number, span in enumerate(spans)]
    check_words(Source("t", "", text), marks, [(at, number) for number, at in enumerate(sorted(breaks), start=1)])


@pytest.mark.parametrize(
    ("marks", "runs", "reason"),
    [
        ([], [(0, 10, "")], "no mark: one run"),
        ([("task", 2, 6)], [(0, 2, ""), (2, 6, "t"), (6, 10, "")], "cut at both edges"),
        ([("lead", 2, 4), ("task", 0, 10)], [(0, 2, "t"), (2, 4, "tl"), (4, 10, "t")], "the longer holds the shorter"),
        ([("lead", 0, 4), ("task", 0, 4)], [(0, 4, "tl"), (4, 10, "")], "of the same extent: a task holds its lead"),
        (
            [("task", 0, 4), ("finding", 0, 8)],
            [(0, 4, "ft"), (4, 8, "f"), (8, 10, "")],
            "they begin alike: the longer holds",
        ),
        ([("task", 0, 6), ("finding", 4, 10)], [(0, 4, "t"), (4, 6, "tf"), (6, 10, "f")], "crossing: cut in two"),
        ([("task", 0, 3), ("finding", 3, 10)], [(0, 3, "t"), (3, 10, "f")], "side by side: neither holds the other"),
    ],
)
def test_runs(marks: list[tuple[str, int, int]], runs: list[tuple[int, int, str]], reason: str) -> None:
    pieces = pieces_of([Mark(kind, (Span(start, end),)) for kind, start, end in marks], "x" * 10)
    found = [(r.start, r.end, "".join(pieces[p].kind[0] for p in r.pieces)) for r in runs_of(pieces, 10)]
    assert found == runs, reason


@pytest.mark.parametrize(
    ("text", "spans", "segments", "reason"),
    [
        ("aa\nbb", [(0, 2), (3, 5)], [0, 0], "a line break alone: one segment, shown without numbers"),
        ("aa\n\nbb", [(0, 2), (4, 6)], [0, 1], "an empty line parts paragraphs"),
        ("aa\n3\nbb", [(0, 2), (5, 7)], [0, 1], "the number of a page stands between"),
        ("aabb", [(0, 2), (2, 4)], [0, 0], "nothing between"),
    ],
)
def test_segments(text: str, spans: list[tuple[int, int]], segments: list[int], reason: str) -> None:
    pieces = pieces_of([Mark("task", tuple(Span(*span) for span in spans))], text)
    assert [piece.segment for piece in pieces] == segments, reason


def test_a_span_is_one_mark_however_many_entries_rest_on_it(reading: Reading) -> None:
    data = page_data(reading, {}, "vi")
    (lead,) = [mark for mark in data["marks"] if mark["kind"] == "lead"]
    assert lead["entries"] == ["d0.task.II.2.b1", "d0.task.II.2.b2"]
    every = entries(data)
    assert {name for mark in data["marks"] for name in mark["entries"]} <= set(every)


# ── pages ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_pages_that_were_not_read_are_named_and_shown(scanned: Reading, images: dict[int, bytes]) -> None:
    data = page_data(scanned, images, "vi", [(2, "chữ mờ"), (5, "trắng")])
    told = [
        (page["number"], page["read"], page.get("reason"), page.get("sure"), "type" in page) for page in data["pages"]
    ]
    assert told == [
        (1, True, None, 93, True),
        (2, False, "chữ mờ", None, True),
        (3, True, None, 88, True),
        (4, False, None, None, False),
        (5, False, "trắng", None, False),
    ]
    assert [run for line in data["lines"] if isinstance(line, list) for run in line if isinstance(run, int)] == [
        1,
        2,
        3,
        4,
        5,
    ]


def test_a_page_that_was_not_read_stands_before_the_next_that_was() -> None:
    source = Source("t", "", "aaa bbb", (Page(0, 2), Page(4, 4)))
    assert breaks_of(source, pages_of(source, {}, [(6, "")], ())) == [(0, 1), (0, 2), (4, 3), (4, 4), (7, 5), (7, 6)]


def test_words_on_a_page_know_what_they_mean(scanned: Reading, images: dict[int, bytes]) -> None:
    data = page_data(scanned, images, "vi")
    kind = [data["marks"][mark]["kind"] for mark, _ in data["pieces"]]
    words = {
        (page["number"], word[4]): [kind[p] for p in word[6:]]
        for page in data["pages"]
        for word in page.get("words", ())
    }
    assert words[1, "09-TB/BCĐ"] == ["field"]
    assert words[1, "Tài"] == ["task", "support", "doubtful"]
    assert words[3, "15/5/2026."] == ["task", "finding", "deadline"], "a word that ends beyond a mark belongs to it"
    assert words[3, "3"] == [], "the number of the page stands between two segments"


def test_a_stroke_runs_on_to_the_next_word_of_the_same_meaning() -> None:
    boxes = [(0.1, 0.1, 0.2, 0.12), (0.25, 0.1, 0.3, 0.12), (0.4, 0.1, 0.5, 0.12), (0.1, 0.2, 0.2, 0.22)]
    words = tuple(Word(Span(3 * n, 3 * n + 2), 1, box) for n, box in enumerate(boxes))
    source = Source("t", "", "aa bb cc dd", (Page(0, 1),), words)
    pieces = [Piece(0, 0, "task", Span(0, 5)), Piece(1, 0, "lead", Span(6, 11))]
    (page,) = pages_of(source, {1: png(10, 10)}, (), pieces)
    assert [(left, width) for left, _, width, *_ in page.words] == [
        (1000, 1500),
        (2500, 500),
        (4000, 1000),
        (1000, 1000),
    ]


def test_words_of_a_line_are_shown_as_high_as_the_line() -> None:
    """Of letters with a tail and a mark on top the boxes differ; a stain read as a word is no measure."""
    boxes = [(0.1, 0.11, 0.2, 0.12), (0.3, 0.1, 0.4, 0.118), (0.5, 0.05, 0.6, 0.2), (0.1, 0.3, 0.2, 0.31)]
    words = tuple(Word(Span(3 * n, 3 * n + 2), 1, box) for n, box in enumerate(boxes))
    (page,) = pages_of(Source("t", "", "aa bb cc dd", (Page(0, 1),), words), {1: png(10, 10)}, (), [])
    assert [(top, height) for _, top, _, height, *_ in page.words] == [
        (1000, 200),
        (1000, 200),
        (500, 1500),
        (3000, 100),
    ]


def test_doubtful_words_are_those_below_the_bound() -> None:
    words = tuple(
        Word(Span(n, n + 1), 1, (0, 0, 1, 1), sure) for n, sure in enumerate((None, DOUBTFUL, DOUBTFUL - 0.01))
    )
    marks = Marks()
    marks.doubt(Source("t", "", "abc", (Page(0, 1),), words))
    assert [(mark.spans, mark.sure, mark.entries) for mark in marks.all] == [((Span(2, 3),), 59, [])]


def test_holders_are_found_wherever_a_word_begins() -> None:
    pieces = [Piece(0, 0, "task", Span(0, 20)), Piece(1, 0, "lead", Span(3, 5)), Piece(2, 0, "via", Span(9, 12))]
    spans = [Span(0, 2), Span(4, 6), Span(8, 10), Span(11, 13), Span(20, 22)]
    assert list(holders(pieces, spans)) == [(0,), (0, 1), (0, 2), (0, 2), ()]


def png(width: int, height: int) -> bytes:
    return b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + width.to_bytes(4) + height.to_bytes(4) + b"\x08\0\0\0\0"


def jpeg(*segments: tuple[int, bytes]) -> bytes:
    return b"\xff\xd8" + b"".join(bytes([0xFF, m]) + (len(d) + 2).to_bytes(2) + d for m, d in segments)


FRAME = b"\x08\x01\x29\x00\xd2\x01\x01\x11\x00"


@pytest.mark.parametrize(
    ("data", "image", "reason"),
    [
        (png(210, 297), Image("image/png", 210, 297), "IHDR comes first"),
        (jpeg((0xE0, b"JFIF\0"), (0xDB, b"\0" * 65), (0xC0, FRAME)), Image("image/jpeg", 210, 297), "baseline"),
        (jpeg((0xC4, b"\0" * 9), (0xC2, FRAME)), Image("image/jpeg", 210, 297), "DHT (C4) is no frame; progressive is"),
        (b"\xff\xd8\xff" + jpeg((0xC0, FRAME))[2:], Image("image/jpeg", 210, 297), "a fill byte before a marker"),
    ],
)
def test_the_size_of_an_image(data: bytes, image: Image, reason: str) -> None:
    assert describe_image(data) == image, reason


@pytest.mark.parametrize(
    "data", [b"", b"GIF89a", b"<svg>", png(1, 1)[:20], jpeg((0xE0, b"JFIF\0")), b"\xff\xd8\xff\xe0\0\0" * 9]
)
def test_no_image_that_a_page_shows(data: bytes) -> None:
    with pytest.raises(ValueError, match="neither PNG nor JPEG"):
        describe_image(data)


# ── what is said ──────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_task_says_who_and_when_and_what_it_does_not_say(reading: Reading) -> None:
    data = page_data(reading, {}, "vi")
    task = entries(data)["d0.task.II.2.b1"]
    assert task["label"] == "II.2.b1"
    assert (task["where"], task["phrases"], task["absent"]) == ([15], [["request", {}]], ["via"])
    (lead,) = row(task, "lead") or ()
    assert (lead["text"], lead["inherited"]) == ("Sở Khoa học và Công nghệ", ["inherited", {"where": "II.2"}])
    heading = data["marks"][lead["whence"]]
    assert (heading["kind"], heading["entries"]) == ("heading", ["d0.section.II.2"])
    (deadline,) = row(task, "deadline") or ()
    assert (deadline["text"], deadline["phrases"]) == (
        "trước ngày 15/5/2026",
        [["boundary-before", {"day": "15/5/2026"}]],
    )
    assert [value["text"] for value in row(task, "addressee") or ()] == ["Ban Chỉ đạo tỉnh"]


def test_lead_and_deadline_that_are_not_stated_are_rows_of_their_own(reading: Reading) -> None:
    bare = replace(reading, tasks=(TaskMention("II.2.b1", reading.tasks[0].mention, "II.2"),))
    task = entries(page_data(bare, {}, "vi"))["d0.task.II.2.b1"]
    assert (row(task, "lead"), row(task, "deadline")) == ([], [])
    assert task["absent"] == ["support", "via", "product", "addressee"]


def test_what_no_heading_says_leads_to_its_own_words(reading: Reading) -> None:
    data = page_data(reading, {}, "vi")
    (via,) = row(entries(data)["d0.task.II.2.b2"], "via") or ()
    assert via["inherited"] == ["inherited-opening", {}]
    assert via["whence"] == via["mark"]


@pytest.mark.parametrize(
    ("sections", "shown", "reason"),
    [
        (["II.1", "II.1"], ["II", "II.1", "t0", "t1"], "a heading once, with those above it"),
        (["II.1", "II.2"], ["II", "II.1", "t0", "II.2", "t1"], "of the next heading only what is new"),
        (["II.1", "II"], ["II", "II.1", "t0", "II", "t1"], "a task that stands higher up is not shown below the lower"),
        (["II.1", "II", "II.1"], ["II", "II.1", "t0", "II", "t1", "II.1", "t2"], "and back again"),
        (["II.1", ""], ["II", "II.1", "t0", "", "t1"], "a task without a heading is told apart"),
        (["", "II.1"], ["t0", "II", "II.1", "t1"], "no heading yet"),
        (["II.10"], ["II", "II.10", "t0"], "'II.1' is not above 'II.10'"),
    ],
)
def test_tasks_stand_below_their_headings(sections: list[str], shown: list[str], reason: str) -> None:
    source = Source("t", "", "a b c d e f g h")
    at = iter(Mention(source.text[n : n + 1], (Span(n, n + 1),)) for n in range(0, 15, 2))
    headings = tuple(SectionMention(path, next(at)) for path in ("II", "II.1", "II.2", "II.10"))
    tasks = tuple(TaskMention(f"t{number}", next(at), section) for number, section in enumerate(sections))
    from nq57graph.model.reading import Heading

    data = page_data(Reading(source, Heading(), sections=headings, tasks=tasks), {}, "vi")
    group = next(group for group in data["chapters"][0]["groups"] if group["name"] == "tasks")
    assert [entry.get("label", "") for entry in group["entries"]] == shown, reason
    assert group["count"] == len(tasks)
    assert len({entry["id"] for entry in group["entries"]}) == len(shown)


@pytest.mark.parametrize(
    ("deadline", "phrases", "reason"),
    [
        (("before", "day", "2026-05-15"), [["boundary-before", {"day": "15/5/2026"}]], "before a day"),
        (
            ("before", "hour", "2026-05-15", None, None, "10:00"),
            [["boundary-before", {"day": "10:00 15/5/2026"}]],
            "an hour",
        ),
        (("by", "year", "2026-12-31"), [["boundary-by", {"day": "31/12/2026"}]], "a bare year is by its end"),
        (
            ("during", "day", "2026-05-15", "2026-05-15"),
            [["boundary-on", {"day": "15/5/2026"}]],
            "a day is no time span",
        ),
        (
            ("during", "month", "2026-05-31", "2026-05-01"),
            [["boundary-from-to", {"from": "1/5/2026", "to": "31/5/2026"}]],
            "a month",
        ),
        (("during", None, None), [], "nothing is made of words that name no day"),
        (("recurring", None, None, None, None, None, "P1M"), [["boundary-recurring", {}], ["every-M", {}]], "monthly"),
        (
            ("recurring", None, None, None, None, None, "P6M"),
            [["boundary-recurring", {}], ["every-some-M", {"count": "6"}]],
            "twice a year",
        ),
        (
            ("by", None, None, None, None, None, None, "khi có quy định"),
            [["trigger", {"event": "khi có quy định"}]],
            "an event",
        ),
    ],
)
def test_what_a_deadline_was_taken_for(
    reading: Reading, deadline: tuple[Any, ...], phrases: list[Any], reason: str
) -> None:
    (task, _) = reading.tasks
    task = replace(task, deadline=DeadlineMention(reading.findings[0].mentions[0], *deadline))
    data = page_data(replace(reading, tasks=(task,)), {}, "vi")
    (value,) = row(entries(data)["d0.task.II.2.b1"], "deadline") or ()
    assert value.get("phrases", []) == phrases, reason


def test_the_header_says_what_is_printed_and_what_is_not(reading: Reading) -> None:
    header = entries(page_data(reading, {}, "vi"))["d0.header.0"]
    (date,) = row(header, "date") or ()
    assert (date["text"], date["phrases"]) == ("20/3/2026", [["printed", {"text": "ngày 20 tháng 3 năm 2026"}]])
    assert row(header, "parent") == [], "nothing is said"
    (province,) = row(header, "province") or ()
    assert province["phrases"] == [["no-words", {}]]
    assert "mark" not in province


def test_every_place_of_a_citation_is_told(reading: Reading) -> None:
    citation = entries(page_data(reading, {}, "vi"))["d0.citation.0"]
    places = row(citation, "places") or ()
    assert [(p["text"], p.get("phrases", [])) for p in places] == [("1", [["telling", {}], ["carried", {}]]), ("2", [])]
    assert row(citation, "issuer") == []


def test_a_finding_leads_to_its_tasks(reading: Reading) -> None:
    finding = entries(page_data(reading, {}, "vi"))["d0.finding.0"]
    assert (finding["text"], finding["text_en"]) == ("hai thời hạn", "two times")
    assert [(v["text"], v.get("entry")) for v in row(finding, "tasks") or ()] == [
        ("II.2.b1", "d0.task.II.2.b1"),
        ("IX.9", None),
    ]


def test_notes_of_the_reader_of_the_file_are_told_once(reading: Reading) -> None:
    source = replace(reading.source, notes=("Đọc từ TCVN3.", *reading.notes))
    other = replace(reading, source=source, notes=())
    data = page_data(replace(reading, source=source, attached=(other,)), {}, "vi")
    notes = [[e["text"] for e in entries(data, n).values() if e["kind"] == "note"] for n in (0, 1)]
    assert notes == [["Đọc từ TCVN3.", "Trang 2 không đọc được."], []]


def test_a_target_is_told_in_figures(reading: Reading) -> None:
    target = entries(page_data(reading, {}, "vi"))["d0.target.0"]
    assert [v["text"] for name in ("value", "by") for v in row(target, name) or ()] == ["≥ 80,5 %", "12/2026"]


def test_every_document_of_a_file_is_shown(reading: Reading) -> None:
    other = replace(reading, heading=replace(reading.heading, number="10-TB/BCĐ"))
    data = page_data(replace(reading, attached=(other,)), {}, "vi")
    assert [chapter["name"] for chapter in data["chapters"]] == ["Thông báo 09-TB/BCĐ", "Thông báo 10-TB/BCĐ"]
    assert set(entries(data, 0)).isdisjoint(entries(data, 1))
    (task, *_) = [mark for mark in data["marks"] if mark["kind"] == "task"]
    assert task["entries"] == ["d0.task.II.2.b1", "d1.task.II.2.b1"]


def test_a_document_without_a_header_is_called_by_its_file(reading: Reading) -> None:
    from nq57graph.model.reading import Heading

    assert page_data(replace(reading, heading=Heading()), {}, "vi")["name"] == "song-lam-09-tb-bcd.txt"


# ── nothing is fetched ────────────────────────────────────────────────────────────────────────────────────────────


def test_no_element_loads_or_links_anything(reading: Reading, parse: type[Parsed]) -> None:
    parsed = parse(reading_page(reading))
    loading = {"src", "href", "srcset", "data", "action", "formaction", "poster", "background", "style"}
    assert [(tag, attributes) for tag, attributes in parsed.elements if loading & attributes.keys()] == []
    forbidden = {"link", "img", "iframe", "object", "embed", "base", "form", "a", "video", "audio", "svg"}
    assert forbidden.isdisjoint(tag for tag, _ in parsed.elements)
    assert not any(name.startswith("on") for _, attributes in parsed.elements for name in attributes)
    (style,) = [text for attributes, text in parsed.raw if attributes["tag"] == "style"]
    assert len(style) > 1000
    assert not re.search(r"url\(|@import|image-set|https?:", style)


def test_our_script_asks_nobody_and_writes_no_markup(reading: Reading, parse: type[Parsed]) -> None:
    assert parse(reading_page(reading)).scripts() == [script()]
    asking = r"fetch\(|XMLHttpRequest|WebSocket|EventSource|sendBeacon|import\(|https?:"
    writing = (
        r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|DOMParser|\beval\(|Function\(|setAttribute\(\"style"
    )
    assert not re.search(f"{asking}|{writing}", script())


def policy_of(parsed: Parsed) -> dict[str, str]:
    (policy,) = [a["content"] for _, a in parsed.elements if a.get("http-equiv") == "Content-Security-Policy"]
    return dict(rule.strip().split(" ", 1) for rule in str(policy).split(";"))


def test_the_policy_lets_only_images_in_that_are_inside(
    reading: Reading, scanned: Reading, images: dict[int, bytes], parse: type[Parsed]
) -> None:
    plain, paged = policy_of(parse(reading_page(reading))), policy_of(parse(reading_page(scanned, images)))
    assert plain["default-src"] == "'none'"
    assert plain.keys() == {"default-src", "script-src", "style-src", "base-uri", "form-action"}
    assert paged == plain | {"img-src": "data:"}


# ── text stays text ───────────────────────────────────────────────────────────────────────────────────────────────


CODES = {
    "boundary",
    "precision",
    "end",
    "earliest",
    "latest",
    "hour",
    "every",
    "relation",
    "role",
    "capacity",
    "comparator",
    "date",
}


def poisoned(value: Any, name: str = "") -> Any:
    """``value`` with an attack in every text of it that a document could hold: codes and dates are the program's own."""
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{f.name: poisoned(getattr(value, f.name), f.name) for f in fields(value)})
    if isinstance(value, tuple):
        return tuple(poisoned(each, name) for each in value)
    if isinstance(value, dict):
        return {key: poisoned(each) for key, each in value.items()}
    return value + ATTACK if isinstance(value, str) and name not in CODES else value


def test_no_text_of_a_document_becomes_markup(scanned: Reading, images: dict[int, bytes], parse: type[Parsed]) -> None:
    refused = [(2, f"mờ {ATTACK}")]
    plain, attacked = (parse(reading_page(r, images, "vi", refused)) for r in (scanned, poisoned(scanned)))
    assert attacked.scripts() == plain.scripts() == [script()]
    assert [tag for tag, _ in attacked.elements] == [tag for tag, _ in plain.elements]
    assert [sorted(a) for _, a in attacked.elements] == [sorted(a) for _, a in plain.elements]
    shown = " ".join(attacked.text)
    assert all(payload in shown for payload in PAYLOADS), "number and file are shown as they stand"


def test_data_survives_the_way_through_the_page(reading: Reading, parse: type[Parsed]) -> None:
    attacked = poisoned(reading)
    data = parse(reading_page(attacked)).data("page")
    assert text_of(data["lines"]) == attacked.source.text
    every = entries(data)
    assert every["d0.note.0"]["text"] == attacked.notes[0]
    assert every["d0.finding.0"]["text"] == attacked.findings[0].note
    told = json.dumps(data, ensure_ascii=False)
    for mention in (
        attacked.tasks[0].mention,
        attacked.signers[0].name,
        attacked.unread[0],
        attacked.heading.mentions["date"],
    ):
        assert mention and json.dumps(mention.text, ensure_ascii=False)[1:-1] in told


# ── words ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_every_word_is_told_in_both_languages() -> None:
    assert [key for key, pair in READING.items() if not all(pair) or len(pair) != 2] == []
    for key, (vi, en) in READING.items():
        assert set(re.findall(r"\{\w+\}", vi)) == set(re.findall(r"\{\w+\}", en)), key


def test_the_script_says_only_words_that_there_are() -> None:
    said = set(re.findall(r'say\("([\w-]+)"', script()))
    assert len(said) > 12
    assert said <= READING.keys()


def test_every_code_of_the_model_has_its_words(reading: Reading) -> None:
    told = {
        "capacity": get_args(Capacity),
        "relation": get_args(Relation),
        "as": get_args(Attested),
        "boundary": get_args(Boundary),
        "finding": ("contradiction", "slip", "omission"),
        "kind": KINDS,
    }
    assert {f"{kind}-{code}" for kind, codes in told.items() for code in codes} <= READING.keys()
    assert set(SIGNS) == set(KINDS)
    assert len(set(SIGNS.values())) == len(SIGNS), "signs alone tell the kinds apart"


def test_every_phrase_row_and_group_has_its_words(reading: Reading) -> None:
    data = page_data(reading, {}, "vi")
    groups = [group["name"] for group in data["chapters"][0]["groups"]]
    every = list(entries(data).values())
    values = [value for entry in every for r in entry.get("rows", ()) for value in r.get("values", ())]
    phrases = [phrase[0] for each in (*every, *values) for phrase in each.get("phrases", ())]
    rows = [r["name"] for entry in every for r in entry.get("rows", ())] + [
        n for e in every for n in e.get("absent", ())
    ]
    said = {
        *phrases,
        *(f"row-{n}" for n in rows),
        *(f"{start}-{n}" for n in groups for start in ("group", "short", "none")),
    }
    assert said <= READING.keys()


# ── the same bytes ────────────────────────────────────────────────────────────────────────────────────────────────

DRAW = """
import hashlib, sys
from pathlib import Path
from nq57graph.draw.reading.page import reading_page
from nq57graph.pipeline import read_file
sys.stdout.write(hashlib.sha256(reading_page(read_file(Path(sys.argv[1]))).encode()).hexdigest())
"""


def test_the_same_reading_gives_the_same_bytes() -> None:
    digests = set()
    for seed in ("1", "2"):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)}
        run = [sys.executable, "-c", DRAW, str(DOCUMENTS[0])]
        digests.add(subprocess.run(run, env=environment, capture_output=True, check=True, text=True).stdout)
    assert len(digests) == 1
    assert len(digests.pop()) == 64


@pytest.mark.parametrize(("lang", "hint"), [("vi", "Bấm chữ có dấu"), ("en", "Click marked words")])
def test_the_page_opens_in_the_language_asked_for(reading: Reading, lang: str, hint: str) -> None:
    html = reading_page(reading, lang=lang)
    assert f'<html lang="{lang}">' in html
    assert hint in html[html.index("<body>") : html.index("<script")]
