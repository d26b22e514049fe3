"""``nq57 doctor``: what is installed, and what each missing thing would allow."""

from __future__ import annotations

import json
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from nq57graph.cli.options import LangOption, WorkspaceOption, language

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from nq57graph.doctor import Check


class DoctorFormat(StrEnum):
    TABLE = "table"
    JSON = "json"


_HEADS = {"vi": ("", "Cần", "Có", "Để"), "en": ("", "Looked for", "Found", "For")}
_STATES = {
    "vi": {"ok": "{}", "missing": "không có", "broken": "hỏng: {}"},
    "en": {"ok": "{}", "missing": "missing", "broken": "broken: {}"},
}
_GRAPH = {
    "vi": {"ok": "dựng bằng bản {}", "missing": "chưa dựng", "broken": "phải dựng lại: {}"},
    "en": {"ok": "built by version {}", "missing": "not built", "broken": "to be built again: {}"},
}
_SIGNS = {"ok": "✓", "missing": "–", "broken": "✗"}
_HOW = {"vi": "Cài thêm, nếu muốn:", "en": "To get what is missing, if you want it:"}
_ENDS = {
    "vi": ("Đủ để đọc văn bản, DOCX, HTML và PDF.", "Thiếu thứ bắt buộc: {}."),
    "en": ("All that reading text, DOCX, HTML and PDF needs is there.", "Needed, and not there: {}."),
}


def register(app: typer.Typer) -> None:
    """Adds ``doctor`` to ``app``."""
    app.command()(doctor)


def doctor(
    form: Annotated[DoctorFormat, typer.Option("--format", help="How the rows are written.")] = DoctorFormat.TABLE,
    folder: WorkspaceOption = None,
    lang: LangOption = None,
) -> None:
    """Tells what is installed, and what each missing thing would allow; exit code 1 if something needed is not there."""
    from nq57graph.doctor import failed, run_checks
    from nq57graph.workspace import open_workspace

    speech = language(lang)
    checks = run_checks(open_workspace(folder) if folder else None)
    if form is DoctorFormat.JSON:
        typer.echo(json.dumps(_envelope(checks, speech), ensure_ascii=False, indent=2))
    else:
        typer.echo("\n".join(lines_of(checks, speech)))
    if failed(checks):
        raise typer.Exit(1)


def lines_of(checks: Sequence[Check], lang: str) -> Iterator[str]:
    """A table of all that was looked for; below it how to get what is missing, and whether what there is will do."""
    from nq57graph.cli.tables import draw_table, table_width
    from nq57graph.doctor import failed

    index = lang == "en"
    rows = [(_SIGNS[c.state], c.label[index], _found(c, lang), c.allows[index]) for c in checks]
    yield from draw_table(_HEADS[lang], rows, table_width())
    hints: dict[str, list[str]] = {}
    for check in checks:
        if check.state != "ok":
            hints.setdefault(check.install[index], []).append(check.label[index])
    if hints:
        yield from ("", _HOW[lang])
    for hint, labels in hints.items():
        yield f"  {', '.join(labels)}: {hint}"
    enough, lacking = _ENDS[lang]
    missing = ", ".join(check.label[index] for check in failed(checks))
    yield from ("", lacking.format(missing) if missing else enough)


def _found(check: Check, lang: str) -> str:
    words = (_GRAPH if check.name == "graph" else _STATES)[lang]
    return words[check.state].format(check.found)


def _envelope(checks: Sequence[Check], lang: str) -> dict[str, Any]:
    """The checks in the form that answers have."""
    index = lang == "en"
    rows = [
        {
            "name": check.name,
            "label": check.label[index],
            "state": check.state,
            "found": check.found or None,
            "needed": check.needed,
            "allows": check.allows[index],
            "install": check.install[index],
        }
        for check in checks
    ]
    return {"command": "doctor", "arguments": {}, "understood": {}, "looked_at": {}, "left_out": [], "rows": rows}
