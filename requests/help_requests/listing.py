"""The list of requests' answer to an address."""

from typing import Any

from django.http import HttpRequest

from directory.listing import listing_context

from .cards import request_card
from .scopes import REQUESTS


def requests_context(request: HttpRequest) -> dict[str, Any]:
    """Return the context of `help_requests/index.html`."""
    return listing_context(request, scope=REQUESTS, card=request_card)
