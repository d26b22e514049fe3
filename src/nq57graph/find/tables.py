"""Tables of tasks: which column holds what, and which rows are tasks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from nq57graph.model.document import Row, Table
from nq57graph.model.text import EMPTY, Flow, join
from nq57graph.model.words import unaccented

# Usual names of columns, in any order, without accents; the first that fits a heading decides.
_COLUMNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("number", re.compile(r"^(?:stt|tt|so\s*tt|so\s+thu\s+tu|#|so)\.?$", re.IGNORECASE)),
    ("other", re.compile(r"tham\s+(?:tra|dinh)", re.IGNORECASE)),  # who examines a draft does not do the work
    ("both", re.compile(r"chu\s+tri.{0,20}phoi\s+hop", re.IGNORECASE)),
    ("support", re.compile(r"phoi\s+hop|cung\s+(?:thuc\s+hien|tham\s+gia)|(?:co\s+quan|don\s+vi)\s+tham\s+gia|^tham\s+gia$", re.IGNORECASE)),
    ("lead", re.compile(
        r"chu\s+tri|dau\s+moi|(?:co\s+quan|don\s+vi|nguoi|bo\s+phan)(?:\s*[,/]\s*(?:don\s+vi|ca\s+nhan))?\s+(?:thuc\s+hien|tham\s+muu|soan\s+thao|phu\s+trach|duoc\s+giao)|"
        r"trach\s+nhiem|phan\s+cong|^don\s+vi$|^co\s+quan$|^co\s+quan\s*,\s*don\s+vi$",
        re.IGNORECASE,
    )),
    ("deadline", re.compile(r"thoi\s+(?:gian|han|diem)|tien\s+do|han\s+hoan\s+thanh|^han$|hoan\s+thanh$", re.IGNORECASE)),
    ("product", re.compile(r"san\s+pham|ket\s+qua|dau\s+ra|minh\s+chung", re.IGNORECASE)),
    ("other", re.compile(r"ghi\s+chu|kinh\s+phi|can\s+cu|nhom|linh\s+vuc|muc\s+tieu|chi\s+tieu|don\s+vi\s+tinh|lanh\s+dao|hinh\s+thuc", re.IGNORECASE)),
    ("addressee", re.compile(r"cap\s+trinh|trinh|co\s+quan\s+ban\s+hanh|cap\s+ban\s+hanh|tham\s+quyen", re.IGNORECASE)),
    ("task", re.compile(r"nhiem\s+vu|noi\s+dung|cong\s+viec|hoat\s+dong|hanh\s+dong|ten|giai\s+phap|de\s+an|van\s+ban", re.IGNORECASE)),
)  # fmt: skip
_PROCEDURE = re.compile(r"^(?:ten\s+)?(?:thu\s+tuc\s+hanh\s+chinh|tthc)\b", re.IGNORECASE)
_PARTICULAR = re.compile(r"cu\s+the|chi\s+tiet", re.IGNORECASE)  # 'Hành động cụ thể' beside 'Nội dung hành động'
_HEADS = 4  # rows among which the names of the columns stand: a title, or two rows of names, may come first
_SECTION_NUMBER = re.compile(r"(?:[IVX]{1,5}|[A-H])[.)]?$")
_COLUMN_NUMBER = re.compile(r"\(?\d{1,2}\)?$")


@dataclass(frozen=True, slots=True)
class TaskRow:
    """One row of a table of tasks by column; a column that the table lacks is empty. ``both`` names lead and support in one cell.

    ``merged``: the lead (and a time left empty with it) stands in the row above, whose cell runs on over this one.
    """

    number: Flow
    task: Flow
    lead: Flow
    support: Flow
    product: Flow
    deadline: Flow
    addressee: Flow
    both: Flow = EMPTY
    merged: bool = False


def read_columns(head: Sequence[Flow]) -> dict[str, int]:
    """Column → index. A table of tasks has 'task' and at least one of 'lead', 'support' and 'both'."""
    found: dict[str, int] = {}
    for index, cell in enumerate(head):
        name = _column(unaccented(cell.text))
        if name is None or name == "other":
            continue
        if name not in found or (name == "task" and _PARTICULAR.search(unaccented(cell.text))):
            found[name] = index
    return found


def _column(heading: str) -> str | None:
    if not heading or len(heading) > 80:
        return None
    return next((name for name, pattern in _COLUMNS if pattern.search(heading)), None)


def _holds_tasks(columns: dict[str, int]) -> bool:
    return "task" in columns and bool({"lead", "support", "both"} & columns.keys())


def _lists_procedures(head: Sequence[Flow]) -> bool:
    """Whether a table is a list of administrative procedures, which says who receives a citizen's file and orders nothing
    (Decree 63/2010/NĐ-CP)."""
    return any(_PROCEDURE.search(unaccented(cell.text)) for cell in head)


def read_rows(table: Table) -> list[TaskRow]:
    """The rows that are tasks; rows that head a part of the table are left out. ``[]`` for a table of something else."""
    columns, rows = _apart(table)
    if not columns:
        return []
    made: list[TaskRow] = []
    above: TaskRow | None = None
    for row in rows:
        cells = _by_column(row, columns)
        if _repeats_head(row, table):
            continue
        if _heads_part(cells):
            above = None
            continue
        if made and not cells.number.text and _continues(cells, "number" in columns):
            made[-1] = _joined(made[-1], cells)
        elif cells.task.text and _is_task(cells):
            made.append(_merged(cells, above))
        above = made[-1] if made else None
    return made


def _merged(row: TaskRow, above: TaskRow | None) -> TaskRow:
    """A cell that runs on over several rows is printed in the first of them; the numbers tell that the rows are several."""
    if above is None or row.lead.text or row.both.text or not (row.number.text and above.lead.text):
        return row
    return replace(row, lead=above.lead, deadline=row.deadline if row.deadline.text else above.deadline, merged=True)


def _apart(table: Table) -> tuple[dict[str, int], Sequence[Row]]:
    """The columns and the rows below their names, which may stand under a title row or fill two rows of cells."""
    rows = [Row(table.head), *table.rows]
    for index in range(min(_HEADS, len(rows))):
        head = rows[index].cells
        if _lists_procedures(head):
            break
        columns = read_columns(head)
        following = rows[index + 1].cells if index + 1 < len(rows) else ()
        second = read_columns(following) if _is_second_head(following) else {}
        if second and columns.get("task", second.get("task")) is not None:
            merged = {**columns, **second}
            if _holds_tasks(merged):
                return {
                    k: v for k, v in merged.items() if k not in columns or k in second or v not in second.values()
                }, rows[index + 2 :]
        if _holds_tasks(columns):
            return columns, rows[index + 1 :]
    return {}, ()


def _is_second_head(cells: Sequence[Flow]) -> bool:
    """A second row of names: short cells, under some of the first row's, that name parties or times."""
    filled = [cell.text for cell in cells if cell.text]
    names = [_column(unaccented(text)) for text in filled if len(text) < 40]
    return bool(filled) and len(names) == len(filled) and bool({"lead", "support"} & set(names)) and None not in names


