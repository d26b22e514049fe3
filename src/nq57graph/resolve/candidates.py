"""Which numbered document, cited by others, a held document without a number may be: scored, explained, never merged."""

from __future__ import annotations

from collections.abc import Sequence

from nq57graph.model.facts import Candidate, Evidence
from nq57graph.model.reading import Reading
from nq57graph.resolve.documents import Cited, DocumentRegister, held_id
from nq57graph.resolve.identity import evidence_id, parse_number

ENOUGH = 0.6
_PARTY = ("TU", "TW", "BCĐ")


def find_candidates(reading: Reading, readings: Sequence[Reading], register: DocumentRegister) -> list[Candidate]:
    """Candidates for ``reading``, which prints no number, among the documents that others of its province cite."""
    heading = reading.heading
    if heading.number:
        return []
    found = []
    for cited in register.cited.values():
        if cited.number is None or cited.type != heading.type or cited.province != heading.province:
            continue
        candidate = _weigh(reading, cited, readings, register)
        if candidate is not None and candidate.score >= ENOUGH:
            found.append(candidate)
    return sorted(found, key=lambda c: (-c.score, c.candidate))


def _weigh(reading: Reading, cited: Cited, readings: Sequence[Reading], register: DocumentRegister) -> Candidate | None:
    heading = reading.heading
    parts = parse_number(cited.number or "")
    if parts is None:
        return None
    reasons = [f"cùng loại ({heading.type}) và cùng tỉnh ({heading.province})"]
    against = ["văn bản đang giữ không in số, ngày"]
    score = 0.4
    committee = heading.issuer and (heading.issuer.startswith(("Ban Chấp hành Đảng bộ", "Tỉnh ủy")))
    if committee and parts.issuer == "TU":
        score += 0.2
        reasons.append(f"cơ quan ban hành '{heading.issuer}' hợp với ký hiệu -{parts.type}/TU")
    elif (parts.issuer in _PARTY) != bool(heading.issuer and "Ban" in heading.issuer):
        return None
    evidence: list[Evidence] = []
    carried = {c.number for c in reading.citations if c.relation == "implements" and c.number}
    for other in readings:
        for relation in other.cited_relations:
            same = [c for c in other.citations if c.number == relation.citing and register.of(other, c) == cited.id]
            if same and relation.cited in carried:
                score += 0.3
                reasons.append(
                    f"văn bản khác gọi {cited.number} là văn bản thực hiện {relation.cited}, văn bản này cũng vậy"
                )
                evidence.append(Evidence(held_id(other), relation.mention.spans))
    for mention in heading.mentions.values():
        if mention.spans and mention is heading.mentions.get("title"):
            evidence.append(Evidence(held_id(reading), mention.spans))
    if not evidence:
        return None
    own = held_id(reading)
    return Candidate(
        f"{own}-candidate-{cited.id.removeprefix('doc-')}", own, cited.id, min(round(score, 2), 0.95), tuple(dict.fromkeys(reasons)),
        tuple(against), tuple({evidence_id(e.document, e.spans): e for e in evidence}.values()),
    )  # fmt: skip
