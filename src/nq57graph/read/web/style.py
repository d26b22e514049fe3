"""What attributes and inline styles of an element say of the text inside it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from nq57graph.read.web.markup import Element
from nq57graph.read.web.sheet import Sheet

_ALIGN = re.compile(r"text-align\s*:\s*([a-z]+)")
_HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|mso-element\s*:\s*(?:comment|header|footer)\b"
)
_VERBATIM = re.compile(r"white-space\s*:\s*(?:pre|break-spaces)")
_RAISED = re.compile(r"vertical-align\s*:\s*super")
_STRUCK = re.compile(r"text-decoration[^;]*line-through")
_BULLET = re.compile(r"mso-list\s*:\s*ignore")
_FONT = re.compile(r"font(?:-family)?\s*:[^;]*?(?<![\w-])((?:\.vn|vni)[\w .-]*)")
_OLD_FONT = re.compile(r"\s*['\"]?((?:\.vn|vni)[\w .-]*)", re.IGNORECASE)
_STRIKES = frozenset(("del", "s", "strike"))
_VERBATIM_TAGS = frozenset(("pre", "listing", "xmp"))


@dataclass(frozen=True, slots=True)
class Style:
    """The inline style of one element. ``bullet``: it is the number or bullet that Word prints before an item; ``font``: one of
    the fonts before Unicode, else empty."""

    hidden: bool = False
    align: str = ""
    verbatim: bool = False
    raised: bool = False
    struck: bool = False
    bullet: bool = False
    font: str = ""


@dataclass(frozen=True, slots=True)
class Around:
    """What holds for the text inside an element, its own style and that of those around it together."""

    align: str = ""
    verbatim: bool = False
    linked: bool = False
    hidden: bool = False
    bullet: bool = False
    font: str = ""


def style_of(element: Element) -> Style:
    return _parse(element.get("style") or "")


def is_struck(element: Element) -> bool:
    return element.tag in _STRIKES or style_of(element).struck


def is_raised(element: Element) -> bool:
    return element.tag == "sup" or style_of(element).raised


def enter(element: Element, around: Around, sheet: Sheet) -> Around:
    """What holds inside ``element``, which stands in ``around``."""
    tag, style = element.tag, style_of(element)
    if not (element.attrib or tag in ("center", "table") or tag in _VERBATIM_TAGS):
        return around
    names = [f"#{element.get('id')}", *(f".{name}" for name in (element.get("class") or "").split())]
    return replace(
        around,
        align=_align(element, style, [sheet.aligned[name] for name in names if name in sheet.aligned]) or around.align,
        verbatim=around.verbatim or style.verbatim or tag in _VERBATIM_TAGS,
        linked=around.linked or (tag == "a" and element.get("href") is not None),
        hidden=around.hidden or style.hidden or _is_hidden(element) or not sheet.hidden.isdisjoint(names),
        bullet=around.bullet or style.bullet,
        font=_font(element.get("face")) or style.font or around.font,
    )


def _align(element: Element, style: Style, by_sheet: Sequence[str]) -> str:
    """How ``element`` sets its own text, '' where it says nothing. A table starts afresh: its 'align' sets the table itself."""
    if element.tag == "table":
        return style.align or "left"
    own = "center" if element.tag == "center" else (element.get("align") or "").lower()
    return style.align or next(reversed(by_sheet), "") or own


def _is_hidden(element: Element) -> bool:
    return element.get("hidden") is not None or element.get("aria-hidden") == "true"


def _font(face: str | None) -> str:
    """The font of ``<font face=…>`` where it is one of those before Unicode."""
    found = _OLD_FONT.match(face) if face else None
    return found[1] if found else ""


@lru_cache(maxsize=4096)
def _parse(style: str) -> Style:
    if not style:
        return Style()
    style = style.lower()
    align, font = _ALIGN.search(style), _FONT.search(style)
    return Style(
        hidden=bool(_HIDDEN.search(style)),
        align=align[1] if align else "",
        verbatim=bool(_VERBATIM.search(style)),
        raised=bool(_RAISED.search(style)),
        struck=bool(_STRUCK.search(style)),
        bullet=bool(_BULLET.search(style)),
        font=font[1] if font else "",
    )
