"""Listings of the explorer for index pages with tens of thousands of children.

Wagtail shows children in tree order and searches them with its own index, which on SQLite is quadratic in hits.
Here: the latest first, 50 a page, filters of the page type's own, and a search in titles.
"""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.ui.tables.pages import BulkActionsColumn, PageStatusColumn, PageTitleColumn
from wagtail.admin.views.pages.listing import ExplorableIndexView


class LongIndexView(ExplorableIndexView):
    """The explorer's list of children, the latest first, with a search that asks the database alone."""

    default_ordering = "-latest_revision_created_at"

    def get_ordering(self) -> str:
        ordering = self.request.GET.get("ordering", self.default_ordering)
        return ordering if ordering in self.get_valid_orderings() else self.default_ordering

    def search_queryset(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Keep the pages whose title holds every word."""
        for word in self.search_query.split()[:8] if self.is_searching else []:
            queryset = queryset.filter(title__icontains=word)
        return queryset

    def order_queryset(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Order found pages as the others: there is no relevance to speak of in titles."""
        return queryset.order_by(self.ordering, "pk") if self.is_searching else super().order_queryset(queryset)


def page_columns(name: Any, *own: Column) -> list[Column]:
    """Return the columns of a list of pages: its own between the title, called `name`, and what every list says."""
    return [
        BulkActionsColumn("bulk_actions"),
        PageTitleColumn("title", label=name, sort_key="title", classname="title"),
        *own,
        DateColumn("latest_revision_created_at", label=_("Updated"), sort_key="latest_revision_created_at"),
        PageStatusColumn("status", label=_("Status"), sort_key="live"),
    ]
