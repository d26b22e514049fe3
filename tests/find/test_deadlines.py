"""Deadlines: sentences, cells and headings of the genre, each with what it says and why (annotation guide)."""

from __future__ import annotations

import pytest

from nq57graph.find.deadlines import (
    complete_deadlines,
    count_dates,
    find_deadline,
    find_period,
    in_year,
    inherited,
    read_cell,
)
from nq57graph.model.reading import DeadlineMention, Mention, TaskMention
from nq57graph.model.text import Flow, Span


def flow(text: str) -> Flow:
    return Flow(text, range(len(text)), range(1, len(text) + 1))


def said(deadline: DeadlineMention | None) -> tuple[str, str | None, str] | None:
    """(text, end, kind); a rhythm gives its ISO duration where a date gives its end."""
    if deadline is None:
        return None
    return (
        deadline.mention.text,
        deadline.every if deadline.boundary == "recurring" else deadline.end,
        deadline.boundary,
    )


# (words of a task, (deadline text, end, kind), why)
DAYS = [
    ("Đưa Trung tâm vào hoạt động trước dịp 30/4/2026.", ("trước dịp 30/4/2026", "2026-04-30", "before"), "a holiday as a date"),
    ("gửi Sở Nội vụ trước 3l/10/2026", ("trước 3l/10/2026", "2026-10-31", "before"), "a figure that a scan printed as a letter; the words stay as printed"),
    ("gửi Sở Nội vụ trước thứ Sáu, ngày 23/5/2026 để tổng hợp.", ("trước thứ Sáu, ngày 23/5/2026", "2026-05-23", "before"), "the day of the week"),
    ("xây dựng bản đồ số trước Tuần lễ Du lịch tỉnh (ngày 12/8/2026)", ("trước Tuần lễ Du lịch tỉnh (ngày 12/8/2026)", "2026-08-12", "before"), "an event that the text dates"),
    ("hoàn thành cáp quang trước ngày khai giảng năm học mới 05/9/2026", ("trước ngày khai giảng năm học mới 05/9/2026", "2026-09-05", "before"), "its date behind the name"),
    ("phấn đấu đến hết năm 2025 tối thiểu 85% công dân có tài khoản", ("đến hết năm 2025", "2025-12-31", "by"), "the end of a year that the work is to reach"),
    ("Sở Y tế bảo đảm đến ngày 31/12/2025 có tối thiểu 90% bệnh viện", ("đến ngày 31/12/2025", "2025-12-31", "by"), "'bảo đảm đến ngày'"),
    ("phấn đấu đến cuối năm 2026 đạt 80% hồ sơ", ("đến cuối năm 2026", "2026-12-31", "by"), "'cuối năm'"),
    ("hoàn thành cơ sở dữ liệu đất đai đến hết năm 2026.", ("đến hết năm 2026", "2026-12-31", "by"), "the end of a clause that says what to complete"),
    ("Gửi dự thảo về Văn phòng trước ngày 15/5/2026", ("trước ngày 15/5/2026", "2026-05-15", "before"), "trước: the day as printed"),
    ("Hoàn thành trước 15/5/2026.", ("trước 15/5/2026", "2026-05-15", "before"), "'ngày' may be left out"),
    ("báo cáo kết quả trước ngày 15/7/2026", ("trước ngày 15/7/2026", "2026-07-15", "before"), "'kết quả' is the object of reporting"),
    ("rà soát hồ sơ; báo cáo kết quả trước ngày 15/7/2026", ("trước ngày 15/7/2026", "2026-07-15", "before"), "after a semicolon as well"),
    ("gửi báo cáo trước ngày 05 tháng 6 năm 2026", ("trước ngày 05 tháng 6 năm 2026", "2026-06-05", "before"), "day in words"),
    ("gửi báo cáo trước ngày 05 tháng 6, năm 2026", ("trước ngày 05 tháng 6, năm 2026", "2026-06-05", "before"), "comma before the year"),
    ("gửi báo cáo trước ngày 05 tháng 6/2026", ("trước ngày 05 tháng 6/2026", "2026-06-05", "before"), "month in words, year after a stroke"),
    ("nộp trước ngày 05-6-2026", ("trước ngày 05-6-2026", "2026-06-05", "before"), "hyphens in the date"),
    ("nộp trước ngày 05.6.2026", ("trước ngày 05.6.2026", "2026-06-05", "before"), "full stops in the date"),
    ("nộp trước ngày 20/1 /2026", ("trước ngày 20/1 /2026", "2026-01-20", "before"), "a space that scanning put in"),
    ("xong trước thời điểm 30/9/2026", ("trước thời điểm 30/9/2026", "2026-09-30", "before"), "trước thời điểm"),
    ("nộp hồ sơ chậm nhất trước ngày 20/6/2026", ("chậm nhất trước ngày 20/6/2026", "2026-06-20", "before"), "trước decides, 'chậm nhất' strengthens it"),
    ("nộp hồ sơ chậm nhất ngày 20/6/2026", ("chậm nhất ngày 20/6/2026", "2026-06-20", "by"), "chậm nhất is by"),
    ("nộp hồ sơ chậm nhất là ngày 20/6/2026", ("chậm nhất là ngày 20/6/2026", "2026-06-20", "by"), "with 'là'"),
    ("nộp hồ sơ muộn nhất vào ngày 20/6/2026", ("muộn nhất vào ngày 20/6/2026", "2026-06-20", "by"), "muộn nhất"),
    ("nộp hồ sơ chậm nhất đến hết ngày 20/6/2026", ("chậm nhất đến hết ngày 20/6/2026", "2026-06-20", "by"), "đến hết"),
    ("nộp hồ sơ không muộn hơn ngày 20/6/2026", ("không muộn hơn ngày 20/6/2026", "2026-06-20", "by"), "không muộn hơn"),
    ("Hạn cuối: 20/6/2026", ("20/6/2026", "2026-06-20", "by"), "the label is no part of the text"),
    ("thời hạn hoàn thành: ngày 20/6/2026", ("ngày 20/6/2026", "2026-06-20", "by"), "labelled line"),
    ("Thời gian thực hiện: trước ngày 20/6/2026", ("trước ngày 20/6/2026", "2026-06-20", "before"), "trước behind the label decides"),
    ("ký, ban hành trong ngày 11/7/2026", ("trong ngày 11/7/2026", "2026-07-11", "during"), "trong is during, a single day too"),
    ("hoàn thành ngày 11/7/2026", ("ngày 11/7/2026", "2026-07-11", "by"), "'hoàn thành' is left off the text"),
    ("việc lắp đặt phải xong đến hết ngày 11/7/2026", ("ngày 11/7/2026", "2026-07-11", "by"), "'xong đến hết' rules the day"),
    ("hoàn thành vào ngày 11/7/2026", ("ngày 11/7/2026", "2026-07-11", "by"), "hoàn thành vào"),
]  # fmt: skip
HOURS = [
    ("gửi về Văn phòng trước 11h00, ngày 11/7/2026", ("trước 11h00, ngày 11/7/2026", "2026-07-11", "before"), "hour with h"),
    ("gửi về Văn phòng trước 17 giờ 00 ngày 11/7/2026", ("trước 17 giờ 00 ngày 11/7/2026", "2026-07-11", "before"), "hour in words"),
    ("gửi về Văn phòng trước 16 giờ 30 phút, ngày 11/7/2026", ("trước 16 giờ 30 phút, ngày 11/7/2026", "2026-07-11", "before"), "minutes in words"),
    ("chậm nhất là 17h ngày 01 tháng 02 năm 2026 nộp hồ sơ", ("chậm nhất là 17h ngày 01 tháng 02 năm 2026", "2026-02-01", "by"), "full hour"),
]  # fmt: skip
PERIODS = [
    ("trình HĐND tỉnh tại kỳ họp tháng 7/2026.", ("tại kỳ họp tháng 7/2026", "2026-07-31", "by"), "laid before a session"),
    ("báo cáo UBND tỉnh tại phiên họp thường kỳ tháng 6/2026.", ("tại phiên họp thường kỳ tháng 6/2026", "2026-06-30", "by"), "a regular session"),
    ("trình HĐND tỉnh tại kỳ họp cuối năm 2025.", ("tại kỳ họp cuối năm 2025", "2025-12-31", "by"), "the session at the end of a year"),
    ("Hướng dẫn cơ chế khoán chi (tháng 6/2026).", ("tháng 6/2026", "2026-06-30", "by"), "a time alone in the last brackets"),
    ("Xây dựng hệ thống (Sở Nội vụ chủ trì; Quý II/2026).", ("Quý II/2026", "2026-06-30", "by"), "behind the party in the last brackets"),
    ("Nhân giống cây (Sở Nội vụ chủ trì; năm 2026).", ("năm 2026", "2026-12-31", "by"), "a year behind the party"),
    ("phát động cuộc thi vào quý III/2025.", ("vào quý III/2025", "2025-09-30", "by"), "a clause that begins with work"),
    ("trình phê duyệt trong tháng 6/2026", ("trong tháng 6/2026", "2026-06-30", "during"), "last day of the month"),
    ("trình phê duyệt trong tháng 02/2028", ("trong tháng 02/2028", "2028-02-29", "during"), "a leap year"),
    ("trình phê duyệt ngay trong tháng 3 năm 2026", ("ngay trong tháng 3 năm 2026", "2026-03-31", "during"), "'ngay' strengthens"),
    ("trình phê duyệt trong tháng 5, năm 2026", ("trong tháng 5, năm 2026", "2026-05-31", "during"), "comma before the year"),
    ("(hoàn thành trong tháng 5 năm 2026)", ("trong tháng 5 năm 2026", "2026-05-31", "during"), "trong behind 'hoàn thành' decides"),
    ("Ban hành Danh mục (thời hạn tháng 6/2026)", ("tháng 6/2026", "2026-06-30", "by"), "thời hạn is by"),
    ("hoàn thành tháng 6/2026", ("tháng 6/2026", "2026-06-30", "by"), "hoàn thành without preposition"),
    ("trình phê duyệt trong Quý II/2026", ("trong Quý II/2026", "2026-06-30", "during"), "quarter in Roman figures"),
    ("trình phê duyệt trong quý 3 năm 2026", ("trong quý 3 năm 2026", "2026-09-30", "during"), "quarter in Arabic figures"),
    ("trình phê duyệt trong Quý IV năm 2026", ("trong Quý IV năm 2026", "2026-12-31", "during"), "quarter with năm"),
    ("trình phê duyệt trong quý I, năm 2027", ("trong quý I, năm 2027", "2027-03-31", "during"), "comma before the year"),
    ("Chưa tăng giá trong Quý I và Quý II năm 2026", ("trong Quý I và Quý II năm 2026", "2026-06-30", "during"), "two quarters end with the second"),
    ("hoàn thành trong quý III - IV/2026", ("trong quý III - IV/2026", "2026-12-31", "during"), "range of quarters"),
    ("tổ chức tập huấn trong tháng 7 - 8/2026", ("trong tháng 7 - 8/2026", "2026-08-31", "during"), "range of months"),
    ("tổ chức tập huấn trong tháng 7 và tháng 8/2026", ("trong tháng 7 và tháng 8/2026", "2026-08-31", "during"), "two months"),
    ("hoàn thành trong 6 tháng đầu năm 2026", ("trong 6 tháng đầu năm 2026", "2026-06-30", "during"), "first half"),
    ("hoàn thành trong 06 tháng cuối năm 2026", ("trong 06 tháng cuối năm 2026", "2026-12-31", "during"), "second half"),
    ("hoàn thành trong nửa đầu năm 2027", ("trong nửa đầu năm 2027", "2027-06-30", "during"), "nửa đầu năm"),
    ("cơ bản hoàn thành trong năm 2026", ("trong năm 2026", "2026-12-31", "during"), "year of completion"),
    ("ban hành các quy định về dữ liệu, nền tảng số trong năm 2026", ("trong năm 2026", "2026-12-31", "during"), "year of a verb of work, far before it"),
    ("không tổ chức kiểm tra định kỳ trong năm 2026 đối với các hộ", ("trong năm 2026", "2026-12-31", "during"), "'định kỳ' before it is the kind of check"),
    ("hoàn thành cuối năm 2026", ("cuối năm 2026", "2026-12-31", "by"), "the end of the year"),
    ("tổng kết Đề án vào cuối năm 2030", ("vào cuối năm 2030", "2030-12-31", "by"), "vào after a verb of work"),
    ("khai trương Trung tâm vào tháng 9/2026", ("vào tháng 9/2026", "2026-09-30", "by"), "vào with a month"),
    ("hoàn thành trước tháng 6/2026", ("trước tháng 6/2026", "2026-05-31", "before"), "before a month is till its eve"),
    ("hoàn thành trước quý III/2026", ("trước quý III/2026", "2026-06-30", "before"), "before a quarter is till its eve"),
    ("hoàn thành trước năm 2027", ("trước năm 2027", "2026-12-31", "before"), "before a year is till its eve"),
    ("Đến hết năm 2026, đưa nền tảng vào sử dụng", ("Đến hết năm 2026", "2026-12-31", "by"), "đến at the head of a sentence"),
    ("Mở rộng thí điểm; đến ngày 30/9/2026, sơ kết", ("đến ngày 30/9/2026", "2026-09-30", "by"), "đến at the head of a clause"),
    ("Hoàn thiện cẩm nang hỏi đáp (Quý IV/2026).", ("Quý IV/2026", "2026-12-31", "by"), "a period in brackets closes the item"),
    ("Sở Tài chính tham mưu bố trí kinh phí thực hiện Kế hoạch trong tháng 5/2026", ("trong tháng 5/2026", "2026-05-31", "during"), "'trong' after a plan that is carried out: the time of the work"),
    ("tham mưu phân bổ kinh phí trong quý III/2026", ("trong quý III/2026", "2026-09-30", "during"), "after the money that is allotted"),
    ("thẩm định dự toán trong ngày 15/6/2026", ("trong ngày 15/6/2026", "2026-06-15", "during"), "a single day, after what is appraised"),
    ("bố trí đủ kinh phí trong năm 2026", ("trong năm 2026", "2026-12-31", "during"), "a year, after the money that is found"),
    ("tham mưu phương án sử dụng trụ sở trong năm 2026", ("trong năm 2026", "2026-12-31", "during"), "'tham mưu' is work that takes time"),
    ("gửi Kế hoạch trước ngày 15/5/2026", ("trước ngày 15/5/2026", "2026-05-15", "before"), "'trước' after the plan that is sent"),
    ("tổ chức hội nghị trong tháng 4/2026", ("trong tháng 4/2026", "2026-04-30", "during"), "a meeting that is to be held"),
    ("lập dự toán chậm nhất ngày 20/7/2026", ("chậm nhất ngày 20/7/2026", "2026-07-20", "by"), "'chậm nhất' after what is drawn up"),
    ("gửi danh sách trong tuần đầu tháng 4/2026", ("trong tuần đầu tháng 4/2026", "2026-04-07", "during"), "the first week ends with the seventh day"),
    ("gửi danh sách trước tuần đầu tiên của tháng 4 năm 2026", ("trước tuần đầu tiên của tháng 4 năm 2026", "2026-04-07", "before"), "in words"),
    ("Tổ chức tập huấn kỹ năng số (dự kiến tháng 9/2026)", ("tháng 9/2026", "2026-09-30", "by"), "'dự kiến' is left off"),
]  # fmt: skip
SEVERAL = [
    ("gửi dự thảo trước ngày 10/5/2026, hoàn thành trước ngày 20/5/2026", ("trước ngày 20/5/2026", "2026-05-20", "before"), "the last of several"),
    ("gửi Sở X trước ngày 10/5/2026 để tổng hợp, báo cáo UBND tỉnh trước ngày 20/5/2026", ("trước ngày 10/5/2026", "2026-05-10", "before"), "the later date is of the work that this serves"),
    ("số hóa dữ liệu trước ngày 31/5/2026 để phục vụ khai thác trong tháng 6/2026", ("trước ngày 31/5/2026", "2026-05-31", "before"), "purpose is no second deadline"),
    ("thực hiện Nghị quyết số 09-NQ/TU ngày 12/3/2026; hoàn thành trước ngày 30/4/2026", ("trước ngày 30/4/2026", "2026-04-30", "before"), "the date of a document is passed over"),
]  # fmt: skip
RECURRING = [
    ("báo cáo kết quả vào 16 giờ thứ Sáu hằng tuần", ("vào 16 giờ thứ Sáu hằng tuần", "P1W", "recurring"), "a day of the week"),
    ("mở lớp vào tối thứ năm hằng tuần", ("vào tối thứ năm hằng tuần", "P1W", "recurring"), "an evening of the week"),
    ("kiểm tra an toàn thông tin định kỳ mỗi năm 2 lần", ("định kỳ mỗi năm 2 lần", "P6M", "recurring"), "twice a year"),
    ("tổng hợp, báo cáo trước ngày 20 tháng cuối quý", ("trước ngày 20 tháng cuối quý", "P3M", "recurring"), "a day of the last month of each quarter"),
    ("cập nhật hằng tuần tiến độ thực hiện", ("hằng tuần", "P1W", "recurring"), "a rhythm behind the verb"),
    ("định kỳ hàng tháng báo cáo Ban Chỉ đạo", ("định kỳ hàng tháng", "P1M", "recurring"), "rhythm before the verb"),
    ("báo cáo tiến độ định kỳ hằng quý", ("định kỳ hằng quý", "P3M", "recurring"), "rhythm at the end"),
    ("gửi báo cáo trước ngày 20 hàng tháng để tổng hợp", ("trước ngày 20 hàng tháng", "P1M", "recurring"), "a day of every month is no date"),
    ("Định kỳ trước ngày 25 hằng tháng báo cáo tiến độ", ("Định kỳ trước ngày 25 hằng tháng", "P1M", "recurring"), "with 'định kỳ'"),
    ("báo cáo trước ngày 15/12 hằng năm", ("trước ngày 15/12 hằng năm", "P1Y", "recurring"), "a day of every year"),
    ("trước ngày 15 tháng 02 hằng năm, rà soát danh sách", ("trước ngày 15 tháng 02 hằng năm", "P1Y", "recurring"), "the day in words"),
    ("gửi báo cáo trước ngày 01 tháng 6 và ngày 01 tháng 12 hàng năm", ("trước ngày 01 tháng 6 và ngày 01 tháng 12 hàng năm", "P1Y", "recurring"), "two days of every year"),
    ("gửi số liệu trước ngày 05 tháng sau", ("trước ngày 05 tháng sau", "P1M", "recurring"), "a day of the month after"),
    ("gửi số liệu vào ngày 25 hàng tháng", ("vào ngày 25 hàng tháng", "P1M", "recurring"), "vào ngày"),
    ("định kỳ hàng năm (trước ngày 05 tháng 12) báo cáo kết quả", ("định kỳ hàng năm", "P1Y", "recurring"), "a day without a year beside a rhythm is of every year"),
    ("báo cáo tại phiên họp thường kỳ hằng tháng", ("tại phiên họp thường kỳ hằng tháng", "P1M", "recurring"), "at the session of every month"),
    ("định kỳ 6 tháng báo cáo kết quả với Ban Chỉ đạo", ("định kỳ 6 tháng", "P6M", "recurring"), "half-yearly"),
    ("định kỳ 03 tháng rà soát danh mục", ("định kỳ 03 tháng", "P3M", "recurring"), "a nought before the figure"),
    ("định kỳ sáu tháng, hằng năm sơ kết", ("định kỳ sáu tháng", "P6M", "recurring"), "number in words; the first of two rhythms"),
    ("kiểm tra 6 tháng một lần", ("6 tháng một lần", "P6M", "recurring"), "N tháng một lần"),
    ("cập nhật dữ liệu 02 tuần/lần", ("02 tuần/lần", "P2W", "recurring"), "N tuần/lần"),
    ("tổ chức đối thoại mỗi quý một lần", ("mỗi quý một lần", "P3M", "recurring"), "mỗi quý"),
    ("Hằng năm, bố trí kinh phí bảo trì hệ thống", ("Hằng năm", "P1Y", "recurring"), "at the head of a sentence"),
    ("kiểm tra, giám sát; hàng năm sơ kết, báo cáo cấp có thẩm quyền", ("hàng năm", "P1Y", "recurring"), "before a verb of work"),
    ("Hàng tuần tổng hợp vướng mắc", ("Hàng tuần", "P1W", "recurring"), "weekly"),
    ("Thường xuyên nắm tình hình, định kỳ báo cáo Đảng ủy", ("định kỳ", None, "recurring"), "'định kỳ' alone names no rhythm"),
    ("Định kỳ, Văn phòng chủ trì tổng hợp kết quả", ("Định kỳ", None, "recurring"), "'Định kỳ,' at the head"),
]  # fmt: skip
TRIGGERED = [
    ("Sau 10 ngày làm việc kể từ ngày ban hành Thông báo này, các sở gửi kế hoạch", ("Sau 10 ngày làm việc kể từ ngày ban hành Thông báo này", None, "by"), "working days from an event"),
    ("trong thời hạn 15 ngày kể từ ngày ký Quyết định này, kiện toàn Tổ giúp việc", ("trong thời hạn 15 ngày kể từ ngày ký Quyết định này", None, "during"), "trong decides the kind"),
    ("trong vòng 30 ngày sau khi kết thúc diễn tập phải có báo cáo", ("trong vòng 30 ngày sau khi kết thúc diễn tập phải có báo cáo", None, "during"), "sau khi"),
    ("chậm nhất 05 ngày kể từ ngày nhận được Thông báo này", ("chậm nhất 05 ngày kể từ ngày nhận được Thông báo này", None, "by"), "receipt of this very document is an event"),
    ("chậm nhất sau 03 (ba) ngày làm việc kể từ khi kết thúc phiên họp", ("chậm nhất sau 03 (ba) ngày làm việc kể từ khi kết thúc phiên họp", None, "by"), "number repeated in words"),
]  # fmt: skip
NONE = [
    ("Ghi nhận kết quả đã báo cáo tại phiên họp tháng 3/2026", "must not match: what has been laid before a session"),
    ("thực hiện Thông báo kết luận tại phiên họp tháng 3/2026", "must not match: the session of a document"),
    ("rà soát các việc đã làm trước Đại hội Đảng bộ tỉnh (ngày 12/8/2025)", "must not match: what was done before the event"),
    ("giải quyết hồ sơ nộp trước ngày Luật có hiệu lực (01/7/2025)", "must not match: what a law catches"),
    ("bảo đảm đến năm 2030 có trên 60% cán bộ đạt chuẩn", "must not match: a year alone with a level is that of the goal"),
    ("phấn đấu đến năm 2030 tỷ lệ giao dịch đạt 90%", "must not match: the year of a goal"),
    ("Nhân rộng mô hình (năm 2026)", "must not match: a year alone in brackets tells of a thing"),
    ("Khẩn trương hoàn thiện dự thảo", "must not match: urgency without a date"),
    ("Thường xuyên theo dõi, đôn đốc các đơn vị", "must not match: 'thường xuyên' in prose is none"),
    ("theo Kế hoạch số 12-KH/TU, ngày 11/02/2026 của Tỉnh ủy", "must not match: date of a document"),
    ("triển khai Đề án phát triển dữ liệu đến năm 2030", "must not match: the length of a plan"),
    ("xây dựng Chiến lược giai đoạn 2026 - 2030, tầm nhìn đến năm 2045", "must not match: period of a plan"),
    ("đôn đốc các nhiệm vụ được giao hoàn thành trong Quý I/2026", "must not match: other work's date"),
    ("rà soát các nhiệm vụ được giao trong tháng 5/2026", "must not match: other work's date"),
    ("thực hiện chiến dịch 45 ngày đêm từ ngày 01/5/2026 đến ngày 15/6/2026", "must not match: length of a campaign"),
    ("kết quả đạt được trong tháng 6/2026 cần được phát huy", "must not match: results of a period"),
    ("tại phiên họp ngày 29/5/2026, Ban Chỉ đạo yêu cầu", "must not match: day of a meeting"),
    ("Hội nghị tổ chức lúc 14 giờ 00 ngày 12/7/2026", "must not match: hour of a meeting"),
    ("các ý kiến phát biểu tại hội nghị trong tháng 5/2026 được tổng hợp", "must not match: when a meeting was"),
    ("theo dõi kết quả thực hiện kế hoạch trong quý I/2026", "must not match: results under a plan in a period"),
    ("đánh giá tình hình triển khai kế hoạch trong tháng 5/2026", "must not match: the state of a plan in a period"),
    ("bảo đảm tiến độ phân bổ vốn trong năm 2026", "must not match: the pace of spending the money of a year"),
    ("rà soát kế hoạch năm 2026", "must not match: the year in the name of a plan"),
    ("theo kế hoạch đến hết năm 2026", "must not match: how far a plan reaches"),
    ("gửi danh sách trong tuần đầu tháng 13/2026", "must not match: no such month"),
    ("tổ chức các hoạt động nhân Ngày Chuyển đổi số quốc gia 10/10", "must not match: a festival day"),
    ("chào mừng kỷ niệm ngày thành lập 03/02/2026", "must not match: an anniversary"),
    ("giải quyết trong thời hạn 05 ngày làm việc kể từ ngày nhận đủ hồ sơ hợp lệ", "must not match: processing time of a procedure"),
    ("trả lời trong vòng 03 ngày kể từ khi nhận được văn bản đề nghị của doanh nghiệp", "must not match: processing time"),
    ("hồ sơ nộp trước ngày 01/7/2026 được giải quyết theo quy định cũ", "must not match: which applications, not by when"),
    ("giảm tiền chậm nộp đối với số thuế bị ấn định trước ngày 01 tháng 3 năm 2026 nhưng còn nợ", "must not match: which debts"),
    ("quy định có hiệu lực từ ngày 01/7/2026", "must not match: entry into force"),
    ("duy trì mức thu cũ đến hết ngày 31/12/2026", "must not match: how long something lasts"),
    ("nợ thuế tính đến ngày 30/6/2026 là 12 tỷ đồng", "must not match: the day of a figure"),
    ("rà soát số liệu đến ngày 30/6/2026", "must not match: the day of data"),
    ("bố trí kinh phí trong dự toán ngân sách hằng năm", "must not match: a yearly budget"),
    ("đưa vào chương trình, kế hoạch công tác hằng năm của cơ quan", "must not match: a yearly plan"),
    ("là tiêu chí đánh giá thi đua, khen thưởng hằng năm", "must not match: yearly commendation"),
    ("xây dựng lộ trình giải ngân chi tiết hàng tháng cho từng dự án", "must not match: how fine the plan is"),
    ("theo dõi, đánh giá định kỳ, chấm điểm các đơn vị", "must not match: the kind of assessment"),
    ("100% hệ thống báo cáo định kỳ được chia sẻ", "must not match: the kind of report"),
    ("vận hành hệ thống trực 24/7", "must not match: no day of July"),
    ("lấy ý kiến 2/3 thành viên trong 2/3 số phiếu", "must not match: a fraction"),
    ("thiệt hại do bão trong năm 2025 phải được thống kê", "must not match: no work is timed"),
    ("trước ngày 31/02/2026", "must not match: no such day"),
    ("hoàn thành trong tháng 13/2026", "must not match: no such month"),
    ("trình Kỳ họp thứ tư, khóa X (tháng 7/2026)", "must not match: the month of a session in brackets"),
    ("nâng cấp hệ thống theo Luật Dữ liệu (tháng 11/2024)", "must not match: the month of a law in brackets"),
    ("các dự án đã được phê duyệt trước ngày 01/7/2026 thì tiếp tục thực hiện", "must not match: which projects"),
    ("đề tài thực hiện trong 6 tháng đầu của dự án", "must not match: half of no year"),
    ("miễn phí sử dụng đối với hộ sản xuất, kinh doanh trong năm 2026", "must not match: no verb of completion"),
]  # fmt: skip
PROSE = [*DAYS, *HOURS, *PERIODS, *SEVERAL, *RECURRING, *TRIGGERED, *((text, None, why) for text, why in NONE)]


