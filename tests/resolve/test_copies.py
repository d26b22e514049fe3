"""Which files are one document, which of them is read, and what is only like it."""

from __future__ import annotations

import itertools
import random

import pytest

from nq57graph.model.facts import FindingFact
from nq57graph.model.reading import Reading
from nq57graph.resolve import Sorted, copies, resolve, sort_out
from nq57graph.resolve.copies import preference
from nq57graph.resolve.copy_findings import MOST, RULE
from nq57graph.resolve.documents import held_id
from nq57graph.resolve.sketches import SketchIndex, make_sketch, resemblance
from nq57graph.resolve.wording import words_of

from .copies_invented import BODY, CLOSE, DECISION, NOTICE, PLAN, reading_of, readings_of, row_by_row, scan_of, wrapped

NUMBERED = "doc-an-giang-ubnd-tb-12-2026-03-05"
BLANK = NOTICE.replace("Số: 12/TB-UBND", "Số:      /TB-UBND").replace("ngày 05 tháng", "ngày      tháng")


def files(found: Sorted) -> dict[str, list[str]]:
    """The file that is read of each document, with its copies."""
    return {kept.source.file: [copy.source.file for copy in found.copies_of(kept)] for kept in found.kept}


def left_out(found: Sorted) -> list[str]:
    return [r.source.file for r, _ in found.clashing] + [excerpt.reading.source.file for excerpt in found.excerpts]


# ── one document ──────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        (reading_of(NOTICE), reading_of(NOTICE, "b.txt"), "the same bytes"),
        (reading_of(NOTICE), reading_of(wrapped(NOTICE), "b.txt"), "lines broken otherwise"),
        (reading_of(NOTICE), reading_of(row_by_row(NOTICE), "b.txt"), "the heading in another order"),
        (reading_of(NOTICE), reading_of(NOTICE.replace("30/4", "30/5"), "b.txt"), "one identity, one date changed"),
        (reading_of(NOTICE), scan_of(NOTICE, "b.pdf", errors=0.1), "a scan"),
        (
            reading_of(NOTICE),
            scan_of(NOTICE.replace("Số: 12/TB-UBND", "5ô 1?-TB UBN0"), "b.pdf", errors=0.05),
            "a scan whose number is spoiled",
        ),
        (
            reading_of(NOTICE),
            scan_of(NOTICE.replace("12/TB-UBND", "72/TB-UBND"), "b.pdf", sure=0.6),
            "a scan that is not sure of its number",
        ),
        (reading_of(NOTICE), scan_of(NOTICE, "b.pdf", errors=0.25), "a bad scan, whose bad words are known"),
        (reading_of(NOTICE), reading_of(BODY + CLOSE, "b.txt"), "the heading was left out"),
        (scan_of(NOTICE, "a.txt", errors=0.2, seed=0), reading_of(BODY + CLOSE, "b.txt"), "the same, of a bad scan"),
        (reading_of(NOTICE), reading_of(BLANK, "b.txt"), "number and day are filled in by hand later"),
        (reading_of(NOTICE), reading_of(NOTICE.replace("An Giang", ""), "b.txt"), "no place"),
    ],
)  # fmt: skip
def test_files_of_one_document(one: Reading, other: Reading, reason: str) -> None:
    found = sort_out([one, other])
    assert files(found) == {"a.txt": [other.source.file]}, reason
    assert left_out(found) == []
    assert held_id(found.kept[0]) == NUMBERED
    assert len(resolve(found).documents) == 1


