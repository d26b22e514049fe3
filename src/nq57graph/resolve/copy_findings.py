"""What is told of the copies of a document: each place where one prints another number, date or name."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence

from nq57graph.model.facts import Evidence, FindingFact, Id, Task
from nq57graph.model.reading import Reading
from nq57graph.resolve.copies import Copy
from nq57graph.resolve.differences import Difference

RULE = "copies-differ"
MOST = 50
"""Differences of one copy that are told one by one; the rest are counted."""

_EXAMPLES = 3
_WIDTH = 160  # code points of the words of either file that a note quotes
_KINDS = {"number": ("số", "number"), "date": ("ngày, thời gian", "date"), "name": ("tên", "name")}


def find_copy_findings(
    document: Id, kept: Reading, copies: Sequence[Copy], tasks: Sequence[Task]
) -> Iterator[FindingFact]:
    """Every difference of every copy with its words in ``document`` as evidence; those in a task concern it as well.

    Files with the same bytes are told together. What a scan may have misread is told in one finding for each copy, and so is a
    number that only the copy prints.
    """
    told: dict[str, list[Copy]] = {}
    for copy in copies:
        told.setdefault(copy.source.sha256, []).append(copy)
    for same in told.values():
        file, name = (
            ", ".join(copy.source.file for copy in same),
            f"{document}-finding-{RULE}-{same[0].source.sha256[:12]}",
        )
        if any(copy.names_it for copy in same) and (type_ := kept.heading.mentions.get("type")):
            printed = f"{kept.heading.number}, {kept.heading.date}"
            yield FindingFact(
                f"{name}-identity", RULE, "omission", f"số và ngày ({printed}) chỉ in ở {file}",
                f"number and date ({printed}) are printed in {file} only", (Evidence(document, type_.spans),), (document,),
            )  # fmt: skip
        yield from _findings(document, name, file, same[0], tasks)


def _findings(document: Id, name: str, file: str, copy: Copy, tasks: Sequence[Task]) -> Iterator[FindingFact]:
    seen: dict[str, int] = {}
    for difference in copy.differences[:MOST]:
        place = f"{difference.span.start}-{difference.span.end}"
        seen[place] = seen.get(place, 0) + 1
        again = f"-{seen[place]}" if seen[place] > 1 else ""
        kind = "omission" if difference.kind == "passage" else "contradiction"
        yield _finding(document, f"{name}-{place}{again}", kind, *_note(difference, file), [difference], tasks)
    if more := copy.differences[MOST:]:
        vi, en = f"{file}: còn {len(more)} chỗ khác nữa", f"{file}: {len(more)} more differences"
        yield _finding(document, f"{name}-more", "contradiction", vi, en, more[:MOST], tasks)
    if doubtful := copy.doubtful:
        yield _finding(document, f"{name}-unsure", "slip", *_doubt(doubtful, file), doubtful[:MOST], tasks)


def _finding(
    document: Id, name: str, kind: str, vi: str, en: str, differences: Sequence[Difference], tasks: Sequence[Task]
) -> FindingFact:
    spans = dict.fromkeys(difference.span for difference in differences)
    about = [
        task.id
        for task in tasks
        if any(own.start < span.end and span.start < own.end for own in task.evidence.spans for span in spans)
    ]
    evidence = tuple(Evidence(document, (span,)) for span in spans)
    return FindingFact(name, RULE, kind, vi, en, evidence, (document, *about))


def _note(difference: Difference, file: str) -> tuple[str, str]:
    kept, copy = _short(difference.kept), _short(difference.copy)
    if difference.kind == "passage":
        words, count = kept or copy, difference.words
        vi, en = f"{count} chữ từ '{words} …'", f"{count} words from '{words} …'"
    else:
        vi, en = (f"{kind}: '{kept or copy}'" for kind in _KINDS[difference.kind])
    if not copy:
        return f"{vi} không có ở {file}", f"{en} not in {file}"
    if not kept:
        return f"{vi} chỉ có ở {file}", f"{en} only in {file}"
    return f"{vi} ở đây, '{copy}' ở {file}", f"{en} here, '{copy}' in {file}"


def _doubt(differences: Sequence[Difference], file: str) -> tuple[str, str]:
    """What recognition is not sure of is no difference, but someone should look at it."""
    pairs = [f"'{_short(d.copy)}' ('{_short(d.kept)}')" for d in differences[:_EXAMPLES]]
    told = ", ".join(pairs) + (", …" if len(differences) > _EXAMPLES else "")
    count = len(differences)
    return (
        f"{file}: {count} chỗ nhận dạng không chắc, chưa coi là khác: {told}",
        f"{file}: recognition is not sure in {count} {'place' if count == 1 else 'places'}, not counted as differences: {told}",
    )


def _short(text: str) -> str:
    return textwrap.shorten(text, _WIDTH, placeholder=" …", break_on_hyphens=False)
