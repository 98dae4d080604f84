"""What a page needs before somebody is asked to read it."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from ..models import VolunteerProfilePage


@dataclass(frozen=True)
class Point:
    """Something that is lacking, and the screen of the wizard that asks for it."""

    text: str
    step: str


def lacking(page: VolunteerProfilePage) -> list[Point]:
    """Return what this version of a page still lacks."""
    return list(_points(page))


def _points(page: VolunteerProfilePage) -> Iterator[Point]:
    if not page.title.strip():
        yield Point(_("Write your name."), "qui-je-suis")
    if not page.kinds:
        yield Point(_("Say what kind of help you offer."), "ce-que-je-sais-faire")
    if not any(rows.all() for rows in (page.profile_themes, page.profile_professions, page.profile_skills)):
        yield Point(_("Choose at least one theme, profession or skill."), "ce-que-je-sais-faire")
    if not page.presentation.strip():
        yield Point(_("Present yourself in a few sentences."), "ce-que-je-sais-faire")
