"""Images of pages: which kind of file they are, and how large, without decoding them."""

from __future__ import annotations

from dataclasses import dataclass

_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG = b"\xff\xd8"

# Start-of-frame markers (ITU-T T.81, table B.1): all of C0 – CF but DHT (C4), JPG (C8) and DAC (CC).
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}


@dataclass(frozen=True, slots=True)
class Image:
    """An image as its file says: media ``type``, ``width`` and ``height`` in pixels."""

    type: str
    width: int
    height: int


def describe_image(data: bytes) -> Image:
    """What the head of a PNG (ISO/IEC 15948) or JPEG file (ITU-T T.81) says. Raises ``ValueError`` for any other file."""
    if data.startswith(_PNG) and data[12:16] == b"IHDR" and len(data) >= 24:
        return Image("image/png", int.from_bytes(data[16:20]), int.from_bytes(data[20:24]))
    if data.startswith(_JPEG):
        at = 2
        while at + 9 <= len(data) and data[at] == 0xFF:
            marker = data[at + 1]
            if marker == 0xFF:  # fill byte
                at += 1
            elif marker in _FRAMES:
                return Image("image/jpeg", int.from_bytes(data[at + 7 : at + 9]), int.from_bytes(data[at + 5 : at + 7]))
            else:
                at += 2 + int.from_bytes(data[at + 2 : at + 4])
    raise ValueError("neither PNG nor JPEG")
