"""Names printed in capitals → sentence case ('PHÓ TRƯỞNG BAN CHỈ ĐẠO' → 'Phó Trưởng Ban Chỉ đạo')."""

from __future__ import annotations

import re
from functools import cache

from nq57graph.lexicon import load
from nq57graph.model.words import is_capitals

# Words that keep a capital inside a name: heads of bodies and posts, and proper names.
_KEEP = (
    "Ban Chỉ đạo", "Ban Chấp hành", "Ban Thường vụ", "Ban Tổ chức", "Ban Tuyên giáo", "Dân vận", "Ban Nội chính",
    "Ban Quản lý", "Bí thư", "Phó Bí thư", "Thường trực", "Tỉnh ủy", "Thành ủy", "Huyện ủy", "Đảng ủy", "Đảng bộ",
    "Đảng đoàn", "Đảng", "Trung ương", "Văn phòng", "Chánh Văn phòng", "Phó Chánh Văn phòng", "Chánh", "Trưởng",
    "Chủ tịch", "Phó Chủ tịch", "Giám đốc", "Thủ tướng", "Phó Thủ tướng", "Chính phủ", "Quốc hội", "Bộ trưởng",
    "Thứ trưởng", "Ủy ban nhân dân", "Uỷ ban nhân dân", "Ủy ban", "Hội đồng nhân dân", "Hội đồng", "Sở", "Bộ", "Cục",
    "Tổng cục", "Mặt trận Tổ quốc", "Việt Nam", "Công an", "Ban", "UBND", "HĐND",
)  # fmt: skip


@cache
def _kept() -> list[tuple[re.Pattern[str], str]]:
    places = [p["name"] for kind in ("provinces", "former") for p in load("places")[kind]]
    aliases = [a for kind in ("provinces", "former") for p in load("places")[kind] for a in p.get("aliases", ())]
    fields = load("parties")["fields"]
    words = [*_KEEP, *places, *aliases, *fields]
    return [
        (re.compile(rf"(?<!\w){re.escape(word)}(?!\w)", re.IGNORECASE), word) for word in sorted(words, key=len)
    ]


def sentence_case(text: str) -> str:
    """``text`` with capitals only where a name keeps them, if it is printed in capitals; else as it is."""
    if not is_capitals(text):
        return text
    plain = text.lower()
    for pattern, word in _kept():
        if word.lower() in plain.lower():
            plain = pattern.sub(word, plain)
    # A field of work after 'về' is no name: 'Ban Chỉ đạo về phát triển khoa học, công nghệ …'.
    plain = re.sub(r"(?<=về phát triển )(.*)$", lambda m: _lowered(m[1]), plain)
    return plain[:1].upper() + plain[1:]


def _lowered(text: str) -> str:
    places = {p["name"] for kind in ("provinces", "former") for p in load("places")[kind]}
    kept = next((name for name in places if text.endswith(name)), "")
    return text[: len(text) - len(kept)].lower() + kept
