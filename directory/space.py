"""My space: what the directory has to say to a volunteer."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.space import Card

from . import availability
from .addresses import profile_url
from .models import Availability, Volunteer, VolunteerProfilePage


def cards(user: User) -> Iterator[Card]:
    """Yield the card of somebody's own page."""
    pages = VolunteerProfilePage.objects.filter(volunteer__user=user).select_related("volunteer__availability")
    for page in pages:
        state = _("It is online.") if page.live else _("It is not online yet: you alone see it.")
        yield Card(title=_("My page"), text=state, url=profile_url(page.slug), action=_("See my page"))
        yield availability_card(page.volunteer)


def availability_card(volunteer: Volunteer) -> Card:
    """Return the card that says when one can be asked, and takes a break in one click; it waits once we have asked."""
    told: Availability | None = getattr(volunteer, "availability", None)
    said = availability.of(told)
    since = availability.freshness(timezone.localdate(told.confirmed_at)) if told else ""
    return Card(
        title=_("My availability"),
        text=f"{said.text}. {since}." if said else _("You have not said yet when you can be asked."),
        url=reverse("my_availability"),
        action=_("Change my availability"),
        waiting=bool(told and told.unanswered and not told.is_paused),
        fragment="directory/availability/_card.html",
        extra={"is_paused": bool(told and told.is_paused)},
    )
