"""My space, and what I am called there."""

from allauth.account.utils import get_next_redirect_url
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from . import space
from .forms import NameForm
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


def my_name(request: MemberRequest) -> HttpResponse:
    """Change what others read beside my words, and the language I am written to in; then go back to what asked."""
    form = NameForm(request.POST or None, instance=request.user)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("Your name is kept."))
        return redirect(get_next_redirect_url(request) or "my_name")
    return render(request, "accounts/my_name.html", {"form": form, "next": get_next_redirect_url(request)})
