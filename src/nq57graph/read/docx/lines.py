"""The words of a paragraph → lines: what becomes of its tabs and of the breaks inside it."""

from __future__ import annotations

import re

from nq57graph.read.docx.runs import BREAK, PAGE_BREAK

# What begins an item wherever it stands: '- …', '1. …', '2.3. …', 'a) …', 'IV. …', 'Điều 5. …'.
_ITEM = re.compile(
    r"[-–+•]\s*\S|\d{1,2}(?:\.\d{1,2}){0,4}\.\s*[^\W\d]|[a-zđ]\)\s*\S|[IVX]{1,5}[.\-]\s*[^\W\d]|Điều \d{1,3}\."
)
_GAP = re.compile(r"[ \t]*\t[ \t]*")
# What a tab sets off from the words that it numbers: 'Điều 5.⇥…', '2.1.⇥…', 'a)⇥…', '-⇥…', 'Số:⇥…'.
_NUMBER = re.compile(
    r"([-–+•*]|(?:(?:Điều|Chương|Phần|Mục|Khoản)\s)?\(?(?:\d{1,3}(?:\.\d{1,2}){0,4}|[IVXLC]{1,6}|[A-Za-zĐđ])[.):/]"
    r"|(?:Điều|Chương|Phần|Mục)\s(?:\d{1,3}|[IVXLC]{1,6})|Số ?:)[ \t]*\t[ \t]*"
)
_ENDED = re.compile(r"[.;:!?…]$")


def begins_item(text: str) -> bool:
    """Whether ``text`` begins as an item of a list, or a numbered heading, does."""
    return bool(_ITEM.match(text))


def to_lines(label: str, text: str, *, apart: bool, framed: bool = False) -> list[str]:
    """The lines of a paragraph with the automatic number ``label``; [] for one without words.

    ``apart``: a break begins a new line, as it does in headings and cells; else words that run on are put together
    again, and only an item of a list, or a sentence behind another, begins a line. The break of a page leaves an empty
    line, where the paragraph goes on at all. A number without words is shown where it is ``framed``: it numbers the
    row of a table.
    """
    if not text.strip():
        return [label.strip()] if framed and re.search(r"\w", label) else []
    lines: list[str] = []
    for page in (label + text.lstrip()).split(PAGE_BREAK):
        shown = [line for part in page.split(BREAK) if (line := _set_tabs(part, framed))]
        if shown:
            lines += [""] * bool(lines) + (shown if apart else _run_on(shown))
    return lines


def _run_on(lines: list[str]) -> list[str]:
    groups: list[list[str]] = []
    for line in lines:
        if groups and not (begins_item(line) or (_ENDED.search(groups[-1][-1]) and not line[0].islower())):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [" ".join(group) for group in groups]


def _set_tabs(line: str, framed: bool) -> str:
    """``line`` with a tab only where one gap sets its two parts in columns, as a heading without a table has them; tabs
    that indent, stand behind a number, or are strewn over a line are white space."""
    line = line.strip()
    if "\t" not in line:
        return line
    number = _NUMBER.match(line)
    label, rest = (f"{number[1]} ", line[number.end() :]) if number else ("", line)
    parts = _GAP.split(rest)
    return label + ("\t" if len(parts) == 2 and not framed else " ").join(parts)
