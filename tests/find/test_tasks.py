"""Which entries of an outline are tasks, with their paths, leads, supports and chains of command.

Each row: the lines of a made document below its header; the tasks as 'path = leads + supports < chain', one a line, names
parted by '; '; and why. A '?' behind the path marks a request to a body that need not be subordinate.
"""

from __future__ import annotations

import pytest

from nq57graph.find.tasks import find_tasks
from nq57graph.model.reading import Party, TaskMention
from nq57graph.model.text import Source
from nq57graph.read.layout import lay_out

HEADER = """TỈNH ỦY THANH LAM
*
Số {number}
Thanh Lam, ngày 05 tháng 3 năm 2026

{type}
về việc triển khai công tác chuyển đổi số

{opening}

"""
FOOTER = """

Nơi nhận:
- Như trên;
- Lưu Văn phòng.

T/M BAN THƯỜNG VỤ
BÍ THƯ

Trần Văn Bình
"""
OPENING = "Ban Thường vụ Tỉnh ủy thông báo nội dung sau."


def tasks_of(
    body: str, *, number: str = "12-TB/TU", type_: str = "THÔNG BÁO", opening: str = OPENING
) -> tuple[TaskMention, ...]:
    text = HEADER.format(number=number, type=type_, opening=opening) + body + FOOTER
    return find_tasks(lay_out(Source("made.txt", "0" * 64, text)))[0]


def shown(task: TaskMention) -> str:
    def names(parties: tuple[Party, ...]) -> str:
        return "; ".join(p.mention.text for p in parties)

    line = f"{task.path}{'?' if task.request else ''} = {names(task.lead)}"
    line += f" + {names(task.support)}" if task.support else ""
    return (line + (f" < {names(task.via)}" if task.via else "")).strip()


