"""The page of key figures and its exports, for everybody."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from ..downloads import csv_response, json_response
from .asking import Asked
from .computing import compute
from .keeping import kept
from .opening import opened
from .page import page_context


@require_safe
def key_figures(request: HttpRequest) -> HttpResponse:
    """Show the figures that the address asks for."""
    asked = Asked(request.GET, path=request.path)
    return render(request, "reports/key_figures/page.html", page_context(asked, _figures(asked)))


@require_safe
def download_csv(request: HttpRequest) -> HttpResponse:
    """Offer the same figures as a table, small counts hidden."""
    return csv_response(*_open_data(request))


@require_safe
def download_json(request: HttpRequest) -> HttpResponse:
    """Offer the same figures as JSON, small counts hidden."""
    return json_response(*_open_data(request))


def _open_data(request: HttpRequest) -> tuple[str, dict[str, Any]]:
    asked = Asked(request.GET, path=request.path)
    told = opened(_figures(asked), asked.among) | {"warnings": asked.warnings}
    return f"chiffres-{asked.first}-{asked.last}", told


def _figures(asked: Asked) -> dict[str, Any]:
    return kept("key-figures", asked.period, compute)
