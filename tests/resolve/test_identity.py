"""Identities: a table of traps, each with its reason."""

from __future__ import annotations

import pytest

from nq57graph.resolve.identity import (
    Number,
    agency_id,
    document_id,
    group_id,
    named_document_id,
    parse_number,
    part_id,
    person_id,
    place_id,
    source_document_id,
)

NUMBERS = [
    ("57-NQ/TW", Number("57", None, "NQ", "TW"), "Party: the type stands before the bar of the issuer"),
    ("71/NQ-CP", Number("71", None, "NQ", "CP"), "State: the number stands before a slash"),
    ("23/2025/QĐ-UBND", Number("23", "2025", "QĐ", "UBND"), "a rule of law carries its year"),
    ("66.12/2026/NQ-CP", Number("66.12", "2026", "NQ", "CP"), "a number may have a decimal part"),
    ("193/2025/QH15", Number("193", "2025", None, "QH15"), "the National Assembly names its term, not a type"),
    ("105/2025/UBTVQH15", Number("105", "2025", None, "UBTVQH15"), "its standing committee does so, too"),
    ("1842b/CTPH-BVHTTDL-TLĐLĐVN", Number("1842b", None, "CTPH", "BVHTTDL-TLĐLĐVN"), "a letter behind it, two issuers"),
    ("3260-KH/ĐĐQH15", Number("3260", None, "KH", "ĐĐQH15"), "Party delegations count the Assembly's terms"),
    ("06 /GM-HĐND", Number("06", None, "GM", "HĐND"), "white space in a typed number says nothing"),
    ("57–NQ/TW", Number("57", None, "NQ", "TW"), "a long dash is a hyphen"),
    ("22/12/2024", None, "must not match: a date"),
    ("Đề án 06", None, "must not match: a name"),
]


@pytest.mark.parametrize(("printed", "parts", "reason"), NUMBERS, ids=[n[0] for n in NUMBERS])
def test_number_comes_apart(printed: str, parts: Number | None, reason: str) -> None:
    assert parse_number(printed) == parts, reason


SAME = True
APART = False
DOCUMENTS = [
    (("01-TB/BCĐ", "2025-07-10", "Đắk Lắk", None), ("01-TB/BCĐ", "2025-07-10", "Khánh Hòa", None), APART,
     "every province has its own 01-TB/BCĐ"),
    (("57-NQ/TW", "2024-12-22", "Đắk Lắk", None), ("57-NQ/TW", "2024-12-22", "Khánh Hòa", None), SAME,
     "a number of the centre is one, wherever it is cited"),
    (("02-NQ/TW", "2021-03-17", None, None), ("02-NQ/TW", "2026-03-17", None, None), APART,
     "Party numbers start again with each term: the date tells"),
    (("38-KH/TU", "2026-02-11", "Khánh Hòa", None), ("38-QĐ/TW", "2025-07-09", "Khánh Hòa", None), APART,
     "two 38s of one notice"),
    (("20-NQ/TW", "2017-10-25", None, None), ("20 - NQ/TW", "2017-10-25", None, None), SAME, "white space in a number"),
    (("71/NQ-CP", "2025-04-01", None, None), ("71-NQ/CP", "2025-04-01", None, None), SAME,
     "State form printed in the Party's way: type, number and issuer are the same"),
    (("10/QĐ-UBND", "2025-01-02", "Quảng Ngãi", None), ("10/QĐ-UBND", "2025-01-02", "Gia Lai", None), APART,
     "people's committees count each for itself"),
    (("5/KH-UBND", None, "Huế", None), ("5/KH-UBND", "2025-01-02", "Huế", None), APART,
     "without a date the identity is not the dated one; the register may tie them"),
    (("57-NQ/TW", "2024-12-22", None, "Nghị quyết"), ("57-KH/TW", "2024-12-22", None, "Kế hoạch"), APART,
     "the type is part of an identity"),
    (("12/2025/QH15", None, None, "Luật"), ("12/2025/QH15", None, None, "Nghị quyết"), APART,
     "the Assembly's symbol names no type: the printed one tells"),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other", "same", "reason"), DOCUMENTS)
def test_documents_are_told_apart(one: tuple[str, ...], other: tuple[str, ...], same: bool, reason: str) -> None:
    assert (document_id(*one) == document_id(*other)) is same, reason


WRITTEN = [
    (document_id("03-TB/BCĐ", "2025-04-04", "Khánh Hòa", None), "doc-khanh-hoa-bcd-tb-03-2025-04-04"),
    (document_id("57-NQ/TW", "2024-12-22", "Khánh Hòa", None), "doc-tw-nq-57-2024-12-22"),
    (document_id("214/NQ-CP", None, "Quảng Ngãi", None), "doc-cp-nq-214"),
    (document_id("193/2025/QH15", None, None, "Nghị quyết"), "doc-qh15-nghi-quyet-193-2025"),
    (named_document_id("Đề án 06", None), "doc-de-an-06"),
    (source_document_id("Thông báo", "Quảng Ngãi", "e670cc059dac" + "0" * 52), "doc-quang-ngai-thong-bao-e670cc059dac"),
    (agency_id("Khánh Hòa", "Sở Khoa học và Công nghệ"), "org-khanh-hoa-so-khoa-hoc-va-cong-nghe"),
    (agency_id(None, "Bộ Chính trị"), "org-bo-chinh-tri"),
    (group_id("Khánh Hòa", "sở, ban, ngành"), "group-khanh-hoa-so-ban-nganh"),
    (person_id("Khánh Hòa", "Lâm Đông"), "person-khanh-hoa-lam-dong"),
    (place_id("Lâm Đồng"), "place-lam-dong"),
    (place_id("Đắk Lắk"), "place-dak-lak"),
    (part_id("doc-x", "II.4.b3"), "doc-x-II-4-b3"),
]


@pytest.mark.parametrize(("made", "wanted"), WRITTEN, ids=[w[1] for w in WRITTEN])
def test_identity_is_written_so(made: str, wanted: str) -> None:
    assert made == wanted


PATHS = [
    ("II.1.d", "II.1.đ", "two letters of the alphabet that differ in the bar alone"),
    ("II.1.1", "II.11", "a dot is a step"),
    ("I", "i", "a Roman heading and a letter"),
    ("II.1", "II.1~2", "one number printed twice"),
    ("PL.1", "PL1", "row 1 of the only annex, and annex 1"),
]


@pytest.mark.parametrize(("one", "other", "reason"), PATHS)
def test_paths_are_told_apart(one: str, other: str, reason: str) -> None:
    assert part_id("doc-x", one) != part_id("doc-x", other), reason
