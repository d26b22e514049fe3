"""Dates as Vietnamese prints them."""


def day(iso: str) -> str:
    """'2026-05-15' as '15/5/2026', '2026-05' as '5/2026'."""
    return "/".join(part.lstrip("0") for part in reversed(iso.split("-")))
