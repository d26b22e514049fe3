"""Shares and parts: a percentage against its counts, parts against their stated whole."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, zip_longest

from nq57graph.find.findings.quoting import NUMBER, STARTS, near, read_number, spaced, words_at
from nq57graph.model.reading import FindingMention, Reading

_UNITS = r"xã,~phường(?:,~(?:thị trấn|đặc khu))?"
_THING = rf"(?:{_UNITS}|[^\W\d])[^\d.;:()%,]{{0,60}}?"
_FRACTION = rf"{STARTS}(?P<part>{NUMBER})~/~(?P<whole>{NUMBER})"
_PERCENT = r"(?P<share>\d{1,3}(?:,\d{1,2})?)~%"
_REACHES = r"(?:đạt|chiếm|bằng|tương đương|tương ứng)"
_RATE = r"(?:tỷ lệ|tỉ lệ)"
# A bare 'đạt 100%' behind the things counted may be what each of them reaches: only behind a comma or in brackets.
_COUNTS_SHARE = spaced(
    rf"{_FRACTION} (?P<thing>{_THING})(?:~\(~(?:{_REACHES} )?(?:{_RATE} )?|~,~{_REACHES} (?:{_RATE} )?){_PERCENT}"
)
_SHARE_COUNTS = spaced(
    rf"{_REACHES} (?:{_RATE} )?{_PERCENT}~\(~(?P<part>{NUMBER})~/~(?P<whole>{NUMBER}) (?P<thing>(?!năm)[^\W\d]\w*)"
)
_PER_CENT = re.compile("%")
_OTHER_SHARE = spaced(
    r"~(?:so với|kế hoạch|chỉ tiêu|dự toán|mục tiêu|cùng kỳ|tiêu chí|yêu cầu|GRDP|GDP|tổng|vốn)(?!\w)"
)
_ANOTHER_THING = re.compile(r"(?<!\w)(?:và|với|còn|nhưng|trong đó|đạt|chiếm|giải ngân|kinh phí|vốn|giá trị|trên|dưới|hơn)(?!\w)", re.IGNORECASE)  # fmt: skip
_OF_TIME = re.compile(r"(?:ngày|tháng|quý|trước|sau|đến|hết|khoản|điều|kỳ)\s{1,9}$", re.IGNORECASE)


def of_shares(reading: Reading) -> Iterator[FindingMention]:
    yield from _shares(reading)
    yield from _remainders(reading)
    yield from _parts(reading)


def _shares(reading: Reading) -> Iterator[FindingMention]:
    """'hoàn thành 64/92 nhiệm vụ (đạt 71,5%)', which is 69,6 %. Rounded either way, it agrees."""
    text = reading.source.text
    for pattern in (_COUNTS_SHARE, _SHARE_COUNTS):
        for match in near(pattern, _PER_CENT, text, 180, 80):
            part, whole = read_number(match["part"]), read_number(match["whole"])
            if not 0 < part <= whole or _is_of_another(text, match):
                continue
            printed, share = match["share"], 100 * part / whole
            decimals = len(printed.partition(",")[2])
            if abs(share - float(printed.replace(",", "."))) < 10**-decimals:
                continue
            right = f"{share:.{max(decimals, 1)}f}"
            mention = words_at(reading, *match.span())
            yield FindingMention(
                "count-mismatch", "contradiction", (mention,),
                f"{part}/{whole} là {right.replace('.', ',')}%, không phải {printed}%",
                f"{part}/{whole} is {right} %, not {printed.replace(',', '.')} %",
            )  # fmt: skip


def _is_of_another(text: str, match: re.Match[str]) -> bool:
    """Whether the percentage is of something else than of the things counted, or the fraction a day of a month."""
    before = text[max(0, match.start("part") - 12) : match.start("part")]
    other = match.end("share") > match.end("thing") and _OTHER_SHARE.match(text, match.end())
    return bool(_ANOTHER_THING.search(match["thing"]) or _OF_TIME.search(before) or other)


# ── what is left ──────────────────────────────────────────────────────────────────────────────────────────────────

# What documents count by its state of work.
_WORK = r"(?P<thing>nhiệm vụ|chỉ tiêu|hồ sơ|kiến nghị|thủ tục hành chính|thủ tục|dự án|đề án|văn bản|nội dung|mục tiêu)(?!\w)"
_DONE_OF = spaced(rf"hoàn thành (?:được )?{_FRACTION} {_WORK}")
_LEFT = spaced(rf"(?<!\w)còn (?P<rest>lại )?(?:là )?(?P<left>{NUMBER}) {_WORK}")
_NEAR = 320  # code points within which a sentence speaks of the same count
_BREAK = re.compile(r"\n\s*\n|\n\s*(?:[-+•]|\d{1,2}[.)]|[a-zđ]\))\s")


def _remainders(reading: Reading) -> Iterator[FindingMention]:
    """'hoàn thành 41/63 nhiệm vụ … còn 23 nhiệm vụ chậm': more than the 22 that are left. Fewer may be some of them, unless
    'còn lại' says that they are all."""
    text = reading.source.text
    for match in _DONE_OF.finditer(text):
        part, whole = read_number(match["part"]), read_number(match["whole"])
        end = _end_of_paragraph(text, match.end())
        left = _LEFT.search(text, match.end(), end)
        if left is None or part > whole or left["thing"].lower() != match["thing"].lower():
            continue
        count = read_number(left["left"])
        if count > whole - part or (left["rest"] and count != whole - part):
            yield FindingMention(
                "count-mismatch", "contradiction", (words_at(reading, *match.span()), words_at(reading, *left.span())),
                f"{part}/{whole} {match['thing']} đã hoàn thành thì còn {whole - part}, không phải {count}",
                f"{part} of {whole} done leaves {whole - part}, not {count}",
            )  # fmt: skip


def _end_of_paragraph(text: str, start: int) -> int:
    found = _BREAK.search(text, start, start + _NEAR)
    return found.start() if found else min(len(text), start + _NEAR)


# ── parts of a whole ──────────────────────────────────────────────────────────────────────────────────────────────

_COUNTED = spaced(rf"{STARTS}(?P<n>{NUMBER})(?:/~\d{{1,6}})? {_WORK}")
_STATE_LENGTH = 80  # code points
_LONGEST = 8  # parts of one list
_TAIL = re.compile(r"[\s,;]+(?:và\s*)?$")
_ALSO = re.compile(r"(?<!\w)(?:trong đó|bao gồm|gồm|phát sinh|so với)(?!\w)", re.IGNORECASE)
# States of work that exclude one another; the first that fits decides.
_STATES = (
    ("undone", re.compile(r"chưa\s+(?:hoàn thành|thực hiện|triển khai|giải quyết|xử lý)", re.IGNORECASE)),
    ("done late", re.compile(r"(?:hoàn thành|giải quyết)\s+(?:quá|trễ|chậm)", re.IGNORECASE)),
    ("doing", re.compile(r"đang\s+(?:thực hiện|triển khai|giải quyết|xử lý|tiếp tục)", re.IGNORECASE)),
    ("late", re.compile(r"quá hạn|trễ hạn|chậm", re.IGNORECASE)),
    ("done", re.compile(r"hoàn thành", re.IGNORECASE)),
)


@dataclass(frozen=True, slots=True)
class _Part:
    count: int
    thing: str
    start: int
    end: int  # of its state
    state: str | None
    joined: bool  # what comes next belongs to the same list


def _parts(reading: Reading) -> Iterator[FindingMention]:
    """'86 nhiệm vụ …: 51 hoàn thành, 22 đang thực hiện, 15 quá hạn'. Only where the states say that the list has all of
    them: what is done, and either what is not, or what is under way and what is late."""
    counted = _counted(reading.source.text)
    at = 0
    while at < len(counted):
        run = _run(counted, at)
        whole = _whole(counted, at, run)
        at += max(1, len(run))
        if whole is None or not _is_all(run) or _adds_up(whole.count, [part.count for part in run]):
            continue
        total = sum(part.count for part in run)
        sum_ = " + ".join(str(part.count) for part in run)
        yield FindingMention(
            "count-mismatch", "contradiction",
            (words_at(reading, whole.start, whole.end), words_at(reading, run[0].start, run[-1].end)),
            f"{sum_} = {total}, không khớp với {whole.count} {whole.thing}",
            f"{sum_} = {total}, while the whole is given as {whole.count}",
        )  # fmt: skip


def _counted(text: str) -> list[_Part]:
    """Every count of work in ``text`` with the state that the words behind it tell."""
    matches = list(_COUNTED.finditer(text))
    found = []
    for match, following in zip_longest(matches, matches[1:]):
        limit = min(following.start() if following else len(text), match.end() + _STATE_LENGTH)
        behind = text[match.end() : limit]
        stop = re.search(r"[.:;\d]|\n\s*\n", behind)
        words = behind[: stop.start()] if stop else behind
        state = next((name for name, pattern in _STATES if pattern.search(words)), None)
        joined = following is not None and stop is None and limit == following.start() and not _ALSO.search(words)
        found.append(
            _Part(
                read_number(match["n"]), " ".join(match["thing"].lower().split()),
                match.start(), match.end() + len(_TAIL.sub("", words)) if state else match.end(), state, joined,
            )
        )  # fmt: skip
    return found


def _run(counted: Sequence[_Part], first: int) -> list[_Part]:
    """The parts that stand in one list from ``first`` on, each with its state."""
    run: list[_Part] = []
    for part in counted[first : first + _LONGEST]:
        if part.state is None or (run and part.thing != run[0].thing):
            break
        run.append(part)
        if not part.joined:
            break
    return run


def _whole(counted: Sequence[_Part], first: int, run: Sequence[_Part]) -> _Part | None:
    """The count that stands before the list, of the same things and in no state."""
    before = counted[first - 1] if first else None
    if not run or before is None or before.state is not None or before.thing != run[0].thing:
        return None
    is_near = run[0].start - before.end < _NEAR
    return before if is_near and before.count >= max(part.count for part in run) else None


def _is_all(run: Sequence[_Part]) -> bool:
    states = [part.state for part in run]
    if len(set(states)) < len(states):
        return False
    return {"done", "undone"} == set(states) or {"done", "doing", "late"} <= set(states)


def _adds_up(whole: int, parts: Sequence[int]) -> bool:
    """Whether all, or some that hold the others ('35 đang thực hiện, 15 quá hạn'), make the whole."""
    return any(sum(some) == whole for size in range(2, len(parts) + 1) for some in combinations(parts, size))
