"""Tables of tasks: columns under any of their usual names, in any order; rows that are tasks, and rows that are not.

A table is written with '|' between cells; each row of a case: the table, what is read, and why.
"""

from __future__ import annotations

import pytest

from nq57graph.find.tables import read_columns, read_rows
from nq57graph.find.tasks import find_tasks
from nq57graph.model.document import Row, Table
from nq57graph.model.text import Flow, Source
from nq57graph.read.layout import lay_out


def flow(text: str) -> Flow:
    return Flow(text, range(len(text)), range(1, len(text) + 1))


def table(text: str) -> Table:
    head, *rows = [tuple(flow(cell.strip()) for cell in line.split("|")) for line in text.split("\n")]
    return Table(head, tuple(Row(row) for row in rows))


COLUMNS = [
    ("TT|Nhiệm vụ|Cơ quan chủ trì|Cơ quan phối hợp|Thời gian|Sản phẩm", {"number": 0, "task": 1, "lead": 2, "support": 3, "deadline": 4, "product": 5}, "the usual order"),
    ("STT|Nội dung công việc|Đơn vị thực hiện|Tiến độ|Kết quả", {"number": 0, "task": 1, "lead": 2, "deadline": 3, "product": 4}, "other names"),
    ("Số TT|Thời hạn hoàn thành|Đơn vị chủ trì|Tên nhiệm vụ", {"number": 0, "deadline": 1, "lead": 2, "task": 3}, "another order"),
    ("TT|Nội dung|Chủ trì|Phối hợp|Ghi chú", {"number": 0, "task": 1, "lead": 2, "support": 3}, "'Ghi chú' is none of them"),
    ("TT|Hoạt động|Phân công|Hạn", {"number": 0, "task": 1, "lead": 2, "deadline": 3}, "short names"),
    ("TT|Nội dung hành động|Hành động cụ thể|Bộ, ngành chủ trì|Thời hạn", {"number": 0, "task": 2, "lead": 3, "deadline": 4}, "the more particular of two columns is the task"),
    ("TT|Nhóm nhiệm vụ|Nhiệm vụ|Chủ trì", {"number": 0, "task": 2, "lead": 3}, "a group of tasks is no task"),
    ("TT|Nhiệm vụ|Cơ quan chủ trì, phối hợp|Thời gian", {"number": 0, "task": 1, "both": 2, "deadline": 3}, "lead and support in one column"),
    ("TT|Tên đề án|Cơ quan soạn thảo|Cấp trình|Thời gian trình", {"number": 0, "task": 1, "lead": 2, "addressee": 3, "deadline": 4}, "a programme of documents to be made"),
    ("TT|Tên dự án luật|Cơ quan chủ trì thẩm tra", {"number": 0, "task": 1}, "must not match: who examines does not lead"),
    ("TT|NHIỆM VỤ|CO QUAN CHU TRI|CO QUAN PHOI HOP", {"number": 0, "task": 1, "lead": 2, "support": 3}, "capitals without accents"),
    ("Mã|Thời điểm xong|Nhiệm vụ được giao|Chịu trách nhiệm chính|Cùng tham gia|Minh chứng", {"deadline": 1, "task": 2, "lead": 3, "support": 4, "product": 5}, "other names in another order"),
    ("TT|Đầu mối|Công việc|Hạn hoàn thành|Đơn vị cùng thực hiện|Sản phẩm đầu ra", {"number": 0, "lead": 1, "task": 2, "deadline": 3, "support": 4, "product": 5}, "who does it with the lead"),
    ("TT|Chỉ tiêu|Đơn vị tính|Kế hoạch 2026", {"number": 0}, "must not match: a table of figures"),
]  # fmt: skip

