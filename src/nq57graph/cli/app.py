"""The command ``nq57``: every command is registered here, and every mistake of a user becomes one line."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import Annotated, Any

import typer

from nq57graph import __version__
from nq57graph.cli import asking
from nq57graph.cli.options import language
from nq57graph.cli.output import drop_stdout
from nq57graph.errors import UserError

# What the parser of arguments raises; typer exports only this one of its kind.
_USAGE: type[Exception] = typer.BadParameter.__mro__[2]


def make_app(command: str | None = None) -> typer.Typer:
    """The application with all its commands; with ``command`` alone, if that is one of those that ask.

    A question is asked often and in a fresh process: the commands that it does not need would take longer to load than
    it takes to answer.
    """
    app = typer.Typer(
        name="nq57",
        help="Ai phải làm gì, khi nào, theo lệnh của ai · Who must do what by when, on whose order.",
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["--help", "-h"]},
    )
    app.callback(invoke_without_command=True)(_start)
    if command in asking.COMMANDS:
        asking.register(app, command)
        return app
    from nq57graph.cli import checking, doctor, drawing, preparing, reading

    for commands in (preparing, reading, asking, drawing, checking, doctor):
        commands.register(app)
    return app


def _start(
    ctx: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Phiên bản · The version.")] = False,
) -> None:
    if version:
        typer.echo(f"nq57 {__version__}")
        raise typer.Exit
    if ctx.invoked_subcommand is None:
        typer.echo(ctx.get_help())
        raise typer.Exit


def main() -> None:
    """Run the command of ``sys.argv`` and leave with its exit code."""
    sys.exit(run(sys.argv[1:]))


def start() -> None:
    """The entry point of a process: as ``main``, but the process ends at once.

    Nothing is left to close when a command has run, and to take the interpreter and the store apart would cost a
    question a tenth of its time.
    """
    code = run(sys.argv[1:])
    for stream in (sys.stdout, sys.stderr):
        stream.flush()
    os._exit(code)


def run(args: Sequence[str]) -> int:
    """Run one command; gives the exit code. A user's mistake is told in one line on standard error."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")
    try:
        code: Any = typer.main.get_command(make_app(args[0] if args else None))(
            list(args), prog_name="nq57", standalone_mode=False
        )
        sys.stdout.flush()
    except UserError as error:
        return _tell(error.line(_language_of(args)), error.exit_code)
    except _USAGE as error:
        return _tell(_usage(error), 2)
    except BrokenPipeError:
        # The reader has gone ('nq57 … | head').
        drop_stdout()
        return 141
    except (KeyboardInterrupt, typer.Abort):
        return 130
    return code if isinstance(code, int) else 0


def _tell(line: str, code: int) -> int:
    print(f"nq57: {line}", file=sys.stderr)
    return code


def _usage(error: Any) -> str:
    """A mistake in the arguments as one line that says where to look."""
    context = getattr(error, "ctx", None)
    command = context.command_path if context else "nq57"
    return f"{' '.join(error.format_message().split())} (see '{command} --help')"


def _language_of(args: Sequence[str]) -> str:
    """The language of ``--lang`` in ``args``, read here since the mistake may be one before it was parsed."""
    for word, following in zip(args, [*args[1:], ""], strict=True):
        chosen = following if word == "--lang" else word.removeprefix("--lang=")
        if word.startswith("--lang") and chosen in ("vi", "en"):
            return chosen
    return language(None)
