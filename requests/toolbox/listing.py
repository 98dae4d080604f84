"""The list of resources' answer to an address."""

from typing import Any

from django.http import HttpRequest

from directory.listing import listing_context

from .cards import resource_card
from .scopes import RESOURCES


def resources_context(request: HttpRequest) -> dict[str, Any]:
    """Return the context of `toolbox/index.html`."""
    return listing_context(request, scope=RESOURCES, card=resource_card)
