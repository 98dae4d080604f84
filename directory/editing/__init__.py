"""Editing one's page on the site: drafts, review, comparison, history, conflicts (docs/decisions/0020)."""
