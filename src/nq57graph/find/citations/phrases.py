"""The words of relation around a citation as patterns over flat text (see ``forms``), from ``lexicon/citations.yaml``.

In the patterns below a space stands for any white space.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from nq57graph.find.citations.forms import either, forms

_PARTS = (  # 'các điểm a, b và d khoản 2 Điều 12 '
    r"(?:(?:cac )?(?:diem|khoan|dieu|muc|chuong|phu luc) [\w.]{1,6}"
    r"(?:(?:\s*,\s*| va )(?:[a-z]|\d{1,3}|[ivx]{2,4})(?!\w))*(?:\s*,\s*| va | )?)"
)
_CARRY_OUT = r"(?:thuc hien|trien khai|cu the hoa)"


def _phrase(*pieces: str) -> re.Pattern[str]:
    return re.compile("".join(pieces).replace(" ", r"\s+"))


@dataclass(frozen=True, slots=True)
class Phrases:
    basis: re.Pattern[str]  # 'theo quy định tại khoản 2 Điều 5 ' at the end of what precedes
    not_basis: re.Pattern[str]  # 'theo dõi', 'theo đề nghị'
    carry: re.Pattern[str]  # 'quán triệt, thực hiện nghiêm túc, hiệu quả các nội dung tại ' at the end
    nominal: re.Pattern[str]  # 'đánh giá việc' before such a verb
    urged: re.Pattern[str]  # 'Đẩy nhanh việc' before it
    titled: re.Pattern[str]  # 'thực hiện ' at the end of a title
    implements: re.Pattern[str]  # 'Thực hiện ' at the start of a clause of the opening
    attached: re.Pattern[str]  # '(Kèm theo '
    basis_clause: re.Pattern[str]  # 'Căn cứ …; …; ', the whole of what precedes
    issued_with: re.Pattern[str]  # 'Quy chế … ban hành kèm theo ' at the end, from any word that may begin the name
    listed: re.Pattern[str]  # the whole gap between two members of a list
    amended_by: re.Pattern[str]  # the whole gap in 'Luật A được sửa đổi bởi Luật B'
    states: re.Pattern[str]  # the whole gap in 'Kế hoạch A thực hiện Nghị quyết B'
    states_amends: re.Pattern[str]  # the whole gap in 'Nghị định A sửa đổi Nghị định B'
    amends: re.Pattern[str]  # 'Sửa đổi, bổ sung một số điều của ' at the end
    self_amends: re.Pattern[str]  # 'Quyết định này (có hiệu lực kể từ ngày ký và) thay thế ' at the end
    repealed: re.Pattern[str]  # 'hết hiệu lực kể từ ngày … này có hiệu lực' behind


@cache
def phrases() -> Phrases:
    """The phrases, compiled once."""
    data = forms().lexicon
    lead = data["lead_in"]
    between = either(data["between_verb_and_name"])
    carry, amend, basis = either(lead["carry"]), either(lead["amend"]), either(lead["basis"])
    urged, finishing = either(lead["urged"]), either(lead["finishing"])
    verbs = rf"(?:{carry})(?!\w)(?:\s*,\s*(?:va )?| )(?:(?:{carry}|{between})(?!\w)(?:\s*,\s*| ))*"
    amendments = rf"(?:{amend})(?:\s*,?\s*(?:va |hoac )?(?:{amend}))*"
    return Phrases(
        basis=_phrase(
            rf"(?<!\w)(?:{basis})(?: (?:vao|dung|cac|nhung|so|noi dung|tinh than|quy dinh|yeu cau|chi dao|huong dan|",
            rf"ket luan|y kien|cua|tai|trong|o)| {_PARTS})*\s*$",
            r"|",
            rf"(?<!\w)(?:{basis})(?: trinh tu,)?(?: [^\s,;.:]+){{1,9}} (?:tai|cua|trong) (?:cac )?",
            rf"(?:{_PARTS})*\s*$",
        ),
        not_basis=_phrase(rf"(?!theo huong dan)(?:{either(lead['not_basis'])})(?!\w)"),
        carry=_phrase(rf"(?<!\w){verbs}$"),
        nominal=_phrase(rf"(?<!\w)(?:{either(lead['nominal'])})\s*(?:,\s*[^.;:,]{{0,40}})?$"),
        urged=_phrase(rf"(?<!\w)(?:{either(lead['urged'])}) (?:viec|cong tac)\s*$"),
        titled=_phrase(
            rf"{_CARRY_OUT}(?: thuc hien)?(?: mot so)?(?: cac)?(?: noi dung)?(?: (?:trong|cua|tai))?(?: cac)? $"
        ),
        implements=_phrase(
            r"(?:^|[,.;]\s*|(?<!\w)(?:trong|ke hoach|chuong trinh(?: hanh dong)?|ket qua|de|nham|giao ban|dinh ky) )",
            rf"(?:(?:{urged}|{finishing}) (?:(?:viec|cong tac|tien do) )?)?(?:to chuc )?",
            r"(?:quan triet\s*,?\s*(?:va )?)?",
            rf"(?:{_CARRY_OUT}(?:\s*,?\s*(?:va )?(?:thuc hien|trien khai))?|{finishing})",
            rf"(?:(?: |\s*, )(?:{between})(?!\w))*(?: cua [^,;.:]{{2,60}} (?:tai|trong)(?: cac)?)? $",
        ),
        attached=_phrase(r"\(\s*(?:ban hanh )?kem theo"),
        basis_clause=_phrase(r"can cu (?!.*(?:de nghi|\.\s)).*;\s*$"),
        issued_with=_phrase(
            rf"(?<!\w)(?:{either(lead['issued_with'])})(?!\w)(?=[^.;:]{{2,200}}ban hanh kem theo (?:cac )?$)"
        ),
        listed=_phrase(
            r"(?:\s*\([^()]*\))?",
            r"(?: (?:ve|v/v|ban hanh|phe duyet|quy dinh|huong dan|thong qua|nam|cong bo|“|\")[^.;:]*)?",  # its title
            r"\s*(?:[,;]|va|hoac|cung voi|cung nhu)\s*(?:(?:va|hoac|cung) )?(?:cac )?(?:so\s*)?",
            # 'theo chỉ đạo của A tại Nghị quyết số …, kết luận của B tại '
            r"(?:(?:ket luan|chi dao|y kien(?: chi dao)?|huong dan|quy dinh) (?:cua [^.,;:]{2,60} )?tai (?:cac )?)?",
            r"|\s*:\s*",  # a semicolon misread
        ),
        amended_by=_phrase(
            r"\s*,?\s*(?:da )?(?:duoc )?sua doi(?:\s*,?\s*(?:va )?bo sung)?(?: mot so dieu)?",
            r" (?:boi|theo|tai) (?:cac )?",
        ),
        states=_phrase(
            rf"(?:\s*\([^()]*\))?\s*,?\s*(?:(?:ve|v/v) )?(?:viec )?(?:tiep tuc |day manh )?(?:to chuc )?{verbs}",
            r"|",
            r"(?: ve(?: viec)?)? (?:ban hanh|phe duyet) (?:chuong trinh|ke hoach|de an)[^.,;:“”]{0,160}?",
            r"\s(?:trien khai|thuc hien|trien khai thuc hien) (?:cac )?",
        ),
        states_amends=_phrase(
            rf"\s*,?\s*(?:ve (?:viec )?)?{amendments}(?: mot so)?(?: (?:dieu|noi dung)(?: cua)?)? ",
        ),
        amends=_phrase(
            rf"(?<!\w){amendments}(?: mot so)?(?: (?:dieu|noi dung|toan bo|muc|khoan))?",
            rf"(?: {_PARTS})?(?: (?:cua|tai|ban hanh kem theo|cac))*\s*$",
        ),
        self_amends=_phrase(
            r"(?<!\w)nay (?:(?:co|duoc) hieu luc[^.]{0,90}?(?:\s*[,;]\s*|\s)(?:va |dong thoi )?)?",
            rf"{amendments}(?: toan bo| cac| cho)?\s*$",
        ),
        repealed=_phrase(r"het hieu luc[^.;]{0,80}\snay co hieu luc"),
    )
