"""The pages that a letter's links open. They need no account: the signed address stands for the person.

Looking at them changes nothing, since programs that check links do that; a POST does. It carries no CSRF token: mail
programs that send it by themselves (RFC 8058) have none, and a public page sets no cookie.
"""

from collections.abc import Callable
from functools import wraps

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from ..choices import ChangeCause
from ..models import Availability, Volunteer
from . import actions, history, links, sentences
from .forms import PauseForm

View = Callable[[HttpRequest, Volunteer], HttpResponse]


def signed(max_age: int | None) -> Callable[[View], Callable[[HttpRequest, str], HttpResponse]]:
    """Give a view the volunteer whom its address names; 404 when it names nobody any more."""

    def decorate(view: View) -> Callable[[HttpRequest, str], HttpResponse]:
        @wraps(view)
        def opened(request: HttpRequest, token: str) -> HttpResponse:
            volunteer = links.read(token, max_age=max_age)
            if volunteer is None:
                raise Http404(_("This link isn't whole or is too old: sign in to change your availability."))
            return view(request, volunteer)

        return csrf_exempt(never_cache(require_http_methods(["GET", "HEAD", "POST"])(opened)))

    return decorate


@signed(links.LONGEST_AGE)
def still_available(request: HttpRequest, volunteer: Volunteer) -> HttpResponse:
    """Say "yes, still", or take a break, in one click."""
    form = PauseForm(request.POST if request.POST.get("deed") == "pause" else None)
    if request.method == "POST" and not form.is_bound:
        return _done(request, actions.confirm_still_available(volunteer))
    if request.method == "POST" and form.is_valid():
        return _done(request, actions.pause(volunteer, until=form.cleaned_data["until"]))
    told = getattr(volunteer, "availability", None)
    silent = bool(told and told.is_paused) and history.current_cause(volunteer) == ChangeCause.SILENCE
    context = {"told": sentences.of(told), "is_paused": bool(told and told.is_paused), "was_silent": silent}
    return render(request, "directory/availability/answer.html", context | {"form": form})


def _done(request: HttpRequest, told: Availability) -> HttpResponse:
    return render(request, "directory/availability/answered.html", {"told": sentences.of(told)})


@signed(None)
def stop_asking(request: HttpRequest, volunteer: Volunteer) -> HttpResponse:
    """End the monthly letters. The link never expires, since letters are kept for years."""
    if request.method == "POST":
        actions.stop_asking(volunteer)
    is_stopped = not getattr(volunteer, "availability", None) or not volunteer.availability.asks_monthly
    if request.method == "POST" or is_stopped:
        return render(request, "directory/availability/stopped.html")
    return render(request, "directory/availability/stop.html")
