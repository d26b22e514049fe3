"""Provinces named in a text, by the register and its spellings."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from nq57graph.lexicon import load
from nq57graph.model.words import fold


@cache
def spellings() -> tuple[str, ...]:
    """Every spelling of a province, present and former, longest first."""
    names = {
        n for kind in ("provinces", "former") for p in load("places")[kind] for n in (p["name"], *p.get("aliases", ()))
    }
    return tuple(sorted(names, key=lambda name: (-len(name), name)))


@cache
def register() -> dict[str, str]:
    """Folded spelling → name in the register, present units first."""
    found: dict[str, str] = {}
    for kind in ("provinces", "former"):
        for province in load("places")[kind]:
            for name in (province["name"], *province.get("aliases", ())):
                found.setdefault(fold(name), province["name"])
    return found


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The spellings in a text, and the folded spellings at the end of a name."""
    anywhere = "|".join(map(re.escape, spellings()))
    folded = "|".join(re.escape(name) for name in sorted(register(), key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{anywhere})(?!\w)"), re.compile(rf"(?<!\w)(?P<name>{folded})$")


def province_of(name: str) -> str | None:
    """The province whose name ends ``name`` (a body, a place as printed), in the register's spelling."""
    found = _patterns()[1].search(fold(name).strip(" .,"))
    return register()[found["name"]] if found else None


def is_place_name(name: str) -> bool:
    """Whether ``name``, spelt as it is, is that of a province: 'Lâm Đồng' is, 'Lâm Đông' is not."""
    return name in spellings()


def main_province(texts: list[str]) -> str | None:
    """The province that ``texts`` name most as 'tỉnh X', 'thành phố X', 'trên địa bàn X'; None where two come out equal."""
    counts: Counter[str] = Counter()
    for text in texts:
        for match in _patterns()[0].finditer(text):
            before = text[max(0, match.start() - 20) : match.start()].lower()
            weight = 3 if re.search(r"(?:tỉnh|thành phố|đảng bộ|địa bàn)\s+$", before) else 1
            counts[register()[fold(match[0])]] += weight
    ranked = counts.most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return None
    return ranked[0][0]
