"""Answers on paper: a table for people, and json, csv, xlsx, md and html.

One answer is one text (bytes, for xlsx) in each format. Tables are for reading: they fold what belongs together and leave
out identities; every other format holds all columns.
"""

from __future__ import annotations

import re
import sys
import textwrap
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, is_dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from nq57graph.errors import UserError

if TYPE_CHECKING:
    from nq57graph.ask.lineage import Link
    from nq57graph.ask.rows import Answer, Column, TaskRow


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

WIDTH = 110
"""The width of a table that is not read on a terminal, in characters."""

_LONGEST = 240
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_ROLES = {
    "vi": {"lead": "chủ trì", "support": "phối hợp", "via": "chỉ đạo"},
    "en": {"lead": "lead", "support": "support", "via": "directs"},
}
_COUNTED = {"task": "nhiệm vụ", "work": "việc", "row": "dòng", "document": "văn bản"}
_TASK_HEADS = {
    "vi": ("Thời hạn", "Ai", "Việc", "Nguồn"),
    "en": ("Due", "Who", "What", "Where it says so"),
}
_LINK_HEADS = {
    "vi": ("Từ", "Quan hệ", "Đến", "Nêu tại"),
    "en": ("From", "Relation", "To", "Said in"),
}
_WORDS = {
    "vi": {
        "derived": "suy ra",
        "candidate": "chưa chắc",
        "no quote": "(không có trích dẫn)",
        "inherited": "thừa kế từ {}",
        "group": "giao chung cho nhóm",
        "nobody": "(không nêu)",
        "no deadline": "(không nêu)",
        "line": "dòng {}",
        "product": "Sản phẩm: {}",
        "lead": "Chủ trì: {}",
        "support": "Phối hợp: {}",
        "via": "Qua chỉ đạo của: {}",
        "understood": "Hiểu là: {}",
        "none": "Không tìm thấy",
        "looked": "đã xem {}",
        "left out": "không gồm: {}",
        "true": "có",
        "false": "không",
        "not held": "không có trong kho",
    },
    "en": {
        "derived": "derived",
        "candidate": "not proven",
        "no quote": "(no quote)",
        "inherited": "inherited from {}",
        "group": "given to the group",
        "nobody": "(nobody named)",
        "no deadline": "(none stated)",
        "line": "line {}",
        "product": "Product: {}",
        "lead": "Led by: {}",
        "support": "With: {}",
        "via": "Passed down through: {}",
        "understood": "Taken as: {}",
        "none": "Nothing found",
        "looked": "looked at {}",
        "left out": "left out: {}",
        "true": "yes",
        "false": "no",
        "not held": "not held",
    },
}


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
    sys.stdout.flush()
    sys.stdout.buffer.write(content)
    sys.stdout.buffer.flush()


def summary(answer: Answer, lang: str) -> str:
    """One line: how much there is, how much was looked at, and what was left out."""
    words = _WORDS[lang]
    if not answer.rows:
        counted = words["none"]
    elif answer.is_tasks:
        counted = f"{_count(answer.tasks or 0, 'task', lang)}, {_count(answer.works or 0, 'work', lang)}"
    else:
        counted = _count(len(answer.rows), "row", lang)
    parts = [counted]
    if answer.looked_at:
        seen = ", ".join(_count(number, what.removesuffix("s"), lang) for what, number in answer.looked_at.items())
        parts.append(words["looked"].format(seen))
    if answer.left_out:
        parts.append(words["left out"].format("; ".join(part.note(lang) for part in answer.left_out)))
    return "; ".join(parts) + "."


def _count(number: int, what: str, lang: str) -> str:
    if lang == "vi":
        return f"{number} {_COUNTED[what]}"
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


# ── for people ────────────────────────────────────────────────────────────────────────────────────────────────────


def to_table(answer: Answer, lang: str) -> str:
    """A table as wide as the terminal, with what the words were taken for above and the summary below."""
    width = table_width()
    lines = [*_understood(answer, lang)]
    if answer.rows:
        heads, rows = _cells(answer, lang)
        lines += [*draw_table(heads, rows, width), ""]
    return "\n".join([*lines, *textwrap.wrap(summary(answer, lang), width, break_on_hyphens=False)]) + "\n"


