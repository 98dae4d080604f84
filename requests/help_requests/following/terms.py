"""Until when a request holds: set when it opens, put off by its people, never over without a letter before.

A request without a term (loaded with its history, or opened before there were terms) holds until somebody closes it.
"""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Max, Q, QuerySet
from django.utils import timezone

from ..choices import Urgency
from ..models import HelpRequestPage, Need, Term

# What is critical is solved or forgotten within a week; an ordinary question stays a month.
LASTS = {Urgency.CRITICAL: timedelta(days=7), Urgency.HIGH: timedelta(days=14), Urgency.NORMAL: timedelta(days=30)}
# The letter before the end, in the same measure.
NOTICE = {Urgency.CRITICAL: timedelta(days=2), Urgency.HIGH: timedelta(days=4), Urgency.NORMAL: timedelta(days=7)}
# Between the letter and the end, even when no worker ran for a week.
TIME_TO_ANSWER = timedelta(days=2)
# After the last day on which somebody is needed, to say how it went.
AFTERWARDS = timedelta(days=2)


def begin(help_request: HelpRequestPage) -> None:
    """Give a request that opens its term."""
    end = end_from(help_request, timezone.localdate())
    Term.objects.update_or_create(help_request=help_request, defaults={"expires_on": end, "reminded_at": None})


def end_from(help_request: HelpRequestPage, day: date) -> date:
    """Return until when a request holds that is needed on `day`: by its urgency, or as long as it says itself."""
    return max(filter(None, (day + LASTS[Urgency(help_request.urgency)], _named_by(help_request))))


def _named_by(help_request: HelpRequestPage) -> date | None:
    """Return the last day a request speaks of, with some days to say how it went."""
    needs = Need.objects.filter(help_request=help_request.pk).aggregate(ends=Max("ends_on"), starts=Max("starts_on"))
    named = [day for day in (help_request.needed_by, *needs.values()) if day]
    return max(named) + AFTERWARDS if named else None


@transaction.atomic
def put_off(help_request: HelpRequestPage) -> date:
    """Have a request hold as long again from today; asked twice, nothing more happens. Return until when."""
    end = end_from(help_request, timezone.localdate())
    term, _created = Term.objects.select_for_update().get_or_create(
        help_request=help_request, defaults={"expires_on": end}
    )
    term.expires_on, term.reminded_at = max(term.expires_on, end), None
    term.save(update_fields=["expires_on", "reminded_at"])
    return term.expires_on


def hold_as_long_as_it_says(help_request: HelpRequestPage) -> None:
    """Put the term off to the last day the text speaks of, when somebody wrote a later one."""
    if end := _named_by(help_request):
        Term.objects.filter(help_request=help_request, expires_on__lt=end).update(expires_on=end, reminded_at=None)


def is_ending(term: Term, help_request: HelpRequestPage, today: date) -> bool:
    """Whether its people should say soon whether it is still needed."""
    return term.expires_on <= today + NOTICE[Urgency(help_request.urgency)]


def to_remind(now: datetime) -> QuerySet[Term]:
    """Return the terms that end soon, and of which nobody was told."""
    today = timezone.localdate(now)
    soon = Q()
    for urgency, notice in NOTICE.items():
        soon |= Q(help_request__urgency=urgency, expires_on__lte=today + notice)
    return _of_open_requests().filter(soon, reminded_at=None)


def over(now: datetime) -> QuerySet[Term]:
    """Return the terms that are over, and of which somebody was told in time."""
    told = now - TIME_TO_ANSWER
    return _of_open_requests().filter(expires_on__lt=timezone.localdate(now), reminded_at__lte=told)


def _of_open_requests() -> QuerySet[Term]:
    open_ones = HelpRequestPage.objects.live().taking_answers()
    terms = Term.objects.filter(help_request__in=open_ones).select_related("help_request__establishment")
    return terms.order_by("expires_on", "pk")
