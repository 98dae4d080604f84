"""The demo's mailbox: what would have been sent, readable by whoever tries the portal."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from . import mailbox


def demo_mailbox(request: HttpRequest) -> HttpResponse:
    """List the letters, newest first."""
    return render(request, "mail/mailbox.html", {"letters": mailbox.letters()})


def demo_letter(request: HttpRequest, letter_id: str) -> HttpResponse:
    """Show one letter, with links one can follow."""
    letter = next((letter for letter in mailbox.letters() if letter.id == letter_id), None)
    if letter is None:
        raise Http404(_("There is no such letter."))
    return render(request, "mail/letter.html", {"letter": letter})
