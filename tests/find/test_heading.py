"""Headers of every kind: a table of cases, each with the rule that it stands for."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest

from nq57graph.find.casing import repaired, sentence_case
from nq57graph.find.heading import read_heading, read_signers
from nq57graph.model.document import Document
from nq57graph.model.text import Source
from nq57graph.read.layout import lay_out

STATE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
PARTY = "ĐẢNG CỘNG SẢN VIỆT NAM\n"
BODY = "\n\nCăn cứ Luật Viễn thông;\n\n1. Giao Sở Tài chính chủ trì lập dự toán.\n"


@dataclass(frozen=True)
class Case:
    reason: str
    text: str
    expected: dict[str, str | None] = field(default_factory=dict)


def laid_out(text: str) -> Document:
    return lay_out(Source("case.txt", "0", text))


def state(issuer: str, number: str, dated: str, kind: str, title: str = "Về việc sắp xếp trụ sở") -> str:
    return f"{issuer}\n\n{STATE}\n{number}\n\n{dated}\n\n{kind}\n{title}{BODY}"


HEADERS = [
    Case(
        "a title of several paragraphs, in capitals and then what meeting it is of",
        f"TỈNH ỦY CÀ MAU\n\n{PARTY}\nSố 15-TB/TU\n\nCà Mau, ngày 02 tháng 6 năm 2025\n\nTHÔNG BÁO KẾT LUẬN\n\nCỦA BAN THƯỜNG VỤ TỈNH ỦY VỀ CHUYỂN ĐỔI SỐ,\n\n"
        f"ĐỔI MỚI SÁNG TẠO\n\nTại phiên họp thường kỳ tháng 5{BODY}",
        {"title": "KẾT LUẬN CỦA BAN THƯỜNG VỤ TỈNH ỦY VỀ CHUYỂN ĐỔI SỐ, ĐỔI MỚI SÁNG TẠO Tại phiên họp thường kỳ tháng 5"},
    ),
    Case(
        "must not match: capitals below a title that head the first part, or repeat the issuer",
        state("ỦY BAN NHÂN DÂN TỈNH CÀ MAU", "Số: 12/KH-UBND", "Cà Mau, ngày 05 tháng 3 năm 2025", "KẾ HOẠCH", "SẮP XẾP TRỤ SỞ\n\nA. MỤC TIÊU"),
        {"title": "SẮP XẾP TRỤ SỞ"},
    ),
    Case(
        "must not match: a word that a stamp has left below the number",
        state("ỦY BAN NHÂN DÂN TỈNH CÀ MAU", "Số: 12/KH-UBND\n\nTHỊ", "Cà Mau, ngày 05 tháng 3 năm 2025", "KẾ HOẠCH"),
        {"issuer": "Ủy ban nhân dân tỉnh Cà Mau"},
    ),
    Case(
        "a province: issuer over two lines, number and date on lines of their own",
        state("ỦY BAN NHÂN DÂN\nTỈNH LÂM ĐỒNG", "Số: 12/KH-UBND", "Lâm Đồng, ngày 05 tháng 3 năm 2025", "KẾ HOẠCH"),
        {"type": "Kế hoạch", "number": "12/KH-UBND", "date": "2025-03-05", "place": "Lâm Đồng", "province": "Lâm Đồng",
         "issuer": "Ủy ban nhân dân tỉnh Lâm Đồng", "parent": None, "title": "Về việc sắp xếp trụ sở"},
    ),
    Case(
        "heading fused out of two columns: the motto is cut off",
        "BỘ TÀI CHÍNH CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
        f"Số: 88/QĐ-BTC Hà Nội, ngày 9 tháng 4 năm 2024\nQUYẾT ĐỊNH\nVề việc giao dự toán{BODY}",
        {"issuer": "Bộ Tài chính", "number": "88/QĐ-BTC", "date": "2024-04-09", "place": "Hà Nội", "province": None},
    ),
    Case(
        "a Party committee: parent above the issuer, number without a colon, rule of stars",
        f"TỈNH ỦY CÀ MAU {PARTY}BAN TUYÊN GIÁO VÀ DÂN VẬN\n*\nSố 15-HD/BTGDVTU Cà Mau, ngày 02 tháng 6 năm 2025\n\nHƯỚNG DẪN\nhọc tập nghị quyết{BODY}",
        {"type": "Hướng dẫn", "issuer": "Ban Tuyên giáo và Dân vận", "parent": "Tỉnh ủy Cà Mau", "number": "15-HD/BTGDVTU", "province": "Cà Mau"},
    ),
    Case(
        "tabs between the two columns",
        f"ỦY BAN NHÂN DÂN\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nTỈNH GIA LAI\tĐộc lập - Tự do - Hạnh phúc\nSố: 7/QĐ-UBND\tGia Lai, ngày 1 tháng 2 năm 2026\n\nQUYẾT ĐỊNH\nGiao biên chế{BODY}",
        {"issuer": "Ủy ban nhân dân tỉnh Gia Lai", "number": "7/QĐ-UBND", "place": "Gia Lai", "date": "2026-02-01"},
    ),
    Case(
        "a pipe between the two columns",
        f"ỦY BAN NHÂN DÂN | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nTỈNH SƠN LA | Độc lập - Tự do - Hạnh phúc\nSố: 70/CT-UBND | Sơn La, ngày 1 tháng 2 năm 2024\n\nCHỈ THỊ\nVề phòng cháy{BODY}",
        {"issuer": "Ủy ban nhân dân tỉnh Sơn La", "number": "70/CT-UBND", "type": "Chỉ thị"},
    ),
    Case(
        "wide gaps between the two columns",
        f"SỞ NỘI VỤ        CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 3/TB-SNV      Huế, ngày 3 tháng 4 năm 2026\n\nTHÔNG BÁO\nLịch tiếp dân{BODY}",
        {"issuer": "Sở Nội vụ", "number": "3/TB-SNV", "place": "Huế", "province": "Huế"},
    ),
    Case(
        "a department of a province: the people's committee is the body above",
        state("ỦY BAN NHÂN DÂN TỈNH HÀ TĨNH\nSỞ VĂN HÓA, THỂ THAO\nVÀ DU LỊCH", "Số: 41/KH-SVHTTDL", "Hà Tĩnh, ngày 1 tháng 8 năm 2025", "KẾ HOẠCH"),
        {"issuer": "Sở Văn hóa, Thể thao và Du lịch", "parent": "Ủy ban nhân dân tỉnh Hà Tĩnh", "province": "Hà Tĩnh"},
    ),
    Case(
        "a district before July 2025: its name keeps its capitals",
        state("ỦY BAN NHÂN DÂN\nHUYỆN MƯỜNG ÉN", "Số: 9/QĐ-UBND", "Mường Én, ngày 7 tháng 3 năm 2023", "QUYẾT ĐỊNH"),
        {"issuer": "Ủy ban nhân dân huyện Mường Én", "place": "Mường Én"},
    ),
    Case(
        "a commune: the name of the place to the end of the line",
        state("ỦY BAN NHÂN DÂN\nXÃ EA TRANG", "Số: 14/TB-UBND", "Ea Trang, ngày 7 tháng 9 năm 2025", "THÔNG BÁO"),
        {"issuer": "Ủy ban nhân dân xã Ea Trang", "place": "Ea Trang"},
    ),
    Case(
        "a Party committee of a commune below the provincial organisation",
        f"ĐẢNG BỘ TỈNH VĨNH LONG {PARTY}ĐẢNG ỦY XÃ TÂN AN\n*\nSố 02-CTr/ĐU Tân An, ngày 11 tháng 9 năm 2025\nCHƯƠNG TRÌNH HÀNH ĐỘNG\nthực hiện nghị quyết{BODY}",
        {"type": "Chương trình hành động", "issuer": "Đảng ủy xã Tân An", "parent": "Đảng bộ tỉnh Vĩnh Long", "province": "Vĩnh Long"},
    ),
    Case(
        "a steering committee whose name runs over a line that begins with 'SỐ': no Sở",
        f"TỈNH ỦY NINH BÌNH {PARTY}BAN CHỈ ĐẠO VỀ PHÁT TRIỂN KHOA HỌC,\nCÔNG NGHỆ, ĐỔI MỚI SÁNG TẠO VÀ CHUYỂN ĐỔI\nSỐ TỈNH\n*\nSố 04-KH/BCĐ Ninh Bình, ngày 3 tháng 5 năm 2025\nKẾ HOẠCH\ncông tác năm{BODY}",
        {"issuer": "Ban Chỉ đạo về phát triển khoa học, công nghệ, đổi mới sáng tạo và chuyển đổi số tỉnh", "parent": "Tỉnh ủy Ninh Bình"},
    ),
    Case(
        "Standing Committee of the National Assembly: 'Nghị quyết số:' before the type",
        f"ỦY BAN THƯỜNG VỤ QUỐC HỘI\n-------\n{STATE}-------\nNghị quyết số: 77/2025/UBTVQH15\n\nNGHỊ QUYẾT\nVỀ MỨC PHÍ{BODY}",
        {"number": "77/2025/UBTVQH15", "issuer": "Ủy ban Thường vụ Quốc hội", "date": None},
    ),
    Case(
        "the date only in the closing sentence",
        f"QUỐC HỘI\n{STATE}Luật số: 91/2025/QH15\n\nLUẬT\nAN TOÀN BỨC XẠ{BODY}\nLuật này được Quốc hội nước Cộng hòa xã hội chủ nghĩa Việt Nam khóa XV, Kỳ họp thứ 9 thông qua ngày 26 tháng 6 năm 2025.\n",
        {"type": "Luật", "number": "91/2025/QH15", "date": "2025-06-26", "issuer": "Quốc hội"},
    ),
    Case(
        "must not match: another law's adoption told in the text is not the date of this one",
        f"CHÍNH PHỦ\n{STATE}Số: 5/NQ-CP\n\nNGHỊ QUYẾT\nvề thi hành luật{BODY}\n2. Luật đó được Quốc hội thông qua ngày 26 tháng 6 năm 2025.\n",
        {"number": "5/NQ-CP", "date": None},
    ),
    Case(
        "several issuers: each body apart, none above the others",
        f"BỘ TÀI CHÍNH - BỘ NỘI VỤ\n{STATE}Số: 3/2024/TTLT-BTC-BNV Hà Nội, ngày 1 tháng 2 năm 2024\nTHÔNG TƯ LIÊN TỊCH\nHướng dẫn chế độ{BODY}",
        {"type": "Thông tư liên tịch", "issuer": "Bộ Tài chính - Bộ Nội vụ", "parent": None},
    ),
    Case(
        "a dash at the end of the line joins two issuers",
        f"HỘI NÔNG DÂN TỈNH -\nSỞ CÔNG THƯƠNG\n{STATE}Số: 3/CTPH-HND-SCT Phú Thọ, ngày 1 tháng 2 năm 2024\nCHƯƠNG TRÌNH PHỐI HỢP\nTiêu thụ nông sản{BODY}",
        {"issuer": "Hội Nông dân tỉnh - Sở Công Thương", "parent": None},
    ),
    Case(
        "must not match: the dash inside the name of one department",
        state("ỦY BAN NHÂN DÂN TỈNH AN GIANG\nSỞ LAO ĐỘNG - THƯƠNG BINH\nVÀ XÃ HỘI", "Số: 1/BC-SLĐTBXH", "An Giang, ngày 3 tháng 1 năm 2024", "BÁO CÁO"),
        {"issuer": "Sở Lao động - Thương binh và Xã hội", "parent": "Ủy ban nhân dân tỉnh An Giang"},
    ),
    Case(
        "number torn between the columns",
        f"ỦY BAN NHÂN DÂN\nTHÀNH PHỐ HẢI PHÒNG\nSố: 210\n\n{STATE}\n/TB-UBND\nHải Phòng, ngày 2 tháng 9 năm 2025\n\nTHÔNG BÁO\nVề việc nghỉ lễ{BODY}",
        {"number": "210/TB-UBND", "issuer": "Ủy ban nhân dân thành phố Hải Phòng"},
    ),
    Case(
        "stamp of a signature server above the heading, its value over two lines",
        f"Người ký: TRUNG TÂM TIN HỌC\nEmail: tth@vinhan.gov.vn\nCơ quan: VĂN PHÒNG ỦY BAN NHÂN DÂN, ỦY\nBAN NHÂN DÂN TỈNH QUẢNG TRỊ\n\nỦY BAN NHÂN DÂN\nTỈNH QUẢNG TRỊ\n{STATE}Số: 5/QĐ-UBND\nQuảng Trị, ngày 3 tháng 3 năm 2026\nQUYẾT ĐỊNH\nGiao đất{BODY}",
        {"issuer": "Ủy ban nhân dân tỉnh Quảng Trị", "parent": None},
    ),
    Case(
        "running head of a gazette: its 'Số' is not the document's",
        f"12 CÔNG BÁO/Số 311+312/Ngày 02-8-2024\nỦY BAN NHÂN DÂN\nTỈNH BẮC NINH\n{STATE}Số: 21/2024/QĐ-UBND\nBắc Ninh, ngày 3 tháng 3 năm 2024\nQUYẾT ĐỊNH\nBan hành quy định{BODY}",
        {"number": "21/2024/QĐ-UBND"},
    ),
    Case(
        "a stamp of a registry between type and text is no part of the title",
        f"CHÍNH PHỦ\n{STATE}Số: 6/NQ-CP Hà Nội, ngày 3 tháng 3 năm 2024\nNGHỊ QUYẾT\nVề phiên họp thường kỳ\nĐẾN Giờ:... C...\nNgày: 4/3\n\nCăn cứ Luật Tổ chức Chính phủ;\n1. Việc chung.\n",
        {"title": "Về phiên họp thường kỳ"},
    ),
    Case(
        "dirt of a stamp before the title",
        f"CHÍNH PHỦ\n{STATE}Số: 6/NQ-CP Hà Nội, ngày 3 tháng 3 năm 2024\nDEN i: : _¬ NGHỊ QUYẾT\nKx-Z11/2G20 -| Về phiên họp thường kỳ{BODY}",
        {"type": "Nghị quyết", "title": "Về phiên họp thường kỳ"},
    ),
    Case(
        "an impossible day: number and day were filled in by one hand, neither is trusted",
        f"CHÍNH PHỦ\n{STATE}Số: 731 /NQ-CP Hà Nội, ngày 52 tháng 4 năm 2026\nNGHỊ QUYẾT\nVề đất rừng{BODY}",
        {"number": None, "date": None, "place": "Hà Nội"},
    ),
    Case(
        "an impossible month",
        f"CHÍNH PHỦ\n{STATE}Số: 31/NQ-CP Hà Nội, ngày 12 tháng 44 năm 2026\nNGHỊ QUYẾT\nVề đất rừng{BODY}",
        {"number": None, "date": None},
    ),
    Case(
        "letters run into the date",
        f"CHÍNH PHỦ\n{STATE}Số: 31/NQ-CP Hà Nội, ngàyl4thing 4 ăm 2024\nNGHỊ QUYẾT\nVề đất rừng{BODY}",
        {"number": None, "date": None, "place": "Hà Nội"},
    ),
    Case(
        "must not match: a day left blank is no spoiled one, the number stands",
        state("ỦY BAN NHÂN DÂN\nTỈNH TÂY NINH", "Số: 31/KH-UBND", "Tây Ninh, ngày     tháng 6 năm 2026", "KẾ HOẠCH"),
        {"number": "31/KH-UBND", "date": None, "place": "Tây Ninh"},
    ),
    Case(
        "a day left blank with dots",
        state("ỦY BAN NHÂN DÂN\nTỈNH TÂY NINH", "Số: 31/KH-UBND", "Tây Ninh, ngày ... tháng 6 năm 2026", "KẾ HOẠCH"),
        {"number": "31/KH-UBND", "date": None},
    ),
    Case(
        "an unreadable number stays unknown",
        f"BỘ NỘI VỤ {STATE}Số; #32 /QD-BNV Hà Nội, ngày 4 tháng 5 năm 2022\nQUYẾT ĐỊNH\nBan hành quy chế{BODY}",
        {"number": None, "date": "2022-05-04"},
    ),
    Case(
        "a dotted number without a year is a scan's dot",
        f"BỘ NỘI VỤ {STATE}Số: 81.3/QD-BNV Hà Nội, ngày 4 tháng 5 năm 2022\nQUYẾT ĐỊNH\nBan hành quy chế{BODY}",
        {"number": None, "date": "2022-05-04"},
    ),
    Case(
        "must not match: the dotted numbers of 2025 stand before a year",
        f"CHÍNH PHỦ\n{STATE}Số: 66.7/2025/NQ-CP Hà Nội, ngày 4 tháng 11 năm 2025\nNGHỊ QUYẾT\nCẮT GIẢM THỦ TỤC{BODY}",
        {"number": "66.7/2025/NQ-CP"},
    ),
    Case(
        "a blank number is none",
        state("ỦY BAN NHÂN DÂN\nTỈNH TÂY NINH", "Số:      /KH-UBND", "Tây Ninh, ngày 2 tháng 6 năm 2026", "KẾ HOẠCH"),
        {"number": None, "date": "2026-06-02"},
    ),
    Case(
        "'Số' fused with the number",
        state("ỦY BAN NHÂN DÂN\nTỈNH TÂY NINH", "Số:31/KH-UBND", "Tây Ninh, ngày2 tháng 6 năm 2026", "KẾ HOẠCH"),
        {"number": "31/KH-UBND", "date": "2026-06-02"},
    ),
    Case(
        "a date in figures behind the place",
        state("ỦY BAN NHÂN DÂN\nTỈNH TÂY NINH", "Số: 31/KH-UBND", "Tây Ninh, ngày 02/6/2026", "KẾ HOẠCH"),
        {"date": "2026-06-02", "place": "Tây Ninh"},
    ),
    Case(
        "a date without a place, alone on its line",
        state("ỦY BAN NHÂN DÂN\nTỈNH TÂY NINH", "Số: 31/KH-UBND", "Ngày 02 tháng 6 năm 2026", "KẾ HOẠCH"),
        {"date": "2026-06-02", "place": None},
    ),
    Case(
        "must not match: a date in the title is not that of issue",
        state("ỦY BAN NHÂN DÂN\nTỈNH TÂY NINH", "Số: 31/KH-UBND", "", "KẾ HOẠCH", "Thực hiện Chỉ thị số 4/CT-TTg, ngày 3 tháng 3 năm 2026"),
        {"date": None, "title": "Thực hiện Chỉ thị số 4/CT-TTg, ngày 3 tháng 3 năm 2026"},
    ),
    Case(
        "a place in capitals of two columns read apart, place with its level",
        state("ỦY BAN NHÂN DÂN\nTHÀNH PHỐ HỒ CHÍ MINH", "Số: 1/QĐ-UBND", "Thành phố Hồ Chí Minh, ngày 2 tháng 6 năm 2026", "QUYẾT ĐỊNH"),
        {"place": "Thành phố Hồ Chí Minh", "province": "Thành phố Hồ Chí Minh"},
    ),
    Case(
        "what a fused line has before the place is not the place",
        f"BỘ Y TẾ {STATE}Số: 31/QÐ- BYT Hà Nội, ngày 4 tháng 5 năm 2022\nQUYẾT ĐỊNH\nBan hành quy chế{BODY}",
        {"place": "Hà Nội"},
    ),
    Case(
        "a place whose first letters are lost is none",
        f"BỘ Y TẾ {STATE}Số: 31/QĐ-BYT a Nội, ngày 4 tháng 5 năm 2022\nQUYẾT ĐỊNH\nBan hành quy chế{BODY}",
        {"place": None},
    ),
    Case(
        "spoiled letters of a central body leave one reading",
        f"CHÍNH PHÙ CONG HOA XÃ HOI CHỦ NGHIA VIỆT NAM\nSố: 31/NQ-CP Hà Nội, ngày 4 tháng 5 năm 2022\nNGHỊ QUYET\nVề việc chung{BODY}",
        {"issuer": "Chính phủ", "type": "Nghị quyết"},
    ),
    Case(
        "lost accents and spaces of a body and its province",
        f"ỦY BAN NHÂN DÂN CONG HOA XÃ HOI CHỦ NGHIA VIỆT NAM\nTHANH PHO DA NANG Độc lập - Tự do\nSố: 31/KH-UBND Đà Nẵng, ngày 4 tháng 5 năm 2022\nKE HOACH\nVề việc chung{BODY}",
        {"issuer": "Ủy ban nhân dân thành phố Đà Nẵng", "type": "Kế hoạch"},
    ),
    Case(
        "the same letters spelt in the document's own text",
        f"BAN CHÍ ĐẠO CAI CÁCH HÀNH CHÍNH CONG HOA XÃ HOI CHỦ NGHIA VIỆT NAM\nSố: 3/QĐ-BCĐ Hà Nội, ngày 4 tháng 5 năm 2022\nQUYẾT ĐỊNH\nKế hoạch của Ban Chỉ đạo cải cách hành chính{BODY}",
        {"issuer": "Ban Chỉ đạo cải cách hành chính"},
    ),
    Case(
        "under the Central Committee's name the title says who acts",
        f"BAN CHẤP HÀNH TRUNG ƯƠNG {PARTY}*\nSố 90-KL/TW Hà Nội, ngày 6 tháng 7 năm 2024\n\nKẾT LUẬN\nCỦA BỘ CHÍNH TRỊ\nvề công tác cán bộ{BODY}",
        {"issuer": "Bộ Chính trị", "parent": "Ban Chấp hành Trung ương", "number": "90-KL/TW", "province": None},
    ),
    Case(
        "must not match: a steering committee named in title and header stays as the header names it",
        f"TỈNH ỦY LAI CHÂU {PARTY}BAN CHỈ ĐẠO PHÒNG CHỐNG THAM NHŨNG\n*\nSố 2-TB/BCĐ Lai Châu, ngày 6 tháng 7 năm 2024\nTHÔNG BÁO\nKẾT LUẬN CỦA BAN CHỈ ĐẠO{BODY}",
        {"issuer": "Ban Chỉ đạo phòng chống tham nhũng", "parent": "Tỉnh ủy Lai Châu"},
    ),
    Case(
        "type and conclusion on one line: the title begins behind the type",
        state("VĂN PHÒNG CHÍNH PHỦ", "Số: 3/TB-VPCP", "Hà Nội, ngày 2 tháng 6 năm 2026", "THÔNG BÁO KẾT LUẬN CUỘC HỌP", "về thủy lợi"),
        {"type": "Thông báo", "title": "KẾT LUẬN CUỘC HỌP về thủy lợi"},
    ),
    Case(
        "an official letter prints no type; its subject is the title",
        f"SỞ XÂY DỰNG {STATE}Số: 114/SXD-QLN Huế, ngày 3 tháng 4 năm 2025\nV/v rà soát nhà ở\nxã hội\n\nKính gửi: Ủy ban nhân dân các phường.\n\nThực hiện chỉ đạo của Bộ Xây dựng, Sở Xây dựng đề nghị rà soát.\n",
        {"type": "Công văn", "number": "114/SXD-QLN", "title": "V/v rà soát nhà ở xã hội", "issuer": "Sở Xây dựng"},
    ),
    Case(
        "a letter whose number is spoiled is a letter all the same",
        f"SỞ XÂY DỰNG {STATE}86:114 SXD-QLN Huế, ngéspOhthang 4 năm 2025\nVw rà soát nhà ở\n\nKính gửi: Ủy ban nhân dân các phường.\n\nĐề nghị rà soát.\n",
        {"type": "Công văn", "number": None, "date": None},
    ),
    Case(
        "an invitation: the addressee is no title",
        f"HỘI ĐỒNG NHÂN DÂN\nHUYỆN BÌNH TÂY\n{STATE}Số: 5/GM-HĐND\nBình Tây, ngày 2 tháng 3 năm 2021\nGIẤY MỜI\nKính gửi: …………\nĐể chuẩn bị kỳ họp, mời dự họp:\n1. Thời gian: 8 giờ.\n",
        {"type": "Giấy mời", "title": None, "issuer": "Hội đồng nhân dân huyện Bình Tây"},
    ),
    Case(
        "a web page: heading of type and number, introduction with date, body and title",
        "# Kết luận số 31-KL/TW\n\nThay mặt Ban Bí thư, đồng chí Thường trực đã ký Kết luận số 31-KL/TW (ngày 5/3/2024) của Ban Bí thư về thông tin cơ sở.\n\nToàn văn Kết luận số 31-KL/TW:\n\nThông tin cơ sở là kênh quan trọng.\n\n1. Các cấp ủy tăng cường lãnh đạo.\n",
        {"type": "Kết luận", "number": "31-KL/TW", "date": "2024-03-05", "issuer": "Ban Bí thư", "title": "về thông tin cơ sở"},
    ),
    Case(
        "a web page without a heading line: 'toàn văn … như sau:'",
        "Cổng thông tin trân trọng giới thiệu toàn văn Nghị quyết số 45/NQ-CP ngày 8/5/2025 của Chính phủ về phát triển cảng biển:\n\nChính phủ yêu cầu:\n\n1. Bộ Xây dựng lập quy hoạch.\n",
        {"type": "Nghị quyết", "number": "45/NQ-CP", "date": "2025-05-08", "issuer": "Chính phủ"},
    ),
    Case(
        "must not match: a text that only mentions a resolution has no header",
        "Thực hiện Nghị quyết số 45/NQ-CP ngày 8/5/2025 của Chính phủ về phát triển cảng biển, các sở làm việc.\n\n1. Sở Xây dựng lập quy hoạch.\n",
        {"type": None, "number": None, "date": None, "issuer": None},
    ),
    Case(
        "an appendix alone: no number, date, issuer",
        "PHỤ LỤC III\n\nDANH MỤC NHIỆM VỤ\n\n(Kèm theo Kế hoạch số 4/KH-UBND ngày 2 tháng 3 năm 2025)\n\n| TT | Nhiệm vụ | Chủ trì |\n|---|---|---|\n| 1 | Lập kế hoạch | Sở Y tế |\n",
        {"type": "Phụ lục", "number": None, "date": None, "issuer": None, "title": "DANH MỤC NHIỆM VỤ"},
    ),
    Case(
        "Markdown marks are dress",
        f"# **ỦY BAN NHÂN DÂN TỈNH LÀO CAI**\n\n**CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM**\n\n*Số: 9/KH-UBND*\n\n*Lào Cai, ngày 8 tháng 8 năm 2025*\n\n## **KẾ HOẠCH**\n**Trồng rừng**{BODY}",
        {"issuer": "Ủy ban nhân dân tỉnh Lào Cai", "number": "9/KH-UBND", "title": "Trồng rừng"},
    ),
    Case(
        "header missing: issuer from 'X ban hành …' in the opening",
        "KẾ HOẠCH\nthực hiện nghị quyết về du lịch\n\nThực hiện chỉ đạo của Trung ương, Ban Thường vụ Tỉnh ủy Lạng Sơn ban hành Kế hoạch như sau:\n\nI. MỤC TIÊU\n1. Phát triển.\n",
        {"number": None, "date": None, "issuer": "Ban Thường vụ Tỉnh ủy Lạng Sơn", "province": "Lạng Sơn"},
    ),
    Case(
        "a body of the centre has no province, whatever its place",
        f"BỘ TÀI CHÍNH\nCỤC HẢI QUAN\n{STATE}Số: 3/CHQ-PC Hà Nội, ngày 1 tháng 4 năm 2025\nBÁO CÁO\nVề thông quan{BODY}",
        {"issuer": "Cục Hải quan", "parent": "Bộ Tài chính", "province": None, "place": "Hà Nội"},
    ),
    Case(
        "a former province keeps its own name",
        state("ỦY BAN NHÂN DÂN\nTỈNH QUẢNG BÌNH", "Số: 32/QĐ-UBND", "Quảng Bình, ngày 3 tháng 3 năm 2024", "QUYẾT ĐỊNH"),
        {"province": "Quảng Bình"},
    ),
    Case(
        "another spelling of a province: the place as printed, the province as registered",
        state("TỈNH ỦY ĐẮK LẮK", "Số 32-KH/TU", "Đăk Lăk, ngày 3 tháng 3 năm 2024", "KẾ HOẠCH"),
        {"province": "Đắk Lắk", "place": "Đăk Lăk"},
    ),
    Case(
        "a joint resolution of three bodies, one name over two lines",
        f"ỦY BAN THƯỜNG VỤ QUỐC HỘI\nCHÍNH PHỦ - ĐOÀN CHỦ TỊCH\nỦY BAN TRUNG ƯƠNG\nMẶT TRẬN TỔ QUỐC VIỆT NAM\n{STATE}Số: 9/2025/NQLT-UBTVQH15-CP-ĐCTUBTWMTTQVN\nHà Nội, ngày 2 tháng 9 năm 2025\nNGHỊ QUYẾT LIÊN TỊCH\nQuy định chi tiết{BODY}",
        {"type": "Nghị quyết liên tịch", "parent": None,
         "issuer": "Ủy ban Thường vụ Quốc hội - Chính phủ - Đoàn Chủ tịch Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam"},
    ),
    Case(
        "spaces around the hyphens of a number are kept as printed",
        f"CHÍNH PHỦ\n{STATE}Số: 9/2025/NQLT - CP - ĐCT\nHà Nội, ngày 2 tháng 9 năm 2025\nNGHỊ QUYẾT LIÊN TỊCH\nQuy định chi tiết{BODY}",
        {"number": "9/2025/NQLT - CP - ĐCT"},
    ),
    Case(
        "the name of a scanned 'Số' before a number that is whole",
        f"TỔNG CỤC THUẾ {STATE}$6:412/TB-TCT Hà Nội, ngày 14 tháng 4 năm 2024\nTHONG BAO\nV/v trực hè{BODY}",
        {"type": "Thông báo", "number": "412/TB-TCT", "date": "2024-04-14", "issuer": "Tổng cục Thuế"},
    ),
    Case(
        "must not match: 'Sở' at the beginning of a line is no 'Số'",
        state("SỞ 4T THỬ NGHIỆM\nSỞ Y TẾ", "Số: 4/KH-SYT", "Huế, ngày 2 tháng 6 năm 2026", "KẾ HOẠCH"),
        {"issuer": "Sở Y tế", "number": "4/KH-SYT"},
    ),
    Case(
        "a number with a letter behind it",
        state("ỦY BAN NHÂN DÂN\nTỈNH TÂY NINH", "Số: 31a/KH-UBND", "Tây Ninh, ngày 2 tháng 6 năm 2026", "KẾ HOẠCH"),
        {"number": "31a/KH-UBND"},
    ),
]  # fmt: skip


@pytest.mark.parametrize("case", HEADERS, ids=[c.reason for c in HEADERS])
def test_header(case: Case) -> None:
    heading = read_heading(laid_out(case.text))
    assert {name: getattr(heading, name) for name in case.expected} == case.expected


@pytest.mark.parametrize("case", HEADERS, ids=[c.reason for c in HEADERS])
def test_every_value_has_its_words(case: Case) -> None:
    document = laid_out(case.text)
    for name, mention in read_heading(document).mentions.items():
        quoted = document.source.quote(mention.spans).replace("*", "").split()
        assert "".join(quoted) == mention.text.replace(" ", ""), name


def test_a_doubtful_number_is_told() -> None:
    text = f"CHÍNH PHỦ\n{STATE}Số: 731 /NQ-CP Hà Nội, ngày 52 tháng 4 năm 2026\nNGHỊ QUYẾT\nVề đất rừng{BODY}"
    assert any("731 /NQ-CP" in note for note in laid_out(text).notes)


SIGNED = f"ỦY BAN NHÂN DÂN\nTỈNH TÂY NINH\n{STATE}Số: 3/KH-UBND\nTây Ninh, ngày 2 tháng 6 năm 2026\nKẾ HOẠCH\nTrồng rừng{BODY}\n"
SIGNERS = [
    ("T/M TỈNH ỦY\nBÍ THƯ\n\nLê Văn Mẫu", [("Lê Văn Mẫu", ["Bí thư"], "T/M")], "on behalf of a committee"),
    ("TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\nLê Văn Mẫu", [("Lê Văn Mẫu", ["Phó Chủ tịch"], "T/M")], "of stacked formulas the outer one"),
    ("KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\n(Đã ký)\nTrần Thị Bình", [("Trần Thị Bình", ["Phó Giám đốc"], "KT.")], "'(Đã ký)' is no name"),
    ("TL. CHỦ TỊCH\nCHÁNH VĂN PHÒNG\n\nVõ Minh An", [("Võ Minh An", ["Chánh Văn phòng"], "TL.")], "by order"),
    ("TUQ. CHỦ TỊCH\nGIÁM ĐỐC\n\nVõ Minh An", [("Võ Minh An", ["Giám đốc"], "TUQ.")], "by mandate"),
    ("BÍ THƯ\nkiêm\nTRƯỞNG BAN CHỈ ĐẠO\n\nVõ Minh An", [("Võ Minh An", ["Bí thư", "Trưởng Ban Chỉ đạo"], "direct")], "two posts, 'kiêm' between"),
    ("TM. ỦY BAN NHÂN DÂN\nTỈNH TÂY NINH\nCHỦ TỊCH\n\nVõ Minh An", [("Võ Minh An", ["Chủ tịch"], "T/M")], "a formula over two lines"),
    ("KT. CỤC TRƯỞNG\nPHÓ CỤC TRƯỞNG", [(None, ["Phó Cục trưởng"], "KT.")], "no name: none is invented"),
    ("THỦ TƯỞNG", [(None, ["Thủ tướng"], "direct")], "a spoiled post with one reading"),
    ("TM. CHÍNH PHỦ\nTHỦ TƯỚNG\n(Đã ký)\nLê Văn Mẫu\n\nTM. QUỐC HỘI\nCHỦ TỊCH\n(Đã ký)\nVõ Minh An",
     [("Lê Văn Mẫu", ["Thủ tướng"], "T/M"), ("Võ Minh An", ["Chủ tịch"], "T/M")], "two sign one after the other"),
    ("CHỦ TỊCH\n\nThượng tá Lò Văn Pản", [("Lò Văn Pản", ["Chủ tịch"], "direct")], "a rank is not the name"),
    ("", [], "must not match: nothing signed"),
]  # fmt: skip


@pytest.mark.parametrize(("block", "expected", "reason"), SIGNERS, ids=[row[2] for row in SIGNERS])
def test_signers(block: str, expected: list[tuple[str | None, list[str], str]], reason: str) -> None:
    for text in (SIGNED + block + "\n", SIGNED + "Nơi nhận:\n- Như trên;\n- Lưu: VT.\n\n" + block + "\n"):
        signers = read_signers(laid_out(text))
        assert [(s.name and s.name.text, [p.text for p in s.positions], s.capacity) for s in signers] == expected, (
            reason
        )


CASES_OF_LETTERS = [
    ("PHÓ TRƯỞNG BAN CHỈ ĐẠO", "Phó Trưởng Ban Chỉ đạo", "posts keep the capitals of their words"),
    ("ỦY BAN NHÂN DÂN XÃ EA TRANG", "Ủy ban nhân dân xã Ea Trang", "a place to the end of the name"),
    ("SỞ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI", "Sở Lao động - Thương binh và Xã hội", "must not match: 'xã hội' is no commune"),
    ("SỞ VĂN HÓA VÀ DI SẢN", "Sở Văn hóa và Di sản", "each field of a department with a capital"),
    ("BỘ CHỈ HUY QUÂN SỰ TỈNH", "Bộ Chỉ huy Quân sự tỉnh", "must not match: a level is no field"),
    ("CỤC VIỄN THÔNG", "Cục Viễn thông", "the word behind 'Cục' with a capital"),
    ("CỤC TRƯỞNG", "Cục trưởng", "must not match: 'trưởng' makes a post of it"),
    ("Ban Chỉ đạo", "Ban Chỉ đạo", "must not match: not in capitals, left alone"),
    ("TỈNH ỦY ĐẮK LẮK", "Tỉnh ủy Đắk Lắk", "a province"),
]  # fmt: skip


@pytest.mark.parametrize(("printed", "expected", "reason"), CASES_OF_LETTERS, ids=[row[2] for row in CASES_OF_LETTERS])
def test_sentence_case(printed: str, expected: str, reason: str) -> None:
    assert sentence_case(printed) == expected, reason


@pytest.mark.parametrize(
    ("printed", "kind", "expected"),
    [
        ("THỦ TƯỚNG CHÍNHPHỦ", "known", "Thủ tướng Chính phủ"),
        ("PHO TONG CUC TRUONG", "posts", "Phó Tổng cục trưởng"),
        ("CHÍNH PHỐ LỚN", "known", None),  # other words
        ("Chinh phu", "known", None),  # must not match: running text is left as it stands
    ],
)
def test_repairs_only_what_has_one_reading(printed: str, kind: str, expected: str | None) -> None:
    assert repaired(printed, kind) == expected
