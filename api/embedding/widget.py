"""`/integrer/demandes/`: the requests of a region or a theme, and a search box, for a frame on another site."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from directory.search_form import SearchForm
from help_requests.cards import RequestCard, request_card
from help_requests.models import HelpRequestPage
from help_requests.scopes import REQUESTS
from portal.finding import Hit, finder
from search.documents import documents_for

from .framing import framed

MOST, USUAL = 10, 5
HOME = "/demandes/"


def card(found: Any) -> RequestCard:
    """Return a card without what was typed: a hit of the list, or the document of one request."""
    return request_card(Hit(found.kind, found.pk, found.title, found.url, found.card))


def number_of(word: str) -> int:
    """Return how many requests to show; a word that means nothing is as many as usual."""
    return min(max(int(word), 1), MOST) if word.isascii() and word.isdigit() else USUAL


@framed
def requests_widget(request: HttpRequest) -> HttpResponse:
    """Show the first requests of the list that the address asks for."""
    number = number_of(request.GET.get("nombre", "")[:4])
    form = SearchForm(request.GET, scope=REQUESTS, path=HOME, per_page=number)
    results = finder().find(form.query)
    context = {
        "title": _("Help requests"),
        "cards": [card(hit) for hit in results.hits[:number]],
        "total": results.total,
        "list_url": str(form.address.without("page")),
        "carried": form.carried_by_search,
        "has_box": request.GET.get("recherche") != "0",
    }
    return render(request, "api/embedding/widget.html", context)


@framed
def request_widget(request: HttpRequest, slug: str) -> HttpResponse:
    """Show one request."""
    page = get_object_or_404(HelpRequestPage.objects.live().public(), slug=slug)
    cards = [card(document) for document in documents_for("request", [page.pk])]
    context = {"title": page.title, "cards": cards, "total": 1, "list_url": HOME, "carried": [], "has_box": False}
    return render(request, "api/embedding/widget.html", context)