@pytest.mark.parametrize(("text", "expected", "why"), PROSE, ids=[row[0][:60] for row in PROSE])
def test_prose(text: str, expected: tuple[str, str | None, str] | None, why: str) -> None:
    assert said(find_deadline(flow(text))) == expected, why


# (cell, (text, end, kind), why)
CELLS = [
    ("Tháng 5/2026", ("Tháng 5/2026", "2026-05-31", "by"), "a bare cell is by"),
    ("6/2026", ("6/2026", "2026-06-30", "by"), "month in figures"),
    ("06/2026", ("06/2026", "2026-06-30", "by"), "a nought before the month"),
    ("2026", ("2026", "2026-12-31", "by"), "a year alone"),
    ("Năm 2026", ("Năm 2026", "2026-12-31", "by"), "a year with 'Năm'"),
    ("2026-2027", ("2026-2027", "2027-12-31", "by"), "years end with the last"),
    ("2026 - 2030", ("2026 - 2030", "2030-12-31", "by"), "with spaces"),
    ("Giai đoạn 2026 - 2030", ("Giai đoạn 2026 - 2030", "2030-12-31", "by"), "the stage in which the row is done"),
    ("Năm 2026, 2027", ("Năm 2026, 2027", "2027-12-31", "by"), "two years"),
    ("Trước 15/5/2026", ("Trước 15/5/2026", "2026-05-15", "before"), "a cell that prints 'Trước'"),
    ("Trước ngày 15/5/2026.", ("Trước ngày 15/5/2026", "2026-05-15", "before"), "the full stop is left off"),
    ("Trước tháng 10/2026", ("Trước tháng 10/2026", "2026-09-30", "before"), "till the eve of the month"),
    ("Trong tháng 6/2026", ("Trong tháng 6/2026", "2026-06-30", "during"), "a cell that prints 'Trong'"),
    ("Hoàn thành trong Quý II/2026", ("Hoàn thành trong Quý II/2026", "2026-06-30", "during"), "trong before the period"),
    ("30/6/2026", ("30/6/2026", "2026-06-30", "by"), "a day"),
    ("Ngày 30/6/2026", ("Ngày 30/6/2026", "2026-06-30", "by"), "a day with 'Ngày'"),
    ("15h00 ngày 30/6/2026", ("15h00 ngày 30/6/2026", "2026-06-30", "by"), "an hour"),
    ("Chậm nhất 25/12/2026", ("Chậm nhất 25/12/2026", "2026-12-25", "by"), "chậm nhất"),
    ("Quý II/2026", ("Quý II/2026", "2026-06-30", "by"), "a quarter"),
    ("Quý IV năm 2026", ("Quý IV năm 2026", "2026-12-31", "by"), "a quarter with năm"),
    ("Quý III, IV/2026", ("Quý III, IV/2026", "2026-12-31", "by"), "two quarters"),
    ("Quý IV/2026 - Quý I/2027", ("Quý IV/2026 - Quý I/2027", "2027-03-31", "by"), "quarters of two years"),
    ("Tháng 01- 02/2026", ("Tháng 01- 02/2026", "2026-02-28", "by"), "two months, torn spaces"),
    ("Tháng 6 - tháng 12/2026", ("Tháng 6 - tháng 12/2026", "2026-12-31", "by"), "from month to month"),
    ("Từ tháng 10/2026 đến tháng 3/2027", ("Từ tháng 10/2026 đến tháng 3/2027", "2027-03-31", "by"), "over the turn of the year"),
    ("Tháng 6/2026; tháng 12/2026", ("tháng 12/2026", "2026-12-31", "by"), "the last of several"),
    ("Trình tháng 5/2026, ban hành tháng 6/2026", ("ban hành tháng 6/2026", "2026-06-30", "by"), "the last step"),
    ("06 tháng cuối năm 2026", ("06 tháng cuối năm 2026", "2026-12-31", "by"), "a half"),
    ("Cuối năm 2026", ("Cuối năm 2026", "2026-12-31", "by"), "the end of the year"),
    ("Đến năm 2030", ("Đến năm 2030", "2030-12-31", "by"), "đến"),
    ("Phiên họp tháng 9/2026", ("Phiên họp tháng 9/2026", "2026-09-30", "by"), "the month of a session is the time of the row"),
    ("Kỳ họp thứ 9 (tháng 5/2026)", ("Kỳ họp thứ 9 (tháng 5/2026)", "2026-05-31", "by"), "a session with its month"),
    ("Thường xuyên", ("Thường xuyên", None, "recurring"), "as a cell it is recurring, every null"),
    ("Nhiệm vụ thường xuyên", ("Nhiệm vụ thường xuyên", None, "recurring"), "with 'Nhiệm vụ'"),
    ("Thường xuyên, liên tục", ("Thường xuyên, liên tục", None, "recurring"), "two words for it"),
    ("Hằng năm", ("Hằng năm", "P1Y", "recurring"), "yearly"),
    ("hàng quý", ("hàng quý", "P3M", "recurring"), "quarterly"),
    ("Định kỳ 6 tháng, năm", ("Định kỳ 6 tháng, năm", "P6M", "recurring"), "the first of two rhythms"),
    ("Định kỳ", ("Định kỳ", None, "recurring"), "no rhythm named"),
    ("Ngày 25 hàng tháng", ("Ngày 25 hàng tháng", "P1M", "recurring"), "a day of every month"),
    ("Trước 15/12 hàng năm", ("Trước 15/12 hàng năm", "P1Y", "recurring"), "a day of every year"),
    ("Tháng 12 hàng năm", ("Tháng 12 hàng năm", "P1Y", "recurring"), "a month of every year"),
    ("2026 và những năm tiếp theo", ("2026 và những năm tiếp theo", None, "recurring"), "begins in a year and does not end"),
    ("Năm 2026 và các năm tiếp theo", ("Năm 2026 và các năm tiếp theo", None, "recurring"), "'các' for 'những'"),
    ("Sau 10 ngày làm việc kể từ ngày Nghị định có hiệu lực", ("Sau 10 ngày làm việc kể từ ngày Nghị định có hiệu lực", None, "by"), "triggered"),
    ("Sau khi Luật được thông qua", ("Sau khi Luật được thông qua", None, "by"), "an event alone"),
    ("Ngay khi có hướng dẫn của Trung ương", ("Ngay khi có hướng dẫn của Trung ương", None, "by"), "ngay khi"),
    ("", None, "must not match: an empty cell"),
    ("-", None, "must not match: a dash for nothing"),
    ("…", None, "must not match: dots for nothing"),
    ("Đã hoàn thành", None, "must not match: done already"),
    ("Theo quy định", None, "must not match: names no time"),
    ("Theo Quyết định số 12/2026/QĐ-UBND", None, "must not match: a number is no month"),
    ("Sở Tài chính", None, "must not match: a party that strayed into the column"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected", "why"), CELLS, ids=[row[0] or "empty" for row in CELLS])
def test_cells(text: str, expected: tuple[str, str | None, str] | None, why: str) -> None:
    assert said(read_cell(flow(text))) == expected, why


# (heading, (text, end), why)
HEADINGS = [
    ("NHIỆM VỤ CỤ THỂ, GIẢI PHÁP TRỌNG TÂM QUÝ III/2026", ("QUÝ III/2026", "2026-09-30"), "a quarter in the title of an annex"),
    ("Nhiệm vụ trọng tâm tháng 10/2026", ("tháng 10/2026", "2026-10-31"), "a month"),
    ("DANH MỤC NHIỆM VỤ CHUYỂN ĐỔI SỐ VÀ ĐỀ ÁN 06 NĂM 2026", ("NĂM 2026", "2026-12-31"), "a scheme known by its number is no document of that year"),
    ("MỘT SỐ NHIỆM VỤ TRỌNG TÂM NĂM 2026", ("NĂM 2026", "2026-12-31"), "a year behind a word for work"),
    ("Phương hướng, nhiệm vụ 6 tháng cuối năm 2026", ("6 tháng cuối năm 2026", "2026-12-31"), "a half"),
    ("Kết quả quý I/2026 và nhiệm vụ trọng tâm quý II/2026", ("quý II/2026", "2026-06-30"), "the period behind the work, not that of results"),
    ("Chương trình công tác tháng 11 năm 2026", ("tháng 11 năm 2026", "2026-11-30"), "a work programme"),
    ("DANH MỤC NHIỆM VỤ THỰC HIỆN NGHỊ QUYẾT SỐ 57-NQ/TW NGÀY 22 THÁNG 12 NĂM 2024 CỦA BỘ CHÍNH TRỊ", None, "must not match: the month of a date"),
    ("Kết quả thực hiện quý I/2026", None, "must not match: results"),
    ("Đánh giá tình hình thực hiện nhiệm vụ, công tác 9 tháng, kết quả quý III/2026", None, "must not match: results"),
    ("Nhiệm vụ sau Phiên họp tháng 3/2026", None, "must not match: a meeting"),
    ("Nhiệm vụ và giải pháp phát triển giai đoạn 2026 - 2030", None, "must not match: the stage of a plan"),
    ("Mục tiêu đến năm 2030", None, "must not match: goals"),
    ("Thực hiện Kế hoạch số 12/KH-UBND năm 2026", None, "must not match: the year of a document"),
    ("NHIỆM VỤ VÀ GIẢI PHÁP", None, "must not match: no period"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected", "why"), HEADINGS, ids=[row[0][:60] for row in HEADINGS])
def test_headings(text: str, expected: tuple[str, str] | None, why: str) -> None:
    found = find_period(flow(text))
    assert (found and (found.mention.text, found.end)) == expected, why
    assert found is None or found.boundary == "during"


# (words, written, end, why)
YEARS = [
    ("hoàn thành trước ngày 15/7", "2026-05-02", "2026-07-15", "the year of the document"),
    ("hoàn thành trước ngày 15/7", None, None, "no date of the document: the year stays unknown"),
    ("hoàn thành trước ngày 15 tháng 7", "2026-05-02", "2026-07-15", "month in words"),
    ("chậm nhất ngày 20/01", "2026-12-10", "2027-01-20", "over by then: the next year"),
    ("trong tháng 9", "2026-05-02", "2026-09-30", "a month"),
    ("trình phê duyệt trong quý IV", "2026-05-02", "2026-12-31", "a quarter"),
    ("hoàn thành trong 6 tháng cuối năm", "2026-05-02", "2026-12-31", "a half"),
    ("hoàn thành trước ngày 15/3", "2026-05-02", None, "must not match: over, and the next is too far to be meant"),
    ("hoàn thành trước ngày 15/7/2027", "2026-05-02", "2027-07-15", "a printed year stands"),
]


@pytest.mark.parametrize(("text", "written", "end", "why"), YEARS)
def test_years_left_out(text: str, written: str | None, end: str | None, why: str) -> None:
    found = find_deadline(flow(text))
    assert found is not None
    assert in_year(found, written).end == end, why


def test_torn_cell_gets_its_year() -> None:
    found = read_cell(flow("Tháng 01- 02/"))
    assert found is not None and found.end is None
    assert in_year(found, "2025-09-26").end == "2026-02-28"


def test_tasks_get_their_years() -> None:
    words = Mention("việc", (Span(0, 4),))
    task = TaskMention("1", words, "", deadline=find_deadline(flow("xong trước ngày 15/7")))
    done = complete_deadlines((task, TaskMention("2", words, "")), "2026-05-02")
    assert [t.deadline and t.deadline.end for t in done] == ["2026-07-15", None]


# (words, attribute, value, why)
PARTS = [
    ("trước 11h30, ngày 11/7/2026", "hour", "11:30", "the hour is kept"),
    ("trước 11h30, ngày 11/7/2026", "latest", "2026-07-11", "before an hour is on that day"),
    ("trước 11h30, ngày 11/7/2026", "precision", "hour", "an hour is the precision"),
    ("trước ngày 15/5/2026", "latest", "2026-05-14", "before a day is the day before at the latest"),
    ("chậm nhất ngày 15/5/2026", "latest", "2026-05-15", "by a day is on it at the latest"),
    ("trong Quý II/2026", "earliest", "2026-04-01", "during has a first day"),
    ("trước ngày 15/5/2026", "earliest", None, "before has none"),
    ("trong Quý II/2026", "precision", "quarter", "quarter"),
    ("trong tuần đầu tháng 4/2026", "precision", "day", "a week is known to the day"),
    ("trong tuần đầu tháng 4/2026", "earliest", "2026-04-01", "it begins with the month"),
    ("trong tháng 7 - 8/2026", "earliest", "2026-07-01", "a range begins with its first month"),
    ("trong 6 tháng cuối năm 2026", "precision", "half", "half-year"),
    ("trong thời hạn 15 ngày kể từ ngày ký Quyết định này", "trigger", "ngày ký Quyết định này", "the event"),
]


@pytest.mark.parametrize(("text", "attribute", "value", "why"), PARTS)
def test_parts(text: str, attribute: str, value: str | None, why: str) -> None:
    assert getattr(find_deadline(flow("hoàn thành " + text)), attribute) == value, why


COUNTS = [
    (
        "Ban hành Danh mục (thời hạn tháng 6/2026). Giao các sở hoàn thành trước ngày 31/7/2026",
        2,
        "two orders, two dates",
    ),
    ("hoàn thành trước ngày 31/7/2026", 1, "one"),
    ("hoàn thành trước ngày 31/7/2026; gửi báo cáo trước ngày 31/7/2026", 1, "one date twice"),
    ("theo Nghị quyết ngày 31/7/2026", 0, "must not match: the date of a document"),
]


@pytest.mark.parametrize(("text", "count", "why"), COUNTS)
def test_counts(text: str, count: int, why: str) -> None:
    assert count_dates(flow(text)) == count, why


def test_inherited_names_the_heading() -> None:
    found = find_period(flow("NHIỆM VỤ QUÝ III/2026"))
    assert found is not None and inherited(found, "II").inherited == "II"


def test_spans_lead_to_the_words() -> None:
    text = "Giao Sở X hoàn thành   (trước ngày 15/5/2026)."
    found = find_deadline(flow(text))
    assert found is not None
    assert [text[s.start : s.end] for s in found.mention.spans] == ["trước ngày 15/5/2026"]


@pytest.mark.parametrize(
    "unit",
    ["trước ngày ", "trong tháng ", "định kỳ ", "hàng năm ", "đã bị trước ngày 1/1/2026 ", "quý I - ", "sau 5 ngày kể từ ngày ", "(tháng 1/2026 ", "đến ", "tháng 1 - "],
)  # fmt: skip
def test_hostile_text_is_read_to_its_end(unit: str) -> None:
    """200 kB of one trigger: a pattern that blows up would not come back (times: ``benchmarks/hostile.py``)."""
    text = unit * (200_000 // len(unit))
    found = [finder(flow(text)) for finder in (find_deadline, read_cell, find_period)]
    assert all(deadline.mention.text in text for deadline in found if deadline)
