"""Saved searches: keeping them, looking again, writing to whoever asked for it."""
