"""A bell between processes of one machine: a touched file, so that a sleeping worker looks at once.

Losing a ring loses nothing: the worker looks at the outbox every few seconds anyway.
"""

import contextlib
import time
from pathlib import Path

from django.conf import settings


def _bell() -> Path:
    return Path(settings.VAR_DIR) / "worker-bell"


def ring() -> None:
    """Tell the worker of this machine that a row was committed."""
    with contextlib.suppress(OSError):
        _bell().touch()


def _heard_at() -> float:
    with contextlib.suppress(OSError):
        return _bell().stat().st_mtime
    return 0.0


def wait_for_ring(seconds: float, *, step: float = 0.05) -> None:
    """Sleep until somebody rings, `seconds` at most."""
    before, deadline = _heard_at(), time.monotonic() + seconds
    while time.monotonic() < deadline and _heard_at() == before:
        time.sleep(step)
