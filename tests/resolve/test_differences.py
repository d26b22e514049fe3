"""What is told of two files of one document: numbers, dates and names, and not how they are printed."""

from __future__ import annotations

import time
import unicodedata
from collections.abc import Callable
from dataclasses import replace

import pytest

from nq57graph.model.reading import Reading
from nq57graph.resolve.differences import Difference, find_differences
from nq57graph.resolve.wording import words_of

from .copies_invented import BODY, CLOSE, DECISION, HEAD, NOTICE, PLAN, reading_of, row_by_row, scan_of, wrapped


def compare(kept: Reading, copy: Reading) -> tuple[Difference, ...]:
    return find_differences(*(words_of(reading, (0, len(reading.source.text))) for reading in (kept, copy)))


def told(kept: Reading, copy: Reading) -> list[tuple[str, str, str]]:
    return [(d.kind, d.kept, d.copy) for d in compare(kept, copy) if d.certain]


# ── what is no difference ─────────────────────────────────────────────────────────────────────────────────────────

SAME: dict[str, Callable[[str], str]] = {
    "lines broken otherwise": wrapped,
    "line ends of Windows": lambda text: text.replace("\n", "\r\n"),
    "decomposed letters": lambda text: unicodedata.normalize("NFD", text),
    "tone mark on the other vowel": lambda text: text.replace("Hòa", "Hoà").replace("Ủy", "Uỷ"),
    "hyphens": lambda text: text.replace("chuyển đổi số", "chuyển-đổi số"),
    "no accents in a name": lambda text: text.replace("Trần Văn Mẫu", "Tran Van Mau"),
    "capitals": lambda text: text.replace("Kết luận cuộc họp", "KẾT LUẬN CUỘC HỌP"),
    "no zero before day or month": lambda text: text.replace("Ngày 02/3/2026", "Ngày 2/03/2026"),
    "a date in words": lambda text: text.replace("ngày 30/4/2026", "ngày 30 tháng 4 năm 2026"),
    "a date with dots": lambda text: text.replace("ngày 30/4/2026", "ngày 30.4.2026"),
    "how thousands are set": lambda text: text.replace("1.500", "1500"),
    "thousands with a space": lambda text: text.replace("1.500", "1 500"),
    "spaces in a number of a document": lambda text: text.replace("57-NQ/TW", "57 - NQ/TW"),
    "hyphens in a number of a document": lambda text: text.replace("12/TB-UBND", "12/TBUBND"),
    "numbers of pages": lambda text: text.replace("2. Sở Nội vụ", "\n- 2 -\n\n2. Sở Nội vụ"),
    "marks of lists lost": lambda text: text.replace("\n1. ", "\n").replace("\n2. ", "\n"),
    "a reference to a footnote": lambda text: text.replace("hồ sơ quá hạn", "hồ sơ quá hạn[1]"),
    "the stamp of an electronic signature": lambda text: (
        "Người ký: Ủy ban nhân dân tỉnh\nThời gian ký: 06/03/2026 10:15:20\n" + text
    ),
    "the heading row by row": row_by_row,
    "other words without a number or name": lambda text: text.replace("khẩn trương", "sớm"),
    "recipients beside the signature": lambda text: text.replace(
        CLOSE,
        "TL. CHỦ TỊCH\nNơi nhận:\n- Sở Tài chính;\nKT. CHÁNH VĂN PHÒNG\n- Sở Nội vụ;\nPHÓ CHÁNH VĂN PHÒNG\n- Lưu: VT.\n\nLê Thị Hòa\n",
    ),
}


@pytest.mark.parametrize("change", SAME.values(), ids=SAME)
def test_how_a_text_is_printed_is_no_difference(change: Callable[[str], str]) -> None:
    assert change(NOTICE) != NOTICE
    assert told(reading_of(NOTICE), reading_of(change(NOTICE))) == []
    assert told(reading_of(change(NOTICE)), reading_of(NOTICE)) == []


