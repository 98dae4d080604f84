"""Processes that are started again when they end, as systemd does with `Restart=always`."""

import contextlib
import os
import signal
import subprocess
import threading
import time
from collections.abc import Callable
from pathlib import Path

# systemd's own pause is a tenth of a second; the units ask for one.
PAUSE = 1.0


class Supervised:
    """One service: a command in a process group of its own, started again after `PAUSE` when it ends."""

    def __init__(self, name: str, command: list[str], environment: dict[str, str], log: Path) -> None:
        self.name, self.command, self.environment, self.log = name, command, environment, log
        self.starts = 0
        self.process = self.start()

    def start(self) -> subprocess.Popen[bytes]:
        self.starts += 1
        with self.log.open("ab") as log:
            return subprocess.Popen(self.command, env=self.environment, stdout=log, stderr=log, start_new_session=True)

    def kill(self) -> None:
        """kill -9, the whole group: what `KillMode=control-group` leaves is nothing."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)

    def stop(self) -> int:
        with contextlib.suppress(ProcessLookupError):
            os.kill(self.process.pid, signal.SIGTERM)
        try:
            return self.process.wait(timeout=40)
        except subprocess.TimeoutExpired:
            self.kill()
            return self.process.wait()


class Supervisor:
    """Looks after several services until it is told to stop."""

    def __init__(self, services: list[Supervised]) -> None:
        self.services, self.ended, self.held = services, threading.Event(), set[str]()
        self.thread = threading.Thread(target=self.look_after, daemon=True)
        self.thread.start()

    def look_after(self) -> None:
        while not self.ended.wait(0.1):
            for service in self.services:
                ended = service.process.poll() is not None and service.name not in self.held
                if ended and not self.ended.wait(PAUSE):
                    service.process = service.start()

    def stop(self) -> dict[str, int]:
        """Stop everything gracefully; return how each ended."""
        self.ended.set()
        self.thread.join()
        return {service.name: service.stop() for service in reversed(self.services)}


def wait_for(what: str, is_so: Callable[[], bool], seconds: float) -> float:
    """Return after how many seconds something was so; fail when it took more."""
    begin = time.monotonic()
    while not is_so():
        assert time.monotonic() - begin < seconds, f"{what}: not within {seconds} seconds"
        time.sleep(0.05)
    return time.monotonic() - begin
