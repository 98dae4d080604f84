"""A volunteer's page as its author edits it: the values of the page's own form, lists by their slugs."""

from typing import Any

from directory.addresses import profile_url
from directory.editing import completeness, versions
from directory.editing.forms.identity import names_of
from directory.editing.states import standing
from directory.models import VolunteerProfilePage

LINES = ("themes", "professions", "skills", "references")


def my_page_out(page: VolunteerProfilePage) -> dict[str, Any]:
    """Shape a page and how it stands, for its author."""
    draft, stands = versions.latest(page), standing(page)
    return as_written(draft) | {
        "slug": page.slug,
        "url": profile_url(page.slug),
        "live": page.live,
        "review": stands.review.value,
        "standing": stands.sentence,
        "comment": stands.comment,
        "lacking": [point.text for point in completeness.lacking(draft)],
    }


def as_written(draft: VolunteerProfilePage) -> dict[str, Any]:
    """Return what a draft says, as a change may say it."""
    first, last = names_of(draft)
    same = ("organisation", "sector", "legal_status", "kinds", "situation", "presentation", "background", "languages")
    return {name: getattr(draft, name) for name in same} | {
        "first_name": first,
        "last_name": last,
        "function": draft.function.slug if draft.function else "",
        "commune": str(draft.commune or ""),
        "region": draft.region_id or "",
        "gender": draft.volunteer.gender,
        "themes": [
            {"theme": row.theme.slug, "level": row.level, "note": row.note} for row in draft.profile_themes.all()
        ],
        "professions": [
            {"profession": row.profession.slug, "registration_number": row.registration_number}
            for row in draft.profile_professions.all()
        ],
        "skills": [{"skill": row.skill.slug, "level": row.level} for row in draft.profile_skills.all()],
        "references": [{"text": row.text, "url": row.url} for row in draft.profile_references.all()],
    }
