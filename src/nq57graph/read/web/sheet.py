"""The <style> of a page, as far as its text depends on it: what is hidden, what is centred.

Only rules for one class or id alone are looked at ('.x', 'p.x', '#x'), and only those for every medium: to know more, one would have
to be a browser.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)|<!--|-->", re.DOTALL)
_AT_RULE = re.compile(r"@[^{};]*(?:;|\{(?:[^{}]*\{[^{}]*\})*[^{}]*\})")
_RULE = re.compile(r"([^{}]*)\{([^{}]*)\}")
_NAME = re.compile(r"[.#][\w-]+")
_ALONE = re.compile(r"[a-z0-9]*([.#][\w-]+)", re.IGNORECASE)
_HIDING = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_SHOWING = re.compile(r"display\s*:|visibility\s*:", re.IGNORECASE)
_ALIGN = re.compile(r"text-align\s*:\s*([a-z]+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Sheet:
    """Classes ('.x') and ids ('#x') that are ``hidden``, and the alignment that others have (``aligned``)."""

    hidden: frozenset[str] = frozenset()
    aligned: Mapping[str, str] = field(default_factory=dict)


def read_sheet(styles: str) -> Sheet:
    """What ``styles`` says. A name is hidden if one rule hides it and no other shows it ('.tab', '.tab.open')."""
    hidden: set[str] = set()
    shown: set[str] = set()
    aligned: dict[str, str] = {}
    for selector, declarations in _rules(styles):
        alone = _ALONE.fullmatch(selector)
        if _SHOWING.search(declarations):
            if alone and _HIDING.search(declarations):
                hidden.add(alone[1])
            else:
                shown.update(_NAME.findall(selector))
        if alone and (align := _ALIGN.search(declarations)):
            aligned[alone[1]] = align[1].lower()
    return Sheet(frozenset(hidden - shown), aligned)


def _rules(styles: str) -> Iterator[tuple[str, str]]:
    """(selector, declarations) of each rule."""
    for rule in _RULE.finditer(_AT_RULE.sub("", _COMMENT.sub("", styles))):
        yield from ((selector.strip(), rule[2]) for selector in rule[1].split(","))
