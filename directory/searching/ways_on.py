"""What to do when nothing was found: the nearest themes, a wider area, everything."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from portal.finding import FacetValue, Query, finder

from ..models import Departement
from .facets import FIRST_SHOWN, Option, group
from .nearest import nearest_themes
from .neighbours import neighbours_of
from .reading import LARGEST_RADIUS
from .scopes import Label

if TYPE_CHECKING:
    from ..search_form import SearchForm

WHERE = ("region", "departement", "pres_de", "rayon")
# Twice as far, then twice again: a circle that still finds nobody is no offer.
WIDENINGS = (2, 4, 8)


@dataclass(frozen=True)
class Wider:
    """The same question around the same place in a larger circle, and how many answer it."""

    radius: int
    count: int
    url: str


@dataclass(frozen=True)
class Neighbour:
    """A region next to those asked for, how many answer there, and the address that takes it in."""

    label: Label
    count: int
    url: str


@dataclass(frozen=True)
class WaysOn:
    """Addresses that lead on from an empty list; `are_near` when the themes look like what was typed."""

    title: str
    themes: tuple[Option, ...]
    are_near: bool
    neighbours: tuple[Neighbour, ...]
    wider: Wider | None
    whole_country_url: str
    all_url: str


def ways_on(form: "SearchForm") -> WaysOn:
    """Return where to go from a search that found nothing: a few more questions to the engine."""
    everywhere = form.address.without(*WHERE)
    narrowed = any(form.values.get(name) for name in WHERE)
    themes, are_near = _themes(form)
    return WaysOn(
        title=_title(form),
        themes=themes,
        are_near=are_near,
        neighbours=_neighbours(form),
        wider=_wider(form),
        whole_country_url=str(everywhere) if narrowed else "",
        all_url=str(form.address.without(*form.address.values)),
    )


def _title(form: "SearchForm") -> str:
    """Return what was searched for in vain, in words."""
    wording = form.scope.wording
    if not form.text:
        return str(wording.nothing)
    return str(wording.nothing_for_filtered if form.chips else wording.nothing_for) % {"text": form.text}


def _themes(form: "SearchForm") -> tuple[tuple[Option, ...], bool]:
    """Return themes that something is filed under: those that look like the words, else the most frequent."""
    answer = finder().find(Query(kinds=form.scope.kinds, facets=("theme",), per_page=1))
    values = answer.facets.get("theme", ())
    near = nearest_themes(form.text, [value.value for value in values])[:FIRST_SHOWN]
    fresh = form.address.without(*form.address.values)
    drawn = group(
        "theme",
        _only(values, near) if near else values,
        chosen=(),
        title="",
        labels=form.labels,
        word_of=str,
        url_for=lambda word: str(fresh.toggled("theme", word)),
    )
    return (drawn.options if drawn else ()), bool(near)


def _only(values: tuple[FacetValue, ...], slugs: list[str]) -> tuple[FacetValue, ...]:
    return tuple(value for value in values if value.value in slugs)


def _wider(form: "SearchForm") -> Wider | None:
    """Return the first larger circle in which somebody answers."""
    if not form.commune:
        return None
    for factor in WIDENINGS:
        radius = min(form.radius * factor, LARGEST_RADIUS)
        total = finder().find(replace(form.query, radius=radius, page=1, per_page=1, facets=())).total
        if total:
            return Wider(radius, total, str(form.address.having(rayon=(str(radius),))))
    return None


def _neighbours(form: "SearchForm") -> tuple[Neighbour, ...]:
    """Return the regions around those asked for in which somebody answers, the one with most first.

    Whoever asked for a département is offered the whole of its region before the others.
    """
    chosen = form.filters.get("region", ())
    own = _regions_of(form.filters.get("departement", ()))
    wanted = [*own, *neighbours_of((*chosen, *own))]
    if not wanted:
        return ()
    filters = {name: values for name, values in form.filters.items() if name not in ("region", "departement")}
    query = replace(form.query, filters=filters, page=1, per_page=1, facets=("region",))
    counts = {each.value: each.count for each in finder().find(query).facets.get("region", ())}
    found = sorted((code for code in wanted if counts.get(code)), key=lambda code: (code not in own, -counts[code]))
    labels = form.labels.of("region")
    return tuple(
        Neighbour(labels[code], counts[code], _with_region(form, code))
        for code in found[:FIRST_SHOWN]
        if code in labels
    )


def _with_region(form: "SearchForm", code: str) -> str:
    regions = dict.fromkeys((*form.filters.get("region", ()), code))
    return str(form.address.having(region=tuple(regions), departement=()))


def _regions_of(departements: tuple[str, ...]) -> tuple[str, ...]:
    """Return the regions of départements, each once."""
    rows = Departement.objects.filter(code__in=departements) if departements else Departement.objects.none()
    return tuple(dict.fromkeys(rows.order_by("region_id").values_list("region_id", flat=True)))
