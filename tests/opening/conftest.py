"""A portal whose lists can be searched."""

from tests.directory.searchable import searchable

__all__ = ["searchable"]
