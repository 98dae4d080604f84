"""How long something took, without the time for which other work of the machine kept it from running."""

import time
from pathlib import Path

# Linux counts for each thread: nanoseconds on a processor, nanoseconds ready to run while others ran, turns.
COUNTS = Path("/proc/thread-self/schedstat")


def kept_from_running() -> float:
    """Return the seconds for which this thread was ready and had no processor; elsewhere than on Linux, none."""
    return int(COUNTS.read_text().split()[1]) / 1e9 if COUNTS.exists() else 0.0


class Stopwatch:
    """Begins when it is made. Waiting for a server or a lock counts in full: that is what is tested."""

    def __init__(self) -> None:
        self._began = self._now()

    def _now(self) -> float:
        return time.monotonic() - kept_from_running()

    @property
    def seconds(self) -> float:
        """What it took until now."""
        return self._now() - self._began
