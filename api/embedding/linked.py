"""The portal and its people in the words of schema.org: only what everybody reads on the page itself."""

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


def person(original: VolunteerProfilePage) -> dict[str, Any]:
    """Return a volunteer as everybody sees them, whoever reads: what they hide isn't there."""
    page = visibility.redacted(original, visibility.public_fields(original.volunteer))
    said: dict[str, Any] = {
        "@type": "Person",
        "name": page.title,
        "url": f"{settings.SITE_URL}{original.url}",
        "knowsAbout": [row.theme.name for row in original.profile_themes.select_related("theme")],
    }
    if page.function:
        said["jobTitle"] = page.function.label
    if page.organisation:
        said["worksFor"] = {"@type": "Organization", "name": page.organisation}
    if original.known_region:
        said["homeLocation"] = {"@type": "AdministrativeArea", "name": str(original.known_region)}
    return {"@type": "ProfilePage", "mainEntity": said}
