"""The commands that prepare answers: init, add, build, and demo, which tries the others out."""

from __future__ import annotations

import shlex
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from nq57graph import assets, workspace
from nq57graph.cli.options import LangOption, WorkspaceOption, language

DEMO_FOLDER = "nq57-demo"
DEMO_PAGE = "nq57-cascade.html"


def register(app: typer.Typer) -> None:
    """Adds ``init``, ``add``, ``build`` and ``demo`` to ``app``."""
    app.command()(init)
    app.command()(add)
    app.command()(build)

    @app.command()
    def demo(
        output: Annotated[
            Path, typer.Option("--output", metavar="DIR", help="Where the page goes; it is made if need be.")
        ] = Path(),
        lang: LangOption = None,
    ) -> None:
        """A tour: builds the example workspace, asks it three questions and draws the cascade."""
        _tour(app, output, language(lang))


def _tell(lang: str, en: str, vi: str) -> None:
    typer.echo(vi if lang == "vi" else en, err=True)


# ── init, add, build ──────────────────────────────────────────────────────────────────────────────────────────────


def init(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="The folder to make a workspace of.")],
    lang: LangOption = None,
) -> None:
    """Makes a workspace: a folder for documents and the graph built from them."""
    workspace.init_workspace(folder)
    _tell(
        language(lang),
        f"{folder} is a workspace now. Next, in it: nq57 add PATH…, then nq57 build",
        f"{folder} đã là vùng làm việc. Tiếp theo, ở trong đó: nq57 add ĐƯỜNG_DẪN…, rồi nq57 build",
    )


def add(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH…", help="Documents, or folders of documents.")],
    folder: WorkspaceOption = None,
    lang: LangOption = None,
) -> None:
    """Copies documents into the workspace and enters them in its catalogue; nothing is overwritten."""
    speech = language(lang)
    report = workspace.add_documents(workspace.open_workspace(folder), paths)
    for name in report.added:
        _tell(speech, f"added: {name}", f"đã thêm: {name}")
    for path, name in report.known:
        _tell(speech, f"{path}: already there as {name}", f"{path}: đã có, tên là {name}")
    for path in report.passed_over:
        _tell(speech, f"{path}: passed over (lock or hidden file)", f"{path}: bỏ qua (tệp khóa hoặc tệp ẩn)")
    for error in report.refused:
        _tell(speech, str(error), error.line("vi"))
    if report.refused:
        raise typer.Exit(1)


def build(folder: WorkspaceOption = None, lang: LangOption = None) -> None:
    """Builds the graph of the workspace from all its documents; the former graph counts until the new one is whole."""
    from nq57graph.pipeline import build_workspace

    speech = language(lang)
    with _progress() as progress:
        report = build_workspace(workspace.open_workspace(folder), progress=progress)
    for file, reason in report.refused:
        typer.echo(f"{file}: {reason}", err=True)
    refused = len(report.refused)
    _tell(
        speech,
        f"{'built' if report.changed else 'unchanged'}: {report.documents} documents, {report.tasks} tasks"
        + (f"; {refused} refused" if refused else ""),
        f"{'đã dựng' if report.changed else 'không đổi'}: {report.documents} văn bản, {report.tasks} nhiệm vụ"
        + (f"; {refused} tệp không đọc được" if refused else ""),
    )
    if refused:
        raise typer.Exit(1)


@contextmanager
def _progress() -> Iterator[Callable[[int, int, str], None] | None]:
    """What shows (done, total, what is being done) as a bar on stderr; None where stderr is no terminal."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None)

        def show(done: int, total: int, what: str) -> None:
            bar.update(task, completed=done, total=total, description=what)

        yield show


# ── demo ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def _tour(app: typer.Typer, output: Path, lang: str) -> None:
    """Runs the commands of the tour, each shown as the user would type it, so that none is told that does not work."""
    where = _example(Path.cwd())
    at = [] if _is_nearest(where) else ["--workspace", _short(where.folder)]
    page = output / DEMO_PAGE
    output.mkdir(parents=True, exist_ok=True)
    steps = [
        ("What is in the example workspace?", "Trong vùng làm việc mẫu có gì?", ["list", "documents"]),
        (
            "Who must do what: the work of one department, named in short and without accents",
            "Ai phải làm gì: việc của một sở, gõ tắt, không dấu",
            ["who", "so", "khcn", "khanh", "hoa", "--role", "chủ trì"],
        ),
        ("What falls due, and when?", "Việc nào đến hạn, khi nào?", ["due", "--by", "30/6/2026"]),
        ("How does Resolution 57-NQ/TW come down?", "Nghị quyết 57-NQ/TW đi xuống thế nào?", ["trace", "57-NQ/TW"]),
        ("The same as a page", "Cũng thế, thành một trang", ["draw", "cascade", "-o", str(page)]),
    ]
    _run(app, ["build", *at], lang)
    for en, vi, command in steps:
        typer.echo(f"\n── {vi if lang == 'vi' else en}")
        _run(app, [*command, *at], lang)
    typer.echo(
        f"\nMở {page} bằng trình duyệt: {page.resolve().as_uri()}"
        if lang == "vi"
        else f"\nOpen {page} in a browser: {page.resolve().as_uri()}"
    )


def _run(app: typer.Typer, command: list[str], lang: str) -> None:
    """Runs one command of ``app`` as if it had been typed. Raises what it raises, and Exit if it fails."""
    typer.echo(f"$ nq57 {shlex.join(command)}")
    sys.stdout.flush()
    code = typer.main.get_command(app).main([*command, "--lang", lang], "nq57", standalone_mode=False)
    if code:
        raise typer.Exit(code)


def _example(cwd: Path) -> workspace.Workspace:
    """The example workspace: that of the checkout, or a copy of the delivered one in ``cwd``, made if missing."""
    checkout = assets.checkout_workspace()
    if checkout:
        return workspace.Workspace(checkout)
    folder = cwd / DEMO_FOLDER
    if not (folder / workspace.CATALOGUE).exists():
        made = workspace.init_workspace(folder)
        delivered = workspace.Workspace(assets.example_workspace())
        shutil.copytree(delivered.documents, made.documents, dirs_exist_ok=True)
        shutil.copyfile(delivered.catalogue, made.catalogue)
    return workspace.open_workspace(folder)


def _is_nearest(where: workspace.Workspace) -> bool:
    try:
        return workspace.find_workspace().folder.samefile(where.folder)
    except workspace.NoWorkspace:
        return False


def _short(folder: Path) -> str:
    """``folder`` as one would type it here."""
    here = Path.cwd()
    return str(folder.relative_to(here)) if folder.is_relative_to(here) else str(folder)
