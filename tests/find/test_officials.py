"""Persons, their posts and their part: a table of cases, each with the rule that it stands for."""

from __future__ import annotations

import pytest

from nq57graph.find.officials import find_meeting, find_officials
from nq57graph.lexicon.provinces import is_place_name, main_province, province_of
from nq57graph.model.document import Document
from nq57graph.model.text import Source
from nq57graph.read.layout import lay_out

Row = tuple[str, list[str], str]
HEAD = "THÔNG BÁO\nKết luận tại cuộc họp về trường học\n\n"


def read_text(opening: str, body: str = "1. Giao Sở Tài chính lập dự toán.\n") -> Document:
    return lay_out(Source("case.txt", "0", f"{HEAD}{opening}\n\n{body}"))


CASES: list[tuple[str, list[Row], str]] = [
    ("Ngày 3/4/2025, đồng chí Lê Văn Mẫu - Bí thư Tỉnh ủy, Trưởng Ban Chỉ đạo chủ trì cuộc họp.",
     [("Lê Văn Mẫu", ["Bí thư Tỉnh ủy", "Trưởng Ban Chỉ đạo"], "chair")], "name, dash, posts, then the verb"),
    ("Dưới sự chủ trì của đồng chí Lê Văn Mẫu - Bí thư Tỉnh ủy, Ban Chỉ đạo đã họp.",
     [("Lê Văn Mẫu", ["Bí thư Tỉnh ủy"], "chair")], "'chủ trì của' before the name"),
    ("Ngày 3/4/2025, Phó Thủ tướng Lê Văn Mẫu đã chủ trì cuộc họp.", [("Lê Văn Mẫu", ["Phó Thủ tướng"], "chair")], "'đã' before the verb"),
    ("Phó Chủ tịch UBND tỉnh Trần Thị Bình kết luận như sau:", [("Trần Thị Bình", ["Phó Chủ tịch UBND tỉnh"], "chair")], "post before the name"),
    ("Ngày 3/4/2025, ông Lê Văn Mẫu, Giám đốc Sở Y tế chủ trì cuộc họp.", [("Lê Văn Mẫu", ["Giám đốc Sở Y tế"], "chair")], "'ông' and a comma"),
    ("Tham dự có bà Trần Thị Bình (Phó Giám đốc Sở Y tế).", [("Trần Thị Bình", ["Phó Giám đốc Sở Y tế"], "attendee")], "posts in brackets"),
    ("Tham dự có: Ông Lê Văn Mẫu (Giám đốc Sở Y tế), bà Trần Thị Bình (Phó Giám đốc Sở Nội vụ).",
     [("Lê Văn Mẫu", ["Giám đốc Sở Y tế"], "attendee"), ("Trần Thị Bình", ["Phó Giám đốc Sở Nội vụ"], "attendee")], "a list with brackets"),
    ("Thành phần tham dự:\n- Ông Lê Văn Mẫu, Giám đốc Sở Y tế;\n- Bà Trần Thị Bình - Chánh Văn phòng.",
     [("Lê Văn Mẫu", ["Giám đốc Sở Y tế"], "attendee"), ("Trần Thị Bình", ["Chánh Văn phòng"], "attendee")], "a line for each of those present"),
    ("Đồng chí Lê Văn Mẫu - Bí thư Tỉnh ủy và đồng chí Trần Thị Bình - Phó Bí thư Tỉnh ủy đồng chủ trì hội nghị.",
     [("Lê Văn Mẫu", ["Bí thư Tỉnh ủy"], "chair"), ("Trần Thị Bình", ["Phó Bí thư Tỉnh ủy"], "chair")], "two chairs"),
    ("Đ/c Lê Văn Mẫu, Bí thư Đảng ủy xã chủ trì cuộc họp.", [("Lê Văn Mẫu", ["Bí thư Đảng ủy xã"], "chair")], "'đ/c' for 'đồng chí'"),
    ("Đồng chí Lê Văn Mẫu - Bí thư Tỉnh ủy kiêm Trưởng Ban Chỉ đạo chủ trì cuộc họp.",
     [("Lê Văn Mẫu", ["Bí thư Tỉnh ủy", "Trưởng Ban Chỉ đạo"], "chair")], "'kiêm' joins two posts"),
    ("Bộ trưởng Bộ Y tế, đồng chí Đào Thị Mai chủ trì cuộc họp.", [("Đào Thị Mai", ["Bộ trưởng Bộ Y tế"], "chair")], "post, comma, honorific, name"),
    ("Thay mặt Bộ Chính trị, Tổng Bí thư Lê Văn Mẫu đã ký ban hành Nghị quyết.", [("Lê Văn Mẫu", ["Tổng Bí thư"], "signer")], "signed on behalf of"),
    ("Tham dự có đồng chí Lâm Đông - Phó Bí thư Tỉnh ủy.", [("Lâm Đông", ["Phó Bí thư Tỉnh ủy"], "attendee")], "a person that a province nearly bears the name of"),
    ("Chủ tịch Ủy ban nhân dân tỉnh Lâm Đồng chỉ đạo các sở.", [], "must not match: a province behind a post"),
    ("Chủ tịch Ủy ban nhân dân Thành phố Hà Nội báo cáo.", [], "must not match: a city whose name begins as a family name"),
    ("Giám đốc Sở Y tế Hà Nam báo cáo kết quả.", [], "must not match: a former province"),
    ("Chánh Văn phòng Ủy ban nhân dân Thành phố Hồ Chí Minh ký.", [], "must not match: the city"),
    ("Chủ tịch Ủy ban nhân dân phường Trần Hưng Đạo báo cáo.", [], "must not match: a ward named after a person"),
    ("Hiệu trưởng Trường THPT Nguyễn Trãi báo cáo.", [], "must not match: a school named after a person"),
    ("Phó Chủ tịch UBND huyện Trần Văn Thời báo cáo.", [], "must not match: a district named after a person"),
    ("Các đồng chí Phó Bí thư Tỉnh ủy dự họp.", [], "must not match: a post behind 'đồng chí'"),
    ("Tham dự có các đồng chí Lãnh đạo Sở Y tế.", [], "must not match: a group"),
    ("Tham dự có đồng chí Thành viên Ban Chỉ đạo.", [], "must not match: membership"),
    ("Đồng chí Lê Thị Mẫu, Giám đốc Sở Nội vụ, tham mưu phương án bố trí cán bộ.", [("Lê Thị Mẫu", ["Giám đốc Sở Nội vụ"], "mentioned")], "a comma with work behind it ends the post"),
    ("Đồng chí Lê Thị Mẫu, Giám đốc Sở Văn hóa, Thể thao và Du lịch, chịu trách nhiệm rà soát.", [("Lê Thị Mẫu", ["Giám đốc Sở Văn hóa, Thể thao và Du lịch"], "mentioned")], "a comma inside the name of a body ends nothing"),
    ("Đồng chí Lê Thị Mẫu, Giám đốc Sở Nội vụ, Sở Tài chính rà soát.", [("Lê Thị Mẫu", ["Giám đốc Sở Nội vụ"], "mentioned")], "a comma with another party behind it"),
    ("Đồng chí Lê Thị Mẫu - Trưởng Ban Chỉ đạo khoa học, phát triển dữ liệu, theo dõi.", [("Lê Thị Mẫu", ["Trưởng Ban Chỉ đạo khoa học, phát triển dữ liệu"], "mentioned")], "what a committee is for reads like work"),
    ("Bà Lê Thị Mẫu, Phó Giám đốc Sở, Tổ phó.", [("Lê Thị Mẫu", ["Phó Giám đốc Sở", "Tổ phó"], "mentioned")], "a place in a team is a post"),
    ("Chủ tịch Hội đồng: Ông Trần Ngọc Mẫu, Giám đốc Sở Y tế.", [("Trần Ngọc Mẫu", ["Giám đốc Sở Y tế"], "mentioned")], "'Ông' is no family name"),
    ("Phó Chủ tịch UBND tỉnh Ông Trần Ngọc Mẫu báo cáo.", [("Trần Ngọc Mẫu", [], "mentioned")], "'Ông' behind a post is no part of the name"),
    ("Giao đồng chí Phó Tổng cục trưởng theo dõi.", [], "must not match: a post of two capitals"),
    ("Ban Thường vụ Tỉnh ủy giao Chủ tịch UBND tỉnh chỉ đạo.", [], "must not match: posts without a person"),
    ("Đường Lê Lợi và cầu Trần Thị Lý đã hoàn thành.", [], "must not match: streets and bridges"),
    ("Bộ Khoa học và Công nghệ trình Chính phủ.", [], "must not match: words with capitals"),
    ("Phó Thủ tướng Hô Văn Mẫu đã chủ trì.", [], "must not match: no family name, and no honorific, so no person is made of it"),
    ("Đồng chí Hô Văn Mẫu - Giám đốc Sở Y tế báo cáo.", [("Hô Văn Mẫu", ["Giám đốc Sở Y tế"], "mentioned")], "a name that a scan has spoiled stays as printed"),
    ("Đồng chí Y Thanh Niê - Chủ tịch HĐND tỉnh dự họp.", [("Y Thanh Niê", ["Chủ tịch HĐND tỉnh"], "mentioned")], "a name of the highlands"),
    ("Đồng chí Lê Văn Mẫu báo cáo kết quả.", [("Lê Văn Mẫu", [], "mentioned")], "no post is told, none is made"),
    ("Phó Chủ tịch UBND tỉnh Lê Văn Mẫu và Giám đốc Sở Y tế Trần Thị Bình dự họp.",
     [("Lê Văn Mẫu", ["Phó Chủ tịch UBND tỉnh"], "mentioned"), ("Trần Thị Bình", ["Giám đốc Sở Y tế"], "mentioned")], "two persons, each with the post before"),
    ("Đồng chí Lê Văn Mẫu - Ủy viên Ban Thường vụ Tỉnh ủy, Giám đốc Sở Nội vụ cho biết tiến độ.",
     [("Lê Văn Mẫu", ["Ủy viên Ban Thường vụ Tỉnh ủy", "Giám đốc Sở Nội vụ"], "mentioned")], "posts end at the verb"),
]  # fmt: skip

