"""The bytes of a text file → its text: which encoding they are in is told by what they give, not by what is declared.

UTF-8, UTF-16 and UTF-32 are told by their mark or their pattern; among the encodings of one byte a letter (Windows-1258, TCVN3, VNI)
the one is taken whose words are syllables of Vietnamese. Text that was decoded wrongly before ('Tá»‰nh á»§y') is put right.
"""

from __future__ import annotations

import codecs
import re
import unicodedata

from nq57graph.errors import RefusedFile
from nq57graph.read.legacy import convert_legacy
from nq57graph.read.syllables import Evidence, weigh

__all__ = ["convert_legacy", "decode", "repair"]

WINDOWS_1258 = "Chữ theo bảng mã Windows-1258 đã chuyển sang Unicode."
# Letters of Vietnamese that no other language in Latin script has together; every text of some length shows them.
_VIETNAMESE = frozenset("ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ")
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # begins with the mark of UTF-16
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 4_096  # bytes
_LEAST_NULS = 0.3  # of the high bytes: spaces, figures and plain letters, more than half of a text
_MOST_OTHERS = 0.02  # of the low bytes, against those
_FEWEST_WORDS = 5
_LEAST_SHARE = 0.8

# The characters that Windows-1252 has for the bytes 80 – 9F; five of them stand for nothing and stay control characters.
WINDOWS = {byte: bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in range(0x80, 0xA0)}
_BYTE = {character: byte for byte, character in WINDOWS.items()} | {chr(byte): byte for byte in range(0x80, 0x100)}
_FOLLOWING = re.escape("".join(character for character, byte in _BYTE.items() if byte < 0xC0))
_SEQUENCE = re.compile(f"[\xc2-\xdf][{_FOLLOWING}]|[\xe0-\xef][{_FOLLOWING}]{{2}}|[\xf0-\xf4][{_FOLLOWING}]{{3}}")
_BEYOND_LATIN_1 = re.compile("[ăĂđĐơƠưƯạ-ỹẠ-Ỹ]")


def decode(data: bytes, name: str) -> tuple[str, tuple[str, ...]]:
    """(text, notes in Vietnamese on what was converted) of the text file ``name``; the mark of an encoding is not part of it.

    Raises ``RefusedFile`` for a file that is empty, binary, in no known encoding, or without Vietnamese.
    """
    text, notes = _decode(data, name)
    if not text.strip():
        raise RefusedFile(name, "empty", vi="rỗng")
    require_vietnamese(text, name)
    return text, notes


def require_vietnamese(text: str, name: str) -> None:
    """Raises ``RefusedFile`` where the beginning of ``text`` has no letter of Vietnamese."""
    if not any(c in _VIETNAMESE for c in unicodedata.normalize("NFC", text[:20_000]).lower()):
        raise RefusedFile(
            name,
            "no document of this kind (no Vietnamese text in it)",
            vi="không phải loại văn bản này (không có chữ tiếng Việt)",
        )


def _decode(data: bytes, name: str) -> tuple[str, tuple[str, ...]]:
    encoding = tell_unicode(data) or "utf-8"
    notes = () if encoding == "utf-8" else (f"Tệp ghi bằng {_shown(encoding)}.",)
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        converted = _decode_single_bytes(data) if encoding == "utf-8" and b"\x00" not in data else None
        if converted is None:
            raise _undecodable(data, encoding, error.start, name) from None
        return converted
    if "\x00" in text:
        raise _binary(name)
    return _put_right(text.lstrip("\ufeff"), notes)


def _binary(name: str) -> RefusedFile:
    return RefusedFile(name, "binary, not text", vi="tệp nhị phân, không phải văn bản")


