"""Who could help with a request, and which requests suit me."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.member_request import MemberRequest
from help_requests.offering.permissions import volunteer_of
from help_requests.wording import request_url

from .access import managed_request
from .mine import suited_cards
from .showing import cards_for

# A first screen to act on; the rest on demand, and nobody needs a directory here.
FIRST, MOST = 10, 30


@require_safe
def who_can_help(request: MemberRequest, slug: str) -> HttpResponse:
    """List who could help with a request one manages, best first, with the reasons and what one can do."""
    page = managed_request(request.user, slug)
    limit = MOST if request.GET.get("tout") else FIRST
    is_open = page.live and page.is_taking_answers
    cards = cards_for(page, reader=request.user, limit=limit + 1) if is_open else []
    context = {
        # Not as the page that is shown: the frame would look up what leads to it, for programs and search engines.
        "help_request": page,
        "url": request_url(page.slug),
        "cards": cards[:limit],
        "is_open": is_open,
        "has_more": limit == FIRST and len(cards) > limit,
        "says_what": bool(page.themes.all() or page.needs.all()),
    }
    return render(request, "matching/who_can_help.html", context)


@require_safe
def requests_for_me(request: MemberRequest) -> HttpResponse:
    """List the requests that suit me, with the reasons; or say what keeps me from being proposed."""
    volunteer = volunteer_of(request.user)
    context = {"volunteer": volunteer, "cards": suited_cards(volunteer) if volunteer else []}
    return render(request, "matching/requests_for_me.html", context)