IN_BODY: list[tuple[str, list[Row], str]] = [
    ("1. Giao đồng chí Lê Văn Mẫu - Giám đốc Sở Y tế chủ trì xây dựng kế hoạch.\n",
     [("Lê Văn Mẫu", ["Giám đốc Sở Y tế"], "mentioned")], "must not match: to lead work is no chairing of a meeting"),
    ("1. Đồng chí Lê Văn Mẫu chủ trì phiên họp hằng tháng.\n", [("Lê Văn Mẫu", [], "chair")], "a meeting is chaired"),
    ("1. Thành phần tham dự:\n- Nguyễn Thị Lan - Giám đốc Sở Y tế;\n- Lò Văn Pản, Phó Giám đốc Sở Nội vụ.\n",
     [("Nguyễn Thị Lan", ["Giám đốc Sở Y tế"], "attendee"), ("Lò Văn Pản", ["Phó Giám đốc Sở Nội vụ"], "attendee")], "a list without honorifics"),
    ("1. Phân công nhiệm vụ:\n- Nguyễn Thị Lan - Giám đốc Sở Y tế;\n", [("Nguyễn Thị Lan", ["Giám đốc Sở Y tế"], "mentioned")], "must not match: a list of tasks is none of those present"),
    ("1. Thành phần tham dự:\n- Đại diện Sở Y tế;\n- Lãnh đạo Văn phòng.\n", [], "must not match: groups"),
    ("1. Sở Y tế: Lê Lợi, phường 1.\n", [], "must not match: an address"),
]  # fmt: skip


