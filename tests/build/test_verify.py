"""``nq57 check`` finds what is wrong with a built graph: each test spoils one thing."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
import typer
from pyoxigraph import Literal, NamedNode, Quad, parse
from typer.testing import CliRunner

from nq57graph.build import build_graph
from nq57graph.build.current import check_documents
from nq57graph.build.store import write_store
from nq57graph.build.swap import PUBLISHED
from nq57graph.build.verify import Check, verify_generation
from nq57graph.build.write import to_nquads
from nq57graph.cli import checking
from nq57graph.errors import NoGraph
from nq57graph.vocabulary import ID, NQ, RDF, RDFS, XSD

from . import invented as inv

Quads = set[Quad]
SHARED, NOTICE_GRAPH = NamedNode(f"{ID}graph-shared"), NamedNode(f"{ID}graph-{inv.NOTICE}")
TASK, SECOND = NamedNode(f"{ID}{inv.NOTICE}-II-1-d"), NamedNode(f"{ID}{inv.NOTICE}-II-1-dd")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_graph(inv.CORPUS, tmp_path_factory.mktemp("built") / ".nq57", validate=False).generation


@pytest.fixture
def generation(built: Path, tmp_path: Path) -> Path:
    """A copy to spoil."""
    return Path(shutil.copytree(built, tmp_path / ".nq57" / "generations" / built.name))


def _spoil(generation: Path, change: Callable[[Quads], Quads]) -> dict[str, tuple[str, ...]]:
    """Writes the changed graph as if a build had made it so, and returns the kinds of problem found by each check."""
    nquads = to_nquads(change(set(parse(path=generation / "graph.nq"))))
    (generation / "graph.nq").write_bytes(nquads)
    shutil.rmtree(generation / "store")
    write_store(generation / "store", nquads)
    summary = json.loads((generation / "build.json").read_text(encoding="utf-8"))
    summary["sha256"]["graph.nq"] = hashlib.sha256(nquads).hexdigest()
    (generation / "build.json").write_text(json.dumps(summary), encoding="utf-8")
    return _kinds(verify_generation(generation))


def _kinds(checks: object) -> dict[str, tuple[str, ...]]:
    return {
        check.name: tuple(sorted({problem.kind for problem in check.problems})) for check in checks if check.problems
    }


def _quad(subject: NamedNode, property_: str, value: NamedNode | Literal, graph: NamedNode = NOTICE_GRAPH) -> Quad:
    return Quad(subject, NamedNode(property_), value, graph)


def _without(quads: Quads, subject: NamedNode, property_: str) -> Quads:
    return {quad for quad in quads if (quad.subject, quad.predicate.value) != (subject, property_)}


def _shifted(quads: Quads) -> Quads:
    """The evidence of the header's number, moved by one character."""
    evidence = NamedNode(f"{ID}{inv.NOTICE}-ev-31-40")
    moved = {NQ.start: 32, NQ.end: 41}
    for property_, offset in moved.items():
        quads = _without(quads, evidence, property_)
        quads |= {_quad(evidence, property_, Literal(str(offset), datatype=NamedNode(XSD.integer)))}
    return quads


