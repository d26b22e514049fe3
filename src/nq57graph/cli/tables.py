"""Answers as tables for people: they fold what belongs together and leave out identities."""

from __future__ import annotations

import sys
import textwrap
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from nq57graph.cli.wording import ROLES, WORDS, cell_text, summary, value_at

if TYPE_CHECKING:
    from nq57graph.ask.lineage import Link
    from nq57graph.ask.rows import Answer, TaskRow

WIDTH = 110
"""The width of a table that is not read on a terminal, in characters."""

_LONGEST = 240
_TASK_HEADS = {
    "vi": ("Thời hạn", "Ai", "Việc", "Nguồn"),
    "en": ("Due", "Who", "What", "Where it says so"),
}
_LINK_HEADS = {
    "vi": ("Từ", "Quan hệ", "Đến", "Nêu tại"),
    "en": ("From", "Relation", "To", "Said in"),
}


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
    line = WORDS[lang]["understood"].format("; ".join(told))
    return [*textwrap.wrap(line, table_width(), break_on_hyphens=False), ""] if told else []


def _called(item: Any) -> str:
    if isinstance(item, dict):
        label, place = str(item["label"]), item.get("place") or ", ".join(item.get("posts", ()))
        return f"{label} ({place})" if place and place not in label else label
    return str(item)


def _cells(answer: Answer, lang: str) -> tuple[Sequence[str], Sequence[Sequence[str]]]:
    if answer.is_tasks:
        return _task_cells(answer.rows, lang, str(answer.arguments.get("for", "")))
    if answer.command == "trace":
        return _link_cells(answer.rows, lang)
    return _plain_cells(answer, lang)


def _link_cells(rows: Sequence[Link], lang: str) -> tuple[Sequence[str], Sequence[Sequence[str]]]:
    """From, how, to, and the words that say so; what is only cited, derived or possible is marked."""
    words = WORDS[lang]

    def end(label: str, held: bool) -> str:
        return _short(label, 90) if held else f"{_short(label, 90)}\n({words['not held']})"

    cells = []
    for row in rows:
        relation = row.relation_label if row.basis == "stated" else f"{row.relation_label}\n({words[row.basis]})"
        said = [_short(row.quote, 120)] if row.quote else []
        if row.document_label and row.line:
            said.append(f"— {row.document_label}, {_place_in(row, words)}")
        cells.append(
            (
                end(row.source_label, row.source_held),
                relation,
                end(row.target_label, row.target_held),
                "\n".join(said) or words["no quote"],
            )
        )
    return _LINK_HEADS[lang], cells


def _task_cells(rows: Sequence[TaskRow], lang: str, work: str = "") -> tuple[Sequence[str], Sequence[Sequence[str]]]:
    """By when, who, what, where: one row for each task and role, several parties of one role together. A long text is cut
    so that the words of ``work`` remain."""
    together: dict[tuple[str, str | None, str | None], list[TaskRow]] = {}
    for row in rows:
        together.setdefault((row.task, row.role, row.reached_by), []).append(row)
    cells = [
        (_due(group[0], lang), _who(group, lang), _what(group[0], lang, work), _where(group[0], lang))
        for group in together.values()
    ]
    return _TASK_HEADS[lang], cells


def _due(row: TaskRow, lang: str) -> str:
    words = WORDS[lang]
    if row.deadline is None:
        return words["no deadline"]
    text = row.deadline.text or row.deadline.end or ""
    return f"{text}\n({words['inherited'].format(row.deadline.heading)})" if row.deadline.inherited else text


def _who(rows: Sequence[TaskRow], lang: str) -> str:
    words, row = WORDS[lang], rows[0]
    if row.role is None:
        return words["nobody"]
    names = _here(row, dict.fromkeys(r.agent_label or "" for r in rows))
    notes = [ROLES[lang][row.role]]
    if row.reached_by == "inherited":
        notes.append(words["inherited"].format(row.heading))
    if row.reached_by == "group":
        notes.append(words["group"])
    return f"{names}\n({', '.join(notes)})"


def _what(row: TaskRow, lang: str, work: str) -> str:
    words = WORDS[lang]
    lines = [_passage(row.text, work)]
    if row.product:
        lines.append(words["product"].format(_short(row.product, 80)))
    if row.lead and row.role != "lead":
        lines.append(words["lead"].format(_short(_here(row, row.lead), 100)))
    if row.support and row.role == "lead":
        lines.append(words["support"].format(_short(_here(row, row.support), 100)))
    if row.via:
        lines.append(words["via"].format(_here(row, row.via)))
    lines += [words["note"].format(finding.note) for finding in row.findings]
    return "\n".join(lines)


def _here(row: TaskRow, labels: Iterable[str]) -> str:
    """``labels`` of parties; the place of the document, which stands in another column, need not be said with each."""
    return "; ".join(label.removesuffix(f" ({row.place})") for label in labels)


def _where(row: TaskRow, lang: str) -> str:
    document = row.number or row.document_label
    place = f", {row.place}" if row.place and row.place not in document else ""
    return f"{document} {row.path}\n{_place_in(row, WORDS[lang])}{place}"


def _plain_cells(answer: Answer, lang: str) -> tuple[Sequence[str], Sequence[Sequence[str]]]:
    columns = [column for column in answer.columns if not column.detail]
    columns = [c for c in columns if any(value_at(row, c.key) not in (None, "", (), []) for row in answer.rows)]
    rows = [[_short(cell_text(row, column.key, lang)) for column in columns] for row in answer.rows]
    return [column.heading(lang) for column in columns], rows


def _passage(text: str, work: str) -> str:
    """``text``, cut to ``_LONGEST`` where it is longer: its beginning, or what lies around the words of ``work``."""
    text = " ".join(text.split())
    at = _find(text, work) if work and len(text) > _LONGEST else 0
    if at + len(work) < _LONGEST - _BEFORE:
        return _short(text)
    # A whole word to begin with, and as much behind the words as there is room for.
    start = text.find(" ", max(0, min(at - _BEFORE, len(text) - _LONGEST))) + 1
    return "… " + _short(text[start:])


_BEFORE = 60


def _find(text: str, work: str) -> int:
    """Where the words of ``work`` stand in ``text``: as one phrase, else the first of the longest; 0 if nowhere."""
    from nq57graph.model.words import flat

    plain, asked = flat(text), flat(" ".join(work.split()))
    for words in (asked, *sorted(asked.split(), key=len, reverse=True)):
        if (at := plain.find(words)) >= 0:
            return at
    return 0


def _place_in(row: TaskRow | Link, words: Mapping[str, str]) -> str:
    """Where in the document, for a person who looks it up: by the page where it has pages, else by the line."""
    return words["page"].format(row.page) if row.page else words["line"].format(row.line)


def _short(text: str, longest: int = _LONGEST) -> str:
    text = " ".join(text.split())
    if len(text) <= longest:
        return text
    return text[: text.rindex(" ", 0, longest) if " " in text[:longest] else longest].rstrip(" ,;") + " …"
