"""Names of parties → agents: an agency of a place, a group, the holder of a post, or unresolved."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import cache

from nq57graph.lexicon import load
from nq57graph.model.facts import Agent
from nq57graph.model.words import UPPER, flat, fold
from nq57graph.resolve.identity import NATION, agency_id, group_id, place_id, post_id

MOST_WORDS = 26  # of the name of a body; steering committees for four fields of work have about twenty


@dataclass(frozen=True, slots=True)
class Context:
    """Where a name is read: the document, its province (None for the centre), the body that issued it, and the one
    steering committee that the corpus knows in that province. Names are written out."""

    document: str
    province: str | None
    issuer: str | None = None
    committee: str | None = None


@dataclass
class AgentRegister:
    """The agents met so far. An agency comes into being when a document names it."""

    agents: dict[str, Agent] = field(default_factory=dict)

    def add(self, agent: Agent, printed: str | None = None) -> str:
        known = self.agents.get(agent.id)
        aliases = {
            *(known.aliases if known else agent.aliases),
            *([printed] if printed and printed != agent.label else []),
        }
        self.agents[agent.id] = replace(known or agent, aliases=tuple(sorted(aliases)))
        return agent.id

    def put_under(self, agency: str, parent: str) -> None:
        """A header prints ``agency`` under ``parent``; the first such header in the order of documents stands."""
        known = self.agents[agency]
        if (
            known.kind == "agency"
            and known.part_of is None
            and self.agents[parent].kind == "agency"
            and agency != parent
        ):
            self.agents[agency] = replace(known, part_of=parent)

    def resolve(self, printed: str, context: Context) -> str:
        """The identity of ``printed`` as read in ``context``; it joins the register."""
        return self.add(make_agent(printed, context), re.sub(r"\s+", " ", printed).strip())


@cache
def _expansions() -> tuple[tuple[re.Pattern[str], str], ...]:
    data = load("agencies")
    words = {**data["abbreviations"], **data["repairs"]}
    return tuple(
        (re.compile(rf"(?<![\w&]){re.escape(short)}(?![\w&])"), long)
        for short, long in sorted(words.items(), key=lambda item: -len(item[0]))
    )


@cache
def _known() -> tuple[re.Pattern[str], dict[str, str]]:
    """Names of bodies without accents, as a pattern for the beginning of a name, and their right spelling."""
    words = load("parties")
    names = [*words["bodies"], *(f"{head} {field}" for head in ("Bộ", "Sở") for field in words["fields"])]
    spelling = {flat(name): _one_style(name) for name in names if " " in name}
    longest_first = sorted(spelling, key=lambda name: (-len(name), name))
    return re.compile(rf"(?:{'|'.join(map(re.escape, longest_first))})(?!\w)"), spelling


def _one_style(text: str) -> str:
    """``text`` with its tones placed in one of the two styles in use ('ủy', 'hòa')."""
    for other, one in (("uỷ", "ủy"), ("Uỷ", "Ủy"), ("hoà", "hòa"), ("Hoà", "Hòa"), ("hoá", "hóa")):
        text = text.replace(other, one)
    return text


def _spelt_right(name: str) -> str:
    """``name`` with the body that begins it in its known spelling: 'Bộ Chính tri' out of a scan is 'Bộ Chính trị'."""
    pattern, spelling = _known()
    found = pattern.match(flat(name))
    return spelling[found[0]] + name[found.end() :] if found else name


def write_out(name: str) -> str:
    """``name`` with its abbreviations written out, one spelling of 'ủy', slips with one reading mended."""
    text = _one_style(re.sub(r"\s+", " ", name).strip(" ,.;:"))
    for pattern, long in _expansions():
        text = pattern.sub(long, text)
    return _spelt_right(text)


_GROUP = re.compile(
    r"^(?:các|những|mọi|mỗi|từng|toàn thể|tất cả|một số|cộng đồng|cấp |đơn vị|địa phương|(?:sở|bộ|ban|cơ quan),? (?:ban|ngành|cơ quan|đơn vị|địa phương)|người đứng đầu|thành viên|"
    r"lãnh đạo |đại diện |thủ trưởng (?:các|cơ quan)|cơ quan |đảng ủy trực thuộc|(?:chủ tịch|bí thư|giám đốc), phó|chủ tịch (?:các|Ủy ban nhân dân các)|bộ trưởng, thủ trưởng)",
    re.IGNORECASE,
)
_OF_MANY = re.compile(
    r"^(?:Ủy ban nhân dân|Hội đồng nhân dân|Chủ tịch|Bí thư|Công an|Đảng ủy|Thanh tra|Văn phòng|Trung tâm)\b.*\bcác (?:xã|phường|huyện|tỉnh|cấp|quận|bộ|Bộ|sở)"
)
_POST = re.compile(
    r"^(?:Phó )?(?:Trưởng|Chủ tịch|Bí thư|Giám đốc|Chánh|Bộ trưởng|Thứ trưởng|Cục trưởng|Tổng cục trưởng|Chủ nhiệm|Tổ trưởng)(?= )"
)
_EXPLICIT = re.compile(
    rf"\s(?:tỉnh|Tỉnh|thành phố|Thành phố|TP\.?)\s+(?P<place>[{UPPER}][\w-]*(?:\s+[{UPPER}][\w-]*){{0,3}})$"
)


@cache
def _central() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{p})" for p in load("agencies")["central"]))


@cache
def _provinces() -> dict[str, tuple[str, bool]]:
    """Folded spelling → (name in the register, whether a city)."""
    found: dict[str, tuple[str, bool]] = {}
    for kind in ("provinces", "former"):
        for province in load("places")[kind]:
            for name in (province["name"], *province.get("aliases", ())):
                found.setdefault(fold(name), (province["name"], bool(province.get("city"))))
    return found


def is_central(name: str) -> bool:
    """Whether the body called ``name`` (written out) belongs to the centre whatever document names it."""
    return bool(_central().search(name)) and not re.search(r"(?:Tỉnh ủy|tỉnh|xã|phường)(?:$|\s)", name)


def agency_kind(name: str) -> str | None:
    """The key of the kind of agency of ``name`` (written out)."""
    return next((kind for pattern, kind in load("agencies")["kinds"] if re.search(pattern, name)), None)


def make_agent(printed: str, context: Context) -> Agent:
    """The agent that ``printed`` means in ``context``; kind 'unresolved' where the place cannot be told."""
    name = re.sub(r"(?<=\w):\s.*$", "", write_out(printed))  # 'VPUB: CVP, PCVP': the body, then who in it
    name, province = _place(name, context)
    place = place_id(province) if province else NATION
    if _GROUP.match(name) or _OF_MANY.match(name):
        name = _committee(name, context) or name
        lowered = name[:1].lower() + name[1:]
        return Agent(
            group_id(province, _identity_group(lowered)), "group", _with_place(lowered, province), place,
            covers=tuple(_covers(name)),
        )  # fmt: skip
    name = _committee(name, context) or name
    if _POST.match(name):
        return Agent(post_id(province, _identity_name(name)), "post", _with_place(name, province), place)
    name = _same(_with_level(name, province, context))
    kind = agency_kind(name) if _is_name(name) else None
    if kind == "department":  # a department is a province's whether its name says so or not
        name = re.sub(r" (?:tỉnh|thành phố)$", "", name)
    if (kind is None and not is_central(name)) or (
        province is None and not is_central(name) and not _is_of_centre(name, context)
    ):
        return _unresolved(printed, name, context)
    return Agent(
        agency_id(province, _identity_name(name)), "agency", _with_place(name, province), place, agency_kind=kind
    )


def _is_name(name: str) -> bool:
    """Whether ``name`` has the length of a name, and no figures of a date or number: else more than a name was read."""
    return len(name.split()) <= MOST_WORDS and not re.search(r"\d+/\d+", name)


def _place(name: str, context: Context) -> tuple[str, str | None]:
    """The name without an explicit place, and the province that the body belongs to (None: the centre)."""
    if explicit := _EXPLICIT.search(name):
        known = _provinces().get(fold(explicit["place"]))
        if known:
            level = "thành phố" if known[1] else "tỉnh"
            return name[: explicit.start()] + f" {level}", known[0]
    if bare := re.search(rf"\b(?:Tỉnh|Thành) ủy\s+(?P<place>[{UPPER}][\w-]*(?:\s+[{UPPER}][\w-]*){{0,3}})$", name):
        known = _provinces().get(fold(bare["place"]))
        if known:
            return name[: bare.start("place")].rstrip(), known[0]
    if is_central(name):
        return name, None
    return name, context.province


_COMMITTEE = re.compile(r"Ban Chỉ đạo(?: (?:về )?phát triển [^;()]* (?:tỉnh|thành phố))?(?: tỉnh| thành phố)?$")


def _committee(name: str, context: Context) -> str | None:
    """'Ban Chỉ đạo', 'Ban Chỉ đạo tỉnh' at the end of a name is the committee that issued the document, or the only one
    that the corpus knows in the province."""
    issuer = context.issuer if context.issuer and context.issuer.startswith("Ban Chỉ đạo") else context.committee
    if issuer is None or not (found := _COMMITTEE.search(name)):
        return None
    return name[: found.start()] + issuer


def _with_level(name: str, province: str | None, context: Context) -> str:
    """'UBND' in a document of a province is the province's; 'Văn phòng' alone is the office of the issuer."""
    if name == "Văn phòng" and context.issuer:
        return f"Văn phòng {context.issuer}"
    if province and name in load("agencies")["leveled"]:
        city = _provinces().get(fold(province), (province, False))[1]
        return f"{name} {'thành phố' if city else 'tỉnh'}"
    return name


