"""What stands around the text of a page, by the names that pages give to it: menus, sidebars, comments, notices on cookies."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from nq57graph.lexicon import load
from nq57graph.model.words import flat
from nq57graph.read.web.markup import Element

_TAGS = frozenset(("nav", "aside", "footer", "header", "dialog"))
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")


def is_chrome(element: Element) -> bool:
    """Whether tag, role, class or id say that ``element`` stands around the text."""
    if element.tag in _TAGS or element.get("role") in _roles():
        return True
    return _is_named((element.get("class") or "")[:500]) or _is_named((element.get("id") or "")[:500])


def heads_what_follows(text: str) -> bool:
    """Whether the line ``text`` heads what pages put behind a document: 'Tin liên quan', 'Bình luận (3)'."""
    return len(text) < 60 and re.sub(r"[^a-z ]", "", flat(text)).strip() in _after()


@lru_cache(maxsize=4096)
def _is_named(names: str) -> bool:
    return any(word.lower() in _names() for word in _WORD.findall(names))


@cache
def _roles() -> frozenset[str]:
    return frozenset(load("web")["chrome"]["roles"])


@cache
def _names() -> frozenset[str]:
    return frozenset(word for row in load("web")["chrome"]["names"] for word in row)


@cache
def _after() -> frozenset[str]:
    return frozenset(flat(line) for row in load("web")["after"]["lines"] for line in row)
