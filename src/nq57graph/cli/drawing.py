"""``nq57 draw``: pages to look at."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from nq57graph.cli.options import LangOption, WorkspaceOption, language
from nq57graph.errors import NoGraph, UserError
from nq57graph.generation import SUMMARY, current_generation
from nq57graph.workspace import open_workspace

KINDS = ("cascade",)


def register(app: typer.Typer) -> None:
    """Adds ``draw`` to ``app``."""
    app.command()(draw)


def draw(
    kind: Annotated[str, typer.Argument(metavar="KIND", help=f"What to draw: {', '.join(KINDS)}.")],
    output: Annotated[Path, typer.Option("--output", "-o", metavar="FILE", help="The page to write, an HTML file.")],
    root: Annotated[
        str, typer.Option("--from", metavar="NUMBER", help="The document from which the cascade comes down.")
    ] = "57-NQ/TW",
    province: Annotated[str | None, typer.Option("--province", help="Only what comes down to this province.")] = None,
    folder: WorkspaceOption = None,
    lang: LangOption = None,
) -> None:
    """Draws a page to look at, which needs no network: how a resolution comes down to every agency."""
    from nq57graph.ask.engine import open_graph
    from nq57graph.draw.page import cascade_page
    from nq57graph.trace import only_province, trace_cascade

    if kind not in KINDS:
        raise UserError(
            f"nothing to draw is called '{kind}': choose {', '.join(KINDS)}",
            vi=f"không vẽ được '{kind}': chọn {', '.join(KINDS)}",
        )
    workspace = open_workspace(folder)
    generation = current_generation(workspace.build_folder)
    if generation is None:
        raise NoGraph(workspace.folder)
    cascade = trace_cascade(open_graph(generation), root)
    if province:
        cascade = only_province(cascade, province)
    speech = language(lang)
    _write(output, cascade_page(cascade, speech, _refused(generation)))
    typer.echo(f"đã vẽ: {output}" if speech == "vi" else f"drawn: {output}", err=True)


def _refused(generation: Path) -> list[str]:
    """The files that the build could not read."""
    summary = json.loads((generation / SUMMARY).read_text(encoding="utf-8"))
    return [str(each["file"]) for each in summary["refused"]]


def _write(output: Path, page: str) -> None:
    try:
        output.write_text(page, encoding="utf-8", newline="\n")
    except OSError as error:
        raise UserError(
            f"cannot write {output} ({error.strerror}): name a file in a folder that exists",
            vi=f"không ghi được {output} ({error.strerror}): chọn tệp trong một thư mục đã có",
        ) from error
