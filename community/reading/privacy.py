"""What reading left behind of a person: handed out with their data, gone with them."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from accounts import privacy
from accounts.privacy import Person
from portal import retention
from portal.retention import YEAR, Rule

from ..models import Reopening, ThreadVisit, Useful

MODELS = ("community.Reopening", "community.ThreadVisit", "community.Useful")


def forgotten_visits(now: datetime) -> QuerySet[ThreadVisit]:
    """Return the visits that are so old that nothing new is worth marking."""
    return ThreadVisit.objects.filter(at__lt=now - YEAR)


def answered_wishes(now: datetime) -> QuerySet[Reopening]:
    """Return what was asked and answered a while ago."""
    return Reopening.objects.filter(answered_at__lt=now - timedelta(days=90))


RULES = (
    Rule(
        "thread-visits",
        _("How far you read in discussions"),
        _("1 year"),
        _("so that what is new since your last visit is marked"),
        forgotten_visits,
    ),
    Rule(
        "thread-reopenings",
        _("Wishes to open a discussion again"),
        _("90 days after the answer"),
        _("so that whoever answers knows why"),
        answered_wishes,
    ),
)


def register() -> None:
    """Tell the registries."""
    privacy.register("reading", export=export, erase=erase, title=_("Reading discussions"), models=MODELS)
    retention.register(*RULES)


def export(person: Person) -> Mapping[str, Any]:
    """Return what somebody read, found useful and asked for."""
    if person.user is None:
        return {"visits": [], "useful": [], "reopenings": []}
    visits = ThreadVisit.objects.filter(user=person.user).select_related("thread__help_request")
    votes = Useful.objects.filter(user=person.user).select_related("post__thread__help_request")
    wishes = Reopening.objects.filter(user=person.user).select_related("thread__help_request")
    return {
        "visits": [{"thread": str(visit.thread), "read_until": visit.read_until} for visit in visits],
        "useful": [{"thread": str(vote.post.thread), "post": vote.post_id, "at": vote.at} for vote in votes],
        "reopenings": [{"thread": str(wish.thread), "at": wish.at, "why": wish.why} for wish in wishes],
    }


def erase(person: Person) -> None:
    """Delete all of it."""
    if person.user is None:
        return
    for model in (ThreadVisit, Useful, Reopening):
        model.objects.filter(user=person.user).delete()
