"""What the list of requests searches, and what one search over everything does."""

from django.utils.translation import gettext_lazy as _

from directory.searching.scopes import PROFILES, Scope

from .choices import HelpKind, State

# Words of addresses (interfaces.md) and the values of the index.
REQUEST_TYPES = {
    "conseil": HelpKind.ADVICE.value,
    "coup-de-main": HelpKind.HANDS.value,
    "renfort": HelpKind.POSITIONS.value,
}
# A draft is in no index, so nobody may filter by it.
PUBLIC_STATES = {state.value: state.label for state in State if state not in (State.DRAFT, State.IN_REVIEW)}

REQUESTS = Scope(
    kinds=("request",),
    facets=("state", "type", "theme", "region", "departement", "profession", "skill", "sector", "legal_status"),
    types=REQUEST_TYPES,
    type_labels=dict(HelpKind.choices),
    states=PUBLIC_STATES,
    has_availability=False,
)

EVERYTHING = Scope(
    kinds=("profile", "request"),
    facets=("theme", "region", "departement", "type", "state", "function", "profession", "skill", "sector"),
    types={**PROFILES.types, **REQUEST_TYPES},
    type_labels={**PROFILES.type_labels, **dict(HelpKind.choices)},
    states=PUBLIC_STATES,
    natures={"profil": "profile", "demande": "request", "fil": "thread", "outil": "resource"},
    nature_labels={
        "profil": _("People"),
        "demande": _("Help requests"),
        "fil": _("Discussions"),
        "outil": _("Tools"),
    },
)
