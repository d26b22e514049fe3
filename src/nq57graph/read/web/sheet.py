"""The <style> of a page, as far as its text depends on it.

Only rules for one class or id alone are looked at ('.x', 'p.x', '#x'), and only those for every medium: to know more, one would have
to be a browser.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from nq57graph.lexicon import load

Properties = dict[str, str]
Sheet = Mapping[str, Properties]  # by class ('.x') or id ('#x')

_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)|<!--|-->", re.DOTALL)
_AT_RULE = re.compile(r"@[^{};]*(?:;|\{(?:[^{}]*\{[^{}]*\})*[^{}]*\})")
_RULE = re.compile(r"([^{}]*)\{([^{}]*)\}")
_NAME = re.compile(r"[.#][\w-]+")
_ALONE = re.compile(r"[a-z0-9]*([.#][\w-]+)", re.IGNORECASE)
_SHOWING = ("display", "visibility")


def read_sheet(styles: str) -> Sheet:
    """What ``styles`` says. What one rule hides is not hidden if another, for it and more, shows it ('.tab', '.tab.open')."""
    sheet = {f".{name}": {"text-align": align} for align, names in load("web")["aligned"].items() for name in names}
    shown: set[str] = set()
    for selector, declarations in _rules(styles):
        properties = read_properties(declarations)
        if alone := _ALONE.fullmatch(selector):
            sheet.setdefault(alone[1], {}).update(properties)
        elif not hides(properties) and any(name in properties for name in _SHOWING):
            shown.update(_NAME.findall(selector))
    for name in shown & sheet.keys():
        for each in _SHOWING:
            sheet[name].pop(each, None)
    return sheet


def read_properties(declarations: str) -> Properties:
    """The properties of a rule or a 'style' attribute, in small letters."""
    pairs = (declaration.partition(":") for declaration in declarations.lower().split(";"))
    return {name.strip(): value.replace("!important", "").strip() for name, _, value in pairs if value}


def hides(properties: Properties) -> bool:
    return properties.get("display") == "none" or properties.get("visibility") == "hidden"


def _rules(styles: str) -> Iterator[tuple[str, str]]:
    """(selector, declarations) of each rule."""
    for rule in _RULE.finditer(_AT_RULE.sub("", _COMMENT.sub("", styles))):
        yield from ((selector.strip(), rule[2]) for selector in rule[1].split(","))
