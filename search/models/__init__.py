"""What search keeps in the database beside the index."""

from .names import KnownName, KnownNameQuerySet

__all__ = ["KnownName", "KnownNameQuerySet"]