CASES: dict[str, tuple[Callable[[Quads], Quads], dict[str, tuple[str, ...]]]] = {
    "nothing": (lambda quads: quads, {}),
    "a quote moved": (_shifted, {"quotes": ("quote",)}),
    "a task's quote changed": (
        lambda quads: _without(quads, TASK, NQ.quote) | {_quad(TASK, NQ.quote, Literal("Xây dựng"))},
        {"quotes": ("quote",)},
    ),
    "a direct property too many": (
        lambda quads: quads | {_quad(SECOND, p, NamedNode(ID + inv.BCD)) for p in (NQ.lead, NQ.involves)},
        {"statements": ("only_direct",)},
    ),
    "a direct property too few": (
        lambda quads: _without(quads, SECOND, NQ.support),
        {"statements": ("only_statement",)},
    ),
    "a superproperty too few": (lambda quads: _without(quads, SECOND, NQ.involves), {"statements": ("only_statement",)}),
    "another day on the task": (
        lambda quads: _without(quads, TASK, NQ.dueBy)
        | {_quad(TASK, NQ.dueBy, Literal("2026-06-01", datatype=NamedNode(XSD.date)))},
        {"statements": ("only_direct", "only_statement")},
    ),
    "an edge without a citation": (
        lambda quads: quads
        | {_quad(NamedNode(ID + inv.BC09), p, NamedNode(ID + inv.NQ57)) for p in (NQ.implements, NQ.downstreamOf)},
        {"statements": ("only_direct",)},
    ),
    "a triple in two graphs": (
        lambda quads: quads | {_quad(SECOND, NQ.support, NamedNode(ID + inv.SO_TAI_CHINH), SHARED)},
        {"names": ("two_graphs",)},
    ),
    "two kinds of thing": (
        lambda quads: quads | {_quad(SECOND, RDF.type, NamedNode(NQ.Work))},
        {"names": ("two_kinds",), "shapes": ("shape",)},
    ),
    "no label": (lambda quads: _without(quads, TASK, RDFS.label), {"names": ("labels",), "shapes": ("shape",)}),
    "no evidence": (lambda quads: _without(quads, SECOND, NQ.evidence), {"shapes": ("shape",), "quotes": ("quote",)}),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
def test_finds_what_is_wrong_in_the_graph(generation: Path, case: str) -> None:
    change, expected = CASES[case]
    found = _spoil(generation, change)
    assert {name: kinds for name, kinds in found.items() if name != "shapes" or "shapes" in expected} == expected


@pytest.mark.parametrize(
    ("spoil", "where", "kind"),
    [
        (lambda g: (g / "graph.nq").write_bytes(b"<a> <b> <c> .\n"), "graph.nq", "changed"),
        (lambda g: (g / "nq57.ttl").unlink(), "nq57.ttl", "changed"),
        (lambda g: (g / "build.json").write_bytes(b"{}"), "build.json", "changed"),
        (lambda g: (g / "build.json").write_bytes(b"{"), "build.json", "changed"),
        (
            lambda g: (g / "texts" / f"{inv.REPORT}.txt").write_text("khác", encoding="utf-8"),
            f"texts/{inv.REPORT}.txt",
            "changed",
        ),
        (lambda g: shutil.rmtree(g / "store"), "store", "store"),
        (lambda g: (shutil.rmtree(g / "store"), write_store(g / "store", b"")), "store", "store"),
        (lambda g: (g / "store" / "CURRENT").write_bytes(b"nonsense"), "store", "store"),
    ],
)
def test_finds_what_is_wrong_with_the_files(
    generation: Path, spoil: Callable[[Path], object], where: str, kind: str
) -> None:
    spoil(generation)
    [check] = verify_generation(generation)
    assert [(problem.where, problem.kind) for problem in check.problems] == [(where, kind)]


# ── the command ───────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def app() -> typer.Typer:
    app = typer.Typer()
    checking.register(app)
    return app


def _workspace(tmp_path: Path, generation: Path | None) -> list[str]:
    """A workspace whose documents have the digests that the facts give them."""
    (tmp_path / "catalogue.yaml").write_text("", encoding="utf-8")
    if generation is not None:
        (tmp_path / ".nq57" / "current").write_text(f"{generation.name}\n", encoding="utf-8")
        for name in PUBLISHED:
            shutil.copyfile(generation / name, tmp_path / ".nq57" / name)
        _write_documents(tmp_path / "documents", generation)
    return ["--workspace", str(tmp_path)]


@pytest.mark.parametrize(("lang", "words"), [("vi", "trích dẫn trùng nguyên văn"), ("en", "quotes equal the text")])
def test_command_says_one_line_for_each_check(
    app: typer.Typer, tmp_path: Path, generation: Path, lang: str, words: str
) -> None:
    result = CliRunner().invoke(app, [*_workspace(tmp_path, generation), "--lang", lang])
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert len(lines) == 7 and all(line.startswith("✓ ") for line in lines)
    assert words in result.stdout


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_command_shows_problems_and_fails(app: typer.Typer, tmp_path: Path, generation: Path, lang: str) -> None:
    _spoil(generation, _shifted)
    result = CliRunner().invoke(app, [*_workspace(tmp_path, generation), "--lang", lang])
    assert result.exit_code == 1
    [bad] = [line for line in result.stdout.splitlines() if line.startswith("✗ ")]
    assert f"{inv.NOTICE}-ev-31-40" in result.stdout.split(bad)[1]


def _write_documents(folder: Path, generation: Path) -> None:
    """Files named as the summary's sources; the summary told their digests, as a build of them would have."""
    summary = json.loads((generation / "build.json").read_text(encoding="utf-8"))
    for name in summary["sources"]:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(name, encoding="utf-8")
        summary["sources"][name] = hashlib.sha256(name.encode()).hexdigest()
    for path in (generation / "build.json", generation.parents[1] / "build.json"):
        path.write_text(json.dumps(summary), encoding="utf-8")


NAMES = sorted(s.file for facts in inv.CORPUS.documents for s in (facts.document.source, *facts.document.copies))
FIRST, LAST = NAMES[0], NAMES[-1]


@pytest.mark.parametrize(
    ("spoil", "en", "vi", "reason"),
    [
        (lambda w: None, "", "", "must not complain: nothing changed"),
        (
            lambda w: (w / ".nq57" / "graph.nq").write_bytes(b"rubbish"),
            "graph.nq: lost, or not that of the current graph",
            "graph.nq: bị mất hoặc khác",
            "people take the published file, not the one of the generation",
        ),
        (
            lambda w: (w / ".nq57" / "nq57.ttl").unlink(),
            "nq57.ttl: lost, or not that of the current graph",
            "nq57.ttl: bị mất hoặc khác",
            "a file that is promised is missing",
        ),
        (
            lambda w: (w / ".nq57" / "build.json").write_bytes(b"{}"),
            "build.json: lost, or not that of the current graph",
            "build.json: bị mất hoặc khác",
            "the summary tells where the graph is from",
        ),
        (
            lambda w: (w / "documents" / FIRST).write_text("khác", encoding="utf-8"),
            f"documents changed since the build: {FIRST} (edited): run nq57 build",
            f"thay đổi từ sau khi dựng: {FIRST} (đã sửa): chạy lại nq57 build",
            "the graph quotes words that the file may no longer have",
        ),
        (
            lambda w: (
                (w / "documents" / FIRST).unlink(),
                (w / "documents" / LAST).write_text("khác", encoding="utf-8"),
                (w / "documents" / "zz-mới.txt").write_text("mới", encoding="utf-8"),
            ),
            f"{FIRST} (deleted), {LAST} (edited), zz-mới.txt (new): run nq57 build",
            f"{FIRST} (đã xóa), {LAST} (đã sửa), zz-mới.txt (mới): chạy lại nq57 build",
            "all of them in one line: one build mends them together",
        ),
        (
            lambda w: (w / "documents" / "~$khoa.docx").write_text("khóa", encoding="utf-8"),
            "",
            "",
            "must not complain: a lock file is no document",
        ),
    ],
)
@pytest.mark.parametrize("lang", ["en", "vi"])
def test_command_finds_what_is_no_longer_as_it_was_built(
    app: typer.Typer,
    tmp_path: Path,
    generation: Path,
    spoil: Callable[[Path], object],
    en: str,
    vi: str,
    reason: str,
    lang: str,
) -> None:
    command = _workspace(tmp_path, generation)
    spoil(tmp_path)
    result = CliRunner().invoke(app, [*command, "--lang", lang])
    expected = en if lang == "en" else vi
    assert result.exit_code == (1 if expected else 0), reason
    assert expected in result.stdout, reason
    assert result.stdout.count("✗") == (1 if expected else 0), reason


def test_a_refused_file_is_neither_new_nor_lost_while_it_stays(tmp_path: Path) -> None:
    refused = [("scan.pdf", "no text")]
    generation = build_graph(inv.CORPUS, tmp_path / ".nq57", refused=refused, validate=False).generation
    documents = tmp_path / "documents"
    _write_documents(documents, generation)
    sources = {name: documents / name for name in NAMES}
    assert check_documents(generation, sources | {"scan.pdf": documents / "scan.pdf"}).problems == ()
    assert [problem.detail for problem in check_documents(generation, sources).problems] == ["scan.pdf (deleted)"]


def test_command_without_a_graph(app: typer.Typer, tmp_path: Path) -> None:
    result = CliRunner().invoke(app, _workspace(tmp_path, None))
    assert isinstance(result.exception, NoGraph)


@pytest.mark.parametrize("kind", checking._PROBLEMS["en"])
def test_every_problem_has_words_in_both_languages(kind: str) -> None:
    from nq57graph.build.verify import Problem

    problems = tuple(Problem(kind, f"where{n}", "detail") for n in range(checking.SHOWN + 2))
    shown = {lang: checking.lines_of(Check("files", 7, problems), lang) for lang in ("vi", "en")}
    assert all(
        len(lines) == checking.SHOWN + 2 and "where0" in lines[1] and "2" in lines[-1] for lines in shown.values()
    )
    assert shown["vi"] != shown["en"]