def test_a_passage_that_stands_elsewhere_is_no_difference() -> None:
    paragraph = "4. Ủy ban nhân dân các xã, phường tuyên truyền để người dân sử dụng dịch vụ công trực tuyến, không để hồ sơ quá hạn.\n"
    moved = NOTICE.replace(paragraph, "").replace("1. Sở Tài chính", paragraph + "1. Sở Tài chính")
    assert told(reading_of(NOTICE), reading_of(moved)) == []


# ── what is one ───────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("old", "new", "expected", "reason"),
    [
        ("30/4/2026", "30/5/2026", ("date", "ngày 30/4/2026", "ngày 30/5/2026"), "the whole date is shown"),
        ("tháng 6/2026", "tháng 7/2026", ("date", "tháng 6/2026", "tháng 7/2026"), "a month"),
        ("quý I năm", "quý II năm", ("date", "quý I năm 2026", "quý II năm 2026"), "a quarter"),
        ("ngày 05 tháng 3", "ngày 06 tháng 3", ("date", "ngày 05 tháng 3 năm 2026", "ngày 06 tháng 3 năm 2026"), "in the heading"),
        ("1.500 triệu", "1.800 triệu", ("number", "1.500 triệu", "1.800 triệu"), "an amount, with what is counted"),
        ("12 người", "14 người", ("number", "12 người", "14 người"), "a count"),
        ("85%", "80%", ("number", "85% hồ", "80% hồ"), "a percentage"),
        ("57-NQ/TW", "52-NQ/TW", ("number", "57-NQ/TW ngày", "52-NQ/TW ngày"), "the number of a document"),
        ("57-NQ/TW", "57-KL/TW", ("number", "57-NQ/TW ngày", "57-KL/TW ngày"), "its type alone"),
        ("Trần Văn Mẫu", "Trần Văn Lụa", ("name", "Trần Văn Mẫu", "Trần Văn Lụa"), "a person"),
        ("Trần Văn Mẫu", "Trần Văn Mậu", ("name", "Trần Văn Mẫu", "Trần Văn Mậu"), "accents alone make another name"),
        ("Công an tỉnh", "Thanh tra tỉnh", ("name", "Công an tỉnh", "Thanh tra tỉnh"), "an agency"),
        ("Lê Thị Hòa", "Lê Thị Bình", ("name", "Lê Thị Hòa", "Lê Thị Bình"), "the signer"),
        ("- Sở Nội vụ;\n", "", ("name", "Sở Nội vụ", ""), "a recipient left out"),
        ("bố trí 12 người làm", "bố trí người làm", ("number", "12", ""), "a number left out"),
        ("tuyên truyền", "tuyên truyền trong năm 2026", ("date", "", "trong năm 2026"), "a time put in"),
    ],
)  # fmt: skip
def test_what_differs_is_told_in_the_words_of_both(
    old: str, new: str, expected: tuple[str, str, str], reason: str
) -> None:
    kept, copy = (
        reading_of(NOTICE),
        reading_of(wrapped(NOTICE.replace(old, new, 1) if old != "- Sở Nội vụ;\n" else NOTICE.replace(old, new))),
    )
    (found,) = compare(kept, copy)
    assert (found.kind, found.kept, found.copy, found.certain) == (*expected, True), reason
    if found.kept:
        assert " ".join(kept.source.quote([found.span]).split()) == found.kept


def test_two_dates_exchanged_are_two_differences() -> None:
    swapped = NOTICE.replace("30/4/2026", "?").replace("02/3/2026", "30/4/2026").replace("?", "02/3/2026")
    assert [kind for kind, _, _ in told(reading_of(NOTICE), reading_of(swapped))] == ["date", "date"]


def test_a_passage_left_out_is_told_by_its_length_and_first_words() -> None:
    kept, copy = reading_of(DECISION + PLAN), reading_of(DECISION)
    (found,) = compare(kept, copy)
    assert (found.kind, found.copy, found.words) == ("passage", "", 166)
    assert found.kept.startswith("KẾ HOẠCH Phát triển hạ tầng số")
    (other,) = compare(copy, kept)
    assert (other.kind, other.kept, other.words) == ("passage", "", 166)
    assert other.copy == found.kept


