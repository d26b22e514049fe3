"""Measurable goals: sentences of the genre, each with indicator, comparator, value, unit and year, and why."""

from __future__ import annotations

import pytest

from nq57graph.find.targets import find_in_flow, find_targets
from nq57graph.model.text import Flow, Source
from nq57graph.read.layout import lay_out


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
    ("Có thêm 12 doanh nghiệp khoa học và công nghệ", ("=", (12,), "doanh nghiệp", "2030"), "thêm between verb and number"),
    ("Đào tạo mới 5.000 kỹ sư, kỹ thuật viên trong lĩnh vực vi mạch", ("=", (5000,), "kỹ sư, kỹ thuật viên", "2030"), "two units, one list"),
    ("99/99 xã, phường đạt mức khá", ("=", (99,), "xã, phường", "2030"), "all of so many"),
    ("PII nằm trong nhóm 20 tỉnh, thành phố dẫn đầu cả nước", ("<=", (20,), "hạng", "2030"), "a rank; a comma in what is ranked"),
    ("Chỉ số PAPI thuộc top 15", ("<=", (15,), "hạng", "2030"), "a rank without 'dẫn đầu'"),
    ("nhóm 50 nước đứng đầu thế giới về năng lực cạnh tranh số", ("<=", (50,), "hạng", "2030"), "a rank that goes on from another"),
    ("Thời gian gián đoạn không vượt quá 8 giờ/năm", ("<=", (8,), "giờ/năm", "2030"), "không vượt quá; hours by the year"),
    ("số thôn lõm sóng không quá 10 thôn, bản", ("<=", (10,), "thôn, bản", "2030"), "a count that is not to be passed"),
    ("Sóng 5G phủ tới 70% dân số", ("=", (70,), "% dân số", "2030"), "how far it reaches"),
    ("Trên 50% dân số trưởng thành có chữ ký số", (">", (50,), "%", "2030"), "the number at the head; who does it is no whole"),
    ("Năng suất tổng hợp đóng góp tối thiểu 52% vào tăng trưởng", (">=", (52,), "%", "2030"), "đóng góp"),
    ("Kinh tế số chiếm trên 25% tổng giá trị sản xuất trên địa bàn", (">", (25,), "% tổng giá trị sản xuất trên địa bàn", "2030"), "'trên địa bàn' is of the whole"),
    ("Bố trí 15 - 20% kinh phí sự nghiệp của Bộ cho nghiên cứu", ("range", (15, 20), "% kinh phí sự nghiệp của Bộ", "2030"), "a share of money, which ends at 'cho'"),
    ("Có 11 người làm nghiên cứu, phát triển trên một vạn dân", ("=", (11,), "người trên một vạn dân", "2030"), "what is counted stands inside its unit"),
    ("Mỗi năm bố trí ít nhất 3% tổng chi ngân sách tỉnh cho công nghệ", (">=", (3,), "% tổng chi ngân sách tỉnh", "2030"), "a share is of every year anyway"),
    ("số đơn tăng 15 - 18% so với năm 2025", ("range", (15, 18), "%", "2030"), "the year of comparison is not the year to reach it by"),
    ("Đến năm 2028, 100% tỉnh có kế hoạch và duy trì đến năm 2030", ("=", (100,), "%", "2028"), "until when it is kept is not by when"),
    ("Tỷ lệ hộ nghèo dưới 1,5% (năm 2024 là 2,3%)", ("<", (1.5,), "%", "2030"), "a year in brackets tells what was reached"),
    ("Tỷ lệ lao động qua đào tạo đạt 75%", ("=", (75,), "%", "2030"), "'đào tạo' is of the indicator here"),
    ("Có 40 - 50 tổ chức khoa học được xếp hạng khu vực", ("range", (40, 50), "tổ chức", "2030"), "ranked is what they are to be"),
    ("Lượng muối giảm xuống đưới 8 gam/ngày vào năm 2029", ("<", (8,), "gam/ngày", "2029"), "letters spoiled by a scan"),
    ("Tỷ lệ trẻ được bú mẹ dat 80% đên năm 2029", ("=", (80,), "%", "2029"), "letters spoiled by a scan"),
    ("Ít nhât 40% hộ dùng cáp quang", (">=", (40,), "%", "2030"), "letters spoiled by a scan"),
]  # fmt: skip
# read among orders, where only what is set as a level counts
ORDERS = [
    ("bố trí ngân sách bảo đảm tỷ lệ tối thiểu 3% tổng chi ngân sách hằng năm theo chủ trương chung", (">=", (3,), "% tổng chi ngân sách hằng năm", None), "the whole ends at 'theo'"),
    ("phấn đấu đạt mục tiêu tỷ trọng kinh tế số trong GRDP năm 2026 đạt 14%", ("=", (14,), "% GRDP", "2026"), "a goal named in an order"),
    ("bảo đảm kinh tế số các ngành chiếm tối thiểu 70% kinh tế số", (">=", (70,), "% kinh tế số", None), "bảo đảm … tối thiểu"),
    ("Ít nhất 10 cơ sở được thành lập", (">=", (10,), "cơ sở", None), "a count with ít nhất"),
    ("xây dựng, đưa vào sử dụng 114 Cơ sở dữ liệu chuyên ngành", ("=", (114,), "cơ sở dữ liệu", None), "so many to be put to use"),
    ("đưa bệnh án điện tử vào sử dụng tại 100% bệnh viện công lập, xong trước 30/9/2026", ("=", (100,), "% bệnh viện công lập", "2026"), "work that reaches all of a group"),
    ("củng cố Tổ công nghệ số cộng đồng ở 100% ấp, khóm trước ngày 31/3/2026", ("=", (100,), "% ấp, khóm", "2026"), "the group has two names"),
    ("Tập trung giải ngân 100% vốn đầu tư công năm 2026", ("=", (100,), "%", "2026"), "all of it to be done"),
    ("phấn đấu 100% vùng trồng được số hóa trong năm 2026", ("=", (100,), "%", "2026"), "set by 'phấn đấu'"),
    ("phấn đấu năm 2026 có từ 70% hộ trở lên dùng dịch vụ công", (">=", (70,), "%", "2026"), "'từ … trở lên' around what it is of"),
    ("phấn đấu năm 2026 trên 75% hộ gia đình có người dùng dịch vụ công", (">", (75,), "%", "2026"), "set by 'phấn đấu', with the year between"),
    ("đến hết quý III/2026 đạt tỷ lệ hồ sơ trực tuyến trên 85%", (">", (85,), "%", "2026"), "'đạt tỷ lệ' sets the level; the quarter dates it"),
    ("bảo đảm năm 2026 giải ngân đạt trên 95% kế hoạch vốn", (">", (95,), "% kế hoạch vốn", "2026"), "the whole is of two words"),
    ("dành tối thiểu 50 ha cho các dự án công nghệ cao", (">=", (50,), "ha", None), "a least quantity"),
    ("mở ít nhất 20 lớp cho công chức cấp xã", (">=", (20,), "lớp", None), "a least quantity"),
    ("mỗi năm tuyển tối thiểu 300 sinh viên", (">=", (300,), "sinh viên/năm", None), "so many every year"),
    ("bảo đảm mỗi xã có ít nhất 01 người", (">=", (1,), "người/xã", None), "so many in each"),
    ("phấn đấu chỉ số PII nằm trong nhóm 10 địa phương dẫn đầu vào năm 2030", ("<=", (10,), "hạng", "2030"), "a rank in an order"),
    ("rút ngắn thời gian thanh toán còn không quá 02 ngày làm việc", ("<=", (2,), "ngày làm việc", None), "a time to come down to"),
    ("cắt giảm tối thiểu 30% chi thường xuyên", (">=", (30,), "%", None), "by how much, not how much of it"),
    ("Kết quả: 200.000 lượt người dự thi", ("=", (200000,), "lượt người", None), "the result named on a labelled line"),
    ("thực hiện cắt giảm ít nhất 30% chi phí", (">=", (30,), "%", None), "'thực hiện' does not tell of what is now"),
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
    ("hiện 100% xã có mạng, kết nối tới 100% thôn", "must not match: what is now"),
    (
        "Hỗ trợ tối đa 50% chi phí nhưng không quá 500 triệu đồng cho doanh nghiệp",
        "must not match: a ceiling of support",
    ),
    ("Thời hạn giải quyết không quá 05 ngày làm việc kể từ ngày nhận đủ hồ sơ", "must not match: a time of handling"),
    ("lấy ý kiến tối thiểu 30 ngày", "must not match: a length of time"),
    ("Tối thiểu 36 m2, có chiều rộng mặt tiền không nhỏ hơn 3 m", "must not match: a size that is a condition"),
    ("doanh nghiệp có từ 500 lao động trở lên báo cáo định kỳ", "must not match: it says which"),
    ("Doanh nghiệp 100% vốn nước ngoài được đăng ký tham gia", "must not match: a kind of enterprise"),
    ("Miễn 100% lệ phí trước bạ cho xe điện", "must not match: a measure"),
    ("Đề án phải được ít nhất 70% thành viên tán thành", "must not match: a vote"),
    ("hoàn thành dữ liệu đất đai của 124 xã, phường trong tháng 8/2026", "must not match: how many there are"),
    ("Kiện toàn Tổ công nghệ số cộng đồng tại 15 khu phố", "must not match: how many there are"),
    ("Theo dõi việc thực hiện 18 nhiệm vụ nêu tại Phụ lục", "must not match: how many there are"),
    ("Hướng dẫn sử dụng nguồn 3% ngân sách dành cho khoa học", "must not match: an amount set elsewhere"),
    ("Sản phẩm: 01 mô hình", "must not match: the piece of work itself"),
]
NO_GOALS = [
    ("Cải thiện sức khỏe trẻ em dưới 5 tuổi, trẻ dưới 6 tháng tuổi (trẻ 15-49 tuổi)", "must not match: ages"),
    ("Hoàn thành tốt nhiệm vụ của 18 sở, ngành theo Nghị quyết 57", "must not match: how many there are"),
    ("Phủ sóng các doanh nghiệp có từ 500 lao động trở lên", "must not match: it says which"),
    ("Theo đuổi 12 định hướng lớn", "must not match: 'đuổi' is no misprint of 'dưới'"),
    ("Quyết định số 749/QĐ-TTg ngày 03/6/2020, khoản 2 Điều 5", "must not match: numbers of documents and clauses"),
    ("Giá trị đạt mức cao của khu vực trong 5 năm tới", "must not match: a length of time"),
]
CASES = [
    *((text, True, expected, why) for text, expected, why in GOALS),
    *((text, False, expected, why) for text, expected, why in ORDERS),
    *((text, False, None, why) for text, why in NONE),
    *((text, True, None, why) for text, why in NO_GOALS),
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


# (a goal of more than one level, (indicator, comparator, values, by, text) of each, why); read among goals for 2035
LEVELS = [
    (
        "Tỷ lệ trẻ ăn đủ chất đạt 65% vào năm 2027 và đạt 80% vào năm 2030",
        [
            ("Tỷ lệ trẻ ăn đủ chất", "=", (65,), "2027", "Tỷ lệ trẻ ăn đủ chất đạt 65% vào năm 2027"),
            ("Tỷ lệ trẻ ăn đủ chất", "=", (80,), "2030", "đạt 80% vào năm 2030"),
        ],
        "two years, each with its own words",
    ),
    (
        "Năm 2027 tỷ lệ A đạt 50%, đến năm 2030 đạt trên 90%",
        [
            ("tỷ lệ A", "=", (50,), "2027", "Năm 2027 tỷ lệ A đạt 50%"),
            ("tỷ lệ A", ">", (90,), "2030", "đến năm 2030 đạt trên 90%"),
        ],
        "two years, each before its level",
    ),
    (
        "Tỷ lệ thiếu máu giảm dưới 23% (khu vực miền núi đưới 30%) vào năm 2027 và dưới 22% (khu vực miền núi dưới 25%) vào năm 2030",
        [
            ("Tỷ lệ thiếu máu", "<", (23,), "2027", "Tỷ lệ thiếu máu giảm dưới 23% (khu vực miền núi đưới 30%) vào năm 2027"),
            ("Tỷ lệ thiếu máu (khu vực miền núi)", "<", (30,), "2027", "khu vực miền núi đưới 30%) vào năm 2027"),
            ("Tỷ lệ thiếu máu", "<", (22,), "2030", "dưới 22% (khu vực miền núi dưới 25%) vào năm 2030"),
            ("Tỷ lệ thiếu máu (khu vực miền núi)", "<", (25,), "2030", "khu vực miền núi dưới 25%) vào năm 2030"),
        ],
        "levels of a part, in brackets",
    ),
    (
        "Tỷ lệ trường có bữa ăn đạt 60% ở thành thị và 40% ở nông thôn vào năm 2027",
        [
            ("Tỷ lệ trường có bữa ăn", "=", (60,), "2027", "Tỷ lệ trường có bữa ăn đạt 60% ở thành thị"),
            ("Tỷ lệ trường có bữa ăn (ở nông thôn)", "=", (40,), "2027", "40% ở nông thôn vào năm 2027"),
        ],
        "one year for both",
    ),
    (
        "Tối thiểu 95% hồ sơ cấp tỉnh và 85% hồ sơ cấp xã được xử lý trên mạng",
        [
            ("hồ sơ cấp tỉnh", ">=", (95,), "2035", "Tối thiểu 95% hồ sơ cấp tỉnh"),
            ("hồ sơ cấp xã được xử lý trên mạng", ">=", (85,), "2035", "85% hồ sơ cấp xã được xử lý trên mạng"),
        ],
        "the comparison holds for what 'và' adds",
    ),
    (
        "Tỷ lệ được kiểm soát: trẻ dưới 5 tuổi ở mức dưới 10%; trẻ trên 5 tuổi ở mức dưới 19% vào năm 2027 và duy trì đến năm 2030",
        [
            ("trẻ dưới 5 tuổi", "<", (10,), "2027", "trẻ dưới 5 tuổi ở mức dưới 10%"),
            ("trẻ trên 5 tuổi", "<", (19,), "2027", "trẻ trên 5 tuổi ở mức dưới 19% vào năm 2027"),
        ],
        "the last of a list dates it",
    ),
    (
        "Tỷ lệ A đạt 50%. Tỷ lệ B đạt 60% vào năm 2027",
        [("Tỷ lệ A", "=", (50,), "2035", "Tỷ lệ A đạt 50%"), ("Tỷ lệ B", "=", (60,), "2027", "Tỷ lệ B đạt 60% vào năm 2027")],
        "a year does not reach back over a full stop",
    ),
    (
        "Đạt 34 giường bệnh và 12 bác sĩ/1 vạn dân, 100% xã có trạm y tế",
        [
            ("", "=", (34,), "2035", "Đạt 34 giường bệnh"),
            ("", "=", (12,), "2035", "12 bác sĩ/1 vạn dân"),
            ("xã có trạm y tế", "=", (100,), "2035", "100% xã có trạm y tế"),
        ],
        "three goals in a row",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected", "why"), LEVELS, ids=[row[0][:60] for row in LEVELS])
def test_levels(text: str, expected: list[tuple[str, str, tuple[float, ...], str, str]], why: str) -> None:
    found = find_in_flow(flow(text), goals=True, by="2035")
    assert [(t.indicator, t.comparator, t.values, t.by, t.mention.text) for t in found] == expected, why


HEAD = "ỦY BAN NHÂN DÂN\nTỈNH LÂM ĐỒNG\n\nSố: 6/KH-UBND\nLâm Đồng, ngày 9 tháng 2 năm 2026\n\nKẾ HOẠCH\n"
# (title, text below it, (value, by) of each target, why)
DOCUMENTS = [
    ("Phát triển kinh tế số năm 2026", "I. MỤC TIÊU\n- Kinh tế số đạt 20% GRDP.\n", [(20, "2026")], "the year of the plan"),
    ("Thực hiện Nghị quyết ngày 22 tháng 12 năm 2024", "I. MỤC TIÊU\n- Kinh tế số đạt 20% GRDP.\n", [(20, None)], "not the year of a document"),
    ("Sơ kết Nghị quyết năm 2024", "I. MỤC TIÊU\n- Kinh tế số đạt 20% GRDP.\n", [(20, None)], "a year gone by"),
    ("Phát triển kinh tế số", "I. CHỈ TIÊU PHẤN ĐẤU ĐẾN 31/12/2027\n1. Kinh tế\n- Kinh tế số đạt 20% GRDP.\n", [(20, "2027")], "the day in a heading above"),
    ("Phát triển kinh tế số năm 2026", "I. MỤC TIÊU\n1. Đến hết năm 2028\n- Kinh tế số đạt 20% GRDP.\n2. Đến năm 2030\n- Kinh tế số đạt 30% GRDP.\n", [(20, "2028"), (30, "2030")], "the nearest heading"),
    ("Phát triển kinh tế số", "I. MỤC TIÊU ĐẾN NĂM 2030, TẦM NHÌN ĐẾN NĂM 2045\n- Kinh tế số đạt 20% GRDP.\n", [(20, "2030")], "the nearer year of two"),
    ("Phát triển kinh tế số năm 2026", "I. NHIỆM VỤ\n1. Sở Y tế bố trí ít nhất 01 công chức.\n", [(1, None)], "a task without a deadline has no year"),
    ("Phát triển kinh tế số", "I. NHIỆM VỤ\n1. Sở Nội vụ mở ít nhất 20 lớp cho công chức, xong trước ngày 31/10/2027.\n", [(20, "2027")], "the task's deadline"),
    ("Phát triển kinh tế số", "I. NHIỆM VỤ\n1. Sở Nội vụ kiện toàn tổ chức xong trước ngày 31/10/2027; bố trí ít nhất 01 công chức.\n", [(1, None)], "a deadline of the work before"),
    ("Phát triển kinh tế số", "I. NHIỆM VỤ\n1. Cuộc thi công dân số\n+ Chủ trì: Công an tỉnh\n+ Thời gian: Quý III/2027\n+ Kết quả: 2.000 lượt người dự thi\n", [(2000, "2027")], "the line that gives the time"),
    ("Phát triển kinh tế số", "I. KẾT QUẢ\n- Kinh tế số đạt 20% GRDP.\nII. NHIỆM VỤ\n1. Sở Y tế báo cáo.\n", [], "must not match: under results"),
    ("Phát triển kinh tế số", "I. MỤC TIÊU, NHIỆM VỤ\n1. Nhiệm vụ\n- Quản lý 20 trường học.\n", [], "must not match: tasks beside goals"),
]  # fmt: skip


@pytest.mark.parametrize(("title", "text", "expected", "why"), DOCUMENTS, ids=[row[3] for row in DOCUMENTS])
def test_year_of_headings(title: str, text: str, expected: list[tuple[float, str | None]], why: str) -> None:
    found = find_targets(lay_out(Source("case.txt", "0", HEAD + title + "\n\n" + text)))
    assert [(t.values[0], t.by) for t in found] == expected, why


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
    ("text", "goal"),
    [
        ("Tổ chức, mở ít nhất 20 lớp cho công chức, xong trước ngày 31/10/2026", "mở ít nhất 20 lớp cho công chức"),
        ("rà soát, giám sát ít nhất 05 tổ chức đảng, báo cáo Tỉnh ủy", "giám sát ít nhất 05 tổ chức đảng"),
        ("Đưa ít nhất 500 sản phẩm lên sàn (Chủ trì: Sở Công Thương)", "Đưa ít nhất 500 sản phẩm lên sàn"),
        ("Sản phẩm: Các khóa bồi dưỡng; ít nhất 1.200 lượt người dự", "ít nhất 1.200 lượt người dự"),
        ("Cắt giảm tối thiểu 70% kinh phí hội nghị (trừ Bộ A, Bộ B) và tiết kiệm thêm 10% chi khác", "tiết kiệm thêm 10% chi khác"),
    ],
)  # fmt: skip
def test_words_of_others_are_left_off(text: str, goal: str) -> None:
    """Whose work it is, until when, and what becomes of it afterwards."""
    assert goal in [t.mention.text for t in find_in_flow(flow(text), goals=False)]


@pytest.mark.parametrize(
    "unit",
    [
        "đạt ",
        "tối thiểu 1 ",
        "1.000.",
        "10% tổng ",
        "thuộc nhóm 5 ",
        "trên trong ",
        "10 sáng chế, ",
        "đạt 5% (dưới 3%) và ",
        "tại 100% ",
        "99/99 xã, ",
        "(dưới 5% ",
        "năm 2030 ",
        "5% và ",
        "nhóm 3 a nhóm 5 ",
        "đạt 5%; ",
        "[5% ",
        "từ 5% a ",
    ],
)
def test_hostile_text_is_read_to_its_end(unit: str) -> None:
    """100 kB of one trigger: a pattern that blows up would not come back (times: ``benchmarks/hostile.py``)."""
    text = unit * (100_000 // len(unit))
    assert all(target.mention.text in text for target in find_in_flow(flow(text), goals=True))


@pytest.mark.parametrize(
    ("first", "unit", "last"),
    [
        ("năm 2029 đạt 5% ", "năm 2030 ", ""),
        ("đạt 5% ", "năm 2030, ", "đạt 6%"),
        ("đạt 5% (", "dưới 5% ", ")"),
        ("đạt 5% ", "a (b) ", "và đạt 6%"),
        ("Tỷ lệ: ", "a, ", "đạt 6%"),
    ],
)
def test_hostile_text_around_a_goal(first: str, unit: str, last: str) -> None:
    text = first + unit * (100_000 // len(unit)) + last
    assert all(target.mention.text in text for target in find_in_flow(flow(text), goals=True))
