"""What gives no orders: kinds of document, clauses on effect, members of a team, goals.

Sources: Law 64/2025/QH15 on legal documents, article 8 (the year in the number of a rule); Decree 30/2020/NĐ-CP, Appendix I
(the formula that closes a State document).
"""

from __future__ import annotations

import re

from nq57graph.find.parties import find_predicate
from nq57graph.model.document import Block
from nq57graph.model.words import UPPER, flat, unaccented

# What orders nothing to be done: effect, publication, the formula that closes a State document. Over the text without accents.
_EFFECT = re.compile(
    r"(?:co\s+hieu\s+luc|(?:chiu|co)\s+trach\s+nhiem\s+(?:thi\s+hanh|thuc\s+hien|to\s+chuc\s+thuc\s+hien)\s+(?:Nghi\s+quyet|Quyet\s+dinh|Chi\s+thi|Nghi\s+dinh|"
    r"Thong\s+tu|Ke\s+hoach)\s+n[ao]y\s*(?:[./;]|$)|^(?:ban\s+hanh|phe\s+duyet|thong\s+qua|cong\s+bo)\b.{0,400}kem\s+theo\s+\w+\s+\w+\s+n[ao]y|"
    r"(?:Nghi\s+quyet|Quyet\s+dinh|Nghi\s+dinh|Thong\s+tu)\s+n[ao]y\s+(?:quy\s+dinh|ap\s+dung|thay\s+the|bai\s+bo)|"
    r"can\s+cu\s+(?:Nghi\s+quyet|Quyet\s+dinh)\s+thi\s+hanh)",
    re.IGNORECASE,
)

# Documents that lay down rules carry the year in their number ('23/2025/QĐ-UBND', '193/2025/QH15': Law on legal documents,
# art. 8); rules bind whoever they meet, and only what they say of their own carrying out is an order.
NORMATIVE_NUMBER = re.compile(r"\s*\d+(?:\.\d+)?\s*/\s*(?:19|20)\d\d\s*/")

NORMATIVE_TYPE = re.compile(r"(?:luat|bo luat|phap lenh|nghi dinh|thong tu|quy che|quy dinh|dieu le|noi quy)\b")

NO_ORDERS = re.compile(r"(?:giay moi|giay gioi thieu|giay nghi phep|to trinh)\b")

_TABLE_HEAD = re.compile(r"(?<![\w/])S?TT\s.{0,120}(?:chu\s+tri|phoi\s+hop|thuc\s+hien|hoan\s+thanh)")

# 'Tỷ lệ … đạt …', '100% hồ sơ …': a goal reached or not, wherever it stands; nobody is told what to do.
INDICATOR = re.compile(
    r"(?:\d[\d.,]*\s*%|(?:ty|ti)\s+le|muc\s+do|chi\s+so|muc\s+tieu|(?:toi\s+thieu|it\s+nhat|tren)\s+\d)", re.IGNORECASE
)

# 'Thành lập … gồm các ông, bà có tên sau:': what follows are persons.
_MEMBERS = re.compile(
    r"(?:\bco\s+ten\s+(?:sau|duoi)|\bgom\s+(?:co\s+)?(?:(?:cac|nhung)\s+)?(?:ong|ba|dong\s+chi|thanh\s+vien|thanh\s+phan)\b)", re.IGNORECASE
)  # fmt: skip

_PERSON_LINE = re.compile(
    rf"(?:[^:.;]{{2,60}}:\s*)?(?:[Ôô]ng|[Bb]à|[Đđ]ồng\s+chí|[Đđ]/c)\s*:?\s+[{UPPER}]\w*(?:\s+[{UPPER}]\w*){{1,4}}\s*(?=[-–,:(;.]|$)"
)

_PLACE_IN_TEAM = re.compile(
    r"[-–,:(]\s*(?:to\s+truong|to\s+pho|(?:pho\s+)?truong\s+(?:ban|doan|tieu\s+ban|nhom)|(?:pho\s+)?chu\s+tich(?:\s+hoi\s+dong)?|"
    r"(?:uy|thanh)\s+vien|thu\s+ky)(?:\s+(?:thuong\s+truc|hoi\s+dong))?[\W]*$", re.IGNORECASE
)  # fmt: skip


_EFFECT_CUES = ("hieu luc", "nay", "noy", "kem theo", "thi hanh")


def is_effect(text: str) -> bool:
    """Whether ``text`` orders nothing to be done but tells of effect, publication, or who answers for the whole."""
    plain = flat(text)
    return any(cue in plain for cue in _EFFECT_CUES) and bool(_EFFECT.search(unaccented(text)))


def is_torn_table(block: Block) -> bool:
    """Whether the words of ``block`` begin with the names of columns, run together."""
    return heads_torn_table(block.flow.text[:400])


def heads_torn_table(text: str) -> bool:
    return bool(_TABLE_HEAD.search(unaccented(text)))


def lists_members(block: Block) -> bool:
    """'Thành lập Tổ công tác gồm các ông, bà có tên sau:'"""
    return bool(block.children) and bool(_MEMBERS.search(unaccented(block.flow.text)))


def is_member(text: str) -> bool:
    """'Bà Lê Thị Hương, Phó Giám đốc Sở, Tổ phó.': a person with posts, told nothing to do."""
    person = _PERSON_LINE.match(text)
    if person is None:
        return False
    return bool(_PLACE_IN_TEAM.search(unaccented(text))) or find_predicate(text, person.end()) is None


_CLOSING = re.compile(
    r"(?:(?:thua\s+lenh|tran\s+trong|kinh\b)|[^.;]{0,120}\bthong\s+bao\s+(?:de|toi|den|cho)\b)", re.IGNORECASE
)


def is_closing(text: str) -> bool:
    """'Văn phòng Chính phủ thông báo để các Bộ, cơ quan biết, thực hiện': the document takes its leave."""
    return bool(_CLOSING.match(unaccented(text)))
