"""The pages of a file as pictures to look at."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from nq57graph.errors import RefusedFile
from nq57graph.read import images
from nq57graph.read.images import page_images
from nq57graph.read.pdf import read_pdf_pages

from .pdf_files import HEIGHT, WIDTH, by_hand, notice, write


def opened(data: bytes) -> Image.Image:
    image = Image.open(BytesIO(data), formats=["JPEG"])
    image.load()
    return image


def saved(folder: Path, name: str, data: bytes) -> Path:
    (folder / name).write_bytes(data)
    return folder / name


def test_each_page_of_a_pdf_is_a_picture_of_its_shape(tmp_path: Path) -> None:
    found = page_images(saved(tmp_path, "a.pdf", write(notice)))
    assert list(found) == [1, 2]
    for data in found.values():
        image = opened(data)
        assert image.width / image.height == pytest.approx(WIDTH / HEIGHT, rel=0.01)
        assert image.convert("L").getextrema()[0] < 80, "its words are black"


def test_words_stand_in_the_picture_where_the_reader_places_them(tmp_path: Path) -> None:
    """The picture of a page that is turned and cut is dark where its only word is, and white elsewhere."""
    content = b"0 1 -1 0 595 0 cm BT /F1 40 Tf 300 200 Td (Giao) Tj ET"
    data = by_hand(content, page="/Rotate 90 /CropBox [50 100 550 800]")
    image = opened(page_images(saved(tmp_path, "a.pdf", data))[1]).convert("L")
    sheet = read_pdf_pages(data, "a.pdf")[0].sheet
    (token,) = sheet.tokens
    scale = image.width / sheet.width
    edges = tuple(round(edge * scale) for edge in (token.box.left, token.box.top, token.box.right, token.box.bottom))
    dark = image.point(lambda value: 255 if value < 128 else 0).getbbox()
    assert dark is not None
    assert edges[0] - 2 <= dark[0] < dark[2] <= edges[2] + 2 and edges[1] - 2 <= dark[1] < dark[3] <= edges[3] + 2


def test_no_more_than_the_first_pages_of_a_long_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(images, "_MOST_PAGES", 1)
    assert list(page_images(saved(tmp_path, "a.pdf", write(notice)))) == [1]


def test_a_text_has_no_pictures(tmp_path: Path) -> None:
    assert page_images(saved(tmp_path, "a.txt", b"Giao")) == {}


def test_a_broken_pdf_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RefusedFile):
        page_images(saved(tmp_path, "a.pdf", b"%PDF-1.7\n"))
