"""How well the documents are read: their readings against the annotations, by the scorer that came with these.

    score.py [--dev DIR] [--misses] [--rules] [--json]

The five documents of the example workspace against tests/gold; with --dev, DIR/text against DIR/gold as well. With --rules,
then, each rule's hits per document (see hits.py), those of DIR/text without annotations among them.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

from hits import count_hits, table

from nq57graph.errors import UserError
from nq57graph.pipeline import read_file, read_file_as_guide

ROOT = Path(__file__).resolve().parents[1]
SCORER = ROOT / "tests" / "gold" / "score.py"


def write_readings(gold: Path, texts: Path, readings: Path) -> None:
    """Writes into ``readings``, under the name of the annotation, the reading of each document annotated in ``gold``."""
    for annotation in sorted(gold.glob("*.json")):
        wanted = json.loads(annotation.read_text(encoding="utf-8"))
        if not isinstance(wanted, dict) or "document" not in wanted:
            continue  # the questions stand beside the annotations
        try:
            reading = read_file_as_guide(texts / wanted["file"])
        except UserError as error:
            print(error, file=sys.stderr)  # the scorer counts it as an empty reading, and says so
            continue
        (readings / annotation.name).write_text(json.dumps(reading, ensure_ascii=False), encoding="utf-8")


def score(gold: Path, texts: Path, options: list[str]) -> int:
    """Prints the scorer's table of the documents ``texts`` against ``gold``; its exit code."""
    with tempfile.TemporaryDirectory() as readings:
        write_readings(gold, texts, Path(readings))
        command = [sys.executable, SCORER, "--dir", gold, readings, texts, *options]
        return subprocess.run(command, check=False).returncode


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--dev", type=Path, metavar="DIR", help="score DIR/text against DIR/gold, too")
    parser.add_argument("--misses", action="store_true", help="list what was missed or wrong")
    parser.add_argument("--rules", action="store_true", help="list the hits of each rule")
    parser.add_argument("--json", action="store_true", help="figures as JSON, one object for each set")
    arguments = parser.parse_args()
    options = [f"--{name}" for name in ("misses", "json") if getattr(arguments, name)]
    sets = {"the five documents": (ROOT / "tests" / "gold", ROOT / "data" / "documents")}
    if arguments.dev:
        sets["development documents"] = (arguments.dev / "gold", arguments.dev / "text")
    worst = 0
    for name, (gold, texts) in sets.items():
        if not gold.is_dir() or not texts.is_dir():
            parser.error(f"{gold} and {texts} must be folders")
        print(f"\n{name}", file=sys.stderr if arguments.json else sys.stdout, flush=True)
        worst = max(worst, score(gold, texts, options))
    if arguments.rules:
        documents = [path for _, texts in sets.values() for path in sorted(texts.glob("*.txt"))]
        for line in table(count_hits(documents, read_file), len(documents)):
            print(line)
    return worst


if __name__ == "__main__":
    sys.exit(main())