HEAD = "TT|Nhiệm vụ|Cơ quan chủ trì|Cơ quan phối hợp|Thời gian\n"
ROWS = [
    (HEAD + "1|Rà soát hồ sơ|Sở Nội vụ||Quý II/2026\n2|Thẩm định|Sở Tư pháp||", ["1 Rà soát hồ sơ", "2 Thẩm định"], "plain rows"),
    (HEAD + "I|HẠ TẦNG SỐ|||\n1|Rà soát hồ sơ|Sở Nội vụ||", ["1 Rà soát hồ sơ"], "a row that heads a part"),
    (HEAD + "|Hạ tầng số|||\n1|Rà soát hồ sơ|Sở Nội vụ||", ["1 Rà soát hồ sơ"], "a heading without a number"),
    (HEAD + "IV.|Nhân lực chất lượng cao||| năm tiếp theo\n1|Rà soát hồ sơ|Sở Nội vụ||", ["1 Rà soát hồ sơ"], "a heading into which a neighbour's cell has spilled"),
    (HEAD + "Hạ tầng số|Hạ tầng số|Hạ tầng số|Hạ tầng số|Hạ tầng số\n1|Rà soát hồ sơ|Sở Nội vụ||", ["1 Rà soát hồ sơ"], "a heading merged over all columns"),
    (HEAD + "(1)|(2)|(3)|(4)|(5)\n1|Rà soát hồ sơ|Sở Nội vụ||", ["1 Rà soát hồ sơ"], "the columns' numbers"),
    (HEAD + "1|Rà soát hồ sơ|Sở Nội vụ||\n" + HEAD + "2|Thẩm định|Sở Tư pháp||", ["1 Rà soát hồ sơ", "2 Thẩm định"], "the head again on the next page"),
    (HEAD + "1|Rà soát|Sở Nội vụ||\n|hồ sơ của các đơn vị||Sở Tư pháp|", ["1 Rà soát hồ sơ của các đơn vị"], "a row cut by the end of a page goes on"),
    (HEAD + "1|Rà soát hồ sơ|Sở Nội||\n||vụ||", ["1 Rà soát hồ sơ"], "a cut cell goes on"),
    ("Danh mục||||\n" + HEAD + "1|Rà soát hồ sơ|Sở Nội vụ||", ["1 Rà soát hồ sơ"], "a title row above the head"),
    ("TT|Nhiệm vụ|Cơ quan thực hiện||Thời gian\n||Chủ trì|Phối hợp|\n1|Rà soát hồ sơ|Sở Nội vụ|Sở Tư pháp|", ["1 Rà soát hồ sơ"], "two rows of names"),
    ("TT|Tên|Số lượng\n1|Máy tính|20", [], "must not match: no party"),
    ("Cơ quan chủ trì|Cơ quan phối hợp\nSở Nội vụ|Sở Tư pháp", [], "must not match: no task"),
    ("TT|Tên thủ tục hành chính|Thời gian|Cơ quan thực hiện\n1|Cấp giấy phép|05 ngày|Sở Xây dựng", [], "must not match: who receives a file is told to do nothing"),
    ("TT|Nhiệm vụ cải cách thủ tục hành chính|Cơ quan thực hiện\n1|Rà soát hồ sơ|Sở Nội vụ", ["1 Rà soát hồ sơ"], "tasks about procedures are tasks"),
    ("TT|Tên thủ tục hành chính|Thời gian giải quyết|Phí\n1|Cấp giấy phép|05 ngày|Không", [], "must not match: a list of procedures"),
]  # fmt: skip


@pytest.mark.parametrize(("head", "expected", "reason"), COLUMNS)
def test_columns(head: str, expected: dict[str, int], reason: str) -> None:
    assert read_columns(table(head).head) == expected, reason


@pytest.mark.parametrize(("text", "expected", "reason"), ROWS)
def test_rows(text: str, expected: list[str], reason: str) -> None:
    assert [f"{row.number.text} {row.task.text}" for row in read_rows(table(text))] == expected, reason


