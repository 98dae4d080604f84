"""Somebody's web server on this machine, which notes what it is sent and answers as a test wants."""

import contextlib
import http.server
import socket
import ssl
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field


@dataclass
class Peer:
    """What it heard, and how it behaves: `drips` sends a byte of its head now and then, `hangs` says nothing."""

    port: int = 0
    status: int = 200
    answer: bytes = b"merci"
    drips: bool = False
    hangs: bool = False
    location: str = ""
    heard: list[tuple[str, str, dict[str, str], bytes]] = field(default_factory=list)
    stopped: threading.Event = field(default_factory=threading.Event)


def handler(peer: Peer) -> type[http.server.BaseHTTPRequestHandler]:
    class Handler(http.server.BaseHTTPRequestHandler):
        def answer(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            peer.heard.append((self.command, self.path, dict(self.headers), body))
            if peer.hangs:
                peer.stopped.wait(30)
            elif peer.drips:
                self.drip()
            else:
                self.send_response(peer.status)
                self.send_header("Content-Length", str(len(peer.answer)))
                if peer.location:
                    self.send_header("Location", peer.location)
                self.end_headers()
                self.wfile.write(peer.answer)

        do_GET = do_POST = answer  # noqa: N815 - http.server asks for these names

        def drip(self) -> None:
            self.wfile.write(b"HTTP/1.1 200 OK\r\nX-Slow: ")
            with contextlib.suppress(OSError):
                while not peer.stopped.is_set():
                    self.wfile.write(b"a")
                    time.sleep(0.05)

        def log_message(self, *words: object) -> None:
            """Say nothing."""

    return Handler


class Server(http.server.ThreadingHTTPServer):
    """Answers who hangs up without a word about it."""

    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that goes away is what these tests are about."""


@contextlib.contextmanager
def http_peer(context: ssl.SSLContext | None = None) -> Iterator[Peer]:
    """Answer on a port of this machine, over TLS when `context` is given."""
    peer = Peer()
    with Server(("127.0.0.1", 0), handler(peer)) as server:
        peer.port = server.server_address[1]
        if context:
            server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        try:
            yield peer
        finally:
            peer.stopped.set()
            server.shutdown()


def closed_port() -> int:
    """Return a port nobody listens on."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return taken.getsockname()[1]
