"""How long a question takes in a fresh process, in units of a Python that does nothing: prints one line.

who.py [ROUNDS] [WORDS…]. Both are timed in turn, so that a busy machine slows both.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
WORDS = ["so", "khcn", "khanh", "hoa"]


def seconds(command: list[str]) -> float:
    """The wall-clock time of ``command``, which must succeed."""
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd=ROOT)
    return time.perf_counter() - start


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 21
    nothing = [sys.executable, "-c", "pass"]
    who = [str(Path(sys.executable).with_name("nq57")), "who", *(sys.argv[2:] or WORDS)]
    subprocess.run([who[0], "build"], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=ROOT)
    pairs = [(seconds(nothing), seconds(who)) for _ in range(rounds)]
    idle, asked = (statistics.median(times) for times in zip(*pairs, strict=True))
    print(
        f"who: {asked / idle:.1f} times python -c pass ({asked * 1000:.0f} ms / {idle * 1000:.0f} ms, median of {rounds})"
    )


if __name__ == "__main__":
    main()
