"""Two invented documents of an invented province, with every kind of fact. Nothing in them is real."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from nq57graph.model import facts as f
from nq57graph.model.text import Source, Span

NOTICE_TEXT = """\
TỈNH ỦY SÔNG ĐÀ
BAN CHỈ ĐẠO
Số 07-TB/BCĐ
Sông Đà, ngày 05 tháng 3 năm 2026
THÔNG BÁO
Kết luận phiên họp thứ nhất

Ngày 02/3/2026, đồng chí Hà Văn Núi, Bí thư Tỉnh ủy, chủ trì họp theo Nghị quyết số 57-NQ/TW ngày 22/12/2024.
Kế hoạch 02-KH/TU triển khai Nghị quyết 57-NQ/TW.

II. NHIỆM VỤ
1. Đảng ủy UBND tỉnh lãnh đạo UBND tỉnh chỉ đạo Sở KHCN chủ trì:
d) Xây dựng kho dữ liệu\r
dùng chung, trình UBND tỉnh trước ngày 15/5/2026.
[trang 2]
đ) Phối hợp với Sở Tài chính báo cáo tiến độ hàng tháng.
2. Các sở, ban, ngành và Trung tâm Số rà soát Nghị quyết 57-NQ/TW trong năm 2026; 100% xã có mạng 5G.

PHỤ LỤC
1\tKho dữ liệu dùng chung\tSở KHCN (Cơ quan Thường trực)\ttháng 6/2026

