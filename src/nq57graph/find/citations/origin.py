"""Date and issuer of a document cited, where the words around its number say them."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from nq57graph.find.casing import sentence_case
from nq57graph.find.citations.forms import DATE, DIGITS_MISREAD, UNREAD_DATE, forms
from nq57graph.find.parties import body_end, find_predicate
from nq57graph.lexicon.provinces import spellings
from nq57graph.model.words import flat, is_capitals

_OF = re.compile(r"\s*,?\s*(?:cua|do)\s+(?:dong\s+chi\s+)?")
_OF_AT = re.compile(r"(?<!\w)(?:cua|do)\s+(?=\S)")
_AT = re.compile(r"\s+(?:tai|trong|neu\s+tai)\s+(?:cac\s+)?$|\s*\(\s*$")
_ASKED = re.compile(r"(?<!\w)(?:de\s+nghi|kien\s+nghi|de\s+xuat|y\s+kien)\s+$")
_CLAUSE = re.compile(r"[,;:.()]\s+(?=\S)|(?<!\w)(?:[Ss]au\s+khi|[Kk]hi|được)\s+(?=\S)|^")
_TERM = re.compile(r"\s+\(?kh[oó][aá]\s+[IVX]+(?!\w)\)?", re.IGNORECASE)
_DIGITS = str.maketrans(DIGITS_MISREAD)
_LONGEST = 14  # words in the name of an issuer


def read_date(text: str, at: int) -> tuple[str | None, int]:
    """The date printed at ``at`` (ISO), and where it ends; ``(None, at)`` if there is none, or no such day."""
    found = DATE.match(flat(text[at : at + 80]))
    if not found or _begins_sentence(text, at, found):
        return None, at
    year, month, day = (int(re.sub(r"\s", "", found[part].translate(_DIGITS))) for part in "ymd")
    try:
        return datetime.date(year, month, day).isoformat(), at + found.end()
    except ValueError:
        return None, at


def _begins_sentence(text: str, at: int, date: re.Match[str]) -> bool:
    """A stray full stop of a scan may stand before 'ngày', the end of a sentence before 'Ngày'."""
    printed = text[at : at + date.end()].lstrip()
    return printed.startswith(".") and printed[1:].lstrip()[:1].isupper()


def read_behind(text: str, at: int) -> tuple[str | None, str | None, int]:
    """Date and issuer behind a number, in either order ('ngày … của Bộ Chính trị', 'của Bộ Y tế ngày …'), and their
    end. A date that cannot be read, or is none ('ngày 31/4/2025'), takes nothing from the issuer behind it."""
    date, end = read_date(text, at)
    if not date and (unread := UNREAD_DATE.match(flat(text[at : at + 60]))):
        end = at + unread.end()
    issuer, stop = _read_of(text, end)
    if not issuer:
        return date, None, end if date else at
    if not date:
        date, stop = read_date(text, stop)
    return date, issuer, stop


def _read_of(text: str, at: int) -> tuple[str | None, int]:
    of = _OF.match(flat(text[at : at + 30]))
    if not of:
        return None, at
    return read_issuer(text, at + of.end())


def read_issuer(text: str, at: int) -> tuple[str | None, int]:
    """The issuer named at ``at`` as printed (capitals in sentence case), and its end; ``(None, at)`` if none."""
    if not text[at : at + 1].isupper():
        return None, at
    if whole := _whole_end(text, at):
        return _tidy(text[at:whole]), whole
    grammar = forms()
    window = flat(text[at : at + 160])
    office = grammar.office.match(window)
    body = at + office.end() if office else at  # 'Giám đốc Sở Khoa học và Công nghệ': 'và' is part of the Sở
    known = body_end(text, body)
    if not grammar.issuer.match(window):
        return (_tidy(text[at:known]), known) if known > body else (None, at)
    stop = grammar.issuer_stop.search(text, known if known > body else at + 1, at + 160)
    end = stop.start() if stop else at + len(window.rstrip())
    if len(text[at:end].split()) > _LONGEST:
        end = known if known > body else at
    end = _with_term(text, at, end)
    return (_tidy(text[at:end]), end) if end > at else (None, at)


def _with_term(text: str, at: int, end: int) -> int:
    """A plenum is told apart by its term: 'Hội nghị lần thứ năm Ban Chấp hành Trung ương Đảng khóa XII'."""
    term = _TERM.match(text, end) if flat(text[at : at + 9]) == "hoi nghi " else None
    return term.end() if term else end


# ── names that nothing may follow ──────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class _Whole:
    """A name that nothing may follow, or in which a scan's slips can be put right."""

    name: str
    words: tuple[str, ...]  # in flat text
    slack: int  # in how many of them a scan may have spoiled a letter


