"""What search keeps in the database beside the index."""

from .saved_searches import Frequency, SavedSearch, SearchedList

__all__ = ["Frequency", "SavedSearch", "SearchedList"]