Nơi nhận:
- Ban Bí thư (để báo cáo),
T/M BAN CHỈ ĐẠO
BÍ THƯ
Hà Văn Núi
"""

REPORT_TEXT = """\
Sở KHCN làm việc này: Mở lớp học số.
Theo Thông báo 07-TB/BCĐ và Nghị quyết 57-NQ/TW.
Kế hoạch 02-KH/TU triển khai Nghị quyết 57-NQ/TW. Có thể là 09-BC/SKHCN.
"""

NOTICE = "doc-song-da-bcd-tb-07-2026-03-05"
REPORT = "doc-song-da-report-c0ffee"
NQ57 = "doc-tw-nq-57-2024-12-22"
PLAN = "doc-song-da-tu-kh-02"
BC09 = "doc-song-da-skhcn-bc-09"
SO_KHCN = "org-song-da-so-khoa-hoc-va-cong-nghe"
SO_TAI_CHINH = "org-song-da-so-tai-chinh"
UBND = "org-song-da-ubnd-tinh"
DANG_UY = "org-song-da-dang-uy-ubnd-tinh"
BCD = "org-song-da-bcd"
TINH_UY = "org-song-da-tinh-uy"
BAN_BI_THU = "org-viet-nam-ban-bi-thu"
GROUP = "group-song-da-cac-so-ban-nganh"
CENTRE = f"{NOTICE}-unresolved-trung-tam-so"
NUI = "person-song-da-ha-van-nui"
SECRETARY = "post-song-da-bi-thu-tinh-uy"
SONG_DA, VIET_NAM = "place-song-da", "place-viet-nam"


def source(file: str, text: str) -> Source:
    return Source(file, hashlib.sha256(text.encode()).hexdigest(), text)


def evidence(document: str, text: str, *quotes: str) -> f.Evidence:
    """The first place at which each of ``quotes`` stands after the one before."""
    spans, at = [], 0
    for quote in quotes:
        at = text.index(quote, at)
        spans.append(Span(at, at + len(quote)))
        at += len(quote)
    return f.Evidence(document, tuple(spans))


def _n(*quotes: str) -> f.Evidence:
    return evidence(NOTICE, NOTICE_TEXT, *quotes)


def _r(*quotes: str) -> f.Evidence:
    return evidence(REPORT, REPORT_TEXT, *quotes)


def _agency(identity: str, label: str, kind: str, *aliases: str, place: str = SONG_DA, **more: str) -> f.Agent:
    return f.Agent(identity, "agency", label, place, aliases, agency_kind=kind, **more)


PLACES = (
    f.Place(VIET_NAM, "Việt Nam", "national", iso="VN", label_en="Viet Nam"),
    f.Place(SONG_DA, "Sông Đà", "province", within=VIET_NAM, code="98", aliases=("tỉnh Sông Đà",)),
)
AGENTS = (
    _agency(SO_KHCN, "Sở Khoa học và Công nghệ", "department", "Sở KHCN", "Sở KH&CN", part_of=UBND),
    _agency(SO_TAI_CHINH, "Sở Tài chính", "department", part_of=UBND),
    _agency(UBND, "Ủy ban nhân dân tỉnh", "people-committee", "UBND tỉnh"),
    _agency(DANG_UY, "Đảng ủy UBND tỉnh", "party-delegation"),
    _agency(BCD, "Ban Chỉ đạo tỉnh", "steering-committee", part_of=TINH_UY),
    _agency(TINH_UY, "Tỉnh ủy Sông Đà", "party-committee", label_en="Sông Đà Party Committee"),
    _agency(BAN_BI_THU, "Ban Bí thư", "central-party-body", place=VIET_NAM),
    f.Agent(GROUP, "group", "các sở, ban, ngành", SONG_DA, covers=("department", "party-board")),
    f.Agent(SECRETARY, "post", "Bí thư Tỉnh ủy Sông Đà", SONG_DA, ("Bí thư Tỉnh ủy",)),
    f.Agent(CENTRE, "unresolved", "Trung tâm Số", SONG_DA, document=NOTICE, candidates=(SO_KHCN, UBND)),
)
PERSONS = (f.Person(NUI, "Hà Văn Núi"),)
POSTS = (f.Post(SECRETARY, "Bí thư Tỉnh ủy", TINH_UY),)
CITED = (
    f.CitedDocument(NQ57, "Nghị quyết", "57-NQ/TW", None, "2024-12-22", BAN_BI_THU, VIET_NAM),
    f.CitedDocument(PLAN, "Kế hoạch", "02-KH/TU", None, None, TINH_UY, SONG_DA),
    f.CitedDocument(BC09, "Báo cáo", "09-BC/SKHCN", None, "2026-04", SO_KHCN, SONG_DA),
)

_II = f"{NOTICE}-sec-II"
_II_1 = f"{NOTICE}-sec-II-1"
_D, _DD, _II_2, _PL = f"{NOTICE}-II-1-d", f"{NOTICE}-II-1-dd", f"{NOTICE}-II-2", f"{NOTICE}-PL-1"


def _inherited(task: str, number: int, agent: str, text: str, role: f.Role) -> f.Assignment:
    return f.Assignment(f"{task}-{role}-{number}", agent, text, role, number, _n("1.", text), inherited_from=_II_1)


def _from_heading(task: str) -> tuple[f.Assignment, ...]:
    """What heading II.1 hands down; each piece of evidence is torn, the heading's start and the name."""
    return (
        _inherited(task, 1, SO_KHCN, "Sở KHCN", "lead"),
        _inherited(task, 1, DANG_UY, "Đảng ủy UBND tỉnh", "via"),
        _inherited(task, 2, UBND, "UBND tỉnh", "via"),
    )


