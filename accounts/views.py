"""My space."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from . import space


def my_space(request: HttpRequest) -> HttpResponse:
    """Show what waits for me first, then what is mine."""
    return render(request, "accounts/my_space.html", {"cards": space.cards_for(request.user)})
