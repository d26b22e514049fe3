"""Names printed in capitals → sentence case ('PHÓ TRƯỞNG BAN CHỈ ĐẠO' → 'Phó Trưởng Ban Chỉ đạo')."""

from __future__ import annotations

import re
from functools import cache

from nq57graph.lexicon import load
from nq57graph.lexicon.provinces import register, spellings
from nq57graph.model.words import LOWER, fold, is_capitals

# Words that keep a capital inside a name: heads of bodies and posts, and proper names.
_KEEP = (
    "Ban Chỉ đạo", "Ban Chấp hành", "Ban Thường vụ", "Ban Tổ chức", "Ban Tuyên giáo", "Dân vận", "Ban Nội chính",
    "Ban Quản lý", "Ban Cán sự đảng", "Bí thư", "Phó Bí thư", "Thường trực", "Tỉnh ủy", "Thành ủy", "Huyện ủy", "Đảng ủy",
    "Đảng bộ", "Đảng đoàn", "Đảng", "Trung ương", "Văn phòng", "Chánh Văn phòng", "Phó Chánh Văn phòng", "Chánh", "Trưởng",
    "Chủ tịch", "Phó Chủ tịch", "Giám đốc", "Thủ tướng", "Phó Thủ tướng", "Chính phủ", "Quốc hội", "Bộ trưởng",
    "Thứ trưởng", "Ủy ban nhân dân", "Uỷ ban nhân dân", "Ủy ban Thường vụ", "Ủy ban Kiểm tra", "Ủy ban", "Hội đồng nhân dân",
    "Hội đồng", "Sở", "Bộ", "Cục", "Chi cục", "Tổng cục", "Mặt trận Tổ quốc", "Việt Nam", "Công an", "Ban", "UBND", "HĐND",
    "MTTQ", "UB", "TW", "Hội Nông dân", "Hội Cựu chiến binh", "Liên hiệp Phụ nữ", "Hội Liên hiệp", "Đoàn Chủ tịch", "Ban Thường trực",
    "Đoàn đại biểu", "Đoàn Thanh niên", "Cộng sản", "Tổng Liên đoàn", "Liên đoàn Lao động", "Hội đồng Dân tộc", "Kiểm toán nhà nước",
    "Ngân hàng Nhà nước", "Quân sự", "Tổng cục trưởng", "Phó Tổng cục trưởng", "Cục trưởng", "Phó Cục trưởng", "Vụ trưởng",
)  # fmt: skip
_LEVEL = "tỉnh|thành phố|huyện|quận|thị xã|thị trấn|xã|phường|đặc khu"
# After these a name is a name to its end: 'huyện Tuần Giáo', 'xã Ea Kar'; 'xã hội', 'tỉnh ủy' are other words.
_PLACE = re.compile(
    rf"(?<!\w)(?P<level>{_LEVEL})\s+(?!hội\b|ủy\b|uỷ\b|đoàn\b|thông minh\b)(?P<name>[{LOWER}][{LOWER}'’]*(?:\s+[{LOWER}][{LOWER}'’]*){{0,3}})$"
)
_UNIT = re.compile(
    rf"(?<!\w)(?P<head>Bộ|Sở|Tổng cục|Chi cục|Cục|Vụ|Ban)\s+(?!(?:{_LEVEL}|trưởng|hành|của|các|về|phó)\b)(?P<first>[{LOWER}])"
)
# Names of ministries and departments begin each of their fields with a capital: 'Sở Văn hóa, Thể thao và Du lịch'.
_FIELDS = re.compile(rf"(?<!\w)(?:Bộ|Sở)\s+(?!Chỉ huy|Tư lệnh)(?P<fields>.+?)(?=\s+(?:{_LEVEL})(?!\w)|$)")
_NEXT_FIELD = re.compile(rf"(?<=, )[{LOWER}]|(?<= và )[{LOWER}]|(?<= - )[{LOWER}]")


@cache
def _kept() -> list[tuple[re.Pattern[str], str]]:
    words = [*_KEEP, *spellings(), *load("parties")["fields"]]
    return [(re.compile(rf"(?<!\w){re.escape(word)}(?!\w)", re.IGNORECASE), word) for word in sorted(words, key=len)]


@cache
def _known(kind: str) -> dict[str, str]:
    """Letters of a name without accents and spaces → the name: what one reading only can have been."""
    words = load("heads")
    found: dict[str, str] = {}
    for name in words[kind]:
        found.setdefault(_letters(name), name)
    if kind == "known":
        for level in ("tỉnh", "thành phố"):
            for province in dict.fromkeys(register().values()):
                for body in ("Ủy ban nhân dân", "Hội đồng nhân dân"):
                    place = province if province.startswith("Thành phố") else f"{level} {province}"
                    found.setdefault(_letters(f"{body} {place}"), f"{body} {place}")
    return found


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", fold(text))


def repaired(text: str, kind: str = "known") -> str | None:
    """The name that ``text``, in capitals that a scan has spoiled, can only be; None where there is none or several.

    ``kind`` is the closed list of ``lexicon/heads.yaml`` that it is looked for in ('known' bodies or 'posts').
    """
    return _known(kind).get(_letters(text)) if is_capitals(text) else None


def sentence_case(text: str) -> str:
    """``text`` with capitals only where a name keeps them, if it is printed in capitals; else as it is."""
    if not is_capitals(text):
        return text
    plain = text.lower()
    for pattern, word in _kept():
        if word.lower() in plain.lower():
            plain = pattern.sub(word, plain)
    plain = _PLACE.sub(lambda m: f"{m['level']} {_title(m['name'])}", plain)
    plain = _UNIT.sub(lambda m: f"{m['head']} {m['first'].upper()}", plain)
    plain = _FIELDS.sub(
        lambda m: m[0][: m.start("fields") - m.start()] + _NEXT_FIELD.sub(lambda n: n[0].upper(), m["fields"]), plain
    )
    # A field of work after 'về' is no name: 'Ban Chỉ đạo về phát triển khoa học, công nghệ …'.
    plain = re.sub(r"(?<=về phát triển )(.*)$", lambda m: _lowered(m[1]), plain)
    return plain[:1].upper() + plain[1:]


def _title(name: str) -> str:
    return " ".join(word[:1].upper() + word[1:] for word in name.split())


def _lowered(text: str) -> str:
    kept = next((name for name in spellings() if text.endswith(name)), "")
    if not kept and (place := re.search(rf"(?<!\w)(?:{_LEVEL})\s+(?P<name>\S.*)$", text, re.IGNORECASE)):
        kept = place["name"] if place["name"].istitle() else ""
    return text[: len(text) - len(kept)].lower() + kept
