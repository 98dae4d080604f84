"""What the list of requests searches."""

from django.utils.translation import gettext_lazy as _

from directory.searching.scopes import Scope, Wording

from .choices import HelpKind, State

# Words of addresses (interfaces.md) and the values of the index.
REQUEST_TYPES = {
    "conseil": HelpKind.ADVICE.value,
    "coup-de-main": HelpKind.HANDS.value,
    "renfort": HelpKind.POSITIONS.value,
}
# A draft is in no index, so nobody may filter by it.
PUBLIC_STATES = {state.value: state.label for state in State if state not in State.unpublished()}

REQUESTS = Scope(
    kinds=("request",),
    wording=Wording(
        typed=_("Theme, profession, establishment or word"),
        see=_("See the requests"),
        nothing=_("No request with these filters"),
        nothing_for=_("No request for “%(text)s”"),
        nothing_for_filtered=_("No request for “%(text)s” with these filters"),
        frequent=_("Themes of most requests:"),
        everything=_("See every request"),
    ),
    facets=("state", "type", "theme", "region", "departement", "profession", "skill", "sector", "legal_status"),
    types=REQUEST_TYPES,
    type_labels=dict(HelpKind.choices),
    states=PUBLIC_STATES,
    has_availability=False,
)
