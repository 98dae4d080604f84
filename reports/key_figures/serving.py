"""From an address to the figures that answer it: the page, its exports and the API ask here."""

from typing import Any

from django.http import HttpRequest

from .asking import Asked
from .computing import compute
from .keeping import kept, together_kept
from .opening import opened
from .trends import before, brought


def figures_of(asked: Asked) -> dict[str, Any]:
    """Return the figures in clear, kept or computed now."""
    return kept("key-figures", asked.period, compute)


def compared(asked: Asked) -> tuple[dict[str, Any], dict[str, Any] | None]:
    """Return the same, with what as many days just before brought; None when there are none so early."""
    earlier = before(asked.period)
    if earlier is None:
        return figures_of(asked), None
    now, then = together_kept([("key-figures", asked.period, compute), ("key-figures-before", earlier, brought)])
    return now, then


def open_data(request: HttpRequest) -> tuple[str, dict[str, Any]]:
    """Return a name for the file and what may leave the portal as data, with what the address asked in vain."""
    asked = Asked(request.GET, path=request.path)
    told = opened(figures_of(asked), asked.among) | {"warnings": asked.warnings}
    return f"chiffres-{asked.first}-{asked.last}", told
