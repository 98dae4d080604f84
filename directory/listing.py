"""The directory's answer to an address: a question to the engine, and the answer as cards, facets and links."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from portal.finding import Hit, Results, ask, finder
from portal.page_cache.drawn import made_once
from portal.pagination import last_page

from .cards import profile_card
from .maps import count_map
from .search_form import SearchForm
from .searching.scopes import PROFILES, Scope
from .searching.ways_on import ways_on


def directory_context(request: HttpRequest) -> dict[str, Any]:
    """Return the context of `directory/index.html`."""
    context = listing_context(request, scope=PROFILES, card=profile_card)
    form, results = context["form"], context["results"]
    return context | {"map": count_map(form, results) if form.on_map and not results.degraded else None}


def listing_context(
    request: HttpRequest, *, scope: Scope, card: Callable[[Hit], Any], counted: tuple[str, ...] = ()
) -> dict[str, Any]:
    """Return what every list shows: the form as it was understood, the answer's cards, and ways on when it is empty.

    `directory/listing.html` draws it. A card is made of a hit and the day alone; `counted` are
    facets that the list has a use of its own for.
    """
    form = SearchForm(request.GET, scope=scope, path=request.path)
    results, page = find_page(form, counted)
    return {
        "form": form,
        "results": results,
        # Made when they are drawn, which is once for the same answer (`portal/templatetags/answers.py`).
        "cards": SimpleLazyObject(lambda: [_made(card, hit) for hit in results.hits]),
        "groups": SimpleLazyObject(lambda: form.groups(results)),
        "page_number": page,
        "last_page": last_page(results.total, form.per_page),
        "ways_on": None if results.hits or results.degraded else ways_on(form),
    }


def _made(card: Callable[[Hit], Any], hit: Hit) -> Any:
    return made_once((card.__module__, card.__qualname__, hit), partial(card, hit))


def find_page(form: SearchForm, counted: tuple[str, ...] = ()) -> tuple[Results, int]:
    """Ask the engine; a page beyond the end becomes the last one, never a 404; without an engine, the first."""
    query = replace(form.query, facets=(*form.query.facets, *counted))
    results = ask(query)
    if results.degraded:
        return results, 1
    last = last_page(results.total, form.per_page)
    if results.hits or form.page <= last:
        return results, form.page
    return finder().find(replace(query, page=last)), last
