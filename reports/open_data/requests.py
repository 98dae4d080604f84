"""Requests as lines: those that are online, read in batches."""

from collections.abc import Iterator
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from directory.choices import Sector
from help_requests.choices import State
from help_requests.models import HelpRequestPage

from .columns import Line, wait

BATCH = 1000


def lines() -> Iterator[Line]:
    """Yield a line for each request that everybody may read today, in a constant number of queries a batch."""
    pages: Any = HelpRequestPage.objects.visible_to(AnonymousUser()).public()
    rows = pages.select_related(
        "establishment__commune__departement", "first_answer"
    ).prefetch_related("themes", "periods").order_by("pk")  # fmt: skip
    for page in rows.iterator(chunk_size=BATCH):
        asked_at = page.submitted_at or page.first_published_at
        if asked_at:
            yield _line(page, asked_at)


def _line(page: HelpRequestPage, asked_at: Any) -> Line:
    house = page.establishment
    answer = getattr(page, "first_answer", None)
    return Line(
        month=timezone.localtime(asked_at).strftime("%Y-%m"),
        region=_region(house),
        sector=house.sector if house else Sector.NOT_GIVEN.value,
        kind=page.kind,
        theme=min((theme.slug for theme in page.themes.all()), default=""),
        urgency=page.urgency,
        state=State(page.state).value,
        first_answer=wait(asked_at, answer.at if answer else None),
    )


def _region(house: Any) -> str:
    if house is None:
        return ""
    return house.region_id or (house.commune.departement.region_id if house.commune else "")
