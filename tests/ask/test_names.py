"""How the words of a user fit names: one row for each case, with the reason for it."""

from __future__ import annotations

import pytest

from nq57graph.ask.names import Fit, best_fit, match, nearest, split

FITS = [
    ("Sở Khoa học và Công nghệ", "Sở Khoa học và Công nghệ", Fit.EXACT, "word for word"),
    ("so khoa hoc cong nghe", "Sở Khoa học và Công nghệ", Fit.EXACT, "no accents, no 'và'"),
    ("so khcn", "Sở Khoa học và Công nghệ", Fit.SHORT, "initials, 'và' not among them"),
    ("Sở KH&CN", "Sở Khoa học và Công nghệ", Fit.SHORT, "initials with '&'"),
    ("hđnd tinh", "Hội đồng nhân dân tỉnh", Fit.SHORT, "'đ' is an initial"),
    ("ubnd tinh", "Ủy ban nhân dân tỉnh", Fit.SHORT, "the user shortens"),
    ("uy ban nhan dan tinh", "UBND tỉnh", Fit.SHORT, "the document shortens"),
    ("so vhttdl", "Sở Văn hóa, Thể thao và Du lịch", Fit.SHORT, "a comma is no word"),
    ("vptu", "Văn phòng Tỉnh ủy", Fit.SHORT, "initials of everything"),
    ("bcđtw", "Ban Chỉ đạo Trung ương", Fit.SHORT, "'trung ương' is written TW"),
    ("bcđtư", "Ban Chỉ đạo Trung ương", Fit.SHORT, "and TƯ"),
    ("van phong tw", "Văn phòng Tỉnh ủy", None, "TW is not 'Tỉnh ủy'"),
    ("ban to chuc", "Ban Tổ chức Tỉnh ủy", Fit.BEGINNING, "the beginning"),
    ("tuyen giao", "Ban Tuyên giáo và Dân vận Tỉnh ủy", Fit.WITHIN, "words inside"),
    ("ban chuyen doi so", "Ban Chỉ đạo về chuyển đổi số", Fit.SCATTERED, "in order, others between"),
    ("so chuyen ban", "Ban Chỉ đạo về chuyển đổi số", None, "out of order"),
    ("so tc", "Sở Khoa học và Công nghệ", None, "other initials"),
    ("so tc", "Sở Tài chính", Fit.SHORT, "these initials"),
    ("s", "Sở Tài chính", None, "one letter is no abbreviation"),
    ("", "Sở Tài chính", None, "nothing fits nothing"),
]


@pytest.mark.parametrize(("words", "name", "fit", "reason"), FITS, ids=[f"{row[0]} | {row[1]}" for row in FITS])
def test_fit(words: str, name: str, fit: Fit | None, reason: str) -> None:
    assert match(split(words), split(name)) == fit, reason


PLACED = [
    ("so khcn khanh hoa", "Sở Khoa học và Công nghệ", Fit.SHORT, "the place after the name"),
    ("khánh hòa so khcn", "Sở Khoa học và Công nghệ", Fit.SHORT, "the place before it"),
    ("so khcn tinh khanh hoa", "Sở Khoa học và Công nghệ", Fit.SHORT, "with 'tỉnh'"),
    ("so khcn", "Sở Khoa học và Công nghệ (Khánh Hòa)", Fit.SHORT, "a label that tells its place"),
    ("tinh uy", "Tỉnh ủy Khánh Hòa", Fit.EXACT, "a name that holds its place"),
    ("ubnd khanh hoa", "Ủy ban nhân dân tỉnh", Fit.SHORT, "'tỉnh' left out"),
    ("cong an khanh hoa", "Công an tỉnh", Fit.EXACT, "'tỉnh' left out"),
    ("so khcn quang ngai", "Sở Khoa học và Công nghệ", None, "another place"),
    ("khanh hoa", "Sở Khoa học và Công nghệ", None, "only the place"),
]


@pytest.mark.parametrize(("words", "name", "fit", "reason"), PLACED, ids=[f"{row[0]} | {row[1]}" for row in PLACED])
def test_fit_with_a_place(words: str, name: str, fit: Fit | None, reason: str) -> None:
    assert best_fit(split(words), [split(name)], [split("Khánh Hòa")]) == fit, reason


def test_old_and_new_tone_marks_are_one_word() -> None:
    assert split("Khánh Hoà", accents=True) == split("khánh hòa", accents=True)


def test_with_accents_a_person_is_no_province() -> None:
    assert split("Lâm Đông", accents=True) != split("Lâm Đồng", accents=True)
    assert split("Lâm Đông") == split("Lâm Đồng")


KNOWN = [
    "Sở Khoa học và Công nghệ (Sông Lam)",
    "Sở Nội vụ (Sông Lam)",
    "Tỉnh ủy Sông Lam",
    "Trần Phước Lành",
    "Ban Chỉ đạo về phát triển khoa học, công nghệ, đổi mới sáng tạo và chuyển đổi số tỉnh Sông Lam",
    "08-TB/BCĐ",
]
NEAR = [
    (
        "sở khccn sông lamm",
        KNOWN[:1],
        "initials and a place, each a letter too long; the long name has the words by chance",
    ),
    ("so noi vu song lam tinh", KNOWN[1:2], "one word too many"),
    ("tran phuoc lanhh", KNOWN[3:4], "a slip in a person's name"),
    ("09-TB/BCĐ", KNOWN[5:], "the same symbol under another number"),
    ("so xyz", [], "must not match: one short word of two is no likeness"),
    ("vệ tinh viễn thám", [], "must not match: one word of four, by chance"),
    ("", [], "must not match: nothing is near nothing"),
]


@pytest.mark.parametrize(("asked", "found", "reason"), NEAR, ids=[row[0] for row in NEAR])
def test_only_what_is_near_is_offered(asked: str, found: list[str], reason: str) -> None:
    assert nearest(asked, KNOWN) == found, reason
