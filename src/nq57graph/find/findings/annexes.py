"""The document against its own parts: the notes of its annexes, the rows and headings that it counts, its articles."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import takewhile

from nq57graph.find.findings.quoting import DATE, STARTS, is_day, iso, near, printed, read_date, spaced, words_at
from nq57graph.model.reading import FindingMention, Mention, Reading
from nq57graph.model.words import flat


def of_annexes(reading: Reading) -> Iterator[FindingMention]:
    yield from _notes(reading)
    yield from _rows(reading)
    yield from _groups(reading)
    yield from _articles(reading)


# ── '(Kèm theo Thông báo số 19-TB/BCĐ ngày 12/4/2026)' ────────────────────────────────────────────────────────────

_NOTE = spaced(
    r"(?m:^)[^\S\n]{0,60}[(*_]{0,4}(?P<note>(?:ban hành )?kèm theo (?P<type>[^\W\d][^\d.;:()]{3,40}?) số~:?~(?P<number>\d{1,6}~[-/–][^\s,;()]{2,40})"
    rf"(?:[,\s*]{{1,40}}ngày~{DATE})?)"
)
_PARTS = re.compile(r"(\d+)(.+)")


@dataclass(frozen=True, slots=True)
class _Stated:
    """Number and date of the document, as its header or a note says them."""

    serial: int
    symbol: str
    date: str | None
    number_mention: Mention
    date_mention: Mention


def _notes(reading: Reading) -> Iterator[FindingMention]:
    """A note with the document's number and another date, or with its date and symbol and another number. Where both are
    others, it may be another document. A header without a day leaves the notes to tell against one another."""
    notes = list(_note_statements(reading))
    header = _header(reading)
    first = header or next((note for note in notes if note.date), None)
    for note in notes if first else ():
        if first is None or note is first or note.symbol != first.symbol:
            continue
        if note.serial == first.serial and note.date and first.date and note.date != first.date:
            yield FindingMention(
                "number-misprint", "slip", (first.date_mention, note.date_mention),
                f"ngày của văn bản: chỗ này ghi {_printed(first.date)}, chỗ kia ghi {_printed(note.date)}",
                f"the document is dated {first.date} in one place, {note.date} in another",
            )  # fmt: skip
            return
        if header and note.serial != header.serial and note.date and note.date == header.date:
            yield FindingMention(
                "number-misprint", "slip", (header.number_mention, note.number_mention),
                f"số của văn bản ở đầu là {header.serial}, ở dòng dẫn của phụ lục là {note.serial}",
                f"the header numbers the document {header.serial}, the note of its annex {note.serial}",
            )  # fmt: skip
            return


def _header(reading: Reading) -> _Stated | None:
    heading = reading.heading
    parts = _PARTS.fullmatch("".join((heading.number or "").split()))
    if parts is None or "number" not in heading.mentions or not heading.date or "date" not in heading.mentions:
        return None
    number, date = heading.mentions["number"], heading.mentions["date"]
    return _Stated(int(parts[1]), _symbol(parts[2]), heading.date, number, date)


def _note_statements(reading: Reading) -> Iterator[_Stated]:
    """What notes say of a document of this one's type."""
    for match in _NOTE.finditer(reading.source.text):
        parts = _PARTS.fullmatch("".join(match["number"].split()))
        if parts is None or flat(" ".join(match["type"].split())) != flat(reading.heading.type or ""):
            continue
        date = read_date(match) if match["day"] else None
        mention = words_at(reading, *match.span("note"))
        yield _Stated(int(parts[1]), _symbol(parts[2]), iso(date) if date and is_day(*date) else None, mention, mention)


def _printed(date: str) -> str:
    year, month, day = map(int, date.split("-"))
    return printed((year, month, day))


def _symbol(text: str) -> str:
    return flat(text.replace("–", "-")).strip(".*_")


# ── rows of an annex, headings of a part ──────────────────────────────────────────────────────────────────────────

_TASKS_OF_ANNEX = spaced(
    rf"(?P<all>(?:toàn bộ|tất cả|danh mục|gồm) )?{STARTS}(?P<n>\d{{1,3}}) nhiệm vụ(?P<between>[^\d.;:]{{0,60}}?)(?<!\w)(?:tại|trong|theo|ở) (?:các )?phụ lục(?! (?:số )?[IVX\d]+(?!\w))"
)
_ANNEX_NAMED = re.compile("hụ lục|HỤ LỤC")
_COLON = re.compile(r":\s{0,9}\n")
_MISCOUNTED = 2  # rows: where many more are missing, they were not read


