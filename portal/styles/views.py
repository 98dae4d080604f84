"""The page of the styles."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from . import reading


def styles(request: HttpRequest) -> HttpResponse:
    """Show tokens, classes, icons and components; whoever develops needs no account to look at them."""
    context = {
        "tokens": reading.tokens(),
        "components": list(reading.components(request)),
        "icons": reading.icons(),
    }
    return render(request, "portal/styles/styles.html", context)