BODIES = [
    # leaves and headings
    ("I. NHIỆM VỤ\n\n1. Sở Tài chính rà soát dự toán.\n\n2. Sở Nội vụ xây dựng đề án.", "I.1 = Sở Tài chính\nI.2 = Sở Nội vụ", "numbered items with their party"),
    ("I. NHIỆM VỤ\n\n1. Sở Tài chính:\n\na) Rà soát dự toán.\n\nb) Bố trí kinh phí.", "I.1.a = Sở Tài chính\nI.1.b = Sở Tài chính", "the agency line hands its party down"),
    ("I. NHIỆM VỤ\n\n1. Sở Tài chính\n\n- Rà soát dự toán.\n\n- Bố trí kinh phí.", "I.1.b1 = Sở Tài chính\nI.1.b2 = Sở Tài chính", "the agency line without a colon; dashes"),
    ("I. NHIỆM VỤ\n\n1. Giao Sở Tài chính:\n\n- Rà soát dự toán.", "I.1.b1 = Sở Tài chính", "'giao' in the agency line"),
    ("I. NHIỆM VỤ\n\n1. Sở Tài chính chủ trì, phối hợp với Sở Nội vụ:\n\n- Rà soát dự toán.\n\n- Bố trí kinh phí.",
     "I.1.b1 = Sở Tài chính + Sở Nội vụ\nI.1.b2 = Sở Tài chính + Sở Nội vụ", "the verb in the agency line; its support goes down, too"),
    ("I. NHIỆM VỤ\n\n1. Sở Tài chính:\n\n- Phối hợp với Sở Nội vụ rà soát dự toán.", "I.1.b1 = Sở Tài chính + Sở Nội vụ", "an item's own support is added"),
    ("I. NHIỆM VỤ\n\n1. Sở Tài chính:\n\n- Sở Tư pháp thẩm định dự thảo.", "I.1.b1 = Sở Tư pháp", "an item's own subject replaces the heading's"),
    ("I. NHIỆM VỤ\n\n1. Trách nhiệm của Sở Tài chính\n\na) Rà soát dự toán.", "I.1.a = Sở Tài chính", "'trách nhiệm của' names whose work follows"),
    ("I. NHIỆM VỤ\n\n1. Sở Tài chính:\n\na) Tập trung:\n\n- Rà soát dự toán.\n\n- Bố trí kinh phí.", "I.1.a.b1 = Sở Tài chính\nI.1.a.b2 = Sở Tài chính", "three levels"),
    ("I. NHIỆM VỤ\n\n1. Sở Tài chính:\n\n- Rà soát:\n\n+ Dự toán năm trước chưa thực hiện.\n\n+ Dự toán bổ sung năm nay.",
     "I.1.b1.c1 = Sở Tài chính\nI.1.b1.c2 = Sở Tài chính", "'+' items under a lead-in are the tasks"),
    ("I. NHIỆM VỤ VÀ GIẢI PHÁP\n\n1. Đẩy mạnh tuyên truyền, nâng cao nhận thức về chuyển đổi số.", "I.1 =", "an order that names nobody"),
    ("I. NHIỆM VỤ VÀ GIẢI PHÁP\n\n- Hoàn thiện thể chế, chính sách.\n\n- Phát triển hạ tầng số.", "I.b1 =\nI.b2 =", "dashes under a heading of tasks"),
    ("I. TỔ CHỨC THỰC HIỆN\n\n1. Các cấp ủy quán triệt Thông báo.\n\n2. Văn phòng Tỉnh ủy theo dõi, đôn đốc.", "I.1 = Các cấp ủy\nI.2 = Văn phòng Tỉnh ủy", "'tổ chức thực hiện' holds tasks"),
    ("I. TO CHỨC THỰC HIỆN\n\n1. Văn phòng Tỉnh ủy theo dõi, đôn đốc.", "I.1 = Văn phòng Tỉnh ủy", "the heading has lost an accent"),
    # where no orders stand
    ("I. QUAN ĐIỂM\n\n1. Xây dựng nền hành chính hiện đại.\n\n2. Lấy người dân làm trung tâm.", "", "must not match: views"),
    ("I. QUAN DIEM\n\n1. Xây dựng nền hành chính hiện đại.", "", "must not match: views, without accents"),
    ("I. MỤC TIÊU\n\n1. Đến năm 2030, 90% hồ sơ được xử lý trực tuyến.", "", "must not match: goals"),
    ("I. MỤC ĐÍCH, YÊU CẦU\n\n1. Nâng cao nhận thức của cán bộ.", "", "must not match: purpose and demands of a plan"),
    ("I. KẾT QUẢ ĐẠT ĐƯỢC\n\n1. Sở Tài chính đã rà soát dự toán.", "", "must not match: results"),
    ("I. HẠN CHẾ, NGUYÊN NHÂN\n\n1. Một số đơn vị chưa chủ động.", "", "must not match: shortcomings"),
    ("I. TÌNH HÌNH\n\n1. Kinh tế tiếp tục tăng trưởng.", "", "must not match: a report"),
    ("I. NHIỆM VỤ\n\n1. Tỷ lệ hồ sơ trực tuyến đạt 80%.\n\n2. Sở Nội vụ rà soát hồ sơ.", "I.2 = Sở Nội vụ", "must not match: a rate that is to be reached is a goal"),
    ("I. NHIỆM VỤ\n\n1. THUẬN LỢI, KHÓ KHĂN\n\n2. Sở Nội vụ rà soát hồ sơ.", "I.2 = Sở Nội vụ", "must not match: a heading with nothing under it"),
    ("1. Cơ bản thống nhất với báo cáo.\n\n2. Giao Sở Tài chính rà soát.", "2 = Sở Tài chính", "must not match: agreement orders nothing"),
    ("1. Kinh tế của tỉnh tăng trưởng khá.\n\n2. Đề nghị Công an tỉnh tăng cường tuần tra.", "2? = Công an tỉnh", "outside sections of orders only what names a party counts"),
    ("I. THÀNH PHẦN\n\n1. Thường trực Tỉnh ủy.\n\n2. Các sở, ban, ngành.", "", "must not match: who attends"),
    # several parties, several orders
    ("1. Sở Tài chính, Sở Nội vụ rà soát.", "1 = Sở Tài chính; Sở Nội vụ", "two bodies, the same work: one task"),
    ("1. Giao Sở Tài chính rà soát dự toán năm 2026 của các đơn vị. Giao Sở Nội vụ rà soát biên chế.", "1.1 = Sở Tài chính\n1.2 = Sở Nội vụ", "different work for different parties is split"),
    ("1. Giao Sở Tài chính rà soát dự toán năm 2026 của các đơn vị; giao Sở Nội vụ rà soát biên chế.", "1.1 = Sở Tài chính\n1.2 = Sở Nội vụ", "split at ';' with a giving verb"),
    ("1. Sở Tài chính rà soát dự toán. Sở Tài chính bố trí kinh phí.", "1 = Sở Tài chính", "must not split: the same party is told more of its work"),
    ("1. Sở Tài chính theo dõi, tổng hợp tình hình thực hiện. Sở Tài chính và các sở, ngành thường xuyên rà soát vướng mắc.",
     "1.1 = Sở Tài chính\n1.2 = Sở Tài chính; các sở, ngành", "a party that joins makes it other work"),
    ("1. Các cấp ủy phải gương mẫu. Cán bộ, đảng viên cần nêu cao trách nhiệm.", "1 = Các cấp ủy; Cán bộ, đảng viên", "urged to the same in one item: one task"),
    ("1. Sở Nội vụ - Cơ quan Thường trực Ban Chỉ đạo rà soát.", "1 = Sở Nội vụ", "an apposition is left off"),
    ("1. Yêu cầu các cấp, các ngành và đề nghị cộng đồng doanh nghiệp triển khai nền tảng số.", "1 = các cấp; các ngành; cộng đồng doanh nghiệp", "two calls to the same work"),
    # clause first, party last
    ("1. Đối với việc số hóa: “Số hóa và lưu trữ hồ sơ” - giao Cục CNTT chủ trì, phối hợp với các Vụ triển khai.", "1 = Cục CNTT + các Vụ", "the clause first, its party last: one task"),
    ("1. Hoàn thành số hóa hồ sơ tư pháp, giao Sở Tư pháp chủ trì.", "1 = Sở Tư pháp", "the party behind a comma"),
    ("I. NHIỆM VỤ\n\n1. Xây dựng kho dữ liệu dùng chung (Sở Khoa học và Công nghệ chủ trì).", "I.1 = Sở Khoa học và Công nghệ", "the party in brackets"),
    ("I. NHIỆM VỤ\n\n1. Tổ chức diễn tập (Công an tỉnh chủ trì, phối hợp với Sở KHCN).", "I.1 = Công an tỉnh + Sở KHCN", "brackets with lead and support"),
    ("I. NHIỆM VỤ\n\n1. Sửa đổi quy định (theo Luật Tổ chức chính quyền địa phương).", "I.1 =", "must not match: brackets that name a law"),
    # requests
    ("1. Đề nghị Đoàn đại biểu Quốc hội tỉnh giám sát.", "1? = Đoàn đại biểu Quốc hội tỉnh", "a request is a task, kept apart"),
    ("1. Đề nghị:\n\na) Công an tỉnh tăng cường tuần tra.", "1.a = Công an tỉnh", "a lead-in that asks nobody in particular"),
    ("1. Đề nghị Công an tỉnh:\n\na) Tăng cường tuần tra.", "1.a? = Công an tỉnh", "the request goes down"),
    # chains
    ("1. Đảng ủy UBND tỉnh lãnh đạo UBND tỉnh chỉ đạo:\n\n- Bố trí kinh phí.", "1.b1 = UBND tỉnh < Đảng ủy UBND tỉnh", "nobody named below: the last is lead, the first the chain"),
    ("1. Đảng ủy UBND tỉnh lãnh đạo UBND tỉnh chỉ đạo:\n\n- Sở Tài chính bố trí kinh phí.", "1.b1 = Sở Tài chính < Đảng ủy UBND tỉnh; UBND tỉnh", "an item names its doer: both are the chain"),
    ("1. UBND tỉnh:\n\n- Chỉ đạo Sở Tài chính bố trí kinh phí.", "1.b1 = Sở Tài chính < UBND tỉnh", "'Chỉ đạo X …': X leads, the heading's party joins the chain"),
    ("1. UBND tỉnh:\n\n- Chỉ đạo, đôn đốc các sở, ngành rà soát.", "1.b1 = các sở, ngành < UBND tỉnh", "'Chỉ đạo, đôn đốc X'"),
    ("1. UBND tỉnh:\n\n- Chỉ đạo quyết liệt công tác chuyển đổi số.", "1.b1 = UBND tỉnh", "must not pass on: directs work, not a party"),
    ("1. UBND tỉnh chỉ đạo Sở Tài chính bố trí kinh phí.", "1 = Sở Tài chính < UBND tỉnh", "a chain in one sentence"),
    ("1. Tỉnh ủy yêu cầu Sở Tài chính bố trí kinh phí.", "1 = Sở Tài chính", "who voices the order is no link"),
    ("1. Sở Nội vụ hướng dẫn các cơ quan thực hiện.", "1 = Sở Nội vụ", "who guides does the guiding"),
    # persons and posts
    ("1. Đồng chí Nguyễn Văn Bình, Phó Chủ tịch UBND tỉnh chỉ đạo rà soát dự án.", "1 = Nguyễn Văn Bình", "a person with an apposition"),
    ("1. Chánh Văn phòng Tỉnh ủy tổng hợp, báo cáo hằng tháng.", "1 = Chánh Văn phòng Tỉnh ủy", "a post"),
    ("1. Giám đốc Sở Nội vụ, Giám đốc Sở Tài chính rà soát.", "1 = Giám đốc Sở Nội vụ; Giám đốc Sở Tài chính", "two posts"),
    # articles
    ("Điều 1. Giao nhiệm vụ\n\n1. Sở Tài chính rà soát.\n\n2. Sở Nội vụ thẩm định.", "1.1 = Sở Tài chính\n1.2 = Sở Nội vụ", "articles head the path"),
    ("Điều 1. Giao Sở Tài chính:\n\na) Rà soát dự toán.\n\nb) Bố trí kinh phí.", "1.a = Sở Tài chính\n1.b = Sở Tài chính", "article and points"),
    ("Điều 1. Nhiệm vụ\n\nI. HẠ TẦNG SỐ\n\n1. Sở KHCN:\n\na) Xây dựng nền tảng.", "1.I.1.a = Sở KHCN", "article, section, number, point (guide)"),
    ("Điều 1. Giao Sở Tài chính rà soát.\n\nĐiều 2. Quyết định này có hiệu lực từ ngày ký.", "1 = Sở Tài chính", "must not match: effect"),
    ("Điều 1. Giao Sở Tài chính rà soát.\n\nĐiều 2. Chánh Văn phòng, Giám đốc các sở chịu trách nhiệm thi hành Quyết định này./.", "1 = Sở Tài chính", "must not match: the closing formula"),
    ("Điều 1. Giao Sở Tài chính rà soát.\n\nĐiều 2. Các cơ quan, đơn vị có trách nhiệm thi hành Quyêt định này./.", "1 = Sở Tài chính", "must not match: the closing formula, an accent lost"),
    ("Điều 1. Ban hành kèm theo Quyết định này Kế hoạch chuyển đổi số.\n\nĐiều 2. Giao Sở KHCN theo dõi.", "2 = Sở KHCN", "must not match: what the decision issues"),
    ("Điều 1. Sở Nội vụ chịu trách nhiệm tổ chức thực hiện Quyết định này, tổng hợp vướng mắc.", "1 = Sở Nội vụ", "must match: the closing words go on with work"),
    # teams that a decision sets up
    ("Điều 2. Tổ công tác có nhiệm vụ:\n\n1. Rà soát hồ sơ.\n\n2. Tham mưu UBND tỉnh ban hành kế hoạch.", "2.1 = Tổ công tác\n2.2 = Tổ công tác", "a team leads each of its duties"),
    ("Điều 2. Tổ triển khai Đề án dữ liệu số có các nhiệm vụ sau đây:\n\na) Rà soát hồ sơ.\n\nb) Đôn đốc.", "2.a = Tổ triển khai Đề án dữ liệu số\n2.b = Tổ triển khai Đề án dữ liệu số", "a team is named by its work, too"),
    ("Điều 2. Sở Nội vụ có trách nhiệm:\n\n- Bảo đảm nơi làm việc.\n\n- Nơi tiếp nhận hồ sơ thuận tiện.", "2.b1 = Sở Nội vụ\n2.b2 = Sở Nội vụ", "every item under 'có trách nhiệm:' is an order"),
    ("Điều 2. Nhiệm vụ, quyền hạn của Tổ thẩm định\n\n1. Thẩm định hồ sơ.", "2.1 = Tổ thẩm định", "the heading names whose duties they are"),
    ("Điều 2. Hội đồng có các nhiệm vụ sau:\n\n1. Thẩm định hồ sơ.", "2.1 = Hội đồng", "the team is called by its kind alone"),
    ("Điều 2. Tổ trưởng có trách nhiệm phân công công việc.", "2 = Tổ trưởng", "who leads the team"),
    ("Điều 2. Tổ chức có nhiệm vụ khoa học được hỗ trợ kinh phí.", "", "must not match: any organisation that has a project"),
    ("Điều 1. Thành lập Tổ công tác gồm các ông, bà có tên sau:\n\n1. Bà Lê Thị Hương, Phó Giám đốc Sở, Tổ phó.\n\n2. Đại diện Sở Y tế tham gia.", "", "must not match: members of a team"),
    ("Điều 1. Thành lập Tổ công tác gồm các ông, bà có tên sau:\n\n1. Ông Trần Ngọc Lân - Tổ trưởng.\n\n2. Nhiệm vụ của Tổ công tác\n\na) Rà soát hồ sơ.", "1.2.a = Tổ công tác", "duties below the list of members"),
    ("I. NHIỆM VỤ\n\n1. Bà Lê Thị Hương, Phó Giám đốc Sở Y tế, Tổ phó;\n\n2. Sở Y tế rà soát.", "I.2 = Sở Y tế", "must not match: a person with posts is told nothing"),
    ("1. Bà Lê Thị Hương, Phó Giám đốc Sở Y tế, chủ trì rà soát hồ sơ.", "1 = Lê Thị Hương", "must match: a person told to do something"),
    # labelled lines
    ("I. NỘI DUNG TRIỂN KHAI\n\n1. Tổ chức Ngày hội chuyển đổi số\n\n- Thời gian: tháng 10/2026.\n\n- Chủ trì: Sở KHCN.\n\n- Phối hợp: Tỉnh đoàn, Sở Nội vụ.",
     "I.1 = Sở KHCN + Tỉnh đoàn; Sở Nội vụ", "an activity with labelled lines is one task (guide)"),
    ("I. NỘI DUNG TRIỂN KHAI\n\n1. Tổ chức hội thi\n\n- Đơn vị thực hiện: Sở Nội vụ.\n\n- Địa điểm: Hội trường tỉnh.\n\n- Kinh phí: ngân sách tỉnh.", "I.1 = Sở Nội vụ", "fields that are no part of a task"),
    ("I. NỘI DUNG TRIỂN KHAI\n\n1. Tập huấn kỹ năng số\n\n- Cơ quan chủ trì: Sở Nội vụ.\n\n- Cơ quan phối hợp: các xã, phường.", "I.1 = Sở Nội vụ + các xã, phường", "'cơ quan chủ trì'"),
    ("I. NỘI DUNG TRIỂN KHAI\n\n1. Sở Nội vụ\n\n- Rà soát hồ sơ.\n\n- Thời gian: tháng 5/2026.", "I.1.b1 = Sở Nội vụ", "must not fold: the heading is no activity, the labelled line speaks of the item before it"),
    ("I. NHIỆM VỤ\n\n1. Xây dựng kho dữ liệu. Đơn vị chủ trì: Sở KHCN. Đơn vị phối hợp: Sở Tài chính.", "I.1 = Sở KHCN + Sở Tài chính", "labels in the item's own words"),
    # neutral sections
    ("I. KẾT LUẬN\n\n1. Thời gian qua các đơn vị đã cố gắng.\n\n2. Giao Văn phòng Tỉnh ủy tổng hợp.", "I.2 = Văn phòng Tỉnh ủy", "a neutral heading: only named parties"),
    ("I. PHƯƠNG HƯỚNG\n\n1. Phát triển kinh tế số là động lực.\n\n2. Sở Tài chính cần bố trí đủ kinh phí.", "I.2 = Sở Tài chính", "directions hold tasks where they order named parties"),
    ("I. KẾT QUẢ VÀ NHIỆM VỤ\n\n1. Kết quả đạt được\n\n- Đã số hóa hồ sơ.\n\n2. Nhiệm vụ thời gian tới\n\n- Sở Nội vụ số hóa tiếp hồ sơ.", "I.2.b1 = Sở Nội vụ", "a heading of both leaves it to those under it"),
    # conditions and connectives
    ("1. Trên cơ sở ý kiến các đơn vị, Sở Nội vụ hoàn thiện dự thảo.", "1 = Sở Nội vụ", "a condition in front of the party"),
    ("1. Để bảo đảm tiến độ, yêu cầu các địa phương tập trung giải phóng mặt bằng.", "1 = các địa phương", "a purpose in front of the demand"),
    ("1. Về nhân lực: Sở Nội vụ xây dựng đề án.", "1 = Sở Nội vụ", "a label in front"),
    ("1. Đối với các cơ quan, đơn vị có kết nối thì gửi qua hệ thống này.", "", "must not match: whom a rule is about"),
    ("1. Các hội viên được hưởng chính sách theo quy định.", "", "must not match: nobody is told anything"),
    # groups
    ("1. Các sở, ban, ngành và UBND các xã, phường rà soát.", "1 = Các sở, ban, ngành; UBND các xã, phường", "'và UBND' parts"),
    ("1. Các sở, ban, ngành, địa phương rà soát.", "1 = Các sở, ban, ngành, địa phương", "one group as printed"),
    ("1. Các cấp ủy, tổ chức đảng, chính quyền, Mặt trận Tổ quốc các cấp quán triệt.", "1 = Các cấp ủy, tổ chức đảng, chính quyền; Mặt trận Tổ quốc các cấp", "a named body after a group"),
    ("1. Giao các Sở: Nội vụ, Tư pháp có ý kiến.", "1 = Nội vụ; Tư pháp", "fields behind 'các Sở:'"),
    # one item or several
    ("1. Sở Nội vụ dự thảo đề án, gửi Sở Tư pháp trước ngày 15/4/2026; hoàn thiện, trình UBND tỉnh trước ngày 10/5/2026.", "1.1 = Sở Nội vụ\n1.2 = Sở Nội vụ", "two clauses with a date each"),
    ("1. Sở Nội vụ báo cáo quý I (trước ngày 10/4/2026) và báo cáo quý II (trước ngày 10/7/2026).", "1.1 = Sở Nội vụ\n1.2 = Sở Nội vụ", "two times in brackets; the later clause is of the same party"),
    ("1. Sở Nội vụ rà soát từ ngày 01/4/2026 đến ngày 30/4/2026.", "1 = Sở Nội vụ", "must not split: one time of two days"),
    ("1. Rà soát danh mục công nghệ. Sở Nội vụ chủ trì, công bố trước ngày 31/3/2026.", "1 = Sở Nội vụ", "the last sentence only tells whose work the item is"),
    ("1. Rà soát danh mục công nghệ. Giao Sở Nội vụ chủ trì, phối hợp với Sở Tư pháp.", "1 = Sở Nội vụ + Sở Tư pháp", "the same with a giving verb"),
    ("1. Xây dựng chuyên mục trên trang tin. Giao Sở Nội vụ chủ trì, phối hợp với Sở Tư pháp (hoàn thành trước ngày 31/3/2026).", "1 = Sở Nội vụ + Sở Tư pháp", "the time in brackets behind it"),
    ("1. Mở 03 lớp tập huấn kỹ năng số. Sở Nội vụ chủ trì, phối hợp với Sở Tư pháp, VNPT - trong Quý II/2026.", "1 = Sở Nội vụ + Sở Tư pháp; VNPT", "the time behind a dash is no part of the name"),
    ("1. Sở Y tế rà soát danh mục. Sở Nội vụ chủ trì xây dựng đề án nhân lực, trình UBND tỉnh xem xét, ban hành.", "1.1 = Sở Y tế\n1.2 = Sở Nội vụ", "must not join: work of its own behind 'chủ trì'"),
    ("1. Sở Y tế chuẩn hóa dữ liệu khám bệnh; Tỉnh đoàn thành lập đội hình thanh niên.", "1.1 = Sở Y tế\n1.2 = Tỉnh đoàn", "a party of its own behind ';'"),
    # chains
    ("1. Giao Đảng ủy UBND tỉnh:\n\n- Lãnh đạo UBND tỉnh ban hành kế hoạch.\n\n- Lãnh đạo UBND tỉnh chỉ đạo Sở Nội vụ rà soát.", "1.b1 = UBND tỉnh < Đảng ủy UBND tỉnh\n1.b2 = Sở Nội vụ < Đảng ủy UBND tỉnh; UBND tỉnh", "a committee told to lead the body"),
    ("1. Các đảng ủy trực thuộc Tỉnh ủy:\n\n- Lãnh đạo UBND cùng cấp chỉ đạo Tổ công nghệ số cộng đồng cài đặt VNeID.", "1.b1 = Tổ công nghệ số cộng đồng < Các đảng ủy trực thuộc Tỉnh ủy; UBND cùng cấp", "a group of committees, the body of the same level"),
    ("1. Sở Nội vụ:\n\n- Lãnh đạo UBND tỉnh chủ trì hội nghị.", "1.b1 = Lãnh đạo UBND tỉnh", "must not match: the leaders of a body, below a heading that is no committee"),
    ("1. Đảng ủy UBND tỉnh chỉ đạo thực hiện:\n\na) Sở Xây dựng lập quy hoạch.", "1.a = Sở Xây dựng < Đảng ủy UBND tỉnh", "'chỉ đạo thực hiện:' passes the order on"),
    # agreement
    ("1. Sở Nội vụ:\n\n- Thống nhất với đề xuất của Sở về việc lùi thời gian nghiệm thu công trình sang năm sau.\n\n- Rà soát hồ sơ cán bộ.", "1.b2 = Sở Nội vụ", "an item that only agrees orders nothing"),
    ("1. Sở Nội vụ:\n\n- Thống nhất đầu mối tiếp nhận hồ sơ, hoàn thành trước ngày 30/4/2026.", "1.b1 = Sở Nội vụ", "must not match: 'thống nhất' as work"),
    # activities
    ("II. CÁC HOẠT ĐỘNG\n\nHoạt động 1. Xây dựng hệ thống theo dõi\nĐơn vị chủ trì: Sở Nội vụ\nĐơn vị phối hợp: Sở Tư pháp\nThời gian: Quý II/2026", "II.1 = Sở Nội vụ + Sở Tư pháp", "an activity with labelled lines, one below the other"),
    ("1. Phủ sóng các thôn còn lõm (Chủ trì: UBND các xã; phối hợp: Sở Xây dựng; xong trước 30/9/2026).", "1 = UBND các xã + Sở Xây dựng", "labels in brackets"),
    # tables that have lost their columns
    ("1. Giao nhiệm vụ:\n\nTT Thời hạn Nội dung công việc Đơn vị chủ trì Đơn vị phối hợp\n\n- Sở Nội vụ rà soát.", "", "what stands under the names of columns run together gives nothing"),
    # spoilt letters
    ("1. Sở Tài chính đây nhanh tiến độ giải ngân.", "1 = Sở Tài chính", "'đây nhanh' for 'đẩy nhanh'"),
    ("1. Bộ Văn hóa, Thé thao và Du lịch chủ trì quảng bá.", "1 = Bộ Văn hóa, Thé thao và Du lịch", "a spoilt name is found, and printed as it stands"),
    ("1. Sở Tài chính chủ trì, phối hop với Sở Nội vụ rà soát.", "1 = Sở Tài chính + Sở Nội vụ", "'phối hop' for 'phối hợp'"),
    # paths
    ("1. Sở Tài chính:\n\n1.1. Rà soát dự toán.\n\n1.2. Bố trí kinh phí.", "1.1 = Sở Tài chính\n1.2 = Sở Tài chính", "a number that holds its parents is not repeated"),
    ("I. NHIỆM VỤ\n\n1. Sở Tài chính\n\nRà soát dự toán năm 2026.", "I.1 = Sở Tài chính", "one paragraph under an agency line is the agency's task"),
    ("I. NHIỆM VỤ\n\n1. Sở Tài chính rà soát dự toán;\n\n2. Sở Nội vụ\n\na) Xây dựng đề án;\n\nđ) Thẩm định đề án.", "I.1 = Sở Tài chính\nI.2.a = Sở Nội vụ\nI.2.đ = Sở Nội vụ", "letter đ"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "expected", "reason"), BODIES)
