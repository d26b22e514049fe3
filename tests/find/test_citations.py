"""Citations: tables of cases in the style of the genre, and the examples of the lexicon, both ways."""

from __future__ import annotations

import pytest

from nq57graph.find.citations import find_citations, normal_number
from nq57graph.find.citations.names import find_named
from nq57graph.find.citations.numbers import find_numbered
from nq57graph.find.citations.origin import read_date
from nq57graph.lexicon import load
from nq57graph.model.document import Annex, Block, Document, Header, Level, Row, Table
from nq57graph.model.reading import CitationMention, CitedRelation
from nq57graph.model.text import EMPTY, Flow, Source
from nq57graph.model.words import flat

EXAMPLES = load("citations")["examples"]


def flow(text: str, at: int = 0) -> Flow:
    return Flow(text, range(at, at + len(text)), range(at + 1, at + len(text) + 1))


def document(text: str, place: str = "text", number: str = "") -> Document:
    """A document whose only words are ``text``, standing in ``place``, and its own ``number``."""
    words = flow(text)
    levels = {"text": Level.DASH, "heading": Level.ROMAN, "lead-in": Level.PLAIN, "article": Level.ARTICLE}
    body = (Block(levels[place], "-", "b1", words, words),) if place in levels else ()
    header = Header(number=flow(number), title=words if place == "title" else EMPTY)
    annexes = (Annex(flow("Phụ lục"), EMPTY, words),) if place == "attached" else ()
    opening = (words,) if place == "opening" else ()
    return Document(Source("made.txt", "0", text), header, opening, body, (), (), annexes=annexes)


def cite(text: str, place: str = "text", number: str = "") -> tuple[CitationMention, ...]:
    return find_citations(document(text, place, number))[0]


def state(text: str) -> list[tuple[str, str, str]]:
    relations: tuple[CitedRelation, ...] = find_citations(document(text))[1]
    return [(r.citing, r.relation, r.cited) for r in relations]


# ── numbers ───────────────────────────────────────────────────────────────────────────────────────────────────────

NUMBERS = [
    ("thực hiện Nghị quyết số 57-NQ/TW", ["57-NQ/TW"], "Party: number, type, issuer"),
    ("Kết luận số 121-KL/TW của Trung ương", ["121-KL/TW"], "Party conclusion"),
    ("Kế hoạch số 3260-KH/ĐĐQH15", ["3260-KH/ĐĐQH15"], "an issuer with the number of its term"),
    ("Chương trình số 33-CTr/TU", ["33-CTr/TU"], "small letters inside a type"),
    ("Quy định số 05-QyĐ/TU", ["05-QyĐ/TU"], "Party regulation"),
    ("Công văn số 79-CV/TW", ["79-CV/TW"], "Party letter"),
    ("Thông báo số 12-TB/VPTU", ["12-TB/VPTU"], "office of a Party committee"),
    ("Nghị quyết số 08/NQ-TW", ["08/NQ-TW"], "a Party number printed the State's way is kept as printed"),
    ("Nghị quyết số 71/NQ-CP", ["71/NQ-CP"], "State: number/type-issuer"),
    ("Quyết định số 749/QĐ-TTg", ["749/QĐ-TTg"], "issuer with a small letter"),
    ("Quyết định số 23/2025/QĐ-UBND", ["23/2025/QĐ-UBND"], "legal document: the year in the middle"),
    ("Nghị quyết số 66.12/2026/NQ-CP", ["66.12/2026/NQ-CP"], "a number in two parts"),
    ("Nghị quyết số 193/2025/QH15", ["193/2025/QH15"], "National Assembly: no type in the symbol"),
    ("Nghị quyết số 1213/2016/UBTVQH13", ["1213/2016/UBTVQH13"], "Standing Committee"),
    ("Nghị quyết số 560/NQ-UBTVQH15", ["560/NQ-UBTVQH15"], "Standing Committee, individual act"),
    ("Thông tư số 01/2021/TT-BKHCN", ["01/2021/TT-BKHCN"], "ministry's circular"),
    ("Nghị quyết số 38/2016/NQ-HĐND9", ["38/2016/NQ-HĐND9"], "council with the number of its term"),
    ("Nghị quyết số 19-2016/NQ-CP", ["19-2016/NQ-CP"], "the Government's older form: number-year"),
    ("Công văn số 1234/UBND-KGVX", ["1234/UBND-KGVX"], "a letter has issuer and unit, no type"),
    ("công văn số 5553/VPCP", ["5553/VPCP"], "a letter with issuer only, vouched for by its type"),
    ("văn bản số 702/UBQPANĐN15", ["702/UBQPANĐN15"], "a committee of the National Assembly"),
    ("Tờ trình số 19940/TTr-SNNMT-QLĐ", ["19940/TTr-SNNMT-QLĐ"], "issuer and unit behind the type"),
    ("Tờ trình số 04/TTr-BKHCN-BTTTT", ["04/TTr-BKHCN-BTTTT"], "two issuers"),
    ("Nghị quyết liên tịch số 102/2025/NQLT-UBTVQH15-CP-ĐCTUBTWMTTQVN", ["102/2025/NQLT-UBTVQH15-CP-ĐCTUBTWMTTQVN"], "joint"),
    ("Nghị quyết liên tịch số 102/2025/NQLT - UBTVQH15 - CP", ["102/2025/NQLT-UBTVQH15-CP"], "joint, spaces about the dashes"),
    ("Chương trình phối hợp số 1842b/CTPH-BVHTTDL-TLĐLĐVN", ["1842b/CTPH-BVHTTDL-TLĐLĐVN"], "a letter behind the number"),
    ("Quyết định số 15a/QĐ-UBND", ["15a/QĐ-UBND"], "a letter behind the number"),
    ("Công điện khẩn số 6741/CĐ-BNN-TY", ["6741/CĐ-BNN-TY"], "a word between type and 'số'"),
    ("Thông báo kết luận số 173-TB/TW", ["173-TB/TW"], "'Thông báo kết luận' is a Thông báo"),
    ("Kế hoạch số 02-KH/BCĐTW", ["02-KH/BCĐTW"], "steering committee"),
    ("Quyết định số 40/QĐ-BCĐCCHC", ["40/QĐ-BCĐCCHC"], "steering committee of the State"),
    ("Nghị quyết 57-NQ/TW", ["57-NQ/TW"], "without 'số'"),
    ("Nghị quyết số: 57-NQ/TW", ["57-NQ/TW"], "'số' with a colon"),
    ("kinh phí thực hiện 57-NQ/TW năm 2026", ["57-NQ/TW"], "without a type: the symbol is a document's"),
    ("Nghị quyết số 57 - NQ/TW", ["57-NQ/TW"], "spaces about the first dash"),
    ("Nghị quyết số 57-NQ/ TW", ["57-NQ/TW"], "torn behind the bar"),
    ("Chương trình phối hợp số 18/CTPH- BVHTT-LĐLĐ", ["18/CTPH-BVHTT-LĐLĐ"], "torn behind a dash at a line's end"),
    ("Tờ trình số 3236/TTr -SNN ngày", ["3236/TTr-SNN"], "a space before the dash"),
    ("Nghị quyết số 57–NQ/TW", ["57-NQ/TW"], "an en dash"),
    ("Nghị quyết số 57‑NQ/TW", ["57-NQ/TW"], "a dash that does not break"),
    ("Nghị định số 87⁄2017/NĐ-CP", ["87/2017/NĐ-CP"], "a fraction bar of a scan"),
    ("Quyết định sô 749/QD-TTg", ["749/QĐ-TTg"], "a scan without accents: no type is abbreviated 'QD'"),
    ("Nghị quyết số 20- NO/TW ngày", ["20-NQ/TW"], "'NO' can only be 'NQ' where 'Nghị quyết' is printed"),
    ("Chỉ thị số 52-CTI/TW", ["52-CT/TW"], "a scan's 'CTI' where 'Chỉ thị' is printed"),
    ("Luật Nhà ở số 27/2023/QHỈ5", ["27/2023/QH15"], "a scan's digit of the term"),
    ("Nghị quyết số 57-NQ/TW1 đã nêu", ["57-NQ/TW"], "a footnote's digit run into the issuer"),
    ("Căn cứ Nghị định số 87/201 7/NĐ-CP ngày 26/7/2017", ["87/2017/NĐ-CP"], "a year torn by a scan"),
    ("Quyết định số 12/20 dự án", [], "must not match: the rest of the year is missing"),
    ("Nghị quyết số     /NQ-CP ngày 01 tháng 01 năm 2025", ["/NQ-CP"], "the number left blank: the date tells which it is"),
    ("Kế hoạch số ..../KH-UBND của UBND tỉnh", [], "must not match: neither number nor date tells one document"),
    ("theo sở/KH-UBND ngày 01/01/2025", [], "must not match: no blank number, a word stands before the bar"),
    ("các Nghị quyết số 57-NQ/TW, 59-NQ/TW và 66-NQ/TW", ["57-NQ/TW", "59-NQ/TW", "66-NQ/TW"], "a list under one type"),
    ("các văn bản số 1407/UBND-NNMT, số 1446/UBND-NNMT", ["1407/UBND-NNMT", "1446/UBND-NNMT"], "a list with 'số' repeated"),
    ("Nghị quyết số 01/NQ-CP, Nghị quyết số 02/NQ-CP", ["01/NQ-CP", "02/NQ-CP"], "two of one type"),
    ("khoản 2 Điều 5 Nghị định số 30/2020/NĐ-CP", ["30/2020/NĐ-CP"], "a clause of a document is the document"),
    ("(Kế hoạch số 01-KH/TU, ngày 02/6/2025)", ["01-KH/TU"], "in brackets"),
    ("NGHỊ QUYẾT SỐ 57-NQ/TW NGÀY 22 THÁNG 12 NĂM 2024", ["57-NQ/TW"], "a title in capitals"),
    ("hoàn thành trước ngày 11/7/2025", [], "must not match: a date"),
    ("giai đoạn 2021-2030", [], "must not match: a period"),
    ("tăng 30%/năm", [], "must not match: a rate"),
    ("mạng 5G/6G, hỗ trợ 24/7", [], "must not match: no symbol behind the bar"),
    ("theo Mẫu số 06/BCĐ-BKPHN ban hành kèm theo Nghị quyết này", [], "must not match: a form"),
    ("Giấy phép số 12/GP-UBND", [], "must not match: a permit is no document of the kind"),
    ("Hợp đồng số 15/2025/HĐ-KHCN", [], "must not match: a contract"),
    ("Công báo số 199+200/CB-VP", [], "must not match: the gazette"),
    ("năng suất 60 tạ/ha, dịch COVID-19", [], "must not match: units and names"),
    ("tổ 3/KP-2 phường Sông Thao", [], "must not match: an address, nothing vouches for it"),
    ("Nghị quyết số 17/NQ - Một số bộ, ngành", [], "must not match: the issuer is torn off by a column"),
    ("Nghị quyết này có hiệu lực từ ngày ký", [], "must not match: the document itself"),
    ("02 xã/phường, 03 sở/ngành", [], "must not match: alternatives"),
    ("Nghị quyết số 02/NQ-CP - Lãnh đạo Bộ", ["02/NQ-CP"], "a dash between spaces begins another phrase"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "numbers", "reason"), NUMBERS, ids=lambda v: v if isinstance(v, str) else None)
