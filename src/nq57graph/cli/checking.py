"""``nq57 check``: whether the built graph keeps what it promises."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

import typer

from nq57graph.cli.options import LangOption, WorkspaceOption, language
from nq57graph.errors import NoGraph
from nq57graph.generation import current_generation
from nq57graph.workspace import list_sources, open_workspace

if TYPE_CHECKING:
    from nq57graph.build.verify import Check, Problem

SHOWN = 5
"""How many problems of one check are shown; the rest are counted."""

_CHECKS = {
    "vi": {
        "files": "tệp và kho truy vấn đúng như lúc dựng: {n} mục",
        "shapes": "hình dạng SHACL: {n} nút",
        "quotes": "trích dẫn trùng nguyên văn tại vị trí của nó: {n} trích dẫn",
        "names": "mỗi IRI chỉ một thứ, mỗi bộ ba ở một đồ thị: {n} nút",
        "statements": "thuộc tính trực tiếp khớp với nút phát biểu: {n} bộ ba",
        "published": "tệp công bố trong .nq57 trùng với đồ thị hiện hành: {n} tệp",
        "documents": "văn bản trong documents/ vẫn như lúc dựng: {n} tệp",
    },
    "en": {
        "files": "files and store are as the build left them: {n} items",
        "shapes": "SHACL shapes: {n} nodes",
        "quotes": "quotes equal the text at their offsets: {n} quotes",
        "names": "each IRI names one thing, each triple stands in one graph: {n} nodes",
        "statements": "direct properties agree with statement nodes: {n} triples",
        "published": "published files in .nq57 are those of the current graph: {n} files",
        "documents": "documents/ holds what the graph was built from: {n} files",
    },
}
_PROBLEMS = {
    "vi": {
        "changed": "{where}: đã bị sửa, bị mất hoặc không đọc được từ sau khi dựng; chạy lại 'nq57 build'",
        "store": "{where}: không mở được hoặc khác graph.nq; chạy lại 'nq57 build'",
        "published": "{where}: bị mất hoặc khác tệp của đồ thị hiện hành; chạy lại 'nq57 build'",
        "documents": "văn bản ở {where}/ thay đổi từ sau khi dựng: {detail}: chạy lại nq57 build",
        "shape": "{where}: {detail}",
        "quote": "{where}: trích dẫn khác văn bản, ở đó là '{detail}'",
        "two_graphs": "đứng ở nhiều đồ thị: {where}",
        "two_kinds": "{where}: nhiều loại cùng một IRI: {detail}",
        "labels": "{where}: cần đúng một nhãn tiếng Việt, có: '{detail}'",
        "only_direct": "có thuộc tính trực tiếp mà không có nút phát biểu: {where}",
        "only_statement": "có nút phát biểu mà không có thuộc tính trực tiếp: {where}",
    },
    "en": {
        "changed": "{where}: changed, lost or unreadable since the build; run 'nq57 build' again",
        "store": "{where}: does not open, or differs from graph.nq; run 'nq57 build' again",
        "published": "{where}: lost, or not that of the current graph; run 'nq57 build' again",
        "documents": "{where} changed since the build: {detail}: run nq57 build",
        "shape": "{where}: {detail}",
        "quote": "{where}: the quote is not the text, which reads '{detail}'",
        "two_graphs": "stands in more than one graph: {where}",
        "two_kinds": "{where}: one IRI, several kinds: {detail}",
        "labels": "{where}: one Vietnamese label is needed, found: '{detail}'",
        "only_direct": "a direct property without a statement node: {where}",
        "only_statement": "a statement node without its direct property: {where}",
    },
}
_MORE = {"vi": "… và {n} lỗi nữa", "en": "… and {n} more"}


def register(app: typer.Typer) -> None:
    """Adds ``check`` to ``app``."""
    app.command()(check)


def check(folder: WorkspaceOption = None, lang: LangOption = None) -> None:
    """Checks the built graph again: files, SHACL shapes, quotes, names, direct properties, documents changed since."""
    from nq57graph.build.current import check_documents, check_published
    from nq57graph.build.verify import verify_generation

    workspace = open_workspace(folder)
    generation = current_generation(workspace.build_folder)
    if generation is None:
        raise NoGraph(workspace.folder)
    broken = False
    sources = {source.name: source.path for source in list_sources(workspace)}
    beside = [check_published(workspace.build_folder, generation), check_documents(generation, sources)]
    for done in chain(verify_generation(generation), beside):
        typer.echo("\n".join(lines_of(done, language(lang))))
        broken = broken or bool(done.problems)
    if broken:
        raise typer.Exit(1)


def lines_of(check: Check, lang: str) -> list[str]:
    """One line for the check, and one for each problem shown."""
    sign = "✗" if check.problems else "✓"
    lines = [f"{sign} {_CHECKS[lang][check.name].format(n=check.looked_at)}"]
    lines += [f"    {_line_of(problem, lang)}" for problem in check.problems[:SHOWN]]
    if len(check.problems) > SHOWN:
        lines.append(f"    {_MORE[lang].format(n=len(check.problems) - SHOWN)}")
    return lines


def _line_of(problem: Problem, lang: str) -> str:
    detail = problem.detail_vi if lang == "vi" and problem.detail_vi else problem.detail
    line = _PROBLEMS[lang][problem.kind].format(where=problem.where, detail=detail)
    return " ".join(line.split())
