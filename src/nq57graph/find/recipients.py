"""The lines of 'Nơi nhận' (recipients): who gets the document, and what for."""

from __future__ import annotations

import re

from nq57graph.find.parties import read_parties
from nq57graph.model.reading import Mention, RecipientMention
from nq57graph.model.text import Flow
from nq57graph.model.words import flat

_PURPOSE = re.compile(
    r"\(\s*(?P<purpose>(?:để\s+)?(?:báo\s+cáo|b/c|phối\s+hợp|thực\s+hiện|biết|chỉ\s+đạo|đưa\s+tin|đăng)[^)]*)\)",
    re.IGNORECASE,
)
_KEPT = re.compile(r"lưu(?:\s*:|\s+)", re.IGNORECASE)

# Who is meant has been named elsewhere: above the text, in the address, in an article.
_AS_ABOVE = re.compile(r"nhu\s+(?:tren|kinh\s+gui|dieu\b|muc\b|khoan\b|danh\s+sach\b|thanh\s+phan\b)")


def read_recipient(flow: Flow) -> RecipientMention:
    """One line of the list. The line that only says where copies are kept ('Lưu: VT'), or points to
    where the recipients are named ('Như Điều 4'), names no party."""
    mention = Mention(flow.text, flow.spans())
    purpose = _PURPOSE.search(flow.text)
    if _KEPT.match(flow.text) or _AS_ABOVE.match(flat(flow.text)):
        return RecipientMention(mention, (), purpose["purpose"] if purpose else None)
    names = flow.part(0, purpose.start()) if purpose else flow
    parties = [Mention(f.text, f.spans()) for f in read_parties(names.strip(), cell=True)[0]]
    return RecipientMention(mention, tuple(parties), purpose["purpose"].strip() if purpose else None)
