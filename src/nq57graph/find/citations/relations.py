"""What the words around a citation say: its relation to the citing document, whether it is to be carried out, and
what one cited document is to another.

Relations are those of the annotation guide. Members of a list share the relation of the first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from nq57graph.find.citations.forms import forms
from nq57graph.find.citations.found import Found, Place
from nq57graph.find.citations.numbers import type_abbreviation
from nq57graph.find.citations.origin import body_of_office, read_before
from nq57graph.find.citations.phrases import phrases
from nq57graph.model.facts import Relation
from nq57graph.model.reading import CitedRelation, Mention
from nq57graph.model.words import flat

_WINDOW = 240  # characters before a citation in which the words that lead it in stand
_CLAUSES = 1200  # characters in which the clauses 'Căn cứ …; …;' of one paragraph stand
_GAP = 320  # the same between two members of a list


def relate(found: Sequence[Found], place: Place) -> list[Found]:
    """``found``, the mentions of one flow in order, with relation, issuer handed through lists,
    and whether they are to be carried out."""
    related: list[Found] = []
    for mention in found:
        if related and (link := _link(related[-1], mention)):
            following = _follow(related[-1], mention, link)
            # '…; ' goes back to 'Căn cứ' from what the title of the document before it cites.
            listed = place == Place.OPENING and following.relation == "mentions" and _is_in_basis_clause(mention)
            related.append(replace(following, relation="basis") if listed else following)
        else:
            related.append(_lead(mention, place))
    return _issuers_of_lists(related)


def _link(previous: Found, mention: Found) -> str | None:
    """'list' where ``mention`` is the next member of a list, 'amendment' in 'Luật A được sửa đổi bởi Luật B'."""
    if mention.start - previous.stop > _GAP or mention.start < previous.stop:
        return None
    gap = flat(mention.flow.text[previous.stop : mention.start])
    if phrases().amended_by.fullmatch(gap):
        return "amendment"
    return "list" if phrases().listed.fullmatch(gap) else None


def _follow(previous: Found, mention: Found, link: str) -> Found:
    if link == "amendment":
        relation: Relation = "basis" if previous.relation == "basis" else "mentions"
        return replace(mention, relation=relation)
    return replace(
        _with_origin_before(mention),
        relation=previous.relation,
        carried=previous.carried,
        weak=_is_weak_in_list(previous, mention),
    )


def _is_weak_in_list(previous: Found, mention: Found) -> bool:
    """A list of drafts is one of drafts; in a list of what exists, a name exists whatever its own words leave open."""
    if mention.name is None or mention.number:
        return mention.weak
    if previous.name and not previous.number:
        return previous.weak
    return mention.weak and previous.relation != "basis"


def _lead(mention: Found, place: Place) -> Found:
    text = mention.flow.text
    low = max(0, mention.start - _WINDOW)
    before = flat(text[low : mention.start])
    return replace(
        _with_origin_before(mention),
        relation=_relation(before, place, text, mention, from_start=low == 0),
        carried=_is_carried(before),
    )


def _with_origin_before(mention: Found) -> Found:
    """``mention`` with the date and the issuer that stand in front of it, where none stands behind."""
    if mention.issuer is not None:
        return mention
    paper = _is_paper_of_office(mention)
    date, issuer = read_before(mention.flow.text, mention.start, paper=paper)
    if issuer and paper:
        issuer = body_of_office(issuer)
    return replace(mention, date=mention.date or date, issuer=issuer)


def _is_paper_of_office(mention: Found) -> bool:
    abbreviation = type_abbreviation(mention.number or "")
    return mention.number is not None and (abbreviation is None or abbreviation in forms().lexicon["office_papers"])


def _relation(before: str, place: Place, text: str, mention: Found, *, from_start: bool) -> Relation:
    words = phrases()
    sentence = re.split(r"[.!?]\s+(?=\S)|;\s+(?=can\s+cu|theo\s)", before)[-1]
    if place == Place.ATTACHED or (from_start and words.attached.match(before)):
        return "attaches"
    if words.self_amends.search(sentence) or _is_repealed(text, mention):
        return "amends"
    if place in (Place.TITLE, Place.ARTICLE) and _begins_amending(sentence, place):
        return "amends"
    if place == Place.TITLE and words.titled.search(before):
        return "implements"
    if place in (Place.OPENING, Place.HEADING, Place.LEAD_IN) and words.implements.search(sentence):
        return "implements"
    if place == Place.LEGAL_BASIS or (place == Place.OPENING and _is_in_basis_clause(mention)):
        return "basis"
    return "basis" if _is_basis(sentence) else "mentions"


def _is_in_basis_clause(mention: Found) -> bool:
    """Whether all that stands before ``mention`` is 'Căn cứ …; …; '."""
    before = mention.flow.text[: mention.start] if mention.start < _CLAUSES else ""
    return bool(phrases().basis_clause.match(flat(before)))


def _begins_amending(sentence: str, place: Place) -> bool:
    """'Điều 1. Bãi bỏ Quyết định số …'; in a title the words may stand behind 'về việc'. An order to amend is none."""
    found = phrases().amends.search(sentence)
    in_front = sentence[: found.start()].strip() if found else ""
    return found is not None and (
        not in_front or (place == Place.TITLE and bool(re.search(r"(?:^|\s)(?:ve|viec|v/v)$", in_front)))
    )


def _is_repealed(text: str, mention: Found) -> bool:
    behind = re.split(r"\.\s", flat(text[mention.stop : mention.stop + 900]))[0]
    return bool(phrases().repealed.search(behind))


def _is_basis(sentence: str) -> bool:
    words = phrases()
    # 'theo Điều 20 Quy chế … ban hành kèm theo Quyết định số …': what leads in the rules, leads in the decision.
    if any(_is_basis(sentence[: m.start()]) for m in words.issued_with.finditer(sentence) if m.start() > 0):
        return True
    return any(not _is_other_lead(sentence, m.start()) for m in words.basis.finditer(sentence))


def _is_other_lead(sentence: str, at: int) -> bool:
    """'kèm theo', 'theo dõi', 'theo đề nghị': 'theo' of another phrase."""
    return bool(phrases().not_basis.match(sentence, at)) or bool(
        re.search(r"(?:kem|tiep|tuy|tuan)\s+$", sentence[max(0, at - 8) : at])
    )


def _is_carried(before: str) -> bool:
    """Whether the words order that what follows be carried out: a verb of doing so that no noun in front takes in."""
    words = phrases()
    clause = re.split(r"[.;:!?]\s+|[()]", before)[-1]
    found = words.carry.search(clause)
    if not found:
        return False
    in_front = clause[: found.start()].rstrip()
    if re.search(r"(?<!\w)(?:viec|cong\s+tac)$", in_front):
        return bool(words.urged.search(in_front))
    if re.search(r"(?<!\w)(?:nghi\s+quyet|chi\s+thi|ket\s+luan|quyet\s+dinh)\s+(?:\S+\s+){0,3}cua\s+[^,;]*$", in_front):
        return False  # 'Nghị quyết của Tỉnh ủy thực hiện Nghị quyết số …' says what a document is about
    return not words.nominal.search(in_front)


def _issuers_of_lists(related: list[Found]) -> list[Found]:
    """Members of a list share the issuer printed before the first, or behind the last of the same symbol."""
    given = list(related)
    for at in range(1, len(given)):
        previous, mention = given[at - 1], given[at]
        if (
            mention.issuer is None
            and previous.issuer
            and mention.number
            and _link(previous, mention) == "list"
            and _same_hand(previous, mention)
        ):
            given[at] = replace(mention, issuer=previous.issuer)
    for at in range(len(given) - 1, 0, -1):
        mention, before = given[at], given[at - 1]
        same = _symbol_of(before) and _symbol_of(before) == _symbol_of(mention)
        if before.issuer is None and mention.issuer and same and _link(before, mention) == "list":
            given[at - 1] = replace(before, issuer=mention.issuer)
    return given


def _same_hand(one: Found, other: Found) -> bool:
    """Whether the numbers of two documents come from one body: '83/TTr-UBND' and '1407/UBND-NNMT'."""
    return bool(_issuer_code(one) & _issuer_code(other))


def _issuer_code(mention: Found) -> set[str]:
    """The parts of the symbol that are no type."""
    symbol = re.sub(r"^\d[\d.]*[a-z]?[-/](?:\d{4}[-/])?", "", mention.number or "")
    return {part for part in re.split(r"[-/]", symbol) if part and part not in forms().types}


def _symbol_of(mention: Found) -> str:
    return re.sub(r"^[\d./-]+[a-z]?[-/]", "", mention.number or "")


def find_cited_relations(related: Sequence[Found]) -> Iterator[CitedRelation]:
    """What the text says two cited documents are to each other: the first carries out, or amends, the second."""
    words = phrases()
    for first, second in pairwise(related):
        one, other = first.number or first.name, second.number or second.name
        if not one or not other or one == other or not 0 < second.start - first.stop <= _GAP:
            continue
        gap = flat(first.flow.text[first.stop : second.start])
        part = first.flow.part(first.start, second.end)
        mention = Mention(part.text, part.spans())
        if words.states.fullmatch(gap):
            yield CitedRelation(one, other, "implements", mention)
        elif words.states_amends.fullmatch(gap):
            yield CitedRelation(one, other, "amends", mention)
        elif words.amended_by.fullmatch(gap):
            yield CitedRelation(other, one, "amends", mention)
