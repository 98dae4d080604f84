"""One search over everything: tabs with counts, mixed cards, facets."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from community.cards import thread_card
from directory.cards import profile_card
from directory.listing import listing_context
from directory.search_form import SearchForm
from help_requests.cards import request_card
from portal.finding import KIND_FACET, Hit, Results
from toolbox.cards import resource_card

from .scopes import EVERYTHING

# How a hit of each kind is drawn: what makes its card, and the template that shows it.
CARDS: Mapping[str, tuple[Callable[[Hit], Any], str]] = {
    "profile": (profile_card, "directory/_profile_card.html"),
    "request": (request_card, "help_requests/_request_card.html"),
    "thread": (thread_card, "community/_thread_card.html"),
    "resource": (resource_card, "toolbox/_resource_card.html"),
}


@dataclass(frozen=True)
class Tab:
    """A kind of page, how many answer, and the address that shows them alone."""

    label: str
    url: str
    count: int | None
    current: bool


@dataclass(frozen=True)
class Item:
    """A card, its kind, and the template that draws it."""

    kind: str
    template: str
    card: Any


def item_of(hit: Hit) -> Item:
    """Return a hit of any kind as the list draws it."""
    card, template = CARDS[hit.kind]
    return Item(hit.kind, template, card(hit))


def search_context(request: HttpRequest) -> dict[str, Any]:
    """Return the context of `search/results.html`."""
    context = listing_context(request, scope=EVERYTHING, card=item_of, counted=(KIND_FACET,))
    return context | {"tabs": tabs(context["form"], context["results"])}


def tabs(form: SearchForm, results: Results) -> list[Tab]:
    """Return "everything" and each kind; without counts when the engine can't count."""
    counted = {each.value: each.count for each in results.facets.get(KIND_FACET, ())}
    natures = EVERYTHING.natures
    counts = dict.fromkeys(natures.values()) if results.degraded else dict.fromkeys(natures.values(), 0) | counted
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
            for word, kind in natures.items()
        ),
    ]