ANNEX = "PHỤ LỤC\nDANH MỤC NHIỆM VỤ\n\n"
CELLS = [
    # cells of lead and support, lead, support, why
    ("Sở Nội vụ", "Sở Tư pháp; các sở, ngành", "Sở Nội vụ", "Sở Tư pháp; các sở, ngành", "one cell each"),
    ("Sở Nội vụ, Sở Tài chính", "", "Sở Nội vụ; Sở Tài chính", "", "a list"),
    ("Chủ trì: Sở Nội vụ. Phối hợp: Sở Tư pháp", "", "Sở Nội vụ", "Sở Tư pháp", "labels in the cell"),
    ("Sở Nội vụ chủ trì, phối hợp với Sở Tư pháp", "", "Sở Nội vụ", "Sở Tư pháp", "a sentence in the cell"),
    ("Sở Nội vụ chủ trì", "", "Sở Nội vụ", "", "the role behind the name"),
    ("Các tỉnh, thành phố trực thuộc TW", "", "Các tỉnh, thành phố trực thuộc TW", "", "a group"),
    ("", "Sở Tư pháp", "", "Sở Tư pháp", "an empty lead stays empty"),
]  # fmt: skip


@pytest.mark.parametrize(("lead_cell", "support_cell", "lead", "support", "reason"), CELLS)
def test_parties_of_a_row(lead_cell: str, support_cell: str, lead: str, support: str, reason: str) -> None:
    text = f"{ANNEX}| TT | Nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Thời gian |\n|---|---|---|---|---|\n| 1 | Rà soát hồ sơ | {lead_cell} | {support_cell} | Quý II/2026 |\n"
    (task,) = find_tasks(lay_out(Source("made.txt", "0" * 64, text)))[0]
    assert task.path == "PL.1"
    assert "; ".join(p.mention.text for p in task.lead) == lead, reason
    assert "; ".join(p.mention.text for p in task.support) == support, reason
    assert task.deadline is not None and task.deadline.end == "2026-06-30"


MERGED = [
    # rows 'lead|support|time', leads as read, why
    (["Sở Y tế|Sở Nội vụ|Quý II/2026", "|Sở Tư pháp|"], ["Sở Y tế", "Sở Y tế"], "an empty cell below a filled one is the same cell"),
    (["|Sở Nội vụ|Quý II/2026", "Sở Y tế||"], ["", "Sở Y tế"], "must not match: nothing stands above the first row"),
    (["Sở Y tế|Sở Nội vụ|Quý II/2026", "II", "|Sở Tư pháp|"], ["Sở Y tế", ""], "must not match: no cell runs on over the head of a part"),
]  # fmt: skip


@pytest.mark.parametrize(("rows", "leads", "reason"), MERGED, ids=[row[2] for row in MERGED])
def test_merged_cells(rows: list[str], leads: list[str], reason: str) -> None:
    number = 0
    lines = []
    for row in rows:
        number += "|" in row
        lines.append(
            f"| {number} | Rà soát hồ sơ số {number} | {row.replace('|', ' | ')} |"
            if "|" in row
            else f"| {row} | Phần sau | | | |"
        )
    text = (
        f"{ANNEX}| TT | Nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Thời gian |\n|---|---|---|---|---|\n"
        + "\n".join(lines)
        + "\n"
    )
    tasks = find_tasks(lay_out(Source("made.txt", "0" * 64, text)))[0]
    assert ["; ".join(p.mention.text for p in task.lead) for task in tasks] == leads, reason
    assert [task.merged for task in tasks] == [False, leads == ["Sở Y tế", "Sở Y tế"]], reason


def test_the_column_beats_the_prose_of_a_row() -> None:
    text = f"{ANNEX}| TT | Nhiệm vụ | Chủ trì |\n|---|---|---|\n| 1 | Các địa phương số hóa dữ liệu | Sở Nội vụ |\n"
    (task,) = find_tasks(lay_out(Source("made.txt", "0" * 64, text)))[0]
    assert [p.mention.text for p in task.lead] == ["Sở Nội vụ"]


def test_a_table_that_has_lost_its_columns_gives_nothing() -> None:
    text = f"{ANNEX}STT Nội dung Cơ quan chủ trì Thời hạn hoàn thành\n\n1. Rà soát hồ sơ Sở Nội vụ 6/2026\n\n- Đề nghị Tòa án nhân dân tối cao\n"
    assert find_tasks(lay_out(Source("made.txt", "0" * 64, text)))[0] == ()
