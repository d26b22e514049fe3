"""Documents cited by name: laws, and schemes, strategies, programmes, plans that the words show to exist.

A name in a string of verbs of making ('xây dựng, trình ban hành Đề án …') is that of a draft or of a task's product:
it is no citation unless the text cites the same name elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache

from nq57graph.find.citations.forms import either, forms
from nq57graph.find.citations.found import Found
from nq57graph.find.citations.origin import read_behind, read_date, read_issuer
from nq57graph.find.parties import find_predicate
from nq57graph.model.text import Flow
from nq57graph.model.words import LOWER, UPPER, flat

_LONGEST = 32  # words in a name
_LONGEST_LAW = 22
_WINDOW = 260  # characters in which a name ends, if it is one
_YEAR = re.compile(r"\s*\(\s*(?:nam\s+)?(?:19|20)\d\d(?=\s*\))|\s+nam\s+(?:19|20)\d\d(?!\d)")
_DRAFT_BEHIND = re.compile(r"\s*\(?\s*(?:sua\s+doi|thay\s+the|moi)\s*\)")
_PERIOD_END = re.compile(  # a scan tears years: '201 1-2030'
    r"(?:den\s+nam|tam\s+nhin(?:\s+den)?(?:\s+nam)?|nam|giai\s+doan|thoi\s+ky)\s+(?:20\s?\d\s?\d(?!\d))"
    r"(?:\s?[-–—]\s?20\s?\d\s?\d(?!\d))?"
)
_TO_PERIOD = re.compile(r"\s*,\s(?P<rest>[^.;:()“”\"\d]{1,120}?)(?=(?:giai\s+doan|thoi\s+ky|den\s+nam)\s+20\d)")
_ONLY_PERIOD = re.compile(r"(?:\w{1,4}\s+)?(?:nam|giai\s+doan)\s+20\d\d.*")
_TERM_OF_OFFICE = re.compile(r"\s*,?\s*nhiem\s+ky\s+20\d\d\s?[-–—]\s?20\d\d")
_QUOTED = re.compile(r"[“\"][^“”\"]{12,240}[”\"]")
_BRACKETED = re.compile(rf"[{LOWER}][^.,;:()]{{3,110}}\s\([A-Z]{{3,8}}\)")  # 'Hiệp định thuế đa phương (MLI)'
_APPROVED_BEHIND = re.compile(r"\s*,?\s*theo\s+(?:cac\s+)?(?:nghi\s+quyet|quyet\s+dinh|chi\s+thi)\s+(?:so\s*:?\s*)?\d")
_AFTER_PERIOD = re.compile(
    r"\s*,\s*(?:tam\s+nhin|dinh\s+huong)"
    r"|\s+(?:tren\s+dia\s+ban|va\s+(?:tam\s+nhin|dinh\s+huong)|tinh\s|thanh\s+pho\s|cua\s)"
)
_NUMBER_BEHIND = re.compile(r"\s*,?\s*(?:so\s*:?\s*)?\d[\d.]*[a-z]?\s?[-/]")
_PLURAL = re.compile(r"(?<!\w)(?:cac|nhung|mot|moi|tung|so)\s+$")
_OTHER_WORD = re.compile(r"\s+(?:cua|hoac|va\s+cac)\s")
_VERB = re.compile(r"\s(?:quy\s+dinh|co\s+hieu\s+luc|sua\s+doi|va\s+(?:huong\s+dan|trien\s+khai|to\s+chuc))(?!\w)")
_LAW_AGAIN = re.compile(r"(?:bo\s+)?luat\s+")
_AND = re.compile(r"\s*(?:,|va)\s*(?:va\s+)?")
_ABOUT = re.compile(r"\s+ve\s")
_OF = re.compile(r"\s+cua\s+")
_PROPER_START = re.compile(rf"[{UPPER}\d]|nước\s|năm\s|làm\s+việc\s+của\s")
_TREATY = re.compile(rf"\s[{UPPER}\d]{{3,}}|(?:\s\S+){{5}}")  # 'Hiệp định EVFTA', or its name in full
_AMENDING = re.compile(
    r"(?:luat\s+)?sua\s+doi(?:\s*,\s*bo\s+sung)?(?:\s+mot\s+s\w\s+dieu)?\s+(?:cua\s+)?(?:cac\s+)?(?=(?:bo\s+)?luat)"
)


def find_named(flow: Flow) -> Iterator[Found]:
    """Every document that ``flow`` cites by name."""
    plain = flat(flow.text)
    for finder, cues in _cues():
        if any(cue in plain for cue in cues):  # a word looked for as it is costs a tenth of a pattern
            yield from finder(flow)


@cache
def _cues() -> tuple[tuple[Callable[[Flow], Iterator[Found]], tuple[str, ...]], ...]:
    """Each finder with the words, in flat text, one of which stands in all that it can find."""
    data = forms().lexicon
    return (
        (_laws, ("luat", "phap lenh")),
        (_always, tuple(flat(word) for word in data["always"])),
        (_congresses, tuple(flat(word) for word in data["congress"])),
        (_schemes, tuple(flat(word) for word in data["named"])),
    )


def _laws(flow: Flow) -> Iterator[Found]:
    text, plain = flow.text, flat(flow.text)
    taken = 0
    for match in forms().law.finditer(plain):
        if match.start() < taken or not text[match.start()].isupper() or not _begins_law(text, plain, match.end()):
            continue
        end = _law_end(text, plain, match)
        if end <= match.end() or len(text[match.start() : end].split()) > _LONGEST_LAW:
            continue
        draft = _is_draft(plain, match.start()) or bool(_DRAFT_BEHIND.match(plain, end))
        if draft and _AMENDING.match(plain, match.end()):
            continue  # the laws that the draft is to amend exist: they are read by themselves
        taken = end
        date, stop = read_date(text, end)
        if date is None:
            _, _, stop = read_behind(text, end)
        type_ = forms().canonical.get(_spaced(match["type"]), "Luật")
        yield _named(flow, match.start(), end, stop, type_, date, None, weak=draft)


def find_amended(mention: Found) -> Iterator[Found]:
    """The laws in the name of the law that amends them: 'Luật sửa đổi … Luật A và Luật B' names three."""
    text, plain = mention.flow.text, flat(mention.flow.text)
    if mention.type not in ("Luật", "Bộ luật") or not mention.name or not _AMENDING.search(flat(mention.name)):
        return
    for match in forms().law.finditer(plain, mention.start + 1, mention.end):
        end = min(_law_end(text, plain, match), mention.end)
        if end > match.end() and text[match.end()].isupper():
            type_ = forms().canonical.get(_spaced(match["type"]), "Luật")
            yield _named(mention.flow, match.start(), end, end, type_, None, None, weak=False)


def _begins_law(text: str, plain: str, at: int) -> bool:
    known = forms().laws.match(plain, at)  # 'Luật ngân sách nhà nước'
    return text[at : at + 1].isupper() or bool(_AMENDING.match(plain, at)) or bool(known and " " in known[0])


def _law_end(text: str, plain: str, match: re.Match[str]) -> int:
    """Where the name of a law ends: a known name, 'sửa đổi … Luật A và Luật B', or what grammar says."""
    at = match.end()
    if amending := _AMENDING.match(plain, at):
        return _amended_end(text, plain, amending.end())
    known = (forms().codes if match["type"].startswith("bo") else forms().laws).match(plain, at)
    if known:
        end = known.end()
    else:
        stop = forms().stops.search(text, at - 1, at + _WINDOW)
        end = stop.start() if stop else min(len(text), at + _WINDOW)
        if of := _OTHER_WORD.search(plain, at, end):
            end = of.start()
        end = _before_verb(plain, at, end)
        if re.search(r"\d|\s(?:Bộ|Cục|Sở|Vụ|Tổng|Các|Ban|Luật)(?!\w)", text[at:end]):
            return at  # words of other columns run in: a name that no list knows is not to be trusted with them
    if year := _YEAR.match(plain, end):
        end = year.end() + (1 if plain[year.end() : year.end() + 1] == ")" else 0)
    return end


def _before_verb(plain: str, at: int, end: int) -> int:
    """A name that no list knows ends before a clause: 'Luật Trồng trọt quy định về …'."""
    verb = _VERB.search(plain, at, end)
    return verb.start() if verb else end


def _amended_end(text: str, plain: str, at: int) -> int:
    """The end of 'Luật sửa đổi, bổ sung một số điều của Luật A và Luật B': the laws amended belong to the name."""
    end = at
    while law := _LAW_AGAIN.match(plain, at):
        match = forms().law.match(plain, law.start())
        if match is None or not text[match.end() : match.end() + 1].isupper():
            break
        end = _law_end(text, plain, match)
        following = _AND.match(plain, end)
        if not following:
            break
        at = following.end()
    return end


def _always(flow: Flow) -> Iterator[Found]:
    """Constitution, treaties, statutes; rules of procedure where they are a basis."""
    text, plain = flow.text, flat(flow.text)
    for match in forms().always.finditer(plain):
        type_ = _spaced(match["type"])
        bracketed = _BRACKETED.match(text, match.end()) if type_ == "hiep dinh" else None
        if bracketed and forms().always.search(plain, match.end(), bracketed.end()):
            continue  # two run together: the second is read by itself
        if not _is_capitalised(text, match) or not (bracketed or _PROPER_START.match(text, match.end())):
            continue
        if type_ == "hiep dinh" and forms().issuer.match(plain, match.end()):
            continue  # words of another column
        end = bracketed.end() if bracketed else _name_end(text, plain, match.end())
        issuer = None
        if type_ == "quy che":
            _, issuer, end = read_behind(text, end)  # 'Quy chế làm việc của …': whose they are, is part of the name
        name = text[match.start() : end]
        if type_ == "hiep dinh" and not _TREATY.search(name):
            continue
        if type_ == "quy che" and not (issuer and _leads_in_basis(plain, match.start())):
            continue
        if 2 <= len(name.split()) <= _LONGEST and not _NUMBER_BEHIND.match(plain, end):
            printed = next(word for word in forms().lexicon["always"] if flat(word) == type_)
            yield _named(flow, match.start(), end, end, printed, None, issuer, weak=False)


def _congresses(flow: Flow) -> Iterator[Found]:
    """'Nghị quyết Đại hội XIV của Đảng': resolutions of congresses and plenums, which bear no number."""
    text, plain = flow.text, flat(flow.text)
    for match in forms().congress.finditer(plain):
        if not _is_capitalised(text, match):
            continue
        end = _name_end(text, plain, match.end())
        if about := _ABOUT.search(plain, match.end(), end):
            end = about.start()
        if (term := _TERM_OF_OFFICE.search(plain, match.end(), end + 40)) and term.start() <= end:
            end = term.end()
        if 4 <= len(text[match.start() : end].split()) <= _LONGEST and not _NUMBER_BEHIND.match(plain, end):
            type_ = "Nghị quyết" if plain.startswith("nghi", match.start()) else "Văn kiện"
            yield _named(flow, match.start(), end, end, type_, None, None, weak=False)


def _is_capitalised(text: str, match: re.Match[str]) -> bool:
    """Whether a name begins at ``match``, in text that is not all capitals."""
    return text[match.start()].isupper() and not text[match.start() : match.end()].isupper()


def _leads_in_basis(plain: str, start: int) -> bool:
    return bool(re.search(r"(?<!\w)(?:can\s+cu|theo)\s+(?:vao\s+)?$", plain[max(0, start - 16) : start]))


def _schemes(flow: Flow) -> Iterator[Found]:
    text, plain = flow.text, flat(flow.text)
    for match in forms().named.finditer(plain):
        type_ = _spaced(match["type"])
        capital = text[match.start()].isupper()
        if text[match.start() : match.end()].strip().isupper() or _PLURAL.search(
            plain, max(0, match.start() - 10), match.start()
        ):
            continue  # a title; 'các chương trình …' are kinds, not documents
        quoted = _QUOTED.match(text, match.end())
        end = quoted.end() if quoted else _name_end(text, plain, match.end())
        name = text[match.start() : end]
        if not _is_specific(name, type_, capital=capital) or _NUMBER_BEHIND.match(plain, end):
            continue
        evidence = _standing(plain, match.start(), end)
        date, issuer, stop = read_behind(
            text,
            match.end() - 1 if type_ == "chuong trinh hanh dong" and plain.startswith("cua ", match.end()) else end,
        )
        kept = end
        if issuer and type_ in ("ke hoach", "chuong trinh hanh dong") and not date:
            kept = stop  # 'Kế hoạch hoạt động năm 2026 của Ban Chỉ đạo …': whose it is, is part of the name
        if evidence == "issued" and not issuer:
            issuer = _issued_by(text, plain, match.start())
        yield _named(flow, match.start(), kept, stop, _proper_type(type_), date, issuer, weak=evidence == "made")


def _spaced(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def _proper_type(folded: str) -> str:
    return next((w for w in forms().lexicon["named"] if flat(w) == folded), folded).replace(
        "Chương trình mục tiêu quốc gia", "Chương trình"
    )


def _name_end(text: str, plain: str, at: int) -> int:
    """The end of a name: a stop, a period ('đến năm 2030'), 'của' before an issuer."""
    stop = forms().stops.search(text, at - 1, at + _WINDOW)
    end = max(at, stop.start()) if stop else min(len(text), at + _WINDOW)
    if more := _TO_PERIOD.match(plain, end, at + _WINDOW):
        end = _through_comma(text, plain, at, more)
    for of in _OF.finditer(plain, at, end):
        issuer, _ = read_issuer(text, of.end())
        in_group = re.search(r"(?:co\s+quan|don\s+vi|hoat\s+dong|to\s+chuc)$", plain[at : of.start()])
        if issuer and not in_group and of.start() > at:
            end = of.start()
            break
    for period in _PERIOD_END.finditer(plain, at, end):
        if not _AFTER_PERIOD.match(plain, period.end()):
            return period.end()
    return end


def _through_comma(text: str, plain: str, at: int, more: re.Match[str]) -> int:
    """Where a name with a comma before its period ends: 'Đề án phát triển thể lực, tầm vóc người Việt Nam giai đoạn
    2011 - 2030'; the comma, if what follows it is other work or another document."""
    period = _PERIOD_END.match(plain, more.end())
    named = forms().named.search(plain, more.start("rest"), more.end())
    own = text[more.start("rest")].islower() and not named and not find_predicate(text, more.start("rest"), more.end())
    return period.end() if period and own and not _PERIOD_END.search(plain, at, more.start()) else more.start()


