"""Places counted: one class of communes or quarters with two numbers."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from nq57graph.find.findings.quoting import STARTS, near, spaced, words_at
from nq57graph.model.reading import FindingMention, Reading

_UNIT = r"(?P<unit>xã,~phường,~(?:thị trấn|đặc khu)|xã,~phường|khu phố|tổ dân phố|thôn,~tổ dân phố|khóm,~ấp|thôn|buôn|bản|ấp|xã(?!~,~phường)|phường(?!~,~(?:xã|đặc khu)))"
# Behind it no word that makes it a class of its own ('xã biên giới').
_ENDS = r"(?=~[,.;)]|[\s*|]{1,60}(?:có|đã|đều|được|đạt|hoàn thành|trên|thuộc|của|toàn|trong|tại|bảo đảm|triển khai|xây dựng|thành lập)(?!\w))"
_OF_ALL = spaced(rf"{STARTS}(?P<part>\d{{1,4}})~/~(?P<n>\d{{1,4}}) {_UNIT}{_ENDS}")
_ALL = re.compile(r"/\s{0,9}\d{1,4}\s{1,9}[kKxXtTbBấẤpP]")
_SOME = spaced(rf"(?<!\w)(?:tại|ở|cả|toàn bộ|tất cả|cho|của|trên) (?P<n>\d{{1,4}}) {_UNIT}{_ENDS}")
_BEFORE = re.compile(r"trước\s+(?:khi\s+)?(?:sắp\s+xếp|sáp\s+nhập|hợp\s+nhất)|toàn\s+quốc|cả\s+nước", re.IGNORECASE)

# Classes to which a commune or a village belongs or not: their number is a fact.
_CLASS = spaced(
    rf"{STARTS}(?P<n>\d{{1,4}}) (?P<phrase>(?:xã|phường|thôn|buôn|bản|ấp) (?:vùng (?:sâu|xa|cao|biên|lõm)|biên giới|hải đảo|bãi ngang|miền núi|đặc biệt khó khăn)(?:[\s,]{{1,9}}(?:vùng (?:sâu|xa|cao)|biên giới|hải đảo|đặc biệt khó khăn))*)"
)
_OF_CLASS = re.compile(r"vùng\s|biên\s+giới|hải\s+đảo|bãi\s+ngang|miền\s+núi|đặc\s+biệt\s+khó")


def of_places(reading: Reading) -> Iterator[FindingMention]:
    yield from _more_than_all(reading)
    yield from _classes(reading)


def _more_than_all(reading: Reading) -> Iterator[FindingMention]:
    """'14/14 khu phố' and 'tại 15 khu phố': more than there are. Many more are those of a larger place, fewer some of them."""
    text = reading.source.text
    totals: dict[str, re.Match[str]] = {}
    for match in near(_OF_ALL, _ALL, text, 16, 80):
        if int(match["part"]) == int(match["n"]):
            totals.setdefault(_plain(match["unit"]), match)
    for match in _SOME.finditer(text) if totals else ():
        total = totals.get(_plain(match["unit"]))
        if total is None or not int(total["n"]) < int(match["n"]) <= 1.2 * int(total["n"]):
            continue
        if _BEFORE.search(text[max(0, match.start() - 120) : match.end() + 60]):
            continue
        yield FindingMention(
            "count-mismatch", "contradiction", (words_at(reading, *total.span()), words_at(reading, *match.span())),
            f"số {_plain(match['unit'])}: chỗ này ghi {total['n']}, chỗ kia ghi {match['n']}",
            f"number of '{_plain(match['unit'])}': {total['n']} in one place, {match['n']} in another",
        )  # fmt: skip
        return


def _classes(reading: Reading) -> Iterator[FindingMention]:
    """'17 xã vùng sâu', several times, and once '19 xã vùng sâu'. Fewer than half may be some of them."""
    found: dict[str, dict[int, list[re.Match[str]]]] = defaultdict(lambda: defaultdict(list))
    for match in near(_CLASS, _OF_CLASS, reading.source.text, 40, 60):
        found[_plain(match["phrase"])][int(match["n"])].append(match)
    for phrase, counts in found.items():
        usual, others = max(counts, key=lambda n: len(counts[n])), [n for n in counts if len(counts[n]) == 1]
        for other in others:
            if len(counts[usual]) > 1 and usual < 2 * other and other < 2 * usual:
                one, two = counts[usual][0], counts[other][0]
                yield FindingMention(
                    "count-mismatch", "contradiction", (words_at(reading, *one.span()), words_at(reading, *two.span())),
                    f"số {phrase}: nhiều chỗ ghi {usual}, có chỗ ghi {other}",
                    f"number of '{phrase}': {usual} in several places, {other} in one",
                )  # fmt: skip


def _plain(text: str) -> str:
    return " ".join(re.sub(r"[*|]", " ", text.lower()).split())
