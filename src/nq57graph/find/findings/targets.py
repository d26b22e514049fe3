"""Targets: one indicator with two values, a lowest value that is a range, a period left out of a series."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from nq57graph.find.findings.quoting import near, spaced, words_at
from nq57graph.model.reading import FindingMention, Reading, TargetMention


def of_targets(reading: Reading) -> Iterator[FindingMention]:
    yield from _two_values(reading)
    yield from _unsure_minima(reading)
    yield from _units_missing(reading)


_INTRODUCES = re.compile(
    r"^.*(?<!\w)phấn đấu\s+|^.*,\s+(?:bảo|đảm) (?:đảm|bảo)\s+|^(?:nâng|đưa|tăng)\s+", re.IGNORECASE
)
_YEAR = re.compile(r"(?:(?:đến|vào|trong|của)\s+)?(?:hết\s+)?năm\s+(20\d\d)", re.IGNORECASE)
_STAGES = re.compile(r"20\d\d\s*[-–]\s*20\d\d|đến\s+năm", re.IGNORECASE)
# An indicator named so short that it says by itself what is measured.
_NAMED = re.compile(
    r"(?:tỷ trọng|tỉ trọng|tỷ lệ|tỉ lệ|chỉ số|quy mô|mức độ|kinh tế số|số lượng|tốc độ)(?!\w)", re.IGNORECASE
)
_NARROWS = re.compile(r"[\s*,]+(?:ở|tại|đối với|trong|của|cho|trên|với|thuộc|khu vực|cấp)(?!\w)", re.IGNORECASE)
_LONG = 4  # words that make an indicator one and the same wherever it stands


def _two_values(reading: Reading) -> Iterator[FindingMention]:
    """One indicator, unit and year with two values, in different paragraphs: beside one another they are of two places."""
    text = reading.source.text
    found: dict[tuple[str, str | None, str], list[TargetMention]] = defaultdict(list)
    own_year = _year_of_plan(reading)
    for target in reading.targets:
        name, year = _indicator(target), target.by or own_year
        sure = len(name.split()) >= _LONG or (_NAMED.match(name) and len(name.split()) > 1)
        if year and sure and not _is_narrowed(target, text):
            found[name.lower(), target.unit, year].append(target)
    for (_, _, year), targets in found.items():
        first = targets[0]
        other = next((t for t in targets if t.values != first.values and _are_apart(text, first, t)), None)
        if other:
            name = _indicator(first)
            yield FindingMention(
                "count-mismatch", "contradiction", (first.mention, other.mention),
                f"chỉ tiêu '{name}' năm {year}: chỗ này ghi {_value(first)}, chỗ kia ghi {_value(other)}",
                f"target '{name}' for {year}: {_value(first)} in one place, {_value(other)} in another",
            )  # fmt: skip


def _is_narrowed(target: TargetMention, text: str) -> bool:
    """Whether words behind the value say where or of whom it is: in the mention, or right behind it."""
    tail = re.split(r"\d", _YEAR.sub(" ", target.mention.text))[-1]
    if target.indicator not in tail and _NARROWS.search(tail):  # the indicator itself may stand behind its value
        return True
    return bool(_NARROWS.match(text, target.mention.spans[-1].end))


def _indicator(target: TargetMention) -> str:
    """The indicator without what leads it in and without its year."""
    name = _YEAR.sub(" ", _INTRODUCES.sub("", " ".join(target.indicator.split())))
    return " ".join(name.split()).strip(" ,;:-")


def _year_of_plan(reading: Reading) -> str | None:
    """The year of a plan for one year ('Kế hoạch … năm 2026'): its targets are for that year where they name none."""
    title = reading.heading.title or ""
    years = set(_YEAR.findall(title))
    return years.pop() if len(years) == 1 and not _STAGES.search(title) else None


def _are_apart(text: str, one: TargetMention, other: TargetMention) -> bool:
    low, high = sorted((one.mention.spans[-1].end, other.mention.spans[0].start))
    return high - low > _SERIES and "\n" in text[low:high]


def _value(target: TargetMention) -> str:
    numbers = " - ".join(f"{value:g}".replace(".", ",") for value in target.values)
    if target.unit == "hạng":
        return f"hạng {numbers}"
    return (
        f"{numbers}{target.unit}" if (target.unit or "").startswith("%") else f"{numbers} {target.unit or ''}".strip()
    )


_MINIMUM = spaced(
    r"(?<!\w)(?:ít nhất|tối thiểu|không dưới|không ít hơn)(?: (?:có|đạt|là))? (?P<low>\d{1,4})~[-–]~(?P<high>\d{1,4})(?![\d/.,-])[^\d,.;:()]{0,80}"
)
_LEAST = re.compile(r"(?:nhất|thiểu|dưới|ít hơn)\s[^\n.;:]{0,12}\d")


def _unsure_minima(reading: Reading) -> Iterator[FindingMention]:
    """'ít nhất 02 - 03 tổ chức': whether two are enough is left open."""
    for match in near(_MINIMUM, _LEAST, reading.source.text, 16, 120):
        if int(match["low"]) < int(match["high"]):
            mention = words_at(reading, *match.span())
            yield FindingMention(
                "count-mismatch", "slip", (mention,),
                f"'{mention.text}': mức tối thiểu là một khoảng, không rõ {match['low']} hay {match['high']}",
                f"'{mention.text}': a lowest value that is a range, {match['low']} or {match['high']}",
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
