"""To whom a result is due: after 'trình', 'báo cáo', 'gửi', 'chuyển giao … về' (annotation guide)."""

from __future__ import annotations

import re

from nq57graph.find.parties import begins_party, body_end, find_predicate, read_parties
from nq57graph.model.reading import Mention
from nq57graph.model.text import Flow

_DUE = re.compile(
    r"(?<!\w)(?P<verb>trình(?!\s+độ)|báo\s+cáo(?:\s+kết\s+quả[^.;,]{0,80}?)?|gửi(?:\s+hồ\s+sơ|\s+báo\s+cáo|\s+ý\s+kiến)?|chuyển\s+giao[^.;,]{0,80}?)"
    r"\s+(?:ngay\s+|kịp\s+thời\s+)?(?P<prep>về\s+|cho\s+|lên\s+|với\s+)?",
    re.IGNORECASE,
)
_HOLDER = re.compile(r"(?:Trưởng|Phó\s+Trưởng|Chủ\s+tịch|Bí\s+thư|Thủ\s+tướng)\s")
_AUTHORITY = re.compile(r"(?:cấp|cơ\s+quan|người)\s+có\s+thẩm\s+quyền")


def find_addressee(flow: Flow) -> tuple[Mention | None, tuple[Mention, ...]]:
    """The addressee as printed (the last one where several are named) and the parties in it; ``(None, ())`` for none."""
    text = flow.text
    found: Flow | None = None
    for match in _DUE.finditer(text):
        at = match.end()
        is_transfer = bool(re.match(r"chuyển\s+giao", match["verb"], re.IGNORECASE))
        if is_transfer and not (match["prep"] or "").startswith("về"):
            continue
        if authority := _AUTHORITY.match(text, at):
            found = flow.part(at, authority.end())
            continue
        if not begins_party(text, at) or not text[at].isupper():
            continue
        end = _end(text, at)
        if end > at:
            found = flow.part(at, end).strip(" ,;.")
    if found is None:
        return None, ()
    parties = read_parties(found, cell=True)[0]
    return Mention(found.text, found.spans()), tuple(Mention(p.text, p.spans()) for p in parties)


def _end(text: str, at: int) -> int:
    """The end of one or more bodies listed ('Tỉnh ủy, UBND tỉnh')."""
    end = at
    while True:
        last = body_end(text, end)
        if last == end and (holder := _HOLDER.match(text, end)):
            last = body_end(text, holder.end())
        if last == end:
            predicate = find_predicate(text, end)
            stop = re.compile(r"[,;.:()]").search(text, end)
            ends = [m.start() for m in (predicate, stop) if m]
            return min(ends) if ends and end == at else end
        end = last
        separator = re.compile(r"\s*,\s*|\s+và\s+").match(text, end)
        if not separator or not text[separator.end() : separator.end() + 1].isupper() or body_end(text, separator.end()) == separator.end():
            return end
        end = separator.end()

