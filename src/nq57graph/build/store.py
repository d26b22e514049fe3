"""The graph as a store on disk, ready for SPARQL."""

from __future__ import annotations

from pathlib import Path

from pyoxigraph import RdfFormat, Store


def write_store(folder: Path, nquads: bytes) -> None:
    """Makes an Oxigraph store of ``nquads`` in ``folder``, which must not exist yet."""
    store = Store(str(folder))
    store.bulk_load(nquads, format=RdfFormat.N_QUADS)
    store.optimize()
    store.flush()


def holds(folder: Path, size: int) -> bool:
    """Whether ``folder`` is a store that opens and has ``size`` quads."""
    try:
        return folder.is_dir() and len(Store.read_only(str(folder))) == size
    except (OSError, ValueError, RuntimeError):  # RuntimeError: what RocksDB says of damage inside its files
        return False