def test_tasks(body: str, expected: str, reason: str) -> None:
    assert "\n".join(shown(task) for task in tasks_of(body)) == expected, reason


BESIDE = [
    # body, "path lead deadline" of its tasks, why
    ("1. Sở Nội vụ:\n\n- Rà soát hồ sơ.\n\n- Lập danh mục.\n\n- Thời gian: tháng 5/2026.", "1.b1 Sở Nội vụ 2026-05-31 <1.b3\n1.b2 Sở Nội vụ 2026-05-31 <1.b3", "a labelled line behind two items speaks of both"),
    ("II. NHIỆM VỤ\n\n1. Tuyên truyền\n\n- Mở chuyên mục trên báo.\n\n- Đặt pa nô tại các xã.\n\n- Đơn vị chủ trì: Sở Nội vụ.\n\n- Thời gian: Quý II/2026.", "II.1.b1 Sở Nội vụ <II.1.b3 2026-06-30 <II.1.b4\nII.1.b2 Sở Nội vụ <II.1.b3 2026-06-30 <II.1.b4", "who and when below the items"),
    ("II. NHIỆM VỤ\n\n1. Tuyên truyền\n\n- Mở chuyên mục trên báo.\n\n- Chủ trì: Sở Nội vụ.\n\n- Đặt pa nô tại các xã.\n\n- Chủ trì: Sở Tư pháp.", "II.1.b1 Sở Nội vụ <II.1.b2\nII.1.b3 Sở Tư pháp <II.1.b4", "to each item the lines behind it"),
    ("II. NHIỆM VỤ\n\n1. Tuyên truyền\n\n- Chủ trì: Sở Nội vụ.\n\n- Mở chuyên mục trên báo.\n\n- Đặt pa nô tại các xã.", "II.1.b2 Sở Nội vụ <II.1.b1\nII.1.b3 Sở Nội vụ <II.1.b1", "lines in front speak of all"),
    ("1. Sở Nội vụ:\n\n- Rà soát hồ sơ trước ngày 10/4/2026.\n\n- Thời gian: tháng 5/2026.", "1.b1 Sở Nội vụ 2026-04-10", "must not replace: the item has a time of its own"),
    ("1. Sở Nội vụ:\n\n- Rà soát hồ sơ.\n\n- Thời gian: 02 ngày, tại hội trường.", "1.b1 Sở Nội vụ", "must not match: how long, not by when"),
    ("1. Sở Nội vụ:\n\n1.1. Rà soát hồ sơ.\n\n1.2. Thời gian: tháng 5/2026.", "1.1 Sở Nội vụ", "must not match: a numbered entry stands for itself"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "expected", "reason"), BESIDE)
