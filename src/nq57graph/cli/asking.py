"""The commands that ask the graph: who, due, trace, show, list, query."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperCommand

from nq57graph import workspace
from nq57graph.cli.options import LangOption, WorkspaceOption, language
from nq57graph.cli.output import Format, FormatOption, OutputOption, show_answer, write_out
from nq57graph.errors import NoGraph, NoWorkspace, UserError
from nq57graph.generation import current_generation

if TYPE_CHECKING:
    from nq57graph.ask.catalogue import Result
    from nq57graph.ask.engine import Graph

_VERBS = re.compile("select|ask|construct|describe|prefix|base", re.IGNORECASE)
_LISTED = "documents, agencies, people, places, tasks, missing, queries"

ByOption = Annotated[
    str | None,
    typer.Option("--by", metavar="TIME", help="Hạn đến hết · Due by: 15/5/2026, 'tháng 5/2026', 'quý II/2026', 2026."),
]
ProvinceOption = Annotated[
    str | None, typer.Option("--province", metavar="NAME", help="Chỉ địa phương này · Only this place.")
]
DocumentOption = Annotated[
    str | None, typer.Option("--document", metavar="NAME", help="Chỉ văn bản này · Only this document.")
]


class _WithWork(TyperCommand):
    """A command whose ``--for`` takes all words up to the next option, so that they need no quotes."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        return super().parse_args(ctx, join_words(args))


def join_words(args: list[str]) -> list[str]:
    """``args`` with the words that follow ``--for`` as one."""
    if "--for" not in args:
        return args
    start = args.index("--for") + 1
    end = next((n for n in range(start, len(args)) if args[n].startswith("-")), len(args))
    return args if end == start else [*args[:start], " ".join(args[start:end]), *args[end:]]


def who(
    words: Annotated[
        list[str] | None, typer.Argument(metavar="[NAME]…", help="Cơ quan, người, địa phương · Body, person or place.")
    ] = None,
    work: Annotated[
        str | None,
        typer.Option("--for", metavar="WORDS…", help="Ai lo việc này? · Who does the work that these words describe?"),
    ] = None,
    role: Annotated[
        str | None, typer.Option("--role", metavar="ROLE", help="chủ trì (lead) | phối hợp (support) | chỉ đạo (via).")
    ] = None,
    by: ByOption = None,
    province: ProvinceOption = None,
    document: DocumentOption = None,
    groups: Annotated[
        bool, typer.Option("--groups", help="Cả việc giao chung cho nhóm · Also tasks given to a group it is in.")
    ] = False,
    form: FormatOption = Format.TABLE,
    output: OutputOption = None,
    folder: WorkspaceOption = None,
    lang: LangOption = None,
) -> None:
    """Ai phải làm gì · Who must do what: nq57 who so khcn khanh hoa."""
    from nq57graph.ask.who import who as ask_who
    from nq57graph.ask.who import who_for

    name, speech = " ".join(words or ()), language(lang)
    if not name and not work:
        raise UserError(
            "who? give a name (nq57 who so khcn khanh hoa) or the work (nq57 who --for bộ tiêu chí)",
            vi="hỏi ai? cho biết tên (nq57 who so khcn khanh hoa) hoặc việc (nq57 who --for bộ tiêu chí)",
        )
    graph = _open(folder)
    if work:
        if role or groups:
            raise UserError(
                "--for tells who leads a work: leave out --role and --groups",
                vi="--for cho biết ai chủ trì công việc: bỏ --role và --groups",
            )
        answer = who_for(graph, work, party=name or None, by=by, province=province, document=document, lang=speech)
    else:
        answer = ask_who(
            graph, name, role=role, by=by, province=province, document=document, groups=groups, lang=speech
        )
    show_answer(answer, form, speech, output)


