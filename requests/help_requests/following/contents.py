"""What a request says, field by field, and how each field is said in words (`portal/editing/contents.py`)."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from directory.models import Commune, Profession, Skill, Theme
from directory.wording import typographic
from portal.dates import day_in_words
from portal.editing.contents import Attribute, Content, Contents, Lines

from ..choices import Place, Urgency
from ..models import Need
from ..needs import period

# Of a need, in the order of its form; the first tells lines apart.
COLUMNS = (
    "pk", "profession_id", "skill_id", "number", "starts_on", "ends_on", "starts_at", "ends_at", "commune_id",
    "verified_only",
)  # fmt: skip


class Needs(Lines):
    """The needs: a line without a key, or with one that is none of this request's, is a new one."""

    def write(self, page: Any, value: Any) -> None:
        known = {need.pk for need in page.needs.all()}
        super().write(page, [[key if key in known else None, *parts] for key, *parts in value])


class Themes(Attribute):
    """A choice of themes, in any order."""

    def read(self, page: Any) -> list[int]:
        return sorted(theme.pk for theme in page.themes.all())

    def write(self, page: Any, value: Any) -> None:
        page.themes = list(Theme.objects.filter(pk__in=value))


FIELDS: Mapping[str, Attribute | Lines] = {
    field.name: field
    for field in (
        Attribute("title", _("Title"), "title"),
        Attribute("description", _("Description"), "description"),
        Attribute("urgency", _("Urgency"), "urgency"),
        Attribute("needed_by", _("Needed by"), "needed_by"),
        Attribute("place", _("Where"), "place"),
        Themes("themes", _("Themes"), "themes"),
        Needs("needs", _("Needs"), "needs", Need, COLUMNS),
    )
}


def say(name: str, content: Content) -> str:
    """Return what a content says in this field, for comparison."""
    value = content[name]
    if name == "needs":
        return "\n".join(_need(line) for line in value)
    if name == "themes":
        return ", ".join(str(theme) for theme in Theme.objects.filter(pk__in=value))
    if isinstance(value, date):
        return day_in_words(value)
    for choices in (Urgency, Place):
        if value in choices.values:
            return str(choices(value).label)
    return str(value or "")


def _need(line: list[Any]) -> str:
    _pk, profession, skill, number, starts_on, ends_on, starts_at, ends_at, commune, _verified = line
    entry = Profession.objects.filter(pk=profession).first() or Skill.objects.filter(pk=skill).first()
    place = Commune.objects.filter(pk=commune).first() if commune else None
    hours = f"{starts_at:%H:%M}–{ends_at:%H:%M}" if starts_at and ends_at else ""
    days = period(starts_on, ends_on) if starts_on or ends_on else ""
    return ", ".join(filter(None, (f"{number} × {typographic(str(entry))}", days, hours, str(place or ""))))


REQUEST = Contents(FIELDS, say)
