"""What a reader should be warned of, as far as one document tells it by itself: contradictions, slips, parts left out.

One function for each kind of rule (the keys are those of the scheme of finding rules). Each shows the words on both sides;
where a document may mean what it prints, nothing is said.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from nq57graph.lexicon import load
from nq57graph.model.reading import CitationMention, FindingMention, Mention, Party, Reading, TargetMention, TaskMention
from nq57graph.model.text import Span
from nq57graph.model.words import fold, is_capitals


def find_findings(reading: Reading) -> Reading:
    """``reading`` with its findings."""
    differ = tuple(_deadlines_differ(reading))
    told = {path for finding in differ for path in finding.paths}
    found = (
        *differ,
        *(finding for finding in _early_deadlines(reading) if not told.intersection(finding.paths)),
        *_beyond_annex(reading),
        *_lead_supports(reading),
        *_misprints(reading),
        *_two_titles(reading),
        *_symbols(reading),
        *_name_variants(reading),
        *_count_mismatches(reading),
        *_posts_missing(reading),
        *_products(reading),
        *_units_missing(reading),
    )
    return replace(reading, findings=found)


# ── deadlines ─────────────────────────────────────────────────────────────────────────────────────────────────────


def _deadlines_differ(reading: Reading) -> Iterator[FindingMention]:
    """Body and annex order the same work for different days."""
    by_path = {task.path: task for task in reading.tasks}
    for row in reading.tasks:
        body = by_path.get(row.same_as or "")
        if body is None or row.deadline is None or body.deadline is None:
            continue
        if row.deadline.inherited or body.deadline.inherited or not row.deadline.end or not body.deadline.end:
            continue
        if row.deadline.end != body.deadline.end:
            yield FindingMention(
                "deadline-differs", "contradiction", (body.deadline.mention, row.deadline.mention),
                f"cùng một việc: {body.path} ghi hạn '{body.deadline.mention.text}', {row.path} ghi '{row.deadline.mention.text}'",
                f"same work: {body.path} is due '{body.deadline.mention.text}', {row.path} '{row.deadline.mention.text}'",
                (body.path, row.path),
            )  # fmt: skip


def _early_deadlines(reading: Reading) -> Iterator[FindingMention]:
    """A task due before the day of its own document; without a printed day, before that of a document it cites."""
    written = _written(reading)
    if written is None:
        return
    date, mention = written
    for task in reading.tasks:
        due = task.deadline
        if due and due.end and due.end < date and not due.inherited:
            yield FindingMention(
                "deadline-before-document", "contradiction", (due.mention, mention),
                f"{task.path}: thời hạn '{due.mention.text}' trước ngày ban hành văn bản",
                f"{task.path}: due '{due.mention.text}', before the date of the document",
                (task.path,),
            )  # fmt: skip


def _written(reading: Reading) -> tuple[str, Mention] | None:
    """A day on or before which the document was not yet made, and the words that say so."""
    heading = reading.heading
    if heading.date and "date" in heading.mentions:
        return heading.date, heading.mentions["date"]
    cited = [
        (c.date, c.mentions[0]) for c in reading.citations if c.number and c.date and len(c.date) == 10 and c.mentions
    ]
    return max(cited, key=lambda pair: pair[0]) if cited else None


def _beyond_annex(reading: Reading) -> Iterator[FindingMention]:
    """A row due after the period that the title of its annex sets for all rows."""
    periods = {t.deadline.inherited: t.deadline for t in reading.tasks if t.row and t.deadline and t.deadline.inherited}
    for task in reading.tasks:
        period = periods.get(task.path.split(".")[0])
        due = task.deadline
        if not task.row or period is None or due is None or due.inherited or not due.end or not period.end:
            continue
        if due.end > period.end:
            yield FindingMention(
                "deadline-differs", "contradiction", (period.mention, due.mention),
                f"{task.path}: phụ lục của '{period.mention.text}' nhưng thời hạn ghi '{due.mention.text}'",
                f"{task.path}: due '{due.mention.text}', while the annex is of '{period.mention.text}'",
                (task.path,),
            )  # fmt: skip


# ── parties ───────────────────────────────────────────────────────────────────────────────────────────────────────

_GROUP = re.compile(r"(?:các|mỗi|từng|những)\s|bộ, |sở, |cơ quan|đơn vị|địa phương", re.IGNORECASE)


def _lead_supports(reading: Reading) -> Iterator[FindingMention]:
    """The same body named to lead and to support. A group ('các bộ, ngành') may well work with the rest of itself: only a
    table, where it fills both columns, leaves open who leads, and that is told once for the whole document."""
    groups: list[TaskMention] = []
    for task in reading.tasks:
        both = _both(task)
        if not both:
            continue
        if all(_GROUP.match(p.mention.text) for p in both):
            if task.row:
                groups.append(task)
            continue
        names = ", ".join(p.mention.text for p in both)
        yield FindingMention(
            "lead-also-supports", "contradiction", _own_mentions(task),
            f"{task.path}: {names} vừa chủ trì vừa phối hợp",
            f"{task.path}: {names} named both to lead and to support",
            (task.path,),
        )  # fmt: skip
    if groups:
        paths = tuple(task.path for task in groups)
        yield FindingMention(
            "lead-also-supports", "contradiction", tuple(m for task in groups for m in _own_mentions(task)),
            f"{', '.join(paths)}: cùng một nhóm cơ quan vừa chủ trì vừa phối hợp, không rõ ai chủ trì",
            f"{', '.join(paths)}: one group named both to lead and to support",
            paths,
        )  # fmt: skip


def _both(task: TaskMention) -> list[Party]:
    leads = {fold(p.mention.text) for p in task.lead if p.inherited is None}
    return [p for p in task.support if p.inherited is None and fold(p.mention.text) in leads]


def _own_mentions(task: TaskMention) -> tuple[Mention, ...]:
    return tuple(p.mention for p in (*task.lead, *task.support) if p.inherited is None)


_CONNECTIVES = re.compile(r"(?<!\w)(?:và|về|&)(?!\w)|[,\s]+")


def _name_variants(reading: Reading) -> Iterator[FindingMention]:
    """One name spelt in several ways: the province, a body with or without 'và', 'về' or a comma, 'Đảng Ủy ban …'."""
    yield from _province_variants(reading)
    yield from _body_variants(reading)
    yield from _issuer_variants(reading)
    yield from _party_committees(reading)


def _province_variants(reading: Reading) -> Iterator[FindingMention]:
    """The document's own province with other letters ('Đăk Lăk', 'Đắc Lắk'); one way alone may be the eye of a scanner,
    so that it must stand there twice. Where the tone mark stands ('Hòa', 'Hoà') is no difference."""
    province, text = reading.heading.province, reading.source.text
    if not province or len(province.split()) < 2:
        return
    loose = r"\s+".join(re.sub("[ck]", "[ck]", _letters(word)) for word in province.split())
    found: dict[str, list[re.Match[str]]] = defaultdict(list)
    for match in re.finditer(rf"(?<!\w){loose}(?!\w)", text, re.IGNORECASE):
        words = " ".join(match[0].split())
        if words[0].isupper():
            found[_plain_tone(words.casefold())].append(match)
    usual = _plain_tone(province.casefold())
    if len(found) < 2 or not any(_is_deliberate(matches) for spelling, matches in found.items() if spelling != usual):
        return
    mentions = tuple(_at(reading, *matches[0].span()) for matches in found.values())
    spelt = ", ".join(f"'{m.text}'" for m in mentions)
    yield FindingMention(
        "name-variants",
        "slip",
        mentions,
        f"tên tỉnh viết nhiều cách: {spelt}",
        f"the province is spelt in several ways: {spelt}",
    )


def _is_deliberate(matches: list[re.Match[str]]) -> bool:
    """Twice in small letters: capitals lose their marks to a scanner first."""
    return sum(not is_capitals(match[0]) for match in matches) > 1


_VOWELS = {
    base: "".join(
        c for c in "aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵdđ" if fold(c) == base
    )
    for base in "aeiouyd"
}
_TONES = (("òa", "oà"), ("óa", "oá"), ("ỏa", "oả"), ("õa", "oã"), ("ọa", "oạ"), ("òe", "oè"), ("óe", "oé"), ("ùy", "uỳ"), ("úy", "uý"), ("ủy", "uỷ"), ("ũy", "uỹ"), ("ụy", "uỵ"))  # fmt: skip


def _letters(word: str) -> str:
    return "".join(f"[{_VOWELS[c]}]" if c in _VOWELS else re.escape(c) for c in fold(word))


def _plain_tone(text: str) -> str:
    for usual, other in _TONES:
        text = text.replace(other, usual)
    return text


def _body_variants(reading: Reading) -> Iterator[FindingMention]:
    """'Bộ Khoa học, Công nghệ' beside 'Bộ Khoa học và Công nghệ'."""
    names: dict[str, dict[str, Mention]] = defaultdict(dict)
    for task in reading.tasks:
        for party in (*task.lead, *task.support, *task.via):
            name = " ".join(party.mention.text.split())
            if len(name.split()) >= 4 and not _GROUP.match(name):
                key = _CONNECTIVES.sub(" ", _plain_tone(name.casefold()))
                names[" ".join(key.split())].setdefault(_plain_tone(name.casefold()), party.mention)
    for spellings in names.values():
        if len(spellings) > 1:
            mentions = tuple(spellings.values())
            spelt = ", ".join(f"'{m.text}'" for m in mentions)
            yield FindingMention(
                "name-variants",
                "slip",
                mentions,
                f"một cơ quan viết nhiều cách: {spelt}",
                f"one body is spelt in several ways: {spelt}",
            )


_LONG_NAME = 7  # words: a long name of its own, whose copy with one small word less is no other body


def _issuer_variants(reading: Reading) -> Iterator[FindingMention]:
    """The issuer's long name with 'về' or 'và' left out."""
    issuer, text = reading.heading.issuer, reading.source.text
    words = issuer.split() if issuer else []
    if len(words) < _LONG_NAME or not issuer:
        return
    for at, word in enumerate(words):
        if word not in ("về", "và", "của") or not 0 < at < len(words) - 1:
            continue
        short = [*words[:at], *words[at + 1 :]]
        wrong = re.search(r"(?<!\w)" + r"\s+".join(map(re.escape, short)) + r"(?!\w)", text, re.IGNORECASE)
        right = re.search(r"(?<!\w)" + r"\s+".join(map(re.escape, words)) + r"(?!\w)", text, re.IGNORECASE)
        if wrong and right:
            mentions = (_at(reading, *right.span()), _at(reading, *wrong.span()))
            yield FindingMention(
                "name-variants", "slip", mentions,
                f"tên '{issuer}' có chỗ thiếu chữ '{word}'", f"the name '{issuer}' lacks '{word}' in one place",
            )  # fmt: skip
            return


