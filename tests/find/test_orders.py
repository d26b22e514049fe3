"""What a clause says of parties: who is to do it, through whom, with whom; and which clauses of a text are orders."""

from __future__ import annotations

import pytest

from nq57graph.find.labels import read_labels
from nq57graph.find.orders import find_orders, find_support, read_order
from nq57graph.model.text import Flow


def flow(text: str) -> Flow:
    return Flow(text, range(len(text)), range(1, len(text) + 1))


def names(flows: tuple[Flow, ...]) -> str:
    return "; ".join(f.text for f in flows)


# words, lead, via, support, why
CLAUSES = [
    ("Sở Tài chính rà soát dự toán.", "Sở Tài chính", "", "", "the party and what it is to do"),
    ("Sở Tài chính mở lớp tập huấn.", "Sở Tài chính", "", "", "any small word behind a whole name says what it is to do"),
    ("Đài Phát thanh và Truyền hình Nghệ An mở chuyên mục.", "Đài Phát thanh và Truyền hình Nghệ An", "", "", "a place ends the name"),
    ("Giám đốc Sở Nội vụ lấy kết quả làm căn cứ.", "Giám đốc Sở Nội vụ", "", "", "a post and its body, then an open word"),
    ("Chánh Văn phòng chịu trách nhiệm đôn đốc.", "Chánh Văn phòng", "", "", "a post that needs no body in its own house"),
    ("Đảng ủy UBND tỉnh chỉ đạo thực hiện:", "Đảng ủy UBND tỉnh", "", "", "'chỉ đạo thực hiện:' directs whoever the items name"),
    ("Kết thúc mỗi cuộc kiểm tra, Văn phòng Chính phủ thông báo kết quả.", "Văn phòng Chính phủ", "", "", "an event in front"),
    ("Về thu hút nhân tài, Đảng ủy UBND tỉnh chỉ đạo Sở Nội vụ xây dựng:", "Sở Nội vụ", "Đảng ủy UBND tỉnh", "", "a topic in front"),
    ("Đề nghị Viễn thông Vĩnh An, MobiFone Vĩnh An ưu tiên vốn.", "Viễn thông Vĩnh An; MobiFone Vĩnh An", "", "", "companies"),
    ("Ban Thường vụ Tỉnh đoàn phát động phong trào.", "Ban Thường vụ Tỉnh đoàn", "", "", "'Tỉnh đoàn' is no 'tỉnh'"),
    ("Ban Thường vụ các huyện ủy, thành ủy và đảng ủy trực thuộc Tỉnh ủy tổ chức học tập.", "Ban Thường vụ các huyện ủy, thành ủy và đảng ủy trực thuộc Tỉnh ủy", "", "", "committees below the province"),
    ("các chi bộ trực thuộc Đảng ủy chọn một việc.", "các chi bộ trực thuộc Đảng ủy", "", "", "a body ends the name of a group"),
    ("Cán bộ, đảng viên, công chức gương mẫu sử dụng dịch vụ công.", "Cán bộ, đảng viên, công chức", "", "", "people by what they are"),
    ("Sở Nội vụ trình HĐND tỉnh Nghị quyết về mức hỗ trợ.", "Sở Nội vụ", "", "", "a paper's name is no part of a body's"),
    ("Giao Sở Tài chính rà soát.", "Sở Tài chính", "", "", "'giao' gives work"),
    ("Giao cho Ban Tuyên giáo Liên đoàn Lao động tỉnh chủ trì.", "Ban Tuyên giáo Liên đoàn Lao động tỉnh", "", "", "'giao cho'"),
    ("Phân công Văn phòng Tỉnh ủy theo dõi.", "Văn phòng Tỉnh ủy", "", "", "'phân công' gives work"),
    ("Yêu cầu các sở, ban, ngành khẩn trương hoàn thành.", "các sở, ban, ngành", "", "", "'yêu cầu' gives work"),
    ("Đề nghị Công an tỉnh tăng cường tuần tra.", "Công an tỉnh", "", "", "'đề nghị' asks for work"),
    ("Đê nghị Công an tỉnh tăng cường tuần tra.", "Công an tỉnh", "", "", "a spoilt accent in the giving verb"),
    ("Sở Y tế đề nghị Sở Du lịch phối hợp phổ biến.", "Sở Du lịch", "", "", "who voices the request is no link of the chain"),
    ("Ủy ban nhân dân thành phố yêu cầu Sở Xây dựng kiểm tra.", "Sở Xây dựng", "", "", "nor who voices the demand"),
    ("UBND tỉnh lãnh đạo, chỉ đạo Sở Nội vụ xây dựng đề án.", "Sở Nội vụ", "UBND tỉnh", "", "a chain of command"),
    ("Đảng ủy UBND tỉnh lãnh đạo UBND tỉnh chỉ đạo Sở Tài chính bố trí kinh phí.", "Sở Tài chính", "Đảng ủy UBND tỉnh; UBND tỉnh", "", "a chain of three"),
    ("Bộ Tài chính chỉ đạo cơ quan thuế, cơ quan hải quan đẩy nhanh cải cách.", "cơ quan thuế; cơ quan hải quan", "Bộ Tài chính", "", "two at the end of a chain"),
    ("Chỉ đạo, hướng dẫn kịp thời các tổ chức tín dụng cân đối vốn.", "các tổ chức tín dụng", "", "", "'chỉ đạo' at the beginning: the doer follows"),
    ("Chỉ đạo quyết liệt các phòng chuyên môn rà soát hồ sơ.", "các phòng chuyên môn", "", "", "how it is directed stands before the doer"),
    ("Sở Nội vụ hướng dẫn các cơ quan, đơn vị thực hiện.", "Sở Nội vụ", "", "", "must not pass on: who guides does the guiding"),
    ("Sở Tài chính chủ trì, phối hợp với Sở Nội vụ tham mưu.", "Sở Tài chính", "", "Sở Nội vụ", "'phối hợp với' names who works with"),
    ("Sở Tài chính chủ trì phối hợp cùng Sở Nội vụ, Sở Tư pháp tham mưu.", "Sở Tài chính", "", "Sở Nội vụ; Sở Tư pháp", "'phối hợp cùng', two bodies"),
    ("Sở Tài chính phối hợp chặt chẽ với Sở Nội vụ rà soát.", "Sở Tài chính", "", "Sở Nội vụ", "an adverb in 'phối hợp … với'"),
    ("Sở Tài chính chủ trì, phối hop với Sở Nội vụ rà soát.", "Sở Tài chính", "", "Sở Nội vụ", "a spoilt accent in 'phối hợp'"),
    ("Vụ Kế hoạch chủ trì, Vụ Tài chính phối hợp xây dựng.", "Vụ Kế hoạch", "", "Vụ Tài chính", "'A chủ trì, B phối hợp'"),
    ("Trong đó, Sở Tư pháp thẩm định.", "Sở Tư pháp", "", "", "a connective in front"),
    ("Đồng thời, yêu cầu Sở Tư pháp thẩm định.", "Sở Tư pháp", "", "", "a connective and a giving verb"),
    ("Định kỳ, Sở Nội vụ tổng hợp báo cáo.", "Sở Nội vụ", "", "", "a time in front"),
    ("Trên cơ sở ý kiến của các đơn vị, Sở Nội vụ hoàn thiện dự thảo.", "Sở Nội vụ", "", "", "a condition in front"),
    ("Sau khi có kết quả, đề nghị các địa phương triển khai.", "các địa phương", "", "", "a condition and a request"),
    ("Để bảo đảm tiến độ, Thủ tướng Chính phủ yêu cầu các bộ, ngành tập trung thực hiện.", "các bộ, ngành", "", "", "purpose, then the demand"),
    ("Về nhân lực: Sở Nội vụ xây dựng kế hoạch.", "Sở Nội vụ", "", "", "a label in front"),
    ("Đối với cấp xã, thành lập Tổ công nghệ số.", "cấp xã", "", "", "'đối với X,' speaks to a party"),
    ("1 Đề nghị Tổng Liên đoàn Lao động Việt Nam xem xét.", "Tổng Liên đoàn Lao động Việt Nam", "", "", "what a scan left in front"),
    ("Đồng chí Nguyễn Văn Bình, Phó Chủ tịch UBND tỉnh chỉ đạo rà soát.", "Nguyễn Văn Bình", "", "", "a person; the post behind the name is an apposition"),
    ("Đồng chí Phó Chủ tịch UBND tỉnh trực tiếp chỉ đạo Sở Xây dựng rà soát.", "Sở Xây dựng", "Phó Chủ tịch UBND tỉnh", "", "a post in the chain"),
    ("Chánh Văn phòng Tỉnh ủy tổng hợp, báo cáo.", "Chánh Văn phòng Tỉnh ủy", "", "", "a post"),
    ("Giao đồng chí Giám đốc Sở Nội vụ chịu trách nhiệm.", "Giám đốc Sở Nội vụ", "", "", "a post behind 'giao'"),
    ("yêu cầu các cấp, các ngành và đề nghị cộng đồng doanh nghiệp triển khai.", "các cấp; các ngành; cộng đồng doanh nghiệp", "", "",
     "two calls to the same work"),
    ("Trách nhiệm của Sở Tài chính", "Sở Tài chính", "", "", "a heading that names whose work follows"),
    ("Sở Tài chính:", "Sở Tài chính", "", "", "the agency line"),
    ("Sở Tài chính", "Sở Tài chính", "", "", "the agency line without a colon"),
    ("Các Vụ, đơn vị thuộc Tổng cục được phân công chủ trì có trách nhiệm báo cáo.", "Các Vụ, đơn vị thuộc Tổng cục", "", "", "'được phân công' says which"),
    ("Giao Vụ Pháp chế là đơn vị đầu mối theo dõi.", "Vụ Pháp chế", "", "", "'là đơn vị đầu mối' is the work"),
    ("Giao các Bộ: Công an, Tài chính có ý kiến trước ngày 10/5.", "Công an; Tài chính", "", "", "fields behind 'các Bộ:'"),
    ("Sở Nội vụ - Cơ quan Thường trực Ban Chỉ đạo khẩn trương tham mưu.", "Sở Nội vụ", "", "", "an apposition is passed over"),
    # no order
    ("Rà soát, sửa đổi quy định.", "", "", "", "must not match: nobody is named"),
    ("Sở Tài chính là nơi giữ dữ liệu của tỉnh.", "", "", "", "must not match: what a body is"),
    ("Sở Tài chính của tỉnh Vĩnh An đang họp.", "", "", "", "must not match: a linking word behind the name"),
    ("Ban Chỉ đạo ghi nhận kết quả.", "", "", "", "must not match: praise"),
    ("Đối với các cơ quan, đơn vị có kết nối với trục thì gửi qua hệ thống.", "", "", "", "must not match: whom a rule is about"),
    ("Hội đồng nhân dân tỉnh khóa X đã họp.", "", "", "", "must not match: what has been done"),
    ("Tỷ lệ hồ sơ trực tuyến đạt 80%.", "", "", "", "must not match: a goal"),
    ("Các sản phẩm chủ lực của tỉnh tăng trưởng khá.", "", "", "", "must not match: no party"),
    ("Kinh phí do ngân sách nhà nước bảo đảm.", "", "", "", "must not match: money is no party"),
    ("Chỉ đạo quyết liệt, đồng bộ các giải pháp.", "", "", "", "must not match: 'chỉ đạo' of nobody"),
]  # fmt: skip

