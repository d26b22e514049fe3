"""Files of pictures → the pixels of each page."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import numpy as np
import pypdfium2
import pypdfium2.raw as pdfium
from PIL import Image, ImageOps, ImageSequence, UnidentifiedImageError

from nq57graph.errors import RefusedFile

MOST_PAGES = 500
MOST_PIXELS = 80_000_000  # of one page: A3 at 600 dpi has 70 million
_ENOUGH_PIXELS = 30_000_000  # to recognise a page: A3 at 400 dpi has as many
_A4_WIDTH, _A4_HEIGHT = 8.27, 11.69  # inches
_USUAL_DENSITY = 300.0
_DENSEST = 400.0  # more shows no more of a letter
_DENSITIES = (72.0, 1200.0)  # pixels per inch that a file may claim to have

Pixels = np.ndarray[Any, Any]  # grey values as uint8, height × width


@dataclass(frozen=True, slots=True)
class Picture:
    """A page as grey values (0 black, 255 white; height × width), ``density`` pixels to an inch. ``one_bit``: black and white
    only, as a fax machine sends."""

    pixels: Pixels
    density: float
    one_bit: bool = False


def open_pictures(data: bytes, name: str) -> Iterator[Picture]:
    """The pages of a PNG, JPEG or TIFF, each decoded when it is asked for. Raises ``RefusedFile``."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(BytesIO(data), formats=("PNG", "JPEG", "TIFF")) as image:
                if getattr(image, "n_frames", 1) > MOST_PAGES:
                    raise RefusedFile(
                        name,
                        f"more than the {MOST_PAGES} scanned pages that are read: split the file",
                        vi=f"có nhiều hơn {MOST_PAGES} trang quét đọc được: hãy tách tệp",
                    )
                for frame in ImageSequence.Iterator(image):
                    if frame.width * frame.height > MOST_PIXELS:
                        raise Image.DecompressionBombWarning
                    yield _picture(frame)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        millions = MOST_PIXELS // 1_000_000
        raise RefusedFile(
            name,
            f"a page of more than the {millions} million pixels that are read: scan it at 300 dpi",
            vi=f"có trang hơn {millions} triệu điểm ảnh, quá mức đọc được: hãy quét ở 300 dpi",
        ) from None
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError):
        raise RefusedFile(
            name,
            "a broken picture; open it in a picture program and save it again",
            vi="tệp ảnh bị hỏng; hãy mở bằng trình xem ảnh rồi lưu lại",
        ) from None


def picture_of_page(page: pypdfium2.PdfPage) -> Picture:
    """A page of a PDF as it looks, in the density of its largest picture, so that a scan is taken over dot for dot."""
    width, height = page.get_size()
    density, one_bit = _density_of_page(page)
    density = min(density, (_ENOUGH_PIXELS / (width * height)) ** 0.5 * 72)
    bitmap = page.render(scale=density / 72, grayscale=True)
    try:
        return Picture(bitmap.to_numpy().reshape(bitmap.height, bitmap.width).copy(), density, one_bit)
    finally:
        bitmap.close()


def _density_of_page(page: pypdfium2.PdfPage) -> tuple[float, bool]:
    """(pixels to an inch, black and white only) of the largest picture on a page."""
    largest, found = 0.0, (_USUAL_DENSITY, False)
    for thing in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=4):
        left, bottom, right, top = thing.get_bounds()
        if (right - left) * (top - bottom) > largest:
            largest = (right - left) * (top - bottom)
            picture = thing.get_metadata()
            density = picture.width * 72 / max(right - left, 1.0)
            found = (min(max(density, _DENSITIES[0]), _DENSEST), picture.bits_per_pixel == 1)
    return found


def _picture(frame: Image.Image) -> Picture:
    density = _density(frame)
    upright = ImageOps.exif_transpose(frame)
    if upright.mode in ("RGBA", "LA", "PA") or "transparency" in upright.info:
        clear = upright.convert("RGBA")
        upright = Image.alpha_composite(Image.new("RGBA", clear.size, "white"), clear)
    grey = upright.convert("L")
    if grey.width * grey.height > _ENOUGH_PIXELS:
        scale = (_ENOUGH_PIXELS / (grey.width * grey.height)) ** 0.5
        grey = grey.resize((round(grey.width * scale), round(grey.height * scale)), Image.Resampling.LANCZOS)
        density *= scale
    return Picture(np.asarray(grey), density, frame.mode == "1")


def _density(frame: Image.Image) -> float:
    """What the file says, where that makes a page; else as if the page were A4."""
    width, height = sorted(frame.size)
    usual = max(width / _A4_WIDTH, height / _A4_HEIGHT)
    claimed = float(frame.info.get("dpi", (0, 0))[0] or 0)
    return claimed if _DENSITIES[0] < claimed < _DENSITIES[1] and 0.5 < claimed / usual < 2 else usual
