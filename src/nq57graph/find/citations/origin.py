"""Date and issuer of a document cited, where the words around its number say them."""

from __future__ import annotations

import datetime
import re

from nq57graph.find.casing import sentence_case
from nq57graph.find.citations.forms import DATE, forms
from nq57graph.find.parties import body_end
from nq57graph.model.words import flat, is_capitals

_OF = re.compile(r"\s*,?\s*(?:cua|do)\s+(?:dong\s+chi\s+)?")
_OF_AT = re.compile(r"(?<!\w)(?:cua|do)\s+(?=\S)")
_AT = re.compile(r"\s+(?:tai|trong|neu\s+tai)\s+(?:cac\s+)?$")
_CLAUSE = re.compile(r"[,;:.()]\s+(?=\S)|^")
_LONGEST = 14  # words in the name of an issuer


def read_date(text: str, at: int) -> tuple[str | None, int]:
    """The date printed at ``at`` (ISO), and where it ends; ``(None, at)`` if there is none, or no such day."""
    found = DATE.match(flat(text[at : at + 80]))
    if not found:
        return None, at
    try:
        return datetime.date(int(found["y"]), int(found["m"]), int(found["d"])).isoformat(), at + found.end()
    except ValueError:
        return None, at


def read_behind(text: str, at: int) -> tuple[str | None, str | None, int]:
    """Date and issuer behind a number, in either order ('ngày … của Bộ Chính trị', 'của Bộ Y tế ngày …'), and their
    end."""
    date, end = read_date(text, at)
    issuer, end = _read_of(text, end)
    if issuer and not date:
        date, end = read_date(text, end)
    return date, issuer, end


def _read_of(text: str, at: int) -> tuple[str | None, int]:
    of = _OF.match(flat(text[at : at + 30]))
    if not of:
        return None, at
    return read_issuer(text, at + of.end())


def read_issuer(text: str, at: int) -> tuple[str | None, int]:
    """The issuer named at ``at`` as printed (capitals in sentence case), and its end; ``(None, at)`` if none."""
    grammar = forms()
    window = flat(text[at : at + 160])
    if not text[at : at + 1].isupper() or not grammar.issuer.match(window):
        known = body_end(text, at) if text[at : at + 1].isupper() else at
        return (_tidy(text[at:known]), known) if known > at else (None, at)
    if whole := grammar.whole_issuer.match(window):
        return _tidy(text[at : at + whole.end()]), at + whole.end()
    known = body_end(text, at) - at
    stop = grammar.issuer_stop.search(text, at + max(known, 1), at + 160)
    end = stop.start() - at if stop else len(window.rstrip())
    if len(window[:end].split()) > _LONGEST:
        end = known
    return (_tidy(text[at : at + end]), at + end) if end else (None, at)


def _tidy(text: str) -> str:
    name = re.sub(r"\s+", " ", text).strip()
    if not is_capitals(name):
        return name
    whole = next((w for w in forms().lexicon["whole_issuers"] if flat(w) == flat(name)), None)
    return whole or sentence_case(name)


def read_before(text: str, start: int) -> tuple[str | None, str | None]:
    """Date and issuer in front of a citation: 'của Bộ Chính trị tại Nghị quyết số …', 'Ngày 22/12/2024, Bộ Chính trị
    đã ban hành Nghị quyết số …'."""
    low = max(0, start - 180)
    before = flat(text[low:start])
    if at := _AT.search(before):
        for of in reversed(list(_OF_AT.finditer(before, 0, at.start()))):
            issuer, end = read_issuer(text, low + of.end())
            if issuer:
                return None, issuer if end >= low + at.start() else None
        return None, None
    if issuing := forms().issuing.search(before):
        return _subject(text, low, low + issuing.start())
    return None, None


def _subject(text: str, low: int, end: int) -> tuple[str | None, str | None]:
    """Who stands as the subject of a verb at ``end``: all words from the start of the clause are the issuer's name."""
    starts = [m.end() for m in _CLAUSE.finditer(text[low:end])]
    if not starts or (low > 0 and starts[-1] == 0):
        return None, None
    at = low + starts[-1]
    issuer, stop = read_issuer(text, at)
    if not issuer or text[stop:end].strip():
        return None, None
    in_front = flat(text[max(low, at - 40) : at])
    dated = re.search(r"ngay\s+[\d/.\s]+(?:thang\s+\d+\s+nam\s+\d+)?,?\s*$", in_front)
    date = read_date(in_front[dated.start() :], 0)[0] if dated else None
    return date, issuer


def body_of_office(issuer: str) -> str:
    """'Giám đốc Sở Tài chính' → 'Sở Tài chính': a paper numbered with the symbol of a body is the body's."""
    office = forms().office.match(flat(issuer))
    rest = issuer[office.end() :] if office else ""
    return rest if rest[:1].isupper() and forms().issuer.match(flat(rest)) else issuer
