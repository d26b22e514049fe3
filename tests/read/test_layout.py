"""Outline, recipients, tables, annexes: a table of cases, each with the rule that it stands for."""

from __future__ import annotations

import pytest

from nq57graph.model.document import Document, Level
from nq57graph.model.text import Source
from nq57graph.model.words import flat
from nq57graph.read.closing import heads_recipients, is_formula, is_person
from nq57graph.read.layout import lay_out
from nq57graph.read.letters import is_noise
from nq57graph.read.lines import normalise, split_lines
from nq57graph.read.numbering import Marked, mend_marks

HEAD = "ỦY BAN NHÂN DÂN TỈNH TÂY NINH\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 3/KH-UBND\nTây Ninh, ngày 2 tháng 6 năm 2026\n\nKẾ HOẠCH\nTrồng rừng\n\n"
LONG = "Sở Nông nghiệp và Môi trường chủ trì, phối hợp với các xã"
TAIL = "Nơi nhận:\n- Lưu: VT.\n\nCHỦ TỊCH\n\nLê Văn Mẫu\n\n"


def laid_out(text: str) -> Document:
    return lay_out(Source("case.txt", "0", text))


def outline(document: Document) -> list[str]:
    return [f"{block.path} {block.flow.text}" for block in document.blocks()]


