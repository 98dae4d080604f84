"""What one search over everything searches."""

from django.utils.translation import gettext_lazy as _

from community.discussing.listing import GENERAL
from directory.searching.scopes import PROFILES, Scope, Wording
from help_requests.scopes import REQUESTS
from toolbox.scopes import RESOURCES

EVERYTHING = Scope(
    kinds=("profile", "request", "thread", "resource"),
    wording=Wording(
        typed=_("Theme, profession, name, establishment or word"),
        see=_("See the results"),
        nothing=_("Nothing with these filters"),
        nothing_for=_("Nothing for “%(text)s”"),
        nothing_for_filtered=_("Nothing for “%(text)s” with these filters"),
        frequent=_("Themes that are talked about most:"),
        everything=_("See everything"),
    ),
    facets=("theme", "region", "departement", "type", "state", "function", "profession", "skill", "sector"),
    types={**PROFILES.types, **REQUESTS.types, **RESOURCES.types, "discussion": GENERAL},
    type_labels={
        **PROFILES.type_labels,
        **REQUESTS.type_labels,
        **RESOURCES.type_labels,
        GENERAL: _("Discussion by theme"),
    },
    type_name=_("Kind"),
    states=REQUESTS.states,
    natures={"profil": "profile", "demande": "request", "fil": "thread", "outil": "resource"},
    nature_labels={
        "profil": _("People"),
        "demande": _("Help requests"),
        "fil": _("Discussions"),
        "outil": _("Tools"),
    },
)
