"""Names of parties: whom they mean, in which province; a table of cases, each with its reason."""

from __future__ import annotations

import pytest

from nq57graph.resolve.agents import AgentRegister, Context, make_agent, write_out

COMMITTEE = "Ban Chỉ đạo về phát triển khoa học, công nghệ, đổi mới sáng tạo và chuyển đổi số tỉnh"
PROVINCE = Context("doc-p", "Khánh Hòa", None, None)
OTHER = Context("doc-q", "Quảng Ngãi", "Ủy ban nhân dân tỉnh", None)
STEERED = Context("doc-r", "Khánh Hòa", COMMITTEE, COMMITTEE)
CENTRE = Context("doc-c", None, "Chính phủ", None)

CASES = [
    # name, context, kind, identity, reason
    ("Sở KHCN", PROVINCE, "agency", "org-khanh-hoa-so-khoa-hoc-va-cong-nghe", "an abbreviation is written out"),
    ("Sở KH&CN", PROVINCE, "agency", "org-khanh-hoa-so-khoa-hoc-va-cong-nghe", "another abbreviation of the same"),
    ("Sở Khoa học và Công nghệ", OTHER, "agency", "org-quang-ngai-so-khoa-hoc-va-cong-nghe", "the same words, another province"),
    ("Sở Khoa học và Công nghệ tỉnh Quảng Ngãi", PROVINCE, "agency", "org-quang-ngai-so-khoa-hoc-va-cong-nghe",
     "a place that is named beats the place of the document"),
    ("UBND tỉnh", PROVINCE, "agency", "org-khanh-hoa-uy-ban-nhan-dan-tinh", "abbreviated"),
    ("Ủy ban nhân dân tỉnh", PROVINCE, "agency", "org-khanh-hoa-uy-ban-nhan-dan-tinh", "written out"),
    ("Uỷ ban nhân dân tỉnh", PROVINCE, "agency", "org-khanh-hoa-uy-ban-nhan-dan-tinh", "the other tone style"),
    ("UBND", PROVINCE, "agency", "org-khanh-hoa-uy-ban-nhan-dan-tinh", "no level: in a document of a province it is the province's"),
    ("Đảng ủy UBND tỉnh", PROVINCE, "agency", "org-khanh-hoa-dang-uy-uy-ban-nhan-dan-tinh", "the Party committee in the people's committee"),
    ("Đảng Ủy ban nhân dân tỉnh", PROVINCE, "agency", "org-khanh-hoa-dang-uy-uy-ban-nhan-dan-tinh", "a slip with one reading is mended"),
    ("Ban Tổ chức Tỉnh ủy", PROVINCE, "agency", "org-khanh-hoa-ban-to-chuc-tinh-uy", "a board of the provincial committee"),
    ("Ban Tổ chức Trung ương", PROVINCE, "agency", "org-ban-to-chuc-trung-uong", "of the centre, whoever names it"),
    ("Bộ Khoa học và Công nghệ", PROVINCE, "agency", "org-bo-khoa-hoc-va-cong-nghe", "a ministry is the nation's"),
    ("Bộ Chỉ huy Quân sự tỉnh", PROVINCE, "agency", "org-khanh-hoa-bo-chi-huy-quan-su-tinh", "must not match: no ministry, though it begins with Bộ"),
    ("Bộ Chính trị", PROVINCE, "agency", "org-bo-chinh-tri", "the Politburo"),
    ("Văn phòng Tỉnh ủy", PROVINCE, "agency", "org-khanh-hoa-van-phong-tinh-uy", "the Party office"),
    ("Văn phòng Trung ương Đảng", PROVINCE, "agency", "org-van-phong-trung-uong-dang", "must not match: not the province's"),
    ("Ban Bí thư", PROVINCE, "agency", "org-ban-bi-thu-trung-uong-dang", "the short name of one body"),
    ("Ban Chấp hành Đảng bộ tỉnh Khánh Hòa", PROVINCE, "agency", "org-khanh-hoa-tinh-uy", "the provincial committee by its full name"),
    ("Tỉnh ủy Khánh Hòa", CENTRE, "agency", "org-khanh-hoa-tinh-uy", "named with its place in a document of the centre"),
    ("Công an tỉnh", OTHER, "agency", "org-quang-ngai-cong-an-tinh", "the police of the document's province"),
    ("Kho bạc Nhà nước tỉnh", PROVINCE, "agency", "org-khanh-hoa-kho-bac-nha-nuoc-tinh", "a branch in the province"),
    ("UBMTTQVN tỉnh", PROVINCE, "agency", "org-khanh-hoa-uy-ban-mat-tran-to-quoc-viet-nam-tinh", "'Việt Nam' in a name does not make it the nation's"),
    ("Ban Chỉ đạo tỉnh", STEERED, "agency", "org-khanh-hoa-ban-chi-dao-phat-trien-khoa-hoc-cong-nghe-doi-moi-sang-tao-va-chuyen-doi-so-tinh", "short for the committee that speaks"),
    ("Ban Chỉ đạo phát triển khoa học, công nghệ, đổi mới sáng tạo và chuyển đổi số tỉnh", STEERED, "agency",
     "org-khanh-hoa-ban-chi-dao-phat-trien-khoa-hoc-cong-nghe-doi-moi-sang-tao-va-chuyen-doi-so-tinh", "'về' comes and goes in its name"),
    ("Ban Chỉ đạo tỉnh", OTHER, "agency", "org-quang-ngai-ban-chi-dao-tinh", "must not match: no committee is known there"),
    ("Ban Chỉ đạo Trung ương", STEERED, "agency", "org-ban-chi-dao-trung-uong", "must not match: another committee"),
    ("các sở, ban, ngành", PROVINCE, "group", "group-khanh-hoa-so-ban-nganh", "a group is a group of a place"),
    ("Các sở, ban, ngành", PROVINCE, "group", "group-khanh-hoa-so-ban-nganh", "a capital says nothing"),
    ("các sở, ban, ngành", OTHER, "group", "group-quang-ngai-so-ban-nganh", "the same words, another province"),
    ("cơ quan, đơn vị, địa phương có liên quan", PROVINCE, "group", "group-khanh-hoa-co-quan-don-vi-dia-phuong-lien-quan", "'có liên quan' is 'liên quan'"),
    ("các cơ quan, đơn vị", PROVINCE, "group", "group-khanh-hoa-co-quan-don-vi", "must not match: not only those concerned"),
    ("UBND các xã, phường", PROVINCE, "group", "group-khanh-hoa-uy-ban-nhan-dan-cac-xa-phuong", "many committees are a group, not one body"),
    ("Người đứng đầu các sở, ban, ngành, địa phương", OTHER, "group", "group-quang-ngai-nguoi-dung-dau-cac-so-ban-nganh-dia-phuong", "those who head them are no agency"),
    ("Sở, ngành địa phương", PROVINCE, "group", "group-khanh-hoa-so-nganh-dia-phuong", "'Sở' alone is no department"),
    ("Đơn vị được giao nhiệm vụ", PROVINCE, "group", "group-khanh-hoa-don-vi-duoc-giao-nhiem-vu", "defined by what it does"),
    ("Đảng ủy trực thuộc", PROVINCE, "group", "group-khanh-hoa-dang-uy-truc-thuoc", "those under the committee, however many"),
    ("Đảng ủy các cơ quan Đảng của tỉnh", PROVINCE, "agency", "org-khanh-hoa-dang-uy-cac-co-quan-dang-cua-tinh", "must not match: one committee with 'các' in its name"),
    ("cấp có thẩm quyền", PROVINCE, "group", "group-khanh-hoa-cap-co-tham-quyen", "whoever may decide"),
    ("Trưởng Ban Chỉ đạo tỉnh", STEERED, "post", None, "the holder of a post"),
    ("Chủ tịch UBND tỉnh", PROVINCE, "post", "post-khanh-hoa-chu-tich-uy-ban-nhan-dan-tinh", "the holder of a post"),
    ("Sở Tài chính", CENTRE, "unresolved", None, "63 departments of that name: which one the text does not tell"),
    ("Công an tỉnh", CENTRE, "unresolved", None, "of which province?"),
    ("PCVP", PROVINCE, "unresolved", None, "must not match: nothing says that it is a body"),
    ("Văn phòng Quốc hội", CENTRE, "agency", "org-van-phong-quoc-hoi", "of the centre by name"),
    ("Hội Nông dân", PROVINCE, "agency", "org-khanh-hoa-hoi-nong-dan-tinh", "stands at every level: here the province's"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "context", "kind", "identity", "reason"), CASES)
