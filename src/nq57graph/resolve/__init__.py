"""The readings of all documents → facts: every name tied to one identity, or left unresolved with its candidates."""

from nq57graph.resolve.corpus import Sorted, resolve, sort_out

__all__ = ["Sorted", "resolve", "sort_out"]