def test_numbers(text: str, numbers: list[str], reason: str) -> None:
    assert [c.number for c in cite(text) if c.number] == numbers, reason


def test_own_number_is_no_citation() -> None:
    text = "(Kèm theo Thông báo số 08 -TB/BCĐ, ngày 24/4/2026); theo Kế hoạch số 38-KH/TU"
    assert [c.number for c in cite(text, number="08-TB/BCĐ")] == ["38-KH/TU"]


OWN_NOTES = [
    ("(Kèm theo Kế hoạch số 76/KH-UBND ngày 09/02/2026 của UBND tỉnh)", [], "digits swapped in the note, the document's date"),
    ("(Kèm theo Kế hoạch số 76/KH-UBND của UBND tỉnh)", [], "the same without a date"),
    ("(Kèm theo Kế hoạch số      /KH-UBND ngày 09/02/2026)", [], "the number left blank in the note"),
    ("(Kèm theo Kế hoạch số 76/KH-UBND ngày 10/02/2026)", ["76/KH-UBND"], "must not match: another date"),
    ("(Kèm theo Kế hoạch số 68/KH-UBND ngày 09/02/2026)", ["68/KH-UBND"], "must not match: another number"),
]  # fmt: skip


@pytest.mark.parametrize(("note", "numbers", "reason"), OWN_NOTES)
def test_own_number_misprinted_in_the_note_of_an_annex(note: str, numbers: list[str], reason: str) -> None:
    header = Header(number=flow("67/KH-UBND"), date=flow("Vĩnh Long, ngày 09 tháng 02 năm 2026"))
    body = (Block(Level.DASH, "-", "b1", flow("Giao Sở Y tế"), flow("Giao Sở Y tế")),)
    annexes = (Annex(flow("Phụ lục"), EMPTY, flow(note)),)
    document = Document(Source("made.txt", "0", note), header, (), body, (), (), annexes=annexes)
    assert [c.number for c in find_citations(document)[0]] == numbers, reason


# ── type, date, issuer ────────────────────────────────────────────────────────────────────────────────────────────