def table_width() -> int:
    """The width of the terminal within bounds, or ``WIDTH`` where the output goes elsewhere."""
    if not sys.stdout.isatty():
        return WIDTH
    import shutil

    return max(60, min(140, shutil.get_terminal_size().columns))


def draw_table(heads: Sequence[str], rows: Iterable[Sequence[str]], width: int) -> list[str]:
    """The lines of a table whose cells are wrapped so that it is at most ``width`` wide, if the columns allow it."""
    rows = list(rows)
    widths = _widths(heads, rows, width)
    lines = _draw_row(heads, widths)
    lines.append("  ".join("─" * w for w in widths))
    tall = any(len(_draw_row(row, widths)) > 1 for row in rows)
    for number, row in enumerate(rows):
        if tall and number:
            lines.append("")
        lines += _draw_row(row, widths)
    return lines


def _draw_row(cells: Sequence[str], widths: Sequence[int]) -> list[str]:
    wrapped = [_wrap(cell, width) for cell, width in zip(cells, widths, strict=True)]
    height = max(len(cell) for cell in wrapped)
    padded = [cell + [""] * (height - len(cell)) for cell in wrapped]
    return [
        "  ".join(part.ljust(w) for part, w in zip(line, widths, strict=True)).rstrip()
        for line in zip(*padded, strict=True)
    ]


def _wrap(cell: str, width: int) -> list[str]:
    # Not at hyphens: '57-NQ/TW' is one word.
    return [line for part in cell.split("\n") for line in textwrap.wrap(part, width, break_on_hyphens=False) or [""]]


def _widths(heads: Sequence[str], rows: Sequence[Sequence[str]], width: int) -> list[int]:
    """Each column as wide as its longest line; where that is too much, those with the least text give way first.

    None becomes narrower than 12 or its longest word (or 24) while another can still give way.
    """
    columns = list(zip(heads, *rows, strict=True))
    widths = [max(len(line) for cell in column for line in cell.split("\n")) for column in columns]
    words = [max(len(word) for cell in column for word in [*cell.split(), ""]) for column in columns]
    least = [min(natural, max(12, min(24, word))) for natural, word in zip(widths, words, strict=True)]
    text = [sum(map(len, column)) for column in columns]
    excess = sum(widths) + 2 * (len(heads) - 1) - width
    for _ in range(max(0, excess)):
        room = [n for n in range(len(widths)) if widths[n] > least[n]] or [widths.index(max(widths))]
        given = min(room, key=lambda n: text[n] / widths[n])
        widths[given] = max(1, widths[given] - 1)
    return widths


def _understood(answer: Answer, lang: str) -> list[str]:
    """What the words were taken for, where that is news: several bodies, a place, a document."""
    told = []
    for value in answer.understood.values():
        if isinstance(value, list):
            told += [_called(item) for item in value]
        elif answer.command == "query":
            told.append(str(value))
    line = _WORDS[lang]["understood"].format("; ".join(told))
    return [*textwrap.wrap(line, table_width(), break_on_hyphens=False), ""] if told else []


def _called(item: Any) -> str:
    if isinstance(item, dict):
        label, place = str(item["label"]), item.get("place") or ", ".join(item.get("posts", ()))
        return f"{label} ({place})" if place and place not in label else label
    return str(item)


def _cells(answer: Answer, lang: str) -> tuple[Sequence[str], Sequence[Sequence[str]]]:
    if answer.is_tasks:
        return _task_cells(answer.rows, lang)
    if answer.command == "trace":
        return _link_cells(answer.rows, lang)
    return _plain_cells(answer, lang)


def _link_cells(rows: Sequence[Link], lang: str) -> tuple[Sequence[str], Sequence[Sequence[str]]]:
    """From, how, to, and the words that say so; what is only cited, derived or possible is marked."""
    words = _WORDS[lang]

    def end(label: str, held: bool) -> str:
        return _short(label, 90) if held else f"{_short(label, 90)}\n({words['not held']})"

    cells = []
    for row in rows:
        relation = row.relation_label if row.basis == "stated" else f"{row.relation_label}\n({words[row.basis]})"
        said = [_short(row.quote, 120)] if row.quote else []
        if row.document_label and row.line:
            said.append(f"— {row.document_label}, {words['line'].format(row.line)}")
        cells.append(
            (
                end(row.source_label, row.source_held),
                relation,
                end(row.target_label, row.target_held),
                "\n".join(said) or words["no quote"],
            )
        )
    return _LINK_HEADS[lang], cells


