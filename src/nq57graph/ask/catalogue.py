"""The catalogue of questions: SPARQL files that say in their heads what they ask, of what, and what they leave out.

A file begins with comment lines, each a key and a value::

    # id: CQ01
    # vi: Ai ký văn bản này, với tư cách gì?
    # en: Who signed this document, and in what capacity?
    # parameter: document (document) = 08-TB/BCĐ Khánh Hòa | văn bản | the document
    # column: name | Người ký | Signed by
    # leaves out: … | …

A parameter is a variable of the query, bound as a term, never as text; the SELECT must name it. Its type says what the
user's words are: 'document', 'agent', 'person', 'place' (names, looked up), 'by' (the last day of a period), 'text'. One
without a default may be left out: the variable is then free, and the question is asked of all.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import QuerySolutions

from nq57graph.ask import lookup
from nq57graph.ask.engine import Graph, Term, date, text
from nq57graph.ask.periods import read_period
from nq57graph.ask.rows import Answer, Column, LeftOut, count_all
from nq57graph.assets import queries_folder
from nq57graph.errors import UserError

_HEAD = re.compile(r"#\s*(id|vi|en|parameter|column|leaves out):\s*(.*)")
_PARAMETER = re.compile(r"(\w+)\s*\((\w+)\)(?:\s*=\s*([^|]*))?(?:\|([^|]*)\|(.*))?")


@dataclass(frozen=True, slots=True)
class Parameter:
    """A variable that the user may give; ``default`` is None where it may be left out."""

    name: str
    type: str
    default: str | None
    vi: str
    en: str


@dataclass(frozen=True, slots=True)
class Question:
    """A query of the catalogue. ``vi`` and ``en`` are the question; ``columns`` those variables that are shown."""

    id: str
    file: Path
    vi: str
    en: str
    parameters: tuple[Parameter, ...]
    columns: tuple[Column, ...]
    leaves_out: tuple[str, str] | None
    query: str

    def question(self, lang: str) -> str:
        return self.vi if lang == "vi" else self.en


@dataclass(frozen=True, slots=True)
class QuestionRow:
    """A question as listed."""

    id: str
    question: str
    parameters: str
    file: str


LIST_COLUMNS = (
    Column("id", "Tên", "Name"),
    Column("question", "Câu hỏi", "Question"),
    Column("parameters", "Tham số", "Parameters"),
    Column("file", "Tệp", "File"),
)


def list_questions(folders: Iterable[Path] = ()) -> tuple[Question, ...]:
    """The questions that come with the program and those in ``folders`` (a workspace's own), by name.

    A file of a workspace that has the name of another stands in its place. Raises UserError for a bad head.
    """
    found: dict[str, Question] = {}
    for folder in (queries_folder(), *folders):
        for file in sorted(folder.glob("*.rq")):
            question = read_question(file)
            found[question.id.lower()] = question
    return tuple(found[key] for key in sorted(found))


def find_question(name: str, folders: Iterable[Path] = ()) -> Question:
    """The question of this name (capitals do not matter). Raises NothingFound."""
    questions = list_questions(folders)
    for question in questions:
        if question.id.lower() == name.lower():
            return question
    raise lookup.NothingFound(name, ("câu hỏi", "query"), (question.id for question in questions))


def read_question(file: Path) -> Question:
    """The question in ``file``; a plain query without a head is one named like its file, without parameters.

    Raises UserError, with the line, if the file or its head cannot be read.
    """
    try:
        query = file.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise UserError(f"{file} cannot be read: {error.strerror}", vi=f"không đọc được {file}: {error.strerror}") from None
    except UnicodeDecodeError:
        raise UserError(f"{file} is not UTF-8 text", vi=f"{file} không phải văn bản UTF-8") from None
    head: dict[str, list[str]] = {}
    parameters = []
    for number, line in enumerate(query.splitlines(), start=1):
        found = _HEAD.match(line.strip())
        if found is None:
            continue
        head.setdefault(found[1], []).append(found[2].strip())
        if found[1] == "parameter":
            parameters.append(_parameter(file, number, found[2].strip()))
    first = {key: values[0] for key, values in head.items()}
    return Question(
        id=first.get("id", file.stem),
        file=file,
        vi=first.get("vi", first.get("en", file.stem)),
        en=first.get("en", first.get("vi", file.stem)),
        parameters=tuple(parameters),
        columns=tuple(_column(value) for value in head.get("column", ())),
        leaves_out=_pair(first["leaves out"]) if "leaves out" in first else None,
        query=query,
    )


def solve_question(graph: Graph, question: Question, given: Mapping[str, str]) -> QuerySolutions:
    """Run ``question`` with the parameters ``given`` as the user wrote them. Raises UserError and NothingFound."""
    solutions = graph.solve(question.query, **bind_parameters(graph, question, given))
    if not isinstance(solutions, QuerySolutions):
        raise UserError(f"{question.file} is not a SELECT", vi=f"{question.file} không phải SELECT")
    return solutions


def answer_question(graph: Graph, question: Question, given: Mapping[str, str], lang: str = "vi") -> Answer:
    """The rows of ``question``, each a dict by column. Raises UserError and NothingFound."""
    rows = graph.select(question.query, **bind_parameters(graph, question, given))
    columns = question.columns or tuple(Column(name, name, name) for name in (rows[0] if rows else {}))
    left_out = [LeftOut("by design", 0, *question.leaves_out)] if question.leaves_out else []
    return Answer(
        command="query",
        arguments={"name": question.id} | dict(given),
        understood={"question": question.question(lang)},
        looked_at=count_all(graph),
        rows=[{column.key: row[column.key] for column in columns} for row in rows],
        columns=columns,
        left_out=left_out,
    )


def bind_parameters(graph: Graph, question: Question, given: Mapping[str, str]) -> dict[str, Term]:
    """The parameters as terms: what is given, else the defaults.

    Raises UserError for an unknown parameter or a name that fits several things, NothingFound for one that fits none.
    """
    known = {parameter.name for parameter in question.parameters}
    for name in given:
        if name not in known:
            listed = ", ".join(sorted(known)) or "none"
            raise UserError(
                f"{question.id} has no parameter '{name}' (it has: {listed})",
                vi=f"{question.id} không có tham số '{name}' (có: {listed})",
            )
    written = {p: given.get(p.name, p.default) for p in question.parameters}
    return {p.name: _TERMS[p.type](graph, value) for p, value in written.items() if value}


def _one(graph: Graph, asked: str, found: Sequence[lookup.Named | lookup.NamedDocument]) -> Term:
    if len(found) > 1:
        names = "; ".join(f"{graph.label(thing.iri)} (id:{graph.local(thing.iri)})" for thing in found[:6])
        raise UserError(
            f"'{asked}' fits {len(found)} things, one is needed: {names}",
            vi=f"'{asked}' khớp với {len(found)} đối tượng, cần một: {names}",
        )
    return graph.iri(found[0].iri)


def _named(find: Callable[[Graph, str], Sequence[lookup.Named | lookup.NamedDocument]]) -> Callable[[Graph, str], Term]:
    def term(graph: Graph, asked: str) -> Term:
        if asked.startswith("id:"):
            return graph.iri(asked)
        return _one(graph, asked, find(graph, asked))

    return term


_TERMS: Mapping[str, Callable[[Graph, str], Term]] = {
    "document": _named(lookup.find_documents),
    "agent": _named(lookup.find_agents),
    "person": _named(lookup.find_people),
    "place": _named(lookup.find_places),
    "by": lambda graph, asked: date(read_period(asked)[1]),
    "text": lambda graph, asked: text(asked),
}


def _parameter(file: Path, line: int, value: str) -> Parameter:
    found = _PARAMETER.fullmatch(value)
    if found is None or found[2] not in _TERMS:
        raise UserError(
            f"{file}, line {line}: a parameter is 'name (type) = default | tiếng Việt | English', the type one of "
            f"{', '.join(_TERMS)}",
            vi=f"{file}, dòng {line}: tham số viết là 'tên (loại) = mặc định | tiếng Việt | English', loại là một trong "
            f"{', '.join(_TERMS)}",
        )
    default = (found[3] or "").strip() or None
    return Parameter(found[1], found[2], default, (found[4] or found[1]).strip(), (found[5] or found[1]).strip())


def _column(value: str) -> Column:
    key, _, names = value.partition("|")
    vi, en = _pair(names or key)
    return Column(key.strip(), vi, en)


def _pair(value: str) -> tuple[str, str]:
    vi, bar, en = value.partition("|")
    return vi.strip(), (en if bar else vi).strip()
