"""The closed lists of the toolbox."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ResourceKind(models.TextChoices):
    """What sort of document a resource is."""

    TEMPLATE = "template", _("Template")
    GUIDE = "guide", _("Guide")
    CHECKLIST = "checklist", _("Checklist")
    TABLE = "table", _("Spreadsheet")
    SLIDES = "slides", _("Slides or poster")


class Licence(models.TextChoices):
    """What may be done with a resource. `OTHER` is said in the document itself."""

    ETALAB = "lo-2.0", _("Open Licence 2.0 (Etalab)")
    CC0 = "cc0-1.0", _("Public domain (CC0 1.0)")
    CC_BY = "cc-by-4.0", _("Creative Commons Attribution 4.0 (CC BY)")
    CC_BY_SA = "cc-by-sa-4.0", _("Creative Commons Attribution – Share alike 4.0 (CC BY-SA)")
    OTHER = "other", _("Other terms, stated in the document")

    @property
    def url(self) -> str:
        """Where the terms stand; empty for terms of their own."""
        return _TERMS.get(self.value, "")


_TERMS = {
    "lo-2.0": "https://www.etalab.gouv.fr/licence-ouverte-open-licence/",
    "cc0-1.0": "https://creativecommons.org/publicdomain/zero/1.0/deed.fr",
    "cc-by-4.0": "https://creativecommons.org/licenses/by/4.0/deed.fr",
    "cc-by-sa-4.0": "https://creativecommons.org/licenses/by-sa/4.0/deed.fr",
}