TASKS = (
    f.Task(
        _D, "II.1.d", "mục II.1, điểm d", 1, "Xây dựng kho dữ liệu dùng chung, trình UBND tỉnh trước ngày 15/5/2026.",
        _II_1, f"{_D}-work", _n("Xây dựng kho dữ liệu", "dùng chung, trình UBND tỉnh trước ngày 15/5/2026."),
        _from_heading(_D),
        f.Deadline(
            f"{_D}-deadline", "trước ngày 15/5/2026", "before", "day", "2026-05-15", None, "2026-05-14",
            _n("trước ngày 15/5/2026"),
        ),
        addressee="UBND tỉnh", addressee_agents=(UBND,), addressee_evidence=_n("trình", "UBND tỉnh"),
    ),
    f.Task(
        _DD, "II.1.đ", "mục II.1, điểm đ", 2, "Phối hợp với Sở Tài chính báo cáo tiến độ hàng tháng.",
        _II_1, f"{_DD}-work", _n("Phối hợp với Sở Tài chính báo cáo tiến độ hàng tháng."),
        (
            *_from_heading(_DD),
            f.Assignment(f"{_DD}-support-1", SO_TAI_CHINH, "Sở Tài chính", "support", 1, _n("Sở Tài chính")),
        ),
        f.Deadline(
            f"{_DD}-deadline", "hàng tháng", "recurring", None, None, None, None, _n("hàng tháng"), every="P1M"
        ),
    ),
    f.Task(
        _II_2, "II.2", "mục II.2", 3,
        "Các sở, ban, ngành và Trung tâm Số rà soát Nghị quyết 57-NQ/TW trong năm 2026; 100% xã có mạng 5G.",
        _II, f"{_II_2}-work", _n("Các sở, ban, ngành và Trung tâm Số rà soát", "trong năm 2026"),
        (
            f.Assignment(f"{_II_2}-lead-1", GROUP, "Các sở, ban, ngành", "lead", 1, _n("Các sở, ban, ngành")),
            f.Assignment(f"{_II_2}-lead-2", CENTRE, "Trung tâm Số", "lead", 2, _n("Trung tâm Số")),
        ),
        f.Deadline(
            f"{_II_2}-deadline", "trong năm 2026", "during", "year", "2026-12-31", "2026-01-01", "2026-12-31",
            _n("trong năm 2026"), inherited_from=_II,
        ),
        carries_out=(NQ57,), request=True,
    ),
    f.Task(
        _PL, "PL.1", "phụ lục, dòng 1", 4, "Kho dữ liệu dùng chung", NOTICE, f"{_D}-work",
        _n("PHỤ LỤC", "Kho dữ liệu dùng chung"),
        (f.Assignment(f"{_PL}-lead-1", SO_KHCN, "Sở KHCN", "lead", 1, _n("PHỤ LỤC", "Sở KHCN")),),
        f.Deadline(
            f"{_PL}-deadline", "tháng 6/2026", "by", "month", "2026-06-30", None, "2026-06-30", _n("tháng 6/2026"),
            hour="11:00", trigger="sau khi có kinh phí",
        ),
        product="Kho dữ liệu", product_evidence=_n("PHỤ LỤC", "Kho dữ liệu"), same_order_as=_D,
    ),
)  # fmt: skip

NOTICE_FACTS = f.DocumentFacts(
    f.DocumentFact(
        NOTICE, source("sông đà/07-tb-bcd.txt", NOTICE_TEXT), "Thông báo", "07-TB/BCĐ", "2026-03-05",
        "Kết luận phiên họp thứ nhất", BCD, "Ban Chỉ đạo", TINH_UY, SONG_DA,
        (
            f.Field("number", _n("07-TB/BCĐ")), f.Field("date", _n("ngày 05 tháng 3 năm 2026")),
            f.Field("type", _n("THÔNG BÁO")), f.Field("title", _n("Kết luận phiên họp thứ nhất")),
        ),
        (source("bản sao.docx", "cùng nội dung"),),
    ),
    (
        f.SectionFact(_II, "II", "mục II", "NHIỆM VỤ", 1, NOTICE, _n("II. NHIỆM VỤ")),
        f.SectionFact(_II_1, "II.1", "mục II.1", "Đảng ủy UBND tỉnh lãnh đạo …", 2, _II, _n("1. Đảng")),
    ),
    TASKS,
    (
        f.Citation(
            f"{NOTICE}-cites-{NQ57}", NOTICE, NQ57, "basis", "stated", "Nghị quyết số 57-NQ/TW ngày 22/12/2024",
            (_n("Nghị quyết số 57-NQ/TW ngày 22/12/2024"), _n("Nghị quyết 57-NQ/TW"), _n("rà soát", "Nghị quyết 57-NQ/TW")),
        ),
        f.Citation(
            f"{NOTICE}-says-{PLAN}-cites-{NQ57}", PLAN, NQ57, "implements", "stated", "Nghị quyết 57-NQ/TW",
            (_n("Kế hoạch 02-KH/TU triển khai Nghị quyết 57-NQ/TW"),),
        ),
    ),
    (
        f.PostAttestation(
            f"{NOTICE}-attests-nui-bi-thu-chair", NUI, SECRETARY, "Bí thư Tỉnh ủy", "2026-03-02", "chair",
            _n("Hà Văn Núi, Bí thư Tỉnh ủy"),
        ),
    ),
    (f.SignatureFact(f"{NOTICE}-signature-1", NUI, "T/M", (SECRETARY,), ("BÍ THƯ",), BCD, 1, _n("T/M BAN CHỈ ĐẠO", "Hà Văn Núi")),),
    (f.MeetingFact(f"{NOTICE}-meeting", "phiên họp thứ nhất", "2026-03-02", NUI, (NUI,), _n("phiên họp thứ nhất")),),
    (f.RecipientFact(f"{NOTICE}-recipient-1", "Ban Bí thư (để báo cáo)", (BAN_BI_THU,), "để báo cáo", 1, _n("Ban Bí thư (để báo cáo)")),),
    (f.TargetFact(f"{NOTICE}-target-1", "100% xã có mạng 5G", "xã có mạng 5G", "=", (100.0,), "%", "2026", _n("100% xã có mạng 5G")),),
    (
        f.FindingFact(
            f"{NOTICE}-finding-1", "deadline-differs", "contradiction", "Hạn ở thân và phụ lục khác nhau.",
            "Body and annex give different deadlines.", (_n("trước ngày 15/5/2026"), _n("tháng 6/2026")), (_D, _PL),
        ),
    ),
    standing_agency=((SO_KHCN, BCD, _n("Sở KHCN (Cơ quan Thường trực)")),),
)  # fmt: skip

