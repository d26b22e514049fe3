"""Cascades to draw, and a browser to look with."""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import Browser, Page, Route

from nq57graph.ask.engine import Graph
from nq57graph.draw.page import cascade_page
from nq57graph.model.reading import (
    CitationMention,
    CitedRelation,
    DeadlineMention,
    FindingMention,
    Heading,
    Meeting,
    Mention,
    OfficialMention,
    Party,
    Reading,
    RecipientMention,
    SectionMention,
    Signer,
    TargetMention,
    TaskMention,
)
from nq57graph.model.text import Page as SourcePage
from nq57graph.model.text import Source, Span, Word
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


NOTICE = """\
TỈNH ỦY SÔNG LAM
BAN CHỈ ĐẠO
Số 09-TB/BCĐ
Sông Lam, ngày 20 tháng 3 năm 2026

THÔNG BÁO
Kết luận phiên họp thứ nhất

Đồng chí Lê Văn Bình, Bí thư Tỉnh ủy, chủ trì phiên họp ngày 18/3/2026.

I. KẾT QUẢ
Đã làm nhiều việc.
II. NHIỆM VỤ
2. Sở Khoa học và Công nghệ chủ trì, trong tháng 5/2026:
- Xây dựng bộ tiêu chí theo Nghị quyết số 57-NQ/TW; phối hợp với Sở Tài chính

3

và trình Ban Chỉ đạo tỉnh đề án trước ngày 15/5/2026.
- Đảng ủy Ủy ban nhân dân tỉnh chỉ đạo rà soát dữ liệu, đạt ít nhất 80,5% hồ sơ.
Yêu cầu các xã báo cáo.

Nơi nhận: Thường trực Tỉnh ủy (để báo cáo), các sở.
LÊ VĂN BÌNH
"""
"""An invented notice: a page break stands in the first task, whose lead and time are those of the heading above it."""


def mention(*words: str, text: str = NOTICE, after: str = "") -> Mention:
    """``words``, one segment each, where they first stand behind ``after``."""
    spans = []
    at = text.index(after)
    for each in words:
        at = text.index(each, at)
        spans.append(Span(at, at + len(each)))
        at += len(each)
    return Mention(" ".join(words), tuple(spans))


