"""Scans by Tesseract as scanners and people make them: too bad to read, on their side, black and white, one bad page among good ones."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from io import BytesIO
from pathlib import Path

import cv2
import numpy as np
import pytest
from PIL import Image
from rapidfuzz.distance import Levenshtein

from nq57graph.errors import RefusedFile
from nq57graph.model.text import Source
from nq57graph.read import programs
from nq57graph.read.files import read_source
from nq57graph.read.scan import tesseract
from nq57graph.read.scan.pictures import Picture, Pixels

from .making import SEED, as_pdf, draw_pages, spoil
from .scoring import folded

pytestmark = [pytest.mark.browser, pytest.mark.ocr, pytest.mark.slow]

DOCUMENT = "quang-ngai-tb-hop-2026-01-22"


@pytest.fixture(scope="module")
def pages(printed: dict[str, bytes]) -> list[Pixels]:
    """Two pages at 200 dpi."""
    return draw_pages(printed[DOCUMENT], 200)[:2]


@pytest.fixture(scope="module")
def text(printed: dict[str, bytes], pages: list[Pixels], tmp_path_factory: pytest.TempPathFactory) -> str:
    """What stands on them."""
    path = tmp_path_factory.mktemp("printed") / "a.pdf"
    path.write_bytes(printed[DOCUMENT])
    source = read_source(path)
    third = next(page.start for page in source.pages if page.number == 3)
    return folded(source.text[:third])


@pytest.fixture
def read(tmp_path: Path) -> Callable[[bytes, str], Source]:
    def read(data: bytes, suffix: str = "pdf") -> Source:
        path = tmp_path / f"scan.{suffix}"
        path.write_bytes(data)
        return read_source(path)

    return read


def errors(source: Source, text: str) -> float:
    """The part of the letters of ``text`` that is mistaken in ``source``."""
    return Levenshtein.distance(text, folded(source.text)) / len(text)


def shrunk(page: Pixels, density: float) -> Pixels:
    """``page`` (200 dpi) as if scanned at another density, and blown up again."""
    part = density / 200
    small = cv2.resize(page, None, fx=part, fy=part, interpolation=cv2.INTER_AREA)
    return cv2.resize(small, page.shape[::-1], interpolation=cv2.INTER_CUBIC)


def noisy(page: Pixels) -> Pixels:
    return spoil(page, np.random.default_rng(SEED), grain=140)


def fax(pages: Sequence[Pixels]) -> bytes:
    """``pages`` in black and white, as a fax machine sends them (TIFF, Group 4)."""
    first, *others = (Image.fromarray(page).convert("1", dither=Image.Dither.NONE) for page in pages)
    made = BytesIO()
    first.save(made, "TIFF", save_all=True, append_images=others, compression="group4", dpi=(200, 200))
    return made.getvalue()


UNREADABLE = [
    pytest.param(noisy, id="grain that drowns the letters"),
    pytest.param(lambda page: shrunk(page, 40), id="letters of four pixels"),
]


@pytest.mark.parametrize("ruin", UNREADABLE)
def test_what_cannot_be_read_is_refused(
    ruin: Callable[[Pixels], Pixels], pages: list[Pixels], read: Callable[..., Source]
) -> None:
    with pytest.raises(RefusedFile) as refused:
        read(as_pdf([ruin(pages[0])], 200))
    assert "\n" not in refused.value.message
    assert "scan it again at 300 dpi" in refused.value.reason or "no words on its pages" in refused.value.reason


@pytest.mark.parametrize("ruin", UNREADABLE)
def test_one_bad_page_is_told_and_the_good_ones_are_read(
    ruin: Callable[[Pixels], Pixels], pages: list[Pixels], text: str, read: Callable[..., Source]
) -> None:
    source = read(as_pdf([pages[0], ruin(pages[1]), pages[1]], 200))
    assert [page.number for page in source.pages] == [1, 3]
    assert [number for number, _ in source.refused] == [2]
    assert [note for note in source.notes if note.startswith("Trang 2 không đọc")] != []
    assert errors(source, text) < 0.03


@pytest.mark.parametrize("quarters", [1, 2, 3])
def test_a_page_on_its_side_or_head_is_read(
    quarters: int, pages: list[Pixels], text: str, read: Callable[..., Source]
) -> None:
    source = read(as_pdf([np.rot90(page, quarters).copy() for page in pages], 200))
    assert errors(source, text) < 0.03


def test_a_fax_is_read(pages: list[Pixels], text: str, read: Callable[..., Source]) -> None:
    assert errors(read(fax(pages), "tiff"), text) < 0.03


def test_a_fax_is_not_filtered(
    pages: list[Pixels], read: Callable[..., Source], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What Tesseract is given is the page itself, enlarged."""
    given: list[Picture] = []

    def png(picture: Picture) -> bytes:
        given.append(picture)
        return bytes(cv2.imencode(".png", picture.pixels)[1].tobytes())

    monkeypatch.setattr(tesseract, "_png", png)
    page = np.where(pages[0] < 128, 0, 255).astype(np.uint8)
    read(fax([page]), "tiff")
    height, width = page.shape
    assert given[0].density == 300
    enlarged = cv2.resize(page, None, fx=1.5, fy=1.5, interpolation=cv2.INTER_CUBIC)
    assert given[0].pixels.shape == enlarged.shape == (round(height * 1.5), round(width * 1.5))
    assert (given[0].pixels != enlarged).mean() < 0.01, "but for the rules that are painted out"


def test_a_second_reading_runs_no_program(pages: list[Pixels], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "scan.pdf"
    path.write_bytes(as_pdf(pages[:1], 200))
    first = read_source(path, cache=tmp_path / "kept")

    def run(*arguments: object, **more: object) -> bytes:
        pytest.fail(f"run again: {arguments}")

    monkeypatch.setattr(tesseract, "run_program", run)
    monkeypatch.setattr(programs, "run_program", run)
    assert read_source(path, cache=tmp_path / "kept") == first
    with pytest.raises(pytest.fail.Exception):
        read_source(path, cache=tmp_path / "another")
