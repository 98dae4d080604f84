"""People who fit a request and can be told of it, and time that passes."""

from datetime import timedelta
from typing import Any

from django.core import mail
from django.db.models import F

from accounts import consent
from accounts.consent import Purpose
from accounts.models import Notification, User
from directory.models import Region, Theme, Volunteer
from help_requests.models import HelpRequestPage, Offer
from matching.models import Wave, WaveNotice
from matching.waves import telling
from portal.work.worker import drain
from tests.accounts.factories import member
from tests.directory.factories import ProfilePageFactory, RegionFactory, ThemeFactory
from tests.help_requests.factories import HelpRequestFactory

COMES = {"volunteer__availability__modes": ["phone", "on_site"]}


def theme() -> Theme:
    return ThemeFactory(name_fr="Télétravail")


def volunteer(name: str, **fields: Any) -> Volunteer:
    """Somebody who can be told: a page online on the theme, a confirmed address, relayed messages agreed to.

    They go wherever there is a region.
    """
    user = member(f"{name.lower()}@volontaires.invalid", first_name=name, last_name="Volontaire")
    page = ProfilePageFactory(volunteer__user=user, **{"themes": [theme()], **COMES} | fields)
    page.volunteer.area.regions.set([RegionFactory(), *Region.objects.all()])
    consent.give(user, Purpose.CONTACT_RELAY)
    return page.volunteer


def volunteers(number: int) -> list[Volunteer]:
    return [volunteer(f"Personne{one:02}") for one in range(number)]


def request(**fields: Any) -> HelpRequestPage:
    """A request on the theme, just published."""
    return HelpRequestFactory(**{"themes": [theme()]} | fields)


def letters() -> list[mail.EmailMessage]:
    """Let the worker do what is due; return all letters since the test began."""
    drain()
    return mail.outbox


def told_of(page: HelpRequestPage) -> list[int]:
    """Return how many people each wave of a request told."""
    return [wave.notices.count() for wave in Wave.objects.for_request(page)]


def time_passes(**delta: float) -> None:
    """Have everything be so much older, and the worker look at the clock."""
    passed = timedelta(**delta)
    Wave.objects.update(at=F("at") - passed, next_at=F("next_at") - passed)
    WaveNotice.objects.update(at=F("at") - passed)
    Offer.objects.update(created_at=F("created_at") - passed)
    telling.hand_out()
    drain()


def titles(user: User) -> list[str]:
    """Return what somebody was told."""
    return list(Notification.objects.filter(user=user).values_list("title", flat=True))
