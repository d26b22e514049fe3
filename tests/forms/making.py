"""A document printed on paper and put through a scanner: pages as pictures, and files of them."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

import cv2
import numpy as np
import pypdfium2
from PIL import Image

from nq57graph.read.scan.pictures import Pixels

SEED = 57


def draw_pages(pdf: bytes | Path, density: float) -> list[Pixels]:
    """The pages of ``pdf`` as grey values, ``density`` pixels to an inch."""
    with pypdfium2.PdfDocument(pdf) as document:
        pictures = [page.render(scale=density / 72, grayscale=True).to_numpy().copy() for page in document]
    return [picture.reshape(picture.shape[:2]) for picture in pictures]


def spoil(page: Pixels, chance: np.random.Generator, *, grain: float = 30.0) -> Pixels:
    """``page`` as an old copier gives it: askew by up to 1.2°, a little blurred, faded, darker towards a corner, with a grain of
    that standard deviation, in grey values."""
    height, width = page.shape
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), chance.uniform(-1.2, 1.2), 1.0)
    askew = cv2.warpAffine(page, turn, (width, height), flags=cv2.INTER_CUBIC, borderValue=255)
    blurred = cv2.GaussianBlur(askew.astype(np.float32), (0, 0), 0.6)
    down, across = np.mgrid[0:height, 0:width]
    lit = (51 + 0.8 * blurred) * (1 - 0.18 * across / width - 0.10 * down / height)
    return np.clip(lit + chance.normal(0, grain, lit.shape), 0, 255).astype(np.uint8)


def as_pdf(pages: Sequence[Pixels], density: float) -> bytes:
    """``pages`` as JPEG pictures in a PDF without a word of text."""
    first, *others = map(Image.fromarray, pages)
    made = BytesIO()
    first.save(made, "PDF", save_all=True, append_images=others, resolution=density, quality=80)
    return made.getvalue()