def due(
    words: Annotated[
        list[str] | None, typer.Argument(metavar="[NAME]…", help="Cơ quan hay địa phương · Body or place.")
    ] = None,
    by: ByOption = None,
    after: Annotated[
        str | None, typer.Option("--after", metavar="TIME", help="Hạn sau · Due later than this time.")
    ] = None,
    province: ProvinceOption = None,
    document: DocumentOption = None,
    form: FormatOption = Format.TABLE,
    output: OutputOption = None,
    folder: WorkspaceOption = None,
    lang: LangOption = None,
) -> None:
    """Việc nào đến hạn · What is due, earliest first: nq57 due --by 15/5/2026."""
    from nq57graph.ask.due import due as ask_due

    speech = language(lang)
    name = " ".join(words or ()) or None
    answer = ask_due(_open(folder), name, by=by, after=after, province=province, document=document, lang=speech)
    show_answer(answer, form, speech, output)


def trace(
    words: Annotated[
        list[str] | None,
        typer.Argument(metavar="[NAME]…", help="Văn bản, nhiệm vụ, cơ quan · Document, task or body [57-NQ/TW]."),
    ] = None,
    tasks: Annotated[
        bool, typer.Option("--tasks", help="Cả nhiệm vụ và ai chủ trì · Also the tasks and who leads them.")
    ] = False,
    form: FormatOption = Format.TABLE,
    output: OutputOption = None,
    folder: WorkspaceOption = None,
    lang: LangOption = None,
) -> None:
    """Lần theo từ nghị quyết đến nhiệm vụ · How a resolution comes down, what a task rests on."""
    from nq57graph.ask.lineage import ROOT
    from nq57graph.ask.lineage import trace as ask_trace

    speech = language(lang)
    show_answer(ask_trace(_open(folder), " ".join(words or (ROOT,)), tasks=tasks, lang=speech), form, speech, output)


def show(
    words: Annotated[list[str], typer.Argument(metavar="NAME…", help="Tên, mã hay IRI · A name, an id or an IRI.")],
    form: FormatOption = Format.TABLE,
    output: OutputOption = None,
    folder: WorkspaceOption = None,
    lang: LangOption = None,
) -> None:
    """Mọi điều về một đối tượng, kèm nguyên văn · All that is said of one thing, with the words that say it."""
    from nq57graph.ask.show import show as ask_show

    speech = language(lang)
    show_answer(ask_show(_open(folder), " ".join(words), lang=speech), form, speech, output)


def list_things(
    kind: Annotated[str, typer.Argument(metavar="KIND", help=_LISTED)],
    form: FormatOption = Format.TABLE,
    output: OutputOption = None,
    folder: WorkspaceOption = None,
    lang: LangOption = None,
) -> None:
    """Liệt kê · List documents, agencies, people, places, tasks, missing (cited, not held) or queries."""
    from nq57graph.ask.catalogue import list_catalogue
    from nq57graph.ask.listing import list_kind

    speech = language(lang)
    if kind == "queries":
        answer = list_catalogue(_query_folders(folder), speech)
    else:
        answer = list_kind(_open(folder), kind, speech)
    show_answer(answer, form, speech, output)


def query(
    asked: Annotated[
        str | None, typer.Argument(metavar="NAME|FILE|-|SPARQL", help="Câu hỏi có sẵn, tệp, hay câu lệnh · see --list.")
    ] = None,
    params: Annotated[
        list[str] | None, typer.Option("--param", metavar="NAME=VALUE", help="Tham số · A parameter of the query.")
    ] = None,
    listed: Annotated[bool, typer.Option("--list", help="Các câu hỏi có sẵn · The queries of the catalogue.")] = False,
    form: FormatOption = Format.TABLE,
    output: OutputOption = None,
    folder: WorkspaceOption = None,
    lang: LangOption = None,
) -> None:
    """SPARQL, tiền tố có sẵn · prefixes are built in: nq57 query 'SELECT ?t { ?t a nq:Task }'."""
    from nq57graph.ask import catalogue

    speech = language(lang)
    if listed:
        show_answer(catalogue.list_catalogue(_query_folders(folder), speech), form, speech, output)
        return
    if asked is None:
        raise UserError(
            "which query? name one of 'nq57 query --list', a file, - or the query itself",
            vi="câu hỏi nào? chọn trong 'nq57 query --list', một tệp, - hoặc chính câu lệnh",
        )
    question = _question(asked, folder)
    with _stopped_by_interrupt():
        result = catalogue.ask(_open(folder), question, _parameters(params or []), speech)
    if _is_nothing(result):
        _tell_unknown(question.query, speech)
    if isinstance(result, bool):
        text = catalogue.boolean_json(result) if form is Format.JSON else f"{result}\n".lower()
        write_out(text, Format.JSON, output)
    elif isinstance(result, str):
        write_out(result, Format.JSON, output)
    elif form is Format.JSON:
        write_out(result.json, form, output)
        if not result.answer.rows:
            raise typer.Exit(1)
    else:
        show_answer(result.answer, form, speech, output)


