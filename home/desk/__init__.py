"""The editors' desk in the admin: what waits, the week's figures, pages to read again, translations, the guide."""
