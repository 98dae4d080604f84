"""A real mailbox on this machine: pymap serves IMAP, what is delivered to it is fetched from it."""

import contextlib
import imaplib
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from socket import create_connection, socket

USER, PASSWORD = "reponses", "tres-secret"


@dataclass
class Mailbox:
    """Where the mail server of the portal delivers."""

    port: int

    @property
    def url(self) -> str:
        """What the portal is told."""
        return f"imap://{USER}:{PASSWORD}@127.0.0.1:{self.port}/INBOX"

    @contextmanager
    def opened(self) -> Iterator[imaplib.IMAP4]:
        with imaplib.IMAP4("127.0.0.1", self.port, timeout=10) as server:
            server.login(USER, PASSWORD)
            server.select("INBOX")
            yield server

    def deliver(self, raw: bytes) -> None:
        """Put a letter into the box, as a mail server does."""
        with self.opened() as server:
            server.append("INBOX", "", "", raw.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n"))

    def unseen(self) -> int:
        """Return how many letters nobody has dealt with."""
        with self.opened() as server:
            return len(server.search(None, "UNSEEN")[1][0].split())


@contextmanager
def imap_peer() -> Iterator[Mailbox]:
    """Run a mailbox on a free loopback port for as long as the block lasts."""
    with closing(socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = "from pymap.main import main; main()"
    options = ["--host", "127.0.0.1", "--port", str(port), "--no-tls", "--no-service", "sieve", "--no-service", "admin"]
    account = ["dict", "--demo-user", USER, "--demo-password", PASSWORD]
    peer = subprocess.Popen([sys.executable, "-c", command, *options, *account], stderr=subprocess.DEVNULL)
    try:
        _wait_for(port)
        yield Mailbox(port)
    finally:
        peer.terminate()
        peer.wait(10)


def _wait_for(port: int) -> None:
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        with contextlib.suppress(OSError), create_connection(("127.0.0.1", port), timeout=1):
            return
        time.sleep(0.05)
    raise TimeoutError("The mailbox did not open.")
