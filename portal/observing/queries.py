"""Queries that were asked for one request or one piece of work: how many, how long, and which were slow."""

import logging
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db import connections

from . import metrics

log = logging.getLogger("portal.slow_queries")
# Of a statement, what tells which one it is; its values are never in it.
LONGEST_SQL = 1000


@dataclass
class Count:
    """What was asked so far."""

    number: int = 0
    seconds: float = 0.0

    def __call__(self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
        """Ask, and look at the clock."""
        begin = time.perf_counter()
        try:
            return execute(sql, params, many, context)
        finally:
            self.note(sql, time.perf_counter() - begin)

    def note(self, sql: str, seconds: float) -> None:
        """Count one statement; one that took long is a line of the log, with marks where its values were."""
        self.number += 1
        self.seconds += seconds
        if seconds * 1000 >= settings.SLOW_QUERY_MS:
            metrics.SLOW_QUERIES.inc()
            log.warning("slow query", extra={"milliseconds": round(seconds * 1000), "sql": sql[:LONGEST_SQL]})


@contextmanager
def counted() -> Iterator[Count]:
    """Count the statements of the block, whatever database they go to."""
    count = Count()
    with ExitStack() as stack:
        for connection in connections.all(initialized_only=False):
            stack.enter_context(connection.execute_wrapper(count))
        yield count
