"""Pictures of pages (a scanned PDF, PNG, JPEG, TIFF) → pages of placed words, by Tesseract. An optional part: ``nq57graph[ocr]``."""
