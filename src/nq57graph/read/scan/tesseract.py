"""Tesseract with its Vietnamese data, as a program: a picture → words with their places and confidences."""

from __future__ import annotations

import shutil
import unicodedata
from collections.abc import Iterator
from functools import cache

import cv2
from lxml import etree

from nq57graph.read.pages.sheet import Box, Token
from nq57graph.read.programs import ProgramFailed, ProgramMissing, run_program
from nq57graph.read.scan.pictures import Picture

LANGUAGE = "vie"
_SECONDS = 180.0  # for one page; an ordinary one takes one or two
_SPAN = "{http://www.w3.org/1999/xhtml}span"
_LINES = frozenset({"ocr_line", "ocr_header", "ocr_caption", "ocr_textfloat"})


@cache
def tesseract_version() -> str:
    """The version of Tesseract, which is part of what a recognition rests on. Raises ``ProgramMissing`` without the program or its
    Vietnamese data."""
    if shutil.which("tesseract") is None:
        raise ProgramMissing("tesseract")
    listed = run_program(["tesseract", "--list-langs"], timeout=20).decode().split()
    if LANGUAGE not in listed:
        raise ProgramMissing("tesseract-ocr-vie")
    return run_program(["tesseract", "--version"], timeout=20).decode().split()[1]


def recognise_words(picture: Picture, *, mode: int = 3) -> list[Token]:
    """The words of ``picture``, lengths in points; ``mode`` is Tesseract's way of taking a page apart (3: by itself, 6: as one
    block). Raises ``ProgramFailed``."""
    page = run_program(
        ["tesseract", "-", "-", "-l", LANGUAGE, "--dpi", str(round(picture.density)), "--psm", str(mode), "hocr"],
        data=_png(picture),
        timeout=_SECONDS,
        variables={"OMP_THREAD_LIMIT": "1"},  # pages are recognised side by side
    )
    return list(_tokens(page, 72 / picture.density))


def find_turn(picture: Picture) -> int:
    """By how many quarters of a turn, counter-clockwise, ``picture`` lies on its side or its head; 0 where Tesseract cannot tell."""
    try:
        told = run_program(["tesseract", "-", "-", "--psm", "0"], data=_png(picture), timeout=_SECONDS).decode()
    except ProgramFailed:  # too few letters, or no data for it
        return 0
    rotated = next((int(line.split()[-1]) for line in told.splitlines() if line.startswith("Rotate:")), 0)
    return -rotated // 90 % 4


def _png(picture: Picture) -> bytes:
    done, png = cv2.imencode(".png", picture.pixels, [cv2.IMWRITE_PNG_COMPRESSION, 1])
    if not done:
        raise ProgramFailed("tesseract", "a page that cannot be handed over")
    return png.tobytes()


def _tokens(page: bytes, points: float) -> Iterator[Token]:
    """The words of an hOCR page (the format's specification, 1.2: 'bbox', 'baseline', 'x_size', 'x_wconf')."""
    root = etree.fromstring(page, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))
    for line in root.iterfind(f".//{_SPAN}"):
        if line.get("class") in _LINES:
            measures = _measures(line)
            for word in line.iterfind(_SPAN):
                if token := _token(word, measures, points):
                    yield token


def _token(word: etree._Element, line: dict[str, list[float]], points: float) -> Token | None:
    text = unicodedata.normalize("NFC", "".join("".join(word.itertext()).split()))
    measures = _measures(word)
    if not text or "bbox" not in measures:
        return None
    left, top, right, bottom = (_rounded(value * points) for value in measures["bbox"])
    slope, offset = line.get("baseline", [0.0, 0.0])
    middle = (left + right) / 2 / points
    baseline = line["bbox"][3] + offset + slope * (middle - line["bbox"][0])
    size = line.get("x_size", [line["bbox"][3] - line["bbox"][1]])[0]
    confidence = measures.get("x_wconf", [0.0])[0] / 100
    return Token(text, Box(left, top, right, bottom), _rounded(baseline * points), _rounded(size * points), confidence)


def _rounded(length: float) -> float:
    """To a thousandth of a point, so that what is kept in a file is what was found."""
    return round(length, 3)


def _measures(element: etree._Element) -> dict[str, list[float]]:
    """'bbox 1 2 3 4; x_wconf 96' as numbers by name."""
    found = {}
    for part in element.get("title", "").split(";"):
        name, *values = part.split()
        found[name] = [float(value) for value in values]
    return found
