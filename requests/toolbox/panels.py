"""Documents that members proposed, on the dashboard of the admin: drafts an editor completes and publishes."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from portal.panels import LONGEST, Line, WaitingPanel
from portal.walls import may_work_on

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
