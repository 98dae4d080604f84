"""The directory's answer to an address."""

from typing import Any

from django.http import HttpRequest


def directory_context(request: HttpRequest) -> dict[str, Any]:
    """Return the context of `directory/index.html`."""
    return {}
