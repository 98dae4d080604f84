"""Offers and the people who make them, as lists and letters show them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from django.db.models import F, QuerySet
from django.utils.translation import gettext as _

from directory import availability, visibility
from directory.addresses import profile_url
from directory.availability import Sentence
from directory.models import Availability, Commune, Function, Region, Volunteer
from portal.dates import day_in_words
from portal.questions import among, ask

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
# The same for cards alone, as values.
READ = (
    "pk", "visibility", "profile__title", "profile__slug", "profile__organisation",
    "profile__function__name_fr", "profile__function__name_en", "profile__function__feminine",
    "profile__region__name", "profile__commune__name", "profile__commune__departement",
    "availability__status", "availability__until", "availability__modes", "availability__times",
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
    return _card(page.title, page.slug, parts, getattr(volunteer, "availability", None))


def _card(name: str, slug: str, parts: Iterable[str], told: Availability | None) -> VolunteerCard:
    subtitle = ", ".join(dict.fromkeys(filter(None, parts)))
    return VolunteerCard(name, profile_url(slug), subtitle, availability.of(told) if told else None)


class _Told(NamedTuple):
    """What a card reads of somebody, in the order of `READ`."""

    pk: int
    visibility: dict[str, str]
    title: str
    slug: str
    organisation: str
    function: tuple[str, str, str]
    region: str | None
    commune: tuple[str, str]
    time: tuple[Any, ...]

    @property
    def parts(self) -> Iterator[str]:
        """Who they are, as far as everybody may read it: `visibility.redacted` of the values."""
        shown = visibility.public_fields(self)
        name, english, feminine = self.function
        yield Function(name_fr=name, name_en=english, feminine=feminine).label if name else ""
        yield self.organisation if "organisation" in shown else ""
        town, departement = self.commune
        knows_town = town is not None and "commune" in shown
        yield str(Commune(name=town, departement_id=departement) if knows_town else Region(name=self.region or ""))


def volunteer_cards(pks: Sequence[int]) -> dict[int, VolunteerCard]:
    """Return the cards of volunteers whose page is online, in one question that is put into SQL once."""

    def rows() -> QuerySet[Volunteer, Any]:
        return Volunteer.objects.filter(among(F("pk"), "shown", pks), profile__live=True).values_list(*READ)

    found = ask("volunteer_cards", rows, {"shown": pks}) if pks else []
    told = [_Told._make((*row[:5], row[5:8], row[8], row[9:11], row[11:])) for row in found]
    return {one.pk: _card(one.title, one.slug, one.parts, _time(*one.time)) for one in told}


def _time(status: str | None, until: date | None, modes: list[str], times: list[str]) -> Availability | None:
    return Availability(status=status, until=until, modes=modes, times=times) if status else None


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
