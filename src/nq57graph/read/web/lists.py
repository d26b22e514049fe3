"""The numbers and bullets that a browser prints before the items of a list."""

from __future__ import annotations

import re
from collections.abc import Callable

from nq57graph.read.web.markup import Element

_TYPE = re.compile(r"list-style(?:-type)?\s*:\s*([a-z-]+)")
_MARK = re.compile(r"(?:[-–—+•*]|\(?\d{1,3}(?:\.\d{1,3})*[.)]|[^\W\d_][.)]|[IVXivx]{1,5}[.)]|[IVX]{1,5}-)\s")
_ROMAN = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_MOST = 100_000  # a number beyond is none that a document prints


class Numbering:
    """The marks of one list, item by item: '1. ', 'a. ', 'IV. ' of an <ol>, '- ' of a <ul>, '' where its style prints none."""

    def __init__(self, element: Element) -> None:
        self._ordered = element.tag == "ol"
        self._kind = _kind(element)
        self._number = _integer(element.get("start"), 1)

    def next(self, item: Element) -> str:
        """The mark of the next item; ``item`` may set its own number or kind."""
        kind = _kind(item) or self._kind
        number = _integer(item.get("value"), self._number)
        self._number = number + 1
        if kind == "none":
            return ""
        if not self._ordered and kind not in _PRINTED:
            return "- "
        return f"{_PRINTED.get(kind, str)(number)}. "


def starts_with_mark(text: str) -> bool:
    """Whether ``text`` has a number or bullet of its own."""
    return bool(_MARK.match(text))


def _kind(element: Element) -> str:
    style = _TYPE.search((element.get("style") or "").lower())
    return style[1] if style else element.get("type") or ""


def _integer(text: str | None, otherwise: int) -> int:
    try:
        number = int(text or "")
    except ValueError:
        return otherwise
    return number if abs(number) < _MOST else otherwise


def _letters(number: int) -> str:
    """1 → a, 26 → z, 27 → aa."""
    text = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        text = chr(ord("a") + rest) + text
    return text


def _roman(number: int) -> str:
    text = ""
    for value, figure in _ROMAN:
        count, number = divmod(number, value)
        text += figure * min(count, 9)
    return text


def _upper(write: Callable[[int], str]) -> Callable[[int], str]:
    return lambda number: write(number).upper()


_PRINTED: dict[str, Callable[[int], str]] = {
    "1": str,
    "decimal": str,
    "decimal-leading-zero": lambda number: f"{number:02}",
    "a": _letters,
    "lower-alpha": _letters,
    "lower-latin": _letters,
    "A": _upper(_letters),
    "upper-alpha": _upper(_letters),
    "upper-latin": _upper(_letters),
    "i": _roman,
    "lower-roman": _roman,
    "I": _upper(_roman),
    "upper-roman": _upper(_roman),
}
