"""The cockpit's list, and the same list as a file."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.member_request import MemberRequest

from ..permissions import for_coordinators
from ..sheet.opening import opened
from .cases import cases
from .choosing import Look
from .exporting import as_csv, as_xlsx
from .filters import read
from .listing import cockpit_context
from .rows import with_rows


@require_safe
@for_coordinators
def cockpit(request: MemberRequest) -> HttpResponse:
    """Show what burns, or what the address asks for, and beside it the request that is opened."""
    return render(request, "coordination/cockpit.html", cockpit_context(request) | opened(request))


@require_safe
@for_coordinators
def export(request: MemberRequest) -> HttpResponse:
    """Hand out the list of the same address: the basket, or everything followed when it is a board."""
    look, filters = Look(request.user, timezone.now()), read(request.GET)
    narrowed = filters.narrow(cases(look.now), request.user)
    found = with_rows(narrowed if filters.is_board else filters.basket.hold(narrowed, look))
    return as_xlsx(found) if request.GET.get("format") == "xlsx" else as_csv(found)
