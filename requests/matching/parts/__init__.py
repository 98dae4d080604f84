"""The parts of the score.

Each file says what its part is worth twice, side by side: `judge` exactly, in Python, with the reason in words;
`bound` in the database, at least as much as `judge` for everybody. `shortlist.py` says why.
"""
