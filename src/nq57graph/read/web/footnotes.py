"""Which references of a page lead to footnotes, and the lines of these: as Word writes them, as portals do, or unlinked."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from nq57graph.read.canonical import raised
from nq57graph.read.web.markup import Element
from nq57graph.read.web.walk import REFERENCE, Page, Reference

_BRACKETED = re.compile(r"\[(\d{1,3})\]\s*(?=\S)")
_MARK = re.compile(
    rf"\s*[\[(]?\s*(?:{REFERENCE.pattern}\s*[\])]?[.:]?|"
    r"(?:\d{1,3}|\*{1,3}|[ivx]{1,4}(?=[.)\]]))\s*[\])]?[.:]?(?=\s|[^\W\d_]))\s*"
)
_PRINTED = re.compile(rf"([\[(]\s*)?{REFERENCE.pattern}(\s*[\])])?")
_RAISED = frozenset(map(raised, range(10)))
_NOTE_NAME = re.compile(r"(?:_|sd)?(?:ftn|edn|fn|note|footnote|endnote|cite_note)", re.IGNORECASE)
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

    by_line: Mapping[int, Sequence[Footnote]]
    printed: tuple[str, ...]

    def write(self, text: str) -> str:
        """``text`` with a raised figure for each reference to a note."""
        return _PRINTED.sub(self._print, text) if "\ue000" in text else text

    def _print(self, found: re.Match[str]) -> str:
        before, index, behind = found.groups(default="")
        text = self.printed[int(index)]
        return text if text[:1] in _RAISED and before and behind else f"{before}{text}{behind}"


def write_first(text: str, footnote: Footnote, footnotes: Footnotes) -> str:
    """The first line of a footnote: its raised figure in place of the mark that it has on the page."""
    return f"{raised(footnote.number)} {footnotes.write(_MARK.sub('', text, count=1))}"


def find_footnotes(page: Page) -> Footnotes:
    """The footnotes of ``page``. A reference stands inside a line, its note begins a later one: that to which it is linked, or else
    the next that begins with the same figure."""
    begins = _note_lines(page)
    lines = [None if each.starts else _line_of_note(page, each, begins) for each in page.references]
    first: dict[int, Reference] = {}  # the first reference to the note that begins at a line
    for line, reference in zip(lines, page.references, strict=True):
        if line is not None:
            first.setdefault(line, reference)
    ends = dict(pairwise([*sorted(first), len(page.lines)]))
    by_line: dict[int, list[Footnote]] = {}
    numbers: dict[int, int] = {}
    for order, (line, reference) in enumerate(first.items(), start=1):
        numbers[line] = int(reference.label) if reference.label.isdigit() else order
        note = Footnote(numbers[line], line, min(_end_of_note(page, line), ends[line]))
        by_line.setdefault(reference.line, []).append(note)
    printed = (
        raised(numbers[line]) if line is not None else _unresolved(reference)
        for line, reference in zip(lines, page.references, strict=True)
    )
    return Footnotes(by_line, tuple(printed))


def _unresolved(reference: Reference) -> str:
    """What is printed where no note is found: it was not saved, or the figure begins a note that nothing refers to."""
    plain = reference.target is None and reference.text.strip("[]() ").isdigit()
    return raised(int(reference.label)) if plain else reference.text


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
    text = page.lines[line].text
    marked = bool(_BRACKETED.match(text) or REFERENCE.match(text.lstrip("[( "))) or text.startswith("*")
    weakly = bool(_MARK.match(text)) and (
        reference.raised or not reference.text.isalnum()
    )  # '2. Sở Y tế …' is no note to '2'
    return line if marked or weakly or _NOTE_NAME.match(reference.target) else None


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
