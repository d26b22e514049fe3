"""To whom a result is due: after 'trình', 'báo cáo', 'gửi', 'chuyển giao … về' (annotation guide).

'tham mưu X' alone gives none. Whoever gets it next ('để tổng hợp, báo cáo Y', 'X xem xét, trình Y') is not the addressee of
the task, and who is told of problems ('kịp thời báo cáo') only where nobody else is named.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from nq57graph.find.parties import begins_party, body_end, find_predicate, read_parties
from nq57graph.model.reading import Mention
from nq57graph.model.text import Flow
from nq57graph.model.words import LOWER

# Nouns that end or begin with one of the verbs: 'chương trình', 'chế độ báo cáo', 'trình độ'.
_VERB = re.compile(
    r"(?<!\w)(?<!công )(?<!chương )(?<!quy )(?<!quá )(?<!lộ )(?<!giải )(?<!tiến )(?<!tờ )(?<!giáo )(?<!thuyết )"
    r"(?<!chế độ )(?<!hệ thống )(?<!được )(?<!theo )(?<!trong )(?<!tại )(?<!các )"
    r"(?P<verb>trình(?! (?:độ|tự|bày|diễn)(?!\w))|báo cáo|gửi|chuyển giao)(?!\w)"
    r"(?:, (?:báo cáo|đề xuất|kiến nghị|xin ý kiến|trình)| đề xuất)*"
    r"(?: hồ sơ| báo cáo| kết quả| ý kiến)?(?: ngay| kịp thời| trực tiếp| bằng văn bản)?,? ?(?P<to>về |cho |lên |với |đến |tới )?",
    re.IGNORECASE,
)
_FAR = 160  # code points between 'báo cáo …' and '… về X'
_TO = re.compile(r"(?<!\w)(?P<to>về|cho|lên|với|đến|tới) (?=[^\W\d_])", re.IGNORECASE)
_NOT_TO = re.compile(
    r"(?:phối hợp(?: chặt chẽ)?|cùng|hỗ trợ|cấp|giao|bố trí|phân bổ|đối|so|gắn|làm việc|trao đổi|tạo điều kiện|dành|liên quan) $",
    re.IGNORECASE,
)
_AUTHORITY = re.compile(
    r"(?:các )?(?:(?:cấp|cơ quan|người)(?: nhà nước)? có thẩm quyền|(?:cơ quan |cấp ủy |cấp )?cấp trên(?: trực tiếp)?|cấp ủy cấp trên)(?!\w)",
    re.IGNORECASE,
)
_HOLDER = re.compile(
    r"(?:(?:Đồng chí )?(?:Trưởng|Phó Trưởng|Chủ tịch|Phó Chủ tịch|Bí thư|Thủ tướng|Bộ trưởng|Tổng cục trưởng|Giám đốc)|[Ll]ãnh đạo|Thường trực) (?=[^\W\d_])"
)
# A body that calls its superior, or itself, by what it is: 'trình Bộ', 'báo cáo Tổng cục trước ngày …', 'báo cáo Bộ trưởng'.
_ABSOLUTE = re.compile(
    rf"(?:Bộ trưởng|Tổng cục trưởng|Cục trưởng|Giám đốc Sở|(?:[Ll]ãnh đạo )?(?:Bộ|Tổng cục|Cục|Sở|Tỉnh|Thành phố|Văn phòng))(?! ủy| uỷ)(?=[,.;:)]|$| [{LOWER}])"
)
_TAIL = re.compile(r" (?:cùng cấp|cấp trên)(?!\w)")
_NEXT = re.compile(r",? (?:và )?(?=[^\W\d_])|(?<=,) ?")
_STOP = re.compile(r"[,;.:()]")
_SENTENCE = re.compile(r"[.;](?= |$)")
_PURPOSE = re.compile(r"(?<!\w)(?:để|nhằm|làm cơ sở|làm căn cứ|phục vụ)(?!\w)", re.IGNORECASE)
_HANDLES = re.compile(
    r"^ ?(?:xem xét|tổng hợp|thẩm định|thẩm tra|rà soát|cho ý kiến|nghiên cứu|quyết định|hoàn thiện)?[^.;]{0,40}?(?:,|hoặc|và)? ?$",
    re.IGNORECASE,
)
_OPINIONS = re.compile(r"(?:lấy|xin|tham gia|góp) ý kiến(?: góp ý)?[^.;,]{0,20}$", re.IGNORECASE)
_IN_TIME = re.compile(r"(?:kịp thời|khi có|đột xuất) $", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Found:
    start: int
    end: int
    verb: int
    secondary: bool


def find_addressee(flow: Flow) -> tuple[Mention | None, tuple[Mention, ...]]:
    """The addressee as printed (a list of bodies as one) and the parties in it; ``(None, ())`` for none."""
    chosen = _choose(flow.text, _candidates(flow.text))
    if chosen is None:
        return None, ()
    part = flow.part(chosen.start, chosen.end).strip(" ,;.")
    parties = read_parties(part, cell=True)[0]
    return Mention(part.text, part.spans()), tuple(Mention(p.text, p.spans()) for p in parties)


def _candidates(text: str) -> list[_Found]:
    found = []
    verbs = list(_VERB.finditer(text))
    for position, match in enumerate(verbs):
        limit = verbs[position + 1].start() if position + 1 < len(verbs) else len(text)
        where = _addressee_of(text, match, limit)
        if where is None or _OPINIONS.search(text[max(0, match.start() - 40) : where[0]]):
            continue
        secondary = (
            bool(_IN_TIME.search(text[max(0, match.start() - 20) : match.start()])) or "kịp thời" in match[0].lower()
        )
        found.append(_Found(*where, match.start(), secondary))
    return found


def _addressee_of(text: str, match: re.Match[str], limit: int) -> tuple[int, int] | None:
    """Directly behind the verb ('trình UBND tỉnh'), or behind its object ('báo cáo kết quả … về Ban Thường vụ Tỉnh ủy')."""
    verb = match["verb"].lower()
    transfer = verb == "chuyển giao"
    if (not transfer or match["to"] == "về ") and (end := _list_end(text, match.end())) > match.end():
        return match.end(), end
    if verb == "trình":
        return None
    stop = _SENTENCE.search(text, match.end(), min(limit, match.end() + _FAR))
    limit = min(limit, stop.start() if stop else match.end() + _FAR)
    for link in _TO.finditer(text, match.end(), limit):
        if transfer and link["to"].lower() != "về":
            continue
        if _NOT_TO.search(text[max(0, link.start() - 24) : link.start()]):
            continue
        if (end := _list_end(text, link.end())) > link.end():
            return link.end(), end
    return None


def _list_end(text: str, at: int) -> int:
    """Where one or more bodies listed from ``at`` end ('Tỉnh ủy, UBND tỉnh và cấp có thẩm quyền'); ``at`` for none."""
    end = _one_end(text, at)
    while end > at and (joint := _NEXT.match(text, end)):
        following = _one_end(text, joint.end(), listed=True)
        if following == joint.end() or joint[0] == " ":
            return end
        end = following
    return end


def _one_end(text: str, at: int, *, listed: bool = False) -> int:
    if authority := _AUTHORITY.match(text, at):
        return authority.end()
    if holder := _HOLDER.match(text, at):
        end = body_end(text, holder.end())
        if end > holder.end():
            return end
    if absolute := _ABSOLUTE.match(text, at):
        return absolute.end()
    end = body_end(text, at) if text[at : at + 1].isupper() else at
    if end == at:
        if listed or not text[at : at + 1].isupper() or not begins_party(text, at):
            return at
        predicate = find_predicate(text, at, min(len(text), at + _FAR))
        stop = _STOP.search(text, at, at + _FAR)
        ends = [m.start() for m in (predicate, stop) if m]
        end = min(ends) if ends else min(len(text), at + _FAR)
    tail = _TAIL.match(text, end)
    return tail.end() if tail else end


def _choose(text: str, found: list[_Found]) -> _Found | None:
    """The last one that the task itself is told to serve."""
    kept: list[_Found] = []
    for candidate in found:
        if not (kept and _is_next_step(text[kept[-1].end : candidate.verb])):
            kept.append(candidate)
    first_rate = [c for c in kept if not c.secondary]
    chosen = first_rate or kept
    return chosen[-1] if chosen else None


def _is_next_step(between: str) -> bool:
    """Whether what stands between two addressees makes the second the first one's: 'X để tổng hợp, báo cáo Y'."""
    if _SENTENCE.search(between) or len(between) > 2 * _FAR:
        return False
    if _PURPOSE.search(between):
        return True
    return bool(_HANDLES.match(between)) and between.strip() != ","
