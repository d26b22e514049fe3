"""Where the document stands on a page: the smallest element that holds all that a document of the genre has.

The marks are those of Decree 30/2020/NĐ-CP, Appendix I, and of Guideline 36-HD/VPTW: motto, number, type, 'Nơi nhận', the formula
of a signature, articles, headings in Roman figures; and running text, which menus and lists of links are not.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate

from nq57graph.lexicon import load
from nq57graph.model.text import Flow
from nq57graph.model.words import UPPER, flat, is_capitals
from nq57graph.read.closing import heads_recipients
from nq57graph.read.header import ANNEX, type_at
from nq57graph.read.lines import Line as TextLine
from nq57graph.read.web.chrome import heads_what_follows
from nq57graph.read.web.markup import Element
from nq57graph.read.web.walk import Line, Page

_LONGEST_MARK = 160
_LEAST_RUNNING = 20  # characters of a line that are no link
_LEAST_TEXT = 300  # characters of running text in a document
_LEAST_SHARE = 0.5  # of the running text, for the part of an element that holds the document
_LEAST_KINDS = 2
_ENOUGH_ARTICLES = 3
_NEAR, _NEAR_TEXT = 12, 150  # lines behind a type, and the running text that they hold
_MOST_BEFORE = 0.2  # of the running text, in front of the heading
_HIGHEST_HEAD = 8

_MOTTO = re.compile(r"(?:cong hoa xa hoi chu nghia viet nam|dang cong san viet nam|doc lap\s*[-–—]\s*tu do)")
_FORMULA = re.compile(r"(?:T/?M|KT|TL|TUQ|Q)\s*[./]\s*\S|(?:T/M)\s")
_ARTICLE = re.compile(r"Điều\s+\d{1,3}\s*[.:]|ĐIỀU\s+\d")
_HEADING = re.compile(rf"[IVX]{{1,5}}\s*[.\-–/]\s*[{UPPER}]")
_ATTACHED = re.compile(r"\W*(?:ban hanh )?kem theo\b")
_GROUNDS = re.compile(r"(?:Căn cứ|CĂN CỨ)\s")
_FULL_TEXT = re.compile(r"(?:toan van|noi dung)\b.{0,200}:\s*$")
_ROW_PARTS = frozenset(("tr", "tbody", "thead", "tfoot"))  # of a table, which is written as a whole
_STRONG = frozenset(("motto", "number", "type", "recipients", "formula"))


@dataclass(frozen=True, slots=True)
class Region:
    """The document of a page: the lines [start, end) inside ``element``."""

    element: Element
    start: int
    end: int


def find_region(page: Page) -> Region | None:
    """The region of the document, None where the page holds none. Marks the lines that are not to be read as ``dropped``.

    What is hidden is looked at only where nothing else is a document: a page may have been saved with another tab open.
    """
    kinds = [_kind(line) for line in page.lines]
    for with_hidden in (False, True):
        for line in page.lines:
            line.dropped = line.hidden and not with_hidden
        _drop_chrome(page, kinds)
        measured = _Measured(page, kinds)
        region = _trim(page, measured, _descend(page, measured))
        if region is not None and measured.is_document(region.start, region.end):
            return region
    return None


class _Measured:
    """Running text and marks of a page's lines, to be asked of any stretch of them."""

    def __init__(self, page: Page, kinds: Sequence[str | None]) -> None:
        self._running = [0, *accumulate(map(_running, page.lines))]
        self.marks: dict[str, list[int]] = {}
        for index, kind in enumerate(kinds):
            if kind is None or page.lines[index].dropped:
                continue
            if kind == "type" and self.running(index, min(index + _NEAR, len(page.lines))) < _NEAR_TEXT:
                continue  # the heading of a list of links
            self.marks.setdefault(kind, []).append(index)

    def running(self, start: int, end: int) -> int:
        """The characters of running text in the lines [start, end)."""
        return self._running[end] - self._running[start]

    def count(self, kind: str, start: int, end: int) -> int:
        at = self.marks.get(kind, [])
        return bisect_left(at, end) - bisect_left(at, start)

    def kinds(self, start: int, end: int) -> frozenset[str]:
        """The kinds of marks in the lines [start, end). One article or one heading alone tells nothing."""
        least = {"article": 2, "heading": 2}
        return frozenset(kind for kind in self.marks if self.count(kind, start, end) >= least.get(kind, 1))

    def is_document(self, start: int, end: int) -> bool:
        kinds = self.kinds(start, end)
        enough = len(kinds) >= _LEAST_KINDS or self.count("article", start, end) >= _ENOUGH_ARTICLES
        return enough and self.running(start, end) >= _LEAST_TEXT


def _running(line: Line) -> int:
    own = len(line.text) - line.linked
    return 0 if line.dropped or own < _LEAST_RUNNING or 2 * line.linked > len(line.text) else own


def _kind(line: Line) -> str | None:
    """The mark of the genre that a line is, None for any other line and for links."""
    text = line.text
    if 2 * line.linked > len(text):
        return None
    start = text[:_LONGEST_MARK]
    if len(text) < _LONGEST_MARK:
        flow = Flow(text, range(len(text)), range(1, len(text) + 1))
        if (motto := _MOTTO.search(flat(text))) and text[motto.start()].isupper():
            return "motto"  # also behind the issuer, where two columns have become one line
        if _number().match(flat(text)):
            return "number"
        if (type_ := type_at(flow)) is not None:
            return "annex" if type_ == ANNEX else "type"
        if _ATTACHED.match(flat(text)):
            return "attached"
        if heads_recipients(TextLine(flow)):
            return "recipients"
        if _FORMULA.match(text) and is_capitals(text):
            return "formula"
        if _HEADING.match(text) and is_capitals(text):
            return "heading"
    if _ARTICLE.match(start):
        return "article"
    if _GROUNDS.match(start):
        return "grounds"
    return "introduction" if len(text) < 1_500 and _FULL_TEXT.search(flat(text[-260:])) else None