def test_labelled_lines_beside_items(body: str, expected: str, reason: str) -> None:
    def from_above(path: str | None) -> str:
        return f" <{path}" if path and path.count(".b") else ""

    said = []
    for task in tasks_of(body):
        lead = "; ".join(party.mention.text + from_above(party.inherited) for party in task.lead)
        due = f" {task.deadline.end}{from_above(task.deadline.inherited)}" if task.deadline else ""
        said.append(f"{task.path} {lead}{due}")
    assert "\n".join(said) == expected, reason


HEADS = [
    # number, type, opening, body, tasks, why
    ("15/2026/QĐ-UBND", "QUYẾT ĐỊNH", OPENING, "Điều 1. Phạm vi\n\n1. Sở Tài chính thẩm định phương án giá.", "", "must not match: a rule (the year stands in the number)"),
    ("15/2026/QĐ-UBND", "QUYẾT ĐỊNH", OPENING, "Điều 4. Trách nhiệm của Sở Tài chính\n\n1. Thẩm định phương án giá.", "", "must not match: a standing duty laid down by a rule"),
    ("15/2026/QĐ-UBND", "QUYẾT ĐỊNH", OPENING, "Điều 4. Tổ chức thực hiện\n\n1. Sở Tài chính hướng dẫn thực hiện.", "4.1 = Sở Tài chính", "what a rule says of its own carrying out is an order"),
    ("150/QĐ-UBND", "QUYẾT ĐỊNH", OPENING, "Điều 1. Giao nhiệm vụ\n\n1. Sở Tài chính thẩm định phương án.", "1.1 = Sở Tài chính", "no year in the number: a decision on a case"),
    ("15-QyĐ/TU", "QUY ĐỊNH", OPENING, "Điều 4. Trách nhiệm\n\n1. Văn phòng Tỉnh ủy tiếp nhận hồ sơ.", "", "must not match: a regulation by its type"),
    ("06/GM-UBND", "GIẤY MỜI", OPENING, "1. Đề nghị các đại biểu chuẩn bị ý kiến.", "", "must not match: an invitation"),
    ("06/TTr-UBND", "TỜ TRÌNH", OPENING, "1. Sở Tài chính đề xuất phương án.", "", "must not match: a proposal to a superior"),
    ("12-CT/TU", "CHỈ THỊ", "Để tăng cường chuyển đổi số, Ban Thường vụ Tỉnh ủy yêu cầu các cấp ủy, tổ chức đảng:", "1. Quán triệt Chỉ thị.\n\n2. Xây dựng kế hoạch thực hiện.",
     "1 = các cấp ủy, tổ chức đảng\n2 = các cấp ủy, tổ chức đảng", "the opening hands its parties to everything below"),
    ("12-CT/TU", "CHỈ THỊ", "Ban Thường vụ Tỉnh ủy yêu cầu các cấp ủy:", "1. Sở Tài chính bố trí kinh phí.\n\n2. Quán triệt Chỉ thị.", "1 = Sở Tài chính\n2 = các cấp ủy", "an item's own party replaces the opening's"),
    ("12-TB/TU", "THÔNG BÁO", "Ban Thường vụ Tỉnh ủy giao Sở Tài chính rà soát dự toán.", "", "p1 = Sở Tài chính", "a text without numbers: its paragraphs are the tasks"),
    ("12-TB/TU", "THÔNG BÁO", "Nhân dịp Ngày hội, có nhiều hoạt động. Ban Tổ chức đề nghị các cơ quan trang trí, treo cờ.", "", "p1? = các cơ quan trang trí, treo cờ", "what leads up to the order is no task"),
    ("12-TB/TU", "THÔNG BÁO", "Văn phòng Tỉnh ủy thông báo để các cơ quan biết, thực hiện.", "", "", "must not match: the document takes its leave"),
]  # fmt: skip


