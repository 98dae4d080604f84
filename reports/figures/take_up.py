"""How soon requests are taken up: answered by a volunteer within a day, within three days, later, or not yet."""

from datetime import date, timedelta
from typing import Any

from django.db.models import Count, F, Q
from django.db.models.functions import TruncDate

from ..period import Period
from .breakdown import percent
from .received import submissions

DAY, THREE_DAYS = timedelta(hours=24), timedelta(hours=72)


def take_up(period: Period) -> dict[str, Any]:
    """Return when the received requests had their first answer, in one query.

    - `within_24h`, `within_72h` (after the first day), `later`, `not_yet`: each request once, as of the moment;
    - `share_24h`, `share_72h`: of the requests old enough to tell, those answered in time, in percent to 0.1; null
      when none is.
    """
    answered = Q(help_request__first_answer__at__lte=period.as_of)
    soon, in_time = (answered & Q(help_request__first_answer__at__lte=F("started_at") + d) for d in (DAY, THREE_DAYS))
    old, older = (Q(started_at__lte=period.as_of - d) for d in (DAY, THREE_DAYS))
    found = submissions(period).aggregate(
        all=_requests(Q()),
        soon=_requests(soon),
        in_time=_requests(in_time),
        answered=_requests(answered),
        old=_requests(old),
        old_soon=_requests(old & soon),
        older=_requests(older),
        older_in_time=_requests(older & in_time),
    )
    return {
        "within_24h": found["soon"],
        "within_72h": found["in_time"] - found["soon"],
        "later": found["answered"] - found["in_time"],
        "not_yet": found["all"] - found["answered"],
        "share_24h": percent(found["old_soon"], found["old"]),
        "share_72h": percent(found["older_in_time"], found["older"]),
    }


def received_by_day(period: Period) -> dict[date, int]:
    """Return how many requests were received on each day that had some."""
    days = submissions(period).values_list(TruncDate("started_at"))
    return dict(days.annotate(n=Count("pk")).order_by())


def _requests(condition: Q) -> Count:
    return Count("pk", filter=condition) if condition else Count("pk")
