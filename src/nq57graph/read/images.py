"""The pages of a file as pictures to look at, just as its words were placed on them."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pypdfium2
from PIL import Image

from nq57graph.read.kinds import Kind, find_kind
from nq57graph.read.pdf import flattened, open_pdf, read_pdf_pages

_DENSITY = 110.0  # pixels to an inch: readable, and a page of text has about 100 kB
_QUALITY = 60
_MOST_PAGES = 200


def page_images(path: Path) -> dict[int, bytes]:
    """Pages of ``path`` as JPEG, by number: the first 200 of a PDF or of a file of pictures; none of any other file.

    Raises ``RefusedFile`` for a file that is broken.
    """
    data = path.read_bytes()
    match find_kind(data):
        case Kind.PDF:
            return dict(_of_pdf(data, path.name))
        case Kind.PICTURE:
            return dict(_of_pictures(data, path.name))
        case _:
            return {}


def _of_pdf(data: bytes, name: str) -> Iterator[tuple[int, bytes]]:
    scanned = [page.scanned for page in read_pdf_pages(data, name)]
    with open_pdf(data, name) as document:
        for index in range(min(len(document), _MOST_PAGES)):
            page = flattened(document, index)
            yield index + 1, _of_scan(page) if scanned[index] else _jpeg(page.render(scale=_DENSITY / 72).to_pil())


def _of_scan(page: pypdfium2.PdfPage) -> bytes:
    """A scanned page, straightened where it could be recognised at all."""
    try:
        from nq57graph.read.scan.pictures import picture_of_page
        from nq57graph.read.scan.prepare import straighten
    except ImportError:
        return _jpeg(page.render(scale=_DENSITY / 72).to_pil())
    picture = straighten(picture_of_page(page))
    return _jpeg(_smaller(Image.fromarray(picture.pixels), picture.density))


def _of_pictures(data: bytes, name: str) -> Iterator[tuple[int, bytes]]:
    from nq57graph.read.scan.pictures import open_pictures
    from nq57graph.read.scan.prepare import straighten

    for number, picture in enumerate(open_pictures(data, name), start=1):
        if number > _MOST_PAGES:
            return
        yield number, _jpeg(_smaller(Image.fromarray(straighten(picture).pixels), picture.density))


def _smaller(image: Image.Image, density: float) -> Image.Image:
    scale = min(_DENSITY / density, 1.0)
    return image.resize((round(image.width * scale), round(image.height * scale)), Image.Resampling.LANCZOS)


def _jpeg(image: Image.Image) -> bytes:
    output = BytesIO()
    image.save(output, "JPEG", quality=_QUALITY)
    return output.getvalue()
