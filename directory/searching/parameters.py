"""The names of GET parameters (interfaces.md) and what each is called on the screen."""

from django.utils.translation import gettext_lazy as _

# The parameter of each facet of the index.
FACET_OF = {
    "theme": "theme",
    "region": "region",
    "departement": "departement",
    "secteur": "sector",
    "statut": "legal_status",
    "fonction": "function",
    "metier": "profession",
    "competence": "skill",
    "type": "type",
    "etat": "state",
}
PARAMETER_OF = {facet: parameter for parameter, facet in FACET_OF.items()}

# Every parameter, in the order in which addresses carry them; others are dropped unread.
PARAMETERS = (
    *("q", "exact", "nature", *FACET_OF, "disponible", "pres_de", "rayon", "a_distance", "tri", "page"),
    *("du", "au", "vue"),
)

NAMES = {
    "exact": _("Exact spelling"),
    "nature": _("Kind of page"),
    "theme": _("Theme"),
    "region": _("Region"),
    "departement": _("Département"),
    "secteur": _("Sector"),
    "statut": _("Legal status"),
    "fonction": _("Function"),
    "metier": _("Profession"),
    "competence": _("Skill"),
    "type": _("Kind"),
    "etat": _("State"),
    "disponible": _("Availability"),
    "pres_de": _("Near"),
    "rayon": _("Distance"),
    "a_distance": _("Remote help"),
    "tri": _("Sorted by"),
    "page": _("Page"),
    "du": _("First day"),
    "au": _("Last day"),
    "vue": _("View"),
}

SORTS = {"pertinence": "relevance", "recent": "recent", "distance": "distance", "nom": "name"}
SORT_LABELS = {
    "pertinence": _("Relevance"),
    "recent": _("Freshness"),
    "distance": _("Distance"),
    "nom": _("Name"),
}