TW, CP, TTG = "Ban Chấp hành Trung ương Đảng", "Chính phủ", "Thủ tướng Chính phủ"
ORIGINS = [
    ("Nghị quyết số 57-NQ/TW, ngày 22/12/2024 của Bộ Chính trị về đột phá", ("Nghị quyết", "2024-12-22", "Bộ Chính trị"), "date and issuer behind"),
    ("Nghị quyết số 57-NQ/TW ngày 22 tháng 12 năm 2024 của Bộ Chính trị", ("Nghị quyết", "2024-12-22", "Bộ Chính trị"), "the date in words"),
    ("NGHỊ QUYẾT SỐ 57-NQ/TW NGÀY 22 THÁNG 12 NĂM 2024 CỦA BỘ CHÍNH TRỊ VỀ ĐỘT PHÁ", ("Nghị quyết", "2024-12-22", "Bộ Chính trị"), "capitals: the issuer in sentence case"),
    ("Quyết định số 1246/QĐ-BYT của Bộ Y tế ngày 20/3/2020 ban hành", ("Quyết định", "2020-03-20", "Bộ Y tế"), "issuer before date"),
    ("Nghị quyết số 57-NQ/TW của Bộ Chính trị", ("Nghị quyết", None, "Bộ Chính trị"), "no date printed"),
    ("Nghị quyết số 71/NQ-CP ngày 01/4/2025", ("Nghị quyết", "2025-04-01", None), "no issuer printed: the symbol is not read as one"),
    ("Nghị quyết số 71/NQ-CP", ("Nghị quyết", None, None), "nothing but the number"),
    ("Kế hoạch số 15-KH/TU ngày 31/02/2025 của Tỉnh ủy", ("Kế hoạch", None, "Tỉnh ủy"), "a day that does not exist is no date; the issuer is printed all the same"),
    ("Quy định số 38-QĐ/TW, ngày 09/7/2025 của Ban Bí thư", ("Quy định", "2025-07-09", "Ban Bí thư"), "the printed type decides what 'QĐ' is"),
    ("Quyết định số 38-QĐ/TW", ("Quyết định", None, None), "the same symbol, another type printed"),
    ("thực hiện 57-NQ/TW", ("Nghị quyết", None, None), "no type printed: the symbol's"),
    ("công văn số 4674/BYT-MT", ("Công văn", None, None), "small letters: the type in sentence case"),
    ("văn bản số 92/TTr-UBND ngày 21/4/2026; tại Tờ trình số 92/TTr-UBND nêu trên", ("Tờ trình", "2026-04-21", None), "'văn bản' is the wider word: the text says which it is"),
    ("Quy chế phối hợp công tác giữa Sở Nội vụ và Công an tỉnh số 05/QCPH-SNV-CAT", ("Quy chế phối hợp", None, "Sở Nội vụ và Công an tỉnh"), "what two bodies agree on: their names stand between type and number"),
    ("Bản Thỏa thuận phối hợp giữa Bộ Tài chính và Bộ Công an số 01/BTT-BTC-BCA được ký kết ngày 08/11/2021", ("Bản Thỏa thuận", "2021-11-08", "Bộ Tài chính và Bộ Công an"), "the same of an agreement"),
    ("Thỏa thuận giữa hai bên; Nghị quyết số 71/NQ-CP", ("Nghị quyết", None, None), "must not match: the agreement is another document"),
    ("văn bản số 3218/TTr-BKHĐT", ("Văn bản", None, None), "the type as printed"),
    ("Chi thị sô 20/CT-TTg ngày 17 tháng 5 năm 2017 của Thủ tướng Chính phủ", ("Chỉ thị", "2017-05-17", TTG), "a scan's accents"),
    ("Thông báo kết luận số 173-TB/TW của Ban Bí thư (khóa XII)", ("Thông báo", None, "Ban Bí thư"), "the term is no part of the issuer"),
    ("Nghị quyết số 18-NQ/TW, ngày 25/10/2017 của Ban Chấp hành Trung ương Đảng và các chỉ đạo", ("Nghị quyết", "2017-10-25", TW), "'và' ends the issuer"),
    ("Quyết định số 60/2017/QĐ-UBND ngày 05 tháng 12 năm 2017 của Ủy ban nhân dân thành phố Đà Nẵng quy định", ("Quyết định", "2017-12-05", "Ủy ban nhân dân thành phố Đà Nẵng"), "'Đà' is not the 'đã' at which an issuer ends"),
    ("Thông tư số 02/2017/TT-VPCP ngày 31/10/2017 của Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ hướng dẫn", ("Thông tư", "2017-10-31", "Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ"), "a post with a comma"),
    ("Quyết định số 1037/QĐ-BTC của Bộ trưởng Bộ Tài chính về việc", ("Quyết định", None, "Bộ trưởng Bộ Tài chính"), "a minister decides"),
    ("chỉ đạo của Bộ Chính trị tại Nghị quyết số 57-NQ/TW", ("Nghị quyết", None, "Bộ Chính trị"), "'của … tại' in front"),
    ("chỉ đạo của Thủ tướng Chính phủ tại Chỉ thị số 05/CT-TTg ngày 28/01/2020", ("Chỉ thị", "2020-01-28", TTG), "'của … tại' in front, date behind"),
    ("tinh thần chỉ đạo của Ban Bí thư Trung ương Đảng tại Công văn số 79-CV/TW", ("Công văn", None, "Ban Bí thư Trung ương Đảng"), "the whole name"),
    ("Ngày 22/12/2024, Bộ Chính trị đã ban hành Nghị quyết số 57-NQ/TW về đột phá", ("Nghị quyết", "2024-12-22", "Bộ Chính trị"), "who issued it, and when, as a sentence"),
    ("Chính phủ vừa kịp thời ban hành Nghị quyết số 71/NQ-CP", ("Nghị quyết", None, "Chính phủ"), "adverbs before the verb, in any number"),
    ("Ngày 31/8/2020, Bộ Y tế ban hành công văn số 4674/BYT-MT", ("Công văn", "2020-08-31", "Bộ Y tế"), "the same of a letter"),
    ("theo đề nghị của Giám đốc Sở Tài chính tại Tờ trình số 1666/TTr-STC", ("Tờ trình", None, "Sở Tài chính"), "a paper with the symbol of the body is the body's"),
    ("tham mưu UBND tỉnh triển khai theo Kế hoạch số 12-KH/TU", ("Kế hoạch", None, None), "must not match: a body that is told to do something issued nothing"),
    ("kết quả của Sở Nội vụ, đồng thời rà soát tại Nghị quyết số 71/NQ-CP", ("Nghị quyết", None, None), "must not match: 'của' belongs to another phrase"),
    ("Nghị quyết số 11-NQ/TW ngày 03/6/2017 của Hội nghị lần thứ 5 Ban Chấp hành Trung ương Đảng khóa XII", ("Nghị quyết", "2017-06-03", "Hội nghị lần thứ 5 Ban Chấp hành Trung ương Đảng khóa XII"), "a plenum: its term tells which"),
    ("Nghị quyết số 11-NQ/TW của Ban Chấp hành Trung ương khóa XII về", ("Nghị quyết", None, "Ban Chấp hành Trung ương"), "must not match: the term is part of a plenum's name only"),
    ("theo đề nghị của Giám đốc  Sở Khoa học và\nCông nghệ  tại Tờ trình số 112/TTr-SKHCN", ("Tờ trình", None, "Sở Khoa học và Công nghệ"), "'và' inside the body of the office, double spaces, a line break"),
    ("theo đề nghị của Vụ trưởng Vụ Khoa học công nghệ, môi trường và Vật liệu xây dựng tại Tờ trình số 15/TTr-KHCN", ("Tờ trình", None, "Vụ Khoa học công nghệ, môi trường và Vật liệu xây dựng"), "a comma inside the body of the office"),
    ("xét đề nghị của Giám đốc Ban Quản lý dự án đường và cầu Sông Lam tại Tờ trình số 9/TTr-BQL", ("Tờ trình", None, "Ban Quản lý dự án đường và cầu Sông Lam"), "the formula tells where an unknown name ends"),
    ("xét đề nghị của Sở Nội vụ; rà soát dự án tại Tờ trình số 9/TTr-BQL", ("Tờ trình", None, None), "must not match: the request ended before"),
    ("Sau khi Sở Khoa học và Công nghệ báo cáo (Báo cáo số 204/BC-SKHCN ngày 11/5/2026)", ("Báo cáo", "2026-05-11", "Sở Khoa học và Công nghệ"), "who hands in the paper in brackets"),
    ("Sở Khoa học và Công nghệ báo cáo (Nghị quyết số 71/NQ-CP)", ("Nghị quyết", None, None), "must not match: no paper that a body hands in"),
    ("đã được Tổng cục trưởng phê duyệt tại Quyết định số 1741/QĐ-TCT ngày 29/11/2021", ("Quyết định", "2021-11-29", "Tổng cục trưởng"), "who decided, and where"),
    ("Quyết định số 5318/QĐ-BNNMT ngày 11/12/2025 của Bộ trưởng phê duyệt Chương trình chuyển đổi số", ("Quyết định", "2025-12-11", "Bộ trưởng"), "a post alone ends before the verb"),
    ("Sở Tài chính rà soát mức chi phê duyệt tại Quyết định số 12/QĐ-UBND", ("Quyết định", None, None), "must not match: the body is not the subject of 'phê duyệt'"),
    ("Quyết định số 54/QĐ-BCĐCCHC của Trưởng Ban Chỉ đạo cải cách hành chính của Chính phủ về việc", ("Quyết định", None, "Trưởng Ban Chỉ đạo cải cách hành chính của Chính phủ"), "'chỉ đạo' is part of the name"),
    ("Quyết định số 54/QĐ-TU của Bí thư Tỉnh ủy chỉ đạo các sở", ("Quyết định", None, "Bí thư Tỉnh ủy"), "must not match: 'chỉ đạo' is a verb"),
    ("Chương trình hành động số 05-CTr/TU của Tỉnh ủy Đồng Tháp thực hiện", ("Chương trình hành động", None, "Tỉnh ủy Đồng Tháp"), "the province behind the committee"),
    ("KẾ HOẠCH SỐ 12-KH/TU CỦA BAN THƯỜNG VỤ TỈNH ỦY VĨNH LONG VỀ", ("Kế hoạch", None, "Ban Thường vụ Tỉnh ủy Vĩnh Long"), "the same in capitals"),
    ("Kế hoạch số 12-KH/TU của Tỉnh ủy Về việc", ("Kế hoạch", None, "Tỉnh ủy"), "must not match: no province follows"),
    ("Nghị định số 34/2017/NĐ-CP của Chính phú quy định", ("Nghị định", None, "Chính phủ"), "a scan's accents: no other body is alike"),
    ("Quyết định số 749/QĐ-TTg của Thủ tướng Chính phi: phê duyệt", ("Quyết định", None, TTG), "a scan's letter"),
    ("Quyết định số 942/QĐ-TTg của Thi tướng Chín phú phê duyệt", ("Quyết định", None, TTG), "two letters in four words"),
    ("Quyết định số 4/QĐ-BCĐ của Trưởng Ban Chỉ đạo của Chinh phủ về", ("Quyết định", None, "Trưởng Ban Chỉ đạo của Chính phủ"), "inside a longer name"),
    ("Quyết định số 4/QĐ-SYT của Sở Y tể về", ("Quyết định", None, "Sở Y tể"), "must not match: local bodies are many; as printed"),
    ("Nghị định số 34/2017/NĐ-CP của Chánh thủ về", ("Nghị định", None, None), "must not match: two letters in two words"),
    ("Luật số 5/2020/QH14 của Uỷ ban Thường vụ Quốc hội", ("Luật", None, "Uỷ ban Thường vụ Quốc hội"), "must not match: 'uỷ' is right, and stays as printed"),
    ("Thông báo số 118/TB-TCT hgày 31/01/2024 của Tổng cục Thuế", ("Thông báo", "2024-01-31", "Tổng cục Thuế"), "a scan's 'ngày'"),
    ("Quyết định số 15/QĐ-TTg. ngày 30/3/2021 của Thủ tướng Chính phủ", ("Quyết định", "2021-03-30", TTG), "a stray full stop"),
    ("thực hiện Quyết định số 15/QĐ-TTg. Ngày 30/3/2021, Sở Y tế họp", ("Quyết định", None, None), "must not match: a new sentence"),
    ("Nghị quyết số 71/NQ-CP ngày ký của Chính phủ", ("Nghị quyết", None, None), "must not match: no date at all"),
    ("Quyết định số 40/QĐ-BCĐ ngày 29 thắng LùátWfe của Trưởng ban Chỉ đạo, ", ("Quyết định", None, "Trưởng ban Chỉ đạo"), "a date that cannot be read"),
    ("Kế hoạch số 06-KH/BCĐ, ngày 27/01/2026 của Ban Chỉ đạo tỉnh. Trong đó", ("Kế hoạch", "2026-01-27", "Ban Chỉ đạo tỉnh"), "a full stop ends the issuer"),
    ("Nghị quyết số 04/NQ-HĐND ngày 5-3-2026 của HĐND tỉnh", ("Nghị quyết", "2026-03-05", "HĐND tỉnh"), "a date with dashes"),
    ("Nghị quyết số 66-NQ/TW của đồng chí phụ trách", ("Nghị quyết", None, None), "must not match: no body begins in small letters"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "origin", "reason"), ORIGINS, ids=lambda v: v[:60] if isinstance(v, str) else None)
