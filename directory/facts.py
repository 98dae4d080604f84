"""Dated facts about published profiles: closed and opened at each publication, change or withdrawal."""

from datetime import datetime
from typing import Any

from django.db import transaction

from .choices import VolunteerKind
from .models import Volunteer, VolunteerFact, VolunteerProfilePage


def describe(page: VolunteerProfilePage) -> dict[str, Any]:
    """Return what a fact says of a page: what figures break down by, and nothing that names anybody."""
    volunteer = page.volunteer
    departement = page.commune.departement if page.commune else None
    return {
        "registered_at": volunteer.registered_at,
        "gender": volunteer.gender,
        "sector": page.sector,
        "legal_status": page.legal_status,
        "is_expert": VolunteerKind.EXPERT in page.kinds,
        "is_care": VolunteerKind.CARE in page.kinds,
        "is_non_care": VolunteerKind.NON_CARE in page.kinds,
        "region_id": page.region_id or (departement.region_id if departement else None),
        "departement_id": departement.pk if departement else None,
        "function_id": page.function_id,
    }


@transaction.atomic
def record_published(page: VolunteerProfilePage, *, at: datetime) -> VolunteerFact:
    """Note what a page says from `at` on; nothing is written when nothing changed."""
    described = describe(page)
    themes = set(page.profile_themes.values_list("theme_id", flat=True))
    current = VolunteerFact.objects.current().filter(volunteer=page.volunteer).first()
    if current and _says(current, described, themes):
        return current
    record_withdrawn(page.volunteer, at=at)
    fact = VolunteerFact.objects.create(volunteer=page.volunteer, from_at=at, **described)
    fact.themes.set(themes)
    return fact


def record_withdrawn(volunteer: Volunteer, *, at: datetime) -> None:
    """Note that nothing is published any more from `at` on."""
    VolunteerFact.objects.current().filter(volunteer=volunteer).update(to_at=at)


def _says(fact: VolunteerFact, described: dict[str, Any], themes: set[int]) -> bool:
    same = all(getattr(fact, name) == value for name, value in described.items())
    return same and set(fact.themes.values_list("pk", flat=True)) == themes
