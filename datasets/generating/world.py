"""The reference lists as the generator draws from them, always in the same order."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate

from directory.models import Commune, Function, Profession, Skill, Theme
from directory.wording import typographic

from .dice import Dice

# What the spring of 2020 asked for above all.
SOUGHT_PROFESSIONS = ("aide-soignant", "infirmier", "agent-de-service-hospitalier", "medecin", "psychologue")
SOUGHT_THEMES = ("teletravail", "si-medico-social", "pca", "telemedecine", "visioconference", "hygiene-covid")
CARE_FUNCTIONS = ("soig", "cs", "idec")
NON_CARE_FUNCTION = "vol"


@dataclass(frozen=True, slots=True)
class Place:
    """A commune as records need it."""

    code: str
    name: str
    region: str
    departement: str


def _named(rows: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return names by slug as somebody who writes well types them."""
    return {slug: typographic(name) for slug, name in rows}


class World:
    """Lists read once. Raises `LookupError` when the reference lists aren't loaded."""

    def __init__(self) -> None:
        themes = Theme.objects.exclude(parent=None).order_by("slug")
        self.themes: dict[str, str] = _named(themes.values_list("slug", "name_fr"))
        functions = list(Function.objects.order_by("slug").values_list("slug", flat=True))
        self.expert_functions = [slug for slug in functions if slug not in {*CARE_FUNCTIONS, NON_CARE_FUNCTION}]
        professions = Profession.objects.order_by("slug").values_list("slug", "name_fr", "feminine", "is_care")
        rows = [(slug, typographic(man), typographic(woman), is_care) for slug, man, woman, is_care in professions]
        self.care = {slug: (man, woman) for slug, man, woman, is_care in rows if is_care}
        self.non_care = {slug: (man, woman) for slug, man, woman, is_care in rows if not is_care}
        self.skills: dict[str, str] = _named(Skill.objects.order_by("slug").values_list("slug", "name_fr"))
        communes = Commune.objects.filter(population__gt=0, latitude__isnull=False).order_by("code")
        found = list(communes.values_list("code", "name", "departement__region_id", "departement_id", "population"))
        self._places = [Place(*row[:4]) for row in found]
        self._weights = list(accumulate(row[4] for row in found))
        if not (self.themes and functions and self.care and self.non_care and self.skills and self._places):
            raise LookupError("The reference lists are empty.")

    def place(self, rng: Dice) -> Place:
        """Return a commune, a large one more often than a small one."""
        return rng.choices(self._places, cum_weights=self._weights)[0]

    def draw_themes(self, rng: Dice, least: int, most: int) -> tuple[str, ...]:
        """Return some themes, the sought ones more often."""
        sought = [slug for slug in SOUGHT_THEMES if slug in self.themes]
        first = rng.choice(sought) if sought and rng.random() < 0.5 else rng.choice(list(self.themes))
        others = rng.some([slug for slug in self.themes if slug != first], least - 1, most - 1)
        return (first, *others)

    def draw_profession(self, rng: Dice) -> str:
        """Return a care profession, the sought ones more often."""
        sought = [slug for slug in SOUGHT_PROFESSIONS if slug in self.care]
        return rng.choice(sought) if sought and rng.random() < 0.7 else rng.choice(list(self.care))