def _by_column(row: Row, columns: dict[str, int]) -> TaskRow:
    def cell(name: str) -> Flow:
        index = columns.get(name)
        return row.cells[index] if index is not None and index < len(row.cells) else EMPTY

    return TaskRow(
        cell("number"), cell("task"), cell("lead"), cell("support"), cell("product"), cell("deadline"), cell("addressee"), cell("both")
    )  # fmt: skip


def _repeats_head(row: Row, table: Table) -> bool:
    """The names of the columns again at the top of a page, or the columns' numbers '(1) (2) (3)'."""
    filled = [cell.text for cell in row.cells if cell.text]
    if len(filled) > 2 and all(_COLUMN_NUMBER.match(text) for text in filled):
        return True
    return [cell.text.lower() for cell in row.cells] == [cell.text.lower() for cell in table.head]


def _heads_part(cells: TaskRow) -> bool:
    """'I. …' or a title over the whole width: nobody is named, and nothing is due but what a neighbour's cell has spilled."""
    parties = cells.lead.text or cells.support.text or cells.both.text
    if parties:
        # A cell merged over all columns comes out as the same words in each.
        return bool(cells.task.text) and cells.task.text == parties
    if _SECTION_NUMBER.match(cells.number.text.strip()):
        return not cells.product.text
    others = cells.product.text or cells.deadline.text
    return not others and (not cells.number.text or cells.task.text.isupper()) and bool(cells.task.text)


def _continues(cells: TaskRow, numbered: bool) -> bool:
    """A row cut by the end of a page goes on without a number: no task begins in it."""
    if not cells.task.text:
        return any((cells.lead.text, cells.support.text, cells.product.text, cells.deadline.text))
    return numbered and cells.task.text[:1].islower()


def _joined(row: TaskRow, rest: TaskRow) -> TaskRow:
    def both(first: Flow, second: Flow) -> Flow:
        return join((first, second), torn=True) if second.text else first

    return TaskRow(
        row.number, both(row.task, rest.task), both(row.lead, rest.lead), both(row.support, rest.support),
        both(row.product, rest.product), both(row.deadline, rest.deadline), both(row.addressee, rest.addressee),
        both(row.both, rest.both),
    )  # fmt: skip


def _is_task(cells: TaskRow) -> bool:
    others = (cells.lead.text, cells.support.text, cells.both.text, cells.product.text, cells.deadline.text)
    return any(others) or bool(cells.number.text and not cells.task.text.isupper())
