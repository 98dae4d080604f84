"""What the page of an offer says to each of its sides."""

from typing import Any

from django.db.models import prefetch_related_objects
from django.utils.translation import gettext as _

from accounts.models import User
from directory.contact.permissions import accepts_messages
from directory.models import Volunteer

from ..choices import OfferState
from ..models import HelpRequestPage, Offer
from ..needs import period
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


def clash_warning(page: HelpRequestPage, volunteer: Volunteer) -> list[str]:
    """Return what somebody is held to already on the days of a request's needs."""
    held = conflicts.held_by([volunteer.pk])
    found = {
        other.pk: other
        for need in page.needs.all()
        for other in conflicts.among(held, Offer(help_request=page, volunteer=volunteer, need=need))
    }
    words = _("You are expected elsewhere: %(title)s, %(days)s")
    return [
        words % {"title": other.help_request.title, "days": period(other.first_day, other.last_day)}
        for other in found.values()
    ]
