"""Measurable goals: sentences of the genre, each with indicator, comparator, value, unit and year, and why."""

from __future__ import annotations

import pytest

from nq57graph.find.targets import find_in_flow
from nq57graph.model.text import Flow


def flow(text: str) -> Flow:
    return Flow(text, range(len(text)), range(1, len(text) + 1))


# (a goal, (comparator, values, unit, by), why); read among goals for 2030
GOALS = [
    ("Quy mô kinh tế số đạt tối thiểu 30% GRDP", (">=", (30,), "% GRDP", "2030"), "tối thiểu; the share is of something"),
    ("Tỷ lệ thanh toán không dùng tiền mặt đạt 80%", ("=", (80,), "%", "2030"), "a plain đạt"),
    ("Tỷ lệ hồ sơ trực tuyến đạt trên 85%", (">", (85,), "%", "2030"), "trên is more than"),
    ("kinh phí từ xã hội chiếm hơn 60%", (">", (60,), "%", "2030"), "hơn is more than"),
    ("Tỷ lệ hộ nghèo giảm xuống dưới 3%", ("<", (3,), "%", "2030"), "dưới is less than"),
    ("Tỷ lệ khiếu nại không quá 5%", ("<=", (5,), "%", "2030"), "không quá"),
    ("Mức độ hài lòng không dưới 90%", (">=", (90,), "%", "2030"), "không dưới"),
    ("Tỷ lệ hồ sơ số hóa đạt từ 95% trở lên", (">=", (95,), "%", "2030"), "trở lên behind the number"),
    ("Tỷ lệ khai thác thương mại đạt 8 - 10%", ("range", (8, 10), "%", "2030"), "a range"),
    ("Năng suất lao động tăng từ 7% đến 8%", ("range", (7, 8), "%", "2030"), "from … to"),
    ("Có ít nhất 02 - 03 tổ chức khoa học đặt chi nhánh", (">=", (2,), "tổ chức", "2030"), "ít nhất rules a range: its lower end"),
    ("Số công bố quốc tế tăng trung bình 10%/năm", ("=", (10,), "%/năm", "2030"), "a rate by the year"),
    ("Số doanh nghiệp có đổi mới sáng tạo đạt trên 40% trong tổng số doanh nghiệp", (">", (40,), "% tổng số doanh nghiệp", "2030"), "the whole behind 'trong'"),
    ("tỷ trọng hàng công nghệ cao trên tổng giá trị xuất khẩu đạt 50%", ("=", (50,), "% tổng giá trị xuất khẩu", "2030"), "the whole in the indicator"),
    ("tỷ trọng kinh tế số trong GRDP năm 2028 đạt 14%", ("=", (14,), "% GRDP", "2028"), "the year before the number"),
    ("chỉ số phát triển con người (HDI) duy trì trên 0,7", (">", (0.7,), None, "2030"), "an index has no unit"),
    ("Nhân lực nghiên cứu đạt 12 người trên một vạn dân", ("=", (12,), "người trên một vạn dân", "2030"), "so many in ten thousand"),
    ("số đơn đăng ký đạt tối thiểu 03 sáng chế, giải pháp hữu ích/năm", (">=", (3,), "sáng chế, giải pháp hữu ích/năm", "2030"), "a list of what is counted, by the year"),
    ("Có 10 bác sĩ/vạn dân", ("=", (10,), "bác sĩ/vạn dân", "2030"), "so many to ten thousand"),
    ("100% thủ tục hành chính được số hóa", ("=", (100,), "%", "2030"), "the number at the head"),
    ("Trên 90% người dân có tài khoản định danh", (">", (90,), "%", "2030"), "comparison and number at the head"),
    ("Đến năm 2027, 100% xã có cán bộ chuyên trách", ("=", (100,), "%", "2027"), "the year at the head"),
    ("Thu hút thêm ít nhất 3 tổ chức nghiên cứu đặt trụ sở", (">=", (3,), "tổ chức", "2030"), "a count"),
    ("Đào tạo 1.500 kỹ sư bán dẫn", ("=", (1500,), "kỹ sư", "2030"), "a full stop for thousands"),
    ("Thu nhập bình quân đạt 120 triệu đồng/người/năm", ("=", (120,), "triệu đồng/người/năm", "2030"), "money by head and year"),
    ("bố trí ít nhất 3% tổng chi ngân sách hằng năm cho khoa học", (">=", (3,), "% tổng chi ngân sách hằng năm", "2030"), "the whole ends at 'cho'"),
    ("Tiềm lực khoa học thuộc nhóm 15 tỉnh dẫn đầu cả nước", ("<=", (15,), "hạng", "2030"), "a rank"),
    ("Chỉ số cải cách hành chính xếp thứ 10 trở lên", ("<=", (10,), "hạng", "2030"), "a place or better"),
    ("Tỷ lệ tiêm chủng đạt 95% vào năm 2028", ("=", (95,), "%", "2028"), "its own year beats the heading's"),
    ("Kinh tế số giai đoạn tới tăng 12%", ("=", (12,), "%", "2030"), "tăng"),
    ("Tỷ lệ hộ dùng cáp quang đạt 90 % vào năm 2029", ("=", (90,), "%", "2029"), "a space before the sign"),
]  # fmt: skip
# read among orders, where only what is set as a level counts
ORDERS = [
    ("bố trí ngân sách bảo đảm tỷ lệ tối thiểu 3% tổng chi ngân sách hằng năm theo chủ trương chung", (">=", (3,), "% tổng chi ngân sách hằng năm", None), "the whole ends at 'theo'"),
    ("phấn đấu đạt mục tiêu tỷ trọng kinh tế số trong GRDP năm 2026 đạt 14%", ("=", (14,), "% GRDP", "2026"), "a goal named in an order"),
    ("bảo đảm kinh tế số các ngành chiếm tối thiểu 70% kinh tế số", (">=", (70,), "% kinh tế số", None), "bảo đảm … tối thiểu"),
    ("Ít nhất 10 cơ sở được thành lập", (">=", (10,), "cơ sở", None), "a count with ít nhất"),
    ("xây dựng, đưa vào sử dụng 114 Cơ sở dữ liệu chuyên ngành", ("=", (114,), "cơ sở dữ liệu", None), "so many to be put to use"),
]  # fmt: skip
NONE = [
    ("kết quả giải ngân đã đạt 60% kế hoạch", "must not match: reached already"),
    ("thu ngân sách ước đạt 95% dự toán", "must not match: an estimate of what was reached"),
    ("số thu tăng 12% so với cùng kỳ", "must not match: a comparison with the past"),
    ("Giảm 15% tiền thuê đất phải nộp cho doanh nghiệp", "must not match: a measure, not a level to reach"),
    ("trường hợp tỷ lệ giải ngân đạt dưới 60% thì điều chuyển vốn", "must not match: a condition"),
    ("người ứng cử không đạt trên 50% số phiếu", "must not match: a condition"),
    ("tổ chức 02 hội nghị sơ kết", "must not match: a piece of work"),
    ("thực hiện Nghị quyết số 57-NQ/TW ngày 22/12/2024", "must not match: a number and a date of a document"),
    ("theo khoản 2 Điều 5 của Luật", "must not match: a clause"),
    ("hoàn thành trước ngày 15/5/2026", "must not match: a deadline"),
    ("chế độ dinh dưỡng của trẻ em dưới 5 tuổi", "must not match: whom it is for"),
    ("bổ nhiệm 01 phó giám đốc", "must not match: no goal"),
]
CASES = [
    *((text, True, expected, why) for text, expected, why in GOALS),
    *((text, False, expected, why) for text, expected, why in ORDERS),
    *((text, False, None, why) for text, why in NONE),
]


