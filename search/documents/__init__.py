"""What is kept of a page for searching: only what an anonymous visitor may read."""

from .document import FIELDS, NEVER_FREE, Document
from .sources import SOURCES, Source, documents_by_key, documents_for, rows_of

__all__ = ["FIELDS", "NEVER_FREE", "SOURCES", "Document", "Source", "documents_by_key", "documents_for", "rows_of"]