def _same(name: str) -> str:
    same: dict[str, str] = load("agencies")["same"]
    return same.get(name, name)


def _identity_name(name: str) -> str:
    """What tells the body apart: 'về' in the name of a steering committee comes and goes."""
    return re.sub(r"(Ban Chỉ đạo) về ", r"\1 ", name)


def _identity_group(name: str) -> str:
    """What tells a group apart: not 'các', not the honorific, not 'có' before 'liên quan', not a level at the end."""
    core = re.sub(r"^(?:các |những )?(?:đồng chí )?", "", _identity_name(name))
    return re.sub(r"(?<=ngành) (?:cấp )?tỉnh$", "", core.replace("có liên quan", "liên quan"))


def _with_place(name: str, province: str | None) -> str:
    """The label: the name and its province, which a reader of several provinces must see."""
    if province is None or re.search(rf"{re.escape(province)}$", name):
        return name
    if re.search(r"(?:tỉnh|Tỉnh ủy|thành phố|Thành ủy)$", name):
        return f"{name} {province}"
    return f"{name} ({province})"


def _covers(name: str) -> list[str]:
    found = []
    for pattern, kind in load("agencies")["group_covers"]:
        if re.search(pattern, name, re.IGNORECASE) and kind not in found:
            found.append(kind)
    return found


def _is_of_centre(name: str, context: Context) -> bool:
    """In a document of the centre a body without a place of its own is of the centre, unless its kind is a province's."""
    provincial = (
        "department",
        "people-committee",
        "people-council",
        "peoples-committee-office",
        "party-office",
        "people-committee-commune",
    )
    return (
        context.province is None
        and agency_kind(name) not in provincial
        and not re.search(r"(?:tỉnh|Tỉnh ủy|huyện|xã)$", name)
    )


def _unresolved(printed: str, name: str, context: Context) -> Agent:
    tail = group_id(None, name).removeprefix("group-")
    return Agent(
        f"{context.document}-unresolved-{tail}", "unresolved", re.sub(r"\s+", " ", printed), document=context.document
    )
