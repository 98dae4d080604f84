"""Communes by the beginning of their name, or of their postcode, the most peopled first."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from directory.models import Commune

from .begins import begins_with
from .suggestion import Group, Suggestion

# "denis" finds Saint-Denis and "mans" Le Mans, each by the index on the name.
LEADING = ("", "le ", "la ", "les ", "l ", "saint ", "sainte ")


def place_group(prefix: str, *, most: int) -> Group:
    """Return communes; choosing one fills the field "near" of the search form, by its INSEE code."""
    communes = Commune.objects.filter(_condition(prefix)).order_by("-population", "code")[:most]
    lines = (Suggestion(str(one), _postcode(one), fills={"pres_de": one.code}) for one in communes)
    return Group("commune", _("Towns"), tuple(lines))


def _condition(prefix: str) -> Q:
    if prefix.isdigit():
        return Q(postcodes__contains=f" {prefix}")
    condition = Q()
    for word in LEADING:
        condition |= begins_with("search_name", word + prefix)
    return condition


def _postcode(commune: Commune) -> str:
    """Return the one postcode of a commune; a large one has many, which say nothing."""
    codes = commune.postcodes.split()
    return codes[0] if len(codes) == 1 else ""
