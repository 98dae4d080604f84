"""What comes round by the clock: jobs that look into the database for what has come due, every minute."""

import logging
import time
from collections.abc import Callable

log = logging.getLogger(__name__)

EVERY = 60.0
Job = Callable[[], None]
_jobs: dict[str, Job] = {}


def register(name: str, job: Job) -> None:
    """Have every worker run `job` once a minute; called from an app's `ready()`.

    The clock only says when to look. What is due, and who takes it, the job decides in the database: several workers
    run it at the same moment, and one that was stopped for a week finds a week's work due once.
    """
    _jobs[name] = job


class Rounds:
    """One worker's clock."""

    def __init__(self) -> None:
        self._last = float("-inf")

    def run_due(self) -> None:
        """Run every job when the last round is a minute old; a job that fails is tried again with the next."""
        now = time.monotonic()
        if now - self._last < EVERY:
            return
        self._last = now
        for name, job in _jobs.items():
            try:
                job()
            except Exception as error:  # noqa: BLE001 - one job must not keep the others and the outbox waiting
                log.warning("%s failed (%s)", name, type(error).__name__)