# text, the leads of each order in it, why
TEXTS = [
    ("Thống nhất chủ trương. Giao Sở Tài chính tham mưu; giao Sở Nội vụ thẩm định.", ["Sở Tài chính", "Sở Nội vụ"], "two orders in one item"),
    ("Sở Tài chính rà soát. Sở Nội vụ thẩm định.", ["Sở Tài chính", "Sở Nội vụ"], "one order in each sentence"),
    ("Đối với việc số hóa hồ sơ: “Số hóa và lưu trữ” - giao Cục CNTT chủ trì triển khai.", ["Cục CNTT"], "the clause first, its party last"),
    ("Hoàn thành số hóa hồ sơ tư pháp, giao Sở Tư pháp chủ trì.", ["Sở Tư pháp"], "the party behind a comma"),
    ("Xây dựng nền tảng dữ liệu dùng chung (Sở Khoa học và Công nghệ chủ trì).", ["Sở Khoa học và Công nghệ"], "the party in brackets at the end"),
    ("Tổ chức diễn tập an ninh mạng (Công an tỉnh chủ trì, phối hợp với Sở KHCN).", ["Công an tỉnh"], "brackets with lead and support"),
    ("Tổ chức diễn tập (giao Công an tỉnh thực hiện)./.", ["Công an tỉnh"], "'giao' in brackets"),
    ("Xây dựng hệ thống theo dõi (Sở Nội vụ; tháng 4/2026).", ["Sở Nội vụ"], "a name alone in the last brackets, its time behind it"),
    ("Lập danh mục dữ liệu mở (Sở Nội vụ).", ["Sở Nội vụ"], "a name alone in the last brackets"),
    ("Xây dựng chính sách. [Sở Nội vụ chủ trì; Sở Tài chính phối hợp; hạn: 30/6/2026]", ["Sở Nội vụ"], "square brackets"),
    ("Giảm chi (trừ Sở Nội vụ và các đơn vị đã giảm).", [], "must not match: brackets that except somebody"),
    ("Sở Y tế chuẩn hóa dữ liệu khám bệnh; Sở Nội vụ số hóa hồ sơ cán bộ.", ["Sở Y tế", "Sở Nội vụ"], "a clause of its own behind ';'"),
    ("Sở Y tế phối hợp với Sở Tư pháp; Sở Nội vụ số hóa hồ sơ.", ["Sở Y tế"], "must not match: the list of partners goes on behind ';'"),
    ("Cập nhật hệ thống (Sở Tư pháp cũ) theo quy định.", [], "must not match: brackets that name nobody's work"),
    ("Đẩy mạnh tuyên truyền; Sở Tư pháp; hệ thống chính trị cơ sở.", [], "must not match: a name behind ';' without a giving verb"),
    ("Rà soát các dự án trên địa bàn TP. Hòa Long. Giao Sở Xây dựng báo cáo.", ["Sở Xây dựng"], "the stop of 'TP.' ends no sentence"),
    ("Nâng cao năng lực của Sở Tài chính.", [], "must not match: a body that is an object"),
]  # fmt: skip