@cache
def _wholes() -> tuple[_Whole, ...]:
    """All names of the lexicon, longest first."""
    data = forms().lexicon
    names = sorted({*data["whole_issuers"], *data["central"]}, key=lambda n: (-len(n), n))
    return tuple(_Whole(n, tuple(flat(n).split()), len(n.split()) // 2 if n in data["central"] else 0) for n in names)


def _whole_at(words: list[str]) -> _Whole | None:
    """The name with which ``words`` begin."""
    plain = tuple(flat(word) for word in words[:8])
    exact = next((w for w in _wholes() if plain[: len(w.words)] == w.words), None)
    return exact or next(
        (w for w in _wholes() if w.slack and _spoiled(plain[: len(w.words)], w.words) <= w.slack), None
    )


def _spoiled(words: Sequence[str], name: tuple[str, ...]) -> int:
    """How many of ``words`` differ in one letter from those of ``name``; more than a name has, if one differs more."""
    if len(words) != len(name):
        return 99
    return sum(0 if a == b else 1 if _one_letter_off(a, b) else 99 for a, b in zip(words, name, strict=True))


def _one_letter_off(one: str, other: str) -> bool:
    if abs(len(one) - len(other)) > 1 or min(len(one), len(other)) < 2:
        return False
    same = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return one[same + (len(one) >= len(other)) :] == other[same + (len(other) >= len(one)) :]


def _whole_end(text: str, at: int) -> int:
    """Where a name that nothing may follow ends, spoiled by a scan or not ('Thủ tướng Chính phi'), with the province
    behind it ('Tỉnh ủy Đồng Tháp'); 0 if none is there."""
    printed = re.match(r"\w+(?:\s+\w+){0,7}", text[at : at + 60])
    whole = _whole_at(printed[0].split()) if printed else None
    if whole is None or whole.name not in forms().lexicon["whole_issuers"]:
        return 0
    end = at + [word.end() for word in re.finditer(r"\w+", text[at : at + 60])][len(whole.words) - 1]
    return _with_province(text, end) if whole.words[-2:] == ("tinh", "uy") else end


@cache
def _provinces() -> re.Pattern[str]:
    return re.compile(rf"\s+(?:{'|'.join(re.escape(flat(name)) for name in spellings())})(?!\w)")


def _with_province(text: str, end: int) -> int:
    behind = _provinces().match(flat(text[end : end + 40]))
    return end + behind.end() if behind and behind[0].strip() and text[end:].lstrip()[:1].isupper() else end


def _tidy(text: str) -> str:
    name = re.sub(r"\s+", " ", text).strip()
    if is_capitals(name):
        whole = next((w for w in forms().lexicon["whole_issuers"] if flat(w) == flat(name)), None)
        return whole or sentence_case(name)
    return _put_right(name)


def _put_right(name: str) -> str:
    """``name`` with the central bodies in it that a scan has spoiled: 'Chính phú', 'Thủ tướng Chính phi'."""
    words = name.split()
    at = 0
    while at < len(words):
        whole = _whole_at(words[at : at + 8])
        if whole:
            right = whole.name.split()
            printed = words[at : at + len(right)]
            words[at : at + len(right)] = [a if _same_letters(a, b) else b for a, b in zip(printed, right, strict=True)]
        at += len(whole.words) if whole else 1
    return " ".join(words)


def _same_letters(one: str, other: str) -> bool:
    """Whether two prints of a word differ at most in capitals and in where 'uỷ' bears its tone: both are right."""
    return one.casefold().replace("uỷ", "ủy") == other.casefold()


# ── in front of a citation ─────────────────────────────────────────────────────────────────────────────────────────


def read_before(text: str, start: int, *, paper: bool) -> tuple[str | None, str | None]:
    """Date and issuer in front of a citation: 'của Bộ Chính trị tại Nghị quyết số …', 'Ngày 22/12/2024, Bộ Chính trị
    đã ban hành Nghị quyết số …', 'Tổng cục trưởng phê duyệt tại Quyết định số …'. ``paper``: the document is one that a
    body hands in ('Sở Tài chính báo cáo (Báo cáo số …)')."""
    low = max(0, start - 180)
    before = flat(text[low:start])
    grammar = forms()
    for verb in (grammar.issuing, grammar.deciding, *((grammar.asking,) if paper else ())):
        if found := verb.search(before):
            date, issuer = _subject(text, low, low + found.start())
            if issuer or verb is grammar.issuing:
                return date, issuer
    at = _AT.search(before)
    if at is None or ("(" in at[0] and not paper):
        return None, None
    return None, _asking(text, low, before, at.start())


def _asking(text: str, low: int, before: str, stop: int) -> str | None:
    """The issuer in 'của X tại': the last 'của' with a body behind it, whose name must reach to 'tại'."""
    for of in reversed(list(_OF_AT.finditer(before, 0, stop))):
        issuer, end = read_issuer(text, low + of.end())
        if not issuer:
            continue
        if end >= low + stop:
            return issuer
        # 'Theo đề nghị của X tại': the formula tells where a name ends that is not known.
        name = text[low + of.end() : low + stop]
        whole = _ASKED.search(before[: of.start()]) and not re.search(r"[,;:.()]", name)
        return _tidy(name) if whole and len(name.split()) <= _LONGEST else None
    return None


def _subject(text: str, low: int, end: int) -> tuple[str | None, str | None]:
    """Who stands as the subject of a verb at ``end``: all words from the start of the clause are the issuer's name."""
    starts = [m.end() for m in _CLAUSE.finditer(text[low:end])]
    if not starts or (low > 0 and starts[-1] == 0):
        return None, None
    at = low + starts[-1]
    issuer, stop = read_issuer(text[low:end], at - low)
    if not issuer or text[low + stop : end].strip() or find_predicate(text, at, end):
        return None, None  # 'Sở Tài chính rà soát mức chi phê duyệt tại Quyết định số …' does not say who approved it
    in_front = flat(text[max(low, at - 40) : at])
    dated = re.search(r"ngay\s+[\d/.\s]+(?:thang\s+\d+\s+nam\s+\d+)?,?\s*$", in_front)
    date = read_date(in_front[dated.start() :], 0)[0] if dated else None
    return date, issuer


def body_of_office(issuer: str) -> str:
    """'Giám đốc Sở Tài chính' → 'Sở Tài chính': a paper numbered with the symbol of a body is the body's."""
    office = forms().office.match(flat(issuer))
    rest = issuer[office.end() :] if office else ""
    known = rest and (forms().issuer.match(flat(rest)) or body_end(rest, 0))
    return rest if rest[:1].isupper() and known else issuer
