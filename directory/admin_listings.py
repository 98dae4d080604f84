"""The explorer's list of profiles: who, where, since when, and the filters moderators ask for."""

from typing import Any

import django_filters
from django import forms
from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, Exists, OuterRef, Q, QuerySet
from django.db.models.expressions import Combinable
from django.db.models.functions import Cast
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column
from wagtail.admin.viewsets.pages import PageViewSet
from wagtail.models import Page, WorkflowState

from portal.listings import LongIndexView, page_columns

from .choices import Sector
from .models import Region, Theme, VolunteerProfilePage


class ProfileFilters(WagtailFilterSet):
    """Published or not, region, sector, theme."""

    live = django_filters.BooleanFilter(label=_("Published"), widget=django_filters.widgets.BooleanWidget)
    region = django_filters.ModelMultipleChoiceFilter(
        label=_("Region"), queryset=Region.objects.all(), widget=forms.CheckboxSelectMultiple
    )
    sector = django_filters.MultipleChoiceFilter(
        label=_("Sector"), choices=Sector.choices, widget=forms.CheckboxSelectMultiple
    )
    theme = django_filters.ModelChoiceFilter(
        label=_("Theme"), field_name="profile_themes__theme", queryset=Theme.objects.all(), distinct=True
    )

    class Meta:
        model = VolunteerProfilePage
        fields = ["live", "region", "sector", "theme"]


class ProfileIndexView(LongIndexView):
    """Profiles with their function and region, fetched with the page."""

    def annotate_queryset(self, pages: QuerySet[Any]) -> QuerySet[Any]:
        return super().annotate_queryset(pages).select_related("region", "function", for_specific_subqueries=True)

    def filter_queryset(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Leave out what nobody has sent yet, unless it is looked for: by its name, or by what isn't published."""
        found = super().filter_queryset(queryset)
        is_looked_for = self.is_searching or self.request.GET.get("live") == "false"
        return found if is_looked_for else found.exclude(never_sent())


def never_sent() -> Combinable:
    """Return the condition of a draft that its owner still writes: it was never online, nor ever in review."""
    reviews = WorkflowState.objects.filter(
        base_content_type=ContentType.objects.get_for_model(Page), object_id=Cast(OuterRef("pk"), CharField())
    )
    return Q(live=False, first_published_at=None) & ~Exists(reviews)


class ProfileViewSet(PageViewSet):
    """Profiles in the explorer, under the directory."""

    model = VolunteerProfilePage
    icon = "group"
    index_view_class = ProfileIndexView
    filterset_class = ProfileFilters
    columns = page_columns(
        _("Name"),
        Column("function", label=_("Function")),
        Column("region", label=_("Region"), sort_key="region__name"),
    )
