"""Key figures, as `/chiffres/json/` has them."""

from typing import Any

from django.http import HttpRequest
from ninja import Query, Router, Schema

from reports.key_figures.serving import open_data

router = Router(tags=["figures"])


class FigureWords(Schema):
    """The parameters of `/chiffres/`: first and last day, and what narrows the figures."""

    du: str = ""
    au: str = ""
    region: list[str] = []
    departement: list[str] = []
    theme: list[str] = []
    secteur: list[str] = []


@router.get("/figures", response=dict[str, Any], summary="Key figures")
def figures(request: HttpRequest, words: Query[FigureWords]) -> dict[str, Any]:
    """Count volunteers, requests and positions; counts under 5 are null, and others that would give them back."""
    return open_data(request)[1]
