"""One call over HTTP: JSON both ways, refusals as `Problem`, broken connections tried again where that is safe."""

import json
import time
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urlencode
from urllib.request import Request, urlopen

Words = Mapping[str, Any]
WAITS = (0.2, 1.0)


class Problem(Exception):  # noqa: N818 - the name of RFC 9457
    """What the portal refused: `errors` say which value, and what to do."""

    def __init__(self, status: int, body: Words) -> None:
        super().__init__(f"{status} {body.get('title', '')}: {body.get('detail', '')}")
        self.status = status
        self.title, self.detail = str(body.get("title", "")), str(body.get("detail", ""))
        self.errors: list[dict[str, str]] = list(body.get("errors", ()))


@dataclass(frozen=True)
class Answer:
    """What came back: the body, and the version it is of."""

    body: Any
    etag: str


@dataclass(frozen=True)
class Upload:
    """A file as it is sent: the field it is expected in, its name, its bytes."""

    field: str
    name: str
    data: bytes


@dataclass(frozen=True)
class Transport:
    """How the portal is reached: its address, a token, the language of its texts, seconds to wait for it."""

    address: str
    token: str = ""
    language: str = "fr"
    timeout: float = 30.0

    def send(self, method: str, path: str, *, words: Words, body: Any = None, headers: Words) -> Answer:
        """Call an operation; what may be repeated is, twice at most. Raises `Problem`, or `URLError` without answer."""
        data, kind = encoded(body)
        request = Request(self._url(path, words), method=method, headers=self._headers(kind, headers))  # noqa: S310 - the address is its user's own
        request.data = data
        is_safe = method in ("GET", "PUT", "DELETE") or "Idempotency-Key" in headers
        for wait in WAITS if is_safe else ():
            try:
                return self._once(request)
            except HTTPError:
                raise
            except URLError:
                time.sleep(wait)
        return self._once(request)

    def _once(self, request: Request) -> Answer:
        try:
            with urlopen(request, timeout=self.timeout) as answer:  # noqa: S310 - as above
                said = answer.read()
                return Answer(json.loads(said) if said else None, answer.headers.get("ETag", ""))
        except HTTPError as error:
            # Some answers are pages of a proxy between, and no problem of the portal's.
            is_problem = "json" in error.headers.get("Content-Type", "")
            raise Problem(error.code, json.load(error) if is_problem else {"title": error.reason}) from error

    def _url(self, path: str, words: Words) -> str:
        if path.startswith("http"):
            return path
        given = {name: value for name, value in words.items() if value is not None and value != ""}
        return f"{self.address.rstrip('/')}{path}" + (f"?{urlencode(given, doseq=True)}" if given else "")

    def _headers(self, kind: str, more: Words) -> dict[str, str]:
        headers = {"Accept": "application/json", "Accept-Language": self.language}
        if self.token:
            headers["Authorization"] = f"Bearer {self.token}"
        if kind:
            headers["Content-Type"] = kind
        return headers | {name: str(value) for name, value in more.items()}


def encoded(body: Any) -> tuple[bytes | None, str]:
    """Return what is sent and of what type it is: JSON, or a file as forms send it."""
    if body is None:
        return None, ""
    if not isinstance(body, Upload):
        return json.dumps(body).encode(), "application/json"
    mark, name = uuid.uuid4().hex, body.name.replace('"', "").replace("\r", "").replace("\n", "")
    head = f'--{mark}\r\nContent-Disposition: form-data; name="{body.field}"; filename="{name}"\r\n\r\n'
    return head.encode() + body.data + f"\r\n--{mark}--\r\n".encode(), f"multipart/form-data; boundary={mark}"


def part(value: object) -> str:
    """Return a value as a part of a path."""
    return quote(str(value), safe="")
