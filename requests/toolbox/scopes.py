"""What the list of resources searches."""

from django.utils.translation import gettext_lazy as _

from directory.searching.scopes import Scope, Wording

from .choices import ResourceKind

# Words of addresses and the values of the index.
RESOURCE_TYPES = {
    "modele": ResourceKind.TEMPLATE.value,
    "guide": ResourceKind.GUIDE.value,
    "liste": ResourceKind.CHECKLIST.value,
    "tableau": ResourceKind.TABLE.value,
    "support": ResourceKind.SLIDES.value,
}

RESOURCES = Scope(
    kinds=("resource",),
    wording=Wording(
        typed=_("Theme, kind of document or word"),
        see=_("See the documents"),
        nothing=_("No document with these filters"),
        nothing_for=_("No document for “%(text)s”"),
        nothing_for_filtered=_("No document for “%(text)s” with these filters"),
        frequent=_("Themes of most documents:"),
        everything=_("See every document"),
    ),
    facets=("theme", "type"),
    types=RESOURCE_TYPES,
    type_labels=dict(ResourceKind.choices),
    type_name=_("Kind of document"),
    has_availability=False,
    has_place=False,
)
