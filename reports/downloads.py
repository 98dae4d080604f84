"""Figures as files: those frozen in a report, and key figures."""

from typing import Any

from django.http import HttpResponse

from .formats import as_csv, as_json


def csv_response(name: str, figures: dict[str, Any]) -> HttpResponse:
    """Offer `2020-s14.csv`."""
    return _file(as_csv(figures), f"{name}.csv", "text/csv; charset=utf-8")


def json_response(name: str, figures: dict[str, Any]) -> HttpResponse:
    """Offer `2020-s14.json`."""
    return _file(as_json(figures), f"{name}.json", "application/json")


def pdf_response(name: str, content: bytes) -> HttpResponse:
    """Offer `bilan-2020-s14.pdf`; a name that says what it is once it lies among other files."""
    return _file(content, f"bilan-{name}.pdf", "application/pdf")


def _file(content: str | bytes, name: str, content_type: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type=content_type, headers=headers)
