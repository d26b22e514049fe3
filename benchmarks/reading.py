"""How long reading takes, in units of one Aho-Corasick scan of the same text: prints one line.

reading.py [ROUNDS] [FILE…]. ``read`` and ``find`` of each file, offsets included, against a scan of its text for every word
of the lexicon, both in this process and in turn, so that a busy machine slows both; nothing is remembered from round to round. Without files: those of the example.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import ahocorasick

from nq57graph.find.reading import read
from nq57graph.lexicon import load
from nq57graph.read import read_document

ROOT = Path(__file__).resolve().parents[1]
LEXICON = ROOT / "src" / "nq57graph" / "lexicon"


def words_of(value: Any) -> Iterator[str]:
    """Every string in a lexicon, keys that are words among them."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, held in value.items():
            yield from words_of(key)
            yield from words_of(held)
    elif isinstance(value, list):
        for held in value:
            yield from words_of(held)


def automaton() -> ahocorasick.Automaton:
    made = ahocorasick.Automaton()
    for name in sorted(path.stem for path in LEXICON.glob("*.yaml")):
        for word in words_of(load(name)):
            if len(word) > 1:
                made.add_word(word.lower(), word)
    made.make_automaton()
    return made


def forget() -> None:
    """Empties the caches of texts, which a file read once finds empty; grammars stay compiled."""
    for name, module in list(sys.modules.items()):
        for value in list(vars(module).values()) if name.startswith("nq57graph.") else ():
            if hasattr(value, "cache_parameters") and value.cache_parameters()["maxsize"] is not None:
                value.cache_clear()


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 7
    files = [Path(name) for name in sys.argv[2:]] or sorted((ROOT / "data" / "documents").glob("*.txt"))
    scan = automaton()
    texts = [path.read_text(encoding="utf-8").lower() for path in files]
    readings, scans = [], []
    for _ in range(rounds + 1):
        forget()
        start = time.perf_counter()
        for path in files:
            read(read_document(path))
        between = time.perf_counter()
        hits = sum(1 for text in texts for _ in scan.iter(text))
        readings.append(between - start)
        scans.append(time.perf_counter() - between)
    # The first round compiles the patterns.
    reading, scanning = statistics.median(readings[1:]), statistics.median(scans[1:])
    size = sum(map(len, texts))
    print(
        f"read: {reading / scanning:.0f} times one scan ({size / reading / 1e6:.2f} M code points a second; "
        f"{scanning * 1000:.1f} ms for {len(scan)} words, {hits} hits; median of {rounds}, {len(files)} files)"
    )


if __name__ == "__main__":
    main()
