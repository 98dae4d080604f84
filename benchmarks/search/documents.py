"""Generated volunteers as documents, without a database of them.

Who they are comes from `generate_data`'s own maker of volunteers, and what is indexed from the shaper that the portal
itself uses: only the pages between the two are never saved, so that 350,000 of them take minutes, not hours.
"""

from collections.abc import Iterator
from datetime import date
from functools import cached_property

from datasets.format.lists import Lists
from datasets.format.records import VolunteerRecord
from datasets.generating.dice import Span
from datasets.generating.people import volunteer
from datasets.generating.world import World
from datasets.writing.people import area_of, describe
from directory.models import (
    Area,
    Availability,
    Commune,
    Function,
    Profession,
    ProfileTheme,
    Region,
    Skill,
    Theme,
    Volunteer,
    VolunteerProfilePage,
)
from search.documents import Document
from search.documents.profiles import profile_document

SEED = 1
UNTIL = date(2020, 5, 11)


class Maker:
    """The reference lists, read once, and the documents of made-up people who use them."""

    def __init__(self) -> None:
        self._world, self._lists, self._span = World(), Lists(), Span(UNTIL)

    def documents(self, number: int) -> Iterator[Document]:
        """Yield the documents of so many people, the same ones each time."""
        for rank in range(number):
            record = volunteer(SEED, rank, number, span=self._span, world=self._world)
            yield profile_document(self._page(rank + 1, record), f"/annuaire/volontaire-{rank + 1}/")

    def _page(self, pk: int, record: VolunteerRecord) -> VolunteerProfilePage:
        """Return a page that was never saved, with what hangs on it in memory."""
        told = record.availability
        person = Volunteer(pk=pk)
        person.availability = Availability(
            status=told.status, times=list(told.times), modes=list(told.modes), confirmed_at=record.published_at
        )
        person.area = Area(remote=area_of(record).remote)
        page = describe(VolunteerProfilePage(pk=pk, volunteer=person), record, self._lists, self._communes)
        page.region = self._regions[page.region_id] if page.region_id else None
        page.function = self._functions[page.function_id] if page.function_id else None
        themes = [ProfileTheme(theme=self._themes[slug]) for slug in record.themes]
        page._cluster_related_objects = {
            "profile_themes": themes,
            "professions": [self._professions[slug] for slug in record.professions],
            "skills": [self._skills[slug] for slug in record.skills],
        }
        return page

    @cached_property
    def _communes(self) -> dict[str, Commune]:
        return Commune.objects.select_related("departement__region").in_bulk()

    @cached_property
    def _regions(self) -> dict[str, Region]:
        return Region.objects.in_bulk()

    @cached_property
    def _functions(self) -> dict[int, Function]:
        return Function.objects.in_bulk()

    @cached_property
    def _themes(self) -> dict[str, Theme]:
        return {theme.slug: theme for theme in Theme.objects.select_related("parent")}

    @cached_property
    def _professions(self) -> dict[str, Profession]:
        return {entry.slug: entry for entry in Profession.objects.all()}

    @cached_property
    def _skills(self) -> dict[str, Skill]:
        return {entry.slug: entry for entry in Skill.objects.all()}
