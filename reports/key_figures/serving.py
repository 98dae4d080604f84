"""From an address to the figures that answer it: the page, its exports and the API ask here."""

from typing import Any

from django.http import HttpRequest

from ..period import Period
from .asking import Asked
from .computing import KEY_FIGURES
from .keeping import Computation, all_kept, kept
from .opening import opened
from .trends import BEFORE, before


def figures_of(asked: Asked) -> dict[str, Any]:
    """Return the figures in clear, kept or computed now."""
    return kept(KEY_FIGURES, asked.period)


def compared(asked: Asked) -> tuple[dict[str, Any], dict[str, Any] | None]:
    """Return the same, with what as many days just before brought; None when there are none so early."""
    now, *then = all_kept(asked_of(asked))
    return now, then[0] if then else None


def asked_of(asked: Asked) -> list[tuple[Computation, Period]]:
    """Return what the page of an address has computed."""
    earlier = before(asked.period)
    return [(KEY_FIGURES, asked.period), *([(BEFORE, earlier)] if earlier else [])]


def open_data(request: HttpRequest) -> tuple[str, dict[str, Any]]:
    """Return a name for the file and what may leave the portal as data, with what the address asked in vain."""
    asked = Asked(request.GET, path=request.path)
    told = opened(figures_of(asked), asked.among) | {"warnings": asked.warnings}
    return f"chiffres-{asked.first}-{asked.last}", told