def test_type_date_issuer(text: str, origin: tuple[str, str | None, str | None], reason: str) -> None:
    (citation,) = [c for c in cite(text) if c.number]
    assert (citation.type, citation.date, citation.issuer) == origin, reason


ISSUERS_OF_LISTS = [
    ("Quyết định số 157/2007/QĐ-TTg, Quyết định số 05/2022/QĐ-TTg của Thủ tướng Chính phủ về tín dụng", [TTG, TTG], "behind the last of one symbol"),
    ("chỉ đạo của Thủ tướng Chính phủ tại Chỉ thị số 05/CT-TTg ngày 28/01/2020, Chỉ thị số 06/CT-TTg ngày 31/01/2020", [TTG, TTG], "before the first"),
    ("Nghị quyết số 57-NQ/TW, Quyết định số 749/QĐ-TTg của Thủ tướng Chính phủ", [None, TTG], "must not match: another symbol, another issuer"),
    ("của UBND tỉnh Sông Lam tại Tờ trình số 83/TTr-UBND, các văn bản số 14/UBND-NN, số 15/UBND-NN", ["UBND tỉnh Sông Lam"] * 3, "one body's papers"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "issuers", "reason"), ISSUERS_OF_LISTS)
def test_issuers_of_lists(text: str, issuers: list[str | None], reason: str) -> None:
    assert [c.issuer for c in cite(text)] == issuers, reason


# ── relation ──────────────────────────────────────────────────────────────────────────────────────────────────────

RELATIONS = [
    ("Căn cứ Nghị quyết số 57-NQ/TW ngày 22/12/2024", "opening", "basis", "'căn cứ'"),
    ("Căn cứ vào Quyết định số 12/QĐ-UBND", "opening", "basis", "'căn cứ vào'"),
    ("Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;", "opening", "basis", "a law by name"),
    ("kết nối dữ liệu theo Kế hoạch số 02-KH/BCĐTW", "text", "basis", "'theo'"),
    ("theo quy định tại Nghị định số 30/2020/NĐ-CP", "text", "basis", "'theo quy định tại'"),
    ("theo quy định của Nghị định số 30/2020/NĐ-CP", "text", "basis", "'theo quy định của'"),
    ("theo tinh thần Nghị quyết số 57-NQ/TW", "text", "basis", "'theo tinh thần'"),
    ("theo đúng tinh thần Nghị quyết số 18-NQ/TW", "text", "basis", "'theo đúng tinh thần'"),
    ("theo tỉnh thần Nghị quyêt sô 02/NQ-CP", "text", "basis", "the same in a scan"),
    ("theo đúng tinh thần chỉ đạo của Trung ương tại Nghị quyết số 57-NQ/TW", "text", "basis", "whose spirit stands between"),
    ("theo khoản 2 Điều 5 Nghị định số 30/2020/NĐ-CP", "text", "basis", "a clause stands between"),
    ("theo hướng dẫn tại Công văn số 123/SNV-CCHC", "text", "basis", "'hướng dẫn' is a noun here"),
    ("theo thẩm quyền quy định tại Nghị định số 15/2026/NĐ-CP", "text", "basis", "words between, led to by 'tại'"),
    ("các nhiệm vụ được giao theo Thông báo số 02-TB/BCĐ", "text", "basis", "tasks given 'theo'"),
    ("Theo đề nghị của Giám đốc Sở Nội vụ tại Tờ trình số 15/TTr-SNV", "opening", "mentions", "the guide: 'theo đề nghị' leads in a request"),
    ("Xét đề nghị của Chính phủ tại Tờ trình số 24/TTr-CP", "opening", "mentions", "the same with 'xét'"),
    ("theo dõi việc thực hiện Nghị quyết số 57-NQ/TW", "text", "mentions", "must not match: 'theo dõi'"),
    ("xây dựng theo hướng tích hợp Nghị quyết số 57-NQ/TW", "text", "mentions", "must not match: 'theo hướng'"),
    ("đánh giá tình hình thực hiện Nghị quyết số 57-NQ/TW", "text", "mentions", "an account of it"),
    ("bám sát các nội dung của Nghị quyết số 48-NQ/TU", "text", "mentions", "no word of basis"),
    ("thực hiện Nghị quyết số 57-NQ/TW, ngày 22/12/2024 của Bộ Chính trị", "title", "implements", "the title says so"),
    ("về việc triển khai Kế hoạch số 12-KH/TU", "title", "implements", "the title says so"),
    ("Kết luận tại cuộc họp giao ban định kỳ thực hiện Nghị quyết số 57-NQ/TW", "title", "implements", "the title says so"),
    ("Thực hiện Nghị quyết số 57-NQ/TW, Ban Thường vụ Tỉnh ủy ban hành Kế hoạch", "opening", "implements", "the opening says so"),
    ("Với yêu cầu rất cao trong triển khai thực hiện Nghị quyết số 57-NQ/TW, đề nghị các đơn vị thực hiện:", "lead-in", "implements", "the sentence that introduces the orders"),
    ("KẾT QUẢ TRIỂN KHAI NGHỊ QUYẾT SỐ 57-NQ/TW", "heading", "implements", "a main heading"),
    ("Tiếp tục thực hiện Nghị quyết số 57-NQ/TW", "text", "mentions", "must not match: one task's words do not speak for the document"),
    ("Sửa đổi, bổ sung một số điều của Quyết định số 12/2023/QĐ-UBND", "title", "amends", "the title says so"),
    ("về việc bãi bỏ Quyết định số 12/2023/QĐ-UBND", "title", "amends", "behind 'về việc'"),
    ("Bãi bỏ Quyết định số 12/2023/QĐ-UBND", "article", "amends", "an article that does it"),
    ("Quyết định này thay thế Quyết định số 12/2023/QĐ-UBND", "text", "amends", "'này thay thế'"),
    ("Quyết định số 44/2024/QĐ-UBND hết hiệu lực kể từ ngày Quyết định này có hiệu lực", "text", "amends", "it is repealed"),
    ("Sửa đổi Nghị định số 80/2020/NĐ-CP về quản lý viện trợ", "text", "mentions", "must not match: an order to amend amends nothing yet"),
    ("Quyết định này có hiệu lực kể từ ngày ký và thay thế Quyết định số 45/QĐ-UBND", "article", "amends", "the article on effect"),
    ("Quyết định này có hiệu lực kể từ ngày ký. Giao Sở Tư pháp thay thế Quyết định số 45/QĐ-UBND", "article", "mentions", "must not match: another sentence orders it"),
    ("Để đẩy nhanh việc thực hiện Nghị quyết số 57-NQ/TW trên địa bàn tỉnh, Ban Chỉ đạo kết luận, chỉ đạo:", "lead-in", "implements", "the sentence that introduces the orders"),
    ("Để hoàn thành các nhiệm vụ của Kế hoạch số 12/KH-UBND, UBND tỉnh yêu cầu các sở:", "lead-in", "implements", "the same by 'hoàn thành'"),
    ("Để khắc phục hạn chế, tiếp tục thực hiện nghiêm Nghị quyết số 71/NQ-CP, Chủ tịch UBND tỉnh chỉ thị:", "opening", "implements", "an adverb behind the verb"),
    ("Thực hiện chỉ đạo của Bộ Tài chính tại công văn số 11614/BTC-PC, Tổng cục yêu cầu", "opening", "implements", "what is carried out, is said there"),
    ("Các sở đã triển khai nghiêm túc Nghị quyết số 57-NQ/TW, kết quả như sau:", "lead-in", "mentions", "must not match: an account"),
    ("Để đẩy nhanh việc thực hiện Nghị quyết số 57-NQ/TW, giao Sở Nội vụ", "text", "mentions", "must not match: one task's words"),
    ("theo quy định tại khoản 4 Điều 20 Quy chế làm việc ban hành kèm theo Quyết định số 2282/QĐ-TCT", "text", "basis", "what leads in the rules, leads in the decision that issued them"),
    ("Căn cứ các điểm a, b và c khoản 2 Điều 12 Nghị định số 50/2026/NĐ-CP", "text", "basis", "several points"),
    ("theo trình tự, thủ tục của Luật Đầu tư công số 39/2019/QH14", "text", "basis", "the procedure of a law"),
    ("Theo số liệu, thủ tục của Luật Đầu tư công số 39/2019/QH14", "text", "mentions", "must not match: another phrase"),
    ("Giao Sở Tư pháp rà soát, sửa đổi Quyết định số 12/2023/QĐ-UBND", "article", "mentions", "must not match: the article orders it"),
    ("(Kèm theo Quyết định số 44/QĐ-UBND ngày 5/3/2026)", "attached", "attaches", "the note under the title of an annex"),
    ("(Ban hành kèm theo Quyết định số 44/QĐ-UBND)", "text", "attaches", "the note, wherever it stands"),
    ("Điều 20 Quy chế ban hành kèm theo Quyết định số 2282/QĐ-TCT", "text", "mentions", "must not match: another text is attached to it"),
    ("nghe báo cáo về Đề án 06", "text", "mentions", "nothing said"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "place", "relation", "reason"), RELATIONS)
