"""From an address to the figures that answer it: the page, its exports and the API ask here."""

from typing import Any

from django.http import HttpRequest

from .asking import Asked
from .computing import compute
from .keeping import kept
from .opening import opened
from .trends import before, brought


def figures_of(asked: Asked) -> dict[str, Any]:
    """Return the figures in clear, kept or computed now."""
    return kept("key-figures", asked.period, compute)


def earlier_of(asked: Asked) -> dict[str, Any] | None:
    """Return what as many days just before brought; None when there are none so early."""
    earlier = before(asked.period)
    return kept("key-figures-before", earlier, brought) if earlier else None


def open_data(request: HttpRequest) -> tuple[str, dict[str, Any]]:
    """Return a name for the file and what may leave the portal as data, with what the address asked in vain."""
    asked = Asked(request.GET, path=request.path)
    told = opened(figures_of(asked), asked.among) | {"warnings": asked.warnings}
    return f"chiffres-{asked.first}-{asked.last}", told
