"""Which rules of reading hit in which documents.

A rule is a pattern of ``read`` or ``find``, under the name it has there ('orders._CHAIN', 'parties._grammar[tail]'); a hit is
one match of it while a document is read. A rule that hits in one document only is a suspect: it may have been made for that
document alone.
"""

from __future__ import annotations

import dataclasses
import importlib
import inspect
import pkgutil
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from nq57graph.errors import UserError

_WORDS = 24
STAGES = ("nq57graph.read", "nq57graph.find")


class Counted:
    """A compiled pattern that counts its matches; in all else it is the pattern."""

    def __init__(self, name: str, pattern: re.Pattern[str], tally: Counter[str]) -> None:
        self.name, self.pattern_itself, self.tally = name, pattern, tally

    def __getattr__(self, name: str) -> Any:
        return getattr(self.pattern_itself, name)

    def _one(self, found: re.Match[str] | None) -> re.Match[str] | None:
        self.tally[self.name] += found is not None
        return found

    def match(self, *given: Any, **named: Any) -> re.Match[str] | None:
        return self._one(self.pattern_itself.match(*given, **named))

    def search(self, *given: Any, **named: Any) -> re.Match[str] | None:
        return self._one(self.pattern_itself.search(*given, **named))

    def fullmatch(self, *given: Any, **named: Any) -> re.Match[str] | None:
        return self._one(self.pattern_itself.fullmatch(*given, **named))

    def finditer(self, *given: Any, **named: Any) -> Iterator[re.Match[str]]:
        for found in self.pattern_itself.finditer(*given, **named):
            yield self._one(found) or found

    def findall(self, *given: Any, **named: Any) -> list[Any]:
        found = self.pattern_itself.findall(*given, **named)
        self.tally[self.name] += len(found)
        return found

    def sub(self, *given: Any, **named: Any) -> str:
        text, count = self.pattern_itself.subn(*given, **named)
        self.tally[self.name] += count
        return text

    def split(self, *given: Any, **named: Any) -> list[Any]:
        parts = self.pattern_itself.split(*given, **named)
        self.tally[self.name] += (len(parts) - 1) // (1 + self.pattern_itself.groups)
        return parts


def count_hits(documents: Sequence[Path], read: Callable[[Path], object]) -> dict[str, Counter[str]]:
    """Rule → document (its stem) → how often it hit, for every rule, those without a hit too."""
    tally: Counter[str] = Counter()
    found: dict[str, Counter[str]] = defaultdict(Counter, {name: Counter() for name in _count_all(tally)})
    for path in documents:
        tally.clear()
        try:
            read(path)
        except UserError:
            continue
        for name, hits in tally.items():
            found[name][path.stem] = hits
    return found


def table(found: dict[str, Counter[str]], documents: int) -> Iterator[str]:
    """The lines of a table: each rule with its documents and hits, then those that hit in one document or none."""
    yield f"\nrules, of {documents} documents: in how many each hits, how often, and where most"
    for name, hits in sorted(found.items()):
        where = ", ".join(f"{stem} {count}" for stem, count in hits.most_common(3))
        yield f"{name:<48} {len(hits):>3} {hits.total():>7}  {where}"
    for count, told in ((1, "one document only"), (0, "no document")):
        names = sorted(name for name, hits in found.items() if len(hits) == count)
        yield f"\n{len(names)} of {len(found)} rules hit in {told}{': ' if names else ''}{', '.join(names)}"


def _count_all(tally: Counter[str]) -> list[str]:
    """Puts a counted pattern in the place of every pattern of the stages; their names."""
    modules = [
        importlib.import_module(info.name)
        for stage in STAGES
        for info in pkgutil.walk_packages(importlib.import_module(stage).__path__, f"{stage}.")
    ]
    known: dict[int, Counted] = {}
    replaced: dict[int, Callable[..., Any]] = {}
    for module in modules:
        for name, value in list(vars(module).items()):
            own = getattr(value, "__module__", module.__name__) == module.__name__
            label = f"{module.__name__.removeprefix('nq57graph.').split('.', 1)[1]}.{name}"
            if not callable(value):
                setattr(module, name, _counted(value, label, tally, known))
            elif own and hasattr(value, "cache_info") and value.__wrapped__.__code__.co_argcount == 0:
                replaced[id(value)] = _counting(value, label, tally, known)
    for module in modules:  # a grammar that is compiled when it is first asked for, wherever it has been imported
        for name, value in list(vars(module).items()):
            if id(value) in replaced:
                setattr(module, name, replaced[id(value)])
    return sorted({counted.name for counted in known.values()})


def _counting(
    grammar: Callable[..., Any], label: str, tally: Counter[str], known: dict[int, Counted]
) -> Callable[..., Any]:
    """``grammar``, whose patterns are counted; of one that takes words each combination is a rule of its own."""
    if not grammar.__wrapped__.__code__.co_flags & inspect.CO_VARARGS:  # type: ignore[attr-defined]
        made = _counted(grammar(), label, tally, known)
        return lambda: made
    return lambda *words: _counted(grammar(*words), f"{label}({', '.join(words)})", tally, known)


def _counted(value: Any, label: str, tally: Counter[str], known: dict[int, Counted]) -> Any:
    """``value`` with every pattern in it counted; the same pattern is the same rule wherever it is imported."""
    if isinstance(value, re.Pattern):
        return known.setdefault(id(value), Counted(label, value, tally))
    if isinstance(value, tuple | list):
        # A long list is one rule with many words: 'casing._kept'.
        labels = [label if len(value) > _WORDS else f"{label}[{at}]" for at in range(len(value))]
        made = [_counted(item, own, tally, known) for item, own in zip(value, labels, strict=True)]
        if all(a is b for a, b in zip(made, value, strict=True)):
            return value
        return made if isinstance(value, list) else tuple(made)
    if isinstance(value, dict):
        changed = {key: _counted(item, f"{label}[{key}]", tally, known) for key, item in value.items()}
        return changed if any(changed[key] is not value[key] for key in value) else value
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        for field in dataclasses.fields(value):
            held = getattr(value, field.name)
            made = _counted(held, f"{label}.{field.name}", tally, known)
            if made is not held:
                object.__setattr__(value, field.name, made)
    return value
