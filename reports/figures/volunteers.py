"""People who offer help, as of a moment: the rows of `VolunteerFact` that held then, and nothing else.

A profile withdrawn, changed or erased later changes nothing here: its row ends later, or loses its link to the person.
"""

from typing import Any

from django.db.models import Count, Q, QuerySet

from directory.choices import Gender, LegalStatus, Sector
from directory.models import VolunteerFact

from ..period import Period
from .breakdown import items

Facts = QuerySet[VolunteerFact]


def volunteers(period: Period) -> dict[str, Any]:
    """Return all figures about volunteers, in four queries.

    - `total`: profiles published by the moment and not withdrawn;
    - `new`: those of them registered within the week;
    - `kinds`: each kind somebody offers, so that one person may count in several;
    - `gender`, `sector`, `legal_status`, `regions`, `functions`: each person once, "not given" included;
    - `themes`: each theme somebody offers.
    """
    facts = people(period)
    regions = _by_region(facts)
    return {
        **_counts(facts, period),
        "regions": regions,
        "regions_count": sum(region["code"] is not None for region in regions),
        "functions": _by_function(facts),
        "themes": _by_theme(facts),
    }


def volunteers_total(period: Period) -> int:
    """Count the profiles published by the moment and not withdrawn."""
    return people(period).count()


def people(period: Period) -> Facts:
    """Return the facts that held at the moment, one for each profile published and not withdrawn."""
    return period.among.people(VolunteerFact.objects.as_of(period.as_of))


def _counts(facts: Facts, period: Period) -> dict[str, Any]:
    """Count everything that is a column of the row in one pass; `private` sums both private statuses."""
    counted = facts.aggregate(
        total=_where(),
        new=_where(**period.within("registered_at")),
        **{kind: _where(**{f"is_{kind}": True}) for kind in ("expert", "care", "non_care")},
        **{f"gender_{gender}": _where(gender=gender) for gender in Gender.values},
        **{f"sector_{sector}": _where(sector=sector) for sector in Sector.values},
        **{f"status_{status}": _where(legal_status=status) for status in LegalStatus.values},
    )
    return {
        "total": counted["total"],
        "new": counted["new"],
        "kinds": {kind: counted[kind] for kind in ("expert", "care", "non_care")},
        "gender": {gender: counted[f"gender_{gender}"] for gender in Gender.values},
        "sector": {sector: counted[f"sector_{sector}"] for sector in Sector.values},
        "legal_status": {
            "public": counted["status_public"],
            "private": counted["status_private_nonprofit"] + counted["status_private_for_profit"],
            "not_given": counted["status_not_given"],
        },
    }


def by_region(period: Period) -> list[dict[str, Any]]:
    """Return the volunteers of each region, the most first."""
    return _by_region(people(period))


def _by_region(facts: Facts) -> list[dict[str, Any]]:
    return items(facts.values_list("region_id", "region__name").annotate(n=Count("pk")).order_by(), "code")


def _by_function(facts: Facts) -> list[dict[str, Any]]:
    return items(facts.values_list("function__slug", "function__name_fr").annotate(n=Count("pk")).order_by(), "slug")


def _by_theme(facts: Facts) -> list[dict[str, Any]]:
    """A person without a theme is in none, since themes overlap and never add up to the total."""
    offered = facts.filter(themes__isnull=False).values_list("themes__slug", "themes__name_fr")
    return items(offered.annotate(n=Count("pk")).order_by(), "slug")


def _where(**conditions: Any) -> Count:
    return Count("pk", filter=Q(**conditions)) if conditions else Count("pk")
