"""People who offer help, as of a moment: the rows of `VolunteerFact` that held then, and nothing else.

A profile withdrawn, changed or erased later changes nothing here: its row ends later, or loses its link to the person.
"""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from django.db.models import Count, Q, QuerySet

from directory.choices import Gender, LegalStatus, Sector
from directory.models import VolunteerFact

from ..period import Period
from .breakdown import items
from .names import Named, named, names

Facts = QuerySet[VolunteerFact]
# Region, function, how many.
Places = list[tuple[Any, Any, int]]


def volunteers(period: Period) -> dict[str, Any]:
    """Return all figures about volunteers, in four queries.

    - `total`: profiles published by the moment and not withdrawn;
    - `new`: those of them registered within the week;
    - `kinds`: each kind somebody offers, so that one person may count in several;
    - `gender`, `sector`, `legal_status`, `regions`, `functions`: each person once, "not given" included;
    - `themes`: each theme somebody offers.
    """
    facts = people(period)
    known, places = names("region", "function", "theme"), _by_place(facts)
    regions = _summed(places, 0, known["region"], "code")
    return {
        **_counts(facts, period),
        "regions": regions,
        "regions_count": sum(region["code"] is not None for region in regions),
        "functions": _summed(places, 1, known["function"], "slug"),
        "themes": _by_theme(facts, known["theme"]),
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
    counts = people(period).values_list("region_id").annotate(n=Count("pk")).order_by()
    return items(named(counts, names("region")["region"]), "code")


def _by_place(facts: Facts) -> Places:
    """Return the volunteers of each region and function, by their keys: at most some hundred pairs, in one pass."""
    return list(facts.values_list("region_id", "function_id").annotate(n=Count("pk")).order_by())


def _summed(places: Places, of: int, known: Mapping[Any, Named], key: str) -> list[dict[str, Any]]:
    counts: Counter[Any] = Counter()
    for row in places:
        counts[row[of]] += row[2]
    return items(named(counts.items(), known), key)


def _by_theme(facts: Facts, known: Mapping[Any, Named]) -> list[dict[str, Any]]:
    """A person without a theme is in none, since themes overlap and never add up to the total."""
    offered = facts.filter(themes__isnull=False).values_list("themes").annotate(n=Count("pk"))
    return items(named(offered.order_by(), known), "slug")


def _where(**conditions: Any) -> Count:
    return Count("pk", filter=Q(**conditions)) if conditions else Count("pk")
