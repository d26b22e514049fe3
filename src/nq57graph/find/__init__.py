"""``Document`` → ``Reading``: one module per kind of thing found. Names stay as printed; nothing is resolved here."""
