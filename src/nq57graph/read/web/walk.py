"""The tree of a page → its lines of text in order, each with what decides where it belongs: links, alignment, what is hidden.

The walk goes step by step, never into itself, so that the depth of a page does not matter.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field

from lxml import etree

from nq57graph.lexicon import load
from nq57graph.read.encodings import WINDOWS
from nq57graph.read.legacy import convert_legacy
from nq57graph.read.web.chrome import is_chrome
from nq57graph.read.web.lists import Numbering, starts_with_mark
from nq57graph.read.web.markup import Element, Markup
from nq57graph.read.web.sheet import Sheet
from nq57graph.read.web.style import Around, Style, Styles

_ELEMENTS = load("web")["elements"]
_BLOCKS = frozenset(name for row in _ELEMENTS["blocks"] for name in row)
_LEFT_OUT = frozenset(name for row in _ELEMENTS["left_out"] for name in row)
_LISTS = frozenset(("ol", "ul", "menu", "dir"))
_DISPLAYED = frozenset(("center", "right"))  # how the lines of headings and signatures are set

# Bullets as Word sets them, in the fonts Symbol and Wingdings among others.
_BULLETS = frozenset("·§Øü¨ovq\uf0b7\uf0a7\uf0d8\uf0fc\uf0a8\uf076\uf071\uf0e8●○■□▪▫◦‣⁃➢✓❖")
_PRIVATE_BULLET = re.compile("[\uf000-\uf0ff]\\s*")
_LABEL = re.compile(r"[\[(]?\s*(\d{1,3}|\*{1,3}|[ivx]{1,4}|[a-z])\s*[\])]?")
_SPACES = re.compile(r"[ \t\r\n\f]+")
_WIDE = re.compile(r"(?<=\S) *(?:\xa0 *){3,}(?=\S)")
_MARKER = re.compile(r"\S{1,6}")
_UNIT = re.compile(r"(?:^|[\d\s/(])[kdcm]?m$")
_UNSEEN = re.compile("[\u200b-\u200f\u202a-\u202e\u2060\ufeff]")
_RULE = re.compile(r"[-–—_=~*\s]{3,}")
_OWN = re.compile("[\ue000\ue001]")
_FOREIGN = re.compile("[\x80-\x9f\ue000\ue001]")
_WINDOWS = {byte: character for byte, character in WINDOWS.items() if ord(character) != byte}

REFERENCE = re.compile("\ue000(\\d+)\ue001")  # in a line: the place of ``Page.references[n]``


@dataclass(slots=True)
class Line:
    """A line of a page, in the block ``element``. ``linked``: how many of its characters are links. ``begins``: it begins a
    paragraph (else a line break stands before it). ``displayed``: centred, or set to the right. ``verbatim``: its spaces and
    breaks are as in a text file. ``dropped``: not to be read."""

    text: str
    element: Element
    linked: int
    begins: bool
    displayed: bool
    verbatim: bool
    hidden: bool
    dropped: bool = False


@dataclass(slots=True)
class Reference:
    """What may refer to a footnote: a raised figure, or a link to another place of the page. ``text`` is how it is printed,
    ``starts`` says that nothing stands before it on its line."""

    label: str
    text: str
    target: str | None = None
    raised: bool = False
    line: int = -1
    starts: bool = False


@dataclass(slots=True)
class Page:
    """The ``lines`` of a page. ``extents``: the lines [start, end) of each block; ``chrome``: the blocks that by their names stand
    around the text; ``anchors``: the line of each named place; ``struck``: how many passages are crossed out."""

    lines: list[Line] = field(default_factory=list)
    extents: dict[Element, tuple[int, int]] = field(default_factory=dict)
    chrome: list[Element] = field(default_factory=list)
    references: list[Reference] = field(default_factory=list)
    anchors: dict[str, int] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    struck: int = 0


def walk(markup: Markup) -> Page:
    """The lines of the page ``markup``."""
    return _Walk(markup.sheet).over(markup.root)


class _Walk:
    """One pass over a page. ``_parts`` is the line that is being written."""

    def __init__(self, sheet: Sheet) -> None:
        self._page = Page()
        self._styles = Styles(sheet)
        self._parts: list[str] = []
        self._linked = 0
        self._begins = True
        self._blocks: list[Element] = []
        self._around = [Around()]
        self._lists: list[Numbering] = []
        self._mark = ""  # what the list prints before the next line
        self._raised: list[int] = []  # where in ``_parts`` each open element begins that is raised, -1 for others
        self._links: list[tuple[int, str]] = []  # the same of links, and where they lead

    def over(self, root: Element) -> Page:
        walker = etree.iterwalk(root, events=("start", "end"))
        left_out: Element = None
        for event, element in walker:
            if event == "start":
                style = self._styles.of(element)
                if self._is_left_out(element, style):
                    left_out = element
                    walker.skip_subtree()
                else:
                    self._start(element, style)
                    self._text(element.text)
                continue
            if element is left_out:
                left_out = None
            else:
                self._end(element)
            self._text(element.tail)
        self._flush()
        return self._page

    def _is_left_out(self, element: Element, style: Style) -> bool:
        """Whether nothing of ``element`` is read. Hidden blocks are: they may be the tabs of a page, and are marked."""
        self._page.struck += style.struck
        return style.struck or (style.hidden and element.tag not in _BLOCKS) or element.tag in _LEFT_OUT

    def _start(self, element: Element, style: Style) -> None:
        tag = element.tag
        if tag in _BLOCKS:
            self._end_paragraph()
            self._blocks.append(element)
            self._page.extents[element] = (len(self._page.lines), -1)
            if is_chrome(element):
                self._page.chrome.append(element)
        elif tag == "br":
            self._break()
        self._around.append(self._around[-1].enter(element, style))
        for name in (element.get("id"), element.get("name") if tag == "a" else None):
            if name:
                self._page.anchors.setdefault(name, len(self._page.lines))
        if tag in _LISTS:
            self._lists.append(Numbering(element))
        elif tag == "li":
            self._mark = self._lists[-1].next(element) if self._lists else "- "
        elif tag == "a":
            self._links.append((len(self._parts), element.get("href") or ""))
        self._raised.append(len(self._parts) if style.raised else -1)

    def _end(self, element: Element) -> None:
        tag = element.tag
        if (at := self._raised.pop()) >= 0:
            self._end_raised(at)
        if tag == "a":
            self._end_link(*self._links.pop())
        if tag in _BLOCKS:
            self._end_paragraph()
            self._blocks.pop()
            self._page.extents[element] = (self._page.extents[element][0], len(self._page.lines))
        if tag in _LISTS:
            self._lists.pop()
        elif tag == "li":
            self._mark = ""
        self._around.pop()

    # ── text ──────────────────────────────────────────────────────────────────────────────────────────────────────

    def _text(self, text: str | None) -> None:
        around = self._around[-1]
        if not text:
            return
        if _FOREIGN.search(text):
            text = _OWN.sub("", text).translate(_WINDOWS)
        if around.font:
            text, note = convert_legacy(text, around.font)
            if note and note not in self._page.notes:
                self._page.notes += (note,)
        if around.capitals:
            text = text.upper()
        if around.verbatim:
            for number, piece in enumerate(text.split("\n")):
                if number:
                    self._break()
                self._add(piece)
        elif around.bullet and text.strip() in _BULLETS:
            self._add("- ")
        else:
            self._add(_SPACES.sub(" ", text))

    def _add(self, text: str) -> None:
        self._parts.append(text)
        if self._around[-1].linked:
            self._linked += len(text.strip())

    def _break(self) -> None:
        if not self._flush():
            self._begins = True  # two breaks: an empty line

    def _end_paragraph(self) -> None:
        self._flush()
        self._begins = True

    def _flush(self) -> bool:
        """Close the line that is being written; whether there was one."""
        around = self._around[-1]
        text = _clean("".join(self._parts), around.verbatim)
        linked, self._linked = self._linked, 0
        self._parts.clear()
        self._raised = [min(at, 0) for at in self._raised]
        self._links = [(0, target) for _, target in self._links]
        if not text:
            return False
        if self._mark:
            text = text if starts_with_mark(text) else self._mark + text
            self._mark = ""
        for found in REFERENCE.finditer(text):
            reference = self._page.references[int(found[1])]
            reference.line, reference.starts = len(self._page.lines), not text[: found.start()].strip(" [(")
        element = self._blocks[-1] if self._blocks else None
        displayed = around.align in _DISPLAYED
        self._page.lines.append(Line(text, element, linked, self._begins, displayed, around.verbatim, around.hidden))
        self._begins = False
        return True

    # ── what may refer to a footnote ──────────────────────────────────────────────────────────────────────────────

    def _end_link(self, at: int, target: str) -> None:
        """A link to a place of the page: a label may refer to a footnote, an arrow leads back and is no text."""
        if len(target) < 2 or not target.startswith("#"):
            return
        text = "".join(self._parts[at:]).strip()
        if known := REFERENCE.fullmatch(text.strip("[]() ")):
            self._page.references[int(known[1])].target = target[1:]
        elif label := _LABEL.fullmatch(text):
            self._refer(at, Reference(label[1], text, target[1:]))
        elif not any(character.isalnum() for character in text):
            del self._parts[at:]

    def _end_raised(self, at: int) -> None:
        text = "".join(self._parts[at:]).strip()
        if known := REFERENCE.fullmatch(text.strip("[]() ")):
            self._page.references[int(known[1])].raised = True
            return
        label = _LABEL.fullmatch(text)
        before = "".join(self._parts[max(0, at - 3) : at])
        if (
            label is None
            or not (label[1].isdigit() or "*" in label[1])
            or (text.isdigit() and _UNIT.search(before[-8:]))
        ):
            return  # a unit (m², km³), an ordinal
        self._refer(at, Reference(label[1], f"^{text}" if before.endswith("10") else text, raised=True))

    def _refer(self, at: int, reference: Reference) -> None:
        self._parts[at:] = [f"\ue000{len(self._page.references)}\ue001"]
        self._page.references.append(reference)


def _clean(text: str, verbatim: bool) -> str:
    """A line without what is not seen, in NFC; no-break spaces that set it in columns become a wide gap, a rule is no line."""
    text = unicodedata.normalize("NFC", _UNSEEN.sub("", text)).strip()
    if _RULE.fullmatch(text):
        return ""
    if text and "\uf000" <= text[0] <= "\uf0ff":
        text = _PRIVATE_BULLET.sub("- ", text, count=1)
    if verbatim:
        return text.replace("\xa0", " ")
    gaps = [" " if _MARKER.fullmatch(text[: gap.start()]) else "   " for gap in _WIDE.finditer(text)]
    pieces = (re.sub(r"[ \xa0]+", " ", piece) for piece in _WIDE.split(text))
    return "".join(piece + gap for piece, gap in zip(pieces, [*gaps, ""], strict=True))
