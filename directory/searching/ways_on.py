"""What to do when nothing was found: the most offered themes, a wider search."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from portal.finding import Query, finder

from .facets import Option, group

if TYPE_CHECKING:
    from ..search_form import SearchForm

WHERE = ("region", "departement", "pres_de", "rayon")


@dataclass(frozen=True)
class WaysOn:
    """Addresses that lead on from an empty list."""

    themes: tuple[Option, ...]
    whole_country_url: str
    all_url: str


def ways_on(form: "SearchForm") -> WaysOn:
    """Return where to go from a search that found nothing: one more question to the engine, without filters."""
    everywhere = form.address.without(*WHERE)
    narrowed = any(form.values.get(name) for name in WHERE)
    fresh = form.address.without(*form.address.values)
    answer = finder().find(Query(kinds=form.scope.kinds, facets=("theme",), per_page=1))
    themes = group(
        "theme",
        answer.facets.get("theme", ()),
        chosen=(),
        labels=form.labels,
        word_of=str,
        url_for=lambda word: str(fresh.toggled("theme", word)),
    )
    return WaysOn(themes.options if themes else (), str(everywhere) if narrowed else "", str(fresh))