SUPPORT = [
    ("Chủ trì, phối hợp với Sở Tài chính và các cơ quan liên quan xây dựng kế hoạch.", ["Sở Tài chính", "các cơ quan liên quan"], "a list"),
    ("Rà soát; phối hợp với Công an tỉnh xử lý vi phạm.", ["Công an tỉnh"], "wherever it stands"),
    ("Phối hợp chặt chẽ, kịp thời với các địa phương xử lý.", ["các địa phương"], "adverbs"),
    ("Phối hợp tổ chức hội nghị.", [], "must not match: nobody is named"),
    ("Liên hệ Sở Tài chính để được hướng dẫn.", [], "must not match: 'liên hệ' is not 'phối hợp' (guide)"),
    ("Phối hợp với Sở Nội vụ; cùng với Sở Tư pháp thẩm định.", ["Sở Nội vụ", "Sở Tư pháp"], "'cùng với'"),
]  # fmt: skip

LABELS = [
    ("Chủ trì: Sở Tài chính", "", {"lead": "Sở Tài chính"}, "a line with a label"),
    ("Đơn vị chủ trì: Sở Tài chính; đơn vị phối hợp: Sở Nội vụ.", "", {"lead": "Sở Tài chính", "support": "Sở Nội vụ"}, "two labels in one line"),
    ("- Thời gian thực hiện: Quý II/2026", "", {"deadline": "Quý II/2026"}, "the bullet is no part"),
    ("Tổ chức hội thi. Thời gian: tháng 5/2026. Đơn vị thực hiện: Sở Nội vụ.", "Tổ chức hội thi.", {"deadline": "tháng 5/2026", "lead": "Sở Nội vụ"}, "labels behind the words"),
    ("Kết quả dự kiến: 100 sản phẩm", "", {"product": "100 sản phẩm"}, "product"),
    ("Địa điểm: Hội trường A", "", {"other": "Hội trường A"}, "a field that is no part of a task"),
    ("Sở Tài chính thực hiện: rà soát dự toán", "Sở Tài chính thực hiện: rà soát dự toán", {}, "must not match: a verb before a colon"),
    ("Công an tỉnh: Chủ trì, phối hợp", "Công an tỉnh: Chủ trì, phối hợp", {}, "must not match: the agency line"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "lead", "via", "support", "reason"), CLAUSES)
