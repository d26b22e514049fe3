"""Labels and literals."""

from __future__ import annotations

from dataclasses import replace

import pytest

from nq57graph.build.labels import corpus_labels, printed_day, shorten
from nq57graph.build.terms import date, decimal
from nq57graph.errors import UserError
from nq57graph.vocabulary import XSD

from . import invented as inv


@pytest.mark.parametrize(
    ("iso", "printed"),
    [
        ("2026-04-24", "24/4/2026"),
        ("2026-05-04", "04/5/2026"),
        ("2026-01-22", "22/01/2026"),
        ("2026-02-09", "09/02/2026"),
        ("2026-12-31", "31/12/2026"),
        ("2026-05", "5/2026"),
        ("2026-02", "02/2026"),
        ("2026", "2026"),
    ],
)
def test_day_as_vietnamese_offices_print_it(iso: str, printed: str) -> None:
    assert printed_day(iso) == printed


@pytest.mark.parametrize(
    ("changed", "label"),
    [
        ({}, "Nghị quyết 57-NQ/TW (Ban Bí thư, 22/12/2024)"),
        ({"issuer": None}, "Nghị quyết 57-NQ/TW (22/12/2024)"),
        ({"place": inv.SONG_DA}, "Nghị quyết 57-NQ/TW (Sông Đà, 22/12/2024)"),
        ({"date": None, "issuer": None}, "Nghị quyết 57-NQ/TW"),
        ({"number": None, "name": "Nghị quyết về dữ liệu"}, "Nghị quyết về dữ liệu (Ban Bí thư, 22/12/2024)"),
        ({"type": "Đề án", "number": None, "name": "06"}, "Đề án 06 (Ban Bí thư, 22/12/2024)"),
        ({"number": None}, "Nghị quyết không số (Ban Bí thư, 22/12/2024)"),
        ({"type": None, "number": None, "name": "Luật Dữ liệu", "issuer": None, "date": None}, "Luật Dữ liệu"),
    ],
)  # fmt: skip
def test_label_of_a_cited_document(changed: dict[str, str | None], label: str) -> None:
    cited = replace(inv.CITED[0], **changed)
    assert corpus_labels(replace(inv.CORPUS, cited=(cited,)))[cited.id] == label


def test_a_long_text_is_cut_between_words() -> None:
    text = "Rà soát, hoàn thiện\nthể chế " + "dữ liệu " * 20
    cut = shorten(text)
    assert len(cut) <= 80 and cut.endswith("…") and text.replace("\n", " ").startswith(cut[:-1])
    assert text.replace("\n", " ")[len(cut) - 1] == " "


@pytest.mark.parametrize(
    ("value", "type_"), [("2026-05-15", XSD.date), ("2026-05", XSD.gYearMonth), ("2026", XSD.gYear)]
)
def test_date_is_typed_as_far_as_it_goes(value: str, type_: str) -> None:
    literal = date(value)
    assert literal is not None and (literal.value, literal.datatype.value) == (value, type_)


@pytest.mark.parametrize("value", ["", "2026-02-30", "2026-13", "15/5/2026", "2026-5-1", "0000", "2026-05-15T00:00"])
def test_no_date(value: str) -> None:
    with pytest.raises(UserError, match="not a date"):
        date(value)


@pytest.mark.parametrize(("value", "text"), [(100.0, "100"), (0.1, "0.1"), (1e-7, "0.0000001"), (3e6, "3000000"), (-2.50, "-2.5")])  # fmt: skip
def test_decimal_is_plain(value: float, text: str) -> None:
    assert decimal(value).value == text
