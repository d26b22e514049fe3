"""Cascades as self-contained pages; nothing else in the program knows pyvis."""
