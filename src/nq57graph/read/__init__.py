"""Files → ``Document``: text, the way back to the source, and the layout. One module per format."""

from nq57graph.read.files import read_document

__all__ = ["read_document"]
