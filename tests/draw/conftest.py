"""Cascades to draw, and a browser to look with."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import Browser, Page, Route, sync_playwright

from nq57graph.ask.engine import Graph
from nq57graph.draw.page import cascade_page
from nq57graph.trace import trace_cascade

if TYPE_CHECKING:
    from nq57graph.trace import Cascade

PAYLOADS = (
    "</script><script>window.__pwned = 1</script>",
    '<img src="x" onerror="window.__pwned = 1">',
    '<a href="javascript:window.__pwned = 1">href</a>',
    "<!--<script>window.__pwned = 1//",
    "{{ 7 * 7 }}{% raw %}",
    "javascript:window.__pwned = 1",
    "\u2028window.__pwned = 1\u2029&lt;b&gt;",
)


class Parsed(HTMLParser):
    """Elements with their attributes, and the text of scripts and styles by element."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.raw: list[tuple[dict[str, str | None], str]] = []
        self.text: list[str] = []
        self._inside: dict[str, str | None] | None = None
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        self._inside = dict(attrs) | {"tag": tag} if tag in ("script", "style") else None
        if self._inside is not None:
            self.raw.append((self._inside, ""))

    def handle_endtag(self, tag: str) -> None:
        self._inside = None

    def handle_data(self, data: str) -> None:
        if self._inside is None:
            self.text.append(data)
        else:
            self.raw[-1] = (self.raw[-1][0], self.raw[-1][1] + data)

    def data(self, id_: str) -> Any:
        return json.loads(next(text for attributes, text in self.raw if attributes.get("id") == id_))

    def scripts(self) -> list[str]:
        return [text for attributes, text in self.raw if attributes["tag"] == "script" and "type" not in attributes]


@pytest.fixture(scope="session")
def parse() -> type[Parsed]:
    """What takes a page apart."""
    return Parsed


@pytest.fixture(scope="session")
def cascade(small_graph: Graph) -> Cascade:
    """That of the small invented graph."""
    return trace_cascade(small_graph)


@pytest.fixture(scope="session")
def poisoned(small_graph: Graph) -> Cascade:
    """The same, every text of it an attempt to run a script."""
    cascade = trace_cascade(small_graph)
    attack = " ".join(PAYLOADS)
    for _, data in cascade.nodes(data=True):
        for name, value in data.items():
            if name not in ("kind", "work", "parent", "document", "same_as") and isinstance(value, str) and value:
                data[name] = f"{value} {attack}"
        for quote in data["quotes"]:
            quote["quote"] += attack
        if data.get("deadline"):
            data["deadline"]["text"] += attack
    for *_, edge in cascade.edges(keys=True, data=True):
        edge["note"] += attack
        for quote in edge["quotes"]:
            quote["file"] += attack
    return cascade


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium; a machine without one fails the test, for a page that nobody looked at is not known to work."""
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if found is None:
        pytest.fail("no Chromium: install it (Debian: apt install chromium), or deselect with -m 'not browser'")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=found, args=["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"]
        )
        yield browser
        browser.close()


class Watched:
    """A page opened from disk with the network cut off, and what it complained of or asked for."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.complaints: list[str] = []
        self.requests: list[str] = []
        page.on("console", lambda message: self.complaints.append(message.text) if message.type != "log" else None)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("request", lambda request: self.requests.append(request.url))
        page.route("**/*", self._only_files)

    @staticmethod
    def _only_files(route: Route) -> None:
        if route.request.url.startswith("file:"):
            route.continue_()
        else:
            route.abort()

    def open(self, html: str, folder: Path) -> Page:
        path = folder / "cascade.html"
        path.write_text(html, encoding="utf-8")
        self.page.goto(path.as_uri())
        self.page.wait_for_function("window.nq57 && document.fonts.status === 'loaded'")
        return self.page


@pytest.fixture
def watched(browser: Browser) -> Iterator[Watched]:
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    yield Watched(context.new_page())
    context.close()


@pytest.fixture
def opened(watched: Watched, cascade: Cascade, tmp_path: Path) -> Page:
    """The page of the small graph, in Vietnamese, at 1280 x 800."""
    return watched.open(cascade_page(cascade, "vi"), tmp_path)
