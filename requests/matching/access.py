"""Whose requests somebody looks for helpers for: a stranger learns nothing, not even that there is one."""

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from accounts.models import User
from help_requests.models import HelpRequestPage
from help_requests.permissions import manageable_by, requests_of
from portal.questions import Gap, ask_for

# What matching and its pages read of who asks.
RELATED = ("establishment__commune__departement", "establishment__region")


def managed_request(user: User, slug: str) -> HelpRequestPage:
    """Return a request this person manages; raises `Http404` for everybody else.

    Whose own it is costs one question; what somebody's roles allow is looked up for the requests of others alone.
    """

    def own() -> QuerySet[HelpRequestPage]:
        return requests_of(Gap("user", user.pk)).filter(slug=Gap("slug", slug)).select_related(*RELATED)

    found = ask_for("managed", own, {"user": user.pk, "slug": slug}) if user.is_active else []
    return found[0] if found else get_object_or_404(manageable_by(user).select_related(*RELATED), slug=slug)
