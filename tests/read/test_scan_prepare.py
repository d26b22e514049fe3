"""Pages of scanners made fit for recognition: turned level, without grain, white paper everywhere."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from nq57graph.read.scan.pictures import Picture, Pixels
from nq57graph.read.scan.prepare import clean, find_skew, measure_grain, measure_speckles, straighten

from .scan_pages import DENSITY, bars, grainy, shaded, speckled, turned, white

PAPER = 200  # of a page on which noise is not cut off at white


@pytest.fixture(scope="module")
def page() -> Pixels:
    return bars()


@pytest.mark.parametrize("degrees", [-4.0, -2.2, -1.0, -0.3, 0.0, 0.3, 0.55, 1.0, 2.2, 4.0])
def test_the_angle_of_a_page_is_found(page: Pixels, degrees: float) -> None:
    assert find_skew(turned(page, degrees)) == pytest.approx(degrees, abs=0.1)


def test_the_angle_is_found_through_grain_and_shade(page: Pixels) -> None:
    assert find_skew(grainy(shaded(turned(page, 1.4)), 40)) == pytest.approx(1.4, abs=0.1)


def test_the_shadow_of_the_lid_does_not_count(page: Pixels) -> None:
    askew = turned(page, 2.0)
    askew[:30] = askew[-30:] = 0
    assert find_skew(askew) == pytest.approx(2.0, abs=0.1)


UNTURNED = [
    (white(), "an empty page"),
    (np.zeros((2339, 1654), np.uint8), "a black page"),
    (turned(bars(), 8.0), "more than a scanner's feeder turns a page"),
]


@pytest.mark.parametrize(("pixels", "why"), UNTURNED, ids=[why for _, why in UNTURNED])
def test_a_page_without_a_plain_angle_is_left(pixels: Pixels, why: str) -> None:
    picture = Picture(pixels, DENSITY)
    assert straighten(picture) is picture, why


def test_a_level_page_is_not_turned(page: Pixels) -> None:
    picture = Picture(page, DENSITY)
    assert straighten(picture) is picture


def test_a_page_askew_is_turned_level(page: Pixels) -> None:
    picture = straighten(Picture(turned(page, -1.7), DENSITY, one_bit=True))
    assert abs(find_skew(picture.pixels)) < 0.1
    assert (picture.pixels.shape, picture.density, picture.one_bit) == (page.shape, DENSITY, True)


GRAIN = [
    (lambda page: page, 0.0, "clean: letters are no grain"),
    (lambda page: grainy(page, 10), 10.0, "a little"),
    (lambda page: grainy(page, 30), 30.0, "much"),
    (shaded, 0.0, "a slope of light is no grain"),
    (lambda page: speckled(page, 0.02), 0.0, "single specks are measured apart"),
]


@pytest.mark.parametrize(("spoil", "sigma", "why"), GRAIN, ids=[why for *_, why in GRAIN])
def test_grain_is_measured(page: Pixels, spoil: Callable[[Pixels], Pixels], sigma: float, why: str) -> None:
    assert measure_grain(spoil(np.minimum(page, PAPER))) == pytest.approx(sigma, rel=0.05, abs=0.8), why


SPECKS = [
    (lambda page: page, 0.0, 0.0, "clean: strokes of letters are no specks"),
    (lambda page: grainy(page, 10), 0.0, 0.0005, "fine grain"),
    (lambda page: speckled(page, 0.01), 0.007, 0.010, "one pixel of a hundred"),
    (lambda page: speckled(page, 0.05), 0.025, 0.050, "so many that some touch"),
]


@pytest.mark.parametrize(("spoil", "least", "most", "why"), SPECKS, ids=[why for *_, why in SPECKS])
def test_specks_are_measured(
    page: Pixels, spoil: Callable[[Pixels], Pixels], least: float, most: float, why: str
) -> None:
    assert least <= measure_speckles(spoil(np.minimum(page, PAPER))) <= most, why


def test_paper_is_white_everywhere_and_ink_stays_dark(page: Pixels) -> None:
    dark = shaded(page)
    assert dark[page == 255].min() < 140
    cleaned = clean(Picture(dark, 300.0)).pixels
    assert np.percentile(cleaned[page == 255], 1) > 245
    assert cleaned[page == 20].max() < 60


@pytest.mark.parametrize("spoil", [lambda page: grainy(page, 40), lambda page: speckled(page, 0.05)])
def test_grain_and_specks_are_taken_away(page: Pixels, spoil: Callable[[Pixels], Pixels]) -> None:
    spoilt = spoil(np.minimum(page, PAPER))
    cleaned = clean(Picture(spoilt, 300.0)).pixels
    assert measure_grain(cleaned) < 0.2 * measure_grain(grainy(page, 40))
    assert measure_speckles(cleaned) < 0.0005
    assert cleaned[page == 20].mean() < 0.7 * cleaned[page == 255].mean()


def test_a_clean_page_is_not_blurred(page: Pixels) -> None:
    assert np.array_equal(clean(Picture(page, 300.0)).pixels, page)


def test_black_and_white_stays_as_it_is() -> None:
    fax = Picture(speckled(shaded(bars()) // 128 * 255, 0.02), 300.0, one_bit=True)
    assert clean(fax) == replace(fax, pixels=fax.pixels)
    assert clean(fax).pixels is fax.pixels


DENSITIES = [(300.0, 300.0), (280.0, 280.0), (200.0, 300.0), (100.0, 300.0), (72.0, 216.0), (400.0, 400.0)]


@pytest.mark.parametrize(("density", "becomes"), DENSITIES)
@pytest.mark.parametrize("one_bit", [False, True])
def test_a_coarse_page_is_enlarged(density: float, becomes: float, one_bit: bool) -> None:
    small = bars()[:400, :500]
    picture = clean(Picture(small, density, one_bit))
    assert picture.density == becomes
    assert picture.pixels.shape == tuple(round(length * becomes / density) for length in small.shape)
