"""Communes as people begin to type them: by name or by postcode, the most peopled first."""

from django.db.models import Q, QuerySet

from ..models import Commune
from .begins import begins_with

# "denis" finds Saint-Denis and "mans" Le Mans, each by the index on the name.
LEADING = ("", "le ", "la ", "les ", "l ", "saint ", "sainte ")


def towns_beginning(prefix: str) -> QuerySet[Commune]:
    """Return the communes whose name or postcode begins with `prefix`, which is folded already."""
    return Commune.objects.filter(_condition(prefix)).order_by("-population", "code")


def _condition(prefix: str) -> Q:
    if prefix.isdigit():
        return Q(postcodes__contains=f" {prefix}")
    condition = Q()
    for word in LEADING:
        condition |= begins_with("search_name", word + prefix)
    return condition


def single_postcode(commune: Commune) -> str:
    """Return the one postcode of a commune; a large one has many, which say nothing."""
    codes = commune.postcodes.split()
    return codes[0] if len(codes) == 1 else ""
