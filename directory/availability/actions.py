"""What somebody can do about their availability: each is one transaction with its outbox row, and in force at once.

Saving `Availability` puts the row of the topic `index` (`directory/signals.py`); the other tables ask for their own.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from django.db import transaction
from django.utils import timezone

from portal.work import outbox

from ..choices import AvailabilityStatus, ChangeCause, DayPart
from ..models import (
    Area,
    Availability,
    Commune,
    DatedSlot,
    Departement,
    Region,
    Volunteer,
    VolunteerProfilePage,
    WeeklySlot,
)
from . import history

# A part of a week: day (0 is Monday) and part of the day.
WeekPart = tuple[int, str]


class Days(NamedTuple):
    """Days, both included, on which somebody is free or isn't; without parts, the whole days."""

    first: date
    last: date
    parts: Sequence[str] = ()
    is_free: bool = True


@transaction.atomic
def set_availability(
    volunteer: Volunteer,
    *,
    status: str,
    until: date | None = None,
    times: Sequence[str] = (),
    modes: Sequence[str] = (),
    week: Iterable[WeekPart] | None = None,
    monthly_cap: int | None = None,
    asks_monthly: bool | None = None,
) -> Availability:
    """Say whether, when and how somebody can be asked, which also confirms it.

    `until` counts for a pause only. `week`, `monthly_cap` and `asks_monthly` stay as they are when None.
    """
    told = _locked(volunteer)
    told.times, told.modes = list(times), list(modes)
    if monthly_cap is not None:
        told.monthly_cap = monthly_cap
    if asks_monthly is not None:
        told.asks_monthly = asks_monthly
    if week is not None:
        _set_week(volunteer, week)
    return _change(told, volunteer, status=status, until=until)


@transaction.atomic
def pause(volunteer: Volunteer, *, until: date | None = None, cause: str = ChangeCause.PERSON) -> Availability:
    """Take a break, up to a day or open: the page stays online and says so, and nobody is proposed meanwhile."""
    return _change(_locked(volunteer), volunteer, status=AvailabilityStatus.PAUSED, until=until, cause=cause)


@transaction.atomic
def resume(volunteer: Volunteer) -> Availability:
    """End a break: what held before it holds again."""
    told = _locked(volunteer)
    return _change(told, volunteer, status=history.status_before_pause(volunteer))


@transaction.atomic
def confirm_still_available(volunteer: Volunteer) -> Availability:
    """Say that all of it still holds today; somebody on a break is back."""
    told = _locked(volunteer)
    status = history.status_before_pause(volunteer) if told.is_paused else told.status
    return _change(told, volunteer, status=status, until=told.until)


@transaction.atomic
def stop_asking(volunteer: Volunteer) -> None:
    """Send no more monthly letters; nobody is then paused for want of an answer either."""
    told = _locked(volunteer)
    told.asks_monthly = False
    told.unanswered = 0
    told.save()


@transaction.atomic
def set_dated_slots(volunteer: Volunteer, days: Iterable[Days]) -> None:
    """Replace the days that differ from the weekly pattern; those that are over are dropped."""
    today = timezone.localdate()
    volunteer.dated_slots.all().delete()
    DatedSlot.objects.bulk_create(
        DatedSlot(
            volunteer=volunteer, first_day=one.first, last_day=one.last, parts=list(one.parts), is_free=one.is_free
        )
        for one in days
        if one.last >= today
    )
    announce(volunteer)


@transaction.atomic
def set_area(
    volunteer: Volunteer,
    *,
    regions: Iterable[Region] = (),
    departements: Iterable[Departement] = (),
    around: Commune | None = None,
    radius_km: int | None = None,
    remote: bool = False,
) -> Area:
    """Say where somebody can help. A circle needs both its centre and its radius."""
    circle = (around, radius_km) if around and radius_km else (None, None)
    area, _created = Area.objects.select_for_update().get_or_create(volunteer=volunteer)
    area.around, area.radius_km = circle
    area.remote = remote
    area.save()
    area.regions.set(regions)
    area.departements.set(departements)
    volunteer.area = area
    announce(volunteer)
    return area


def announce(volunteer: Volunteer) -> None:
    """Have the index read again what this person's card says."""
    for pk in VolunteerProfilePage.objects.filter(volunteer=volunteer).values_list("pk", flat=True):
        outbox.put("index", kind="profile", pk=pk)


def _locked(volunteer: Volunteer) -> Availability:
    told, created = Availability.objects.select_for_update().get_or_create(volunteer=volunteer)
    if not created:
        history.begin(told)
    return told


def _change(
    told: Availability,
    volunteer: Volunteer,
    *,
    status: str,
    until: date | None = None,
    cause: str = ChangeCause.PERSON,
) -> Availability:
    at = timezone.now()
    told.status, told.until = status, until if status == AvailabilityStatus.PAUSED else None
    told.unanswered = 0
    if cause == ChangeCause.PERSON:
        told.confirmed_at = at
    told.save()
    history.record(told, cause=cause, at=at)
    volunteer.availability = told
    return told


def _set_week(volunteer: Volunteer, week: Iterable[WeekPart]) -> None:
    wanted = {(int(day), DayPart(part)) for day, part in week}
    volunteer.weekly_slots.all().delete()
    WeeklySlot.objects.bulk_create(
        WeeklySlot(volunteer=volunteer, weekday=day, part=part)
        for day, part in sorted(wanted, key=lambda pair: (pair[0], list(DayPart).index(pair[1])))
    )
