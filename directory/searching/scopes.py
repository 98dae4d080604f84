"""What a list page searches: each app describes its own, since the directory knows nothing of requests."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from portal.finding import Kind

from ..choices import VolunteerKind
from .parameters import NAMES

Label = str | Promise
# What the parameter `type` is called where people offer or ask for help.
KIND_OF_HELP: Label = _("Kind of help")

# Words of addresses (interfaces.md) and the values of the index.
PROFILE_TYPES = {
    "expert": VolunteerKind.EXPERT.value,
    "soignant": VolunteerKind.CARE.value,
    "non-soignant": VolunteerKind.NON_CARE.value,
}


@dataclass(frozen=True)
class Wording:
    """What a list says of itself: what may be typed, what its buttons do, and what it says when it is empty.

    `nothing_for` and `nothing_for_filtered` hold `%(text)s`, the words that were typed.
    """

    typed: Label
    see: Label
    nothing: Label
    nothing_for: Label
    nothing_for_filtered: Label
    frequent: Label
    everything: Label


@dataclass(frozen=True)
class Scope:
    """A list page: what it finds, its words, those of its `type`, its states, and the facets it counts, in order."""

    kinds: tuple[Kind, ...]
    wording: Wording
    facets: tuple[str, ...]
    types: Mapping[str, str]
    type_labels: Mapping[str, Label]
    states: Mapping[str, Label] = field(default_factory=dict)
    natures: Mapping[str, Kind] = field(default_factory=dict)
    nature_labels: Mapping[str, Label] = field(default_factory=dict)
    type_name: Label = KIND_OF_HELP
    has_availability: bool = True
    has_place: bool = True
    has_map: bool = False

    def name_of(self, parameter: str) -> Label:
        """Return what a parameter is called in this list."""
        return self.type_name if parameter == "type" else NAMES[parameter]


PROFILES = Scope(
    kinds=("profile",),
    wording=Wording(
        typed=_("Theme, function, name or word"),
        see=_("See the people"),
        nothing=_("Nobody with these filters"),
        nothing_for=_("Nobody for “%(text)s”"),
        nothing_for_filtered=_("Nobody for “%(text)s” with these filters"),
        frequent=_("Themes that people offer most:"),
        everything=_("See everybody"),
    ),
    facets=("theme", "region", "departement", "type", "function", "profession", "skill", "sector", "legal_status"),
    types=PROFILE_TYPES,
    type_labels=dict(VolunteerKind.choices),
    nature_labels={"profil": _("People")},
    has_map=True,
)