_PARTY_OF = re.compile(
    r"(?<!\w)Đảng\s+(?:Ủy\s+ban|UBND|Uỷ\s+ban|HĐND|Hội\s+đồng)\s+[Nn]hân\s+dân\s+(?:tỉnh|thành\s+phố|xã|phường|huyện)(?!\w)"
)


def _party_committees(reading: Reading) -> Iterator[FindingMention]:
    """'Đảng Ủy ban nhân dân tỉnh' for 'Đảng ủy Ủy ban nhân dân tỉnh'."""
    match = _PARTY_OF.search(reading.source.text)
    if match:
        yield FindingMention(
            "name-variants", "slip", (_at(reading, *match.span()),),
            "thiếu chữ 'ủy': có lẽ là 'Đảng ủy …'", "'ủy' is missing: probably 'Đảng ủy …'",
        )  # fmt: skip


# ── citations ─────────────────────────────────────────────────────────────────────────────────────────────────────


def _misprints(reading: Reading) -> Iterator[FindingMention]:
    """A number printed otherwise than where the same document is cited elsewhere in the text."""
    for citation in reading.citations:
        if not citation.number:
            continue
        right = next((m for m in citation.mentions if citation.number in _unspaced(m)), None)
        for mention in citation.mentions:
            printed = _unspaced(mention)
            symbol = citation.number.split("-", 1)[-1]
            if right and citation.number not in printed and "/" in printed and symbol not in printed:
                yield FindingMention(
                    "number-misprint", "slip", (mention, right),
                    f"'{mention.text}' có lẽ là {citation.number}, như ghi ở chỗ khác trong văn bản",
                    f"'{mention.text}' is probably {citation.number}, as printed elsewhere in the text",
                )  # fmt: skip


