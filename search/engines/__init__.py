"""The engines, and the one in use: chosen by `SEARCH_URL` alone."""

from pathlib import Path

from django.conf import settings

from .engine import Engine


def engine() -> Engine:
    """Return the engine of this portal. Each is imported only where it is used: neither is quick to load."""
    if settings.SEARCH_URL:
        from .elastic.engine import ElasticEngine

        return ElasticEngine(settings.SEARCH_URL, settings.SEARCH_INDEX)
    from .embedded.engine import EmbeddedEngine

    return EmbeddedEngine(Path(settings.SEARCH_DIR))
