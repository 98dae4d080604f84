"""The directory as a map: how many people each place has, with the address that narrows the list to it.

An extra, never the only way: the list beside it holds the same links in words, and is what keyboards and screen
readers use.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.utils.text import slugify

from portal.finding import Results

from ..models import Departement
from ..search_form import SearchForm
from . import shapes
from .shapes import Shape

# The height of a number, as a part of the longer side of what is drawn.
LETTERS = 32


@dataclass(frozen=True)
class Place:
    """A region or a département with its count; `level` is 0 (nobody) to 3, `url` narrows to it."""

    shape: Shape
    name: str
    count: int
    level: int
    url: str
    letters: float

    @property
    def x(self) -> str:
        """Where its number stands."""
        return f"{self.shape.middle[0]:.1f}"

    @property
    def y(self) -> str:
        """The line its number stands on: a third of a letter below the middle."""
        return f"{self.shape.middle[1] + self.letters / 3:.1f}"


@dataclass(frozen=True)
class CountMap:
    """France by region, or the one region that was chosen by département; `whole_url` leads back to France."""

    places: list[Place]
    view_box: str
    letters: str
    region: str = ""
    whole_url: str = ""

    @property
    def counted(self) -> list[Place]:
        """The places where there is somebody, by name."""
        return sorted((place for place in self.places if place.count), key=lambda place: slugify(place.name))


def count_map(form: SearchForm, results: Results) -> CountMap:
    """Draw an answer: by region, each leading to its map; by département when the address names one region."""
    chosen = form.filters.get("region", ())
    outlines = _inside(chosen[0]) if len(chosen) == 1 else {}
    if not outlines:
        return _drawn(form, results, "region", shapes.regions(), lambda code: str(form.address.having(region=(code,))))
    listed = form.address.without("vue")
    return _drawn(
        form,
        results,
        "departement",
        outlines,
        lambda code: str(listed.having(departement=(code,))),
        region=str(form.labels.of("region")[chosen[0]]),
        whole_url=str(form.address.without("region", "departement")),
    )


def _inside(region: str) -> dict[str, Shape]:
    """Return the outlines of a region's départements; of territories that no map of ours has, none."""
    drawn = shapes.departements()
    codes = Departement.objects.filter(region=region).values_list("code", flat=True)
    return {code: drawn[code] for code in codes if code in drawn}


def _drawn(
    form: SearchForm,
    results: Results,
    facet: str,
    outlines: Mapping[str, Shape],
    url: Callable[[str], str],
    **words: str,
) -> CountMap:
    counts = {one.value: one.count for one in results.facets.get(facet, ())}
    names = form.labels.of(facet)
    most = max((counts.get(code, 0) for code in outlines), default=0)
    box = shapes.view_box(outlines.values())
    letters = max(float(side) for side in box.split()[2:]) / LETTERS
    places = [
        Place(shape, str(names[code]), count, shapes.level_of(count, most), url(code), letters)
        for code, shape in outlines.items()
        if code in names
        for count in [counts.get(code, 0)]
    ]
    return CountMap(places, box, f"{letters:.1f}", **words)
