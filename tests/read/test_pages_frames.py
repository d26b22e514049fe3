"""Heading and signature block: two columns without ruled lines, and running text that looks like them."""

from __future__ import annotations

import pytest

from nq57graph.read.pages.frames import Frame, find_frames
from nq57graph.read.pages.sheet import Token

from .page_sheets import LEFT, RIGHT, centre, justify, line, lines_of, paragraph, set_words, texts

NAME, MOTTO = 180.0, 420.0  # the middle of the two columns of a heading
TEXT = (
    "Ủy ban nhân dân tỉnh yêu cầu các sở, ban, ngành, địa phương triển khai đồng bộ các nhiệm vụ phát triển khoa học, công nghệ, "
    "đổi mới sáng tạo và chuyển đổi số, báo cáo kết quả trước ngày 15 hằng tháng về Sở Khoa học và Công nghệ để tổng hợp."
)


def found(*tokens: list[Token]) -> list[str | tuple[list[str], list[str]]]:
    """Lines as text, frames as their two columns."""
    return [
        (texts(item.left), texts(item.right)) if isinstance(item, Frame) else item.text
        for item in find_frames(lines_of(*tokens), LEFT, RIGHT)
    ]


STATE = [
    centre("ỦY BAN NHÂN DÂN", 80, middle=NAME),
    centre("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 80, 12, middle=MOTTO),
    centre("TỈNH AN SƠN", 97, middle=NAME),
    centre("Độc lập - Tự do - Hạnh phúc", 99, middle=MOTTO),
    centre("Số: 12/TB-UBND", 128, middle=NAME),
    centre("An Sơn, ngày 4 tháng 4 năm 2025", 130, middle=MOTTO),
]
STATE_COLUMNS = (
    ["ỦY BAN NHÂN DÂN", "TỈNH AN SƠN", "Số: 12/TB-UBND"],
    ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "An Sơn, ngày 4 tháng 4 năm 2025"],
)
SIGNED = [
    set_words("Nơi nhận:", LEFT, 600, 12),
    centre("TM. ỦY BAN NHÂN DÂN", 600, middle=MOTTO),
    set_words("- Như trên;", LEFT, 614, 11),
    centre("CHỦ TỊCH", 618, middle=MOTTO),
    set_words("- Các sở, ban, ngành;", LEFT, 627, 11),
    set_words("- Lưu: VT.", LEFT, 640, 11),
    centre("Lê Văn Mẫu", 690, middle=MOTTO),
]


def test_the_heading_of_a_state_document() -> None:
    assert found(*STATE) == [STATE_COLUMNS]


def test_the_baselines_of_a_party_heading_interleave() -> None:
    left = ["TỈNH ỦY AN SƠN", "BAN CHỈ ĐẠO", "VỀ CHUYỂN ĐỔI SỐ", "*", "Số 3-TB/BCĐ"]
    right = ["ĐẢNG CỘNG SẢN VIỆT NAM", "An Sơn, ngày 4 tháng 4 năm 2025"]
    tokens = [centre(text, 80 + 17 * number, middle=NAME) for number, text in enumerate(left)]
    tokens += [centre(text, 88 + 26 * number, middle=MOTTO) for number, text in enumerate(right)]
    assert found(*tokens) == [(left, right)]


def test_a_title_ends_the_heading() -> None:
    title = [centre("THÔNG BÁO", 170), centre("Kết luận của Chủ tịch tại cuộc họp", 190)]
    assert found(*STATE, *title) == [STATE_COLUMNS, "THÔNG BÁO", "Kết luận của Chủ tịch tại cuộc họp"]


def test_the_addressees_of_a_letter_end_its_heading() -> None:
    letter = [centre("Kính gửi:", 165, middle=250), set_words("- Các sở, ban, ngành;", 270, 185)]
    assert found(*STATE, *letter) == [STATE_COLUMNS, "Kính gửi:", "- Các sở, ban, ngành;"]


def test_recipients_beside_the_signature() -> None:
    assert found(paragraph("Nơi làm việc đã báo cáo.", 560), *SIGNED) == [
        "Nơi làm việc đã báo cáo.",
        (
            ["Nơi nhận:", "- Như trên;", "- Các sở, ban, ngành;", "- Lưu: VT."],
            ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Lê Văn Mẫu"],
        ),
    ]


