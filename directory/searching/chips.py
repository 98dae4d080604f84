"""The filters that hold, as chips that take them away."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from portal.dates import day_in_words

from .parameters import FACET_OF
from .scopes import Label

if TYPE_CHECKING:
    from ..search_form import SearchForm


@dataclass(frozen=True)
class Chip:
    """A filter in words, and the address without it."""

    label: Label
    remove_url: str


def chips_for(form: "SearchForm") -> list[Chip]:
    """Return every filter of a form; words typed are no filter."""
    return [*_natures(form), *_facets(form), *_place(form), *_availability(form)]


def _natures(form: "SearchForm") -> list[Chip]:
    words = form.values.get("nature", ())
    return [Chip(form.scope.nature_labels[word], str(form.address.toggled("nature", word))) for word in words]


def _facets(form: "SearchForm") -> list[Chip]:
    chips = []
    for parameter, facet in FACET_OF.items():
        for word in form.values.get(parameter, ()):
            value = form.scope.types[word] if facet == "type" else word
            chips.append(Chip(form.labels.of(facet)[value], str(form.address.toggled(parameter, word))))
    return chips


def _place(form: "SearchForm") -> list[Chip]:
    if not form.commune:
        return []
    label = _("Within %(distance)d km of %(place)s") % {"distance": form.radius, "place": form.commune}
    return [Chip(label, str(form.address.without("pres_de", "rayon")))]


def _availability(form: "SearchForm") -> list[Chip]:
    chips = []
    if form.available_on:
        now = form.values["disponible"] == ("1",)
        on_day = _("Available on %(day)s") % {"day": day_in_words(form.available_on)}
        chips.append(Chip(_("Available now") if now else on_day, str(form.address.without("disponible"))))
    if form.remote:
        chips.append(Chip(_("Can help remotely"), str(form.address.without("a_distance"))))
    return chips
