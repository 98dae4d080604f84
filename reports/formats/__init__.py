"""The figures as text, JSON and CSV: the command prints them, the page offers them for download."""

from .table import as_csv
from .text import as_json, as_text

__all__ = ["as_csv", "as_json", "as_text"]
