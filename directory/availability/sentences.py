"""Availability as a sentence with an icon, never a coloured dot; and how fresh it is."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from portal.dates import day_in_words

from ..choices import AvailabilityStatus, Mode, TimeSlot
from ..models import Availability

# Older than this, a date says more than a number of days.
COUNTED_DAYS = 60
# The icon of the first way to help that somebody names.
ICONS = {Mode.PHONE: "phone", Mode.VIDEO: "video", Mode.ON_SITE: "pin"}


@dataclass(frozen=True)
class Sentence:
    """A `line` of the look: its words, its icon, its tone, and in `detail` when in the day or week."""

    text: str
    icon: str
    tone: str = ""
    detail: str = ""


def any_of(words: Sequence[str]) -> str:
    """Return "a, b or c"."""
    if len(words) < 2:
        return "".join(words)
    return _("%(first)s or %(last)s") % {"first": ", ".join(words[:-1]), "last": words[-1]}


def in_words(
    *, status: str, paused: bool, until: date | None = None, modes: Sequence[str] = (), times: Sequence[str] = ()
) -> Sentence:
    """Return whether, how and when somebody can be asked; unknown modes and times are skipped."""
    if paused:
        return _paused(until)
    limited = status == AvailabilityStatus.LIMITED
    ways = any_of([str(Mode(mode).label) for mode in modes if mode in Mode.values])
    moments = any_of([str(TimeSlot(slot).label) for slot in times if slot in TimeSlot.values])
    known = _("Available occasionally") if limited else _("Available")
    icon = next((ICONS[Mode(mode)] for mode in modes if mode in Mode.values), "check")
    return Sentence(f"{known} {ways}".strip(), "clock" if limited else icon, "warn" if limited else "ok", moments)


def _paused(until: date | None) -> Sentence:
    if until:
        return Sentence(_("On a break until %(day)s") % {"day": day_in_words(until)}, "pause", "muted")
    return Sentence(_("On a break, not available at the moment"), "pause", "muted")


def of(availability: Availability | None) -> Sentence | None:
    """Return the sentence of a person's availability, None when they told nothing."""
    if availability is None:
        return None
    return in_words(
        status=availability.status,
        paused=availability.is_paused,
        until=availability.until,
        modes=availability.modes,
        times=availability.times,
    )


def freshness(day: date) -> str:
    """Return when it was last confirmed: in days while that is recent, else by its date."""
    days = (timezone.localdate() - day).days
    if days <= 0:
        return _("Confirmed today")
    if days == 1:
        return _("Confirmed yesterday")
    if days <= COUNTED_DAYS:
        return ngettext("Confirmed %(number)d day ago", "Confirmed %(number)d days ago", days) % {"number": days}
    return _("Confirmed on %(day)s") % {"day": day_in_words(day)}
