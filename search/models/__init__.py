"""What search keeps in the database beside the index."""

from .log import OFTEN, SearchDay, SearchedPhrase, SearchedPhraseQuerySet, Where, months_before
from .names import KnownName, KnownNameQuerySet

__all__ = [
    "OFTEN",
    "KnownName",
    "KnownNameQuerySet",
    "SearchDay",
    "SearchedPhrase",
    "SearchedPhraseQuerySet",
    "Where",
    "months_before",
]