def notice() -> Reading:
    """What there is to understand in ``NOTICE``, each kind of thing once at least."""
    department = mention("Sở Khoa học và Công nghệ")
    resolution = mention("Nghị quyết số 57-NQ/TW")
    chair = mention("Lê Văn Bình")
    may = mention("trong tháng 5/2026")
    first = TaskMention(
        "II.2.b1",
        mention("Xây dựng bộ tiêu chí theo Nghị quyết số 57-NQ/TW; phối hợp với Sở Tài chính", "và trình Ban Chỉ đạo tỉnh đề án trước ngày 15/5/2026."),
        "II.2",
        lead=(Party(department, "II.2"),),
        support=(Party(mention("Sở Tài chính")),),
        deadline=DeadlineMention(mention("trước ngày 15/5/2026"), "before", "day", "2026-05-15", latest="2026-05-14"),
        product=mention("bộ tiêu chí"),
        addressee=mention("Ban Chỉ đạo tỉnh", after="và trình"),
        request=True,
    )  # fmt: skip
    second = TaskMention(
        "II.2.b2",
        mention("Đảng ủy Ủy ban nhân dân tỉnh chỉ đạo rà soát dữ liệu, đạt ít nhất 80,5% hồ sơ."),
        "II.2",
        lead=(Party(department, "II.2"),),
        via=(Party(mention("Đảng ủy Ủy ban nhân dân tỉnh"), ""),),
        deadline=DeadlineMention(may, "during", "month", "2026-05-31", "2026-05-01", "2026-05-31", inherited="II.2"),
        same_as="II.2.b1",
    )
    return Reading(
        Source("song-lam-09-tb-bcd.txt", "0" * 64, NOTICE),
        Heading(
            "Thông báo", "09-TB/BCĐ", "2026-03-20", "Sông Lam", "Ban Chỉ đạo", None, "Sông Lam", "Kết luận phiên họp thứ nhất",
            {
                "type": mention("THÔNG BÁO"),
                "number": mention("09-TB/BCĐ"),
                "date": mention("ngày 20 tháng 3 năm 2026"),
                "title": mention("Kết luận phiên họp thứ nhất"),
                "issuer": mention("BAN CHỈ ĐẠO"),
            },
        ),
        signers=(Signer(mention("LÊ VĂN BÌNH"), (), "KT.", mention("BAN CHỈ ĐẠO")),),
        meeting=Meeting(mention("phiên họp", after="chủ trì"), "2026-03-18", mention("ngày 18/3/2026"), chair),
        recipients=(
            RecipientMention(mention("Thường trực Tỉnh ủy (để báo cáo)"), (mention("Thường trực Tỉnh ủy"),), "để báo cáo"),
            RecipientMention(mention("các sở", after="để báo cáo"), (mention("các sở", after="để báo cáo"),), None),
        ),
        officials=(OfficialMention(chair, (mention("Bí thư Tỉnh ủy"),), "chair"),),
        citations=(
            CitationMention(
                "Nghị quyết", "57-NQ/TW", None, "2024-12-22", None, "implements", (resolution, mention("57-NQ/TW")), (True, False)
            ),
        ),
        cited_relations=(CitedRelation("48-NQ/TU", "57-NQ/TW", "basis", resolution),),
        sections=(
            SectionMention("II", mention("NHIỆM VỤ")),
            SectionMention("II.2", mention("Sở Khoa học và Công nghệ chủ trì, trong tháng 5/2026:")),
        ),
        tasks=(first, second),
        targets=(TargetMention(mention("ít nhất 80,5% hồ sơ"), "hồ sơ", ">=", (80.5,), "%", "2026-12"),),
        findings=(
            FindingMention(
                "deadline-differs", "contradiction", (may, mention("trước ngày 15/5/2026")), "hai thời hạn", "two times", ("II.2.b1", "IX.9")
            ),
        ),
        standing=((department, mention("Ban Chỉ đạo tỉnh")),),
        annexes=("Phụ lục",),
        notes=("Trang 2 không đọc được.",),
        unread=(mention("Yêu cầu các xã báo cáo."),),
        passed_over=(SectionMention("I", mention("KẾT QUẢ")),),
    )  # fmt: skip


@pytest.fixture(scope="session")
def reading() -> Reading:
    return notice()


@pytest.fixture(scope="session")
def scanned() -> Reading:
    """The same as a scan: a page for all up to the break, one that was not read, one for the rest; a word on every place
    of a grid, in the order of the text; 'Tài' is doubtful."""
    cut = NOTICE.index("\n3\n") + 1
    words = []
    for page, start, end in ((1, 0, cut), (3, cut, len(NOTICE))):
        found = [match.span() for match in re.finditer(r"\S+", NOTICE[start:end])]
        for place, (low, high) in enumerate(found):
            row, column = divmod(place, 6)
            box = (0.1 + column * 0.13, 0.05 + row * 0.04, 0.1 + column * 0.13 + 0.11, 0.05 + row * 0.04 + 0.03)
            text = NOTICE[start + low : start + high]
            words.append(Word(Span(start + low, start + high), page, box, 0.41 if text == "Tài" else 0.97))
    source = Source(
        "quét.pdf", "0" * 64, NOTICE, (SourcePage(0, 1, 0.93), SourcePage(cut, 3, 0.88)), tuple(words)
    )  # fmt: skip
    return replace(notice(), source=source)


@pytest.fixture(scope="session")
def images() -> dict[int, bytes]:
    """A white sheet for each of the three pages, that which was not read among them."""
    return {number: white_sheet(210, 297) for number in (1, 2, 3)}


def white_sheet(width: int, height: int) -> bytes:
    """A white page as a PNG file (ISO/IEC 15948), eight bits of grey."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return len(data).to_bytes(4) + name + data + zlib.crc32(name + data).to_bytes(4)

    head = width.to_bytes(4) + height.to_bytes(4) + bytes([8, 0, 0, 0, 0])
    rows = zlib.compress((b"\0" + b"\xff" * width) * height)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


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
