"""Searches: the address is read as on the pages, the same question put, the answer given as JSON."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from django.http import HttpRequest

from directory.listing import find_page
from directory.search_form import SearchForm
from directory.searching.scopes import Scope
from portal.finding import Hit, ask
from search.body import body_of

from .paging import PER_PAGE, cursor_of, cursor_url, links


def found(request: HttpRequest, scope: Scope, shape: Callable[[Hit], Any] | None = None) -> dict[str, Any]:
    """Return the answer to a search of this scope; `shape` turns a hit into an item of the list."""
    form = SearchForm(request.GET, scope=scope, path=request.path, per_page=PER_PAGE)
    if after := cursor_of(request):
        results = ask(replace(form.query, after=after))
        is_full = len(results.hits) == PER_PAGE and results.last
        body = body_of(results, warnings=form.warnings)
        body["next"] = cursor_url(request, results.last) if is_full else None
    else:
        results, page = find_page(form, ())
        body = body_of(results, warnings=form.warnings)
        body |= links(request, page=page, total=results.total, last=results.last)
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
