"""Pages of placed words (a PDF's text layer, a recognised scan) → the canonical text of a document."""
