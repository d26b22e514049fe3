"""Findings by kinds of rule: small readings, the rules that they break, and those that they only seem to break."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from nq57graph.find.deadlines import find_deadline, find_period, inherited, read_cell
from nq57graph.find.findings import find_findings
from nq57graph.find.targets import find_in_flow
from nq57graph.model.reading import (
    CitationMention,
    Heading,
    Mention,
    Party,
    Reading,
    RecipientMention,
    SectionMention,
    Signer,
    TargetMention,
    TaskMention,
)
from nq57graph.model.text import Flow, Source, Span
from nq57graph.vocabulary import FINDING_RULE


def flow(text: str) -> Flow:
    return Flow(text, range(len(text)), range(1, len(text) + 1))


def goals(text: str) -> tuple[TargetMention, ...]:
    """The targets of the paragraphs of ``text``."""
    whole = flow(text)
    starts = [m.end() for m in re.finditer(r"^|\n", text)]
    parts = [whole.part(start, end) for start, end in zip(starts, [*starts[1:], len(text)], strict=True)]
    return tuple(target for part in parts for target in find_in_flow(part.strip(), goals=True))


def words(source: str, text: str, nth: int = 0) -> Mention:
    at = -1
    for _ in range(nth + 1):
        at = source.index(text, at + 1)
    return Mention(text, (Span(at, at + len(text)),))


def loose(text: str) -> Mention:
    return Mention(text, (Span(0, max(1, len(text))),))


def task(path: str, text: str = "Xây dựng kế hoạch", **given: object) -> TaskMention:
    """A task; parties as lists of names, deadline as prose or, in a row, as a cell."""
    made = TaskMention(path, loose(text), "", row=path.startswith("PL"))
    lead = tuple(Party(loose(name)) for name in given.get("lead", ()))  # type: ignore[attr-defined]
    support = tuple(Party(loose(name)) for name in given.get("support", ()))  # type: ignore[attr-defined]
    due = given.get("due")
    deadline = (read_cell if made.row else find_deadline)(flow(str(due))) if due else given.get("deadline")
    product = loose(str(given["product"])) if given.get("product") else None
    same = given.get("same_as")
    return TaskMention(path, made.mention, "", lead, support, (), deadline, product, row=made.row, same_as=same)  # type: ignore[arg-type]


def reading(text: str = " " * 200, **given: object) -> Reading:
    return Reading(Source("made.txt", "0" * 64, text), given.pop("heading", Heading()), **given)  # type: ignore[arg-type]


def cited(source: str, number: str, *mentions: str, date: str | None = None) -> CitationMention:
    """A citation; the same words twice are two places."""
    places = tuple(words(source, m, mentions[:i].count(m)) for i, m in enumerate(mentions))
    return CitationMention(None, number, None, date, None, "mentions", places)


def rules(given: Reading) -> list[str]:
    return [finding.rule for finding in find_findings(given).findings]


DATED = Heading(date="2026-04-24", mentions={"date": loose("ngày 24 tháng 4 năm 2026")})
QUARTER = inherited(find_period(flow("NHIỆM VỤ QUÝ II/2026")), "PL")  # type: ignore[arg-type]

# (tasks, rules, why)
TASKS = [
    ([task("II.3", due="hoàn thành trong tháng 6/2026"), task("PL.4", due="tháng 7/2026", same_as="II.3")], ["deadline-differs"], "body and annex give different months"),
    ([task("II.3", due="hoàn thành trong tháng 6/2026"), task("PL.4", due="Trước 01/7/2025", same_as="II.3")], ["deadline-differs"], "one warning for a row, though it is early as well"),
    ([task("II.3", due="hoàn thành trong tháng 6/2026"), task("PL.4", due="30/6/2026", same_as="II.3")], [], "must not match: both end on one day"),
    ([task("II.3", due="hoàn thành trong tháng 6/2026"), task("PL.4", due="tháng 7/2026")], [], "must not match: not the same work"),
    ([task("II.3", deadline=QUARTER), task("PL.4", due="tháng 5/2026", same_as="II.3")], [], "must not match: the heading's period is only inherited"),
    ([task("II.1", due="báo cáo trước ngày 01/3/2026")], ["deadline-before-document"], "due before the document was made"),
    ([task("II.1", due="báo cáo trước ngày 25/4/2026")], [], "must not match: due after it"),
    ([task("II.1", due="báo cáo định kỳ hằng tháng")], [], "must not match: a rhythm is never early"),
    ([task("PL.1", deadline=QUARTER), task("PL.2", due="Năm 2026")], ["deadline-differs"], "a row due after the period of its annex"),
    ([task("PL.1", deadline=QUARTER), task("PL.2", due="Tháng 5/2026")], [], "must not match: within the period"),
    ([task("PL.5", lead=["Sở Tài chính", "Sở Y tế"], support=["Sở Nội vụ", "Sở Tài chính"])], ["lead-also-supports"], "one body in both columns"),
    ([task("II.5", lead=["Sở Tài chính"], support=["Sở Nội vụ"])], [], "must not match: two bodies"),
    ([task("PL.5", lead=["Các bộ, ngành"], support=["các bộ, ngành"]), task("PL.6", lead=["Các sở"], support=["Các sở"])], ["lead-also-supports"], "groups in both columns: one warning for all rows"),
    ([task("II.5", lead=["Các bộ, ngành"], support=["các bộ, ngành"])], [], "must not match: in prose a group works with the rest of itself"),
    ([task("PL.1", "Tham mưu ban hành Quy chế làm việc", product="Kế hoạch được ban hành")], ["product-mismatch"], "a plan as the product of a regulation"),
    ([task("PL.1", "Xây dựng Chương trình chuyển đổi số", product="Danh mục nhiệm vụ đặt hàng")], ["product-mismatch"], "a list as the product of a programme"),
    ([task("PL.1", "Xây dựng Kế hoạch đào tạo", product="Kế hoạch được ban hành")], [], "must not match: the same kind"),
    ([task("PL.1", "Xây dựng Đề án đô thị thông minh", product="Quyết định của UBND tỉnh")], [], "must not match: a decision enacts anything"),
    ([task("PL.1", "Xây dựng Kế hoạch, danh mục nhiệm vụ", product="Danh mục được phê duyệt")], [], "must not match: one of the papers named"),
    ([task("PL.1", "Triển khai hạ tầng số", product="Đề án được ban hành")], [], "must not match: the task names no paper"),
    ([task("II.1", lead=["Sở Khoa học và Công nghệ"]), task("II.2", lead=["Sở Khoa học, Công nghệ"])], ["name-variants"], "a comma for 'và'"),
    ([task("II.1", lead=["Sở Khoa học và Công nghệ"]), task("II.2", lead=["Sở Nông nghiệp và Môi trường"])], [], "must not match: two departments"),
    ([task("II.1", lead=["Sở Văn hoá, Thể thao"]), task("II.2", lead=["Sở Văn hóa, Thể thao"])], [], "must not match: where the tone mark stands"),
]  # fmt: skip


@pytest.mark.parametrize(("tasks", "expected", "why"), TASKS, ids=[row[2] for row in TASKS])
def test_tasks(tasks: list[TaskMention], expected: list[str], why: str) -> None:
    assert rules(reading(tasks=tuple(tasks), heading=DATED)) == expected, why


# (text, citations as (number, mentions), rules, why)
CITATIONS = [
    ("Nghị quyết số 09-NQ/TU; Nghị quyết số 09-KH/TU", "09-NQ/TU", ("Nghị quyết số 09-NQ/TU", "Nghị quyết số 09-KH/TU"), ["number-misprint"], "another symbol than elsewhere"),
    ("Kế hoạch số 1129/KH-UBND; Kế hoạch số 1192/KH-UBND", "1129/KH-UBND", ("Kế hoạch số 1129/KH-UBND", "Kế hoạch số 1192/KH-UBND"), ["number-misprint"], "two digits changed places"),
    ("Nghị quyết số 09-NQ/TU; Nghị quyết số 09 -NQ/TU", "09-NQ/TU", ("Nghị quyết số 09-NQ/TU", "Nghị quyết số 09 -NQ/TU"), [], "must not match: only a space"),
    ("Nghị quyết số 09-NQ/TU; NQ 09", "09-NQ/TU", ("Nghị quyết số 09-NQ/TU", "NQ 09"), [], "must not match: a short form"),
    ("Nghị quyết số 12-KH/TU", "12-KH/TU", ("Nghị quyết số 12-KH/TU",), ["symbol-issuer"], "the symbol of a plan behind 'Nghị quyết'"),
    ("Kế hoạch số 01-KH/TW ngày 02/6/2025 của Ban Chỉ đạo Trung ương", "01-KH/TW", ("Kế hoạch số 01-KH/TW",), ["symbol-issuer"], "a steering committee does not sign for the Centre"),
    ("Kế hoạch số 15/KH-UBND ngày 02/6/2025 của Tỉnh ủy", "15/KH-UBND", ("Kế hoạch số 15/KH-UBND",), ["symbol-issuer"], "a committee of the Party does not sign for the State"),
    ("Kế hoạch số 15/KH-UBND ngày 02/6/2025 của Ủy ban nhân dân tỉnh", "15/KH-UBND", ("Kế hoạch số 15/KH-UBND",), [], "must not match: written out, it is the symbol's"),
    ("Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị", "57-NQ/TW", ("Nghị quyết số 57-NQ/TW",), [], "must not match: the Politburo signs for the Centre"),
    ("Chương trình số 21-CTr/TU của Tỉnh ủy", "21-CTr/TU", ("Chương trình số 21-CTr/TU",), [], "must not match: its own symbol"),
    ("Nghị quyết số 48-NQ/TU, ngày 20/02/2025 của Tỉnh ủy về thúc đẩy phát triển dữ liệu tỉnh; Nghị quyết số 48-NQ/TU, ngày 20/02/2025 của Tỉnh ủy về thực hiện chủ trương chuyển đổi xanh", "48-NQ/TU", ("Nghị quyết số 48-NQ/TU", "Nghị quyết số 48-NQ/TU"), ["two-titles"], "one number, two titles"),
    ("Nghị quyết số 48-NQ/TU của Tỉnh ủy về phát triển dữ liệu; Nghị quyết số 48-NQ/TU của Tỉnh ủy về phát triển dữ liệu tỉnh", "48-NQ/TU", ("Nghị quyết số 48-NQ/TU", "Nghị quyết số 48-NQ/TU"), [], "must not match: a shortened title"),
    ("Nghị quyết số 39-NQ/TW, ngày 18/7/2023 của Bộ Chính trị; Nghị quyết số 39-NQ/TW ngày 18 tháng 7 năm 2022 của Bộ Chính trị", "39-NQ/TW", ("Nghị quyết số 39-NQ/TW", "Nghị quyết số 39-NQ/TW"), ["number-misprint"], "two dates, a year apart"),
    ("Nghị quyết số 39-NQ/TW, ngày 18/7/2023; Nghị quyết số 39-NQ/TW ngày 18 tháng 7 năm 2023", "39-NQ/TW", ("Nghị quyết số 39-NQ/TW", "Nghị quyết số 39-NQ/TW"), [], "must not match: one date in two forms"),
    ("Nghị quyết số 10-NQ/TW ngày 03/6/2017; Nghị quyết số 10-NQ/TW ngày 10/02/2022", "10-NQ/TW", ("Nghị quyết số 10-NQ/TW", "Nghị quyết số 10-NQ/TW"), [], "must not match: numbers begin anew with each congress"),
    ("Kế hoạch số 15/KH-SXD ngày 02/6/2025 của Sở Xây dựng Gia Lai; Kế hoạch số 15/KH-SXD ngày 20/6/2025 của Công ty Sao Xanh", "15/KH-SXD", ("Kế hoạch số 15/KH-SXD", "Kế hoạch số 15/KH-SXD"), [], "must not match: of two bodies"),
    ("Nghị quyết số 48-NQ/TU của Tỉnh ủy về việc phát triển dữ liệu; Nghị quyết số 48-NQ/TU của Tỉnh ủy về phát triển dữ liệu", "48-NQ/TU", ("Nghị quyết số 48-NQ/TU", "Nghị quyết số 48-NQ/TU"), [], "must not match: 'về việc' for 'về'"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "number", "mentions", "expected", "why"), CITATIONS, ids=[row[4] for row in CITATIONS]
)
def test_citations(text: str, number: str, mentions: tuple[str, ...], expected: list[str], why: str) -> None:
    assert rules(reading(text, citations=(cited(text, number, *mentions),))) == expected, why


ISSUER = "Ban Chỉ đạo về phát triển dữ liệu và chuyển đổi số tỉnh"
# (text, heading, rules, why)
TEXTS = [
    ("làm việc theo '6 rõ': rõ người, rõ việc, rõ thời gian, rõ trách nhiệm, rõ sản phẩm", Heading(), ["count-mismatch"], "six are promised, five told"),
    ("theo “6 rõ” và lập kế hoạch bảo đảm rõ người, rõ việc, rõ tiến độ, rõ kết quả", Heading(), ["count-mismatch"], "the list stands elsewhere"),
    ("'5 rõ': rõ người, rõ việc, rõ thời gian, rõ trách nhiệm, rõ sản phẩm", Heading(), [], "must not match: five and five"),
    ("cần nhận thức rõ ràng, rõ rệt hơn về yêu cầu", Heading(), [], "must not match: no such list"),
    ("kéo dài 03 (hai) tháng", Heading(), ["count-mismatch"], "figure and word differ"),
    ("kéo dài 03 (ba) tháng", Heading(), [], "must not match: they agree"),
    ("Điều 5 (năm 2026)", Heading(), [], "must not match: 'năm' is the year here"),
    ("Đảng Ủy ban nhân dân tỉnh lãnh đạo", Heading(), ["name-variants"], "'ủy' is missing"),
    ("Đảng ủy Ủy ban nhân dân tỉnh lãnh đạo", Heading(), [], "must not match: written in full"),
    ("tỉnh Đắk Lắk; Đăk Lăk, Đăk Lăk", Heading(province="Đắk Lắk"), ["name-variants"], "the province in two ways"),
    ("tỉnh Đắk Lắk; ĐĂK LĂK, ĐĂK LĂK", Heading(province="Đắk Lắk"), [], "must not match: capitals may have lost their marks"),
    ("tỉnh Khánh Hòa; tỉnh Khánh Hoà, tỉnh Khánh Hoà", Heading(province="Khánh Hòa"), [], "must not match: where the tone mark stands"),
    (f"{ISSUER}. Thành viên Ban Chỉ đạo phát triển dữ liệu và chuyển đổi số tỉnh", Heading(issuer=ISSUER), ["name-variants"], "the long name lacks 'về'"),
    (f"{ISSUER}. Thành viên {ISSUER}", Heading(issuer=ISSUER), [], "must not match: the same name twice"),
    ("theo phân công của Ủy ban UBTVQH", Heading(), ["name-variants"], "the name's first words and its abbreviation"),
    ("trình Ủy ban, UBTVQH cho ý kiến", Heading(), [], "must not match: two bodies"),
    ("đã hoàn thành 64/92 nhiệm vụ (đạt 71,5%)", Heading(), ["count-mismatch"], "64 of 92 are 69.6 %"),
    ("hồ sơ đúng hạn đạt 71,5% (64/92 hồ sơ)", Heading(), ["count-mismatch"], "the share before its counts"),
    ("đã hoàn thành 64/92 nhiệm vụ (đạt 69,6%); 2/3 đề án, đạt 66,6%; 1.250/1.500 hồ sơ (83%)", Heading(), [], "must not match: rounded either way"),
    ("14/20 chỉ tiêu đạt 100%; 14/20 chỉ tiêu, đạt 90% kế hoạch năm", Heading(), [], "must not match: what each of them reaches, a share of a plan"),
    ("35/63 địa phương có tiến độ thực hiện đạt khá (trên 78%)", Heading(), [], "must not match: a bound"),
    ("hoàn thành 64/92 nhiệm vụ và giải ngân vốn (đạt 90%)", Heading(), [], "must not match: the share of something else"),
    ("đến ngày 15/12 toàn tỉnh (đạt 90%)", Heading(), [], "must not match: a day and a month"),
    ("đã hoàn thành 41/63 nhiệm vụ năm 2026. Song còn 23 nhiệm vụ chậm", Heading(), ["count-mismatch"], "more than are left"),
    ("hoàn thành 41/63 nhiệm vụ, còn lại 20 nhiệm vụ", Heading(), ["count-mismatch"], "'còn lại' is all that is left"),
    ("đã hoàn thành 41/63 nhiệm vụ, còn 5 nhiệm vụ quá hạn", Heading(), [], "must not match: some of those left"),
    ("hoàn thành 41/63 nhiệm vụ.\n\n2. Năm sau còn 70 nhiệm vụ", Heading(), [], "must not match: another paragraph"),
    ("giao 86 nhiệm vụ cho các đơn vị: có 51 nhiệm vụ hoàn thành, 22 nhiệm vụ đang thực hiện và 15 nhiệm vụ đã quá hạn", Heading(), ["count-mismatch"], "the parts are 88"),
    ("giao 86 nhiệm vụ: 51 nhiệm vụ đã hoàn thành và 34 nhiệm vụ chưa hoàn thành", Heading(), ["count-mismatch"], "done and not done are all"),
    ("giao 86 nhiệm vụ: 51 nhiệm vụ hoàn thành, 20 nhiệm vụ đang thực hiện, 15 nhiệm vụ quá hạn", Heading(), [], "must not match: they add up"),
    ("giao 86 nhiệm vụ: 51 nhiệm vụ hoàn thành, 35 nhiệm vụ đang thực hiện, 15 nhiệm vụ quá hạn", Heading(), [], "must not match: those late are some of those under way"),
    ("giao 86 nhiệm vụ: 51 nhiệm vụ hoàn thành, 15 nhiệm vụ quá hạn", Heading(), [], "must not match: not a list of all"),
    ("giao 86 nhiệm vụ. 51 nhiệm vụ hoàn thành, trong đó 20 nhiệm vụ chưa hoàn thành đúng yêu cầu", Heading(), [], "must not match: a part of a part"),
    ("14/14 khu phố có Tổ công nghệ số; kiện toàn Tổ công nghệ số tại 15 khu phố, có đoàn viên", Heading(), ["count-mismatch"], "more quarters than there are"),
    ("14/14 khu phố có Tổ công nghệ số; thí điểm tại 5 khu phố trong năm 2026", Heading(), [], "must not match: some of them"),
    ("14/14 xã có Tổ công nghệ số; tại 16 xã, phường trong tỉnh", Heading(), [], "must not match: another class"),
    ("14/14 xã, phường có Tổ công nghệ số; trước khi sắp xếp, công tác tại 16 xã, phường có khó khăn", Heading(), [], "must not match: before the merger"),
    ("mạng ở 17 xã vùng sâu chập chờn; cử cán bộ về 17 xã vùng sâu; khắc phục tại 19 xã vùng sâu", Heading(), ["count-mismatch"], "one class, two numbers"),
    ("mạng ở 17 xã vùng sâu; 17 xã vùng sâu; thí điểm tại 3 xã vùng sâu; 18 xã biên giới", Heading(), [], "must not match: some of them, another class"),
    ("Nghị quyết số 71/NQ-CP ngày 31 tháng 4 năm 2025; trước ngày 29/02/2026", Heading(), ["number-misprint", "number-misprint"], "days that are in no calendar"),
    ("báo cáo trước ngày 31/6 hằng năm", Heading(), ["number-misprint"], "the same without a year"),
    ("ngày 29/02/2024, ngày 31/5; Nghị quyết số 31/4/NQ-HĐND; 30/2 hộ", Heading(), [], "must not match: a leap year, a number, no day"),
    ("Hà Nội, ngày 49 tháng 4 năm 2026", Heading(), [], "must not match: a scan's"),
    ("gửi trước 10h00 thứ Sáu, ngày 23/5/2026", Heading(), ["number-misprint"], "a Saturday"),
    ("ngày 23/5/2026 (Thứ 6); vào Chủ nhật, ngày 24/5/2026", Heading(), ["number-misprint"], "a Saturday, and a Sunday that is one"),
    ("chiều thứ Sáu, ngày 22/5/2026", Heading(), [], "must not match: it is a Friday"),
    ("phiên họp lần thứ hai, ngày 22/5/2026; kỳ họp thứ ba ngày 22/5/2026", Heading(), [], "must not match: the second session"),
    ("thực hiện Kế hoạch số …/KH-UBND ngày …/…/2026; Kế hoạch số    /KH-UBND ngày /01/2026 của UBND tỉnh", Heading(), ["post-missing"], "numbers left blank, told once"),
    ("Số:    /KH-UBND\nKế hoạch số 12/KH-UBND", Heading(), [], "must not match: the header's is written in later"),
    ("MẪU SỐ 01\nCăn cứ Quyết định số …/QĐ-UBND ngày …/…/2026", Heading(), [], "must not match: a form is to be filled in"),
    ("đồng chí Lê Văn Mẫu, điện thoại 0263.3822.xxx", Heading(), ["post-missing"], "a telephone number without its end"),
    ("đồng chí Lê Văn Mẫu, điện thoại 0263.3822.123", Heading(), [], "must not match: complete"),
    ("có ít nhất 02 - 03 tổ chức khoa học", Heading(), ["count-mismatch"], "a lowest value that is a range"),
    ("có 02 - 03 tổ chức; ít nhất 03 tổ chức", Heading(), [], "must not match: a range, a lowest value"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "heading", "expected", "why"), TEXTS, ids=[row[3] for row in TEXTS])
def test_texts(text: str, heading: Heading, expected: list[str], why: str) -> None:
    assert rules(reading(text, heading=heading)) == expected, why


NUMBERED = Heading(
    type="Thông báo",
    number="19-TB/BCĐ",
    date="2026-04-21",
    mentions={"number": loose("19-TB/BCĐ"), "date": loose("ngày 21 tháng 4 năm 2026")},
)
# (note, heading, rules, why)
NOTES = [
    ("(Kèm theo Thông báo số 19-TB/BCĐ, ngày 12/4/2026 của Ban Chỉ đạo)", NUMBERED, ["number-misprint"], "another date than the header's"),
    ("*(Kèm theo Thông báo số 91-TB/BCĐ ngày 21 tháng 4 năm 2026)*", NUMBERED, ["number-misprint"], "another number than the header's"),
    ("(Kèm theo Thông báo số 19-TB/BCĐ ngày 21/4/2026)", NUMBERED, [], "must not match: the document's own"),
    ("(Kèm theo Thông báo số 17-TB/BCĐ ngày 12/3/2026)", NUMBERED, [], "must not match: another document"),
    ("(Kèm theo Kế hoạch số 19-KH/BCĐ ngày 12/4/2026)", NUMBERED, [], "must not match: of another type"),
    ("(Kèm theo Quyết định số 7/QĐ-UBND ngày 10/9/2025)\n(Kèm theo Quyết định số 7/QĐ-UBND ngày 12/9/2025)", Heading(type="Quyết định"), ["number-misprint"], "two annexes differ, the header has no day"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "heading", "expected", "why"), NOTES, ids=[row[3] for row in NOTES])
def test_notes_of_annexes(text: str, heading: Heading, expected: list[str], why: str) -> None:
    assert rules(reading(text, heading=heading)) == expected, why


# (number cited without date, rules, why); 1129/KH-UBND and 57-NQ/TW are cited in full
NEAR = [
    ("1192/KH-UBND", "Kế hoạch", ["number-misprint"], "two digits changed places"),
    ("57-NQ/TU", "Nghị quyết", ["number-misprint"], "another level of the Party"),
    ("1193/KH-UBND", "Kế hoạch", [], "must not match: another number"),
    ("58-NQ/TU", "Nghị quyết", [], "must not match: another number and level"),
    ("57-NQ/TU", "Nghị quyết liên tịch", [], "must not match: of another type"),
]


@pytest.mark.parametrize(("number", "type_", "expected", "why"), NEAR, ids=[row[3] for row in NEAR])
@pytest.mark.parametrize(("issuer", "title"), [(None, ""), ("Đảng ủy phường", ""), (None, " về phát triển dữ liệu")])
def test_numbers_a_slip_away(
    number: str, type_: str, expected: list[str], why: str, issuer: str | None, title: str
) -> None:
    text = f"{type_} số {number}{title}"
    near = CitationMention(type_, number, None, None, issuer, "mentions", (words(text, f"{type_} số {number}"),))
    full = [
        CitationMention("Kế hoạch", "1129/KH-UBND", None, "2025-08-14", None, "mentions", (loose("a"),)),
        CitationMention("Nghị quyết", "57-NQ/TW", None, "2024-12-22", None, "mentions", (loose("b"),)),
    ]
    expected = [] if issuer or title else expected  # a document of its own
    assert rules(reading(text, citations=(*full, near))) == expected, why


def rows(count: int, unread: str = "", **missing: int) -> tuple[str, list[TaskMention]]:
    """A table of ``count`` rows, and its reading; ``missing``: what is left out → in which row; ``unread``: what is printed
    there that was read as nothing."""
    text, made = "", []
    for number in range(1, count + 1):
        cells = {"lead": "Sở Y tế", "product": "Báo cáo", "deadline": "30/6/2026"}
        cells |= {name: unread for name, row in missing.items() if row == number}
        start = len(text)
        text += f"{number} | Việc thứ {number} | {cells['lead']} | {cells['product']} | {cells['deadline']}\n"
        at = {name: start + len(f"{number} | Việc thứ {number}") for name in cells}
        found = {
            name: Mention(cell, (Span(text.index(cell, at[name]), text.index(cell, at[name]) + len(cell)),))
            for name, cell in cells.items()
            if cell != unread
        }
        due = read_cell(flow(cells["deadline"])) if "deadline" in found else None
        made.append(
            TaskMention(
                f"PL.{number}", words(text, f"Việc thứ {number}"), "", (Party(found["lead"]),) if "lead" in found else (),
                deadline=replace(due, mention=found["deadline"]) if due else None, product=found.get("product"), row=True,
            )
        )  # fmt: skip
    return text, made


# (rows, left out, read as nothing, rules, why)
CELLS = [
    (9, {"lead": 4}, "", ["post-missing"], "one row without lead"),
    (9, {"product": 9}, "", ["post-missing"], "one row without product, the last"),
    (9, {"deadline": 1}, "", ["post-missing"], "one row without deadline, the first"),
    (9, {}, "", [], "must not match: every row has all"),
    (3, {"lead": 2}, "", [], "must not match: too short to tell that all are meant to be filled"),
    (9, {"lead": 4}, "Ai đó", [], "must not match: words stand there that were not understood"),
]


@pytest.mark.parametrize(("count", "missing", "unread", "expected", "why"), CELLS, ids=[row[4] for row in CELLS])
def test_empty_cells(count: int, missing: dict[str, int], unread: str, expected: list[str], why: str) -> None:
    text, tasks = rows(count, unread, **missing)
    assert rules(reading(text, tasks=tuple(tasks))) == expected, why


# (text behind a table of nine rows, rules, why)
COUNTED = [
    ("theo dõi việc thực hiện 10 nhiệm vụ nêu tại Phụ lục", ["count-mismatch"], "more than the table has"),
    ("tổ chức thực hiện toàn bộ 08 nhiệm vụ tại Phụ lục", ["count-mismatch"], "fewer, and said to be all"),
    ("theo dõi việc thực hiện 09 nhiệm vụ nêu tại Phụ lục", [], "must not match: nine"),
    ("Sở Y tế thực hiện 8 nhiệm vụ nêu tại Phụ lục", [], "must not match: some of them"),
    ("thực hiện 30 nhiệm vụ nêu tại Phụ lục", [], "must not match: so many were not read"),
    ("thực hiện 10 nhiệm vụ nêu tại Phụ lục II", [], "must not match: another annex"),
]


@pytest.mark.parametrize(("behind", "expected", "why"), COUNTED, ids=[row[2] for row in COUNTED])
def test_rows_counted(behind: str, expected: list[str], why: str) -> None:
    text, tasks = rows(9)
    assert rules(reading(text + behind, tasks=tuple(tasks))) == expected, why


# (headings below '05 nhóm nhiệm vụ sau:', rules, why)
GROUPS = [
    (["I", "II", "III", "IV", "V", "VI"], ["count-mismatch"], "six headings"),
    (["I", "II", "III", "IV", "V"], [], "must not match: five"),
    (["I", "II", "III"], [], "must not match: the others may hold no task"),
    (["I", "II", "III", "IV", "V", "VII"], [], "must not match: a gap"),
]


@pytest.mark.parametrize(("numbers", "expected", "why"), GROUPS, ids=[row[2] for row in GROUPS])
def test_groups_announced(numbers: list[str], expected: list[str], why: str) -> None:
    text = "thực hiện đồng bộ 05 nhóm nhiệm vụ, giải pháp sau:\n" + "\n".join(f"{n}- Nhóm {n}." for n in numbers)
    sections = tuple(SectionMention(f"B.{n}", words(text, f"Nhóm {n}.")) for n in numbers)
    assert rules(reading(text, sections=sections)) == expected, why


# (articles, recipient, rules, why)
ARTICLES = [
    ("Điều 1. Ban hành\nĐiều 2. Thi hành", "Như Điều 3", ["number-misprint"], "there is no third"),
    ("Điều 1. Ban hành\nĐiều 2. Thi hành", "Như Điều 2", [], "must not match: there is a second"),
    ("Điều 1. Ban hành\ntheo quy định tại\nĐiều 15 của Luật", "Như Điều 3", [], "must not match: not all were seen"),
    ("1. Đồng ý\nĐiều 2. Hiệu lực\nĐiều 3. Thi hành", "Như Điều 3", ["post-missing"], "there is no first"),
    ("theo quy định tại\nĐiều 2 của Luật", "Như trên", [], "must not match: an article of another document"),
]


@pytest.mark.parametrize(("text", "recipient", "expected", "why"), ARTICLES, ids=[row[3] for row in ARTICLES])
def test_articles(text: str, recipient: str, expected: list[str], why: str) -> None:
    named = RecipientMention(loose(recipient), (), None)
    assert rules(reading(text, heading=Heading(type="Quyết định"), recipients=(named,))) == expected, why


# (signature, rules, why)
SIGNATURES = [
    ("CHÁNH VĂN PHÒNG kiêm\n\n\nTrần Văn Mẫu", ["post-missing"], "no post behind 'kiêm'"),
    ("CHÁNH VĂN PHÒNG\nkiêm\n(Đã ký)\nTrần Văn Mẫu", ["post-missing"], "'(Đã ký)' is no post"),
    ("CHÁNH VĂN PHÒNG\n\nTrần Văn Mẫu", [], "must not match: one post"),
    ("CHÁNH VĂN PHÒNG\nkiêm\nPHÓ TRƯỞNG BAN\nTrần Văn Mẫu", [], "must not match: the second post is there"),
]


@pytest.mark.parametrize(("text", "expected", "why"), SIGNATURES, ids=[row[2] for row in SIGNATURES])
def test_signatures(text: str, expected: list[str], why: str) -> None:
    signer = Signer(words(text, "Trần Văn Mẫu"), (words(text, "CHÁNH VĂN PHÒNG"),), "direct")
    assert rules(reading(text, signers=(signer,))) == expected, why


# (goals, rules, why)
SERIES = [
    (
        "công bố quốc tế tăng trung bình 10%/năm; văn bằng bảo hộ tăng trung bình 10 - 18%",
        ["unit-missing"],
        "the second lacks '/năm'",
    ),
    (
        "công bố quốc tế tăng trung bình 10%/năm; văn bằng bảo hộ tăng trung bình 10 - 18%/năm",
        [],
        "must not match: both have it",
    ),
    ("công bố quốc tế tăng trung bình 10%/năm; tỷ lệ khai thác đạt 8%", [], "must not match: a level is no growth"),
]


@pytest.mark.parametrize(("text", "expected", "why"), SERIES, ids=[row[2] for row in SERIES])
def test_series_of_targets(text: str, expected: list[str], why: str) -> None:
    assert rules(reading(text, targets=tuple(find_in_flow(flow(text), goals=True)))) == expected, why


FAR = "\n" + "Giao các sở thực hiện. " * 30
# (first goal, second goal, title, rules, why)
VALUES = [
    ("đến năm 2030 tỷ lệ giao dịch không dùng tiền mặt đạt 85%", "đến năm 2030 tỷ lệ giao dịch không dùng tiền mặt đạt 90%", None, ["count-mismatch"], "one indicator, one year, two values"),
    ("đến năm 2030 tỷ lệ giao dịch không dùng tiền mặt đạt 85%", "đến năm 2030 tỷ lệ giao dịch không dùng tiền mặt đạt 85%", None, [], "must not match: the same value"),
    ("đến năm 2030 tỷ lệ giao dịch không dùng tiền mặt đạt 85%", "đến năm 2045 tỷ lệ giao dịch không dùng tiền mặt đạt 95%", None, [], "must not match: another year"),
    ("đến năm 2030 tỷ lệ giao dịch không dùng tiền mặt đạt 85% ở xã", "đến năm 2030 tỷ lệ giao dịch không dùng tiền mặt đạt 95%", None, [], "must not match: of some places only"),
    ("tỷ trọng kinh tế số đạt 20% GRDP", "tỷ trọng kinh tế số năm 2026 đạt 22% GRDP", "Thực hiện Nghị quyết năm 2026", ["count-mismatch"], "a plan for one year"),
    ("tỷ trọng kinh tế số đạt 20% GRDP", "tỷ trọng kinh tế số năm 2026 đạt 22% GRDP", "Giai đoạn 2026 - 2030", [], "must not match: a plan for several years"),
]  # fmt: skip


@pytest.mark.parametrize(("first", "second", "title", "expected", "why"), VALUES, ids=[row[4] for row in VALUES])
def test_values_of_one_target(first: str, second: str, title: str | None, expected: list[str], why: str) -> None:
    text = f"{first}.{FAR}\n{second}."
    assert rules(reading(text, targets=goals(text), heading=Heading(title=title))) == expected, why


def test_values_beside_one_another_are_of_two_places() -> None:
    text = "Đến năm 2030 tỷ lệ hồ sơ trực tuyến đạt 85%.\nĐến năm 2030 tỷ lệ hồ sơ trực tuyến đạt 90%."
    assert not rules(reading(text, targets=goals(text)))


def test_a_document_without_date_is_later_than_what_it_cites() -> None:
    text = "Chỉ thị số 10/CT-TTg ngày 25/02/2026"
    citation = cited(text, "10/CT-TTg", "Chỉ thị số 10/CT-TTg", date="2026-02-25")
    early = task("II.1", due="báo cáo trong tháng 3/2025")
    assert rules(reading(text, citations=(citation,), tasks=(early,))) == ["deadline-before-document"]


def test_every_rule_is_one_of_the_scheme_and_shows_its_words() -> None:
    text = "kéo dài 03 (hai) tháng; Đảng Ủy ban nhân dân tỉnh"
    found = find_findings(reading(text)).findings
    assert {f.rule for f in found} <= set(FINDING_RULE)
    assert [text[s.start : s.end] for f in found for m in f.mentions for s in m.spans] == [
        "Đảng Ủy ban nhân dân tỉnh",
        "03 (hai)",
    ]


@pytest.mark.parametrize(
    "unit",
    [
        "6 rõ ", "rõ việc, ", "3 (hai ", "Đảng Ủy ban ", "Đăk ", "Ban Chỉ đạo phát triển ", "64/92 nhiệm vụ (đạt ",
        "hoàn thành 41/63 nhiệm vụ ", "51 nhiệm vụ hoàn thành, ", "86 nhiệm vụ ", "14/14 khu phố có ", "17 xã vùng sâu, vùng xa, ",
        "\nKèm theo Kế hoạch số 1/KH-UBND ngày ", "\n \n", "Kế hoạch số …", "ngày 31/4 ", "8h00 thứ Sáu, ngày 23/5/", "điện thoại 0263.",
        "5 nhiệm vụ tại ", "5 nhóm nhiệm vụ sau:\n", "\nĐiều 2 ",
    ],
)  # fmt: skip
def test_hostile_text_is_read_to_its_end(unit: str) -> None:
    """200 kB of one trigger: a pattern that blows up would not come back (times: ``benchmarks/hostile.py``)."""
    text = unit * (200_000 // len(unit))
    found = find_findings(reading(text, heading=Heading(province="Đắk Lắk", issuer=ISSUER))).findings
    assert all(mention.text in text for finding in found for mention in finding.mentions)
