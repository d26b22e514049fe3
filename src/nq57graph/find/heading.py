"""The header as values: type, number, date, place, issuer, parent, province, title; and the signers."""

from __future__ import annotations

import datetime
import re

from nq57graph.find.casing import repaired, sentence_case
from nq57graph.lexicon import load
from nq57graph.lexicon.provinces import main_province, province_of
from nq57graph.model.document import Document, Signature
from nq57graph.model.facts import Capacity
from nq57graph.model.reading import Heading, Mention, Signer
from nq57graph.model.text import EMPTY, Flow
from nq57graph.model.words import fold

_CENTRAL = re.compile(
    r"^(?:chinh phu|thu tuong|quoc hoi|uy ban thuong vu quoc hoi|bo (?!chi huy)|van phong chinh phu|van phong quoc hoi|"
    r"ban chap hanh trung uong|bo chinh tri|ban bi thu|dang doan quoc hoi|tong cuc|ban chi dao (?:trung uong|quoc gia)|chu tich nuoc|"
    r"dang uy chinh phu|dang uy quoc hoi|mat tran to quoc viet nam$)|(?:cua chinh phu|trung uong)$"
)
_CENTRAL_COMMITTEE = "ban chap hanh trung uong"
_ACTING = re.compile(r"(?:CỦA|Của|của)\s+(?P<issuer>BỘ CHÍNH TRỊ|BAN BÍ THƯ|Bộ Chính trị|Ban Bí thư)\b")
_ISSUES = re.compile(
    r"(?:^|[,;]\s+)(?P<issuer>(?:Ban|Tỉnh ủy|Thành ủy|Ủy ban|UBND|Đảng|Bộ|Sở|Hội đồng|HĐND|Văn phòng|Chính phủ|Thủ tướng)[^,;:.]{0,120}?)\s+ban hành\s+"
    r"(?:Nghị quyết|Kế hoạch|Chương trình|Quyết định|Chỉ thị|Thông báo|Quy định|Hướng dẫn)"
)
_OF_BODY = re.compile(
    r"^(?:CỦA|Của|của)\s+(?P<issuer>(?:BAN|TỈNH ỦY|ỦY BAN|BỘ|HỘI ĐỒNG|ĐẢNG|Ban|Bộ|Tỉnh ủy|Ủy ban|Hội đồng)[^\n]{2,80}?)(?=\s+(?:thực hiện|về|tại|triển khai|Về|Tại|VỀ|TẠI)\b|$)"
)
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
    type_ = _type(printed_type) if printed_type else _letter(document)
    number = value("number", header.number)
    place = value("place", header.place)
    date = _date(header.date.text)
    if date:
        value("date", header.date)
    title = value("title", header.title)
    issuer_flow, parent_flow = _issuer(document)
    parent = _body(document, parent_flow) if value("parent", parent_flow) else None
    issuer = _body(document, issuer_flow) if value("issuer", issuer_flow) else None
    province = _province(document, issuer, parent, place)
    return Heading(type_, number, date, place, issuer, parent, province, title, mentions)


def _type(printed: str) -> str:
    """The type in sentence case; letters that a scan has spoiled come back where the name leaves no doubt."""
    for name in (*load("citations")["types"].values(), "Phụ lục", "Luật", "Lệnh"):
        if fold(name) == fold(printed):
            return str(name)
    return sentence_case(printed)


def _letter(document: Document) -> str | None:
    """An official letter prints no type: it has an addressee, and a number or a subject."""
    addressed = any(fold(flow.text[:12]).startswith("kinh gui") for flow in document.opening[:1])
    return "Công văn" if addressed and (document.header.number.text or document.header.issuer.text) else None


def _date(words: str) -> str | None:
    found = re.search(r"(\d{1,2})\s*(?:thang|[/.-])\s*(\d{1,2})\s*(?:nam|[/.-])\s*(\d{4})", fold(words))
    if not found:
        return None
    try:
        return datetime.date(int(found[3]), int(found[2]), int(found[1])).isoformat()
    except ValueError:
        return None


def _issuer(document: Document) -> tuple[Flow, Flow]:
    """(issuer, body above it). Under 'BAN CHẤP HÀNH TRUNG ƯƠNG' the title says who acts: 'CỦA BỘ CHÍNH TRỊ'."""
    header = document.header
    if not header.issuer.text:
        return _issuer_elsewhere(document) or EMPTY, header.parent
    acting = _ACTING.match(header.title.text)
    if acting and fold(header.issuer.text).startswith(_CENTRAL_COMMITTEE) and not header.parent.text:
        return header.title.part(*acting.span("issuer")), header.issuer
    return header.issuer, header.parent


