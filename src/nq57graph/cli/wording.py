"""The words of answers in both languages, and a value as a person reads it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from nq57graph.ask.rows import Answer

ROLES = {
    "vi": {"lead": "chủ trì", "support": "phối hợp", "via": "chỉ đạo"},
    "en": {"lead": "lead", "support": "support", "via": "directs"},
}
CODES = {
    "kind": {
        "agency": ("cơ quan", "agency"),
        "group": ("nhóm cơ quan", "group"),
        "post": ("chức vụ", "post"),
        "unresolved": ("chưa xác định", "unresolved"),
    },
    "level": {
        "national": ("trung ương", "national"),
        "province": ("cấp tỉnh", "province"),
        "district": ("cấp huyện", "district"),
        "commune": ("cấp xã", "commune"),
    },
    "role": {
        "lead": ("chủ trì", "lead"),
        "support": ("phối hợp", "support"),
        "via": ("chỉ đạo", "directs"),
        "chair": ("chủ trì họp", "chair"),
        "signer": ("người ký", "signer"),
        "attendee": ("dự họp", "attendee"),
        "mentioned": ("được nhắc đến", "mentioned"),
    },
    "reached_by": {
        "own": ("nêu tên", "by name"),
        "inherited": ("thừa kế", "inherited"),
        "group": ("giao chung cho nhóm", "given to the group"),
    },
    "basis": {
        "stated": ("nêu rõ", "stated"),
        "derived": ("suy ra", "derived"),
        "candidate": ("chưa chắc", "not proven"),
    },
}
"""What the keys in a column are called in Vietnamese and English; those of a query have their labels in the graph."""
WORDS = {
    "vi": {
        "derived": "suy ra",
        "candidate": "chưa chắc",
        "no quote": "(không có trích dẫn)",
        "inherited": "thừa kế từ {}",
        "group": "giao chung cho nhóm",
        "nobody": "(không nêu)",
        "no deadline": "(không nêu)",
        "line": "dòng {}",
        "page": "trang {}",
        "note": "Lưu ý: {}",
        "product": "Sản phẩm: {}",
        "lead": "Chủ trì: {}",
        "support": "Phối hợp: {}",
        "via": "Qua chỉ đạo của: {}",
        "understood": "Hiểu là: {}",
        "none": "Không tìm thấy",
        "looked": "đã xem {}",
        "left out": "không gồm: {}",
        "true": "có",
        "false": "không",
        "not held": "không có trong kho",
    },
    "en": {
        "derived": "derived",
        "candidate": "not proven",
        "no quote": "(no quote)",
        "inherited": "inherited from {}",
        "group": "given to the group",
        "nobody": "(nobody named)",
        "no deadline": "(none stated)",
        "line": "line {}",
        "page": "page {}",
        "note": "Note: {}",
        "product": "Product: {}",
        "lead": "Led by: {}",
        "support": "With: {}",
        "via": "Passed down through: {}",
        "understood": "Taken as: {}",
        "none": "Nothing found",
        "looked": "looked at {}",
        "left out": "left out: {}",
        "true": "yes",
        "false": "no",
        "not held": "not held",
    },
}
_COUNTED = {"task": "nhiệm vụ", "work": "việc", "row": "dòng", "document": "văn bản"}


def summary(answer: Answer, lang: str) -> str:
    """One line: how much there is, how much was looked at, and what was left out."""
    words = WORDS[lang]
    if not answer.rows:
        counted = words["none"]
    elif answer.is_tasks:
        counted = f"{_count(answer.tasks or 0, 'task', lang)}, {_count(answer.works or 0, 'work', lang)}"
    else:
        counted = _count(len(answer.rows), "row", lang)
    parts = [counted]
    if answer.looked_at:
        seen = ", ".join(_count(number, what.removesuffix("s"), lang) for what, number in answer.looked_at.items())
        parts.append(words["looked"].format(seen))
    if answer.left_out:
        parts.append(words["left out"].format("; ".join(part.note(lang) for part in answer.left_out)))
    return "; ".join(parts) + "."


def _count(number: int, what: str, lang: str) -> str:
    if lang == "vi":
        return f"{number} {_COUNTED[what]}"
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def value_at(row: Any, key: str) -> Any:
    """The value at ``key`` of a row; 'deadline.end' goes through a part that may be None."""
    value = row
    for name in key.split("."):
        if value is None:
            return None
        value = value[name] if isinstance(value, dict) else getattr(value, name)
    return value


def cell_text(row: Any, key: str, lang: str) -> str:
    """The value at ``key`` of a row as a person reads it."""
    value = value_at(row, key)
    named = CODES.get(key, {}).get(value) if isinstance(value, str) else None
    return named[lang != "vi"] if named else as_text(value, lang)


def as_text(value: Any, lang: str) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return WORDS[lang]["true" if value else "false"]
    if isinstance(value, tuple | list):
        return "; ".join(str(item) for item in value)
    return str(value)
