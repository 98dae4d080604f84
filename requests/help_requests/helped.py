"""What a volunteer helped with, as their page tells it: values of one question, put into SQL once."""

from datetime import datetime
from itertools import islice
from typing import Any, NamedTuple

from django.db.models import OuterRef, QuerySet, Subquery

from directory.models import Commune, Establishment, EstablishmentCategory, Region
from portal.questions import Gap, ask, gaps

from .models import StatePeriod, Support

ESTABLISHMENT = tuple(
    f"help_request__establishment__{name}"
    for name in ("name", "shown_as", "category__name", "commune__name", "commune__departement", "region__name")
)


class Helped(NamedTuple):
    """The last help given to a request; what is read of the request and of who asked for it."""

    request: int
    title: str
    slug: str
    state: str | None
    channel: str
    minutes: int | None
    at: datetime
    name: str | None
    shown_as: str
    category: str
    town: str | None
    departement: str
    region: str | None

    @property
    def establishment(self) -> str:
        """What the public reads of who asked, by the establishment's own rule; empty when nobody is told."""
        if self.name is None:
            return ""
        town = Commune(name=self.town, departement_id=self.departement) if self.town is not None else None
        region = Region(name=self.region) if self.region is not None else None
        category = EstablishmentCategory(name=self.category)
        whole = Establishment(name=self.name, shown_as=self.shown_as, category=category, commune=town, region=region)
        return whole.shown_in_full


def helped_by(volunteer: int, *, most: int) -> list[Helped]:
    """Return the published requests somebody helped with, the latest first, at most so many."""
    at = {"person": volunteer}
    latest: dict[int, Helped] = {}
    for row in ask("what somebody helped with", lambda: _given(gaps(at)["person"]), at):
        latest.setdefault(row[0], Helped(*row))
    return list(islice(latest.values(), most))


def _given(person: Gap) -> QuerySet[Any, Any]:
    """Return the question for help given: the latest request first, of each request the latest help first."""
    holding = StatePeriod.objects.current().filter(help_request=OuterRef("help_request"))
    given = Support.objects.filter(volunteer=person, help_request__live=True)
    request = ("help_request", "help_request__title", "help_request__slug", "state")
    return (
        given.annotate(state=Subquery(holding.values("state")[:1]))
        .order_by("-help_request__first_published_at", "help_request", "-at")
        .values_list(*request, "channel", "minutes", "at", *ESTABLISHMENT)
    )