OUTLINES = [
    ("I. MỤC TIÊU\n1. Một\na) A nhỏ\n- gạch\n+ cộng\n", ["I MỤC TIÊU", "I.1 Một", "I.1.a A nhỏ", "I.1.a.b1 gạch", "I.1.a.b1.c1 cộng"], "every level in its order"),
    ("I. MỤC TIÊU\n\n1. Một\n\nII NHIỆM VỤ TRỌNG TÂM\n\n1. Hai\n", ["I MỤC TIÊU", "I.1 Một", "II NHIỆM VỤ TRỌNG TÂM", "II.1 Hai"], "a Roman number whose stop a scan has lost, before a heading in capitals"),
    ("I. MỤC TIÊU\n\nX Quang và xét nghiệm.\n", ["I MỤC TIÊU", "I.p1 X Quang và xét nghiệm."], "must not match: a capital letter before small ones"),
    ("I- MỤC TIÊU\nII- NHIỆM VỤ\n", ["I MỤC TIÊU", "II NHIỆM VỤ"], "the Party's dash behind the number"),
    ("1- Việc đầu.\n2- Việc sau.\n", ["1 Việc đầu.", "2 Việc sau."], "the Party's dash behind an Arabic number"),
    ("1. Tỷ lệ đạt\n10 - 15% mỗi năm.\n", ["1 Tỷ lệ đạt", "1.p1 10 - 15% mỗi năm."], "must not match: a range of figures at the beginning of a line"),
    ("I. VIỆC\n\n(1) Một;\n\n(2) Hai.\n", ["I VIỆC", "I.1 Một;", "I.2 Hai."], "numbers in brackets"),
    ("1. Việc\na) Nhóm\n(1) Một\n(2) Hai\nb) Nhóm sau\n", ["1 Việc", "1.a Nhóm", "1.a.1 Một", "1.a.2 Hai", "1.b Nhóm sau"], "'(1)' stands below 'a)'"),
    ("3. Nhóm\n1) Một\na) A\n2) Hai\n4. Sau\n", ["3 Nhóm", "3.1 Một", "3.1.a A", "3.2 Hai", "4 Sau"], "'1)' stands below '3.', 'a)' below '1)'"),
    ("II. VIỆC\n\nA. Thể chế\n\n1. Một\n\nB. Hạ tầng\n\n2. Hai\n", ["II VIỆC", "II.A Thể chế", "II.A.1 Một", "II.B Hạ tầng", "II.B.2 Hai"], "capital letters below a Roman number"),
    ("II. HOẠT ĐỘNG\nHoạt động 1. Lập đề án\nHoạt động 2: Sửa đề án\n", ["II HOẠT ĐỘNG", "II.1 Lập đề án", "II.2 Sửa đề án"], "activities by number"),
    ("1. Việc\nHoạt động 1 của Chương trình được giữ nguyên.\n", ["1 Việc", "1.p1 Hoạt động 1 của Chương trình được giữ nguyên."], "must not match: an activity spoken of"),
    ("1. Việc:\n- Một;\n__ Hai;\n: Ba.\n", ["1 Việc:", "1.b1 Một;", "1.b2 Hai;", "1.b3 Ba."], "dashes that a scan printed otherwise"),
    ("_2.3. Giao Vụ Chính sách\n- Một\n", ["2.3 Giao Vụ Chính sách", "2.3.b1 Một"], "dirt of a scan in front of a number"),
    ("II. MỤC TIÊU\nIIL. NHIỆM VỤ CỤ THỂ\n", ["II MỤC TIÊU", "III NHIỆM VỤ CỤ THỂ"], "'IIL.' behind 'II.' is III"),
    ("II. MỤC TIÊU\nHI. NHIỆM VỤ CỤ THỂ\n", ["II MỤC TIÊU", "III NHIỆM VỤ CỤ THỂ"], "'HI.' behind 'II.' is III: an H is two strokes"),
    ("1. Nhóm:\nTH. NGUYỄN VĂN MẪU\n", ["1 Nhóm:", "1.p1 TH. NGUYỄN VĂN MẪU"], "must not match: letters that are no number in their place"),
    ("Điêu 1. Phạm vi\nĐiều 2. Hiệu lực\n", ["1 Phạm vi", "2 Hiệu lực"], "an article whose accent a scan has lost"),
    ("II. VIỆC\n2.1. Một\n2.1.1. Hai\n2.2. Ba\n", ["II VIỆC", "II.2.1 Một", "II.2.1.1 Hai", "II.2.2 Ba"], "a number that holds its parents is not repeated"),
    ("1. Một\na) A\nb) B\n2. Hai\na) C\n", ["1 Một", "1.a A", "1.b B", "2 Hai", "2.a C"], "letters begin anew under each number"),
    ("1. Một:\nd) bốn\nđ) năm\n", ["1 Một:", "1.d bốn", "1.đ năm"], "d and đ are two letters"),
    ("1. Một\n1. Một nữa\n", ["1 Một", "1~2 Một nữa"], "two items numbered alike are told apart"),
    ("Chương I\nQUY ĐỊNH CHUNG\nĐiều 1. Phạm vi\n1. Một.\nChương II\nTỔ CHỨC\nĐiều 2. Việc\n",
     ["I QUY ĐỊNH CHUNG", "1 Phạm vi", "1.1 Một.", "II TỔ CHỨC", "2 Việc"], "articles head the path; the chapter's title stands below"),
    ("Chương I\n\nQUY ĐỊNH CHUNG\n\nĐiều 1. Phạm vi\n", ["I QUY ĐỊNH CHUNG", "1 Phạm vi"], "a blank line between chapter and title"),
    ("Chương I\nCHUNG\nMục 1. VIỆC\nĐiều 1. A\nMục 2. CÔNG\nĐiều 2. B\n",
     ["I CHUNG", "I.1 VIỆC", "1 A", "I.2 CÔNG", "2 B"], "a section of a chapter lies inside it"),
    ("PHẦN THỨ NHẤT: TÌNH HÌNH\nI. KẾT QUẢ\nPHẦN THỨ HAI: NHIỆM VỤ\nI. VIỆC\n",
     ["THỨ-NHẤT TÌNH HÌNH", "THỨ-NHẤT.I KẾT QUẢ", "THỨ-HAI NHIỆM VỤ", "THỨ-HAI.I VIỆC"], "parts in words"),
    ("A. MỤC TIÊU TỔNG QUÁT\nI. CHUNG\nB. NHIỆM VỤ CỤ THỂ\nI. RIÊNG\n",
     ["A MỤC TIÊU TỔNG QUÁT", "A.I CHUNG", "B NHIỆM VỤ CỤ THỂ", "B.I RIÊNG"], "capital letters head the parts"),
    ("1. Nhóm:\nA. Nguyễn dự họp cùng các sở\n", ["1 Nhóm:", "1.p1 A. Nguyễn dự họp cùng các sở"], "must not match: a capital letter before ordinary words is no part"),
    ("1. TINH THAN CHỈ ĐẠO\n1. Một\n2. Hai\nII. NHIỆM VỤ CỤ THỂ\n", ["I TINH THAN CHỈ ĐẠO", "I.1 Một", "I.2 Hai", "II NHIỆM VỤ CỤ THỂ"], "'1.' in capitals before 'II.' is I"),
    ("1. TINH THAN CHỈ ĐẠO\n2. NHIỆM VỤ CỤ THỂ\n", ["1 TINH THAN CHỈ ĐẠO", "2 NHIỆM VỤ CỤ THỂ"], "must not match: capitals numbered 1, 2 are numbers"),
    ("I. MỤC TIÊU\nII. NHIỆM VỤ\nIl. TỔ CHỨC THỰC HIỆN\n", ["I MỤC TIÊU", "II NHIỆM VỤ", "III TỔ CHỨC THỰC HIỆN"], "'Il.' behind 'II.' is III"),
    ("I. MỤC TIÊU\nIl. NHIỆM VỤ CỤ THỂ\n", ["I MỤC TIÊU", "II NHIỆM VỤ CỤ THỂ"], "'Il.' behind 'I.' is II"),
    ("1. Một:\na) A\nb) B\n©) C\nd) D\n", ["1 Một:", "1.a A", "1.b B", "1.c C", "1.d D"], "'©)' is a scanned 'c)'"),
    ("1. Một:\nc) C\nđ) D\nđ) E\n", ["1 Một:", "1.c C", "1.d D", "1.đ E"], "of two 'đ)' behind 'c)' the first is d)"),
    ("1. Một:\nc) C\nd) D\nd) E\n", ["1 Một:", "1.c C", "1.d D", "1.đ E"], "the second of two 'd)' is đ)"),
    ("1. Một\n__ - gạch\n~ Sóng\n", ["1 Một", "1.b1 gạch", "1.b2 Sóng"], "dirt before a dash, a wave for one"),
    ("1. Một\n• chấm\n* sao\n", ["1 Một", "1.b1 chấm", "1.b2 sao"], "dots and Markdown bullets are dashes"),
    ("1\\. Một\n\\- gạch\n", ["1 Một", "1.b1 gạch"], "escapes of Markdown"),
    ("**1. Một**\n*- gạch*\n", ["1 Một", "1.b1 gạch"], "marks of emphasis"),
    ("1. VIỆC CHUNG\nĐoạn một.\nĐoạn hai.\n", ["1 VIỆC CHUNG", "1.p1 Đoạn một.", "1.p2 Đoạn hai."], "where lines are not wrapped, each is a paragraph"),
    ("1. VIỆC CHUNG\n\nĐoạn một.\n\nĐoạn hai.\n", ["1 VIỆC CHUNG", "1.p1 Đoạn một.", "1.p2 Đoạn hai."], "unmarked paragraphs apart under a heading"),
    ("1. Làm việc.\n\nĐoạn sau.\n", ["1 Làm việc. Đoạn sau."], "an unmarked paragraph behind an item belongs to it"),
    (f"1. {LONG}\nlập kế hoạch.\n2. Hai.\n", [f"1 {LONG} lập kế hoạch.", "2 Hai."], "a wrapped line goes on"),
    ("1. Lập kế hoạch\n\n--- PAGE BREAK ---\n\ncho các xã.\n2. Hai.\n", ["1 Lập kế hoạch cho các xã.", "2 Hai."], "a sentence torn by a page break"),
    ("1. Lập kế hoạch của\n\n12\n\nSở Y tế.\n2. Hai.\n", ["1 Lập kế hoạch của Sở Y tế.", "2 Hai."], "torn behind 'của', a page number between"),
    ("1. Lập kế hoạch.\n\nTrang 3/12\n\n2. Hai.\n", ["1 Lập kế hoạch.", "2 Hai."], "'Trang 3/12' is no text"),
    ("1. Một.\n\n14 CÔNG BÁO/Số 31+32/Ngày 02-8-2024\n\n2. Hai.\n", ["1 Một.", "2 Hai."], "a gazette's running head is no text"),
    ("1. Một.\n\nwww.vanbanluat.vn\n\n2. Hai.\n", ["1 Một.", "2 Hai."], "the address of a site is no text"),
    (f"1. {LONG} 2 của điểm 2\nMục III Quy chế này ngay trong năm nay.\n2. {LONG}\nthực hiện.\n3. {LONG}\nxong.\n", [f"1 {LONG} 2 của điểm 2 Mục III Quy chế này ngay trong năm nay.", f"2 {LONG} thực hiện.", f"3 {LONG} xong."], "must not match: 'Mục III' in a wrapped sentence heads nothing"),
    ("1. Theo Luật số 5¹ ban hành\n¹ Luật Biển.\n\nnăm nay.\n", ["1 Theo Luật số 5 ban hành năm nay."], "a footnote stands inside a sentence"),
    ("Điều 1. A\nI. PHẦN\n1. Một\nĐiều 2. B\n", ["1 A", "1.I PHẦN", "1.I.1 Một", "2 B"], "a Roman section inside an article"),
    ("Điều 1\nPhạm vi\n1. Một.\n", ["1 Phạm vi", "1.1 Một."], "an article's title on the next line"),
    ("„ Điều 1. A\nĐiều 2. B\n", ["1 A", "2 B"], "dirt before an article"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "expected", "reason"), OUTLINES, ids=[row[2] for row in OUTLINES])