@contextmanager
def _stopped_by_interrupt() -> Iterator[None]:
    """Ctrl-C ends the process at once (a shell tells 130): the engine does not come back to Python while it searches,
    so that Python's own handler would wait for it. The store is only read; nothing can be lost."""
    import signal

    if signal.getsignal(signal.SIGINT) is not signal.default_int_handler:
        yield
        return
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def _is_nothing(result: Result | bool | str) -> bool:
    """Whether a query found nothing; a count of nothing is a row, too."""
    if isinstance(result, bool | str):
        return not (result.strip() if isinstance(result, str) else result)
    return not any(value for row in result.answer.rows for value in row.values())


def _tell_unknown(query: str, lang: str) -> None:
    """Where a query found nothing: which of its terms there are not, on standard error."""
    from nq57graph.ask.engine import unknown_terms

    unknown = ", ".join(f"nq:{name}" for name in unknown_terms(query))
    if unknown:
        told = {"vi": f"từ vựng không có {unknown}", "en": f"the vocabulary has no {unknown}"}
        typer.echo(f"nq57: {told[lang]}", err=True)


def _open(folder: Path | None) -> Graph:
    """The graph of the workspace that the user means. Raises NoWorkspace and NoGraph."""
    from nq57graph.ask.engine import open_graph

    where = workspace.open_workspace(folder)
    generation = current_generation(where.build_folder)
    if generation is None:
        raise NoGraph(where.folder)
    return open_graph(generation)


def _query_folders(folder: Path | None) -> list[Path]:
    """The workspace's own queries; none where there is no workspace, unless the user named one."""
    try:
        return [workspace.open_workspace(folder).queries]
    except NoWorkspace:
        return []


def _question(asked: str, folder: Path | None) -> Any:
    from nq57graph.ask.catalogue import find_question, read_question, read_text

    if asked == "-":
        return read_text("-", sys.stdin.read())
    if re.search(r"[\s{}]", asked.strip()) and not Path(asked).is_file() or re.fullmatch(_VERBS, asked.strip()):
        return read_text("query", asked)
    if asked.endswith((".rq", ".sparql")) or "/" in asked or Path(asked).is_file():
        return read_question(Path(asked))
    return find_question(asked, _query_folders(folder))


def _parameters(params: list[str]) -> dict[str, str]:
    given = {}
    for param in params:
        name, equals, value = param.partition("=")
        if not equals or not name.isidentifier():
            raise UserError(
                f"--param {param}: write NAME=VALUE, as in --param document=08-TB/BCĐ",
                vi=f"--param {param}: viết TÊN=GIÁ_TRỊ, như --param document=08-TB/BCĐ",
            )
        given[name] = value
    return given


COMMANDS: Mapping[str, Callable[..., None]] = {
    "who": who,
    "due": due,
    "trace": trace,
    "show": show,
    "list": list_things,
    "query": query,
}
"""The commands of this module by the name that the user types."""


def register(app: typer.Typer, only: str | None = None) -> None:
    """Adds ``who``, ``due``, ``trace``, ``show``, ``list`` and ``query`` to ``app``; no more than one if it is named."""
    for name in COMMANDS if only is None else (only,):
        app.command(name, cls=_WithWork if name == "who" else None)(COMMANDS[name])
