"""What makes a page safe and sufficient in itself: its policy, and data that no character of can be markup."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterable


def policy(scripts: Iterable[str], styles: Iterable[str], *, images: bool = False) -> str:
    """A Content-Security-Policy under which nothing is fetched and nothing runs but these texts; ``images`` allows those
    that stand in the page itself."""
    return (
        f"default-src 'none'; script-src {' '.join(map(_digest, scripts))}; style-src {' '.join(map(_digest, styles))}; "
        + ("img-src data:; " if images else "")
        + "base-uri 'none'; form-action 'none'"
    )


def embedded(value: object) -> str:
    """``value`` as JSON that is safe inside a ``<script type="application/json">``: no character of it is markup."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text


def _digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