def _rows(reading: Reading) -> Iterator[FindingMention]:
    """'18 nhiệm vụ nêu tại Phụ lục', whose table has 17 rows. Fewer may be some of them, unless the words say that they are
    all. The numbers of the rows must run without a gap: only then all were read."""
    rows = [task for task in reading.tasks if task.row and task.path.startswith("PL")]
    annexes = {task.path.split(".")[0] for task in rows}
    numbers = {task.path.split(".")[1] for task in rows if "." in task.path}
    if len(annexes) != 1 or not all(map(str.isdigit, numbers)):
        return
    count = len(numbers)
    if {int(number) for number in numbers} != set(range(1, count + 1)):
        return
    for match in near(_TASKS_OF_ANNEX, _ANNEX_NAMED, reading.source.text, 160, 12):
        stated = int(match["n"])
        if not 0 < abs(stated - count) <= _MISCOUNTED or (stated < count and not match["all"]):
            continue
        yield FindingMention(
            "count-mismatch", "contradiction", (words_at(reading, *match.span()), rows[-1].mention),
            f"văn bản nói Phụ lục có {stated} nhiệm vụ, bảng có {count} dòng",
            f"the text counts {stated} tasks in the annex, its table has {count} rows",
        )  # fmt: skip
        return


_GROUPS = spaced(
    rf"{STARTS}(?P<n>\d{{1,2}}) (?:nhóm )?(?:nhiệm vụ|giải pháp)[^\d.;:]{{0,60}}?(?: sau| sau đây| dưới đây| như sau)~:(?=\s{{0,9}}\n)"
)
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")


def _groups(reading: Reading) -> Iterator[FindingMention]:
    """'05 nhóm nhiệm vụ, giải pháp sau:' above headings I to VI."""
    sections = [section for section in reading.sections if section.mention.spans]  # 'Điều 2' alone has no words
    starts = [section.mention.spans[0].start for section in sections]
    named = {section.path: section.mention for section in sections}
    for match in near(_GROUPS, _COLON, reading.source.text, 160, 12):
        following = bisect(starts, match.end())
        headings = _from_first(sections[following].path, named) if following < len(starts) else []
        if len(headings) > int(match["n"]):
            yield FindingMention(
                "count-mismatch", "contradiction", (words_at(reading, *match.span()), headings[-1]),
                f"văn bản nói có {int(match['n'])} nhóm nhưng có {len(headings)} mục",
                f"{int(match['n'])} groups are announced, {len(headings)} headings follow",
            )  # fmt: skip


def _from_first(path: str, named: Mapping[str, Mention]) -> list[Mention]:
    """The headings from ``path`` on, if it is the first of its part, as long as their numbers have no gap."""
    above, dot, number = path.rpartition(".")
    numbers = _ROMAN if number == "I" else map(str, range(1, 30)) if number == "1" else ()
    paths = takewhile(named.__contains__, (f"{above}{dot}{each}" for each in numbers))
    return [named[each] for each in paths]


# ── articles ──────────────────────────────────────────────────────────────────────────────────────────────────────

_ARTICLE = re.compile(
    r"^[^\w\n]{0,9}[dđ]i[^\W\d]u\s{1,9}(?P<n>\d{1,3})(?!\d)(?P<dot>[.:])?[^\n]{0,80}", re.IGNORECASE | re.MULTILINE
)
_AS_ARTICLE = re.compile(r"nhu dieu (\d{1,2})(?!\d)")


def _articles(reading: Reading) -> Iterator[FindingMention]:
    """'Như Điều 3' among the recipients of a decision that has two articles; articles that begin with the second."""
    articles: dict[int, re.Match[str]] = {}
    for match in _ARTICLE.finditer(reading.source.text):
        articles.setdefault(int(match["n"]), match)
    last = max(articles, default=0)
    if last and set(articles) == set(range(1, last + 1)):
        yield from _beyond_last(reading, articles[last], last)
    elif last > 2 and set(articles) == set(range(2, last + 1)) and reading.heading.type and articles[2]["dot"]:
        yield FindingMention(
            "post-missing", "omission", (words_at(reading, *articles[2].span()),),
            "có Điều 2 nhưng không có Điều 1", "there is an article 2 and no article 1",
        )  # fmt: skip


def _beyond_last(reading: Reading, article: re.Match[str], last: int) -> Iterator[FindingMention]:
    for recipient in reading.recipients:
        named = _AS_ARTICLE.search(flat(recipient.mention.text))
        if named and int(named[1]) > last:
            yield FindingMention(
                "number-misprint", "slip", (recipient.mention, words_at(reading, *article.span())),
                f"'{recipient.mention.text}' nhưng văn bản chỉ có {last} điều",
                f"'{recipient.mention.text}', while the document has {last} articles",
            )  # fmt: skip
