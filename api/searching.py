"""Searches: the address is read as on the pages, the same question put, the answer given as JSON."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest

from directory.listing import find_page
from directory.search_form import SearchForm
from directory.searching.scopes import Scope
from portal.finding import Hit
from search.body import body_of

from .paging import PER_PAGE, links


def found(request: HttpRequest, scope: Scope, shape: Callable[[Hit], Any] | None = None) -> dict[str, Any]:
    """Return the answer to a search of this scope; `shape` turns a hit into an item of the list."""
    form = SearchForm(request.GET, scope=scope, path=request.path, per_page=PER_PAGE)
    results, page = find_page(form, ())
    body = body_of(results, warnings=form.warnings)
    body |= links(request, page=page, total=results.total)
    return body | {"results": [shape(hit) for hit in results.hits]} if shape else body


def item(hit: Hit) -> dict[str, Any]:
    """Return a hit of a list of one kind: its card, with what the search says of it."""
    return {
        **hit.card,
        "slug": hit.url.rstrip("/").rpartition("/")[2],
        "url": hit.url,
        "title": hit.title,
        "highlight": str(hit.highlight),
        "reasons": list(hit.reasons),
    }
