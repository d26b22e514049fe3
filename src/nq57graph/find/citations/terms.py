"""Further mentions of what is cited: short forms that the text defines, and names repeated in any setting."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from nq57graph.find.citations.found import Found
from nq57graph.model.text import Flow
from nq57graph.model.words import flat

_DEFINES = re.compile(
    r"[^.;]{0,200}?\(\s*(?:sau\s+day\s+)?(?:duoc\s+)?(?:goi|viet)\s+(?:chung\s+|tat\s+)?(?:la|tat)\s*:?\s*"
    r"[“\"]?(?P<term>[^()“”\":;]{3,80}?)[”\"]?\s*\)"
)


_KNOWN_AS = re.compile(r"\s\(?(?P<short>[A-Z]{4,})\)?$")  # 'Hiệp định EVFTA' → 'EVFTA'


def find_defined(found: Sequence[Found], flows: Sequence[Flow]) -> Iterator[Found]:
    """Mentions by a short form that the text defines: '(sau đây gọi tắt là Chương trình 07)'. A term of one word
    ('Chương trình') is too common a word to tell."""
    terms: dict[str, Found] = {}
    for mention in found:
        defined = _DEFINES.match(flat(mention.flow.text[mention.stop : mention.stop + 320]))
        if defined and _is_telling(defined["term"]):
            terms.setdefault(_spaced(defined["term"]), mention)
    return _occurrences(terms, found, flows)


def _is_telling(term: str) -> bool:
    return bool(re.search(r"\d", term)) or len(term.split()) >= 4


def find_repeated(found: Sequence[Found], flows: Sequence[Flow]) -> Iterator[Found]:
    """The further places that print the whole name of a document cited by name, such as titles in capitals."""
    names: dict[str, Found] = {}
    for mention in found:
        if (
            mention.name
            and not mention.number
            and not mention.weak
            and len(mention.name.split()) >= 4
            and mention.type not in ("Luật", "Bộ luật")
        ):
            names.setdefault(_spaced(flat(mention.name)), mention)
        if mention.type == "Hiệp định" and mention.name and (known := _KNOWN_AS.search(mention.name)):
            names.setdefault(flat(known["short"]), mention)
    return _occurrences(names, found, flows)


def _spaced(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def _occurrences(terms: dict[str, Found], found: Sequence[Found], flows: Sequence[Flow]) -> Iterator[Found]:
    """Where ``terms`` (in flat text) stand outside what is ``found`` already: one look-up for each word and length."""
    if not terms:
        return
    taken: dict[int, set[int]] = {}
    for mention in found:
        taken.setdefault(id(mention.flow), set()).update(range(mention.start, mention.end))
    lengths = sorted({len(term) for term in terms}, reverse=True)
    begin = re.compile(rf"(?<!\w)[{re.escape(''.join(sorted({term[0] for term in terms})))}]")
    for flow in flows:
        plain, known = flat(flow.text), taken.get(id(flow), set())
        end = 0
        for match in begin.finditer(plain):
            at = match.start()
            if at < end or at in known:
                continue
            term = next((t for n in lengths if (t := plain[at : at + n]) in terms), "")
            if term and not re.match(r"[\w/-]", plain[at + len(term) : at + len(term) + 1]):
                end = at + len(term)
                yield _again(terms[term], flow, at, end)


def _again(meant: Found, flow: Flow, start: int, end: int) -> Found:
    return replace(meant, flow=flow, start=start, end=end, stop=end, relation="mentions", carried=False, weak=False)
