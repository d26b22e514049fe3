"""The same document says the same in every form: text, Word file, web page, PDF, and the scan of its print.

Limits are for the scorer's rows over all five documents together, against what the plain texts give.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from rapidfuzz.distance import Levenshtein

from nq57graph.model.guide import as_guide
from nq57graph.model.reading import Reading
from nq57graph.pipeline import read_file

from ..read.docx_documents import write_docx
from ..read.docx_files import read_part
from .scoring import DOCUMENTS, NAMES, Rows, folded, score, text_of

ReadForm = Callable[[str], dict[str, Reading]]

_OF_PRINT = (pytest.mark.browser, pytest.mark.slow)
_OF_SCAN = (*_OF_PRINT, pytest.mark.ocr)
_FEW = 10  # gold values: of fewer, one may be wrong in a scan, for it weighs more than the limit


@dataclass(frozen=True)
class Form:
    """``loss``: how much of F1 may be lost in a row; ``scanned``: letters of its text may be mistaken."""

    name: str
    loss: float
    scanned: bool = False


FORMS = [
    pytest.param(Form("docx", 0.01), id="docx"),
    pytest.param(Form("portal", 0.01), id="page of a portal"),
    pytest.param(Form("page", 0.01), id="bare page"),
    pytest.param(Form("pdf", 0.01), id="pdf", marks=_OF_PRINT),
    pytest.param(Form("clean", 0.03, scanned=True), id="clean scan", marks=_OF_SCAN),
    pytest.param(Form("grainy", 0.10, scanned=True), id="grainy scan", marks=_OF_SCAN),
]


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Rows:
    readings = {name: as_guide(read_file(DOCUMENTS / f"{name}.txt")) for name in NAMES}
    return score(readings, tmp_path_factory.mktemp("plain"))


def test_the_word_files_use_what_word_has_for_it() -> None:
    markup = "".join(read_part(write_docx(text_of(name)), "word/document.xml").decode() for name in NAMES)
    for used in ("<w:numPr>", "<w:footnoteReference", '<w:vMerge w:val="restart"/>', "<w:tbl>"):
        assert used in markup


@pytest.mark.parametrize("form", FORMS)
def test_a_form_is_read_as_well_as_plain_text(form: Form, plain: Rows, read_form: ReadForm, tmp_path: Path) -> None:
    readings = {name: as_guide(reading) for name, reading in read_form(form.name).items()}
    rows = score(readings, tmp_path, near=form.scanned)
    assert plain["tasks"]["gold"] > 100
    worse = {row: (plain[row]["f1"], rows[row]["f1"]) for row in plain if _is_worse(rows[row], plain[row], form)}
    assert worse == {}, (tmp_path / "misses.txt").read_text(encoding="utf-8")


def _is_worse(row: dict[str, float], plain: dict[str, float], form: Form) -> bool:
    return row["f1"] < plain["f1"] - form.loss and not (form.scanned and _is_one_of_few(row, plain))


def _is_one_of_few(row: dict[str, float], plain: dict[str, float]) -> bool:
    """Whether a row with few values is one short of the plain text's, with one more that is wrong at the most."""
    wrong, usual = (figures["read"] - figures["hit"] for figures in (row, plain))
    return plain["gold"] < _FEW and row["hit"] >= plain["hit"] - 1 and wrong <= usual + 1


@pytest.mark.browser
@pytest.mark.ocr
@pytest.mark.slow
@pytest.mark.parametrize(("scan", "most"), [("clean", 0.005), ("grainy", 0.03)])
def test_few_letters_of_a_scan_are_mistaken(scan: str, most: float, read_form: ReadForm) -> None:
    printed, scanned = (
        {name: folded(reading.source.text) for name, reading in read_form(form).items()} for form in ("pdf", scan)
    )
    wrong = {name: Levenshtein.distance(printed[name], scanned[name]) for name in NAMES}
    assert sum(wrong.values()) <= most * sum(map(len, printed.values())), {n: wrong[n] / len(printed[n]) for n in NAMES}


@pytest.mark.browser
@pytest.mark.ocr
@pytest.mark.slow
@pytest.mark.parametrize("scan", ["clean", "grainy"])
def test_every_page_of_a_scan_is_read_and_says_how_surely(scan: str, read_form: ReadForm) -> None:
    for name, reading in read_form(scan).items():
        printed = read_form("pdf")[name].source
        assert reading.source.refused == ()
        assert [page.number for page in reading.source.pages] == [page.number for page in printed.pages]
        assert all(page.confidence and page.confidence > 0.8 for page in reading.source.pages)
