"""What a page says, as plain values by field: the common ground of forms, comparison, conflicts and repeated clicks.

Values are JSON-able: a text, a key, a list of values, or for lines a list of lists. Two contents are compared with
`==`; what the page's revisions hold beyond these fields is left as it is.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Model
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.models import Orderable

from ..models import (
    ProfileDocument,
    ProfileProfession,
    ProfileReference,
    ProfileSkill,
    ProfileTheme,
    VolunteerProfilePage,
)

Content = dict[str, Any]


@dataclass(frozen=True)
class Attribute:
    """A field of the page itself."""

    name: str
    label: str | Promise
    attribute: str

    def read(self, page: VolunteerProfilePage) -> Any:
        value = getattr(page, self.attribute)
        return list(value) if isinstance(value, list) else value

    def write(self, page: VolunteerProfilePage, value: Any) -> None:
        setattr(page, self.attribute, value)


@dataclass(frozen=True)
class Lines:
    """Lines of the page: each a list of the values of `columns`, of which the first tells lines apart."""

    name: str
    label: str | Promise
    relation: str
    model: type[Orderable]
    columns: tuple[str, ...]

    def read(self, page: VolunteerProfilePage) -> list[list[Any]]:
        return [[getattr(row, column) for column in self.columns] for row in getattr(page, self.relation).all()]

    def write(self, page: VolunteerProfilePage, value: Sequence[Sequence[Any]]) -> None:
        """Keep the row of a line that was there before, so that moderators see what changed in it."""
        there: dict[Any, Model] = {getattr(row, self.columns[0]): row for row in getattr(page, self.relation).all()}
        rows = []
        for order, line in enumerate(value):
            row = there.get(line[0]) or self.model()
            for column, part in zip(self.columns, line, strict=True):
                setattr(row, column, part)
            row.sort_order = order
            rows.append(row)
        setattr(page, self.relation, rows)


Field = Attribute | Lines

FIELDS: Mapping[str, Field] = {
    field.name: field
    for field in (
        Attribute("name", _("Name"), "title"),
        Attribute("photo", _("Photo"), "photo_id"),
        Attribute("function", _("Function"), "function_id"),
        Attribute("organisation", _("Structure"), "organisation"),
        Attribute("sector", _("Sector"), "sector"),
        Attribute("legal_status", _("Legal status"), "legal_status"),
        Attribute("commune", _("Commune"), "commune_id"),
        Attribute("region", _("Region"), "region_id"),
        Attribute("kinds", _("Kinds of help"), "kinds"),
        Attribute("situation", _("Situation"), "situation"),
        Lines("themes", _("Themes"), "profile_themes", ProfileTheme, ("theme_id", "level", "note")),
        Lines(
            "professions",
            _("Professions"),
            "profile_professions",
            ProfileProfession,
            ("profession_id", "registration_number"),
        ),
        Lines("skills", _("Skills"), "profile_skills", ProfileSkill, ("skill_id", "level")),
        Attribute("presentation", _("Presentation"), "presentation"),
        Attribute("background", _("Background"), "background"),
        Attribute("languages", _("Languages"), "languages"),
        Lines("references", _("References"), "profile_references", ProfileReference, ("text", "url")),
        Lines("documents", _("Documents"), "profile_documents", ProfileDocument, ("upload_id", "title")),
    )
}


def read(page: VolunteerProfilePage) -> Content:
    """Return everything the page says."""
    return {name: field.read(page) for name, field in FIELDS.items()}


def write(page: VolunteerProfilePage, content: Mapping[str, Any]) -> None:
    """Have the page say these fields; the others stay."""
    for name, value in content.items():
        FIELDS[name].write(page, value)


def differing(one: Mapping[str, Any], other: Mapping[str, Any]) -> list[str]:
    """Return the fields of `one` that `other` says differently, in the order of the page."""
    return [name for name in FIELDS if name in one and one[name] != other.get(name)]
