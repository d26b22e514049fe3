"""Ruled lines in the picture of a page: found at their places, painted out; letters are none."""

from __future__ import annotations

import numpy as np
import pytest

from nq57graph.read.scan.pictures import Picture, Pixels
from nq57graph.read.scan.rulings import find_rules

from .scan_pages import DENSITY, bars, turned, white

LEVEL, UPRIGHT = [100.0, 140.0, 260.0], [60.0, 120.0, 300.0]  # points


def pixel(points: float) -> int:
    return round(points * DENSITY / 72)


def table(thick: int = 3, page: Pixels | None = None) -> Pixels:
    """A table with lines ``thick`` pixels wide."""
    page = white() if page is None else page.copy()
    for at in LEVEL:
        page[pixel(at) : pixel(at) + thick, pixel(UPRIGHT[0]) : pixel(UPRIGHT[-1])] = 0
    for at in UPRIGHT:
        page[pixel(LEVEL[0]) : pixel(LEVEL[-1]), pixel(at) : pixel(at) + thick] = 0
    return page


@pytest.mark.parametrize("thick", [1, 2, 3, 6, 10])
def test_the_lines_of_a_table_are_found_where_they_are(thick: int) -> None:
    ruled = find_rules(Picture(table(thick), DENSITY))
    level = sorted((rule for rule in ruled.rules if rule.level), key=lambda rule: rule.at)
    upright = sorted((rule for rule in ruled.rules if not rule.level), key=lambda rule: rule.at)
    middle = thick / 2 * 72 / DENSITY
    assert [rule.at for rule in level] == pytest.approx([at + middle for at in LEVEL], abs=1)
    assert [rule.at for rule in upright] == pytest.approx([at + middle for at in UPRIGHT], abs=1)
    for rules, across in ((level, UPRIGHT), (upright, LEVEL)):
        assert [rule.start for rule in rules] == pytest.approx([across[0]] * 3, abs=1.5)
        assert [rule.end for rule in rules] == pytest.approx([across[-1]] * 3, abs=1.5 + middle * 2)
    assert (ruled.pixels == 255).mean() > 0.9995, "the lines are painted out"


def test_words_beside_lines_stay() -> None:
    page = table()
    words = bars()
    words[: pixel(LEVEL[-1]) + 20] = 255
    both = np.minimum(page, words)
    ruled = find_rules(Picture(both, DENSITY))
    assert len(ruled.rules) == 6
    assert np.array_equal(ruled.pixels < 128, words < 128)


def stroke(width: float, height: float) -> Pixels:
    """A black box of that size in points."""
    page = white()
    page[pixel(200) : pixel(200 + height), pixel(100) : pixel(100 + width)] = 0
    return page


def dashed(dash: float, gap: float) -> Pixels:
    page = white()
    for start in np.arange(100, 400, dash + gap):
        page[pixel(200) : pixel(200) + 3, pixel(start) : pixel(start + dash)] = 0
    return page


NONE = [
    (bars(), "lines of words"),
    (white(), "an empty page"),
    (stroke(1.5, 14), "the stroke of a large letter"),
    (stroke(25, 1.5), "a short rule, as under a heading's number"),
    (stroke(120, 12), "a blacked-out name"),
    (stroke(60, 60), "a filled box"),
    (dashed(6, 6), "a dashed line: cells are not divided by it"),
    (dashed(2, 3), "a dotted line, to be filled in"),
]


@pytest.mark.parametrize(("pixels", "why"), NONE, ids=[why for _, why in NONE])
def test_what_is_no_ruled_line(pixels: Pixels, why: str) -> None:
    ruled = find_rules(Picture(pixels, DENSITY))
    assert ruled.rules == (), why
    assert ruled.pixels is pixels


def test_a_broken_line_is_found_in_its_long_pieces() -> None:
    page = stroke(300, 1.5)
    page[:, pixel(190) : pixel(192)] = 255
    rules = find_rules(Picture(page, DENSITY)).rules
    assert sorted((rule.start, rule.end) for rule in rules) == [
        pytest.approx((100, 190), abs=1),
        pytest.approx((192, 400), abs=1),
    ]


def test_a_line_a_pixel_askew_is_one() -> None:
    page = turned(stroke(300, 1.5), 0.07)
    (rule,) = find_rules(Picture(page, DENSITY)).rules
    assert rule.level
    assert rule.end - rule.start == pytest.approx(300, abs=3)
