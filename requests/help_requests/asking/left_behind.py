"""Drafts nobody goes on with: their author is told once, then they go. Nothing goes of which nobody was told in time.

A draft holds what somebody typed in a hurry, often about people; kept for ever, it helps nobody and may harm somebody.
What moderators sent back is none of these: others have read it, and a letter waits for an answer.
"""

from datetime import datetime

from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal import retention
from portal.retention import Rule

from ..following.people import reachable
from ..models import Asking, HelpRequestPage
from ..models.asking import GOES_AFTER, TIME_TO_ANSWER, TOLD_AFTER
from ..models.requests import HelpRequestPageQuerySet
from . import letters
from .drafts import all_never_sent

MOST_AT_ONCE = 500


def to_tell(now: datetime) -> HelpRequestPageQuerySet:
    """Return drafts untouched for a month, of which nobody was told since they were touched."""
    untold = Q(asking__told_at=None) | Q(asking__told_at__lt=F("latest_revision_created_at"))
    return all_never_sent().filter(untold, latest_revision_created_at__lte=now - TOLD_AFTER)


def left(now: datetime) -> HelpRequestPageQuerySet:
    """Return drafts untouched for two months, whose author was told two weeks ago at least."""
    return all_never_sent().filter(
        latest_revision_created_at__lte=now - GOES_AFTER,
        asking__told_at__lte=now - TIME_TO_ANSWER,
        asking__told_at__gte=F("latest_revision_created_at"),
    )


def tell_authors(now: datetime | None = None) -> None:
    """Tell each author, once for a draft; who has no confirmed address finds the day in their space."""
    moment = now or timezone.now()
    for draft in to_tell(moment).select_related("owner")[:MOST_AT_ONCE]:
        tell(draft, moment)


@transaction.atomic
def tell(draft: HelpRequestPage, now: datetime) -> None:
    """Note that its author was told, and write to them, unless another worker did."""
    before = draft.asking.told_at
    if not Asking.objects.filter(pk=draft.asking.pk, told_at=before).update(told_at=now):
        return
    draft.asking.told_at = now
    if author := reachable().filter(pk=draft.owner_id).first():
        letters.left_behind(draft, to=author, until=draft.asking.kept_until)


def delete(drafts: QuerySet[HelpRequestPage]) -> int:
    """Delete drafts that are past their time; one that its author is just writing on stays."""
    gone = list(drafts.order_by("pk").select_for_update(of=("self", "page_ptr"), skip_locked=True))
    for draft in gone:
        draft.delete()
    return len(gone)


def register() -> None:
    """Add the rule to the table of how long things are kept."""
    retention.register(
        Rule(
            "request-drafts",
            _("Drafts of requests that were never sent"),
            _("60 days after the last change, and two weeks after a letter to their author"),
            _("to go on with them, on any device"),
            left,
            delete,
        )
    )
