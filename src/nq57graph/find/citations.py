"""Documents that the text cites: by number, or (laws, 'Đề án 06') by name; with the relation that the words state.

The forms are data: ``lexicon/citations.yaml``.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from nq57graph.find.parties import body_end
from nq57graph.lexicon import load
from nq57graph.model.document import Document
from nq57graph.model.facts import Relation
from nq57graph.model.reading import CitationMention, CitedRelation, Mention
from nq57graph.model.text import Flow
from nq57graph.model.words import LOWER, UPPER, fold

_SYMBOL = (
    rf"[{UPPER}][\wĐđ]*(?:[-–/&][{UPPER}][\wĐđ]*|,[A-ZĐ]{{2,}}(?![{LOWER}])|"
    rf"\s?[-–/]\s?[A-ZĐ]{{2,}}[a-z\d]*(?!\w))*"
)
_NUMBER = re.compile(
    rf"(?<![\w/.-])(?P<n>\d{{1,5}}(?:\.\d{{1,3}})?[a-z]?)\s?(?P<sep>[-–/])\s?(?:(?P<year>(?:19|20)\d{{2}})\s?[/-]\s?)?(?P<symbol>{_SYMBOL})(?!\w)"
)
_SHORT = re.compile(r"(?<!\w)(?P<type>NQ|QĐ|CT|KL|KH)\s?(?P<n>\d{1,4})(?![\w/.-])")
_DATE = re.compile(r"\s*,?\s*\(?(?:ngày\s*)(?P<d>\d{1,2})\s*(?:/|\s+tháng\s+)\s*(?P<m>\d{1,2})\s*(?:/|\s+năm\s+)\s*(?P<y>\d{4})")
_OF = re.compile(r"\s*,?\s*của\s+(?:đồng\s+chí\s+)?")
_SELF = re.compile(r"\s+này(?!\w)")


@cache
def _types() -> tuple[dict[str, str], re.Pattern[str]]:
    data = load("citations")
    words = sorted(data["words"], key=len, reverse=True)
    either = "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in words)
    return dict(data["types"]), re.compile(rf"(?:các\s+)?(?P<type>{either})\s*(?:s[ốo]\s*[:.]?\s*)?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Found:
    """One mention: where it stands, what it says of the document."""

    flow: Flow
    start: int
    end: int
    type: str | None
    number: str | None
    name: str | None
    date: str | None
    issuer: str | None
    relation: Relation
    carried: bool

    @property
    def mention(self) -> Mention:
        part = self.flow.part(self.start, self.end)
        return Mention(part.text, part.spans())


def find_citations(document: Document) -> tuple[tuple[CitationMention, ...], tuple[CitedRelation, ...]]:
    """The documents cited, one row for each, in order of first mention; and relations that the text states between two."""
    own = normal_number(document.header.number.text)
    found: list[_Found] = []
    relations: list[CitedRelation] = []
    for flow, place in _flows(document):
        here = [m for m in _mentions(flow, place) if m.number is None or m.number != own]
        found.extend(here)
        relations.extend(_between(flow, here))
    return tuple(_grouped(found)), tuple(relations)


def _flows(document: Document) -> Iterator[tuple[Flow, str]]:
    """Every part of the text with where it stands: 'title', 'opening', 'heading', 'lead-in', 'text', 'attach'."""
    yield document.header.title, "title"
    for flow in document.opening:
        yield flow, "opening"
    for block in document.blocks():
        if block.level.value in ("part", "roman"):
            yield block.flow, "heading"
        elif block.children and block.flow.text.rstrip().endswith(":"):
            yield block.flow, "lead-in" if block.level.value == "plain" else "text"
        elif block.level.value == "plain" and block.flow.text.rstrip().endswith(":"):
            yield block.flow, "lead-in"
        else:
            yield block.flow, "text"
        for table in block.tables:
            for row in table.rows:
                for cell in row.cells:
                    yield cell, "text"
    for footnote in document.footnotes:
        yield footnote, "text"
    for recipient in document.recipients:
        yield recipient, "text"
    for annex in document.annexes:
        yield annex.title, "title" if not document.body else "text"
        yield annex.note, "attach"
        for table in annex.tables:
            for row in table.rows:
                for cell in row.cells:
                    yield cell, "text"
        for top in annex.blocks:
            for block in top.walk():
                yield block.flow, "text"


def normal_number(printed: str) -> str | None:
    """A number as compared and kept: one kind of dash, no white space. '20 - NQ/TW' → '20-NQ/TW'."""
    text = re.sub(r"\s+", "", printed).replace("–", "-")
    return text or None


def _mentions(flow: Flow, place: str) -> Iterator[_Found]:
    text = flow.text
    types, words = _types()
    last_type: str | None = None
    last_end = -1
    for match in _NUMBER.finditer(text):
        if not _is_symbol(match["symbol"], match["sep"], match["year"]):
            continue
        before = text[max(0, match.start() - 60) : match.start()]
        printed = words.search(before)
        symbol_type = _symbol_type(match["symbol"], types)
        word_type = _canonical(printed["type"]) if printed else None
        if word_type is None and last_type and re.fullmatch(r"\s*(?:,|;|và)?\s*(?:và\s+)?(?:s[ốo]\s*)?", text[last_end : match.start()]):
            word_type = last_type
        start = match.start() - (len(before) - printed.start("type")) if printed else match.start()
        date, issuer, end = _date_and_issuer(text, match.end())
        number = normal_number(match[0])
        relation, carried = _relation(text, start, place)
        type_ = word_type or symbol_type
        last_type, last_end = word_type, end
        yield _Found(flow, start, match.end(), type_, number, None, date, issuer, relation, carried)
    yield from _short(flow, place)
    yield from _named(flow, place)


def _is_symbol(symbol: str, separator: str, year: str | None) -> bool:
    """Whether the letters behind the digits are a symbol: an abbreviation in capitals, 'QH15' only behind a year."""
    first = re.split(r"[-–/&,]", symbol)[0].strip()
    if first.upper() != first and first not in ("CTr", "TTr", "QyĐ", "CTPH"):
        return False
    if len(first) == 1 and first not in ("L", "G"):
        return False
    parts = re.split(r"\s?[-–/]\s?", symbol)
    if len(parts) == 1 and not year:
        return separator == "/" and len(first) > 3 and not first.isdigit()
    return True


def _symbol_type(symbol: str, types: dict[str, str]) -> str | None:
    first = re.split(r"\s?[-–/]\s?", symbol)[0]
    if re.fullmatch(r"QH\d+|UBTVQH\d+", first):
        return None
    if first in types:
        return types[first]
    return "Văn bản" if re.search(r"[-/]", symbol) else None


def _canonical(word: str) -> str:
    folded = fold(word)
    return next((str(w) for w in load("citations")["words"] if fold(w) == folded), word)


def _date_and_issuer(text: str, at: int) -> tuple[str | None, str | None, int]:
    date: str | None = None
    end = at
    if found := _DATE.match(text, end):
        try:
            date = datetime.date(int(found["y"]), int(found["m"]), int(found["d"])).isoformat()
            end = found.end()
        except ValueError:
            pass
    issuer: str | None = None
    if of := _OF.match(text, end):
        stop = body_end(text, of.end())
        if stop > of.end() and text[of.end()].isupper():
            issuer = re.sub(r"\s+", " ", text[of.end() : stop])
            end = stop
    return date, issuer, end


_BASIS = re.compile(
    r"(?:căn\s+cứ|theo(?!\s+(?:đề\s+nghị|dõi|hướng|từng))|trên\s+cơ\s+sở)\s*(?:vào\s+)?(?:các\s+)?(?:đúng\s+)?(?:quy\s+định\s+(?:tại|của)\s*|tinh\s+thần\s*(?:chỉ\s+đạo\s+(?:của\s+[\w\s]{2,40}?\s+)?)?(?:tại\s+)?)?",
    re.IGNORECASE,
)
_CARRIES = re.compile(
    r"(?:thực\s+hiện|triển\s+khai|quán\s+triệt|cụ\s+thể\s+hóa)(?:\s+(?:nghiêm\s+túc|hiệu\s+quả|có\s+hiệu\s+quả|đồng\s+bộ|tốt|đầy\s+đủ|các|nội\s+dung|nhiệm\s+vụ|tại|của|hiệu\s+quả\s+các\s+nội\s+dung\s+tại|,)|\s*,\s*(?:nghiêm\s+túc|hiệu\s+quả))*\s*(?:tại\s+)?$",
    re.IGNORECASE,
)
_LISTED = re.compile(r"[^.;:()]*$")


def _relation(text: str, start: int, place: str) -> tuple[Relation, bool]:
    """The relation that the words in front state, and whether the clause orders the document to be carried out."""
    before = text[:start]
    clause = _LISTED.search(before)
    led_in = clause[0] if clause else before
    carried = bool(_CARRIES.search(_without_list(led_in)))
    if place == "attach":
        return "attaches", False
    if place == "title" and re.search(r"(?:thực\s+hiện|triển\s+khai)\s+(?:thực\s+hiện\s+)?$", before, re.IGNORECASE):
        return "implements", carried
    if place in ("opening", "heading", "lead-in") and re.search(
        r"(?:^|,\s*|trong\s+|kế\s+hoạch\s+|kết\s+quả\s+)(?:tổ\s+chức\s+)?(?:thực\s+hiện|triển\s+khai)(?:\s+thực\s+hiện)?\s+$", before, re.IGNORECASE
    ):
        return "implements", carried
    tail = _without_list(led_in)
    for basis in _BASIS.finditer(led_in):
        rest = tail[basis.end() :] if basis.end() <= len(tail) else ""
        if not rest.strip() or _only_names(rest):
            return "basis", carried
    if re.match(r"\s*[Cc]ăn\s+cứ\s", text) and place == "opening":
        return "basis", carried
    return "mentions", carried


def _without_list(clause: str) -> str:
    """``clause`` without documents listed before this one: '… theo Kế hoạch số 02-KH/BCĐTW, Nghị quyết số 71/NQ-CP, '."""
    _, words = _types()
    while True:
        shorter = re.sub(
            rf"(?:(?:[Cc]ác\s+)?[{UPPER}][^\W\d_]*(?:\s+[^\W\d_]+){{0,3}}\s+)?(?:s[ốo]\s*)?\d[\d.]*[a-z]?\s?[-–/](?:\d{{4}}\s?[/-]\s?)?{_SYMBOL}"
            rf"(?:\s*,?\s*ngày\s+\d+(?:/|\s+tháng\s+)\d+(?:/|\s+năm\s+)\d{{4}})?(?:\s*,?\s*của\s+[^,;.]{{2,60}}?)?\s*(?:,|và|;)\s*(?:và\s+)?$",
            "",
            clause,
        )
        if shorter == clause:
            return clause.rstrip() + " " if clause.strip() else clause
        clause = shorter


def _only_names(rest: str) -> bool:
    return len(rest.split()) <= 1


def _short(flow: Flow, place: str) -> Iterator[_Found]:
    """'NQ 57': a number without its symbol; it joins the document of that type and number that the text cites in full."""
    types, _ = _types()
    for match in _SHORT.finditer(flow.text):
        yield _Found(flow, match.start(), match.end(), types[match["type"]], f"{match['type']} {match['n']}", None, None, None, "mentions", False)


_NAMED_STOP = re.compile(
    r"\s*(?:[.;:()“”\"]|,(?!\s*(?:[Cc]ông\s+nghệ|[Tt]hể\s+thao|công\s+chức|chống|khen\s+thưởng|nhập\s+khẩu|xuất\s+cảnh|quá\s+cảnh|cư\s+trú|hàng\s+h[óo]a|sử\s+dụng|kinh\s+doanh|viên\s+chức)(?!\w))|"
    r"\s(?:để|ngày|số|được|theo|trong|của|có|này|năm|và\s+(?:các|Luật|Bộ\s+luật|văn\s+bản|Kế\s+hoạch)|nhằm|về\s+việc|trình|đã|sửa\s+đổi|khi|với|là|\d))"
)


def _named(flow: Flow, place: str) -> Iterator[_Found]:
    """Laws by name, and schemes by their number ('Đề án 06')."""
    text = flow.text
    for match in re.finditer(rf"(?<!\w)(?P<type>Bộ luật|Luật|Pháp lệnh)\s+(?=[{UPPER}])", text):
        if re.match(r"(?:Dự\s+án|Dự\s+thảo)\s*$", text[max(0, match.start() - 9) : match.start()], re.IGNORECASE):
            continue
        stop = _NAMED_STOP.search(text, match.end())
        end = stop.start() if stop else len(text)
        name = re.sub(r"\s+", " ", text[match.start() : end]).strip(" ,")
        if len(name.split()) < 2 or len(name.split()) > 22:
            continue
        if re.match(r"\s*(?:s[ốo]\s*)?\d+/", text[end : end + 20]):
            continue  # the number follows: cited by number
        date, _, _ = _date_and_issuer(text, end)
        relation, carried = _relation(text, match.start(), place)
        yield _Found(flow, match.start(), match.start() + len(name), match["type"], None, name, date, None, relation, carried)
    for match in re.finditer(r"(?<!\w)Đề án\s+(?P<n>\d{1,4})(?![\d/.-])", text):
        _, issuer, _ = _date_and_issuer(text, match.end())
        relation, carried = _relation(text, match.start(), place)
        yield _Found(flow, match.start(), match.end(), "Đề án", None, f"Đề án {match['n']}", None, issuer, relation, carried)


_STRENGTH: dict[Relation, int] = {"implements": 4, "amends": 3, "attaches": 2, "basis": 1, "mentions": 0}


def _grouped(found: list[_Found]) -> Iterator[CitationMention]:
    groups: dict[str, list[_Found]] = {}
    for mention in found:
        groups.setdefault(mention.number or mention.name or "", []).append(mention)
    for key in [k for k in groups if groups[k][0].number and " " in k]:  # 'NQ 57'
        full = _full_form(key, groups)
        if full:
            groups[full].extend(groups[key])
        del groups[key]
    for key in list(groups):
        meant = _misprint_of(key, groups)
        if meant and meant in groups:
            groups[meant].extend(groups.pop(key))
    for key, mentions in groups.items():
        first = mentions[0]
        yield CitationMention(
            _first(m.type for m in mentions if m.number == first.number or not first.number),
            first.number,
            first.name,
            _first(m.date for m in mentions),
            _first(m.issuer for m in mentions),
            max((m.relation for m in mentions), key=lambda r: _STRENGTH[r]),
            tuple(m.mention for m in mentions),
            tuple(m.carried for m in mentions),
        )


def _first(values: Iterator[str | None]) -> str | None:
    return next((v for v in values if v), None)


def _full_form(short: str, groups: dict[str, list[_Found]]) -> str | None:
    """'NQ 57' → '57-NQ/TW', where exactly one cited number fits."""
    type_, number = short.split(" ")
    fitting = [k for k in groups if re.match(rf"{number}(?:-{type_}/|/{type_}-|/\d{{4}}/{type_}-)", k)]
    return fitting[0] if len(fitting) == 1 else None


def _misprint_of(key: str, groups: dict[str, list[_Found]]) -> str | None:
    """'Nghị quyết số 57-KH/TW' is the misprinted '57-NQ/TW' of the same text: the printed type contradicts the symbol, and
    the number with the right symbol is cited too."""
    first = groups[key][0]
    found = re.fullmatch(r"(\d+)-([A-ZĐa-z]+)/(.+)", key)
    if not found or not first.type or len(groups[key]) > 1:
        return None
    types, _ = _types()
    if types.get(found[2]) in (None, first.type):
        return None
    right = [a for a, t in types.items() if t == first.type]
    fitting = [f"{found[1]}-{a}/{found[3]}" for a in right if f"{found[1]}-{a}/{found[3]}" in groups]
    return fitting[0] if len(fitting) == 1 else None


def _between(flow: Flow, mentions: list[_Found]) -> Iterator[CitedRelation]:
    """'Nghị quyết số 48-NQ/TU … về thực hiện Nghị quyết số 57-NQ/TW': the first carries out the second."""
    numbered = sorted((m for m in mentions if m.number and " " not in m.number), key=lambda m: m.start)
    for first, second in zip(numbered, numbered[1:], strict=False):
        words = flow.text[first.end : second.start]
        if re.fullmatch(
            r"(?:\s*,?\s*ngày\s+[\d/ thángnăm]+)?(?:\s*,?\s*của\s+[^,;.:()]{2,80}?)?\s*,?\s*(?:về\s+)?(?:việc\s+)?(?:triển\s+khai\s+)?thực\s+hiện\s+(?:các\s+)?",
            words,
        ) and first.number and second.number:
            part = flow.part(first.start, second.end)
            yield CitedRelation(first.number, second.number, "implements", Mention(part.text, part.spans()))

