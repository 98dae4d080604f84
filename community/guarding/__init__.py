"""Keeping discussions fit to be read: first messages are read first, programs and floods are kept out."""