def test_relation(text: str, place: str, relation: str, reason: str) -> None:
    assert cite(text, place)[0].relation == relation, reason


RELATIONS_OF_LISTS = [
    ("theo Kế hoạch số 02-KH/BCĐTW, Nghị quyết số 71/NQ-CP, Nghị quyết số 214/NQ-CP và các văn bản", ["basis"] * 3, "every member of a list so introduced"),
    ("theo Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị về đột phá phát triển khoa học, Kế hoạch số 02-KH/BCĐTW", ["basis"] * 2, "a title between the members"),
    ("Căn cứ Luật Đầu tư công số 58/2024/QH15; Căn cứ Nghị định số 85/2025/NĐ-CP", ["basis"] * 2, "two clauses"),
    ("Căn cứ Luật Nghĩa vụ quân sự số 78/2015/QH13, được sửa đổi, bổ sung bởi Luật số 48/2019/QH14, Luật số 98/2025/QH15", ["basis"] * 3, "a law as amended: all are the basis"),
    ("Theo đề nghị của Bộ trưởng Bộ Nội vụ tại Tờ trình số 17/TTr-BNV ngày 3/4/2026 và Báo cáo số 23/BC-BNV", ["mentions"] * 2, "the list after a request"),
    ("Căn cứ Nghị quyết số 50/NQ-CP của Chính phủ về Chương trình hành động của Chính phủ thực hiện Nghị quyết số 20-NQ/TW", ["basis", "mentions"], "what stands in the title of the basis is no basis"),
    ("theo chỉ đạo của Chính phủ tại Nghị quyết số 41/NQ-CP, kết luận của Thủ tướng Chính phủ tại Thông báo số 147/TB-VPCP", ["basis"] * 2, "'của … tại' again before the second"),
    ("theo chỉ đạo của Chính phủ tại Nghị quyết số 41/NQ-CP, kết luận tại cuộc họp và Thông báo số 147/TB-VPCP", ["basis", "mentions"], "must not match: another phrase between"),
    ("theo Luật Quốc phòng số 22/2018/QH14 ngày 8/6/2018: Luật Cơ yếu số 05/2011/QH13", ["basis"] * 2, "a semicolon misread"),
    ("theo Nghị quyết số 57-NQ/TW. Rà soát Quyết định số 12/QĐ-UBND", ["basis", "mentions"], "must not match: another sentence"),
    ("theo Nghị quyết số 57-NQ/TW, chủ động rà soát Quyết định số 12/QĐ-UBND", ["basis", "mentions"], "must not match: a verb between"),
]  # fmt: skip


BASIS_CLAUSES = [
    ("Căn cứ Chương trình số 05-CTr/TU thực hiện Nghị quyết số 57-NQ/TW; Nghị quyết số 12-NQ/ĐU", ["basis", "mentions", "basis"], "';' goes back to 'Căn cứ'"),
    ("Căn cứ Luật TỔ ch0c 1; Nghị quyết số 12-NQ/ĐU", ["basis"], "the first cannot be read"),
    ("Căn cứ Luật Giá; theo đề nghị của Sở Nội vụ; Tờ trình số 12/TTr-SNV", ["mentions"], "must not match: a request"),
    ("Xét tình hình; Nghị quyết số 12-NQ/ĐU", ["mentions"], "must not match: no 'Căn cứ'"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "relations", "reason"), BASIS_CLAUSES)
def test_clauses_of_the_basis(text: str, relations: list[str], reason: str) -> None:
    assert [c.relation for c in cite(text, "opening") if c.number] == relations, reason


def test_column_of_the_legal_basis() -> None:
    cells = ("Nghị định số 50/2026/NĐ-CP", "Nghị định số 51/2026/NĐ-CP")
    table = Table((flow("Căn cứ pháp lý"), flow("Ghi chú")), (Row(tuple(map(flow, cells))),))
    annex = Annex(flow("Phụ lục"), EMPTY, EMPTY, tables=(table,))
    document = Document(Source("made.txt", "0", ""), Header(), (), (), (), (), annexes=(annex,))
    assert [c.relation for c in find_citations(document)[0]] == ["basis", "mentions"]


@pytest.mark.parametrize(("text", "relations", "reason"), RELATIONS_OF_LISTS)
def test_relations_of_lists(text: str, relations: list[str], reason: str) -> None:
    assert [c.relation for c in cite(text) if c.number] == relations, reason


# ── carried out ───────────────────────────────────────────────────────────────────────────────────────────────────

N57 = "Nghị quyết số 57-NQ/TW"
CARRIED = [
    (f"Tiếp tục quán triệt, thực hiện nghiêm túc, hiệu quả {N57}", True, "that is the order"),
    (f"Tổ chức thực hiện {N57}", True, "that is the order"),
    (f"triển khai hiệu quả các nội dung tại {N57}", True, "its contents are to be carried out"),
    (f"Cụ thể hóa các mục tiêu, nhiệm vụ của {N57}", True, "its goals"),
    (f"Tham mưu triển khai {N57}", True, "'tham mưu' is an order, too"),
    (f"Thực hiện các nhiệm vụ được giao tại {N57}", True, "the tasks that it gives"),
    (f"chỉ đạo công tác quán triệt, tuyên truyền, phổ biến {N57}", True, "to direct the work is to order it"),
    (f"Đẩy nhanh việc triển khai {N57}", True, "'đẩy nhanh việc' urges it"),
    (f"Lãnh đạo việc tổ chức thực hiện {N57}", True, "to lead it is to do it"),
    (f"Quán triệt {N57} và Kế hoạch số 12-KH/TU", True, "the first of a list"),
    (f"Xây dựng bộ tiêu chí đánh giá việc thực hiện {N57}", False, "must not match: what is ordered is a set of criteria"),
    (f"Báo cáo kết quả thực hiện {N57}", False, "must not match: a report"),
    (f"đánh giá tình hình thực hiện {N57}", False, "must not match: an assessment"),
    (f"kiểm tra, giám sát việc thực hiện {N57}", False, "must not match: supervision"),
    (f"bố trí kinh phí thực hiện {N57}", False, "must not match: money"),
    (f"Sơ kết 01 năm thực hiện {N57}", False, "must not match: a review"),
    (f"nâng cao chất lượng thực hiện {N57}", False, "must not match: a noun"),
    (f"trong quá trình tổ chức thực hiện {N57}", False, "must not match: while it is done"),
    (f"phù hợp với yêu cầu thực hiện {N57}", False, "must not match: a demand"),
    (f"các nội dung nêu trong {N57}", False, "must not match: no verb"),
    (f"Nghị quyết của Tỉnh ủy thực hiện {N57}", False, "must not match: what another document is about"),
    (f"Nghị quyết số 48-NQ/TU của Tỉnh ủy về thực hiện {N57}", False, "must not match: the title of another document"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "carried", "reason"), CARRIED)
