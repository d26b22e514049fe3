"""Labelled lines of an activity: 'Thời gian: …', 'Đơn vị chủ trì: …', 'Phối hợp: …', under a heading or behind an item's words.

The labels are those of plans and programmes (Decree 30/2020/NĐ-CP leaves their wording free); they stand at the beginning of
a line, of a sentence or of a bracket, and end with a colon.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from nq57graph.model.text import Flow
from nq57graph.model.words import unaccented

# Over the text without accents.
_WHO = r"(?:(?:co\s+quan|don\s+vi|bo\s+phan|to\s+chuc|can\s+bo|nguoi|phong|ban)(?:\s*[,/]\s*(?:don\s+vi|ca\s+nhan|bo\s+phan))?\s+)?"
_KINDS = (
    ("support", rf"{_WHO}phoi\s+hop(?:\s+(?:thuc\s+hien|to\s+chuc|chinh))?"),
    ("lead", rf"{_WHO}(?:chu\s+tri|dau\s+moi|phu\s+trach|chiu\s+trach\s+nhiem(?:\s+chinh)?)(?:\s+(?:thuc\s+hien|tham\s+muu|to\s+chuc|chinh))?"),
    ("lead", r"(?:co\s+quan|don\s+vi|bo\s+phan|nguoi|can\s+bo)\s+(?:thuc\s+hien|tham\s+muu|tham\s+muu\s*,\s*thuc\s+hien|trien\s+khai)"),
    ("deadline", r"(?:thoi\s+(?:gian|han)|tien\s+do|han)(?:\s+(?:thuc\s+hien|hoan\s+thanh|trien\s+khai|to\s+chuc|du\s+kien))*"),
    ("product", r"(?:san\s+pham|ket\s+qua|dau\s+ra)(?:\s+(?:du\s+kien|dau\s+ra|dat\s+duoc|can\s+dat))?"),
    ("other", r"(?:dia\s+diem|thanh\s+phan|doi\s+tuong|hinh\s+thuc|(?:nguon\s+)?kinh\s+phi|so\s+luong|quy\s+mo|noi\s+dung|cach\s+thuc)(?:\s+(?:thuc\s+hien|to\s+chuc|tham\s+du|tham\s+gia))?"),
)  # fmt: skip
_LABEL = re.compile(
    r"(?:^|(?<=[.;(]\s)|(?<=[.;(–-])|(?<=[–+-]\s)|(?<=\s))[-–+•*\s]{0,4}(?:"
    + "|".join(f"(?P<k{i}>{words})" for i, (_, words) in enumerate(_KINDS))
    + r")\s*:\s*",
    re.IGNORECASE,
)


_TIME = re.compile(r";\s*(?=(?:hoàn thành|xong|trước|chậm nhất|trong|hạn|quý|tháng) [^;]*\d[^;]*$)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Labelled:
    """A field given by a label: ``kind`` is 'lead', 'support', 'deadline', 'product' or 'other'."""

    kind: str
    value: Flow


def read_labels(flow: Flow) -> tuple[Flow, tuple[Labelled, ...]]:
    """What stands in front of the first label, and the labelled fields behind it; labels begin a sentence, a line, a bracket."""
    if ":" not in flow.text:
        return flow, ()
    found = [m for m in _LABEL.finditer(unaccented(flow.text)) if _begins(flow.text, m)]
    if not found:
        return flow, ()
    ends = [*(m.start() for m in found[1:]), len(flow)]
    fields = tuple(
        Labelled(_kind(m), flow.part(m.end(), end).strip(" .;,-–+()")) for m, end in zip(found, ends, strict=True)
    )
    return flow.part(0, found[0].start()).strip(" (-–+["), tuple(_with_time(fields))


def _with_time(fields: tuple[Labelled, ...]) -> Iterator[Labelled]:
    """``fields`` with the time that stands behind the last party without a label: '…; phối hợp: Sở X; xong trước 30/9/2026'."""
    timed = any(field.kind == "deadline" for field in fields)
    for field in fields:
        due = None if timed or field.kind not in ("lead", "support", "product") else _TIME.search(field.value.text)
        if due is None:
            yield field
            continue
        yield replace(field, value=field.value.part(0, due.start()).strip(" ,;"))
        yield Labelled("deadline", field.value.part(due.end()).strip(" .;,()[]"))


def _kind(match: re.Match[str]) -> str:
    return next(kind for i, (kind, _) in enumerate(_KINDS) if match[f"k{i}"] is not None)


def _begins(text: str, match: re.Match[str]) -> bool:
    before = text[max(0, match.start() - 3) : match.start()].rstrip()
    word = re.sub(r"^[-–+•*\s]+", "", text[match.start() : match.end()])
    return not before or before[-1] in ".;(–-+)" or (before[-1] == "," and word[:1].isupper())
