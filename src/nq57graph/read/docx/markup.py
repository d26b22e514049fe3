"""The markup of WordprocessingML (ECMA-376, part 1, 17): its names, and what an element holds for a reader."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
V = "{urn:schemas-microsoft-com:vml}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
# ISO/IEC 29500-1 (strict) has namespaces of its own for the same elements.
_STRICT = {
    "http://purl.oclc.org/ooxml/wordprocessingml/main": W,
    "http://purl.oclc.org/ooxml/officeDocument/relationships": R,
    "http://purl.oclc.org/ooxml/officeDocument/math": M,
    "http://purl.oclc.org/ooxml/drawingml/main": A,
    "http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing": WP,
}

_ALTERNATIVES = f"{_MC}AlternateContent"
# What only wraps words: content controls, links, and insertions, which are taken as accepted; never deletions.
_WRAPPERS = frozenset(
    W + name
    for name in (
        *("sdt", "sdtContent", "smartTag", "customXml", "hyperlink", "fldSimple", "dir", "bdo", "ins", "moveTo"),
        *("ruby", "rubyBase"),
    )
)
_WORDS = (f"{W}t", f"{W}sym")
_OFF = frozenset({"0", "false", "off", "none"})
_NUMBER = re.compile(r"-?\d{1,9}")


def contents(parent: Element) -> Iterator[Element]:
    """The elements in ``parent`` in order, those in wrappers among them; of alternatives, the one that has words."""
    open_: list[Iterator[Element]] = [iter(parent)]
    while open_:
        for child in open_[-1]:
            if child.tag in _WRAPPERS:
                open_.append(iter(child))
                break
            if child.tag == _ALTERNATIVES:
                open_.append(iter(_chosen(child)))
                break
            yield child
        else:
            open_.pop()


def _chosen(alternatives: Element) -> Element:
    """The first branch with words in it: 'Choice' for a text box, 'Fallback' where the choice only draws the words."""
    return next((branch for branch in alternatives if next(branch.iter(*_WORDS), None) is not None), alternatives)


def value(parent: Element | None, name: str, attribute: str = "val") -> str | None:
    """The attribute of the child ``name`` of ``parent``: ``<w:jc w:val="center"/>`` in a 'w:pPr'."""
    child = parent.find(W + name) if parent is not None else None
    return child.get(W + attribute) if child is not None else None


def number(parent: Element | None, name: str) -> int | None:
    """The value of the child ``name`` as a number; None where there is none, or no number of nine figures at most."""
    return as_number(value(parent, name))


def as_number(text: str | None) -> int | None:
    return int(text) if text is not None and _NUMBER.fullmatch(text) else None


def is_on(parent: Element | None, name: str) -> bool | None:
    """Whether the property ``name`` is switched on in ``parent``; None where it is not set there (17.17.4)."""
    child = parent.find(W + name) if parent is not None else None
    return None if child is None else child.get(f"{W}val", "1") not in _OFF


def to_transitional(root: Element) -> None:
    """Puts strict names in their transitional form, so that readers need to know one."""
    if not any(uri in _STRICT for uri in root.nsmap.values()):
        return
    for element in root.iter():
        element.tag = _transitional(element.tag)
        for key in [key for key in element.attrib if key.startswith("{http://purl")]:
            element.set(_transitional(key), element.attrib.pop(key))


def _transitional(name: str) -> str:
    uri, _, local = name[1:].partition("}")
    return _STRICT[uri] + local if uri in _STRICT else name