def test_carried_out(text: str, carried: bool, reason: str) -> None:
    (citation,) = [c for c in cite(text) if c.number == "57-NQ/TW"]
    assert citation.carried == (carried,), reason


# ── by name ───────────────────────────────────────────────────────────────────────────────────────────────────────

KHCN = "Luật Khoa học, Công nghệ và Đổi mới sáng tạo"
NAMED = [
    (f"các nội dung đột phá của {KHCN}, Kế hoạch của Ban Chỉ đạo tỉnh", [KHCN], "a name with a comma and 'và'"),
    ("quy định tại khoản 2 Điều 5 Luật Đất đai", ["Luật Đất đai"], "a clause counts as the law"),
    ("theo Luật Đầu tư, Luật Đầu tư công, Luật Đấu thầu", ["Luật Đầu tư", "Luật Đầu tư công", "Luật Đấu thầu"], "a list"),
    ("Luật Đầu tư theo phương thức đối tác công tư", ["Luật Đầu tư theo phương thức đối tác công tư"], "'theo' inside a name"),
    ("Luật Nhập cảnh, xuất cảnh, quá cảnh, cư trú của người nước ngoài tại Việt Nam", ["Luật Nhập cảnh, xuất cảnh, quá cảnh, cư trú của người nước ngoài tại Việt Nam"], "'của', 'tại' inside a name"),
    ("Luật Tổ chức Chính phủ và Luật Tổ chức chính quyền địa phương", ["Luật Tổ chức Chính phủ", "Luật Tổ chức chính quyền địa phương"], "'và' between two"),
    ("Luật Khoa học và Công nghệ (2013) và các luật", ["Luật Khoa học và Công nghệ (2013)"], "the year in brackets"),
    ("theo Luật Đất đai năm 2024", ["Luật Đất đai năm 2024"], "the year tells which law"),
    ("Bộ luật Hình sự quy định", ["Bộ luật Hình sự"], "a code"),
    ("Luật Lưu trữ của Quốc hội", ["Luật Lưu trữ"], "whose it is, is no part of the name"),
    ("Căn cứ Luật sửa đổi, bổ sung một số điều của Luật Tổ chức Chính phủ và Luật Tổ chức chính quyền địa phương ngày 22/11/2019", ["Luật sửa đổi, bổ sung một số điều của Luật Tổ chức Chính phủ và Luật Tổ chức chính quyền địa phương", "Luật Tổ chức Chính phủ", "Luật Tổ chức chính quyền địa phương"], "an amending law names those that it amends: they are cited, too"),
    ("Căn cứ Luật sửa đổi, bổ sung một sé điều của Luật Giá ngày 22/11/2019", ["Luật sửa đổi, bổ sung một sé điều của Luật Giá", "Luật Giá"], "a scan's vowel in the formula"),
    ("theo quy định của Luật ngân sách nhà nước", ["Luật ngân sách nhà nước"], "a known law in small letters"),
    ("theo Luật chi tiết của ngành", [], "must not match: no known law"),
    ("Luật Tổ chúc Chính phủ ngày 18 tháng 02 năm 2025", ["Luật Tổ chúc Chính phủ"], "a scan: found, and quoted as it stands"),
    ("Luật Phòng vệ thương mại để bảo hộ", ["Luật Phòng vệ thương mại"], "a law that no list knows ends by grammar"),
    ("rà soát, sửa đổi, bổ sung, thẩm tra các dự án: Luật Giá, Luật Viên chức", ["Luật Giá", "Luật Viên chức"], "laws to be amended exist"),
    ("Xây dựng Luật Dữ liệu, báo cáo Quốc hội", [], "must not match: a law to be made"),
    ("dự thảo Luật Dữ liệu", [], "must not match: a draft"),
    ("Xây dựng Hồ sơ đề nghị xây dựng Luật Cán bộ, công chức (sửa đổi)", [], "must not match: a draft"),
    ("hoàn thiện Luật Công nghiệp công nghệ số trình Quốc hội ban hành", [], "must not match: a draft"),
    ("Dự án Luật sửa đổi, bổ sung một số điều của Luật Đo lường", ["Luật Đo lường"], "the draft is none, the law that it amends is"),
    ("tuân thủ luật pháp, Luật này", [], "must not match: no name"),
    ("Luật của Quốc hội", [], "must not match: a kind of product"),
    ("Luật Thuế Bộ Tài chính chủ trì", [], "must not match: words of two columns"),
    ("Luật sư và công chứng viên", [], "must not match: a profession"),
    ("triển khai hiệu quả Đề án 06 của Chính phủ", ["Đề án 06"], "a scheme by its number"),
    ("Đẩy mạnh thực hiện Chỉ thị 18 chống thất thu thuế", ["Chỉ thị 18"], "a short form that nothing else explains"),
    ("tại Kế hoạch 5 năm", [], "must not match: a number that counts"),
    ("thực hiện Chương trình 2026", [], "must not match: a year"),
    ("Quyết định 5 nội dung", [], "must not match: a count"),
    ("Thực hiện có hiệu quả Đề án thí điểm nuôi biển công nghệ cao tỉnh Sông Lam, Trung tâm nghiên cứu", ["Đề án thí điểm nuôi biển công nghệ cao tỉnh Sông Lam"], "a scheme that is carried out exists"),
    ("Đẩy nhanh việc triển khai Đề án Nâng cấp Trường Đại học Sông Lam gắn với", ["Đề án Nâng cấp Trường Đại học Sông Lam"], "'gắn với' ends a name"),
    ("theo Chương trình chuyển đổi số quốc gia đến năm 2025, định hướng đến năm 2030", ["Chương trình chuyển đổi số quốc gia đến năm 2025, định hướng đến năm 2030"], "a period in two parts; 'số' inside a name"),
    ("dự toán thực hiện chiến lược dữ liệu quốc gia", ["chiến lược dữ liệu quốc gia"], "small letters, the nation's"),
    ("điều chỉnh Quy hoạch mạng lưới tổ chức khoa học công lập", ["Quy hoạch mạng lưới tổ chức khoa học công lập"], "what is adjusted exists"),
    ("giám sát việc ban hành và tổ chức thực hiện Quy hoạch phát triển hạ tầng số thời kỳ 2021-2030, tầm nhìn đến năm 2050", ["Quy hoạch phát triển hạ tầng số thời kỳ 2021-2030, tầm nhìn đến năm 2050"], "what is watched over exists"),
    ("theo Kế hoạch hoạt động năm 2026 của Ban Chỉ đạo Chính phủ sau khi được ban hành", ["Kế hoạch hoạt động năm 2026 của Ban Chỉ đạo Chính phủ"], "whose plan it is, is part of its name"),
    ("Ban Chỉ đạo tỉnh đã kịp thời ban hành Kế hoạch công tác năm 2026, kiện toàn tổ chức", ["Kế hoạch công tác năm 2026"], "it has been issued"),
    ("đề xuất bổ sung vào Chương trình xây dựng luật, pháp lệnh năm 2025 của Quốc hội", ["Chương trình xây dựng luật, pháp lệnh năm 2025"], "what something is added to exists"),
    ("Xây dựng kế hoạch triển khai Chương trình hành động của Chính phủ", ["Chương trình hành động của Chính phủ"], "the plan is made, the programme exists"),
    ("Xây dựng Đề án thí điểm trung tâm dữ liệu vùng năm 2026", [], "must not match: the product of the task"),
    ("Xây dựng, triển khai Đề án chuyển đổi số ngành văn hóa năm 2026", [], "must not match: to be made first"),
    ("Tham mưu ban hành Kế hoạch phát triển nhân lực số năm 2026", [], "must not match: to be issued"),
    ("trình UBND tỉnh ban hành Kế hoạch hoạt động năm 2026 của Ban Chỉ đạo", [], "must not match: to be issued"),
    ("triển khai các chương trình mục tiêu quốc gia giai đoạn tới", [], "must not match: a kind, not a document"),
    ("thực hiện kế hoạch đầu tư công trung hạn giai đoạn 2026-2030", [], "must not match: small letters, nothing national"),
    ("thực hiện Kế hoạch này", [], "must not match: the document itself"),
    ("theo Chiến lược trên phạm vi cả nước", [], "must not match: no name follows"),
    ("Đề án được ban hành", [], "must not match: a product"),
    ("theo Kế hoạch phát triển kinh tế - xã hội hằng năm", [], "must not match: every year has one"),
    ("Hiệp định EVFTA có hiệu lực", ["Hiệp định EVFTA"], "a treaty by its short name"),
    ("ký Hiệp định Bộ", [], "must not match: no name"),
    ("Căn cứ Quy chế làm việc của UBND tỉnh", ["Quy chế làm việc của UBND tỉnh"], "rules of procedure as a basis"),
    ("sửa đổi Quy chế làm việc của Ban Chỉ đạo", [], "must not match: rules of procedure to be amended"),
    ("Nghị quyết Đại hội XIV của Đảng", ["Nghị quyết Đại hội XIV của Đảng"], "a congress numbers no resolution"),
    ("Căn cứ Nghị quyết Đại hội đại biểu Đảng bộ phường lần thứ I, nhiệm kỳ 2025 - 2030 và tình hình", ["Nghị quyết Đại hội đại biểu Đảng bộ phường lần thứ I, nhiệm kỳ 2025 - 2030"], "the term of office is part of the name"),
    ("Nghị quyết Đại hội XIV của Đảng; kế hoạch nhiệm kỳ 2025 - 2030", ["Nghị quyết Đại hội XIV của Đảng"], "must not match: another phrase"),
    ("lồng ghép với Đề án tổng thể phát triển thể lực, tầm vóc người Việt Nam giai đoạn 201 1-2030", ["Đề án tổng thể phát triển thể lực, tầm vóc người Việt Nam giai đoạn 201 1-2030"], "a comma before the period, a year torn by a scan"),
    ("thực hiện Đề án phát triển hạ tầng số, xây dựng trung tâm dữ liệu đến năm 2030", ["Đề án phát triển hạ tầng số"], "must not match: other work behind the comma"),
    ("các hoạt động trong Chương trình sức khỏe học đường giai đoạn 2021-2025", ["Chương trình sức khỏe học đường giai đoạn 2021-2025"], "what something is in, exists"),
    ("đưa nhiệm vụ vào Chương trình sức khỏe học đường giai đoạn 2021-2025", [], "must not match: it may have to be made"),
    ("trong các chương trình đang thực hiện như Chương trình nông thôn mới giai đoạn 2021-2025", ["Chương trình nông thôn mới giai đoạn 2021-2025"], "an example of what exists"),
    ("đi theo Chương trình du lịch trọn gói đến hết năm 2020", [], "must not match: 'đi theo' is no 'theo'"),
    ("sau khi nghe Ban cán sự đảng báo cáo về Đề án “Chủ trương khắc phục tác động của dịch bệnh”", ["Đề án “Chủ trương khắc phục tác động của dịch bệnh”"], "a name in quotation marks; what one was told about, exists"),
    ("xây dựng Đề án “Chủ trương khắc phục tác động của dịch bệnh”", [], "must not match: to be made"),
    ("Sau khi Ban Chỉ đạo tỉnh ban hành Kế hoạch hành động về phát triển dữ liệu, đề nghị", ["Kế hoạch hành động về phát triển dữ liệu"], "worked from, even where not yet issued"),
    ("Ban Chỉ đạo tỉnh ban hành Kế hoạch hành động về phát triển dữ liệu", [], "must not match: to be issued"),
    ("hỗ trợ Đề án phát triển các dân tộc rất ít người theo các Quyết định số 2085/QĐ-TTg", ["Đề án phát triển các dân tộc rất ít người"], "a decision stands behind it"),
    ("hỗ trợ Đề án phát triển các dân tộc rất ít người theo quy định", [], "must not match: nothing shows that it exists"),
    ("cập nhật kết quả thực hiện Kế hoạch lên Hệ thống thông tin giám sát", [], "must not match: a preposition begins no name"),
    ("theo Kế hoạch chỉ tiết triển khai quản lý thuế", [], "must not match: a scan's 'chi tiết'"),
    ("theo Đề án dé năm 2030 và", [], "must not match: only a period, spoiled by a scan"),
    ("thực hiện Hiệp định thuế đa phương (MLI) sau khi ký", ["Hiệp định thuế đa phương (MLI)"], "small letters: its short name makes it one treaty"),
    ("rà soát Hiệp định thuế đa phương đã ký", [], "must not match: a kind of treaty"),
    ("Hiệp định Tổng cục Thuế các đơn vị thuộc Bộ rà soát", [], "must not match: words of another column"),
    ("thực hiện Quy chế phối hợp giữa Sở Nội vụ và Công an tỉnh", ["Quy chế phối hợp giữa Sở Nội vụ và Công an tỉnh"], "rules of cooperation that are carried out"),
    ("xây dựng Quy chế phối hợp giữa Sở Nội vụ và Công an tỉnh", [], "must not match: to be made"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "names", "reason"), NAMED)
