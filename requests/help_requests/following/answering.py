"""The page that the letters about a request's term open. It needs no account: the signed address stands for the person.

Looking at it changes nothing, since programs that check links do that; a POST does, and carries no CSRF token, since a
public page sets no cookie.
"""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from accounts.models import User
from portal.dates import day_in_words

from ..choices import State
from ..models import HelpRequestPage, Term
from . import changing, closing, links
from .closing import Ending


@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def term(request: HttpRequest, token: str) -> HttpResponse:
    """Say that a request is still needed, or that it is solved, in one click."""
    found = links.read(token)
    if found is None:
        raise Http404(_("This link isn't whole or is too old: sign in to see your requests."))
    page, person = found
    if request.method == "POST" and not person.is_suspended:
        _answer(page, person, is_solved=request.POST.get("deed") == "solved")
        page = HelpRequestPage.objects.get(pk=page.pk)
    held = Term.objects.filter(help_request=page).first()
    context = {
        "page": page,
        "is_open": page.is_taking_answers,
        "is_expired": page.state == State.EXPIRED,
        "until": day_in_words(held.expires_on) if held else "",
        "is_answered": request.method == "POST",
    }
    return render(request, "help_requests/following/term.html", context)


def _answer(page: HelpRequestPage, person: User, *, is_solved: bool) -> None:
    """Do what was clicked; clicked twice, or after somebody else closed it, it changes nothing."""
    if page.state == State.EXPIRED and changing.may_reopen(page):
        changing.reopen(page, by=person)
    elif not page.is_taking_answers:
        return
    if is_solved:
        closing.close(page, Ending(State.SOLVED), by=person)
    else:
        changing.put_off(page, by=person)
