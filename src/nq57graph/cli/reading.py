"""``nq57 read``: what the program reads in one file, before anything is built."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from nq57graph.cli.options import LangOption, language
from nq57graph.errors import UserError

if TYPE_CHECKING:
    from nq57graph.model.reading import Mention, Party, Reading, TaskMention


class ReadingFormat(StrEnum):
    TEXT = "text"
    JSON = "json"


_WORDS = {
    "vi": {
        "number": "số", "date": "ngày", "issuer": "cơ quan", "parent": "cấp trên", "province": "tỉnh", "title": "trích yếu",
        "signers": "người ký", "meeting": "cuộc họp", "recipients": "nơi nhận", "citations": "viện dẫn", "tasks": "nhiệm vụ",
        "none": "(không nêu)", "lead": "chủ trì", "support": "phối hợp", "via": "qua", "due": "hạn", "product": "sản phẩm",
        "addressee": "gửi", "inherited": "thừa kế", "same": "cùng việc với", "attached": "văn bản khác trong cùng tệp,", "findings": "lưu ý",
        "unread": "câu có từ giao việc nhưng không thành nhiệm vụ", "line": "dòng", "page": "trang",
        "passed_over": "phần không có nhiệm vụ", "notes": "ghi chú khi đọc",
    },
    "en": {
        "number": "number", "date": "date", "issuer": "issuer", "parent": "under", "province": "province", "title": "title",
        "signers": "signed by", "meeting": "meeting", "recipients": "recipients", "citations": "cites", "tasks": "tasks",
        "none": "(not stated)", "lead": "lead", "support": "support", "via": "via", "due": "due", "product": "product",
        "addressee": "to", "inherited": "inherited", "same": "same work as", "attached": "another document in the same file,", "findings": "mind",
        "unread": "sentences with words of order that gave no task", "line": "line", "page": "page",
        "passed_over": "parts without tasks", "notes": "notes of the reading",
    },
}  # fmt: skip


_CODES = {
    "vi": {
        "direct": "ký trực tiếp", "T/M": "thay mặt", "KT.": "ký thay", "TL.": "thừa lệnh", "TUQ.": "thừa ủy quyền",
        "implements": "thực hiện", "basis": "căn cứ", "amends": "sửa đổi", "attaches": "kèm theo", "mentions": "nhắc đến",
    },
    "en": {
        "direct": "signs directly", "T/M": "on behalf of", "KT.": "for the head", "TL.": "by order",
        "TUQ.": "by authorisation", "implements": "implements", "basis": "pursuant to", "amends": "amends",
        "attaches": "attaches", "mentions": "mentions",
    },
}  # fmt: skip
"""What the keys of a reading are called."""


def register(app: typer.Typer) -> None:
    """Adds the command to ``app``."""
    app.command("read", help="Đọc một tệp và in kết quả · Read one file and show what was understood.")(_read)


def _read(
    file: Annotated[Path, typer.Argument(help="The file.")],
    form: Annotated[ReadingFormat, typer.Option("--format", help="For people, or as JSON.")] = ReadingFormat.TEXT,
    html: Annotated[
        Path | None,
        typer.Option("--html", metavar="OUT", help="Write a page: the source and what was understood, side by side."),
    ] = None,
    lang: LangOption = None,
) -> None:
    from nq57graph.model.guide import as_guide
    from nq57graph.pipeline import read_file

    if html is not None:
        _write_page(file, html, form, language(lang))
        return
    reading = read_file(file)
    if form is ReadingFormat.JSON:
        typer.echo(json.dumps(as_guide(reading), ensure_ascii=False, indent=1))
        return
    words = _WORDS[language(lang)]
    for number, document in enumerate(reading.documents):
        if number:
            typer.echo(f"\n── {words['attached']} {number} ──")
        for line in describe(document, language(lang)):
            typer.echo(line)


def _write_page(file: Path, output: Path, form: ReadingFormat, lang: str) -> None:
    """Writes the page of the reading of ``file``. Raises ``UserError``; then nothing is written."""
    from nq57graph.cli.output import Format, write_out
    from nq57graph.draw.reading.page import reading_page
    from nq57graph.pipeline import read_file
    from nq57graph.read.images import page_images

    if form is ReadingFormat.JSON:
        raise UserError(
            "--html writes a page, --format json prints JSON: choose one of them",
            vi="--html ghi một trang, --format json in ra JSON: chọn một trong hai",
        )
    if output.exists() and file.exists() and output.samefile(file):
        raise UserError(
            f"{output} is the document itself: name another file for the page",
            vi=f"{output} chính là văn bản nguồn: chọn tên tệp khác cho trang",
        )
    reading = read_file(file)
    page = reading_page(reading, page_images(file), lang, reading.source.refused)
    write_out(page, Format.HTML, output)
    typer.echo(f"đã ghi: {output}" if lang == "vi" else f"written: {output}", err=True)


def describe(reading: Reading, lang: str) -> Iterator[str]:
    """The reading for people: header, tasks under their headings, then what was not understood."""
    words, codes = _WORDS[lang], _CODES[lang]
    heading = reading.heading
    yield heading.type or words["none"]
    for name in ("number", "date", "issuer", "parent", "province", "title"):
        yield f"  {words[name]:<10} {getattr(heading, name) or words['none']}"
    signers = "; ".join(
        f"{s.name.text if s.name else words['none']} ({', '.join(p.text for p in s.positions)}; {codes.get(s.capacity, s.capacity)})"
        for s in reading.signers
    )
    yield f"  {words['signers']:<10} {signers or words['none']}"
    if reading.meeting:
        chair = reading.meeting.chair.text if reading.meeting.chair else words["none"]
        yield f"  {words['meeting']:<10} {reading.meeting.date} · {chair}"
    yield f"  {words['recipients']:<10} {'; '.join(r.mention.text for r in reading.recipients) or words['none']}"
    cited = (
        f"{c.number or c.name} ×{len(c.mentions)} ({codes.get(c.relation, c.relation)})" for c in reading.citations
    )
    yield f"  {words['citations']:<10} {'; '.join(cited) or words['none']}"
    yield ""
    yield f"{len(reading.tasks)} {words['tasks']}"
    headings = {section.path: section.mention.text for section in reading.sections}
    shown = ""
    for task in reading.tasks:
        if task.section != shown and task.section in headings:
            yield f"{task.section}  {_short(headings[task.section], 100)}"
        shown = task.section
        yield from _task(task, reading, words)
    yield from _listed(words["findings"], (f.note if lang == "vi" else f.note_en for f in reading.findings))
    yield from _listed(
        words["passed_over"],
        (
            f"{s.path}  [{_where(s.mention, reading, words)}]  {_short(s.mention.text, 110)}"
            for s in reading.passed_over
        ),
    )
    yield from _listed(words["notes"], reading.notes)
    yield from _listed(words["unread"], (f"{_where(m, reading, words)}: {_short(m.text, 160)}" for m in reading.unread))


def _listed(title: str, items: Iterable[str]) -> Iterator[str]:
    """The items under their title, after an empty line; nothing where there are none."""
    lines = [f"  {item}" for item in items]
    if lines:
        yield from ("", f"{title}:", *lines)


def _task(task: TaskMention, reading: Reading, words: dict[str, str]) -> Iterator[str]:
    yield f"  {task.path}  [{_where(task.mention, reading, words)}]  {_short(task.mention.text, 110)}"
    for name, parties in (("lead", task.lead), ("via", task.via), ("support", task.support)):
        if parties or name == "lead":
            yield f"      {words[name]}: {_names(parties, words)}"
    if task.deadline:
        mark = f" ({words['inherited']}: {task.deadline.inherited})" if task.deadline.inherited else ""
        yield f"      {words['due']}: {task.deadline.mention.text}{mark}"
    for name, mention in (("product", task.product), ("addressee", task.addressee)):
        if mention:
            yield f"      {words[name]}: {mention.text}"
    if task.same_as:
        yield f"      {words['same']}: {task.same_as}"


def _where(mention: Mention, reading: Reading, words: dict[str, str]) -> str:
    """By the page where the file has pages, else by the line."""
    start = mention.spans[0].start
    page = reading.source.page(start)
    return f"{words['page']} {page}" if page else f"{words['line']} {reading.source.line(start)}"


def _names(parties: tuple[Party, ...], words: dict[str, str]) -> str:
    return (
        "; ".join(p.mention.text + (f" ({words['inherited']}: {p.inherited})" if p.inherited else "") for p in parties)
        or words["none"]
    )


def _short(text: str, length: int) -> str:
    return text if len(text) <= length else text[: text.rfind(" ", 0, length)] + " …"