def test_outline(body: str, expected: list[str], reason: str) -> None:
    assert outline(laid_out(HEAD + body)) == expected, reason


END = HEAD + "1. Lập kế hoạch.\n\n"
RECIPIENTS = [
    ("Nơi nhận:\n- Như trên;\n- Sở Y tế;\n- Lưu: VT, KT.\n", ["Như trên", "Sở Y tế", "Lưu: VT, KT"], "bullets"),
    ("Nơi nhận:\n- Các sở,\n- Lưu Văn phòng Tỉnh ủy.\n", ["Các sở", "Lưu Văn phòng Tỉnh ủy"], "the Party ends its lines with a comma"),
    ("Nơi nhận:\n- VPUB: CVP, PCVP,\n  các phòng;\n- Lưu: VT.\n", ["VPUB: CVP, PCVP, các phòng", "Lưu: VT"], "a line that goes on"),
    ("Nơi nhận:\nNhư Điều 3;\nSở Y tế;\nLưu: VT.\n", ["Như Điều 3", "Sở Y tế", "Lưu: VT"], "a list that has lost its bullets"),
    ("Nơi nhận: Như trên; Sở Y tế; Lưu: VT.\n", ["Như trên", "Sở Y tế", "Lưu: VT"], "a list on one line"),
    ("Noi nhậm: THỦ TƯỚNG\n- Sở Y tế; ff\n- Sở Nội vụ; Ñ\n- Lưu: VT.\n", ["Sở Y tế", "Sở Nội vụ", "Lưu: VT"], "what a scan makes of the signature beside the list"),
    ("Nưi Nệm\n- Sở Y tế;\n- Lưu: VT.\n", ["Sở Y tế", "Lưu: VT"], "the heading spoiled"),
    ("Nơi nhận:\n- Sở Y tế; KT. CHỦ TỊCH\n- Sở Nội vụ; Lê Văn Mẫu\n- Lưu: VT.\n", ["Sở Y tế", "Sở Nội vụ", "Lưu: VT"], "the signature's column fused in"),
    ("Nơi nhận:\n- Sở Y tế;\n- Lưu: VT.\tTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nLê Văn Mẫu\n", ["Sở Y tế", "Lưu: VT"], "the signature in the other column"),
    ("Nơi nhận:\n- Sở Y tế;\nỦy ban Dân tộc;\n- Lưu: VT.\n", ["Sở Y tế", "Ủy ban Dân tộc", "Lưu: VT"], "one bullet lost"),
    ("Nơi nhận:\n- Cơ quan báo, đài\n(để đưa tin);\n- Lưu: VT.\n", ["Cơ quan báo, đài (để đưa tin)", "Lưu: VT"], "a purpose on the next line"),
    ("Nơi nhận:\n- Sở Y tế;\n- Lưu: VT.\n\n--- PAGE BREAK ---\n\nQUY CHẾ\n(Kèm theo Kế hoạch số 3)\n- Một việc;\n", ["Sở Y tế", "Lưu: VT"], "the list ends where the page ends"),
    ("Nơi nhận:\n- Sở Y tế;\n- Lưu: VT; TH.\n", ["Sở Y tế", "Lưu: VT; TH"], "must not match: short letters in the line of copies are offices"),
    ("Nơi nhận hồ sơ là Sở Y tế.\n", [], "must not match: the place where papers are handed in"),
    ("nơi nhận:\n- Sở Y tế;\n", [], "must not match: in the run of a sentence"),
]  # fmt: skip


