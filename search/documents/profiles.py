"""A volunteer's page as a document: what everybody sees of it.

Nothing private is read here: no e-mail, telephone, gender or draft, and nothing that its owner shows to some only.
"""

from typing import Any

from django.utils import timezone
from wagtail.images.exceptions import InvalidFilterSpecError
from wagtail.images.models import SourceImageIOError

from directory import visibility
from directory.choices import AvailabilityStatus
from directory.models import Area, Availability, VolunteerProfilePage

from .document import NEVER_FREE, Document, excerpt, spoken
from .entries import initials, named, names_of, place_facets, place_names, region_card, spelled, theme_names

PHOTO = "fill-160x160"
# Order of a list without a question: available first, paused last, then the most recently confirmed.
_ORDER = {AvailabilityStatus.AVAILABLE: 2, AvailabilityStatus.LIMITED: 1, AvailabilityStatus.PAUSED: 0}


def profile_document(page: VolunteerProfilePage, url: str) -> Document:
    """Shape a page that came with its card's relations."""
    availability: Availability | None = getattr(page.volunteer, "availability", None)
    area: Area | None = getattr(page.volunteer, "area", None)
    # Read before the town is taken away.
    region = page.known_region
    page = visibility.redacted(page, visibility.public_fields(page.volunteer))
    departement = page.commune.departement if page.commune else None
    is_paused = bool(availability and availability.is_paused)
    confirmed_at = availability.confirmed_at if availability else page.first_published_at
    return Document(
        kind="profile",
        pk=page.pk,
        title=page.title,
        url=url,
        texts=_texts(page, place_names(region, page.commune)),
        facets=_facets(page) | place_facets(region, departement),
        card=_card(page, availability) | {"region": region_card(region)},
        passages=(page.presentation, page.background, *(row.note for row in page.profile_themes.all())),
        published_at=page.first_published_at,
        fresh_at=confirmed_at,
        commune=page.commune_id or "",
        remote=bool(area and area.remote),
        free_from=_free_from(availability) if is_paused else 0,
        is_active=not is_paused,
        order=_order(availability, is_paused),
    )


def _texts(page: VolunteerProfilePage, place: str) -> dict[str, str]:
    themes = page.profile_themes.all()
    return {
        "title": page.title,
        "themes": spoken(*(theme_names(row.theme) for row in themes)),
        "functions": names_of(page.function) if page.function else "",
        "abilities": spoken(*(names_of(entry) for entry in (*page.professions, *page.skills))),
        "place": spoken(place, page.organisation),
        "body": spoken(page.presentation, page.background, *(row.note for row in themes)),
    }


def _facets(page: VolunteerProfilePage) -> dict[str, tuple[str, ...]]:
    return {
        "theme": tuple(row.theme.slug for row in page.profile_themes.all()),
        "sector": (page.sector,),
        "legal_status": (page.legal_status,),
        "function": (page.function.slug,) if page.function else (),
        "profession": tuple(entry.slug for entry in page.professions),
        "skill": tuple(entry.slug for entry in page.skills),
        "type": tuple(page.kinds),
    }


def _card(page: VolunteerProfilePage, availability: Availability | None) -> dict[str, Any]:
    return {
        "name": page.title,
        "initials": initials(page.title),
        "function": spelled(page.function),
        "organisation": page.organisation,
        "place": page.place,
        "excerpt": excerpt(page.presentation),
        "themes": [named(row.theme) for row in page.profile_themes.all()],
        "professions": [named(entry) for entry in page.professions],
        "skills": [named(entry) for entry in page.skills],
        "kinds": list(page.kinds),
        "sector": page.sector,
        "legal_status": page.legal_status,
        "availability": availability_card(availability),
        "confirmed_on": timezone.localdate(availability.confirmed_at).isoformat() if availability else None,
        "photo": photo_url(page),
    }


def availability_card(availability: Availability | None) -> dict[str, Any]:
    """Return whether and how somebody can be asked; who has said nothing of it can be."""
    if availability is None:
        return {"status": AvailabilityStatus.AVAILABLE.value, "until": None, "times": [], "modes": [], "paused": False}
    return {
        "status": availability.status,
        "until": availability.until.isoformat() if availability.until else None,
        "times": list(availability.times),
        "modes": list(availability.modes),
        "paused": availability.is_paused,
    }


def photo_url(page: VolunteerProfilePage) -> str | None:
    """Return where the photo is, none for a page without one."""
    if page.photo is None:
        return None
    try:
        return str(page.photo.get_rendition(PHOTO).url)
    except (SourceImageIOError, InvalidFilterSpecError, OSError):
        return None  # a lost file must not keep a person out of the index


def _free_from(availability: Availability | None) -> int:
    until = availability.until if availability else None
    return until.toordinal() if until else NEVER_FREE


def _order(availability: Availability | None, is_paused: bool) -> tuple[int, ...]:
    if availability is None:
        return (_ORDER[AvailabilityStatus.LIMITED], 0)
    ended_pause = availability.status == AvailabilityStatus.PAUSED and not is_paused
    status = AvailabilityStatus.AVAILABLE if ended_pause else AvailabilityStatus(availability.status)
    return (_ORDER[status], int(availability.confirmed_at.timestamp()))
