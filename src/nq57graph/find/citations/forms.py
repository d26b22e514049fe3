"""The forms of citations as patterns, compiled from ``lexicon/citations.yaml``.

Words are looked for in ``flat`` text: without accents and case, one character for one, so that a scan's 'Nghị quyêt
so' and a title in capitals are read like clean text and offsets stay. Symbols and names are read in the text as it
stands."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from nq57graph.lexicon import load
from nq57graph.model.words import LOWER, UPPER, flat

# For use inside [...] of a pattern: scans and typesetting print other signs than those of the keyboard.
DASH, SLASH = r"\-‐‑‒–—−", "/⁄∕"


def either(words: Iterable[str]) -> str:
    """The alternation of ``words`` as they stand in flat text, longest first; white space matches any."""
    longest_first = sorted({flat(word) for word in words}, key=lambda w: (-len(w), w))
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in longest_first)


def printed(words: Iterable[str]) -> str:
    """The alternation of ``words`` with their accents, as it stands: 'đã' is not the 'Đà' of Đà Nẵng, nor 'tại'
    'tài'."""
    return "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in sorted(set(words), key=lambda w: (-len(w), w)))


_SEGMENT = rf"[{UPPER}Ð][\w]*"
# A year that a scan or a line's end tore: '87/201 7/NĐ-CP'.
_YEAR = r"(?:19|20)\s?\d\s?\d"
# A dash may have a space on one side (a line torn after 'TTr-'); one on both sides belongs to the next phrase, but in
# the symbol of a joint document ('102/2025/NQLT - UBTVQH15 - CP').
_TORN = rf"(?:\s[{DASH}{SLASH}]|[{DASH}{SLASH}]\s)[A-ZĐ]{{2,}}[a-z\d]*(?!\w)"
_NEXT = rf"(?:[{DASH}{SLASH}&]{_SEGMENT}|,[A-ZĐ]{{2,}}(?![{LOWER}\w])|{_TORN})"
_JOINT = rf"(?:NQLT|TTLT|CTPH|KHLT|HDLT|KHPH)(?:\s?[{DASH}/,&]\s?[A-ZĐ]{{2,}}[a-z\d]*(?!\w))+"
SYMBOL = rf"(?:{_JOINT}|{_SEGMENT}(?:{_NEXT})*)"
NUMBER = re.compile(
    rf"(?<![\w.{DASH}{SLASH}+])(?P<n>\d{{1,5}}(?:\.\d{{1,3}})?[a-z]?)\s?(?P<sep>[{DASH}{SLASH}])\s?"
    rf"(?:(?P<year>{_YEAR})\s?[{DASH}{SLASH}]\s?)?(?P<symbol>{SYMBOL})(?![\w{SLASH}])"
)
# 'Nghị quyết số      /NQ-CP ngày 01 tháng 01 năm 2025': the number was left blank.
BLANK = re.compile(rf"(?<![\w{DASH}{SLASH}])[{SLASH}]\s?(?P<symbol>{SYMBOL})(?![\w{SLASH}])")
# What scans make of the digits 1 and 0, in flat text ('3l/3/2026', 'tháng L1', 'ngày Ô1'); and of the 'n' of 'ngày'.
DIGITS_MISREAD = {"l": "1", "i": "1", "|": "1", "]": "1", "o": "0"}
_DAY = r"(?=[^\s/.-]?\d)[\dlio|\]]{1,2}"
DATE = re.compile(
    r"\s*[.,]?\s*\(?\s*(?:(?:duoc\s+)?(?:ban\s+hanh|ky|ky\s+ket|thong\s+qua)\s+)?"
    rf"(?<!\w)[nhr]gay\s*(?P<d>{_DAY})\s?(?:[/.-]|\s?thang)\s?"
    rf"(?P<m>{_DAY})\s?(?:[/.-]|\s?nam)\s?(?P<y>[12]\s?[\dlio](?:\s?[\dlio]){{2}})(?![\dlio])\)?"
)
# A date that cannot be read, up to the 'của' behind it: 'ngày 29 thắng LùátWfe của Trưởng ban', 'ngày  /01/2026 của'.
UNREAD_DATE = re.compile(r"\s*,?\s*\(?\s*[nhr]gay(?!\w)\s*(?=[\d/#f])[^\n;:()]{1,36}?(?=\s+cua\s)")
SHORT_ABBREVIATED = re.compile(
    rf"(?<![\w{DASH}{SLASH}])(?P<type>NQ|QĐ|CT|KL|KH|NĐ|TT)[\s-]?(?P<n>\d{{1,4}})(?![\w{SLASH}{DASH}.]\w|\w)"
)


@dataclass(frozen=True, slots=True)
class Forms:
    """The grammar of citations. Patterns run over flat text unless their name says otherwise."""

    types: dict[str, str]  # 'NQ' → 'Nghị quyết'
    garbled: re.Pattern[str]  # 'I7NQ-CP': a digit read as a letter, the bar lost; in text as it stands
    canonical: dict[str, str]  # 'nghi quyet' → 'Nghị quyết'
    type_before: re.Pattern[str]  # 'các Nghị quyết số ' at the end of what precedes a number
    joint_before: re.Pattern[str]  # 'Quy chế phối hợp … giữa A và B số ' at the end
    thing_before: re.Pattern[str]  # 'Mẫu số '
    spoiled_before: re.Pattern[str]  # 'số §': what a scan has made of the first digit
    so_before: re.Pattern[str]  # 'số '
    short: re.Pattern[str]  # 'Nghị quyết số 57', no symbol behind
    short_before: re.Pattern[str]  # 'Nghị quyết số ' at the end
    law: re.Pattern[str]
    laws: re.Pattern[str]  # known names behind 'Luật '
    codes: re.Pattern[str]
    laws_of: re.Pattern[str]
    named: re.Pattern[str]
    always: re.Pattern[str]
    congress: re.Pattern[str]
    stops: re.Pattern[str]  # where a name ends, in text as it stands
    issuer: re.Pattern[str]
    no_name: re.Pattern[str]  # in text as it stands
    issuer_stop: re.Pattern[str]  # in text as it stands
    issuing: re.Pattern[str]
    deciding: re.Pattern[str]  # 'phê duyệt tại ' at the end
    asking: re.Pattern[str]  # 'báo cáo (' at the end
    office: re.Pattern[str]
    lexicon: dict[str, Any]


@cache
def forms() -> Forms:
    data = load("citations")
    words, types = either(data["words"]), dict(data["types"])
    so = r"s[o0e]\s?[:.]?\s*"
    qualified = rf"(?:\s+(?:{either(data['qualifiers'])}))?"
    continues = printed(data["name_continues"])
    adverbs = f"(?:{either(data['issuing_adverbs'])})"
    return Forms(
        types=types,
        garbled=re.compile(
            rf"(?<![\w{DASH}{SLASH}])(?P<n>[\dIlOo|\]]{{1,4}})\s?[{DASH}{SLASH}]?\s?"
            rf"(?P<symbol>(?:{printed(types)})(?:{_NEXT})+)(?![\w{SLASH}])"
        ),
        canonical={flat(word): word for word in data["words"]},
        type_before=re.compile(rf"(?<!\w)(?P<type>{words}){qualified}\s*(?:{so})?$"),
        joint_before=re.compile(
            rf"(?<!\w)(?P<type>{either(data['joint'])})(?:\s[^.;:()]{{0,90}}?)?\sgiua\s+"
            rf"(?P<who>[^.;:()]{{5,120}}?)\s*,?\s+{so}$"
        ),
        thing_before=re.compile(rf"(?<!\w)(?:{either(data['numbered_things'])})\s*(?:{so})?$"),
        spoiled_before=re.compile(r"(?:(?<!\w)s[o0]\s?:?\s*[^\w\s:.(“\"'-]+\s?|[§#|\]])$"),
        so_before=re.compile(rf"(?<!\w){so}$"),
        short=re.compile(
            rf"(?<!\w)(?P<type>{words})\s+(?:so\s+)?(?P<n>\d{{1,4}}[a-z]?)(?!\w)(?!\s?[{DASH}{SLASH}.,]\d)"
        ),
        short_before=re.compile(rf"(?<!\w)(?P<type>{words})\s+(?:so\s+)?$"),
        law=re.compile(r"(?<!\w)(?P<type>bo\s+luat|luat|phap\s+lenh)\s+"),
        laws=re.compile(rf"(?:{either(data['laws'])})(?!\w)"),
        codes=re.compile(rf"(?:{either(data['codes'])})(?!\w)"),
        laws_of=re.compile(rf"\s+cua\s+(?:{either(data['laws_of'])})(?!\w)"),
        named=re.compile(rf"(?<!\w)(?P<type>{either(data['named'])})\s+"),
        always=re.compile(rf"(?<!\w)(?P<type>{either(data['always'])})\s+"),
        congress=re.compile(rf"(?<!\w)(?:{either(data['congress'])})\s+"),
        stops=re.compile(
            rf"\s*(?:\.(?=\s|$)|[;:()“”\"\[\]])|\s+[-–]\s+(?-i:(?=[{UPPER}]))|\s*,(?=\s)(?!\s*(?:{continues})(?!\w))"
            rf"|\s+số\s*:?\s*(?=\d)|\s+(?:{printed(data['name_stops'])})(?!\w)",
            re.IGNORECASE,
        ),
        issuer=re.compile(rf"(?!ban\s+hanh|hoi\s+nghi\s+(?:so|tong)\s+ket)(?:{either(data['issuer_heads'])})(?!\w)"),
        no_name=re.compile(rf"(?:{printed(data['no_name'])})(?!\w)", re.IGNORECASE),
        issuer_stop=re.compile(
            rf"\s*[;:.()“”\"\[]|\s*,(?!\s*(?:{printed(data['issuer_continues'])})(?!\w))|\s+[-–]\s"
            rf"|\s+(?:{printed(data['issuer_stops'])})(?!\w)",
            re.IGNORECASE,
        ),
        issuing=re.compile(rf"(?<!\w)(?:{adverbs}\s+)*(?:{either(data['issuing'])})\s+(?:cac\s+)?$"),
        deciding=re.compile(rf"(?<!\w)(?:{adverbs}\s+)*(?:{either(data['deciding'])})\s+(?:tai|trong)\s+(?:cac\s+)?$"),
        asking=re.compile(
            rf"(?<!\w)(?:{adverbs}\s+)*(?:{either(data['asking'])})(?:\s*\(\s*|\s+(?:tai|trong|bang)\s+(?:cac\s+)?)$"
        ),
        office=re.compile(rf"(?:pho\s+)?(?:{either(data['offices'])})\s+"),
        lexicon=data,
    )