@pytest.mark.parametrize(("end", "expected", "reason"), RECIPIENTS, ids=[row[2] for row in RECIPIENTS])
def test_recipients(end: str, expected: list[str], reason: str) -> None:
    assert [r.text for r in laid_out(END + end).recipients] == expected, reason


CLOSINGS = [
    # the paragraphs below the last item, how many of them take leave, why
    (["Trên đây là Kế hoạch trồng rừng năm 2026, các sở báo cáo UBND tỉnh./."], 1, "'Trên đây là' looks back on the document"),
    (["Trong quá trình triển khai thực hiện, nếu có khó khăn, vướng mắc, các đơn vị phản ánh về Sở Nội vụ./."], 1, "where to turn with difficulties"),
    (["Trong quá trình tổ chức thực hiện, nêu phát sinh vướng mắc, đề nghị báo cáo Sở Y tế."], 1, "an accent lost"),
    (["Yêu cầu các sở, ngành, địa phương nghiêm túc triển khai thực hiện./."], 1, "a general call at the end"),
    (["Yêu cầu Thủ trưởng các đơn vị nghiêm túc tổ chức thực hiện Kế hoạch này./."], 1, "the call names the document"),
    (["Đề nghị các cơ quan, đơn vị quan tâm phối hợp thực hiện./."], 1, "a general request at the end"),
    (["Trên đây là Kế hoạch trồng rừng.", "Đề nghị các xã quan tâm phối hợp thực hiện./."], 2, "two formulas, one after the other"),
    (["Yêu cầu các xã phối hợp thực hiện rà soát quỹ đất trước ngày 01/7/2026."], 0, "must not match: the words go on with work"),
    (["Đề nghị các xã rà soát quỹ đất."], 0, "must not match: an order of its own"),
    (["- Trong quá trình thực hiện, nếu có vướng mắc, các xã báo cáo Sở Nội vụ."], 0, "must not match: a marked item"),
    (["Trên đây là Kế hoạch trồng rừng.", "2. Trồng cây."], 0, "must not match: an item comes after it"),
]  # fmt: skip