def found(document: Document) -> list[Row]:
    return [(o.name.text, [p.text for p in o.posts], str(o.role)) for o in find_officials(document)]


@pytest.mark.parametrize(("text", "expected", "reason"), CASES, ids=[row[2] for row in CASES])
def test_in_the_opening(text: str, expected: list[Row], reason: str) -> None:
    assert found(read_text(text)) == expected, reason


@pytest.mark.parametrize(("text", "expected", "reason"), IN_BODY, ids=[row[2] for row in IN_BODY])
def test_in_the_body(text: str, expected: list[Row], reason: str) -> None:
    assert found(read_text("Căn cứ kết quả cuộc họp.", text)) == expected, reason


def test_every_name_is_quoted() -> None:
    document = read_text(" ".join(text for text, _, _ in CASES))
    officials = find_officials(document)
    assert len(officials) > 20
    for official in officials:
        for mention in (official.name, *official.posts):
            assert " ".join(document.source.quote(mention.spans).split()) == mention.text


MEETINGS = [
    (
        "Ngày 3/4/2025, đồng chí Lê Văn Mẫu - Bí thư Tỉnh ủy chủ trì cuộc họp.",
        ("2025-04-03", "Lê Văn Mẫu"),
        "date and chair",
    ),
    (
        "Ngày 3 tháng 4 năm 2025, Phó Thủ tướng Lê Văn Mẫu đã chủ trì cuộc họp.",
        ("2025-04-03", "Lê Văn Mẫu"),
        "a date in words",
    ),
    (
        "Lúc 14 giờ 00 ngày 14/5/2026, tại Trụ sở, Chủ tịch UBND tỉnh Lê Văn Mẫu chủ trì cuộc họp nghe báo cáo.",
        ("2026-05-14", "Lê Văn Mẫu"),
        "the hour in front of the day",
    ),
    (
        "Tại phiên họp ngày 12/11/2025, dưới sự chủ trì của đồng chí Lê Văn Mẫu, Bí thư Tỉnh ủy, Ban Thường vụ kết luận.",
        ("2025-11-12", "Lê Văn Mẫu"),
        "the meeting in front of the day, 'dưới sự chủ trì của'",
    ),
    ("Tại Quyết định ngày 12/11/2025, Chính phủ giao các bộ.", None, "must not match: the day of a document"),
    ("Ngày 31/4/2025, đồng chí Lê Văn Mẫu chủ trì cuộc họp.", None, "must not match: no such day"),
    ("Ngày 3/4/2025, Chính phủ ban hành Nghị quyết về trường học.", None, "must not match: no meeting is told of"),
]


