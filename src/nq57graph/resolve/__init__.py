"""The readings of all documents → facts: every name tied to one identity, or left unresolved with its candidates."""

from nq57graph.resolve.copies import Copy, Excerpt, Sorted, sort_out
from nq57graph.resolve.corpus import resolve

__all__ = ["Copy", "Excerpt", "Sorted", "resolve", "sort_out"]
