"""A reading as one self-contained page: the source at the left, what was understood at the right; nothing is fetched.

Text of documents reaches the page in two ways only: escaped by the template, or as JSON that the script puts into the
page as text. Only our own script and style may run: the page's policy names them by their digests.
"""

from __future__ import annotations

import base64
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from nq57graph.draw.offline import embedded, policy
from nq57graph.draw.reading.chapters import chapters_of
from nq57graph.draw.reading.marks import KINDS, Mark, Marks, lines_of, pieces_of
from nq57graph.draw.reading.pages import Shown, breaks_of, pages_of
from nq57graph.draw.reading.words import READING, SIGNS

if TYPE_CHECKING:
    from nq57graph.draw.reading.entries import Chapter
    from nq57graph.model.reading import Reading

SCRIPT = ("data", "marks", "text", "pages", "entries", "choosing", "page")
"""The parts of the page's script, each a file of ``script/``; a part uses what stands above it."""


def reading_page(
    reading: Reading,
    images: Mapping[int, bytes] | None = None,
    lang: str = "vi",
    refused: Sequence[tuple[int, str]] = (),
) -> str:
    """The HTML of the page, opening in ``lang`` ('vi' or 'en').

    ``images`` are PNG or JPEG files by number of page, ``refused`` the pages that were not read, each with the reason.
    The same reading gives the same bytes. Raises ``ValueError`` for an image of another kind.
    """
    from jinja2 import Environment, PackageLoader, StrictUndefined

    images = images or {}
    data = page_data(reading, images, lang, refused)
    style, own = _asset("base.css") + _asset("reading/reading.css"), script()
    environment = Environment(
        loader=PackageLoader("nq57graph.draw.reading", "."),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
    )
    environment.filters["embedded"] = embedded
    return environment.get_template("reading.html").render(
        page=data,
        lang=lang,
        words={key: pair[lang == "en"] for key, pair in READING.items()},
        name=data["name"],
        images={number: base64.b64encode(images[number]).decode() for number in sorted(images)},
        style=style,
        script=own,
        policy=policy([own], [style], images=bool(images)),
    )


def page_data(
    reading: Reading, images: Mapping[int, bytes], lang: str, refused: Sequence[tuple[int, str]] = ()
) -> dict[str, Any]:
    """What the page's script works on, as JSON values."""
    source = reading.source
    marks = Marks()
    chapters = chapters_of(reading, marks)
    marks.doubt(source)
    pieces = pieces_of(marks.all, source.text)
    pages = pages_of(source, images, refused, pieces)
    return {
        "lang": lang,
        "words": READING,
        "signs": list(SIGNS.items()),
        "kinds": list(KINDS),
        "name": _name(chapters[0]) or source.file,
        "file": source.file,
        "lines": lines_of(source.text, pieces, breaks_of(source, pages)),
        "pieces": [[piece.mark, piece.segment] for piece in pieces],
        "marks": [_mark(mark) for mark in marks.all],
        "chapters": [{"name": _name(chapter), **_filled(asdict(chapter))} for chapter in chapters],
        "pages": [_page(page) for page in pages],
    }


def script() -> str:
    """The page's own script: its parts in order, in one scope of their own."""
    names = ("script/dom.js", *(f"reading/script/{part}.js" for part in SCRIPT))
    return '"use strict";\n(() => {\n' + "\n".join(map(_asset, names)) + "})();\n"


def _name(chapter: Chapter) -> str:
    return " ".join(part for part in (chapter.type, chapter.number) if part)


def _mark(mark: Mark) -> dict[str, Any]:
    made: dict[str, Any] = {"kind": mark.kind, "entries": mark.entries}
    return made | ({"sure": mark.sure} if mark.sure is not None else {})


def _page(page: Shown) -> dict[str, Any]:
    made = {
        "number": page.number,
        "read": page.read,
        "reason": page.reason,
        "sure": None if page.confidence is None else round(100 * page.confidence),
        "words": page.words,
    }
    if page.image:
        made |= {"type": page.image.type, "width": page.image.width, "height": page.image.height}
    return {key: value for key, value in made.items() if value not in ("", None, ())}


def _filled(value: Any) -> Any:
    """``value`` without what is empty in it, which halves the page."""
    if isinstance(value, dict):
        return {key: _filled(each) for key, each in value.items() if each not in ("", None, ())}
    return [_filled(each) for each in value] if isinstance(value, list | tuple) else value


def _asset(name: str) -> str:
    return files("nq57graph.draw").joinpath(*name.split("/")).read_text(encoding="utf-8")