def test_named(text: str, names: list[str], reason: str) -> None:
    assert [c.name for c in cite(text) if c.number is None] == names, reason


# ── one row for each document ─────────────────────────────────────────────────────────────────────────────────────

MENTIONS = [
    ("Nghị quyết số 57-NQ/TW; Nghị quyết 57-NQ/TW; 57 - NQ/TW", {"57-NQ/TW": 3}, "three prints of one number"),
    ("Nghị quyết số 57-NQ/TW; Ban Chỉ đạo thực hiện NQ 57", {"57-NQ/TW": 2}, "a short form joins the one that it fits"),
    ("Nghị quyết số 57-NQ/TW; thực hiện Nghị quyết 57", {"57-NQ/TW": 2}, "the same with the type in full"),
    ("Nghị quyết số 57-NQ/TW; Nghị quyết số 57/NQ-CP; NQ 57", {"57-NQ/TW": 1, "57/NQ-CP": 1}, "must not match: it fits two"),
    ("thực hiện NQ 57 trên địa bàn", {}, "must not match: nothing tells what is meant"),
    ("Nghị quyết số 57-NQ/TW; Nghị quyết số 57-KH/TW", {"57-NQ/TW": 2}, "a misprint: the printed type contradicts the symbol"),
    ("Kế hoạch số 57-KH/TW; Nghị quyết số 57-NQ/TW", {"57-KH/TW": 1, "57-NQ/TW": 1}, "must not match: type and symbol agree"),
    ("Kế hoạch số 1129/KH-UBND ngày 14/8/2025; Kế hoạch số 1129/KH-UBND; kết quả Kế hoạch số 1192/KH-UBND", {"1129/KH-UBND": 3}, "digits swapped against a number cited several times"),
    ("Nghị quyết số 57-NQ/TW; theo Nghị quyết số 57-NQ/TW; Nghị quyết số 57-NQ/TU, kết nối", {"57-NQ/TW": 3}, "a letter of the issuing body"),
    ("Nghị quyết số 57-NQ/TW; theo Nghị quyết số 57-NQ/TW; Nghị quyết số 57-NQ/TU ngày 2/3/2025", {"57-NQ/TW": 2, "57-NQ/TU": 1}, "must not match: a date of its own"),
    ("Nghị quyết số 57-NQ/TW; theo Nghị quyết số 57-NQ/TW; Nghị quyết số 57-NQ/TU của Tỉnh ủy", {"57-NQ/TW": 2, "57-NQ/TU": 1}, "must not match: an issuer of its own"),
    ("Nghị quyết số 57-NQ/TW; theo Nghị quyết số 57-NQ/TW; Nghị quyết số 57-NQ/TU về đô thị", {"57-NQ/TW": 2, "57-NQ/TU": 1}, "must not match: a title of its own"),
    ("Kế hoạch số 1129/KH-UBND; Kế hoạch số 1129/KH-UBND; Kế hoạch số 1291/KH-UBND", {"1129/KH-UBND": 2, "1291/KH-UBND": 1}, "must not match: more than one slip"),
    ("Nghị quyết số 17/NQ-CP, Nghị quyết số 02/NQ-CP; Nghị quyết số I7NQ-CP, 02NQ-CP", {"17/NQ-CP": 2, "02/NQ-CP": 2}, "letters for digits, the bar lost: the text prints it right elsewhere"),
    ("Nghị quyết số 17/NQ-CP; Nghị quyết số I8NQ-CP", {"17/NQ-CP": 1}, "must not match: nothing shows what it was"),
    ("Hiệp định EVFTA; tận dụng cơ hội từ EVFTA", {"Hiệp định EVFTA": 2}, "a treaty by its short name"),
    ("Hiệp định EVFTA; tận dụng cơ hội từ EVF", {"Hiệp định EVFTA": 1}, "must not match: another word"),
    ("Sau khi Sở Y tế ban hành Kế hoạch hành động về phát triển dữ liệu số; Kế hoạch hành động phát triển dữ liệu số", {"Kế hoạch hành động về phát triển dữ liệu số": 2}, "'về' is no part of a name"),
    ("Luật sửa đổi Luật Giá; theo Luật Giá", {"Luật sửa đổi Luật Giá": 1, "Luật Giá": 2}, "the name of the amending law names the law, too"),
    ("Tờ trình số 83/TTr-UBND ngày 31/3/2026; tại Tờ trình số §3/TTr-UBND ngày 31/3/2026", {"83/TTr-UBND": 2}, "a spoiled digit, the same date and symbol"),
    ("tại Tờ trình số §3/TTr-UBND ngày 31/3/2026", {}, "must not match: an unreadable number is not guessed"),
    ("Căn cứ Nghị quyết số ] 39/NQ-CP ngày 31/12/2017", {}, "must not match: a digit may be lost"),
    ("Quyết định số 60/2017/QĐ-UBND; Quyết định số 60/2017/QĐUBND", {"60/2017/QĐ-UBND": 2}, "a dash lost in a scan"),
    ("Quyết định số 58/QĐ-UB; Quyết định số 58/QĐ-UBND", {"58/QĐ-UB": 1, "58/QĐ-UBND": 1}, "must not match: another issuer"),
    ("Nghị quyết số 57-NQ/TW và Nghị quyết số 57-NQ/TƯ", {"57-NQ/TW": 2}, "'TƯ' is Trung ương"),
    ("Nghị quyết số 57-NQ/TU và Nghị quyết số 57-NQ/TW", {"57-NQ/TU": 1, "57-NQ/TW": 1}, "must not match: a province's and the centre's"),
    ("Luật Đầu tư công số 58/2024/QH15; theo Luật Đầu tư công", {"58/2024/QH15": 2}, "the name printed with the number means it"),
    ("Luật Đầu tư công số 58/2024/QH15; theo Luật Đầu tư", {"58/2024/QH15": 1, "Luật Đầu tư": 1}, "must not match: another law"),
    ("Chương trình số 07-CTr/TU (sau đây gọi tắt là Chương trình 07); bám sát Chương trình 07", {"07-CTr/TU": 3}, "a short form that the text defines"),
    ("Nghị quyết số 57-NQ/TW (sau đây gọi là Nghị quyết); theo Nghị quyết", {"57-NQ/TW": 1}, "must not match: a word too common"),
    ("theo Đề án phát triển hạ tầng số tỉnh Sông Lam; trình bày Đề án phát triển hạ tầng số tỉnh Sông Lam", {"Đề án phát triển hạ tầng số tỉnh Sông Lam": 2}, "a name repeated in any setting"),
    ("xây dựng Luật Dữ liệu; nghị định hướng dẫn Luật Dữ liệu", {"Luật Dữ liệu": 2}, "cited elsewhere: the draft's mention counts, too"),
    ("Đề án 06; triển khai Đề án 06 trên địa bàn", {"Đề án 06": 2}, "one scheme"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "mentions", "reason"), MENTIONS)