def test_name_means(name: str, context: Context, kind: str, identity: str | None, reason: str) -> None:
    agent = make_agent(name, context)
    assert agent.kind == kind, reason
    if identity is not None:
        assert agent.id == identity, reason


def test_unresolved_belongs_to_its_document() -> None:
    agent = make_agent("Sở Tài chính", CENTRE)
    assert agent.document == "doc-c"
    assert agent.id.startswith("doc-c-unresolved-")


def test_register_keeps_every_spelling_of_one_body() -> None:
    register = AgentRegister()
    first = register.resolve("Sở KHCN", PROVINCE)
    second = register.resolve("Sở Khoa học và Công nghệ", PROVINCE)
    assert first == second
    assert register.agents[first].aliases == ("Sở KHCN", "Sở Khoa học và Công nghệ")


WRITTEN_OUT = [
    ("Bộ Chính tri", "Bộ Chính trị", "a scan has lost a mark; the body is beyond doubt"),
    ("Ban Tô chức Tỉnh ủy", "Ban Tô chức Tỉnh ủy", "must not match: not a whole name that is known"),
    ("Bộ Tài chinh", "Bộ Tài chính", "head and field make a known name"),
    ("Sở Tài chính tỉnh", "Sở Tài chính tỉnh", "what follows the body stays"),
    ("VPUB", "Văn phòng Ủy ban nhân dân tỉnh", "an office by its initials"),
    ("Sở VHTTDL", "Sở Văn hóa, Thể thao và Du lịch", "a field by its initials"),
    ("HĐND tỉnh", "Hội đồng nhân dân tỉnh", "a council by its initials"),
    ("UBNDX", "UBNDX", "must not match: an abbreviation inside a word"),
]


@pytest.mark.parametrize(("short", "long", "reason"), WRITTEN_OUT)
def test_abbreviations_are_written_out(short: str, long: str, reason: str) -> None:
    assert write_out(short) == long, reason
