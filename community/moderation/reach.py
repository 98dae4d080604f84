"""A moderator bound to regions works on the pages of these regions, in Wagtail's explorer and editor as well."""

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from wagtail.models import Page

from . import targets
from .remits import regions_of


def reach(user: Any, page: Page) -> bool:
    """Whether somebody's regions leave them a page: everybody is left what is no profile and no request."""
    codes = regions_of(user)
    if codes is None:
        return True
    target = targets.of_page(page)
    return target is None or target.region is None or target.region in codes


def narrow(user: Any, pages: QuerySet[Page]) -> QuerySet[Page]:
    """Leave out the profiles and requests of other regions."""
    codes = regions_of(user)
    if codes is None:
        return pages
    elsewhere = ~Q(moderation_region=None) & ~Q(moderation_region__in=codes)
    for kind in targets.REVIEWED.values():
        pages = pages.exclude(Exists(kind.rows().filter(elsewhere, pk=OuterRef("pk"))))
    return pages
