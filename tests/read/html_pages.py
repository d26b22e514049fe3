"""A document written out as a web page, as portals print them: heading and signature in frames, notes at the end.

``write_page`` takes a document in the form of the example workspace (one paragraph on a line, an empty line between two, tables
in tabs or pipes, footnotes behind a raised figure) and is the way there; the readers of pages and of PDF are the way back.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

_TYPE = re.compile(
    r"\W*(?:NGHỊ QUYẾT|QUYẾT ĐỊNH|CHỈ THỊ|KẾT LUẬN|QUY ĐỊNH|THÔNG BÁO|KẾ HOẠCH|CHƯƠNG TRÌNH|HƯỚNG DẪN|BÁO CÁO|CÔNG ĐIỆN|"
    r"TỜ TRÌNH|Kính gửi)\b"
)
_NUMBER = re.compile(r"Số\b")
_RECIPIENTS = re.compile(r"Nơi nhận\b")
_ITEM = re.compile(r"[-+•]")
_ANNEX = re.compile(r"(?:Phụ lục|PHỤ LỤC)\b")
_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_NOTE = re.compile(rf"([{_RAISED}]+)\s*(?=\S)")
_MARKED = re.compile(r"(?:[IVX]+|\d+(?:\.\d+)*|[a-zđ])\s*[.)-]\s|[-+•]\s")
_EMPHASIS = (
    (re.compile(r"\*\*\*(.+?)\*\*\*"), r"<b><i>\1</i></b>"),
    (re.compile(r"\*\*(.+?)\*\*"), r"<b>\1</b>"),
    (re.compile(r"\*(.+?)\*"), r"<i>\1</i>"),
)
_REFERENCE = re.compile(rf"[{_RAISED}]+")

_STYLE = """
@page { size: A4; margin: 2cm }
body { font-family: "Times New Roman", "Liberation Serif", Times, serif; font-size: 14px; line-height: 1.35 }
@media print { body { font-size: 13pt } nav, aside, footer, .tools { display: none } }
p { margin: 0 0 6pt 0; text-align: justify; text-indent: 1cm }
td p, th p, .center { text-indent: 0 }
.center { text-align: center }
table { border-collapse: collapse; width: 100%; margin: 6pt 0 }
td, th { border: 1px solid black; padding: 2pt 4pt; vertical-align: top }
td p, th p { text-align: left; margin: 0 }
table.frame td { border: none; width: 50% }
table.frame .center { text-align: center }
.notes { font-size: 11pt; border-top: 1px solid black; margin-top: 12pt }
"""

_MENU = (
    "Trang chủ",
    "Giới thiệu",
    "Tin tức - Sự kiện",
    "Văn bản chỉ đạo điều hành",
    "Thủ tục hành chính",
    "Hỏi đáp",
    "Liên hệ",
)
_TABS = ("Toàn văn", "Thuộc tính", "Lược đồ", "Hiệu lực", "Văn bản liên quan", "Tải về")
_RELATED = (
    "Thông báo số 11-TB/VPTU, ngày 02/02/2024 về lịch trực cơ quan",
    "Kế hoạch số 215/KH-UBND ngày 09/9/2023 về cải cách hành chính năm 2024",
    "Quyết định số 1904/QĐ-UBND ngày 30/8/2022 về giao chỉ tiêu biên chế",
)


@dataclass(slots=True)
class _Parts:
    """The blocks of a document (lists of lines), by where they stand on the page."""

    head: list[str] = field(default_factory=list)
    title: list[str] = field(default_factory=list)
    body: list[list[str]] = field(default_factory=list)
    notes: list[tuple[str, list[str]]] = field(default_factory=list)
    recipients: list[str] = field(default_factory=list)
    signature: list[str] = field(default_factory=list)
    annex: list[list[str]] = field(default_factory=list)


def write_page(text: str, *, chrome: bool = True) -> str:
    """The document ``text`` as a page of HTML; ``chrome``: with menu, tabs, sidebar and footer of a portal around it."""
    parts = _sort(text)
    document = "\n".join(_document(parts))
    if chrome:
        document = _around(document)
    return (
        f'<!DOCTYPE html>\n<html lang="vi">\n<head>\n<meta charset="utf-8">\n<title>{html.escape(" ".join(parts.title))}'
        f"</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n{document}\n</body>\n</html>\n"
    )


# ── what stands where ─────────────────────────────────────────────────────────────────────────────────────────────


def _sort(text: str) -> _Parts:
    blocks = [block.split("\n") for block in re.split(r"\n\s*\n", text.strip("\n \ufeff")) if block.strip()]
    parts = _Parts()
    typed = next(i for i, block in enumerate(blocks) if _TYPE.match(block[0]))
    signed = next((i for i, block in enumerate(blocks) if _RECIPIENTS.match(block[0])), len(blocks))
    annexed = next((i for i in range(signed, len(blocks)) if _ANNEX.match(blocks[i][0])), len(blocks))
    parts.head = [line for block in blocks[:typed] for line in block]
    begun = next((i for i in range(typed + 1, signed) if not blocks[i][0].lstrip("*")[:9].isupper()), signed)
    parts.title = [line.strip("*") for block in blocks[typed:begun] for line in block]
    for block in blocks[begun:signed]:
        _add(parts, block)
    for block in blocks[signed:annexed]:
        listed = not parts.signature and (_RECIPIENTS.match(block[0]) or _ITEM.match(block[0]))
        (parts.recipients if listed else parts.signature).extend(block)
    parts.annex = blocks[annexed:]
    return parts


def _add(parts: _Parts, block: list[str]) -> None:
    """``block`` as a paragraph, or to what it goes on from: a sentence torn by a page, a note of several paragraphs."""
    noted = _NOTE.match(block[0])
    if noted:
        parts.notes.append((noted[1], [block[0][noted.end() :], *block[1:]]))
        parts.body.append([])  # holds the place: the next unmarked paragraph is the note's own
        return
    after_note = bool(parts.body) and not parts.body[-1]
    if after_note:
        del parts.body[-1]
    if block[0][:1].islower() and not _MARKED.match(block[0]) and parts.body:
        parts.body[-1][-1] += " " + block[0]
        parts.body[-1].extend(block[1:])
    elif after_note and not _MARKED.match(block[0]):
        parts.notes[-1][1].extend(block)
        parts.body.append([])
    else:
        parts.body.append(list(block))


# ── as HTML ───────────────────────────────────────────────────────────────────────────────────────────────────────


def _document(parts: _Parts) -> Iterator[str]:
    if parts.head:
        last = next((i for i, line in enumerate(parts.head) if _NUMBER.match(line)), len(parts.head) - 1)
        yield _frame(parts.head[: last + 1], parts.head[last + 1 :], "center")
    for line in parts.title:
        yield f'<p class="center" align="center"><b>{_inline(line)}</b></p>'
    yield from _blocks(parts.body)
    if parts.recipients or parts.signature:
        yield _frame(parts.recipients, parts.signature, "left")
    if parts.annex:
        for line in parts.annex[0]:
            yield f'<p class="center" align="center">{_inline(line)}</p>'
        yield from _blocks(parts.annex[1:])
    if parts.notes:
        yield '<div class="notes">'
        for mark, lines in parts.notes:
            number = "".join(str(_RAISED.index(figure)) for figure in mark)
            first = f'<a href="#_ftnref{number}" name="_ftn{number}">[{number}]</a> {_inline(lines[0])}'
            yield f'<div id="ftn{number}">' + "".join(f"<p>{line}</p>" for line in (first, *map(_inline, lines[1:])))
            yield "</div>"
        yield "</div>"


def _frame(left: Sequence[str], right: Sequence[str], side: str) -> str:
    cells = (
        "".join(f'<p class="{kind}">{_inline(line)}</p>' for line in lines if line.strip())
        for lines, kind in ((left, side), (right, "center"))
    )
    return '<table class="frame" border="0"><tr>' + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr></table>"


def _blocks(blocks: Sequence[Sequence[str]]) -> Iterator[str]:
    rows: list[list[str]] = []
    for line in (line for block in blocks for line in block):
        cells = _cells(line)
        if cells:
            rows.append(cells)
            continue
        if rows:
            yield _table(rows)
            rows = []
        if line.strip():
            yield f"<p>{_inline(line)}</p>"
    if rows:
        yield _table(rows)


def _cells(line: str) -> list[str]:
    if line.startswith("|") and line.endswith("|"):
        return [] if not line.strip("|-: ") else [cell.strip() for cell in line.strip("|").split("|")]
    return line.split("\t") if line.count("\t") > 1 else []


def _table(rows: Sequence[Sequence[str]]) -> str:
    head, *body = (
        "<tr>" + "".join(f"<{tag}><p>{_inline(cell)}</p></{tag}>" for cell in row) + "</tr>"
        for tag, row in zip(["th", *["td"] * (len(rows) - 1)], rows, strict=True)
    )
    return f'<table border="1"><thead>{head}</thead><tbody>' + "\n".join(body) + "</tbody></table>"


def _inline(text: str) -> str:
    text = html.escape(text.strip(), quote=False)
    for pattern, tag in _EMPHASIS:
        text = pattern.sub(tag, text)
    return _REFERENCE.sub(_reference, text)


def _reference(found: re.Match[str]) -> str:
    number = "".join(str(_RAISED.index(figure)) for figure in found[0])
    return f'<a href="#_ftn{number}" name="_ftnref{number}"><sup>[{number}]</sup></a>'


def _around(document: str) -> str:
    menu = "".join(f'<li><a href="#">{name}</a></li>' for name in _MENU)
    tabs = "".join(f'<li><a href="#tab{i}">{name}</a></li>' for i, name in enumerate(_TABS))
    related = "".join(f'<li><a href="#">{name}</a></li>' for name in _RELATED)
    return f"""<nav><ul>{menu}</ul></nav>
<div class="tools"><a href="#">Trang chủ</a> › <a href="#">Văn bản</a> › Chi tiết văn bản <span>Cỡ chữ: A- A+</span></div>
<div class="main"><div class="tools"><ul>{tabs}</ul></div>
<div class="content">
{document}
</div>
<div class="tools" id="tab1"><table><tr><td>Ngày ban hành</td><td>01/01/2024</td></tr><tr><td>Tình trạng hiệu lực</td>
<td>Còn hiệu lực</td></tr></table></div>
<div class="tools"><p>Lượt xem: 1.204</p><p>Chia sẻ bài viết này</p></div></div>
<aside><h3>Văn bản liên quan</h3><ul>{related}</ul><h3>Thống kê truy cập</h3><p>Đang truy cập: 57</p></aside>
<footer><p>Cơ quan chủ quản: Văn phòng Ủy ban nhân dân tỉnh Vĩnh An</p><p>Giấy phép số 12/GP-TTĐT ngày 03/4/2021</p>
<p>Địa chỉ: 01 đường Trần Phú. Điện thoại: 0200.3.000.000</p></footer>"""
