"""Calendar files: one for an accepted offer, and an address that a calendar asks by itself."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from accounts.member_request import MemberRequest
from directory.models import Volunteer

from . import calendars, feed
from .answering import readable


@require_safe
def offer_calendar(request: MemberRequest, pk: int) -> HttpResponse:
    """Return the calendar file of an accepted offer, for either side."""
    offer = readable(request, pk)
    if not offer.is_accepted or not calendars.has_days(offer):
        raise Http404
    return _file(calendars.calendar_of([offer], name="Entraide"), f"entraide-{offer.pk}.ics")


@require_POST
def my_calendar(request: MemberRequest) -> HttpResponse:
    """Make an address for my calendar, make another, or have none."""
    volunteer = get_object_or_404(Volunteer, user=request.user)
    if request.POST.get("stop"):
        feed.stop(volunteer)
        messages.success(request, _("The address of your calendar shows nothing any more."))
    else:
        feed.make(volunteer)
        messages.success(request, _("Here is the address of your calendar. Whoever has it reads your dates."))
    return redirect("my_offers")


@never_cache
@require_safe
def calendar_feed(request: HttpRequest, token: str) -> HttpResponse:
    """Return somebody's calendar to whoever has its secret address."""
    volunteer = feed.read(token)
    if volunteer is None or volunteer.user is None:
        raise Http404(_("This calendar address holds no longer."))
    with translation.override(volunteer.user.language):
        return _file(feed.calendar_of(volunteer, name=_("My dates on Entraide")), "entraide.ics")


def _file(calendar: bytes, name: str) -> HttpResponse:
    answer = HttpResponse(calendar, content_type="text/calendar; charset=utf-8")
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    answer.headers["X-Robots-Tag"] = "noindex"
    return answer
