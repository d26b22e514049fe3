"""Case, marks and spaces that recognition mistakes: what no Vietnamese text can hold is put right, everything else stays."""

from __future__ import annotations

import pytest

from nq57graph.read.pages.sheet import Box, Token
from nq57graph.read.scan.letters import mend_letters


def mended(text: str, confidence: float = 0.9) -> str:
    words = [
        Token(word, Box(50 * index, 0, 50 * index + 45, 12), 12, 12, confidence)
        for index, word in enumerate(text.split())
    ]
    return " ".join(word.text for word in mend_letters(words))


MENDED = [
    # a capital inside a syllable
    ("sỐ 12", "số 12", "a capital at the end of a small word"),
    ("TỈnh ủy", "Tỉnh ủy", "a capital as the second letter"),
    ("ThỰc hiện", "Thực hiện", "a capital in the middle"),
    ("(sỞ)", "(sở)", "marks around it stay"),
    ("SỞ Tài chính", "Sở Tài chính", "a short word in capitals among words that are not"),
    ("củỦa dân", "của dân", "a letter read twice"),
    ("các sở Và ngành", "các sở và ngành", "a word that begins no name"),
    # signs that no Vietnamese text has
    ("38-QÐ/TW", "38-QĐ/TW", "the Icelandic letter for the Vietnamese one"),
    ("ø) Rà soát", "g) Rà soát", "the letter of a list"),
    # two words of the genre, by their letters
    ("tô chức", "tổ chức", "a mark lost"),
    ("Kinh tê", "Kinh tế", "with its capital"),
    ("kế hoạch chỉ tiết", "kế hoạch chi tiết", "a mark too many"),
    ("CHỈ TIẾT", "CHI TIẾT", "all in capitals"),
    ("chính quyên.", "chính quyền.", "the full stop stays"),
    # names of committees
    ("Tỉnh Ủy chỉ đạo", "Tỉnh ủy chỉ đạo", "a capital that only its height tells"),
    ("các Thành Ủy, xã", "các Thành ủy, xã", "before a comma"),
    ("cơ quan Đẳng", "cơ quan Đảng", "another mark"),
    ("các đẳng viên", "các đảng viên", "another mark"),
    # quarters
    ("quý H/2026", "quý II/2026", "two strokes whose serifs touch"),
    ("Quý TH/2026", "Quý III/2026", "three of them"),
    ("quý IH/2026;", "quý III/2026;", "three of them, a mark behind"),
    # words that ran together
    ("xây dựng,trình", "xây dựng, trình", "behind a comma"),
    ("được giaonhiệm vụ", "được giao nhiệm vụ", "two syllables with one border between them"),
]


@pytest.mark.parametrize(("read", "meant", "why"), MENDED)
def test_what_no_text_can_hold_is_put_right(read: str, meant: str, why: str) -> None:
    assert mended(read) == meant, why


UNTOUCHED = [
    ("đồng chí Tô Lâm", "a name with the letters of another word"),
    ("bà Nguyễn Thị Chỉ", "a name"),
    ("bà Nguyễn Thị Chỉ đạo diễn", "a name in front of a word"),
    ("ông Lê Văn Của", "a name that is a word of every sentence"),
    ("bà Trần Thị Có báo cáo", "a name that is a word of every sentence"),
    ("Và các sở", "the first word of a sentence"),
    ("UBND tỉnh", "an abbreviation"),
    ("ThS. Lê An", "a degree, small and large"),
    ("PGS.TS Lê An", "degrees"),
    ("Văn phòng TƯ Đảng", "an abbreviation that is a syllable"),
    ("GDĐT và KHCN", "abbreviations with Vietnamese letters"),
    ("VNeID", "a name that mixes its case"),
    ("số 38-NQ/TU", "a number of a document"),
    ("SỞ TÀI CHÍNH", "capitals all through"),
    ("bình đẳng giới", "the word that is spelt so"),
    ("trường cao đẳng", "the word that is spelt so"),
    ("đẳng cấp quốc tế", "the word that is spelt so"),
    ("bất đẳng thức", "the word that is spelt so"),
    ("Tỉnh Ủy ban nhân dân", "another body's name behind"),
    ("của tỉnh Ủy viên", "a post behind"),
    ("có số liệu", "not 'cơ sở': both are words"),
    ("tại chính quyền", "not 'tài chính'"),
    ("chỉ, tiết kiệm", "a mark between the two"),
    ("quyển H/2026", "no quarter"),
    ("a) Rà soát", "the letter of a list as it is"),
    ("1,5 tỷ đồng", "a figure with a comma"),
    ("robot", "a word of another language"),
    ("Internet", "a word of another language"),
    ("10.000 hécta rừng", "a borrowed word of two syllables"),
    ("tín chỉ cácbon", "a borrowed word of two syllables"),
    ("theo môđun", "a borrowed word of two syllables"),
    ("huyện Krôngbúk", "a name of the highlands"),
]


@pytest.mark.parametrize(("text", "why"), UNTOUCHED)
def test_what_a_text_may_hold_stays(text: str, why: str) -> None:
    assert mended(text) == text, why


def test_what_is_read_surely_may_be_a_slip_of_the_document() -> None:
    assert mended("kinh tê", confidence=0.99) == "kinh tê"


def test_places_stay() -> None:
    words = [Token("tô", Box(10, 0, 20, 12), 12, 12, 0.8), Token("chức", Box(25, 0, 50, 12), 12, 12, 0.7)]
    found = mend_letters(words)
    assert [(word.box, word.confidence) for word in found] == [(word.box, word.confidence) for word in words]
    assert mend_letters([]) == []


def test_words_that_ran_together_share_their_place() -> None:
    first, second = mend_letters([Token("giaonhiệm", Box(90, 0, 180, 12), 11, 12, 0.8)])
    assert (first.text, second.text) == ("giao", "nhiệm")
    assert (first.box.left, second.box.right) == (90, 180)
    assert first.box.right == second.box.left == pytest.approx(130)
    assert (second.baseline, second.confidence) == (11, 0.8)
