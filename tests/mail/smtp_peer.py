"""A real mail server on this machine, which can be told to refuse or to hang."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from email.message import Message
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.handlers import Message as MessageHandler


class Peer(MessageHandler):
    """Keeps the letters it took."""

    def __init__(self) -> None:
        super().__init__()
        self.letters: list[Message] = []
        self.refusals = 0
        self.reached = threading.Event()
        self.hangs = False
        self.port = 0

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802 - aiosmtpd's name
        """Take a letter, or answer that it may be tried later, or never answer."""
        import asyncio

        self.reached.set()
        if self.hangs:
            await asyncio.sleep(60)
        if self.refusals:
            self.refusals -= 1
            return "451 Come back later"
        return await super().handle_DATA(server, session, envelope)

    def handle_message(self, message: Message) -> None:
        self.letters.append(message)


@contextmanager
def smtp_peer() -> Iterator[Peer]:
    """Run a mail server on a free loopback port for as long as the block lasts."""
    from contextlib import closing
    from socket import socket

    with closing(socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    peer = Peer()
    peer.port = port
    controller = Controller(peer, hostname="127.0.0.1", port=port)
    controller.start()
    try:
        yield peer
    finally:
        controller.stop(no_assert=True)