def _task_cells(rows: Sequence[TaskRow], lang: str) -> tuple[Sequence[str], Sequence[Sequence[str]]]:
    """By when, who, what, where: one row for each task and role, several parties of one role together."""
    together: dict[tuple[str, str | None, str | None], list[TaskRow]] = {}
    for row in rows:
        together.setdefault((row.task, row.role, row.reached_by), []).append(row)
    cells = [
        (_due(group[0], lang), _who(group, lang), _what(group[0], lang), _where(group[0], lang))
        for group in together.values()
    ]
    return _TASK_HEADS[lang], cells


def _due(row: TaskRow, lang: str) -> str:
    words = _WORDS[lang]
    if row.deadline is None:
        return words["no deadline"]
    text = row.deadline.text or row.deadline.end or ""
    return f"{text}\n({words['inherited'].format(row.deadline.heading)})" if row.deadline.inherited else text


def _who(rows: Sequence[TaskRow], lang: str) -> str:
    words, row = _WORDS[lang], rows[0]
    if row.role is None:
        return words["nobody"]
    names = _here(row, dict.fromkeys(r.agent_label or "" for r in rows))
    notes = [_ROLES[lang][row.role]]
    if row.reached_by == "inherited":
        notes.append(words["inherited"].format(row.heading))
    if row.reached_by == "group":
        notes.append(words["group"])
    return f"{names}\n({', '.join(notes)})"


def _what(row: TaskRow, lang: str) -> str:
    words = _WORDS[lang]
    lines = [_short(row.text)]
    if row.product:
        lines.append(words["product"].format(_short(row.product, 80)))
    if row.lead and row.role != "lead":
        lines.append(words["lead"].format(_short(_here(row, row.lead), 100)))
    if row.support and row.role == "lead":
        lines.append(words["support"].format(_short(_here(row, row.support), 100)))
    if row.via:
        lines.append(words["via"].format(_here(row, row.via)))
    return "\n".join(lines)


def _here(row: TaskRow, labels: Iterable[str]) -> str:
    """``labels`` of parties; the place of the document, which stands in another column, need not be said with each."""
    return "; ".join(label.removesuffix(f" ({row.place})") for label in labels)


def _where(row: TaskRow, lang: str) -> str:
    document = row.number or row.document_label
    place = f", {row.place}" if row.place and row.place not in document else ""
    return f"{document} {row.path}\n{_WORDS[lang]['line'].format(row.line)}{place}"


def _plain_cells(answer: Answer, lang: str) -> tuple[Sequence[str], Sequence[Sequence[str]]]:
    columns = [column for column in answer.columns if not column.detail]
    columns = [c for c in columns if any(_value(row, c.key) not in (None, "", (), []) for row in answer.rows)]
    rows = [[_short(_text(_value(row, column.key), lang)) for column in columns] for row in answer.rows]
    return [column.heading(lang) for column in columns], rows


def _short(text: str, longest: int = _LONGEST) -> str:
    text = " ".join(text.split())
    if len(text) <= longest:
        return text
    return text[: text.rindex(" ", 0, longest) if " " in text[:longest] else longest].rstrip(" ,;") + " …"


# ── for programs ──────────────────────────────────────────────────────────────────────────────────────────────────


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
    from openpyxl.styles import Font

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
            if row is None:
                cell.font = Font(bold=True)
    content = io.BytesIO()
    book.save(content)
    return _without_clock(content.getvalue())


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


def _value(row: Any, key: str) -> Any:
    """The value at ``key`` of a row; 'deadline.end' goes through a part that may be None."""
    value = row
    for name in key.split("."):
        if value is None:
            return None
        value = value[name] if isinstance(value, dict) else getattr(value, name)
    return value


def _cell(row: Any, column: Column, lang: str) -> str | int | float:
    value = _value(row, column.key)
    return value if isinstance(value, int | float) and not isinstance(value, bool) else _text(value, lang)


def _text(value: Any, lang: str) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return _WORDS[lang]["true" if value else "false"]
    if isinstance(value, tuple | list):
        return "; ".join(str(item) for item in value)
    return _ROLES[lang].get(str(value), str(value))


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
