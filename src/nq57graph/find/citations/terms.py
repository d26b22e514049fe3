"""Further mentions of what is cited: short forms that the text defines, and names repeated in any setting."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from nq57graph.find.citations.forms import flat
from nq57graph.find.citations.found import Found
from nq57graph.model.text import Flow

_DEFINES = re.compile(r"[^.;]{0,200}?\(\s*(?:sau\s+day\s+)?(?:duoc\s+)?(?:goi|viet)\s+(?:chung\s+|tat\s+)?(?:la|tat)\s*:?\s*[“\"]?(?P<term>[^()“”\":;]{3,80}?)[”\"]?\s*\)")


def find_defined(found: Sequence[Found], flows: Sequence[Flow]) -> Iterator[Found]:
    """Mentions by a short form that the text defines: '(sau đây gọi tắt là Chương trình 07)'. A term of one word
    ('Chương trình') is too common a word to tell."""
    terms: dict[str, Found] = {}
    for mention in found:
        behind = flat(mention.flow.text[mention.stop : mention.stop + 320])
        defined = _DEFINES.match(behind)
        if defined and _is_telling(defined["term"]):
            terms.setdefault(_spaced(defined["term"]), mention)
    taken = _taken(found)
    for term, meant in terms.items():
        yield from (_again(meant, flow, a, b) for flow, a, b in _occurrences(term, flows, taken))


def _is_telling(term: str) -> bool:
    return bool(re.search(r"\d", term)) or len(term.split()) >= 4


def find_repeated(found: Sequence[Found], flows: Sequence[Flow]) -> Iterator[Found]:
    """The further places that print the whole name of a document cited by name, such as titles in capitals."""
    names: dict[str, Found] = {}
    for mention in found:
        if mention.name and not mention.number and not mention.weak and len(mention.name.split()) >= 4 and mention.type not in ("Luật", "Bộ luật"):
            names.setdefault(_spaced(flat(mention.name)), mention)
    taken = _taken(found)
    for name, meant in names.items():
        yield from (_again(meant, flow, a, b) for flow, a, b in _occurrences(name, flows, taken))


def _spaced(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def _taken(found: Sequence[Found]) -> dict[int, list[tuple[int, int]]]:
    """Flow (by identity) → the ranges in it that are mentions already."""
    taken: dict[int, list[tuple[int, int]]] = {}
    for mention in found:
        taken.setdefault(id(mention.flow), []).append((mention.start, mention.end))
    return taken


def _occurrences(
    term: str, flows: Sequence[Flow], taken: dict[int, list[tuple[int, int]]]
) -> Iterator[tuple[Flow, int, int]]:
    pattern = re.compile(rf"(?<!\w){re.escape(term)}(?![\w/-])")
    for flow in flows:
        for match in pattern.finditer(flat(flow.text)):
            ranges = taken.setdefault(id(flow), [])
            if all(match.end() <= a or b <= match.start() for a, b in ranges):
                ranges.append(match.span())
                yield flow, match.start(), match.end()


def _again(meant: Found, flow: Flow, start: int, end: int) -> Found:
    return replace(meant, flow=flow, start=start, end=end, stop=end, relation="mentions", carried=False, weak=False)
