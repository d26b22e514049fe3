"""Documents cited by number: '57-NQ/TW' (Party), '71/NQ-CP', '23/2025/QĐ-UBND' (State); and short, 'NQ 57'."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nq57graph.find.citations.forms import BLANK, DASH, DIGITS_MISREAD, NUMBER, SHORT_ABBREVIATED, SLASH, forms
from nq57graph.find.citations.found import Found
from nq57graph.find.citations.origin import read_behind
from nq57graph.model.text import Flow
from nq57graph.model.words import flat

_LEGAL = re.compile(r"(?:UBTV)?QH\d+")
_LISTED = re.compile(r"\s*(?:[,;]|va|hoac)?\s*(?:va\s+)?(?:so\s*:?\s*)?")
_BEFORE = 60  # characters in which the type stands before a number
_JOINT = 240  # the same for the type of what two bodies agree on, which stands before their names
_TABLE = str.maketrans({**dict.fromkeys(DASH.lstrip("\\"), "-"), **dict.fromkeys(SLASH, "/"), "Ð": "Đ", "ð": "đ"})


def normal_number(printed: str) -> str | None:
    """A number as compared and kept: one kind of dash, no white space. '20 – NQ/TW' → '20-NQ/TW'."""
    return re.sub(r"\s+", "", printed.translate(_TABLE)) or None


def identity_of(number: str) -> str:
    """What two prints of one number share: '60/2017/QĐUBND' and '60/2017/QD-UBND' of a scan; 'TƯ' is 'TW'."""
    return re.sub(r"[-/&,]", "", number.replace("TƯ", "TW").replace("Đ", "D")).upper()


def find_numbered(flow: Flow) -> Iterator[Found]:
    """Every number in ``flow`` that is a document's, with its type, date and issuer behind it."""
    grammar = forms()
    text = flow.text
    plain = flat(text)
    last_type, last_stop = None, -1
    for match in NUMBER.finditer(text):
        low = max(0, match.start() - _BEFORE)
        before = plain[low : match.start()]
        if grammar.thing_before.search(before):
            continue
        printed = grammar.type_before.search(before)
        type_ = grammar.canonical[re.sub(r"\s+", " ", printed["type"])] if printed else None
        spoiled = not printed and bool(grammar.spoiled_before.search(before))
        if type_ is None and last_type and _LISTED.fullmatch(plain, last_stop, match.start()):
            type_ = last_type
        symbol = _repaired(match["symbol"], type_)
        vouched = type_ is not None or spoiled or bool(grammar.so_before.search(before))
        if not _is_symbol(symbol, match["year"], vouched=vouched):
            continue
        joint = None if printed else grammar.joint_before.search(plain, max(0, match.start() - _JOINT), match.start())
        if joint:
            type_ = grammar.canonical[re.sub(r"\s+", " ", joint["type"])]
        end = match.end() - _footnote_mark(symbol)
        symbol = symbol[: len(symbol) - _footnote_mark(symbol)]
        date, issuer, stop = read_behind(text, match.end())
        last_type, last_stop = type_, stop
        yield Found(
            flow,
            low + printed.start("type") if printed else joint.start() if joint else match.start(),
            end,
            stop,
            type_ or _type_of(symbol),
            normal_number(text[match.start() : match.start("symbol")] + symbol),
            date=date,
            issuer=issuer or (joint and re.sub(r"\s+", " ", text[slice(*joint.span("who"))])) or None,
            spoiled=spoiled,
        )


def find_blank(flow: Flow) -> Iterator[Found]:
    """'Nghị quyết số      /NQ-CP ngày 01/01/2025': the date tells the document whose number was left blank."""
    text, grammar = flow.text, forms()
    for match in BLANK.finditer(text):
        low = max(0, match.start() - _BEFORE)
        printed = grammar.type_before.search(flat(text[low : match.start()]).rstrip(" ._…") + " ")
        date, issuer, stop = read_behind(text, match.end())
        if printed and date and _is_symbol(match["symbol"], None, vouched=True):
            type_ = grammar.canonical[re.sub(r"\s+", " ", printed["type"])]
            number = normal_number(f"/{_repaired(match['symbol'], type_)}")
            start = low + printed.start("type")
            yield Found(flow, start, match.end(), stop, type_, number, date=date, issuer=issuer)


_LETTERS = str.maketrans({**DIGITS_MISREAD, **{k.upper(): v for k, v in DIGITS_MISREAD.items()}})


def find_garbled(flow: Flow) -> Iterator[Found]:
    """'I7NQ-CP', '02NQ-CP': what a scan has left of a number that the text may print right elsewhere."""
    text = flow.text
    for match in forms().garbled.finditer(text):
        low = max(0, match.start() - _BEFORE)
        printed = forms().type_before.search(flat(text[low : match.start()]))
        type_ = forms().canonical[re.sub(r"\s+", " ", printed["type"])] if printed else None
        number = normal_number(f"{match['n'].translate(_LETTERS)}/{match['symbol']}")
        date, issuer, stop = read_behind(text, match.end())
        start = low + printed.start("type") if printed else match.start()
        yield Found(flow, start, match.end(), stop, type_, number, date=date, issuer=issuer, garbled=True)


def _first(symbol: str) -> str:
    return re.split(rf"\s?[{DASH}{SLASH}&,]\s?", symbol, maxsplit=1)[0]


