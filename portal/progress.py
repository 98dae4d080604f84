"""How far a long piece of work is, and how long it will still take, on the terminal of whoever started it."""

import time
from datetime import timedelta
from typing import Protocol

# What takes less is over before anybody wonders.
SHOWN_AFTER = 2.0


class Terminal(Protocol):
    """Where a command writes what isn't its result."""

    def write(self, msg: str, *, ending: str) -> object:
        """Write some words."""

    def isatty(self) -> bool:
        """Whether somebody looks on."""


class Progress:
    """A line that is written over again, once something has taken two seconds; nothing in a file or a log."""

    def __init__(self, terminal: Terminal) -> None:
        self._terminal, self._first, self._what = terminal, time.monotonic(), ""
        self._began = self._first

    def show(self, what: str, done: int, total: int) -> None:
        """Say that so many of so many are done; another `what` begins another line, and its own time."""
        now = time.monotonic()
        if self._what not in ("", what):
            self._began = now
        self._what = what
        if now - self._first < SHOWN_AFTER or not self._terminal.isatty():
            return
        ending = "\n" if done >= total else ""
        self._terminal.write(f"\r{what} {done}/{total} {left(now - self._began, done, total):<10}", ending=ending)


def left(taken: float, done: int, total: int) -> str:
    """Return how long the rest will take, at the pace of what has taken so many seconds; nothing when nobody knows."""
    if not (taken and 0 < done < total):
        return ""
    return f"-{timedelta(seconds=round(taken / done * (total - done)))}"
