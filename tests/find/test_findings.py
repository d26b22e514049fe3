"""Findings by kinds of rule: small readings, the rules that they break, and those that they only seem to break."""

from __future__ import annotations

import pytest

from nq57graph.find.deadlines import find_deadline, find_period, inherited, read_cell
from nq57graph.find.findings import find_findings
from nq57graph.find.targets import find_in_flow
from nq57graph.model.reading import CitationMention, Heading, Mention, Party, Reading, Signer, TaskMention
from nq57graph.model.text import Flow, Source, Span
from nq57graph.vocabulary import FINDING_RULE


def flow(text: str) -> Flow:
    return Flow(text, range(len(text)), range(1, len(text) + 1))


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
]  # fmt: skip


@pytest.mark.parametrize(("text", "heading", "expected", "why"), TEXTS, ids=[row[3] for row in TEXTS])
def test_texts(text: str, heading: Heading, expected: list[str], why: str) -> None:
    assert rules(reading(text, heading=heading)) == expected, why


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


@pytest.mark.parametrize("unit", ["6 rõ ", "rõ việc, ", "3 (hai ", "Đảng Ủy ban ", "Đăk ", "Ban Chỉ đạo phát triển "])
def test_hostile_text_is_read_to_its_end(unit: str) -> None:
    """200 kB of one trigger: a pattern that blows up would not come back (times: ``benchmarks/hostile.py``)."""
    text = unit * (200_000 // len(unit))
    found = find_findings(reading(text, heading=Heading(province="Đắk Lắk", issuer=ISSUER))).findings
    assert all(mention.text in text for finding in found for mention in finding.mentions)
