"""The explorer's list of resources: what sort, under which terms, how often taken."""

from typing import Any

import django_filters
from django import forms
from django.db.models import OuterRef, QuerySet, Subquery, Sum
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column
from wagtail.admin.viewsets.pages import PageViewSet

from directory.models import Theme
from portal.listings import LongIndexView, page_columns

from .choices import Licence, ResourceKind
from .models import DownloadDay, Resource


class ResourceFilters(WagtailFilterSet):
    """Published or not, kind, licence, theme."""

    live = django_filters.BooleanFilter(label=_("Published"), widget=django_filters.widgets.BooleanWidget)
    kind = django_filters.MultipleChoiceFilter(
        label=_("Kind of document"), choices=ResourceKind.choices, widget=forms.CheckboxSelectMultiple
    )
    licence = django_filters.MultipleChoiceFilter(
        label=_("Licence"), choices=Licence.choices, widget=forms.CheckboxSelectMultiple
    )
    theme = django_filters.ModelChoiceFilter(label=_("Theme"), field_name="themes", queryset=Theme.objects.all())

    class Meta:
        model = Resource
        fields = ["live", "kind", "licence", "theme"]


class ResourceIndexView(LongIndexView):
    """Resources with the number of their downloads, counted with the page."""

    def annotate_queryset(self, pages: QuerySet[Any]) -> QuerySet[Any]:
        days = DownloadDay.objects.filter(resource=OuterRef("pk")).order_by().values("resource")
        total = days.annotate(total=Sum("number")).values("total")
        return super().annotate_queryset(pages).annotate(downloads=Subquery(total))


class ResourceViewSet(PageViewSet):
    """Resources in the explorer, under their index page."""

    model = Resource
    icon = "doc-full"
    index_view_class = ResourceIndexView
    filterset_class = ResourceFilters
    columns = page_columns(
        _("Title"),
        Column("kind", label=_("Kind of document"), accessor="get_kind_display"),
        Column("downloads", label=_("Downloads"), accessor=lambda page: getattr(page, "downloads", None) or 0),
    )