def _unspaced(mention: Mention) -> str:
    return "".join(mention.text.split()).replace("–", "-")


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
                titles.append((found["title"], _at(reading, mention.spans[0].start, found.end())))
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
                    "symbol-issuer", "slip", (_at(reading, mention.spans[0].start, issuer.end()),),
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


# ── counts ────────────────────────────────────────────────────────────────────────────────────────────────────────

_NUMERALS = {
    "một": 1, "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9, "mười": 10,
    "mười lăm": 15, "hai mươi": 20, "ba mươi": 30,
}  # fmt: skip
_TWICE = re.compile(
    r"(?<![\w/.,-])(?P<n>\d{1,2})\s*\(\s*(?P<word>" + "|".join(sorted(_NUMERALS, key=len, reverse=True)) + r")\s*\)",
    re.IGNORECASE,
)
_CLEAR = re.compile(
    r"(?<!\w)(?P<n>\d{1,2}|ba|bốn|năm|sáu|bảy|tám)\s+rõ(?!\w)(?P<list>\W{0,6}rõ\s+[^.;:”\"()]{3,160})?", re.IGNORECASE
)
_CLEAR_LIST = re.compile(
    r"(?<!\w)rõ\s+(?!rệt|ràng|nét|hơn)\w+(?:\s+\w+){0,3}(?:\s*,\s*(?:và\s+)?rõ\s+\w+(?:\s+\w+){0,3}){2,9}",
    re.IGNORECASE,
)


