"""Stopping letters without signing in (RFC 8058): what every app's link has in common."""

from typing import Any

from django.core import signing
from django.urls import reverse


class StopLink:
    """Addresses that name what they stop, signed, and can do nothing else.

    `url_name` is the view's, which takes the token; `salt` keeps the tokens of one view from another.
    """

    def __init__(self, url_name: str, *, salt: str) -> None:
        self._url_name, self._salt = url_name, salt

    def path(self, named: Any) -> str:
        """Return the address that names this (a JSON value), in the language in force.

        It never expires, since letters are kept for years.
        """
        return reverse(self._url_name, args=[signing.dumps(named, salt=self._salt)])

    def read(self, token: str) -> Any | None:
        """Return what an address names; None when we didn't sign it."""
        try:
            return signing.loads(token, salt=self._salt)
        except signing.BadSignature:
            return None