def _is_specific(name: str, type_: str, *, capital: bool) -> bool:
    """Whether a name tells one document: several words of its own; in small letters, the nation's."""
    own = re.sub(r"[“”\"]", "", name).split()[len(type_.split()) :]
    if type_ == "chuong trinh hanh dong" and re.match(r"của\s", " ".join(own)):
        return capital and bool(read_issuer(" ".join(own), 4)[0])
    if not 3 <= len(own) <= _LONGEST or forms().no_name.match(" ".join(own)):
        return False
    if re.search(r"(?:hang|5)\s+nam|chi\s+tiet|cu\s+the", flat(name)) or _ONLY_PERIOD.fullmatch(flat(" ".join(own))):
        return False
    if not own[0][0].isalpha() or (type_ == "ke hoach" and not capital):
        return False
    has_scope = bool(re.search(r"(?:20\d\d|[Qq]uốc\s+gia|mục\s+tiêu|hành\s+động)", name))
    return (capital and (has_scope or len(own) >= 4)) or (not capital and bool(re.search(r"[Qq]uốc\s+gia", name)))


@cache
def _standing_words() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    data = forms().lexicon
    between = either(data["between_verb_and_name"])
    used, made = either(data["worked_from"]), either(data["to_be_made"])
    fill = rf"(?:\s+(?:{between})(?!\w)|\s*,(?=\s+(?:{between})(?!\w)))*"
    return (
        re.compile(rf"(?<!\w)(?:{used})(?!\w){fill}\s+$"),
        # 'xây dựng, ban hành và triển khai': only verbs between, or it is something else that is made.
        re.compile(rf"(?<!\w)(?:{made})(?:(?:\s*(?:,|va|hoac)\s*|\s+)(?:{made}|{used})(?!\w))*\s*(?:,|va|hoac|)\s*$"),
        re.compile(
            r"(?<!\w)(?:da\s+(?:kip\s+thoi\s+|chu\s+dong\s+)?(?:ban\s+hanh|phe\s+duyet|thong\s+qua)"
            r"|sau\s+khi\s+[^,]{3,60}\s+ban\s+hanh)\s+$"
        ),
    )


