"""Blanks: the number or date of a cited document, a telephone number, a cell of a table of tasks."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache

from nq57graph.find.findings.quoting import DATE, near, spaced, words_at
from nq57graph.lexicon import load
from nq57graph.model.reading import FindingMention, Mention, Reading, TaskMention

_FORM = re.compile(r"^\W{0,9}(?:Biểu\s+mẫu|Mẫu(?:\s+(?:số|biểu|\d))|MẪU|BIỂU\s+MẪU)", re.MULTILINE)
_CUT_NUMBER = re.compile(r"\dx{2,4}|\.x{2,4}", re.IGNORECASE)
_BLANK = re.compile(r"số\s{0,9}:?[….,_xX\s]{0,30}[/-]")
_TELEPHONE = spaced(
    r"(?<!\w)(?:điện thoại|đt|số máy|hotline|zalo)(?:[^\d\n]{0,30})(?P<number>\d[\d.]{4,12}x{2,4})(?!\w)"
)


def of_blanks(reading: Reading) -> Iterator[FindingMention]:
    yield from _numbers(reading)
    yield from _telephones(reading)
    yield from _cells(reading)


@cache
def _blank_number() -> re.Pattern[str]:
    names = sorted(set(load("citations")["types"].values()), key=lambda name: (-len(name), name))
    dots = r"[….,_xX\s]{0,30}"
    blank_date = rf"{dots}\d{{0,2}}{dots}/{dots}\d{{0,2}}{dots}/{dots}\d{{4}}"
    return spaced(
        rf"(?<!\w)(?:{'|'.join(map(re.escape, names))})(?: [^\W\d]\w*){{0,2}}? số~:?{dots}[/-]~[A-ZĐ]{{2,9}}(?:[-/][\wĐđ]+){{0,3}}".replace(
            "\\ ", " "
        )
        + rf"(?:[\s,]{{1,9}}ngày(?: {DATE}|{blank_date}))?"
    )


def _numbers(reading: Reading) -> Iterator[FindingMention]:
    """'Kế hoạch số …/KH-UBND ngày …/…/2026'. A header has its number written in later; a form is to be filled in."""
    text = reading.source.text
    form = _FORM.search(text)
    end = form.start() if form else len(text)
    found = (m for m in near(_blank_number(), _BLANK, text, 120, 120) if m.end() <= end)
    mentions = tuple(words_at(reading, *match.span()) for match in found)
    if mentions:
        yield FindingMention(
            "post-missing", "omission", mentions,
            f"'{mentions[0].text}': số của văn bản để trống", f"'{mentions[0].text}': the number is left blank",
        )  # fmt: skip


def _telephones(reading: Reading) -> Iterator[FindingMention]:
    for match in near(_TELEPHONE, _CUT_NUMBER, reading.source.text, 80, 4):
        yield FindingMention(
            "post-missing", "omission", (words_at(reading, *match.span()),),
            f"số điện thoại '{match['number']}' ghi thiếu", f"the telephone number '{match['number']}' is not complete",
        )  # fmt: skip


# ── cells ─────────────────────────────────────────────────────────────────────────────────────────────────────────

_TABLE_OF = re.compile(r"\.?r?\d+(?:\.\d+)?$")
_WORD = re.compile(r"(?<!\w)[^\W\d_]{2,}(?!\w)")  # 'NV10' and the like are numbers of rows
_HEADING_ROW = re.compile(r"\n\W{0,9}(?:[IVX]{1,5}|[A-H])[.)]?\W[^\n]*")
_ROWS = 8  # a table so long that a column filled in every row but one is meant to be filled in all


def _cells(reading: Reading) -> Iterator[FindingMention]:
    """One row of a table without lead, product or deadline, where every other row has it. Where words of the row are left
    that were read as nothing, the cell may be full."""
    tables: dict[str, list[TaskMention]] = defaultdict(list)
    for task in reading.tasks:
        if task.row:
            tables[_TABLE_OF.sub("", task.path)].append(task)
    for rows in tables.values():
        missing = (
            ("cơ quan chủ trì", "lead", [at for at, row in enumerate(rows) if not row.lead]),
            ("sản phẩm", "product", [at for at, row in enumerate(rows) if row.product is None]),
            ("thời hạn", "deadline", [at for at, row in enumerate(rows) if row.deadline is None]),
        )
        for vi, en, found in missing:
            if len(rows) >= _ROWS and len(found) == 1 and not _words_left(reading, rows, found[0]):
                row = rows[found[0]]
                yield FindingMention(
                    "post-missing", "omission", (row.mention,),
                    f"{row.path}: thiếu {vi}, các dòng khác đều có", f"{row.path}: no {en}, while every other row has one",
                    (row.path,),
                )  # fmt: skip


def _words_left(reading: Reading, rows: Sequence[TaskMention], at: int) -> bool:
    """Whether around the task of row ``at`` words stand that belong to no cell of it or of its neighbours."""
    own = rows[at].mention.spans
    low = rows[at - 1].mention.spans[-1].end if at else own[0].start
    high = rows[at + 1].mention.spans[0].start if at + 1 < len(rows) else own[-1].end
    spans = sorted(span for row in rows[max(0, at - 1) : at + 2] for mention in _read(row) for span in mention.spans)
    left = []
    for span in spans:
        if low < span.start <= high:
            left.append(reading.source.text[low : span.start])
        low = max(low, min(span.end, high))
    left.append(reading.source.text[low:high])
    return bool(_WORD.search(_HEADING_ROW.sub("", " ".join(left))))


def _read(row: TaskMention) -> Iterator[Mention]:
    yield row.mention
    yield from (party.mention for party in (*row.lead, *row.support))
    yield from (mention for mention in (row.product, row.addressee) if mention)
    if row.deadline:
        yield row.deadline.mention
