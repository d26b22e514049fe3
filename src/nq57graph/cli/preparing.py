"""The commands that prepare answers: init, add, build, and demo, which tries the others out."""

from __future__ import annotations

import re
import shlex
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from nq57graph import assets, workspace
from nq57graph.catalogue import add_documents
from nq57graph.cli.options import LangOption, WorkspaceOption, language
from nq57graph.errors import NothingUsable, NoWorkspace, RefusedFile

if TYPE_CHECKING:
    from nq57graph.pipeline import FilesOfDocument

DEMO_FOLDER = "nq57-demo"
DEMO_PAGE = "nq57-cascade.html"

_STEPS = {
    "vi": {"read": "đọc văn bản", "facts": "viết đồ thị", "shapes": "kiểm tra hình dạng", "store": "ghi kho"},
    "en": {"read": "reading documents", "facts": "writing the graph", "shapes": "checking shapes", "store": "storing"},
}


def register(app: typer.Typer) -> None:
    """Adds ``init``, ``add``, ``build`` and ``demo`` to ``app``."""
    app.command()(init)
    app.command()(add)
    app.command()(build)

    @app.command()
    def demo(
        output: Annotated[
            Path,
            typer.Option("--output", metavar="DIR", exists=True, file_okay=False, help="The folder for the page."),
        ] = Path(),
        lang: LangOption = None,
    ) -> None:
        """A tour: builds the example workspace, asks it what there is to know, and draws the cascade."""
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
    report = add_documents(workspace.open_workspace(folder), paths)
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
    try:
        with _progress(speech) as progress:
            report = build_workspace(workspace.open_workspace(folder), progress=progress)
    except NothingUsable as error:
        _tell_refused(error.refused, speech)
        raise
    _tell_refused(report.refused, speech)
    for file, page, reason in report.refused_pages:
        _tell(
            speech,
            f"{file}: page {page} was not read; 'nq57 read' says why",
            f"{file}: trang {page} không đọc: {reason}",
        )
    for document in report.copies:
        _tell(speech, _line_of_files(document, "en"), _line_of_files(document, "vi"))
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


_FILES = {
    "vi": {
        "line": "{what}: đọc từ {file}; bản sao: {copies}",
        "differences": "{n} chỗ khác",
        "none": "không khác",
        "doubtful": "{n} chỗ nhận dạng không chắc",
        "unnamed": "văn bản không số",
    },
    "en": {
        "line": "{what}: read from {file}; copies: {copies}",
        "differences": "{n} differences",
        "one": "1 difference",
        "none": "no difference",
        "doubtful": "{n} not recognised for sure",
        "unnamed": "a document without a number",
    },
}


def _line_of_files(document: FilesOfDocument, lang: str) -> str:
    """What was read of a document that is there in several files, and what of the others differs."""
    words = _FILES[lang]
    told = []
    for copy in document.copies:
        name = "none" if not copy.differences else "one" if copy.differences == 1 and "one" in words else "differences"
        parts = [words[name].format(n=copy.differences)]
        parts += [words["doubtful"].format(n=copy.doubtful)] if copy.doubtful else []
        told.append(f"{copy.file} ({', '.join(parts)})")
    return words["line"].format(what=document.number or words["unnamed"], file=document.file, copies=", ".join(told))


def _tell_refused(refused: tuple[RefusedFile, ...], lang: str) -> None:
    for error in refused:
        typer.echo(error.line(lang), err=True)


@contextmanager
def _progress(lang: str) -> Iterator[Callable[[str, int, int], None] | None]:
    """What shows (step, done, total) as a bar on stderr; None where stderr is no terminal."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None)

        def show(step: str, done: int, total: int) -> None:
            bar.update(task, completed=done, total=total, description=_STEPS[lang].get(step, step))

        yield show


# ── demo ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def _tour(app: typer.Typer, output: Path, lang: str) -> None:
    """Runs the commands of the tour, each just as it is shown, so that none is told that does not work."""
    page = output / DEMO_PAGE
    where = _example(Path.cwd())
    options = [] if _is_nearest(where) else ["--workspace", _short(where.folder)]
    options += [] if lang == language() else ["--lang", lang]
    _run(app, ["build", *options])
    for en, vi, command in (
        ("What is in the example workspace?", "Vùng làm việc mẫu có gì?", ["list", "documents"]),
        (
            "Who must do what: the work that one department leads",
            "Ai phải làm gì: những việc một sở chủ trì",
            ["who", "sở", "khcn", "khánh", "hòa", "--role", "chủ trì"],
        ),
        (
            "What is due by a day, in one province?",
            "Việc gì đến hạn trước một ngày, ở một tỉnh?",
            ["due", "--by", "15/5/2026", "--province", "khánh hòa"],
        ),
        (
            "How does Resolution 57-NQ/TW come down to the provinces?",
            "Nghị quyết 57-NQ/TW xuống đến các tỉnh thế nào?",
            ["trace", "57-NQ/TW"],
        ),
        ("The whole way down, as a page", "Cả đường đi xuống, thành một trang", ["draw", "cascade", "-o", str(page)]),
    ):
        typer.echo(f"\n── {vi if lang == 'vi' else en}")
        _run(app, [*command, *options])
    opening = "Mở bằng trình duyệt" if lang == "vi" else "Open it in a browser"
    typer.echo(f"{opening}: {page.resolve().as_uri()}")


def _run(app: typer.Typer, command: list[str]) -> None:
    """Runs one command of ``app`` as if it had been typed. Raises what it raises, and Exit if it fails."""
    typer.echo(f"$ nq57 {' '.join(map(_quoted, command))}")
    sys.stdout.flush()
    code = typer.main.get_command(app).main(command, "nq57", standalone_mode=False)
    sys.stdout.flush()
    if code:
        raise typer.Exit(code)


def _quoted(word: str) -> str:
    """``word`` as a shell wants it; unlike ``shlex.quote`` alone, letters with accents need no quotes."""
    return shlex.quote(word) if re.search(r"[^\w@%+=:,./-]", word) else word


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
    except NoWorkspace:
        return False


def _short(folder: Path) -> str:
    """``folder`` as one would type it here."""
    here = Path.cwd()
    return str(folder.relative_to(here)) if folder.is_relative_to(here) else str(folder)
