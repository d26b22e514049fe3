"""What a reader should be warned of, as far as one document tells it by itself: contradictions, slips, parts left out.

One module for each kind of rule (the keys are those of the scheme of finding rules). Each shows the words on both sides;
where a document may mean what it prints, nothing is said.
"""

from __future__ import annotations

from dataclasses import replace

from nq57graph.find.findings.annexes import of_annexes
from nq57graph.find.findings.blanks import of_blanks
from nq57graph.find.findings.citations import of_citations
from nq57graph.find.findings.counts import of_counts
from nq57graph.find.findings.dates import of_dates
from nq57graph.find.findings.deadlines import of_deadlines
from nq57graph.find.findings.names import of_names
from nq57graph.find.findings.parties import of_parties
from nq57graph.find.findings.places import of_places
from nq57graph.find.findings.products import of_products
from nq57graph.find.findings.shares import of_shares
from nq57graph.find.findings.signatures import of_signatures
from nq57graph.find.findings.targets import of_targets
from nq57graph.model.reading import Reading

_RULES = (
    of_deadlines,
    of_parties,
    of_citations,
    of_names,
    of_counts,
    of_shares,
    of_places,
    of_annexes,
    of_dates,
    of_signatures,
    of_products,
    of_targets,
    of_blanks,
)


def find_findings(reading: Reading) -> Reading:
    """``reading`` with its findings."""
    return replace(reading, findings=tuple(finding for rule in _RULES for finding in rule(reading)))
