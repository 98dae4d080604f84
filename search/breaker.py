"""A circuit breaker: an engine that fails or dawdles is left alone for a while, so that nobody waits for it."""

import time
from collections.abc import Callable
from threading import Lock

from django.conf import settings

# One failure may be an accident; three in a row cost the pages that met them, and no more. A server that can't be
# reached is no accident: each try costs a page a second, and the worker half a minute.
FAILURES = 3
# Long enough for an engine to breathe, short enough that nobody notices how long it was back.
REST = 5.0


class Breaker:
    """Closed while answers come; open for `REST` seconds after `FAILURES` bad ones in a row; then one may try.

    Asking and writing go through the same one, so what either learns spares the other (see engines/guarded.py).

    Per process: each finds out by itself, which needs nothing shared that could be down too. `clock` counts seconds.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self.clock = clock
        self._lock = Lock()
        self._failures = 0
        self._closed_from = float("-inf")

    @property
    def is_open(self) -> bool:
        """Whether the engine is left alone now; asking changes nothing."""
        return self._failures >= FAILURES and self.clock() < self._closed_from

    def allows(self) -> bool:
        """Whether to ask the engine now; after its rest one caller may, the others see what becomes of it."""
        with self._lock:
            if self._failures < FAILURES:
                return True
            if self.clock() < self._closed_from:
                return False
            self._closed_from = self.clock() + REST
            return True

    def answered(self, seconds: float) -> None:
        """Note an answer that took so long; one later than pages wait counts as a failure, though it was an answer."""
        if seconds > settings.SEARCH_PATIENCE:
            self.failed()
            return
        with self._lock:
            self._failures = 0

    def failed(self, *, is_away: bool = False) -> None:
        """Note that no answer came; from an engine that is away, none will."""
        with self._lock:
            self._failures = FAILURES if is_away else self._failures + 1
            self._closed_from = self.clock() + REST
