"""The words of a page → its lines."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from nq57graph.read.pages.sheet import TextLine, Token

_SAME_LINE = 0.35  # of the height of the type, between two baselines
_RAISED = (0.15, 0.7)  # of the height of the type, above the baseline
_SMALL = 0.87  # of the height of the type beside it
_STRAY_TOKENS = 3


def to_lines(tokens: Iterable[Token], page: int) -> list[TextLine]:
    """The lines that ``tokens`` stand on, from the top."""
    groups: list[list[Token]] = []
    for token in sorted(tokens, key=lambda t: (t.baseline, t.box.left)):
        if groups and token.baseline - groups[-1][0].baseline <= _SAME_LINE * min(token.size, groups[-1][0].size):
            groups[-1].append(token)
        else:
            groups.append([token])
    lines = [TextLine(page, tuple(sorted(group, key=lambda t: t.box.left))) for group in groups]
    return _with_strays(lines)


def _with_strays(lines: list[TextLine]) -> list[TextLine]:
    """Figures that stand a little higher or lower than the line they belong to, put into it: references to footnotes, a number
    or a day that a stamp or a digital signature has filled in."""
    kept: list[TextLine] = []
    strays: list[TextLine] = []
    for line in lines:
        is_stray = len(line.tokens) <= _STRAY_TOKENS and all(_is_figure(token.text) for token in line.tokens)
        (strays if is_stray else kept).append(line)
    for stray in strays:
        homes = [(abs(line.baseline - stray.baseline), index) for index, line in enumerate(kept) if _takes(line, stray)]
        if homes:
            _, index = min(homes)
            kept[index] = _with(kept[index], stray)
        else:
            kept.append(stray)
    return sorted(kept, key=lambda line: (line.baseline, line.box.left))


def _is_figure(text: str) -> bool:
    return text.strip(".,()[]").isdigit()


def _takes(line: TextLine, stray: TextLine) -> bool:
    """Whether ``stray`` stands in a gap of ``line`` or at its edge, at about its height."""
    shared = min(line.box.bottom, stray.box.bottom) - max(line.box.top, stray.box.top)
    if shared < 0.4 * stray.box.height:
        return False
    near = stray.box.left < line.box.right + 1.5 * line.size and stray.box.right > line.box.left - 1.5 * line.size
    return near and not any(_cross(token, other) for token in line.tokens for other in stray.tokens)


def _cross(one: Token, other: Token) -> bool:
    shared = min(one.box.right, other.box.right) - max(one.box.left, other.box.left)
    return shared > 0.3 * (other.box.right - other.box.left)


def _with(line: TextLine, stray: TextLine) -> TextLine:
    added = [replace(token, raised=token.raised or _is_raised(token, line)) for token in stray.tokens]
    return TextLine(line.page, tuple(sorted((*line.tokens, *added), key=lambda t: t.box.left)))


def _is_raised(token: Token, line: TextLine) -> bool:
    above = (line.baseline - token.baseline) / line.size
    return token.text.strip("[]()").isdigit() and token.size < _SMALL * line.size and _RAISED[0] < above < _RAISED[1]