@pytest.mark.parametrize(("text", "expected", "reason"), MEETINGS, ids=[row[2] for row in MEETINGS])
def test_meeting(text: str, expected: tuple[str, str] | None, reason: str) -> None:
    meeting = find_meeting(read_text(text))
    assert (meeting and (meeting.date, meeting.chair and meeting.chair.text)) == expected, reason


PLACES = [
    ("Ủy ban nhân dân tỉnh Khánh Hoà", "Khánh Hòa", "another place of the accent"),
    ("ĐĂK LĂK", "Đắk Lắk", "another spelling, in capitals"),
    ("Sở Y tế TP.HCM", "Thành phố Hồ Chí Minh", "an abbreviation"),
    ("Ban Chỉ đạo tỉnh", None, "must not match: no province is named"),
    ("Hòa Bình xanh", None, "must not match: the name does not end there"),
]


@pytest.mark.parametrize(("name", "expected", "reason"), PLACES, ids=[row[2] for row in PLACES])
def test_province_of(name: str, expected: str | None, reason: str) -> None:
    assert province_of(name) == expected, reason


def test_place_names_are_spelt_exactly() -> None:
    assert is_place_name("Lâm Đồng")
    assert not is_place_name("Lâm Đông")


def test_two_provinces_named_alike_often_give_none() -> None:
    assert main_province(["tỉnh Gia Lai và tỉnh Sơn La"]) is None
    assert main_province(["tỉnh Gia Lai", "khác với Sơn La"]) == "Gia Lai"
