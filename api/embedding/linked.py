"""The portal and its people in the words of schema.org: only what everybody reads on the page itself."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from directory import visibility
from directory.models import VolunteerProfilePage


def site() -> dict[str, Any]:
    """Return the site with its search box."""
    target = f"{settings.SITE_URL}/recherche/?q={{search_term_string}}"
    return {
        "@type": "WebSite",
        "name": "Entraide",
        "url": f"{settings.SITE_URL}/",
        "description": _("People who volunteer to help health and social-care establishments in difficulty."),
        "potentialAction": {
            "@type": "SearchAction",
            "target": {"@type": "EntryPoint", "urlTemplate": target},
            "query-input": "required name=search_term_string",
        },
    }


def person(
    original: VolunteerProfilePage, profile: VolunteerProfilePage, themes: Iterable[Any], *, path: str
) -> dict[str, Any]:
    """Return a volunteer as everybody sees them, whoever reads: what they hide isn't there.

    `profile` and `themes` are those of the page, read already, `path` is where it stands; function, region and themes
    are always public.
    """
    said: dict[str, Any] = {
        "@type": "Person",
        "name": original.title,
        "url": f"{settings.SITE_URL}{path}",
        "knowsAbout": [str(theme.chip.text) for theme in themes],
    }
    if profile.function:
        said["jobTitle"] = profile.function.label
    if original.organisation and "organisation" in visibility.public_fields(original.volunteer):
        said["worksFor"] = {"@type": "Organization", "name": original.organisation}
    if profile.region:
        said["homeLocation"] = {"@type": "AdministrativeArea", "name": str(profile.region)}
    return {"@type": "ProfilePage", "mainEntity": said}