def _undecodable(data: bytes, encoding: str, at: int, name: str) -> RefusedFile:
    """``data`` is not in ``encoding``, as the byte ``at`` shows, nor in another."""
    line = data.count(b"\n", 0, at) + 1
    if encoding != "utf-8":
        return RefusedFile(
            name,
            f"damaged {_shown(encoding)} (line {line}); save it again as UTF-8",
            vi=f"{_shown(encoding)} bị hỏng (dòng {line}); hãy lưu lại bằng UTF-8",
        )
    if b"\x00" in data:
        return _binary(name)
    return RefusedFile(
        name,
        f"not UTF-8 (line {line}), nor does it read as Windows-1258, TCVN3 or VNI; save it again as UTF-8",
        vi=f"không phải UTF-8 (dòng {line}), cũng không đọc được như Windows-1258, TCVN3 hay VNI; hãy lưu lại bằng UTF-8",
    )


def _put_right(text: str, notes: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    for mend in (repair, convert_legacy):
        text, note = mend(text)
        notes += (note,) if note else ()
    return text, notes


# ── Unicode ───────────────────────────────────────────────────────────────────────────────────────────────────────


def tell_unicode(data: bytes) -> str | None:
    """The name of the Unicode encoding that ``data`` is marked with or, for UTF-16, that its NUL bytes show; None for neither."""
    if marked := next((encoding for mark, encoding in _MARKS if data.startswith(mark)), None):
        return marked
    sample = data[:_SAMPLE]
    nuls = [sample[parity::2].count(0) for parity in (0, 1)]
    if not data or len(data) % 2 or max(nuls) < _LEAST_NULS * len(sample) / 2 or min(nuls) > _MOST_OTHERS * max(nuls):
        return None
    return "utf-16-le" if nuls[1] else "utf-16-be"


def _shown(encoding: str) -> str:
    """'utf-16-le' → 'UTF-16'."""
    return "-".join(encoding.split("-")[:2]).upper()


# ── one byte a letter ─────────────────────────────────────────────────────────────────────────────────────────────


def _decode_single_bytes(data: bytes) -> tuple[str, tuple[str, ...]] | None:
    """(text, notes) of bytes in Windows-1258, TCVN3 or VNI, None where none of them gives Vietnamese."""
    converted, note = convert_legacy(from_windows_1252(data))
    candidates = [(from_windows_1258(data), WINDOWS_1258), *([(converted, note)] if note else [])]
    weighed = [(weigh(text), text, note) for text, note in candidates]
    found, text, note = max(weighed, key=lambda each: each[0].share)
    return (text, (note,)) if is_told(found) else None


def from_windows_1258(data: bytes) -> str:
    """``data`` in Windows-1258, which has tones as characters of their own, composed (NFC); broken bytes become U+FFFD."""
    return unicodedata.normalize("NFC", data.decode("cp1258", "replace"))


def from_windows_1252(data: bytes) -> str:
    """``data`` in Windows-1252; the five bytes that stand for nothing become control characters."""
    return data.decode("latin-1").translate(WINDOWS)


def is_told(found: Evidence) -> bool:
    """Whether the evidence is enough to say that a text is Vietnamese, decoded rightly."""
    return found.syllables >= _FEWEST_WORDS and found.share >= _LEAST_SHARE


# ── text that was decoded wrongly ─────────────────────────────────────────────────────────────────────────────────


def repair(text: str) -> tuple[str, str | None]:
    """(``text``, a note) with the letters that UTF-8 read as Windows-1252 has torn ('Tá»‰nh á»§y') put together, or (``text``, None)
    where fewer than five words of Vietnamese come of it."""
    mended = _SEQUENCE.sub(_joined, text)
    if mended == text or not _BEYOND_LATIN_1.search(mended):
        return text, None
    before, after = weigh(text), weigh(mended)
    if after.syllables - before.syllables < _FEWEST_WORDS or after.share < _LEAST_SHARE:
        return text, None
    return mended, "Chữ UTF-8 bị đọc nhầm thành Windows-1252 ('Tá»‰nh') đã được phục hồi."


def _joined(found: re.Match[str]) -> str:
    return bytes(_BYTE[character] for character in found[0]).decode("utf-8", "ignore") or found[0]
