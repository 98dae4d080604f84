"""What a list page searches: each app describes its own, since the directory knows nothing of requests."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from portal.finding import Kind

from ..choices import VolunteerKind

Label = str | Promise

# Words of addresses (interfaces.md) and the values of the index.
PROFILE_TYPES = {
    "expert": VolunteerKind.EXPERT.value,
    "soignant": VolunteerKind.CARE.value,
    "non-soignant": VolunteerKind.NON_CARE.value,
}


@dataclass(frozen=True)
class Scope:
    """A list page: what it finds, the words of its `type`, its states, and the facets it counts, in order."""

    kinds: tuple[Kind, ...]
    facets: tuple[str, ...]
    types: Mapping[str, str]
    type_labels: Mapping[str, Label]
    states: Mapping[str, Label] = field(default_factory=dict)
    natures: Mapping[str, Kind] = field(default_factory=dict)
    nature_labels: Mapping[str, Label] = field(default_factory=dict)
    has_availability: bool = True


PROFILES = Scope(
    kinds=("profile",),
    facets=("theme", "region", "departement", "type", "function", "profession", "skill", "sector", "legal_status"),
    types=PROFILE_TYPES,
    type_labels=dict(VolunteerKind.choices),
    nature_labels={"profil": _("People")},
)
