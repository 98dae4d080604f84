"""The toolbox on the dashboard of the admin: drafts an editor completes and publishes, documents that soon end."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from portal.dates import day_in_words
from portal.panels import LONGEST, Line, WaitingPanel
from portal.walls import may_work_on

from .ending.reminding import STEPS, ending
from .models import Resource, ResourceIndexPage


class ProposedPanel(WaitingPanel):
    """What came out of requests and waits to be read."""

    title = _("Documents proposed for the toolbox")
    order = 210

    def lines(self, user: Any) -> Iterable[Line]:
        if not may_work_on(ResourceIndexPage, user):
            return []
        drafts = Resource.objects.filter(live=False, first_published_at=None).exclude(tool=None)
        return [
            Line(
                title=page.draft_title or page.title,
                url=reverse("wagtailadmin_pages:edit", args=[page.pk]),
                since=page.latest_revision_created_at,
            )
            for page in drafts.order_by("latest_revision_created_at")[:LONGEST]
        ]


class EndingPanel(WaitingPanel):
    """Published documents whose last day is near."""

    title = _("Documents that soon go offline")
    order = 215

    def lines(self, user: Any) -> Iterable[Line]:
        if not may_work_on(ResourceIndexPage, user):
            return []
        soon = ending(timezone.now(), within=max(STEPS))
        return [
            Line(
                title=page.title,
                url=reverse("wagtailadmin_pages:edit", args=[page.pk]),
                detail=gettext("on %(day)s") % {"day": day_in_words(timezone.localdate(page.expire_at))},
            )
            for page in soon[:LONGEST]
        ]
