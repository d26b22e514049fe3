"""Answers on paper: a table for people, and json, csv, xlsx, md and html.

One answer is one text (bytes, for xlsx) in each format. Every format but the table holds all columns.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, is_dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from nq57graph.cli.tables import to_table
from nq57graph.cli.wording import cell_text, summary, value_at
from nq57graph.errors import UserError

if TYPE_CHECKING:
    from nq57graph.ask.rows import Answer, Column


class Format(StrEnum):
    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    XLSX = "xlsx"
    MD = "md"
    HTML = "html"


FormatOption = Annotated[Format, typer.Option("--format", help="How the rows are written.")]
OutputOption = Annotated[
    Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write there instead of standard output.")
]

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def show_answer(answer: Answer, form: Format, lang: str, output: Path | None = None) -> None:
    """Write ``answer`` to ``output``, else to standard output, and leave with exit code 1 if it has no rows.

    Where the form has no place for it (csv, xlsx), what was counted and left out is told on standard error.
    """
    write_out(_WRITERS[form](answer, lang), form, output)
    if form in (Format.CSV, Format.XLSX):
        typer.echo(summary(answer, lang), err=True)
    if not answer.rows:
        raise typer.Exit(1)


def write_out(content: str | bytes, form: Format, output: Path | None) -> None:
    """Write ``content`` as UTF-8 to ``output``, else to standard output; csv with the mark that Excel looks for."""
    if isinstance(content, str):
        content = content.encode("utf-8-sig" if form is Format.CSV else "utf-8")
    if output is not None:
        try:
            output.write_bytes(content)
        except OSError as error:
            raise UserError(
                f"{output} cannot be written: {error.strerror}", vi=f"không ghi được {output}: {error.strerror}"
            ) from None
        return
    if form is Format.XLSX and sys.stdout.isatty():
        raise UserError(
            "xlsx is not for the terminal: name a file with --output FILE",
            vi="xlsx không hiện được trên màn hình: chỉ ra tệp bằng --output TỆP",
        )
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        drop_stdout()
        raise UserError(
            f"standard output cannot be written: {error.strerror}",
            vi=f"không ghi được ra đầu ra chuẩn: {error.strerror}",
        ) from None


def drop_stdout() -> None:
    """Let go of standard output: what Python would still write at its end has nowhere to go."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def to_json(answer: Answer, lang: str) -> str:
    """The envelope: command, arguments, understood, looked_at, left_out, rows."""
    import json

    envelope = {
        "command": answer.command,
        "arguments": answer.arguments,
        "understood": answer.understood,
        "looked_at": answer.looked_at,
        "left_out": [{"what": p.what, "count": p.count, "note": p.note(lang)} for p in answer.left_out],
        "rows": [asdict(row) if is_dataclass(row) and not isinstance(row, type) else row for row in answer.rows],
    }
    return json.dumps(envelope, ensure_ascii=False, indent=2) + "\n"


def to_csv(answer: Answer, lang: str) -> str:
    """All columns; a cell that a spreadsheet would take for a formula begins with an apostrophe."""
    import csv
    import io

    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(column.heading(lang) for column in answer.columns)
    writer.writerows([_harmless(_cell(row, column, lang)) for column in answer.columns] for row in answer.rows)
    return text.getvalue()


def to_xlsx(answer: Answer, lang: str) -> bytes:
    """All columns on one sheet, the texts as texts whatever they begin with; the same rows give the same bytes."""
    import io

    from openpyxl import Workbook
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = answer.command
    sheet.freeze_panes = "A2"
    for number, row in enumerate([None, *answer.rows], start=1):
        for place, column in enumerate(answer.columns, start=1):
            value = column.heading(lang) if row is None else _cell(row, column, lang)
            cell = sheet.cell(number, place)
            cell.value = ILLEGAL_CHARACTERS_RE.sub(" ", value) if isinstance(value, str) else value
            if isinstance(value, str):
                cell.data_type = "s"
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            if row is None:
                cell.font = Font(bold=True)
    for place, column in enumerate(answer.columns, start=1):
        texts = [column.heading(lang), *(str(_cell(row, column, lang)) for row in answer.rows)]
        longest = max(len(line) for text in texts for line in text.splitlines() or [""])
        sheet.column_dimensions[get_column_letter(place)].width = min(_WIDEST, longest + 2)
    content = io.BytesIO()
    book.save(content)
    return _without_clock(content.getvalue())


_WIDEST = 60
"""The width of a column of a sheet, in characters, beyond which its texts are wrapped."""


def to_md(answer: Answer, lang: str) -> str:
    """A Markdown table of all columns, the summary below."""
    heads = [column.heading(lang) for column in answer.columns]
    lines = [_md_row(heads), _md_row(["---"] * len(heads))]
    lines += [_md_row([str(_cell(row, c, lang)) for c in answer.columns]) for row in answer.rows]
    return "\n".join([*(lines if answer.rows else []), *([""] if answer.rows else []), summary(answer, lang)]) + "\n"


def to_html(answer: Answer, lang: str) -> str:
    """A page that needs nothing else; what comes from documents is text in it, never markup."""
    from html import escape

    heads = "".join(f"<th>{escape(column.heading(lang))}</th>" for column in answer.columns)
    rows = "\n".join(
        "<tr>" + "".join(f"<td>{escape(str(_cell(row, c, lang)))}</td>" for c in answer.columns) + "</tr>"
        for row in answer.rows
    )
    title = escape(" ".join(["nq57", answer.command, *(str(v) for v in answer.arguments.values())]))
    return _PAGE.format(lang=lang, title=title, heads=heads, rows=rows, summary=escape(summary(answer, lang)))


_PAGE = """<!doctype html>
<html lang="{lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>{title}</title>
<style>
body {{ font: 15px/1.5 system-ui, sans-serif; margin: 2em; color: #222; }}
table {{ border-collapse: collapse; }}
th, td {{ border: 1px solid #ccc; padding: .4em .6em; text-align: left; vertical-align: top; min-width: 5em; }}
th {{ background: #f3f3f3; position: sticky; top: 0; }}
</style>
</head>
<body>
<h1>{title}</h1>
<table>
<thead><tr>{heads}</tr></thead>
<tbody>
{rows}
</tbody>
</table>
<p>{summary}</p>
</body>
</html>
"""

_WRITERS: Mapping[Format, Callable[[Answer, str], str | bytes]] = {
    Format.TABLE: to_table,
    Format.JSON: to_json,
    Format.CSV: to_csv,
    Format.XLSX: to_xlsx,
    Format.MD: to_md,
    Format.HTML: to_html,
}


def _cell(row: Any, column: Column, lang: str) -> str | int | float:
    value = value_at(row, column.key)
    return value if isinstance(value, int | float) and not isinstance(value, bool) else cell_text(row, column.key, lang)


def _harmless(value: str | float) -> str | int | float:
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value


def _md_row(cells: Iterable[str]) -> str:
    return "| " + " | ".join(" ".join(c.split()).replace("\\", "\\\\").replace("|", "\\|") for c in cells) + " |"


def _without_clock(book: bytes) -> bytes:
    """``book`` with the time of writing taken out: an output tells what was asked, not when."""
    import io
    from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

    content = io.BytesIO()
    with ZipFile(io.BytesIO(book)) as old, ZipFile(content, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "docProps/core.xml":
                part = re.sub(rb"<dcterms:(created|modified)[^>]*>[^<]*</dcterms:\1>", b"", part)
            new.writestr(ZipInfo(name), part, ZIP_DEFLATED)
    return content.getvalue()
