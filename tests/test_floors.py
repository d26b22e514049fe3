"""The reading of the five documents against what a careful reader found in them."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from pathlib import Path

import pytest

from nq57graph.pipeline import read_file_as_guide

ROOT = Path(__file__).parents[1]
GOLD = ROOT / "tests" / "gold"
DOCUMENTS = ROOT / "data" / "documents"

# F1 that a change must not go below.
FLOORS = {
    "header": 0.95,
    "tasks": 0.90,
    "tasks.lead": 0.85,
    "citations.numbered": 0.95,
    "tasks.deadline.end": 0.85,
}
# The annotations, the scorer and the sources are measures: a change to one of them must be deliberate.
DIGESTS = {
    "data/documents/dak-lak-01-tb-bcd-2025-07-10.txt": "d47d8fa08b677cf668e5cceef52089e0fc79357f7f89334041453a689dab6fca",
    "data/documents/khanh-hoa-03-tb-bcd-2025-04-04.txt": "b4f97fe69802c8b48c79e9f84af2285bcf6b293f57ab21e7d97bf3d7c6ae091e",
    "data/documents/khanh-hoa-08-tb-bcd-2026-04-24.txt": "e632c98ff39e983a41955fceee2a777f979eaf189bb3ef9b4e2a02ea13551332",
    "data/documents/khanh-hoa-nghi-quyet-thuc-hien-57.txt": "b71032e67c27401cdc1d419d62d0013fa9631d86f64cd178e44445292a28df9b",
    "data/documents/quang-ngai-tb-hop-2026-01-22.txt": "e670cc059dac27dd4aa4999f8b5a02a096a2cd86f1f533de8197cf0d850b60c6",
    "tests/gold/GUIDE.md": "af4b8a159282084e13d1563b8fd9d07936687820c20a0142eab4cdeb109bacae",
    "tests/gold/dak-lak-01-tb-bcd-2025-07-10.json": "a85ddad48a3b3fa93693661b22eb0cb064963b16ca1fa9cc66b1f8faa25ba811",
    "tests/gold/khanh-hoa-03-tb-bcd-2025-04-04.json": "a9f0017f757eca12e50a017e5e2f438314be5a798d93289227b90bfb8c700292",
    "tests/gold/khanh-hoa-08-tb-bcd-2026-04-24.json": "aecbd7b9b86f3cc3a69eb0f2894364eb0286ab4dd3b0b54bcae9d7b7e31bf709",
    "tests/gold/khanh-hoa-nghi-quyet-thuc-hien-57.json": "493cdb0af982d1007eedfc649d81fb9fd4da67e928d3831b4354b42d4301c04d",
    "tests/gold/quang-ngai-tb-hop-2026-01-22.json": "a45765eea7b6859e13b42898dd7a6618e4dc769a4c47851309c3559993b64575",
    "tests/gold/questions.json": "bd27fc75826aa4143221a43d698ae0561722b5b05ce274e08d6dd9f075df0735",
    "tests/gold/score.py": "5a0ac4fc06415301a0249c332581eb57fdb99257ed6399cd7cbb06bcd8e3d937",
}


@pytest.fixture(scope="module")
def scores(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, float]]:
    """The scorer's figures over the readings of all five."""
    readings = tmp_path_factory.mktemp("readings")
    for annotation in GOLD.glob("*.json"):
        wanted = json.loads(annotation.read_text(encoding="utf-8"))
        if isinstance(wanted, dict):
            reading = read_file_as_guide(DOCUMENTS / wanted["file"])
            (readings / annotation.name).write_text(json.dumps(reading, ensure_ascii=False), encoding="utf-8")
    command = [sys.executable, GOLD / "score.py", "--dir", GOLD, readings, DOCUMENTS, "--json"]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True)
    figures: dict[str, dict[str, float]] = json.loads(done.stdout)
    return figures


@pytest.mark.parametrize("row", sorted(FLOORS))
def test_reading_stays_above_its_floor(scores: dict[str, dict[str, float]], row: str) -> None:
    assert scores[row]["f1"] >= FLOORS[row]


@pytest.mark.parametrize("name", sorted(DIGESTS))
def test_measures_are_unchanged(name: str) -> None:
    assert hashlib.sha256((ROOT / name).read_bytes()).hexdigest() == DIGESTS[name]
