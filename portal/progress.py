"""How far a long piece of work is, and how long it will still take, on the terminal of whoever started it."""

import time
from datetime import timedelta
from typing import Protocol

# Sooner, the time left is anybody's guess.
GUESS_FROM = 1.0


class Terminal(Protocol):
    """Where a command writes what isn't its result."""

    def write(self, msg: str, *, ending: str) -> object:
        """Write some words."""

    def isatty(self) -> bool:
        """Whether somebody looks on."""


class Progress:
    """A line that is written over again; nothing in a file or a log."""

    def __init__(self, terminal: Terminal) -> None:
        self._terminal, self._began, self._what = terminal, time.monotonic(), ""

    def show(self, what: str, done: int, total: int) -> None:
        """Say that so many of so many are done; another `what` begins another line, and its own time."""
        if not self._terminal.isatty():
            return
        if self._what not in ("", what):
            self._began = time.monotonic()
        self._what = what
        ending = "\n" if done >= total else ""
        self._terminal.write(f"\r{what} {done}/{total} {self._left(done, total):<10}", ending=ending)

    def _left(self, done: int, total: int) -> str:
        taken = time.monotonic() - self._began
        if taken < GUESS_FROM or not 0 < done < total:
            return ""
        return f"-{timedelta(seconds=round(taken / done * (total - done)))}"
