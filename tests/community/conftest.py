"""Discussions are searched with the real engine behind them."""

from tests.directory.searchable import searchable

__all__ = ["searchable"]
