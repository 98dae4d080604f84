"""Whose requests somebody looks for helpers for: a stranger learns nothing, not even that there is one."""

from typing import Any

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from accounts.models import User
from help_requests.models import HelpRequestPage
from help_requests.permissions import manageable_by, requests_of
from portal.questions import Gap, ask

# What matching and its pages read of who asks.
RELATED = ("establishment__commune__departement", "establishment__region")


def managed_request(user: User, slug: str) -> HelpRequestPage:
    """Return a request this person manages; raises `Http404` for everybody else.

    Whose own it is costs one question; what somebody's roles allow is looked up for the requests of others alone.
    """

    def own() -> QuerySet[HelpRequestPage, Any]:
        return requests_of(Gap("user", user.pk)).filter(slug=Gap("slug", slug)).values_list("pk")

    found = ask("managed", own, {"user": user.pk, "slug": slug}) if user.is_active else []
    managed = HelpRequestPage.objects.filter(pk=found[0][0]) if found else manageable_by(user).filter(slug=slug)
    return get_object_or_404(managed.select_related(*RELATED))
