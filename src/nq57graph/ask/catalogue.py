"""The catalogue of questions: SPARQL files that say in their heads what they ask, of what, and what they leave out.

A file begins with comment lines, each a key and a value::

    # id: CQ01
    # vi: Ai ký văn bản này, với tư cách gì?
    # en: Who signed this document, and in what capacity?
    # parameter: document (document) = 08-TB/BCĐ Khánh Hòa | văn bản | the document
    # column: name | Người ký | Signed by
    # detail: quote | Trích dẫn | Quote
    # leaves out: … | …

A detail is a column that tables for people leave out. A parameter is a variable of the query, bound as a term, never as text; the SELECT must name it. Its type says what the
user's words are: 'document', 'agent', 'person', 'place' (names, looked up), 'by' (the last day of a period), 'text'. One
without a default may be left out: the variable is then free, and the question is asked of all.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import (
    Literal,
    NamedNode,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    Triple,
    parse_query_results,
    serialize,
)

from nq57graph.ask import documents, lookup
from nq57graph.ask.engine import Graph, Term, Value, date, text, value_of
from nq57graph.ask.periods import read_period
from nq57graph.ask.rows import Answer, Column, LeftOut, count_all
from nq57graph.assets import queries_folder
from nq57graph.errors import UserError
from nq57graph.vocabulary import NQS, PREFIXES

_HEAD = re.compile(r"#\s*(id|vi|en|parameter|column|detail|leaves out):\s*(.*)")
_PARAMETER = re.compile(r"(\w+)\s*\((\w+)\)\s*(?:=\s*([^|]*))?(?:\|([^|]*)\|(.*))?")


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


@dataclass(frozen=True, slots=True)
class Result:
    """What a SELECT gives: the rows for people, and the SPARQL 1.1 JSON of all its variables."""

    answer: Answer
    json: bytes


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
    folders = (queries_folder(), *folders)
    # By the name of its file first, so that a bad file elsewhere does not stand in the way of a good one.
    for folder in reversed(folders):
        for file in sorted(folder.glob("*.rq")):
            if file.stem.lower() == name.lower():
                return read_question(file)
    questions = list_questions(folders[1:])
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
        raise UserError(
            f"{file} cannot be read: {error.strerror}", vi=f"không đọc được {file}: {error.strerror}"
        ) from None
    except UnicodeDecodeError:
        raise UserError(f"{file} is not UTF-8 text", vi=f"{file} không phải văn bản UTF-8") from None
    return read_text(file.stem, query, file)


def read_text(name: str, query: str, file: Path | None = None) -> Question:
    """The question whose text is ``query``, called ``name`` where its head gives no id. Raises UserError."""
    file = file or Path(name)
    head: dict[str, list[str]] = {}
    parameters, columns = [], []
    for number, line in enumerate(query.splitlines(), start=1):
        found = _HEAD.match(line.strip())
        if found is None:
            continue
        head.setdefault(found[1], []).append(found[2].strip())
        if found[1] == "parameter":
            parameters.append(_parameter(file, number, found[2].strip()))
        if found[1] in ("column", "detail"):
            columns.append(_column(found[2].strip(), detail=found[1] == "detail"))
    first = {key: values[0] for key, values in head.items()}
    return Question(
        id=first.get("id", name),
        file=file,
        vi=first.get("vi", first.get("en", name)),
        en=first.get("en", first.get("vi", name)),
        parameters=tuple(parameters),
        columns=tuple(columns),
        leaves_out=_pair(first["leaves out"]) if "leaves out" in first else None,
        query=query,
    )


def list_catalogue(folders: Iterable[Path] = (), lang: str = "vi") -> Answer:
    """The catalogue as an answer. Raises UserError for a file with a bad head."""
    rows = tuple(
        QuestionRow(
            id=question.id,
            question=question.question(lang),
            parameters=", ".join(f"{p.name}={p.default or '…'}" for p in question.parameters),
            file=question.file.name,
        )
        for question in list_questions(folders)
    )
    return Answer("list", {"kind": "queries"}, {}, {}, rows, LIST_COLUMNS)


def ask(graph: Graph, question: Question, given: Mapping[str, str], lang: str = "vi") -> Result | bool | str:
    """Run ``question`` with the parameters ``given`` as the user wrote them.

    A SELECT gives a ``Result``, an ASK a truth value, a CONSTRUCT or DESCRIBE Turtle. Raises UserError (among them
    QuerySyntaxError) and NothingFound.
    """
    found = graph.solve(question.query, **bind_parameters(graph, question, given))
    if isinstance(found, QueryBoolean):
        return bool(found)
    if isinstance(found, QueryTriples):
        return _turtle(graph, found)
    results = found.serialize(format=QueryResultsFormat.JSON) or b""
    return Result(_answer(graph, question, given, results, lang), results + b"\n")


def boolean_json(value: bool) -> str:
    """The SPARQL 1.1 JSON of the answer to an ASK."""
    return f'{{"head": {{}}, "boolean": {str(value).lower()}}}\n'


def _turtle(graph: Graph, triples: Iterable[Triple]) -> str:
    """``triples`` as Turtle, sorted, under those of the prefixes that they use."""
    prefixes = {**PREFIXES, "id": graph.namespace}
    content = serialize(sorted(set(triples), key=str), format=RdfFormat.TURTLE, prefixes=prefixes) or b""
    lines = content.decode("utf-8").splitlines()
    body = "\n".join(line for line in lines if not line.startswith("@prefix"))
    heads = (f"@prefix {prefix}: <{prefixes[prefix]}> ." for prefix in sorted(prefixes) if f"{prefix}:" in body)
    return "\n".join([*heads, "", body, ""])


def _answer(graph: Graph, question: Question, given: Mapping[str, str], results: bytes, lang: str) -> Answer:
    solutions = parse_query_results(results, QueryResultsFormat.JSON)
    assert isinstance(solutions, QuerySolutions)
    names = [variable.value for variable in solutions.variables]
    rows = [
        {name: _shown(graph, solution[name], lang, bool(question.columns)) for name in names} for solution in solutions
    ]
    columns = question.columns or tuple(Column(name, name, name) for name in names)
    unknown = [column.key for column in columns if column.key not in names]
    if unknown:
        raise UserError(
            f"{question.file}: the SELECT has no ?{unknown[0]}, which its head lists as a column",
            vi=f"{question.file}: SELECT không có ?{unknown[0]} mà phần đầu ghi là cột",
        )
    left_out = (LeftOut("by design", 0, *question.leaves_out),) if question.leaves_out else ()
    return Answer(
        command="query",
        arguments={"query": question.id} | dict(given),
        understood={"question": question.question(lang)} if question.columns else {},
        looked_at=count_all(graph),
        rows=tuple({column.key: row[column.key] for column in columns} for row in rows),
        columns=columns,
        left_out=left_out,
    )


def _shown(graph: Graph, term: object, lang: str, for_people: bool) -> Value:
    """A term for people: nodes of the graph by their local name, concepts (a role, a capacity) by their label where the
    query says what its columns are, else as the IRI that a query can go on with."""
    value = value_of(term)
    if not isinstance(term, NamedNode) or not isinstance(value, str):
        return value
    if for_people and value.startswith(NQS.IRI):
        label = graph.label(value, lang)
        # A graph that does not tell what its concepts are called: then the code behind the scheme's name.
        return label if label != value else value.removeprefix(NQS.IRI).partition("-")[2]
    return graph.local(value)


def bind_parameters(graph: Graph, question: Question, given: Mapping[str, str]) -> dict[str, Term]:
    """The parameters as terms: what is given, else the defaults.

    Raises UserError for an unknown parameter or a name that fits several things, NothingFound for one that fits none.
    """
    if not question.parameters and not question.columns:
        return {name: _plain_term(graph, value) for name, value in given.items()}
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


def _plain_term(graph: Graph, value: str) -> Term:
    """What a value without a declared type is: a node if it is an IRI or begins with 'id:', a number, a day, a text."""
    if re.fullmatch(r"(?:id|nq|nqs):\S+|https?://[^\s<>\"{}|\\^`]+", value):
        return graph.iri(value)
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
        return date(value)
    return Literal(int(value)) if re.fullmatch(r"-?\d{1,18}", value) else text(value)


def _one(graph: Graph, asked: str, found: Sequence[lookup.Named | documents.NamedDocument]) -> Term:
    if len(found) > 1:
        names = "; ".join(f"{graph.label(thing.iri)} (id:{graph.local(thing.iri)})" for thing in found[:6])
        raise UserError(
            f"'{asked}' fits {len(found)} things, one is needed: {names}",
            vi=f"'{asked}' khớp với {len(found)} đối tượng, cần một: {names}",
        )
    return graph.iri(found[0].iri)


def _named(
    find: Callable[[Graph, str], Sequence[lookup.Named | documents.NamedDocument]],
) -> Callable[[Graph, str], Term]:
    def term(graph: Graph, asked: str) -> Term:
        if asked.startswith("id:"):
            return graph.iri(asked)
        return _one(graph, asked, find(graph, asked))

    return term


_TERMS: Mapping[str, Callable[[Graph, str], Term]] = {
    "document": _named(documents.find_documents),
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


def _column(value: str, *, detail: bool) -> Column:
    key, _, names = value.partition("|")
    vi, en = _pair(names or key)
    return Column(key.strip(), vi, en, detail)


def _pair(value: str) -> tuple[str, str]:
    vi, bar, en = value.partition("|")
    return vi.strip(), (en if bar else vi).strip()
