"""Searches: the address is read as on the pages, the same question put, the answer given as JSON.

A question without words has the same answer as long as the index stays the same, and an engine that knows this hands
out the very same results again: their bytes are kept beside them.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language
from pydantic import BaseModel
from pydantic_core import to_json

from directory.listing import find_page
from directory.search_form import SearchForm
from directory.searching.scopes import Scope
from portal.finding import Hit, Results, ask
from portal.latest import Latest
from search.body import body_of

from .answers import finished
from .fields import only_fields
from .paging import PER_PAGE, cursor_of, cursor_url, links

# Answers of some thirty kilobytes that each process keeps.
_kept: Latest[tuple[Results, bytes]] = Latest(128)


def found(
    request: HttpRequest, scope: Scope, shape: type[BaseModel], item: Callable[[Hit], Any] | None = None
) -> HttpResponse:
    """Return the answer to a search of this scope, in this shape; `item` turns a hit into one of the list."""
    form = SearchForm(request.GET, scope=scope, path=request.path, per_page=PER_PAGE)
    after = cursor_of(request)
    results, page = (ask(replace(form.query, after=after)), 0) if after else find_page(form, ())
    key = (request.build_absolute_uri(), get_language() or "")
    before = _kept.get(key)
    if before and before[0] is results and not form.warnings:
        return _answer(request, before[1])
    body = body_of(results, warnings=form.warnings)
    body |= _further(request, results) if after else _around(request, results, page)
    if item:
        body["results"] = [item(hit) for hit in results.hits]
    content = to_json(only_fields(request, shape.model_validate(body).model_dump()))
    _kept.put(key, (results, content))
    return _answer(request, content)


def _answer(request: HttpRequest, content: bytes) -> HttpResponse:
    return finished(request, HttpResponse(content, content_type="application/json; charset=utf-8"))


def _further(request: HttpRequest, results: Results) -> dict[str, str | None]:
    is_full = len(results.hits) == PER_PAGE and results.last
    return {"next": cursor_url(request, results.last) if is_full else None}


def _around(request: HttpRequest, results: Results, page: int) -> dict[str, str | None]:
    return links(request, page=page, total=results.total, last=results.last)


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
