"""The worker's place in the figures and in the log."""

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from . import metrics
from .queries import counted


@contextmanager
def watched(consumer: Any, rows: Sequence[Any]) -> Iterator[None]:
    """Look at the clock while a batch is in hand, and at the statements it sends."""
    begin = time.perf_counter()
    with counted():
        yield
    metrics.WORK.labels(consumer.topic, "taken").inc(len(rows))
    metrics.WORK_SECONDS.labels(consumer.topic).observe(time.perf_counter() - begin)


def failed(topic: str, *, gave_up: bool) -> None:
    """Count a row that failed: it will be tried again, or it was given up."""
    metrics.WORK.labels(topic, "given up" if gave_up else "failed").inc()
