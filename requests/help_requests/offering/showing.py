"""What the page of an offer says to each of its sides."""

from typing import Any

from django.db.models import prefetch_related_objects

from accounts.models import User
from directory.contact.permissions import accepts_messages
from directory.models import Volunteer

from ..choices import OfferState
from ..models import HelpRequestPage, Offer
from ..wording import request_url
from . import calendars, cards, conflicts, contacts, letters, lists, permissions
from .forms import YesForm


def offer_context(offer: Offer, reader: User) -> dict[str, Any]:
    """Return the context of `help_requests/offering/offer.html` for one of its two sides."""
    prefetch_related_objects([offer.volunteer], "weekly_slots", "dated_slots")
    is_volunteer = permissions.is_its_volunteer(reader, offer)
    is_undecided = offer.state == OfferState.PROPOSED and not offer.is_waiting
    answers = is_undecided and offer.help_request.is_taking_answers and permissions.may_answer(reader, offer)
    return {
        "row": cards.row(offer, conflicts.held_by([offer.volunteer_id]), is_volunteer=is_volunteer),
        "page": offer.help_request,
        "request_url": request_url(offer.help_request.slug),
        "offers_url": "" if is_volunteer else lists.offers_url(offer.help_request),
        "is_volunteer": is_volunteer,
        "contacts": contacts.for_reader(offer, is_volunteer=is_volunteer),
        "may_answer": answers,
        "yes_form": YesForm(offer=offer) if answers and is_volunteer else None,
        "reason": "" if offer.is_standing else letters.reason_of(offer),
        "may_write": offer.is_standing and (is_volunteer or accepts_messages(offer.volunteer)),
        "has_calendar": offer.is_accepted and calendars.has_days(offer),
    }


def clash_warning(page: HelpRequestPage, volunteer: Volunteer, *, is_volunteer: bool) -> list[str]:
    """Return what somebody is held to already when a request needs them; only they read which request it is."""
    needs = page.needs.all()
    held = conflicts.held_by([volunteer.pk]) if needs else {}
    found = conflicts.with_needs(held, volunteer.pk, needs)
    return [cards.clash(other, is_volunteer=is_volunteer) for other in found]
