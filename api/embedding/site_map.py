"""Discussions in the map of the site: they are public, and no pages of the tree."""

from datetime import datetime

from django.db.models import QuerySet

from community.addresses import thread_url
from community.models import Thread
from portal.well_known import UnderOurAddress


class Discussions(UnderOurAddress):
    """General discussions in which something can be read."""

    def items(self) -> QuerySet[Thread]:
        """Return them in an order that stays."""
        return Thread.objects.general().with_activity().order_by("pk")

    def location(self, item: Thread) -> str:
        return thread_url(item)

    def lastmod(self, item: Thread) -> datetime:
        return item.last_post_at  # type: ignore[attr-defined]
