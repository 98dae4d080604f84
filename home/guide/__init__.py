"""The editors' guide, in the admin: the chapters of `docs/guide-editeurs/`, with pictures where they were made."""