def _count_mismatches(reading: Reading) -> Iterator[FindingMention]:
    """A number against the numeral in brackets ('03 (hai)'), or against the list that it counts ('6 rõ': five in the list)."""
    text = reading.source.text
    for match in _TWICE.finditer(text):
        if int(match["n"]) != _NUMERALS[match["word"].lower()]:
            yield FindingMention(
                "count-mismatch", "slip", (_at(reading, *match.span()),),
                f"'{match[0]}': số và chữ khác nhau", f"'{match[0]}': figure and word differ",
            )  # fmt: skip
    yield from _clear(reading, text)


def _clear(reading: Reading, text: str) -> Iterator[FindingMention]:
    stated = list(_CLEAR.finditer(text))
    if not stated:
        return
    numbers = {int(m["n"]) if m["n"].isdigit() else _NUMERALS[m["n"].lower()]: m for m in reversed(stated)}
    for match in _CLEAR_LIST.finditer(text):
        count = len(re.findall(r"(?<!\w)rõ(?!\w)", match[0], re.IGNORECASE))
        if count not in numbers:
            number, first = max(numbers.items())
            yield FindingMention(
                "count-mismatch", "contradiction", (_at(reading, *first.span()), _at(reading, *match.span())),
                f"'{number} rõ' nhưng có chỗ chỉ kể {count}", f"'{number} rõ', while one list has {count}",
            )  # fmt: skip
            return


# ── signatures, products, units ───────────────────────────────────────────────────────────────────────────────────


