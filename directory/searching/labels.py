"""What a slug or a code is called: one query a reference list at the most, none while nothing public changes."""

from collections.abc import Callable, Mapping

from django.utils.translation import get_language

from portal.page_cache.parts import kept_part

from ..choices import LegalStatus, Sector
from ..models import Departement, Function, Profession, Region, Skill, Theme
from .scopes import Label, Scope


def _named(model: type[Theme] | type[Skill]) -> dict[str, Label]:
    return {entry.slug: entry.name for entry in model.objects.all()}


def _doubled(model: type[Function] | type[Profession]) -> dict[str, Label]:
    return {entry.slug: entry.label for entry in model.objects.all()}


READERS: dict[str, Callable[[], dict[str, Label]]] = {
    "theme": lambda: _named(Theme),
    "skill": lambda: _named(Skill),
    "function": lambda: _doubled(Function),
    "profession": lambda: _doubled(Profession),
    "region": lambda: {region.code: str(region) for region in Region.objects.all()},
    "departement": lambda: {entry.code: str(entry) for entry in Departement.objects.all()},
    "sector": lambda: dict(Sector.choices),
    "legal_status": lambda: dict(LegalStatus.choices),
}


class Labels:
    """The labels of one page's facets, each list read when it is first asked for."""

    def __init__(self, scope: Scope) -> None:
        self._lists: dict[str, Mapping[str, Label]] = {"type": scope.type_labels, "state": scope.states}

    def of(self, facet: str) -> Mapping[str, Label]:
        """Return label by index value for a facet."""
        if facet not in self._lists:
            self._lists[facet] = kept_part(("labels", facet, get_language()), READERS[facet])
        return self._lists[facet]
