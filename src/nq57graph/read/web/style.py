"""What attributes and styles of an element say of the text inside it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from nq57graph.read.web.markup import Element
from nq57graph.read.web.sheet import Properties, Sheet, hides, read_properties

_OLD_FONT = re.compile(r"(?<![\w-])(?:\.vn|vni)[\w .-]*", re.IGNORECASE)
_OF_WORD = re.compile(r"(?:comment|header|footer)\b")  # parts of a document that Word keeps beside its text
_STRIKES = frozenset(("del", "s", "strike"))
_VERBATIM = frozenset(("pre", "listing", "xmp"))


@dataclass(frozen=True, slots=True)
class Style:
    """How one element sets its text. ``bullet``: it is the number or bullet that Word prints before an item; ``font``: one of
    the fonts before Unicode, else empty; ``capitals``: its small letters are shown as capitals."""

    hidden: bool = False
    align: str = ""
    verbatim: bool = False
    raised: bool = False
    struck: bool = False
    bullet: bool = False
    capitals: bool = False
    font: str = ""


@dataclass(frozen=True, slots=True)
class Around:
    """What holds for the text inside an element, its own style and that of those around it together."""

    align: str = ""
    verbatim: bool = False
    linked: bool = False
    hidden: bool = False
    bullet: bool = False
    capitals: bool = False
    font: str = ""

    def enter(self, element: Element, style: Style) -> Around:
        """What holds inside ``element``, which stands in this."""
        if not (element.attrib or style != _NONE or element.tag == "table"):
            return self
        return replace(
            self,
            # A table starts afresh: its own 'align' sets the table, not its text.
            align=style.align or ("left" if element.tag == "table" else self.align),
            verbatim=self.verbatim or style.verbatim,
            linked=self.linked or (element.tag == "a" and element.get("href") is not None),
            hidden=self.hidden or style.hidden,
            bullet=self.bullet or style.bullet,
            capitals=self.capitals or style.capitals,
            font=style.font or self.font,
        )


_NONE = Style()


class Styles:
    """The styles of a page's elements: what its sheet says of their classes and ids, their attributes, their own style."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self._known: dict[tuple[str, ...], Properties] = {}

    def of(self, element: Element) -> Style:
        tag, attributes = element.tag, element.attrib
        properties = self._properties(element) if attributes else {}
        by_tag = "center" if tag == "center" else ""
        by_attribute = (attributes.get("align") or "").lower() if tag != "table" else ""
        font = _OLD_FONT.search(
            f"{properties.get('font-family', '')};{properties.get('font', '')};{attributes.get('face') or ''}"
        )
        return Style(
            hidden=hides(properties)
            or properties.get("mso-hide") == "all"
            or bool(_OF_WORD.match(properties.get("mso-element", "")))
            or "hidden" in attributes
            or attributes.get("aria-hidden") == "true",
            align=properties.get("text-align") or by_attribute or by_tag,
            verbatim=tag in _VERBATIM or properties.get("white-space", "").startswith(("pre", "break-spaces")),
            raised=tag == "sup" or properties.get("vertical-align") == "super",
            struck=tag in _STRIKES or "line-through" in properties.get("text-decoration", properties.get("text-decoration-line", "")),
            bullet=properties.get("mso-list") == "ignore",
            capitals=properties.get("text-transform") == "uppercase",
            font=font[0].strip() if font else "",
        )  # fmt: skip

    def _properties(self, element: Element) -> Properties:
        key = (element.get("class") or "", element.get("id") or "", element.get("style") or "")
        if key not in self._known:
            names = [*(f".{name}" for name in key[0].split()), f"#{key[1]}"]
            found: Properties = {}
            for name in names:
                found.update(self._sheet.get(name, {}))
            if len(self._known) > _MOST_KNOWN:
                self._known.clear()
            self._known[key] = found | read_properties(key[2])
        return self._known[key]


_MOST_KNOWN = 4_096
