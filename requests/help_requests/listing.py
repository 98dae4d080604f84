"""The list of requests's answer to an address."""

from typing import Any

from django.http import HttpRequest


def requests_context(request: HttpRequest) -> dict[str, Any]:
    """Return the context of `help_requests/index.html`."""
    return {}
