"""What a paragraph shows: its words with tabs, breaks and references to notes, and the boxes anchored in it.

Tracked changes are taken as accepted; hidden words, instructions of fields and comments are not shown.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from nq57graph.read.canonical import raised
from nq57graph.read.docx.markup import M, W, contents, value
from nq57graph.read.docx.styles import Look, Style, Styles, look_of
from nq57graph.read.docx.symbols import clean, read_symbol

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

BREAK = "\n"  # of a line, inside a paragraph
PAGE_BREAK = "\f"  # also of a column

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_NOTES = {f"{W}footnoteReference": "footnote", f"{W}endnoteReference": "endnote"}
_DRAWINGS = (f"{W}drawing", f"{W}pict", f"{W}object")
_MATHS = (f"{M}oMath", f"{M}oMathPara")
_SIGNS = {
    f"{W}tab": "\t",
    f"{W}ptab": "\t",
    f"{W}cr": BREAK,
    f"{W}noBreakHyphen": "-",
}
# '100 m' with a small raised 2: a unit, not a footnote.
_UNIT = re.compile(r"(?<![^\W\d_])[kcdm]?m$")
_FIGURES = re.compile(r" *[1-9]\d{0,2} *")

Refer = Callable[[str, str], int | None]


@dataclass(slots=True)
class Shown:
    """``pieces`` of text in order, BREAK and PAGE_BREAK among them; ``boxes`` are the contents of text boxes."""

    pieces: list[str] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)


def read_runs(paragraph: Element, style: Style, styles: Styles, refer: Refer) -> Shown:
    """What ``paragraph`` shows. ``refer`` gives the number of a note ('footnote' or 'endnote', id), None for none."""
    shown = Shown()
    instructions: list[bool] = []  # of each open field, whether its instruction goes on
    for element in contents(paragraph):
        if element.tag == f"{W}r":
            _read_run(element, _look(element, style, styles), shown, instructions, refer)
        elif element.tag in _MATHS:
            shown.pieces.append("".join(text.text or "" for text in element.iter(f"{M}t")))
    return shown


def _look(run: Element, style: Style, styles: Styles) -> Look:
    properties = run.find(f"{W}rPr")
    if properties is None:
        return style.look
    named = value(properties, "rStyle")
    return look_of(properties).over(styles.run(named, style) if named is not None else style.look)


def _read_run(run: Element, look: Look, shown: Shown, instructions: list[bool], refer: Refer) -> None:
    for element in contents(run):
        if element.tag == f"{W}fldChar":
            _follow_field(element.get(f"{W}fldCharType"), instructions)
        elif look.hidden or any(instructions):
            continue
        elif element.tag in _DRAWINGS:
            shown.boxes.extend(_boxes(element))
        elif element.tag in _NOTES:
            number = refer(_NOTES[element.tag], element.get(f"{W}id", ""))
            shown.pieces.append(raised(number) if number is not None else "")
        elif text := _text(element):
            shown.pieces.append(_shown(text, look, shown.pieces))


def _follow_field(kind: str | None, instructions: list[bool]) -> None:
    """A field is its instruction, then what it shows (17.16.18). One that goes on in the next paragraph shows there."""
    if kind == "begin":
        instructions.append(True)
    elif kind == "separate" and instructions:
        instructions[-1] = False
    elif kind == "end" and instructions:
        instructions.pop()


def _text(element: Element) -> str:
    if element.tag == f"{W}t":
        text = clean(element.text or "")
        return text if element.get(_SPACE) == "preserve" else text.strip(" ")
    if element.tag == f"{W}br":
        return PAGE_BREAK if element.get(f"{W}type") in ("page", "column") else BREAK
    if element.tag == f"{W}sym":
        place = element.get(f"{W}char", "")
        return (
            read_symbol(element.get(f"{W}font", ""), int(place, 16)) if re.fullmatch("[0-9A-Fa-f]{1,4}", place) else ""
        )
    return _SIGNS.get(element.tag, "")


def _shown(text: str, look: Look, before: list[str]) -> str:
    if look.capitals:
        text = text.upper()
    if look.raised and _FIGURES.fullmatch(text) and not _UNIT.search("".join(before[-3:])):
        return text.replace(text.strip(), raised(int(text)))
    return text


def _boxes(drawing: Element) -> Iterator[Element]:
    """The text boxes of a drawing; those inside a box come up when its paragraphs are read."""
    waiting = [drawing]
    while waiting:
        element = waiting.pop()
        if element.tag == f"{W}txbxContent":
            yield element
        else:
            waiting.extend(reversed(list(contents(element))))
