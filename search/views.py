"""The search page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from .listing import search_context


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Search people and help requests at once."""
    return render(request, "search/results.html", search_context(request))
