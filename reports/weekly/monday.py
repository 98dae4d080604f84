"""Monday's draft: on the first day of a week, the worker drafts the report of the one that is over."""

from datetime import datetime, timedelta

from django.utils import timezone

from ..actions import draft_once
from ..key_figures.bulletin.days import days
from ..models import DraftedWeek, ReportIndexPage
from ..weeks import Week

# A worker that was stopped for longer leaves older weeks to `weekly_report --draft`.
MOST_MISSED = 4
# Those who enter on Sunday evening what they did on Sunday are in the draft.
READY = timedelta(hours=5)


def draft_what_is_due() -> None:
    """Draft the reports that are due; looked at every minute, one query when nothing is."""
    for week in due(timezone.now()):
        if ReportIndexPage.objects.exists():
            draft_once(week)


def due(now: datetime) -> list[Week]:
    """Return the weeks over by `now` without a draft of the worker's: the last one, and those missed since the first.

    Before anything was dated at all there is nothing to report. A clock that jumps ahead drafts a week too early at
    the most; set right, it finds the weeks in between due, each once.
    """
    last = Week.of(now - READY).previous
    drafted = set(DraftedWeek.objects.order_by("-week").values_list("week", flat=True)[:60])
    back = [Week(last.monday - timedelta(weeks=number)) for number in range(MOST_MISSED)]
    wanted = [week for week in back if week == last or (drafted and str(week) > min(drafted))]
    missing = [week for week in reversed(wanted) if str(week) not in drafted]
    known = days().first if missing else None
    return [week for week in missing if known is not None and known <= week.sunday]