NEXT = NOTICE.replace("12/TB", "13/TB").replace("05 tháng 3", "12 tháng 3").replace("Ngày 02/3", "Ngày 09/3")
LAST_YEAR = NOTICE.replace("2026", "2025").replace("2024", "2023")


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        (NOTICE, NEXT, "the next notice of the committee, in the same formulas"),
        (NOTICE, NOTICE.replace("12/TB", "13/TB"), "must not match: the number alone"),
        (NOTICE, NOTICE.replace("05 tháng 3", "06 tháng 3"), "must not match: the date alone, since numbers begin anew"),
        (NOTICE, NOTICE.replace("AN GIANG", "CÀ MAU").replace("An Giang", "Cà Mau"), "the same of another province"),
        (NOTICE, "DỰ THẢO\n" + BLANK, "a draft"),
        (NOTICE, BLANK.replace("30/4/2026", "31/5/2026").replace("12 người", "9 người").replace("85%", "70%"), "a draft by what it says"),
        (NOTICE, (BODY + CLOSE).replace("2026", "2025").replace("2024", "2023"), "last year's, without a heading"),
        (NOTICE, (BODY + CLOSE)[: len(BODY) * 2 // 3], "an excerpt without its identity"),
        (NOTICE, (BODY + CLOSE).replace("THÔNG BÁO", "KẾ HOẠCH"), "another type of document"),
        (DECISION, PLAN, "a decision and its plan"),
        (PLAN, PLAN.replace("Sở Xây dựng", "Sở Giao thông").replace("III", "IV").replace("15/8", "30/9").replace("20/12", "15/11"), "two plans in the same words"),
        ("Thông báo số 3.\nSở Nội vụ báo cáo.\n", "Thông báo số 3.\nSở Nội vụ báo cáo.\n\n", "must not match: too short to be known by its words"),
    ],
)  # fmt: skip
def test_what_is_only_like_a_document_stays_apart(one: str, other: str, reason: str) -> None:
    found = sort_out([reading_of(one), reading_of(other, "b.txt")])
    assert files(found) == {"a.txt": [], "b.txt": []}, reason
    assert left_out(found) == []


@pytest.mark.parametrize(
    ("other", "reason"),
    [
        (NOTICE.replace(BODY, PLAN.replace("KẾ HOẠCH", "THÔNG BÁO")), "another text"),
        ("DỰ THẢO\n" + NOTICE, "a draft that bears the number"),
        (
            NOTICE.replace("hoàn thành", "(sửa đổi theo Thông báo số 20/TB-UBND ngày 10/5/2026) hoàn thành"),
            "a version with later amendments: it cites what is younger than itself",
        ),
    ],
)
def test_another_text_under_the_same_identity_is_told_and_left_out(other: str, reason: str) -> None:
    for name, kept in (("b.txt", "a.txt"), ("0.txt", "a.txt")):
        found = sort_out([reading_of(NOTICE), reading_of(other, name)])
        if reason != "another text":
            assert files(found) == {kept: []}, "what was issued is kept, whatever the files are called"
        assert [{r.source.file, first.source.file} for r, first in found.clashing] == [{"a.txt", name}], reason


