"""The end of a document: 'Nơi nhận' and the signature block, one after the other or interleaved out of two columns.

Sources of the layout: Decree 30/2020/NĐ-CP, Appendix I, 7 and 9; Guideline 36-HD/VPTW, 2.7 and 2.9.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import pairwise

from nq57graph.lexicon import load
from nq57graph.model.document import Signature
from nq57graph.model.text import EMPTY, Flow, join
from nq57graph.model.words import LOWER, UPPER, flat, is_capitals
from nq57graph.read.letters import is_noise
from nq57graph.read.lines import Line, stitch

_RECIPIENTS = re.compile(r"\W*n[ou]i\s+nh?[ae][nm]\s*(?::|[.;]?\s*$|(?=\s\S))")
_FORMULA = re.compile(
    r"(?:t/?m\.?|\S?/m|kt[.,]?|tl\.?|tuq\.?|q\.)\s*\S|(?:quyen\s+)?(?:pho|bi thu|chu tich|chanh|giam doc|truong|thu tuong|bo truong|"
    r"thu truong|cuc truong|tong|vu truong|chu nhiem|uy vien|vien truong|tu lenh|hieu truong|thuong truc|thong doc|cuc pho|vien pho)\b"
)
_CONCURRENT = re.compile(r"kiem$")
_SIGNED = re.compile(r"\W*(?:da\s+ky|ky\s+ten|chu\s+ky|da\s+ky\s+so)\W*$")
_NAME = re.compile(rf"(?:[{UPPER}][{LOWER}]+)(?:\s+[{UPPER}][{LOWER}]+){{1,4}}$")
_RANKED_NAME = re.compile(
    rf"(?:(?:Đại|Thượng|Trung|Thiếu)\s+(?:tướng|tá)|GS|PGS|TS|ThS|BS)[.,]*\s*(?:TS\.\s*)?(?=[{UPPER}])"
)
_BULLET = re.compile(r"[-–—~+•_]")
_ENDED = re.compile(r"[;,.]\s*$")
_FIRST_WORDS = re.compile(
    r"(?:nhu\b|luu\b|cac\b|ban\b|van phong\b|bo\b|so\b|ubnd\b|hdnd\b|thuong truc\b|vpcp\b|dang uy\b)"
)
_SPOILED_NAME = re.compile(
    rf"(?:\d+\s+|[^\W\d_]{{1,2}}\s+|[^\w\s]+\s+)+{_NAME.pattern}"
)  # a name written over: '233 š Zuyến Xuân Phúc'
_DIRT = re.compile(r"(?:[^\w\s]+|[^\W\d_]{1,2}|\d)[.,]?")
_DIRT_AFTER_LAST = re.compile(rf"(?:\.\s+|(?<=\))\s+(?=\d))[^{UPPER}]*$")
_LONGEST_ITEM = 400


@cache
def _families() -> frozenset[str]:
    """Family names, without accents. What a scan has left of a signature is a name only where it begins with one."""
    return frozenset(name for row in load("heads")["families"] for name in row)


def heads_recipients(line: Line) -> bool:
    """Whether ``line`` is 'Nơi nhận:', also as scans spell it ('Noi nhậm', 'Nưi Nệm'), and not the words in a sentence."""
    for part in line.parts:
        text = part.text
        found = _RECIPIENTS.match(flat(text[:40]))
        if found and text.lstrip(" *_-'\"“‘")[:1] == "N":
            rest = text[found.end() :].lstrip()
            if not rest or found[0].rstrip().endswith((":", ".", ";")) or not (rest[0].islower() or rest[0].isdigit()):
                return True
    return False


def is_person(text: str) -> bool:
    """Whether ``text`` has the shape of a Vietnamese name that begins with a family name."""
    return bool(_NAME.match(text)) and flat(text).split()[0] in _families()


def read_close(lines: Sequence[Line], text: str) -> tuple[tuple[Flow, ...], tuple[Signature, ...]]:
    """(recipients, signatures) in ``lines`` of the source ``text``, of which the first prints 'Nơi nhận'."""
    items: list[list[Flow]] = []
    block: list[Flow] = []
    apart = False
    for index, line in enumerate(lines):
        if not line.parts:
            apart = True
        for position, flow in enumerate(_pieces(line, index == 0)):
            if _SIGNED.match(flat(flow.text)):
                continue
            free = position > 0 or (apart and (bool(block) or not items))
            if _is_of_signature(flow, begun=bool(block), free=free):
                block.append(flow)
                continue
            bulleted = line.bullet or bool(_BULLET.match(flow.text))
            flow = flow.strip("-–—~+•_ ") if not line.bullet else flow
            flow, formula = _split_column(flow)
            block.extend(formula)
            if not flow.text:
                continue
            if bulleted or _begins_item(flow.text, items, apart):
                items.append([flow])
            elif (
                items
                and not (apart and block and is_capitals(flow.text))
                and _continues(flow.text, apart, items[-1][-1].text)
            ):
                items[-1].append(flow)
        if line.parts:
            apart = False
    found = [recipient for parts in items for recipient in _recipients(stitch(parts, text))]
    return tuple(found), read_signatures(block)


def _pieces(line: Line, first: bool) -> Iterator[Flow]:
    """The columns of ``line``, without the words 'Nơi nhận:'."""
    for flow in line.parts:
        heading = _RECIPIENTS.match(flat(flow.text[:40])) if first else None
        flow = flow.part(heading.end()).strip(" :*_") if heading else flow.strip(" *")
        if flow.text:
            yield flow


def _is_of_signature(flow: Flow, *, begun: bool, free: bool) -> bool:
    """``free``: the line stands apart from the list of recipients, in a column or behind a blank line."""
    text = flow.text
    if is_formula(text) or _CONCURRENT.match(flat(text[:10])):
        return True
    if _NAME.match(_unranked(text)):
        return begun and (free or (is_person(_unranked(text)) and len(text.split()) > 2))
    return begun and is_capitals(text) and not is_noise(text) and text[0].isalpha() and len(text) < 80 and free


def _unranked(text: str) -> str:
    rank = _RANKED_NAME.match(text)
    return text[rank.end() :] if rank else text


def is_formula(text: str) -> bool:
    """Whether a line is a formula of a signature block: 'KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH'."""
    text = text.lstrip(" -–—„“\"'")
    return len(text) < 90 and is_capitals(text) and bool(_FORMULA.match(flat(text))) and not is_noise(text)


def _begins_item(text: str, items: Sequence[Sequence[Flow]], apart: bool) -> bool:
    """Whether a line without a bullet is a recipient of its own: lists come without bullets, and scans lose some."""
    if len(text) > _LONGEST_ITEM or not text[:1].isupper() or is_capitals(text) and len(text.split()) > 3:
        return False
    if not items:
        return bool(_ENDED.search(text) and _FIRST_WORDS.match(flat(text)))
    last = items[-1][-1].text.rstrip()
    return last.endswith(";") and bool(_ENDED.search(text))


def _continues(text: str, apart: bool, before: str) -> bool:
    if (
        len(text) > _LONGEST_ITEM
        or _SPOILED_NAME.match(text)
        or "www." in text
        or (is_noise(text) and len(text.split()) > 1)
    ):
        return False
    return not apart or text[:1].islower() or text.startswith("(") or not _ENDED.search(before[-4:])


def _split_column(flow: Flow) -> tuple[Flow, list[Flow]]:
    """A recipient with what the scan put behind it out of the signature's column: 'Ban Bí thư …; KT. THỦ TƯỚNG'."""
    for mark in (";", ",", "."):  # the Party's lists end their lines with commas
        at = flow.text.rfind(mark)
        if 0 < at < len(flow.text) - 1:
            rest = flow.part(at + 1).strip(" -–—_")
            words = len(rest.text.split())
            if (is_formula(rest.text) and words > 1) or (is_person(rest.text) and (mark == ";" or words > 2)):
                return flow.part(0, at), [rest]
            if _SIGNED.match(flat(rest.text)):
                return flow.part(0, at), []
    return flow, []