def _body(document: Document, flow: Flow) -> str:
    """A body as named in the heading, in sentence case; bodies that issue together are set apart by ' - '."""
    parts = [flow]
    joint = _JOINT.search(fold(document.header.type.text)) or len(document.signatures) > 1
    if joint or re.search(r"\s[-–]\s", flow.text):
        parts = _together(flow)
    return " - ".join(_spelt(document, part.text.strip(" -–")) for part in parts)


def _together(flow: Flow) -> list[Flow]:
    """The bodies of a joint heading: behind a dash or on a new line another kind of body begins. 'SỞ LAO ĐỘNG - THƯƠNG BINH
    VÀ XÃ HỘI' is one."""
    starts = [0]
    for cut in sorted({*flow.cuts, *(m.end() for m in re.finditer(r"\s[-–]\s", flow.text))}):
        before, after = flow.text[:cut].rstrip(), fold(flow.text[cut : cut + 30])
        dashed = before.endswith(("-", "–"))
        if _ANOTHER.match(after) and (dashed or not _GOES_ON.search(fold(before))):
            starts.append(cut)
    return [flow.part(a, b).strip() for a, b in zip(starts, [*starts[1:], len(flow)], strict=True)]


_ANOTHER = re.compile(
    r"(?:chinh phu|quoc hoi|bo |so |tong lien doan|lien doan|doan chu tich|uy ban|hoi |tinh doan|cong an|toa an|vien kiem sat)"
)
_JOINT = re.compile(r"lien tich|phoi hop")
_GOES_ON = re.compile(r"(?:doan chu tich|uy ban trung uong|thuong vu|uy ban|van phong|va|ve|,)$")


def _spelt(document: Document, printed: str) -> str:
    """The name of a body in sentence case. Letters spoiled by a scan come back where one reading only is left: a name of
    the closed list, or the same letters spelt alike throughout the text of the document."""
    if name := repaired(printed):
        return name
    cased = sentence_case(printed)
    if cased == printed:
        return printed
    texts = [document.header.title.text, *(flow.text for flow in document.opening)]
    if any(cased.lower() in text.lower() for text in texts):
        return cased
    pattern = re.compile(rf"(?<!\w){re.escape(fold(cased))}(?!\w)")
    spelt = {
        text[m.start() : m.end()]
        for text in texts
        if len(fold(text)) == len(text)
        for m in pattern.finditer(fold(text))
    }
    spelt = {name for name in spelt if not name.isupper()}
    return spelt.pop() if len(spelt) == 1 else cased


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
    if any(name and _CENTRAL.search(fold(name)) for name in (issuer, parent)):
        return None
    if place and (province := province_of(place)):
        return province
    if issuer is None and place is None and fold(document.header.type.text) == "phu luc":
        return None
    texts = [document.header.title.text, *(f.text for f in document.opening)]
    return main_province(texts) or main_province([b.flow.text for b in document.blocks()]) if issuer else None


# ── signers ───────────────────────────────────────────────────────────────────────────────────────────────────────

_CAPACITIES: tuple[tuple[re.Pattern[str], Capacity], ...] = (
    (re.compile(r"^(?:T/?M\b\.?|\W/M\b\.?)\s*", re.IGNORECASE), "T/M"),
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
        positions.append(Mention(_post(text), formula.spans()))
    name = Mention(signature.name.text, signature.name.spans()) if signature.name.text else None
    on_behalf = _on_behalf(signature)
    return Signer(
        name,
        tuple(positions),
        capacity,
        Mention(sentence_case(on_behalf.text), on_behalf.spans()) if on_behalf else None,
    )


def _post(printed: str) -> str:
    return repaired(printed, "posts") or sentence_case(printed)


def _on_behalf(signature: Signature) -> Flow | None:
    """The body or person in whose name is signed: 'T/M TỈNH ỦY' → 'TỈNH ỦY'."""
    for formula in signature.formulas[:1]:
        for pattern, capacity in _CAPACITIES:
            if (found := pattern.match(formula.text)) and capacity in ("T/M", "TL.", "TUQ."):
                return formula.part(found.end())
    return None