def _standing(plain: str, start: int, end: int) -> str:
    """What the words around a name show of the document: 'issued' (đã ban hành), 'used' (thực hiện, theo …), or
    'made'."""
    before = re.split(r"[.;:()]\s*", plain[max(0, start - 90) : start])[-1]
    used, made, issued = _standing_words()
    if issued.search(before):
        return "issued"
    named_whole = not plain.startswith("ke hoach", start) or re.search(r"20\d\d|quoc gia", plain[start:end])
    located = named_whole and _LOCATED.search(before)
    if _APPROVED_BEHIND.match(plain, end) or located or _HEARD.search(before):
        return "used"
    found = used.search(before)
    if not found or re.search(r"(?<!\w)di\s+$", before[: found.start()]):
        return "made"  # 'đi theo Chương trình …'
    if re.search(r"(?<!\w)giam\s+sat(?!\w)", before):
        return "used"  # one watches over what exists
    acted = re.match(r"(?:to\s+chuc|thuc\s+hien|trien\s+khai|thi\s+hanh|dieu\s+chinh)", found[0])
    return "made" if acted and made.search(before[: found.start()]) else "used"


# What something is in, exists; so does what somebody was told about.
_LOCATED = re.compile(r"(?<!\w)(?:trong|(?:chuong\s+trinh|de\s+an|ke\s+hoach)[^,.;:]{0,30}\snhu)\s+$")
_HEARD = re.compile(r"(?<!\w)nghe\s[^.;]{0,60}bao\s+cao(?:\s+ve)?\s+$")


