"""The five example documents in every form, made and read once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from nq57graph.model.reading import Reading
from nq57graph.pipeline import read_file

from ..read.docx_documents import write_docx
from ..read.html_pages import write_page
from .scoring import NAMES, text_of

if TYPE_CHECKING:
    from playwright.sync_api import Browser

Readings = dict[str, Reading]  # by the name of the document
_SUFFIXES = {"docx": "docx", "portal": "html", "page": "html", "pdf": "pdf", "clean": "pdf", "grainy": "pdf"}


@pytest.fixture(scope="session")
def printed(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The documents as PDF, printed by Chromium with the network cut off."""
    folder = tmp_path_factory.mktemp("printed")
    context = browser.new_context(offline=True)
    page = context.new_page()
    made = {}
    for name in NAMES:
        source = folder / f"{name}.html"
        source.write_text(write_page(text_of(name), chrome=False), encoding="utf-8")
        page.goto(source.as_uri())
        made[name] = page.pdf(prefer_css_page_size=True)
    context.close()
    return made


@pytest.fixture(scope="session")
def read_form(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Readings]:
    """The readings of the documents in the form that is asked for, each form made and read once."""
    known: dict[str, Readings] = {}

    def read(form: str) -> Readings:
        if form not in known:
            folder = tmp_path_factory.mktemp(form)
            known[form] = {name: _read(name, data, folder / f"{name}.{_SUFFIXES[form]}") for name, data in make(form)}
        return known[form]

    def make(form: str) -> list[tuple[str, bytes]]:
        match form:
            case "docx":
                return [(name, write_docx(text_of(name))) for name in NAMES]
            case "portal" | "page":
                return [(name, write_page(text_of(name), chrome=form == "portal").encode()) for name in NAMES]
        printed: dict[str, bytes] = request.getfixturevalue("printed")
        if form == "pdf":
            return list(printed.items())
        return _scans(printed, form)

    return read


def _scans(printed: dict[str, bytes], form: str) -> list[tuple[str, bytes]]:
    import numpy as np

    from .making import SEED, as_pdf, draw_pages, spoil

    chance = np.random.default_rng(SEED)
    if form == "clean":
        return [(name, as_pdf(draw_pages(pdf, 300), 300)) for name, pdf in printed.items()]
    return [
        (name, as_pdf([spoil(page, chance) for page in draw_pages(pdf, 200)], 200)) for name, pdf in printed.items()
    ]


def _read(name: str, data: bytes, path: Path) -> Reading:
    path.write_bytes(data)
    return read_file(path)
