"""Roughly where the owner of a row is, written beside what they offer: who is near is then read from one index.

A town its owner hides is in it too: like the town, a zone is for matching alone, and never shown.
"""

from typing import Any, Protocol, Self

from django.db import models
from django.db.models import Case, CharField, F, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Concat, Left
from wagtail.models import Orderable

from .reference import Commune

# How many letters of a commune's code say its département (97 is all of them overseas).
BEGINNING = 2
# Before the code of a region, where the town isn't told.
OF_REGION = "R"
# Where the town is in another region than the one that is told: they are near either.
EITHER = "*"
# Nowhere that is told; for a moment during an upgrade, of rows that the version before writes.
NOWHERE = ""


class Located(Protocol):
    """A page that says where somebody is."""

    region_id: str | None
    commune: Commune | None


def zone_of(page: Located) -> str:
    """Return how the code of the page's town begins, "R" and the region where only that is told."""
    if page.commune is None:
        return f"{OF_REGION}{page.region_id}" if page.region_id else NOWHERE
    if page.region_id and page.region_id != page.commune.departement.region_id:
        return EITHER
    return page.commune.pk[:BEGINNING]


class ZonedRowQuerySet(models.QuerySet["ZonedRow"]):
    """Rows whose zone may have to be written."""

    def misplaced(self) -> Self:
        """Rows whose zone isn't that of their owner."""
        return self.exclude(zone=self._told())

    def put_right(self) -> int:
        """Write the zone where it isn't that of the owner; return of how many rows."""
        return self.misplaced().order_by().update(zone=self._told())

    def _told(self) -> Subquery:
        """Return what `zone_of` returns, as the database reads it."""
        town, region = "page__commune", "page__region"
        told_once = Q(**{region: None}) | Q(**{region: F(f"{town}__departement__region")})
        zone = Case(
            When(**{town: None, region: None}, then=Value(NOWHERE)),
            When(**{town: None}, then=Concat(Value(OF_REGION), region)),
            When(told_once, then=Left(town, BEGINNING)),
            default=Value(EITHER),
            output_field=CharField(),
        )
        return Subquery(self.model.objects.filter(pk=OuterRef("pk")).order_by().values_list(zone))


class ZonedRow(Orderable):
    """Something that somebody offers, and in which zone they are."""

    zone = models.CharField(max_length=3, blank=True, default=NOWHERE, db_default=NOWHERE, editable=False)

    objects = ZonedRowQuerySet.as_manager()

    class Meta(Orderable.Meta):
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Write the row with the zone of its page; a page that moves tells those of its rows that it doesn't write."""
        self.zone = zone_of(getattr(self, "page"))  # noqa: B009 - each model has its own key
        super().save(*args, **kwargs)
