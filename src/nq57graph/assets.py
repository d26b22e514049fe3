"""Where the files that travel with the program are: the ontology, the questions, the example workspace.

A wheel carries them inside the package (``_assets``); in a checkout they stand at the top level, where they are edited.
"""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def _asset(name: str) -> Path:
    packaged = _PACKAGE / "_assets" / name
    return packaged if packaged.is_dir() else _PACKAGE.parents[1] / name


def ontology_folder() -> Path:
    """The folder of ``nq57.ttl``, ``schemes.ttl``, ``shapes.ttl`` and ``alignment.ttl``."""
    return _asset("ontology")


def queries_folder() -> Path:
    """The folder of the question files (``.rq``) of the catalogue."""
    return _asset("queries")


def example_workspace() -> Path:
    """The folder of the example workspace as delivered: ``documents/`` and ``catalogue.yaml``. Never written to."""
    return _asset("data")


def checkout_workspace() -> Path | None:
    """The workspace ``data/`` of the checkout the program runs from; None when it was installed from a wheel."""
    data = _PACKAGE.parents[1] / "data"
    return data if not (_PACKAGE / "_assets").is_dir() and (data / "catalogue.yaml").is_file() else None
