"""The reference lists as a data set names them, read once for a whole load."""

from functools import cached_property

from directory.models import (
    Commune,
    Departement,
    EstablishmentCategory,
    Function,
    Profession,
    Region,
    Skill,
    Theme,
)

# Words of the 2020 reports that the register splits up: the most general of its categories stands for them.
EVERYDAY_CATEGORIES = {"clinique": "ESP"}


class Lists:
    """From the name in the data to the key in the database, list by list."""

    @cached_property
    def themes(self) -> dict[str, int]:
        """Themes and families by slug."""
        return dict(Theme.objects.values_list("slug", "pk"))

    @cached_property
    def functions(self) -> dict[str, int]:
        """Functions by slug."""
        return dict(Function.objects.values_list("slug", "pk"))

    @cached_property
    def professions(self) -> dict[str, int]:
        """Professions by slug."""
        return dict(Profession.objects.values_list("slug", "pk"))

    @cached_property
    def skills(self) -> dict[str, int]:
        """Skills by slug."""
        return dict(Skill.objects.values_list("slug", "pk"))

    @cached_property
    def regions(self) -> frozenset[str]:
        """Regions by INSEE code."""
        return frozenset(Region.objects.values_list("code", flat=True))

    @cached_property
    def departements(self) -> frozenset[str]:
        """Départements by INSEE code."""
        return frozenset(Departement.objects.values_list("code", flat=True))

    @cached_property
    def communes(self) -> dict[str, str]:
        """The region of each commune, by INSEE code."""
        return dict(Commune.objects.values_list("code", "departement__region_id"))

    @cached_property
    def categories(self) -> dict[str, str]:
        """Category codes by acronym in lower case; "CHR/CHU" answers to CHR and to CHU too."""
        found = {
            acronym.lower(): code for code, acronym in EstablishmentCategory.objects.values_list("code", "acronym")
        }
        for acronym, code in list(found.items()):
            for part in acronym.split("/"):
                found.setdefault(part, code)
        for word, acronym in EVERYDAY_CATEGORIES.items():
            if acronym.lower() in found:
                found.setdefault(word, found[acronym.lower()])
        return found
