"""A reading as a page that shows source and understanding side by side."""