def _posts_missing(reading: Reading) -> Iterator[FindingMention]:
    """'kiêm' with no second post behind it."""
    text = reading.source.text
    for signer in reading.signers:
        if not signer.positions or signer.name is None:
            continue
        last, name = signer.positions[-1].spans[-1], signer.name.spans[0]
        between = text[last.end : name.start] if last.end <= name.start <= last.end + 400 else ""
        words = re.sub(r"[\W_]+", " ", re.sub(r"\((?:đã ký|Đã ký)\)", "", between)).split()
        if words and fold(words[0]) == "kiem" and len(words) == 1:
            at = last.end + between.lower().find(words[0].lower())
            yield FindingMention(
                "post-missing", "omission", (_at(reading, signer.positions[-1].spans[0].start, at + len(words[0])),),
                f"sau chữ 'kiêm' thiếu chức vụ thứ hai của {signer.name.text}",
                f"no second post of {signer.name.text} behind 'kiêm'",
            )  # fmt: skip


# Kinds of paper that are made as such. A decision, a law, a report may enact or tell anything, so they contradict nothing.
_PAPERS = (
    "kế hoạch",
    "chương trình",
    "đề án",
    "quy chế",
    "quy định",
    "danh mục",
    "chiến lược",
    "quy hoạch",
    "bộ tiêu chí",
    "hướng dẫn",
    "bộ chỉ số",
)
_PAPER = re.compile(rf"(?<!\w)(?:{'|'.join(_PAPERS)})(?!\w)", re.IGNORECASE)
_MADE = re.compile(
    rf"(?<!\w)(?:ban hành|xây dựng|lập|soạn thảo|hoàn thiện)\s+(?:(?:các|dự thảo)\s+)?(?P<paper>{'|'.join(_PAPERS)})(?!\w)",
    re.IGNORECASE,
)


def _products(reading: Reading) -> Iterator[FindingMention]:
    """A row whose product is a paper of another kind than every paper that the task names."""
    for task in reading.tasks:
        if task.product is None:
            continue
        product = _PAPER.match(" ".join(task.product.text.split()))
        made = _MADE.search(task.mention.text)
        if product is None or made is None:
            continue
        named = {m[0].lower() for m in _PAPER.finditer(task.mention.text)} | {
            m[0].lower() for m in _PAPER.finditer(task.product.text[product.end() :])
        }
        if product[0].lower() not in named and made["paper"].lower() not in named - {made["paper"].lower()}:
            yield FindingMention(
                "product-mismatch", "contradiction", (task.mention, task.product),
                f"{task.path}: nhiệm vụ là {made['paper'].lower()} nhưng sản phẩm ghi '{task.product.text}'",
                f"{task.path}: the task is to make a '{made['paper'].lower()}', its product is given as '{task.product.text}'",
                (task.path,),
            )  # fmt: skip


_GROWS = re.compile(r"tăng\s+(?:trưởng\s+)?(?:trung\s+bình|bình\s+quân)", re.IGNORECASE)
_SERIES = 400  # code points between neighbours of one series


def _units_missing(reading: Reading) -> Iterator[FindingMention]:
    """'tăng trung bình 10 - 18%' beside 'tăng trung bình 10%/năm': by what time it grows is left out."""
    growing = [t for t in reading.targets if _GROWS.search(t.mention.text)]
    for target in growing:
        other = next((o for o in growing if o.unit == "%/năm" and _are_near(o, target)), None)
        if target.unit == "%" and other:
            yield FindingMention(
                "unit-missing", "slip", (other.mention, target.mention),
                f"'{target.mention.text}' thiếu kỳ tính ('/năm')", f"'{target.mention.text}' lacks the period ('/năm')",
            )  # fmt: skip


def _are_near(one: TargetMention, other: TargetMention) -> bool:
    return abs(one.mention.spans[0].start - other.mention.spans[0].start) < _SERIES


def _at(reading: Reading, start: int, end: int) -> Mention:
    """The words of the source from ``start`` to ``end``, white space and marks at the ends left out."""
    text = reading.source.text
    while start < end and text[start] in " \t\r\n*|_":
        start += 1
    while end > start + 1 and text[end - 1] in " \t\r\n*|_,":
        end -= 1
    return Mention(" ".join(re.sub(r"[*|]+", " ", text[start:end]).split()), (Span(start, end),))
