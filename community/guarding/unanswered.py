"""Requests that nobody answers: the team hears of each, once, after so many working hours."""

from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta

from django.conf import settings
from django.db.models import Exists, F, Q, Subquery
from django.db.models import OuterRef as Outer
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, override

from accounts.models import Notification, User
from accounts.notices import kinds
from accounts.notices.choices import Frequency
from accounts.notices.kinds import Kind
from accounts.notices.telling import Notice, tell_many
from coordination.permissions import coordinators, may_coordinate
from help_requests.choices import State
from help_requests.models import HelpRequestPage, Offer, StatePeriod
from help_requests.wording import request_url

UNANSWERED = "unanswered"
# What has waited longer was told long ago, or was there before anybody counted.
OLDEST = timedelta(days=14)
MOST_AT_ONCE = 50


def register() -> None:
    """Tell the registry of kinds."""
    kinds.register(
        Kind(
            UNANSWERED,
            gettext_lazy("Requests without an answer"),
            gettext_lazy("When nobody has answered a request for a working day."),
            default=Frequency.AT_ONCE,
            concerns=may_coordinate,
        )
    )


def working_hours(since: datetime, until: datetime) -> float:
    """Return how many hours that count lie between two moments: those of the settings, in Paris."""
    # In UTC: Python subtracts two moments of one zone by the clock on the wall, which jumps twice a year.
    since, until, counted = since.astimezone(UTC), until.astimezone(UTC), timedelta(0)
    for start, end in _windows(since, until):
        # In UTC: between two moments of one zone, Python subtracts the clocks on the wall.
        first, last = max(start, since).astimezone(UTC), min(end, until).astimezone(UTC)
        counted += max(last - first, timedelta(0))
    return counted / timedelta(hours=1)


def _windows(since: datetime, until: datetime) -> Iterator[tuple[datetime, datetime]]:
    """Yield the hours that count of each day from one moment to another."""
    day, last = timezone.localdate(since), timezone.localdate(until)
    while day <= last:
        if day.isoweekday() in settings.UNANSWERED_DAYS:
            midnight = datetime.combine(day, time(0))
            # Added on the clock on the wall, so that a day of 23 hours ends at midnight as well.
            hours = (settings.UNANSWERED_FROM, settings.UNANSWERED_UNTIL)
            start, end = (timezone.make_aware(midnight + timedelta(hours=hour)) for hour in hours)
            yield start.astimezone(UTC), end.astimezone(UTC)
        day += timedelta(days=1)


def waiting(now: datetime) -> list[HelpRequestPage]:
    """Return the requests online that nobody has answered, by word or by offer, for as long as the settings say."""
    opened = StatePeriod.objects.filter(help_request=Outer("pk"), state=State.OPEN).order_by("-started_at")
    pages = HelpRequestPage.objects.live().annotate(opened_at=Subquery(opened.values("started_at")[:1]))
    pages = pages.filter(
        periods__in=StatePeriod.objects.current().filter(state=State.OPEN),
        opened_at__gt=now - OLDEST,
        opened_at__lte=now - timedelta(hours=settings.UNANSWERED_HOURS),
    )
    silent = pages.filter(Q(first_answer=None) | Q(first_answer__at__lt=F("opened_at")))
    silent = silent.filter(~Exists(Offer.objects.filter(help_request=Outer("pk"))))
    found = silent.select_related("establishment").order_by("opened_at")[:MOST_AT_ONCE]
    return [page for page in found if working_hours(page.opened_at, now) >= settings.UNANSWERED_HOURS]


def look(now: datetime | None = None) -> None:
    """Tell every coordinator of what waits; to be called every minute by any number of workers, told once."""
    now = now or timezone.now()
    pages = {key_of(page): page for page in waiting(now)}
    told = Notification.objects.filter(kind=UNANSWERED, key__in=pages).values_list("key", flat=True).distinct()
    fresh = [pages[key] for key in pages.keys() - set(told)]
    people = list(coordinators()) if fresh else []
    for page in fresh:
        tell_many(UNANSWERED, [_notice(page, person, now) for person in people], now=now)


def key_of(page: HelpRequestPage) -> str:
    """Return by which key the notice is known; opened again, a request is told of again."""
    return f"unanswered-{page.pk}-{page.opened_at:%Y%m%d%H%M}"


def _notice(page: HelpRequestPage, person: User, now: datetime) -> Notice:
    """Return what one person of the team is told."""
    with override(person.language):
        hours = int(working_hours(page.opened_at, now))
        words = ngettext(
            "It has been waiting for %(number)d working hour.",
            "It has been waiting for %(number)d working hours.",
            hours,
        )
        return Notice(
            person,
            key=key_of(page),
            title=_("Nobody has answered: %(title)s") % {"title": page.title},
            text=words % {"number": hours},
            url=request_url(page.slug),
            action=_("See the request"),
            why=_("You get this because you work in the coordination team."),
        )