def _recipients(flow: Flow) -> list[Flow]:
    """The recipients of one entry. A list run together on one line ('Như trên; Lưu: VT') is taken apart at ';'."""
    text = flow.text
    starts = [0]
    if flat(text).startswith(("nhu tren;", "nhu dieu")) and ";" in text[:-1]:
        starts += [m.end() for m in re.finditer(r";\s*[-–]?\s*(?=\S)", text)]
    edges = [*starts, len(text)]
    parts = (_clean(flow.part(a, b)) for a, b in pairwise(edges))
    return [part for part in parts if re.search(r"[^\W\d_]{2}", part.text) and "www." not in part.text]


def _clean(flow: Flow) -> Flow:
    """``flow`` without its final stop, and without the letters that a scan makes of the signature beside it: '…; ff'."""
    flow = flow.strip(" ,;.")
    text = flow.text
    at = text.rfind(";")
    tail = text[at + 1 :].split()
    listed = ":" not in text and not flat(text).startswith("luu") and len(tail) <= 4
    if at > 0 and listed and all(len(piece) <= 2 or _DIRT.fullmatch(piece) for piece in tail):
        return flow.part(0, at).strip(" ,;.")
    if flat(text).startswith("luu") and (dirt := _DIRT_AFTER_LAST.search(text)):
        return flow.part(0, dirt.start()).strip(" ,;.")
    return flow


