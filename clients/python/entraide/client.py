"""The client: a method for each operation (`operations.py`, generated), and what goes across them."""

import uuid
from collections.abc import Iterator
from typing import Any

from .operations import Operations
from .transport import Answer, Transport, Words


class Entraide(Operations):
    """A portal, as the owner of a token sees it, or as everybody does."""

    def __init__(self, address: str, *, token: str = "", language: str = "fr", timeout: float = 30.0) -> None:
        self._transport = Transport(address, token, language, timeout)
        self._last = Answer(None, "")

    def _call(
        self,
        method: str,
        path: str,
        *,
        words: Words | None = None,
        body: Any = None,
        if_match: str = "",
        key: str | None = None,
    ) -> Any:
        """Call an operation; `key` is None where the portal takes none, and made here when it is empty."""
        headers = {"If-Match": if_match} if if_match else {}
        if key is not None:
            headers["Idempotency-Key"] = key or uuid.uuid4().hex
        self._last = self._transport.send(method, path, words=words or {}, body=body, headers=headers)
        return self._last.body

    def versioned(self, operation: str, *where: str, **words: Any) -> tuple[Any, str]:
        """Return what an operation reads, and its version: what a change of it takes as `if_match`."""
        return getattr(self, operation)(*where, **words), self._last.etag

    def every(self, operation: str, *where: str, **words: Any) -> Iterator[dict[str, Any]]:
        """Yield all that a list has, page by page, from the first to the last."""
        page = getattr(self, operation)(*where, **words)
        while True:
            yield from page["results"]
            if not page["next"]:
                return
            page = self._call("GET", page["next"])
