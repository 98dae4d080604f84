"""Past availabilities as dated rows: for figures, and to know what a break interrupts."""

from datetime import datetime

from ..choices import AvailabilityStatus
from ..models import Availability, AvailabilityFact, Volunteer


def begin(told: Availability) -> None:
    """Open the history of somebody who was loaded, or registered before it began: dated by their last confirmation."""
    AvailabilityFact.objects.get_or_create(
        volunteer_id=told.volunteer_id,
        to_at=None,
        defaults={"status": told.status, "until": told.until, "from_at": told.confirmed_at},
    )


def record(told: Availability, *, cause: str, at: datetime) -> None:
    """Note what holds from `at` on; nothing is written when it is what held before."""
    current = AvailabilityFact.objects.filter(volunteer=told.volunteer_id, to_at=None)
    if current.filter(status=told.status, until=told.until, cause=cause).exists():
        return
    current.update(to_at=at)
    AvailabilityFact.objects.create(
        volunteer_id=told.volunteer_id, status=told.status, until=told.until, cause=cause, from_at=at
    )


def status_before_pause(volunteer: Volunteer) -> str:
    """Return what somebody said before their break: available, when nothing else is known."""
    past = AvailabilityFact.objects.filter(volunteer=volunteer).exclude(status=AvailabilityStatus.PAUSED)
    last = past.order_by("-from_at", "-pk").values_list("status", flat=True).first()
    return last or AvailabilityStatus.AVAILABLE


def current_cause(volunteer: Volunteer) -> str:
    """Return why the present status holds; empty when no row tells."""
    now = AvailabilityFact.objects.filter(volunteer=volunteer, to_at=None).values_list("cause", flat=True).first()
    return now or ""