def test_a_long_sentence_is_quoted_by_what_differs_in_it() -> None:
    old = "Sở Tài chính khẩn trương bố trí 1.500 triệu đồng cho trung tâm dữ liệu; hoàn thành trước ngày 30/4/2026"
    new = "Giao bổ sung dự toán, kịp thời chi trả ngay khoản còn nợ nhà thầu, tổng cộng chừng 1.700 tỷ, xong ngày 2/5/2026"
    (found,) = compare(reading_of(NOTICE), reading_of(NOTICE.replace(old, new)))
    assert "1.500" in found.kept and "30/4/2026" in found.kept and "khẩn trương" not in found.kept
    assert found.is_conflict


def test_a_closing_block_that_is_misjudged_hides_nothing() -> None:
    kept, copy = reading_of(NOTICE), reading_of(NOTICE.replace("30/4/2026", "30/5/2026"))
    words, others = (words_of(reading, (0, len(NOTICE))) for reading in (kept, copy))
    (found,) = find_differences(words, replace(others, close=(45, len(others))))
    assert found.kept == "ngày 30/4/2026"


def test_nothing_beside_nothing() -> None:
    empty = words_of(reading_of(" \n"), (0, 0))
    assert find_differences(empty, empty) == ()


# ── scans ─────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("seed", range(5))
def test_what_a_scan_is_not_sure_of_is_no_difference(seed: int) -> None:
    found = compare(reading_of(NOTICE), scan_of(NOTICE, "a.pdf", errors=0.1, seed=seed))
    assert [d for d in found if d.certain] == []
    assert [d for d in found if not d.certain], "numbers and names that it misread are told as doubtful"


@pytest.mark.parametrize(
    ("old", "new", "sure", "certain", "reason"),
    [
        ("30/4/2026", "30/5/2026", 0.95, True, "another date, clearly read"),
        ("30/4/2026", "30/5/2026", 0.5, False, "the same, hardly read"),
        ("Trần Văn Mẫu", "Nguyễn Thị Lụa", 0.95, True, "another person"),
        ("Trần Văn Mẫu", "Trần Văn Mâu", 0.95, False, "an accent is what scans misread, however sure"),
        ("Công an tỉnh", "Cônq un tỉnh", 0.95, False, "nearly the same name"),
        ("12 người", "người", 0.95, False, "the scan may have lost it"),
        ("người dân", "người 7 dân", 0.95, False, "the scan may have made it out of dirt"),
    ],
)
def test_a_scan_is_believed_where_it_read_well(old: str, new: str, sure: float, certain: bool, reason: str) -> None:
    (found,) = compare(reading_of(NOTICE), scan_of(NOTICE.replace(old, new), "a.pdf", sure=sure))
    assert found.certain is certain, reason


def test_letters_misread_as_figures_are_no_numbers() -> None:
    misread = NOTICE.replace("và ý kiến", "8à ý kiến").replace("rà soát", "r0 soát")
    assert compare(reading_of(NOTICE), scan_of(misread, "a.pdf", sure=0.95)) == ()


# ── measure ───────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "line", ["1.111" * 60_000, "-" * 300_000, "1/" + "a-" * 100_000, "5" + " " * 200_000 + "x", "Ab " * 80_000]
)
def test_hostile_lines_take_no_longer(line: str) -> None:
    reading = reading_of(HEAD + BODY)
    words = words_of(reading_of(HEAD + BODY, "b.txt"), (0, 1))
    source = words.source.__class__("c.txt", "0" * 64, BODY + line)
    hostile = reading.__class__(source, reading.heading.__class__())
    began = time.process_time()
    find_differences(words_of(reading, (0, len(reading.source.text))), words_of(hostile, (0, len(source.text))))
    assert time.process_time() - began < 10