def _issued_by(text: str, plain: str, start: int) -> str | None:
    """The subject of 'X đã ban hành Kế hoạch …'."""
    clause = re.search(
        r"(?:^|[.;:,]\s+|sau\s+khi\s+)(?P<who>[^.;:,]+?)\s+(?:da\s+(?:kip\s+thoi\s+|chu\s+dong\s+)?)?"
        r"(?:ban\s+hanh|phe\s+duyet|thong\s+qua)\s+$",
        plain[max(0, start - 120) : start],
    )
    if not clause:
        return None
    at = max(0, start - 120) + clause.start("who")
    issuer, end = read_issuer(text, at)
    return issuer if issuer and end >= at + len(clause["who"]) else None


def _is_draft(plain: str, start: int) -> bool:
    """'dự án Luật …', 'xây dựng Luật …': a law that is still to be made; 'sửa đổi … Luật' is one that exists."""
    before = re.split(r"[.;]\s+", plain[max(0, start - 110) : start])[-1]
    if re.search(
        r"(?<!\w)(?:du\s+thao|xay\s+dung|soan\s+thao|(?<!bo sung, )(?<!sua doi, )hoan\s+thien)\s+(?:du\s+an\s+)?$",
        before,
    ):
        return True
    if re.search(r"(?<!\w)(?:sua\s+doi|bo\s+sung|huong\s+dan|chi\s+tiet|theo|thi\s+hanh)(?!\w)", before):
        return False
    return bool(
        re.search(r"(?<!\w)(?:du\s+an|ban\s+hanh|trinh|thong\s+qua)\s*:?\s*(?:cac\s+)?(?:du\s+an\s*:?\s+)?$", before)
    )


def _named(
    flow: Flow, start: int, end: int, stop: int, type_: str, date: str | None, issuer: str | None, *, weak: bool
) -> Found:
    name = _spaced(flow.text[start:end]).rstrip(" ,")
    return Found(flow, start, end, max(stop, end), type_, name=name, date=date, issuer=issuer, weak=weak)
