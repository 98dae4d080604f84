"""Whole pages kept for visitors who are not signed in, until anything that is public changes.

`wsgi` answers from memory while the number in `PublicState` stays the same; `watching` raises that number with each
change (docs/decisions/0032).
"""