@pytest.mark.parametrize(("number", "type_", "opening", "body", "expected", "reason"), HEADS)
def test_tasks_by_kind_of_document(
    number: str, type_: str, opening: str, body: str, expected: str, reason: str
) -> None:
    found = tasks_of(body, number=number, type_=type_, opening=opening)
    assert "\n".join(shown(task) for task in found) == expected, reason


def test_what_is_handed_down_says_from_where() -> None:
    first, second = tasks_of("I. NHIỆM VỤ\n\n1. Sở Tài chính:\n\na) Rà soát dự toán.\n\nb) Sở Nội vụ thẩm định.")
    assert [p.inherited for p in first.lead] == ["I.1"]
    assert [p.inherited for p in second.lead] == [None]


def test_an_activity_takes_its_fields_from_the_lines_below() -> None:
    (task,) = tasks_of(
        "I. NỘI DUNG TRIỂN KHAI\n\n1. Tổ chức Ngày hội\n\n- Thời gian: trước ngày 10/10/2026.\n\n- Chủ trì: Sở KHCN.\n\n- Sản phẩm: Báo cáo tổng kết."
    )
    assert task.mention.text == "Tổ chức Ngày hội"
    assert task.deadline is not None and task.deadline.end == "2026-10-10"
    assert task.product is not None and task.product.text == "Báo cáo tổng kết"


def test_paths_are_told_apart() -> None:
    rows = "| TT | Nhiệm vụ | Chủ trì |\n|---|---|---|\n| 1 | Rà soát hồ sơ | Sở Nội vụ |\n"
    text = f"PHỤ LỤC\nDANH MỤC NHIỆM VỤ\n\n{rows}\nPhần hai\n\n{rows}"
    tasks = find_tasks(lay_out(Source("made.txt", "0" * 64, text)))[0]
    assert [task.path for task in tasks] == ["PL.1", "PL.1~2"]
