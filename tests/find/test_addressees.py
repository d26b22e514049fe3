"""To whom a result is due: sentences of the genre, each with the addressee and why (annotation guide)."""

from __future__ import annotations

import pytest

from nq57graph.find.addressees import find_addressee
from nq57graph.model.text import Flow


def flow(text: str) -> Flow:
    return Flow(text, range(len(text)), range(1, len(text) + 1))


# (words of a task, addressee, why)
CASES = [
    ("Xây dựng dự thảo, trình UBND tỉnh ban hành Kế hoạch", "UBND tỉnh", "after trình"),
    ("Khẩn trương hoàn thiện, trình Ủy ban nhân dân tỉnh phê duyệt", "Ủy ban nhân dân tỉnh", "the name ends at what it is to do"),
    ("trình Trưởng Ban Chỉ đạo tỉnh ký, ban hành trong ngày 11/7/2026", "Trưởng Ban Chỉ đạo tỉnh", "a post with its body"),
    ("trình Chủ tịch UBND tỉnh quyết định", "Chủ tịch UBND tỉnh", "a chairman"),
    ("Rà soát vướng mắc, báo cáo Thủ tướng Chính phủ trong tháng 3/2026", "Thủ tướng Chính phủ", "after báo cáo"),
    ("Trình ngay Thủ tướng Chính phủ quyết định việc thí điểm", "Thủ tướng Chính phủ", "'ngay' between"),
    ("báo cáo Chính phủ, Thủ tướng Chính phủ trong tháng 3/2026", "Chính phủ, Thủ tướng Chính phủ", "a list stays one addressee"),
    ("báo cáo Tỉnh ủy, UBND tỉnh giải quyết theo thẩm quyền; báo cáo kết quả trước ngày 15/7/2026", "Tỉnh ủy, UBND tỉnh", "a report to nobody named leaves it"),
    ("báo cáo Đảng ủy Quốc hội và cơ quan có thẩm quyền khi được yêu cầu", "Đảng ủy Quốc hội và cơ quan có thẩm quyền", "the authority joins the list"),
    ("gửi Bộ Tài chính và Văn phòng Chính phủ trước ngày 20 hàng tháng", "Bộ Tài chính và Văn phòng Chính phủ", "two bodies joined by 'và'"),
    ("gửi về Sở Tài chính trước ngày 15/5/2026 để tổng hợp", "Sở Tài chính", "gửi về"),
    ("gửi hồ sơ về Sở Khoa học và Công nghệ trước ngày 15/5/2026", "Sở Khoa học và Công nghệ", "gửi hồ sơ về"),
    ("gửi Ban Chỉ đạo tỉnh (qua Văn phòng Tỉnh ủy) trước ngày 30/7/2026", "Ban Chỉ đạo tỉnh", "by way of whom is not to whom"),
    ("gửi về Văn phòng Tỉnh ủy - Cơ quan Thường trực Ban Chỉ đạo", "Văn phòng Tỉnh ủy", "the apposition is left off"),
    ("chuyển giao dữ liệu chuyên ngành về Sở Khoa học và Công nghệ tổng hợp trước ngày 31/5/2026", "Sở Khoa học và Công nghệ", "chuyển giao … về"),
    ("số hóa và chuyển giao toàn bộ hồ sơ, tài liệu về Sở Nội vụ quản lý", "Sở Nội vụ", "a comma in the object"),
    ("định kỳ hàng năm báo cáo kết quả thực hiện Nghị quyết của Tỉnh ủy về Ban Thường vụ Tỉnh ủy", "Ban Thường vụ Tỉnh ủy", "the object names a body of its own"),
    ("tổng hợp, báo cáo kết quả thực hiện với các cơ quan có thẩm quyền khi có yêu cầu", "các cơ quan có thẩm quyền", "báo cáo … với"),
    ("báo cáo tình hình, kết quả triển khai về Sở Nội vụ", "Sở Nội vụ", "a comma in the object"),
    ("gửi kết quả rà soát đến Sở Tư pháp", "Sở Tư pháp", "gửi … đến"),
    ("gửi báo cáo cho Sở Tài chính trên phần mềm", "Sở Tài chính", "gửi … cho"),
    ("tham mưu UBND tỉnh trình cấp có thẩm quyền xem xét", "cấp có thẩm quyền", "not the one who is advised"),
    ("tham mưu UBND tỉnh trình HĐND tỉnh ban hành chính sách", "HĐND tỉnh", "the one to whom it is submitted"),
    ("hằng năm sơ kết, báo cáo cấp có thẩm quyền", "cấp có thẩm quyền", "an authority not named"),
    ("kịp thời báo cáo cấp có thẩm quyền xử lý các vướng mắc", "cấp có thẩm quyền", "told of problems, and nobody else is named"),
    ("báo cáo Chính phủ tại phiên họp hằng tháng và kịp thời báo cáo Thủ tướng Chính phủ những vấn đề phát sinh", "Chính phủ", "told of problems, while another gets the report"),
    ("báo cáo Chính phủ trong tháng 3/2026 để trình Ủy ban Thường vụ Quốc hội", "Chính phủ", "the next step is the addressee's"),
    ("gửi Bộ Tài chính trước ngày 20/6/2026 để tổng hợp, báo cáo Chính phủ", "Bộ Tài chính", "'để tổng hợp, báo cáo' is the addressee's work"),
    ("gửi Sở Tài chính tổng hợp, trình UBND tỉnh", "Sở Tài chính", "X tổng hợp, trình Y: to X"),
    ("báo cáo UBND tỉnh xem xét, trình HĐND tỉnh", "UBND tỉnh", "X xem xét, trình Y: to X"),
    ("hoàn thiện hồ sơ để trình UBND tỉnh", "UBND tỉnh", "a purpose without another addressee"),
    ("Trình Chính phủ ban hành Nghị định về thuế; báo cáo Quốc hội kết quả", "Quốc hội", "the last of two of its own"),
    ("báo cáo Hội đồng nhân dân cùng cấp quyết định", "Hội đồng nhân dân cùng cấp", "of the same level"),
    ("báo cáo Lãnh đạo Tổng cục Thuế kết quả", "Lãnh đạo Tổng cục Thuế", "the leaders of a body"),
    ("tổng hợp, báo cáo, đề xuất Thủ tướng Chính phủ phương án sửa đổi", "Thủ tướng Chính phủ", "báo cáo, đề xuất X"),
    ("Báo cáo Thủ tướng Chính phủ", "Thủ tướng Chính phủ", "at the head, as in a column of products"),
    ("Tham mưu UBND tỉnh ban hành Kế hoạch", None, "must not match: tham mưu alone"),
    ("Xây dựng, trình ban hành Chương trình khoa học", None, "must not match: submitted to nobody named"),
    ("Thực hiện nghiêm chế độ báo cáo, cung cấp dữ liệu lên Hệ thống thông tin", None, "must not match: a duty to report"),
    ("Triển khai hệ thống báo cáo thông minh từ tỉnh đến xã", None, "must not match: a system"),
    ("Triển khai Chương trình Chính phủ số", None, "must not match: 'trình' in 'Chương trình'"),
    ("trình Bộ trưởng phương án sửa đổi", "Bộ trưởng", "the head of the body itself"),
    ("theo lộ trình Bộ Y tế hướng dẫn", None, "must not match: 'lộ trình'"),
    ("nâng cao trình độ, kỹ năng của cán bộ Sở Nội vụ", None, "must not match: 'trình độ'"),
    ("báo cáo kết quả phối hợp với Sở Nội vụ", None, "must not match: whom it was done with"),
    ("báo cáo về thực trạng nguồn nhân lực", None, "must not match: what it is about"),
    ("hoàn thiện báo cáo, bảo đảm bám sát Kế hoạch", None, "must not match: the paper itself"),
    ("hỗ trợ, chuyển giao công nghệ cho doanh nghiệp", None, "must not match: transfer of technology"),
    ("gửi lấy ý kiến Sở Tư pháp", None, "must not match: asked for an opinion"),
    ("theo báo cáo của Sở Tài chính", None, "must not match: whose report it is"),
    ("đôn đốc việc gửi báo cáo đúng hạn", None, "must not match: nobody named"),
    ("liên hệ Văn phòng UBND tỉnh để được hướng dẫn", None, "must not match: none of the four verbs"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected", "why"), CASES, ids=[row[0][:60] for row in CASES])
def test_addressees(text: str, expected: str | None, why: str) -> None:
    found, _ = find_addressee(flow(text))
    assert (found and found.text) == expected, why


def test_parties_of_a_list() -> None:
    _, parties = find_addressee(flow("báo cáo Tỉnh ủy, UBND tỉnh trước ngày 15/7/2026"))
    assert [p.text for p in parties] == ["Tỉnh ủy", "UBND tỉnh"]


@pytest.mark.parametrize("unit", ["báo cáo ", "gửi về ", "trình Sở ", "báo cáo kết quả cho ", "Tỉnh ủy, "])
def test_hostile_text_is_read_to_its_end(unit: str) -> None:
    """200 kB of one trigger: a pattern that blows up would not come back (times: ``benchmarks/hostile.py``)."""
    text = unit * (200_000 // len(unit))
    found, parties = find_addressee(flow(text))
    assert all(mention.text in text for mention in (*([found] if found else []), *parties))