def test_a_clause(text: str, lead: str, via: str, support: str, reason: str) -> None:
    order = read_order(flow(text))
    found = (names(order.lead), names(order.via), names(order.support)) if order else ("", "", "")
    assert found == (lead, via, support), reason


@pytest.mark.parametrize(("text", "leads", "reason"), TEXTS)
def test_orders_of_a_text(text: str, leads: list[str], reason: str) -> None:
    assert [names(order.lead) for order in find_orders(flow(text))] == leads, reason


@pytest.mark.parametrize(("text", "expected", "reason"), SUPPORT)
def test_support(text: str, expected: list[str], reason: str) -> None:
    assert [f.text for f in find_support(flow(text))] == expected, reason


@pytest.mark.parametrize(("text", "before", "fields", "reason"), LABELS)
def test_labels(text: str, before: str, fields: dict[str, str], reason: str) -> None:
    words, found = read_labels(flow(text))
    assert (words.text, {f.kind: f.value.text for f in found}) == (before, fields), reason


@pytest.mark.parametrize(
    ("text", "request_", "reason"),
    [
        ("Đề nghị Đoàn đại biểu Quốc hội nghiên cứu.", True, "'đề nghị' asks"),
        ("Giao Sở Tài chính nghiên cứu.", False, "'giao' orders"),
        ("Sở Y tế đề nghị Sở Du lịch phối hợp.", True, "asked by another body"),
        ("Tỉnh ủy yêu cầu các cấp ủy quán triệt.", False, "'yêu cầu' demands"),
    ],
)
def test_requests_are_kept_apart(text: str, request_: bool, reason: str) -> None:
    order = read_order(flow(text))
    assert order is not None, reason
    assert order.request is request_, reason


@pytest.mark.parametrize(
    "words",
    [
        "giao ",
        "các sở, ",
        "Sở Tài chính; ",
        "Để ,",
        ". Giao Sở Tài chính ",
        "Văn phòng ",
        "(",
        " và ",
        "Chủ trì: ",
        ", đề nghị ",
        "- : ",
    ],
)
def test_hostile_text_is_read_to_its_end(words: str) -> None:
    """200 kB of one trigger word: a pattern that blows up would not come back (times: ``benchmarks/hostile.py``)."""
    text = flow(words * (200_000 // len(words)))
    orders = find_orders(text)
    assert all(part.text in text.text for order in orders for part in (*order.lead, *order.support))
    assert all(part.text in text.text for part in find_support(text))
    assert read_labels(text)[0].text in text.text
