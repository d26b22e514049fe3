"""The catalogue, asked of the graph that is built from the five documents, against answers worked out by hand."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from nq57graph.ask.catalogue import Question, Result, ask, find_question, list_questions
from nq57graph.ask.engine import Graph
from nq57graph.assets import queries_folder

EXPECTED = sorted((queries_folder() / "expected").glob("*.json"))


def rows_of(graph: Graph, question: Question, given: Mapping[str, str] | None = None) -> Sequence[Any]:
    result = ask(graph, question, given or {})
    assert isinstance(result, Result)
    return result.answer.rows


def test_every_question_has_its_answer_worked_out() -> None:
    assert {question.id for question in list_questions()} == {file.stem for file in EXPECTED}


@pytest.mark.parametrize("file", EXPECTED, ids=lambda file: file.stem)
def test_the_built_graph_gives_the_rows_worked_out_by_hand(file: Path, built_graph: Graph) -> None:
    expected = json.loads(file.read_text(encoding="utf-8"))
    rows = rows_of(built_graph, find_question(file.stem), expected["parameters"])
    found = [[row[column] for column in expected["columns"]] for row in rows]
    assert found == expected["rows"], expected["from"]


@pytest.mark.parametrize("question", list_questions(), ids=lambda question: question.id)
def test_every_row_quotes_its_document_or_counts(question: Question, built_graph: Graph) -> None:
    rows = rows_of(built_graph, question)
    assert rows
    for row in rows:
        quotes = [value for key, value in row.items() if key.lower().endswith("quote")]
        assert all(quotes) if quotes else any(isinstance(value, int) for value in row.values())
