"""Volunteers' pages."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from ninja import Query, Router

from directory import visibility
from directory.models import VolunteerProfilePage
from directory.presentation import area_in_words
from directory.searching.scopes import PROFILES
from search.documents.profiles import availability_card, photo_url

from ..schemas.lists import Found, SearchWords
from ..schemas.profiles import ProfileItem, ProfileOut
from ..searching import found, item

router = Router(tags=["profiles"])


@router.get("/profiles", response=Found[ProfileItem], summary="List volunteers")
def profiles(request: HttpRequest, words: Query[SearchWords]) -> HttpResponse:
    """List the people of the directory, searched and filtered as at `/annuaire/`."""
    return found(request, PROFILES, Found[ProfileItem], item)


@router.get("/profiles/{slug}", response=ProfileOut, summary="One volunteer")
def profile(request: HttpRequest, slug: str) -> dict[str, Any]:
    """Show the page of one person, as the reader may see it."""
    page = get_object_or_404(VolunteerProfilePage.objects.live().public().with_card(), slug=slug)
    return profile_out(page, visibility.shown_fields(page.volunteer, visibility.audiences_of(request.user)))


def profile_out(original: VolunteerProfilePage, shown: frozenset[str]) -> dict[str, Any]:
    """Shape a page for readers who see these fields; what they may not see was taken away before it is read."""
    page = visibility.redacted(original, shown)
    told = getattr(page.volunteer, "availability", None)
    area = getattr(page.volunteer, "area", None)
    return {
        **{name: getattr(page, name) for name in ("slug", "url", "organisation", "presentation", "background")},
        **{name: getattr(page, name) for name in ("kinds", "sector", "legal_status", "languages", "place")},
        "name": page.title,
        "function": page.function.label if page.function else "",
        # Of the page as it is: its town may have been taken away.
        "region": original.known_region,
        "themes": [
            {"slug": row.theme.slug, "name": row.theme.name, "level": row.level, "note": row.note}
            for row in page.profile_themes.all()
        ],
        "professions": [{"slug": one.slug, "name": one.label} for one in page.professions],
        "skills": list(page.skills),
        "availability": availability_card(told),
        "confirmed_on": timezone.localdate(told.confirmed_at) if told else None,
        "area": {
            "text": area_in_words(area, names_town="commune" in shown) if area else "",
            "remote": bool(area and area.remote),
        },
        "photo": photo_url(page),
        "published_at": page.first_published_at.isoformat() if page.first_published_at else None,
    }
