"""The ruled lines in a picture of a page."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from nq57graph.read.pages.sheet import Rule
from nq57graph.read.scan.pictures import Picture, Pixels

_SHORTEST = 0.45  # inches, of a line that may divide cells
_THICKEST = 0.06


@dataclass(frozen=True, slots=True)
class Ruled:
    """A page's ruled lines (in points) and the page without them."""

    rules: tuple[Rule, ...]
    pixels: Pixels


def find_rules(picture: Picture) -> Ruled:
    """The level and upright lines of ``picture``, which is straight; they are painted out, since letters that touch one are
    misread."""
    ink = cv2.threshold(picture.pixels, 0, 255, cv2.THRESH_BINARY_INV + cv2.THRESH_OTSU)[1]
    length = int(_SHORTEST * picture.density)
    rules: list[Rule] = []
    painted = np.zeros_like(ink)
    for level in (True, False):
        kernel = np.ones((1, length) if level else (length, 1), np.uint8)
        gap = np.ones((3, 1) if level else (1, 3), np.uint8)  # a line one pixel askew is still one
        lines = cv2.morphologyEx(cv2.dilate(ink, gap), cv2.MORPH_OPEN, kernel)
        found, mask = _long_and_thin(lines, picture.density, level=level)
        rules += found
        painted = np.maximum(painted, mask)
    if not rules:
        return Ruled((), picture.pixels)
    cleaned = picture.pixels.copy()
    cleaned[cv2.dilate(painted, np.ones((3, 3), np.uint8)) > 0] = 255
    return Ruled(tuple(rules), cleaned)


def _long_and_thin(lines: Pixels, density: float, *, level: bool) -> tuple[list[Rule], Pixels]:
    count, labels, stats, _ = cv2.connectedComponentsWithStats(lines, connectivity=8)
    points = 72 / density
    rules, kept = [], np.zeros(count, bool)
    for index in range(1, count):
        left, top, width, height, area = (int(value) for value in stats[index])
        long, thick = (width, height) if level else (height, width)
        if area / long > _THICKEST * density or thick > 0.25 * long:
            continue
        kept[index] = True
        across = top + height / 2 if level else left + width / 2
        start = left if level else top
        places = (round(place * points, 3) for place in (across, start, start + long))
        rules.append(Rule(level, *places))
    return rules, kept[labels].astype(np.uint8) * 255