def _repaired(symbol: str, type_: str | None) -> str:
    """'QD-TTg' → 'QĐ-TTg' where the printed type says the same: no type is abbreviated 'QD'."""
    first = _first(symbol).translate(_TABLE)
    rest = symbol[len(first) :]
    meant = forms().lexicon["misread"].get(first.replace("Đ", "D") if first not in forms().types else first)
    if meant and (type_ == forms().types[meant] or (type_ == "Quy định" and meant == "QĐ")):
        return f"{meant}{rest}"
    return re.sub(r"^QH[ỈÌÍIl|](?=\d)", "QH1", f"{first}{rest}")


def _is_symbol(symbol: str, year: str | None, *, vouched: bool) -> bool:
    """Whether the letters behind the digits are those of a document. ``vouched``: a type or 'số' stands before the
    number."""
    first = _first(symbol)
    if _LEGAL.fullmatch(first):
        return bool(year) or vouched
    several = len(first) < len(symbol)
    if first in forms().types:
        return several or bool(year and vouched)
    if first.upper() != first or len(first) < 2:
        return False
    return (several or len(first) > 3 or bool(year)) and vouched


def _footnote_mark(symbol: str) -> int:
    """1 where the last character is a footnote's digit run into an issuer that takes none ('57-NQ/TW1'), else 0."""
    last = re.split(rf"[{DASH}{SLASH}]", symbol)[-1].strip()
    return int(last[-1:].isdigit() and last[:-1] in forms().lexicon["never_numbered"])


def _type_of(symbol: str) -> str | None:
    first = _first(symbol)
    if _LEGAL.fullmatch(first):
        return None
    return forms().types.get(first, "Văn bản")


def type_abbreviation(number: str) -> str | None:
    """'57-NQ/TW' → 'NQ', '71/NQ-CP' → 'NQ'; None where the symbol names no type."""
    match = NUMBER.fullmatch(number)
    first = _first(match["symbol"]) if match else ""
    return first if first in forms().types else None


def serial_of(number: str) -> str:
    """'06/CT-TTg' → '6'."""
    found = re.match(r"\d+", number)
    return found[0].lstrip("0") if found else ""


def is_slip(one: str, other: str) -> bool:
    """Whether two numbers differ as a slip of the pen makes them: neighbouring digits swapped ('1192/KH-UBND',
    '1129/KH-UBND'), or one letter of the issuing body ('57-NQ/TU', '57-NQ/TW')."""
    (serial, symbol), (right, rest) = _parted(one), _parted(other)
    if symbol == rest:
        return _are_swapped(serial, right)
    *kind, body = re.split(r"[-/]", symbol)
    *same, issuer = re.split(r"[-/]", rest)
    differ = sum(a != b for a, b in zip(body, issuer, strict=False))
    return serial == right != "" and kind == same and len(body) == len(issuer) and differ == 1


def _parted(number: str) -> tuple[str, str]:
    digits = re.match(r"\d*", number)
    serial = digits[0] if digits else ""
    return serial, number[len(serial) :]


def _are_swapped(one: str, other: str) -> bool:
    differ = [i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b]
    if len(one) != len(other) or len(differ) != 2 or differ[1] != differ[0] + 1:
        return False
    first, second = differ
    return one[first] == other[second] and one[second] == other[first]


def find_short(flow: Flow) -> Iterator[Found]:
    """'NQ 57', 'Nghị quyết số 57': type and number without a symbol; which document it is, the rest of the text
    tells."""
    grammar = forms()
    for match in SHORT_ABBREVIATED.finditer(flow.text):
        yield Found(flow, *match.span(), match.end(), None, short=(grammar.types[match["type"]], match["n"]))
    for match in _short(flat(flow.text)):
        type_ = grammar.canonical[re.sub(r"\s+", " ", match["type"])]
        stop = match.end()
        issuer = read_behind(flow.text, stop)[1]
        yield Found(
            flow,
            *match.span(),
            stop,
            type_,
            short=(type_, match["n"]),
            issuer=issuer,
            weak=not _is_name(flow.text, match),
        )


def _short(plain: str) -> Iterator[re.Match[str]]:
    """The matches of ``forms().short`` in ``plain``, found by their figures, which are rarer than words."""
    grammar = forms()
    for figure in _FIGURE.finditer(plain):
        low = max(0, figure.start() - _BEFORE)
        before = grammar.short_before.search(plain[low : figure.start()])
        if before and (match := grammar.short.match(plain, low + before.start())):
            yield match


# What is counted or dated: 'Kế hoạch 5 năm', 'Báo cáo 6 tháng', 'Luật 2013'.
_COUNTED = re.compile(
    r"\s*(?:%|nam|thang|ngay|quy|noi\s+dung|nhiem\s+vu|muc|chuong|dieu|trang|lan|nguoi|nhom|thanh|ty|trieu)(?!\w)"
)
# Types that people call by number alone: 'Đề án 06', 'Chỉ thị 18', 'Chương trình 135'.
_FIGURE = re.compile(r"(?<=\s)\d")
_BY_NUMBER = ("Đề án", "Chỉ thị", "Nghị quyết", "Nghị định", "Chương trình", "Quyết định", "Kết luận", "Thông tư")


def _is_name(text: str, match: re.Match[str]) -> bool:
    """Whether 'Đề án 06' is a name by itself, although no number of the text explains it."""
    type_ = forms().canonical[re.sub(r"\s+", " ", match["type"])]
    unlikely = re.fullmatch(r"(?:19|20)\d\d|\d", match["n"])  # a year, a count
    capital = text[match.start()].isupper() and not text[match.start() : match.end()].isupper()
    return (
        type_ in _BY_NUMBER
        and capital
        and not unlikely
        and not _COUNTED.match(flat(text[match.end() : match.end() + 20]))
    )
