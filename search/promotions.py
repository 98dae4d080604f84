"""Pages that editors put above the hits of a search, with Wagtail's search promotions."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import HttpRequest
from wagtail.contrib.search_promotions.models import SearchPromotion
from wagtail.models import Page

from .analysis import terms

MOST_SHOWN = 3


@dataclass(frozen=True)
class Promoted:
    """A page or address that the editors advise for what was typed."""

    title: str
    url: str
    description: str


def promoted(text: str, request: HttpRequest) -> tuple[Promoted, ...]:
    """Return what is promoted for these words, in any order and form; published pages only."""
    typed = sorted(terms(text))
    if not typed:
        return ()
    rows = SearchPromotion.objects.select_related("query").order_by("query", "sort_order")
    meant = [row for row in rows if sorted(terms(row.query.query_string)) == typed]
    return tuple(_shown(meant, request))[:MOST_SHOWN]


def _shown(rows: list[SearchPromotion], request: HttpRequest) -> Iterator[Promoted]:
    keys = [row.page_id for row in rows if row.page_id]
    pages = {page.pk: page for page in Page.objects.live().public().filter(pk__in=keys)} if keys else {}
    for row in rows:
        page = pages.get(row.page_id)
        if page and (url := page.get_url(request)):
            yield Promoted(page.title, url, row.description)
        elif row.external_link_url:
            yield Promoted(row.external_link_text or row.external_link_url, row.external_link_url, row.description)
