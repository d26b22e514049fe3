"""Identities as functions of what they identify: no counters, no chance.

ASCII, hyphenated, flat. Names lose their accents, 'đ' among them ('place-dak-lak'); in a path 'đ' is written 'dd', because
d) and đ) are two items (II.1.d and II.1.đ).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from nq57graph.model.text import Span
from nq57graph.model.words import slug

NATION = "place-viet-nam"

# Symbols of issuers that belong to one province: the same '01-TB/BCĐ' exists in every province.
_LOCAL = re.compile(
    r"^(?:TU|BCĐ|BCĐ57|UBND|HĐND|VPTU|BTGDVTU|BTGTU|BTCTU|S[A-ZĐ].*|CAT|ĐU|ĐUUBND|UBMTTQ.*|BQL.*|ĐĐBQH.*)$"
)


@dataclass(frozen=True, slots=True)
class Number:
    """A number taken apart. Party: 57-NQ/TW (type before the issuer's bar); State: 71/NQ-CP, 23/2025/QĐ-UBND."""

    serial: str
    year: str | None
    type: str | None  # as abbreviated in the symbol
    issuer: str  # '' where the symbol names none

    @property
    def is_local(self) -> bool:
        """Whether the symbol's issuer exists in every province, so that the number needs a place."""
        return bool(_LOCAL.match(re.split(r"[-–]", self.issuer)[0]))


def parse_number(printed: str) -> Number | None:
    """The parts of a number as printed; None for what has not the shape of one."""
    text = re.sub(r"\s+", "", printed).replace("–", "-")
    if party := re.fullmatch(r"(\d+[a-z]?)-([A-ZĐ][A-Za-zđĐ]*)/(.+)", text):
        return Number(party[1], None, party[2], party[3])
    if legal := re.fullmatch(r"(\d+[a-z]?)/(\d{4})/((?:UBTV)?QH\d+)", text):
        return Number(legal[1], legal[2], None, legal[3])
    if state := re.fullmatch(r"(\d+(?:\.\d+)?[a-z]?)/(?:(\d{4})/)?([^\d/-][^/-]*)-(.+)", text):
        return Number(state[1], state[2], state[3], state[4])
    if bare := re.fullmatch(r"(\d+(?:\.\d+)?[a-z]?)/(?:(\d{4})/)?([^\W\d].*)", text):
        return Number(bare[1], bare[2], None, bare[3])
    return None


def document_id(number: str, date: str | None, province: str | None, type_: str | None) -> str:
    """'03-TB/BCĐ', 2025-04-04, Khánh Hòa → 'doc-khanh-hoa-bcd-tb-03-2025-04-04'. Without a date the year of the number,
    or none, ends it."""
    parts = parse_number(number)
    if parts is None:
        return "-".join(p for p in ("doc", _plain(province or ""), slug(number), date or "") if p)
    place = _plain(province) if province and parts.is_local else ""
    kind = _plain(parts.type) if parts.type else _plain(type_ or "")
    return "-".join(
        p for p in ("doc", place, _plain(parts.issuer), kind, slug(parts.serial), date or parts.year or "") if p
    )


def source_document_id(type_: str | None, province: str | None, sha256: str) -> str:
    """A document without a number is identified by the digest of its source."""
    return "-".join(p for p in ("doc", _plain(province or ""), _plain(type_ or "van-ban"), sha256[:12]) if p)


def named_document_id(name: str, province: str | None) -> str:
    """A document cited by its name alone."""
    return "-".join(p for p in ("doc", _plain(province or ""), _plain(name)) if p)


def agency_id(province: str | None, name: str) -> str:
    """'Sở Khoa học và Công nghệ' of Khánh Hòa → 'org-khanh-hoa-so-khoa-hoc-va-cong-nghe'; of the centre without a place."""
    return "-".join(p for p in ("org", _plain(province or ""), _plain(name)) if p)


def group_id(province: str | None, name: str) -> str:
    return "-".join(p for p in ("group", _plain(province or ""), _plain(name)) if p)


def post_id(province: str | None, name: str) -> str:
    return "-".join(p for p in ("post", _plain(province or ""), _plain(name)) if p)


def person_id(province: str | None, name: str) -> str:
    return "-".join(p for p in ("person", _plain(province or ""), _plain(name)) if p)


def place_id(name: str) -> str:
    return f"place-{_plain(name)}"


def _plain(name: str) -> str:
    """The slug of a name or symbol, where 'đ' needs no telling apart: 'Đảng ủy' → 'dang-uy', 'BCĐ' → 'bcd'."""
    return slug(name.replace("Đ", "D").replace("đ", "d"))


def part_id(document: str, path: str) -> str:
    """A task or section is its document and its path: '…-II-4-b3'; 'đ' is 'dd', a second 'II.1~2' is 'II-1_2'."""
    ascii_path = path.replace("đ", "dd").replace("Đ", "DD").replace("~", "_").replace(".", "-")
    return f"{document}-{re.sub(r'[^A-Za-z0-9_-]', '-', ascii_path)}"


def evidence_id(document: str, spans: tuple[Span, ...]) -> str:
    return f"{document}-ev-" + "-".join(f"{span.start}-{span.end}" for span in spans)
