"""A request with all that helps to see to it: what it needs, who could help, what was done, and the forms."""

from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from accounts.member_request import MemberRequest
from help_requests.choices import State
from help_requests.models import HelpRequestPage, RequestContact, StatePeriod
from help_requests.offering import lists
from help_requests.presentation import request_context
from help_requests.wording import request_url
from matching.showing import cards_for

from ..baskets.rows import waits
from .forms import CallForm, HandOverForm, NoteForm, StateForm
from .handling import current_of, mark_of
from .journal import journal

# As many as fit beside the request; the page "who can help" has the others.
SUGGESTED = 5


def requests_seen() -> QuerySet[HelpRequestPage]:
    """Return what coordinators may open: whatever was sent to review or published; a draft is its author's alone."""
    sent = StatePeriod.objects.filter(help_request=OuterRef("pk")).exclude(state=State.DRAFT)
    return HelpRequestPage.objects.filter(Exists(sent)).select_related(
        "establishment__category", "establishment__commune", "establishment__region"
    )


def number_in(text: str) -> int | None:
    """Return the number of a row that an address or a form names; None for what is none."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None


def find(pk: int) -> HelpRequestPage:
    """Return a request that coordinators may open; raises `Http404` for any other."""
    return get_object_or_404(requests_seen(), pk=pk)


def sheet_context(page: HelpRequestPage, request: MemberRequest, **bound: Any) -> dict[str, Any]:
    """Return all the sheet shows; `bound` are forms that were sent and have something to correct."""
    now = timezone.now()
    current = current_of(page)
    seen = mark_of(current)
    suggested = cards_for(page, reader=request.user, limit=SUGGESTED) if page.is_taking_answers else []
    ids = [card.volunteer_id for card in suggested]
    period = page.current_period
    return {
        "case": page,
        "url": request_url(page.slug) if page.live else "",
        "house": ", ".join(filter(None, (page.establishment.name, page.establishment.place)))
        if page.establishment
        else "",
        "about": request_context(page, reader=request.user),
        "contact": RequestContact.objects.filter(help_request=page).first(),
        "waits": waits(period.started_at, now) if period else "",
        "coordinator": current.coordinator if current else None,
        "is_mine": bool(current and current.coordinator_id == request.user.pk),
        "suggested": suggested,
        "offers": lists.rows(lists.for_request(page)),
        "journal": journal(page),
        "seen": seen,
        "assign_form": HandOverForm(initial={"coordinator": current.coordinator if current else None, "seen": seen}),
        "call_form": CallForm(help_request=page, others=ids),
        "note_form": NoteForm(),
        "state_form": StateForm(state=page.state),
        # A whole page says above what the last action did.
        "is_part": False,
        **bound,
    }


def show(request: MemberRequest, page: HelpRequestPage, **bound: Any) -> HttpResponse:
    """Show the sheet: alone on a page of its own, or what goes beside the list when a script asks for it."""
    is_part = bool(request.headers.get("HX-Request"))
    template = "coordination/_sheet.html" if is_part else "coordination/sheet.html"
    return render(request, template, sheet_context(page, request, is_part=is_part, **bound))