# ── signatures ────────────────────────────────────────────────────────────────────────────────────────────────────


def find_signed_end(lines: Sequence[Line]) -> tuple[int, tuple[Signature, ...]]:
    """(line at which the signature block begins, its signatures) at the end of ``lines``, where no 'Nơi nhận' tells the
    end; (number of lines, ()) where nothing is signed. Several bodies that issue together sign one after the other."""
    start = len(lines)
    tail = [i for i, line in enumerate(lines) if line.parts][-40:]
    for index in reversed(tail):
        flows = lines[index].parts
        if any(is_formula(flow.text) for flow in flows):
            start = index
        elif not all(_may_stand_in_block(flow.text) for flow in flows):
            break
    if start == len(lines):
        return start, ()
    return start, read_signatures([flow for line in lines[start:] for flow in line.parts])


def _may_stand_in_block(text: str) -> bool:
    text = text.strip(" *_")
    if len(text) > 60:
        return False
    if _NAME.match(_unranked(text)) or _SIGNED.match(flat(text)) or _CONCURRENT.match(flat(text)) or is_noise(text):
        return True
    return is_capitals(text) and not re.search(r"[.:;]$|\d", text)


def read_signatures(flows: Iterable[Flow]) -> tuple[Signature, ...]:
    """Blocks of formulas, each closed by a name; a last block without a name is kept, its name empty."""
    found: list[Signature] = []
    formulas: list[list[Flow]] = []
    for flow in flows:
        flow = flow.strip(" *_-–—\"“'")
        text = flow.text
        name = _unranked(text)
        if _NAME.match(name) and not is_capitals(text) and (formulas or is_person(name)):
            found.append(Signature(_formulas(formulas), flow.part(len(text) - len(name))))
            formulas = []
        elif is_formula(text) or _CONCURRENT.match(flat(text)):
            formulas.append([flow])
        elif formulas and is_capitals(text) and not is_noise(text) and not re.search(r"\d", text) and text[0].isalpha():
            formulas[-1].append(flow)
    if formulas and not found:
        found.append(Signature(_formulas(formulas), EMPTY))
    return tuple(found)


def _formulas(lines: Sequence[Sequence[Flow]]) -> tuple[Flow, ...]:
    """Formulas with their continued lines: 'TM. ỦY BAN NHÂN DÂN' / 'TỈNH VĨNH AN' is one."""
    return tuple(join(parts, torn=True) for parts in lines)
