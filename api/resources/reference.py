"""Reference lists: themes, regions, establishments that ask."""

from typing import Any

from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest
from ninja import Router

from directory.choices import ShownAs
from directory.models import Establishment, Region, Theme
from help_requests.models import HelpRequestPage

from ..paging import listed
from ..schemas.lists import Listing
from ..schemas.reference import EstablishmentOut, RegionOut, ThemeOut

router = Router(tags=["reference"])


@router.get("/themes", response=list[ThemeOut], summary="Themes")
def themes(request: HttpRequest) -> QuerySet[Theme]:
    """List every theme with the other words for it, families first."""
    return Theme.objects.select_related("parent").order_by("parent__slug", "slug")


@router.get("/regions", response=list[RegionOut], summary="Regions")
def regions(request: HttpRequest) -> QuerySet[Region]:
    """List every region with its départements."""
    return Region.objects.prefetch_related("departements").order_by("code")


@router.get("/establishments", response=Listing[EstablishmentOut], summary="Establishments that ask")
def establishments(request: HttpRequest, page: str = "1", cursor: str = "", fields: str = "") -> dict[str, Any]:
    """List establishments with a published request that shows their name: others are nobody's business."""
    public = Count("help_requests", filter=Q(help_requests__in=HelpRequestPage.objects.live().public()))
    rows = Establishment.objects.filter(shown_as=ShownAs.NAME).annotate(requests=public).filter(requests__gt=0)
    return listed(request, rows.select_related("category", "region", "commune__departement").order_by("name", "pk"))
