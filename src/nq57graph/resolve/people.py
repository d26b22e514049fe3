"""Persons and the posts that they are attested to hold."""

from __future__ import annotations

import re
from collections.abc import Sequence

from nq57graph.model.facts import Evidence, Id, Person, Post, PostAttestation, SignatureFact
from nq57graph.model.reading import Mention, OfficialMention, Reading
from nq57graph.model.text import Span
from nq57graph.model.words import UPPER, fold
from nq57graph.resolve.agents import AgentRegister, Context, write_out
from nq57graph.resolve.identity import person_id, post_id

_ROLE = re.compile(
    rf"^(?P<role>(?:Ủy viên (?:dự khuyết |Thường trực )?|Phó )?(?:Tổng )?(?:Bí thư(?: Thường trực)?|Chủ tịch|Trưởng|Giám đốc|Chánh|Bộ trưởng|Thứ trưởng|Chủ nhiệm|Cục trưởng|Tổng cục trưởng|Ủy viên|Thủ tướng)?)\s*(?P<body>[{UPPER}].*)?$"
)

_FORMULA = re.compile(r"(?:T/?M|TL|TUQ|KT)[.,]?\s*$")
_NAMES_BODY = re.compile(r"(?:Ban|Tỉnh ủy|Văn phòng|Chính phủ|Thủ tướng|Ủy ban|Hội đồng)")


class PeopleRegister:
    """Persons and posts of a corpus."""

    def __init__(self, agents: AgentRegister) -> None:
        self.persons: dict[Id, Person] = {}
        self.posts: dict[Id, Post] = {}
        self.agents = agents

    def person(self, name: str, context: Context) -> Id:
        """One person for one name in one province; two people of one name in two provinces stay two."""
        identity = person_id(context.province, name)
        self.persons.setdefault(identity, Person(identity, re.sub(r"\s+", " ", name)))
        return identity

    def post(self, printed: str, context: Context) -> Id:
        """The post called ``printed``, in the body that its name tells."""
        text = write_out(printed)
        found = _ROLE.match(text)
        agency: Id | None = None
        role = text
        if found and found["body"] and found["role"].strip() and found["body"] != "Thường trực":
            role = found["role"].strip()
            agency = self.agents.resolve(found["body"], context)
            if self.agents.agents[agency].kind != "agency":
                agency = None
        if agency:
            identity = f"post-{agency.removeprefix('org-')}-{post_id(None, role).removeprefix('post-')}"
            label = f"{role} {self.agents.agents[agency].label}"
        else:
            identity = post_id(context.province, text)
            label = f"{text} ({context.province})" if context.province else text
        self.posts.setdefault(identity, Post(identity, label, agency))
        return identity


def fullest(post: Mention, others: Sequence[Mention]) -> str:
    """The fuller name that the same document gives the same person's post: 'Bí thư' beside 'Bí thư Tỉnh ủy'."""
    longer = [o.text for o in others if fold(o.text).startswith(fold(post.text) + " ")]
    return max(longer, key=len) if longer else post.text


def attest(
    reading: Reading, document: Id, context: Context, people: PeopleRegister
) -> tuple[tuple[PostAttestation, ...], tuple[SignatureFact, ...]]:
    """The posts that ``reading`` attests, on which day, and its signatures.

    The day is that of the meeting for who chaired or attended it, else that of the document; None where there is none.
    """
    attestations: dict[Id, PostAttestation] = {}
    met = reading.meeting.date if reading.meeting else None
    for official in reading.officials:
        on = met if official.role in ("chair", "attendee") and met else reading.heading.date
        person = people.person(official.name.text, context)
        for post in official.posts:
            full = fullest(post, _posts_of(reading, official))
            if full == post.text and official.role == "signer":
                full = _with_body(reading, official, post)
            target = people.post(full, context)
            identity = (
                f"{document}-attests-{person.removeprefix('person-')}-{target.removeprefix('post-')}-{official.role}"
            )
            if identity not in attestations:
                evidence = Evidence(document, (*official.name.spans, *post.spans))
                attestations[identity] = PostAttestation(
                    identity, person, target, post.text, on, official.role, _together(evidence)
                )
    return tuple(attestations.values()), tuple(_signatures(reading, document, context, people))


NEAR = 160  # code points between a name and its post that are shown with them


def _together(evidence: Evidence) -> Evidence:
    """Spans in their order; those that stand near each other as one, so that the quote reads as printed ('kiêm', 'KT.')."""
    joined: list[Span] = []
    for span in sorted(set(evidence.spans)):
        if joined and span.start - joined[-1].end <= NEAR:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return Evidence(evidence.document, tuple(joined))


def _posts_of(reading: Reading, official: OfficialMention) -> list[Mention]:
    return [post for other in reading.officials if other.name.text == official.name.text for post in other.posts]


def _with_body(reading: Reading, official: OfficialMention, post: Mention) -> str:
    """'BÍ THƯ' under 'T/M TỈNH ỦY' is the secretary of that committee."""
    for signer in reading.signers:
        same = signer.name is not None and signer.name.text == official.name.text
        if same and signer.capacity == "T/M" and signer.on_behalf_of and not _NAMES_BODY.search(post.text):
            return f"{post.text} {signer.on_behalf_of.text}"
    return post.text


def _signatures(reading: Reading, document: Id, context: Context, people: PeopleRegister) -> list[SignatureFact]:
    facts = []
    for ordinal, signer in enumerate(reading.signers, start=1):
        name = signer.name
        official = OfficialMention(name, signer.positions, "signer") if name else None
        posts = []
        for post in signer.positions:
            full = fullest(post, _posts_of(reading, official)) if official else post.text
            if official and full == post.text:
                full = _with_body(reading, official, post)
            posts.append(people.post(full, context))
        on_behalf = (
            people.agents.resolve(_principal(signer.on_behalf_of.text, context), context)
            if signer.on_behalf_of
            else None
        )
        spans = tuple(span for mention in (*signer.positions, *([name] if name else [])) for span in mention.spans)
        if signer.on_behalf_of:
            spans = (*(_with_formula(span, reading) for span in signer.on_behalf_of.spans), *spans)
        if not spans:
            continue
        facts.append(
            SignatureFact(
                f"{document}-signature-{ordinal}", people.person(name.text, context) if name else None, signer.capacity,
                tuple(dict.fromkeys(posts)), tuple(p.text for p in signer.positions), on_behalf, ordinal,
                _together(Evidence(document, spans)),
            )
        )  # fmt: skip
    return facts


def _with_formula(span: Span, reading: Reading) -> Span:
    """The principal with the letters in front that say how is signed: 'TL. CHỦ TỊCH'."""
    before = _FORMULA.search(reading.source.text, max(0, span.start - 12), span.start)
    return Span(before.start(), span.end) if before else span


def _principal(printed: str, context: Context) -> str:
    """'CHỦ TỊCH' in 'TL. CHỦ TỊCH' is the chairman of the body that issued the document."""
    if context.issuer and re.fullmatch(r"(?:Chủ tịch|Giám đốc|Trưởng Ban|Bí thư|Chánh Văn phòng)", printed):
        return f"{printed} {context.issuer}"
    return printed
