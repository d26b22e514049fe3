"""Invented pages as pictures: bars in place of words, ruled tables, letters in a printing type."""

from __future__ import annotations

from functools import cache

import cv2
import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from nq57graph.read.pages.sheet import Box, Token
from nq57graph.read.scan.pictures import Picture, Pixels

DENSITY = 200.0  # pixels to an inch
WIDTH, HEIGHT = 1654, 2339  # A4


def white() -> Pixels:
    return np.full((HEIGHT, WIDTH), 255, np.uint8)


def bars(seed: int = 57) -> Pixels:
    """A page of lines of words, each word a row of upright strokes."""
    chance = np.random.default_rng(seed)
    page = white()
    for line in range(40):
        left, right = 220 + 60 * (line % 5 == 0), 1500 if line % 5 != 4 else 900
        base = 200 + 48 * line
        while left < right:
            for _ in range(int(chance.integers(2, 7))):
                page[base - int(chance.choice([17, 17, 25])) : base, left : left + 5] = 20
                left += 13
            left += 14
    return page


def turned(page: Pixels, degrees: float) -> Pixels:
    """``page`` turned clockwise."""
    height, width = page.shape
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), -degrees, 1.0)
    return cv2.warpAffine(page, turn, (width, height), flags=cv2.INTER_CUBIC, borderValue=255)


def grainy(page: Pixels, sigma: float) -> Pixels:
    noise = np.random.default_rng(7).normal(0, sigma, page.shape)
    return np.clip(page.astype(np.float32) + noise, 0, 255).astype(np.uint8)


def speckled(page: Pixels, part: float) -> Pixels:
    """``page`` with that part of its pixels black or white."""
    chance = np.random.default_rng(7).random(page.shape)
    return np.where(chance < part / 2, 0, np.where(chance > 1 - part / 2, 255, page)).astype(np.uint8)


def shaded(page: Pixels) -> Pixels:
    """``page`` as in a half-opened book: right and below it is half as light."""
    down, across = np.mgrid[0 : page.shape[0], 0 : page.shape[1]]
    return (page * (1 - 0.3 * across / WIDTH - 0.2 * down / HEIGHT)).astype(np.uint8)


@cache
def printing_type(size: float) -> ImageFont.FreeTypeFont:
    """A printing type like Times New Roman, ``size`` pixels high."""
    for name in ("LiberationSerif-Regular.ttf", "NotoSerif-Regular.ttf", "DejaVuSerif.ttf"):
        try:
            return ImageFont.truetype(name, size)
        except OSError:
            continue
    pytest.fail("no printing type: install one (Debian: apt install fonts-liberation)")


def printed(text: str, *, size: float = 14, density: float = 300.0) -> tuple[Token, Picture]:
    """``text`` as one word in a printing type of ``size`` points, and the picture it stands in."""
    pixels = round(size * density / 72)
    font = printing_type(pixels)
    left, top, right, bottom = (int(edge) for edge in font.getbbox(text))
    margin = 30
    image = Image.new("L", (right - left + 2 * margin, bottom - top + 2 * margin), 255)
    ImageDraw.Draw(image).text((margin - left, margin - top), text, font=font, fill=0)
    picture = Picture(np.asarray(image), density)
    points = 72 / density
    box = Box(margin * points, margin * points, (image.width - margin) * points, (image.height - margin) * points)
    return Token(text, box, box.bottom, size, 0.9), picture
