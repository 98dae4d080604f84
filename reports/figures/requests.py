"""Help requests of a week as of a moment: received, handled, open, and what came of them."""

from statistics import mean, median
from typing import Any

from django.db.models import Count, F, Q, QuerySet, Value
from django.db.models.functions import Coalesce

from community.models import Post
from directory.choices import Sector
from help_requests.choices import State
from help_requests.models import HelpRequestPage, Outcome, StatePeriod, Support, ToolSent

from ..period import Period
from .breakdown import items
from .names import named, names
from .received import asked, received, submissions

# Names are part of the JSON that others read, so they don't depend on compiled catalogues.
CHANNELS = {
    "phone": "Appel téléphonique",
    "email": "Courriel",
    "video": "Visioconférence",
    "on_site": "Sur place",
    "thread": "Fil de discussion",
}


def requests(period: Period) -> dict[str, Any]:
    """Return all figures about requests, in a constant number of queries.

    - `received`: see `received.received`; `establishments`, `themes`: these by the sector of their
      establishment and by theme, a request with two themes once in each;
    - `handled`: requests of any week for which a volunteer gave support in this week, by the moment;
      `volunteers_involved`: those who gave it; `channels`: how, once per request and channel;
    - `open`: requests of any week that people could answer at the moment;
    - `with_tool`, `with_thread_post`: received ones for which a tool was sent, or in whose thread a post
      could be read, by the moment;
    - `satisfaction`: the mean of the answers (1 to 5) of those who closed a request of any week in this week, by the
      moment; of a request closed twice the last answer counts. Nobody asked, null.
    """
    mine, support = received(period), _support(period)
    by_sector, answered = _by_sector(mine, period)
    helped = support.aggregate(requests=Count("help_request", distinct=True), people=Count("volunteer", distinct=True))
    return {
        "received": sum(by_sector.values()),
        "handled": helped["requests"],
        "open": open_requests(period).count(),
        "volunteers_involved": helped["people"],
        "establishments": by_sector,
        "themes": _by_theme(mine),
        "channels": _by_channel(support),
        "with_tool": _distinct(
            ToolSent.objects.filter(help_request__in=mine, sent_at__lte=period.as_of), "help_request"
        ),
        "with_thread_post": _distinct(_posts(mine, period), "thread"),
        "median_hours_to_first_answer": _median_hours(period, answered),
        "satisfaction": _satisfaction(period),
    }


def requests_received(period: Period) -> int:
    """Count the requests received."""
    return received(period).count()


def _by_sector(mine: QuerySet[HelpRequestPage], period: Period) -> tuple[dict[str, int], int]:
    """Return the requests of each sector, and how many of all had an answer by the moment.

    A request without an establishment has no sector either.
    """
    in_time = Count("pk", filter=Q(first_answer__at__lte=period.as_of))
    sector = Coalesce("establishment__sector", Value(Sector.NOT_GIVEN))
    rows = mine.values_list(sector).annotate(n=Count("pk"), answered=in_time)
    found = {name: both for name, *both in rows.order_by()}
    counts = {sector: found.get(sector, (0, 0))[0] for sector in Sector.values}
    return counts, sum(answered for _count, answered in found.values())


def _support(period: Period) -> QuerySet[Support]:
    """Support given in the week, by the moment, whatever the week of the request."""
    return Support.objects.filter(help_request__in=asked(period), **period.within("at")).order_by()


def open_requests(period: Period) -> QuerySet[HelpRequestPage]:
    """Return the requests that people could answer at the moment."""
    holding = StatePeriod.objects.as_of(period.as_of).filter(state__in=State.taking_answers())
    return asked(period).filter(pk__in=holding.values("help_request"))


def _by_theme(mine: QuerySet[HelpRequestPage]) -> list[dict[str, Any]]:
    counts = mine.filter(themes__isnull=False).values_list("themes").annotate(n=Count("pk")).order_by()
    return items(named(counts, names("theme")["theme"]), "slug")


def _by_channel(support: QuerySet[Support]) -> list[dict[str, Any]]:
    rows = support.values_list("channel").annotate(n=Count("help_request", distinct=True))
    return items(((channel, CHANNELS[channel], n) for channel, n in rows), "slug")


def _posts(mine: QuerySet[HelpRequestPage], period: Period) -> QuerySet[Post]:
    """Posts that could be read at the moment: one hidden or withdrawn later counts still, a held one never did."""
    readable = Q(held_at=None)
    for gone in ("hidden_at", "withdrawn_at"):
        readable &= Q(**{gone: None}) | Q(**{f"{gone}__gt": period.as_of})
    return Post.objects.filter(readable, thread__help_request__in=mine, at__lte=period.as_of)


def _satisfaction(period: Period) -> float | None:
    answers = Outcome.objects.filter(help_request__in=asked(period), satisfaction__isnull=False, **period.within("at"))
    last = dict(answers.order_by("at", "pk").values_list("help_request", "satisfaction"))
    return round(mean(answer for answer in last.values() if answer), 1) if last else None


def _distinct(rows: QuerySet[Any], field: str) -> int:
    return rows.aggregate(n=Count(field, distinct=True))["n"]


def _median_hours(period: Period, answered: int) -> float | None:
    """Return the median time from submission to the first support or volunteer's post, in hours to 0.1.

    Only received requests that had an answer by the moment; half of them waited no longer than this. The database sorts
    them and gives the one or two in the middle.
    """
    if not answered:
        return None
    waited = submissions(period).filter(help_request__first_answer__at__lte=period.as_of)
    waits = waited.annotate(wait=F("help_request__first_answer__at") - F("started_at")).order_by("wait")
    middle = waits.values_list("wait", flat=True)[(answered - 1) // 2 : answered // 2 + 1]
    return round(median(wait.total_seconds() for wait in middle) / 3600, 1)
