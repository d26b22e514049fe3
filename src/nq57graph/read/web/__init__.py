"""Saved web pages: HTML files and web archives (MHTML)."""

from nq57graph.read.web.mhtml import read_mhtml
from nq57graph.read.web.page import read_html

__all__ = ["read_html", "read_mhtml"]
