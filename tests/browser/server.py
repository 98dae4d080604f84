"""The portal as processes of its own: where it answers, and how its commands are run."""

import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import closing
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from django.conf import settings

from tests.browser.standing import Standing

ROOT = Path(settings.BASE_DIR)
# What a worker that runs has claimed is nobody else's to do: whoever drains the outbox beside it waits for that too.
IN_HAND = """
import time
from django.utils import timezone
from portal.work.models import OutboxRow
from portal.work.worker import drain
until = time.monotonic() + 60
while drain() or OutboxRow.objects.filter(leased_until__gt=timezone.now()).exists():
    assert time.monotonic() < until, "A worker has had rows in hand for a minute."
    time.sleep(0.05)
"""


@dataclass(frozen=True)
class PortalServer:
    """Where the portal answers, and the environment in which its commands run."""

    url: str
    environment: dict[str, str]

    @cached_property
    def standing(self) -> Standing:
        """What runs its commands."""
        return Standing(self.environment, ROOT)

    def manage(self, *words: str) -> str:
        """Run a management command on this portal's data; return what it prints."""
        code, printed = self.standing.run(*words)
        assert code == 0, f"{words} failed:\n{printed}"
        return printed

    def settle(self) -> None:
        """Do all that is due, as the worker would; return once it is done, by whoever had claimed it."""
        self.manage("process_work", "--once")
        self.manage("shell", "-v", "0", "-c", IN_HAND)

    def start(self, *command: str) -> subprocess.Popen[bytes]:
        """Start one of the portal's processes in a group of its own."""
        return subprocess.Popen(
            [sys.executable, *command], cwd=ROOT, env=self.environment, start_new_session=True, stdout=2
        )


def free_port() -> int:
    """Return a loopback port nobody listens on."""
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_until_it_answers(url: str, *, seconds: float = 90) -> None:
    """Return once the portal answers; fail after `seconds`."""
    wait_for(f"{url}/sante/vivant/", seconds=seconds)


def wait_for(url: str, *, seconds: float) -> None:
    """Return once an address answers; fail after `seconds`."""
    deadline = time.monotonic() + seconds
    while True:
        try:
            urllib.request.urlopen(url, timeout=2)
            return
        except OSError:
            assert time.monotonic() < deadline, f"{url} does not answer"
            time.sleep(0.1)