@cache
def _number() -> re.Pattern[str]:
    """'Số: 12/KH-UBND', also with its figures left blank or its symbol in another column; 'Nghị quyết số 12-NQ/TU' alone. Never a
    house ('Số 60 Trần Phú'), nor a licence."""
    types = "|".join(map(flat, load("heads")["types"]))
    number = r"(?:\d[\d.]*[a-z]?\s*(?:/\s*\d{4}\s*)?)?"
    return re.compile(
        rf"so\s*[:.]?\s*{number}[-/]\s*[a-z]|so\s*:\s*\d+\s*$|(?:{types})\s+so\s*:?\s*{number}[-/]\s*[a-z]\S*\s*$"
    )


def _drop_chrome(page: Page, kinds: Sequence[str | None]) -> None:
    """Drop what is named as standing around the text; what holds a mark of a document, or most of the text, is misnamed."""
    measured = _Measured(page, kinds)
    half = measured.running(0, len(page.lines)) / 2
    for element in page.chrome:
        start, end = page.extents[element]
        if measured.running(start, end) <= half and not measured.kinds(start, end) & (_STRONG - {"motto"}):
            for line in page.lines[start:end]:
                line.dropped = True


def _descend(page: Page, measured: _Measured) -> Region | None:
    """From the page down, as long as one child holds every kind of mark that its parent has, and most of its text.

    A motto may be missing in the child: portals print it above each page, and in a document it stands beside the number.
    """
    element = next(iter(page.extents), None)
    if element is None:
        return None
    while True:
        start, end = page.extents[element]
        kinds, text = measured.kinds(start, end), measured.running(start, end)
        child = _heaviest(page, element, measured.running)
        if child is None:
            break
        low, high = page.extents[child]
        inside = measured.kinds(low, high)
        missing = kinds - inside - ({"motto"} if "number" in inside else set())
        if missing or measured.running(low, high) < _LEAST_SHARE * text:
            break
        element = child
    while element.tag in _ROW_PARTS or element not in page.extents:
        element = element.getparent()
    return Region(element, *page.extents[element])


def _heaviest(page: Page, element: Element, running: Callable[[int, int], int]) -> Element | None:
    """The block inside ``element`` (no other block between) with the most running text."""
    best, most = None, 0
    waiting = list(element)
    while waiting:
        child = waiting.pop()
        if child not in page.extents:
            waiting.extend(child)  # an inline element, or an unknown one, that holds blocks
        elif (text := running(*page.extents[child])) > most:
            best, most = child, text
    return best


# ── the ends ──────────────────────────────────────────────────────────────────────────────────────────────────────


def _trim(page: Page, measured: _Measured, region: Region | None) -> Region | None:
    """``region`` without what stands inside the same element before its heading and behind its end."""
    if region is None:
        return None
    start = _begin(page, measured, region)
    return Region(region.element, start, _end(page, measured, start, region))


def _begin(page: Page, measured: _Measured, region: Region) -> int:
    """The first line of the heading; the region's own where it has none, or where text stands before it."""
    heads = [at for kind in ("motto", "number", "type") for at in measured.marks.get(kind, ()) if at >= region.start]
    if not heads or min(heads) >= region.end:
        return region.start
    head = _frame_start(page, region, min(heads))
    kinds = measured.kinds(region.start, head) - {"introduction"}
    before, whole = measured.running(region.start, head), measured.running(region.start, region.end)
    return region.start if kinds or before > _MOST_BEFORE * whole else head


def _frame_start(page: Page, region: Region, at: int) -> int:
    """The first line of the frame that holds the line ``at``, and of the issuers above it."""
    for element in page.lines[at].element.iterancestors("table"):
        start, _ = page.extents[element]
        if region.start <= start and element is not region.element:
            at = min(at, start)
    above = range(max(region.start, at - _HIGHEST_HEAD), at)
    return next((i for i in above if _is_issuer(page.lines[i])), at)


def _is_issuer(line: Line) -> bool:
    return is_capitals(line.text) and not line.linked and bool(_bodies().match(flat(line.text)))


@cache
def _bodies() -> re.Pattern[str]:
    return re.compile("|".join(rf"{flat(name)}\b" for row in load("heads")["bodies"] for name in row))


def _end(page: Page, measured: _Measured, start: int, region: Region) -> int:
    """The line behind the document: where a page begins to tell of other things, with no mark behind that; and no links."""
    last = max(
        (at for kind in measured.marks for at in measured.marks[kind] if start <= at < region.end), default=start
    )
    heads = (i for i in range(last + 1, region.end) if heads_what_follows(page.lines[i].text))
    cut = next((i for i in heads if not _in_table(page.lines[i], region)), region.end)
    while cut > start and _is_linked(page.lines[cut - 1]):
        cut -= 1
    return cut


def _in_table(line: Line, region: Region) -> bool:
    """Whether ``line`` stands in a table of the region: 'Đánh giá' heads a column there."""
    for element in (line.element, *line.element.iterancestors()):
        if element is region.element:
            return False
        if element.tag == "table":
            return True
    return False


def _is_linked(line: Line) -> bool:
    return line.dropped or 2 * line.linked > len(line.text)