def test_one_row_for_each_document(text: str, mentions: dict[str, int], reason: str) -> None:
    assert {c.number or c.name: len(c.mentions) for c in cite(text)} == mentions, reason


# ── between two cited documents ───────────────────────────────────────────────────────────────────────────────────

BETWEEN = [
    ("Nghị quyết số 48-NQ/TU, ngày 20/02/2025 của Tỉnh ủy về thực hiện Nghị quyết số 57-NQ/TW", [("48-NQ/TU", "implements", "57-NQ/TW")], "'về thực hiện'"),
    ("Chương trình hành động số 33-CTr/TU của Tỉnh ủy thực hiện Nghị quyết số 33-NQ/TW", [("33-CTr/TU", "implements", "33-NQ/TW")], "'thực hiện' behind the issuer"),
    ("Kế hoạch số 15-KH/TU triển khai thực hiện Chỉ thị số 52-CT/TW", [("15-KH/TU", "implements", "52-CT/TW")], "'triển khai thực hiện'"),
    ("Nghị quyết số 03/NQ-CP ban hành Chương trình hành động của Chính phủ thực hiện Nghị quyết số 57-NQ/TW", [("03/NQ-CP", "implements", "57-NQ/TW")], "'ban hành Chương trình … thực hiện'"),
    ("Quyết định số 12/QĐ-UBND phê duyệt Kế hoạch phát triển hạ tầng số thực hiện Nghị quyết số 71/NQ-CP", [("12/QĐ-UBND", "implements", "71/NQ-CP")], "'phê duyệt Kế hoạch … thực hiện'"),
    ("Nghị định số 97/2023/NĐ-CP sửa đổi, bổ sung một số điều của Nghị định số 81/2021/NĐ-CP", [("97/2023/NĐ-CP", "amends", "81/2021/NĐ-CP")], "'sửa đổi, bổ sung'"),
    ("Luật Quốc phòng số 22/2018/QH14 được sửa đổi, bổ sung bởi Luật số 98/2025/QH15", [("98/2025/QH15", "amends", "22/2018/QH14")], "the passive turns it round"),
    ("Nghị quyết số 57-NQ/TW và Nghị quyết số 48-NQ/TU", [], "must not match: a list"),
    ("theo Quyết định số 12/QĐ-UBND về phân công nhiệm vụ, tập trung thực hiện Nghị quyết số 57-NQ/TW", [], "must not match: the sentence goes on"),
    ("Nghị quyết số 48-NQ/TU. Thực hiện Nghị quyết số 57-NQ/TW", [], "must not match: another sentence"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "relations", "reason"), BETWEEN)
def test_relations_between_cited_documents(text: str, relations: list[tuple[str, str, str]], reason: str) -> None:
    assert state(text) == relations, reason


# ── the examples of the lexicon ───────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("number", EXAMPLES["numbers"])
def test_lexicon_numbers(number: str) -> None:
    assert [m.number for m in find_numbered(flow(f"nêu tại {number} để"))] == [normal_number(number)]


@pytest.mark.parametrize("number", EXAMPLES["numbers_behind_so"])
def test_lexicon_numbers_that_need_a_word(number: str) -> None:
    assert [m.number for m in find_numbered(flow(f"Công văn số {number} để"))] == [number]
    assert not list(find_numbered(flow(f"khu vực {number} để")))


@pytest.mark.parametrize("text", EXAMPLES["not_numbers"])
def test_lexicon_no_numbers(text: str) -> None:
    assert not list(find_numbered(flow(f"đạt {text} trong")))


@pytest.mark.parametrize("name", EXAMPLES["named"])
def test_lexicon_names(name: str) -> None:
    assert [c.name for c in cite(f"thực hiện {name}; sau đó")] == [name]


@pytest.mark.parametrize("text", EXAMPLES["not_named"])
def test_lexicon_no_names(text: str) -> None:
    assert not list(find_named(flow(f"thực hiện {text}; sau đó")))


@pytest.mark.parametrize(("text", "date"), EXAMPLES["dates"].items())
def test_lexicon_dates(text: str, date: str) -> None:
    assert read_date(text, 0)[0] == date


@pytest.mark.parametrize("text", EXAMPLES["not_dates"])
def test_lexicon_no_dates(text: str) -> None:
    assert read_date(text, 0) == (None, 0)


def test_every_law_of_the_lexicon_is_read_whole() -> None:
    for name in load("citations")["laws"]:
        assert [c.name for c in cite(f"theo Luật {name[0].upper()}{name[1:]}; và")] == [
            f"Luật {name[0].upper()}{name[1:]}"
        ]


# ── evidence and speed ────────────────────────────────────────────────────────────────────────────────────────────


def test_every_mention_is_the_words_at_its_spans() -> None:
    for text, *_ in (*NUMBERS, *ORIGINS, *RELATIONS, *NAMED, *MENTIONS):
        source = Source("made.txt", "0", text)
        for citation in cite(text):
            assert all(source.quote(m.spans) == m.text for m in citation.mentions), text


def test_flat_text_keeps_its_length() -> None:
    assert flat("Nghị quyết số Đ đ Ð ⅓ ﬁ ß ǆ") == "nghi quyet so d d d ⅓ ﬁ ß ǆ"
    for text in ("ẤẬ́", "ŉẖ", "Ǆ", "İ"):
        assert len(flat(text)) == len(text)


@pytest.mark.parametrize(
    "words",
    ["Nghị quyết số 57-NQ/TW, ", "Luật ", "theo các quy định tại ", "57-NQ-", "1/2/3/", "của Bộ Chính trị tại ", "xây dựng, ", "NQ 57 "],
)  # fmt: skip
def test_hostile_text_is_read_to_its_end(words: str) -> None:
    """100 kB of one trigger: a pattern that blows up would not come back (times: ``benchmarks/hostile.py``)."""
    text = words * (100_000 // len(words))
    rows, _ = find_citations(document(text))
    assert all(mention.text in text for row in rows for mention in row.mentions)