@pytest.mark.parametrize(("text", "goals", "expected", "why"), CASES, ids=[row[0][:60] for row in CASES])
def test_targets(
    text: str, goals: bool, expected: tuple[str, tuple[float, ...], str | None, str | None] | None, why: str
) -> None:
    found = [
        (t.comparator, t.values, t.unit, t.by)
        for t in find_in_flow(flow(text), goals=goals, by="2030" if goals else None)
    ]
    assert found == ([expected] if expected else []), why


def test_two_levels_of_one_indicator() -> None:
    text = "Tỷ lệ trẻ ăn đủ chất đạt 65% vào năm 2027 và đạt 80% vào năm 2030"
    found = list(find_in_flow(flow(text), goals=True))
    assert [(t.indicator, t.values, t.by) for t in found] == [
        ("Tỷ lệ trẻ ăn đủ chất", (65,), "2027"),
        ("Tỷ lệ trẻ ăn đủ chất", (80,), "2030"),
    ]


def test_year_at_the_head_holds_for_the_clauses_after_it() -> None:
    found = list(find_in_flow(flow("Đến năm 2027, 100% xã có mạng 5G; 90% hộ có cáp quang"), goals=True, by="2030"))
    assert [t.by for t in found] == ["2027", "2027"]


def test_what_lies_before_the_document_is_no_goal() -> None:
    assert not list(find_in_flow(flow("Năm 2024 tỷ trọng đạt 12%"), goals=True, written="2026"))


def test_text_is_the_goal_alone() -> None:
    found = list(
        find_in_flow(
            flow("Giao Sở X tham mưu, bố trí ít nhất 2% ngân sách tỉnh cho đào tạo; rà soát nhân lực"), goals=False
        )
    )
    assert [t.mention.text for t in found] == ["bố trí ít nhất 2% ngân sách tỉnh cho đào tạo"]


@pytest.mark.parametrize(
    "unit", ["đạt ", "tối thiểu 1 ", "1.000.", "10% tổng ", "thuộc nhóm 5 ", "trên trong ", "10 sáng chế, "]
)
def test_hostile_text_is_read_to_its_end(unit: str) -> None:
    """200 kB of one trigger: a pattern that blows up would not come back (times: ``benchmarks/hostile.py``)."""
    text = unit * (200_000 // len(unit))
    assert all(target.mention.text in text for target in find_in_flow(flow(text), goals=True))
