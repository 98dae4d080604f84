"""What the home page shows of the portal's life."""

from typing import Any


def front_context() -> dict[str, Any]:
    """Return the figures, requests and themes of the home page."""
    return {}
