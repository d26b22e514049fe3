"""Small pages for tests: words set on a sheet as a typesetter would, an A4 page with the margins of Decree 30/2020/NĐ-CP."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from nq57graph.read.pages.lines import to_lines
from nq57graph.read.pages.sheet import Box, Rule, Sheet, TextLine, Token

WIDTH, HEIGHT = 595.0, 842.0
LEFT, RIGHT = 85.0, 552.0
CENTRE = (LEFT + RIGHT) / 2
SIZE, STEP, INDENT = 14.0, 20.0, 28.0
_LETTER, _SPACE = 0.5, 0.25  # of the size of the type


def width_of(text: str, size: float = SIZE) -> float:
    return sum(_SPACE if character == " " else _LETTER for character in text) * size


def set_words(
    text: str, x: float, y: float, size: float = SIZE, *, space: float | None = None, confidence: float | None = None
) -> list[Token]:
    """The words of ``text`` from ``x`` on the baseline ``y``, with ``space`` between them."""
    space = _SPACE * size if space is None else space
    tokens = []
    for word in text.split():
        end = x + width_of(word, size)
        tokens.append(Token(word, Box(x, y - 0.8 * size, end, y + 0.2 * size), y, size, confidence))
        x = end + space
    return tokens


def justify(text: str, x: float, y: float, right: float = RIGHT, size: float = SIZE) -> list[Token]:
    """The same, filling the line up to ``right``."""
    gaps = len(text.split()) - 1
    return set_words(text, x, y, size, space=(right - x - width_of(text.replace(" ", ""), size)) / gaps)


def centre(text: str, y: float, size: float = SIZE, middle: float = CENTRE) -> list[Token]:
    return set_words(text, middle - width_of(text, size) / 2, y, size)


def line(text: str, y: float, x: float = LEFT, size: float = SIZE, page: int = 1) -> TextLine:
    return TextLine(page, tuple(set_words(text, x, y, size)))


def wrap(text: str, first: float, rest: float = LEFT, right: float = RIGHT) -> list[str]:
    """``text`` cut into lines, the first from ``first``, the others from ``rest``."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and (first if len(lines) == 1 else rest) + width_of(longer) <= right:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def paragraph(text: str, y: float, first: float = LEFT + INDENT, rest: float = LEFT) -> list[Token]:
    """``text`` in justified lines, the last of its natural length."""
    lines = wrap(text, first, rest)
    tokens = []
    for number, words in enumerate(lines):
        x, at = (rest if number else first), y + number * STEP
        tokens += set_words(words, x, at) if number + 1 == len(lines) else justify(words, x, at)
    return tokens


def stack(paragraphs: Iterable[str], y: float) -> list[Token]:
    """Paragraphs below one another, each indented."""
    tokens: list[Token] = []
    for text in paragraphs:
        tokens += paragraph(text, y)
        y = tokens[-1].baseline + STEP
    return tokens


def level(y: float, start: float = LEFT, end: float = RIGHT) -> Rule:
    return Rule(True, y, start, end)


def upright(x: float, start: float, end: float) -> Rule:
    return Rule(False, x, start, end)


def ruled(xs: Sequence[float], ys: Sequence[float]) -> list[Rule]:
    """All lines of a table with the edges ``xs`` and ``ys``."""
    return [*(level(y, xs[0], xs[-1]) for y in ys), *(upright(x, ys[0], ys[-1]) for x in xs)]


def filled(xs: Sequence[float], ys: Sequence[float], rows: Sequence[Sequence[str]], size: float = SIZE) -> list[Token]:
    """The words of ``rows`` in the fields between ``xs`` and ``ys``; '/' begins a new line in a field."""
    return [
        token
        for top, row in zip(ys, rows, strict=False)
        for x, text in zip(xs, row, strict=False)
        for number, words in enumerate(text.split(" / "))
        for token in set_words(words, x + 4, top + (number + 1) * (size + 2), size)
    ]


def sheet(
    *tokens: Iterable[Token], rules: Iterable[Rule] = (), number: int = 1, size: tuple[float, float] = (WIDTH, HEIGHT)
) -> Sheet:
    return Sheet(number, *size, tuple(token for group in tokens for token in group), tuple(rules))


def lines_of(*tokens: Iterable[Token], page: int = 1) -> list[TextLine]:
    return to_lines([token for group in tokens for token in group], page)


def texts(lines: Iterable[TextLine]) -> list[str]:
    return [line.text for line in lines]
