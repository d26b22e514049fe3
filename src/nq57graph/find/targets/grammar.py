"""The patterns of goals, built from ``lexicon/targets.yaml``, and its words where a scan spoiled their letters."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from nq57graph.lexicon import load
from nq57graph.model.words import flat

_NUMBER = r"\d{1,3}(?:\.\d{3})+(?!\d)|\d+(?:,\d+)?"
_OF_END = r"(?=[,;.()]| (?:cho|theo|phục vụ|để|vào|trong|đến|được|có|đạt|tại|trên|nhằm|trở lên|năm 20\d\d)(?!\w)|$)"
DIGIT = re.compile(r"\d")
YEAR = re.compile(r"(?<!\w)năm (20\d\d)(?: ?[-–] ?(20\d\d))?", re.IGNORECASE)
BRACKETS = re.compile(r"\([^()]{0,400}\)")
LABEL = re.compile(r"^(?:kết quả|sản phẩm|đầu ra|chỉ tiêu|mục tiêu)[^:;.\d]{0,25}:", re.IGNORECASE)
FAR = 400  # code points: how far words reach to qualify a number
LOOK_BACK = 48  # code points in which the words of comparison stand


@cache
def grammar() -> dict[str, re.Pattern[str]]:
    words = load("targets")
    unit, whole = either([*words["units"], *words["sizes"]]), either(words["wholes"])
    share = (
        rf"%(?: ?/ ?(?:năm|tháng|quý)(?!\w)| (?:(?:trong|trên|so với) )?(?P<of>(?:{whole})(?!\w)|dân số(?: trong độ tuổi lao động)?{_OF_END}"
        rf"|(?:tổng|ngân sách|kinh phí|chi thường xuyên)(?!\w)[^,;.()]{{0,90}}?(?: trên địa bàn)?{_OF_END}))?"
    )
    rate = r"(?P<rate>(?:m[23](?: sàn)?|[^\W\d_][^\d;.()%/]{2,40}) ?/ ?(?:năm|tháng|ngày|(?:1 |một )?vạn dân|nghìn dân|1\.000 dân|người/năm|người)(?!\w))"
    counted = rf"(?P<counted>(?:{unit})(?!\w| tuổi(?!\w))(?:, (?:{unit})(?!\w)){{0,2}}(?: trên (?:một |1 )?(?:vạn|nghìn) dân)?)"
    works, levels = either([*words["operators"], *words["works"]]), either([*words["operators"], *words["levels"]])
    operator = either(words["operators"])
    return {
        "quantity": re.compile(
            rf"(?<![\w/.,:-])(?P<a>{_NUMBER})(?:/(?P<all>\d{{1,4}})(?= ?(?:{unit})(?!\w)))?(?: ?%? ?(?:[-–]|đến) ?(?P<b>{_NUMBER}))? ?"
            rf"(?P<unit>{share}|{rate}|{counted})?(?P<up> trở (?:lên|xuống))?",
            re.IGNORECASE,
        ),
        "lead": re.compile(rf"(?:(?<!\w)(?:{works}) ?)+$|(?:(?<!\w)(?:{levels}) ?)+$", re.IGNORECASE),
        "verb": re.compile(r"(?<!\w)(?:(?:đạt|chiếm)(?: \w+){0,2}|phấn đấu(?: \w+){0,6}) ?$", re.IGNORECASE),
        "makes": re.compile(rf"(?<!\w)(?:{either(words['makes'])}) (?:(?:{operator}) )?$", re.IGNORECASE),
        "completes": re.compile(rf"(?<!\w)(?:{either(words['completes'])}) $", re.IGNORECASE),
        "spreads": re.compile(rf"(?<!\w)(?:{either(words['spreads'])})(?!\w)", re.IGNORECASE),
        "past": re.compile(rf"(?<!\w)(?:{either(words['not_past'])}|(?P<past>{either(words['past'])}))(?!\w)", re.IGNORECASE),
        "such": re.compile(rf"(?<!\w)(?:{unit}) có từ $", re.IGNORECASE),
        "size": re.compile(rf"(?:{either(words['sizes'])})(?!\w)", re.IGNORECASE),
    }  # fmt: skip


def either(words: Iterable[str]) -> str:
    return "|".join(re.escape(w).replace(r"\ ", " +") for w in sorted(words, key=len, reverse=True))


@cache
def _spoiled() -> tuple[re.Pattern[str], dict[str, str]]:
    """Words of goals as scans print them → as they are, of one length: single ones by their misprints, phrases by their letters."""
    words = load("targets")
    known = {**words["spoiled"], **{flat(phrase): phrase for phrase in words["scanned"]}}
    return re.compile(rf"(?<!\w)(?:{either(known)})(?!\w)", re.IGNORECASE), known


def mended(text: str) -> str:
    """``text``, as long as it is, with the words of goals put right where a scan spoiled their letters: 'đưới', 'ít nhât'."""
    pattern, known = _spoiled()
    plain = flat(text)
    if len(plain) != len(text):  # letters that have no single small form
        return text
    singles = pattern.sub(lambda m: known.get(m[0].lower(), m[0]), text)
    pieces, at = [], 0
    for match in pattern.finditer(plain):
        if right := known.get(match[0]) if " " in match[0] else None:
            pieces += [singles[at : match.start()], _cased(right, text[match.start()])]
            at = match.end()
    return "".join([*pieces, singles[at:]])


def _cased(word: str, first: str) -> str:
    return word[0].upper() + word[1:] if first.isupper() else word


def is_past(text: str) -> bool:
    """Whether the clause tells what was reached, or a condition; 'thực hiện' holds 'hiện' and tells neither."""
    plain = BRACKETS.sub(" ", text)
    return any(m["past"] for m in grammar()["past"].finditer(plain))
