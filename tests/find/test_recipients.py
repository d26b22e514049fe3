"""Recipients: which parties a line of 'Nơi nhận' names. Each row with its reason."""

from __future__ import annotations

import pytest

from nq57graph.find.recipients import read_recipient
from nq57graph.model.text import Flow

CASES = [
    ("Như Điều 4", [], "must not match: those named in an article"),
    ("Như Diêu 3", [], "must not match: the same, as scanned"),
    ("Như khoản 2 Điều 1", [], "must not match: a clause of an article"),
    ("Như trên", [], "must not match: those named above"),
    ("Như kính gửi", [], "must not match: those in the address"),
    ("Lưu: VT, TH", [], "must not match: where copies are kept"),
    ("Sở Tài chính", ["Sở Tài chính"], "a body"),
    ("Sở Tài chính (để phối hợp)", ["Sở Tài chính"], "the purpose is no part of the name"),
]


@pytest.mark.parametrize(("line", "parties", "reason"), CASES)
def test_parties(line: str, parties: list[str], reason: str) -> None:
    flow = Flow(line, range(len(line)), range(1, len(line) + 1))
    assert [party.text for party in read_recipient(flow).parties] == parties, reason
