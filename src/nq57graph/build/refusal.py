"""How this stage refuses facts that make no sound graph: they are a fault of a stage before it, told in one line."""

from __future__ import annotations

from nq57graph.errors import UserError


def refusal(en: str, vi: str) -> UserError:
    """The error to raise: a check that failed, and the former graph still in place."""
    return UserError(f"nothing was built: {en}", 1, vi=f"chưa dựng gì: {vi}")
