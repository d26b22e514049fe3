"""Names: one place or body spelt in several ways."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from nq57graph.find.findings.parties import GROUP
from nq57graph.find.findings.quoting import words_at
from nq57graph.model.reading import FindingMention, Mention, Reading
from nq57graph.model.words import fold, is_capitals

_CONNECTIVES = re.compile(r"(?<!\w)(?:và|về|&)(?!\w)|[,\s]+")


def of_names(reading: Reading) -> Iterator[FindingMention]:
    """One name spelt in several ways: the province, a body with or without 'và', 'về' or a comma, 'Đảng Ủy ban …'."""
    yield from _province_variants(reading)
    yield from _body_variants(reading)
    yield from _issuer_variants(reading)
    yield from _party_committees(reading)
    yield from _doubled(reading)


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
    mentions = tuple(words_at(reading, *matches[0].span()) for matches in found.values())
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
            if len(name.split()) >= 4 and not GROUP.match(name):
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
            mentions = (words_at(reading, *right.span()), words_at(reading, *wrong.span()))
            yield FindingMention(
                "name-variants", "slip", mentions,
                f"tên '{issuer}' có chỗ thiếu chữ '{word}'", f"the name '{issuer}' lacks '{word}' in one place",
            )  # fmt: skip
            return


_PARTY_OF = re.compile(
    r"Đảng\s+(?:Ủy\s+ban|UBND|Uỷ\s+ban|HĐND|Hội\s+đồng)\s+[Nn]hân\s+dân\s+(?:tỉnh|thành\s+phố|xã|phường|huyện)(?!\w)"
)


def _party_committees(reading: Reading) -> Iterator[FindingMention]:
    """'Đảng Ủy ban nhân dân tỉnh' for 'Đảng ủy Ủy ban nhân dân tỉnh'."""
    match = _PARTY_OF.search(reading.source.text)
    if match:
        yield FindingMention(
            "name-variants", "slip", (words_at(reading, *match.span()),),
            "thiếu chữ 'ủy': có lẽ là 'Đảng ủy …'", "'ủy' is missing: probably 'Đảng ủy …'",
        )  # fmt: skip


_DOUBLED = re.compile(r"(?:(?:Ủy|Uỷ)\s{1,9}ban\s{1,9}UB[A-ZĐ]{1,6}|Hội\s{1,9}đồng\s{1,9}HĐ[A-ZĐ]{1,4})(?!\w)")


def _doubled(reading: Reading) -> Iterator[FindingMention]:
    """'Ủy ban UBTVQH': the first words of a name before their own abbreviation."""
    mentions = tuple(words_at(reading, *match.span()) for match in _DOUBLED.finditer(reading.source.text))
    if mentions:
        yield FindingMention(
            "name-variants", "slip", mentions,
            f"'{mentions[0].text}': tên cơ quan bị lặp", f"'{mentions[0].text}': part of the name stands twice",
        )  # fmt: skip
