"""What the command line says and does, as a test sees it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Outcome:
    exit_code: int
    stdout: str
    stderr: str

    @property
    def messages(self) -> list[str]:
        return self.stderr.splitlines()


Nq57 = Callable[..., Outcome]
