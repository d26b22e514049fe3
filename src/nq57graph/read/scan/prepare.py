"""A picture of a page as a scanner gives it → one that can be recognised: upright, even in its light, without grain."""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np

from nq57graph.read.scan.pictures import Picture, Pixels

_STEEPEST = 6.0  # degrees
_FINEST = 0.05
_LEAST_TURN = 0.08  # degrees; less does not matter, and turning blurs
_GOOD_DENSITY = 300.0  # Tesseract is trained on letters of this size
_PAPER = 190  # grey value: what is lighter on a grainy page is paper
_INK = 150
_LITTLE = 0.01  # of the page; a full one has four times as much ink
_SAMPLE = 1600  # pixels in height and width
_GRAINY = 4.0  # grey values: the standard deviation of the grain of a page
_COARSE = 42.0
_SPECKLED = 0.004  # of the pixels: black or white ones that stand alone


def straighten(picture: Picture) -> Picture:
    """``picture`` turned so that its lines run level."""
    angle = find_skew(picture.pixels)
    if abs(angle) < _LEAST_TURN:
        return picture
    height, width = picture.pixels.shape
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1.0)
    turned = cv2.warpAffine(
        picture.pixels, turn, (width, height), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_CONSTANT, borderValue=255
    )
    return replace(picture, pixels=turned)


def find_skew(pixels: Pixels) -> float:
    """The angle (degrees, counter-clockwise) by which a page must be turned: the one at which its rows differ most, black lines of
    text from the white between them."""
    scale = 800 / max(pixels.shape)
    small = cv2.resize(pixels, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    small = cv2.divide(small, cv2.GaussianBlur(small, (0, 0), 15), scale=200)
    ink = (small < 150).astype(np.uint8) * 255
    ink[: len(ink) // 50] = ink[-len(ink) // 50 :] = 0  # the shadow of the lid
    if not ink.any():
        return 0.0
    best, step, reach = 0.0, 0.5, round((_STEEPEST + 2) / 0.5)  # steeper ones are looked at, to be told from these
    while step >= _FINEST:
        best = max((best + step * n for n in range(-reach, reach + 1)), key=lambda angle: _evenness(ink, angle))
        step, reach = step / 4, 5
    return best if abs(best) <= _STEEPEST else 0.0


def _evenness(ink: Pixels, angle: float) -> float:
    height, width = ink.shape
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1.0)
    rows = cv2.warpAffine(ink, turn, (width, height), flags=cv2.INTER_LINEAR).sum(axis=1, dtype=np.float64)
    return float(np.square(np.diff(rows)).sum())


def clean(picture: Picture) -> Picture:
    """``picture`` ready for recognition: a grainy page blurred and freed of its background, a coarse one enlarged. Black and
    white is left as it is: blurred, its letters break."""
    pixels = picture.pixels
    if not picture.one_bit:
        smooth = _without_grain(pixels, picture.density)
        even = _even_light(smooth, picture.density)
        pixels = even if smooth is pixels else _clear(even)
    if picture.density < 0.9 * _GOOD_DENSITY:
        scale = min(_GOOD_DENSITY / picture.density, 3.0)
        pixels = cv2.resize(pixels, None, fx=scale, fy=scale, interpolation=cv2.INTER_CUBIC)
        return replace(picture, pixels=pixels, density=picture.density * scale)
    return replace(picture, pixels=pixels)


def _clear(pixels: Pixels) -> Pixels:
    """A page with little on it freed of the rest of its grain, which would pass for print there; others are read better with it."""
    return np.where(pixels > _PAPER, 255, pixels).astype(np.uint8) if (pixels < _INK).mean() < _LITTLE else pixels


def _without_grain(pixels: Pixels, density: float) -> Pixels:
    """Blurred as much as its grain needs: measured, 200 dpi pages with a grain of 18 – 55 grey values, or 5 – 10 % of their pixels
    black or white, came out with 0.2 – 2 % wrong letters, and not at all, or with invented ones, without."""
    sample, size = _middle(pixels), density / 200
    grain = measure_grain(sample)
    if measure_speckles(sample) > _SPECKLED:
        return cv2.GaussianBlur(cv2.medianBlur(pixels, 3), (0, 0), 1.1 * size)
    if grain > _GRAINY:
        return cv2.GaussianBlur(pixels, (0, 0), (1.6 if grain > _COARSE else 1.3) * size)
    return pixels


def _middle(pixels: Pixels) -> Pixels:
    """A piece out of the middle of a page, large enough to judge it by."""
    height, width = pixels.shape
    down, right = max(height - _SAMPLE, 0) // 2, max(width - _SAMPLE, 0) // 2
    return pixels[down : down + _SAMPLE, right : right + _SAMPLE]


def measure_grain(pixels: Pixels) -> float:
    """The standard deviation of the noise, in grey values: of what differs from the neighbours beyond an even slope, by its
    median, in which letters do not count."""
    kernel = np.array([[1, -2, 1], [-2, 4, -2], [1, -2, 1]], np.float32)
    return float(1.4826 * np.median(np.abs(cv2.filter2D(pixels, cv2.CV_32F, kernel))) / 6)


def measure_speckles(pixels: Pixels) -> float:
    """The part of the pixels that are far from all eight around them."""
    values = pixels.astype(np.int16)
    ring = np.ones((3, 3), np.uint8)
    ring[1, 1] = 0
    above = values - cv2.dilate(pixels, ring)
    below = cv2.erode(pixels, ring).astype(np.int16) - values
    return float(((above > 40) | (below > 40)).mean())


def _even_light(pixels: Pixels, density: float) -> Pixels:
    """The page as if its paper were white everywhere."""
    scale = 50 / density
    small = cv2.resize(pixels, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    paper = cv2.medianBlur(cv2.morphologyEx(small, cv2.MORPH_CLOSE, np.ones((9, 9), np.uint8)), 25)
    paper = cv2.resize(paper, (pixels.shape[1], pixels.shape[0]), interpolation=cv2.INTER_LINEAR)
    return cv2.divide(pixels, np.maximum(paper, 1), scale=255)