REPORT_FACTS = f.DocumentFacts(
    f.DocumentFact(REPORT, source("report.md", REPORT_TEXT), "Báo cáo", None, None, None, SO_KHCN, "Sở KHCN", None, SONG_DA),
    (),
    (
        f.Task(
            f"{REPORT}-1", "1", "đoạn 1", 1, "Mở lớp học số.", REPORT, f"{REPORT}-1-work", _r("Mở lớp học số."),
            (f.Assignment(f"{REPORT}-1-lead-1", SO_KHCN, "Sở KHCN", "lead", 1, _r("Sở KHCN")),),
        ),
    ),
    (
        f.Citation(f"{REPORT}-cites-{NOTICE}", REPORT, NOTICE, "implements", "stated", "Thông báo 07-TB/BCĐ", (_r("Thông báo 07-TB/BCĐ"),)),
        f.Citation(f"{REPORT}-cites-{NQ57}", REPORT, NQ57, "mentions", "stated", "Nghị quyết 57-NQ/TW", (_r("Nghị quyết 57-NQ/TW"),)),
        f.Citation(
            f"{REPORT}-says-{PLAN}-cites-{NQ57}", PLAN, NQ57, "implements", "stated", "Nghị quyết 57-NQ/TW",
            (_r("Kế hoạch 02-KH/TU triển khai Nghị quyết 57-NQ/TW"),),
        ),
        f.Citation(f"{REPORT}-cites-{PLAN}", REPORT, PLAN, "implements", "candidate", "Kế hoạch 02-KH/TU", (_r("Kế hoạch 02-KH/TU"),)),
    ),
    candidates=(
        f.Candidate(
            f"{REPORT}-candidate-{BC09}", REPORT, BC09, 0.5, ("cùng nơi ban hành",), ("không rõ ngày",), (_r("09-BC/SKHCN"),)
        ),
    ),
)  # fmt: skip

CORPUS = f.Corpus(PLACES, AGENTS, PERSONS, POSTS, CITED, (NOTICE_FACTS, REPORT_FACTS))


def reversed_corpus(corpus: f.Corpus = CORPUS) -> f.Corpus:
    """The same facts, every list of things the other way round."""
    return f.Corpus(
        *(tuple(reversed(things)) for things in (corpus.places, corpus.agents, corpus.persons, corpus.posts, corpus.cited)),
        documents=tuple(reversed(corpus.documents)),
    )  # fmt: skip


def twin(facts: f.DocumentFacts) -> f.DocumentFacts:
    """Another document with the identity of ``facts``: its text is another."""
    document = replace(facts.document, source=source("twin.txt", facts.document.source.text + "khác"))
    return replace(facts, document=document)
