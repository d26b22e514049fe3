"""Domain knowledge as data (YAML beside this file, every entry with examples) and its loader."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any


@cache
def load(name: str) -> Any:
    """The content of ``<name>.yaml``; loaded once. Raises ``FileNotFoundError`` for an unknown name."""
    import yaml

    return yaml.safe_load((files(__package__) / f"{name}.yaml").read_text("utf-8"))
