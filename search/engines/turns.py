"""Who may write or rebuild on this machine: locks that a kill gives back."""

import contextlib
import fcntl
import time
from collections.abc import Iterator
from pathlib import Path

from .engine import BusyError

# A batch takes well under a second; longer means somebody is stuck, and the outbox will try again.
PATIENCE = 30.0


class Turns:
    """The locks under a folder."""

    def __init__(self, root: Path) -> None:
        self.root = root

    @contextlib.contextmanager
    def writing(self, patience: float = PATIENCE) -> Iterator[None]:
        """Be the one writer of this machine; wait for another one, for a while."""
        with self._locked("writer.lock", patience):
            yield

    @contextlib.contextmanager
    def rebuilding(self, patience: float = 1.0) -> Iterator[None]:
        """Be the one who builds a new generation."""
        with self._locked("rebuild.lock", patience):
            yield

    @contextlib.contextmanager
    def _locked(self, name: str, patience: float) -> Iterator[None]:
        self.root.mkdir(parents=True, exist_ok=True)
        deadline = time.monotonic() + patience
        with (self.root / name).open("a") as file:
            while not _took(file.fileno()):
                if time.monotonic() >= deadline:
                    raise BusyError(f"{self.root / name} is held by another process.")
                time.sleep(0.02)
            yield  # closing the file gives the lock back, and so does a kill


def _took(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
