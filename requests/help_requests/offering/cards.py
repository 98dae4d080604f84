"""Offers and the people who make them, as lists and letters show them."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from directory import availability, visibility
from directory.addresses import profile_url
from directory.availability import Sentence
from directory.models import Volunteer
from portal.dates import day_in_words

from ..choices import OfferState
from ..models import Offer
from ..needs import within
from ..wording import Badge
from . import conflicts
from .dates import when

LOOK = {
    OfferState.PROPOSED: ("clock", "info"),
    OfferState.ACCEPTED: ("check", "ok"),
    OfferState.DECLINED: ("x", ""),
    OfferState.WITHDRAWN: ("x", ""),
}
MOST_DAYS_NAMED = 5
# All that a row reads, in a constant number of queries.
RELATED = (
    "help_request__establishment", "need__profession", "need__skill", "volunteer__user", "volunteer__availability",
    "volunteer__profile__function", "volunteer__profile__region", "volunteer__profile__commune",
)  # fmt: skip
PREFETCHED = ("volunteer__weekly_slots", "volunteer__dated_slots")


@dataclass(frozen=True)
class VolunteerCard:
    """What everybody may read of a volunteer: a name that leads to their page, who they are, when they can."""

    name: str
    url: str = ""
    subtitle: str = ""
    availability: Sentence | None = None


@dataclass(frozen=True)
class OfferRow:
    """An offer in a list of either side."""

    offer: Offer
    badge: Badge
    need: str
    when: str
    card: VolunteerCard
    warnings: tuple[str, ...]


def row(offer: Offer, held: conflicts.Held, *, is_volunteer: bool) -> OfferRow:
    """Return an offer as a row; `held` says what its volunteer is held to elsewhere."""
    return OfferRow(
        offer=offer,
        badge=badge(offer),
        need=offer.need.label if offer.need else "",
        when=when(offer),
        card=volunteer_card(offer.volunteer),
        warnings=tuple(warnings(offer, held, is_volunteer=is_volunteer)),
    )


def badge(offer: Offer) -> Badge:
    """Return the state of an offer in a word."""
    if offer.is_waiting:
        return Badge(_("On the waiting list"), "clock", "warn")
    return Badge(OfferState(offer.state).label, *LOOK[OfferState(offer.state)])


def volunteer_card(volunteer: Volunteer) -> VolunteerCard:
    """Return the card of a volunteer; of somebody whose page is no longer online, nothing."""
    page = getattr(volunteer, "profile", None)
    if page is None or not page.live:
        return VolunteerCard(_("A volunteer"))
    page = visibility.redacted(page, visibility.public_fields(volunteer))
    parts = (page.function.label if page.function else "", page.organisation, page.place)
    told = getattr(volunteer, "availability", None)
    return VolunteerCard(
        page.title,
        profile_url(page.slug),
        ", ".join(dict.fromkeys(filter(None, parts))),
        availability.of(told) if told else None,
    )


def warnings(offer: Offer, held: conflicts.Held, *, is_volunteer: bool) -> Iterator[str]:
    """Yield what speaks against the dates, until it is settled; the other side never learns of other requests."""
    if offer.state != OfferState.PROPOSED:
        return
    for other in conflicts.among(held, offer):
        yield clash(other, is_volunteer=is_volunteer)
    if not_free := conflicts.days_not_free(offer):
        named = ", ".join(day_in_words(day) for day in not_free[:MOST_DAYS_NAMED])
        words = _("Your availability says no: %(days)s") if is_volunteer else _("Said not to be free: %(days)s")
        yield words % {"days": named + ("…" if len(not_free) > MOST_DAYS_NAMED else "")}


def clash(other: Offer, *, is_volunteer: bool) -> str:
    """Return that somebody is expected elsewhere, and when; where is theirs alone to read."""
    said = {"title": other.help_request.title, "days": within(when(other))}
    if is_volunteer:
        return _("You are expected elsewhere: %(title)s, %(days)s") % said
    return _("Expected elsewhere: %(days)s") % said
