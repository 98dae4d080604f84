"""The published reports as an Atom feed: title, the three figures in a line, the editors' first words."""

from datetime import datetime
from typing import Any

from django.contrib.syndication.views import Feed
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _

from ..models import ReportIndexPage, WeeklyReportPage
from ..sentences import summary

ENTRIES = 20


class ReportFeed(Feed):
    """`/flux/bilans.atom`."""

    feed_type = Atom1Feed
    author_name = "Entraide"

    def get_object(self, request: Any) -> ReportIndexPage:
        """Start from the list, which knows its own address."""
        return ReportIndexPage.objects.get()

    def link(self, index: ReportIndexPage) -> str:
        return index.url

    def title(self) -> str:
        return _("Entraide: the weekly reports")

    def subtitle(self) -> str:
        return _("Who offers help, who asked for it, what came of it: every Monday.")

    def items(self, index: ReportIndexPage) -> Any:
        """Return the latest reports."""
        return WeeklyReportPage.objects.child_of(index).live().public().order_by("-week")[:ENTRIES]

    def item_title(self, item: WeeklyReportPage) -> str:
        return item.title

    def item_description(self, item: WeeklyReportPage) -> str:
        return f"{summary(item.figures)} {item.introduction}".strip()

    def item_link(self, item: WeeklyReportPage) -> str:
        return item.url

    def item_author_name(self, item: WeeklyReportPage) -> str | None:
        return item.signed_by or None

    def item_pubdate(self, item: WeeklyReportPage) -> datetime | None:
        return item.first_published_at

    def item_updateddate(self, item: WeeklyReportPage) -> datetime | None:
        return item.last_published_at