@pytest.mark.parametrize(("paragraphs", "count", "reason"), CLOSINGS)
def test_closing(paragraphs: list[str], count: int, reason: str) -> None:
    document = laid_out(HEAD + "1. Sở Nội vụ lập kế hoạch.\n\n" + "\n\n".join(paragraphs) + "\n\n" + TAIL)
    assert [flow.text for flow in document.closing] == (paragraphs[-count:] if count else []), reason
    assert count == 0 or document.body[-1].flow.text == "Sở Nội vụ lập kế hoạch.", "no part of the last item"


def test_a_closing_without_a_blank_line_above() -> None:
    document = laid_out(f"{HEAD}1. Sở Nội vụ lập kế hoạch.\nTrên đây là Kế hoạch trồng rừng./.\n\n{TAIL}")
    assert [flow.text for flow in document.closing] == ["Trên đây là Kế hoạch trồng rừng./."]


TABLES = [
    ("| TT | Việc | Chủ trì |\n|---|---|---|\n| 1 | Lập | Sở Y tế |\n| 2 | Sửa | Sở Nội vụ |\n", [["1", "Lập", "Sở Y tế"], ["2", "Sửa", "Sở Nội vụ"]], "pipes"),
    ("TT\tViệc\tChủ trì\n1\tLập\tSở Y tế\n", [["1", "Lập", "Sở Y tế"]], "tabs"),
    ("TT | Việc | Chủ trì\n1 | Lập | Sở Y tế\n", [["1", "Lập", "Sở Y tế"]], "pipes between the cells only"),
    ("TT | Việc | Chủ trì\nA | Phần đầu\n1 | Lập | Sở Y tế\n", [["A", "Phần đầu", ""], ["1", "Lập", "Sở Y tế"]], "a row of two cells heads a part"),
    ("TT | Việc | Chủ trì | Hạn\n1 | Lập | | 2026\nI | Phần | |\n", [["1", "Lập", "", "2026"], ["I", "Phần", "", ""]], "empty cells between bare pipes"),
    ("TT | Việc | Chủ trì | Hạn\n1 | Lập | UBND các\nxã | 2026\n2 | Sửa | Sở | 2027\n", [["1", "Lập", "UBND các xã", "2026"], ["2", "Sửa", "Sở", "2027"]], "a row torn inside a cell"),
    ("TT\tViệc\tChủ trì\tHạn\n1\tLập\tSở Y tế,\nSở Nội vụ\t2026\n", [["1", "Lập", "Sở Y tế, Sở Nội vụ", "2026"]], "the same with tabs"),
    ("| TT | Việc | Chủ trì |\n| 1 | Lập kế | Sở |\n|  | hoạch |  |\n", [["1", "Lập kế hoạch", "Sở"]], "a row that goes on below"),
    ("| TT | Việc | Chủ trì |\n| 1 | Lập kế | Sở |\n\n\n|  | hoạch |  |\n", [["1", "Lập kế hoạch", "Sở"]], "a row that goes on over a page"),
    ("TT\tViệc\tChủ trì\nI.\tHạ tầng\n1\tLập\tSở Y tế\n", [["I.", "Hạ tầng", ""], ["1", "Lập", "Sở Y tế"]], "a section row of two cells does not end the table"),
    ("| TT | Việc | Chủ trì |\n| 1 | Lập |\n", [["1", "Lập", ""]], "a short row"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected", "reason"), TABLES, ids=[row[2] for row in TABLES])
def test_tables(text: str, expected: list[list[str]], reason: str) -> None:
    document = laid_out(END + "Nơi nhận:\n- Lưu: VT.\n\nPHỤ LỤC\nDANH MỤC VIỆC\n(Kèm theo Kế hoạch số 3)\n\n" + text)
    (annex,) = document.annexes
    assert [[cell.text for cell in row.cells] for table in annex.tables for row in table.rows] == expected, reason


def test_one_line_with_pipes_is_no_table() -> None:
    document = laid_out(END + "2. Hai.\nvết | bẩn | quét\n3. Ba.\n")
    assert not any(block.tables for block in document.blocks())


ANNEXES = [
    ("PHỤ LỤC I\nDANH MỤC VIỆC\n\n1. Lập.\nPHỤ LỤC II\nDANH MỤC NỮA\n\n1. Sửa.\n", [("PHỤ LỤC I", "DANH MỤC VIỆC"), ("PHỤ LỤC II", "DANH MỤC NỮA")], "two annexes"),
    ("QUY CHẾ\nLàm việc\n(Kèm theo Quyết định số 3/QĐ-UBND)\n\nĐiều 1. Phạm vi\n", [("QUY CHẾ", "Làm việc")], "a document issued with this one"),
    ("PHỤ LỤC 1. DANH MỤC VIỆC\n\n1. Lập.\n", [("PHỤ LỤC 1", "DANH MỤC VIỆC")], "label and title on one line"),
    ("--- PAGE BREAK ---\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nKẾ HOẠCH\nKiểm tra\n(Kèm theo Quyết định số 3)\n1. Lập.\n", [("KẾ HOẠCH", "Kiểm tra")], "an attached document with a motto of its own"),
    ("", [], "must not match: nothing follows"),
]  # fmt: skip


def test_a_plan_behind_its_decision_keeps_its_paths() -> None:
    text = HEAD.replace("KẾ HOẠCH", "QUYẾT ĐỊNH") + "Điều 1. Ban hành kèm theo Quyết định này Kế hoạch.\n\n" + TAIL
    plan = "KẾ HOẠCH\nTrồng rừng\n(Kèm theo Quyết định số 3/QĐ-UBND)\n\nI. VIỆC\n\nTT\tViệc\tChủ trì\n1\tTrồng\tSở A\n2\tTỉa\tSở B\n"
    document = laid_out(text + plan)
    (annex,) = document.annexes
    assert annex.attached and list(document.prefixed_annexes()) == [("", annex)]
    assert [block.path for top in annex.blocks for block in top.walk()] == ["I"]
    assert len(annex.blocks[0].tables) == 1, "a table of the plan stands in its section"


def test_an_appendix_is_no_document_issued_with_it() -> None:
    document = laid_out(HEAD + "1. Trồng.\n\n" + TAIL + "PHỤ LỤC\nDANH MỤC\n\n1. Cây.\n")
    assert [prefix for prefix, _ in document.prefixed_annexes()] == ["PL"]


WRAPPED = "\n".join(
    f"{n}. " + ("Sở Nông nghiệp và Môi trường chủ trì, phối hợp với các xã trồng rừng " * 3)[:80] for n in range(1, 9)
)


def test_line_breaks_in_the_cells_of_markdown() -> None:
    """Two cells set heading and signature side by side; in a table of tasks a break is white space."""
    document = lay_out(
        Source(
            "case.md",
            "0",
            "| ỦY BAN NHÂN DÂN<br>**TỈNH GIA LAI** | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM<br>Độc lập - Tự do - Hạnh phúc |\n|---|---|\n"
            "| Số: 3/KH-UBND | Gia Lai, ngày 3 tháng 4 năm 2025 |\n\nKẾ HOẠCH\nTrồng rừng\n\n1. Sở Y tế chủ trì.\n\n"
            "| TT | Nhiệm vụ | Chủ trì |\n|---|---|---|\n| 1 | Lập<br/>danh mục | Sở Y tế,<BR>Sở Nội vụ |\n\n"
            "| **Nơi nhận:**<br>- Như trên;<br>- Lưu: VT. | **CHỦ TỊCH**<br><br>**Lê Văn Mẫu** |\n",
        )
    )
    assert document.header.issuer.text == "ỦY BAN NHÂN DÂN TỈNH GIA LAI"
    assert document.header.number.text == "3/KH-UBND"
    assert [r.text.rstrip(";.") for r in document.recipients] == ["Như trên", "Lưu: VT"]
    assert [s.name.text for s in document.signatures] == ["Lê Văn Mẫu"]
    cells = [
        cell.text for block in document.blocks() for table in block.tables for row in table.rows for cell in row.cells
    ]
    assert cells[-2:] == ["Lập danh mục", "Sở Y tế, Sở Nội vụ"]


def test_a_full_line_at_the_end_of_a_page_goes_on_with_a_capital() -> None:
    full = "9. Chủ trì, phối hợp với Sở Tư pháp hoàn thành việc đối soát;\nbáo cáo kết quả rà soát toàn bộ hồ sơ còn tồn đọng của năm trước với Thủ tướng"
    document = laid_out(f"{HEAD}{WRAPPED}\n{full}\n2\n\nChính phủ trước ngày 15/6/2026.\n\n{TAIL}")
    assert outline(document)[-1].endswith("Thủ tướng Chính phủ trước ngày 15/6/2026."), "a page number between"
    apart = laid_out(f"{HEAD}{WRAPPED}\n{full}\n\nChính phủ trước ngày 15/6/2026.\n\n{TAIL}")
    assert not outline(apart)[-1].endswith("Thủ tướng Chính phủ trước ngày 15/6/2026."), (
        "must not match: no page has ended"
    )


def test_what_is_printed_on_every_page_is_no_text() -> None:
    page = "\n{n}\nSở Xây dựng Vĩnh An   Thông báo số {n}/2026\n"
    text = "1. Trồng cây" + page.format(n=2) + "rừng ở các xã.\n2. Tỉa cây" + page.format(n=3) + "rừng ở các xã.\n"
    assert outline(laid_out(HEAD + text)) == ["1 Trồng cây rừng ở các xã.", "2 Tỉa cây rừng ở các xã."]
    once = "1. Trồng cây" + page.format(n=2) + "rừng ở các xã.\n"
    assert "Sở Xây dựng" in " ".join(outline(laid_out(HEAD + once))), "must not match: printed once"


def test_a_signature_inside_the_file_closes_the_document() -> None:
    text = HEAD + "1. Trồng cây./.\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\nLê Văn Mẫu\n\nDANH MỤC CÂY\n\n2. Thông.\n"
    document = laid_out(text)
    assert outline(document) == ["1 Trồng cây./."]
    assert [signature.name.text for signature in document.signatures] == ["Lê Văn Mẫu"]


def test_posts_in_capitals_inside_the_text_sign_nothing() -> None:
    document = laid_out(HEAD + "1. Mẫu chữ ký:\nKT. CHỦ TỊCH\n2. Tỉa cây.\n\n" + TAIL)
    assert outline(document)[-1] == "2 Tỉa cây.", "no './.' stands in front"


def test_recipients_whose_heading_a_scan_has_lost() -> None:
    document = laid_out(HEAD + "1. Trồng cây./.\n\nMới nhận:\n- Sở Nội vụ;\n- Sở Y tế;\n- Lưu: VT.\n")
    assert [r.text for r in document.recipients] == ["Sở Nội vụ", "Sở Y tế", "Lưu: VT"]


def test_a_last_item_on_filing_is_no_recipient() -> None:
    document = laid_out(HEAD + "1. Việc:\n- Số hóa hồ sơ;\n- Lưu trữ điện tử hồ sơ công việc.\n")
    assert document.recipients == () and outline(document)[-1] == "1.b2 Lưu trữ điện tử hồ sơ công việc."


def test_two_notices_in_one_file_are_two_documents() -> None:
    first = HEAD + "1. Trồng cây.\n\n" + TAIL
    second = first.replace("3/KH-UBND", "4/KH-UBND").replace("Trồng cây", "Tỉa cây")
    document = laid_out(first + second)
    (other,) = document.attached
    assert (document.header.number.text, other.header.number.text) == ("3/KH-UBND", "4/KH-UBND")
    assert outline(document) == ["1 Trồng cây."] and outline(other) == ["1 Tỉa cây."]
    assert [r.text for r in document.recipients] == ["Lưu: VT"], "the second header is no recipient of the first"
    assert document.source.text[other.header.number.spans()[0].start :].startswith("4/KH-UBND")


def test_a_header_without_a_number_heads_no_document_of_its_own() -> None:
    text = (
        HEAD
        + "1. Trồng.\n\n"
        + TAIL
        + "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\nPHỤ LỤC\nMẪU ĐƠN\n\n1. Kính gửi\n"
    )
    assert laid_out(text).attached == ()


@pytest.mark.parametrize(("text", "expected", "reason"), ANNEXES, ids=[row[2] for row in ANNEXES])
def test_annexes(text: str, expected: list[tuple[str, str]], reason: str) -> None:
    document = laid_out(END + TAIL + text)
    assert [(a.label.text, a.title.text) for a in document.annexes] == expected, reason
    assert [s.name.text for s in document.signatures] == ["Lê Văn Mẫu"]


def test_the_words_of_enactment_head_no_annex() -> None:
    document = laid_out(
        HEAD.replace("KẾ HOẠCH", "QUYẾT ĐỊNH")
        + "Căn cứ Luật;\nQUYẾT ĐỊNH:\nĐiều 1. Ban hành kèm theo Quyết định này quy chế.\nĐiều 2. Thi hành.\n"
    )
    assert [block.path for block in document.body] == ["1", "2"]
    assert document.annexes == ()


MARKS = [
    ([("roman", "I", True), ("roman", "II", True)], ["I", "II"], "a whole series is left alone"),
    ([("number", "1", True), ("roman", "II", True)], ["I", "II"], "a stroke read as one"),
    ([("number", "1", False), ("roman", "II", True)], ["1", "II"], "must not match: ordinary words"),
    ([("roman", "I", True), ("roman", "II", True), ("roman", "IV", True)], ["I", "II", "IV"], "must not match: a number left out is not made up"),
    ([("letter", "c", False), ("letter", "đ", False), ("letter", "e", False)], ["c", "đ", "e"], "must not match: one đ alone"),
]  # fmt: skip


@pytest.mark.parametrize(("given", "expected", "reason"), MARKS, ids=[row[2] for row in MARKS])
def test_marks(given: list[tuple[str, str, bool]], expected: list[str], reason: str) -> None:
    marks, notes = mend_marks([Marked(Level(level), mark, capitals) for level, mark, capitals in given])
    assert [m.mark for m in marks] == expected, reason
    assert bool(notes) == (expected != [mark for _, mark, _ in given])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nơi nhận:", True),
        ("Noi nhậm", True),
        ("**Nơi nhận:**", True),
        ("Nơi nhận: THỦ TƯỚNG", True),
        ("Nơi nhận hồ sơ", False),
        ("nơi nhận:", False),
    ],
)
def test_heads_recipients(text: str, expected: bool) -> None:
    (line,) = split_lines(Source("x", "0", text))
    assert heads_recipients(line) is expected


