"""One search over everything: tabs with counts, mixed cards, facets."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from directory.cards import profile_card
from directory.search_form import SearchForm
from directory.searching.ways_on import ways_on
from help_requests.cards import request_card
from help_requests.scopes import EVERYTHING
from portal.finding import KIND_FACET, Hit, Results, ask, finder
from portal.pagination import last_page

from .promotions import promoted

CARDS: Mapping[str, Callable[[Hit], Any]] = {"profile": profile_card, "request": request_card}
# Words of addresses for the kinds that are indexed, in the order of the tabs.
NATURES = {word: kind for word, kind in EVERYTHING.natures.items() if kind in CARDS}


@dataclass(frozen=True)
class Tab:
    """A kind of page, how many answer, and the address that shows them alone."""

    label: str
    url: str
    count: int | None
    current: bool


@dataclass(frozen=True)
class Item:
    """A card and the kind that says how it is drawn."""

    kind: str
    card: Any


def search_context(request: HttpRequest) -> dict[str, Any]:
    """Return the context of `search/results.html`."""
    form = SearchForm(request.GET, scope=EVERYTHING, path=request.path)
    results, page = _find_page(form)
    return {
        "form": form,
        "results": results,
        "tabs": tabs(form, results),
        "items": [Item(hit.kind, CARDS[hit.kind](hit)) for hit in results.hits if hit.kind in CARDS],
        "groups": form.groups(results),
        "page_number": page,
        "last_page": last_page(results.total, form.per_page),
        "promoted": promoted(form.text, request) if page == 1 else (),
        "ways_on": None if results.hits or results.degraded else ways_on(form),
    }


def tabs(form: SearchForm, results: Results) -> list[Tab]:
    """Return "everything" and each kind; without counts when the engine can't count."""
    counted = {each.value: each.count for each in results.facets.get(KIND_FACET, ())}
    counts = dict.fromkeys(NATURES.values()) if results.degraded else dict.fromkeys(NATURES.values(), 0) | counted
    everything = None if results.degraded else sum(counted.values())
    chosen = form.values.get("nature", ())
    return [
        Tab(_("Everything"), str(form.address.without("nature")), everything, not chosen),
        *(
            Tab(
                str(EVERYTHING.nature_labels[word]),
                str(form.address.having(nature=(word,))),
                counts[kind],
                chosen == (word,),
            )
            for word, kind in NATURES.items()
        ),
    ]


def _find_page(form: SearchForm) -> tuple[Results, int]:
    """Ask the engine, kinds counted as well; beyond the end is the last page, without an engine the first."""
    query = replace(form.query, facets=(*form.query.facets, KIND_FACET))
    results = ask(query)
    if results.degraded:
        return results, 1
    last = last_page(results.total, form.per_page)
    if results.hits or form.page <= last:
        return results, form.page
    return finder().find(replace(query, page=last)), last
