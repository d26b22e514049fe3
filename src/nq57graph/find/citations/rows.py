"""Mentions → one row for each document cited."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from nq57graph.find.citations.forms import forms
from nq57graph.find.citations.found import Found
from nq57graph.find.citations.numbers import identity_of, is_slip, serial_of, type_abbreviation
from nq57graph.model.facts import Relation
from nq57graph.model.reading import CitationMention
from nq57graph.model.words import flat

_STRENGTH: dict[Relation, int] = {"implements": 4, "amends": 3, "attaches": 2, "basis": 1, "mentions": 0}
# 'Kế hoạch hành động về triển khai …' is 'Kế hoạch hành động triển khai …'.
_ABOUT = re.compile(r"^(ke hoach(?: hanh dong)?|chuong trinh(?: hanh dong)?|de an|chien luoc) ve (?:viec )?")
_MANY = 40  # numbers so alike that none can be meant for certain
Groups = dict[str, list[Found]]
Serials = dict[tuple[str | None, str], list[str]]


def gather(found: Iterable[Found]) -> tuple[CitationMention, ...]:
    """One row for each document, in order of first mention. Short, spoiled and misprinted numbers join the one
    document of the text that they can mean; those that fit none or several are left out."""
    groups: Groups = {}
    unsure: list[Found] = []
    for mention in found:
        if mention.short or mention.spoiled or mention.garbled:
            unsure.append(mention)
        else:
            groups.setdefault(_key(mention), []).append(mention)
    serials, dates = _by_serial(groups), _by_date(groups)
    for mention in unsure:
        meant = _meant_by(mention, groups, serials, dates)
        if meant in groups:
            groups[meant].append(mention)
        elif meant:
            groups[meant] = [_as_name(mention)]
    for key, meant in _numbers_of_names(groups).items():
        groups[meant].extend(groups.pop(key))
    often = _cited_often(groups)
    for key in list(groups):
        right = _misprint_of(key, groups) or _slip_of(key, groups, often)
        if right:
            groups[right].extend(groups.pop(key))
    rows = [_row(sorted(g, key=_position)) for g in groups.values() if not all(m.weak for m in g)]
    return tuple(sorted(rows, key=lambda row: row.mentions[0].spans[0].start if row.mentions[0].spans else 0))


def _position(mention: Found) -> int:
    return mention.flow.starts[mention.start]


def _key(mention: Found) -> str:
    return identity_of(mention.number) if mention.number else _ABOUT.sub(r"\1 ", flat(mention.name or "").strip())


def _row(mentions: list[Found]) -> CitationMention:
    # A misprint, joined to what it means, does not name the document.
    printed = Counter(m.number for m in mentions if m.number and not m.spoiled and not m.garbled)
    number = _best(printed)
    typed = [m for m in mentions if m.number == number and not m.spoiled and not m.garbled]
    relation = max((m.relation for m in mentions), key=lambda r: _STRENGTH[r])
    return CitationMention(
        _type_of(typed or mentions, number),
        number,
        None if number else next(m.name for m in mentions if m.name),
        _first(m.date for m in mentions),
        _first(m.issuer for m in mentions),
        relation,
        tuple(m.mention for m in mentions),
        tuple(m.carried for m in mentions),
        next(index for index, m in enumerate(mentions) if m.relation == relation),
    )


def _type_of(mentions: list[Found], number: str | None) -> str | None:
    """The type printed first; that of the symbol, where 'văn bản số 92/TTr-UBND' is 'Tờ trình số 92/TTr-UBND' too."""
    printed = [m.type for m in mentions if m.type]
    symbol = forms().types.get(type_abbreviation(number or "") or "")
    return symbol if printed[:1] == ["Văn bản"] and symbol in printed else next(iter(printed), None)


def _best(printed: Counter[str]) -> str | None:
    """Of several prints of one number that with a known type, then the one printed most, then the first."""
    if not printed:
        return None
    return max(printed, key=lambda n: (type_abbreviation(n) is not None, printed[n]))


def _first(values: Iterator[str | None]) -> str | None:
    return next((v for v in values if v), None)


def _by_serial(groups: Groups) -> Serials:
    """(type, serial) → keys of the numbers that have them."""
    index: Serials = {}
    for key, (first, *_) in groups.items():
        if first.number:
            index.setdefault((first.type, serial_of(first.number)), []).append(key)
    return index


def _by_date(groups: Groups) -> dict[str, list[str]]:
    """Date → keys of the numbers printed with it."""
    index: dict[str, list[str]] = {}
    for key, (first, *_) in groups.items():
        if first.number and first.date:
            index.setdefault(first.date, []).append(key)
    return index


def _short_key(mention: Found, serials: Serials) -> str | None:
    """The one document of the text with the type and serial of a short form; without one, a name like 'Đề án 06' stands
    for itself."""
    type_, serial = mention.short or ("", "")
    fitting = serials.get((type_, serial.lstrip("0")), [])
    if len(fitting) == 1:
        return fitting[0]
    return None if fitting or mention.type is None else flat(f"{type_} {serial}")


def _meant_by(mention: Found, groups: Groups, serials: Serials, dates: dict[str, list[str]]) -> str | None:
    if mention.garbled:
        return key if (key := _key(mention)) in groups else None
    return _spoiled_key(mention, dates) if mention.spoiled else _short_key(mention, serials)


def _spoiled_key(mention: Found, dates: dict[str, list[str]]) -> str | None:
    """The document whose serial ends in the digits that can still be read, of the same symbol and date."""
    tail = identity_of(mention.number or "")
    fitting = [k for k in dates.get(mention.date or "", []) if k.endswith(tail) and k[: -len(tail)].isdigit()]
    return fitting[0] if len(fitting) == 1 else None


def _numbers_of_names(groups: Groups) -> dict[str, str]:
    """The key of a name → the key of the one number printed behind that name ('Luật Đầu tư công số 58/2024/QH15')."""
    numbers: dict[str, set[str]] = {}
    for key, mentions in groups.items():
        for mention in mentions:
            if mention.number and mention.name:
                numbers.setdefault(flat(mention.name), set()).add(key)
    return {name: next(iter(keys)) for name, keys in numbers.items() if len(keys) == 1 and name in groups}


def _as_name(mention: Found) -> Found:
    type_, serial = mention.short or ("", "")
    return replace(mention, name=f"{type_} {serial}")


# What tells that a number is that of a document of its own: its title.
_TITLE = re.compile(r"\s*,?\s*(?:ve|v/v|ban\s+hanh|phe\s+duyet|quy\s+dinh|thong\s+qua|sua\s+doi|huong\s+dan)(?!\w)")


def _cited_often(groups: Groups) -> dict[str, list[str]]:
    """Sorted digits of a serial → keys of the numbers with them that the text cites more than once."""
    index: dict[str, list[str]] = {}
    for key, group in groups.items():
        if len(group) > 1 and (number := group[0].number):
            index.setdefault(_digits_of(number), []).append(key)
    return index


def _digits_of(number: str) -> str:
    serial = re.match(r"\d*", number)
    return "".join(sorted(serial[0])) if serial else ""


def _slip_of(key: str, groups: Groups, often: dict[str, list[str]]) -> str | None:
    """A number of which the text says nothing but which is, with one slip, a number that it cites several times."""
    mentions = groups[key]
    number = mentions[0].number
    if not number or any(m.date or m.issuer or m.name or _has_title(m) for m in mentions):
        return None
    near = [k for k in often.get(_digits_of(number), []) if len(groups.get(k, ())) > len(mentions)]
    if len(near) > _MANY:
        return None
    fitting = [k for k in near if is_slip(number, groups[k][0].number or "")]
    return fitting[0] if len(fitting) == 1 else None


def _has_title(mention: Found) -> bool:
    return bool(_TITLE.match(flat(mention.flow.text[mention.stop : mention.stop + 20])))


def _misprint_of(key: str, groups: Groups) -> str | None:
    """'Nghị quyết số 57-KH/TW' is the misprinted '57-NQ/TW' of the same text: the printed type contradicts the
    symbol, and the number with the right symbol is cited too."""
    first = groups[key][0]
    found = re.fullmatch(r"(\d+)([-/])([A-ZĐa-z]+)([-/])(.+)", first.number or "")
    types = forms().types
    if not found or len(groups[key]) > 1 or types.get(found[3]) in (None, first.type):
        return None
    right = (identity_of(f"{found[1]}{found[2]}{a}{found[4]}{found[5]}") for a, t in types.items() if t == first.type)
    fitting = [k for k in dict.fromkeys(right) if k in groups and k != key]
    return fitting[0] if len(fitting) == 1 else None
