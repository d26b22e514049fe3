"""The commands that ask, run as the entry point runs them: what stands on stdout, what on stderr, with which exit code."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from nq57graph.cli.app import make_app, run
from nq57graph.cli.asking import COMMANDS, join_words


@dataclass(frozen=True)
class Outcome:
    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Nq57 = Callable[..., Outcome]


@pytest.fixture
def nq57(small_workspace: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]) -> Nq57:
    """Runs one command in the small workspace, in English."""
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    monkeypatch.chdir(small_workspace)

    def outcome(*args: str) -> Outcome:
        capfdbinary.readouterr()
        code = run(args)
        told = capfdbinary.readouterr()
        return Outcome(code, told.out.decode("utf-8"), told.err.decode("utf-8"))

    return outcome


# ── mistakes: one line, no traceback ──────────────────────────────────────────────────────────────────────────────

MISTAKES = [
    (
        ["who", "so", "xyz"],
        1,
        "no agency or person named 'so xyz'; 'nq57 list agencies' (people, places, documents) shows the names there are\n",
    ),
    (
        ["who", "so", "tai", "chin", "song", "lam"],
        1,
        "no agency or person named 'so tai chin song lam'; the nearest: Sở Tài chính (Sông Lam)\n",
    ),
    (
        ["who", "09-TB/BCĐ"],
        1,
        "no agency or person named '09-TB/BCĐ', but a document is: name a body and add --document '09-TB/BCĐ', or ask",
    ),
    (["query", "DELETE WHERE { ?s ?p ?o }"], 2, "the graph is read only: DELETE is refused, ask with SELECT, ASK, "),
    (["query", "PREFIX x: <http://x.example/> INSERT DATA { x:a x:b 1 }"], 2, "the graph is read only: INSERT is refused"),
    (["who"], 2, "who? give a name (nq57 who so khcn khanh hoa) or the work (nq57 who --for bộ tiêu chí)"),
    (["who", "so", "khcn", "--role", "boss"], 2, "'boss' is not a role: write 'lead', 'support' or 'via'"),
    (["who", "x", "--for", "y", "--role", "via"], 2, "--for tells who leads a work: leave out --role and --groups"),
    (["who", "so", "khcn", "--document", "57"], 1, "Nghị quyết 57-NQ/TW (22/12/2024) is cited but not held: it holds no tasks here"),
    (
        ["due", "--by", "mai"],
        2,
        "'mai' is not a time: write 15/5/2026, 2026-05-15, 'tháng 5/2026', 'quý II/2026' or 2026",
    ),
    (["list", "cats"], 2, "'cats' is no kind of thing: one of documents, agencies, people, places, tasks, missing, queries"),
    (["query"], 2, "which query? name one of 'nq57 query --list', a file, - or the query itself"),
    (["query", "SELECT ?s WHERE { ?s nq:lead }"], 2, "query, line 1, column 30: not SPARQL, cannot go on with '}'"),
    (["query", "no/such.rq"], 2, "no/such.rq cannot be read: No such file or directory"),
    (["query", "ASK { ?s ?p ?o }", "--param", "x"], 2, "--param x: write NAME=VALUE, as in --param document=08-TB/BCĐ"),
    (["query", "CQ01", "--param", "x=1"], 2, "CQ01 has no parameter 'x' (it has: document)"),
    (["query", "CQ04", "--param", "agent=so tai chinh"], 2,
     "'so tai chinh' fits 2 things, one is needed: Sở Tài chính (id:org-song-lam-so-tai-chinh); Sở Tài chính ("),
    (["trace", "song lam", "--format", "yaml"], 2, "Invalid value for '--format': 'yaml' is not one of"),
    (["foo"], 2, "No such command 'foo'."),
    (["who", "--foo"], 2, "No such option: --foo"),
    (["show"], 2, "Missing argument 'NAME…'"),
]  # fmt: skip


@pytest.mark.parametrize(("args", "code", "line"), MISTAKES, ids=[" ".join(row[0]) for row in MISTAKES])
def test_a_mistake_gets_one_clear_line(nq57: Nq57, args: list[str], code: int, line: str) -> None:
    outcome = nq57(*args)
    assert (outcome.code, outcome.out) == (code, "")
    assert outcome.err.startswith(f"nq57: {line}")
    assert outcome.err.count("\n") == 1


def test_no_graph_says_how_to_make_one(nq57: Nq57, tmp_path: Path) -> None:
    (tmp_path / "catalogue.yaml").write_text("", encoding="utf-8")
    outcome = nq57("who", "x", "--workspace", str(tmp_path))
    assert (outcome.code, outcome.err) == (2, f"nq57: no graph in {tmp_path} yet: make it with 'nq57 build'\n")


def test_no_workspace_says_how_to_make_one(nq57: Nq57, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    outcome = nq57("due")
    assert outcome.code == 2
    assert "nq57 init" in outcome.err
    assert outcome.err.count("\n") == 1


@pytest.mark.parametrize("lang", [["--lang", "vi"], ["--lang=vi"]])
def test_a_mistake_is_told_in_the_language_asked_for(nq57: Nq57, lang: list[str]) -> None:
    outcome = nq57("due", "--by", "mai", *lang)
    assert outcome.err.startswith("nq57: 'mai' không phải thời gian: viết ")


# ── answers ───────────────────────────────────────────────────────────────────────────────────────────────────────

TASK_KEYS = (
    "findings task work document number place path path_label role agent agent_label reached_by via deadline product addressee "
    "quote file line spans"
)


def test_the_envelope_and_the_row_of_a_task(nq57: Nq57) -> None:
    answer = nq57("who", "so", "khcn", "song", "lam", "--format", "json").json
    assert list(answer) == ["command", "arguments", "understood", "looked_at", "left_out", "rows"]
    assert answer["command"] == "who"
    assert answer["arguments"] == {"words": "so khcn song lam"}
    assert answer["looked_at"] == {"documents": 3, "tasks": 11}
    row = answer["rows"][0]
    assert set(TASK_KEYS.split()) <= set(row)
    assert {"text", "end", "earliest", "latest", "kind", "inherited"} <= set(row["deadline"])
    assert row["spans"] == [[665, 773]]
    assert row["agent"] == "org-song-lam-so-khoa-hoc-va-cong-nghe"


def test_a_table_tells_who_must_do_what_by_when_and_where_it_says_so(nq57: Nq57) -> None:
    outcome = nq57("due", "song", "lam", "--by", "31/5/2026", "--lang", "vi")
    assert outcome.code == 0
    words = " ".join(outcome.out.split())
    for part in ("trước ngày", "15/5/2026", "(chủ trì, thừa kế", "09-TB/BCĐ", "II.2.b1", "dòng 23"):
        assert part in words
    assert "3 nhiệm vụ, 2 việc; đã xem 3 văn bản, 11 nhiệm vụ; không gồm: nhiệm vụ không nêu thời hạn" in words
    assert max(map(len, outcome.out.splitlines())) <= 110


def test_an_inherited_deadline_is_marked_in_the_table(nq57: Nq57) -> None:
    table = nq57("who", "--for", "báo", "cáo", "quý", "--lang", "vi").out
    deadlines = " ".join(line[:20].strip() for line in table.splitlines())
    assert "QUÝ II/2026 (thừa kế từ mục II)" in " ".join(deadlines.split())


def test_nothing_found_says_how_much_was_looked_at(nq57: Nq57) -> None:
    outcome = nq57("who", "--for", "vệ tinh viễn thám")
    assert (outcome.code, outcome.out) == (1, "Nothing found; looked at 3 documents, 11 tasks.\n")


def test_the_words_after_for_need_no_quotes(nq57: Nq57) -> None:
    loose = nq57("who", "--for", "bộ", "tiêu", "chí", "--format", "json").json
    assert loose["rows"] == nq57("who", "--for", "bộ tiêu chí", "--format", "json").json["rows"]
    assert len(loose["rows"]) == 2
    both = nq57("who", "sông", "lam", "--for", "dữ", "liệu", "--format", "json").json
    assert both["arguments"] == {"words": "sông lam", "for": "dữ liệu"}


@pytest.mark.parametrize(
    ("given", "joined"),
    [
        (["--for", "a", "b", "--by", "2026"], ["--for", "a b", "--by", "2026"]),
        (["x", "--for", "a b"], ["x", "--for", "a b"]),
        (["--for"], ["--for"]),
        (["x", "y"], ["x", "y"]),
    ],
)
def test_join_words(given: list[str], joined: list[str]) -> None:
    assert join_words(given) == joined


def test_list_queries_needs_no_graph(nq57: Nq57, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    rows = nq57("list", "queries", "--format", "json").json["rows"]
    assert {"CQ01", "CQ15"} <= {row["id"] for row in rows}


# ── query ─────────────────────────────────────────────────────────────────────────────────────────────────────────

COUNT = (
    "SELECT (COUNT(DISTINCT ?work) AS ?n) WHERE { ?t nq:lead id:org-song-lam-so-khoa-hoc-va-cong-nghe ; nq:work ?work }"
)


def test_select_gives_sparql_json(nq57: Nq57) -> None:
    answer = nq57("query", COUNT, "--format", "json").json
    assert answer["head"]["vars"] == ["n"]
    assert answer["results"]["bindings"][0]["n"]["value"] == "3"


@pytest.mark.parametrize(
    ("query", "line"),
    [
        ("SELECT ?t { ?t a nq:Taskk }", "nq57: the vocabulary has no nq:Taskk\n"),
        ("SELECT (COUNT(*) AS ?n) { ?t a nq:Taskk ; nq:leed ?x }", "nq57: the vocabulary has no nq:Taskk, nq:leed\n"),
        ("ASK { ?t a nq:Taskk }", "nq57: the vocabulary has no nq:Taskk\n"),
        ("SELECT ?t { ?t a nq:Task ; nq:hour 'nq:Taskk' } # nq:Taskk", ""),
        ("SELECT ?t { ?t a nq:Task OPTIONAL { ?t nq:Taskk ?x } }", ""),
    ],
)
def test_a_query_that_finds_nothing_says_which_terms_there_are_not(nq57: Nq57, query: str, line: str) -> None:
    assert nq57("query", query).err == line


def test_codes_are_words_in_tables(nq57: Nq57) -> None:
    people = nq57("list", "people", "--lang", "vi").out
    assert "người ký" in people
    assert "signer" not in people
    assert "unresolved" not in nq57("list", "agencies", "--lang", "vi").out


def test_a_long_text_is_cut_around_the_words_asked_for() -> None:
    from nq57graph.cli.tables import _passage

    text = "Xây dựng kế hoạch " * 30 + "số hóa hồ sơ địa chính " + "và báo cáo kết quả " * 30
    assert "số hóa hồ sơ địa chính" in _passage(text, "ho so dia chinh")
    assert _passage(text, "ho so dia chinh").startswith("… ")
    assert "địa chính" in _passage(text, "hồ sơ của địa chính")
    assert _passage(text, "vệ tinh") == _passage(text, "")
    assert _passage("ngắn", "ngắn") == "ngắn"


def test_ask_and_construct(nq57: Nq57) -> None:
    assert nq57("query", "ASK { ?t a nq:Task }").out == "true\n"
    assert nq57("query", "ASK { ?t a nq:Nothing }", "--format", "json").json == {"head": {}, "boolean": False}
    turtle = nq57("query", "CONSTRUCT { ?d nq:implements ?r } WHERE { ?d nq:implements ?r }").out
    assert turtle.startswith("@prefix id: <https://w3id.org/nq57graph/id/> .\n@prefix nq: ")
    assert turtle.count("@prefix") == 2
    assert "id:doc-song-lam-tinh-uy-nq-05-2025-02-10 nq:implements id:doc-tw-nq-57-2024-12-22 ." in turtle


def test_a_query_from_a_file_and_from_standard_input(
    nq57: Nq57, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import io

    file = tmp_path / "count.rq"
    file.write_text(COUNT, encoding="utf-8")
    monkeypatch.setattr("sys.stdin", io.StringIO(COUNT))
    assert nq57("query", str(file)).out == nq57("query", "-").out == nq57("query", COUNT).out


def test_a_query_of_the_catalogue_with_a_parameter(nq57: Nq57) -> None:
    outcome = nq57("query", "CQ10", "--format", "csv")
    assert outcome.out.startswith("\ufeffNotice,Concluded by,Signed by,Same person,")
    assert "Trần Văn Lam,Lê Thị Giang,no" in outcome.out
    one = nq57("query", "cq10", "--param", "document=song-thao-thong-bao-hop", "--format", "json").json
    assert [row["same"]["value"] for row in one["results"]["bindings"]] == ["true"]


def test_a_plain_query_takes_terms(nq57: Nq57) -> None:
    asked = "SELECT ?agent (COUNT(*) AS ?n) WHERE { ?t nq:lead ?agent } GROUP BY ?agent"
    outcome = nq57("query", asked, "--param", "agent=id:org-song-lam-so-tai-chinh", "--format", "json")
    assert [row["n"]["value"] for row in outcome.json["results"]["bindings"]] == ["1"]


def test_a_workspace_has_queries_of_its_own(nq57: Nq57, tmp_path: Path) -> None:
    (tmp_path / "catalogue.yaml").write_text("", encoding="utf-8")
    (tmp_path / "queries").mkdir()
    (tmp_path / "queries" / "mine.rq").write_text("# vi: Của tôi\nSELECT ?s WHERE { ?s a nq:Task }", encoding="utf-8")
    listed = nq57("query", "--list", "--workspace", str(tmp_path), "--format", "json").json["rows"]
    assert {"id": "mine", "question": "Của tôi", "parameters": "", "file": "mine.rq"} in listed
    (tmp_path / "queries" / "bad.rq").write_text("# parameter: x (colour)\nSELECT * {}", encoding="utf-8")
    outcome = nq57("query", "--list", "--workspace", str(tmp_path))
    assert outcome.code == 2
    assert "bad.rq, line 1: a parameter is 'name (type)" in outcome.err


# ── the program ───────────────────────────────────────────────────────────────────────────────────────────────────

ALL = [command.name or command.callback.__name__ for command in make_app().registered_commands if command.callback]


def test_every_command_of_the_design_is_there() -> None:
    assert set(ALL) >= {"init", "add", "build", "demo", "read", "draw", "check", *COMMANDS}


@pytest.mark.parametrize("command", ALL)
def test_every_command_has_help(nq57: Nq57, command: str) -> None:
    outcome = nq57(command, "--help")
    assert outcome.code == 0
    assert outcome.out.startswith(f"Usage: nq57 {command} ")


def test_version_and_bare_call(nq57: Nq57) -> None:
    from nq57graph import __version__

    assert nq57("--version").out == f"nq57 {__version__}\n"
    assert nq57().out == nq57("--help").out
    assert all(f"  {name} " in nq57().out for name in ALL)
