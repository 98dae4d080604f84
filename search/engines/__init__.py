"""The engines, and the one in use: chosen by `SEARCH_URL` alone."""

import os
from functools import lru_cache
from pathlib import Path

from django.conf import settings

from ..breaker import Breaker
from .engine import Engine
from .guarded import GuardedEngine


def engine() -> Engine:
    """Return the engine of this portal, behind this process's breaker for it."""
    return GuardedEngine(_chosen(), breaker_for(settings.SEARCH_URL or str(settings.SEARCH_DIR), os.getpid()))


@lru_cache(maxsize=8)
def breaker_for(place: str, process: int) -> Breaker:
    """Return a process's breaker for the engine at an address or in a folder."""
    return Breaker()


def _chosen() -> Engine:
    """Return the engine itself. Each is imported only where it is used: neither is quick to load."""
    if settings.SEARCH_URL:
        from .elastic.engine import ElasticEngine

        return ElasticEngine(settings.SEARCH_URL, settings.SEARCH_INDEX)
    from .embedded.engine import EmbeddedEngine

    return EmbeddedEngine(Path(settings.SEARCH_DIR))
