"""Answers on paper: what is hostile in a text stays a text in every format."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from pathlib import Path

import pytest
from openpyxl import load_workbook

from nq57graph.ask.due import due
from nq57graph.ask.engine import Graph
from nq57graph.ask.rows import Answer, Column
from nq57graph.cli.output import Format, show_answer, to_csv, to_html, to_md, to_xlsx, write_out
from nq57graph.cli.tables import draw_table
from nq57graph.errors import UserError

HOSTILE = ["=1+1", "+84", "-1", "@SUM(A1)", "\tx", "<script>alert(1)</script>", "a|b\nc", 'say "x"', "x\u0001y"]


@dataclass(frozen=True)
class _Row:
    text: str
    number: int
    many: tuple[str, ...] = ()
    flag: bool = True


COLUMNS = (Column("text", "Lời", "Text"), Column("number", "Số", "Number"), Column("many", "Nhiều", "Many"))


def answer(*texts: str) -> Answer:
    rows = [_Row(text, number, ("a", "b")) for number, text in enumerate(texts, start=1)]
    return Answer("list", {"kind": "<b>"}, {}, {"documents": 1, "tasks": 0}, rows, COLUMNS)


@pytest.mark.parametrize("text", HOSTILE)
def test_csv_holds_no_formula_and_loses_nothing(text: str) -> None:
    rows = list(csv.reader(io.StringIO(to_csv(answer(text), "en"), newline="")))
    assert rows[0] == ["Text", "Number", "Many"]
    cell = rows[1][0]
    assert not cell.startswith(("=", "+", "-", "@", "\t"))
    assert cell.removeprefix("'") == text
    assert rows[1][1:] == ["1", "a; b"]


def test_csv_begins_with_the_mark_that_excel_looks_for(tmp_path: Path) -> None:
    write_out(to_csv(answer("ế"), "vi"), Format.CSV, tmp_path / "x.csv")
    assert (tmp_path / "x.csv").read_bytes().startswith(b"\xef\xbb\xbf")


def test_xlsx_holds_texts_not_formulas_and_no_clock() -> None:
    content = to_xlsx(answer(*HOSTILE), "vi")
    sheet = load_workbook(io.BytesIO(content)).active
    assert sheet is not None
    cells = list(sheet.iter_rows(min_row=2))
    assert [row[0].data_type for row in cells] == ["s"] * len(HOSTILE)
    assert cells[0][0].value == "=1+1"
    assert [row[1].value for row in cells] == list(range(1, len(HOSTILE) + 1))
    assert content == to_xlsx(answer(*HOSTILE), "vi")


def test_the_columns_of_a_sheet_fit_their_texts_and_wrap() -> None:
    sheet = load_workbook(io.BytesIO(to_xlsx(answer("dài " * 100), "vi"))).active
    assert sheet is not None
    assert (sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width) == (60, 4)
    assert sheet["A2"].alignment.wrap_text


def test_a_document_without_a_number_is_called_by_its_label(small_graph: Graph) -> None:
    rows = list(csv.DictReader(io.StringIO(to_csv(due(small_graph), "vi"), newline="")))
    assert all(row["Văn bản"] for row in rows)
    assert {row["Văn bản"] for row in rows} >= {"09-TB/BCĐ", "Thông báo (không số), Sông Thao"}
    assert {row["Hạn thừa kế từ"] for row in rows} == {"", "mục II"}
    assert "mục II.2" in {row["Thừa kế từ"] for row in rows}


def test_html_is_one_page_of_text() -> None:
    page = to_html(answer(*HOSTILE), "en")
    assert "<script" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "<b>" not in page
    assert "http" not in page


def test_md_keeps_its_columns() -> None:
    lines = to_md(answer("a|b\nc"), "en").splitlines()
    assert lines[2] == "| a\\|b c | 1 | a; b |"


def test_a_table_wraps_at_words_and_keeps_its_width() -> None:
    cells = [("Quý II/2026", "Sở Khoa học và Công nghệ chủ trì " * 6, "57-NQ/TW")]
    lines = draw_table(("Hạn", "Ai", "Số"), cells, 60)
    assert max(map(len, lines)) <= 60
    assert any(line.endswith("57-NQ/TW") for line in lines)


def test_a_table_that_fits_is_as_wide_as_it_needs() -> None:
    assert draw_table(("a", "b"), [("1", "22")], 80) == ["a  b", "─  ──", "1  22"]


def test_a_file_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="cannot be written"):
        show_answer(answer("x"), Format.JSON, "en", tmp_path / "no" / "file.json")