def test_the_signature_may_begin_above_the_recipients() -> None:
    block = [centre("T/M BAN THƯỜNG VỤ", 590, middle=MOTTO), centre("BÍ THƯ", 607, middle=MOTTO), *SIGNED[2::2]]
    block += [set_words("Nơi nhận:", LEFT, 600, 12)]
    ((left, right),) = found(*block)
    assert (left[0], right[:2]) == ("Nơi nhận:", ["T/M BAN THƯỜNG VỤ", "BÍ THƯ"])


def test_recipients_alone_are_a_list() -> None:
    listed = [
        set_words(text, LEFT, 100 + 14 * n, 12) for n, text in enumerate(["Nơi nhận:", "- Như trên;", "- Lưu: VT."])
    ]
    assert found(*listed, centre("PHỤ LỤC", 170)) == [(["Nơi nhận:", "- Như trên;", "- Lưu: VT."], []), "PHỤ LỤC"]


def test_a_list_of_recipients_ends_where_the_text_is_as_wide_as_the_page() -> None:
    entries = ["Nơi nhận:", "- Ủy ban nhân dân các xã, phường trên địa bàn;", "- Lưu: VT."]
    listed = [set_words(text, LEFT, 100 + 14 * n, 12) for n, text in enumerate(entries)]
    below = paragraph(TEXT, 170, first=LEFT)
    assert found(*listed, below) == [(entries, []), *texts(lines_of(below))]


@pytest.mark.parametrize(("gap", "expected", "why"), [(10, 1, "a narrow gutter"), (5, 0, "hardly more than a space")])
def test_how_far_apart_columns_stand(gap: float, expected: int, why: str) -> None:
    left = set_words("ỦY BAN NHÂN DÂN TỈNH AN SƠN", LEFT, 80, 12)
    right = set_words("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", left[-1].box.right + gap, 80, 12)
    assert sum(isinstance(item, tuple) for item in found(left, right)) == expected, why


NO_FRAME = [
    (paragraph(TEXT, 100), "running text"),
    (
        [t for n in range(3) for t in justify("Giao các cơ quan liên quan", LEFT, 100 + 20 * n)],
        "justified lines with wide gaps",
    ),
    (
        [t for n in range(4) for x in (LEFT, 330) for t in set_words("chữ trên hai cột của báo", x, 100 + 20 * n)],
        "text of two columns that is no heading",
    ),
    (centre("NGHỊ QUYẾT", 100) + centre("VỀ CHUYỂN ĐỔI SỐ", 120), "a title in capitals"),
    (set_words("I. NHIỆM VỤ CHUNG", LEFT, 100) + paragraph(TEXT, 120), "a heading in capitals above text"),
    (set_words("TT Nhiệm vụ", LEFT, 100) + set_words("Đơn vị", 400, 100), "the head of a table without lines"),
    (paragraph("Độc lập - Tự do - Hạnh phúc là tiêu ngữ ghi dưới quốc hiệu.", 100), "a sentence with the motto"),
]


@pytest.mark.parametrize(("tokens", "why"), NO_FRAME)
def test_no_frame(tokens: list[Token], why: str) -> None:
    assert found(tokens) == texts(lines_of(tokens)), why


GOING_ON = [
    ("- Lưu: VT.", LEFT, 2, True, "the next of the list"),
    ("của tỉnh;", LEFT + 8, 2, True, "the rest of an entry"),
    ("- Lưu: VT.", LEFT, 3, False, "a page between"),
    ("PHỤ LỤC", LEFT, 2, False, "an annex"),
    (
        "- Giao Sở Tài chính chủ trì, phối hợp với các sở rà soát quy định hiện hành",
        LEFT,
        2,
        False,
        "as wide as the text",
    ),
]


@pytest.mark.parametrize(("text", "x", "page", "expected", "why"), GOING_ON)
def test_recipients_that_go_on_over_the_page(text: str, x: float, page: int, expected: bool, why: str) -> None:
    (frame,) = (i for i in find_frames(lines_of(*SIGNED), LEFT, RIGHT) if isinstance(i, Frame))
    assert frame.takes(line(text, 80, x, 11, page)) is expected, why
