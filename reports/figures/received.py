"""Which requests a week received: the definition that most figures about requests start from."""

from datetime import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet

from help_requests.choices import Cause, State
from help_requests.models import HelpRequestPage, StatePeriod

from ..period import Period


def received(period: Period) -> QuerySet[HelpRequestPage]:
    """Return the requests first submitted in the week and by the moment, refused and spam excluded.

    Submitted is the start of the first state other than draft. A request refused, then sent again and
    accepted, belongs to the week of its first submission.
    """
    sent = first_submissions().filter(**period.within("started_at"))
    return asked(period).filter(pk__in=sent.values("help_request"))


def submissions(period: Period) -> QuerySet[StatePeriod]:
    """Return the first submission of each received request: what is counted by its date starts here."""
    return first_submissions().filter(help_request__in=asked(period), **period.within("started_at"))


def asked(period: Period) -> QuerySet[HelpRequestPage]:
    """Return the requests a period speaks of, whenever they were submitted, refused and spam excluded."""
    return period.among.requests(counted(HelpRequestPage.objects.all(), period.as_of))


def first_submissions() -> QuerySet[StatePeriod]:
    """Return the first state other than draft of each request, one row each; its start is the submission."""
    submitted = StatePeriod.objects.exclude(state=State.DRAFT)
    same = submitted.filter(help_request=OuterRef("help_request"), started_at__lte=OuterRef("started_at"))
    # Two states may be dated to the same instant, as imported ones are.
    earlier = same.filter(Q(started_at__lt=OuterRef("started_at")) | Q(pk__lt=OuterRef("pk")))
    return submitted.filter(~Exists(earlier)).order_by()


def counted(requests: QuerySet[HelpRequestPage], as_of: datetime) -> QuerySet[HelpRequestPage]:
    """Leave out what moderation had refused or held for spam at that moment: it is in no figure."""
    out = StatePeriod.objects.as_of(as_of).filter(cause__in=Cause.uncounted())
    return requests.exclude(pk__in=out.values("help_request"))
