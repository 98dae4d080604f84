"""How deep a list may be turned, whoever lists; links to pages are drawn by `components/pager.html`."""

from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest

# Beyond this many results nobody turns pages, and every engine gets slow: people narrow instead.
DEEPEST_RESULT = 10_000


def last_page(total: int, per_page: int) -> int:
    """Return the number of the last page that can be asked for, 1 for an empty list."""
    return max(1, -(-min(total, DEEPEST_RESULT) // per_page))


def page_of(rows: QuerySet[Any], request: HttpRequest, per_page: int = 30) -> Page[Any]:
    """Return the page of a list that the address asks for; a number that means nothing is the first or the last."""
    return Paginator(rows, per_page).get_page(request.GET.get("page"))
