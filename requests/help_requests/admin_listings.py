"""The explorer's list of requests: whose, how urgent, in which state."""

from typing import Any

import django_filters
from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column
from wagtail.admin.viewsets.pages import PageViewSet

from directory.models import Region, Theme
from portal.listings import LongIndexView, page_columns

from .choices import State, Urgency
from .models import HelpRequestPage


class RequestFilters(WagtailFilterSet):
    """State, urgency, region of the establishment, theme."""

    state = django_filters.MultipleChoiceFilter(
        label=_("State"), choices=State.choices, widget=forms.CheckboxSelectMultiple, method="in_states"
    )
    urgency = django_filters.MultipleChoiceFilter(
        label=_("Urgency"), choices=Urgency.choices, widget=forms.CheckboxSelectMultiple
    )
    region = django_filters.ModelMultipleChoiceFilter(
        label=_("Region"),
        field_name="establishment__region",
        queryset=Region.objects.all(),
        widget=forms.CheckboxSelectMultiple,
    )
    theme = django_filters.ModelChoiceFilter(label=_("Theme"), field_name="themes", queryset=Theme.objects.all())

    class Meta:
        model = HelpRequestPage
        fields = ["state", "urgency", "region", "theme"]

    def in_states(self, queryset: QuerySet[Any], name: str, value: list[str]) -> QuerySet[Any]:
        """Keep the requests that are in one of these states now."""
        found = HelpRequestPage.objects.in_states(*map(State, value)) if value else None
        return queryset if found is None else queryset.filter(pk__in=found.values("pk"))


class RequestIndexView(LongIndexView):
    """Requests with their establishment and state, fetched with the page."""

    def annotate_queryset(self, pages: QuerySet[Any]) -> QuerySet[Any]:
        pages = super().annotate_queryset(pages).select_related("establishment", for_specific_subqueries=True)
        # `for_specific_subqueries` is Wagtail's own.
        return pages.prefetch_related("periods", for_specific_subqueries=True)  # type: ignore[call-overload]


class RequestViewSet(PageViewSet):
    """Requests in the explorer, under their index page."""

    model = HelpRequestPage
    icon = "help"
    index_view_class = RequestIndexView
    filterset_class = RequestFilters
    columns = page_columns(
        _("Title"),
        Column("establishment", label=_("Establishment")),
        Column("urgency", label=_("Urgency"), accessor="get_urgency_display"),
        Column("state", label=_("State"), accessor=lambda page: page.state.label),
    )
