"""The header as values: type, number, date, place, issuer, parent, province, title; and the signers."""

from __future__ import annotations

import datetime
import re

from nq57graph.find.casing import sentence_case
from nq57graph.lexicon.provinces import main_province, province_of
from nq57graph.model.document import Document, Signature
from nq57graph.model.facts import Capacity
from nq57graph.model.reading import Heading, Mention, Signer
from nq57graph.model.text import Flow
from nq57graph.model.words import fold

_CENTRAL = re.compile(
    r"^(?:chinh phu|thu tuong|quoc hoi|uy ban thuong vu quoc hoi|bo |van phong chinh phu|van phong quoc hoi|ban chap hanh trung uong|"
    r"bo chinh tri|ban bi thu|dang doan quoc hoi|tong cuc|ban chi dao (?:trung uong|cua chinh phu|quoc gia)|chu tich nuoc|"
    r"dang uy chinh phu|dang uy quoc hoi|mat tran to quoc viet nam$)"
)
_ISSUES = re.compile(
    r"(?:^|[,;]\s+)(?P<issuer>(?:Ban|Tỉnh ủy|Thành ủy|Ủy ban|UBND|Đảng|Bộ|Sở|Hội đồng|HĐND|Văn phòng|Chính phủ|Thủ tướng)[^,;:.]{0,120}?)\s+ban hành\s+"
    r"(?:Nghị quyết|Kế hoạch|Chương trình|Quyết định|Chỉ thị|Thông báo|Quy định|Hướng dẫn)"
)
_OF_BODY = re.compile(r"^(?:CỦA|Của|của)\s+(?P<issuer>(?:BAN|TỈNH ỦY|ỦY BAN|BỘ|HỘI ĐỒNG|ĐẢNG|Ban|Bộ|Tỉnh ủy|Ủy ban|Hội đồng)[^\n]{2,80}?)(?=\s+(?:thực hiện|về|tại|triển khai|Về|Tại|VỀ|TẠI)\b|$)")
_OFFICE_OF = re.compile(r"^TL\.?\s*(?:CHỦ TỊCH|Chủ tịch)$")


def read_heading(document: Document) -> Heading:
    """The values of the header; a part that is not printed is None. Issuer and province may be read from the body."""
    header = document.header
    mentions: dict[str, Mention] = {}

    def value(name: str, flow: Flow) -> str | None:
        if not flow.text:
            return None
        mentions[name] = Mention(flow.text, flow.spans())
        return flow.text

    printed_type = value("type", header.type)
    type_ = _type(printed_type) if printed_type else None
    if type_ is None and header.number.text and document.header.title.text == "":
        type_ = "Công văn"
    number = value("number", header.number)
    place = value("place", header.place)
    date = _date(header.date.text)
    if date:
        value("date", header.date)
    title = value("title", header.title)
    parent = value("parent", header.parent)
    issuer = value("issuer", header.issuer)
    if issuer is None:
        found = _issuer_elsewhere(document)
        if found is not None:
            issuer = value("issuer", found)
    province = _province(document, issuer, parent, place)
    return Heading(
        type_, number, date, place, sentence_case(issuer) if issuer else None,
        sentence_case(parent) if parent else None, province, title, mentions,
    )  # fmt: skip


def _type(printed: str) -> str:
    """The type in sentence case; letters that a scan has spoiled come back where the name leaves no doubt."""
    from nq57graph.lexicon import load

    for name in (*load("citations")["types"].values(), "Phụ lục", "Luật", "Lệnh"):
        if fold(name) == fold(printed):
            return str(name)
    return sentence_case(printed)


def _date(words: str) -> str | None:
    found = re.search(r"(\d{1,2})\s*th[áa]ng\s*(\d{1,2})\s*n[ăaä]m\s*(\d{4})", words, re.IGNORECASE)
    if not found:
        return None
    try:
        return datetime.date(int(found[3]), int(found[2]), int(found[1])).isoformat()
    except ValueError:
        return None


def _issuer_elsewhere(document: Document) -> Flow | None:
    """Header absent: 'X ban hành …' in the opening; else the title block; else the signature ('TL. CHỦ TỊCH')."""
    for flow in document.opening:
        if found := _ISSUES.search(flow.text):
            return flow.part(*found.span("issuer"))
    title = document.header.title
    if found := _OF_BODY.match(title.text):
        return title.part(*found.span("issuer"))
    for signature in document.signatures:
        if signature.formulas and _OFFICE_OF.match(signature.formulas[0].text):
            return _people_committee(document)
        if signature.formulas and (on_behalf := _on_behalf(signature)) is not None:
            return on_behalf
    return None


def _people_committee(document: Document) -> Flow | None:
    """Under 'TL. CHỦ TỊCH' the issuer is the people's committee that the text speaks of."""
    for flow in (document.header.title, *document.opening):
        if found := re.search(r"(?:UBND|Ủy ban nhân dân)\s+(?:tỉnh|thành phố|huyện|xã|phường)", flow.text):
            return flow.part(*found.span())
    return None


def _province(document: Document, issuer: str | None, parent: str | None, place: str | None) -> str | None:
    for name in (issuer, parent):
        if name and (province := province_of(name)):
            return province
    if issuer and _CENTRAL.match(fold(issuer)):
        return None
    if place and (province := province_of(place)):
        return province
    if issuer is None and place is None and fold(document.header.type.text) == "phu luc":
        return None
    texts = [document.header.title.text, *(f.text for f in document.opening)]
    return main_province(texts) or main_province([b.flow.text for b in document.blocks()]) if issuer else None


# ── signers ───────────────────────────────────────────────────────────────────────────────────────────────────────

_CAPACITIES: tuple[tuple[re.Pattern[str], Capacity], ...] = (
    (re.compile(r"^T/?M\.?\s*"), "T/M"),
    (re.compile(r"^TUQ\.?\s*"), "TUQ."),
    (re.compile(r"^TL\.?\s*"), "TL."),
    (re.compile(r"^KT[.,]?\s*"), "KT."),
)


def read_signers(document: Document) -> tuple[Signer, ...]:
    """Who signed, with posts and capacity: of stacked formulas the outer one, the first printed, gives the capacity."""
    return tuple(_signer(signature) for signature in document.signatures)


def _signer(signature: Signature) -> Signer:
    capacity: Capacity = "direct"
    positions = []
    for index, formula in enumerate(signature.formulas):
        text = formula.text
        prefix = next(((p, c) for p, c in _CAPACITIES if p.match(text)), None)
        if prefix:
            if index == 0:
                capacity = prefix[1]
            continue
        if fold(text) == "kiem":
            continue
        positions.append(Mention(sentence_case(text), formula.spans()))
    name = Mention(signature.name.text, signature.name.spans()) if signature.name.text else None
    on_behalf = _on_behalf(signature)
    return Signer(name, tuple(positions), capacity, Mention(sentence_case(on_behalf.text), on_behalf.spans()) if on_behalf else None)


def _on_behalf(signature: Signature) -> Flow | None:
    """The body or person in whose name is signed: 'T/M TỈNH ỦY' → 'TỈNH ỦY'."""
    for formula in signature.formulas[:1]:
        for pattern, capacity in _CAPACITIES:
            if (found := pattern.match(formula.text)) and capacity in ("T/M", "TL.", "TUQ."):
                return formula.part(found.end())
    return None
