"""Which references of a page lead to footnotes, and the lines of these: as Word writes them, as portals do, or unlinked."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from nq57graph.read.canonical import raised
from nq57graph.read.web.markup import Element
from nq57graph.read.web.walk import REFERENCE, Page, Reference

_BRACKETED = re.compile(r"\[(\d{1,3})\]\s*(?=\S)")
_MARKED = re.compile(r"\s*(?:[\[(]?\d{1,3}[\])]?[.:]?|\*{1,3}|[ivx]{1,4}[.)]?)(?=\s|[^\W\d_])\s*")
_IN_BRACKETS = re.compile(f"[\\[(]\\s*({REFERENCE.pattern})\\s*[\\])]")
_NOTE_NAME = re.compile(r"_?(?:ftn|edn|fn|note|footnote|endnote|cite_note)", re.IGNORECASE)
_NOTE_STYLE = re.compile(r"mso-element\s*:\s*(?:foot|end)note\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Footnote:
    """A footnote: its ``number`` and its lines [start, end) in the page."""

    number: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Footnotes:
    """The footnotes of a page by the line that refers to each first, and what is printed for each reference."""

    by_line: Mapping[int, tuple[Footnote, ...]]
    printed: tuple[str, ...]

    def write(self, text: str) -> str:
        """``text`` with a raised figure for each reference to a note."""
        if "\ue000" not in text:
            return text
        text = _IN_BRACKETS.sub(r"\1", text)
        return REFERENCE.sub(lambda found: self.printed[int(found[1])], text)


def write_first(text: str, footnote: Footnote, footnotes: Footnotes) -> str:
    """The first line of a footnote: its raised figure in place of the mark it has on the page."""
    bare = REFERENCE.sub("", _IN_BRACKETS.sub(r"\1", text), count=1) if REFERENCE.match(text.lstrip("[( ")) else text
    bare = footnotes.write(bare).strip() if bare != text else footnotes.write(_MARKED.sub("", text, count=1))
    return f"{raised(footnote.number)} {bare}"


def find_footnotes(page: Page) -> Footnotes:
    """The footnotes of ``page``. A reference stands inside a line, its note begins a later one: that to which it is linked, or else
    the next that begins with the same figure."""
    begins = _note_lines(page)
    noted: dict[int, int] = {}  # line of a note → index of the reference to it
    for index, reference in enumerate(page.references):
        line = None if reference.starts else _line_of_note(page, reference, begins)
        if line is not None:
            noted.setdefault(line, index)
    starts = sorted(noted)
    by_line: dict[int, tuple[Footnote, ...]] = {}
    numbers: dict[int, int] = {}
    for order, (line, index) in enumerate(sorted(noted.items(), key=lambda item: item[1]), start=1):
        reference = page.references[index]
        numbers[line] = int(reference.label) if reference.label.isdigit() else order
        end = min(_end_of_note(page, line), next((start for start in starts if start > line), len(page.lines)))
        by_line[reference.line] = (*by_line.get(reference.line, ()), Footnote(numbers[line], line, end))
    return Footnotes(by_line, tuple(_printed(page, reference, begins, numbers) for reference in page.references))


def _printed(page: Page, reference: Reference, begins: Mapping[str, list[int]], numbers: Mapping[int, int]) -> str:
    line = None if reference.starts else _line_of_note(page, reference, begins)
    if line is not None and line in numbers:
        return raised(numbers[line])
    if reference.target is None and reference.text.strip("[]() ").isdigit():
        return raised(int(reference.label))  # its note was not saved, or it begins a note that nothing refers to
    return reference.text


def _note_lines(page: Page) -> dict[str, list[int]]:
    """The lines that begin with a mark of a footnote, by its figure."""
    found: dict[str, list[int]] = {}
    for reference in page.references:
        if reference.starts and reference.line >= 0:
            found.setdefault(reference.label, []).append(reference.line)
    for index, line in enumerate(page.lines):
        if mark := _BRACKETED.match(line.text):
            found.setdefault(mark[1], []).append(index)
    return {label: sorted(set(lines)) for label, lines in found.items()}


def _line_of_note(page: Page, reference: Reference, begins: Mapping[str, list[int]]) -> int | None:
    if reference.line < 0:
        return None
    if reference.target is None:
        lines = begins.get(reference.label, [])
        later = bisect_right(lines, reference.line)
        return lines[later] if later < len(lines) else None
    line = page.anchors.get(reference.target)
    if line is None or not reference.line < line < len(page.lines):
        return None
    marked = line in begins.get(reference.label, []) or bool(_MARKED.match(page.lines[line].text))
    return line if marked or _NOTE_NAME.match(reference.target) else None


def _end_of_note(page: Page, start: int) -> int:
    """The line behind the note that begins at ``start``: its item or division, else its paragraph."""
    for element in _named(page.lines[start].element):
        begin, end = page.extents.get(element, (-1, -1))
        if begin == start:
            return end
    return next((i for i in range(start + 1, len(page.lines)) if page.lines[i].begins), len(page.lines))


def _named(element: Element) -> Iterator[Element]:
    """``element`` and those around it that are named as one footnote."""
    while element is not None:
        if element.tag == "li" or (
            element.tag == "div"
            and (_NOTE_NAME.match(element.get("id") or "") or _NOTE_STYLE.search(element.get("style") or ""))
        ):
            yield element
        element = element.getparent()
