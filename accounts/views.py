"""My space."""

from django.http import HttpResponse
from django.shortcuts import render

from . import space
from .member_request import MemberRequest


def my_space(request: MemberRequest) -> HttpResponse:
    """Show what waits for me first, then what is mine."""
    cards = space.cards_for(request.user)
    return render(
        request,
        "accounts/my_space.html",
        {
            "waiting": [card for card in cards if card.waiting],
            "others": [card for card in cards if not card.waiting],
        },
    )
