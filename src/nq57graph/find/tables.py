"""Tables of tasks: which column holds what."""

from __future__ import annotations

import re
from dataclasses import dataclass

from nq57graph.model.document import Row, Table
from nq57graph.model.text import EMPTY, Flow

# Usual names of columns, in any order; the first that fits a heading decides.
_COLUMNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("number", re.compile(r"^(?:stt|tt|số\s*tt|số\s+thứ\s+tự|#)\.?$", re.IGNORECASE)),
    ("support", re.compile(r"phối\s+hợp", re.IGNORECASE)),
    ("lead", re.compile(r"chủ\s+trì|đầu\s+mối|cơ\s+quan\s+thực\s+hiện|đơn\s+vị\s+thực\s+hiện|cơ\s+quan\s+tham\s+mưu|trách\s+nhiệm|phân\s+công|người\s+thực\s+hiện|^đơn\s+vị$|^cơ\s+quan$", re.IGNORECASE)),
    ("deadline", re.compile(r"thời\s+(?:gian|hạn|điểm)|tiến\s+độ|hạn\s+hoàn\s+thành|^hạn$|hoàn\s+thành$", re.IGNORECASE)),
    ("product", re.compile(r"sản\s+phẩm|kết\s+quả|đầu\s+ra", re.IGNORECASE)),
    ("note", re.compile(r"ghi\s+chú", re.IGNORECASE)),
    ("addressee", re.compile(r"cấp\s+trình|trình|cơ\s+quan\s+ban\s+hành|cấp\s+ban\s+hành|thẩm\s+quyền", re.IGNORECASE)),
    ("task", re.compile(r"nhiệm\s+vụ|nội\s+dung|công\s+việc|hoạt\s+động|tên|giải\s+pháp|đề\s+án|văn\s+bản", re.IGNORECASE)),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class TaskRow:
    """One row of a table of tasks by column; a column that the table lacks is empty."""

    number: Flow
    task: Flow
    lead: Flow
    support: Flow
    product: Flow
    deadline: Flow
    addressee: Flow


def read_columns(table: Table) -> dict[str, int]:
    """Column → index. A table of tasks has 'task' and at least one of 'lead' and 'support'."""
    found: dict[str, int] = {}
    for index, cell in enumerate(table.head):
        for name, pattern in _COLUMNS:
            if name not in found and pattern.search(cell.text):
                found[name] = index
                break
    return found


def read_rows(table: Table) -> list[TaskRow]:
    """The rows that are tasks; rows that head a part of the table are left out. ``[]`` for a table of something else."""
    columns = read_columns(table)
    if "task" not in columns or not {"lead", "support"} & columns.keys():
        return []
    return [made for row in table.rows if (made := _row(row, columns)) is not None]


def _row(row: Row, columns: dict[str, int]) -> TaskRow | None:
    def cell(name: str) -> Flow:
        index = columns.get(name)
        return row.cells[index] if index is not None and index < len(row.cells) else EMPTY

    task = cell("task")
    others = [cell(name).text for name in ("lead", "support", "product", "deadline")]
    if not task.text or (re.fullmatch(r"[IVXA-Z]{1,5}\.?", cell("number").text) and not any(others)):
        return None
    if not any(others) and (not cell("number").text or task.text.isupper()):
        return None
    return TaskRow(*(cell(name) for name in ("number", "task", "lead", "support", "product", "deadline", "addressee")))
