"""Documents cited: misprinted numbers and dates, two titles, symbols that fit neither type nor issuer."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nq57graph.find.findings.quoting import DATE, iso, printed, read_date, spaced, words_at
from nq57graph.lexicon import load
from nq57graph.model.reading import CitationMention, FindingMention, Mention, Reading
from nq57graph.model.words import flat, fold


def of_citations(reading: Reading) -> Iterator[FindingMention]:
    yield from _misprints(reading)
    yield from _near_numbers(reading)
    yield from _two_dates(reading)
    yield from _two_titles(reading)
    yield from _symbols(reading)


def _misprints(reading: Reading) -> Iterator[FindingMention]:
    """A number printed otherwise than where the same document is cited elsewhere in the text."""
    for citation in reading.citations:
        if not citation.number:
            continue
        right = next((m for m in citation.mentions if citation.number in _unspaced(m)), None)
        for mention in citation.mentions:
            printed = _unspaced(mention)
            if right and citation.number not in printed and "/" in printed and _is_misprint(printed, citation.number):
                yield FindingMention(
                    "number-misprint", "slip", (mention, right),
                    f"'{mention.text}' có lẽ là {citation.number}, như ghi ở chỗ khác trong văn bản",
                    f"'{mention.text}' is probably {citation.number}, as printed elsewhere in the text",
                )  # fmt: skip


def _is_misprint(printed: str, number: str) -> bool:
    """Whether another symbol is printed, or a number that is a slip away; anything else may be a short form."""
    return number.split("-", 1)[-1] not in printed or any(slip in printed for slip in _slips(number))


def _unspaced(mention: Mention) -> str:
    return "".join(mention.text.split()).replace("–", "-")


_NUMBER_PARTS = re.compile(r"(?P<serial>\d+)(?P<symbol>(?:/\d{4})?[-/].+)")
_LEVELS = frozenset({"TW", "TU", "ĐU"})  # last parts of symbols of the Party, one letter apart
_SWAPPED = 3  # digits a number must have: of two, too many others are a swap away


def _near_numbers(reading: Reading) -> Iterator[FindingMention]:
    """A number without date, issuer and title that is one slip away from that of a document cited in full: two digits that have
    changed places ('1192/KH-UBND', '1129/KH-UBND'), another level of the Party ('57-NQ/TU', '57-NQ/TW')."""
    text = reading.source.text
    full = {c.number: c for c in reading.citations if c.number and c.date and c.mentions}
    for citation in reading.citations:
        if not citation.number or citation.date or citation.issuer or len(citation.mentions) != 1:
            continue
        if _TITLE.match(text, citation.mentions[0].spans[-1].end):
            continue
        near = (full[number] for number in _slips(citation.number) if number in full)
        right = next((c for c in near if c.type == citation.type), None)
        if right:
            yield FindingMention(
                "number-misprint", "slip", (citation.mentions[0], right.mentions[0]),
                f"'{citation.number}' có lẽ là {right.number}, như ghi ở chỗ khác trong văn bản",
                f"'{citation.number}' is probably {right.number}, as printed elsewhere in the text",
            )  # fmt: skip


def _slips(number: str) -> Iterator[str]:
    """The numbers of which ``number`` may be a slip."""
    parts = _NUMBER_PARTS.fullmatch(number)
    if parts is None:
        return
    serial, (symbol, _, level) = parts["serial"], parts["symbol"].rpartition("/")
    if len(serial) >= _SWAPPED:
        for at in range(len(serial) - 1):
            swapped = serial[:at] + serial[at + 1] + serial[at] + serial[at + 2 :]
            if swapped != serial:
                yield swapped + parts["symbol"]
    if len(serial) > 1 and symbol and level in _LEVELS:
        yield from (f"{serial}{symbol}/{other}" for other in sorted(_LEVELS - {level}))


_DATED = spaced(rf"[,~]{{0,9}}ngày~{DATE}(?:[\s,]{{1,9}}của (?P<issuer>[^,;.:()\d\n]{{3,40}}))?")


def _two_dates(reading: Reading) -> Iterator[FindingMention]:
    """One number with two dates that differ in the day, the month or the year alone. Numbers begin anew each year and each
    congress: where more differs, they may be two documents."""
    text = reading.source.text
    for citation in reading.citations:
        dated = [
            (read_date(found), found, mention)
            for mention in citation.mentions
            if citation.number and citation.number in _unspaced(mention)
            if (found := _DATED.match(text, mention.spans[-1].end))
        ]
        for date, found, mention in dated[1:]:
            first, at_first, first_mention = dated[0]
            if sum(a != b for a, b in zip(first, date, strict=True)) == 1 and _one_issuer(at_first, found):
                yield FindingMention(
                    "number-misprint", "contradiction",
                    (_to_year(reading, first_mention, at_first), _to_year(reading, mention, found)),
                    f"ngày của {citation.number}: chỗ này ghi {printed(first)}, chỗ kia ghi {printed(date)}",
                    f"{citation.number} is dated {iso(first)} in one place, {iso(date)} in another",
                )  # fmt: skip
                break


def _to_year(reading: Reading, mention: Mention, date: re.Match[str]) -> Mention:
    return words_at(reading, mention.spans[0].start, max(date.end("year"), date.end("year2")))


def _one_issuer(one: re.Match[str], other: re.Match[str]) -> bool:
    """Whether the bodies printed behind two dates may be one: a longer name begins like the shorter."""
    a, b = (flat(" ".join((m["issuer"] or "").split()[:3])) for m in (one, other))
    return not a or not b or a.startswith(b) or b.startswith(a)


_TITLE = re.compile(
    r"[\s,*]*(?:ngày\s+\d{1,2}\s*(?:/\s*\d{1,2}\s*/\s*\d{4}|tháng\s+\d{1,2}\s+năm\s+\d{4})[\s,*]*)?(?:của\s+[^,;.:\n]{3,80}?\s+)?[Vv]ề\s+(?P<title>[^,;.:()\n“”]{8,160})"
)


def _two_titles(reading: Reading) -> Iterator[FindingMention]:
    """One number and date with two titles that begin otherwise and each say what the other does not."""
    text = reading.source.text
    for citation in reading.citations:
        if not citation.number:
            continue
        titles: list[tuple[str, Mention]] = []
        for mention in citation.mentions:
            end = mention.spans[-1].end
            if found := _TITLE.match(text, end, end + 400):
                titles.append((found["title"], words_at(reading, mention.spans[0].start, found.end())))
        pair = next(((a, b) for i, a in enumerate(titles) for b in titles[i + 1 :] if _other_title(a[0], b[0])), None)
        if pair:
            (first, one), (second, other) = pair
            yield FindingMention(
                "two-titles", "contradiction", (one, other),
                f"cùng số {citation.number} nhưng hai trích yếu: 'về {_start(first)}', 'về {_start(second)}'",
                f"{citation.number} is given two titles: 'về {_start(first)}', 'về {_start(second)}'",
            )  # fmt: skip


def _start(title: str) -> str:
    return " ".join(title.split()[:6]) + " …"


def _other_title(first: str, second: str) -> bool:
    one, other = (re.sub(r"^việc ", "", " ".join(t.casefold().split())).split() for t in (first, second))
    return len(set(one) - set(other)) >= 2 and len(set(other) - set(one)) >= 2 and one[:2] != other[:2]


_PRINTED = re.compile(
    r"^(?P<type>[^\W\d_][^\d]*?)\s+(?:số\s*:?\s*)?(?P<number>\d[\d.]*[a-z]?(?:/\d{4})?\s*[-/]\s*[A-ZĐ][\wĐ]*(?:\s*[-/]\s*[\wĐ&]+)+)",
    re.IGNORECASE,
)
# Abbreviations with one reading; others ('CT', 'CTr', 'TB') are used for several types.
_SURE_TYPES = {
    "NQ": "nghi quyet",
    "KH": "ke hoach",
    "KL": "ket luan",
    "NĐ": "nghi dinh",
    "TT": "thong tu",
    "TTr": "to trinh",
    "BC": "bao cao",
    "ĐA": "de an",
}
# Which bodies use a symbol; an issuer that begins with one of the others contradicts it.
_ISSUERS = {
    "TW": ("ban chi dao", "uy ban nhan dan", "ubnd", "tinh uy", "chinh phu", "so "),
    "TU": ("uy ban nhan dan", "ubnd", "hoi dong nhan dan", "chinh phu", "bo chinh tri", "so ", "ban chi dao"),
    "UBND": ("tinh uy", "hoi dong nhan dan", "hdnd", "chinh phu", "ban chi dao", "bo "),
    "HĐND": ("tinh uy", "uy ban nhan dan", "ubnd", "chinh phu", "ban chi dao"),
    "CP": ("thu tuong", "uy ban nhan dan", "ubnd", "bo chinh tri", "ban chi dao"),
    "TTg": ("uy ban nhan dan", "ubnd", "bo chinh tri", "ban chi dao", "quoc hoi"),
}
_BY = re.compile(
    r"[\s,*]*(?:ngày\s+\d{1,2}\s*(?:/\s*\d{1,2}\s*/\s*\d{4}|tháng\s+\d{1,2}\s+năm\s+\d{4})[\s,*]*)?của\s+(?P<issuer>[^,;.:()\n]{3,60})"
)


def _symbols(reading: Reading) -> Iterator[FindingMention]:
    """A symbol against the type before it ('Nghị quyết số 12-KH/TU') or the issuer behind it ('01-KH/TW … của Ban Chỉ đạo')."""
    text = reading.source.text
    for citation in reading.citations:
        for mention in citation.mentions:
            printed = _PRINTED.match(mention.text)
            if printed is None or not citation.number or citation.number not in _unspaced(mention):
                continue
            parts = [p for p in re.split(r"[-/]", "".join(printed["number"].split())) if p and not p[0].isdigit()]
            if found := _against_type(citation, mention, parts, printed["type"]):
                yield found
                break
            end = mention.spans[-1].end
            issuer = _BY.match(text, end, end + 200)
            symbol = parts[-1] if "/" in printed["number"] else ""
            body = " ".join(issuer["issuer"].split()).strip(" *") if issuer else ""
            if issuer and fold(body).startswith(_ISSUERS.get(symbol, ("\0",))):
                yield FindingMention(
                    "symbol-issuer", "slip", (words_at(reading, mention.spans[0].start, issuer.end()),),
                    f"ký hiệu '{citation.number}' không khớp cơ quan ban hành '{body}'",
                    f"the symbol of '{citation.number}' is not that of '{body}'",
                )  # fmt: skip
                break


def _against_type(citation: CitationMention, mention: Mention, parts: list[str], printed: str) -> FindingMention | None:
    wanted = next((_SURE_TYPES[p] for p in parts if p in _SURE_TYPES), None)
    types = {fold(name) for name in load("citations")["types"].values()}
    name = next((t for t in sorted(types, key=len, reverse=True) if fold(printed).endswith(t)), None)
    if wanted is None or name is None or name.startswith(wanted) or wanted.startswith(name) or "lien tich" in name:
        return None
    return FindingMention(
        "symbol-issuer", "slip", (mention,),
        f"'{mention.text}': ký hiệu không khớp loại văn bản", f"'{mention.text}': the symbol is that of another type",
    )  # fmt: skip
