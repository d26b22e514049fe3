"""What was recognised is kept, and given back just as it was, or not at all."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from nq57graph.read.pages.sheet import Box, Rule, Sheet, Token
from nq57graph.read.scan import cache
from nq57graph.read.scan.cache import cache_key, load_recognised, store_recognised
from nq57graph.read.scan.recognise import RefusedPage

SHEETS = [
    Sheet(
        1,
        595.276,
        841.89,
        (
            Token("Nghị", Box(85.04, 71.123, 110.001, 84.9), 82.333, 13.44, 0.9612),
            Token("1", Box(111.0, 70.0, 113.5, 76.0), 75.9, 7.0, 0.5, raised=True),
            Token("“số”", Box(120.1, 71.0, 140.2, 84.0), 82.3, 13.4, None),
        ),
        (Rule(True, 100.44, 80.0, 500.12), Rule(False, 80.0, 100.44, 300.0)),
        0.93721,
    ),
    Sheet(3, 841.89, 595.276, (), (), 0.0),
]
REFUSED = [RefusedPage(2, 0.4137)]
KEY = cache_key(b"%PDF-1.7", "5.3.0")


def test_what_is_kept_comes_back_exactly(tmp_path: Path) -> None:
    folder = tmp_path / "not" / "there yet"
    store_recognised(folder, KEY, SHEETS, REFUSED)
    assert load_recognised(folder, KEY) == (SHEETS, REFUSED)
    assert [path.name for path in folder.iterdir()] == [f"{KEY}.json"], "nothing is left beside it"


def test_the_same_recognition_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a", "b"):
        store_recognised(tmp_path / name, KEY, SHEETS, REFUSED)
    assert (tmp_path / "a" / f"{KEY}.json").read_bytes() == (tmp_path / "b" / f"{KEY}.json").read_bytes()


OTHERS = [(b"%PDF-1.6", "5.3.0", "another file"), (b"%PDF-1.7", "5.5.0", "another version of Tesseract")]


@pytest.mark.parametrize(("data", "program", "why"), OTHERS, ids=[why for *_, why in OTHERS])
def test_another_file_or_program_finds_nothing(data: bytes, program: str, why: str, tmp_path: Path) -> None:
    store_recognised(tmp_path, KEY, SHEETS, REFUSED)
    assert load_recognised(tmp_path, cache_key(data, program)) is None, why


def test_another_way_of_recognising_finds_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "_version", lambda: "another")
    assert cache_key(b"%PDF-1.7", "5.3.0") != KEY


def damage() -> list[tuple[str, str]]:
    kept = {"sheets": [], "refused": []}
    sheet = {"number": 1, "size": [10, 10], "confidence": 0.9, "tokens": [], "rules": []}
    return [
        ("", "an empty file"),
        ("{", "cut off"),
        ("[]", "another shape"),
        ("null", "nothing"),
        ("7", "a number"),
        ("{}", "parts missing"),
        (json.dumps({**kept, "sheets": [{}]}), "a sheet without its parts"),
        (json.dumps({**kept, "sheets": [{**sheet, "tokens": [["a"]]}]}), "a word without its place"),
        (json.dumps({**kept, "sheets": [{**sheet, "rules": [[1]]}]}), "a line without its place"),
        (json.dumps({**kept, "sheets": [{**sheet, "size": [1]}]}), "a size without a height"),
        (json.dumps({**kept, "refused": [{"page": 1}]}), "a refused page of another form"),
        (json.dumps({**kept, "sheets": 7}), "a number for the sheets"),
    ]


@pytest.mark.parametrize(("text", "why"), damage(), ids=[why for _, why in damage()])
def test_a_damaged_file_is_passed_over(text: str, why: str, tmp_path: Path) -> None:
    (tmp_path / f"{KEY}.json").write_text(text, encoding="utf-8")
    assert load_recognised(tmp_path, KEY) is None, why
    store_recognised(tmp_path, KEY, SHEETS, REFUSED)
    assert load_recognised(tmp_path, KEY) == (SHEETS, REFUSED)


def test_a_file_that_is_no_text_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / f"{KEY}.json").write_bytes(b"\xff\xfe\x00{")
    assert load_recognised(tmp_path, KEY) is None


def test_a_folder_that_cannot_be_written_does_no_harm(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("", encoding="utf-8")
    for folder in (tmp_path / "taken", tmp_path / "taken" / "below"):
        store_recognised(folder, KEY, SHEETS, REFUSED)
        assert load_recognised(folder, KEY) is None
    (tmp_path / f"{KEY}.json").mkdir()  # a folder where the file would be
    store_recognised(tmp_path, KEY, SHEETS, REFUSED)
    assert load_recognised(tmp_path, KEY) is None
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([f"{KEY}.json", "taken"])
