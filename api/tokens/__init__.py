"""Tokens people make for their own programs, at `/compte/jetons/`."""
