"""Invented documents in several files: the same text as another format, a scan or another hand gives it. Nothing in them is real."""

from __future__ import annotations

import hashlib
import random
import re

from nq57graph.find.reading import read
from nq57graph.model.reading import Reading
from nq57graph.model.text import Source, Span, Word
from nq57graph.read.layout import lay_out

HEAD = """ỦY BAN NHÂN DÂN
TỈNH AN GIANG

Số: 12/TB-UBND

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
An Giang, ngày 05 tháng 3 năm 2026

"""
BODY = """THÔNG BÁO
Kết luận cuộc họp về chuyển đổi số

Ngày 02/3/2026, đồng chí Trần Văn Mẫu, Phó Chủ tịch UBND tỉnh, chủ trì cuộc họp về kết quả chuyển đổi số quý I năm 2026; tham dự có lãnh đạo Sở Khoa học và Công nghệ, Sở Tài chính, Sở Nội vụ.

Sau khi nghe báo cáo của Sở Khoa học và Công nghệ và ý kiến của các đại biểu, Phó Chủ tịch UBND tỉnh kết luận như sau:

1. Sở Tài chính khẩn trương bố trí 1.500 triệu đồng cho trung tâm dữ liệu; hoàn thành trước ngày 30/4/2026.

2. Sở Nội vụ rà soát biên chế, bố trí 12 người làm công tác chuyển đổi số ở các xã, phường, báo cáo UBND tỉnh trong tháng 6/2026.

3. Sở Khoa học và Công nghệ chủ trì, phối hợp với Công an tỉnh kết nối kho dữ liệu dùng chung theo Nghị quyết số 57-NQ/TW ngày 22/12/2024; bảo đảm 85% hồ sơ được giải quyết trên môi trường mạng.

4. Ủy ban nhân dân các xã, phường tuyên truyền để người dân sử dụng dịch vụ công trực tuyến, không để hồ sơ quá hạn.

"""
CLOSE = """Nơi nhận:
- Sở Tài chính;
- Sở Nội vụ;
- Lưu: VT.

TL. CHỦ TỊCH
KT. CHÁNH VĂN PHÒNG
PHÓ CHÁNH VĂN PHÒNG

Lê Thị Hòa
"""
NOTICE = HEAD + BODY + CLOSE

DECISION = """ỦY BAN NHÂN DÂN
TỈNH AN GIANG

Số: 45/QĐ-UBND

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
An Giang, ngày 10 tháng 4 năm 2026

QUYẾT ĐỊNH
Ban hành Kế hoạch phát triển hạ tầng số

CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH

Căn cứ Luật Tổ chức chính quyền địa phương;

Theo đề nghị của Giám đốc Sở Khoa học và Công nghệ,

QUYẾT ĐỊNH:

Điều 1. Ban hành kèm theo Quyết định này Kế hoạch phát triển hạ tầng số trên địa bàn tỉnh.

Điều 2. Quyết định này có hiệu lực kể từ ngày ký ban hành.

Điều 3. Chánh Văn phòng Ủy ban nhân dân tỉnh, Giám đốc Sở Khoa học và Công nghệ và thủ trưởng các cơ quan liên quan chịu trách nhiệm thi hành Quyết định này./.

Nơi nhận:
- Như Điều 3;
- Lưu: VT.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Nguyễn Văn Vàng

"""
PLAN = """KẾ HOẠCH
Phát triển hạ tầng số trên địa bàn tỉnh
(Kèm theo Quyết định số 45/QĐ-UBND ngày 10 tháng 4 năm 2026 của Ủy ban nhân dân tỉnh)

I. MỤC TIÊU

Đến năm 2030, 100% xã, phường có mạng di động thế hệ mới; mọi cơ quan dùng chung một trung tâm dữ liệu, mọi trường học và trạm y tế có kết nối cáp quang.

II. NHIỆM VỤ

1. Sở Khoa học và Công nghệ chủ trì khảo sát vùng lõm sóng ở các xã biên giới, hoàn thành trong quý III năm 2026.

2. Sở Tài chính cân đối nguồn vốn, trình Ủy ban nhân dân tỉnh trước ngày 15/8/2026.

3. Sở Xây dựng hướng dẫn dùng chung cột, cống, bể kỹ thuật khi làm đường mới, báo cáo kết quả trước ngày 20/12/2026.

4. Ủy ban nhân dân các xã, phường bố trí mặt bằng cho trạm thu phát sóng, vận động nhân dân ủng hộ.
"""


def reading_of(text: str, file: str = "a.txt", words: tuple[Word, ...] = (), notes: tuple[str, ...] = ()) -> Reading:
    source = Source(file, hashlib.sha256(text.encode()).hexdigest(), text, words=words, notes=notes)
    return read(lay_out(source))


def readings_of(text: str, file: str) -> tuple[Reading, ...]:
    """One reading for each document of the file."""
    return reading_of(text, file).documents


def scan_of(
    text: str, file: str, errors: float = 0.0, sure: float = 0.95, doubt: float = 0.4, seed: int = 1
) -> Reading:
    """``text`` as a scan gives it: words with confidences, of which the part ``errors`` has a letter misread."""
    chance = random.Random(seed)
    parts, words, at = [], [], 0
    for piece in re.findall(r"\s+|\S+", text):
        confidence = sure
        if not piece.isspace() and chance.random() < errors:
            place = chance.randrange(len(piece))
            piece = piece[:place] + chance.choice("aeilntorcu") + piece[place + 1 :]
            confidence = doubt
        if not piece.isspace():
            words.append(Word(Span(at, at + len(piece)), 1, (0.0, 0.0, 1.0, 1.0), confidence))
        parts.append(piece)
        at += len(piece)
    return reading_of("".join(parts), file, tuple(words))


def row_by_row(text: str) -> str:
    """``text`` with the heading as a PDF's text layer gives it: two columns, line by line."""
    return text.replace(
        HEAD,
        """ỦY BAN NHÂN DÂN     CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
TỈNH AN GIANG     Độc lập - Tự do - Hạnh phúc
Số: 12/TB-UBND     An Giang, ngày 05 tháng 3 năm 2026

""",
    )


def wrapped(text: str, width: int = 60) -> str:
    """``text`` with the lines of its paragraphs broken at ``width``, as a page breaks them."""
    lines = []
    for line in text.split("\n"):
        while len(line) > width and " " in line[:width]:
            cut = line.rindex(" ", 0, width)
            lines.append(line[:cut])
            line = line[cut + 1 :]
        lines.append(line)
    return "\n".join(lines)
