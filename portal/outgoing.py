"""The one way out: an address that somebody typed is asked only when it is public, and only where it was checked.

answer = outgoing.post("https://agence.exemple/hook", body, {"Content-Type": "application/json"}, timeout=5)

What a name stands for is looked up once, each of its addresses is checked, and the connection goes to the address that
was checked: a name that stands for something else a moment later (DNS rebinding) leads nowhere. Redirects are an
answer like any other, proxies of the environment are not asked, and an answer is read for so long and so far only.
"""

import contextlib
import http.client
import ipaddress
import socket
import ssl
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from django.conf import settings

TIMEOUT = 5.0
# Of an answer, what tells a person why it was no: nobody needs a megabyte of it.
MOST_READ = 64 * 1024
PORTS = {443, 8443}
LONGEST = 2000
# What a path and its query may hold as it stands; the rest is written as %XX.
KEPT = "/%?&=:;,@!$'()*+~"

Address = ipaddress.IPv4Address | ipaddress.IPv6Address


class OutgoingError(Exception):
    """What was to be sent did not arrive; the message is fit to be shown to who gave the address."""


class AddressRefusedError(OutgoingError):
    """The address isn't one the portal talks to, whenever it is tried again."""


@dataclass(frozen=True)
class Target:
    """An address that passed: the connection goes to `address`, the certificate must be `host`'s."""

    scheme: str
    host: str
    port: int
    path: str
    address: str


@dataclass(frozen=True)
class Answer:
    """What came back, its first 64 KB."""

    status: int
    body: bytes

    @property
    def is_good(self) -> bool:
        """Whether the other side took it; a redirect is no yes."""
        return 200 <= self.status < 300


def post(url: str, body: bytes, headers: Mapping[str, str] | None = None, timeout: float = TIMEOUT) -> Answer:
    """Send `body` to `url` and return the answer, `timeout` seconds after the connection was asked for at the latest.

    Raises `AddressRefusedError` for an address that must not be asked, `OutgoingError` when nobody answered well.
    """
    return ask("POST", url, body, headers, timeout)


def get(url: str, headers: Mapping[str, str] | None = None, timeout: float = TIMEOUT) -> Answer:
    """Fetch `url`, under the same rules as `post`."""
    return ask("GET", url, None, headers, timeout)


def ask(method: str, url: str, body: bytes | None, headers: Mapping[str, str] | None, timeout: float) -> Answer:
    """Check, connect to what was checked, and read; when the time is up, the line is cut whatever is said on it."""
    target, deadline = check_address(url), time.monotonic() + timeout
    connection = Pinned(target, timeout)
    scissors = threading.Timer(timeout, connection.cut)
    scissors.start()
    try:
        connection.request(method, target.path, body=body, headers={"User-Agent": "Entraide", **(headers or {})})
        response = connection.getresponse()
        answer = Answer(response.status, response.read(MOST_READ))
        if time.monotonic() >= deadline:
            raise TimeoutError
    except (OSError, http.client.HTTPException, ValueError) as error:
        late = time.monotonic() >= deadline
        raise OutgoingError(f"{target.host}: {'TimeoutError' if late else type(error).__name__}") from error
    else:
        return answer
    finally:
        scissors.cancel()
        connection.close()


def check_address(url: str) -> Target:
    """Return where `url` leads; raise `AddressRefusedError`, with the reason, when the portal doesn't go there."""
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").rstrip(".").encode("idna").decode()
        port = parts.port or {"https": 443}.get(parts.scheme, 80)
    except ValueError as error:
        raise AddressRefusedError("this is no address") from error
    if len(url) > LONGEST or not host or parts.username is not None or any(c <= " " or c == "\x7f" for c in url):
        raise AddressRefusedError("this is no address")
    addresses = resolve(host, port)
    if not (settings.OUTGOING_TO_LOOPBACK and all(address.is_loopback for address in addresses)):
        refuse_unusual(parts.scheme, port)
        if not all(is_public(address) for address in addresses):
            raise AddressRefusedError("this address is not public")
    path = quote((parts.path or "/") + (f"?{parts.query}" if parts.query else ""), safe=KEPT)
    return Target(parts.scheme, host, port, path, str(addresses[0]))


def refuse_unusual(scheme: str, port: int) -> None:
    """Raise unless this is HTTPS where HTTPS is spoken: other ports are doors of machines, not of sites."""
    if scheme != "https":
        raise AddressRefusedError("the address must begin with https://")
    if port not in PORTS:
        raise AddressRefusedError("the address must not name another port than 443 or 8443")


def resolve(host: str, port: int) -> list[Address]:
    """Return every address that a name stands for; a name that stands for none may do so later."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise OutgoingError(f"{host}: unknown host") from error
    return [ipaddress.ip_address(str(entry[4][0]).partition("%")[0]) for entry in found]


def is_public(address: Address) -> bool:
    """Whether an address belongs to the open network, and those of IPv4 that it may lead to as well."""
    if isinstance(address, ipaddress.IPv6Address):
        if address.ipv4_mapped:
            return is_public(address.ipv4_mapped)
        if not all(is_public(inner) for inner in (address.sixtofour, *(address.teredo or ())) if inner):
            return False
    return address.is_global and not address.is_multicast and not address.is_reserved


class Pinned(http.client.HTTPConnection):
    """A connection to the address that was checked, which shows the name that was asked for."""

    def __init__(self, target: Target, timeout: float) -> None:
        super().__init__(target.host, target.port, timeout=timeout)
        self.target = target
        # The port stands in the head unless it is the scheme's own.
        self.default_port = 443 if target.scheme == "https" else 80

    def connect(self) -> None:
        """Go to the checked address; over HTTPS, believe only a certificate of the name."""
        self.sock = socket.create_connection((self.target.address, self.port), self.timeout)
        if self.target.scheme == "https":
            context = ssl.create_default_context()
            self.sock = context.wrap_socket(self.sock, server_hostname=self.host, do_handshake_on_connect=False)
            self.sock.do_handshake()

    def cut(self) -> None:
        """End the connection under whoever reads from it, in another thread."""
        with contextlib.suppress(OSError):
            if self.sock:
                socket.socket.shutdown(self.sock, socket.SHUT_RDWR)
