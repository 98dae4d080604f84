"""What search keeps in the database beside the index."""

from .log import OFTEN, SearchDay, SearchedPhrase, SearchedPhraseQuerySet, Where, months_before
from .names import KnownName, KnownNameQuerySet
from .saved_searches import Frequency, SavedSearch, SearchedList

__all__ = [
    "OFTEN",
    "Frequency",
    "KnownName",
    "KnownNameQuerySet",
    "SavedSearch",
    "SearchDay",
    "SearchedList",
    "SearchedPhrase",
    "SearchedPhraseQuerySet",
    "Where",
    "months_before",
]
