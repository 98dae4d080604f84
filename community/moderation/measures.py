"""For how long the moderators' queue has been waiting, for whoever watches the portal."""

from collections.abc import Iterator
from datetime import datetime

from django.db.models import Min
from django.utils import timezone
from wagtail.models import TaskState

from portal.observing import measures
from portal.observing.measures import Measure, Reading

from .choices import AppealState, FlagState
from .models import Appeal, Flag


def oldest() -> Iterator[Reading]:
    """Yield the age in seconds of what waits longest: read first, held back, flagged, appealed against."""
    from community.models import Post

    sources = {
        "review": (TaskState.objects.filter(status=TaskState.STATUS_IN_PROGRESS), "started_at"),
        "held": (Post.objects.filter(held_at__isnull=False, hidden_at=None), "held_at"),
        "flag": (Flag.objects.filter(state=FlagState.OPEN), "at"),
        "appeal": (Appeal.objects.filter(state=AppealState.OPEN), "at"),
    }
    for name, (rows, since) in sources.items():
        first: datetime | None = rows.order_by().aggregate(first=Min(since))["first"]
        yield (name,), (timezone.now() - first).total_seconds() if first else 0.0


def register() -> None:
    """Have it looked up whenever the figures are asked for."""
    measures.register(
        Measure("entraide_moderation_oldest_seconds", "Age of what moderators have to read", oldest, ("source",))
    )