def test_an_excerpt_is_told_with_its_share_and_left_out() -> None:
    for excerpt in (reading_of(NOTICE[: len(NOTICE) // 3], "0.txt"), scan_of(NOTICE[: len(NOTICE) // 3], "0.pdf")):
        found = sort_out([excerpt, reading_of(NOTICE)])
        (told,) = found.excerpts
        assert files(found) == {"a.txt": []}
        assert told.kept.source.file == "a.txt" and 0.25 < told.share < 0.4


def test_the_whole_is_read_even_where_only_the_excerpt_is_no_scan() -> None:
    found = sort_out([reading_of(NOTICE[: len(NOTICE) // 3]), scan_of(NOTICE, "b.pdf", errors=0.02)])
    assert files(found) == {"b.pdf": []}
    assert left_out(found) == ["a.txt"]


def test_a_text_that_two_documents_have_is_a_copy_of_neither() -> None:
    twins = [
        reading_of(NOTICE),
        reading_of(NOTICE.replace("12/TB", "13/TB").replace("05 tháng 3", "12 tháng 3"), "b.txt"),
    ]
    found = sort_out([*twins, reading_of(BODY + CLOSE, "c.txt")])
    assert files(found) == {"a.txt": [], "b.txt": [], "c.txt": []}


def test_two_files_without_an_identity_are_one_document_too() -> None:
    found = sort_out([scan_of(BLANK, "a.pdf", errors=0.1), reading_of(BODY + CLOSE, "b.txt")])
    assert files(found) == {"b.txt": ["a.pdf"]}


# ── several documents in one file, and one in several ─────────────────────────────────────────────────────────────


def test_two_documents_in_one_file_against_a_file_of_each() -> None:
    both = readings_of(NOTICE + "\n" + DECISION, "0.txt")
    assert len(both) == 2
    found = sort_out([*both, reading_of(NOTICE, "n.txt"), reading_of(DECISION, "d.txt")])
    assert [(k.heading.number, k.source.file) for k in found.kept] == [("45/QĐ-UBND", "0.txt"), ("12/TB-UBND", "0.txt")]
    assert [[(c.source.file, c.differences) for c in found.copies_of(k)] for k in found.kept] == [
        [("d.txt", ())],
        [("n.txt", ())],
    ]


@pytest.mark.parametrize(
    "whole", [reading_of(DECISION + PLAN, "z.txt"), scan_of(DECISION + PLAN, "z.pdf", errors=0.03)]
)
def test_a_decision_with_its_plan_against_a_file_of_each(whole: Reading) -> None:
    found = sort_out([reading_of(DECISION, "d.txt"), reading_of(PLAN, "p.txt"), whole])
    assert files(found) == {whole.source.file: ["d.txt", "p.txt"]}
    told = [difference for copy in found.copies_of(found.kept[0]) for difference in copy.differences]
    assert [difference.kind for difference in told] == ["passage", "passage"], "each lacks the other"
    assert len(resolve(found).documents[0].tasks) == 4, "no task is counted twice"


# ── which is read ─────────────────────────────────────────────────────────────────────────────────────────────────

LONG = BODY + PLAN.partition("II. NHIỆM VỤ")[2].replace("\n1. ", "\n5. ") * 3
CENTRAL = (
    NOTICE.replace(BODY, LONG)
    .replace("ỦY BAN NHÂN DÂN\nTỈNH AN GIANG", "BỘ TÀI CHÍNH")
    .replace("12/TB-UBND", "12/TB-BTC")
    .replace("An Giang, ngày", "Hà Nội, ngày")
)
LONGER = NOTICE.replace(
    "4. Ủy ban", "4. Văn phòng Ủy ban nhân dân tỉnh theo dõi, đôn đốc việc thực hiện thông báo này.\n\n5. Ủy ban"
)


@pytest.mark.parametrize(
    ("best", "other", "reason"),
    [
        (reading_of(NOTICE, "z.txt"), scan_of(NOTICE, "a.pdf"), "text before what a scan recognised"),
        (reading_of(NOTICE, "z.txt"), reading_of(BLANK, "a.txt"), "what prints its identity before what does not"),
        (reading_of(BLANK, "z.txt"), scan_of(NOTICE, "a.pdf", errors=0.03), "a text without its number before a scan that has it"),
        (
            scan_of(NOTICE, "z.pdf"),
            reading_of(BLANK.replace("30/4/2026", "31/5/2026"), "a.txt"),
            "but not where it contradicts what was signed",
        ),
        (scan_of(NOTICE, "z.pdf"), reading_of(BODY + CLOSE, "a.txt"), "nor where it does not show whose document it is"),
        (scan_of(CENTRAL, "z.pdf"), reading_of(LONG + CLOSE, "a.txt"), "the same of a body without a province"),
        (scan_of(BLANK, "z.pdf"), scan_of(BODY + CLOSE, "a.pdf"), "what has a heading before what has none"),
        (reading_of(LONGER, "z.txt"), reading_of(NOTICE, "a.txt"), "the more complete"),
        (reading_of(NOTICE, "a.txt"), reading_of(NOTICE + "\n\n2\n", "z.txt"), "the number of a page is no more text"),
        (scan_of(NOTICE, "z.pdf", sure=0.99), scan_of(NOTICE, "a.pdf", sure=0.9), "the surer recognition"),
        (scan_of(NOTICE, "z.pdf", errors=0.01), scan_of(NOTICE, "a.pdf", errors=0.2), "more words that can be read"),
        (reading_of(NOTICE, "z.txt"), reading_of(NOTICE, "a.txt", notes=("Trang 3 không đọc được.",)), "fewer notes of the reader"),
        (reading_of(NOTICE, "a.txt"), reading_of(NOTICE, "b.txt"), "the name, so that the choice is always the same"),
    ],
)  # fmt: skip
def test_the_best_text_is_read(best: Reading, other: Reading, reason: str) -> None:
    for readings in ([best, other], [other, best]):
        assert files(sort_out(readings)) == {best.source.file: [other.source.file]}, reason


def test_a_text_read_instead_of_its_scan_has_the_number_of_it() -> None:
    found = sort_out([reading_of(BLANK), scan_of(NOTICE, "b.pdf", errors=0.03), reading_of(NEXT, "c.txt")])
    assert files(found) == {"a.txt": ["b.pdf"], "c.txt": []}
    document = resolve(found).documents[0]
    assert document.document.id == NUMBERED
    assert (document.document.number, document.document.date) == ("12/TB-UBND", "2026-03-05")
    assert not {"number", "date"} & {field.name for field in document.document.fields}, "never shown as quoted"
    notes = [finding.note_en for finding in document.findings if finding.kind == "omission"]
    assert notes == ["number and date (12/TB-UBND, 2026-03-05) are printed in b.pdf only"]


def test_preference_is_told_by_its_parts() -> None:
    reading = reading_of(NOTICE)
    words = words_of(reading, (0, len(NOTICE)))
    assert preference(reading, words)[:3] == (False, -2, -len(words))
    assert preference(reading, words, len(words) + 1)[2] == -len(words) - 1, "nearly as many are as many"


# ── any order, any number ─────────────────────────────────────────────────────────────────────────────────────────


def test_the_order_of_files_does_not_matter() -> None:
    readings = [
        reading_of(NOTICE),
        reading_of(BLANK, "b.txt"),
        scan_of(NOTICE, "c.pdf", errors=0.05),
        reading_of(NEXT, "d.txt"),
        reading_of(NOTICE.replace(BODY, PLAN.replace("KẾ HOẠCH", "THÔNG BÁO")), "e.txt"),
        reading_of(PLAN, "f.txt"),
    ]
    first = sort_out(readings)
    assert files(first) == {"a.txt": ["b.txt", "c.pdf"], "d.txt": [], "f.txt": []}
    for order in itertools.islice(itertools.permutations(readings), 0, None, 71):
        again = sort_out(order)
        assert again == first
        assert resolve(again) == resolve(first)


def test_texts_are_not_compared_each_with_each(monkeypatch: pytest.MonkeyPatch) -> None:
    chance = random.Random(1)
    syllables = BODY.split()

    def plan(number: int) -> Reading:
        own = " ".join(chance.choice(syllables) for _ in range(150))
        return reading_of(PLAN + "\n5. Sở Tài chính " + own + ".\n", f"{number:03}.txt")

    plans = [plan(number) for number in range(120)]
    compared = 0

    def counted(*sequences: tuple[str, ...]) -> object:
        nonlocal compared
        compared += 1
        return align(*sequences)

    align = copies.align
    monkeypatch.setattr(copies, "align", counted)
    assert len(sort_out(plans).kept) == len(plans)
    assert compared < 40 * len(plans), "each with each would be 7140 times, and for every part of a document"


# ── sketches ──────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_sketch_is_the_same_in_every_run() -> None:
    assert make_sketch(["a", "b", "c", "d"]) == (1365159682677624858, 4691754724066687565)
    assert make_sketch(["a", "b"]) == ()


def test_sketches_tell_how_alike_texts_are() -> None:
    chance = random.Random(2)
    words = [str(chance.randrange(5000)) for _ in range(4000)]
    half = [*words[:2000], *(str(chance.randrange(5000, 9000)) for _ in range(2000))]
    assert resemblance(make_sketch(words), make_sketch(words)) == 1.0
    assert 0.25 < resemblance(make_sketch(words), make_sketch(half)) < 0.42  # a third
    assert resemblance((), ()) == 0.0


def test_the_index_finds_the_nearest_first() -> None:
    texts = [BODY.split(), (BODY + CLOSE).split(), PLAN.split()]
    sketches = [make_sketch(text) for text in texts]
    index = SketchIndex(sketches)
    index.add(0, sketches[0])
    index.add(2, sketches[2])
    assert index.find_near(sketches[1]) == [0]
    index.add(1, sketches[1])
    assert index.find_near(sketches[1]) == [1, 0]


# ── findings ──────────────────────────────────────────────────────────────────────────────────────────────────────


def findings(*readings: Reading) -> list[FindingFact]:
    (facts,) = resolve(sort_out(readings)).documents
    return [finding for finding in facts.findings if finding.rule == RULE]


def test_a_difference_quotes_both_files_and_concerns_the_task_that_it_is_in() -> None:
    (finding,) = findings(reading_of(NOTICE), reading_of(NOTICE.replace("30/4/2026", "30/5/2026"), "b.txt"))
    assert finding.kind == "contradiction"
    assert finding.note == "ngày, thời gian: 'ngày 30/4/2026' ở đây, 'ngày 30/5/2026' ở b.txt"
    assert finding.note_en == "date: 'ngày 30/4/2026' here, 'ngày 30/5/2026' in b.txt"
    assert [reading_of(NOTICE).source.quote(e.spans) for e in finding.evidence] == ["ngày 30/4/2026"]
    assert finding.about == (NUMBERED, f"{NUMBERED}-1")


@pytest.mark.parametrize(
    ("kept", "copy", "kind", "note", "reason"),
    [
        (DECISION + PLAN, DECISION, "omission", "166 words from 'KẾ HOẠCH Phát triển hạ tầng số trên địa bàn tỉnh (Kèm …' not in b.txt", "a passage"),
        (NOTICE, NOTICE.replace("12 người", "người"), "contradiction", "number: '12' not in b.txt", "left out"),
        (NOTICE, NOTICE.replace("người dân", "35 người dân"), "contradiction", "number: '35' only in b.txt", "put in"),
    ],
)  # fmt: skip
def test_what_only_one_file_has(kept: str, copy: str, kind: str, note: str, reason: str) -> None:
    (finding,) = findings(reading_of(kept), reading_of(copy, "b.txt"))
    assert (finding.kind, finding.note_en) == (kind, note), reason
    assert finding.evidence


def test_files_with_the_same_bytes_are_told_together() -> None:
    other = NOTICE.replace("30/4/2026", "30/5/2026")
    (finding,) = findings(reading_of(NOTICE), reading_of(other, "b.txt"), reading_of(other, "c.txt"))
    assert finding.note_en.endswith("in b.txt, c.txt")


def test_no_more_than_so_many_are_told_one_by_one() -> None:
    rows = "\n".join(
        f"5.{n}. Xã số thứ tự ấy được cấp kinh phí {n + 200} triệu đồng cho việc chung.\n" for n in range(MOST + 9)
    )
    long = NOTICE.replace("4. Ủy ban", rows + "\n6. Ủy ban")
    other = long
    for n in range(MOST + 9):
        other = other.replace(f"phí {n + 200} triệu", f"phí {n + 500} triệu")
    found = findings(reading_of(long), reading_of(other, "b.txt"))
    assert len(found) == MOST + 1
    assert found[-1].note_en == "b.txt: 9 more differences"
    assert found[-1].note == "b.txt: còn 9 chỗ khác nữa"


def test_what_a_scan_is_not_sure_of_is_told_once_as_such() -> None:
    found = findings(reading_of(NOTICE), scan_of(NOTICE, "b.pdf", errors=0.15, seed=3))
    (finding,) = found
    assert finding.kind == "slip"
    assert "recognition is not sure in" in finding.note_en and "nhận dạng không chắc" in finding.note
    (document,) = resolve(sort_out([reading_of(NOTICE), scan_of(NOTICE, "b.pdf", errors=0.15, seed=3)])).documents
    assert document.document.differences == {"b.pdf": 0}
