"""Communes by the beginning of their name, or of their postcode, the most peopled first."""

from django.utils.translation import gettext_lazy as _

from directory.searching.towns import single_postcode, towns_beginning
from portal.suggesting import Group, Suggestion


def place_group(prefix: str, *, most: int) -> Group:
    """Return communes; choosing one fills the field "near" of the search form, by its INSEE code."""
    lines = (
        Suggestion(str(one), single_postcode(one), fills={"pres_de": one.code})
        for one in towns_beginning(prefix)[:most]
    )
    return Group("commune", _("Towns"), tuple(lines))
