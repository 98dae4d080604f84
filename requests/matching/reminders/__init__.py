"""Reminding whoever leaves an offer or a proposal without an answer: each step once. See decision 28."""
