"""Options that several commands share, and the language in which they speak."""

from __future__ import annotations

import locale
import os
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class Lang(StrEnum):
    VI = "vi"
    EN = "en"


WorkspaceOption = Annotated[
    Path | None, typer.Option("--workspace", metavar="DIR", help="The workspace; else the nearest one upward.")
]
LangOption = Annotated[
    Lang | None, typer.Option("--lang", help="Language of messages and labels; else that of the locale.")
]


def language(chosen: Lang | None = None) -> str:
    """'vi' or 'en': the one chosen, else Vietnamese in a Vietnamese locale and English in any other."""
    if chosen:
        return chosen.value
    # As gettext does: the variables, since a locale that is not installed cannot be set but is still a wish.
    named = next((os.environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(name)), None)
    if named is None:
        named = locale.getlocale()[0] or ""
    return "vi" if named.lower().startswith("vi") else "en"