@pytest.mark.parametrize(
    ("text", "formula"),
    [
        ("KT. CHỦ TỊCH", True),
        ("PHO TONG CUC TRUONG", True),
        ("TUQ. GIÁM ĐỐC", True),
        ("Chủ tịch UBND", False),
        ("CĂN CỨ PHÁP LÝ", False),
    ],
)
def test_is_formula(text: str, formula: bool) -> None:
    assert is_formula(text) is formula


@pytest.mark.parametrize(
    ("text", "person"), [("Hô Quốc Mẫu", True), ("Lê Mẫu", True), ("Zuyến Văn Mẫu", False), ("Sở Y Tế", False)]
)
def test_is_person(text: str, person: bool) -> None:
    assert is_person(text) is person


@pytest.mark.parametrize(
    ("text", "noise"), [("ẾN 6È... C ¬—", True), ("Giai đoạn 2016 - 2021", False), ("Trồng rừng", False), ("", False)]
)
def test_is_noise(text: str, noise: bool) -> None:
    assert is_noise(text) is noise


def test_plain_keeps_every_place() -> None:
    text = "ĐẢNG ỦY – Đắk Lắk Ðiều"
    assert flat(text) == "dang uy – dak lak dieu"
    assert len(flat(text)) == len(text)


def test_untouched_text_has_ranges_for_offsets() -> None:
    flow = normalise("xx Căn cứ Luật yy", 3, 14)
    assert isinstance(flow.starts, range)
    assert isinstance(flow.part(2).starts, range)
