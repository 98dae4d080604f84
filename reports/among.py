"""Of whom a figure speaks: everybody, or the people and requests of some places, themes and sectors."""

from dataclasses import dataclass

from django.db.models import Q, QuerySet

from directory.choices import Sector
from directory.models import VolunteerFact
from help_requests.models import HelpRequestPage


@dataclass(frozen=True)
class Among:
    """Codes and slugs that are accepted: any of one kind, and all kinds that name some; a kind without one accepts all.

    A person has the region, département, sector and themes that their page told at the moment, a request those of its
    establishment, and its own themes.
    """

    regions: tuple[str, ...] = ()
    departements: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    sectors: tuple[str, ...] = ()

    def people(self, facts: QuerySet[VolunteerFact]) -> QuerySet[VolunteerFact]:
        """Keep the people spoken of."""
        chosen = {"region__in": self.regions, "departement__in": self.departements, "sector__in": self.sectors}
        facts = facts.filter(**{field: values for field, values in chosen.items() if values})
        # A subquery, since joining themes would count a person once for each.
        offering = VolunteerFact.themes.through.objects.filter(theme__slug__in=self.themes)
        return facts.filter(pk__in=offering.values("volunteerfact")) if self.themes else facts

    def requests(self, pages: QuerySet[HelpRequestPage]) -> QuerySet[HelpRequestPage]:
        """Keep the requests spoken of."""
        chosen = {
            "establishment__region__in": self.regions,
            "establishment__commune__departement__in": self.departements,
        }
        pages = pages.filter(**{field: values for field, values in chosen.items() if values})
        if self.sectors:
            # A request without an establishment has no sector either, as in the breakdown.
            nobody = Q(establishment=None) if Sector.NOT_GIVEN in self.sectors else Q()
            pages = pages.filter(Q(establishment__sector__in=self.sectors) | nobody)
        about = HelpRequestPage.themes.through.objects.filter(theme__slug__in=self.themes)
        return pages.filter(pk__in=about.values("helprequestpage")) if self.themes else pages


EVERYBODY = Among()
